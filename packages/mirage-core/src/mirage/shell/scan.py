"""Characters to tokens: one pass with a stack of its own, so that no nesting of the source reaches Python's."""

import re
from collections.abc import Iterator
from typing import Protocol

from mirage.shell.order import START, Order
from mirage.shell.tokens import NESTING, Document, NotSupported, SyntaxFault, Token, Unfinished

_PLAIN = re.compile(r"[^ \t\n\\'\"$`<>()|&;]+")
_BLANKS = re.compile(r"(?:[ \t]|\\\n)+")
_OPERATOR = re.compile(r"&&|\|\||;;&|;;|;&|\|&|[|&;()\n]")
_REDIRECT = re.compile(r"&>>|&>|<<<|<<-|<<|<>|<&|>>|>&|>\||<|>")
_COMMENT = re.compile(r"[^\n]*")
_QUOTED = re.compile(r'[^"\\$`]+')
_BRACED = re.compile(r"[^}'\"\\$`]+")
_SUM = re.compile(r"[^()'\"\\$`]+")
_BACKQUOTED = re.compile(r"(?:[^`\\]|\\.)*", re.S)
_ANSI = re.compile(r"(?:[^'\\]|\\.)*", re.S)
_LITERAL_QUOTES = re.compile(r"\$\{[^}]?\w*(?:\[[^]]*\])?:?[-=?+]")
_ARRAY = re.compile(r"[A-Za-z_]\w*(?:\[[^]]*\])?\+?=$")

PAUSE = 512
"""Steps between two moments at which scanning may be interrupted."""


class Frame(Protocol):
    """One open construct; ``step`` goes on from ``scan.at`` until something opens, closes or a token ends."""

    def step(self, scan: "Scan") -> None: ...


class Scan:
    """One pass over ``text`` from ``at``, until the outermost frame closes."""

    __slots__ = ("at", "frames", "sums_refuted", "text")

    def __init__(self, text: str, at: int, frame: Frame) -> None:
        self.text = text
        self.at = at
        self.frames: list[Frame] = [frame]
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
        if len(self.frames) > NESTING:
            raise SyntaxFault(f"nesting deeper than {NESTING}", self.at)
        self.at += width
        self.frames.append(frame)

    def pop(self, width: int) -> None:
        """Leave the innermost construct behind its closing."""
        self.at += width
        self.frames.pop()

    def pattern(self, pattern: re.Pattern[str], start: int, closer: str) -> None:
        """Skip what ``pattern`` matches from ``start`` and the ``closer`` behind it."""
        found = pattern.match(self.text, start)
        self.at = found.end() if found else start
        if self.at >= len(self.text):
            raise unclosed(closer, start - 1)
        self.at += 1

    def special(self, quoted: bool) -> None:
        """Enter or skip what begins at a quote, a backslash, a dollar or a backquote."""
        text = self.text
        at = self.at
        mark = text[at]
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
            self.pattern(_BACKQUOTED, at + 1, "`")
        else:
            self._dollar(quoted)

    def _dollar(self, quoted: bool) -> None:
        at = self.at
        after = self.text[at + 1 : at + 3]
        if after == "((" and at not in self.sums_refuted:
            self.push(Sum(at), 3)
        elif after[:1] == "(":
            self.push(Program(nested=True, start=at), 2)
        elif after[:1] == "{":
            literal = quoted and _LITERAL_QUOTES.match(self.text, at) is not None
            self.push(Braces(at, quoted, literal), 2)
        elif after[:1] == "'" and not quoted:
            self.pattern(_ANSI, at + 2, "'")
        elif after[:1] == "[":
            raise NotSupported("$[ ]")
        else:
            self.at += 1


def unclosed(closer: str, at: int) -> Unfinished:
    """The fault of a construct whose end is missing."""
    return Unfinished(f"unexpected EOF while looking for matching `{closer}'", at)


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
    """A parameter expansion in braces."""

    __slots__ = ("literal", "quoted", "start")

    def __init__(self, start: int, quoted: bool, literal: bool) -> None:
        self.start = start
        self.quoted = quoted
        self.literal = literal
        """Single quotes mean nothing: inside double quotes, behind ``:-`` and its like."""

    def step(self, scan: Scan) -> None:
        text = scan.text
        found = _BRACED.match(text, scan.at)
        if found:
            scan.at = found.end()
        if scan.at >= len(text):
            raise unclosed("}", self.start)
        mark = text[scan.at]
        if mark == "}":
            scan.pop(1)
        elif mark == "'" and self.literal:
            scan.at += 1
        else:
            scan.special(self.quoted)


class Sum:
    """``$((`` or ``((``; parentheses in parentheses after all where its end is a single one."""

    __slots__ = ("depth", "start", "within")

    def __init__(self, start: int, within: "Program | None" = None) -> None:
        self.start = start
        self.within = within
        """The program that it is a command of."""
        self.depth = 0

    def step(self, scan: Scan) -> None:
        text = scan.text
        found = _SUM.match(text, scan.at)
        if found:
            scan.at = found.end()
        if scan.at >= len(text):
            raise unclosed(")", self.start)
        mark = text[scan.at]
        if mark == "(":
            self.depth += 1
            scan.at += 1
        elif mark != ")":
            scan.special(quoted=True)
        elif self.depth:
            self.depth -= 1
            scan.at += 1
        elif text.startswith("))", scan.at):
            scan.pop(2)
        else:
            self._refute(scan)

    def _refute(self, scan: Scan) -> None:
        scan.sums_refuted.add(self.start)
        if self.within is None:
            scan.frames[-1] = Program(nested=True, start=self.start)
            scan.at = self.start + 2
            return
        self.within.begun = -1
        scan.frames.pop()
        scan.at = self.start


class Program:
    """Commands: the source itself, or what a command substitution holds. The outermost one keeps its tokens."""

    __slots__ = ("begun", "delimiters", "nested", "order", "start", "tokens")

    def __init__(self, nested: bool, start: int = 0) -> None:
        self.nested = nested
        self.start = start
        self.order = Order(nested)
        self.tokens: list[Token] = []
        self.begun = -1
        """Where the word in progress begins."""
        self.delimiters: list[tuple[Document, str]] = []
        """Here-documents whose bodies follow the next newline."""

    def step(self, scan: Scan) -> None:
        text = scan.text
        at = scan.at
        if self.begun < 0:
            blanks = _BLANKS.match(text, at)
            if blanks:
                scan.at = at = blanks.end()
            if text.startswith("#", at):
                scan.at = at = _COMMENT.match(text, at).end()  # type: ignore[union-attr]  # matches anything
        found = _PLAIN.match(text, at)
        if found:
            self._begin(at)
            scan.at = at = found.end()
        if at >= len(text):
            self._finish(scan)
            return
        mark = text[at]
        if mark in " \t":
            self._end_word(scan)
        elif mark in "|&;()\n<>":
            self._punctuation(scan)
        else:
            self._special(scan)

    def _begin(self, at: int) -> None:
        if self.begun < 0:
            self.begun = at

    def _special(self, scan: Scan) -> None:
        if scan.text.startswith("\\\n", scan.at):
            scan.at += 2
            return
        self._begin(scan.at)
        scan.special(quoted=False)

    def _punctuation(self, scan: Scan) -> None:
        text = scan.text
        at = scan.at
        if text.startswith(("<(", ">("), at):
            raise NotSupported("process substitution")
        redirect = _REDIRECT.match(text, at)
        if redirect:
            self._redirect(scan, redirect.group())
            return
        if text[at] == "(" and self.begun >= 0 and _ARRAY.match(text[self.begun : at]):
            raise NotSupported("arrays")
        self._end_word(scan)
        if text.startswith("((", at) and at not in scan.sums_refuted and self.order.state == START:
            self.begun = at
            scan.push(Sum(at, within=self), 2)
            return
        operator = _OPERATOR.match(text, at)
        assert operator is not None
        token = Token("operator", operator.group(), at, operator.end())
        scan.at = operator.end()
        self.tokens.append(token)
        if self.order.operator(token):
            scan.pop(0)
        elif token.text == "\n":
            self._bodies(scan)

    def _redirect(self, scan: Scan, operator: str) -> None:
        at = scan.at
        token = Token("redirect", operator, at, at + len(operator))
        before = scan.text[self.begun : at] if self.begun >= 0 else ""
        if before.isdecimal() and before.isascii() and operator[0] != "&":
            token.fd = before
            token.at = self.begun
            self.begun = -1
        elif before[:1] == "{" and before[-1:] == "}" and before[1:-1].isidentifier():
            raise NotSupported("{name}>")
        self._end_word(scan)
        scan.at = token.end
        self.order.redirection(token)
        self.tokens.append(token)

    def _end_word(self, scan: Scan) -> None:
        if self.begun < 0:
            return
        token = Token("word", scan.text[self.begun : scan.at], self.begun, scan.at)
        self.begun = -1
        self.order.word(token)
        self.tokens.append(token)
        if token.role == "target" and self.tokens[-2].text in ("<<", "<<-"):
            self._delimiter(scan, token)

    def _delimiter(self, scan: Scan, token: Token) -> None:
        redirect = self.tokens[-2]
        word = _unquoted(token.text)
        line = scan.text.count("\n", 0, token.at) + 1
        redirect.body = Document(word != token.text, redirect.text == "<<-", line)
        self.delimiters.append((redirect.body, word))

    def _bodies(self, scan: Scan) -> None:
        for document, delimiter in self.delimiters:
            scan.at = _body(scan.text, scan.at, document, delimiter)
        self.delimiters.clear()

    def _finish(self, scan: Scan) -> None:
        self._end_word(scan)
        if self.nested:
            raise Unfinished("unexpected EOF while looking for matching `)'", len(scan.text), at_end=True)
        self._bodies(scan)
        self.order.finish(len(scan.text))
        scan.pop(0)


def _unquoted(text: str) -> str:
    """A here-document's delimiter without its quotes."""
    if not any(mark in text for mark in "'\"\\"):
        return text
    return re.sub(r"\$?'([^']*)'|\$?\"((?:[^\"\\]|\\.)*)\"|\\(.)", lambda m: m[1] or m[2] or m[3] or "", text)


def _body(text: str, at: int, document: Document, delimiter: str) -> int:
    """Fill ``document`` with the lines from ``at`` to its delimiter; where the text goes on."""
    lines: list[str] = []
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end + 1
        line = text[at:end]
        at = end
        if document.strip:
            line = line.lstrip("\t")
        if line.removesuffix("\n") == delimiter:
            document.text = "".join(lines)
            return at
        lines.append(line)
        # A continued line of an expanded body is one line: its second half is no delimiter.
        while not document.literal and _continues(line) and at < len(text):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end + 1
            line = text[at:end]
            lines.append(line)
            at = end
    # As bash has it, the last line ends like the others.
    document.text = "".join(lines) + ("\n" if lines and not lines[-1].endswith("\n") else "")
    document.unended = delimiter
    return at


def _continues(line: str) -> bool:
    body = line.removesuffix("\n")
    return body != line and (len(body) - len(body.rstrip("\\"))) % 2 == 1


def tokens_of(text: str) -> Iterator[list[Token] | None]:
    """The tokens of a whole program: None at each pause, at last the list."""
    program = Program(nested=False)
    yield from Scan(text, 0, program).run()
    yield program.tokens


def end_of(text: str, at: int, quoted: bool) -> int:
    """Where the quote, substitution or expansion that begins at ``at`` ends; it is known to be closed."""
    scan = Scan(text, at, _OPEN)
    scan.frames.clear()
    scan.special(quoted)
    for _ in scan.run():
        pass
    return scan.at


class _Open:
    def step(self, scan: Scan) -> None:
        raise AssertionError


_OPEN = _Open()
