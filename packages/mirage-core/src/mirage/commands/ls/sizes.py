"""Sizes as ls prints them: bytes, blocks, or units that a person reads."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Usage
from mirage.resources import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

_UNITS = "KMGTPEZY"
_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Unit:
    """What sizes are counted in."""

    size: int
    human: bool = False
    """Scaled to the largest unit that fits, by powers of ``size``."""
    suffix: str = ""

    @classmethod
    def reader(cls, spelling: str) -> "Callable[[str], Unit]":
        """What reads the argument of an option of this spelling."""
        return lambda text: cls.parse(text, spelling)

    @classmethod
    def parse(cls, text: str, spelling: str = "--block-size") -> "Unit":
        """The argument of ``--block-size``, or what else it is called."""
        if text in ("human-readable", "si"):
            return cls(1024 if text != "si" else 1000, human=True)
        match = re.fullmatch(r"([0-9]*)([KkMGTPEZY]?)(B|iB)?", text)
        if match is None or not text or (match[3] and not match[2]):
            wrong = "invalid suffix in " if text[:1].isdigit() else "invalid "
            raise Usage(f"{wrong}{spelling} argument {quoted_name(text)}", hint=False)
        power = _UNITS.index(match[2].upper()) + 1 if match[2] else 0
        size = int(match[1] or "1") * (1000 if match[3] == "B" else 1024) ** power
        if not size:
            raise Usage(f"invalid {spelling} argument {quoted_name(text)}", hint=False)
        suffix = (
            "" if match[1] else (match[2].replace("K", "k") if match[3] == "B" else match[2].upper()) + (match[3] or "")
        )
        return cls(size, suffix=suffix)

    def text(self, size: int) -> str:
        """``size`` bytes, rounded up."""
        if self.human:
            return _scaled(size, self.size)
        return f"{-(-size // self.size)}{self.suffix}"


BYTES = Unit(1)
KIBIBYTES = Unit(1024)


def _scaled(size: int, base: int) -> str:
    if size < base:
        return str(size)
    power = 0
    while size >= base ** (power + 1) and power < len(_UNITS):
        power += 1
    unit = base**power
    letters = "k" + _UNITS[1:] if base == 1000 else _UNITS
    tenths = -(-size * 10 // unit)
    if tenths < 100:
        return f"{tenths // 10}.{tenths % 10}{letters[power - 1]}"
    whole = -(-size // unit)
    if whole >= base and power < len(_UNITS):
        return f"1.0{letters[power]}"
    return f"{whole}{letters[power - 1]}"


def allocated(entry: Entry) -> int | None:
    """The bytes that an entry takes on a disk with pages of 4 KiB; a short link lives in its inode."""
    if entry.kind in ("link", "other"):
        return 0
    return None if entry.size is None else -(-entry.size // _PAGE) * _PAGE
