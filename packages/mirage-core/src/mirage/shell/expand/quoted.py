"""Text written so that a shell reads it back: as ``${x@Q}``, ``declare -p`` and their like write it."""

import re

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")
_DOUBLE = re.compile(r'[$`"\\]')
_ANSI = re.compile(r"[\x00-\x1f\x7f'\\]|[^\x00-\x7f]")
_META = re.compile(r"[\s'\"\\|&;()<>!{}*\[\]?^$`]|^[~#]|[=:]~")
"""What a shell would not take for itself."""
_NAMED = {
    "\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r", "\x1b": "\\E",
    "'": "\\'", "\\": "\\\\",
}  # fmt: skip


def single(text: str) -> str:
    """In single quotes; with escapes where there is what does not print."""
    if unprintable(text):
        return ansi(text)
    return "'" + text.replace("'", "'\\''") + "'"


def double(text: str) -> str:
    """In double quotes; with escapes where there is what does not print."""
    if unprintable(text):
        return ansi(text)
    return '"' + _DOUBLE.sub(r"\\\g<0>", text) + '"'


def ansi(text: str) -> str:
    """As ``$'...'``."""
    return "$'" + _ANSI.sub(_escape, text) + "'"


def unprintable(text: str) -> bool:
    """Whether there is a character that does not print."""
    if _UNPRINTABLE.search(text):
        return True
    return not text.isascii() and not all(map(_prints, text))


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    if char in _NAMED:
        return _NAMED[char]
    if _prints(char):
        return char
    return "".join([f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape")])


def _prints(char: str) -> bool:
    if char.isprintable():
        return True
    # Python counts the separators and the format characters as unprintable, the C library does not.
    from mirage.commands.width import prints

    return prints(char)


def key(text: str) -> str:
    """As a subscript: quoted only where it must be."""
    if unprintable(text):
        return ansi(text)
    return double(text) if text in ("", "@", "*") or _META.search(text) else text
