"""``${...}`` with an operator, a subscript or ``!``: each operator's part is imported on first use."""

from collections.abc import Awaitable, Callable, Generator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from mirage.shell.ast import Parameter, Word
from mirage.shell.expand.braced.argument import Subscript, simple
from mirage.shell.expand.braced.subjects import finder, put, put_several, seam
from mirage.shell.expand.params import Evaluator, One, expect, lookup, names, put_all, star, value_of
from mirage.shell.expand.pieces import FUSED, JOINT, QUOTED, SPLIT, STARRED, Piece
from mirage.shell.leaving import Fatal
from mirage.shell.variables import access as variables
from mirage.shell.variables.access import BadSubscript

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

Edit: TypeAlias = Callable[[str], str]
Steps: TypeAlias = Callable[[str], "Generator[None, None, str]"]
"""An Edit in steps."""
Prepare: TypeAlias = Callable[["Shell", "Io"], Awaitable[Edit]]
"""Expands what stands behind an operator, once; what it makes of each value."""


def braced(part: Parameter, word: Word | None) -> Evaluator:
    """What the expansion adds; ``word`` is what it is a part of."""
    operator = part.operator
    if operator == "bad" or _lacks(part):
        return _bad(part, word)
    if operator == "length":
        return _length(part)
    if operator == "keys":
        return _keys(part)
    if operator == "prefix":
        return _prefix(part)
    if not operator:
        return _plain(part)
    if operator[0] == "@":
        from mirage.shell.expand.braced.transform import transformed

        return transformed(part, word)
    if operator == ":":
        from mirage.shell.expand.braced.slices import sliced

        return sliced(part)
    if operator[-1] in "-=?+":
        from mirage.shell.expand.braced.alternatives import alternative

        return alternative(part)
    return _edited(part)


def _lacks(part: Parameter) -> bool:
    """Whether something must stand where nothing does: ``${x[]}``, ``${x:}``."""
    if part.subscript is not None and not part.subscript.source:
        return True
    return part.operator == ":" and part.second is None and part.argument is not None and not part.argument.source


def _edited(part: Parameter) -> Evaluator:
    """The operators that work on each value by itself."""
    if part.operator[0] in "#%":
        from mirage.shell.expand.braced.trim import trimmed

        return trimmed(part)
    if part.operator[0] == "/":
        from mirage.shell.expand.braced.replace import replaced

        return replaced(part)
    from mirage.shell.expand.braced.letters import lettered

    return lettered(part)


LONG = 4096
"""A value above this length is edited in steps, where there are any."""


def edited(part: Parameter, prepare: Prepare, fixed: "Edit | None" = None, steps: "Steps | None" = None) -> Evaluator:
    """Each value, edited; ``fixed`` is how, where that is known beforehand; a long one in ``steps``, if any."""
    quoted = part.quoted
    name = simple(part)
    if name is not None and fixed is not None:

        def quick(shell: "Shell", io: "Io") -> str | Awaitable[str]:
            value = lookup(shell, name)
            if value is None:
                return expect(shell, name)
            return fixed(value) if steps is None or len(value) <= LONG else shell.budget.in_turn(steps(value))

        return One(QUOTED if quoted else SPLIT, quick)
    find = finder(part)
    trims = part.operator[0] in "#%"
    fuses = trims and part.subscript is not None and not quoted

    async def made(value: str, edit: Edit, shell: "Shell") -> str:
        if steps is None or len(value) <= LONG:
            return edit(value)
        return await shell.budget.in_turn(steps(value))

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        nothing = subject.value is None or (trims and not subject.value)
        if not subject.several if subject.mark else nothing:
            # Of the pattern nothing is expanded.
            await put(pieces, shell, subject, quoted, seam(shell, part))
            return
        edit = await prepare(shell, io)
        if subject.mark:
            several: list[str] = []
            for value in subject.several or ():
                if shell.budget.step():
                    await shell.budget.breathe()
                several.append(await made(value, edit, shell))
            subject = subject._replace(several=several)
        elif subject.value is not None:
            subject = subject._replace(value=await made(subject.value, edit, shell))
        start = len(pieces)
        await put(pieces, shell, subject, quoted, seam(shell, part))
        if fuses and subject.mark and not star(shell):
            pieces[start:] = [(FUSED if kind in (JOINT, STARRED) else kind, text) for kind, text in pieces[start:]]

    return evaluate


def _bad(part: Parameter, word: Word | None) -> Evaluator:
    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        raise refusal(part, word)

    return evaluate


def refusal(part: Parameter, word: Word | None, status: int | None = None) -> Fatal:
    """Of an expansion that makes no sense."""
    from mirage.shell.syntax.written import around

    return Fatal(f"{part.source if word is None else around(part, word)}: bad substitution", status)


def _plain(part: Parameter) -> Evaluator:
    if part.subscript is not None and not part.indirect:
        return _every(part, part.subscript.source) if part.subscript.source in ("@", "*") else _element(part)
    find = finder(part)
    quoted = part.quoted

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        await put(pieces, shell, subject, quoted)

    return evaluate


def _every(part: Parameter, mark: str) -> Evaluator:
    name, quoted = part.name, part.quoted

    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> Awaitable[None] | None:
        return put_all(pieces, shell, variables.values(shell, name) or (), mark, quoted)

    return evaluate


def _element(part: Parameter) -> Evaluator:
    assert part.subscript is not None
    name = part.name
    kind = QUOTED if part.quoted else SPLIT
    shown = f"{name}[{part.subscript.source}]"
    subscript = Subscript(part.subscript)

    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> Awaitable[None] | None:
        text = subscript.now(shell, io, name)
        return read(text, shell, io, pieces) if isinstance(text, str) else wait(text, shell, io, pieces)

    async def wait(text: Awaitable[str], shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        waiting = read(await text, shell, io, pieces)
        if waiting is not None:
            await waiting

    def read(text: str, shell: "Shell", io: "Io", pieces: list[Piece]) -> Awaitable[None] | None:
        try:
            value = variables.element(shell, name, text)
        except BadSubscript as fatal:
            # Reading what cannot be there is no error that ends anything.
            return complained(fatal.message, shell, io, pieces)
        pieces.append((kind, expect(shell, shown) if value is None else value))
        return None

    async def complained(message: str, shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        await shell.complain(io, message)
        pieces.append((kind, expect(shell, shown)))

    return evaluate


def _length(part: Parameter) -> Evaluator:
    kind = QUOTED if part.quoted else SPLIT
    name = simple(part)
    if name is not None:
        read = value_of(name, name)
        return One(kind, lambda shell, io: str(len(read(shell, io))))
    if part.subscript is not None and not part.indirect and part.subscript.source in ("@", "*"):
        return _count(part.name, kind)
    find = finder(part, measured=True)

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        if subject.subscript is not None and not subject.is_set and _undeclared(shell, subject.name):
            raise Fatal(f"{subject.name}: unbound variable")
        size = len(subject.several or ()) if subject.mark else len(subject.value or "")
        pieces.append((kind, str(size)))

    return evaluate


def _count(name: str, kind: int) -> Evaluator:
    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        array = variables.array(shell, name)
        if array is None and lookup(shell, name) is None and "nounset" in shell.session.options:
            raise Fatal(f"{name}: unbound variable")
        size = len(variables.values(shell, name) or ()) if array is None else len(array)
        pieces.append((kind, str(size)))

    return evaluate


def _undeclared(shell: "Shell", name: str) -> bool:
    return "nounset" in shell.session.options and variables.array(shell, name) is None


def _keys(part: Parameter) -> Evaluator:
    name = part.name
    mark = "@" if part.subscript is None else part.subscript.source

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        await put_several(pieces, shell, await variables.keys(shell, name), mark, part.quoted)

    return evaluate


def _prefix(part: Parameter) -> Evaluator:
    mark = "@" if part.subscript is None else part.subscript.source

    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> Awaitable[None] | None:
        found: Sequence[str] = sorted({name for name in names(shell) if name.startswith(part.name)})
        return put_all(pieces, shell, found, mark, part.quoted)

    return evaluate
