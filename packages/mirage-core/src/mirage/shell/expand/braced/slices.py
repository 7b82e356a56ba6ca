"""``${name:offset:length}``: characters of a text, values of an array, arguments."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, TypeAlias

from mirage.shell.ast import Parameter
from mirage.shell.expand.arithmetic.evaluate import evaluate as calculate
from mirage.shell.expand.arithmetic.integers import decimal
from mirage.shell.expand.arithmetic.nodes import Miscalculation
from mirage.shell.expand.braced.argument import Argument, simple
from mirage.shell.expand.braced.subjects import Subject, finder, put, seam
from mirage.shell.expand.params import Evaluator, expect, lookup
from mirage.shell.expand.pieces import QUOTED, SPLIT, Piece
from mirage.shell.leaving import Fatal
from mirage.shell.variables import access as variables
from mirage.shell.variables.arrays import Indexed

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

Coming: TypeAlias = str | Awaitable[str]


def sliced(part: Parameter) -> Evaluator:
    """What the expansion adds."""
    find = finder(part)
    offset = Argument(part.argument, quoted=True)
    length = None if part.second is None else Argument(part.second, quoted=True)
    source = "" if part.second is None else part.second.source
    quoted = part.quoted

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        if subject.is_set or subject.name in ("@", "*"):
            start = _number(await offset.text(shell, io), subject.shown, shell)
            if subject.mark:
                values, first = _from(shell, subject, start)
                size = None
                if length is not None and first is not None:
                    size = _number(await length.text(shell, io), subject.shown, shell)
                subject = subject._replace(several=_several(values, first, size, source))
            else:
                text = subject.value or ""
                start += len(text) if start < 0 else 0
                size = None
                if length is not None and 0 <= start <= len(text):
                    size = _number(await length.text(shell, io), subject.shown, shell)
                subject = subject._replace(value=_cut(text, start, size, source))
        await put(pieces, shell, subject, quoted, seam(shell, part))

    name = simple(part)
    return evaluate if name is None else _characters(name, (offset, length, source), QUOTED if quoted else SPLIT)


def _characters(name: str, operands: tuple[Argument, Argument | None, str], kind: int) -> Evaluator:
    """A slice of one text: at once, unless an operand has to wait."""
    offset, length, source = operands

    def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> Awaitable[None] | None:
        text = lookup(shell, name)
        if text is None:
            pieces.append((kind, expect(shell, name)))
            return None
        first = offset.now(shell, io)
        second = None if length is None else length.now(shell, io)
        if isinstance(first, str) and (second is None or isinstance(second, str)):
            pieces.append((kind, cut(text, first, second, shell)))
            return None
        return wait(text, (first, second), shell, pieces)

    async def wait(text: str, coming: tuple[Coming, Coming | None], shell: "Shell", pieces: list[Piece]) -> None:
        first, second = [each if each is None or isinstance(each, str) else await each for each in coming]
        pieces.append((kind, cut(text, first or "", second, shell)))

    def cut(text: str, first: str, second: str | None, shell: "Shell") -> str:
        start = _number(first, name, shell)
        start += len(text) if start < 0 else 0
        size = None if second is None or not 0 <= start <= len(text) else _number(second, name, shell)
        return _cut(text, start, size, source)

    return evaluate


def _number(text: str, shown: str, shell: "Shell") -> int:
    try:
        plain = decimal(text)
        return calculate(text, shell) if plain is None else plain
    except Fatal as fatal:
        raise type(fatal)(f"{shown}: {fatal.message}", fatal.status) from None


def _cut(text: str, start: int, size: int | None, source: str) -> str:
    if not 0 <= start <= len(text):
        return ""
    if size is None:
        return text[start:]
    end = start + size if size >= 0 else len(text) + size
    if end < start:
        raise _below(source)
    return text[start:end]


def _from(shell: "Shell", subject: Subject, start: int) -> tuple[list[str], int | None]:
    """The values to be counted, and at which of them to begin; None where that is outside."""
    several = subject.several or []
    if subject.subscript is None:
        if start < 0:
            start += len(several) + 1
        if start <= 0:
            return [shell.session.name, *several], start if start == 0 else None
        return several, start - 1 if start <= len(several) + 1 else None
    array = variables.array(shell, subject.name)
    if not isinstance(array, Indexed):
        # What is no indexed array is counted from 1, and 0 is the same.
        start += len(several) + 1 if start < 0 else 0
        return several, None if start < 0 else max(start - 1, 0) if array is not None else start
    if start < 0:
        start += array.end()
    if not 0 <= start <= array.end():
        return several, None
    if array.end() == len(several):
        return several, start
    return several, next((place for place, key in enumerate(array.keys()) if int(key) >= start), len(several))


def _several(values: list[str], start: int | None, size: int | None, source: str) -> list[str]:
    if start is None:
        return []
    if size is None:
        return values[start:]
    if size < 0:
        raise _below(source)
    return values[start : start + size]


def _below(source: str) -> Fatal:
    return Miscalculation(f"{source}: substring expression < 0")
