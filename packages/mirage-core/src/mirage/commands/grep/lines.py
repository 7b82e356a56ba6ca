"""The lines grep prints of one file: selected ones, context around them, and what keeps groups apart."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mirage.commands.grep.plan import Plan

if TYPE_CHECKING:
    from mirage.patterns.scans import Scan


class Page:
    """A chunk of whole lines, and where in the file it is."""

    __slots__ = ("_at", "_number", "_sound", "base", "data", "scan", "text")

    def __init__(self, data: bytes, text: bytes, base: int, number: int) -> None:
        self.data = data
        self.text = text
        """As the matcher sees it: each line with a line feed."""
        self.base = base
        self.scan: Scan | None = None
        self._sound: bool | None = None
        self._at = 0
        self._number = number

    @property
    def sound(self) -> bool:
        """Whether it is UTF-8."""
        if self._sound is None:
            self._sound = self.text.isascii() or valid(self.text)
        return self._sound

    def number(self, at: int) -> int:
        """The number of the line that begins at ``at``; asked for in order."""
        self._number += self.text.count(b"\n", self._at, at)
        self._at = at
        return self._number

    def lines(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """The bounds of the lines in a range, line feeds not included."""
        find = self.text.find
        while start < stop:
            end = find(b"\n", start)
            yield start, end
            start = end + 1


class Earlier(NamedTuple):
    """A line that may become leading context of one in the next page."""

    data: bytes
    number: int
    offset: int


class Form(Protocol):
    """How lines of one file look; the bounds are those of a line in a page."""

    def selected(self, page: Page, start: int, end: int, number: int) -> Iterable[bytes]:
        """A selected line."""
        ...

    def context(self, page: Page, start: int, end: int, number: int) -> Iterable[bytes]:
        """A line around one."""
        ...

    def earlier(self, line: Earlier) -> Iterable[bytes]:
        """The same, where its page is gone."""
        ...

    def separator(self, text: bytes) -> bytes:
        """What stands between groups."""
        ...

    @property
    def margin(self) -> tuple[bytes, bytes] | None:
        """What stands before the number of a selected line, or before the line, and behind the number.

        None: the line is to be looked at.
        """
        ...


class Lines:
    """Turns lines of pages, one page after the other, into output."""

    def __init__(self, plan: Plan, form: Form, *, used: bool) -> None:
        self._plan = plan
        self._form = form
        self._page = Page(b"", b"", 0, 1)
        self._cursor = 0
        self._last = -1
        """Where in the file the last line printed ended."""
        self._tail: deque[Earlier] = deque(maxlen=plan.before)
        self.pieces: list[bytes] = []
        self.pending = 0
        """Lines of trailing context still to print."""
        self.used = used
        """Whether anything was printed before, of another file too."""

    @property
    def margin(self) -> tuple[bytes, bytes] | None:
        """As Form's, where nothing else is printed."""
        plan = self._plan
        return None if plan.grouped or plan.before or plan.after or plan.spanning else self._form.margin

    def turn(self, page: Page) -> None:
        """Go on to the next page."""
        self._page = page
        self._cursor = 0

    def add(self, start: int, end: int) -> None:
        """Print a selected line, with what is to stand before it."""
        self._trail(start)
        before, first = self._leading(start)
        plan = self._plan
        if plan.grouped and self.used and plan.separator is not None and self._first(before, first) != self._last:
            self.pieces.append(self._form.separator(plan.separator))
        for line in before:
            self._put(self._form.earlier(line), line.offset + len(line.data) + 1)
        for at, stop in self._page.lines(first, start):
            self._context(at, stop)
        page = self._page
        self._put(self._form.selected(page, start, end, page.number(start) if plan.numbers else 0), page.base + end + 1)
        self._cursor = end + 1
        self.pending = plan.after
        self.used = True

    def finish(self) -> None:
        """The page is over: print what trailing context it holds, keep what may become leading context."""
        self._trail(len(self._page.text))
        plan, page = self._plan, self._page
        if not plan.before:
            return
        start = len(page.text)
        for _ in range(plan.before):
            if start <= self._cursor:
                break
            start = page.text.rfind(b"\n", self._cursor, start - 1) + 1 or self._cursor
        if self._cursor:
            self._tail.clear()
        for at, end in page.lines(start, len(page.text)):
            self._tail.append(Earlier(page.data[at:end], page.number(at) if plan.numbers else 0, page.base + at))

    def _trail(self, stop: int) -> None:
        while self.pending and self._cursor < stop:
            end = self._page.text.find(b"\n", self._cursor)
            self._context(self._cursor, end)
            self._cursor = end + 1
            self.pending -= 1

    def _leading(self, start: int) -> tuple[list[Earlier], int]:
        """The leading context of the line at ``start``: lines of earlier pages, and where it begins in this one."""
        first, wanted = start, self._plan.before
        while wanted and first > self._cursor:
            first = self._page.text.rfind(b"\n", self._cursor, first - 1) + 1 or self._cursor
            wanted -= 1
        earlier: list[Earlier] = []
        if self._plan.before and self._cursor == 0 and first == 0:
            earlier = list(self._tail)[max(0, len(self._tail) - wanted) :] if wanted else []
            self._tail.clear()
        return earlier, first

    def _first(self, before: list[Earlier], first: int) -> int:
        return before[0].offset if before else self._page.base + first

    def _put(self, pieces: Iterable[bytes], last: int) -> None:
        count = len(self.pieces)
        self.pieces += pieces
        if self._plan.only or len(self.pieces) > count:
            self._last = last

    def _context(self, start: int, end: int) -> None:
        page = self._page
        number = page.number(start) if self._plan.numbers else 0
        self._put(self._form.context(page, start, end, number), page.base + end + 1)


def valid(data: bytes) -> bool:
    """Whether ``data`` is UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
