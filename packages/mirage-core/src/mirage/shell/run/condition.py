"""``[[ ]]``: conditions compiled to closures that answer with a bool."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias

from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.glob import EXTENDED, Rules
from mirage.shell.ast import Check, Condition, Joined, Negated, Test, Text, Word
from mirage.shell.expand.arithmetic.evaluate import evaluate
from mirage.shell.expand.arithmetic.nodes import Miscalculation
from mirage.shell.expand.arithmetic.places import Refused
from mirage.shell.expand.matching import fits
from mirage.shell.expand.pieces import LITERAL, QUOTED
from mirage.shell.expand.regex import regex_of
from mirage.shell.expand.words import Plan
from mirage.shell.leaving import Fatal
from mirage.shell.primaries import FILES, NUMERIC, before, compare, files, unary
from mirage.shell.run import Run
from mirage.shell.variables import access as variables

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

Holds: TypeAlias = Callable[["Shell", "Io"], Awaitable[bool]]

_FOLDING = Rules(extended=True, ignore_case=True)


class _Faulty(Exception):
    """A condition that cannot be answered: the whole has status 2."""


def compile_test(node: Test) -> Run:
    """``[[ condition ]]``."""
    holds = compiled(node.condition)
    line = node.line

    async def run(shell: "Shell", io: "Io") -> int:
        if shell.budget.step():
            await shell.budget.breathe()
        shell.line = line
        shell.node = node
        if shell.session.traps is not None:
            await shell.session.traps.before(shell, io)
        try:
            if "xtrace" in shell.session.options:
                from mirage.shell.run import trace

                status = int(not await trace.condition(shell, io, node.condition))
            else:
                status = int(not await holds(shell, io))
        except Fatal as fatal:
            return await shell.die(io, fatal)
        except _Faulty as fault:
            if fault.args:
                await shell.tell(io, str(fault))
            status = 2
        shell.session.status = status
        return status

    return run


def compiled(node: Condition) -> Holds:
    """Nested as deep as the parser lets parentheses be."""
    if isinstance(node, Joined):
        return _joined(node)
    if isinstance(node, Negated):
        return _negated(node)
    assert isinstance(node, Check)
    if node.right is None:
        return _unary(node)
    if node.operator in ("=", "==", "!="):
        return _pattern(node)
    if node.operator == "=~":
        return _regex(node)
    if node.operator in NUMERIC:
        return _numeric(node)
    return _binary(node)


def _joined(node: Joined) -> Holds:
    items = [compiled(item) for item in node.items]
    decisive = node.operator == "||"

    async def holds(shell: "Shell", io: "Io") -> bool:
        for item in items:
            if await item(shell, io) is decisive:
                return decisive
        return not decisive

    return holds


def _negated(node: Negated) -> Holds:
    inner = compiled(node.item)

    async def holds(shell: "Shell", io: "Io") -> bool:
        return not await inner(shell, io)

    return holds


def _unary(node: Check) -> Holds:
    operand = Plan(node.left)
    operator = node.operator

    async def holds(shell: "Shell", io: "Io") -> bool:
        return await unary(operator, await operand.subject(shell, io), shell, io)

    return holds


def _pattern(node: Check) -> Holds:
    assert node.right is not None
    left, right = Plan(node.left), Plan(node.right)
    wanted = node.operator != "!="
    constant = right.constant

    async def holds(shell: "Shell", io: "Io") -> bool:
        text = await left.subject(shell, io)
        folding = "nocasematch" in shell.session.options
        if constant is not None and not folding:
            return (text == constant) is wanted
        pattern = await right.pattern(shell, io)
        return fits(pattern, text, _FOLDING if folding else EXTENDED) is wanted

    return holds


def _regex(node: Check) -> Holds:
    from mirage.patterns.capture import capture

    assert node.right is not None
    left, right = Plan(node.left), Plan(node.right)
    fixed = _written(node.right)

    async def holds(shell: "Shell", io: "Io") -> bool:
        text = await left.subject(shell, io)
        pattern = await right.regex(shell, io) if fixed is None else fixed
        try:
            found = capture(pattern, text, ignore_case="nocasematch" in shell.session.options)
        except PatternError:
            raise _Faulty from None
        except PatternTooHard as hard:
            raise _Faulty(f"mirage: {hard}") from None
        if "BASH_REMATCH" not in shell.session.readonly:
            variables.put_array(shell, "BASH_REMATCH", found or [])
        return found is not None

    return holds


def _written(word: Word) -> str | None:
    """The regular expression, where nothing in it is expanded."""
    pieces = [(QUOTED if part.quoted else LITERAL, part.text) for part in word.parts if isinstance(part, Text)]
    return regex_of(pieces) if len(pieces) == len(word.parts) else None


def _numeric(node: Check) -> Holds:
    assert node.right is not None
    left, right = Plan(node.left), Plan(node.right)
    operator = node.operator

    async def holds(shell: "Shell", io: "Io") -> bool:
        one, two = await left.subject(shell, io), await right.subject(shell, io)
        try:
            return compare(operator, _value(one, shell), _value(two, shell))
        except Miscalculation as fault:
            if isinstance(fault, Refused):
                await shell.complain(io, fault.message)
            else:
                await shell.say(io, f"[[: {fault.message}")
            return False

    return holds


def _value(text: str, shell: "Shell") -> int:
    if text.isdecimal() and text.isascii() and text[0] != "0" and len(text) < 18:
        return int(text)
    return evaluate(text, shell)


def _binary(node: Check) -> Holds:
    assert node.right is not None
    left, right = Plan(node.left), Plan(node.right)
    operator = node.operator

    async def holds(shell: "Shell", io: "Io") -> bool:
        one, two = await left.subject(shell, io), await right.subject(shell, io)
        if operator in FILES:
            return await files(operator, one, two, shell.fs)
        return before(one, two) if operator == "<" else before(two, one)

    return holds
