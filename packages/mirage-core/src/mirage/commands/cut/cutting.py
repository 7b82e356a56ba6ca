"""Cutting whole blocks of lines at once."""

import re
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from mirage.commands.cut.ranges import Ranges

Change: TypeAlias = Callable[[bytes], bytes]
"""From lines, the last of which may lack its end, to what is printed of them."""


QUICK = 16
"""Up to so many fields are picked by their numbers."""
MOST = 1024
"""Of the first so many."""


class Fields(NamedTuple):
    """How fields are told apart, and joined again."""

    delimiter: bytes
    joint: bytes
    only_delimited: bool


def of_bytes(ranges: Ranges, joint: bytes, end: bytes) -> Change:
    """Cut bytes; ``joint`` stands between ranges."""
    if len(ranges) == 1:
        begin, stop = ranges[0]
        return _lines(end, lambda lines: [line[begin:stop] for line in lines])

    def cut(line: bytes) -> bytes:
        return joint.join([line[begin:stop] for begin, stop in ranges if begin < len(line)])

    return _lines(end, lambda lines: map(cut, lines))


def of_fields(ranges: Ranges, fields: Fields, end: bytes) -> Change:
    """Cut fields; a line without a delimiter is printed whole, unless only delimited ones are."""
    delimiter = fields.delimiter
    if ranges == ((0, 1),) and not fields.only_delimited:
        behind = re.compile(re.escape(delimiter) + b"[^" + re.escape(end) + b"]*")
        return lambda block: behind.sub(b"", block) + (b"" if block.endswith(end) else end)
    cut = _picking(ranges, fields)

    def slowly(lines: list[bytes]) -> Iterable[bytes]:
        if fields.only_delimited:
            return [cut(line) for line in lines if delimiter in line]
        return [cut(line) if delimiter in line else line for line in lines]

    quick = _quick(ranges, fields)
    if quick is None:
        return _lines(end, slowly)

    def quickly(lines: list[bytes]) -> Iterable[bytes]:
        try:
            return quick(lines)
        except IndexError:
            # A line has fewer fields.
            return slowly(lines)

    return _lines(end, quickly)


def _quick(ranges: Ranges, fields: Fields) -> Callable[[list[bytes]], list[bytes]] | None:
    """What cuts lines that have all the fields, of which there are few; raises IndexError where one has not."""
    delimiter, joint, _ = fields
    if not ranges or (ranges[-1][1] is None and joint != delimiter):
        return None
    # The last of a split is all the rest of the line, and so is an open range.
    bounds = [(begin, begin + 1 if stop is None else stop) for begin, stop in ranges]
    most = bounds[-1][0] if ranges[-1][1] is None else bounds[-1][1]
    if sum(stop - begin for begin, stop in bounds) > QUICK or not 1 <= most <= MOST:
        return None
    wanted = [at for begin, stop in bounds for at in range(begin, stop)]
    if wanted == [0]:
        return None
    if len(wanted) == 1:
        only = wanted[0]
        return lambda lines: [line.split(delimiter, most)[only] for line in lines]
    if len(wanted) == 2:
        first, second = wanted

        def both(lines: list[bytes]) -> list[bytes]:
            found: list[bytes] = []
            for line in lines:
                parts = line.split(delimiter, most)
                found.append(parts[first] + joint + parts[second])
            return found

        return both
    pick = itemgetter(*wanted)
    return lambda lines: [joint.join(pick(line.split(delimiter, most))) for line in lines]


def _picking(ranges: Ranges, fields: Fields) -> Change:
    delimiter, joint, _ = fields
    begin, last = ranges[-1] if ranges else (0, 0)
    # What is not split need not be joined.
    most = last if last is not None else begin if joint == delimiter else -1
    if len(ranges) == 1 and last == ranges[0][0] + 1:
        at = ranges[0][0]

        def pick(line: bytes) -> bytes:
            parts = line.split(delimiter, most)
            return parts[at] if len(parts) > at else b""

        return pick

    def cut(line: bytes) -> bytes:
        parts = line.split(delimiter, most)
        return joint.join([part for begin, stop in ranges for part in parts[begin:stop]])

    return cut


def _lines(end: bytes, cut: Callable[[list[bytes]], Iterable[bytes]]) -> Change:
    def change(block: bytes) -> bytes:
        lines = list(cut(block.removesuffix(end).split(end)))
        return end.join(lines) + end if lines else b""

    return change
