"""What stands behind an operator."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from mirage.shell.ast import Parameter, Part, Text, Word
from mirage.shell.expand.pieces import LITERAL, QUOTED, SPLIT, Piece, pattern_of, text_of
from mirage.shell.expand.words import at_once, evaluators_of, gathered, made

if TYPE_CHECKING:
    from mirage.shell.expand.params import Evaluator
    from mirage.shell.state import Shell
    from mirage.streams import Io


def simple(part: Part) -> str | None:
    """The name of a parameter that stands for one text, to which the operator is applied."""
    if not isinstance(part, Parameter) or part.subscript or part.indirect or part.name in ("@", "*"):
        return None
    return part.name


class Argument:
    """The word behind an operator; in an expansion without quotes its plain text is split like a value."""

    __slots__ = ("_evaluators", "_quoted", "fixed", "given")

    def __init__(self, word: Word | None, quoted: bool) -> None:
        parts = () if word is None else word.parts
        self._quoted = quoted
        self.given = word is not None and bool(word.source)
        """Something is written there."""
        self.fixed: list[Piece] | None = None
        """What it comes to, where nothing in it depends on the moment."""
        self._evaluators: tuple[Evaluator, ...] = ()
        if all(isinstance(part, Text) for part in parts):
            self.fixed = [(QUOTED if part.quoted else LITERAL, part.text) for part in parts if isinstance(part, Text)]
        else:
            self._evaluators = evaluators_of(parts)

    async def pieces(self, shell: "Shell", io: "Io") -> list[Piece]:
        """What it adds to the word."""
        found = await self.gathered(shell, io)
        if self._quoted:
            return found
        return [(SPLIT, text) if kind == LITERAL else (kind, text) for kind, text in found]

    def now(self, shell: "Shell", io: "Io") -> str | Awaitable[str]:
        """As one text; answers with what is to be awaited only where a part has to wait."""
        return made(text_of, at_once(self._evaluators, shell, io) if self.fixed is None else self.fixed)

    async def text(self, shell: "Shell", io: "Io") -> str:
        """As one text."""
        return text_of(await self.gathered(shell, io))

    async def pattern(self, shell: "Shell", io: "Io") -> str:
        """As one pattern."""
        return pattern_of(await self.gathered(shell, io))

    async def gathered(self, shell: "Shell", io: "Io") -> list[Piece]:
        """What it comes to, what was quoted and what was not."""
        return await gathered(self._evaluators, shell, io) if self.fixed is None else self.fixed
