"""A folder of this machine as a resource, confined to it."""

from typing import TYPE_CHECKING

from mirage.resource.disk.disk import DiskResource

if TYPE_CHECKING:
    from mirage.resource.disk.config import DiskConfig

__all__ = ["DiskConfig", "DiskResource"]


def __getattr__(name: str) -> object:
    if name == "DiskConfig":
        # pydantic is loaded by those who ask for the model only.
        from mirage.resource.disk.config import DiskConfig

        return DiskConfig
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
