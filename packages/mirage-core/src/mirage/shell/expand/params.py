"""Parameters: what a name stands for."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from mirage.shell.ast import Parameter
from mirage.shell.expand.pieces import BREAK, JOINT, QUOTED, SOME, SPLIT, STARRED, VOID, Piece
from mirage.shell.leaving import Fatal
from mirage.shell.variables.access import lookup

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

__all__ = ["Evaluator", "One", "Single", "expect", "joined", "lookup", "names", "plain", "put_all", "star", "value_of"]

Evaluator: TypeAlias = Callable[["Shell", "Io", list[Piece]], Awaitable[None] | None]
"""Adds the pieces of a part; answers with what is to be awaited where it cannot do so at once."""
Single: TypeAlias = Callable[["Shell", "Io"], str | Awaitable[str]]
"""What a part stands for that stands for one text."""

Read: TypeAlias = Callable[["Shell", "Io"], str]
"""The same, where it never has to wait."""


class One:
    """The Evaluator of a part that stands for one text; ``fixed`` where it is always the same."""

    __slots__ = ("fixed", "kind", "text")

    def __init__(self, kind: int, text: Single, fixed: str | None = None) -> None:
        self.kind = kind
        self.text = text
        self.fixed = fixed

    def __call__(self, shell: "Shell", io: "Io", pieces: list[Piece]) -> Awaitable[None] | None:
        text = self.text(shell, io)
        if not isinstance(text, str):
            return self._later(text, pieces)
        pieces.append((self.kind, text))
        return None

    async def _later(self, text: Awaitable[str], pieces: list[Piece]) -> None:
        pieces.append((self.kind, await text))


def joined(ones: Sequence[One]) -> Single:
    """Parts side by side as one text."""
    form = "".join(["%s" if each.fixed is None else each.fixed.replace("%", "%%") for each in ones])
    singles = [each.text for each in ones if each.fixed is None]

    def now(shell: "Shell", io: "Io") -> "str | Awaitable[str]":
        texts: list[str] = []
        rest = iter(singles)
        for single in rest:
            text = single(shell, io)
            if not isinstance(text, str):
                return later(texts, text, rest, (shell, io))
            texts.append(text)
        return put(texts, shell)

    async def later(
        texts: "list[str]", waiting: "Awaitable[str]", rest: "Iterator[Single]", where: "tuple[Shell, Io]"
    ) -> "str":
        texts.append(await waiting)
        for single in rest:
            text = single(*where)
            texts.append(text if isinstance(text, str) else await text)
        return put(texts, where[0])

    def put(texts: "list[str]", shell: "Shell") -> "str":
        shell.afford(sum(map(len, texts)))
        return form % tuple(texts)

    return now


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

        def arguments(shell: "Shell", io: "Io", pieces: list[Piece]) -> Awaitable[None] | None:
            return put_all(pieces, shell, shell.session.arguments, name, quoted)

        return arguments
    shown = f"${name}" if not part.source and (name.isdecimal() or name == "!") else name
    return One(QUOTED if quoted else SPLIT, value_of(name, shown))


def value_of(name: str, shown: str) -> Read:
    """What reads a parameter that stands for one text; ``shown`` is what to call it where ``set -u`` complains."""
    return _argument(int(name), shown) if _is_number(name) else _value(name, shown)


def _is_number(name: str) -> bool:
    return name.isdecimal() and len(name) < 19 and int(name) > 0


def _argument(number: int, shown: str) -> Read:
    """``$1`` and on."""

    def text(shell: "Shell", io: "Io") -> "str":
        arguments = shell.session.arguments
        return arguments[number - 1] if number <= len(arguments) else expect(shell, shown)

    return text


def _value(name: str, shown: str) -> Read:
    """Any other parameter; most are variables that hold one text."""

    def text(shell: "Shell", io: "Io") -> "str":
        value = shell.session.variables.get(name)
        if value is None:
            value = lookup(shell, name)
        return expect(shell, shown) if value is None else value

    return text


def expect(shell: "Shell", shown: str) -> str:
    """What an unset parameter stands for: nothing.

    :raises Fatal: ``set -u`` forbids it.
    """
    if "nounset" in shell.session.options:
        raise Fatal(f"{shown}: unbound variable", 127)
    return ""


def put_all(
    pieces: list[Piece], shell: "Shell", values: Sequence[str], mark: str, quoted: bool, seam: str = " "
) -> Awaitable[None] | None:
    """Add all of several values: one field for ``"$*"``, one each for ``"$@"``, split without quotes.

    ``seam`` is what joins those of ``$@`` where they are assigned. Answers with what is to be awaited where there are
    many.
    """
    separator = seam if mark == "@" else star(shell)
    if quoted and mark == "*":
        shell.afford(sum(map(len, values)) + len(values))
        pieces.append((QUOTED, separator.join(values)))
        return None
    if quoted and not values:
        pieces.append((VOID, ""))
        return None
    kind = QUOTED if quoted else SPLIT
    between = (BREAK if quoted else JOINT if mark == "@" else STARRED, separator)
    if len(values) > SOME:
        return _put_many(pieces, shell, values, kind, between)
    if values:
        added: list[Piece] = [between] * (2 * len(values) - 1)
        added[::2] = [(kind, value) for value in values]
        pieces += added
    return None


async def _put_many(pieces: list[Piece], shell: "Shell", values: Sequence[str], kind: int, between: Piece) -> None:
    """As ``put_all``, in steps."""
    for at in range(0, len(values), SOME):
        some = values[at : at + SOME]
        added: list[Piece] = [between] * (2 * len(some))
        added[::2] = [(kind, value) for value in some]
        pieces += added
        if shell.budget.due():
            await shell.budget.breathe()
    pieces.pop()
