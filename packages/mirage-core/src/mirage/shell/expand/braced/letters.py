"""``^``, ``^^``, ``,``, ``,,``, ``~``, ``~~``: letters made capital or small, where a pattern says so."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from mirage.patterns.glob import EXTENDED, Match
from mirage.shell.ast import Parameter
from mirage.shell.expand.braced.argument import Argument
from mirage.shell.expand.braced.operators import Edit, edited
from mirage.shell.expand.matching import fits
from mirage.shell.expand.params import Evaluator
from mirage.shell.expand.pieces import QUOTED, pattern_of

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


def capital(text: str) -> str:
    """Each letter as a capital: one character stays one, as in the C library."""
    return text.upper() if text.isascii() else text.translate(_CAPITAL)


def small(text: str) -> str:
    """Each letter as a small one."""
    return text.lower() if text.isascii() else text.translate(_SMALL)


def swapped(text: str) -> str:
    """Each letter as what it is not."""
    return text.translate(_SWAPPED)


class _Table(dict[int, int | str]):
    """What characters become, filled as they turn up."""

    def __init__(self, change: Callable[[str], str], match: Match | None = None) -> None:
        super().__init__()
        self._change = change
        self._match = match

    def __missing__(self, code: int) -> int | str:
        char = chr(code)
        changed = self._change(char) if self._match is None or self._match(char) else char
        self[code] = changed = changed if len(changed) == 1 else char
        return changed


_CAPITAL = _Table(str.upper)
_SMALL = _Table(str.lower)
_SWAPPED = _Table(str.swapcase)

_CHANGES: dict[str, Callable[[str], str]] = {"^": capital, ",": small, "~": swapped}


def lettered(part: Parameter) -> Evaluator:
    """What the expansion adds; a single mark changes the first character only."""
    mark, everywhere = part.operator[0], len(part.operator) > 1
    argument = Argument(part.argument, part.quoted)
    fixed = None if argument.given else _edit(mark, everywhere, None)

    async def prepare(shell: "Shell", io: "Io") -> Edit:
        if not argument.given:
            return _edit(mark, everywhere, None)
        pieces = await argument.gathered(shell, io)
        if all(kind != QUOTED and not text for kind, text in pieces):
            return _edit(mark, everywhere, None)
        pattern = pattern_of(pieces)
        # Extended patterns are read here whatever ``extglob`` says.
        return _edit(mark, everywhere, lambda char: fits(pattern, char, EXTENDED))

    return edited(part, prepare, fixed)


def _edit(mark: str, everywhere: bool, match: Match | None) -> Edit:
    change = _CHANGES[mark]
    if match is not None:
        change = _by(_Table(change, match))
    return change if everywhere else lambda text: change(text[:1]) + text[1:]


def _by(table: _Table) -> Edit:
    return lambda text: text.translate(table)
