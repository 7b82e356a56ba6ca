"""Simple commands from their tokens: what assigns, what is a word, what redirects."""

import re
from collections.abc import Callable, Generator, Sequence
from itertools import islice

from mirage.shell.ast import (
    Assignment,
    Braces,
    Calculation,
    Element,
    Elements,
    Faulty,
    Node,
    Parameter,
    Part,
    Process,
    Redirect,
    Redirected,
    Simple,
    Test,
    Text,
    Tilde,
    Word,
)
from mirage.shell.expand import braces
from mirage.shell.syntax.quoting import ALTERNATIVES, Parsing, WordParser
from mirage.shell.syntax.reserved import ASSIGNING, DECLARING
from mirage.shell.syntax.scan import subscript_ending
from mirage.shell.syntax.tokens import WIDEST, NotSupported, SyntaxFault, Token, too_wide

WRITTEN_OUT = 256
"""A brace expansion of up to so many words is written out when it is parsed."""
LONGEST_WRITTEN = 4096
"""Unless it is longer than this."""
PAUSE = 128
"""Words between two moments for whoever parses."""

_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)(?:(\[)|(\+?)=)", re.A)
_BEHIND = re.compile(r"(\+?)=")


class Gathering:
    """The tokens of one program, and the words they are."""

    __slots__ = ("line_of", "tokens", "words")

    def __init__(self, tokens: list[Token], words: WordParser, line_of: Callable[[int], int]) -> None:
        self.tokens = tokens
        self.words = words
        self.line_of = line_of

    def command(self, first: int) -> Generator[None, None, Node]:
        """The command whose first token is at ``first``: every token to the next operator."""
        role = self.tokens[first].role
        if role == "sum":
            return (yield from self._calculation(first))
        if role == "[[":
            return (yield from self._test(first))
        line = self._line(first)
        if role:
            # A ``!`` or ``time`` that stands alone.
            return Simple((), (), (), line)
        return (yield from self._simple(first, line))

    def _line(self, first: int) -> int:
        """The line bash gives a simple command: the one on which it has read its second word."""
        behind = first + (2 if self.tokens[first].kind == "redirect" else 1)
        second = self.tokens[behind : behind + 1]
        last = second[0] if second and second[0].kind != "operator" else self.tokens[behind - 1]
        return self.line_of(last.end)

    def _expect_narrow(self, first: int) -> None:
        last = first + WIDEST
        if last < len(self.tokens) and all(self.tokens[at].kind != "operator" for at in range(first, last)):
            raise too_wide(self.tokens[first].at)

    def _simple(self, first: int, line: int) -> Generator[None, None, Simple]:
        self._expect_narrow(first)
        at = first
        tokens = self.tokens
        assignments: list[Assignment] = []
        words: list[Word | Braces | Assignment] = []
        redirects: list[Redirect] = []
        while at < len(tokens) and tokens[at].kind != "operator":
            if at > first and not (at - first) % PAUSE:
                yield
            token = tokens[at]
            if token.kind == "redirect":
                redirects.append((yield from self.redirect(at, line)))
                at += 2
                continue
            assignment = None if words and token.items is None else (yield from self._assignment(token, line))
            if assignment is None:
                words += yield from self._argument(words, token, line)
            elif words:
                words.append(assignment)
            else:
                assignments.append(assignment)
            at += 1
        return Simple(tuple(assignments), tuple(words), tuple(redirects), line)

    def _argument(
        self, before: Sequence[Node], token: Token, line: int
    ) -> Generator[None, None, Sequence[Word | Braces | Assignment]]:
        if not before or not isinstance(before[0], Word) or before[0].source not in ASSIGNING:
            return (yield from self.expanded(token, line))
        text = token.text
        if not _ASSIGNMENT.match(text) or next(braces.expand(text)) != text:
            return (yield from self.expanded(token, line))
        # Where there may be a ``$@`` or ``$*``, it is one text here.
        whole = (yield from self._assignment(token, line)) if "@" in text or "*" in text else None
        if whole and before[0].source not in DECLARING and not isinstance(whole.value, Word):
            whole = None
        return (whole or (yield from self._declared(token, line)),)

    def _calculation(self, first: int) -> Generator[None, None, Node]:
        token = self.tokens[first]
        line = self.line_of(token.at)
        command = Calculation((yield from self.words.sum(token.text[2:-2], line)), line)
        return (yield from self._redirected(command, first))

    def _test(self, first: int) -> Generator[None, None, Node]:
        # Loaded by the first program that needs it.
        from mirage.shell.syntax import conditions

        token = self.tokens[first]
        condition = yield from conditions.grouped(token.condition or [], self._word)
        return (yield from self._redirected(Test(condition, self.line_of(token.at), token.text), first))

    def _word(self, token: Token) -> Parsing:
        return self.words.word(token.text, self.line_of(token.at))

    def _redirected(self, command: Node, first: int) -> Generator[None, None, Node]:
        redirects = yield from self.redirects(first + 1)
        return Redirected(command, redirects) if redirects else command

    def count(self, token: Token) -> Generator[None, None, tuple[Word, Word, Word]]:
        """The three expressions of ``for (( ))``."""
        line = self.line_of(token.at)
        first, condition, following = expressions(token.text[2:-2], token.at)
        return (
            (yield from self.words.sum(first, line)),
            (yield from self.words.sum(condition, line)),
            (yield from self.words.sum(following, line)),
        )

    def redirects(self, at: int, line: int = 0) -> Generator[None, None, tuple[Redirect, ...]]:
        """The redirections that stand one behind the other from ``at``, made at ``line`` or where each stands."""
        found: list[Redirect] = []
        while at < len(self.tokens) and self.tokens[at].kind == "redirect":
            found.append((yield from self.redirect(at, line)))
            at += 2
        return tuple(found)

    def _assignment(self, token: Token, line: int) -> Generator[None, None, Assignment | None]:
        text = token.text
        found = _ASSIGNMENT.match(text)
        if not found:
            return None
        subscript = None
        at = found.end()
        append = found[3] == "+"
        if found[2]:
            end = yield from subscript_ending(text, at - 1)
            behind = _BEHIND.match(text, end)
            if not behind:
                return None
            subscript = yield from self.words.subscript(text[at : end - 1], line)
            at = behind.end()
            append = behind[1] == "+"
        if token.items is None:
            return Assignment(found[1], (yield from self.words.value(text[at:], line)), append, subscript, text)
        elements: list[Element] = []
        for place, item in enumerate(token.items, 1):
            if not place % PAUSE:
                yield
            elements.append((yield from self._element(item, line)))
        return Assignment(found[1], Elements(tuple(elements), text[at:]), append, subscript, text)

    def _element(self, token: Token, line: int) -> Generator[None, None, Element]:
        text = token.text
        words = None
        if braces.may_expand(text) and next(braces.expand(text), "") != text:
            words = tuple((yield from self.expanded(token, line)))
        if text[0] == "[":
            end = yield from subscript_ending(text, 0)
            behind = _BEHIND.match(text, end)
            if behind:
                subscript = yield from self.words.subscript(text[1 : end - 1], line)
                value = yield from self.words.value(text[behind.end() :], line)
                return Element(subscript, value, behind[1] == "+", words)
        return Element(None, (yield from self.words.plain(text, line)), False, words)

    def _declared(self, token: Token, line: int) -> Parsing:
        """An argument of ``export`` and its like that assigns: neither split nor a pattern."""
        text = token.text
        found = _ASSIGNMENT.match(text)
        assert found is not None
        behind: re.Match[str] | None = found
        if found[2]:
            behind = _BEHIND.match(text, (yield from subscript_ending(text, found.end() - 1)))
        at = behind.end() if behind else len(text)
        name = yield from self.words.value(text[:at], line)
        parts = (*name.parts, *(yield from self.words.value(text[at:], line)).parts)
        return Word(_as_quoted(parts), text)

    def expanded(self, token: Token, line: int) -> Generator[None, None, list[Word | Braces]]:
        """The word of a token, or the words its braces make of it."""
        text = token.text
        if not braces.may_expand(text):
            return [(yield from self.words.word(text, line))]
        most = WRITTEN_OUT if len(text) <= LONGEST_WRITTEN else 1
        texts = list(islice(braces.expand(text), most + 1))
        if len(texts) > most:
            return [Braces(text, line)]
        if texts == [text]:
            return [(yield from self.words.word(text, line))]
        words: list[Word] = []
        for each in filter(None, texts):
            word = yield from self.words.plain(each, line)
            words.append(word._replace(source=""))
        # What was written is the source of the first; the others have none.
        return [*(word._replace(source=text) for word in words[:1]), *words[1:]]

    def redirect(self, at: int, line: int = 0) -> Generator[None, None, Redirect]:
        """The redirection at ``at``; its target is the next token."""
        token, target = self.tokens[at : at + 2]
        operator = token.text
        line = line or self.line_of(token.at)
        fd = self._descriptor(token)
        if operator == "<<<":
            return Redirect(fd, operator, (yield from self.words.value(target.text, line)), line)
        if token.body is None:
            words = yield from self.expanded(target, line)
            return Redirect(fd, operator, words[0] if len(words) == 1 else Braces(target.text, line), line)
        body = token.body
        mark = operator[2:] + target.text
        if body.literal:
            return Redirect(fd, "<<", Word((Text(body.text, True),), body.text), line, mark)
        return Redirect(fd, "<<", (yield from self.words.document(body.text, line)), line, mark)

    def _descriptor(self, token: Token) -> int | str:
        named = token.fd
        if not named:
            return 0 if token.text[0] == "<" else 1
        if not named.isdecimal():
            return named
        if len(named) > 4:
            raise NotSupported(f"descriptor {named}")
        return int(named)


def _as_quoted(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Parts of what is assigned: none is split or a pattern, nor what may stand for a parameter in one."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Tilde | Process | Faulty):
            found.append(part)
            continue
        if isinstance(part, Parameter) and part.argument is not None and part.operator in ALTERNATIVES:
            part = part._replace(argument=part.argument._replace(parts=_as_quoted(part.argument.parts)))
        found.append(part._replace(quoted=True))
    return tuple(found)


def expressions(text: str, at: int) -> list[str]:
    """What the semicolons of ``for (( ))`` divide.

    :raises SyntaxFault: there are not two of them.
    """
    parts = [part.lstrip(" \t") for part in text.split(";")]
    if len(parts) == 3:
        return parts
    blamed = "syntax error: arithmetic expression required" if len(parts) < 3 else "syntax error: `;' unexpected"
    raise SyntaxFault(f"{blamed}\nsyntax error: `(({text}))'", at, shown=False)
