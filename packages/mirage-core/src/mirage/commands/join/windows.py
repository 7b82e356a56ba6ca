"""Many lines of two sorted files joined at once, where one line of either has one counterpart or several."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import islice
from operator import le, lt
from typing import NamedTuple, TypeAlias

from mirage.commands.join.lines import Line

LINES, LONGEST, FEWEST = 2048, 512, 64
"""So many lines are joined at once, none longer, and not fewer."""
Parts: TypeAlias = tuple[bytes, bytes, bytes]
"""A key, what separates it from the fields behind it, and those."""


class Joined(NamedTuple):
    """What comes of a window."""

    text: bytes
    done: tuple[int, int]
    """So many lines of either file are through: those up to a key that may come again."""
    unpaired: bool
    """Whether a line had no counterpart."""


def joined(one: Sequence[Parts], other: Sequence[Parts], end: bytes) -> Joined | None:
    """Lines of both files; None where they are not in order, or several have the same key in both."""
    keys, others = [each[0] for each in one], [each[0] for each in other]
    single, many = _rises(keys, lt), _rises(others, lt)
    if not (single or many) or not _rises(keys, le) or not _rises(others, le):
        return None
    bound = min(keys[-1], others[-1])
    done = bisect_left(keys, bound), bisect_left(others, bound)
    del keys[done[0] :], others[done[1] :]
    if many:
        known = {key: gap + rest for key, gap, rest in islice(other, done[1])}
        lines = [key + gap + rest + known[key] + end for key, gap, rest in islice(one, done[0]) if key in known]
    else:
        known = {key: key + gap + rest for key, gap, rest in islice(one, done[0])}
        lines = [known[key] + gap + rest + end for key, gap, rest in islice(other, done[1]) if key in known]
    return Joined(b"".join(lines), done, unpaired=set(keys) != set(others))


def _rises(keys: Sequence[bytes], how: Callable[[bytes, bytes], bool]) -> bool:
    return all(map(how, keys, islice(keys, 1, None)))


def parted(lines: Sequence[bytes], tab: bytes | None) -> list[Parts] | None:
    """Lines with their first fields apart; None where single blanks do not separate all fields, or one is long."""
    if max(map(len, lines)) > LONGEST:
        return None
    if tab is not None:
        return [line.partition(tab) for line in lines]
    text = b"\n%b\n" % b"\n".join(lines)
    if b"\t" in text or b"  " in text or b"\n " in text or b" \n" in text:
        return None
    return [line.partition(b" ") for line in lines]


def first_of(line: Line, between: bytes) -> Parts:
    """The same of a line that has been split."""
    rest = line.fields[1:]
    return line.key, between if rest else b"", between.join(rest)
