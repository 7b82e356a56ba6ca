"""The disk resource keeps the laws of every resource, however its directories are reached."""

from pathlib import Path

import pytest

from mirage.resource.disk import DiskResource
from mirage.testing import ResourceLaws, deviates


@deviates("a_link_may_lead_anywhere", "a link that other programs could follow out of the root is refused (EPERM)")
class TestDisk(ResourceLaws):
    many = 1_100
    """More than a page of its listings holds."""

    @pytest.fixture
    def resource(self, folder: Path, reach: str) -> DiskResource:
        return DiskResource(root=folder)
