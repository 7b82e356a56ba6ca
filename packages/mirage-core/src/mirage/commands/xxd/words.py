"""The words of a call of xxd, which has a grammar of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from mirage.commands.spec import Usage

MOST = 256
"""Columns of a line."""
SUMMARY = """\
Usage:
       xxd [options] [infile [outfile]]
    or
       xxd -r [-s [-]offset] [-c cols] [-ps] [infile [outfile]]
Options:
    -a          a single '*' stands for lines of NULs
    -b          binary digits instead of hexadecimal ones
    -C          upper case for the names in C include file style (-i)
    -c cols     so many bytes a line: 16, with -i 12, with -ps 30, with -b 6
    -E          show characters in EBCDIC
    -e          groups are little-endian numbers
    -g bytes    so many bytes a group: 2, with -e 4, with -b 1
    -h          print this summary
    -i          output in C include file style
    -l len      stop after len bytes
    -n name     the name of the variable in C include file style (-i)
    -o off      add off to the positions that are shown
    -ps         nothing but hexadecimal digits
    -r          from such a dump back to bytes
    -r -s off   the same, with off added to the positions of the dump
    -d          show positions in decimal
    -s [+][-]seek  begin there, from the start, or from the end (-)
    -u          upper case hexadecimal digits
    -v          show the version
"""
_FLAGS = {
    "a": "autoskip",
    "b": "bits",
    "e": "little",
    "u": "upper",
    "p": "plain",
    "i": "include",
    "C": "capital",
    "d": "decimal",
    "r": "reverse",
    "E": "ebcdic",
}
KINDS = frozenset({"bits", "little", "plain", "include"})
"""The last of them decides."""
_VALUES = {
    "c": ("columns", ("ols",)),
    "g": ("group", ("roup",)),
    "o": ("offset", ("ffset",)),
    "s": ("seek", ("kip", "eek")),
    "l": ("length", ("en",)),
    "n": ("name", ("ame",)),
}
_NUMBER = re.compile(r"[ \t\n\v\f\r]*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)?", re.ASCII)
_LARGEST = (1 << 63) - 1


class Summary(Exception):
    """The summary is asked for, or is the answer to words that make no sense."""


class Version(Exception):
    """The version is asked for."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a call says."""

    autoskip: bool = False
    bits: bool = False
    little: bool = False
    upper: bool = False
    plain: bool = False
    include: bool = False
    capital: bool = False
    decimal: bool = False
    reverse: bool = False
    ebcdic: bool = False
    columns: str | None = None
    group: str | None = None
    offset: str = "0"
    seek: str = ""
    length: str | None = None
    name: str | None = None
    files: tuple[str, ...] = ()

    @classmethod
    def of(cls, words: Sequence[str]) -> "Words":
        """The words behind the name."""
        found = cls()
        rest = list(words)
        while rest and rest[0][:1] == "-" and rest[0] != "-":
            word = rest.pop(0)
            if word == "--":
                break
            text = word[1:] if word.startswith("--") else word
            letter, more = text[1:2], text[2:]
            if letter in _FLAGS:
                field = _FLAGS[letter]
                if field in KINDS:
                    found = replace(found, bits=False, little=False, plain=False, include=False)
                # It is turned on and off.
                changed: dict[str, Any] = {field: not found.autoskip if letter == "a" else True}
                found = replace(found, **changed)
            elif letter in _VALUES:
                field, long = _VALUES[letter]
                if not more or more.startswith(long):
                    if not rest:
                        raise Summary
                    more = rest.pop(0)
                changed = {field: more}
                found = replace(found, **changed)
            elif letter == "v":
                raise Version
            else:
                raise Summary
        if len(rest) > 2:
            raise Summary
        found = replace(found, files=tuple(rest))
        found.expect_sense()
        return found

    def expect_sense(self) -> None:
        """Refuse what cannot be."""
        wide = not self.plain and not self.include
        if self.columns is not None and (self.given < 0 or (wide and self.given > MOST)):
            raise Usage(f"invalid number of columns (max. {MOST}).", hint=False)
        if self.little and self.per_group & (self.per_group - 1):
            raise Usage("number of octets per group must be a power of 2 with -e.", hint=False)
        if self.reverse and (self.bits or self.include or self.little):
            raise Usage("Sorry, cannot revert this type of hexdump", hint=False, status=255)

    @property
    def given(self) -> int:
        """The columns that are asked for."""
        return number(self.columns or "0")

    @property
    def per_line(self) -> int:
        """Bytes of a line; 0: all of them."""
        if self.columns is not None and (self.given or self.plain):
            return self.given
        return 30 if self.plain else 12 if self.include else 6 if self.bits else 16

    @property
    def per_group(self) -> int:
        """Bytes of a group."""
        usual = 1 if self.bits else 4 if self.little else 2
        group = number(self.group) if self.group is not None else usual
        if group < 0:
            group = usual
        return group if 0 < group <= self.per_line else max(self.per_line, 1)

    @property
    def limit(self) -> int | None:
        """Bytes that are read; None: all."""
        length = number(self.length) if self.length is not None else -1
        return None if length < 0 else length


def number(text: str) -> int:
    """What strtol makes of it."""
    found = _NUMBER.match(text)
    digits = found[2] if found is not None else None
    if found is None or digits is None:
        return 0
    value = int(digits, 16 if digits[1:2] in ("x", "X") else 8 if digits[0] == "0" else 10)
    return min(value, _LARGEST) * (-1 if found[1] == "-" else 1)
