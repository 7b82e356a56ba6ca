"""Expressions as they are written: expanded like a quoted text, then computed."""

from typing import TYPE_CHECKING

from mirage.shell.ast import Text, Word
from mirage.shell.expand.arith import LONG, calculate, formula, quoted_subscripts
from mirage.shell.expand.pieces import Piece, text_of
from mirage.shell.expand.words import evaluators_of

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from mirage.shell.expand.nodes import Node
    from mirage.shell.expand.params import Evaluator
    from mirage.shell.state import Shell
    from mirage.streams import Io


class Expression:
    """A compiled expression; ``text`` where nothing in it is expanded."""

    __slots__ = ("_node", "_parts", "text")

    def __init__(self, word: Word) -> None:
        self._node: Node | None = None
        self._parts: list[tuple[bool, Evaluator]] = []
        self.text: str | None = None
        if all(isinstance(part, Text) for part in word.parts):
            self.text = "".join([part.text for part in word.parts if isinstance(part, Text)])
            return
        self._parts = [(isinstance(part, Text), evaluators_of((part,))[0]) for part in word.parts]

    def now(self, shell: "Shell", io: "Io") -> "int | Awaitable[int]":
        """Its value, or what is to be awaited for it.

        :raises Miscalculation: it makes no sense.
        """
        if self._node is not None:
            return self._node.compute(shell)
        if self.text is not None and len(self.text) <= LONG:
            self._node = formula(self.text, shell)
            return self._node.compute(shell)
        return self._later(shell, io)

    async def value(self, shell: "Shell", io: "Io") -> int:
        """Its value.

        :raises Miscalculation: it makes no sense.
        """
        if self._node is not None:
            return self._node.compute(shell)
        return await self._later(shell, io)

    async def expanded(self, shell: "Shell", io: "Io") -> str:
        """Its text."""
        if self.text is not None:
            return self.text
        pieces: list[tuple[bool, str]] = []
        for written, evaluate in self._parts:
            found: list[Piece] = []
            waiting = evaluate(shell, io, found)
            if waiting is not None:
                await waiting
            pieces.append((written, text_of(found)))
        return quoted_subscripts(pieces)

    async def _later(self, shell: "Shell", io: "Io") -> int:
        return await calculate(await self.expanded(shell, io), shell)
