"""The order of lines: what is compared of each, made once, so that Python's own comparisons decide."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, TypeAlias

from mirage.commands.sort.keys import Cut, Key
from mirage.commands.sort.weights import Weigh, inverted, weigher

Record: TypeAlias = Any
"""A line, or a tuple of its weights, what decides between equals, and the line."""

LINE = 48
"""Bytes that a line costs beside its text."""
WEIGHTS = 150
"""Bytes that what is compared of it costs, roughly."""


class Order:
    """How lines compare. Records are ascending; ``descending``: the last one comes first."""

    __slots__ = ("_columns", "_last_resort", "_weighs", "descending", "plain")

    def __init__(
        self, keys: Sequence[Key], *, reverse: bool, last_resort: bool, tab: bytes | None, salt: bytes, ascending: bool
    ) -> None:
        self.descending = reverse and last_resort and not ascending
        weighs = [_weighs(key, tab, salt, invert=key.reverse != self.descending) for key in keys]
        if reverse and last_resort and ascending:
            weighs.append(inverted)
        self.plain = weighs in ([], [None])
        """Lines are their own records."""
        self._weighs: list[Weigh] = [] if self.plain else [weigh or bytes for weigh in weighs]
        self._last_resort = last_resort
        self._columns = len(self._weighs)

    def records(self, lines: list[bytes], begin: int) -> list[Record]:
        """What compares as the lines do; ``begin`` is the number of the first."""
        if self.plain:
            return lines
        columns = [map(weigh, lines) for weigh in self._weighs]
        if self._last_resort:
            return list(zip(*columns, lines, strict=True))
        return list(zip(*columns, count(begin), lines, strict=False))

    def lines(self, records: Sequence[Record]) -> Sequence[bytes]:
        """The lines of records."""
        return records if self.plain else [record[-1] for record in records]

    def weights(self, record: Record) -> Record:
        """What is compared of a record, where equals are equals."""
        return record if self.plain or self._last_resort else record[: self._columns]

    def distinct(self, records: Sequence[Record], before: Record | None) -> Iterator[Record]:
        """The first of all that are equal; ``before`` is the record before these."""
        last = None if before is None else self.weights(before)
        for record in records:
            weights = self.weights(record)
            if weights != last or last is None:
                yield record
            last = weights


def _weighs(key: Key, tab: bytes | None, salt: bytes, *, invert: bool) -> Weigh | None:
    """From a line to the weight of a key; None: the line itself."""
    cut = None if key.whole else key.cut(tab)
    weigh = weigher(key, salt)
    if invert:
        weigh = inverted if weigh is None else _inverted(weigh)
    if cut is None:
        return weigh
    return cut if weigh is None else _then(cut, weigh)


def _inverted(weigh: Weigh) -> Weigh:
    return lambda text: inverted(weigh(text))


def _then(first: Cut, second: Weigh) -> Weigh:
    return lambda text: second(first(text))
