"""Values as text that a shell reads back: the styles bash writes them in."""

import re

from mirage.paths import encode

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


def backslashed(text: str) -> str:
    """As ``printf %q`` writes it."""
    if not text:
        return "''"
    if needs_ansi(text):
        return ansi(text)
    # A table, and a replacement of each, are fast in a large text, too.
    first = "\\" if text[0] in "~#" else ""
    return first + text.translate(_BACKSLASHED).replace(":~", ":\\~").replace("=~", "=\\~")


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


def needs_ansi(text: str) -> bool:
    """Whether some of it does not print."""
    if text.isascii() and text.isprintable():
        return False
    return any(not _prints(mark) for mark in set(text))


def ansi(text: str) -> str:
    """As ``$'..'``."""
    return "$'" + text.translate(_TABLE) + "'"


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
