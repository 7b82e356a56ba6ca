"""What stands between brackets in Rust's regular expressions, and the flags that hold there."""

from collections.abc import Iterable, Sequence
from string import hexdigits
from typing import NamedTuple, TypeAlias

from mirage.patterns import properties
from mirage.patterns.classes import ASCII
from mirage.patterns.faults import PatternError
from mirage.patterns.tree import Char, Node, Set

NAMES = frozenset("alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit".split())
NESTING_MAX = 64
_LAST = 0x10FFFF
_SPACE = (("\t", "\r"), (" ", " "), ("\x85", "\x85"), ("\xa0", "\xa0"), ("\u1680", "\u1680"), ("\u2000", "\u200a"))
_SPACES = (*_SPACE, ("\u2028", "\u2029"), ("\u202f", "\u202f"), ("\u205f", "\u205f"), ("\u3000", "\u3000"))
_WORD = ("p:L", "p:M", "p:Nd", "p:Nl", "p:Pc")
_CONTROLS = {"a": "\a", "f": "\f", "t": "\t", "n": "\n", "r": "\r", "v": "\v"}
_LETTERS = {"i": "ignore_case", "m": "lines", "s": "dot_all", "U": "swapped", "x": "spaced", "u": "unicode"}
_KIN = {"k": "K\u212a", "s": "S\u017f", "\xe5": "\xc5\u212b", "\u03c9": "\u03a9\u2126", "\u03bc": "\u039c\xb5"}
"""Letters with more than one counterpart in another case."""
_FOLDED_MAX = 4096

Range: TypeAlias = tuple[int, int]


class Flags(NamedTuple):
    """What may be turned on and off within a pattern, and what its searcher wants."""

    ignore_case: bool = False
    lines: bool = True
    """``^`` and ``$`` stand at each line."""
    dot_all: bool = False
    swapped: bool = False
    """``*`` is lazy and ``*?`` greedy."""
    spaced: bool = False
    """Blanks and comments do not count."""
    unicode: bool = True
    text: bool = False
    """A match may hold line feeds."""
    crlf: bool = False
    """``$`` stands before a carriage return, too."""

    def turned(self, letter: str, *, on: bool) -> "Flags | None":
        """With a flag on or off; None where there is no such."""
        name = _LETTERS.get(letter)
        return None if name is None else self._replace(**{name: on})


class ClassFault(PatternError):
    """A set that makes no sense; ``rust`` says where."""

    def __init__(self, start: int, end: int, message: str) -> None:
        super().__init__(message)
        self.start = start
        self.end = end


def folded(char: str, flags: Flags) -> Node:
    """A character, in both cases where that is wanted."""
    others = _cases(char) if flags.ignore_case else {char}
    if len(others) == 1:
        return Char(char)
    return Set(tuple((other, other) for other in sorted(others)))


def _cases(char: str) -> set[str]:
    found = {each for each in (char, char.lower(), char.upper()) if len(each) == 1}
    for lower, kin in _KIN.items():
        if char == lower or char in kin:
            found |= {lower, *kin}
    return found


def escaped_class(char: str, flags: Flags) -> Set:
    """``\\d``, ``\\s``, ``\\w`` and their opposites."""
    negated = char.isupper()
    lower = char.lower()
    if not flags.unicode:
        return Set((), ({"d": "digit", "s": "space", "w": "word"}[lower],), negated)
    if lower == "s":
        return Set(_SPACES, (), negated)
    return Set((), ("p:Nd",) if lower == "d" else _WORD, negated)


def hexadecimal(text: str, at: int, kind: str) -> tuple[str, int]:
    """The character of ``\\x..``, ``\\u....``, ``\\U........`` or ``\\x{...}``, and where it ends.

    :raises ClassFault: it is none.
    """
    if text[at : at + 1] == "{":
        end = text.find("}", at)
        if end < 0:
            raise ClassFault(at, len(text), "incomplete escape sequence, reached end of pattern prematurely")
        start, digits, after = at + 1, text[at + 1 : end], end + 1
        if not digits:
            raise ClassFault(at, after, "hexadecimal literal empty")
    else:
        width = {"x": 2, "u": 4, "U": 8}[kind]
        start, digits, after = at, text[at : at + width], at + width
        if len(digits) < width:
            raise ClassFault(at - 2, len(text), "incomplete escape sequence, reached end of pattern prematurely")
    wrong = next((count for count, digit in enumerate(digits) if digit not in hexdigits), -1)
    if wrong >= 0:
        raise ClassFault(start + wrong, start + wrong + 1, "invalid hexadecimal digit")
    point = int(digits[-16:], 16)
    if point > _LAST or 0xD800 <= point <= 0xDFFF:
        raise ClassFault(start, start + len(digits), "hexadecimal literal is not a Unicode scalar value")
    return chr(point), after


class _Level:
    """A bracket that is open."""

    __slots__ = ("at", "classes", "left", "negated", "operator", "ranges")

    def __init__(self, at: int, negated: bool) -> None:
        self.at = at
        self.negated = negated
        self.ranges: list[tuple[str, str]] = []
        self.classes: list[str] = []
        self.left: Sequence[Range] = ()
        self.operator = ""

    def plain(self) -> bool:
        return not self.operator

    def members(self) -> list[Range]:
        """All characters read since the last operator."""
        listed = [(ord(low), ord(high)) for low, high in self.ranges]
        for name in self.classes:
            listed += _points(name)
        return _merged(listed)


class Classes:
    """Reads one bracket expression, however deep: ``[a-z&&[^aeiou]\\d[:punct:]]``."""

    def __init__(self, text: str, at: int, flags: Flags) -> None:
        self._text = text
        self._at: int = at
        self._flags = flags
        self._levels: list[_Level] = []

    def read(self) -> tuple[Set, int]:
        """The set that begins behind the ``[`` before the place, and where it ends.

        :raises ClassFault: it makes no sense.
        """
        self._open(self._at - 1)
        while True:
            if self._at >= len(self._text):
                at = self._levels[-1].at
                raise ClassFault(at, at + 1, UNCLOSED_CLASS)
            char = self._text[self._at]
            if char == "]":
                self._at += 1
                found = self._close()
                if not self._levels:
                    return found, self._at
                self._take(found)
            elif char == "[" and not self._posix():
                if len(self._levels) >= NESTING_MAX:
                    raise ClassFault(self._at, self._at + 1, "exceed the maximum number of nested parentheses/brackets")
                self._at += 1
                self._open(self._at - 1)
            elif self._text[self._at : self._at + 2] in ("&&", "--", "~~"):
                self._operator(self._text[self._at])
            elif char != "[":
                self._item()

    def _open(self, at: int) -> None:
        negated = self._text.startswith("^", self._at)
        self._at += negated
        level = _Level(at, negated)
        self._levels.append(level)
        while self._text.startswith("-", self._at):
            level.ranges.append(("-", "-"))
            self._at += 1
        if not level.ranges and self._text.startswith("]", self._at):
            level.ranges.append(("]", "]"))
            self._at += 1
            if self._text.startswith("-", self._at) and not self._text.startswith("-]", self._at):
                self._at -= 1
                level.ranges.pop()
                self._item()

    def _posix(self) -> bool:
        """Read ``[:name:]``; False: it is something else."""
        end = self._text.find(":]", self._at)
        if not self._text.startswith("[:", self._at) or end < 0:
            return False
        name = self._text[self._at + 2 : end]
        negated = name.startswith("^")
        name = name.removeprefix("^")
        if name not in NAMES:
            return False
        self._at = end + 2
        found = Set((("\0", "\x7f"),)) if name == "ascii" else Set((), (name,))
        if name != "ascii":
            found = Set(tuple(_chars(_ascii(name))))
        self._take(Set(found.ranges, found.classes, negated))
        return True

    def _operator(self, char: str) -> None:
        self._at += 2
        level = self._levels[-1]
        level.left = self._combined(level)
        level.operator = char
        level.ranges, level.classes = [], []

    def _combined(self, level: _Level) -> list[Range]:
        level.ranges = self._folded(level.ranges)
        right = level.members()
        if level.operator == "&":
            return _both(level.left, right)
        if level.operator == "-":
            return _both(level.left, _others(right))
        if level.operator == "~":
            return _merged([*_both(level.left, _others(right)), *_both(right, _others(level.left))])
        return right

    def _close(self) -> Set:
        level = self._levels.pop()
        if level.plain():
            found = Set(tuple(self._folded(level.ranges)), tuple(level.classes), level.negated)
        else:
            combined = _chars(self._combined(level))
            found = Set(tuple(self._folded(combined)), (), level.negated)
        if not found.negated and not found.ranges and not found.classes:
            raise ClassFault(level.at, self._at, "empty character classes are not allowed")
        return found

    def _folded(self, ranges: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        listed = list(ranges)
        if not self._flags.ignore_case:
            return listed
        extra = {
            other
            for low, high in listed
            for point in range(ord(low), min(ord(high), ord(low) + _FOLDED_MAX) + 1)
            for other in _cases(chr(point))
        }
        return [*listed, *((other, other) for other in sorted(extra))]

    def _take(self, found: Set) -> None:
        """Add a set to the one that is open."""
        level = self._levels[-1]
        if found.negated:
            inner = _Level(0, False)
            inner.ranges, inner.classes = list(found.ranges), list(found.classes)
            level.ranges += _chars(_others(inner.members()))
            return
        level.ranges += found.ranges
        level.classes += found.classes

    def _item(self) -> None:
        begin = self._at
        low = self._element()
        if not self._text.startswith("-", self._at) or self._text[self._at + 1 : self._at + 2] in ("]", "-", ""):
            if isinstance(low, Set):
                self._take(low)
            else:
                self._levels[-1].ranges.append((low, low))
            return
        if isinstance(low, Set):
            raise ClassFault(begin, self._at, _BOUNDARY)
        self._at += 1
        middle = self._at
        high = self._element()
        if isinstance(high, Set):
            raise ClassFault(middle, self._at, _BOUNDARY)
        if high < low:
            raise ClassFault(begin, self._at, "invalid character class range, the start must be <= the end")
        self._levels[-1].ranges.append((low, high))

    def _element(self) -> str | Set:
        char = self._text[self._at]
        begin = self._at
        self._at += 1
        if char != "\\":
            return char
        if self._at == len(self._text):
            raise ClassFault(begin, begin + 1, "incomplete escape sequence, reached end of pattern prematurely")
        char = self._text[self._at]
        self._at += 1
        if char in "dDsSwW":
            return escaped_class(char, self._flags)
        if char in "pP":
            found, self._at = self.property(negated=char == "P", begin=begin)
            return found
        if char in "xuU":
            code, self._at = hexadecimal(self._text, self._at, char)
            return code
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char in META:
            return char
        if char in "bBAz":
            raise ClassFault(begin, self._at, "invalid escape sequence found in character class")
        raise ClassFault(begin, self._at, "unrecognized escape sequence")

    def property(self, *, negated: bool, begin: int) -> tuple[Set, int]:
        """What follows ``\\p``, and where it ends."""
        at = self._at
        if self._text.startswith("{", at):
            end = self._text.find("}", at)
            if end < 0:
                raise ClassFault(at, len(self._text), "incomplete escape sequence, reached end of pattern prematurely")
            name, self._at = self._text[at + 1 : end], end + 1
        else:
            name, self._at = self._text[at : at + 1], at + 1
        if name.lower() == "any":
            return Set((("\0", chr(_LAST)),), (), negated), self._at
        found = properties.named(name)
        if found is None:
            raise ClassFault(begin, self._at, "Unicode property not found")
        return Set((), (found,), negated), self._at


META = frozenset("\\.+*?()|[]{}^$#&-~")
UNCLOSED_CLASS = "unclosed character class"
_BOUNDARY = "invalid range boundary, must be a literal"


def _ascii(name: str) -> list[Range]:
    import re

    member = re.compile(f"[{ASCII[name]}]")
    return _merged([(point, point) for point in range(128) if member.match(chr(point))])


def _points(name: str) -> list[Range]:
    if not name.startswith(properties.MARK):
        return _ascii(name)
    if properties.is_script(name):
        raise ClassFault(0, 0, "a script cannot be part of this set here")
    return [(ord(low), ord(high)) for low, high in properties.ranges(name)]


def _chars(ranges: Iterable[Range]) -> list[tuple[str, str]]:
    return [(chr(low), chr(high)) for low, high in ranges]


def _merged(ranges: Iterable[Range]) -> list[Range]:
    found: list[Range] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return found


def _others(ranges: Sequence[Range]) -> list[Range]:
    found: list[Range] = []
    at = 0
    for low, high in _merged([*ranges, (0xD800, 0xDFFF)]):
        if low > at:
            found.append((at, low - 1))
        at = high + 1
    if at <= _LAST:
        found.append((at, _LAST))
    return found


def _both(left: Sequence[Range], right: Sequence[Range]) -> list[Range]:
    return _others(_merged([*_others(left), *_others(right)]))
