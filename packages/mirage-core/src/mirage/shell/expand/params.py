"""Parameters: what a name stands for."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from mirage.shell.arrays import Indexed
from mirage.shell.ast import Parameter
from mirage.shell.expand.pieces import BREAK, JOINT, QUOTED, SPLIT, VOID, Piece
from mirage.shell.leaving import Fatal
from mirage.shell.variables import resolved

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

Evaluator: TypeAlias = Callable[["Shell", "Io", list[Piece]], Awaitable[None] | None]
"""Adds the pieces of a part; answers with what is to be awaited where it cannot do so at once."""


def lookup(shell: "Shell", name: str) -> str | None:
    """The value of a variable or parameter; None where it is unset. ``@`` and ``*`` are joined."""
    value = shell.session.variables.get(name)
    if value is not None:
        return value
    if name.isdecimal():
        number = int(name)
        arguments = shell.session.arguments
        if number == 0:
            return shell.session.name
        return arguments[number - 1] if number <= len(arguments) else None
    computed = _COMPUTED.get(name)
    if computed is not None:
        return computed(shell)
    session = shell.session
    if name in session.references:
        return lookup(shell, resolved(session, name))
    array = session.arrays.get(name)
    if array is None:
        return None
    return array.get(0) if isinstance(array, Indexed) else array.get("0")


def _joined(shell: "Shell") -> str | None:
    arguments = shell.session.arguments
    return star(shell).join(arguments) if arguments else None


def star(shell: "Shell") -> str:
    """What ``"$*"`` joins with: the first character of IFS, a blank where IFS is unset."""
    return shell.session.variables.get("IFS", " ")[:1]


def _switches(shell: "Shell") -> str:
    from mirage.shell.switches import letters  # Hardly ever asked for.

    return letters(shell.session)


_COMPUTED: dict[str, "Callable[[Shell], str | None]"] = {
    "?": lambda shell: str(shell.session.status),
    "#": lambda shell: str(len(shell.session.arguments)),
    "$": lambda shell: "1",
    "!": lambda shell: None,
    "@": lambda shell: " ".join(shell.session.arguments) if shell.session.arguments else None,
    "*": _joined,
    "-": _switches,
    "LINENO": lambda shell: str(shell.line),
    "RANDOM": lambda shell: str(shell.session.host.randomness.randrange(32768)),
    "SECONDS": lambda shell: str(int(shell.session.host.elapsed() - shell.session.began)),
    "EPOCHSECONDS": lambda shell: str(shell.session.host.now() // 1_000_000_000),
    "UID": lambda shell: str(shell.session.host.uid),
    "EUID": lambda shell: str(shell.session.host.uid),
    "BASH_VERSION": lambda shell: "5.2.15(1)-release",
}


def names(shell: "Shell") -> Iterator[str]:
    """The variables that have a value."""
    session = shell.session
    yield from session.variables
    yield from session.references
    yield from (name for name, array in session.arrays.items() if len(array))
    yield from filter(str.isidentifier, _COMPUTED)


def plain(part: Parameter) -> Evaluator:
    """``$name``."""
    name = part.name
    quoted = part.quoted
    if name in ("@", "*"):

        def arguments(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
            put_all(pieces, shell, shell.session.arguments, name, quoted)

        return arguments
    kind = QUOTED if quoted else SPLIT

    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        value = lookup(shell, name)
        pieces.append((kind, expect(shell, name) if value is None else value))

    return evaluate


def expect(shell: "Shell", name: str) -> str:
    """What an unset parameter stands for: nothing.

    :raises Fatal: ``set -u`` forbids it.
    """
    if "nounset" in shell.session.options:
        raise Fatal(f"{'$' if name.isdecimal() or name == '!' else ''}{name}: unbound variable", 127)
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
