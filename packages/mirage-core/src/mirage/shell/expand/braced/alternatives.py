"""``-``, ``=``, ``?``, ``+`` behind a parameter, each also with a colon: an empty value then counts as none."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from mirage.shell.ast import Parameter
from mirage.shell.expand.braced.argument import Argument, Subscript, simple
from mirage.shell.expand.braced.subjects import Subject, finder, put
from mirage.shell.expand.params import Evaluator, lookup
from mirage.shell.expand.pieces import QUOTED, SPLIT, VOID, Piece
from mirage.shell.leaving import Fatal
from mirage.shell.variables import access as variables
from mirage.shell.variables.access import BadSubscript

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


def alternative(part: Parameter) -> Evaluator:
    """What the expansion adds."""
    colon = part.operator.startswith(":")
    mark = part.operator[-1]
    argument = Argument(part.argument, part.quoted)
    quoted = part.quoted
    complaint = "" if part.argument is None else part.argument.source
    find = finder(part)
    name = simple(part)
    again = None if part.subscript is None or part.indirect else Subscript(part.subscript)
    kind = QUOTED if quoted else SPLIT

    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> Awaitable[None] | None:
        if name is not None and mark != "+":
            value = lookup(shell, name)
            if value or (value is not None and not colon):
                pieces.append((kind, value))
                return None
        return decide(shell, io, pieces)

    async def decide(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        missing = not subject.is_set or (colon and not subject.joined(shell))
        if missing and mark == "+":
            if quoted:
                pieces.append((VOID if subject.mark == "@" and not subject.is_set else QUOTED, ""))
        elif not missing and mark != "+":
            await put(pieces, shell, subject, quoted)
        elif mark == "?":
            said = await _said(complaint, shell, io) if argument.given else _default(colon)
            raise Fatal(f"{subject.shown}: {said}", 127)
        elif mark == "=":
            value = await argument.text(shell, io)
            if again is not None:
                # Bash expands the subscript anew, to assign.
                subject = subject._replace(subscript=await again.text(shell, io, subject.name))
            pieces.append((kind, _assigned(shell, subject, value)))
        else:
            given = [piece for piece in await argument.pieces(shell, io) if piece[0] != VOID]
            pieces += given if given or not quoted else [(QUOTED, "")]

    return evaluate


async def _said(complaint: str, shell: "Shell", io: "Io") -> str:
    """A complaint is split, even between double quotes."""
    from mirage.shell.expand.again import fields

    return " ".join(await fields(complaint, shell, io))


def _default(colon: bool) -> str:
    return f"parameter {'null or ' if colon else ''}not set"


def _assigned(shell: "Shell", subject: Subject, value: str) -> str:
    """Assign; what the variable then holds."""
    name, subscript = subject.name, subject.subscript
    if not name.isidentifier():
        wrong = subject.shown.startswith("!")
        raise Fatal(f"{subject.shown}: invalid indirect expansion" if wrong else f"${name}: cannot assign in this way")
    if subscript is None:
        shell.assign(name, value)
        return shell.value(name) or ""
    try:
        return variables.put_element(shell, name, subscript, value)
    except BadSubscript as bad:
        bad.message, bad.inner = f"{subject.shown}: bad array subscript", 2
        raise
