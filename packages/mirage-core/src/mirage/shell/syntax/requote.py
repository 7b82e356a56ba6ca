"""Values as text that a shell reads back: the styles bash writes them in."""

import re
from typing import TYPE_CHECKING

from mirage.budget import finished
from mirage.paths import encode

if TYPE_CHECKING:
    from collections.abc import Generator

_ESCAPES = {
    "\a": "\\a",
    "\b": "\\b",
    "\x1b": "\\E",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
    "\\": "\\\\",
    "'": "\\'",
}
_BACKSLASHED = {ord(mark): "\\" + mark for mark in " '\"\\|&;()<>!{}*[?]^$`,"}
_SPECIAL = re.compile(r"""[ '"\\|&;()<>!{}*\[?\]^$`]|(?:^|(?<=[:=]))~|^\#""")

SOME = 32 * 1024
"""Characters that are written in one step."""


def backslashing(text: str) -> "Generator[None, None, str]":
    """As ``printf %q`` writes it; in steps."""
    if not text:
        return "''"
    if needs_ansi(text):
        return (yield from escaping(text))
    first = "\\" if text[0] in "~#" else ""
    return first + (yield from _written(text, _BACKSLASHED)).replace(":~", ":\\~").replace("=~", "=\\~")


def listed(text: str) -> str:
    """As ``set`` lists it: quoted only where it must be."""
    if needs_ansi(text):
        return ansi(text)
    return single(text) if _SPECIAL.search(text) else text


def single(text: str) -> str:
    """In single quotes."""
    return "\\'" if text == "'" else "'" + text.replace("'", "'\\''") + "'"


def double(text: str) -> str:
    """In double quotes, or ``$'..'`` where it cannot be shown otherwise: as ``declare -p`` writes it."""
    if needs_ansi(text):
        return ansi(text)
    if not text.isalnum():
        # A replacement of each is fast in a large text, too.
        text = text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$").replace("`", "\\`")
    return f'"{text}"'


def traced(text: str) -> str:
    """As ``set -x`` shows a word."""
    return listed(text) if text else "''"


def printable(text: str) -> str:
    """As messages name a command or a directory."""
    return ansi(text) if needs_ansi(text) else text


def needs_ansi(text: str) -> bool:
    """Whether some of it does not print."""
    if text.isascii() and text.isprintable():
        return False
    return any(not _prints(mark) for mark in set(text))


def ansi(text: str) -> str:
    """As ``$'..'``."""
    return finished(escaping(text))


def escaping(text: str) -> "Generator[None, None, str]":
    """As ``ansi``, in steps."""
    return "$'" + (yield from _written(text, _TABLE)) + "'"


def _written(text: str, table: dict[int, str]) -> "Generator[None, None, str]":
    if len(text) <= SOME:
        return text.translate(table)
    made: list[str] = []
    for at in range(0, len(text), SOME):
        yield
        made.append(text[at : at + SOME].translate(table))
    return "".join(made)


def _escaped(mark: str) -> str:
    known = _ESCAPES.get(mark)
    if known is not None:
        return known
    return mark if _prints(mark) else "".join([f"\\{byte:03o}" for byte in encode(mark)])


def _prints(mark: str) -> bool:
    if mark.isascii():
        return " " <= mark <= "~"
    if mark.isprintable():
        return True
    # Python counts separators and format characters as unprintable, the C library does not.
    from mirage.commands.width import prints

    return prints(mark)


class _Table(dict[int, str]):
    """How each character is written in ``$'..'``, by its number; kept where it is no plain letter of any script."""

    def __missing__(self, code: int) -> str:
        text = _escaped(chr(code))
        if code < 256 or len(text) > 1:
            self[code] = text
        return text


_TABLE = _Table()
