"""How many columns of a terminal a character takes, as wcwidth of the C library says."""

from functools import lru_cache
from unicodedata import category, east_asian_width

_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
_NO_WIDTH = _UNPRINTABLE | {"Mn", "Me", "Cf"}


@lru_cache(maxsize=4096)
def of(char: str) -> int:
    """0 for what combines or does not print, 2 for wide ones, else 1."""
    if " " <= char <= "~" or char == "\u00ad":
        return 1
    # Vowels and finals of Hangul are drawn into the syllable before them.
    if category(char) in _NO_WIDTH or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1


@lru_cache(maxsize=4096)
def prints(char: str) -> bool:
    """Whether the C library calls it printable, as it does separators and format characters."""
    return " " <= char <= "~" or (char > "\x7f" and category(char) not in _UNPRINTABLE)


def of_text(text: str) -> int:
    """The columns of all characters of a text."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(of, text))
