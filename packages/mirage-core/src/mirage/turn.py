"""Whose time it is on the event loop: one queue of busy lines per loop, one slice of computing in each pass of it."""

from collections import deque

import anyio
import anyio.lowlevel

SLICE = 0.005
"""Seconds a line may compute before it gives the loop back."""

OVERDUE = 4 * SLICE
"""Seconds of a slice that was longer than it should be, as a module was loaded or a pattern did not match."""

_turns: anyio.lowlevel.RunVar["Turn"] = anyio.lowlevel.RunVar("mirage_turn")


class Turn:
    """The queue of one event loop.

    What never computes for a whole slice never meets it. Whoever did queues here; the first is let go, tells the next,
    and that one wakes in the loop's next pass: its longest gap is one slice however many compute. Nobody holds the
    turn, so nobody who waits for something else holds it up. Lines take turns, and so do the tasks of each, so that
    one line with many jobs is no more than another.
    """

    __slots__ = ("_waiting", "computed")

    def __init__(self) -> None:
        self.computed = 0.0
        """Processor seconds that the lines of this loop have accounted for."""
        self._waiting: dict[object, deque[anyio.Event]] = {}
        """The tasks that wait, by line; lines in their order."""

    async def next(self, line: object, took: float = 0.0) -> None:
        """Give the loop back; returns when this task of ``line`` may compute for another slice.

        ``took``: the seconds of the last one.
        """
        if took > OVERDUE:
            # A timer that came due meanwhile is put behind what is ready, and wakes its task in the pass thereafter.
            await anyio.lowlevel.checkpoint()
            await anyio.lowlevel.checkpoint()
        alone = not self._waiting
        told = anyio.Event()
        self._waiting.setdefault(line, deque()).append(told)
        try:
            await (anyio.lowlevel.checkpoint() if alone else told.wait())
        finally:
            self._leave(line, told)

    def _leave(self, line: object, told: anyio.Event) -> None:
        tasks = self._waiting[line]
        first = self._first() is told
        tasks.remove(told)
        if first or not tasks:
            del self._waiting[line]
            if tasks:
                self._waiting[line] = tasks
        if first and self._waiting:
            self._first().set()

    def _first(self) -> anyio.Event:
        return next(iter(self._waiting.values()))[0]


def current_turn() -> Turn:
    """The Turn of the running event loop."""
    try:
        return _turns.get()
    except LookupError:
        turn = Turn()
        _turns.set(turn)
        return turn
