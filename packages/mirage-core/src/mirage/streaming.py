"""A line's output as it comes: the reader sets the pace, and leaving ends the line."""

from collections import deque
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

import anyio

from mirage.errors import MirageError
from mirage.lines import Ending
from mirage.result import Output
from mirage.streams import Io, Source, WriteOnly
from mirage.supervisor import Background, Supervisor

ROOM = 256 * 1024
"""Bytes that wait for the reader before the line has to."""


class OutputQueue:
    """Outputs between a line and its reader, bounded in bytes; lives on the owner loop."""

    __slots__ = ("_ended", "_items", "_ready", "_room", "_space")

    def __init__(self) -> None:
        self._items: deque[Output] = deque()
        self._room = ROOM
        self._ended = False
        self._ready: anyio.Event | None = None
        self._space: anyio.Event | None = None

    async def put(self, output: Output) -> None:
        """Add an output; waits for room first."""
        while self._room <= 0:
            self._space = anyio.Event()
            await self._space.wait()
        self._items.append(output)
        self._room -= len(output.data)
        self._wake()

    def end(self) -> None:
        """Nothing more will come."""
        self._ended = True
        self._wake()

    async def get(self) -> Output | None:
        """The next output; None at the end."""
        while not self._items:
            if self._ended:
                return None
            self._ready = anyio.Event()
            await self._ready.wait()
        output = self._items.popleft()
        self._room += len(output.data)
        if self._space is not None and self._room > 0:
            self._space.set()
            self._space = None
        return output

    def _wake(self) -> None:
        if self._ready is not None:
            self._ready.set()
            self._ready = None


class QueueSink(WriteOnly):
    """One descriptor of a streamed line."""

    __slots__ = ("_descriptor", "_queue")

    def __init__(self, queue: OutputQueue, descriptor: int) -> None:
        self._queue = queue
        self._descriptor = descriptor

    async def write(self, data: bytes) -> None:
        if data:
            await self._queue.put(Output(self._descriptor, data))

    async def flush(self) -> None:
        return

    async def aclose(self) -> None:
        return


class LineStream:
    """An asynchronous iterator over the Outputs of a line; ``exit_code`` is known when it has ended.

    The line begins with the first iteration. Leaving ``async with`` early, ``aclose`` and collection end it.
    """

    __slots__ = ("_exit_code", "_queue", "_run", "_stdin", "_supervisor", "_work")

    def __init__(self, supervisor: Supervisor, run: Callable[[Io], Awaitable[Ending]], stdin: Source) -> None:
        self._supervisor = supervisor
        self._run = run
        self._stdin = stdin
        self._queue = OutputQueue()
        self._work: Background[None] | None = None
        self._exit_code: int | None = None

    @property
    def exit_code(self) -> int:
        """The status of the line.

        :raises MirageError: it has not ended.
        """
        if self._exit_code is None:
            raise MirageError("the line has not ended: read the stream to its end first")
        return self._exit_code

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Output:
        if self._work is None:
            self._supervisor.on_owner()
            self._work = self._supervisor.start(self._perform)
        output = await self._supervisor.call(self._queue.get)
        if output is not None:
            return output
        await self._work.wait()
        raise StopAsyncIteration

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """End the line if it still runs, and wait until it has."""
        if self._work is not None:
            self._work.cancel()
            with anyio.CancelScope(shield=True):
                await self._work.ended()

    def __del__(self) -> None:
        if self._work is not None:
            self._work.cancel()

    async def _perform(self) -> None:
        queue = self._queue
        io = Io(self._stdin, QueueSink(queue, 1), QueueSink(queue, 2))
        try:
            ending = await self._run(io)
            if ending.note:
                await queue.put(Output(2, ending.note))
            self._exit_code = ending.status
        finally:
            queue.end()
