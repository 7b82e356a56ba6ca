"""What a line may still spend: steps, processor time, bytes held, wall time and depth, shared by all it starts."""

import time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mirage.errors import LimitReached
from mirage.turn import SLICE, Turn, current_turn

if TYPE_CHECKING:
    from collections.abc import Generator

    from anyio import CancelScope

T = TypeVar("T")

FIRST_SLICE = SLICE / 10
"""Seconds a new line computes before it takes its place among others: many may begin in one pass of the loop."""

LONG_SLICE = 10 * SLICE
"""The most processor seconds one slice is charged with."""

FEW = 32
"""So many steps are counted between two looks at the clock."""

TASK = 32
"""Steps that a job or a process substitution counts for, apart from what it does."""

OPENING = 6
"""Steps that a file opened by a redirection counts for."""

AWAITED = 2
"""Steps that a builtin counts for which may have to wait."""

FRESH_TASK_EVERY = 8
"""Each so many nested levels go on in a new task, so that neither Python's nor the C stack is approached."""


class Limits(NamedTuple):
    """The defaults of every line; none can be turned off."""

    steps: int = 1_000_000
    cpu: float = 120.0
    idle_cpu: float = 10.0
    """Processor seconds without a byte read or written."""
    wall: float = 600.0
    held: int = 256 * 1024 * 1024
    output: int = 16 * 1024 * 1024
    function_depth: int = 200
    substitution_depth: int = 64
    subshell_depth: int = 64
    words: int = 1_000_000
    stages: int = 1024
    descriptors: int = 256


def finished(steps: "Generator[None, None, T]") -> T:
    """What work in steps comes to, without a pause."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            result: T = done.value
            return result


class Budget:
    """One per line. The hot checkpoint is ``if budget.step(): await budget.breathe()``."""

    __slots__ = (
        "_between",
        "_counted",
        "_idle",
        "_next_look",
        "_next_yield",
        "_others",
        "_progress",
        "_slice_start",
        "_spent",
        "_turn",
        "depth",
        "held",
        "limits",
        "over",
        "scope",
        "stages",
        "steps",
    )

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.steps = 0
        self._between = FEW
        self._next_look = FEW
        """Steps are counted without a look at the clock until there are so many, and then again so many."""
        self._counted = 0
        self.held = 0
        self.depth = 0
        self.stages = 0
        """Of pipelines, that are running."""
        self.over: LimitReached | None = None
        self.scope: CancelScope | None = None
        """What the line runs in, while it does: a limit reached beside it ends it."""
        self._turn: Turn | None = None
        self._next_yield = time.perf_counter() + FIRST_SLICE
        self._slice_start = time.thread_time()
        self._spent = 0.0
        self._others = 0.0
        self._idle = 0.0
        self._progress = False

    def step(self) -> bool:
        """Count one command, loop turn or chunk; True when the loop must be given back (``breathe``)."""
        self.steps = steps = self.steps + 1
        if steps < self._next_look:
            return False
        self._next_look = steps + self._between
        if steps > self.limits.steps:
            self.stop("steps", self.limits.steps)
        return time.perf_counter() > self._next_yield

    def look(self) -> None:
        """Something large was done at one go: the next step looks at the clock."""
        self._next_look = 0

    def due(self) -> bool:
        """True when the loop must be given back; for work that is not counted in steps."""
        return time.perf_counter() > self._next_yield

    def pay(self, steps: int) -> None:
        """Count work that is done otherwise as so many steps."""
        self.steps += steps
        if self.steps > self.limits.steps:
            self.stop("steps", self.limits.steps)

    async def in_turn(self, steps: "Generator[None, None, T]") -> T:
        """What work in steps comes to; the loop is given back between two of them where that is due."""
        while True:
            try:
                next(steps)
            except StopIteration as done:
                result: T = done.value
                return result
            if self.due():
                await self.breathe()

    async def breathe(self) -> None:
        """Give the loop back, and take stock of processor time."""
        if self.over is not None:
            raise self.over
        turn = self._turn
        if turn is None:
            turn = self._turn = current_turn()
            self._others = turn.computed
        # The line may have waited in between, while others of this thread computed: what they accounted for is
        # theirs, and what the program around us computed is nobody's beyond a long slice.
        used = time.thread_time() - self._slice_start - (turn.computed - self._others)
        used = min(max(used, 0.0), LONG_SLICE)
        turn.computed += used
        self._spent += used
        self._idle = 0.0 if self._progress else self._idle + used
        self._progress = False
        if self._spent > self.limits.cpu:
            self.stop("cpu", self.limits.cpu)
        if self._idle > self.limits.idle_cpu:
            self.stop("cpu without progress", self.limits.idle_cpu)
        await turn.next(self, used)
        self._slice_start = time.thread_time()
        self._others = turn.computed
        # Where a slice has few steps, each of them takes long: then every one looks at the clock.
        self._between = FEW if self.steps - self._counted > 2 * FEW else 1
        self._counted = self.steps
        self._next_look = self.steps + self._between
        self._next_yield = time.perf_counter() + SLICE

    def spend(self, seconds: float) -> None:
        """Count processor time that a thread took for the line."""
        self._spent += seconds

    def progress(self) -> None:
        """Bytes came in or went out."""
        self._progress = True

    def hold(self, size: int) -> None:
        """Charge bytes before they are kept in memory."""
        self.held += size
        if self.held > self.limits.held:
            self.stop("memory", self.limits.held)

    def drop(self, size: int) -> None:
        """Give back what ``hold`` charged."""
        self.held -= size

    def stop(self, limit: str, value: int | float) -> None:
        """End the line: nothing in it can go on after this.

        :raises LimitReached: always.
        """
        self.over = LimitReached(limit, value)
        raise self.over

    def cut(self) -> None:
        """A limit was reached beside the line: it ends wherever it is."""
        if self.scope is not None:
            self.scope.cancel()
