"""``match`` and its kin: expressions compiled, and their matches as values."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from itertools import islice
from typing import Any, NamedTuple

from mirage.commands.jq import operators
from mirage.commands.jq.expressions import BadExpression, Expression, read
from mirage.commands.jq.faults import JqError
from mirage.commands.jq.values import fault, kind
from mirage.patterns.perl import MISSING, TIMEOUT

_FLAGS = frozenset("gimnplsx")
_PREPARED = 16
"""Expressions that are compiled before they are needed."""
Span = tuple[int, int]
Search = Callable[[int], "list[Span] | None"]
"""The spans of the first match behind a place, and of its groups; (-1, -1) for those that have no part in it."""


class _Way(NamedTuple):
    """What of the flags is left for the search itself."""

    every: bool
    filled: bool
    """Empty matches do not count."""


def matches(value: Any, pattern: Any, flags: Any, test: bool) -> Any:
    """The matches as objects; or, to ``test``, whether there is one."""
    if not isinstance(value, str):
        raise fault(value, "cannot be matched, as it is not a string")
    if not isinstance(pattern, str):
        raise fault(pattern, "is not a string")
    if flags is not None and not isinstance(flags, str):
        raise fault(flags, "is not a string")
    letters = flags or ""
    if not set(letters) <= _FLAGS:
        raise JqError(f"{letters} is not a valid modifier string")
    try:
        expression = _expression(pattern, "x" in letters)
        search = _search(expression, value, _options(letters))
    except BadExpression as error:
        raise JqError(f"Regex failure: {error}") from None
    way = _Way("g" in letters and not test, "n" in letters)
    found = _found(value, search, way)
    if test:
        return next(found, None) is not None
    return [_object(value, spans, expression.names) for spans in found]


def spans(pattern: str, text: str, letters: str) -> Iterator[list[Span]]:
    """Where an expression matches, and its groups; ``letters`` are flags of jq's ``match``.

    :raises BadExpression: it is none.
    :raises JqError: it takes too long, or needs an engine that is not there.
    """
    expression = _expression(pattern, "x" in letters)
    return _found(text, _search(expression, text, _options(letters)), _Way("g" in letters, filled=False))


def prepared(expressions: Iterable[object]) -> Generator[None, None, None]:
    """Compile what will be matched, in steps: the engines are large, and take their time to be loaded."""
    for each in islice(expressions, _PREPARED):
        if not isinstance(each, str):
            continue
        with suppress(BadExpression):
            expression = _expression(each, False)
            if expression.linear is None or _linear(expression.linear, "") is None:
                yield
                _regex(expression.full, "")
        yield


_expression = lru_cache(64)(lambda pattern, extended: read(pattern, extended=extended))


def _options(letters: str) -> str:
    return ("i" if "i" in letters else "") + ("s" if "p" in letters else "")


def _found(value: str, search: Search, way: _Way) -> Iterator[list[Span]]:
    at = 0
    while at <= len(value):
        spans = search(at)
        if spans is None:
            return
        start, stop = spans[0]
        if start < stop or not way.filled:
            yield spans
            if not way.every:
                return
        at = stop if stop > start else stop + 1


def _object(value: str, spans: list[Span], names: tuple[str | None, ...]) -> dict[str, Any]:
    start, stop = spans[0]
    captures = [{**_capture(value, *span), "name": name} for span, name in zip(spans[1:], names, strict=True)]
    return {"offset": start, "length": stop - start, "string": value[start:stop], "captures": captures}


def _capture(value: str, start: int, stop: int) -> dict[str, Any]:
    if start < 0:
        return {"offset": -1, "string": None, "length": 0}
    if start == stop:
        return {"offset": start, "string": "", "length": 0}
    return {"offset": start, "length": stop - start, "string": value[start:stop]}


def captured(found: dict[str, Any]) -> dict[str, Any]:
    """The named captures of a match."""
    named: dict[str, Any] = {}
    for capture in found["captures"]:
        if capture["name"] is not None:
            named[capture["name"]] = capture["string"]
    return named


def _search(expression: Expression, value: str, options: str) -> Search:
    ascii_only = value.isascii()
    exact = (ascii_only or not expression.words) and not (expression.ends and value.endswith("\n"))
    if expression.linear is not None and exact:
        program = _linear(expression.linear, options)
        if program is not None:
            return _in_ascii(program, value) if ascii_only else _in_bytes(program, value)
    return _backtracking(expression.full, value, options)


@lru_cache(256)
def _linear(source: str, options: str) -> Any:
    from mirage.patterns.matching import linear_program

    return linear_program(f"(?{options})(?:{source})" if options else source, False, longest=False)


def _spans(hit: Any) -> list[Span]:
    return [hit.span(at) for at in range(len(hit.groups()) + 1)]


def _in_ascii(program: Any, value: str) -> Search:
    data = value.encode()

    def search(at: int) -> list[Span] | None:
        hit = program.search(data, at)
        return None if hit is None else _spans(hit)

    return search


def _in_bytes(program: Any, value: str) -> Search:
    """Offsets are counted in letters, each stretch of the text once."""
    data = value.encode("utf-8", "replace")
    known = (0, 0)

    def place(letters: int) -> int:
        nonlocal known
        before, at = known if known[0] <= letters else (0, 0)
        at += len(value[before:letters].encode("utf-8", "replace"))
        known = (letters, at)
        return at

    def search(at: int) -> list[Span] | None:
        start = place(at)
        hit = program.search(data, start)
        if hit is None:
            return None

        def letters(offset: int) -> int:
            if offset < 0:
                return -1
            if offset >= start:
                return at + len(data[start:offset].decode("utf-8", "replace"))
            return len(data[:offset].decode("utf-8", "replace"))

        return [(letters(first), letters(last)) for first, last in _spans(hit)]

    return search


def _backtracking(source: str, value: str, options: str) -> Search:
    program = _regex(source, options)

    def search(at: int) -> list[Span] | None:
        try:
            hit = program.search(value, at, timeout=TIMEOUT)
        except TimeoutError:
            raise JqError("Regex failure: the expression takes too long") from None
        return None if hit is None else [hit.span(group) for group in range(len(hit.groups()) + 1)]

    return search


@lru_cache(64)
def _regex(source: str, options: str) -> Any:
    try:
        regex = import_module("regex")
    except ImportError:
        raise BadExpression(MISSING) from None
    flags = regex.VERSION1
    for letter in options:
        flags |= {"i": regex.IGNORECASE, "s": regex.DOTALL}[letter]
    try:
        return regex.compile(source, flags)
    except regex.error as error:
        raise BadExpression(str(error)) from None


def _pattern(given: Any) -> list[Any]:
    """What ``match`` and its kin take as one argument: an expression, or an array of it and its flags."""
    if isinstance(given, str):
        return [given, None]
    if isinstance(given, list) and given:
        return [given[0], given[1] if len(given) > 1 else None]
    raise JqError(f"{kind(given)} not a string or array")


def _tested(value: Any, given: list[Any]) -> bool:
    return bool(matches(value, given[0], given[1], True))


def _split(value: Any, pattern: Any, flags: Any) -> list[str]:
    parts: list[str] = []
    at = 0
    for found in matches(value, pattern, operators.add(flags, "g"), False):
        parts.append(value[at : found["offset"]])
        at = found["offset"] + found["length"]
    return [*parts, value[at:]]


VALUES: dict[str, Callable[..., Any]] = {
    "_matches/3": matches,
    "test/1": lambda value, given: _tested(value, _pattern(given)),
    "test/2": lambda value, pattern, flags: matches(value, pattern, flags, True),
    "_pattern/1": lambda value, given: _pattern(given),
    "_captured/0": captured,
    "_split/2": _split,
}
