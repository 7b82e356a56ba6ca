"""A resource in disguise: the same instance, for a while of a subclass that hides some of its capabilities."""

from collections.abc import Generator
from contextlib import contextmanager

from mirage.resources import Resource


async def _stay_open(self: Resource) -> None:
    return


@contextmanager
def masked(resource: Resource, *methods: str) -> Generator[Resource]:
    """Inside, ``resource`` lacks the capabilities of these methods, and closing it does nothing."""
    real = type(resource)
    hidden = dict.fromkeys((name for name in methods if hasattr(real, name)), None)
    body = {"__slots__": (), "__module__": real.__module__, "aclose": _stay_open, **hidden}
    resource.__class__ = type(real.__name__, (real,), body)
    try:
        yield resource
    finally:
        resource.__class__ = real
