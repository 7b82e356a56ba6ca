"""Where three texts are not the same: two comparisons with the common one, brought together."""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mirage.commands.diff.script import Change
from mirage.commands.diff.texts import Text


class Span(NamedTuple):
    """Lines of one text, from 0."""

    begin: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.begin


class Block(NamedTuple):
    """Lines of each text that stand for each other."""

    spans: tuple[Span, Span, Span]
    odd: int | None
    """The text that is not like the other two; None: all differ."""


_START = Span(0, 0)


def blocks(
    first: Sequence[Change], second: Sequence[Change], texts: Sequence[Text], *, ends_count: bool
) -> Iterator[Block]:
    """The blocks of two texts and the common one, which is the third; the scripts lead from each of the two to it."""
    waiting = (deque(first), deque(second))
    last = (_START, _START, _START)
    while waiting[0] or waiting[1]:
        taken = _taken(waiting)
        low = min(each[0].new for each in taken if each)
        high = max(each[-1].new_end for each in taken if each)
        common = Span(low, high)
        one, two = (_span(each, common, last[at], last[2]) for at, each in enumerate(taken))
        last = (one, two, common)
        yield Block(last, _odd(taken, last, texts, ends_count=ends_count))


def _taken(waiting: tuple[deque[Change], deque[Change]]) -> tuple[list[Change], list[Change]]:
    """The changes of both that touch each other, from the first one on."""
    taken: tuple[list[Change], list[Change]] = ([], [])
    one, two = waiting
    reaching = int(not one or (bool(two) and one[0].new > two[0].new))
    change = waiting[reaching].popleft()
    taken[reaching].append(change)
    mark = change.new_end
    while waiting[1 - reaching] and waiting[1 - reaching][0].new <= mark:
        other = 1 - reaching
        change = waiting[other].popleft()
        taken[other].append(change)
        if change.new_end > mark:
            reaching, mark = other, change.new_end
    return taken


def _span(changes: Sequence[Change], common: Span, last: Span, last_common: Span) -> Span:
    """The lines that stand for those of the common text."""
    if changes:
        front, back = changes[0], changes[-1]
        return Span(front.old - (front.new - common.begin), back.old_end + common.end - back.new_end)
    moved = last.end - last_common.end
    return Span(common.begin + moved, common.end + moved)


def _odd(
    taken: tuple[list[Change], list[Change]], spans: Sequence[Span], texts: Sequence[Text], *, ends_count: bool
) -> int | None:
    if not taken[0]:
        return 1
    if not taken[1]:
        return 0
    (one, two), (left, right) = spans[:2], texts[:2]
    if left.between(*one) != right.between(*two):
        return None
    open_ends = [span.begin <= text.open_line < span.end for span, text in ((one, left), (two, right))]
    return 2 if not ends_count or open_ends[0] == open_ends[1] else None
