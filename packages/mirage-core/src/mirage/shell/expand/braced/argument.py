"""What stands behind an operator."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from mirage.shell.ast import Parameter, Part, Text, Word
from mirage.shell.expand.pieces import LITERAL, QUOTED, SPLIT, Piece, pattern_of, text_of
from mirage.shell.expand.words import at_once, evaluators_of, gathered, made, made_of
from mirage.shell.variables import access as variables
from mirage.shell.variables.arrays import Associative

if TYPE_CHECKING:
    from mirage.shell.expand.params import Evaluator
    from mirage.shell.state import Shell
    from mirage.streams import Io


def simple(part: Part) -> str | None:
    """The name of a parameter that stands for one text, to which the operator is applied."""
    if not isinstance(part, Parameter) or part.subscript or part.indirect or part.name in ("@", "*"):
        return None
    return part.name


class Subscript:
    """What stands between the brackets of an element: a key is a word, a number is expanded as if it were quoted."""

    __slots__ = ("_quoting", "_word")

    def __init__(self, word: Word) -> None:
        self._word = Argument(word, quoted=True)
        source = word.source
        self._quoting = source if ("'" in source and "$'" not in source) or "\\" in source else None

    def now(self, shell: "Shell", io: "Io", name: str) -> str | Awaitable[str]:
        """As one text; answers with what is to be awaited only where a part has to wait."""
        if self._quoting is None or isinstance(variables.array(shell, name), Associative):
            return self._word.now(shell, io)
        from mirage.shell.expand.again import expanded

        return expanded(self._quoting, shell, io)

    async def text(self, shell: "Shell", io: "Io", name: str) -> str:
        """As one text."""
        text = self.now(shell, io, name)
        return text if isinstance(text, str) else await text


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
            self._evaluators = evaluators_of(parts, word)

    async def pieces(self, shell: "Shell", io: "Io") -> list[Piece]:
        """What it adds to the word."""
        found = await self.gathered(shell, io)
        if self._quoted:
            return found
        return [(SPLIT, text) if kind == LITERAL else (kind, text) for kind, text in found]

    def now(self, shell: "Shell", io: "Io") -> str | Awaitable[str]:
        """As one text; answers with what is to be awaited only where a part has to wait."""
        return made(text_of, at_once(self._evaluators, shell, io) if self.fixed is None else self.fixed, shell)

    async def text(self, shell: "Shell", io: "Io") -> str:
        """As one text."""
        return await made_of(text_of, self.gathered(shell, io), shell)

    async def pattern(self, shell: "Shell", io: "Io") -> str:
        """As one pattern."""
        return await made_of(pattern_of, self.gathered(shell, io), shell)

    async def gathered(self, shell: "Shell", io: "Io") -> list[Piece]:
        """What it comes to, what was quoted and what was not."""
        return await gathered(self._evaluators, shell, io) if self.fixed is None else self.fixed
