"""Where a regular expression matches in one text, and what its groups hold: sed, awk, expr, csplit, nl, ``=~``.

The match is the leftmost and of those the longest. ``re`` answers wherever its first match is that one and comes in
time, RE2 for all else, and what neither can do within bounds is refused.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from operator import methodcaller
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

from mirage.keeping import kept, program
from mirage.patterns import Subject, Syntax
from mirage.patterns.analysis import fixed, has, judge, literal, nullable, settled
from mirage.patterns.emit import Dialect, Emitter, Inexpressible, compiled, edges
from mirage.patterns.faults import PatternTooHard
from mirage.patterns.matching import CAP, CAPS, linear_program
from mirage.patterns.posix import parse
from mirage.patterns.tree import Anchor, Back, Node, walk

if TYPE_CHECKING:
    import re

    from mirage.patterns.scans import Program

Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Of the match and of each group; (-1, -1) where a group has no part in it."""
New: TypeAlias = "str | Callable[[re.Match[str]], str]"
"""What takes the place of a match, which may depend on what was matched."""

LONGEST = 16_384
"""Characters of an expression: more would take too long to read at one go."""
_SHORT = 512
"""Texts as long as this may take quadratic time."""


class Finder(Protocol):
    """An expression, ready for any text; an undecodable byte of a text is its surrogate escape."""

    @property
    def groups(self) -> int:
        """How many the expression has."""
        ...

    @property
    def literal(self) -> str | None:
        """What is looked for, where it is just this text and not empty."""
        ...

    @property
    def holds(self) -> Callable[[str], bool]:
        """What tells whether a text has a match, which is faster than ``find``.

        :raises PatternTooHard: as ``find``.
        """
        ...

    def find(self, text: str, start: int = 0) -> Spans | None:
        """The first match at or after ``start``; what stands before it counts for anchors.

        :raises PatternTooHard: it might take too long for this text.
        """
        ...

    def matches(self, text: str) -> Iterator[Spans]:
        """All of them, one behind the other. One of nothing does not count right behind another.

        :raises PatternTooHard: it might take too long for this text.
        """
        ...

    def replacing(self, new: "New") -> Callable[[str], str] | None:
        """What puts ``new`` in place of each match, faster than ``replaced``; None where it is not that easy."""
        ...

    def replaced(self, text: str, new: "New", most: int = 0) -> tuple[str, int] | None:
        """``text`` with ``new`` for each match, or the first ones, and how many; None where each is to be looked at."""
        ...


def finder(
    pattern: str, syntax: Syntax, *, ignore_case: bool = False, lines: bool = False, parts: bool = True
) -> Finder:
    """The finder of ``pattern``; those asked for last are kept.

    ``lines``: ``^`` and ``$`` stand at each line of a text, and only what names it matches a line feed.
    Without ``parts`` the spans are those of whole matches alone, which is faster.

    :raises mirage.patterns.faults.PatternError: it is no pattern; the message is GNU's.
    :raises mirage.patterns.faults.PatternTooHard: it is too long.
    """
    return _finder(pattern, syntax, ignore_case, lines, parts)


@kept(256)
def _finder(pattern: str, syntax: Syntax, fold: bool, lines: bool, parts: bool) -> Finder:
    if len(pattern) > LONGEST:
        raise PatternTooHard(f"expression longer than {LONGEST}")
    parsed = parse(pattern, syntax, lines=lines)
    text = None if fold else literal(parsed.tree)
    return _Literal(text) if text else Search(parsed.tree, parsed.groups, fold=fold, parts=parts)


class _Literal:
    """Characters that stand for themselves."""

    __slots__ = ("literal",)

    groups = 0

    def __init__(self, text: str) -> None:
        self.literal = text

    @property
    def holds(self) -> Callable[[str], bool]:
        literal = self.literal
        return lambda text: literal in text

    def find(self, text: str, start: int = 0) -> Spans | None:
        at = text.find(self.literal, start)
        return None if at < 0 else ((at, at + len(self.literal)),)

    def matches(self, text: str) -> Iterator[Spans]:
        at = 0
        while (found := self.find(text, at)) is not None:
            yield found
            at = found[0][1]

    def replacing(self, new: "New") -> Callable[[str], str] | None:
        return methodcaller("replace", self.literal, new) if isinstance(new, str) else None

    def replaced(self, text: str, new: "New", most: int = 0) -> tuple[str, int] | None:
        if not isinstance(new, str):
            return None
        count = text.count(self.literal)
        if most:
            count = min(count, most)
        return text.replace(self.literal, new, count), count


class _Engine(Protocol):
    def find(self, text: str, start: int) -> Spans | None: ...

    def matches(self, text: str) -> Iterator[Spans]: ...


class Search:
    """An expression in which something is special."""

    literal = None

    def __init__(self, tree: Node, groups: int, *, fold: bool, parts: bool) -> None:
        self.tree = tree
        self.groups = groups
        self.fold = fold
        self.parts = parts and groups > 0
        """Whether it counts what groups hold."""
        verdict = judge(tree, fold)
        self.degree = verdict.degree
        self.plain = verdict.longest and (not self.parts or settled(tree, fold))
        """Whether the first match of ``re`` is the one."""
        self.edged = any(isinstance(each, Anchor) and each.place not in _ENDS for each in walk(tree))
        """Whether ends of words count."""

    @property
    def holds(self) -> Callable[[str], bool]:
        return self._holds

    @cached_property
    def _holds(self) -> Callable[[str], bool]:
        if self.degree == 1 and not has(self.tree, Back):
            return self._backtracking.holds
        return lambda text: self._engine(text).find(text, 0) is not None

    def find(self, text: str, start: int = 0) -> Spans | None:
        return self._engine(text).find(text, start)

    def matches(self, text: str) -> Iterator[Spans]:
        end = -1
        for spans in self._engine(text).matches(text):
            span = spans[0]
            if span != (end, end):
                yield spans
            end = span[1]

    def replacing(self, new: "New") -> Callable[[str], str] | None:
        if self._hollow or not self.plain or self.degree != 1:
            return None
        return self._backtracking.replacing(new)

    def replaced(self, text: str, new: "New", most: int = 0) -> tuple[str, int] | None:
        if (self._hollow and most != 1) or self._engine(text) is not self._backtracking:
            return None
        return self._backtracking.replaced(text, new, most)

    @cached_property
    def _hollow(self) -> bool:
        """Whether nothing may be matched: then ``re`` has other ideas of how often."""
        return nullable(self.tree)

    def source(self, dialect: Dialect, subject: Subject) -> str:
        """The expression in the notation of an engine.

        :raises Inexpressible: it has none for it.
        """
        tree = edges(self.tree, self.fold) if dialect == "re2" else self.tree
        groups = self.parts or has(tree, Back)
        return Emitter(dialect, subject, fold=self.fold, groups=groups, ordered=self.parts).source(tree)

    def _engine(self, text: str) -> _Engine:
        if self.plain and (self.degree == 1 or (self.degree == 2 and len(text) <= _SHORT)):
            return self._backtracking
        if self._linear is not None and (not self.edged or text.isascii()):
            return self._linear
        if len(text) > CAPS.get(self.degree, CAP):
            raise PatternTooHard(f"text of {len(text)} characters is too long for this pattern")
        return self._backtracking if self.plain or fixed(self.tree) else self._exhaustive

    @cached_property
    def _backtracking(self) -> "_Backtracking":
        return _Backtracking(self)

    @cached_property
    def _exhaustive(self) -> "_Exhaustive":
        return _Exhaustive(self)

    @cached_property
    def _linear(self) -> "_Linear | None":
        if has(self.tree, Back):
            return None
        try:
            source = self.source("re2", Subject.TEXT)
        except Inexpressible:
            return None
        longest = linear_program(source, self.fold)
        first = linear_program(source, self.fold, longest=False) if self.parts else None
        if longest is None or (self.parts and first is None):
            return None
        return _Linear(longest, first, self.groups)


_ENDS = ("start", "end", "line_start", "line_end")


class _Backtracking:
    """``re``: one program for texts of ASCII, which is faster, and one for all others."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._parts = search.parts

    def find(self, text: str, start: int) -> Spans | None:
        found = (self._ascii if text.isascii() else self._wide).search(text, start)
        if found is None:
            return None
        return found.regs if self._parts else (found.span(),)

    @cached_property
    def holds(self) -> Callable[[str], bool]:
        ascii_only, wide = self._ascii.search, self._wide.search
        return lambda text: (ascii_only if text.isascii() else wide)(text) is not None

    def matches(self, text: str) -> Iterator[Spans]:
        for found in (self._ascii if text.isascii() else self._wide).finditer(text):
            yield found.regs if self._parts else (found.span(),)

    def replacing(self, new: "New") -> Callable[[str], str]:
        """As a Finder's."""
        new = _literally(new)
        ascii_only = self._ascii.sub
        return lambda text: ascii_only(new, text) if text.isascii() else self._wide.sub(new, text)

    def replaced(self, text: str, new: "New", most: int) -> tuple[str, int]:
        """As a Finder's."""
        new = _literally(new)
        return (self._ascii if text.isascii() else self._wide).subn(new, text, most)

    @cached_property
    def _ascii(self) -> "re.Pattern[str]":
        import re

        flags = re.ASCII | re.IGNORECASE if self._search.fold else re.ASCII
        return program(self._search.source("bytes", Subject.TEXT), flags)

    @cached_property
    def _wide(self) -> "re.Pattern[str]":
        source = self._search.source("str", Subject.TEXT)
        return cast("re.Pattern[str]", compiled(source, "str", fold=self._search.fold))


def _literally(new: "New") -> "New":
    """So that ``re`` takes a backslash for one."""
    return new.replace("\\", "\\\\") if isinstance(new, str) else new


class _Exhaustive:
    """``re`` where its first match may not be the longest: each longer end is asked for."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._first = _Backtracking(search)

    def find(self, text: str, start: int) -> Spans | None:
        found = self._first.find(text, start)
        if found is None:
            return None
        begin, least = found[0]
        if len(text) - least > _ENDS_MAX:
            raise PatternTooHard(f"text of {len(text)} characters is too long for this pattern")
        for end in range(len(text), least, -1):
            longer = self._ending.match(f"{text}{_MARK}{text[end:]}", begin)
            if longer is not None:
                return longer.regs[:-1] if self._search.parts else (longer.span(),)
        return found

    def matches(self, text: str) -> Iterator[Spans]:
        at = 0
        while at <= len(text) and (found := self.find(text, at)) is not None:
            yield found
            start, end = found[0]
            at = end if start < end else end + 1

    @cached_property
    def _ending(self) -> "re.Pattern[str]":
        """Matches in a text with a mark and the rest of the text behind it what that rest follows."""
        source = self._search.source("str", Subject.TEXT).replace("\\Z", f"(?={_MARK})")
        source = source.replace("(?m:$)", f"(?=[\n{_MARK}])")
        again = source.count("(") - source.count("(?") + 1
        rest = f"(?:{source})(?=([^{_MARK}]*){_MARK}\\{again}\\Z)"
        return cast("re.Pattern[str]", compiled(rest, "str", fold=self._search.fold))


_MARK = "\ud800"
"""In no text."""
_ENDS_MAX = 2000


class _Linear:
    """RE2, which never takes more than linear time."""

    __slots__ = ("_encoded", "_first", "_groups", "_longest")

    def __init__(self, longest: "Program", first: "Program | None", groups: int) -> None:
        self._longest = longest
        self._first = first
        """Tells what the groups hold: within the longest match the first alternative that leads there counts."""
        self._groups = range(1, groups + 1)
        self._encoded = _Encoded("")
        """The text searched last; whoever goes through it asks again."""

    def find(self, text: str, start: int) -> Spans | None:
        if self._encoded.text is not text:
            self._encoded = _Encoded(text)
        return self._found(self._encoded, start)

    def matches(self, text: str) -> Iterator[Spans]:
        encoded = _Encoded(text)
        at = 0
        while at <= len(text) and (found := self._found(encoded, at)) is not None:
            yield found
            start, end = found[0]
            at = end if start < end else end + 1

    def _found(self, encoded: "_Encoded", start: int) -> Spans | None:
        data = encoded.data
        found = self._longest.search(data, encoded.byte(start))
        if found is None:
            return None
        span = found.span()
        if self._first is None:
            return (encoded.chars(span),)
        found = self._first.fullmatch(data, *span) or found
        return encoded.chars(span), *[encoded.chars(found.span(number)) for number in self._groups]


class _Encoded:
    """A text as UTF-8, and its places in either."""

    __slots__ = ("_byte", "_char", "data", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.data = text.encode("utf-8", "surrogateescape")
        self._char = self._byte = 0

    def byte(self, char: int) -> int:
        """The place of a character as one of bytes."""
        if len(self.data) == len(self.text):
            return char
        if char < self._char:
            self._byte -= len(self.text[char : self._char].encode("utf-8", "surrogateescape"))
        else:
            self._byte += len(self.text[self._char : char].encode("utf-8", "surrogateescape"))
        self._char = char
        return self._byte

    def chars(self, span: tuple[int, int]) -> tuple[int, int]:
        """A span of bytes as one of characters."""
        if len(self.data) == len(self.text) or span[0] < 0:
            return span
        return self._place(span[0]), self._place(span[1])

    def _place(self, byte: int) -> int:
        if byte < self._byte:
            self._char -= len(self.data[byte : self._byte].decode("utf-8", "surrogateescape"))
        else:
            self._char += len(self.data[self._byte : byte].decode("utf-8", "surrogateescape"))
        self._byte = byte
        return self._char
