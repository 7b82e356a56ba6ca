"""How lines are written: what marks them, tabs, colours, and what is said of a last one without a line feed."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mirage.commands.diff.texts import Text

NO_NEWLINE = b"\\ No newline at end of file\n"
_BATCH = 2048
_SPECIAL = re.compile(rb"[\t\r\b]")


class Palette(NamedTuple):
    """The colours of each kind of text, as terminals are told."""

    reset: bytes = b"0"
    header: bytes = b"1"
    added: bytes = b"32"
    removed: bytes = b"31"
    numbers: bytes = b"36"

    def paint(self, text: bytes, color: bytes) -> bytes:
        """Text in a colour."""
        return b"\033[%bm%b\033[%bm" % (color, text, self.reset)


class Pen(NamedTuple):
    """What all kinds of output share."""

    tabsize: int = 8
    expand: bool = False
    """Tabs become spaces."""
    initial_tab: bool = False
    bare_blanks: bool = False
    """No blank is put before an empty line."""
    palette: Palette | None = None

    def head(self, text: bytes, color: str = "header") -> bytes:
        """A line that says where something is, without its line feed."""
        return text if self.palette is None else self.palette.paint(text, getattr(self.palette, color))

    def flag(self, letter: bytes) -> bytes:
        """A mark with what lies between it and the text."""
        return letter + (b"\t" if self.initial_tab else b" ")

    def lines(
        self, text: Text, first: int, stop: int, mark: bytes, color: str = "", again: bytes = b""
    ) -> Iterator[bytes]:
        """The lines from ``first`` to ``stop``; ``again`` is the mark repeated behind a carriage return."""
        empty = mark.rstrip(b" \t") if self.bare_blanks else mark
        plain = empty == mark and not self.expand and (self.palette is None or not color)
        for at in range(first, stop, _BATCH):
            batch = text.between(at, min(at + _BATCH, stop))
            if plain:
                yield mark + (b"\n" + mark).join(batch) + b"\n"
            else:
                yield b"".join([self._line(line, mark if line else empty, color, again) for line in batch])
        if first <= text.open_line < stop:
            yield NO_NEWLINE

    def texts(self, text: Text, first: int, stop: int) -> Iterator[bytes]:
        """The lines without any mark, all with line feeds."""
        for at in range(first, stop, _BATCH):
            batch = text.between(at, min(at + _BATCH, stop))
            yield b"\n".join(map(self.expanded, batch) if self.expand else batch) + b"\n"

    def _line(self, line: bytes, mark: bytes, color: str, again: bytes) -> bytes:
        written = mark + (self.expanded(line, again) if self.expand else line)
        if self.palette is not None and color:
            written = self.palette.paint(written, getattr(self.palette, color))
        return written + b"\n"

    def expanded(self, line: bytes, again: bytes = b"") -> bytes:
        """A line with spaces for tabs."""
        out: list[bytes] = []
        column = at = 0
        for found in _SPECIAL.finditer(line):
            column += _columns(line[at : found.start()])
            out.append(line[at : found.start()])
            at = found.end()
            char = found.group()
            if char == b"\t":
                width = self.tabsize - column % self.tabsize
                out.append(b" " * width)
                column += width
            elif char == b"\r":
                out.append(char + again if at < len(line) else char)
                column = 0
            elif column:
                out.append(char)
                column -= 1
        return b"".join(out) + line[at:]


def _columns(text: bytes) -> int:
    """How many bytes are characters that print."""
    return sum(1 for byte in text if 32 <= byte < 127)


def span(first: int, stop: int, between: bytes = b",") -> bytes:
    """The numbers of lines, the way editors count them: of none, that of the line before."""
    return b"%d%b%d" % (first + 1, between, stop) if stop > first + 1 else b"%d" % stop


class View(NamedTuple):
    """Two texts, and how their differences are shown."""

    old: Text
    new: Text
    pen: Pen
    names: tuple[bytes, bytes]
    """What the headers of hunks say of the files."""
    context: int = 0
    trivial: Callable[[bytes], bool] | None = None
    """Whether a line alone is no reason to show a change."""
    function: Callable[[bytes], int] | None = None
    """Finds, in lines, the beginning of the last one that is worth a heading; -1: none."""
