"""Lines that the search need not look at: they are in one file only, or too common to tell anything."""

import re
from collections.abc import Sequence

SURE, MAYBE = 1, 2
_RUN = re.compile(b"\1[\1\2]*")
_NOT_SURE = bytes(256)
_STEADY = 8
_ENOUGH = 3


def discarded(classes: Sequence[int], counts: Sequence[int]) -> bytearray:
    """A mark for each line that is left out; ``counts`` says how often each class is in the other file."""
    common = _common(len(classes))
    codes = bytes(SURE if not count else MAYBE if count > common else 0 for count in counts)
    marks = bytearray(map(codes.__getitem__, classes))
    if MAYBE in codes:
        _settle(marks)
    return marks


def _common(lines: int) -> int:
    """More matches than this are many: about the square root of the lines."""
    many, rest = 5, lines // 64 >> 2
    while rest > 0:
        many *= 2
        rest >>= 2
    return many


def _settle(marks: bytearray) -> None:
    """A line that may be left out is so only amid lines that are."""
    settled = bytearray(len(marks))
    for found in _RUN.finditer(marks):
        run = bytearray(found.group().rstrip(b"\2"))
        if MAYBE in run:
            _weigh(run)
        settled[found.start() : found.start() + len(run)] = run
    marks[:] = settled


def _weigh(run: bytearray) -> None:
    """Decide a run between two lines that are left out for sure."""
    if run.count(MAYBE) * 4 > len(run):
        _keep(run, 0, len(run))
        return
    least = _least(len(run))
    for found in list(re.finditer(b"\2{%d,}" % least, run)):
        _keep(run, *found.span())
    _trim(run, range(len(run)))
    _trim(run, range(len(run) - 1, -1, -1))


def _least(length: int) -> int:
    """So many in a row are kept."""
    least, rest = 1, length >> 4
    while rest > 0:
        least <<= 1
        rest >>= 2
    return least + 1


def _keep(run: bytearray, begin: int, end: int) -> None:
    run[begin:end] = run[begin:end].replace(b"\2", b"\0")


def _trim(run: bytearray, places: Sequence[int]) -> None:
    """Keep those near an end, up to where the run is steady."""
    steady = 0
    for number, at in enumerate(places):
        mark = run[at]
        if number >= _STEADY and mark == SURE:
            return
        steady = steady + 1 if mark == SURE else 0
        run[at] = 0 if mark == MAYBE else mark
        if steady == _ENOUGH:
            return
