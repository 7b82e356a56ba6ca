"""Shell arithmetic: expressions become closures once, and are kept by their text."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mirage.budget import finished
from mirage.shell.expand.arithmetic.formula import Parser
from mirage.shell.expand.arithmetic.nodes import Complaint, Miscalculation, Node

if TYPE_CHECKING:
    from mirage.shell.state import Shell

SHORT: Final = 128
"""Characters of an expression of which many are kept: its closures take hundreds of times as much."""
LONG: Final = 1024
"""Characters that are parsed without a checkpoint, and kept."""
LONGEST: Final = 64 * 1024
FRAMES: Final = 450
"""Closures inside each other, over all the variables that hold expressions."""
WORK: Final = 2**19
"""Characters of the expressions that variables hold which one command may compute: nobody else runs meanwhile."""
ENTRY: Final = 64
"""What it takes to begin one of them, in characters."""
OWN_FRAMES: Final = 4
"""What a variable that holds an expression takes beside the expression itself."""


def evaluate(text: str, shell: "Shell") -> int:
    """The value of an expression.

    :raises Miscalculation: it makes no sense; the message is what bash says.
    :raises Fatal: a variable is unset under ``set -u``, or a subscript makes no sense.
    """
    return formula(text, shell).compute(shell)


async def calculate(text: str, shell: "Shell") -> int:
    """As ``evaluate``; a long expression is parsed with checkpoints."""
    if len(text) <= LONG:
        return _kept(text).compute(shell)
    if len(text) > LONGEST:
        shell.budget.stop("expression", LONGEST)
    return (await shell.budget.in_turn(Parser(text, _valued).steps())).compute(shell)


def formula(text: str, shell: "Shell") -> Node:
    """The expression as a closure."""
    if len(text) <= LONG:
        return _kept(text)
    if len(text) > 2 * LONG:
        shell.budget.stop("expression", 2 * LONG)
    return _kept_longest(text)


def _kept(text: str) -> Node:
    return _kept_short(text) if len(text) <= SHORT else _kept_long(text)


@lru_cache(256)
def _kept_short(text: str) -> Node:
    return _parsed(text)


@lru_cache(32)
def _kept_long(text: str) -> Node:
    return _parsed(text)


@lru_cache(8)
def _kept_longest(text: str) -> Node:
    return _parsed(text)


def sound(text: str) -> Node | None:
    """A short expression as a closure; None where there is a mistake in it."""
    parser = Parser(text, _valued)
    node = finished(parser.steps())
    return None if parser.broken else node


def _parsed(text: str) -> Node:
    return finished(Parser(text, _valued).steps())


def _valued(shell: "Shell", text: str, complaint: Complaint) -> int:
    """A variable that holds an expression."""
    if not text:
        return 0
    _charge(shell, len(text))
    node = formula(text, shell)
    frames = node.depth + OWN_FRAMES
    if shell.sums + frames > FRAMES:
        raise Miscalculation(str(complaint))
    shell.sums += frames
    try:
        return node.compute(shell)
    finally:
        shell.sums -= frames


def _charge(shell: "Shell", size: int) -> None:
    """Count an expression; of long ones fewer are kept, and parsing one takes several times as long as computing it."""
    steps = shell.budget.steps
    if shell.summed_at != steps:
        shell.summed_at, shell.summed = steps, 0
    shell.summed += ENTRY + size * (1 + (size > SHORT) + 6 * (size > LONG))
    if shell.summed > WORK:
        shell.budget.stop("expressions", WORK)


_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "\\$`\"'[]"})


def quoted_subscripts(pieces: Sequence[tuple[bool, str]]) -> str:
    """The text of an expression: what was written in it stays; what was expanded in a subscript is quoted."""
    if not any(written and "[" in text for written, text in pieces):
        return "".join([text for _, text in pieces])
    parts: list[str] = []
    depth = 0
    for written, text in pieces:
        if written:
            depth = max(0, depth + text.count("[") - text.count("]"))
        parts.append(text.translate(_ESCAPED) if depth and not written else text)
    return "".join(parts)
