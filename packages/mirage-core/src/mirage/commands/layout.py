"""Numbers and texts in their width and precision, as C's printf lays them out; and the integers that it is given."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mirage.commands.floats import Long

WIDEST = 1024 * 1024
"""A width or precision beyond this is refused."""
SIGNED = "di"
LARGEST = (1 << 63) - 1

_INTEGER = re.compile(r"\s*([+-]?)(?:0[xX]([0-9a-fA-F]+)|0([0-7]*)|([1-9][0-9]*))", re.ASCII)


class Scanned(NamedTuple):
    """The integer a text begins with, and where it ends; ``ranged`` where 64 bits cannot hold it."""

    value: int
    end: int
    ranged: bool


def scan(text: str, *, signed: bool) -> Scanned | None:
    """What strtoimax or strtoumax find in a text; None where it does not begin with a number."""
    found = _INTEGER.match(text)
    if found is None:
        return None
    digits, base = (found[2], 16) if found[2] else (found[3], 8) if found[4] is None else (found[4], 10)
    value = 1 << 64 if len(digits.lstrip("0")) > 64 else int(digits.lstrip("0") or "0", base)
    if found[1] == "-":
        value = -value
    low, high = (-LARGEST - 1, LARGEST) if signed else (-2 * LARGEST - 1, 2 * LARGEST + 1)
    if low <= value <= high:
        return Scanned(value if signed else value & (2 * LARGEST + 1), found.end(), ranged=False)
    return Scanned(low if value < low and signed else high, found.end(), ranged=True)


def integer(value: int, letter: str, flags: str, width: int, precision: int | None) -> bytes:
    """``%d`` and its like."""
    digits = format(abs(value), letter if letter in "oxX" else "d")
    if precision is not None:
        digits = digits.rjust(precision, "0") if value or precision else ""
    prefix = ""
    if letter in SIGNED:
        prefix = _sign(value < 0, flags)
    elif "#" in flags and letter in "xX" and value:
        prefix = "0" + letter
    elif "#" in flags and letter == "o" and not digits.startswith("0"):
        digits = "0" + digits
    return _filled(prefix, digits, flags if precision is None else flags.replace("0", ""), width)


def floating(value: "Long", letter: str, flags: str, width: int, precision: int | None) -> bytes:
    """``%f`` and its like."""
    from mirage.commands import floats  # Most formats have none.

    prefix = _sign(value.negative, flags)
    digits = floats.formatted(value, letter, precision, "#" in flags)
    if letter in "aA" and not value.word:
        prefix, digits = prefix + digits[:2], digits[2:]
    return _filled(prefix, digits, flags.replace("0", "") if value.word else flags, width)


def padded(data: bytes, flags: str, width: int) -> bytes:
    """A text in its width."""
    return data.ljust(width) if "-" in flags else data.rjust(width)


def _sign(negative: bool, flags: str) -> str:
    return "-" if negative else "+" if "+" in flags else " " if " " in flags else ""


def _filled(prefix: str, digits: str, flags: str, width: int) -> bytes:
    """A number in its width: zeros come behind the sign."""
    if "0" in flags and "-" not in flags:
        digits = digits.rjust(width - len(prefix), "0")
    return padded((prefix + digits).encode(), flags, width)
