"""Parameters: what a name stands for, and what an operator makes of it."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias

from mirage.shell.arrays import Indexed
from mirage.shell.ast import Parameter
from mirage.shell.expand.pieces import BREAK, LITERAL, QUOTED, SPLIT, Piece, pattern_of, text_of
from mirage.shell.expand.trim import Extent, without_prefix, without_suffix
from mirage.shell.leaving import Fatal
from mirage.shell.variables import resolved

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

Evaluator: TypeAlias = Callable[["Shell", "Io", list[Piece]], Awaitable[None] | None]
"""Adds the pieces of a part; answers with what is to be awaited where it cannot do so at once."""

_TRIMS: dict[str, tuple[Callable[[str, str, Extent], str], Extent]] = {
    "#": (without_prefix, "shortest"),
    "##": (without_prefix, "longest"),
    "%": (without_suffix, "shortest"),
    "%%": (without_suffix, "longest"),
}


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


_FLAGS = {"errexit": "e", "noglob": "f", "nounset": "u", "noclobber": "C"}

_COMPUTED: dict[str, "Callable[[Shell], str | None]"] = {
    "?": lambda shell: str(shell.session.status),
    "#": lambda shell: str(len(shell.session.arguments)),
    "$": lambda shell: "1",
    "!": lambda shell: None,
    "@": lambda shell: " ".join(shell.session.arguments) if shell.session.arguments else None,
    "*": _joined,
    "-": lambda shell: "".join(sorted("hBc" + "".join(_FLAGS.get(name, "") for name in shell.session.options))),
    "LINENO": lambda shell: str(shell.line),
    "RANDOM": lambda shell: str(shell.session.host.randomness.randrange(32768)),
    "SECONDS": lambda shell: str(int(shell.session.host.elapsed() - shell.session.began)),
    "EPOCHSECONDS": lambda shell: str(shell.session.host.now() // 1_000_000_000),
    "UID": lambda shell: str(shell.session.host.uid),
    "EUID": lambda shell: str(shell.session.host.uid),
    "BASH_VERSION": lambda shell: "5.2.15(1)-release",
}


def plain(part: Parameter) -> Evaluator:
    """``$name``."""
    name = part.name
    if name in ("@", "*"):
        return _arguments(name, part.quoted)
    kind = QUOTED if part.quoted else SPLIT

    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        value = lookup(shell, name)
        pieces.append((kind, _expect(shell, name) if value is None else value))

    return evaluate


def _expect(shell: "Shell", name: str) -> str:
    if "nounset" in shell.session.options:
        raise Fatal(f"{'$' if name.isdecimal() else ''}{name}: unbound variable", 127)
    return ""


def _arguments(name: str, quoted: bool) -> Evaluator:
    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        arguments = shell.session.arguments
        if quoted and name == "*":
            pieces.append((QUOTED, star(shell).join(arguments)))
            return
        kind = QUOTED if quoted else SPLIT
        separator = (BREAK, " " if name == "@" else star(shell))
        for place, argument in enumerate(arguments):
            if place:
                pieces.append(separator)
            pieces.append((kind, argument))

    return evaluate


def braced(part: Parameter, argument: "Argument") -> Evaluator:
    """``${name}`` with an operator."""
    operator = part.operator
    if operator == "bad":
        return _bad(part.source)
    if operator == "length":
        return _length(part)
    if operator in _TRIMS:
        return _trim(part, argument)
    return _alternative(part, argument)


class Argument:
    """The word behind an operator, as pieces; in an expansion without quotes its plain text is split like a value."""

    __slots__ = ("evaluators", "quoted")

    def __init__(self, evaluators: tuple[Evaluator, ...], quoted: bool) -> None:
        self.evaluators = evaluators
        self.quoted = quoted

    async def pieces(self, shell: "Shell", io: "Io") -> list[Piece]:
        found: list[Piece] = []
        for evaluate in self.evaluators:
            waiting = evaluate(shell, io, found)
            if waiting is not None:
                await waiting
        if self.quoted:
            return found
        return [(SPLIT, text) if kind == LITERAL else (kind, text) for kind, text in found]


def _bad(source: str) -> Evaluator:
    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        raise Fatal(f"{source}: bad substitution")

    return evaluate


def _length(part: Parameter) -> Evaluator:
    name = part.name

    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        if name in ("@", "*"):
            size = len(shell.session.arguments)
        else:
            value = lookup(shell, name)
            size = len(_expect(shell, name) if value is None else value)
        pieces.append((QUOTED if part.quoted else SPLIT, str(size)))

    return evaluate


def _trim(part: Parameter, argument: Argument) -> Evaluator:
    trim, extent = _TRIMS[part.operator]
    values = plain(part)

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        pattern = pattern_of(await argument.pieces(shell, io))
        found: list[Piece] = []
        values(shell, io, found)
        pieces += [(kind, text if kind == BREAK else trim(pattern, text, extent)) for kind, text in found]

    return evaluate


def _alternative(part: Parameter, argument: Argument) -> Evaluator:
    """``-``, ``=``, ``?``, ``+``, each also with a colon: an empty value counts as none."""
    name = part.name
    colon = part.operator.startswith(":")
    mark = part.operator[-1]
    values = plain(part)
    kind = QUOTED if part.quoted else SPLIT

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        value = lookup(shell, name)
        missing = value is None or (colon and not value)
        if missing == (mark == "+"):
            if mark != "+":
                values(shell, io, pieces)
            elif part.quoted:
                pieces.append((QUOTED, ""))
            return
        given = await argument.pieces(shell, io)
        if mark == "?":
            words = text_of(given) if given else f"parameter {'null or ' if colon else ''}not set"
            raise Fatal(f"{name}: {words}", 127)
        if mark == "=":
            if not name.isidentifier():
                raise Fatal(f"${name}: cannot assign in this way")
            shell.assign(name, text_of(given))
            pieces.append((kind, text_of(given)))
            return
        pieces += given if given or not part.quoted else [(QUOTED, "")]

    return evaluate
