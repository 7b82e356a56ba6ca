"""Whose time it is on the event loop: one FIFO of busy lines per loop, each computing for at most one slice."""

from collections import deque

import anyio
import anyio.lowlevel

SLICE = 0.005
"""Seconds a line may compute before it gives the loop back."""

_turns: anyio.lowlevel.RunVar["Turn"] = anyio.lowlevel.RunVar("mirage_turn")


class Turn:
    """The baton of one event loop.

    Lines that never compute for a whole slice never meet it. A line that did queues here; one is let go at a
    time, and the loop makes a pass in between, so that its longest gap is one slice however many lines are busy.
    """

    __slots__ = ("_holder", "_waiting", "computed")

    def __init__(self) -> None:
        self.computed = 0.0
        """Processor seconds that the lines of this loop have accounted for."""
        self._holder: object | None = None
        self._waiting: deque[anyio.Event] = deque()

    async def next(self, line: object) -> None:
        """Give the loop back; returns when ``line`` may compute for another slice."""
        self.release(line)
        if self._holder is None and not self._waiting:
            self._holder = line
            await anyio.lowlevel.checkpoint()
            return
        mine = anyio.Event()
        self._waiting.append(mine)
        try:
            while not mine.is_set():
                with anyio.move_on_after(SLICE):
                    await mine.wait()
                if self._waiting and self._waiting[0] is mine:
                    # The loop was free to run this timer: whoever holds the baton is not computing but waiting.
                    self._waiting.popleft()
                    break
        except BaseException:
            self._leave(mine)
            raise
        self._holder = line

    def release(self, line: object) -> None:
        """``line`` stops computing; the next in the queue may go on."""
        if self._holder is line:
            self._pass_on()

    def _pass_on(self) -> None:
        self._holder = None
        if self._waiting:
            self._holder = first = self._waiting.popleft()
            first.set()

    def _leave(self, mine: anyio.Event) -> None:
        if self._holder is mine:
            self._pass_on()
        elif mine in self._waiting:
            self._waiting.remove(mine)


def current_turn() -> Turn:
    """The Turn of the running event loop."""
    try:
        return _turns.get()
    except LookupError:
        turn = Turn()
        _turns.set(turn)
        return turn
