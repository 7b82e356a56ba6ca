"""Whose time it is on the event loop: one FIFO of busy lines per loop, each computing for at most one slice."""

import time
from collections import deque

import anyio
import anyio.lowlevel

SLICE = 0.005
"""Seconds a line may compute before it gives the loop back."""

PATIENCE = 2 * SLICE
"""Seconds without a change of hands after which the holder is taken to wait for something else, not to compute."""

_turns: anyio.lowlevel.RunVar["Turn"] = anyio.lowlevel.RunVar("mirage_turn")


class _Waiter:
    """A line in the queue. ``told`` is set when it is its turn, and when it has become the first in the queue."""

    __slots__ = ("granted", "leads", "told")

    def __init__(self) -> None:
        self.granted = False
        self.leads = False
        self.told = anyio.Event()


class Turn:
    """The baton of one event loop.

    Lines that never compute for a whole slice never meet it. A line that did queues here; one is let go at a
    time, and the loop makes a pass in between, so that its longest gap is one slice however many lines are busy.
    """

    __slots__ = ("_holder", "_moved", "_waiting", "computed")

    def __init__(self) -> None:
        self.computed = 0.0
        """Processor seconds that the lines of this loop have accounted for."""
        self._holder: object | None = None
        self._moved = 0.0
        self._waiting: deque[_Waiter] = deque()

    async def next(self, line: object) -> None:
        """Give the loop back; returns when ``line`` may compute for another slice."""
        self.release(line)
        if self._holder is None and not self._waiting:
            self._give(line)
            await anyio.lowlevel.checkpoint()
            return
        mine = _Waiter()
        self._waiting.append(mine)
        try:
            while not mine.granted:
                mine.told = anyio.Event()
                await self._wait(mine)
        except BaseException:
            self._leave(mine)
            raise
        self._holder = line

    def release(self, line: object) -> None:
        """``line`` stops computing; the next in the queue may go on."""
        if self._holder is line:
            self._pass_on()

    async def _wait(self, mine: _Waiter) -> None:
        if self._waiting[0] is mine:
            with anyio.move_on_after(PATIENCE):
                await mine.told.wait()
            if not mine.granted and time.perf_counter() - self._moved > PATIENCE:
                self._pass_on()
            return
        await mine.told.wait()
        if mine.granted and mine.leads:
            # Woken to lead the queue, and granted before it ran: the loop has not made a pass since.
            await anyio.lowlevel.checkpoint()

    def _give(self, holder: object | None) -> None:
        self._holder = holder
        self._moved = time.perf_counter()

    def _pass_on(self) -> None:
        if not self._waiting:
            self._give(None)
            return
        first = self._waiting.popleft()
        self._give(first)
        first.granted = True
        first.told.set()
        self._tell_first()

    def _tell_first(self) -> None:
        if self._waiting:
            first = self._waiting[0]
            first.leads = True
            first.told.set()

    def _leave(self, mine: _Waiter) -> None:
        if mine.granted:
            self.release(mine)
            return
        self._waiting.remove(mine)
        self._tell_first()


def current_turn() -> Turn:
    """The Turn of the running event loop."""
    try:
        return _turns.get()
    except LookupError:
        turn = Turn()
        _turns.set(turn)
        return turn
