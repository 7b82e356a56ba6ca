"""Numbers: doubles, and literals that print as they were written for as long as nothing is done to them."""

import math
from decimal import Decimal, InvalidOperation
from typing import Any

EXACT = 1 << 53
"""Integers below are their own doubles."""
_DIGITS = 17
"""Of a literal: with so few an int stands for it."""
_LARGEST = 1.7976931348623157e308
_ADJUSTED = 999_999_999
"""Decimal exponents beyond are infinite, or zero."""
_NOTHING = "0E-1147483646"
"""How a literal prints that is too small."""
_LONGEST = 4096


class Shown(float):
    """A double that Python would print otherwise than jq does."""

    __slots__ = ("text",)
    text: str


class Literal(Shown):
    """A number as it was written."""

    __slots__ = ()


def shown(value: float, text: str) -> Shown:
    """A double with its text."""
    number = Shown(value)
    number.text = text
    return number


def is_number(value: Any) -> bool:
    """Whether a value is a number: what is true or false is none."""
    return isinstance(value, (int, float)) and value is not True and value is not False


def number(value: float) -> int | float:
    """The value for a double that was computed."""
    if value != value:
        return value
    size = abs(value)
    if size < EXACT and value == int(value):
        return int(value) if value or math.copysign(1, value) > 0 else shown(value, "-0")
    if 1e-3 <= size < 1e15:
        return value
    return shown(value, digits(value))


def whole(value: int) -> int | float:
    """The value for an integer that was computed."""
    if -EXACT <= value <= EXACT:
        return value
    try:
        return number(float(value))
    except OverflowError:
        return number(math.inf if value > 0 else -math.inf)


def double(value: Any) -> float:
    """The double for a value: a literal may be longer."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def digits(value: float) -> str:
    """A double as jq prints it: the fewest digits, plain where that is not too long."""
    if math.isinf(value):
        value = math.copysign(_LARGEST, value)
    if value != value:
        return "null"
    if not value:
        return "-0" if math.copysign(1, value) < 0 else "0"
    sign = "-" if value < 0 else ""
    mantissa, _, power = f"{abs(value)!r}".partition("e")
    before, _, after = mantissa.partition(".")
    figures = (before + after).lstrip("0")
    point = len(before) + int(power or 0)
    point -= len(before + after) - len(figures)
    figures = figures.rstrip("0")
    if point <= -4 or point > len(figures) + 15:
        tail = f".{figures[1:]}" if len(figures) > 1 else ""
        exponent = point - 1
        return f"{sign}{figures[0]}{tail}e{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
    if point <= 0:
        return f"{sign}0.{'0' * -point}{figures}"
    if point >= len(figures):
        return f"{sign}{figures}{'0' * (point - len(figures))}"
    return f"{sign}{figures[:point]}.{figures[point:]}"


def text(value: int | float) -> str:
    """A number as jq prints it."""
    kind = type(value)
    if kind is int:
        return str(value)
    if kind is float:
        return digits(value)
    return value.text if isinstance(value, Shown) else digits(float(value))


def literal(written: str) -> int | float:
    """The value for a number as it is written."""
    if written.isdigit() and len(written) <= _DIGITS:
        return int(written)
    if len(written) > _LONGEST:
        return number(float(written))
    try:
        decimal = Decimal(written)
    except InvalidOperation:
        return number(float(written))
    if decimal and decimal.adjusted() > _ADJUSTED:
        return number(math.copysign(math.inf, decimal))
    value = Literal(float(written))
    value.text = str(decimal) if decimal.adjusted() >= -_ADJUSTED else _NOTHING
    return value


def real(written: str) -> int | float:
    """As ``literal``, for one with a fraction or an exponent."""
    value = float(written)
    return value if 1e-3 <= abs(value) < 1e15 and repr(value) == written else literal(written)


def decimal_of(value: int | float) -> Decimal:
    """A literal without loss."""
    return Decimal(value.text) if isinstance(value, Shown) else Decimal(value)


def negated(value: int | float) -> int | float:
    """``-value``; a literal stays one."""
    if isinstance(value, Literal):
        negative = Literal(-float(value))
        negative.text = value.text[1:] if value.text.startswith("-") else f"-{value.text}"
        return negative if float(value) else number(0.0)
    if type(value) is int:
        return -value
    return number(0.0 - value)


def is_literal(value: int | float) -> bool:
    """Whether two of a kind are compared digit by digit: doubles would be too coarse."""
    return isinstance(value, Literal) or type(value) is int
