"""Sorting in steps: short runs are sorted, then cut at common places, and the pieces between two of those merged.

No step takes long, so that other lines run meanwhile; and what is compared is in the processor's cache.
"""

from bisect import bisect_left
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING

from mirage.commands.sort.order import LINE, WEIGHTS, Order, Record

if TYPE_CHECKING:
    from mirage.commands.context import Context

RUN = 8192
"""Records that are sorted at one go."""
TEXT = 256 * 1024
"""Bytes of lines that are waited for before they are sorted."""
SAMPLES = 32
"""Of each run, to find where to cut."""


class Runs:
    """Lines, sorted as they come."""

    __slots__ = ("_ctx", "_held", "_lines", "_order", "_runs", "_size", "_unique", "_waiting")

    def __init__(self, ctx: "Context", order: Order, *, unique: bool) -> None:
        self._ctx = ctx
        self._order = order
        self._unique = unique
        self._runs: list[list[Record]] = []
        self._waiting: list[bytes] = []
        self._size = 0
        """Bytes of those that wait."""
        self._lines = 0
        self._held = 0

    async def add(self, lines: list[bytes]) -> None:
        """Take further lines."""
        self._waiting += lines
        self._size += self._hold(lines)
        if self._size >= TEXT:
            await self._sort()

    async def _sort(self) -> None:
        """Make runs of the lines that wait."""
        lines, self._waiting, self._size = self._waiting, [], 0
        for at in range(0, len(lines), RUN):
            run = lines[at : at + RUN]
            records = self._order.records(run, self._lines)
            self._lines += len(run)
            if self._unique and self._order.plain:
                records = list(set(records))
            records.sort()
            self._runs.append(records)
            self._ctx.budget.look()
            await self._ctx.breathe()

    async def sorted(self) -> AsyncIterator[Sequence[bytes]]:
        """All lines in order, in batches."""
        await self._sort()
        before: Record | None = None
        async for records in self._merged():
            kept = records
            if self._unique:
                kept = list(self._order.distinct(records, before))
                before = records[-1] if records else before
            yield self._order.lines(kept)
            self._ctx.budget.look()
            await self._ctx.breathe()
        self._ctx.budget.drop(self._held)
        self._held = 0

    def _hold(self, lines: list[bytes]) -> int:
        """Charge lines and what is compared of them; the bytes of their text."""
        text = sum(map(len, lines))
        size = text + len(lines) * (LINE if self._order.plain else LINE + WEIGHTS)
        self._ctx.budget.hold(size)
        self._held += size
        return text

    async def _merged(self) -> AsyncIterator[list[Record]]:
        runs = self._runs
        edges = await self._edges()
        pieces = range(len(edges) - 1)
        for at in reversed(pieces) if self._order.descending else pieces:
            piece: list[Record] = []
            for run, begin, end in zip(runs, edges[at], edges[at + 1], strict=True):
                piece += run[begin:end]
            if len(runs) > 1:
                piece.sort()
            if self._order.descending:
                piece.reverse()
            yield piece

    async def _edges(self) -> list[list[int]]:
        """For each place to cut at, where it is in every run."""
        runs = self._runs
        edges = [[0] * len(runs)]
        if len(runs) > 1:
            samples = sorted(record for run in runs for record in run[:: max(len(run) // SAMPLES, 1)])
            stride = max(len(samples) * RUN // self._lines, 1)
            for sample in samples[stride::stride]:
                edges.append([bisect_left(run, sample, low) for run, low in zip(runs, edges[-1], strict=True)])
                self._ctx.budget.look()
                await self._ctx.breathe()
        edges.append([len(run) for run in runs])
        return edges
