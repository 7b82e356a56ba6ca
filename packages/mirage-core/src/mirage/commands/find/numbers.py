"""Numeric arguments of find's tests: ``N``, ``+N``, ``-N``, sizes with units, times in units."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from mirage.commands.find.items import FindError

DAY = 86400
NANO = 1_000_000_000
_UNITS = {"b": 512, "c": 1, "w": 2, "k": 1024, "M": 1 << 20, "G": 1 << 30}


@dataclass(frozen=True, slots=True)
class Bound:
    """A number, and whether values are to be equal, less or more."""

    sign: Literal["", "+", "-"]
    value: int

    def holds(self, value: int) -> bool:
        """Whether ``value`` is as asked for."""
        if self.sign == "+":
            return value > self.value
        return value < self.value if self.sign == "-" else value == self.value


def bound(text: str, name: str) -> Bound:
    """``N``, ``+N`` or ``-N``.

    :raises FindError: it is none.
    """
    match = re.fullmatch(r"([+-]?)([0-9]{1,30})", text, re.ASCII)
    if match is None:
        raise FindError(f"invalid argument `{text}' to `{name}'")
    return Bound(_sign(match[1]), int(match[2]))


def size(text: str) -> tuple[Bound, int]:
    """The argument of ``-size``: a number, and the unit it is counted in.

    :raises FindError: it is none.
    """
    number, unit = text, 512
    if text[-1:] in _UNITS:
        number, unit = text[:-1], _UNITS[text[-1]]
    elif text and not text[-1].isdigit():
        raise FindError(f"invalid -size type `{text[-1]}'")
    match = re.fullmatch(r"([+-]?)([0-9]{1,30})", number, re.ASCII)
    if match is None:
        raise FindError(f"Invalid argument `{text}' to -size")
    return Bound(_sign(match[1]), int(match[2])), unit


@dataclass(frozen=True, slots=True)
class Window:
    """A test of times: before, after, or within some time after ``moment``, all in nanoseconds."""

    sign: Literal["", "+", "-"]
    moment: int
    length: int

    def holds(self, time: int | None) -> bool:
        """Whether ``time`` is as asked for; an unknown one never is."""
        if time is None:
            return False
        if self.sign == "+":
            return time < self.moment
        if self.sign == "-":
            return time > self.moment
        return 0 < time - self.moment <= self.length


def window(text: str, name: str, seconds: int, *, now: int, daystart: bool) -> Window:
    """The argument of ``-mtime`` (``seconds`` of a day) or ``-mmin`` (of a minute).

    Days are counted from as long ago as they last, which is why ``-mtime 0`` means the last day.

    :raises FindError: it is none.
    """
    match = re.fullmatch(r"([+-]?)([0-9]+(?:\.[0-9]*)?|\.[0-9]+)", text, re.ASCII)
    if match is None:
        raise FindError(f"invalid argument `{text}' to `{name}'")
    origin = now - now % (DAY * NANO) if daystart else now - DAY * NANO
    sign = _sign(match[1])
    if seconds != DAY:
        origin += DAY * NANO
    elif sign == "-":
        origin += (DAY - 1) * NANO
    return Window(sign, origin - int(float(match[2]) * seconds * NANO), seconds * NANO)


def _sign(text: str) -> Literal["", "+", "-"]:
    return "+" if text == "+" else "-" if text == "-" else ""


def whole(name: str) -> Callable[[str], int]:
    """The argument of ``-maxdepth`` and ``-mindepth``."""

    def parse(text: str) -> int:
        if not text.isascii() or not text.isdigit() or len(text) > 18:
            raise FindError(f"Expected a positive decimal integer argument to {name}, but got ‘{text}’")  # noqa: RUF001
        return int(text)

    return parse
