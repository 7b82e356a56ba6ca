"""Which part of a line sort compares, and how: the keys of ``-k`` and the options that say it for all."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Usage

Kind: TypeAlias = Literal["text", "general", "human", "month", "numeric", "random", "version"]
KINDS: dict[str, Kind] = {
    "g": "general",
    "h": "human",
    "M": "month",
    "n": "numeric",
    "R": "random",
    "V": "version",
}
LETTERS = "bdfghiMnRrV"
"""The ordering options, as they are named together."""
FIRST_BLANKS, LAST_BLANKS = "b", "B"
"""Blanks are passed over where a key begins, and where the character that it ends at is counted."""

_COUNT = re.compile(r"[ \t\n\v\f\r]*\+?([0-9]+)")
_FARTHEST = (1 << 63) - 1
_BLANK_FIELDS = rb"(?:[ \t\n]*+[^ \t\n]++){%d}"
_BLANKS = re.compile(rb"[ \t\n]*")

Cut: TypeAlias = Callable[[bytes], bytes]
Place: TypeAlias = Callable[[bytes], int]


class Key(NamedTuple):
    """Fields and characters are counted from 0; ``last`` None: to the end of the line, ``end`` 0: of the field."""

    first: int = 0
    start: int = 0
    last: int | None = None
    end: int = 0
    letters: frozenset[str] = frozenset()

    @property
    def kind(self) -> Kind:
        """How it compares."""
        for letter, kind in KINDS.items():
            if letter in self.letters:
                return kind
        return "text"

    @property
    def reverse(self) -> bool:
        """Larger ones come first."""
        return "r" in self.letters

    @property
    def whole(self) -> bool:
        """It is the line as it is."""
        return not self.first and not self.start and self.last is None and FIRST_BLANKS not in self.letters

    def inheriting(self, letters: frozenset[str]) -> "Key":
        """With what was said for all keys, where nothing was said for this one."""
        return self if self.letters else self._replace(letters=letters)

    def expect_sense(self) -> None:
        """Refuse orders that exclude each other."""
        kinds = [letter for letter in KINDS if letter in self.letters]
        kinds = [letter for letter in kinds if letter not in "RV"] + ["V"] * any(
            letter in self.letters for letter in "RVdi"
        )
        if len(kinds) > 1:
            shown = "".join(letter for letter in LETTERS if letter in self.letters and letter not in "br")
            if "d" in self.letters:
                shown = shown.replace("i", "")
            raise Usage(f"options '-{shown}' are incompatible", hint=False)

    def cut(self, tab: bytes | None) -> Cut:
        """What takes the key out of a line."""
        begin = self._begin(tab)
        if self.last is None:
            return lambda line: line[begin(line) :]
        finish = self._finish(tab, self.last)
        return lambda line: line[begin(line) : finish(line)]

    def _begin(self, tab: bytes | None) -> Place:
        return _moved(_fields(self.first, tab, inside=True), self.start, FIRST_BLANKS in self.letters)

    def _finish(self, tab: bytes | None, last: int) -> Place:
        if not self.end:
            return _fields(last + 1, tab, inside=False)
        return _moved(_fields(last, tab, inside=True), self.end, LAST_BLANKS in self.letters)


def _moved(place: Place, characters: int, blanks: bool) -> Place:
    """So many characters on, blanks not counted where they are passed over."""
    if not characters and not blanks:
        return place
    if not blanks:
        return lambda line: min(place(line) + characters, len(line))

    def beyond(line: bytes) -> int:
        match = _BLANKS.match(line, place(line))
        return min((match.end() if match else 0) + characters, len(line))

    return beyond


def _fields(count: int, tab: bytes | None, *, inside: bool) -> Place:
    """Where so many fields end; ``inside``: behind the separator that ends the last of them."""
    if not count:
        return lambda line: 0
    if tab is None:
        find = re.compile(_BLANK_FIELDS % min(count, 1 << 30)).match
        return lambda line: match.end() if (match := find(line)) else len(line)
    step = 0 if inside else 1

    def place(line: bytes) -> int:
        parts = line.split(tab, count)
        return len(line) - len(parts[count]) - step if len(parts) > count else len(line)

    return place


def key(text: str) -> Key:
    """The key that the argument of ``-k`` describes."""
    return _Reading(text).key()


class _Reading:
    """One pass over ``F[.C][OPTS][,F[.C][OPTS]]``."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def key(self) -> Key:
        first = self._count("invalid number at field start")
        if not first:
            raise self._bad("field number is zero")
        start = 1
        if self._takes("."):
            start = self._count("invalid number after '.'")
            if not start:
                raise self._bad("character offset is zero")
        letters = self._letters(FIRST_BLANKS)
        last: int | None = None
        end = 0
        if self._takes(","):
            last = self._count("invalid number after ','")
            if not last:
                raise self._bad("field number is zero")
            if self._takes("."):
                end = self._count("invalid number after '.'")
            letters |= self._letters(LAST_BLANKS)
        if self._at < len(self._text):
            raise self._bad("stray character in field spec")
        return Key(first - 1, start - 1, None if last is None else last - 1, end, letters)

    def _takes(self, char: str) -> bool:
        if self._text[self._at : self._at + 1] != char:
            return False
        self._at += 1
        return True

    def _count(self, complaint: str) -> int:
        match = _COUNT.match(self._text, self._at)
        if match is None:
            rest = self._text[self._at :]
            raise Usage(f"{complaint}: invalid count at start of {quoted(rest)}", hint=False)
        self._at = match.end()
        return int(match[1]) if len(match[1]) < 19 else _FARTHEST

    def _letters(self, blanks: str) -> frozenset[str]:
        begin = self._at
        while self._at < len(self._text) and self._text[self._at] in LETTERS:
            self._at += 1
        found = self._text[begin : self._at]
        return frozenset(found.replace("b", blanks))

    def _bad(self, complaint: str) -> Usage:
        return Usage(f"{complaint}: invalid field specification {quoted(self._text)}", hint=False)


def separator(text: str) -> bytes:
    """The argument of ``-t``: one byte."""
    tab = text.encode("utf-8", "surrogateescape")
    if not tab:
        raise Usage("empty tab", hint=False)
    if tab == rb"\0":
        return b"\0"
    if len(tab) > 1:
        raise Usage(f"multi-character tab {quoted(text)}", hint=False)
    return tab
