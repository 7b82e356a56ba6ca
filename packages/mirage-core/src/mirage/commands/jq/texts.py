"""Functions of strings."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false

from collections.abc import Callable
from typing import Any

from mirage.commands.jq.faults import JqError
from mirage.commands.jq.numbers import is_number
from mirage.commands.jq.operators import bounded
from mirage.commands.jq.values import fault

_SPACE = " \t\n\v\f\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_REPLACEMENT = "\ufffd"


def _affix(name: str, test: Callable[[str, str], bool]) -> Callable[[Any, Any], bool]:
    def tested(value: Any, affix: Any) -> bool:
        if not isinstance(value, str) or not isinstance(affix, str):
            raise JqError(f"{name}() requires string inputs")
        return test(value, affix)

    return tested


def _trimmed(strip: Callable[[str, str], str]) -> Callable[[Any], str]:
    def trimmed(value: Any) -> str:
        if not isinstance(value, str):
            raise JqError("trim input must be a string")
        return strip(value, _SPACE)

    return trimmed


def _explode(value: Any) -> list[int]:
    if not isinstance(value, str):
        raise JqError("explode input must be a string")
    bounded(len(value))
    return list(map(ord, value))


def _implode(value: Any) -> str:
    if not isinstance(value, list):
        raise JqError("implode input must be an array")
    return "".join(map(_letter, value))


def _letter(code: Any) -> str:
    if not is_number(code) or code != code:
        raise fault(code, "can't be imploded, unicode codepoint needs to be numeric")
    if not 0 <= code < 0x110000 or 0xD800 <= int(code) < 0xE000:
        return _REPLACEMENT
    return chr(int(code))


def _cased(first: int, last: int, shift: int) -> Callable[[Any], str]:
    table = {code: code + shift for code in range(first, last + 1)}

    def cased(value: Any) -> str:
        _explodable(value)
        changed: str = value.translate(table)
        return changed

    return cased


def _explodable(value: Any) -> None:
    if not isinstance(value, str):
        raise JqError("explode input must be a string")


def _utf8_length(value: Any) -> int:
    if not isinstance(value, str):
        raise fault(value, "only strings have UTF-8 byte length")
    return len(value.encode("utf-8", "surrogatepass"))


VALUES: dict[str, Callable[..., Any]] = {
    "startswith/1": _affix("startswith", str.startswith),
    "endswith/1": _affix("endswith", str.endswith),
    "trim/0": _trimmed(str.strip),
    "ltrim/0": _trimmed(str.lstrip),
    "rtrim/0": _trimmed(str.rstrip),
    "explode/0": _explode,
    "implode/0": _implode,
    "ascii_downcase/0": _cased(65, 90, 32),
    "ascii_upcase/0": _cased(97, 122, -32),
    "utf8bytelength/0": _utf8_length,
}
