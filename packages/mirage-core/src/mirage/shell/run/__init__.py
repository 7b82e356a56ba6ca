"""Running the tree: each module compiles some of its nodes to closures ``async def run(shell, io) -> int``."""

from collections.abc import Awaitable, Callable, Generator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from mirage.shell.ast import Node
    from mirage.shell.state import Shell
    from mirage.streams import Io

Run: TypeAlias = Callable[["Shell", "Io"], Awaitable[int]]
Now: TypeAlias = Callable[["Shell", "Io"], int | Awaitable[int]]
"""Runs a command at once; answers with what is to be awaited where it cannot."""
Compiling: TypeAlias = Generator["Node", Run, Run]
"""A node being compiled: yields its children, is sent their closures, returns its own."""

UNKNOWN = -1
"""A status that nobody knows before the command runs: only a plan has it (``world.py``)."""
HOLE = "\ud800"
"""Stands in a text for what nobody knows before the command runs; no bytes decode to it."""


class Instant:
    """A command that seldom waits: a loop runs it ``now``, and awaits only what it is told to."""

    __slots__ = ("now",)

    def __init__(self, now: Now) -> None:
        self.now = now

    async def __call__(self, shell: "Shell", io: "Io") -> int:
        if shell.budget.step():
            await shell.budget.breathe()
        status = self.now(shell, io)
        return status if isinstance(status, int) else await status


def came_to(status: int) -> Now:
    """Runs nothing: the status of what was left out."""
    return lambda shell, io: status


def turned(status: int) -> int:
    """The status of ``! command``."""
    return status if status < 0 else int(not status)


def status_text(status: int) -> str:
    """What ``$?`` stands for."""
    return HOLE if status < 0 else str(status)


def now_of(run: Run) -> Now:
    """How to run a command at once: an Instant's own way, else what is to be awaited."""
    return run.now if isinstance(run, Instant) else run
