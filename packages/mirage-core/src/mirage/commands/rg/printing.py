"""The lines that rg prints of one file."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mirage.commands.grep.lines import Earlier, Page
from mirage.commands.rg.look import MATCH, NUMBER, PATH, Look

if TYPE_CHECKING:
    from mirage.commands.rg.replacing import Ready
    from mirage.patterns.scans import Span

_BLANKS = b" \t\n\v\f\r"


class Tally:
    """Counts matches and prints nothing."""

    __slots__ = ("matches",)

    def __init__(self) -> None:
        self.matches = 0

    def selected(self, page: Page, start: int, end: int, number: int) -> Iterable[bytes]:
        """As Form."""
        if page.scan is not None:
            self.matches += sum(1 for _ in page.scan.spans(start, end))
        return ()

    def context(self, page: Page, start: int, end: int, number: int) -> Iterable[bytes]:
        """As Form."""
        return ()

    def earlier(self, line: Earlier) -> Iterable[bytes]:
        """As Form."""
        return ()

    def separator(self, text: bytes) -> bytes:
        """As Form."""
        return b""

    @property
    def margin(self) -> tuple[bytes, bytes] | None:
        """As Form."""
        return None


class Shown:
    """Lines of one file as they are read by people."""

    __slots__ = ("_begun", "_end", "_look", "_path", "_replacement", "_used", "matches")

    def __init__(self, look: Look, path: bytes, replacement: "Ready | None", *, used: bool) -> None:
        self._look = look
        self._path = look.colored(PATH, path)
        self._replacement = replacement
        self._used = used
        """Whether anything was printed of another file."""
        self._begun = False
        self._end = b"\0" if look.zero else b"\n"
        self.matches = 0

    def selected(self, page: Page, start: int, end: int, number: int) -> Iterable[bytes]:
        """As Form."""
        look = self._look
        spans: Sequence[Span] = ()
        if look.granular and page.scan is not None:
            spans = list(page.scan.spans(start, end))
            self.matches += len(spans)
        yield from self._beginning()
        if b"\n" in page.text[start:end]:
            yield from self._several(page, start, end, number, spans)
            return
        line, spans = self._replaced(page, start, end, spans)
        base = page.base + start
        if look.only:
            for at, stop in spans:
                yield self._head(number, at, base + at, self._look.match_mark)
                yield from self._line(line[at:stop], [(0, stop - at)], matched=True)
        elif look.apart and spans:
            for at, stop in spans:
                yield self._head(number, at, base + at, self._look.match_mark)
                yield from self._line(line, [(at, stop)], matched=True)
        else:
            yield self._head(number, spans[0][0] if spans else None, base, self._look.match_mark)
            yield from self._line(line, spans, matched=True)

    def _several(self, page: Page, start: int, end: int, number: int, spans: "Sequence[Span]") -> Iterator[bytes]:
        """Print matches that go over several lines: each line of them by itself."""
        whole, spans = self._replaced(page, start, end, spans)
        base = page.base + start
        if self._look.only or self._look.apart:
            for span in spans:
                at, stop = span
                for first, last in _lines(whole, at, max(at + 1, stop)):
                    line_number = number + whole.count(b"\n", 0, first)
                    begin, until = max(first, at), min(last, stop)
                    yield self._head(line_number, begin - first, base + begin, self._look.match_mark)
                    if self._look.only:
                        yield from self._line(whole[begin:until], [(0, until - begin)], matched=True)
                    else:
                        yield from self._line(whole[first:last], [(begin - first, until - first)], matched=True)
                        break
            return
        column = spans[0][0] if spans else None
        for count, (first, last) in enumerate(_lines(whole, 0, len(whole))):
            inside = [
                (max(at, first) - first, min(stop, last) - first) for at, stop in spans if at < last and stop > first
            ]
            yield self._head(number + count, column, base + first, self._look.match_mark)
            yield from self._line(whole[first:last], inside, matched=True)

    def context(self, page: Page, start: int, end: int, number: int) -> Iterable[bytes]:
        """As Form."""
        return self._around(page.data[start:end], number, page.base + start)

    def earlier(self, line: Earlier) -> Iterable[bytes]:
        """As Form."""
        return self._around(line.data, line.number, line.offset)

    def separator(self, text: bytes) -> bytes:
        """As Form."""
        return text + b"\n"

    @property
    def margin(self) -> tuple[bytes, bytes] | None:
        """As Form."""
        look = self._look
        if look.granular or look.color or look.offsets or look.heading or look.trim or look.max_columns or look.zero:
            return None
        return self._path + (b"\0" if look.null else look.match_mark) if look.names else b"", look.match_mark

    def _around(self, line: bytes, number: int, offset: int) -> Iterator[bytes]:
        yield from self._beginning()
        yield self._head(number, None, offset, self._look.context_mark)
        yield from self._line(line, (), matched=False)

    def _beginning(self) -> Iterator[bytes]:
        if self._begun or not self._look.heading:
            return
        self._begun = True
        if self._used:
            yield b"\n"
        if self._look.names:
            yield self._path + (b"\0" if self._look.null else b"\n")

    def _head(self, number: int, column: int | None, offset: int, mark: bytes) -> bytes:
        look = self._look
        parts: list[bytes] = []
        if look.names and not look.heading:
            parts += (self._path, b"\0" if look.null else mark)
        if look.numbers:
            parts += (look.colored(NUMBER, b"%d" % number), mark)
        if look.column and column is not None:
            parts += (look.colored(b"", b"%d" % (column + 1)), mark)
        if look.offsets:
            parts += (look.colored(b"", b"%d" % offset), mark)
        return b"".join(parts)

    def _replaced(self, page: Page, start: int, end: int, spans: "Sequence[Span]") -> "tuple[bytes, Sequence[Span]]":
        """A line and its matches, replaced where that is wanted."""
        line = page.data[start:end]
        if self._replacement is None or not spans:
            return line, [(at - start, stop - start) for at, stop in spans]
        parts: list[bytes] = []
        moved: list[Span] = []
        last, size = start, 0
        for span in spans:
            fresh = self._replacement.text(page.text, span)
            size += span[0] - last
            moved.append((size, size + len(fresh)))
            size += len(fresh)
            parts += (page.data[last : span[0]], fresh)
            last = span[1]
        parts.append(page.data[last:end])
        return b"".join(parts), moved

    def _line(self, line: bytes, spans: "Sequence[Span]", *, matched: bool) -> Iterator[bytes]:
        look = self._look
        if look.trim:
            cut = len(line) - len(line.lstrip(_BLANKS))
            line = line[cut:]
            spans = [(max(0, at - cut), stop - cut) for at, stop in spans if stop > cut]
        # A line counts with what ends it.
        if look.max_columns and len(line) + (not look.only) > look.max_columns:
            yield from self._long(line, spans, matched=matched)
        else:
            yield self._marked(line, spans)
        yield self._end

    def _long(self, line: bytes, spans: "Sequence[Span]", *, matched: bool) -> Iterator[bytes]:
        look = self._look
        if look.preview:
            end = len(line.decode("utf-8", "surrogateescape")[: look.max_columns].encode("utf-8", "surrogateescape"))
            yield self._marked(line[:end], [(at, min(stop, end)) for at, stop in spans if at < end])
            left = sum(1 for at, _ in spans if at >= end)
            words = f"{left} more match{'' if left == 1 else 'es'}" if spans else "omitted end of long line"
            yield f" [... {words}]".encode()
        elif spans and not look.only:
            yield b"[Omitted long line with %d matches]" % len(spans)
        else:
            yield b"[Omitted long matching line]" if matched else b"[Omitted long context line]"

    def _marked(self, line: bytes, spans: "Sequence[Span]") -> bytes:
        if not self._look.color or not spans:
            return line
        parts: list[bytes] = []
        last = 0
        for at, stop in spans:
            parts += (line[last:at], self._look.colored(MATCH, line[at:stop]) if stop > at else b"")
            last = stop
        return b"".join(parts) + line[last:]


def _lines(text: bytes, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The bounds of the lines that a part of a text is in."""
    at = text.rfind(b"\n", 0, start) + 1
    while at < max(stop, start + 1):
        end = text.find(b"\n", at)
        end = len(text) if end < 0 else end
        yield at, end
        at = end + 1
