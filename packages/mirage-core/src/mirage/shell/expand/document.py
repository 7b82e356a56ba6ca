"""The body of a here-document: one text, but where ``$@`` stands in it, what ``$*`` stands for is cut by IFS."""

from typing import TYPE_CHECKING

from mirage.shell.ast import Parameter, Part, Word
from mirage.shell.expand.params import Evaluator, star
from mirage.shell.expand.pieces import BREAK, JOINT, QUOTED, SPLIT, VOID, Fields, Piece, spaced_text_of
from mirage.shell.expand.words import PLAIN_IFS, evaluators_of, gathered

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.shell.state import Shell
    from mirage.streams import Io

_BLANKS = ("#", "##", "%", "%%", ":", "keys")
"""Operators whose values have blanks between them; so have those that begin with ``@``."""
_EACH = ("/", "^", ",", "~")
"""What operators begin with whose values are joined by IFS."""
_CHOICES = ("-", "=", "?", "+")
"""What operators end with behind which more of the document stands."""
_LISTS = frozenset({BREAK, VOID})


class Document:
    """A compiled body."""

    __slots__ = ("_evaluators",)

    def __init__(self, word: Word) -> None:
        self._evaluators = [_evaluator(part) for part in word.parts]

    async def text(self, shell: "Shell", io: "Io") -> str:
        """The text as it is read."""
        pieces = await gathered(self._evaluators, shell, io)
        if all(kind not in _LISTS for kind, _ in pieces):
            return spaced_text_of(pieces)
        fields = Fields()
        for _ in fields.grow(pieces, shell.session.variables.get("IFS", PLAIN_IFS) or " "):
            if shell.budget.due():
                await shell.budget.breathe()
        return " ".join(fields.texts)


def _evaluator(part: Part) -> Evaluator:
    part = _loose(part)
    if isinstance(part, Parameter) and _is_star(part):
        operator = part.operator
        every = part._replace(name="@") if part.subscript is None else part._replace(subscript=Word((), "@"))
        if operator in _BLANKS or operator[0] == "@":
            return _joined(evaluators_of([every])[0], lambda shell: (SPLIT, " "))
        if operator[0] in _EACH:
            return _joined(evaluators_of([every])[0], lambda shell: (SPLIT, star(shell)))
        if part.subscript is None:
            return _joined(evaluators_of([every])[0], lambda shell: (JOINT, " "))
    return evaluators_of([part])[0]


def _is_star(part: Parameter) -> bool:
    """Whether an operator works on all of ``$*`` or of an array."""
    if part.indirect or part.operator in ("", "length", "prefix", "bad"):
        return False
    return part.name == "*" if part.subscript is None else part.subscript.source == "*"


def _loose(part: Part) -> Part:
    """``$*`` by itself is as if there were no quotes around the document."""
    if not isinstance(part, Parameter):
        return part
    if part.operator[-1:] in _CHOICES and part.argument is not None:
        return part._replace(argument=part.argument._replace(parts=tuple(map(_loose, part.argument.parts))))
    plain = part.name == "*" and not part.operator and not part.indirect
    return part._replace(name="@", quoted=False) if plain else part


def _joined(evaluate: Evaluator, joint: "Callable[[Shell], Piece]") -> Evaluator:
    """The values that ``evaluate`` adds, with what may be cut between them."""

    async def evaluated(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        for kind, text in await gathered([evaluate], shell, io):
            if kind == BREAK:
                pieces.append(joint(shell))
            elif text:
                pieces.append((QUOTED, text))

    return evaluated
