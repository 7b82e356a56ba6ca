"""``command &``: a job beside the line."""

from typing import TYPE_CHECKING

import anyio

from mirage.shell.ast import Background, Node, Pipeline, Redirected, Simple, Text, Timed, Word
from mirage.shell.jobs.processes import Process, fork
from mirage.shell.jobs.table import Jobs
from mirage.shell.jobs.traps import traps_of
from mirage.shell.leaving import Exit
from mirage.shell.run import Compiling
from mirage.shell.run.announcing import announced_beside, stand_alone
from mirage.shell.run.pipeline import within
from mirage.shell.run.timing import timed_within
from mirage.streams import Io, Nothing, Source

if TYPE_CHECKING:
    from mirage.shell.state import Shell

CANNOT_FORK = 254
_BG = Word((Text("bg", True),), "bg")


def compile_background(node: Background) -> Compiling:
    """A job: on a copy of the session, with nothing to read but what was redirected."""
    # The job is the subshell, where there is one.
    stage = _stage(node.body)
    resumed = _resumed(node.body)
    if resumed is not None:
        return (yield resumed)
    begun = within(stage)
    if isinstance(begun, Pipeline):
        begun = begun._replace(beside=True)
    elif isinstance(begun, Redirected):
        begun = begun._replace(alone=True)
    body = yield begun

    async def background(shell: "Shell", io: Io) -> int:
        if isinstance(stage, Simple):
            await announced_beside(shell, io, stage)
        process = await job(shell, io, node.body)
        await shell.begin(process, body, process.holding(io, _input(shell, io)))
        return await begun_at_once(shell)

    return background


def _resumed(node: Node) -> Simple | None:
    """``%1 &`` is ``bg %1``."""
    if not isinstance(node, Simple) or not node.words:
        return None
    first = node.words[0]
    named = isinstance(first, Word) and first.source.startswith("%")
    return node._replace(words=(_BG, *node.words)) if named else None


def _stage(node: Node) -> Node:
    """What a job is: one command's status is not turned round, and a subshell that is timed is the job."""
    if isinstance(node, Pipeline) and len(node.stages) == 1:
        return _stage(node.stages[0])
    inner = timed_within(node) if isinstance(node, Timed) else None
    return node if inner is None else _stage(inner)


def _input(shell: "Shell", io: Io) -> Source:
    """What a job reads: nothing, unless a compound command around it, or its shell, was given something."""
    around = io
    if type(io) is not Io:
        from mirage.shell.run.redirect import Descriptors  # It is there where it made them.

        while isinstance(around, Descriptors):
            if 0 in around.own and not around.simple:
                return io.stdin
            around = around.outer
    stdin = around.stdin
    at: Shell | None = shell
    while at is not None:
        if stdin is at.inherited or any(stdin is kept for kept in at.kept):
            # The second is what ``exec`` gave to the shell.
            return Nothing()
        at = at.parent
    return io.stdin if hasattr(stdin, "dup") else Nothing()


async def job(shell: "Shell", io: Io, node: Node) -> Process:
    """A process to be started, and a job of the shell."""
    if shell.budget.step():
        await shell.budget.breathe()
    try:
        process = fork(shell, io)
    except OSError as error:
        await shell.say(io, f"fork: retry: {error.strerror}")
        await shell.say(io, f"fork: {error.strerror}")
        raise Exit(CANNOT_FORK) from None
    session = shell.session
    if session.jobs is None:
        session.jobs = Jobs()
    child = process.shell
    assert child is not None
    child.subshells += 1
    if isinstance(_stage(node), Simple):
        stand_alone(child)
    else:
        traps_of(child.session).step_aside()
    session.jobs.add(process, node)
    session.background = str(process.pid)
    return process


async def begun_at_once(shell: "Shell") -> int:
    """What need not wait is done now: the output of quick jobs comes in the order they were begun."""
    # Two passes, for trio runs what is ready in any order.
    await anyio.lowlevel.checkpoint()
    await anyio.lowlevel.checkpoint()
    shell.session.status = 0
    return 0
