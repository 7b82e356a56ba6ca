"""Quotes with an empty ``"$@"`` in them: which of the empty values beside it make a field all the same."""

from typing import TYPE_CHECKING

from mirage.shell.ast import Parameter
from mirage.shell.expand.pieces import BREAK, VOID
from mirage.shell.variables import access as variables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.shell.ast import Part
    from mirage.shell.expand.pieces import Piece
    from mirage.shell.state import Shell

_HOLDING = ("@U", "@u", "@L", "@E")
_PICKING = ("", ":", "#", "##", "%", "%%")


def hollow(pieces: "list[Piece]", parts: "Sequence[Part]", shell: "Shell") -> bool:
    """Whether the quotes of a word hold nothing that is a field."""
    voids = pieces.count((VOID, ""))
    if not voids or any(kind == BREAK for kind, _ in pieces):
        return False
    quoted = [part for part in parts if isinstance(part, Parameter) and part.quoted]
    if sum(map(_is_list, quoted)) > voids:
        # One of the lists has a value, an empty one.
        return False
    return not any(_holds(part, shell) for part in quoted)


def _is_list(part: Parameter) -> bool:
    every = part.name == "@" or (part.subscript is not None and part.subscript.source == "@")
    return every and (part.operator in _PICKING or _changes(part))


def _changes(part: Parameter) -> bool:
    return part.operator[:1] in ("^", ",", "/") or part.operator in _HOLDING


def _holds(part: Parameter, shell: "Shell") -> bool:
    """Whether bash marks the empty value of this part as one that was in quotes."""
    subscript = "" if part.subscript is None else part.subscript.source
    if subscript == "*" and not part.operator:
        return bool(variables.values(shell, part.name))
    if part.operator == ":":
        if part.argument is None or part.argument.source.strip() != "0":
            return False
    elif not _changes(part):
        return False
    if subscript.isdecimal():
        return variables.element(shell, part.name, subscript) is not None
    return not subscript and part.name not in ("@", "*") and variables.lookup(shell, part.name) is not None
