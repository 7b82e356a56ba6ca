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
_ODD = re.compile(r"[\x00-\x1f\x7f]|[^\x00-\x7f]")
_BACKSLASHED = re.compile(r"""[ '"\\|&;()<>!{}*\[?\]^$`,]|(?:^|(?<=[:=]))~|^\#""")
_SPECIAL = re.compile(r"""[ '"\\|&;()<>!{}*\[?\]^$`]|(?:^|(?<=[:=]))~|^\#""")


def backslashed(text: str) -> str:
    """As ``printf %q`` writes it."""
    if not text:
        return "''"
    return ansi(text) if needs_ansi(text) else _BACKSLASHED.sub(r"\\\g<0>", text)


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
    return any(not _prints(found) for found in set(_ODD.findall(text)))


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
