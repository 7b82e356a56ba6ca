"""Rust's regular expressions, which ripgrep takes: text to tree, without recursion.

Alternatives are tried in order and the first that matches counts; there is no look-around and no back-reference.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mirage.patterns import Subject
from mirage.patterns.analysis import nullable
from mirage.patterns.emit import Emitter, Inexpressible, edges
from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.matching import Form, Matcher, linear_program
from mirage.patterns.rusts import META, Classes, ClassFault, Flags, escaped_class, folded, hexadecimal
from mirage.patterns.tree import Anchor, Any, Char, Group, Node, Repeat, Set, alt, cat, walk

if TYPE_CHECKING:
    from mirage.patterns.scans import Program, Span

NESTING_MAX = 64
REPEAT_MAX = 1 << 15
_FEED = ("\n", "\n")
_PARTLY = re.compile(r"\(\?[a-zA-Z]*-[a-zA-Z]*i|&&|--|~~|\[[^\]]*\[")
"""Where the case of letters may not be passed over everywhere, or not at the end."""
_CONTROLS = {"a": "\a", "f": "\f", "t": "\t", "n": "\n", "r": "\r", "v": "\v"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, how many groups it has, and the names of those that have one."""

    tree: Node
    groups: int
    names: Mapping[str, int]


class RustMatcher(Matcher):
    """Patterns of which the first one that matches counts, and what their groups hold."""

    def __init__(self, parsed: Parsed, form: Form) -> None:
        super().__init__(parsed.tree, form, (), listed=False)
        self.groups = parsed.groups
        self.names = parsed.names

    @property
    def hollow(self) -> bool:
        """Whether nothing at all may be a match."""
        return nullable(self.tree)

    def parts(self, data: bytes, span: "Span") -> "Sequence[Span]":
        """The match that was found there, and each of its groups; (-1, -1) where one has no part in it."""
        found = None if self._grouped is None else self._grouped.match(data, span[0])
        if found is None or found.span() != span:
            found = None if self._within is None else self._within.fullmatch(data, *span)
        if found is None:
            raise PatternTooHard("this pattern is too intricate")
        return [found.span(number) for number in range(self.groups + 1)]

    @cached_property
    def _grouped(self) -> "Program | None":
        return self._with_groups(self.node)

    @cached_property
    def _within(self) -> "Program | None":
        """For matches that are known, without what stands around them."""
        return self._with_groups(self.tree)

    def _with_groups(self, node: Node) -> "Program | None":
        fold = self.form.ignore_case
        emitter = Emitter("re2", self.form.subject, fold=fold, groups=True, ordered=True)
        try:
            return linear_program(emitter.source(edges(node, fold)), fold, longest=False)
        except Inexpressible:
            return None


def matcher(
    patterns: Sequence[str],
    flags: Flags,
    *,
    fixed: bool = False,
    smart_case: bool = False,
    whole_word: bool = False,
    whole_line: bool = False,
) -> RustMatcher:
    """The matcher of several patterns, each an alternative; ``fixed``: no character is special.

    :raises PatternError: one of them makes no sense.
    """
    subject = Subject.TEXT if flags.text else Subject.LINES
    form = Form(flags.ignore_case, whole_word and not whole_line, whole_line, subject, first=True)
    if patterns and not fixed and all(text.startswith("(?i)") for text in patterns):
        form = replace(form, ignore_case=True)
        patterns = [text.removeprefix("(?i)") for text in patterns]
    if form.ignore_case and not fixed and any(_PARTLY.search(text) for text in patterns):
        form, flags = replace(form, ignore_case=False), flags._replace(ignore_case=True)
    else:
        flags = flags._replace(ignore_case=False)
    trees: list[Node] = []
    names: dict[str, int] = {}
    groups = 0
    for text in patterns:
        if not flags.text and "\n" in text:
            raise PatternError(FEED)
        parsed = (
            Parsed(cat([Char(char) for char in text]), groups, {})
            if fixed
            else _parsed(text, flags, groups, whole_line)
        )
        groups = parsed.groups
        names.update(parsed.names)
        trees.append(parsed.tree)
    tree = alt(trees)
    if smart_case and not form.ignore_case:
        any_letter, upper = letters(tree)
        form = replace(form, ignore_case=any_letter and not upper)
    return RustMatcher(Parsed(tree, groups, names), form)


def _parsed(text: str, flags: Flags, groups: int, whole_line: bool) -> Parsed:
    try:
        return parse(text, flags, groups=groups)
    except Fault:
        # What is said shows the pattern as it was looked at.
        if whole_line:
            parse(f"^(?:{text})$", flags)
        raise


class Fault(PatternError):
    """A pattern that makes no sense: what is wrong, and where."""

    def __init__(self, text: str, start: int, end: int, message: str) -> None:
        marks = " " * start + "^" * max(1, end - start)
        super().__init__(f"regex parse error:\n    {text}\n    {marks}\nerror: {message}")


class _Frame:
    """A group that is open, or the whole."""

    __slots__ = ("at", "branches", "flags", "items", "number")

    def __init__(self, number: int | None, at: int, flags: Flags) -> None:
        self.number = number
        self.at = at
        self.flags = flags
        """Those that hold again behind it."""
        self.branches: list[Node] = []
        self.items: list[Node] = []

    def tree(self) -> Node:
        return alt([*self.branches, cat(self.items)])


def parse(text: str, flags: Flags, *, groups: int = 0) -> Parsed:
    """The tree of one pattern; its groups are numbered from ``groups`` + 1.

    :raises PatternError: it makes no sense.
    """
    try:
        return _Reader(text, flags, groups).read()
    except ClassFault as fault:
        raise Fault(text, fault.start, fault.end, str(fault)) from None


class _Reader:
    def __init__(self, text: str, flags: Flags, groups: int) -> None:
        self._text = text
        self._flags = flags
        self._at = 0
        self._groups = groups
        self._names: dict[str, int] = {}
        self._frame = _Frame(0, 0, flags)
        self._outer: list[_Frame] = []

    def read(self) -> Parsed:
        text = self._text
        while self._at < len(text):
            char = text[self._at]
            self._at += 1
            self._take(char)
        if self._outer:
            raise self._fault(self._frame.at, self._frame.at + 1, "unclosed group")
        return Parsed(self._frame.tree(), self._groups, self._names)

    def _fault(self, start: int, end: int, message: str) -> Fault:
        return Fault(self._text, start, end, message)

    def _add(self, node: Node) -> None:
        self._frame.items.append(node)

    def _next(self, text: str) -> bool:
        if self._text.startswith(text, self._at):
            self._at += len(text)
            return True
        return False

    def _take(self, char: str) -> None:
        flags = self._flags
        if flags.spaced and (char.isspace() or char == "#"):
            if char == "#":
                self._at = self._text.find("\n", self._at) + 1 or len(self._text)
        elif char == "\\":
            self._escape()
        elif char in "*+?":
            self._operator(0 if char != "+" else 1, 1 if char == "?" else None)
        elif char == "{":
            self._interval()
        elif char == "[":
            found, self._at = Classes(self._text, self._at, flags).read()
            self._add(self._kept(found))
        elif char == ".":
            self._add(Any() if flags.dot_all else Set((_FEED,), negated=True) if flags.text else Any())
        elif char == "(":
            self._open()
        elif char == ")":
            self._close()
        elif char == "|":
            self._frame.branches.append(cat(self._frame.items))
            self._frame.items = []
        elif char == "^":
            self._add(Anchor("start" if not (flags.text and flags.lines) else "line_start"))
        elif char == "$":
            self._add(self._end())
        else:
            self._add(folded(char, flags))

    def _end(self) -> Node:
        flags = self._flags
        end = Anchor("line_end" if flags.text and flags.lines else "end")
        return cat([Repeat(Char("\r"), 0, 1, lazy=True), end]) if flags.crlf else end

    def _kept(self, found: Set) -> Node:
        """A set, which must not be one of nothing but a line feed where lines are looked at one by one."""
        if not self._flags.text and not found.negated and found.ranges == (_FEED,) and not found.classes:
            raise PatternError(FEED)
        return found

    def _escape(self) -> None:
        at = self._at - 1
        if self._at == len(self._text):
            raise self._fault(at, at + 1, "incomplete escape sequence, reached end of pattern prematurely")
        char = self._text[self._at]
        self._at += 1
        if char in META or (char == " " and self._flags.spaced):
            self._add(Char(char))
        elif char in _CONTROLS:
            self._control(_CONTROLS[char])
        elif char in "dDsSwW":
            self._add(escaped_class(char, self._flags))
        elif char in "pP":
            found, self._at = Classes(self._text, self._at, self._flags).property(negated=char == "P", begin=at)
            self._add(found)
        elif char in "bB":
            self._add(Anchor("edge" if char == "b" else "inside"))
        elif char in "Az":
            self._add(Anchor("start" if char == "A" else "end"))
        elif char in "xuU":
            code, self._at = hexadecimal(self._text, self._at, char)
            self._control(code)
        elif char in "0123456789":
            raise self._fault(at, at + 2, f"backreferences are not supported{_PERL}")
        else:
            raise self._fault(at, at + 2, "unrecognized escape sequence")

    def _control(self, char: str) -> None:
        if char == "\n" and not self._flags.text:
            raise PatternError(FEED)
        self._add(folded(char, self._flags))

    def _open(self) -> None:
        at = self._at - 1
        if len(self._outer) >= NESTING_MAX:
            raise self._fault(at, at + 1, f"exceed the maximum number of nested parentheses/brackets ({NESTING_MAX})")
        if not self._next("?"):
            self._groups += 1
            self._begin(self._groups, at, self._flags)
        elif self._next("P<") or (self._text[self._at : self._at + 1] == "<" and self._next("<")):
            self._named(at)
        else:
            self._flagged(at)

    def _begin(self, number: int | None, at: int, inner: Flags) -> None:
        self._outer.append(self._frame)
        self._frame = _Frame(number, at, self._flags)
        self._flags = inner

    def _named(self, at: int) -> None:
        if self._text[self._at : self._at + 1] in ("=", "!"):
            raise self._fault(at, self._at + 1, _AROUND)
        end = self._text.find(">", self._at)
        name = self._text[self._at : end]
        if end < 0:
            raise self._fault(len(self._text), len(self._text), "unclosed capture group name")
        if not name:
            raise self._fault(self._at, self._at, "empty capture group name")
        if not name.replace(".", "_").replace("[", "_").replace("]", "_").isidentifier():
            raise self._fault(self._at, self._at + 1, "invalid capture group character")
        if name in self._names:
            raise self._fault(self._at, end, "duplicate capture group name")
        self._groups += 1
        self._names[name] = self._groups
        self._at = end + 1
        self._begin(self._groups, at, self._flags)

    def _flagged(self, at: int) -> None:
        """Read what follows ``(?``: flags for the rest of the group, or for one of their own."""
        if self._text[self._at : self._at + 1] in ("=", "!"):
            raise self._fault(at, self._at + 1, _AROUND)
        flags, on, begin = self._flags, True, self._at
        while self._at < len(self._text):
            char = self._text[self._at]
            self._at += 1
            if char == "-":
                on = False
            elif char == ":":
                self._begin(None, at, flags)
                return
            elif char == ")":
                if self._at - 1 == begin:
                    raise self._fault(begin - 1, begin, "repetition operator missing expression")
                self._flags = flags
                return
            else:
                changed = flags.turned(char, on=on)
                if changed is None:
                    raise self._fault(self._at - 1, self._at, "unrecognized flag")
                flags = changed
        raise self._fault(at, at + 1, "unclosed group")

    def _close(self) -> None:
        if not self._outer:
            raise self._fault(self._at - 1, self._at, "unopened group")
        frame = self._frame
        self._frame = self._outer.pop()
        self._flags = frame.flags
        tree = frame.tree()
        self._frame.items.append(tree if frame.number is None else Group(tree, frame.number))

    def _operator(self, low: int, high: int | None) -> None:
        at = self._at - 1
        items = self._frame.items
        if not items:
            raise self._fault(at, at + 1, "repetition operator missing expression")
        lazy = self._next("?") != self._flags.swapped
        node = items[-1]
        items[-1] = Repeat(node, low, high, lazy=lazy)

    def _interval(self) -> None:
        at = self._at - 1
        if not self._frame.items:
            raise self._fault(at, at + 1, "repetition operator missing expression")
        end = self._text.find("}", self._at)
        if end < 0:
            raise self._fault(at, len(self._text), "unclosed counted repetition")
        first, comma, second = self._text[self._at : end].partition(",")
        bounds = [part.strip() for part in ((first, second) if second.strip() else (first,))]
        if not all(part.isascii() and part.isdigit() for part in bounds):
            empty = not bounds[0]
            raise self._fault(self._at, self._at if empty else end, "repetition quantifier expects a valid decimal")
        low = int(bounds[0][:9])
        high = int(bounds[1][:9]) if len(bounds) > 1 else None if comma else low
        if high is not None and low > high:
            raise self._fault(at, end + 1, "invalid repetition count range, the start must be <= the end")
        if max(low, high or 0) > REPEAT_MAX:
            raise PatternError("Compiled regex exceeds size limit of 10485760 bytes.")
        self._at = end + 1
        lazy = self._next("?") != self._flags.swapped
        self._frame.items[-1] = Repeat(self._frame.items[-1], low, high, lazy=lazy)


_PERL = """

Consider enabling PCRE2 with the --pcre2 flag, which can handle backreferences
and look-around."""
_AROUND = f"look-around, including look-ahead and look-behind, is not supported{_PERL}"
FEED = """\
the literal '"\\n"' is not allowed in a regex

Consider enabling multiline mode with the --multiline flag (or -U for short).
When multiline mode is enabled, new line characters can be matched."""


def letters(node: Node) -> tuple[bool, bool]:
    """Whether any literal is there, and whether one is upper case: smart case asks."""
    chars = [each.char for each in walk(node) if isinstance(each, Char)]
    return bool(chars), any(char.isupper() for char in chars)
