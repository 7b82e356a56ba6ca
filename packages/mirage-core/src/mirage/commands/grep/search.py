"""Searching one file: chunks of whole lines through the matcher, selected lines out."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from mirage.commands.grep.lines import Lines, Page
from mirage.commands.grep.plan import Plan
from mirage.commands.inputs import Blocks
from mirage.patterns.scans import Scan, SpanningScan

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.inputs import Input

_SWAP = bytes([10, *range(1, 10), 0, *range(11, 256)])
"""NUL and line feed exchanged: to the matcher a line is always one that a line feed ends."""
_BREATH = 63


class _Sieve:
    """A file whose bytes are looked at as they come."""

    __slots__ = ("_file", "_sift")

    def __init__(self, file: "Input", sift: Callable[[bytes], bytes]) -> None:
        self._file = file
        self._sift = sift

    async def read(self) -> bytes:
        chunk = await self._file.read()
        return self._sift(chunk) if chunk else chunk


class Search:
    """One file being searched."""

    def __init__(self, ctx: "Context", plan: Plan, lines: Lines) -> None:
        self._ctx = ctx
        self._plan = plan
        self._lines = lines
        self._end = b"\0" if plan.zero else b"\n"
        self._silent = plan.silent
        self._hasty = plan.first_decides
        """Whether the next selected line ends the search."""
        self.nul = -1
        """Where the first NUL is that makes the file a binary one; from its chunk on every NUL ends a line."""
        self.came = 0
        """Bytes that were read."""
        self.went = 0
        """Bytes that were printed."""
        self._left = False
        """The file is left where it is."""
        self._shown_before = -1
        """Selected lines before the file turned out to be binary."""
        self._number = 1
        self.selected = 0

    @property
    def binary_matches(self) -> bool:
        """Whether something was found, but not shown, in a binary file."""
        if self._plan.binary != "binary" or self._plan.silent:
            return False
        return 0 <= self._shown_before < self.selected

    async def run(self, file: "Input", *, give_back: bool) -> None:
        """Search to the end, or to where it is decided; ``give_back`` leaves what is behind that to the next reader."""
        if self._plan.limit == 0:
            return
        base = 0
        sieve = _Sieve(file, self._sifted)
        blocks = Blocks(sieve, self._end, self._ctx.budget, whole=self._plan.spanning)
        async for data in blocks:
            if self._left:
                return
            stop = await self._chunk(data, base)
            await self._flush()
            if stop >= 0 and not self._lines.pending:
                if give_back and self.selected >= self._plan.limit:
                    file.unread(data[stop:] + blocks.rest)
                return
            base += len(data)
            await self._ctx.breathe()

    def _sifted(self, chunk: bytes) -> bytes:
        """What is searched of a chunk, once note is taken of what no text file has; nothing where the file is left."""
        came = self.came
        self.came += len(chunk)
        if self._plan.zero or self._plan.binary == "text" or (self.nul < 0 and b"\0" not in chunk):
            return chunk
        if self.nul < 0:
            self.nul = came + chunk.index(b"\0")
            self._left = self._plan.binary in ("without-match", "quit")
            if self._plan.binary == "without-match":
                self.selected = 0
            if self._left:
                return b""
            if not self._plan.counting:
                self._silent = self._hasty = True
            self._shown_before = self.selected
        return chunk.replace(b"\0", b"\n")

    async def _chunk(self, data: bytes, base: int) -> int:
        """Search whole lines; where in them the search ends, or -1 to go on."""
        text = data.translate(_SWAP) if self._plan.zero else data
        if not text.endswith(b"\n"):
            text += b"\n"
        if self._silent and self._plan.limit > self.selected + len(text):
            return self._quick(self._scan(text), text)
        page = Page(data, text, base, self._number)
        self._lines.turn(page)
        stop = 0 if self.selected >= self._plan.limit else await self._each(page)
        if not self._silent:
            self._lines.finish()
        if self._plan.numbers:
            self._number = page.number(len(text))
        return stop

    def _scan(self, text: bytes) -> Scan | None:
        """The chunk, to be searched; None where there is nothing to look for."""
        matcher = self._plan.matcher
        if matcher is None or (matcher.everything and not self._plan.dressed):
            return None
        scan = matcher.scan(text, longest=not self._silent and (self._plan.only or self._plan.color))
        return SpanningScan(scan) if self._plan.spanning else scan

    def _quick(self, scan: Scan | None, text: bytes) -> int:
        """Only whether, or how often."""
        if self._hasty:
            if next(self._selected(scan, text), None) is None:
                return -1
            self.selected += 1
            return len(text)
        nothing = self._plan.matcher is None
        # Lines are counted where that decides: it takes as long as looking for a text.
        total = text.count(b"\n") if self._plan.invert or (scan is None and not nothing) else 0
        found = scan.count() if scan is not None else 0 if nothing else total
        self.selected += total - found if self._plan.invert else found
        return -1

    def _selected(self, scan: Scan | None, text: bytes) -> Iterator[tuple[int, int]]:
        """The bounds of the selected lines, line feeds not included."""
        matched: Iterator[tuple[int, int]] = iter(())
        if scan is not None:
            matched = _matched(scan)
        elif self._plan.matcher is not None:
            matched = _every(text, 0, len(text))
        if not self._plan.invert:
            yield from matched
            return
        at = 0
        for start, end in matched:
            yield from _every(text, at, start)
            at = end + 1
        yield from _every(text, at, len(text))

    async def _each(self, page: Page) -> int:
        """Print the selected lines of a page; where the search ends, or -1."""
        plan, lines, text = self._plan, self._lines, page.text
        page.scan = self._scan(text)
        sound = plan.raw or page.sound or plan.binary == "text"
        if sound and not self._silent and plan.limit > self.selected + len(text) and self._at_once(page):
            return -1
        plain = plan.bare and sound and not plan.zero
        if sound and not plain and not plan.zero and not self._silent and (margin := lines.margin) is not None:
            return await self._with_margin(page, *margin)
        for count, (start, end) in enumerate(self._selected(page.scan, text)):
            self.selected += 1
            if not self._silent:
                if plain:
                    lines.pieces.append(text[start : end + 1])
                else:
                    lines.add(start, end)
            if self.selected >= plan.limit or self._hasty:
                return end + 1
            if not count & _BREATH and self._ctx.budget.due():
                await self._ctx.budget.breathe()
        return -1

    async def _with_margin(self, page: Page, before: bytes, after: bytes) -> int:
        """Print selected lines as they are, each with its number; where the search ends, or -1."""
        plan, text, pieces = self._plan, page.text, self._lines.pieces
        at, number, numbers = 0, page.number(0), plan.numbers
        for count, (start, end) in enumerate(self._selected(page.scan, text)):
            self.selected += 1
            if numbers:
                number += 1 if start == at else text.count(b"\n", at, start) + 1
                pieces += (b"%b%d%b" % (before, number - 1, after), text[start : end + 1])
            else:
                pieces += (before, text[start : end + 1])
            at = end + 1
            self._lines.used = True
            if self.selected >= plan.limit:
                return at
            if not count & _BREATH and self._ctx.budget.due():
                await self._ctx.budget.breathe()
        return -1

    def _at_once(self, page: Page) -> bool:
        """Print what needs no look at single lines; False: it does."""
        plan, lines, text = self._plan, self._lines, page.text
        if page.scan is None:
            return False
        if plan.bare_matches:
            texts = page.scan.texts()
            if texts is None:
                return False
            self.selected += bool(texts)
            lines.pieces += [found + b"\n" for found in texts if found]
            return True
        if not plan.invert or not plan.bare or plan.zero:
            return False
        at = 0
        for start, end in _matched(page.scan):
            if start > at:
                self.selected += 1
                lines.pieces.append(text[at:start])
            at = end + 1
        if at < len(text):
            self.selected += 1
            lines.pieces.append(text[at:])
        return True

    async def _flush(self) -> None:
        if self._lines.pieces:
            data = b"".join(self._lines.pieces)
            self.went += len(data)
            await self._ctx.out.write(data)
            self._lines.pieces.clear()


async def lacks(file: "Input", plan: Plan) -> bool:
    """Whether a file is text of one piece and nothing in it matches; else it stands at its begin again."""
    matcher = plan.matcher
    if matcher is None or matcher.everything:
        return False
    data = await file.read()
    if b"\0" not in data:
        text = data if data.endswith(b"\n") else data + b"\n"
        if matcher.scan(text).line(0) is None:
            more = await file.read()
            if not more:
                return True
            data += more
    file.unread(data)
    return False


def _matched(scan: Scan) -> Iterator[tuple[int, int]]:
    at = 0
    while (found := scan.line(at)) is not None:
        yield found
        at = found[1] + 1


def _every(text: bytes, start: int, stop: int) -> Iterator[tuple[int, int]]:
    find = text.find
    while start < stop:
        end = find(b"\n", start)
        yield start, end
        start = end + 1
