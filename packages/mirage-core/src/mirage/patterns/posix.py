"""Basic and extended regular expressions, GNU's extensions included: text to tree, without recursion."""

from dataclasses import replace

from mirage.patterns import Syntax
from mirage.patterns.awk import meant
from mirage.patterns.bracket import bracket
from mirage.patterns.faults import PatternError
from mirage.patterns.tree import EMPTY, Anchor, Any, Back, Char, Group, Node, Set, alt, cat, repeat

NESTING_MAX = 64
REPEAT_MAX = 32767

_BIG = "Regular expression too big"
_FEED = ("\n", "\n")
_NUL = ("\0", "\0")
_CONTENT = "Invalid content of \\{\\}"
_OPEN = "Unmatched ( or \\("
_CLOSE = "Unmatched ) or \\)"
_PRECEDING = "Invalid preceding regular expression"
_ANCHORS: dict[str, Node] = {
    "b": Anchor("edge"),
    "B": Anchor("inside"),
    "<": Anchor("word_start"),
    ">": Anchor("word_end"),
    "`": Anchor("start"),
    "'": Anchor("end"),
}
_SETS: dict[str, Set] = {
    "w": Set((), ("word",)),
    "W": Set((), ("word",), negated=True),
    "s": Set((), ("space",)),
    "S": Set((), ("space",), negated=True),
}


class Parsed:
    """A tree, how many groups it has, and what GNU warns of."""

    __slots__ = ("groups", "loosened", "tree", "warnings")

    def __init__(self, tree: Node, groups: int, warnings: tuple[str, ...] = (), *, loosened: bool = False) -> None:
        self.tree = tree
        self.groups = groups
        self.warnings = warnings
        self.loosened = loosened
        """Whether it may be another tree read loosely, or not so."""


def parse(
    text: str, syntax: Syntax, *, groups: int = 0, lines: bool = False, records: bool = False, loose: bool = False
) -> Parsed:
    """The tree of one pattern; its groups are numbered from ``groups`` + 1.

    ``lines``: of a text of several lines ``^`` and ``$`` stand at each, and only what names it matches a line feed.
    ``records``: NUL stands for a line feed.
    ``loose``: in BASIC and EXTENDED an operator may follow an anchor, and in EXTENDED nothing; else it stands for
    itself in BASIC, and is dropped in EXTENDED.

    :raises PatternError: it makes no sense.
    """
    if syntax is Syntax.FIXED:
        return Parsed(cat([Char(char) for char in text]), groups)
    if syntax is Syntax.AWK:
        return _Awk(meant(text), groups, syntax, lines, records).read()
    if syntax in (Syntax.BASIC, Syntax.EDITOR, Syntax.EMACS):
        return _Basic(text, groups, syntax, lines, records, loose=loose).read()
    return _Extended(text, groups, syntax, lines, records, loose=loose).read()


class _Frame:
    """A group that is open, or the whole."""

    __slots__ = ("before", "branches", "closed", "items", "number")

    def __init__(self, number: int, closed: frozenset[int] = frozenset()) -> None:
        self.number = number
        self.before = closed
        """The groups that were closed where it begins: those of one branch are not known to another."""
        self.closed = closed
        self.branches: list[Node] = []
        self.items: list[Node] = []

    def tree(self) -> Node:
        return alt([*self.branches, cat(self.items)])


class _Reader:
    """What both notations share."""

    def __init__(self, text: str, groups: int, lines: bool, records: bool) -> None:
        self._text = text
        self._records = records
        self._lines = lines
        self._begin: Node = Anchor("line_start" if lines else "start")
        self._end: Node = Anchor("line_end" if lines else "end")
        self._at = 0
        self._base = groups
        self._groups = groups
        self._closed: frozenset[int] = frozenset()
        self._frame = _Frame(0)
        self._outer: list[_Frame] = []
        self._warnings: list[str] = []
        self._repeats = 0
        self._fresh = True
        """Nothing stands before that could be repeated."""
        self._loosened = False

    def read(self) -> Parsed:
        text = self._text
        while self._at < len(text):
            char = text[self._at]
            self._at += 1
            self._take(char)
        if self._outer:
            raise PatternError(_OPEN)
        return Parsed(self._frame.tree(), self._groups, tuple(self._warnings), loosened=self._loosened)

    def _take(self, char: str) -> None:
        raise NotImplementedError

    def _add(self, node: Node) -> None:
        self._frame.items.append(node)
        self._fresh = False
        self._repeats = 0

    def _anchor(self, node: Node) -> None:
        self._frame.items.append(node)
        self._fresh = True

    def _open(self) -> None:
        if len(self._outer) >= NESTING_MAX:
            raise PatternError(_BIG)
        self._groups += 1
        self._outer.append(self._frame)
        self._frame = _Frame(self._groups, self._closed)
        self._fresh = True

    def _close(self) -> None:
        frame = self._frame
        self._frame = self._outer.pop()
        self._closed |= frame.closed | {frame.number}
        self._add(Group(frame.tree(), frame.number))

    def _branch(self) -> None:
        frame = self._frame
        frame.branches.append(cat(frame.items))
        frame.items = []
        frame.closed |= self._closed
        self._closed = frame.before
        self._fresh = True

    def _repeat(self, low: int, high: int | None) -> None:
        self._repeats += 1
        if self._repeats > NESTING_MAX:
            raise PatternError(_BIG)
        items = self._frame.items
        items[-1] = repeat(items[-1], low, high)

    def _escape(self) -> None:
        """What follows a backslash and means the same in both notations."""
        char = self._text[self._at]
        self._at += 1
        if char in _ANCHORS:
            self._anchor(_ANCHORS[char])
        elif char in _SETS:
            self._add(self._with_nul(_SETS[char]))
        elif char in "123456789":
            number = self._base + int(char)
            if number not in self._closed:
                raise PatternError("Invalid back reference")
            self._add(Back(number))
        else:
            self._add(Char(char))

    def _bracket(self) -> None:
        found, self._at = bracket(self._text, self._at)
        if self._lines and found.negated:
            found = replace(found, ranges=(*found.ranges, _FEED))
        self._add(self._with_nul(found))

    def _with_nul(self, found: Set) -> Set:
        """The set, NUL in it where that stands for a line feed."""
        feeds = "space" in found.classes or any(low <= "\n" <= high for low, high in found.ranges)
        return replace(found, ranges=(*found.ranges, _NUL)) if self._records and feeds else found

    def _any(self) -> None:
        self._add(Set((_FEED,), negated=True) if self._lines else Any())

    def _next(self, text: str) -> bool:
        return self._text.startswith(text, self._at)

    def _interval_follows(self, close: str) -> bool:
        body, found, _ = self._text[self._at :].partition(close)
        low, _, high = body.partition(",")
        return bool(found and body) and all(not part or part.isdecimal() for part in (low, high))

    def _interval(self, close: str, *, lenient: bool) -> bool:
        """Read what follows the opening brace; False: it is no interval, and the brace is ordinary."""
        end = self._text.find(close, self._at)
        body = self._text[self._at : end] if end >= 0 else self._text[self._at :]
        first, comma, rest = body.partition(",")
        second, _, third = rest.partition(",")
        if end < 0 or not all(part == "" or (part.isascii() and part.isdigit()) for part in (first, second)):
            if lenient:
                return False
            cut = end < 0 and "," not in rest and (not first or first.isdecimal() or not comma)
            raise PatternError("Unmatched \\{" if cut else _CONTENT)
        if third or rest.count(",") or (not first and not comma):
            raise PatternError(_CONTENT)
        low = _bound(first)
        high = low if not comma else _bound(second) if second else None
        if high is not None and low > high:
            raise PatternError(_CONTENT)
        if max(low, high or 0) > REPEAT_MAX:
            raise PatternError(_BIG)
        self._at = end + len(close)
        self._repeat(low, high)
        return True


def _bound(digits: str) -> int:
    """How often; what is too often anyway is not read to its end."""
    return int(digits.lstrip("0")[:9] or "0")


class _Basic(_Reader):
    """``\\(a\\|b\\)*``"""

    def __init__(
        self, text: str, groups: int, syntax: Syntax, lines: bool, records: bool, *, loose: bool = False
    ) -> None:
        super().__init__(text, groups, lines, records)
        self._loose = loose
        self._emacs = syntax is Syntax.EMACS
        self._strict = syntax is Syntax.EDITOR

    def _take(self, char: str) -> None:
        if char == "\\":
            self._backslash()
        elif char == "*" and self._repeatable():
            self._once()
            self._repeat(0, None)
        elif self._emacs and char in "+?" and not self._fresh:
            self._repeat(1 if char == "+" else 0, None if char == "+" else 1)
        elif char == "[":
            self._bracket()
        elif char == ".":
            self._any()
        elif char == "^" and not self._frame.items:
            self._anchor(self._begin)
        elif char == "$" and (self._at == len(self._text) or self._next("\\)") or self._next("\\|")):
            self._add(self._end)
        else:
            self._add(Char(char))

    def _backslash(self) -> None:
        if self._at == len(self._text):
            raise PatternError("Trailing backslash")
        char = self._text[self._at]
        self._at += 1
        if char == "(":
            self._open()
        elif char == ")":
            if not self._outer:
                raise PatternError(_CLOSE)
            self._close()
        elif char == "|":
            self._branch()
        elif char in "+?" and not self._emacs and self._repeatable():
            self._repeat(1 if char == "+" else 0, None if char == "+" else 1)
        elif char == "{" and not self._fresh and not self._emacs:
            self._once()
            self._interval("\\}", lenient=False)
        elif char == "{" and self._strict:
            raise PatternError(_PRECEDING)
        elif char == "{" and not self._emacs and self._follows_anchor():
            self._interval_of_anchor()
        else:
            self._at -= 1
            self._escape()

    def _repeatable(self) -> bool:
        """Whether something stands before that can be repeated: loosely an anchor is such a thing."""
        if not self._fresh:
            return True
        behind = self._follows_anchor()
        self._loosened |= behind
        return behind and self._loose

    def _interval_of_anchor(self) -> None:
        """Loosely an interval repeats an anchor; else it stands for itself."""
        self._loosened = True
        if not self._loose:
            self._add(Char("{"))
            return
        if not self._interval_follows("\\}"):
            raise PatternError(_CONTENT[0].lower() + _CONTENT[1:])
        try:
            self._interval("\\}", lenient=False)
        except PatternError as fault:
            words = str(fault)
            raise PatternError(words[0].lower() + words[1:]) from None

    def _follows_anchor(self) -> bool:
        """Whether an anchor stands before that is not the first of its alternative."""
        items = self._frame.items
        return bool(items) and not all(isinstance(item, Anchor) for item in items)

    def _once(self) -> None:
        """Where an interval needs something to repeat, what is repeated already is nothing."""
        if self._strict and self._repeats:
            raise PatternError(_PRECEDING)


class _Extended(_Reader):
    """``(a|b)*``"""

    def __init__(
        self, text: str, groups: int, syntax: Syntax, lines: bool, records: bool, *, loose: bool = False
    ) -> None:
        super().__init__(text, groups, lines, records)
        self._loose = loose or syntax is Syntax.AWK
        self._strict = syntax in (Syntax.POSIX, Syntax.STRICT)
        self._closes = syntax is Syntax.STRICT
        self._skipped = False
        """An operator has just been dropped: what follows it stands for itself where it is a closing parenthesis."""

    def _take(self, char: str) -> None:
        skipped, self._skipped = self._skipped, False
        if char == "\\":
            if self._at == len(self._text):
                raise PatternError("Trailing backslash")
            self._escape()
        elif char in "*+?{":
            self._operator(char, skipped=skipped)
        elif char == "[":
            self._bracket()
        elif char == ".":
            self._any()
        elif char == "(":
            self._open()
        elif char == ")" and (self._outer or self._closes) and not skipped:
            if not self._outer:
                raise PatternError(_CLOSE)
            self._close()
        elif char == "|":
            self._branch()
        elif char in "^$":
            self._anchor(self._begin if char == "^" else self._end)
        else:
            self._add(Char(char))

    def _operator(self, char: str, *, skipped: bool) -> None:
        bare = self._idle() or isinstance(self._frame.items[-1], Anchor)
        if bare and self._strict:
            raise PatternError(_PRECEDING)
        interval = char == "{" and self._interval_follows("}")
        self._skipped = (bare or skipped) and not interval
        self._loosened |= bare
        if bare and char == "{" and not interval:
            self._brace()
        elif self._idle():
            self._astray(char)
        elif not bare or self._loose:
            self._apply(char)

    def _brace(self) -> None:
        """A brace with nothing to repeat that begins no interval."""
        if self._loose:
            self._add(Char("{"))
        else:
            self._frame.items.append(EMPTY)

    def _idle(self) -> bool:
        """Whether nothing but positions stands before."""
        return all(isinstance(item, Anchor) for item in self._frame.items)

    def _apply(self, char: str) -> None:
        if char != "{":
            self._repeat(1 if char == "+" else 0, 1 if char == "?" else None)
        elif not self._interval("}", lenient=not self._strict):
            self._add(Char(char))

    def _astray(self, char: str) -> None:
        """An operator with nothing to repeat."""
        self._warnings.append(f"warning: {'{...}' if char == '{' else char} at start of expression")
        items = self._frame.items
        if not self._loose:
            return
        if char in "*?":
            del items[-1:]
        elif char == "{":
            items[:] = items or [EMPTY]
            self._apply(char)
            # What follows has something to repeat.
            items.append(EMPTY)


class _Awk(_Extended):
    """``(a|b)*``, its escapes done."""

    def _bracket(self) -> None:
        found, self._at = bracket(self._text, self._at, escapes=True)
        self._add(found)

    def _operator(self, char: str, *, skipped: bool) -> None:
        super()._operator(char, skipped=skipped)
        self._skipped = False

    def _idle(self) -> bool:
        return self._end not in self._frame.items and super()._idle()

    def _astray(self, char: str) -> None:
        self._add(Char(char))
