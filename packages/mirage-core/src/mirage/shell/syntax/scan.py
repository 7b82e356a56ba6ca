"""Characters to tokens: words, and what stands between them, in programs, arrays and conditions."""

import re
from collections.abc import Generator
from typing import Final, TypeAlias

from mirage.budget import finished
from mirage.shell.syntax.enclosed import Pair, Scan, Sum, unclosed
from mirage.shell.syntax.order import Order
from mirage.shell.syntax.reserved import CALCULATED
from mirage.shell.syntax.tokens import STRETCH, WIDEST, Document, Rules, Token, Unfinished, too_wide, unexpected

_PLAIN = re.compile(r"[^ \t\n\\'\"$`<>()|&;]+")
_BLANKS = re.compile(r"(?:[ \t]|\\\n)+")
_CONTINUED = r"(?:\\\n)*"
"""Lines are continued even inside an operator."""
OPERATOR = re.compile(r"&J&|\|J\||;J;J&|;J;|;J&|\|J&|[|&;()\n]".replace("J", _CONTINUED))
REDIRECT = re.compile(r"&J>J>|&J>|<J<J<|<J<J-|<J<|<J>|<J&|>J>|>J&|>J\||<|>".replace("J", _CONTINUED))
_BACKSLASH = re.compile(r"\\.", re.S)
_NEWLINES = re.compile(r"\n*")
_COMMENT = re.compile(r"[^\n]*")
_SUBSCRIPTED = re.compile(r"[A-Za-z_]\w*\[", re.A)
_ARRAY = re.compile(r"[A-Za-z_]\w*(?:\[.*\])?\+?=", re.A | re.S)
_VARIABLE = re.compile(r"\{([A-Za-z_]\w*(?:\[[^]]+\])?)\}", re.A)
EXTENDED: Final = "?*+@!"
"""What makes a pattern of the parenthesis behind it."""


def joined(text: str) -> str:
    """``text`` as one line, where it is continued on the next."""
    return text.replace("\\\n", "")


class Words:
    """A frame of words."""

    __slots__ = ("begun", "closed_at", "items", "opened_at", "plain", "start", "tokens")

    def __init__(self, start: int) -> None:
        self.start = start
        self.tokens: list[Token] = []
        self.begun = -1
        """Where the word in progress begins."""
        self.plain = -1
        """Where its last characters without a meaning of their own end."""
        self.items: list[Token] | None = None
        """The elements in its parentheses."""
        self.opened_at = self.closed_at = -1
        """Where those begin and end."""

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
            if self.begun < 0:
                self.begun = at
                if "[" in found.group() and self.subscript(scan):
                    return
            scan.at = self.plain = at = found.end()
        if at >= len(text):
            self.finish(scan)
            return
        mark = text[at]
        if mark in " \t":
            self.end_word(scan)
        elif mark in "|&;()\n<>":
            self.mark(scan)
        elif text.startswith("\\\n", at):
            scan.at += 2
        else:
            self.begin(at)
            scan.special(quoted=False)

    def mark(self, scan: Scan) -> None:
        """A character comes next that ends a word, unless it is part of one."""
        text = scan.text
        at = scan.at
        if text.startswith(("<(", ">("), at):
            self.begin(at)
            scan.push(scan.program(at), 2)
        elif text[at] == "(" and self.begun >= 0 and self.plain == at and self.parenthesis(scan):
            return
        else:
            self.punctuation(scan)

    def begin(self, at: int) -> None:
        """A word begins, or goes on."""
        if self.begun < 0:
            self.begun = at

    def subscript(self, scan: Scan) -> bool:
        """Enter the subscript that a word begins with, if it may."""
        return False

    def parenthesis(self, scan: Scan) -> bool:
        """Enter a parenthesis that is part of the word before it."""
        if scan.rules.extglob and scan.text[scan.at - 1] in EXTENDED:
            scan.push(Pair("(", scan.at), 1)
            return True
        return False

    def end_word(self, scan: Scan) -> None:
        """The word in progress, if any, ends here."""
        if self.begun < 0:
            return
        text = scan.text[self.begun : scan.at]
        if "\\\n" in text and not any(mark in text for mark in ("'", "`", "$(")):
            # What it names may be continued on the next line.
            text = _BACKSLASH.sub(lambda found: "" if found[0] == "\\\n" else found[0], text)
        items = self.items
        if items is not None and self.closed_at != scan.at:
            # With something behind them the parentheses are text.
            head = scan.text[self.begun : self.opened_at]
            text = f"{head}({' '.join([item.text for item in items])}){scan.text[self.closed_at : scan.at]}"
            items = None
        token = Token("word", text, self.begun, scan.at)
        token.items = items
        self.begun = -1
        self.items = None
        self.word(token, scan)

    def interrupted(self, scan: Scan) -> bool:
        """End the word in progress; whether what comes next is not what came next before."""
        at = scan.at
        text = scan.text
        self.end_word(scan)
        return scan.frames[-1] is not self or scan.at != at or scan.text is not text

    def word(self, token: Token, scan: Scan) -> None:
        """A word has ended."""
        raise NotImplementedError

    def punctuation(self, scan: Scan) -> None:
        """What is no word comes next."""
        raise NotImplementedError

    def finish(self, scan: Scan) -> None:
        """The text is at its end."""
        raise NotImplementedError


class Elements(Words):
    """``( ... )`` behind an assignment: words, blanks, newlines and comments."""

    __slots__ = ("around",)

    def __init__(self, start: int, around: Words) -> None:
        super().__init__(start)
        self.around = around

    def subscript(self, scan: Scan) -> bool:
        if scan.text[scan.at] != "[":
            return False
        scan.push(Pair("[", scan.at), 1)
        return True

    def word(self, token: Token, scan: Scan) -> None:
        if len(self.tokens) >= WIDEST:
            raise too_wide(token.at)
        self.tokens.append(token)

    def punctuation(self, scan: Scan) -> None:
        self.end_word(scan)
        text = scan.text
        found = REDIRECT.match(text, scan.at) or OPERATOR.match(text, scan.at)
        mark = text[scan.at] if found is None else found.group()
        if mark == "\n":
            scan.at += 1
        elif mark == ")":
            self.around.items = self.tokens
            self.around.opened_at = self.start
            self.around.closed_at = scan.at + 1
            scan.pop(1)
        else:
            fault = unexpected(mark, scan.at)
            fault.status = 1
            raise fault

    def finish(self, scan: Scan) -> None:
        raise unclosed(")", self.start, status=1)


Stretch: TypeAlias = list[Token] | tuple[int, int]
"""Tokens, or where they are in the text."""


class Program(Words):
    """Commands: the source itself, or what a substitution holds. The outermost one keeps its tokens."""

    __slots__ = (
        "_begun",
        "_end",
        "by_line",
        "closed",
        "delimiters",
        "documents",
        "ends",
        "lines",
        "nested",
        "order",
        "size",
        "stretches",
    )

    def __init__(self, start: int, *, nested: bool = True, end: int = -1) -> None:
        super().__init__(start)
        self.nested = nested
        self._end = end
        """Where a stretch ends that is read again."""
        self.by_line = False
        """Nothing is read behind the first lines that are complete."""
        self.closed = False
        """It ended with such a line, not because the text did."""
        self.lines: list[int] = []
        """How many tokens there were at the end of each line that was complete."""
        self.ends: list[int] = []
        """Where each of them ended, with the bodies of its here-documents."""
        self.stretches: list[Stretch] = []
        """Complete commands, however long their line goes on."""
        self._begun = start
        """Where the stretch begins that ``tokens`` are of."""
        self.size = 0
        """How many tokens were in the stretches before it."""
        self.order = Order(nested)
        self.delimiters: list[Document] = []
        """Here-documents whose bodies follow the next newline."""
        self.documents: list[Document] = []
        """All of them."""

    def subscript(self, scan: Scan) -> bool:
        found = _SUBSCRIPTED.match(scan.text, scan.at) if self.order.commands else None
        if not found:
            return False
        scan.at = found.end()
        scan.push(Pair("[", scan.at - 1), 0)
        return True

    def parenthesis(self, scan: Scan) -> bool:
        at = scan.at
        text = scan.text
        if text[at - 1] == "=" and self.items is None and self.order.arrays:
            if not _ARRAY.fullmatch(text, self.begun, at):
                return False
            scan.push(Elements(at, self), 1)
            return True
        return super().parenthesis(scan)

    def punctuation(self, scan: Scan) -> None:
        text = scan.text
        at = scan.at
        redirect = REDIRECT.match(text, at)
        if redirect:
            self._redirect(scan, joined(redirect.group()), redirect.end())
            return
        if self.interrupted(scan):
            return
        if text.startswith("((", at) and at not in scan.sums_refuted and self.order.state in CALCULATED:
            self.begun = at
            scan.push(Sum(at, self._calculated), 2)
            return
        operator = OPERATOR.match(text, at)
        assert operator is not None
        token = Token("operator", joined(operator.group()), at, operator.end())
        scan.at = operator.end()
        self.tokens.append(token)
        if self.order.operator(token):
            scan.pop(0)
            return
        if token.text == "\n":
            self._bodies(scan)
            if self.nested:
                # What is within is read once more for each construct around it.
                scan.at = _NEWLINES.match(text, scan.at).end()  # type: ignore[union-attr]  # matches anything
            elif self.order.complete:
                self._line(scan)
        elif self.by_line and len(self.tokens) >= STRETCH and self.order.complete:
            self.cut(scan.at)
        if scan.at == self._end:
            scan.pop(0)

    def _line(self, scan: Scan) -> None:
        self.lines.append(len(self.tokens))
        self.ends.append(scan.at)
        if self.by_line:
            self.closed = not any(document.unended for document in self.documents)
            scan.pop(0)

    def cut(self, at: int) -> None:
        """A stretch ends. All but the first wait for long: of those only the place is kept, to be read again there.

        The bodies of here-documents may stand anywhere in what follows.
        """
        again = self.stretches and not self.documents
        self.stretches.append((self._begun, at) if again else self.tokens)
        self._begun = at
        self.size += len(self.tokens)
        self.tokens = []

    def _calculated(self, scan: Scan, complete: bool) -> None:
        if complete:
            self.end_word(scan)
        else:
            self.begun = -1

    def _redirect(self, scan: Scan, operator: str, end: int) -> None:
        at = scan.at
        token = Token("redirect", operator, at, end)
        before = scan.text[self.begun : at] if self.begun >= 0 else ""
        name = _VARIABLE.fullmatch(before)
        if operator[0] != "&" and (name or (before.isdecimal() and before.isascii())):
            token.fd = name[1] if name else before
            token.at = self.begun
            self.begun = -1
        if self.interrupted(scan):
            return
        scan.at = token.end
        self.order.redirection(token)
        self.tokens.append(token)

    def end_word(self, scan: Scan) -> None:
        aliases = scan.rules.aliases
        if aliases is not None and self.begun >= 0 and not self.nested:
            text = aliases.expanded(scan.text, self.begun, scan.at, command=self.order.commands)
            if text is not None:
                scan.text = text
                scan.at = self.begun
                self.begun = -1
                return
        super().end_word(scan)

    def word(self, token: Token, scan: Scan) -> None:
        self.order.word(token)
        self.tokens.append(token)
        if token.role == "target" and self.tokens[-2].text in ("<<", "<<-"):
            self._delimiter(scan, token)
        elif token.role == "[[":
            from mirage.shell.syntax.conditions import Condition

            scan.push(Condition(token), 0)

    def _delimiter(self, scan: Scan, token: Token) -> None:
        # Imported by the first program that needs it, like all that few lines do.
        from mirage.shell.syntax import documents

        redirect = self.tokens[-2]
        word, quoted = documents.delimiter(token.text)
        redirect.body = Document(word, redirect.text == "<<-", token.at, literal=quoted)
        self.delimiters.append(redirect.body)
        self.documents.append(redirect.body)

    def _bodies(self, scan: Scan) -> None:
        if not self.delimiters:
            return
        from mirage.shell.syntax import documents

        for document in self.delimiters:
            document.at = scan.at - 1
            scan.at = documents.fill(scan.text, scan.at, document)
        self.delimiters.clear()

    def finish(self, scan: Scan) -> None:
        if self.interrupted(scan):
            return
        if self.nested and self.start in scan.sums_refuted:
            raise unclosed(")", self.start)
        if self.nested:
            raise Unfinished("unexpected EOF while looking for matching `)'", len(scan.text), at_end=True)
        self._bodies(scan)
        self.order.finish(len(scan.text))
        scan.pop(0)


def scan_of(text: str, at: int, program: Program, rules: Rules, *, by_line: bool) -> Scan:
    """The scan of ``text`` from ``at``; ``by_line`` it ends with the first lines that are complete."""
    if by_line:
        program.by_line = True
    scan = Scan(text, at, Program, rules)
    scan.push(program, 0)
    return scan


def reading(text: str, stretch: Stretch, rules: Rules) -> Generator[None, None, list[Token]]:
    """The tokens of a stretch."""
    if isinstance(stretch, list):
        return stretch
    begin, end = stretch
    program = Program(begin, nested=False, end=end)
    # Aliases are written out by now.
    yield from scan_of(text, begin, program, rules._replace(aliases=None), by_line=False).run()
    return program.tokens


UNREAD: Final = Rules(extglob=True)
"""Of a text that is read the first time, before it is known how it is to be read."""
KNOWN: Final = UNREAD._replace(known=True)


def end_of(text: str, at: int, quoted: bool) -> int:
    """As ``ending``, at one go."""
    return finished(ending(text, at, quoted))


def ending(text: str, at: int, quoted: bool, rules: Rules = KNOWN) -> Generator[None, None, int]:
    """Where the quote, substitution or expansion that begins at ``at`` ends; it is known to be closed.

    :raises SyntaxFault: it was not read before, and a substitution in it is no program.
    """
    scan = Scan(text, at, Program, rules)
    if text.startswith(("<(", ">("), at):
        scan.push(Program(at), 2)
    else:
        scan.special(quoted)
    yield from scan.run()
    return scan.at


def subscript_ending(text: str, at: int) -> Generator[None, None, int]:
    """Where the subscript that begins at ``at`` ends, behind its bracket; it is known to be closed."""
    scan = Scan(text, at, Program, KNOWN)
    scan.push(Pair("[", at), 1)
    yield from scan.run()
    return scan.at
