"""Classes of characters in brackets."""

import re
from typing import Final

from mirage.patterns.faults import PatternError
from mirage.patterns.pcre import sets
from mirage.patterns.pcre.counts import QUANTIFIER, bounds
from mirage.patterns.pcre.escapes import character, prop
from mirage.patterns.pcre.reading import Reader

_POSIX: Final = re.compile(r"\[([:.=])((?:\\[\\\]]|(?!\[\1|\1\])[^\]])*)\1\]", re.DOTALL)
_EDGE: Final = re.compile(r"\[\[:([<>]):\]\]")
_NO_FEED: Final = re.compile(r"N(?!\{(?![0-9]+(?:,[0-9]*)?\}))")
_INVALID: Final = frozenset("ABCGKRXZkz")


def edge(reader: Reader) -> str | None:
    """The side of a word on which ``[[:<:]]`` or ``[[:>:]]`` stands, if one comes here."""
    found = reader.take(_EDGE)
    return found and found[1]


def bracket(reader: Reader) -> str:
    """The class that comes here."""
    if (found := _POSIX.match(reader.text, reader.at)) is not None:
        if found[1] == ":":
            raise PatternError("POSIX named classes are supported only within a class")
        raise PatternError("POSIX collating elements are not supported")
    reader.at += 1
    return _Bracket(reader).whole()


class _Bracket:
    """One class, of which the first bracket has been read."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._quoted = False
        """Whether this is between ``\\Q`` and ``\\E``."""

    def whole(self) -> str:
        reader = self._reader
        parts = ["[^" if reader.skip("^") else "["]
        first = reader.at
        while not self._ends(first):
            parts.append(self._part())
        return "".join([*parts, "]"])

    def _ends(self, first: int) -> bool:
        self._quotes()
        return not self._quoted and self._reader.at > first and self._reader.skip("]")

    def _quotes(self) -> None:
        """Read the signs that begin and end what stands for itself."""
        while self._reader.skip("\\E") or (not self._quoted and self._reader.skip("\\Q")):
            self._quoted = self._reader.text[self._reader.at - 1] == "Q"

    def _part(self) -> str:
        """One character, a span of them or a set."""
        single, span = self._item()
        if not self._ranges():
            return span
        if not single:
            raise PatternError("invalid range in character class")
        self._reader.at += 1
        self._quotes()
        last, _ = self._item()
        if not last:
            raise PatternError("invalid range in character class")
        if last < single:
            raise PatternError("range out of order in character class")
        return sets.span(single + last)

    def _ranges(self) -> bool:
        """Whether a hyphen comes that is not the last of its class."""
        self._quotes()
        text, at = self._reader.text, self._reader.at
        return not self._quoted and text.startswith("-", at) and text[at + 1 : at + 2] not in ("", "]")

    def _item(self) -> tuple[str, str]:
        """One character, empty where it is a set; and what stands there for it."""
        reader = self._reader
        if reader.ended:
            raise PatternError("missing terminating ] for character class")
        if not self._quoted and (found := reader.take(_POSIX)) is not None:
            return "", _named(found[1], found[2])
        char = reader.char()
        if char != "\\" or self._quoted:
            return char, sets.span(char + char)
        if reader.ended:
            raise PatternError("\\ at end of pattern")
        if (found_property := prop(reader)) is not None:
            return "", found_property
        if (found_set := sets.named(reader.text[reader.at])) is not None:
            reader.at += 1
            return "", found_set
        char = _within(reader)
        return char, sets.span(char + char)


def _named(sign: str, name: str) -> str:
    if sign != ":":
        raise PatternError("POSIX collating elements are not supported")
    pairs = sets.POSIX.get(name.removeprefix("^"))
    if pairs is None:
        raise PatternError("unknown POSIX class name")
    return sets.span(pairs, negated=name.startswith("^"))


def _within(reader: Reader) -> str:
    """The character that an escape stands for in a class."""
    letter = reader.text[reader.at]
    if letter in _INVALID:
        raise PatternError("escape sequence is invalid in character class")
    if _NO_FEED.match(reader.text, reader.at):
        if (found := QUANTIFIER.match(reader.text, reader.at + 1)) is not None:
            bounds(found)
        raise PatternError("\\N is not supported in a class")
    if letter in "bg89":
        reader.at += 1
        return "\b" if letter == "b" else letter
    return character(reader)
