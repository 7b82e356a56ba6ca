"""What ``${...}`` is about: a variable, an element, all of an array, the arguments; found when it is reached."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mirage.shell.ast import Parameter, Word
from mirage.shell.expand.braced.argument import Subscript
from mirage.shell.expand.params import expect, lookup, put_all, star
from mirage.shell.expand.pieces import QUOTED, SPLIT, Piece
from mirage.shell.leaving import Fatal
from mirage.shell.variables import access as variables
from mirage.shell.variables.access import BadSubscript

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_NAMED = re.compile(r"([A-Za-z_]\w*)(?:\[(.+)\])?|[0-9]+|[@*#?$!-]", re.A | re.DOTALL)
_TO_EXPAND = re.compile(r"[$`\\'\"]")


class Subject(NamedTuple):
    """A parameter as it was found: one text, or all of several."""

    name: str
    shown: str
    """How messages name it."""
    value: str | None = None
    several: list[str] | None = None
    mark: str = ""
    """``@`` or ``*`` where it stands for several; empty for one."""
    subscript: str | None = None

    @property
    def is_set(self) -> bool:
        """Whether there is anything."""
        return bool(self.several) if self.mark else self.value is not None

    def joined(self, shell: "Shell") -> str:
        """As one text."""
        if not self.mark:
            return self.value or ""
        return (" " if self.mark == "@" else star(shell)).join(self.several or ())


Find: TypeAlias = Callable[["Shell", "Io"], Awaitable[Subject]]


def finder(part: Parameter, *, measured: bool = False) -> Find:
    """How the parameter of an expansion is found; where it is ``measured`` there must be such an element."""
    direct = _array(part.name, part.subscript, measured) if part.subscript else _simple(part.name)
    return _indirect(part, direct) if part.indirect else direct


def _simple(name: str) -> Find:
    if name in ("@", "*"):

        async def arguments(shell: "Shell", io: "Io") -> Subject:
            return Subject(name, name, several=shell.session.arguments, mark=name)

        return arguments

    async def find(shell: "Shell", io: "Io") -> Subject:
        return Subject(name, name, lookup(shell, name))

    return find


def _array(name: str, subscript: Word, measured: bool) -> Find:
    shown = f"{name}[{subscript.source}]"
    if subscript.source in ("@", "*"):
        mark = subscript.source

        async def every(shell: "Shell", io: "Io") -> Subject:
            return _every(shell, name, mark)

        return every
    text = Subscript(subscript)

    async def element(shell: "Shell", io: "Io") -> Subject:
        if measured:
            return _measured(shell, name, await text.text(shell, io, name), shown)
        return await _element(shell, io, name, await text.text(shell, io, name), shown)

    return element


def _measured(shell: "Shell", name: str, subscript: str, shown: str) -> Subject:
    if variables.array(shell, name) is None and variables.lookup(shell, name) is None:
        # Without a variable the subscript is not computed.
        return Subject(name, shown, subscript=subscript)
    try:
        return Subject(name, shown, variables.element(shell, name, subscript), subscript=subscript)
    except BadSubscript:
        raise Fatal(f"{shown.partition('[')[2]}: bad array subscript") from None


def _every(shell: "Shell", name: str, mark: str) -> Subject:
    return Subject(name, f"{name}[{mark}]", several=variables.values(shell, name) or [], mark=mark, subscript=mark)


async def _element(shell: "Shell", io: "Io", name: str, subscript: str, shown: str) -> Subject:
    try:
        value = variables.element(shell, name, subscript)
    except BadSubscript as fatal:
        # Reading what cannot be there is no error that ends anything.
        await shell.complain(io, fatal.message)
        value = None
    return Subject(name, shown, value, subscript=subscript)


def _indirect(part: Parameter, direct: Find) -> Find:
    async def find(shell: "Shell", io: "Io") -> Subject:
        if part.subscript is None and part.name in shell.session.references:
            return Subject(part.name, part.name, shell.session.references[part.name])
        source = await direct(shell, io)
        if not source.is_set and not part.name.isidentifier():
            # A parameter that is no variable may be missing.
            return Subject(part.name, f"!{source.shown}")
        if not source.is_set:
            raise Fatal(f"{source.shown}: invalid indirect expansion")
        return await named(shell, io, source.joined(shell), f"!{source.shown}")

    return find


async def named(shell: "Shell", io: "Io", target: str, shown: str) -> Subject:
    """The parameter that a text names.

    :raises Fatal: it names none.
    """
    found = _NAMED.fullmatch(target)
    if found is None:
        raise Fatal(f"{target}: invalid variable name")
    name, subscript = found.groups()
    if subscript is None:
        return (await _simple(target)(shell, io))._replace(shown=shown)
    if subscript in ("@", "*"):
        return _every(shell, name, subscript)
    if _TO_EXPAND.search(subscript):
        from mirage.shell.expand.again import element

        try:
            subscript = (await element(target, shell, io))[len(name) + 1 : -1]
        except BadSubscript:
            subscript = ""
    return await _element(shell, io, name, subscript, shown)


def seam(shell: "Shell", part: Parameter) -> str:
    """What joins the values of ``$@`` where an operator has worked on them and they are assigned."""
    return (star(shell) or " ") if part.quoted or part.operator[0] in "#%@" else " "


async def put(pieces: list[Piece], shell: "Shell", subject: Subject, quoted: bool, seam: str = " ") -> None:
    """Add what the parameter stands for."""
    if subject.mark:
        await put_several(pieces, shell, subject.several or [], subject.mark, quoted, seam)
        return
    value = subject.value
    pieces.append((QUOTED if quoted else SPLIT, expect(shell, subject.shown) if value is None else value))


async def put_several(
    pieces: list[Piece], shell: "Shell", values: Sequence[str], mark: str, quoted: bool, seam: str = " "
) -> None:
    """As ``put_all``."""
    waiting = put_all(pieces, shell, values, mark, quoted, seam)
    if waiting is not None:
        await waiting
