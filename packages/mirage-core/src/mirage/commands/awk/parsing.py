"""What both halves of the parser share: tokens looked at one by one, positions, how deep they are nested."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeAlias

from mirage.commands.awk.faults import Syntax
from mirage.commands.awk.tokens import Scanner, Source, Token, Warned

DEEPEST = 40
"""So many parentheses, blocks and operators may be open at a time."""

LINES = 10_000_000
"""More than a source has lines."""

Include: TypeAlias = Callable[[str], Source | None]
"""The source that ``@include`` names; None where it was read before."""


class Tokens:
    """The tokens of all sources, one at a time."""

    def __init__(self, sources: list[Source], known: frozenset[str], include: Include) -> None:
        self._known = known
        self._include = include
        self.names = [source.name for source in sources]
        """What the sources are called, in the order in which they are numbered."""
        self.warned = Warned()
        numbered = enumerate(sources)
        self._waiting = [Scanner(each, number, known=known, warned=self.warned) for number, each in numbered][::-1]
        self._depth = 0
        self.scanner = self._waiting[-1]
        self.token = Token("newline", "", 0, 0)
        self.last = ""
        """The kind of the token before."""
        self.advance()

    def advance(self) -> Token:
        """Go on by one; what was there."""
        passed = self.token
        self.last = passed.kind
        token = self.scanner.token()
        while token.kind == "@" and (found := self.scanner.directive(token)) is not None:
            self._directive(found[1], found[2], token)
            token = self.scanner.token()
        if token.kind == "end" and len(self._waiting) > 1:
            # What follows is another source, which begins on a line of its own.
            self._waiting.pop()
            self.scanner = self._waiting[-1]
            token = Token("newline", "", 0, 0)
        self.token = token
        return passed

    def _directive(self, word: str, name: str, token: Token) -> None:
        if word != "include":
            raise Syntax(f"{self.place(token)}: error: @{word} is not supported")
        source = self._include(name)
        if source is not None:
            self._waiting.append(Scanner(source, len(self.names), known=self._known, warned=self.warned))
            self.names.append(source.name)
            self.scanner = self._waiting[-1]

    def place(self, token: Token) -> str:
        """``cmd. line:1``"""
        return f"{self.scanner.source.name}:{self.scanner.line(token.start)}"

    @property
    def line(self) -> int:
        """The line of the current token, and the number of its source."""
        return self.scanner.number * LINES + self.scanner.line(self.token.start)

    def fault(self, message: str = "syntax error", token: Token | None = None) -> Syntax:
        """A message about the current token, or another."""
        token = token or self.token
        if message == "syntax error" and token.kind in ("newline", "end"):
            message = "unexpected newline or end of string"
        return self.scanner.fault(token.start, message)

    def at(self, *kinds: str) -> bool:
        """Whether the current token is one of these."""
        return self.token.kind in kinds

    def take(self, kind: str) -> bool:
        """Pass the current token if it is of this kind."""
        if self.token.kind != kind:
            return False
        self.advance()
        return True

    def expect(self, kind: str) -> Token:
        """Pass a token that has to be there."""
        if self.token.kind != kind:
            raise self.fault()
        return self.advance()

    def skip_newlines(self) -> None:
        """Pass the ends of lines."""
        while self.token.kind == "newline":
            self.advance()

    @contextmanager
    def deeper(self) -> Generator[None]:
        """One level further in."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.fault("nested too deeply")
        try:
            yield
        finally:
            self._depth -= 1

    def ahead(self, count: int) -> list[Token]:
        """The current token and those behind it, none of which may be a pattern."""
        scanner = self.scanner
        begin, seen = scanner.at, self.warned.seen.copy()
        said = len(self.warned.said)
        found = [self.token]
        try:
            while len(found) < count and found[-1].kind != "end":
                found.append(scanner.token())
        except Syntax:
            pass
        scanner.at = begin
        self.warned.seen = seen
        del self.warned.said[said:]
        return found + [Token("end", "", 0, 0)] * (count - len(found))
