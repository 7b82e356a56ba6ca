"""Bracket expressions (``[^a-z[:digit:]]``) of regular expressions, read as glibc reads them."""

from mirage.patterns.faults import PatternError
from mirage.patterns.tree import Set

NAMES = frozenset("alnum alpha blank cntrl digit graph lower print punct space upper xdigit".split())
UNMATCHED = "Unmatched [, [^, [:, [., or [="
_RANGE = "Invalid range end"
_NAME_MAX = 32


def bracket(text: str, at: int, *, escapes: bool = False) -> tuple[Set, int]:
    """The set that begins behind the ``[`` before ``at``, and where it ends. ``escapes``: a backslash quotes (awk).

    :raises PatternError: it makes no sense.
    """
    return _Bracket(text, at, escapes).read()


class _Bracket:
    __slots__ = ("_at", "_classes", "_escapes", "_ranges", "_start", "_text")

    def __init__(self, text: str, at: int, escapes: bool) -> None:
        self._text = text
        self._at = at
        self._start = at
        self._escapes = escapes
        self._ranges: list[tuple[str, str]] = []
        self._classes: list[str] = []

    def read(self) -> tuple[Set, int]:
        negated = self._text.startswith("^", self._at)
        if negated:
            self._at += 1
        if self._at >= len(self._text):
            raise PatternError("Invalid regular expression")
        first = True
        while first or self._peek() != "]":
            self._item(first)
            first = False
        end = self._at
        body = self._text[self._start : end]
        if body[0] == ":" == body[-1] and len(body) > 2 and not self._classes:
            raise PatternError("character class syntax is [[:space:]], not [:space:]")
        return Set(tuple(self._ranges), tuple(self._classes), negated), end + 1

    def _peek(self, ahead: int = 0) -> str:
        if self._at + ahead >= len(self._text):
            raise PatternError(UNMATCHED)
        return self._text[self._at + ahead]

    def _item(self, first: bool) -> None:
        if self._peek() == "-" and not first and self._peek(1) != "]":
            raise PatternError(_RANGE)
        low = self._element()
        if low is None:
            return
        if self._peek() != "-" or self._peek(1) == "]":
            self._ranges.append((low, low))
            return
        self._at += 1
        high = self._element()
        if high is None or high < low:
            raise PatternError(_RANGE)
        self._ranges.append((low, high))

    def _element(self) -> str | None:
        """One character, or None where a class was read."""
        char = self._peek()
        self._at += 1
        if char == "\\" and self._escapes:
            char = self._peek()
            self._at += 1
            return char
        if char != "[" or self._at >= len(self._text) or self._text[self._at] not in ".:=":
            return char
        return self._symbol(self._text[self._at])

    def _symbol(self, mark: str) -> str | None:
        start = self._at + 1
        end = self._text.find(mark + "]", start)
        if end < 0 or end - start >= _NAME_MAX:
            raise PatternError(UNMATCHED)
        name = self._text[start:end]
        self._at = end + 2
        if mark == ":":
            if name not in NAMES:
                raise PatternError("Invalid character class name")
            self._classes.append(name)
            return None
        if len(name) != 1:
            raise PatternError("Invalid collation character")
        if mark == ".":
            return name
        self._ranges.append((name, name))
        return None
