"""The lines grep prints of one file: selected ones, context around them, and what keeps groups apart."""

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from mirage.commands.grep.plan import Plan
from mirage.commands.grep.printing import Format

if TYPE_CHECKING:
    from mirage.patterns.scans import Scan


class Page:
    """A chunk of whole lines, and where in the file it is."""

    __slots__ = ("_at", "_number", "base", "data", "scan", "sound", "text")

    def __init__(self, data: bytes, text: bytes, base: int, number: int) -> None:
        self.data = data
        self.text = text
        """As the matcher sees it: each line with a line feed."""
        self.base = base
        self.scan: Scan | None = None
        self.sound = text.isascii() or valid(text)
        self._at = 0
        self._number = number

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


class _Line(NamedTuple):
    """A line that may become leading context of one in the next page."""

    data: bytes
    number: int
    offset: int


class Lines:
    """Turns lines of pages, one page after the other, into output."""

    def __init__(self, plan: Plan, form: Format, *, used: bool) -> None:
        self._plan = plan
        self._form = form
        self._end = b"\0" if plan.zero else b"\n"
        self._page = Page(b"", b"", 0, 1)
        self._cursor = 0
        self._last = -1
        """Where in the file the last line printed ended."""
        self._tail: deque[_Line] = deque(maxlen=plan.before)
        self.pieces: list[bytes] = []
        self.pending = 0
        """Lines of trailing context still to print."""
        self.used = used
        """Whether anything was printed before, of another file too."""
        self.spoiled = False
        """Whether a line was left out because its bytes are no text."""

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
            self._put(line.data, line.number, line.offset, b"-")
        for at, stop in self._page.lines(first, start):
            self._context(at, stop)
        page = self._page
        number = page.number(start) if plan.numbers else 0
        if plan.only:
            self._matches(start, end, number)
        else:
            spans = [(a - start, b - start) for a, b in self._spans(start, end)] if not plan.invert else []
            self._put(page.data[start:end], number, page.base + start, b":", spans)
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
            self._tail.append(_Line(page.data[at:end], page.number(at) if plan.numbers else 0, page.base + at))

    def _trail(self, stop: int) -> None:
        while self.pending and self._cursor < stop:
            end = self._page.text.find(b"\n", self._cursor)
            self._context(self._cursor, end)
            self._cursor = end + 1
            self.pending -= 1

    def _leading(self, start: int) -> tuple[list[_Line], int]:
        """The leading context of the line at ``start``: lines of earlier pages, and where it begins in this one."""
        first, wanted = start, self._plan.before
        while wanted and first > self._cursor:
            first = self._page.text.rfind(b"\n", self._cursor, first - 1) + 1 or self._cursor
            wanted -= 1
        earlier: list[_Line] = []
        if self._plan.before and self._cursor == 0 and first == 0:
            earlier = list(self._tail)[max(0, len(self._tail) - wanted) :] if wanted else []
            self._tail.clear()
        return earlier, first

    def _first(self, before: list[_Line], first: int) -> int:
        return before[0].offset if before else self._page.base + first

    def _context(self, start: int, end: int) -> None:
        page, plan = self._page, self._plan
        number = page.number(start) if plan.numbers else 0
        spans = [(a - start, b - start) for a, b in self._spans(start, end)] if plan.invert else []
        self._put(page.data[start:end], number, page.base + start, b"-", spans)

    def _spans(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        if not (self._plan.color or self._plan.only) or self._page.scan is None:
            return iter(())
        return self._page.scan.spans(start, end)

    def _put(
        self, line: bytes, number: int, offset: int, mark: bytes, spans: "list[tuple[int, int]] | None" = None
    ) -> None:
        plan = self._plan
        if not plan.only:
            if not self._shows(line):
                return
            head = self._form.head(number, offset, mark, empty=not line)
            self.pieces += (head, self._form.marked(line, spans) if spans else line, self._end)
        self._last = offset + len(line) + 1

    def _matches(self, start: int, end: int, number: int) -> None:
        page = self._page
        if not self._plan.invert:
            for at, stop in self._spans(start, end):
                text = page.data[at:stop]
                if text and not self._shows(text):
                    return
                if text:
                    head = self._form.head(number, page.base + at, b":", empty=False)
                    self.pieces += (head, self._form.match(text), self._end)
        self._last = page.base + end + 1

    def _shows(self, text: bytes) -> bool:
        """Whether ``text`` may be printed; bytes that are no text are only told of."""
        if self._page.sound or self._plan.binary == "text" or valid(text):
            return True
        self.spoiled = True
        return False


def valid(data: bytes) -> bool:
    """Whether ``data`` is UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
