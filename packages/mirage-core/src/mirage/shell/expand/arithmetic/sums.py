"""Expressions as they are written: expanded like a quoted text, then computed."""

import re
from typing import TYPE_CHECKING, Final

from mirage.shell.ast import Parameter, Text, Word
from mirage.shell.expand.arithmetic.evaluate import LONG, calculate, evaluate, formula, quoted_subscripts, sound
from mirage.shell.expand.arithmetic.integers import decimal
from mirage.shell.expand.arithmetic.nodes import Miscalculation
from mirage.shell.expand.pieces import text_of
from mirage.shell.expand.words import at_once, evaluators_of
from mirage.shell.variables.access import lookup

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from mirage.shell.expand.arithmetic.nodes import Node
    from mirage.shell.expand.params import Evaluator
    from mirage.shell.expand.pieces import Piece
    from mirage.shell.state import Shell
    from mirage.streams import Io

_APART: Final = re.compile(r"(?:^|[-+*/%<>=&|^!~?:,( \t\n])\0[0-9]\0(?=$|[-+*/%<>=&|^!~?:,) \t\n])")
_HOLE: Final = re.compile(r"\0([0-9])\0")
_MOST: Final = 8
_FRESH: Final = frozenset({"RANDOM", "SRANDOM"})
"""Each look gives another value."""


class Expression:
    """A compiled expression; ``text`` where nothing in it is expanded."""

    __slots__ = ("_form", "_names", "_node", "_parts", "text")

    def __init__(self, word: Word) -> None:
        self._node: Node | None = None
        self._parts: list[tuple[bool, tuple[Evaluator, ...]]] = []
        self.text: str | None = None
        self._form = ""
        self._names: list[str] | None = None
        """Of an expression all of whose expansions are ``$name`` standing apart, the names. ``_form`` is its text with
        holes for them, so that it is parsed once while their values are plain numbers."""
        if all(isinstance(part, Text) for part in word.parts):
            self.text = "".join([part.text for part in word.parts if isinstance(part, Text)])
            return
        self._parts = [(isinstance(part, Text), evaluators_of((part,), word)) for part in word.parts]
        self._find_form(word)

    def _find_form(self, word: Word) -> None:
        names: list[str] = []
        form = ""
        for part in word.parts:
            if isinstance(part, Text):
                form += part.text
            elif isinstance(part, Parameter) and _is_plain(part):
                form += f"\0{len(names)}\0"
                names.append(part.name)
            else:
                return
        if len(names) <= _MOST and "[" not in form and len(_APART.findall(form)) == len(names):
            self._form = form
            self._names = names

    def now(self, shell: "Shell", io: "Io") -> "int | Awaitable[int]":
        """Its value, or what is to be awaited for it.

        :raises Miscalculation: it makes no sense.
        """
        if self._node is not None and self._names is None:
            return self._node.compute(shell)
        if self._names is not None:
            values = self._numbers(shell, self._names)
            if values is not None:
                return self._filled(shell, values)
        elif self.text is not None and len(self.text) <= LONG:
            self._node = formula(self.text, shell)
            return self._node.compute(shell)
        pieces: list[tuple[bool, str]] = []
        for written, evaluators in self._parts:
            found = at_once(evaluators, shell, io)
            if not isinstance(found, list):
                return self._later(shell, io, (pieces, found))
            pieces.append((written, text_of(found)))
        text = quoted_subscripts(pieces) if self.text is None else self.text
        return evaluate(text, shell) if len(text) <= LONG else calculate(text, shell)

    def _numbers(self, shell: "Shell", names: "Sequence[str]") -> list[int] | None:
        """What the names stand for, if those are plain numbers all, and the expression is sound."""
        values: list[int] = []
        for name in names:
            text = lookup(shell, name)
            number = None if text is None else decimal(text)
            if number is None or number < 0:
                return None
            values.append(number)
        if self._node is None:
            self._node = sound(self._form)
            if self._node is None:
                self._names = None
                return None
        return values

    def _filled(self, shell: "Shell", values: list[int]) -> int:
        node = self._node
        assert node is not None
        before = shell.filled
        shell.filled = values
        try:
            return node.compute(shell)
        except Miscalculation as wrong:
            wrong.message = _HOLE.sub(lambda hole: str(values[int(hole[1])]), wrong.message)
            raise
        finally:
            shell.filled = before

    async def value(self, shell: "Shell", io: "Io") -> int:
        """Its value.

        :raises Miscalculation: it makes no sense.
        """
        value = self.now(shell, io)
        return value if isinstance(value, int) else await value

    async def expanded(self, shell: "Shell", io: "Io") -> tuple[str, str]:
        """What it comes to: as it is shown, and as ``calculate`` takes it."""
        if self.text is not None:
            return self.text, self.text
        pieces: list[tuple[bool, str]] = []
        await self._expand(shell, io, pieces)
        return "".join([text for _, text in pieces]), quoted_subscripts(pieces)

    async def _expand(self, shell: "Shell", io: "Io", pieces: list[tuple[bool, str]]) -> None:
        """Add those of the parts that are not among the pieces yet."""
        for written, evaluators in self._parts[len(pieces) :]:
            found = at_once(evaluators, shell, io)
            pieces.append((written, text_of(found if isinstance(found, list) else await found)))

    async def _later(
        self, shell: "Shell", io: "Io", begun: "tuple[list[tuple[bool, str]], Awaitable[list[Piece]]]"
    ) -> int:
        pieces, waiting = begun
        pieces.append((False, text_of(await waiting)))
        await self._expand(shell, io, pieces)
        return await calculate(quoted_subscripts(pieces), shell)


def _is_plain(part: Parameter) -> bool:
    special = part.operator or part.subscript or part.indirect or part.name in _FRESH
    return not special and (part.name.isidentifier() or part.name.isdecimal() or part.name in ("#", "?"))
