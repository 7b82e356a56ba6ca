"""Numbers in texts, and texts of numbers."""

import re
from collections.abc import Callable
from typing import Final, Generic, TypeVar

Found = TypeVar("Found")

_LEADING = re.compile(r"[ \t\n\v\f\r]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)", re.ASCII)
_SPECIAL = re.compile(r"[ \t\n\v\f\r]*([+-])(inf|nan)", re.ASCII | re.IGNORECASE)
_WHOLE = re.compile(
    r"[ \t\n\v\f\r]*(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-](?:inf|nan))[ \t\n\v\f\r]*", re.A | re.I
)
_BASED = re.compile(r"[ \t\n\v\f\r]*([+-]?)0(?:[xX]([0-9a-fA-F]+)|([0-7]+)(?![0-9.eE]))", re.ASCII)
_DIGITS = 400
"""Further digits before the point make an infinity anyway."""


def number(text: str) -> float:
    """The number that a text begins with, or 0."""
    try:
        value = float(text)
    except ValueError:
        return leading(text)
    # Python takes more for numbers: underscores, digits of other scripts, words, more kinds of blanks.
    if value - value == 0.0 and text.isprintable() and text.isascii() and "_" not in text:
        return value
    return leading(text)


def simple_number(text: str) -> float:
    """As ``number``, for a text of ASCII without underscores and unusual blanks."""
    try:
        value = float(text)
    except ValueError:
        return leading(text)
    return value if value - value == 0.0 else leading(text)


def simple_looks(text: str) -> float | None:
    """As ``looks``, for such a text."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value - value == 0.0 else looks(text)


def leading(text: str) -> float:
    """As ``number``, for a text that is more than a number."""
    found = _LEADING.match(text)
    if found is not None:
        return float(found[1])
    found = _SPECIAL.match(text)
    if found is None:
        return 0.0
    return float(found[1] + found[2])


def looks(text: str) -> float | None:
    """The number that all of a text is, blanks around it aside; None where it is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    if value - value == 0.0 and text.isprintable() and text.isascii() and "_" not in text:
        return value
    return number(text) if _WHOLE.fullmatch(text) else None


def based(text: str) -> float:
    """As ``number``, with hexadecimal and octal numbers: ``strtonum``, and ``-n``."""
    found = _BASED.match(text)
    if found is None:
        return number(text)
    value = float(int(found[2], 16) if found[2] else int(found[3], 8))
    return -value if found[1] == "-" else value


def looks_based(text: str) -> float | None:
    """As ``looks``, with hexadecimal and octal numbers."""
    found = _BASED.match(text)
    if found is not None and not text[found.end() :].strip(" \t\n\v\f\r"):
        return based(text)
    return looks(text)


def constant(word: str) -> tuple[float, int]:
    """A constant of the program, and how many characters of ``word`` it takes."""
    if word[:2] in ("0x", "0X"):
        return float(int(word, 16)) if len(word) < _DIGITS else float("inf"), len(word)
    if len(word) > 1 and word[0] == "0" and word.isdigit() and not word.strip("01234567"):
        return float(int(word, 8)) if len(word) < _DIGITS else float("inf"), len(word)
    return float(word), len(word)


class Known(dict[str, Found], Generic[Found]):
    """What short texts are as numbers, kept for when they come again."""

    __slots__ = ("_asked", "_find", "_missed")

    def __init__(self, find: Callable[[str], Found]) -> None:
        super().__init__()
        self._find = find
        self._missed = 0
        self._asked = _PATIENCE

    def __missing__(self, text: str) -> Found:
        self._missed += 1
        found = self._find(text)
        if len(text) <= _SHORT:
            if len(self) >= _KEPT:
                self.clear()
            self[text] = found
        return found

    def pays(self, asked: int) -> bool:
        """Whether most have come again up to now; about so many further ones will be asked for."""
        if self._missed * 2 >= self._asked:
            return False
        self._asked += asked
        return True


_PATIENCE = 2000
_SHORT = 32
_KEPT = 20_000

INTEGERS: Final[dict[float, str]] = {float(each): str(each) for each in range(-16, 1024)}
"""Whole numbers whose texts are at hand."""


def whole(value: float) -> str | None:
    """The text of a number that is whole, or none at all (infinite); None for any other."""
    text = INTEGERS.get(value)
    if text is not None:
        return text
    if value - value != 0.0:
        return special(value)
    return str(int(value)) if value.is_integer() else None


def special(value: float) -> str:
    """The text of what is not finite."""
    if value == value:
        return "+inf" if value > 0 else "-inf"
    from math import copysign

    return "-nan" if copysign(1.0, value) < 0 else "+nan"
