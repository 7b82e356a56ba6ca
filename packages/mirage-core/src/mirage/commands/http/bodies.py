"""What a request sends."""

from collections.abc import AsyncIterator, Callable
from typing import NamedTuple

from mirage.resources import BLOCK


class Body(NamedTuple):
    """A request's body: it can be sent more than once, but for standard input."""

    size: int | None
    """None: it is not known before the end."""
    chunks: Callable[[], AsyncIterator[bytes]]
    type: str = ""
    kept: int = 0
    """Bytes of it that are in memory."""


def whole(data: bytes, kind: str = "") -> Body:
    """A body that is at hand."""

    async def chunks() -> AsyncIterator[bytes]:
        for at in range(0, len(data), BLOCK):
            yield data[at : at + BLOCK]

    return Body(len(data), chunks, kind, len(data))
