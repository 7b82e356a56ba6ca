"""Both files side by side."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from mirage.commands.diff.normal import shown
from mirage.commands.diff.pen import Pen, View
from mirage.commands.diff.script import Change
from mirage.commands.width import of as width_of
from mirage.paths import decode, encode

GUTTER = 3
_AT_ONCE = 64
_PLAIN = re.compile(rb"[ -~]*+")


class Layout(NamedTuple):
    """Where the columns are, and which lines are shown."""

    half: int
    second: int
    left_only: bool = False
    """Of lines that are the same, the left one is shown."""
    changes_only: bool = False

    @classmethod
    def of(cls, width: int, pen: Pen, *, left_only: bool, changes_only: bool) -> "Layout":
        """Columns as wide as can be; the second begins at a stop of the tabs."""
        tab = 1 if pen.expand else pen.tabsize
        both = tab + GUTTER
        middle = (width >> 1) + (both >> 1) + (width & both & 1)
        middle -= middle % tab
        half = max(0, min(middle - GUTTER, width - middle))
        return cls(half, middle if half else width, left_only, changes_only)


def columns(layout: Layout) -> Callable[[View, Sequence[Change]], Iterator[bytes]]:
    """The format for a layout."""

    def write(view: View, script: Sequence[Change]) -> Iterator[bytes]:
        return _batched(_Writer(view, layout).lines(script))

    return write


def _batched(lines: Iterator[bytes]) -> Iterator[bytes]:
    while batch := b"".join(islice(lines, _AT_ONCE)):
        yield batch


class _Writer:
    __slots__ = ("_half", "_layout", "_second", "_view")

    def __init__(self, view: View, layout: Layout) -> None:
        self._view = view
        self._layout = layout
        self._half = layout.half
        self._second = layout.second

    def lines(self, script: Sequence[Change]) -> Iterator[bytes]:
        """All lines that are shown."""
        view = self._view
        at = to = 0
        for change in shown(view, script):
            yield from self._same(at, change.old, to, change.new)
            at, to = change.old, change.new
            while at < change.old_end and to < change.new_end:
                yield self._row(at, b"|", to)
                at, to = at + 1, to + 1
            for number in range(to, change.new_end):
                yield self._row(None, b">", number)
            for number in range(at, change.old_end):
                yield self._row(number, b"<", None)
            at, to = change.old_end, change.new_end
        yield from self._same(at, view.old.count, to, view.new.count)

    def _same(self, at: int, end: int, to: int, stop: int) -> Iterator[bytes]:
        """Lines that are the same, or whose differences are ignored."""
        if self._layout.changes_only:
            return
        if not self._layout.left_only:
            while at < end and to < stop:
                yield self._row(at, b" ", to)
                at, to = at + 1, to + 1
            for number in range(to, stop):
                yield self._row(None, b")", number)
        for number in range(at, end):
            yield self._row(number, b"(", None)

    def _row(self, left: int | None, mark: bytes, right: int | None) -> bytes:
        view, second = self._view, self._second
        out: list[bytes] = []
        column = 0
        left_ends = left is not None and left != view.old.open_line
        right_ends = right is not None and right != view.new.open_line
        if left is not None:
            column = self._put(out, view.old.line(left), 0)
        if mark != b" ":
            place = (self._half + second - 1) // 2
            out.append(self._gap(column, place))
            if mark == b"|" and left_ends != right_ends:
                mark = b"/" if left_ends else b"\\"
            out.append(mark)
            column = place + 1
        if right is not None and (line := view.new.line(right)):
            out.append(self._gap(column, second))
            self._put(out, line, second)
        if left_ends or right_ends:
            out.append(b"\n")
        palette = view.pen.palette
        color = {b"<": "removed", b">": "added"}.get(mark)
        written = b"".join(out)
        return written if palette is None or color is None else palette.paint(written, getattr(palette, color))

    def _gap(self, begin: int, end: int) -> bytes:
        """What leads from one column to another."""
        if self._view.pen.expand:
            return b" " * (end - begin)
        size = self._view.pen.tabsize
        stops = end // size - begin // size
        return b"\t" * stops + b" " * (end - end // size * size) if stops > 0 else b" " * (end - begin)

    def _put(self, out: list[bytes], line: bytes, indent: int) -> int:
        """Write as much of a line as its column holds; how far that went."""
        room = self._half
        if _PLAIN.fullmatch(line):
            out.append(line[:room])
            return min(len(line), room)
        return _Half(out, self._view.pen, room, self._gap(0, indent)).write(line)


class _Half:
    """A line with more than characters of ASCII, cut to its column."""

    __slots__ = ("_back_to_it", "_out", "_pen", "_reached", "_room", "_width")

    def __init__(self, out: list[bytes], pen: Pen, room: int, back_to_it: bytes) -> None:
        self._out = out
        self._pen = pen
        self._room = room
        self._back_to_it = back_to_it
        """What leads from the beginning of the row to its column."""
        self._width: int = 0
        """Where the line would be if it were not cut."""
        self._reached: int = 0
        """What was written of it."""

    def write(self, line: bytes) -> int:
        for char in decode(line):
            match char:
                case "\t":
                    self._tab()
                case "\r":
                    self._out += [b"\r", self._back_to_it]
                    self._width = self._reached = 0
                case "\b":
                    self._back()
                case _:
                    self._char(char)
        return self._reached

    def _tab(self) -> None:
        size = self._pen.tabsize - self._width % self._pen.tabsize
        if self._width == self._reached:
            stop = self._reached + size
            if self._pen.expand:
                stop = min(stop, self._room)
                self._out.append(b" " * (stop - self._reached))
                self._reached = max(stop, self._reached)
            elif stop < self._room:
                self._reached = stop
                self._out.append(b"\t")
        self._width += size

    def _back(self) -> None:
        if not self._width:
            return
        self._width -= 1
        if self._width >= self._room:
            return
        if self._reached <= self._width:
            self._out.append(b" " * (self._width - self._reached))
            self._reached = self._width
        else:
            self._reached = self._width
            self._out.append(b"\b")

    def _char(self, char: str) -> None:
        if char.isascii() and char.isprintable():
            self._width += 1
            if self._width <= self._room:
                self._reached = self._width
                self._out.append(char.encode())
            return
        if char in "\f\v\0" or "\udc80" <= char <= "\udcff":
            if self._width < self._room:
                self._out.append(encode(char))
            return
        self._width += width_of(char)
        if self._width <= self._room:
            self._reached = self._width
            self._out.append(encode(char))
