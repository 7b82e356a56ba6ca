"""Values of options as GNU tools read them: numbers with suffixes, counts with a sign, words from a list."""

import errno
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Self, TypeVar

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Usage

T = TypeVar("T")

UINTMAX = (1 << 64) - 1
SIZES = "bkKmMGTPEZY0"
"""The suffixes of head, tail and their kin."""

_NONE = object()
_NUMBER = re.compile(r"[ \t\n\v\f\r]*\+?([0-9]+)")
_SIGNED = re.compile(r"[ \t\n\v\f\r]*([+-]?)([0-9]+)")
_POWERS = {
    letter: power for power, letters in enumerate(("kK", "mM", "gG", "tT", "P", "E", "Z", "Y"), 1) for letter in letters
}


_FACTORS = {"b": 512, "B": 1024, "c": 1, "w": 2}


def number(
    complaint: str, *, suffixes: str | None = None, minimum: int = 0, maximum: int = UINTMAX
) -> Callable[[str], int]:
    """A parser of non-negative integers; it says ``complaint: 'text'`` of what is none.

    ``suffixes`` are the letters allowed behind the number; ``0`` among them allows ``kB`` and ``KiB``.
    """

    def parse(text: str) -> int:
        value = int(text) if len(text) < 10 and text.isdigit() and text.isascii() else scaled(text, suffixes)
        if value is None:
            raise Usage(f"{complaint}: {quoted(text)}", hint=False)
        if not minimum <= value <= maximum:
            code = errno.EOVERFLOW if value > 0x3FFFFFFF else errno.ERANGE
            raise Usage(f"{complaint}: {quoted(text)}: {os.strerror(code)}", hint=False)
        return value

    return parse


def integer(complaint: str, minimum: int, maximum: int) -> Callable[[str], int]:
    """A parser of integers with a sign; what it says of others is what ``number`` says."""

    def parse(text: str) -> int:
        match = _SIGNED.fullmatch(text)
        if match is None:
            raise Usage(f"{complaint}: {quoted(text)}", hint=False)
        value = int(match[1] + match[2][:1000])
        if not minimum <= value <= maximum:
            code = errno.ERANGE if -0x40000000 <= value <= 0x3FFFFFFF else errno.EOVERFLOW
            raise Usage(f"{complaint}: {quoted(text)}: {os.strerror(code)}", hint=False)
        return value

    return parse


def scaled(text: str, suffixes: str | None) -> int | None:
    """The number that ``text`` stands for, as large as it may be; None where it is none."""
    match = _NUMBER.match(text)
    if match is None:
        # A suffix alone stands for one of it.
        digits, suffix = "1", text
        if not suffixes or not suffix or suffix[0] not in suffixes:
            return None
    else:
        digits, suffix = match[1].lstrip("0") or "0", text[match.end() :]
    factor = _factor(suffix, suffixes or "")
    if factor is None:
        return None
    # More digits than any limit has: the caller's check of the range refuses it, without reading them all.
    return (int(digits) if len(digits) <= 40 else 10**40) * factor


def _factor(suffix: str, suffixes: str) -> int | None:
    if not suffix:
        return 1
    letter, more = suffix[0], suffix[1:]
    if letter not in suffixes:
        return None
    power = _POWERS.get(letter)
    if power is not None:
        if not more or (more == "iB" and "0" in suffixes):
            return int(1024**power)
        return int(1000**power) if more in ("B", "D") and "0" in suffixes else None
    if more:
        return None
    return _FACTORS.get(letter)


_LINES = number("invalid number of lines", suffixes=SIZES)
_BYTES = number("invalid number of bytes", suffixes=SIZES)


@dataclass(frozen=True, slots=True)
class Count:
    """How much of a file, in lines or in bytes.

    The sign says from where it is counted: head takes ``-`` for all but the last, tail ``+`` for from there on.
    """

    number: int
    sign: Literal["", "-", "+"] = ""
    in_bytes: bool = False

    @classmethod
    def of_lines(cls, text: str) -> Self:
        """The argument of ``-n``."""
        return cls._parse(text, _LINES, in_bytes=False)

    @classmethod
    def of_bytes(cls, text: str) -> Self:
        """The argument of ``-c``."""
        return cls._parse(text, _BYTES, in_bytes=True)

    @classmethod
    def _parse(cls, text: str, read: Callable[[str], int], *, in_bytes: bool) -> Self:
        if text.startswith("-"):
            return cls(read(text[1:]), "-", in_bytes)
        return cls(read(text), "+" if text.startswith("+") else "", in_bytes)


def seconds(complaint: str) -> Callable[[str], float]:
    """A parser of times in seconds, fractions and infinity included."""

    def parse(text: str) -> float:
        value = real(text)
        if value is None or not value >= 0:
            raise Usage(f"{complaint}: {quoted(text)}", hint=False)
        return value

    return parse


_REAL = re.compile(
    r"[ \t\n\v\f\r]*([+-]?)(0x[0-9a-f.]+(?:p[+-]?[0-9]+)?|[0-9.]+(?:e[+-]?[0-9]+)?|inf(?:inity)?|nan)", re.IGNORECASE
)


def real(text: str) -> float | None:
    """The number that strtod finds in ``text``; None where there is none, or something else behind it."""
    match = _REAL.fullmatch(text)
    if match is None:
        return None
    try:
        value = float.fromhex(match[2]) if match[2][:2] in ("0x", "0X") else float(match[2])
    except (ValueError, OverflowError):
        return None
    return -value if match[1] == "-" else value


def choice(spelling: str, words: Mapping[str, T], *, abbreviated: bool = True) -> Callable[[str], T]:
    """A parser of one of ``words``, which may be ``abbreviated``; words of equal value are synonyms."""

    def parse(text: str) -> T:
        if text in words:
            return words[text]
        found = [value for word, value in words.items() if abbreviated and word.startswith(text)]
        if found and all(value == found[0] for value in found):
            return found[0]
        wrong = "ambiguous" if found else "invalid"
        raise Usage(
            f"{wrong} argument {quoted(text)} for {quoted(spelling)}\nValid arguments are:{_synonyms(words)}", status=1
        )

    return parse


def _synonyms(words: Mapping[str, T]) -> str:
    lines: list[str] = []
    last: object = _NONE
    for word, value in words.items():
        if last is _NONE or value != last:
            lines.append(f"\n  - {quoted(word)}")
        else:
            lines.append(f", {quoted(word)}")
        last = value
    return "".join(lines)
