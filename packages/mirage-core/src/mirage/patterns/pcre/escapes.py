"""What a backslash stands for where that is a character or a property."""

import re
from typing import Final

from mirage.patterns.faults import PatternError
from mirage.patterns.pcre.reading import Reader
from mirage.patterns.pcre.sets import LAST

_CONTROLS: Final = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_SHORT: Final = re.compile(r"x(?!\{)([0-9A-Fa-f]{0,2})")
_OCTAL: Final = re.compile(r"[0-7]{1,3}")
_BRACED: Final = re.compile(r"(x|o|N(?=\{U\+))\{(?:U\+)?(\w*)(\}?)")
_PROPERTY: Final = re.compile(r"([pP])(?:\{(\^?)([^{}\\]*)\}|([A-Za-z]))")
_CASE: Final = re.compile(r"\\[pP](\{(?:Lu|Ll|Lt)\})", re.IGNORECASE)
_NO_DIGITS: Final = "digits missing in \\x{} or \\o{} or \\N{U+}"
LACKING: Final = {
    "o": "missing opening brace after \\o",
    "p": "malformed \\P or \\p sequence",
    "P": "malformed \\P or \\p sequence",
    "g": "\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number",
    "k": "\\k is not followed by a braced, angle-bracketed, or quoted name",
    **dict.fromkeys("FLlNUu", "PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u"),
}


def escaped(char: str) -> str:
    """A character that stands for itself, in a class and outside."""
    return f"\\U{ord(char):08x}" if not char.isalnum() else char


def prop(reader: Reader) -> str | None:
    """What comes here if it is a property."""
    found = reader.take(_PROPERTY)
    if found is None:
        return None
    letter, negation, name, single = found.groups()
    if negation:
        letter = letter.swapcase()
    return f"\\{letter}{{{name if single is None else single.upper()}}}"


def cased(found: str) -> str:
    """A property where case does not count: that of a letter's case does."""
    if (case := _CASE.fullmatch(found)) is None:
        return found
    # Written as what it is not: ``regex`` forgets the case that it counts where it looks for how a match begins.
    return f"(?:(?!(?-i:\\{found[1].swapcase()}{case[1]}))(?s:.))"


def character(reader: Reader) -> str:
    """The one character that an escape stands for; its backslash has been read."""
    if (found := reader.take(_BRACED)) is not None:
        return _braced(*found.groups())
    if (found := reader.take(_SHORT)) is not None:
        return chr(int(found[1] or "0", 16))
    if (found := reader.take(_OCTAL)) is not None:
        return chr(int(found[0], 8))
    letter = reader.char()
    if letter == "c":
        return _control(reader)
    if letter in _CONTROLS:
        return _CONTROLS[letter]
    if letter.isascii() and letter.isalnum():
        raise PatternError(LACKING.get(letter, "unrecognized character follows \\"))
    return letter


def _braced(letter: str, digits: str, close: str) -> str:
    octal = letter == "o"
    if not digits:
        raise PatternError(_NO_DIGITS)
    if not (close and re.fullmatch("[0-7]+" if octal else "[0-9A-Fa-f]+", digits)):
        raise PatternError(f"non-{'octal' if octal else 'hex'} character in \\{letter}{{}} (closing brace missing?)")
    code = int(digits.lstrip("0")[:12] or "0", 8 if octal else 16)
    if code > LAST:
        raise PatternError("character code point value in \\x{} or \\o{} is too large")
    if 0xD800 <= code < 0xE000:
        raise PatternError("disallowed Unicode code point (>= 0xd800 && <= 0xdfff)")
    return chr(code)


def _control(reader: Reader) -> str:
    if reader.ended:
        raise PatternError("\\c at end of pattern")
    char = reader.char()
    if not " " <= char <= "~":
        raise PatternError("\\c must be followed by a printable ASCII character")
    return chr(ord(char.upper()) ^ 0x40)
