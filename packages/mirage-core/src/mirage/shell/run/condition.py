"""``[[ ]]``: conditions compiled to closures that answer with a bool."""

from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from mirage.commands.questions import COMPARISONS, FILES, NUMERIC, before, files
from mirage.patterns.faults import PatternError, PatternTooHard
from mirage.patterns.glob import EXTENDED, Rules
from mirage.shell.ast import Check, Condition, Joined, Negated, Test, Text, Word
from mirage.shell.expand.arithmetic.evaluate import evaluate
from mirage.shell.expand.arithmetic.nodes import Miscalculation
from mirage.shell.expand.arithmetic.places import Refused
from mirage.shell.expand.matching import LONG, fits
from mirage.shell.expand.params import Single
from mirage.shell.expand.pieces import LITERAL, QUOTED
from mirage.shell.expand.regex import regex_of
from mirage.shell.expand.words import Plan
from mirage.shell.leaving import Fatal
from mirage.shell.primaries import is_set, unary
from mirage.shell.run import Instant
from mirage.shell.variables import access as variables

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

Holds: TypeAlias = Callable[["Shell", "Io"], bool | Awaitable[bool]]
"""Answers with what is to be awaited where it cannot at once."""
Decide: TypeAlias = Callable[[str, str, "Shell", "Io"], bool | Awaitable[bool]]
"""Whether a condition holds of the texts of its operands."""

_FOLDING = Rules(extended=True, ignore_case=True)


class _Faulty(Exception):
    """A condition that cannot be answered: the whole has status 2."""


class Unclear(_Faulty):
    """What is behind ``=~`` is no expression: this part does not hold, the whole has status 2 where it decides."""


def compile_test(node: Test) -> Instant:
    """``[[ condition ]]``."""
    holds = compiled(node.condition)
    line = node.line

    def now(shell: "Shell", io: "Io") -> int | Awaitable[int]:
        shell.line = line
        shell.node = node
        session = shell.session
        traps = session.traps
        if (traps is not None and traps.watching) or "xtrace" in session.options:
            return _later(shell, io, watched(shell, io))
        try:
            found = holds(shell, io)
        except (Fatal, _Faulty) as trouble:
            return _troubled(shell, io, trouble)
        if not isinstance(found, bool):
            return _later(shell, io, found)
        status = session.status = 0 if found else 1
        return status

    async def watched(shell: "Shell", io: "Io") -> bool:
        if shell.session.traps is not None:
            await shell.session.traps.before(shell, io)
        if "xtrace" in shell.session.options:
            from mirage.shell.run import trace

            return await trace.condition(shell, io, node.condition)
        return await answered(holds, shell, io)

    return Instant(now)


async def _later(shell: "Shell", io: "Io", waiting: Awaitable[bool]) -> int:
    try:
        status = int(not await waiting)
    except (Fatal, _Faulty) as trouble:
        return await _troubled(shell, io, trouble)
    shell.session.status = status
    return status


async def _troubled(shell: "Shell", io: "Io", trouble: Fatal | _Faulty) -> int:
    if isinstance(trouble, Fatal):
        return await shell.die(io, trouble)
    if trouble.args:
        await shell.tell(io, str(trouble))
    shell.session.status = 2
    return 2


async def answered(holds: Holds, shell: "Shell", io: "Io") -> bool:
    """Whether a condition holds."""
    found = holds(shell, io)
    return found if isinstance(found, bool) else await found


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
    if decisive and _may_be_unclear(node):
        items[:-1] = [_or_not(item) for item in items[:-1]]

    def holds(shell: "Shell", io: "Io") -> bool | Awaitable[bool]:
        rest = iter(items)
        for item in rest:
            found = item(shell, io)
            if not isinstance(found, bool):
                return later(found, rest, shell, io)
            if found is decisive:
                return decisive
        return not decisive

    async def later(waiting: Awaitable[bool], rest: Iterator[Holds], shell: "Shell", io: "Io") -> bool:
        found = await waiting
        while found is not decisive:
            item = next(rest, None)
            if item is None:
                return not decisive
            found = await answered(item, shell, io)
        return decisive

    return holds


def _may_be_unclear(node: Condition) -> bool:
    if isinstance(node, Joined):
        return any(map(_may_be_unclear, node.items))
    if isinstance(node, Negated):
        return _may_be_unclear(node.item)
    assert isinstance(node, Check)
    return node.operator == "=~"


def _or_not(inner: Holds) -> Holds:
    """As ``inner``, which does not hold where that is unclear."""

    def holds(shell: "Shell", io: "Io") -> bool | Awaitable[bool]:
        try:
            found = inner(shell, io)
        except Unclear:
            return False
        return found if isinstance(found, bool) else later(found)

    async def later(waiting: Awaitable[bool]) -> bool:
        try:
            return await waiting
        except Unclear:
            return False

    return holds


def _negated(node: Negated) -> Holds:
    inner = compiled(node.item)
    if _may_be_unclear(node.item):
        inner = _or_not(inner)

    def holds(shell: "Shell", io: "Io") -> bool | Awaitable[bool]:
        found = inner(shell, io)
        return not found if isinstance(found, bool) else later(found)

    async def later(waiting: Awaitable[bool]) -> bool:
        return not await waiting

    return holds


def _unary(node: Check) -> Holds:
    operand = Plan(node.left)
    operator = node.operator

    async def holds(shell: "Shell", io: "Io") -> bool:
        return await unary(operator, await operand.subject(shell, io), shell, io)

    async def element(shell: "Shell", io: "Io") -> bool:
        return await is_set(await operand.subject(shell, io), shell, io, expanded=True)

    subscripted = any(isinstance(part, Text) and not part.quoted and "[" in part.text for part in node.left.parts)
    return element if operator == "-v" and subscripted else holds


def _of_two(node: Check, right: Single, decide: Decide) -> Holds:
    """A condition of two texts, the left one first."""
    left = Plan(node.left).subject_now

    def holds(shell: "Shell", io: "Io") -> bool | Awaitable[bool]:
        one = left(shell, io)
        if not isinstance(one, str):
            return later(one, shell, io)
        two = right(shell, io)
        return decide(one, two, shell, io) if isinstance(two, str) else last(one, two, shell, io)

    async def later(waiting: Awaitable[str], shell: "Shell", io: "Io") -> bool:
        one = await waiting
        two = right(shell, io)
        return await last(one, _at_once(two) if isinstance(two, str) else two, shell, io)

    async def last(one: str, waiting: Awaitable[str], shell: "Shell", io: "Io") -> bool:
        found = decide(one, await waiting, shell, io)
        return found if isinstance(found, bool) else await found

    return holds


async def _at_once(text: str) -> str:
    return text


def _pattern(node: Check) -> Holds:
    assert node.right is not None
    right = Plan(node.right)
    wanted = node.operator != "!="
    constant = right.constant

    def decide(text: str, pattern: str, shell: "Shell", io: "Io") -> bool:
        folding = "nocasematch" in shell.session.options
        if constant is not None and not folding:
            return (text == constant) is wanted
        if len(text) > LONG:
            shell.budget.look()
        return fits(pattern, text, _FOLDING if folding else EXTENDED) is wanted

    return _of_two(node, _fixed(right.written_pattern()) or right.pattern_now, decide)


def _fixed(text: str | None) -> Single | None:
    return None if text is None else lambda shell, io: text


def _regex(node: Check) -> Holds:
    from mirage.patterns.capture import capture

    assert node.right is not None

    def decide(text: str, pattern: str, shell: "Shell", io: "Io") -> bool:
        if len(text) > LONG:
            shell.budget.look()
        try:
            found = capture(pattern, text, ignore_case="nocasematch" in shell.session.options)
        except PatternError:
            raise Unclear from None
        except PatternTooHard as hard:
            raise _Faulty(f"mirage: {hard}") from None
        if "BASH_REMATCH" not in shell.session.readonly:
            variables.put_array(shell, "BASH_REMATCH", found or [])
        return found is not None

    return _of_two(node, _fixed(_written(node.right)) or Plan(node.right).regex, decide)


def _written(word: Word) -> str | None:
    """The regular expression, where nothing in it is expanded."""
    pieces = [(QUOTED if part.quoted else LITERAL, part.text) for part in word.parts if isinstance(part, Text)]
    return regex_of(pieces) if len(pieces) == len(word.parts) else None


def _numeric(node: Check) -> Holds:
    assert node.right is not None
    compare = COMPARISONS[node.operator]

    def decide(one: str, two: str, shell: "Shell", io: "Io") -> bool | Awaitable[bool]:
        try:
            return compare(_value(one, shell), _value(two, shell))
        except Miscalculation as fault:
            return wrong(fault, shell, io)

    async def wrong(fault: Miscalculation, shell: "Shell", io: "Io") -> bool:
        if isinstance(fault, Refused):
            await shell.complain(io, fault.message)
        else:
            await shell.say(io, f"[[: {fault.message}")
        return False

    return _of_two(node, Plan(node.right).subject_now, decide)


def _value(text: str, shell: "Shell") -> int:
    if text.isdecimal() and text.isascii() and text[0] != "0" and len(text) < 18:
        return int(text)
    return evaluate(text, shell)


def _binary(node: Check) -> Holds:
    assert node.right is not None
    operator = node.operator

    def decide(one: str, two: str, shell: "Shell", io: "Io") -> bool | Awaitable[bool]:
        if operator in FILES:
            return files(operator, one, two, shell.fs)
        return before(one, two) if operator == "<" else before(two, one)

    return _of_two(node, Plan(node.right).subject_now, decide)
