"""The words of zip, taken apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field

_LONG = {
    **{"recurse-paths": "r", "quiet": "q", "junk-paths": "j", "exclude": "x", "include": "i", "update": "u"},
    **{"freshen": "f", "delete": "d", "move": "m", "names-stdin": "@", "symlinks": "y", "no-dir-entries": "D"},
    **{"no-extra": "X", "verbose": "v", "grow": "g", "latest-time": "o"},
}
_KNOWN = frozenset("rqjufdm@yDXvg0123456789")
_LISTS = frozenset("xi")


class WrongCall(Exception):
    """Words that make no sense, or ask for what is not done here."""


@dataclass(slots=True)
class Call:
    """What is asked for."""

    letters: str = ""
    archive: str | None = None
    names: list[str] = field(default_factory=list[str])
    excluded: list[str] = field(default_factory=list[str])
    included: list[str] = field(default_factory=list[str])

    @property
    def level(self) -> int:
        """How hard to try; 0 only stores."""
        digits = [letter for letter in self.letters if letter.isdigit()]
        return int(digits[-1]) if digits else 6


def parse(words: Sequence[str]) -> Call:
    """Take a call apart: options anywhere, and lists that end with an option or with ``@``.

    :raises WrongCall: it makes no sense.
    """
    call = Call()
    into: list[str] | None = None
    plain = False
    for word in words:
        if plain or word[:1] != "-" or word == "-":
            if into is not None:
                if word == "@":
                    into = None
                else:
                    into.append(word)
            elif call.archive is None:
                call.archive = word
            else:
                call.names.append(word)
            continue
        into = None
        if word == "--":
            plain = True
            continue
        into = _letters(call, _short(word))
    for letter, patterns, what in (("x", call.excluded, "exclude"), ("i", call.included, "include only")):
        if into is patterns and not patterns:
            raise WrongCall(f"option '{letter}' ({what} files matching patterns) requires a value")
    return call


def _short(word: str) -> str:
    if not word.startswith("--"):
        return word[1:]
    name, sign, value = word[2:].partition("=")
    found = [letter for long, letter in _LONG.items() if long == name or long.startswith(name)]
    if not found:
        raise WrongCall(f"long option '{name}' not supported")
    return found[0] + (value if sign else "")


def _letters(call: Call, letters: str) -> list[str] | None:
    """Note the letters of a word; the list that begins with them."""
    for at, letter in enumerate(letters, 1):
        if letter in _LISTS:
            into = call.excluded if letter == "x" else call.included
            rest = letters[at:].removeprefix("=")
            if rest:
                into.append(rest)
                return None
            return into
        if letter not in _KNOWN:
            raise WrongCall(f"short option '{letter}' not supported")
        call.letters += letter
    return None
