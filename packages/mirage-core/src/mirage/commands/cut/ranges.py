"""The lists of cut: which bytes or fields of a line are meant."""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Usage

FARTHEST = (1 << 64) - 1

Ranges: TypeAlias = "tuple[tuple[int, int | None], ...]"
"""From where to where, counted from 0, the end not included; None: to the end of the line."""

_PARTS = re.compile(r"[, \t]")
_PART = re.compile(r"([0-9]*)(-?)([0-9]*)(.*)", re.DOTALL)


class Words(NamedTuple):
    """How mistakes are called."""

    zero: str
    value: str
    large: str
    range: str


BYTES = Words(
    "byte/character positions are numbered from 1",
    "invalid byte/character position",
    "byte/character offset",
    "invalid byte or character range",
)
FIELDS = Words("fields are numbered from 1", "invalid field value", "field number", "invalid field range")


def ranges(text: str, words: Words, *, complement: bool, merged: bool) -> Ranges:
    """What a list means, in order and without overlaps; ranges that only touch stay apart unless ``merged``."""
    found = sorted(_range(part, text, words) for part in _parts(text))
    out: list[tuple[int, int | None]] = []
    for begin, end in found:
        if out and (out[-1][1] is None or begin < out[-1][1] or (merged and begin == out[-1][1])):
            last = out[-1][1]
            out[-1] = out[-1][0], None if last is None or end >= FARTHEST else max(last, end)
        else:
            out.append((begin, None if end >= FARTHEST else end))
    return tuple(_others(out) if complement else out)


def _others(found: Sequence[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    out: list[tuple[int, int | None]] = []
    at = 0
    for begin, end in found:
        if begin > at:
            out.append((at, begin))
        if end is None:
            return out
        at = end
    return [*out, (at, None)]


def _parts(text: str) -> list[tuple[int, str]]:
    """The parts of a list, and where each begins."""
    found: list[tuple[int, str]] = []
    at = 0
    for part in _PARTS.split(text):
        found.append((at, part))
        at += len(part) + 1
    return found


def _range(part: tuple[int, str], text: str, words: Words) -> tuple[int, int]:
    at, written = part
    match = _PART.fullmatch(written)
    first, dash, last, rest = match.groups() if match is not None else ("", "", "", written)
    begin = _number(first, words)
    if dash and first and not begin:
        raise Usage(words.zero)
    end = _number(last, words)
    if rest.startswith("-"):
        raise Usage(words.range)
    if rest:
        raise Usage(f"{words.value} {quoted(text[at + len(written) - len(rest) :])}")
    if not dash:
        if not begin:
            raise Usage(words.zero)
        return begin - 1, begin
    if not first and not last:
        raise Usage("invalid range with no endpoint: -")
    begin = begin or 1
    if not last:
        return begin - 1, FARTHEST
    if end < begin:
        raise Usage("invalid decreasing range")
    return begin - 1, end


def _number(digits: str, words: Words) -> int:
    number = int(digits.lstrip("0")[:21] or "0") if digits else 0
    if number >= FARTHEST:
        raise Usage(f"{words.large} {quoted(digits)} is too large")
    return number
