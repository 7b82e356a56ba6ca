"""``${name:offset:length}``: characters of a text, values of an array, arguments."""

from typing import TYPE_CHECKING

from mirage.shell import variables
from mirage.shell.arrays import Indexed
from mirage.shell.ast import Parameter
from mirage.shell.expand.params import Evaluator
from mirage.shell.expand.pieces import Piece
from mirage.shell.expand.subjects import Subject, finder, put
from mirage.shell.expand.words import Argument
from mirage.shell.leaving import Fatal

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


def sliced(part: Parameter) -> Evaluator:
    """What the expansion adds."""
    find = finder(part)
    offset = Argument(part.argument, quoted=True)
    length = None if part.second is None else Argument(part.second, quoted=True)
    source = "" if part.second is None else part.second.source

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        if subject.is_set or subject.name in ("@", "*"):
            start = await _number(offset, subject, shell, io)
            if subject.mark:
                values, first = _from(shell, subject, start)
                size = None if length is None or first is None else await _number(length, subject, shell, io)
                subject = subject._replace(several=_several(values, first, size, source))
            else:
                text = subject.value or ""
                start += len(text) if start < 0 else 0
                inside = 0 <= start <= len(text)
                size = None if length is None or not inside else await _number(length, subject, shell, io)
                subject = subject._replace(value=_cut(text, start, size, source) if inside else "")
        put(pieces, shell, subject, part.quoted)

    return evaluate


async def _number(argument: Argument, subject: Subject, shell: "Shell", io: "Io") -> int:
    from mirage.shell.expand.arith import evaluate

    text = await argument.text(shell, io)
    try:
        return evaluate(text, shell)
    except Fatal as fatal:
        raise Fatal(f"{subject.shown}: {fatal.message}", fatal.status) from None


def _cut(text: str, start: int, size: int | None, source: str) -> str:
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
    return Fatal(f"{source}: substring expression < 0")
