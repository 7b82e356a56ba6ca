"""64-bit integers as C has them: what each operator makes of two, and how they are written."""

import operator
import string
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

LOWEST: Final = -(1 << 63)
HIGHEST: Final = (1 << 63) - 1

Operation: TypeAlias = Callable[[int, int], int]

_DIGITS: Final = {mark: value for value, mark in enumerate(string.digits + string.ascii_letters + "@_")}
_MOST_KNOWN: Final = 4096

known: dict[str, int] = {}
"""Decimal texts met lately: a look here costs a third of reading the digits again."""


def wrapped(number: int) -> int:
    """A number as 64 bits hold it."""
    return ((number + (1 << 63)) & ((1 << 64) - 1)) - (1 << 63)


def decimal(text: str) -> int | None:
    """The number a text is plainly written as; None for any other text."""
    number = known.get(text)
    if number is not None:
        return number
    digits = text[1:] if text[:1] == "-" else text
    if not digits.isdecimal() or not digits.isascii() or len(digits) > 18 or (digits[0] == "0" and len(digits) > 1):
        return None
    return _know(text, int(text))


def within(text: str) -> int | None:
    """The number that decimal digits with or without a sign come to; None beyond 64 bits."""
    digits = text.lstrip("+-").lstrip("0")
    if len(digits) > 19:
        return None
    number = int(digits or "0")
    if text[0] == "-":
        number = -number
    return number if LOWEST <= number <= HIGHEST else None


def written(number: int) -> str:
    """The decimal text of a number."""
    text = str(number)
    _know(text, number)
    return text


def _know(text: str, number: int) -> int:
    if len(known) >= _MOST_KNOWN:
        known.clear()
    known[text] = number
    return number


def constant(text: str) -> int | str:
    """The value of a number in any notation; the complaint where it has none."""
    base = 10
    begun = 0
    given = False
    if text[0] == "0" and len(text) > 1:
        given = True
        base, begun = (16, 2) if text[1] in "xX" else (8, 1)
    value = 0
    for at in range(begun, len(text)):
        mark = text[at]
        if mark == "#":
            if given:
                return "invalid number"
            if not 2 <= value <= 64:
                return "invalid arithmetic base"
            if text[at + 1 : at + 2] in ("", "#"):
                return "invalid integer constant"
            base, value, given = value, 0, True
            continue
        digit = _DIGITS[mark.lower() if base <= 36 else mark]
        if digit >= base:
            return "value too great for base"
        value = wrapped(value * base + digit)
    return value


def _quotient(left: int, right: int) -> int:
    size = abs(left) // abs(right)
    return size if (left < 0) == (right < 0) else -size


def _rest(left: int, right: int) -> int:
    return left - right * _quotient(left, right)


def _raised(base: int, exponent: int) -> int:
    """Reduced at each step: no number ever grows past 128 bits."""
    return wrapped(pow(base, exponent, 1 << 64)) if exponent > 0 else 1


COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
OPERATIONS: Mapping[str, Operation] = {
    ",": lambda left, right: right,
    "|": int.__or__,
    "^": int.__xor__,
    "&": int.__and__,
    "<<": lambda left, right: left << (right & 63),
    ">>": lambda left, right: left >> (right & 63),
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": _quotient,
    "%": _rest,
    "**": _raised,
}
"""Their results may be wider than 64 bits."""
