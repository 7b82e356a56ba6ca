"""Which lines count as equal: what is ignored of a line is taken out of it before lines are compared."""

import re
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from enum import IntFlag
from itertools import count
from typing import TypeAlias

Reduced: TypeAlias = Callable[[bytes], bytes]


class Space(IntFlag):
    """How much of white space is ignored; each includes what is below it."""

    NONE = 0
    TABS = 1
    TRAILING = 2
    CHANGE = 4
    ALL = 5


SPACES = b" \t\v\f\r"
_BATCH = 1024
_RUN = re.compile(rb"[ \t\v\f\r]++")
_TRAILING = re.compile(rb"(?<![ \t\v\f\r])[ \t\v\f\r]++\n")


def classes(
    old: Sequence[bytes], new: Sequence[bytes], reduced: Reduced | None
) -> Generator[None, None, tuple[list[int], list[int], int]]:
    """A number for each line, the same for those that are alike, and how many numbers there are."""
    known: defaultdict[bytes, int] = defaultdict(count().__next__)
    numbers: list[list[int]] = []
    for lines in (old, new):
        found: list[int] = []
        for batch in _batches(lines, reduced):
            found += map(known.__getitem__, batch)
            yield
        numbers.append(found)
    return numbers[0], numbers[1], len(known)


def _batches(lines: Sequence[bytes], reduced: Reduced | None) -> Iterator[Sequence[bytes]]:
    for at in range(0, len(lines), _BATCH):
        batch = lines[at : at + _BATCH]
        if reduced is None:
            yield batch
        else:
            # A last line without a line feed has one in its text, so that it equals no other.
            text = b"\n".join(line.rstrip(b"\n") for line in batch) + b"\n"
            parts = reduced(text).split(b"\n")
            parts.pop()
            yield [part + b"\n" if line.endswith(b"\n") else part for part, line in zip(parts, batch, strict=True)]


def reduction(space: Space, tabsize: int, *, ignore_case: bool) -> Reduced | None:
    """What is left of lines, each with its line feed, where this is ignored; None: all of them."""
    parts: list[Reduced] = []
    if space == Space.ALL:
        parts.append(lambda text: text.translate(None, SPACES))
    elif space == Space.CHANGE:
        parts.append(lambda text: _RUN.sub(b" ", text).replace(b" \n", b"\n"))
    elif space & Space.TRAILING:
        # With tabs ignored too, the real one heeds nothing but what trails.
        parts.append(lambda text: _TRAILING.sub(b"\n", text))
    elif space & Space.TABS:
        parts.append(lambda text: _expanded(text, tabsize))
    if ignore_case:
        parts.append(bytes.lower)
    if not parts:
        return None

    def reduced(text: bytes) -> bytes:
        for part in parts:
            text = part(text)
        return text

    return reduced


def _expanded(text: bytes, tabsize: int) -> bytes:
    if b"\b" not in text:
        return text.expandtabs(tabsize)
    return b"".join(_stepped(line, tabsize) for line in text.splitlines(keepends=True))


def _stepped(line: bytes, tabsize: int) -> bytes:
    """A line with backspaces in it, which move the stops of tabs."""
    out = bytearray()
    column = 0
    for byte in line:
        if byte == 9:
            width = tabsize - column % tabsize
            out += b" " * width
            column += width
            continue
        out.append(byte)
        column = 0 if byte == 13 else max(column - 1, 0) if byte == 8 else column + 1
    return bytes(out)
