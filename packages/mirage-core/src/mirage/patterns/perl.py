"""Perl's regular expressions, by the ``regex`` package where it is installed (the extra ``pcre``)."""

from importlib import import_module
from typing import Protocol, cast

from mirage.patterns import pcre
from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.scans import Scan, Span

TIMEOUT = 0.04
"""Seconds for one line: nothing else bounds look-around and back-references."""

MISSING = "Perl matching needs the 'pcre' extra: pip install 'mirage-core[pcre]'"


class _Hit(Protocol):
    def span(self) -> Span: ...


class _Program(Protocol):
    def search(self, text: str, pos: int, endpos: int, *, timeout: float) -> _Hit | None: ...


class PerlMatcher:
    """One pattern; the twin of ``matching.Matcher``."""

    everything = False
    warnings: tuple[str, ...] = ()

    def __init__(
        self,
        pattern: bytes,
        *,
        ignore_case: bool,
        whole_word: bool,
        whole_line: bool,
        ascii_only: bool,
        records: bool = False,
    ) -> None:
        """``ascii_only``: letters, digits and blanks that have no other name are ASCII's, and all is read as PCRE2
        does. ``records``: NUL and the line feed have changed places in what is searched.
        """
        text = pattern.decode("utf-8", "surrogateescape")
        if "\n" in text:
            raise PatternError("the -P option only supports a single pattern")
        if whole_word and not whole_line:
            text = f"(?<!\\w)(?:{text})(?!\\w)"
        if ascii_only:
            text = pcre.translated(text, ignore_case=ignore_case, lines=not records)
        if whole_line:
            text = f"\\A(?:{text})\\z"
        self._program = _compiled(text, ignore_case=ignore_case, lines=not records)
        self._records = records

    def scan(self, data: bytes, *, longest: bool = False) -> Scan:
        """Search ``data``: whole lines."""
        return _PerlScan(data, self._program, records=self._records)


def _compiled(text: str, *, ignore_case: bool, lines: bool) -> _Program:
    try:
        regex = import_module("regex")
    except ImportError:
        raise PatternError(MISSING) from None
    flags = (regex.MULTILINE if lines else 0) | (regex.IGNORECASE if ignore_case else 0)
    try:
        return cast("_Program", regex.compile(text, flags))
    except regex.error as error:
        raise PatternError(pcre.described(str(error))) from None


class _PerlScan(Scan):
    """Line by line: a Perl pattern may well match a line feed where it sees one."""

    __slots__ = ("_program", "_records")

    def __init__(self, data: bytes, program: _Program, *, records: bool) -> None:
        super().__init__(data)
        self._program = program
        self._records = records

    def find(self, start: int, end: int) -> Span | None:
        data = self.data
        while start < end:
            # What is before ``start`` in its line may be looked back at.
            head = data.rfind(b"\n", 0, start) + 1
            tail = data.find(b"\n", start, end)
            tail = end if tail < 0 else tail
            line = data[head:tail].decode("utf-8", "surrogateescape")
            if self._records:
                line = line.replace("\0", "\n")
            skipped = len(data[head:start].decode("utf-8", "surrogateescape"))
            try:
                found = self._program.search(line, skipped, len(line), timeout=TIMEOUT)
            except TimeoutError:
                raise PatternTooHard("exceeded PCRE's backtracking limit") from None
            if found is not None:
                first, last = found.span()
                at = head + len(line[:first].encode("utf-8", "surrogateescape"))
                return at, at + len(line[first:last].encode("utf-8", "surrogateescape"))
            start = tail + 1
        return None
