"""Values: a number is a float, a text is a str, one that was read is a Strnum, None is of what never got a value.

What is here needs nothing of the run, and goes by its name in the Python that programs become.
"""

import math
from typing import Any, Final, TypeAlias

from mirage.commands.awk.faults import Fatal, Leaving, Next, NextFile
from mirage.commands.awk.formats import decimal, floating, spaced
from mirage.commands.awk.numbers import based, number


class Strnum(str):
    """A text of the input: a number where it looks like one."""

    __slots__ = ()


class Absent(str):
    """What a field is that was never given a value: an empty text, no number."""

    __slots__ = ()


class Regexp(str):
    """A pattern as a value."""

    __slots__ = ()


Value: TypeAlias = "float | str | None"


class Array(dict[str, Any]):
    """An array; to ask for an element is to make it."""

    __slots__ = ("__weakref__",)

    def __missing__(self, key: str) -> None:
        self[key] = None


def put(value: Any, array: Array, key: str) -> Any:
    """Give an element its value, within an expression."""
    array[key] = value
    return value


def not_scalar(name: str) -> Any:
    """An array where a value is wanted."""
    raise Fatal(f"attempt to use array `{name}' in a scalar context")


def not_array(name: str) -> Any:
    """A value where an array is wanted."""
    raise Fatal(f"attempt to use scalar `{name}' as an array")


def divided(left: float, right: float, assigning: int = 0) -> float:
    """``/``"""
    if not right:
        raise Fatal(f"division by zero attempted{' in `/=' if assigning else ''}{chr(39) if assigning else ''}")
    return left / right


def rest(left: float, right: float, assigning: int = 0) -> float:
    """``%``"""
    if not right:
        raise Fatal("division by zero attempted in `%='" if assigning else "division by zero attempted in `%'")
    if math.isinf(left) or right != right or left != left:
        return math.nan
    return math.fmod(left, right)


def power(left: float, right: float) -> float:
    """``^``"""
    try:
        found = left**right
    except OverflowError:
        return -math.inf if left < 0 and right % 2 == 1 else math.inf
    except ZeroDivisionError:
        return math.inf
    return -math.nan if isinstance(found, complex) else found


def cosine(value: float) -> float:
    """``cos``"""
    return math.cos(value) if math.isfinite(value) else -math.nan


def sine(value: float) -> float:
    """``sin``"""
    return math.sin(value) if math.isfinite(value) else -math.nan


def exponential(value: float) -> float:
    """``exp``"""
    try:
        return math.exp(value)
    except OverflowError:
        return math.inf


def integer(value: float) -> float:
    """``int``"""
    return float(int(value)) if value - value == 0.0 else value


def boolean(value: float) -> float:
    """``mkbool``"""
    return 1.0 if value else 0.0


def substr(text: str, start: float, length: float = math.inf) -> str:
    """``substr``: parts of characters do not count, and what begins before the text begins with it."""
    if start != start or not length >= 1.0 or start > len(text) + 1:
        return ""
    begin = int(start) - 1 if start > 1.0 else 0
    return text[begin : begin + int(min(length, len(text)))]


def nth(fields: list[str], record: str, place: float) -> str:
    """A field by its number."""
    at = place_of(place)
    if at == 0:
        return record
    return fields[at - 1] if at <= len(fields) else ""


FIELDS_MAX: Final = 10_000_000


def place_of(place: float) -> int:
    """The number of a field."""
    if not -9.3e18 < place < 9.3e18:
        raise Fatal(f"attempt to access field {-(1 << 63)}")
    at = int(place)
    if at < 0:
        raise Fatal(f"attempt to access field {at}")
    return at


def lower(text: str) -> str:
    """``tolower``: character by character, as long as before."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def upper(text: str) -> str:
    """``toupper``"""
    if text.isascii():
        return text.upper()
    return "".join(high if len(high := char.upper()) == 1 else char for char in text)


def strtonum(value: Any) -> float:
    """``strtonum``"""
    if value.__class__ is float:
        return float(value)
    if value is None:
        return 0.0
    return based(value) if value else 0.0


def typeof(value: Any, of_field: bool) -> str:
    """``typeof``"""
    if value is None:
        return "unassigned" if of_field else "untyped"
    if isinstance(value, Absent):
        return "unassigned"
    if isinstance(value, dict):
        return "array"
    if isinstance(value, Regexp):
        return "regexp"
    if isinstance(value, Strnum):
        from mirage.commands.awk.numbers import looks

        return "string" if looks(value) is None else "strnum"
    return "number" if value.__class__ is float else "string"


def plain(value: Any) -> Any:
    """A text as any other, wherever it came from."""
    return str(value) if isinstance(value, str) else value


NAMES: Final[dict[str, Any]] = {
    "Leaving": Leaving,
    "Next": Next,
    "NextFile": NextFile,
    "Regexp": Regexp,
    "Strnum": Strnum,
    "atan2": math.atan2,
    "boolean": boolean,
    "cosine": cosine,
    "decimal": decimal,
    "divided": divided,
    "exponential": exponential,
    "floating": floating,
    "integer": integer,
    "lower": lower,
    "not_array": not_array,
    "not_scalar": not_scalar,
    "nth": nth,
    "number": number,
    "power": power,
    "put": put,
    "rest": rest,
    "sine": sine,
    "spaced": spaced,
    "strtonum": strtonum,
    "substr": substr,
    "typeof": typeof,
    "upper": upper,
}
