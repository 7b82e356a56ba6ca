"""JSON by fast decoders, where they give exactly what is written."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from mirage.commands.jq import numbers

if TYPE_CHECKING:
    from collections.abc import Callable

_CHANGED = re.compile(rb"[0-9][eE][-+0-9]|\.[0-9]*0(?![0-9])[\s,\]}]|\.[0-9]*0\Z|\.000|[0-9]{15}|-0(?:\.0*)?(?![0-9.])")
"""Numbers that a double does not print as they were written; may be found in strings as well."""


@cache
def _loads() -> "Callable[[bytes], Any]":
    import orjson  # Half of what jq costs to start; only where JSON is read.

    return cast("Callable[[bytes], Any]", orjson.loads)


@cache
def _literal_loads() -> "Callable[[str], Any]":
    import json

    decoder = json.JSONDecoder(parse_float=numbers.literal, parse_int=numbers.literal, parse_constant=_refuse)
    return decoder.decode


def _refuse(name: str) -> Any:
    raise ValueError(name)


def plain(data: bytes) -> bool:
    """Whether every number is a double that prints as it was written."""
    return _CHANGED.search(data) is None


def decoder(data: bytes) -> "Callable[[bytes], Any]":
    """What decodes the texts in ``data``; it raises ValueError, or RecursionError, where it cannot."""
    if plain(data):
        return _loads()
    return _by_literals


def _by_literals(text: bytes) -> Any:
    written = text.decode()
    if _LONE.search(written):
        raise ValueError("surrogates")
    return _literal_loads()(written)


_LONE = re.compile(r"\\u[dD][89a-fA-F]")


def decoded(data: bytes) -> tuple[Any] | None:
    """The one value of a text; None where it takes more care."""
    try:
        return (decoder(data)(data),)
    except (ValueError, RecursionError):
        return None
