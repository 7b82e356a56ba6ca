"""What ``sub``, ``gsub`` and ``gensub`` put in place of matches."""

import re
from typing import TYPE_CHECKING

from mirage.keeping import kept

if TYPE_CHECKING:
    from mirage.patterns.finding import New

_GENERAL = re.compile(r"\\(.)|(&)|([^\\&]+|\\)", re.DOTALL)


@kept(64)
def template(text: str) -> list[str | None]:
    """The replacement of ``sub`` in parts; None stands for what was matched.

    Only what stands before a ``&`` is special: ``\\&`` is the character, ``\\\\&`` a backslash and the match,
    ``\\\\\\&`` a backslash and the character.
    """
    if "&" not in text:
        return [text]
    parts: list[str | None] = []
    at = 0
    for found in re.finditer(r"(\\*)&", text):
        slashes = len(found[1])
        parts.append(text[at : found.start()])
        at = found.end()
        if slashes >= 3:
            parts += ["\\" * (slashes - 3), "\\&"]
        elif slashes == 2:
            parts += ["\\", None]
        else:
            parts.append("&" if slashes else None)
    parts.append(text[at:])
    return parts


def filled(text: str, literal: str | None) -> "New":
    """The replacement of ``sub`` for matches, or where it is known what they are."""
    return _filled(text, literal) if "&" in text else text


@kept(64)
def _filled(text: str, literal: str | None) -> "New":
    parts = [literal if part is None else part for part in template(text)]
    whole = [part for part in parts if part is not None]
    if len(whole) == len(parts):
        return "".join(whole)
    form = "".join(["%s" if part is None else part.replace("%", "%%") for part in parts])
    count = len(parts) - len(whole)
    return lambda found: form % ((found[0],) * count)


@kept(64)
def general_template(text: str) -> list[str | int]:
    """The replacement of ``gensub`` in parts; a number stands for a group."""
    parts: list[str | int] = []
    for found in _GENERAL.finditer(text):
        if found[1] is not None:
            parts.append(
                int(found[1])
                if found[1].isascii() and found[1].isdecimal()
                else found[1]
                if found[1] in "\\&"
                else "\\" + found[1]
            )
        elif found[2] is not None:
            parts.append(0)
        else:
            parts.append(found[3])
    return parts


class Replacing:
    """A text whose matches are being replaced."""

    __slots__ = ("_begin", "_made", "_parts", "_text", "count", "plain", "size")

    def __init__(self, text: str, parts: list[str | None]) -> None:
        self._text = text
        self._parts = parts
        self._made: list[str] = []
        self._begin = 0
        self.plain = parts[0] if len(parts) == 1 else None
        """The replacement, where it is the same for all."""
        self.count = 0
        self.size = 0

    def take(self, start: int, stop: int) -> None:
        """Replace what is matched there."""
        text = self._text
        middle = self.plain
        if middle is None:
            body = text[start:stop]
            middle = "".join([body if part is None else part for part in self._parts])
        self._made += (text[self._begin : start], middle)
        self._begin = stop
        self.count += 1
        self.size += len(middle)

    def text(self) -> str:
        """What it has become."""
        return "".join(self._made) + self._text[self._begin :]
