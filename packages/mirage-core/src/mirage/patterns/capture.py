"""The first match of an extended regular expression in a text and what its groups hold, as ``regexec`` tells it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, cast

from mirage.keeping import kept
from mirage.patterns import Subject, Syntax
from mirage.patterns.analysis import has, judge
from mirage.patterns.emit import Dialect, Emitter, Inexpressible, compiled, edges
from mirage.patterns.faults import PatternTooHard
from mirage.patterns.matching import CAP, CAPS, linear_program
from mirage.patterns.posix import Parsed, parse
from mirage.patterns.tree import Alt, Back

if TYPE_CHECKING:
    import re

Groups: TypeAlias = list[str]
Search: TypeAlias = Callable[[str], Groups | None]

_SHORT = 512
"""Texts as long as this may take quadratic time."""


LONGEST = 16_384
"""Characters of an expression: more would take too long to read at one go."""


def capture(pattern: str, text: str, *, ignore_case: bool = False) -> Groups | None:
    """The match and its groups, those without a part in it empty; None where there is no match.

    :raises mirage.patterns.faults.PatternError: it is no pattern.
    :raises mirage.patterns.faults.PatternTooHard: it might take too long for this text.
    """
    if len(pattern) > LONGEST:
        raise PatternTooHard(f"expression longer than {LONGEST}")
    return _search(pattern, ignore_case)(text)


@kept(64)
def _search(pattern: str, fold: bool) -> Search:
    parsed = parse(pattern, Syntax.POSIX)
    verdict = judge(parsed.tree, fold)
    # Where the first match is the longest, ``re`` needs no other engine.
    plain = verdict.longest and not has(parsed.tree, Alt)
    if plain and verdict.degree == 1:
        return _backtracking(parsed, fold)
    linear = _linear(parsed, fold)
    if plain and verdict.degree == 2:
        return _by_length(_backtracking(parsed, fold), linear, _SHORT)
    return linear or _by_length(_backtracking(parsed, fold), None, CAPS.get(verdict.degree, CAP))


def _by_length(short: Search, long: Search | None, most: int) -> Search:
    def search(text: str) -> Groups | None:
        if len(text) <= most:
            return short(text)
        if long is None:
            raise PatternTooHard(f"text of {len(text)} characters is too long for this pattern")
        return long(text)

    return search


def _emitted(parsed: Parsed, dialect: Dialect, fold: bool) -> str:
    tree = edges(parsed.tree, fold) if dialect == "re2" else parsed.tree
    return Emitter(dialect, Subject.TEXT, fold=fold, groups=True, ordered=True).source(tree)


def _backtracking(parsed: Parsed, fold: bool) -> Search:
    program = cast("re.Pattern[str]", compiled(_emitted(parsed, "str", fold), "str", fold=fold))

    def search(text: str) -> Groups | None:
        found = program.search(text)
        return None if found is None else [found.group(), *found.groups("")]

    return search


def _linear(parsed: Parsed, fold: bool) -> Search | None:
    if has(parsed.tree, Back):
        return None
    try:
        source = _emitted(parsed, "re2", fold)
    except Inexpressible:
        return None
    program, first = linear_program(source, fold), linear_program(source, fold, longest=False)
    if program is None or first is None:
        return None

    def search(text: str) -> Groups | None:
        data = text.encode("utf-8", "surrogateescape")
        found = program.search(data)
        if found is None:
            return None
        # The match is the longest one, and within it the first alternative that leads there counts.
        found = first.fullmatch(data, *found.span()) or found
        spans = [found.span(number) for number in range(parsed.groups + 1)]
        return [data[start:end].decode("utf-8", "surrogateescape") if start >= 0 else "" for start, end in spans]

    return search
