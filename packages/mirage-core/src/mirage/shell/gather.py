"""Simple commands from their tokens: what assigns, what is a word, what redirects."""

import re
from collections.abc import Callable
from itertools import islice

from mirage.shell.ast import Assignment, Braces, Calculation, Node, Redirect, Redirected, Simple, Text, Tilde, Word
from mirage.shell.expand import braces
from mirage.shell.quoting import WordParser
from mirage.shell.tokens import NotSupported, Token

WRITTEN_OUT = 256
"""A brace expansion of up to so many words is written out when it is parsed."""

_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)(\+?)=", re.A)
_ELEMENT = re.compile(r"[A-Za-z_]\w*\[[^]]*\]\+?=", re.A)
_DECLARING = frozenset({"export", "readonly", "declare", "typeset", "local"})


class Gathering:
    """The tokens of one program, and the words they are."""

    __slots__ = ("line_of", "tokens", "words")

    def __init__(self, tokens: list[Token], words: WordParser, line_of: Callable[[int], int]) -> None:
        self.tokens = tokens
        self.words = words
        self.line_of = line_of

    def command(self, first: int) -> Node:
        """The simple command whose first token is at ``first``: every token to the next operator."""
        at = first
        tokens = self.tokens
        if tokens[first].role == "sum":
            return self._calculation(first)
        assignments: list[Assignment] = []
        words: list[Word | Braces] = []
        redirects: list[Redirect] = []
        while at < len(tokens) and tokens[at].kind != "operator":
            token = tokens[at]
            if token.kind == "redirect":
                redirects.append(self.redirect(at))
                at += 2
                continue
            assignment = None if words else self._assignment(token)
            if assignment is not None:
                assignments.append(assignment)
            elif words and words[0].source in _DECLARING and _ASSIGNMENT.match(token.text):
                words.append(self._declared(token))
            else:
                words += self.expanded(token)
            at += 1
        line = self.line_of(tokens[first].at)
        return Simple(tuple(assignments), tuple(words), tuple(redirects), line)

    def _calculation(self, first: int) -> Node:
        token = self.tokens[first]
        line = self.line_of(token.at)
        command = Calculation(self.words.operand(token.text[2:-2], line, quoted=True), line)
        redirects = self.redirects(first + 1)
        return Redirected(command, redirects) if redirects else command

    def redirects(self, at: int) -> tuple[Redirect, ...]:
        """The redirections that stand one behind the other from ``at``."""
        found: list[Redirect] = []
        while at < len(self.tokens) and self.tokens[at].kind == "redirect":
            found.append(self.redirect(at))
            at += 2
        return tuple(found)

    def _assignment(self, token: Token) -> Assignment | None:
        found = _ASSIGNMENT.match(token.text)
        if not found:
            if _ELEMENT.match(token.text):
                raise NotSupported("arrays")
            return None
        value = self.words.value(token.text[found.end() :], self.line_of(token.at))
        return Assignment(found[1], value, found[2] == "+")

    def _declared(self, token: Token) -> Word:
        """An argument of ``export`` and its like that assigns: neither split nor a pattern."""
        word = self.words.value(token.text, self.line_of(token.at))
        parts = tuple(part if isinstance(part, Tilde) else part._replace(quoted=True) for part in word.parts)
        return Word(parts, token.text)

    def expanded(self, token: Token) -> list[Word | Braces]:
        """The word of a token, or the words its braces make of it."""
        text = token.text
        line = self.line_of(token.at)
        if not braces.may_expand(text):
            return [self.words.word(text, line)]
        texts = list(islice(braces.expand(text), WRITTEN_OUT + 1))
        if len(texts) > WRITTEN_OUT:
            return [Braces(text, line)]
        return [self.words.word(each, line) for each in texts if each]

    def redirect(self, at: int) -> Redirect:
        """The redirection at ``at``; its target is the next token."""
        token, target = self.tokens[at : at + 2]
        operator = token.text
        line = self.line_of(token.at)
        if len(token.fd) > 4:
            raise NotSupported(f"descriptor {token.fd}")
        fd = int(token.fd) if token.fd else 0 if operator[0] == "<" else 1
        if token.body is None:
            return Redirect(fd, operator, self.words.word(target.text, line), line)
        body = token.body
        if body.literal:
            return Redirect(fd, "<<", Word((Text(body.text, True),), body.text), line)
        return Redirect(fd, "<<", self.words.document(body.text, line), line)
