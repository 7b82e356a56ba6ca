"""A tree in memory: the resource to work in."""

from mirage.resource.ram.ram import RAMResource

__all__ = ["RAMResource"]
