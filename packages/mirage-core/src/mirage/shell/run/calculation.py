"""``(( ))``: an expression as a command."""

from typing import TYPE_CHECKING

from mirage.shell.ast import Calculation
from mirage.shell.expand.arithmetic.evaluate import calculate
from mirage.shell.expand.arithmetic.nodes import Miscalculation
from mirage.shell.expand.arithmetic.places import Refused
from mirage.shell.expand.arithmetic.sums import Expression
from mirage.shell.leaving import Fatal
from mirage.shell.run import Instant

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from mirage.shell.state import Shell
    from mirage.streams import Io


def compile_calculation(node: Calculation) -> Instant:
    """``(( ... ))``: succeeds where the value is not 0."""
    expression = Expression(node.expression)
    compute = expression.now
    line = node.line

    def now(shell: "Shell", io: "Io") -> "int | Awaitable[int]":
        shell.line = line
        shell.node = node
        traps = shell.session.traps
        if "xtrace" in shell.session.options or (traps is not None and traps.watching):
            return watched(shell, io)
        try:
            value = compute(shell, io)
        except Fatal as fatal:
            return failed(shell, io, fatal)
        if not isinstance(value, int):
            return later(shell, io, value)
        status = shell.session.status = 0 if value else 1
        return status

    async def watched(shell: "Shell", io: "Io") -> int:
        if shell.session.traps is not None:
            await shell.session.traps.before(shell, io)
        traced = "xtrace" in shell.session.options
        return await later(shell, io, (_shown if traced else expression.value)(shell, io))

    async def _shown(shell: "Shell", io: "Io") -> int:
        from mirage.shell.run import trace

        shown, text = await expression.expanded(shell, io)
        await trace.line(shell, io, f"(( {shown} ))")
        return await calculate(text, shell)

    return Instant(now)


async def later(shell: "Shell", io: "Io", value: "Awaitable[int]") -> int:
    """The status of a calculation that has to wait."""
    try:
        status = int(await value == 0)
    except Fatal as fatal:
        return await failed(shell, io, fatal)
    shell.session.status = status
    return status


async def failed(shell: "Shell", io: "Io", fatal: Fatal, who: str = "((") -> int:
    """Say what is wrong with an expression: the command fails, and where it is none of its own fault the shell ends."""
    if not isinstance(fatal, Miscalculation):
        return await shell.die(io, fatal)
    if isinstance(fatal, Refused):
        await shell.complain(io, fatal.message)
    else:
        await shell.say(io, f"{who}: {fatal.message}")
    shell.session.status = 1
    return 1
