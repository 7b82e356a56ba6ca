"""The text of lines as pr shows it: tabs expanded, control characters made visible, cut at the width of a column."""

import re
from collections.abc import Generator
from typing import NamedTuple

from mirage.budget import Budget
from mirage.commands.pr.settings import TAB, Settings

AT_ONCE = 4096
"""Characters between two looks at the clock."""
_PRINTABLE = re.compile(rb"[ -~]*")
_BACK = 8


class Text(NamedTuple):
    """A line's text, and where its end is in the column."""

    data: bytes
    position: int
    fits: bool = True
    """False: not even its first character does, and nothing is shown."""


class Texts:
    """Makes them of lines."""

    __slots__ = ("_budget", "_limit", "_lines", "_plain", "_settings", "_shift", "_shown", "_unchanged")

    def __init__(self, settings: Settings, budget: Budget) -> None:
        self._settings = settings
        self._budget = budget
        self._shift = settings.number_width if settings.truncate and not settings.merge else 0
        """Columns that the number takes; the first character is placed without regard to it."""
        self._limit = settings.column if settings.truncate else None
        self._shown = _shown(settings)
        self._unchanged = settings.expand is None and not settings.escape and not settings.caret
        special = re.escape(settings.expand[0]) if settings.expand and settings.expand[0] != b"\t" else b""
        self._plain = re.compile(rb"[^\x00-\x1f\x7f-\xff" + special + rb"]*")
        self._lines = re.compile(rb"[^\x00-\x09\x0b-\x1f\x7f-\xff" + special + rb"]*")

    @property
    def whole(self) -> bool:
        """Lines without backspaces are shown as they are, whatever is in them."""
        return self._unchanged and self._limit is None

    @property
    def room(self) -> int | None:
        """The characters of a line that are shown, where each is a column wide; None: all of them."""
        return None if self._limit is None else max(self._limit - self._shift, 1)

    def ordinary(self, lines: bytes) -> bool:
        """Whether each character of the lines is a column wide, and shown as it is."""
        return self._lines.fullmatch(lines) is not None

    async def of(self, line: bytes) -> Text:
        """What is shown of a line."""
        if self._plain.fullmatch(line, 0, AT_ONCE * 16) is not None and len(line) <= AT_ONCE * 16:
            return self._printable(line)
        return await self._budget.in_turn(self._made(line))

    def _printable(self, line: bytes) -> Text:
        if not line:
            return Text(b"", self._shift)
        room = self.room
        if room is not None and len(line) > room:
            return Text(line[:room], self._shift + room)
        return Text(line, self._shift + len(line))

    def _made(self, line: bytes) -> Generator[None, None, Text]:
        parts: list[bytes] = []
        limit, position = self._limit, 0
        tab, wide = self._settings.input_tab
        held = 0
        try:
            for at, byte in enumerate(line):
                if not at % AT_ONCE:
                    yield
                if byte == tab[0] or byte == 9:
                    size = wide if byte == tab[0] else TAB
                    width = size - position % size
                    after = position + width
                    if limit is not None and after > limit:
                        data = b""
                    elif self._settings.expand is None:
                        data = line[at : at + 1]
                    else:
                        self._budget.hold(width)
                        held += width
                        data = b" " * width
                else:
                    data, width = self._shown[byte]
                    if width < 0 and not position:
                        data = b""
                    after = max(position + width, 0)
                if limit is not None and after > limit:
                    return Text(b"".join(parts), position, fits=at > 0)
                parts.append(data)
                position = after + (0 if at else self._shift)
        finally:
            self._budget.drop(held)
        return Text(b"".join(parts), position)


def _shown(settings: Settings) -> list[tuple[bytes, int]]:
    """What each byte is shown as, and how far that moves."""
    return [_byte(bytes([code]), settings) for code in range(256)]


def _byte(byte: bytes, settings: Settings) -> tuple[bytes, int]:
    if _PRINTABLE.fullmatch(byte):
        return byte, 1
    if settings.escape or (settings.caret and byte[0] >= 128):
        return b"\\%03o" % byte[0], 4
    if settings.caret:
        return b"^" + bytes([byte[0] ^ 64]), 2
    return byte, -1 if byte[0] == _BACK else 0
