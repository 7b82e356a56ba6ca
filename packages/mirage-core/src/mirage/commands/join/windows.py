"""Many lines of two sorted files joined at once."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from operator import le, lt
from typing import NamedTuple, TypeAlias

from mirage.commands.join.lines import Line

LINES, LONGEST, FEWEST = 2048, 512, 64
"""So many lines are joined at once, none longer, and not fewer."""
MOST = 2 * LINES * LONGEST
"""Bytes that come of them at most."""
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
    """Lines of both files; None where they are not in order, or too many pairs come of them."""
    keys, others = [each[0] for each in one], [each[0] for each in other]
    if not _rises(keys, le) or not _rises(others, le):
        return None
    single, many = _rises(keys, lt), _rises(others, lt)
    bound = min(keys[-1], others[-1])
    done = bisect_left(keys, bound), bisect_left(others, bound)
    del keys[done[0] :], others[done[1] :]
    one, other = one[: done[0]], other[: done[1]]
    if many:
        known = {key: gap + rest for key, gap, rest in other}
        lines = [key + gap + rest + known[key] + end for key, gap, rest in one if key in known]
    elif single:
        known = {key: key + gap + rest for key, gap, rest in one}
        lines = [known[key] + gap + rest + end for key, gap, rest in other if key in known]
    else:
        found = _pairs(one, other, end)
        if found is None:
            return None
        lines = found
    return Joined(b"".join(lines), done, unpaired=set(keys) != set(others))


def _pairs(one: Sequence[Parts], other: Sequence[Parts], end: bytes) -> list[bytes] | None:
    """Each line with each counterpart, where either may have several; None where they are too much text."""
    tails: dict[bytes, list[bytes]] = {}
    for key, gap, rest in other:
        tails.setdefault(key, []).append(gap + rest + end)
    heads = [parts for parts in one if parts[0] in tails]
    if _size(heads, tails) > MOST:
        return None
    return [head + tail for key, gap, rest in heads for head in (key + gap + rest,) for tail in tails[key]]


def _size(heads: Sequence[Parts], tails: Mapping[bytes, Sequence[bytes]]) -> int:
    sizes = {key: sum(map(len, texts)) for key, texts in tails.items()}
    return sum(sum(map(len, parts)) * len(tails[parts[0]]) + sizes[parts[0]] for parts in heads)


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
