"""Parameters: what a name stands for."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from mirage.shell.ast import Parameter
from mirage.shell.expand.pieces import BREAK, JOINT, QUOTED, SPLIT, VOID, Piece
from mirage.shell.leaving import Fatal
from mirage.shell.variables.access import lookup

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

__all__ = ["Evaluator", "expect", "lookup", "names", "plain", "put_all", "star"]

Evaluator: TypeAlias = Callable[["Shell", "Io", list[Piece]], Awaitable[None] | None]
"""Adds the pieces of a part; answers with what is to be awaited where it cannot do so at once."""


def star(shell: "Shell") -> str:
    """What ``"$*"`` joins with: the first character of IFS, a blank where IFS is unset."""
    return shell.session.variables.get("IFS", " ")[:1]


def names(shell: "Shell") -> Iterator[str]:
    """The variables that have a value."""
    session = shell.session
    yield from session.variables
    yield from session.references
    yield from (name for name, array in session.arrays.items() if not array.bare)
    yield from (name for name, letters in session.attributes.items() if "d" in letters)


def plain(part: Parameter) -> Evaluator:
    """``$name``."""
    name = part.name
    quoted = part.quoted
    if name in ("@", "*"):

        def arguments(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
            put_all(pieces, shell, shell.session.arguments, name, quoted)

        return arguments
    kind = QUOTED if quoted else SPLIT
    shown = f"${name}" if not part.source and (name.isdecimal() or name == "!") else name

    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        value = lookup(shell, name)
        pieces.append((kind, expect(shell, shown) if value is None else value))

    return evaluate


def expect(shell: "Shell", shown: str) -> str:
    """What an unset parameter stands for: nothing.

    :raises Fatal: ``set -u`` forbids it.
    """
    if "nounset" in shell.session.options:
        raise Fatal(f"{shown}: unbound variable", 127)
    return ""


def put_all(pieces: list[Piece], shell: "Shell", values: Sequence[str], mark: str, quoted: bool) -> None:
    """Add all of several values: one field for ``"$*"``, one each for ``"$@"``, split without quotes."""
    separator = " " if mark == "@" else star(shell)
    if quoted and mark == "*":
        shell.afford(sum(map(len, values)) + len(values))
        pieces.append((QUOTED, separator.join(values)))
        return
    if quoted and not values:
        pieces.append((VOID, ""))
        return
    kind, between = (QUOTED, (BREAK, separator)) if quoted else (SPLIT, (JOINT, separator))
    for place, value in enumerate(values):
        if place:
            pieces.append(between)
        pieces.append((kind, value))
