"""Arithmetic and comparison."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

import math
from collections.abc import Callable
from typing import Any

from mirage.commands.jq import numbers
from mirage.commands.jq.faults import JqError
from mirage.commands.jq.numbers import EXACT, double, is_number, number, whole
from mirage.commands.jq.values import DEEPEST, compare, described, equal

LONGEST = 1 << 27
"""Bytes of a string that is made at once."""

_CHARGED = 1 << 16
"""Bytes of a repeated string that is charged until the input is done with."""

MOST = 1 << 23
"""Elements of an array that is made at once."""


def bounded(count: int) -> None:
    """:raises JqError: no array of so many elements is made."""
    if count > MOST:
        raise JqError("Array too long")


def _wrong(one: Any, other: Any, words: str) -> JqError:
    return JqError(f"{described(one)} and {described(other)} cannot be {words}")


def add(one: Any, other: Any) -> Any:
    """``+``"""
    kind = type(one)
    if kind is type(other):
        if kind is int:
            total = one + other
            return total if -EXACT <= total <= EXACT else number(float(one) + float(other))
        if kind is str:
            fitting(len(one) + len(other))
            return one + other
        if kind is list:
            bounded(len(one) + len(other))
            return one + other
        if kind is dict:
            return {**one, **other}
    if one is None:
        return other
    if other is None:
        return one
    if is_number(one) and is_number(other):
        return number(double(one) + double(other))
    raise _wrong(one, other, "added")


def fitting(size: int) -> None:
    """:raises JqError: no text of so many bytes is made."""
    if size > LONGEST:
        raise JqError("String too long")


def subtract(one: Any, other: Any) -> Any:
    """``-``"""
    if type(one) is int and type(other) is int:
        total = one - other
        return total if -EXACT <= total <= EXACT else number(float(one) - float(other))
    if is_number(one) and is_number(other):
        return number(double(one) - double(other))
    if isinstance(one, list) and isinstance(other, list):
        if all(isinstance(each, str) for each in other):
            unwanted = set(other)
            return [each for each in one if not isinstance(each, str) or each not in unwanted]
        return [each for each in one if not any(equal(each, unwanted) for unwanted in other)]
    raise _wrong(one, other, "subtracted")


def multiply(one: Any, other: Any) -> Any:
    """``*``"""
    if type(one) is int and type(other) is int:
        total = one * other
        if (total and -EXACT <= total <= EXACT) or (one >= 0 and other >= 0 and not total):
            return total
        return number(double(one) * double(other))
    if is_number(one) and is_number(other):
        return number(double(one) * double(other))
    if isinstance(one, str) and is_number(other):
        return _repeated(one, double(other))
    if isinstance(other, str) and is_number(one):
        return _repeated(other, double(one))
    if isinstance(one, dict) and isinstance(other, dict):
        return _merged(one, other)
    raise _wrong(one, other, "multiplied")


def multiplying(charge: Callable[[int], None]) -> Callable[[Any, Any], Any]:
    """``*`` that charges what it makes much of before it makes it."""

    def multiplied(one: Any, other: Any) -> Any:
        text, times = (other, one) if isinstance(other, str) else (one, other)
        if isinstance(text, str) and is_number(times) and _CHARGED < len(text) * double(times) <= LONGEST:
            charge(int(len(text) * double(times)))
        return multiply(one, other)

    return multiplied


def _repeated(text: str, times: float) -> str | None:
    if times != times or times < 0:
        return None
    if len(text) * times > LONGEST:
        raise JqError("Repeat string result too long")
    return text * int(times)


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """``one`` with what is in ``other``; objects in both are merged."""
    result = dict(one)
    pending = [(result, other, 1)]
    while pending:
        into, source, depth = pending.pop()
        if depth > DEEPEST:
            raise JqError("Object merge too deep")
        for name, value in source.items():
            present = into.get(name)
            if isinstance(value, dict) and isinstance(present, dict):
                into[name] = dict(present)
                pending.append((into[name], value, depth + 1))
            else:
                into[name] = value
    return result


def divide(one: Any, other: Any) -> Any:
    """``/``"""
    if is_number(one) and is_number(other):
        divisor = double(other)
        if not divisor:
            raise _wrong(one, other, "divided because the divisor is zero")
        return number(double(one) / divisor)
    if isinstance(one, str) and isinstance(other, str):
        return split(one, other)
    raise _wrong(one, other, "divided")


def split(text: str, separator: str) -> list[str]:
    """The parts of a text; its letters where the separator is empty."""
    if not text:
        return []
    bounded(text.count(separator))
    return text.split(separator) if separator else list(text)


def remainder(one: Any, other: Any) -> Any:
    """``%``, of whole numbers; the sign is that of the first."""
    if not is_number(one) or not is_number(other):
        raise _wrong(one, other, "divided (remainder)")
    if one != one or other != other:
        return math.nan
    left, right = _integer(double(one)), abs(_integer(double(other)))
    if not right:
        raise _wrong(one, other, "divided (remainder) because the divisor is zero")
    rest = abs(left) % right
    return whole(-rest if left < 0 else rest)


def _integer(value: float) -> int:
    """As C makes 64 bits of a double, bounded."""
    if value >= 9.2233720368547758e18:
        return (1 << 63) - 1
    if value <= -9.2233720368547758e18:
        return -(1 << 63)
    return int(value)


def negate(value: Any) -> Any:
    """``-value``"""
    if not is_number(value):
        raise JqError(f"{described(value)} cannot be negated")
    return numbers.negated(value)


def differs(one: Any, other: Any) -> bool:
    """``!=``"""
    return not equal(one, other)


def less(one: Any, other: Any) -> bool:
    """``<``"""
    if type(one) is type(other) is int:
        return bool(one < other)
    return compare(one, other) < 0


def less_or_equal(one: Any, other: Any) -> bool:
    """``<=``"""
    return compare(one, other) <= 0


def greater(one: Any, other: Any) -> bool:
    """``>``"""
    if type(one) is type(other) is int:
        return bool(one > other)
    return compare(one, other) > 0


def greater_or_equal(one: Any, other: Any) -> bool:
    """``>=``"""
    return compare(one, other) >= 0


OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "%": remainder,
    "==": equal,
    "!=": differs,
    "<": less,
    "<=": less_or_equal,
    ">": greater,
    ">=": greater_or_equal,
}
