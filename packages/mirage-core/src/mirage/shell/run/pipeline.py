"""Pipelines: stages run in place, one after the other, until one has to wait; then the rest run beside it."""

import types
from collections.abc import Callable, Coroutine, Generator
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import anyio.lowlevel

from mirage.channel import Channel
from mirage.errors import LimitReached
from mirage.session import Piped
from mirage.shell.ast import Calculation, Node, Pipeline, Redirected, Simple, Subshell, Test
from mirage.shell.jobs.table import seen
from mirage.shell.jobs.traps import traps_of
from mirage.shell.leaving import Exit, Leave
from mirage.shell.run import Compiling, Run, turned
from mirage.shell.run.announcing import announced_beside, stand_alone
from mirage.shell.run.failing import counts
from mirage.streams import Io

if TYPE_CHECKING:
    from mirage.shell.state import Shell


@types.coroutine
def drive(coroutine: Coroutine[Any, Any, None], suspended: Callable[[], None]) -> Generator[Any, Any, None]:
    """Run ``coroutine`` in this task; at its first real suspension call ``suspended`` once, and carry on.

    The only place that sends into a coroutine. Whatever the event loop yields or throws is passed through, so it
    is as if this task had awaited it, on any event loop.
    """
    try:
        waiting_for = coroutine.send(None)
    except StopIteration:
        return
    suspended()
    while True:
        try:
            answer = yield waiting_for
        except BaseException as error:  # noqa: BLE001 - handed on, cancellation included
            try:
                waiting_for = coroutine.throw(error)
            except StopIteration:
                return
        else:
            try:
                waiting_for = coroutine.send(answer)
            except StopIteration:
                return


class Running:
    """One pipeline on its way."""

    __slots__ = (
        "_ended",
        "_group",
        "_io",
        "_lasting",
        "_node",
        "_pipes",
        "_shell",
        "_stages",
        "_started",
        "left",
        "limit",
        "statuses",
    )

    def __init__(self, stages: list[Run], node: Pipeline, shell: "Shell", io: Io, *, lasting: bool) -> None:
        self._stages = stages
        self._node = node
        self._shell = shell
        self._io = io
        self._pipes = [Channel() for _ in stages[1:]]
        self._lasting = lasting
        """The last stage is no shell of its own."""
        self._started = 0
        self._ended = 0
        self._group: anyio.abc.TaskGroup | None = None
        self.statuses = [0] * len(stages)
        self.limit: LimitReached | None = None
        self.left: Leave | None = None
        """How ``lastpipe``'s last stage left the shell."""

    async def run(self) -> None:
        """All stages, to their end."""
        # The group is entered before the first stage runs: a cancel scope that a stage opens lies inside it.
        async with anyio.create_task_group() as group:
            self._group = group
            while self._started < len(self._stages) and self.limit is None:
                self._started += 1
                await drive(self._stage(self._started - 1), self._start_others)
        if self._ended < len(self._stages) and self.limit is None:
            # A cancellation reached the others while this task had nothing to wait for: here it does.
            await anyio.lowlevel.checkpoint()

    def _start_others(self) -> None:
        group = self._group
        assert group is not None
        for place in range(self._started, len(self._stages)):
            group.start_soon(partial(self._stage, place, beside=True))
        self._started = len(self._stages)

    async def _stage(self, place: int, *, beside: bool = False) -> None:
        pipes = self._pipes
        reads = pipes[place - 1] if place else None
        writes = pipes[place] if place < len(pipes) else None
        io = self._io
        own = Io(
            io.stdin if reads is None else reads.output, io.out if writes is None else writes.input, io.err, io.more
        )
        try:
            if beside and self._shell.budget.due():
                # Many of them begin in one pass of the loop.
                await self._shell.budget.breathe()
            self.statuses[place] = await self._status(place, own)
            self._ended += 1
        except LimitReached as limit:
            # A task group would wrap it; the line ends with it as it is.
            self.limit = limit
            assert self._group is not None
            self._group.cancel_scope.cancel()
        finally:
            if writes is not None:
                writes.close()
            if reads is not None:
                reads.leave()

    async def _status(self, place: int, io: Io) -> int:
        shell, run = self._shell, self._stages[place]
        if place < len(self._pipes) or not self._lasting:
            child = shell.subshell()
            child.loops = shell.loops
            if isinstance(self._node.stages[place], Simple):
                # What it turns out to run makes it one.
                child.session.level -= 1
                child.staged = True
                stand_alone(child)
                child.session.jobs = seen(shell.session.jobs)
            elif self._node.beside:
                traps_of(child.session).step_aside()
            return await child.contain(run, io)
        try:
            return await run(shell, io)
        except Exit as left:
            self.left = left
            return left.status
        except Leave as left:
            self.left = left
            return 0


def compile_pipeline(node: Pipeline) -> Compiling:
    """``a | b``, and ``! a``."""
    negated = node.negated
    if len(node.stages) == 1:
        return _single((yield node.stages[0]), node.stages[0], negated)
    stages: list[Run] = []
    for stage in node.stages:
        stages.append((yield within(stage)))  # noqa: PERF401 - a comprehension cannot yield
    last = node.stages[-1]
    forks = isinstance(last.body if isinstance(last, Redirected) else last, Subshell)
    line = next((stage.line for stage in reversed(node.stages) if isinstance(stage, Simple | Subshell)), 0)

    async def pipeline(shell: "Shell", io: Io) -> int:
        if shell.session.traps is not None:
            for stage in node.stages:
                if isinstance(stage, Simple):
                    await announced_beside(shell, io, stage)
        shell.line = line or shell.line
        options = shell.session.options
        lasting = not forks and "lastpipe" in options and "monitor" not in options
        running = Running(stages, node, shell, io, lasting=lasting)
        tested = negated and "errexit" in options
        budget = shell.budget
        shell.tested += tested
        budget.stages += len(stages)
        try:
            if budget.stages > budget.limits.stages:
                budget.stop("stages", budget.limits.stages)
            await running.run()
        finally:
            budget.stages -= len(stages)
            shell.tested -= tested
        if running.limit is not None:
            raise running.limit
        if running.left is not None:
            raise running.left
        session = shell.session
        status = running.statuses[-1]
        if not status and "pipefail" in session.options:
            status = next((each for each in reversed(running.statuses) if each), 0)
        if (forks or lasting) and counts(last) and session.traps is not None and not shell.tested:
            # The failure of such a last stage is one by itself, whatever the pipeline comes to.
            own = status if forks else running.statuses[-1]
            # With ``set -e`` this would be the end, and it is looked at but once.
            if own and "errexit" not in options:
                session.status = own
                await session.traps.failed(shell, io)
        if negated:
            status = turned(status)
        status = session.status = Piped.of(status, running.statuses)
        return status

    return pipeline


def within(stage: Node) -> Node:
    """What a stage or a job runs: where it is a subshell, it is that shell."""
    if isinstance(stage, Subshell):
        return stage.body
    if isinstance(stage, Redirected):
        body = stage.body.body if isinstance(stage.body, Subshell) else stage.body
        return Redirected(body, stage.redirects, alone=True)
    return stage


def _single(run: Run, stage: Node, negated: bool) -> Run:
    asks = isinstance(stage, Test | Calculation)
    is_one = isinstance(stage, Simple | Subshell)

    async def single(shell: "Shell", io: Io) -> int:
        # Only where ``set -e`` is on already: else what fails within springs the ERR trap.
        tested = "errexit" in shell.session.options
        shell.tested += tested
        try:
            status = await run(shell, io)
        finally:
            shell.tested -= tested
        if negated:
            after = turned(status)
            # What it comes to is one status; a compound command leaves those of its last pipeline.
            each = (after,) if asks else (status,) if is_one else shell.session.pipestatus
            status = shell.session.status = Piped.of(after, each)
        return status

    return single
