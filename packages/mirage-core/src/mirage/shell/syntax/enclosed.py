"""One pass over characters, with a stack of its own so that no nesting reaches Python's; quotes and braces."""

import re
from collections.abc import Callable, Iterator
from typing import Final, Protocol

from mirage.shell.syntax.closing import UNSURE, closing
from mirage.shell.syntax.tokens import ENCLOSED, Rules, SyntaxFault, TooLarge, Unfinished

_QUOTED = re.compile(r'[^"\\$`]+')
_BRACED = re.compile(r"[^}'\"\\$`]+")
_SUM = re.compile(r"[^()'\"\\$`]+")
_SEPARATORS = " \t;|&"
_BACKQUOTED = re.compile(r"(?:[^`\\]|\\.)*", re.S)
_ANSI = re.compile(r"(?:[^'\\]|\\.)*", re.S)

PAUSE: Final = 512
"""Steps between two moments at which scanning may be interrupted."""


class Frame(Protocol):
    """One open construct; ``step`` goes on from ``scan.at`` until something opens, closes or a token ends."""

    def step(self, scan: "Scan") -> None: ...


class Scan:
    """One pass over ``text`` from ``at``, until the outermost frame closes."""

    __slots__ = ("at", "frames", "program", "rules", "sums_refuted", "text")

    def __init__(self, text: str, at: int, program: Callable[[int], Frame], rules: Rules) -> None:
        self.text = text
        self.at = at
        self.program = program
        """Makes the frame of the commands in a substitution."""
        self.rules = rules
        self.frames: list[Frame] = []
        self.sums_refuted: set[int] = set()
        """Where a ``$((`` turned out to be a command substitution that begins with a subshell."""

    def run(self) -> Iterator[None]:
        """Scan to the end; gives its caller a moment every PAUSE steps."""
        frames = self.frames
        count = 0
        while frames:
            frames[-1].step(self)
            count += 1
            if count % PAUSE == 0:
                yield

    def push(self, frame: Frame, width: int) -> None:
        """Enter a construct whose opening is ``width`` characters long."""
        if len(self.frames) > ENCLOSED:
            raise TooLarge(f"nesting deeper than {ENCLOSED}", self.at)
        self.at += width
        self.frames.append(frame)

    def pop(self, width: int) -> None:
        """Leave the innermost construct behind its closing."""
        self.at += width
        self.frames.pop()

    def substitutes(self) -> bool:
        """Whether the commands of a substitution are being read."""
        return any(isinstance(frame, type(self.frames[0])) for frame in self.frames[1:])

    def special(self, quoted: bool) -> None:
        """Enter or skip what begins at a quote, a backslash, a dollar or a backquote."""
        text = self.text
        at = self.at
        mark = text[at]
        if self.rules.known and (end := closing(text, at)) != UNSURE:
            self.at = end
            return
        if mark == "\\":
            self.at = min(at + 2, len(text))
        elif mark == "'":
            end = text.find("'", at + 1)
            if end < 0:
                raise unclosed("'", at)
            self.at = end + 1
        elif mark == '"':
            self.push(Quotes(at), 1)
        elif mark == "`":
            self._skip(_BACKQUOTED, at + 1, "`")
        else:
            self._dollar(quoted)

    def _dollar(self, quoted: bool) -> None:
        at = self.at
        after = self.text[at + 1 : at + 3]
        if after == "((" and at not in self.sums_refuted:
            self.push(Sum(at), 3)
        elif after[:1] == "(":
            self.push(self.program(at), 2)
        elif after[:1] == "{":
            self.push(Braces(at), 2)
        elif after[:1] == "'" and not quoted:
            self._skip(_ANSI, at + 2, "'")
        elif after[:1] == "[":
            self.push(Pair("[", at, quoted=True), 2)
        else:
            self.at += 2 if after[:1] == "$" else 1

    def _skip(self, pattern: re.Pattern[str], start: int, closer: str) -> None:
        """Skip what ``pattern`` matches from ``start`` and the ``closer`` behind it."""
        found = pattern.match(self.text, start)
        self.at = found.end() if found else start
        if self.at >= len(self.text):
            raise unclosed(closer, start - 1)
        self.at += 1


def unclosed(closer: str, at: int, status: int | None = None) -> Unfinished:
    """The fault of a construct whose end is missing."""
    return Unfinished(f"unexpected EOF while looking for matching `{closer}'", at, status=status)


class Quotes:
    """Double quotes."""

    __slots__ = ("start",)

    def __init__(self, start: int) -> None:
        self.start = start

    def step(self, scan: Scan) -> None:
        text = scan.text
        found = _QUOTED.match(text, scan.at)
        if found:
            scan.at = found.end()
        if scan.at >= len(text):
            raise unclosed('"', self.start)
        if text[scan.at] == '"':
            scan.pop(1)
        else:
            scan.special(quoted=True)


class Braces:
    """A parameter expansion in braces. Single quotes count, even where they mean nothing: inside double quotes."""

    __slots__ = ("start",)

    def __init__(self, start: int) -> None:
        self.start = start

    def step(self, scan: Scan) -> None:
        text = scan.text
        found = _BRACED.match(text, scan.at)
        if found:
            scan.at = found.end()
        if scan.at >= len(text):
            raise unclosed("}", self.start)
        if text[scan.at] == "}":
            scan.pop(1)
        else:
            scan.special(quoted=False)


_CLOSERS = {"(": ")", "[": "]"}
_PAIRED = {
    opener: re.compile(rf"(?:{plain}++|\{opener}{plain}*+\{closer})++")
    for opener, closer in _CLOSERS.items()
    for plain in [rf"[^\{opener}\{closer}'\"\\$`]"]
}
"""What neither opens nor closes, and pairs of nothing else."""


class Pair:
    """Text up to the closing bracket that belongs to the opening one."""

    __slots__ = ("closer", "depth", "opener", "plain", "quoted", "start")

    def __init__(self, opener: str, start: int, *, quoted: bool = False) -> None:
        self.opener = opener
        self.closer = _CLOSERS[opener]
        self.plain = _PAIRED[opener]
        self.start = start
        self.quoted = quoted
        self.depth = 0

    def step(self, scan: Scan) -> None:
        text = scan.text
        found = self.plain.match(text, scan.at)
        if found:
            scan.at = found.end()
        if scan.at >= len(text):
            raise unclosed(self.closer, self.start)
        mark = text[scan.at]
        if mark == self.opener:
            self.depth += 1
            scan.at += 1
        elif mark != self.closer:
            scan.special(self.quoted)
        elif self.depth:
            self.depth -= 1
            scan.at += 1
        else:
            scan.pop(1)


class Sum:
    """``$((`` or ``((``; parentheses in parentheses after all where its end is a single one."""

    __slots__ = ("ended", "opened", "start")

    def __init__(self, start: int, ended: Callable[[Scan, bool], None] | None = None) -> None:
        self.start = start
        self.ended = ended
        """Of a command: what is told whether it was one."""
        self.opened: list[int] = []
        """Where the parentheses within it are that are open."""

    def step(self, scan: Scan) -> None:
        text = scan.text
        found = _SUM.match(text, scan.at)
        if found:
            scan.at = found.end()
        if scan.at >= len(text):
            raise unclosed(")", self.start)
        mark = text[scan.at]
        if mark == "(":
            self.opened.append(scan.at)
            scan.at += 1
        elif mark != ")":
            scan.special(quoted=True)
        elif self.opened:
            opened = self.opened.pop()
            if text[opened - 1] == "(" and text[scan.at + 1 : scan.at + 2] not in (")", "\n"):
                # Were a sum to begin there, it would end here as this one does: so it need not be read again.
                scan.sums_refuted.add(opened - 1)
            scan.at += 1
        elif text.startswith("))", scan.at):
            scan.pop(2)
            if self.ended is not None:
                self.ended(scan, True)
        else:
            self._refute(scan)

    def _refute(self, scan: Scan) -> None:
        scan.sums_refuted.add(self.start)
        if self.ended is None:
            scan.frames[-1] = scan.program(self.start)
            scan.at = self.start + 2
            return
        if scan.text.startswith("\n", scan.at + 1):
            # Bash reads no further than the line to find out what it was.
            end = scan.at + 1
            line = scan.text[scan.text.rfind("\n", 0, end) + 1 : end]
            last = max(line.rfind(mark) for mark in _SEPARATORS)
            raise SyntaxFault(f"syntax error near `{line[max(last, 0) :].lstrip()}'", self.start)
        scan.frames.pop()
        scan.at = self.start
        self.ended(scan, False)
