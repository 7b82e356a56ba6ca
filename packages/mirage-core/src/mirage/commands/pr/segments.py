"""The input of pr in segments: what stands before a newline, a form feed or the end."""

from enum import Enum
from typing import NamedTuple

from mirage.budget import Budget
from mirage.commands.context import reason
from mirage.commands.inputs import Blocks, Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Usage


class End(Enum):
    """What ends a segment."""

    LINE = 1
    FEED = 2
    """With the newline behind it, where there is one."""
    INPUT = 3


class Segment(NamedTuple):
    """A piece of the input."""

    text: bytes
    end: End


OVER = Segment(b"", End.INPUT)
LONE_FEED = Segment(b"", End.FEED)


class Segments:
    """Reads one file operand."""

    __slots__ = ("_at", "_blocks", "_budget", "_file", "_line", "_lines", "_name", "_whole")

    def __init__(self, name: str, file: Input | OSError, budget: Budget) -> None:
        self._name = name
        self._file = file
        """Or why the first read fails: a directory."""
        self._budget = budget
        self._blocks = None if isinstance(file, OSError) else Blocks(file, b"\n", budget)
        self._lines: list[bytes] = []
        self._line = 0
        self._at = 0
        """Where in the line the next segment begins."""
        self._whole = True
        """Whether the last of the lines has its newline."""

    async def next(self, *, after_page: bool = False) -> Segment:
        """The next segment; a form feed alone means nothing where it comes ``after_page`` that is full anyway."""
        segment = await self._next()
        return await self._next() if after_page and segment == LONE_FEED else segment

    async def plain(self, most: int) -> list[bytes]:
        """At most so many next lines, as far as they are at hand and end with newlines; ``take`` them."""
        if self._line == len(self._lines) and not await self._more():
            return []
        if self._at:
            return []
        lines = self._lines[self._line : self._line + most]
        last = self._line + len(lines) == len(self._lines)
        if last and not self._whole:
            lines.pop()
        joined = b"\f".join(lines)
        if joined.count(b"\f") >= len(lines):
            return []
        return lines

    def take(self, count: int) -> None:
        """Go on behind so many plain lines."""
        self._line += count

    async def aclose(self) -> None:
        """Close the file."""
        if isinstance(self._file, Input):
            await self._file.aclose()

    async def _next(self) -> Segment:
        if self._line == len(self._lines) and not await self._more():
            return OVER
        line = self._lines[self._line]
        begin, feed = self._at, line.find(b"\f", self._at)
        if feed < 0:
            whole = self._advance()
            return Segment(line[begin:], End.LINE if whole else End.INPUT)
        self._at = feed + 1
        if self._at == len(line):
            self._advance()
        return Segment(line[begin:feed], End.FEED)

    def _advance(self) -> bool:
        """Go on to the next line; whether this one has its newline."""
        self._line += 1
        self._at = 0
        return self._whole or self._line < len(self._lines)

    async def _more(self) -> bool:
        if self._blocks is None:
            raise self._failed(self._file)
        try:
            block = await anext(self._blocks, b"")
        except ReadError as failed:
            raise self._failed(failed.error) from None
        self._budget.look()
        self._whole = block.endswith(b"\n")
        self._lines = block.removesuffix(b"\n").split(b"\n") if block else []
        self._line = self._at = 0
        return bool(block)

    def _failed(self, error: "Input | OSError") -> Usage:
        assert isinstance(error, OSError)
        return Usage(f"{shown(self._name)}: {reason(error)}", hint=False)
