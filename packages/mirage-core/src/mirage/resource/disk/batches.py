"""Gathers what comes in pieces into batches that are worth a thread call each, and cuts what would hold one up."""

from collections.abc import AsyncIterator
from typing import TypeAlias

Piece: TypeAlias = bytes | memoryview

BATCH = 256 * 1024
"""Bytes for one thread call, about."""

LONGEST = 4 * BATCH
"""The longest piece of a batch."""


class Batches:
    """The pieces of an asynchronous iterator, batch by batch until it has ``ended``."""

    __slots__ = ("_data", "_ended", "_rest")

    def __init__(self, data: AsyncIterator[bytes]) -> None:
        self._data = aiter(data)
        self._rest = memoryview(b"")
        self._ended = False

    async def next(self) -> list[Piece]:
        """The next batch; the last one may be empty."""
        batch: list[Piece] = []
        size = 0
        while size < BATCH:
            try:
                piece: Piece = self._rest if self._rest else await anext(self._data)
            except StopAsyncIteration:
                self._ended = True
                break
            self._rest = memoryview(b"")
            if len(piece) > LONGEST:
                whole = memoryview(piece)
                piece, self._rest = whole[:LONGEST], whole[LONGEST:]
            batch.append(piece)
            size += len(piece)
        return batch

    def ended(self) -> bool:
        """Whether the last batch was the last."""
        return self._ended
