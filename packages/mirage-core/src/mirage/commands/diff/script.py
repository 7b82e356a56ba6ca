"""The differences of two texts: runs of lines that one has instead of the other's, and those shown together."""

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import compress
from typing import NamedTuple, TypeAlias

from mirage.commands.diff.alike import Reduced, classes
from mirage.commands.diff.discards import discarded
from mirage.commands.diff.distance import compare
from mirage.commands.diff.shifting import shift
from mirage.commands.diff.texts import Text

Trivial: TypeAlias = Callable[[bytes], bool]

_KEPT = bytes(1 if byte == 0 else 0 for byte in range(256))
_GONE = bytes(0 if byte == 0 else 1 for byte in range(256))


class Change(NamedTuple):
    """Lines of the old text that are others in the new one; either may be none."""

    old: int
    new: int
    removed: int
    added: int

    @property
    def old_end(self) -> int:
        return self.old + self.removed

    @property
    def new_end(self) -> int:
        return self.new + self.added


def changes(
    old: Text, new: Text, reduced: Reduced | None, *, ends_count: bool, minimal: bool, fast: bool
) -> Generator[None, None, list[Change]]:
    """What has to change; ``ends_count`` tells a last line without a line feed from one with it."""
    left, right = (_marked(text) if ends_count else text.middle() for text in (old, new))
    one, two, number = yield from classes(left, right, reduced)
    removed, added = bytearray(len(one) + 1), bytearray(len(two) + 1)
    kept = _kept(one, two, number, removed, minimal)
    yield
    others = _kept(two, one, number, added, minimal)
    yield
    few, some = bytearray(len(kept)), bytearray(len(others))
    yield from compare(
        list(map(one.__getitem__, kept)), list(map(two.__getitem__, others)), few, some, minimal=minimal, fast=fast
    )
    for marks, places, changed in ((few, kept, removed), (some, others, added)):
        for place in compress(places, marks):
            changed[place] = 1
    yield
    yield from shift(removed, added, one)
    yield from shift(added, removed, two)
    return [Change(at + old.begin, to + new.begin, gone, come) for at, to, gone, come in _runs(removed, added)]


def _marked(text: Text) -> list[bytes]:
    lines = text.middle()
    if text.begin <= text.open_line < text.end:
        lines[-1] += b"\n"
    return lines


def _kept(classes: list[int], others: list[int], number: int, changed: bytearray, minimal: bool) -> Sequence[int]:
    """The lines that have to be searched; the rest is marked as changed."""
    if minimal:
        return range(len(classes))
    counts = Counter(others)
    marks = discarded(classes, [counts[each] for each in range(number)])
    changed[: len(marks)] = marks.translate(_GONE)
    return list(compress(range(len(classes)), marks.translate(_KEPT)))


def _runs(removed: bytearray, added: bytearray) -> Iterator[tuple[int, int, int, int]]:
    at = to = 0
    next_gone, next_come = removed.find(1), added.find(1)
    while next_gone >= 0 or next_come >= 0:
        gaps = [place - here for place, here in ((next_gone, at), (next_come, to)) if place >= 0]
        at, to = at + min(gaps), to + min(gaps)
        end, stop = removed.find(0, at), added.find(0, to)
        yield at, to, end - at, stop - to
        if end > at:
            next_gone = removed.find(1, end)
        if stop > to:
            next_come = added.find(1, stop)
        at, to = end, stop


def is_trivial(change: Change, old: Text, new: Text, trivial: Trivial | None) -> bool:
    """Whether a change is one that is ignored."""
    if trivial is None:
        return False
    lines = old.between(change.old, change.old_end) + new.between(change.new, change.new_end)
    return all(map(trivial, lines))


def hunks(script: Sequence[Change], trivial: Sequence[bool], context: int) -> Iterator[list[Change]]:
    """Changes so close to each other that they are shown together."""
    begin = 0
    for at in range(1, len(script) + 1):
        if at < len(script):
            far = context if trivial[at] else 2 * context + 1
            if script[at].old - script[at - 1].old_end < far:
                continue
        if not all(trivial[begin:at]):
            yield list(script[begin:at])
        begin = at
