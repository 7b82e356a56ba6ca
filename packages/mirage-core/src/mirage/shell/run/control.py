"""Control flow: lists, and-or lists, groups, subshells, conditions, loops, case, functions."""

from typing import TYPE_CHECKING

from mirage.patterns.glob import matches
from mirage.shell.ast import AndOr, Calculation, Case, For, Function, If, List, Node, Pipeline, Simple, Subshell, While
from mirage.shell.calls import Defined
from mirage.shell.depth import descend
from mirage.shell.expand.arith import evaluate
from mirage.shell.expand.words import Plan, expand, plan
from mirage.shell.leaving import Break, Fatal
from mirage.shell.run import Compiling, Run
from mirage.shell.run.failing import checked, heed
from mirage.streams import Io

if TYPE_CHECKING:
    from mirage.shell.state import Shell


def _counts(node: Node) -> bool:
    """Whether ``set -e`` looks at the status of this command itself, not of commands inside it."""
    return isinstance(node, Simple | Calculation | Subshell) or (isinstance(node, Pipeline) and len(node.stages) > 1)


def compile_list(node: List) -> Compiling:
    """Commands one after the other."""
    items: list[tuple[Run, bool]] = []
    for item in node.items:
        items.append(((yield item), _counts(item)))  # noqa: PERF401 - a comprehension cannot yield
    if len(items) == 1:
        only, counts = items[0]
        return checked(only) if counts else only

    async def run(shell: "Shell", io: "Io") -> int:
        status = 0
        for item, counts in items:
            status = await item(shell, io)
            if status and counts and shell.session.options:
                heed(shell, status)
        return status

    return run


def compile_and_or(node: AndOr) -> Compiling:
    """``a && b || c``."""
    first = yield node.first
    rest: list[tuple[bool, Run]] = []
    for operator, item in node.rest:
        rest.append((operator == "&&", (yield item)))
    last = rest[-1][1]
    heeds = _counts(node.rest[-1][1])

    async def run(shell: "Shell", io: "Io") -> int:
        shell.tested += 1
        try:
            status = await first(shell, io)
            for wanted, item in rest[:-1]:
                if (status == 0) is wanted:
                    status = await item(shell, io)
        finally:
            shell.tested -= 1
        if (status == 0) is not rest[-1][0]:
            return status
        status = await last(shell, io)
        if status and heeds and shell.session.options:
            heed(shell, status)
        return status

    return run


def compile_subshell(node: Subshell) -> Compiling:
    """``( ... )``: on a copy of the session."""
    body = yield node.body

    async def run(shell: "Shell", io: "Io") -> int:
        child = shell.subshell()
        child.subshells += 1
        limit = shell.budget.limits.subshell_depth
        if child.subshells > limit:
            shell.budget.stop("subshell depth", limit)
        status = await descend(child.deeper(), lambda: child.contain(body, Io(io.stdin, io.out, io.err, io.more)))
        shell.session.status = status
        return status

    return run


def compile_if(node: If) -> Compiling:
    """``if``."""
    arms: list[tuple[Run, Run]] = []
    for condition, body in node.arms:
        arms.append(((yield condition), (yield body)))
    otherwise = None if node.otherwise is None else (yield node.otherwise)

    async def run(shell: "Shell", io: "Io") -> int:
        for condition, body in arms:
            if await _tested(condition, shell, io) == 0:
                return await body(shell, io)
        if otherwise is not None:
            return await otherwise(shell, io)
        shell.session.status = 0
        return 0

    return run


async def _tested(condition: Run, shell: "Shell", io: "Io") -> int:
    shell.tested += 1
    try:
        return await condition(shell, io)
    finally:
        shell.tested -= 1


def compile_while(node: While) -> Compiling:
    """``while`` and ``until``."""
    condition = yield node.condition
    body = yield node.body
    inverted = node.inverted

    async def run(shell: "Shell", io: "Io") -> int:
        status = 0
        shell.loops += 1
        try:
            while True:
                if shell.budget.step():
                    await shell.budget.breathe()
                try:
                    if (await _tested(condition, shell, io) == 0) is inverted:
                        break
                    status = await body(shell, io)
                except Break as leaving:
                    if _leaves(leaving):
                        status = 0
                        break
        finally:
            shell.loops -= 1
        shell.session.status = status
        return status

    return run


def _leaves(leaving: Break) -> bool:
    """Whether a loop ends at a ``break`` or ``continue``; raises it on where an outer loop is meant."""
    if leaving.levels > 1:
        raise Break(leaving.levels - 1, leaving.again)
    return not leaving.again


def compile_for(node: For) -> Compiling:
    """``for name in words``."""
    body = yield node.body
    plans = None if node.words is None else [plan(word) for word in node.words]
    name = node.name

    async def run(shell: "Shell", io: "Io") -> int:
        shell.line = node.line
        if not name.isidentifier():
            await shell.say(io, f"`{name}': not a valid identifier")
            shell.session.status = 1
            return 1
        try:
            words = shell.session.arguments.copy() if plans is None else await expand(plans, shell, io)
        except Fatal as fatal:
            return await shell.die(io, fatal)
        return await _each(name, words, body, (shell, io))

    return run


async def _each(name: str, words: list[str], body: Run, where: "tuple[Shell, Io]") -> int:
    shell, io = where
    status = 0
    shell.loops += 1
    try:
        for word in words:
            if shell.budget.step():
                await shell.budget.breathe()
            shell.assign(name, word)
            try:
                status = await body(shell, io)
            except Break as leaving:
                status = 0
                if _leaves(leaving):
                    break
    except Fatal as fatal:
        return await shell.die(io, fatal)
    finally:
        shell.loops -= 1
    shell.session.status = status
    return status


def compile_case(node: Case) -> Compiling:
    """``case``."""
    subject = Plan(node.subject)
    arms: list[tuple[list[Plan], Run, str]] = []
    for arm in node.arms:
        arms.append(([Plan(pattern) for pattern in arm.patterns], (yield arm.body), arm.end))  # noqa: PERF401 - a comprehension cannot yield

    async def run(shell: "Shell", io: "Io") -> int:
        try:
            text = await subject.text(shell, io)
            status = shell.session.status = 0
            falls = False
            for patterns, body, end in arms:
                if not falls and not await _any(patterns, text, (shell, io)):
                    continue
                status = await body(shell, io)
                if end == ";;":
                    break
                falls = end == ";&"
        except Fatal as fatal:
            return await shell.die(io, fatal)
        return status

    return run


async def _any(patterns: list[Plan], text: str, where: "tuple[Shell, Io]") -> bool:
    for pattern in patterns:
        if matches(await pattern.pattern(*where), text):
            return True
    return False


def compile_calculation(node: Calculation) -> Run:
    """``(( ... ))``."""
    expression = Plan(node.expression)

    async def run(shell: "Shell", io: "Io") -> int:
        if shell.budget.step():
            await shell.budget.breathe()
        shell.line = node.line
        try:
            value = evaluate(await expression.text(shell, io), shell)
        except Fatal as fatal:
            await shell.say(io, f"((: {fatal.message}")
            value = 0
        status = shell.session.status = int(value == 0)
        return status

    return run


def compile_function(node: Function) -> Compiling:
    """``name() body``: defines it."""
    body = yield node.body
    name = node.name

    async def run(shell: "Shell", io: "Io") -> int:
        shell.session.functions[name] = Defined(body, node, shell.file)
        shell.session.status = 0
        return 0

    return run
