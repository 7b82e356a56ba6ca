"""The format of GNU's printf, taken apart."""

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple, TypeAlias

from mirage.commands.printf.escapes import Unescaped, unescaping
from mirage.paths import decode

_DIRECTIVE = re.compile(
    rb"%(?P<flags>[-+ #0'I]*+)(?P<width>\*|[0-9]*+)(?:(?P<dot>\.)(?P<precision>\*|[0-9]*+))?+[lLhjtz]*+(?P<letter>.?)",
    re.DOTALL,
)
_TEXTS = frozenset("cs")
_LETTERS = frozenset("aAcdeEfFgGiosuxX")
_REFUSED = {
    "'": frozenset("aAceEosxX"),
    "I": frozenset("aAceEosxX"),
    "#": frozenset("cdisu"),
    "0": _TEXTS,
}
"""The conversions that a flag does not go with."""


class Directive(NamedTuple):
    """One conversion; a width or precision of ``*`` comes from the arguments."""

    letter: str
    flags: str = ""
    width: str = ""
    precision: str | None = None


class Wrong(NamedTuple):
    """A conversion that there is not: that is known once its width has been taken."""

    directive: Directive
    text: str


Part: TypeAlias = "Unescaped | Directive | Wrong | None"


def parts(text: bytes) -> Iterator[Part]:
    """The parts of a format in order; None is a pause for the caller.

    :raises Usage: an escape makes no sense.
    """
    at = 0
    while at < len(text):
        begin = text.find(b"%", at)
        begin = len(text) if begin < 0 else begin
        if begin > at:
            yield from _plain(text[at:begin])
        if begin == len(text):
            return
        part, at = _directive(text, begin)
        yield part


def _plain(text: bytes) -> Generator[Part, None, None]:
    yield (yield from unescaping(text, argument=False))


def _directive(text: bytes, at: int) -> tuple[Part, int]:
    letter = text[at + 1 : at + 2].decode("latin-1")
    if letter == "%":
        return Unescaped(b"%"), at + 2
    if letter in ("b", "q"):
        return Directive(letter), at + 2
    found = _DIRECTIVE.match(text, at)
    assert found is not None, "a % begins a directive, whatever follows"
    letter, flags = found["letter"].decode("latin-1"), found["flags"].decode()
    precision = (found["precision"] or b"").decode() if found["dot"] else None
    directive = Directive(letter, flags, found["width"].decode(), precision)
    if _fits(directive):
        return directive, found.end()
    return Wrong(directive, decode(found[0])), found.end()


def _fits(directive: Directive) -> bool:
    letter = directive.letter
    if letter not in _LETTERS or (letter == "c" and directive.precision is not None):
        return False
    return not any(letter in _REFUSED.get(flag, "") for flag in directive.flags)
