"""Finding a pattern in a chunk of whole lines: one way per engine, all speaking in offsets of the chunk."""

import re
from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias

from mirage.keeping import kept
from mirage.patterns.faults import PatternTooHard

Span: TypeAlias = tuple[int, int]


class Program(Protocol):
    """What an engine compiled: the part of ``re`` that RE2 has too."""

    def search(self, text: bytes, pos: int = ..., endpos: int = ..., /) -> "Hit | None": ...

    def match(self, text: bytes, pos: int = ..., endpos: int = ..., /) -> "Hit | None": ...

    def fullmatch(self, text: bytes, pos: int = ..., endpos: int = ..., /) -> "Hit | None": ...


class Hit(Protocol):
    """A match of a Program."""

    def span(self, group: int = ..., /) -> Span: ...


class Searcher(Protocol):
    """A pattern, whatever kind it is, ready to search chunks of whole lines."""

    @property
    def everything(self) -> bool:
        """Whether every line matches, without a look at it."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is said about the pattern on standard error."""
        ...

    def scan(self, data: bytes, *, longest: bool = False) -> "Scan": ...


class Scan:
    """A chunk being searched. It holds whole lines, the last one with its line feed too."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        self.data = data

    def find(self, start: int, end: int) -> Span | None:
        """The first match that begins at or after ``start`` and lies before ``end``, which is behind a line feed."""
        raise NotImplementedError

    def line(self, start: int) -> Span | None:
        """The first matching line at or after ``start``, where a line begins: its bounds, line feed not included."""
        data = self.data
        found = self.find(start, len(data))
        if found is None or found[0] >= len(data):
            return None
        at = found[0]
        return data.rfind(b"\n", start, at) + 1 or start, data.find(b"\n", at)

    def count(self) -> int:
        """How many lines match."""
        total = at = 0
        while (found := self.line(at)) is not None:
            total += 1
            at = found[1] + 1
        return total

    def texts(self) -> "list[bytes] | None":
        """All matches of all lines, where they are to be had at once; None where they are not."""
        return None

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """The matches in the line ``[start, end)``, one after the other, those of nothing included."""
        at = start
        while at <= end:
            found = self.find(at, end + 1)
            if found is None or found[1] > end:
                return
            yield found
            at = found[1]
            if at == found[0]:
                at = self._after(at)

    def _after(self, at: int) -> int:
        """Where the character behind the one at ``at`` begins."""
        at += 1
        while at < len(self.data) and self.data[at] & 0xC0 == 0x80:
            at += 1
        return at


class LiteralScan(Scan):
    """A plain text; ``whole``: as a word of its own, in a chunk that is all ASCII."""

    __slots__ = ("_folded", "_text", "_whole")

    def __init__(self, data: bytes, text: bytes, *, fold: bool, whole: bool = False) -> None:
        super().__init__(data)
        self._text = text
        self._folded = data.lower() if fold else data
        self._whole = whole

    def find(self, start: int, end: int) -> Span | None:
        if self._whole:
            found = _word(self._text).search(self._folded, start, end)
            return None if found is None else found.span()
        at = self._folded.find(self._text, start, end)
        return None if at < 0 else (at, at + len(self._text))

    def count(self) -> int:
        return len(_lines_with(self._text, self._whole).findall(self._folded))


@kept(64)
def _word(text: bytes) -> "re.Pattern[bytes]":
    """``text`` as a word. It comes first, so that ``re`` looks for it as for any text."""
    written = re.escape(text)
    return re.compile(b"%b(?<![0-9A-Za-z_]%b)(?![0-9A-Za-z_])" % (written, written))


@kept(64)
def _lines_with(text: bytes, whole: bool) -> "re.Pattern[bytes]":
    """Takes the rest of the line with each match, so that as many are found as there are lines with ``text``."""
    return re.compile((_word(text).pattern if whole else re.escape(text)) + b"[^\n]*\n")


class SpanningScan(Scan):
    """Matches that may go over several lines; a line is then all that the matches which touch it lie in."""

    __slots__ = ("_inner",)

    def __init__(self, inner: Scan) -> None:
        super().__init__(inner.data)
        self._inner = inner

    def find(self, start: int, end: int) -> Span | None:
        return self._inner.find(start, end)

    def line(self, start: int) -> Span | None:
        data = self.data
        size = len(data)
        found = self._inner.find(start, size)
        if found is None or found[0] >= size:
            return None
        first = data.rfind(b"\n", start, found[0]) + 1 or start
        last = -1
        while found is not None and (last < 0 or found[0] <= last) and found[0] < size:
            at, end = found
            last = max(last, data.find(b"\n", max(at, end - 1)))
            found = self._inner.find(end if end > at else self._after(end), size) if end < last else None
        return first, last

    def spans(self, start: int, end: int) -> Iterator[Span]:
        at = start
        while at <= end and (found := self._inner.find(at, len(self.data))) is not None and found[0] <= end:
            yield found
            at = found[1] if found[1] > found[0] else self._after(found[1])


class ChosenScan(Scan):
    """Lines that one pattern chooses, and in them the matches of another."""

    __slots__ = ("_chooses", "_finds")

    def __init__(self, chooses: Scan, finds: Scan) -> None:
        super().__init__(chooses.data)
        self._chooses = chooses
        self._finds = finds

    def line(self, start: int) -> Span | None:
        return self._chooses.line(start)

    def find(self, start: int, end: int) -> Span | None:
        return self._finds.find(start, end)


class BothScan(Scan):
    """Matches in lines of which another pattern is true as well."""

    __slots__ = ("_finds", "_needs")

    def __init__(self, finds: Scan, needs: Scan) -> None:
        super().__init__(finds.data)
        self._finds = finds
        self._needs = needs

    def line(self, start: int) -> Span | None:
        while (found := self._finds.line(start)) is not None:
            needed = self._needs.line(found[0])
            if needed is None or needed == found:
                return needed
            start = needed[0]
        return None

    def find(self, start: int, end: int) -> Span | None:
        return self._finds.find(start, end)


SAMPLE = 8192
"""So many bytes of a chunk tell how many of its lines hold a text."""


class RegexScan(Scan):
    """``re``, or RE2, over bytes."""

    __slots__ = ("_count", "_every", "_needle", "_program")

    def __init__(
        self,
        data: bytes,
        program: Program,
        *,
        needle: bytes = b"",
        count: "Callable[[bytes], int] | None" = None,
        every: "Callable[[bytes], list[bytes]] | None" = None,
    ) -> None:
        super().__init__(data)
        self._program = program
        self._needle = needle
        """Stands in every match: where it is rare, most of the text is skipped."""
        self._count = count
        self._every = every

    def texts(self) -> "list[bytes] | None":
        if self._every is None:
            return None
        return [] if self._needle and self._needle not in self.data else self._every(self.data)

    def find(self, start: int, end: int) -> Span | None:
        if self._needle:
            at = self.data.find(self._needle, start, end)
            if at < 0:
                return None
            start = max(start, self.data.rfind(b"\n", start, at) + 1)
        found = self._program.search(self.data, start, end)
        return None if found is None else found.span()

    def count(self) -> int:
        if self._count is None or (self._needle and self._rare()):
            return super().count()
        return self._count(self.data)

    def _rare(self) -> bool:
        """Whether so few lines hold the needle that going from one to the next is the shortest way."""
        return self.data.count(self._needle, 0, SAMPLE) * 4 < self.data.count(b"\n", 0, SAMPLE)


class StrScan(Scan):
    """``re`` over str, where the text holds characters beyond ASCII."""

    __slots__ = ("_byte", "_char", "_program", "_text")

    def __init__(self, data: bytes, program: "re.Pattern[str]") -> None:
        super().__init__(data)
        self._program = program
        self._text = data.decode("utf-8", "surrogateescape")
        self._byte = 0
        self._char = 0

    def find(self, start: int, end: int) -> Span | None:
        limit = len(self._text) if end >= len(self.data) else self._to_char(end)
        found = self._program.search(self._text, self._to_char(start), limit)
        return None if found is None else (self._to_byte(found.start()), self._to_byte(found.end()))

    def _to_char(self, byte: int) -> int:
        if byte < self._byte:
            self._char -= len(self.data[byte : self._byte].decode("utf-8", "surrogateescape"))
        else:
            self._char += len(self.data[self._byte : byte].decode("utf-8", "surrogateescape"))
        self._byte = byte
        return self._char

    def _to_byte(self, char: int) -> int:
        if char < self._char:
            self._byte -= len(self._text[char : self._char].encode("utf-8", "surrogateescape"))
        else:
            self._byte += len(self._text[self._char : char].encode("utf-8", "surrogateescape"))
        self._char = char
        return self._byte


class CappedScan(Scan):
    """A pattern that no linear engine knows: line by line, and only lines short enough for backtracking."""

    __slots__ = ("_cap", "_inner", "_likely")

    def __init__(self, inner: Scan, cap: int, likely: Scan | None) -> None:
        super().__init__(inner.data)
        self._inner = inner
        self._cap = cap
        self._likely = likely
        """Finds every line that may match."""

    def find(self, start: int, end: int) -> Span | None:
        data = self.data
        while start < end:
            if self._likely is not None and (start == 0 or data[start - 1] == 10):
                candidate = self._likely.line(start)
                if candidate is None:
                    return None
                start = candidate[0]
            stop = data.find(b"\n", start, end) + 1 or end
            if stop - start > self._cap:
                raise PatternTooHard(f"line of {stop - start - 1} bytes is too long for this pattern")
            found = self._inner.find(start, stop)
            if found is not None and found[0] < stop:
                return found
            start = stop
        return None


class WordScan(Scan):
    """Whole words, as grep looks for them: the longest match at a place, then shorter ones, then further on.

    A shorter one may be empty only among ``texts``, which stand for themselves.
    """

    __slots__ = ("_least", "_program")

    def __init__(self, data: bytes, program: Program, *, texts: bool) -> None:
        super().__init__(data)
        self._program = program
        self._least = 0 if texts else 1

    def find(self, start: int, end: int) -> Span | None:
        tries = 0
        while start < end:
            found = self._program.search(self.data, start, end)
            if found is None:
                return None
            at, stop = found.span()
            if at >= end:
                return None
            shorter: Hit | None = found
            while shorter is not None:
                stop = shorter.span()[1]
                if not self._word_before(at) and not self._word_after(stop):
                    return at, stop
                tries += 1
                if tries > _TRIES_MAX:
                    raise PatternTooHard("too many words to try for this pattern")
                shorter = self._program.match(self.data, at, stop - 1) if stop > at else None
                if shorter is not None and shorter.span()[1] - at < self._least:
                    shorter = None
            start = self._after(at)
        return None

    def _word_before(self, at: int) -> bool:
        return _is_word(self.data[max(0, at - 4) : at].decode("utf-8", "surrogateescape")[-1:])

    def _word_after(self, at: int) -> bool:
        return _is_word(self.data[at : at + 4].decode("utf-8", "surrogateescape")[:1])


_TRIES_MAX = 20_000


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def short_lines(data: bytes, limit: int) -> bool:
    """Whether no line of ``data`` is longer than ``limit``."""
    at = 0
    end = len(data) - limit
    while at < end:
        found = data.rfind(b"\n", at, at + limit + 1)
        if found < 0:
            return False
        at = found + 1
    return True
