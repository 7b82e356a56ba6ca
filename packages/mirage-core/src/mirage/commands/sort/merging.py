"""Inputs that are in order already: merged line by line, or only checked."""

from collections.abc import AsyncIterator, Sequence
from heapq import heapify, heappop, heapreplace
from typing import TYPE_CHECKING

from mirage.commands.sort.order import Order, Record

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.sort.reading import Lines

BATCH = 1024


class Feed:
    """One input: its records, a batch at a time."""

    __slots__ = ("_at", "_lines", "_order", "_records")

    def __init__(self, lines: "Lines", order: Order) -> None:
        self._lines = lines
        self._order = order
        self._records: Sequence[Record] = ()
        self._at = 0

    async def next(self) -> Record | None:
        """The next record; None at the end."""
        while self._at == len(self._records):
            lines = await self._lines.batch()
            if not lines:
                return None
            self._records, self._at = self._order.records(lines, 0), 0
        self._at += 1
        return self._records[self._at - 1]


async def merged(
    ctx: "Context", inputs: Sequence["Lines"], order: Order, *, unique: bool
) -> AsyncIterator[Sequence[bytes]]:
    """The lines of all inputs, the smallest of those that come next first, in batches."""
    feeds = [Feed(lines, order) for lines in inputs]
    heads = [
        (order.weights(record), at, record)
        for at, feed in enumerate(feeds)
        if (record := await feed.next()) is not None
    ]
    heapify(heads)
    batch: list[Record] = []
    before: Record | None = None
    while heads:
        weights, at, record = heads[0]
        if not unique or before is None or weights != before:
            batch.append(record)
        before = weights
        following = await feeds[at].next()
        if following is None:
            heappop(heads)
        else:
            heapreplace(heads, (order.weights(following), at, following))
        if len(batch) == BATCH:
            yield order.lines(batch)
            batch = []
            ctx.budget.look()
            await ctx.breathe()
    yield order.lines(batch)


async def disorder(ctx: "Context", lines: "Lines", order: Order, *, unique: bool) -> tuple[int, bytes] | None:
    """The first line that is not where it should be, and its number."""
    feed = Feed(lines, order)
    before: Record | None = None
    number = 0
    while (record := await feed.next()) is not None:
        number += 1
        weights = order.weights(record)
        if before is not None and (before > weights or (unique and before == weights)):
            return number, order.lines([record])[0]
        before = weights
        await ctx.breathe()
    return None
