"""Bytes between commands: the pipe, bounded in bytes, and the buffer before a command's standard output."""

import errno

import anyio

from mirage.budget import Budget
from mirage.errors import failure
from mirage.resources import BLOCK
from mirage.streams import ReadOnly, Ready, Sink, WriteOnly

CAPACITY = 256 * 1024


class Channel:
    """A pipe. Neither end waits unless it must: then on an event of its own, made for that wait.

    Several writers or readers may share an end; all who wait are woken, and look again.
    """

    __slots__ = ("_chunks", "_closed", "_left", "_readers", "_size", "_writers", "capacity", "reading", "writing")

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self._chunks: list[bytes] = []
        self._size = 0
        self.reading = 1
        """So many hold the end that is read from."""
        self.writing = 1
        self._closed = False
        self._left = False
        self._readers: anyio.Event | None = None
        self._writers: anyio.Event | None = None

    @property
    def input(self) -> "Inlet":
        """The end that is written to."""
        return Inlet(self)

    @property
    def output(self) -> "Outlet":
        """The end that is read from."""
        return Outlet(self)

    async def put(self, data: bytes) -> None:
        """Take all of ``data``, as room comes up.

        :raises BrokenPipeError: the reader has left.
        """
        start = 0
        while True:
            if self._left:
                raise failure(errno.EPIPE)
            room = self.capacity - self._size
            if room > 0 and start < len(data):
                piece = data if start == 0 and len(data) <= room else data[start : start + room]
                self._chunks.append(piece)
                self._size += len(piece)
                start += len(piece)
                self._wake_readers()
            if start >= len(data):
                return
            if self._writers is None:
                self._writers = anyio.Event()
            await self._writers.wait()

    async def get(self, size: int) -> bytes:
        """What is there, at most ``size`` bytes; waits for the first; empty once the writer has closed."""
        while not self._chunks:
            if self._closed or self._left:
                return b""
            if self._readers is None:
                self._readers = anyio.Event()
            await self._readers.wait()
        taken = self._take(size)
        self._size -= len(taken)
        self._wake_writers()
        return taken

    def _take(self, size: int) -> bytes:
        chunks = self._chunks
        if len(chunks) == 1 and len(chunks[0]) <= size:
            return chunks.pop()
        count = total = 0
        while count < len(chunks) and total < size:
            total += len(chunks[count])
            count += 1
        joined = b"".join(chunks[:count])
        chunks[:count] = [joined[size:]] if total > size else []
        return joined[:size]

    def put_back(self, data: bytes) -> None:
        """What a reader took too much of comes first again."""
        if data and not self._left:
            self._chunks.insert(0, data)
            self._size += len(data)

    def close(self) -> None:
        """A writer has written everything; the last of them ends it."""
        self.writing -= 1
        if not self.writing:
            self._closed = True
            self._wake_readers()

    def leave(self) -> None:
        """A reader has gone; without one whoever writes gets BrokenPipeError."""
        self.reading -= 1
        if self.reading:
            return
        self._left = True
        self._chunks.clear()
        self._size = 0
        self._wake_writers()
        self._wake_readers()

    def _wake_readers(self) -> None:
        if self._readers is not None:
            self._readers.set()
            self._readers = None

    def _wake_writers(self) -> None:
        if self._writers is not None:
            self._writers.set()
            self._writers = None


class Inlet(WriteOnly):
    """The writing end of a Channel."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def write(self, data: bytes) -> None:
        await self._channel.put(data)

    async def flush(self) -> None:
        return

    async def aclose(self) -> None:
        self._channel.close()

    def dup(self) -> "Inlet":
        """Another writer, to be closed too."""
        self._channel.writing += 1
        return Inlet(self._channel)


class Outlet(ReadOnly):
    """The reading end of a Channel."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def read(self, size: int = BLOCK) -> bytes:
        return await self._channel.get(size)

    def unread(self, data: bytes) -> None:
        self._channel.put_back(data)

    async def aclose(self) -> None:
        self._channel.leave()

    def dup(self) -> "Outlet":
        """Another reader, to be closed too."""
        self._channel.reading += 1
        return Outlet(self._channel)


class Buffered(WriteOnly):
    """A command's standard output: small writes are kept until BLOCK bytes are there, or the command ends.

    A failure to write names no path: whoever reports it says that it is the output.
    """

    __slots__ = ("_chunks", "_size", "sink")

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self._chunks: list[bytes] = []
        self._size = 0

    async def write(self, data: bytes) -> None:
        self._chunks.append(data)
        self._size += len(data)
        if self._size >= BLOCK:
            await self.flush()

    async def flush(self) -> None:
        if self._chunks:
            data = self._chunks[0] if len(self._chunks) == 1 else b"".join(self._chunks)
            self._chunks.clear()
            self._size = 0
            await self._pass_on(data)
        await self.sink.flush()

    async def _pass_on(self, data: bytes) -> None:
        try:
            await self.sink.write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise failure(error.errno or errno.EIO) from None

    async def aclose(self) -> None:
        await self.flush()


class Captured(Ready):
    """Keeps what it is given and charges it to the line: the output of a command substitution."""

    __slots__ = ("_budget", "_chunks", "_complete", "_size", "_writing")

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._chunks: list[bytes] = []
        self._size = 0
        self._writing = 1
        self._complete: anyio.Event | None = None

    def dup(self) -> "Captured":
        """Another writer, to be closed too: what it writes is waited for."""
        self._writing += 1
        return self

    async def complete(self) -> None:
        """Close, and return when all writers have."""
        self._writing -= 1
        if self._writing:
            self._complete = anyio.Event()
            await self._complete.wait()

    def put(self, data: bytes) -> None:
        """Keep and charge it."""
        self._budget.hold(len(data))
        self._size += len(data)
        self._chunks.append(data)

    async def aclose(self) -> None:
        self._writing -= 1
        if not self._writing and self._complete is not None:
            self._complete.set()

    @property
    def data(self) -> bytes:
        """All that was written."""
        return b"".join(self._chunks)

    def drop(self) -> None:
        """Nothing is kept any more."""
        self._budget.drop(self._size)
        self._size = 0
        self._chunks.clear()
