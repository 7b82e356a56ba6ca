"""JSON by fast decoders, where they give exactly what is written."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, cast

from mirage.commands.jq import numbers

_LONE = re.compile(rb"\\u[dD][89a-fA-F]")
_BEHIND = r"(?:[ \t\r\n,\]}]|$)"
_LONG = "|".join(f"[0-9]{{{before}}}\\.[0-9]{{{16 - before}}}" for before in range(2, 15))
_CHANGED = rf"[0-9][eE][-+0-9]|\.[0-9]*0{_BEHIND}|\.000|[0-9]{{15}}|{_LONG}|-0{_BEHIND}"
"""Numbers that a double may not print as they were written; may be found in strings as well."""


_SMALL = 1 << 15
"""So many bytes are searched before a faster engine is loaded."""


def searcher(size: int) -> Any:
    """What finds such numbers in a text of so many bytes."""
    if size < _SMALL and not _linear.cache_info().currsize:
        return re.compile(_CHANGED.encode()).search
    return _linear()


@cache
def _linear() -> Any:
    from mirage.patterns.matching import linear_program

    program = linear_program(_CHANGED, False, longest=False)
    assert program is not None
    return program.search


@cache
def _loads() -> Callable[[bytes], Any]:
    import orjson  # Half of what jq costs to start; only where JSON is read.

    return cast("Callable[[bytes], Any]", orjson.loads)


@cache
def _literal_loads() -> Callable[[str], Any]:
    import json

    decoder = json.JSONDecoder(parse_float=numbers.real, parse_int=numbers.literal, parse_constant=_refuse)
    return decoder.decode


def _refuse(name: str) -> Any:
    raise ValueError(name)


def _by_literals(text: bytes) -> Any:
    if _LONE.search(text):
        raise ValueError("surrogates")
    return _literal_loads()(text.decode())


def decoded(text: bytes) -> tuple[Any] | None:
    """The one value of a text; None where it takes more care."""
    try:
        return (_loads()(text) if searcher(len(text))(text) is None else _by_literals(text),)
    except (ValueError, RecursionError):
        return None


def each_decoded(data: bytes, lines: list[bytes]) -> list[Any] | None:
    """The value on each of the lines of ``data``; None where one is no value, or takes more care."""
    search = searcher(len(data))
    try:
        values = list(map(_loads(), lines))
        at = line = 0
        found = search(data)
        while found is not None:
            begin = found.span()[0]
            line += data.count(b"\n", at, begin)
            at = data.find(b"\n", begin)
            values[line] = _by_literals(lines[line])
            if at < 0:
                break
            line += 1
            at += 1
            found = search(data, at)
    except (ValueError, RecursionError):
        return None
    return values
