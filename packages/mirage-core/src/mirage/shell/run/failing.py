"""What a failure that nothing looks at comes to: the ERR trap and ``set -e``."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from mirage.shell.ast import Calculation, Node, Pipeline, Redirected, Simple, Subshell, Test, Timed
from mirage.shell.leaving import Exit
from mirage.shell.run import Instant, Run, came_to

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def heed(shell: "Shell", io: "Io", status: int) -> int:
    """A failure that nothing tests springs the ERR trap, and with ``set -e`` ends the shell; the status again."""
    if shell.tested:
        return status
    if status < 0:
        await shell.either((lambda shell, io: heed(shell, io, 1), came_to(status)), io)
        return status
    session = shell.session
    if session.traps is not None:
        await session.traps.failed(shell, io)
    if "errexit" in session.options:
        raise Exit(status)
    return status


def heeding(shell: "Shell") -> bool:
    """Whether anything looks at failures."""
    session = shell.session
    return session.traps is not None or bool(session.options)


def counts(node: Node) -> bool:
    """Whether ``set -e`` looks at the status of this command itself, not of commands inside it."""
    if isinstance(node, Pipeline):
        return len(node.stages) > 1 and not node.negated
    if isinstance(node, Redirected):
        node = node.body
    if isinstance(node, Timed):
        return node.body is not None and counts(node.body)
    return isinstance(node, Simple | Calculation | Subshell | Test)


def checked(item: Run) -> Run:
    """``item``, whose failure is looked at."""
    if isinstance(item, Instant):
        return _checked_now(item)

    async def run(shell: "Shell", io: "Io") -> int:
        status = await item(shell, io)
        return await heed(shell, io, status) if status and heeding(shell) else status

    return run


def _checked_now(item: Instant) -> Instant:
    run = item.now

    def now(shell: "Shell", io: "Io") -> "int | Awaitable[int]":
        status = run(shell, io)
        if not isinstance(status, int):
            return _heeded(status, shell, io)
        return heed(shell, io, status) if status and heeding(shell) else status

    return Instant(now)


async def _heeded(waiting: Awaitable[int], shell: "Shell", io: "Io") -> int:
    status = await waiting
    return await heed(shell, io, status) if status and heeding(shell) else status
