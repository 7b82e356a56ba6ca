"""Two texts that are compared: what they have in common at both ends, and the lines in between."""

from collections.abc import Generator
from typing import NamedTuple

_STEP = 1 << 16


class Ends(NamedTuple):
    """Where two texts stop being equal, and where they are again to the end of each."""

    prefix: int
    old_suffix: int
    new_suffix: int


class Text:
    """A file's bytes as lines, numbered from 0; a last one without a line feed gets one."""

    __slots__ = ("_first", "begin", "count", "data", "end", "lines", "open_line")

    def __init__(self, data: bytes, *, strip_cr: bool = False) -> None:
        complete = data.endswith(b"\n") or not data
        if strip_cr:
            data = data.replace(b"\r\n", b"\n")
        if not complete:
            data += b"\n"
        self.data = data
        self.count = data.count(b"\n")
        self.open_line = -1 if complete else self.count - 1
        """The number of the line that has no line feed."""
        self.lines: list[bytes] = []
        """Those from ``_first`` on."""
        self._first = 0
        self.begin = 0
        """The first line that is compared, and the one behind the last."""
        self.end = 0

    def part(self, prefix: int, suffix: int, around: int | None) -> int:
        """Set what lies between two places apart, with so many lines around; None: with all. How many lines that is."""
        data = self.data
        self.begin = data.count(b"\n", 0, prefix)
        self.end = self.begin + data.count(b"\n", prefix, suffix)
        begin, end = 0, len(data)
        if around is not None:
            begin, self._first = self._back(prefix, around)
            end = self._forth(suffix, around)
        self.lines = data[begin:end].split(b"\n")
        self.lines.pop()
        return len(self.lines)

    def middle(self) -> list[bytes]:
        """The lines that are compared."""
        return self.lines[self.begin - self._first : self.end - self._first]

    def line(self, number: int) -> bytes:
        """One line."""
        return self.lines[number - self._first]

    def between(self, first: int, stop: int) -> list[bytes]:
        """The lines from one number to another."""
        return self.lines[first - self._first : stop - self._first]

    def _back(self, place: int, lines: int) -> tuple[int, int]:
        """The place so many lines back, and its number."""
        if lines >= self.begin:
            return 0, 0
        for _ in range(lines):
            place = self.data.rfind(b"\n", 0, place - 1) + 1
        return place, self.begin - lines

    def _forth(self, place: int, lines: int) -> int:
        if lines >= self.count - self.end:
            return len(self.data)
        for _ in range(lines):
            place = self.data.find(b"\n", place) + 1
        return place


def ends(old: Text, new: Text, horizon: int, *, robust: bool) -> Generator[None, None, Ends]:
    """What need not be compared; ``horizon`` lines of it are all the same, at each end.

    Where the output is ``robust`` it tells a last line without a line feed from one with it.
    """
    a, b = old.data, new.data
    prefix = yield from _prefix(a, b)
    if robust and _beyond(old, prefix) != _beyond(new, prefix):
        prefix -= 1
    prefix = a.rfind(b"\n", 0, prefix) + 1
    for _ in range(min(horizon, old.count)):
        if not prefix:
            break
        prefix = a.rfind(b"\n", 0, prefix - 1) + 1
    if robust and (old.open_line < 0) != (new.open_line < 0):
        return Ends(prefix, len(a), len(b))
    size = yield from _suffix(a, b, min(len(a), len(b)) - prefix)
    one, two = len(a) - size, len(b) - size
    at_lines = (not one or a[one - 1] == 10) and (not two or b[two - 1] == 10)
    for _ in range(min(horizon, old.count) + (not at_lines)):
        if one == len(a):
            break
        one = a.find(b"\n", one) + 1
    return Ends(prefix, one, len(b) - (len(a) - one))


def _beyond(text: Text, place: int) -> bool:
    """Whether a prefix takes in the line feed that is none of the file's."""
    return len(text.data) - (text.open_line >= 0) < place


def _prefix(a: bytes, b: bytes) -> Generator[None, None, int]:
    room = min(len(a), len(b))
    at = 0
    while at < room:
        size = min(_STEP, room - at)
        if a[at : at + size] != b[at : at + size]:
            while size > 1:
                half = size // 2
                if a[at : at + half] == b[at : at + half]:
                    at += half
                    size -= half
                else:
                    size = half
            return at
        at += size
        yield
    return at


def _suffix(a: bytes, b: bytes, room: int) -> Generator[None, None, int]:
    size = 0
    one, two = len(a), len(b)
    while size < room:
        step = min(_STEP, room - size)
        if a[one - size - step : one - size] != b[two - size - step : two - size]:
            while step > 1:
                half = step // 2
                if a[one - size - half : one - size] == b[two - size - half : two - size]:
                    size += half
                    step -= half
                else:
                    step = half
            return size
        size += step
        yield
    return size
