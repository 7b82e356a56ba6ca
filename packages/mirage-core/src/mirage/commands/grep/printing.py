"""What grep writes: prefixes, colors, counts and names."""

from collections.abc import Iterable, Iterator

from mirage.commands.grep.lines import Earlier, Page, valid
from mirage.commands.grep.plan import Plan

_START = b"\33[%bm\33[K"
_END = b"\33[m\33[K"
_NAME, _SEPARATOR, _NUMBER, _MATCH = b"35", b"36", b"32", b"01;31"


class Format:
    """How lines of one file look."""

    __slots__ = ("_end", "_name", "_plan", "_width", "spoiled")

    def __init__(self, plan: Plan, name: bytes, size: int | None) -> None:
        self._plan = plan
        self._end = b"\0" if plan.zero else b"\n"
        self.spoiled = False
        """Whether a line was left out because its bytes are no text."""
        self._name = self.colored(_NAME, name) if plan.names else b""
        self._width = 0
        if plan.tabs:
            self._width = len(str((1 << 63) - 1 if size is None else size + plan.numbers))

    def colored(self, color: bytes, text: bytes) -> bytes:
        """``text`` between the marks of a color, where colors are wanted."""
        return _START % color + text + _END if self._plan.color else text

    def head(self, number: int, offset: int, mark: bytes, *, empty: bool) -> bytes:
        """What stands before a line or a match: file, line number and offset, each with ``mark`` behind it."""
        plan = self._plan
        if not (plan.names or plan.numbers or plan.offsets):
            return b""
        separator = self.colored(_SEPARATOR, mark)
        parts: list[bytes] = []
        if plan.names:
            parts += (self._name, b"\0" if plan.null else separator)
        if plan.numbers:
            parts += (self.colored(_NUMBER, b"%*d" % (self._width, number)), separator)
        if plan.offsets:
            parts += (self.colored(_NUMBER, b"%*d" % (self._width, offset)), separator)
        if plan.tabs and not empty:
            parts.append(b"\t")
        return b"".join(parts)

    def marked(self, line: bytes, spans: Iterable[tuple[int, int]]) -> bytes:
        """``line`` with its matches colored."""
        parts: list[bytes] = []
        at = 0
        for start, end in spans:
            if end > start:
                parts += (line[at:start], self.colored(_MATCH, line[start:end]))
                at = end
        parts.append(line[at:])
        return b"".join(parts)

    def selected(self, page: Page, start: int, end: int, number: int) -> Iterable[bytes]:
        """As Form."""
        if self._plan.only:
            return () if self._plan.invert else self._matches(page, start, end, number)
        spans = [(a - start, b - start) for a, b in self._spans(page, start, end)] if not self._plan.invert else []
        return self._line(page.data[start:end], page.sound, number, page.base + start, b":", spans)

    def context(self, page: Page, start: int, end: int, number: int) -> Iterable[bytes]:
        """As Form."""
        spans = [(a - start, b - start) for a, b in self._spans(page, start, end)] if self._plan.invert else []
        return self._line(page.data[start:end], page.sound, number, page.base + start, b"-", spans)

    def earlier(self, line: Earlier) -> Iterable[bytes]:
        """As Form."""
        return self._line(line.data, False, line.number, line.offset, b"-", [])

    def _spans(self, page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
        if not (self._plan.color or self._plan.only) or page.scan is None:
            return iter(())
        return page.scan.spans(start, end)

    def _line(
        self, line: bytes, sound: bool, number: int, offset: int, mark: bytes, spans: list[tuple[int, int]]
    ) -> Iterable[bytes]:
        if self._plan.only or not self._shows(line, sound):
            return ()
        head = self.head(number, offset, mark, empty=not line)
        return head, self.marked(line, spans) if spans else line, self._end

    def _matches(self, page: Page, start: int, end: int, number: int) -> Iterator[bytes]:
        for at, stop in self._spans(page, start, end):
            text = page.data[at:stop]
            if text and not self._shows(text, page.sound):
                return
            if text:
                yield self.head(number, page.base + at, b":", empty=False)
                yield self.colored(_MATCH, text)
                yield self._end

    def _shows(self, text: bytes, sound: bool) -> bool:
        """Whether ``text`` may be printed; bytes that are no text are only told of."""
        if sound or self._plan.binary == "text" or valid(text):
            return True
        self.spoiled = True
        return False

    @property
    def margin(self) -> tuple[bytes, bytes] | None:
        """As Form."""
        plan = self._plan
        if plan.only or plan.color or plan.offsets or plan.tabs:
            return None
        return self._name + (b"\0" if plan.null else b":") if plan.names else b"", b":"

    def separator(self, text: bytes) -> bytes:
        """What stands between groups."""
        return self.colored(_SEPARATOR, text) + b"\n"

    def count(self, number: int) -> bytes:
        """The line of ``-c``."""
        plan = self._plan
        after = (b"\0" if plan.null else self.colored(_SEPARATOR, b":")) if plan.names else b""
        return b"%b%b%d\n" % (self._name, after, number)


def listed(plan: Plan, name: bytes) -> bytes:
    """The line of ``-l`` and ``-L``."""
    shown = _START % _NAME + name + _END if plan.color else name
    return shown + (b"\0" if plan.null else b"\n")
