"""The reference keeps every law, on both event loops."""

import pytest
from shelf import Shelf

from mirage.testing import ResourceLaws


class TestShelf(ResourceLaws):
    @pytest.fixture
    async def resource(self) -> Shelf:
        return Shelf()
