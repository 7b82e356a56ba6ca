"""Perl's expressions as PCRE2 reads them, written in the signs of the ``regex`` package."""

import re
from typing import Final

from mirage.patterns.faults import PatternError

_LAST: Final = 0x10FFFF
_SETS: Final = {
    "d": "09",
    "w": "09AZ__az",
    "s": "\t\r  ",
    "h": "\t\t  \xa0\xa0\u1680\u1680\u180e\u180e\u2000\u200a\u202f\u202f\u205f\u205f\u3000\u3000",
    "v": "\n\r\x85\x85\u2028\u2029",
}
"""Pairs of first and last characters, in order."""
_NAMES: Final = {
    "alnum": "09AZaz",
    "alpha": "AZaz",
    "ascii": "\0\x7f",
    "blank": "\t\t  ",
    "cntrl": "\0\x1f\x7f\x7f",
    "digit": "09",
    "graph": "!~",
    "lower": "az",
    "print": " ~",
    "punct": "!/:@[`{~",
    "space": "\t\r  ",
    "upper": "AZ",
    "word": "09AZ__az",
    "xdigit": "09AFaf",
}
_WORD: Final = "[0-9A-Z_a-z]"
_EDGES: Final = {
    "b": f"(?:(?<={_WORD})(?!{_WORD})|(?<!{_WORD})(?={_WORD}))",
    "B": f"(?:(?<={_WORD})(?={_WORD})|(?<!{_WORD})(?!{_WORD}))",
}
_CONTROLS: Final = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_QUANTIFIER: Final = re.compile(r"(?:[*+?]|\{([0-9]+)(?:,([0-9]*))?\})[+?]?")
_QUOTED: Final = re.compile(r"\\Q(.*?)(?:\\E|$)|\\E", re.DOTALL)
_CODE: Final = re.compile(r"x\{([0-9A-Fa-f]+)\}|x(?!\{)([0-9A-Fa-f]{0,2})|o\{([0-7]+)\}|(0[0-7]{0,2})")
_PROPERTY: Final = re.compile(r"[pP](?:\{\^?\w+\}|[A-Z])")
_NAMED: Final = re.compile(r"k(?:<(\w+)>|\{(\w+)\}|'(\w+)')|g\{([A-Za-z_]\w*)\}")
_NUMBERED: Final = re.compile(r"([1-9][0-9]*)|g(-?[0-9]+)|g\{(-?[0-9]+)\}")
_POSIX: Final = re.compile(r"\[:(\^?)([a-z]*):\]")
_COLLATING: Final = re.compile(r"\[([.=]).*?\1\]", re.DOTALL)
_OPENING: Final = re.compile(
    r"\((?:(?P<comment>\?#[^)]*\))|\?(?:(?P<whole>R\)|[+-]?[0-9]+\)|&\w+\)|P[=>]\w+\)|[imsx]*(?:-[imsx]+)?\))"
    r"|<(?P<name>[A-Za-z_]\w*)>|P<(?P<other>[A-Za-z_]\w*)>|'(?P<third>[A-Za-z_]\w*)'"
    r"|(?:[:=!>|]|<[=!]|[imsx]*(?:-[imsx]+)?:|\([^)]*\)))|(?P<verb>\*[A-Z]+\))|(?P<plain>(?!\?)))"
)
_AROUND: Final = ("(?=", "(?!", "(?<=", "(?<!")
_NAME: Final = re.compile(r"\(\?(?:P?<|')(\w*)")
_LACKING: Final = {
    "x": "non-hex character in \\x{} (closing brace missing?)",
    "o": "missing opening brace after \\o",
    "p": "malformed \\P or \\p sequence",
    "g": "\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number",
    "k": "\\k is not followed by a braced, angle-bracketed, or quoted name",
}


def translated(text: str) -> str:
    """The same expression for ``regex``.

    :raises PatternError: in PCRE2's words.
    """
    return _Translation(text).whole()


def described(fault: str) -> str:
    """What ``regex`` finds wrong, in PCRE2's words."""
    return next((said for begin, said in _SAID if fault.startswith(begin)), fault)


_SAID: Final = (
    ("missing )", "missing closing parenthesis"),
    ("unbalanced parenthesis", "unmatched closing parenthesis"),
    ("invalid group reference", "reference to non-existent subpattern"),
    ("unknown group", "reference to non-existent subpattern"),
    ("undefined group", "reference to non-existent subpattern"),
    ("unknown property", "unknown property after \\P or \\p"),
    ("nothing to repeat", "quantifier does not follow a repeatable item"),
    ("multiple repeat", "quantifier does not follow a repeatable item"),
)


def _span(pairs: str, *, negated: bool = False) -> str:
    """What stands in a class for characters between these pairs, or for all others."""
    spans = [(ord(first), ord(last)) for first, last in zip(pairs[::2], pairs[1::2], strict=True)]
    if negated:
        edges = [-1, *(edge for span in spans for edge in span), _LAST + 1]
        spans = [(end + 1, begin - 1) for end, begin in zip(edges[::2], edges[1::2], strict=True) if begin > end + 1]
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans)


class _Translation:
    """One expression, read from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._repeatable = False
        """Whether a quantifier may come next."""
        self._groups = 0
        self._open: list[bool] = []
        """The groups that are open: whether each looks around."""

    def whole(self) -> str:
        parts: list[str] = []
        while self._at < len(self._text):
            parts.append(self._next())
        if self._open:
            raise PatternError("missing closing parenthesis")
        return "".join(parts)

    def _take(self, pattern: "re.Pattern[str]") -> "re.Match[str] | None":
        found = pattern.match(self._text, self._at)
        if found is not None:
            self._at = found.end()
        return found

    def _next(self) -> str:
        if (found := self._take(_QUOTED)) is not None:
            literal = found[1] or ""
            self._repeatable = self._repeatable or bool(literal)
            return "".join(map(_escaped, literal))
        if (found := self._take(_QUANTIFIER)) is not None:
            return self._quantifier(found)
        char = self._text[self._at]
        if char == "(":
            return self._opening()
        self._at += 1
        self._repeatable = char not in "|^$"
        if char == "\\":
            return self._escape()
        if char == "[":
            return self._class()
        if char == ")":
            if not self._open:
                raise PatternError("unmatched closing parenthesis")
            self._open.pop()
        return "\\{" if char == "{" else char

    def _quantifier(self, found: "re.Match[str]") -> str:
        least, most = (int((each or "0")[:6]) for each in found.groups())
        if max(least, most) > 0xFFFF:
            raise PatternError("number too big in {} quantifier")
        if found[2] and most < least:
            raise PatternError("numbers out of order in {} quantifier")
        if not self._repeatable:
            raise PatternError("quantifier does not follow a repeatable item")
        self._repeatable = False
        return found[0]

    def _opening(self) -> str:
        found = self._take(_OPENING)
        if found is None:
            raise PatternError(self._fault())
        if found["comment"]:
            return ""
        self._repeatable = bool(found["whole"])
        if not (found["whole"] or found["verb"]):
            self._open.append(found[0] in _AROUND)
        name = found["name"] or found["other"] or found["third"]
        if name or found["plain"] is not None:
            self._groups += 1
        return f"(?<{name}>" if name else found[0]

    def _fault(self) -> str:
        """What is wrong with what begins here with ``(?``."""
        rest = self._text[self._at :]
        if rest in ("(?", "(?P"):
            return "missing closing parenthesis"
        name = _NAME.match(rest)
        if name is None and ")" not in rest:
            return "missing closing parenthesis"
        if name is None:
            return "unrecognized character after (? or (?-"
        if not name[1]:
            return "subpattern name expected"
        if name[1][0].isdigit():
            return "subpattern name must start with a non-digit"
        return "syntax error in subpattern name (missing terminator?)"

    def _escape(self) -> str:
        if self._at == len(self._text):
            raise PatternError("\\ at end of pattern")
        if (found := self._take(_NAMED)) is not None:
            return f"(?P={found[1] or found[2] or found[3] or found[4]})"
        if (found := self._take(_NUMBERED)) is not None:
            number = int((found[1] or found[2] or found[3])[:9])
            return f"(?:\\g<{number if number > 0 else self._groups + 1 + number}>)"
        if (found := self._take(_PROPERTY)) is not None:
            return f"\\{found[0]}"
        letter = self._text[self._at]
        if letter in "bBAZzG":
            self._at += 1
            self._repeatable = False
            return _EDGES.get(letter, f"\\{letter}")
        if letter == "K" and any(self._open):
            raise PatternError("\\K is not allowed in lookarounds (but see PCRE2_EXTRA_ALLOW_LOOKAROUND_BSK)")
        if letter in "KX":
            self._at += 1
            return f"\\{letter}"
        if letter == "R":
            self._at += 1
            return f"(?:\r\n|[{_span(_SETS['v'])}])"
        if letter == "N" and not self._text.startswith("N{", self._at):
            self._at += 1
            return "[^\n]"
        if (pairs := self._set()) is not None:
            return f"[{pairs}]"
        return _escaped(self._character())

    def _set(self) -> str | None:
        """What stands in a class for the set that a letter names."""
        letter = self._text[self._at]
        if letter.lower() not in _SETS or letter == "":
            return None
        self._at += 1
        return _span(_SETS[letter.lower()], negated=letter.isupper())

    def _character(self) -> str:
        """The one character that an escape stands for."""
        if (found := self._take(_CODE)) is not None:
            code = int(found[3] or found[4] or "0", 8) if found[3] or found[4] else int(found[1] or found[2] or "0", 16)
            if code > _LAST:
                raise PatternError("character code point value in \\x{} or \\o{} is too large")
            return chr(code)
        letter = self._text[self._at]
        self._at += 1
        if letter == "c":
            if self._at == len(self._text):
                raise PatternError("\\c at end of pattern")
            self._at += 1
            return chr(ord(self._text[self._at - 1].upper()) & 0x7F ^ 0x40)
        if letter in _CONTROLS:
            return _CONTROLS[letter]
        if letter in "FLlNUu":
            raise PatternError("PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u")
        if letter.isascii() and letter.isalnum():
            raise PatternError(_LACKING.get(letter.lower(), "unrecognized character follows \\"))
        return letter

    def _class(self) -> str:
        text = self._text
        parts = ["["]
        if text.startswith("^", self._at):
            parts.append("^")
            self._at += 1
        first = self._at
        while not (text.startswith("]", self._at) and self._at > first):
            single, span = self._item()
            if single and self._ranges():
                self._at += 1
                last, _ = self._item()
                if not last:
                    raise PatternError("invalid range in character class")
                if last < single:
                    raise PatternError("range out of order in character class")
                span = _span(single + last)
            elif not single and self._ranges():
                raise PatternError("invalid range in character class")
            parts.append(span)
        self._at += 1
        return "".join([*parts, "]"])

    def _ranges(self) -> bool:
        """Whether a hyphen comes that is not the last of its class."""
        return self._text.startswith("-", self._at) and self._text[self._at + 1 : self._at + 2] not in ("", "]")

    def _item(self) -> tuple[str, str]:
        """One character of a class, empty where it is a set; and what stands there for it."""
        if self._at >= len(self._text):
            raise PatternError("missing terminating ] for character class")
        if (found := self._take(_POSIX)) is not None:
            if found[2] not in _NAMES:
                raise PatternError("unknown POSIX class name")
            return "", _span(_NAMES[found[2]], negated=bool(found[1]))
        if self._take(_COLLATING) is not None:
            raise PatternError("POSIX collating elements are not supported")
        char = self._text[self._at]
        self._at += 1
        if char == "\\":
            if self._at == len(self._text):
                raise PatternError("\\ at end of pattern")
            if (found := self._take(_PROPERTY)) is not None:
                return "", f"\\{found[0]}"
            if (pairs := self._set()) is not None:
                return "", pairs
            char = self._within()
        return char, _span(char + char)

    def _within(self) -> str:
        letter = self._text[self._at]
        if letter in "BRX":
            raise PatternError("escape sequence is invalid in character class")
        if letter == "b":
            self._at += 1
            return "\b"
        return self._character()


def _escaped(char: str) -> str:
    """A character that stands for itself, in a class and outside."""
    return f"\\U{ord(char):08x}" if not char.isalnum() else char
