"""RAM keeps every law that there is for resources."""

import pytest

from mirage.resource.ram import RAMResource
from mirage.testing import ResourceLaws


class TestRAM(ResourceLaws):
    @pytest.fixture
    async def resource(self) -> RAMResource:
        return RAMResource()
