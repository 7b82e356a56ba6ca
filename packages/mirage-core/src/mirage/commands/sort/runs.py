"""The lines of all inputs: sorted in runs as they come, which are merged in the end."""

from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING

from mirage.commands.sort.order import LINE, WEIGHTS, Order, Record
from mirage.commands.sorting import RUN, merged

if TYPE_CHECKING:
    from mirage.commands.context import Context

TEXT = 256 * 1024
"""Bytes of lines that are waited for before they are sorted."""
MANY = 64
"""Further runs, and as many as there were, until what is equal among them is left out."""


class Runs:
    """Lines, sorted as they come."""

    __slots__ = ("_ctx", "_held", "_lines", "_most", "_order", "_runs", "_size", "_unique", "_waiting")

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
        self._most = MANY

    async def add(self, lines: list[bytes]) -> None:
        """Take further lines."""
        self._waiting += lines
        self._size += self._hold(lines)
        if self._size < TEXT:
            return
        await self._sort()
        if self._unique and len(self._runs) > self._most:
            await self._thin()

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

    async def _thin(self) -> None:
        """Leave out what is equal to another line."""
        runs: list[list[Record]] = [[]]
        async for records in self._merged(descending=False):
            if len(runs[-1]) >= RUN:
                runs.append([])
            runs[-1] += records
        self._runs = runs
        self._most = 2 * len(runs) + MANY
        before = self._held
        self._held = 0
        for records in runs:
            self._hold(self._order.lines(records))
            await self._ctx.breathe()
        self._ctx.budget.drop(before)

    async def sorted(self) -> AsyncIterator[Sequence[bytes]]:
        """All lines in order, in batches."""
        await self._sort()
        async for records in self._merged(descending=self._order.descending):
            yield self._order.lines(records)
        self._ctx.budget.drop(self._held)
        self._held = 0

    async def _merged(self, *, descending: bool) -> AsyncIterator[Sequence[Record]]:
        before: Record | None = None
        for records in merged(self._runs, descending=descending):
            if not self._unique:
                yield records
            elif records:
                yield list(self._order.distinct(records, before))
                before = records[-1]
            self._ctx.budget.look()
            await self._ctx.breathe()

    def _hold(self, lines: Sequence[bytes]) -> int:
        """Charge lines and what is compared of them; the bytes of their text."""
        text = sum(map(len, lines))
        size = text + len(lines) * (LINE if self._order.plain else LINE + WEIGHTS)
        self._ctx.budget.hold(size)
        self._held += size
        return text
