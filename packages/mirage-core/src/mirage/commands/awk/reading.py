"""Records of one input, one after the other, as RS says; whole lines come many at a time."""

import codecs
from typing import TYPE_CHECKING, Protocol

from mirage.commands.inputs import Input
from mirage.resources import BLOCK

if TYPE_CHECKING:
    from mirage.budget import Budget
    from mirage.patterns.finding import Finder

_FOREIGN = (b"\r", b"\v", b"\f", b"\x1c", b"\x1d", b"\x1e", b"\x1f")
"""What Python calls blanks besides, in ASCII."""
_WIDE = (b"\xc2\x85", b"\xc2\xa0", b"\xe1\x9a\x80", b"\xe2\x80", b"\xe2\x81\x9f", b"\xe3\x80\x80")
"""How those beyond ASCII begin in UTF-8."""


def ordinary(data: bytes) -> bool:
    """Whether only space, tab and line feed are blanks in ``data``, for Python as for awk."""
    if any(each in data for each in _FOREIGN):
        return False
    return data.isascii() or not any(each in data for each in _WIDE)


class Ends(Protocol):
    """What ends records."""

    @property
    def separator(self) -> str:
        """One character; none where empty lines do, or a pattern."""
        ...

    @property
    def pattern(self) -> "Finder | None":
        """What ends records, where it is no single character."""
        ...


class Reader:
    """An open input."""

    __slots__ = (
        "_at",
        "_budget",
        "_codec",
        "_decoder",
        "_ended",
        "_held",
        "_place",
        "_queue",
        "_rest",
        "_separator",
        "_text",
        "file",
        "ordinary",
        "simple",
    )

    def __init__(self, file: Input, budget: "Budget", codec: str) -> None:
        self.file = file
        self._budget = budget
        self._codec = codec
        self._decoder = codecs.getincrementaldecoder(codec)("surrogateescape")
        self._separator = "\n"
        self._queue: list[str] = []
        """Whole records that were read, from ``_at`` on."""
        self._at = 0
        self._rest = b""
        """The beginning of the record behind them."""
        self._text = ""
        """Text that is not cut into records, from ``_place`` on; only where no record is waiting."""
        self._place = 0
        self._ended = False
        self._held = 0
        self.ordinary = True
        """Whether Python's blanks are awk's, in what was read last."""
        self.simple = True
        """Whether Python's numbers are awk's."""

    async def several(self, most: int, separator: str) -> list[str] | None:
        """The next records that a character ends, at most so many; None at the end."""
        if self._text or separator != self._separator:
            self._to_text()
            self._to_queue(separator)
        if self._at >= len(self._queue) and not await self._more():
            return None
        found = self._queue[self._at : self._at + most]
        self._at += len(found)
        return found

    async def _more(self) -> bool:
        self._queue, self._at = [], 0
        pieces = [self._rest] if self._rest else []
        end = self._separator.encode(self._codec, "surrogateescape")
        while not self._ended:
            chunk = await self.file.read(BLOCK)
            if not chunk:
                self._ended = True
                break
            cut = chunk.rfind(end)
            if cut >= 0:
                pieces.append(chunk[:cut])
                self._rest = chunk[cut + len(end) :]
                self._hold(0)
                self._cut(b"".join(pieces))
                return True
            pieces.append(chunk)
            self._hold(self._held + len(chunk))
            if self._budget.step():
                await self._budget.breathe()
        self._rest = b""
        self._hold(0)
        if pieces:
            self._cut(b"".join(pieces))
        return bool(pieces)

    def _cut(self, data: bytes) -> None:
        self.ordinary = ordinary(data)
        self.simple = self.ordinary and b"_" not in data and data.isascii()
        self._queue = data.decode(self._codec, "surrogateescape").split(self._separator)

    def _hold(self, size: int) -> None:
        self._budget.hold(size - self._held)
        self._held = size

    def _to_queue(self, separator: str) -> None:
        """Records have come to be ended by this character."""
        self._separator = separator
        head, found, tail = self._text[self._place :].rpartition(separator)
        self._queue, self._at = head.split(separator) if found else [], 0
        self._text, self._place = "", 0
        self._rest = tail.encode(self._codec, "surrogateescape") + self._decoder.getstate()[0]
        self._decoder.reset()

    def _to_text(self) -> None:
        """No single character ends records any longer."""
        if self._at < len(self._queue) or self._rest:
            waiting = "".join(record + self._separator for record in self._queue[self._at :])
            self._text = waiting + self._decoder.decode(self._rest, self._ended)
            self._place = 0
        self._queue, self._at, self._rest = [], 0, b""

    async def record(self, ends: Ends) -> tuple[str, str] | None:
        """The next record and what ended it; None at the end."""
        separator = ends.separator
        if separator:
            found = await self.several(1, separator)
            if found is None:
                return None
            more = not self._ended or self._at < len(self._queue)
            return found[0], separator if more else ""
        self._to_text()
        if ends.pattern is None:
            return await self._paragraph()
        return await self._matched(ends.pattern)

    async def _grow(self) -> bool:
        """Read on, as much as is there already: what is looked through again stays in proportion."""
        # The character before is kept: no pattern that asks for the begin finds it here.
        text = self._text[max(self._place - 1, 0) :]
        self._place = min(self._place, 1)
        pieces: list[str] = []
        wanted = max(len(text), 1)
        while not self._ended and wanted > 0:
            chunk = await self.file.read(BLOCK)
            if not chunk:
                self._ended = True
                pieces.append(self._decoder.decode(b"", True))
                break
            self.ordinary = self.ordinary and ordinary(chunk)
            self.simple = self.simple and self.ordinary and b"_" not in chunk and chunk.isascii()
            self._hold(self._held + len(chunk))
            pieces.append(self._decoder.decode(chunk))
            wanted -= len(chunk)
            if self._budget.step():
                await self._budget.breathe()
        self._text = text + "".join(pieces)
        self._hold(len(self._text))
        return len(self._text) > len(text)

    def _taken(self, stop: int, end: int) -> tuple[str, str]:
        """The record up to ``stop``, and what ends it up to ``end``."""
        text, begin = self._text, self._place
        self._place = end
        if end == len(text):
            self._text, self._place = "", 0
        return text[begin:stop], text[stop:end]

    async def _paragraph(self) -> tuple[str, str] | None:
        while True:
            while self._text.startswith("\n", self._place):
                self._place += 1
            if self._place < len(self._text) or not await self._grow():
                break
        while True:
            at = self._text.find("\n\n", self._place)
            if at >= 0:
                end = at
                while self._text.startswith("\n", end):
                    end += 1
                # What follows may be more empty lines.
                if end < len(self._text) or self._ended:
                    return self._taken(at, end)
            elif self._ended:
                break
            await self._grow()
        if self._place >= len(self._text):
            return None
        size = len(self._text)
        return self._taken(size - self._text.endswith("\n"), size)

    async def _matched(self, pattern: "Finder") -> tuple[str, str] | None:
        while True:
            spans = pattern.find(self._text, self._place)
            while spans is not None and spans[0][0] == spans[0][1]:
                at = spans[0][1] + 1
                spans = pattern.find(self._text, at) if at <= len(self._text) else None
            # A match that reaches the end might go on in what is read next.
            if spans is not None and (spans[0][1] < len(self._text) or self._ended):
                return self._taken(*spans[0])
            if self._ended:
                break
            await self._grow()
        if self._place >= len(self._text):
            return None
        size = len(self._text)
        return self._taken(size, size)

    async def aclose(self) -> None:
        """Close it."""
        self._hold(0)
        await self.file.aclose()
