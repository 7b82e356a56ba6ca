"""Where a command's bytes come from and go to: the two protocols every descriptor answers, and the trivial ends."""

import errno
from collections.abc import AsyncIterator
from typing import Protocol

from mirage.errors import failure
from mirage.resources import BLOCK


class Source(Protocol):
    """Bytes to read. ``read`` gives what is there, ``b""`` at the end."""

    async def read(self, size: int = BLOCK) -> bytes:
        """The next bytes, at most ``size``; waits for the first; empty at the end."""
        ...

    def unread(self, data: bytes) -> None:
        """Give back the last bytes read, for whoever reads next from the same description."""
        ...

    async def aclose(self) -> None:
        """Leave: a writer at the other end gets BrokenPipeError."""
        ...


class Sink(Protocol):
    """Bytes to write.

    :raises BrokenPipeError: whoever read the other end has left.
    """

    async def write(self, data: bytes) -> None:
        """Take all of ``data``; may keep it until ``flush`` or a full buffer."""
        ...

    async def flush(self) -> None:
        """Pass on what is kept."""
        ...

    async def aclose(self) -> None:
        """Flush, and tell the reader that this is the end."""
        ...


class Stream(Source, Sink, Protocol):
    """A descriptor that may be read and written; which of the two it allows is its own matter (EBADF)."""


class Io:
    """The descriptors of one command: 0, 1 and 2 by name, any other number in ``more``."""

    __slots__ = ("err", "more", "out", "stdin")

    def __init__(self, stdin: Source, out: Sink, err: Sink, more: "dict[int, Stream] | None" = None) -> None:
        self.stdin = stdin
        self.out = out
        self.err = err
        self.more = more


class ReadOnly:
    """A Source that is a descriptor like any other: it refuses what is written."""

    __slots__ = ()

    async def write(self, data: bytes) -> None:
        if data:
            raise failure(errno.EBADF)

    async def flush(self) -> None:
        return


class WriteOnly:
    """A Sink that is a descriptor like any other: it refuses to be read."""

    __slots__ = ()

    async def read(self, size: int = BLOCK) -> bytes:
        raise failure(errno.EBADF)

    def unread(self, data: bytes) -> None:
        return


def is_closed(stream: object) -> bool:
    """Whether a descriptor can neither be read nor written: not even closing it succeeds."""
    return isinstance(stream, ReadOnly) and isinstance(stream, WriteOnly)


class Nothing:
    """Reads as empty and swallows what is written: ``/dev/null`` and the stdin of a line that was given none."""

    __slots__ = ()

    async def read(self, size: int = BLOCK) -> bytes:
        return b""

    def unread(self, data: bytes) -> None:
        return

    async def write(self, data: bytes) -> None:
        return

    async def flush(self) -> None:
        return

    async def aclose(self) -> None:
        return


class Given(ReadOnly):
    """A Source over bytes that are at hand."""

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    async def read(self, size: int = BLOCK) -> bytes:
        piece = self._data[self._at : self._at + size]
        self._at += len(piece)
        return piece

    def line(self, most: int) -> bytes:
        """The next line at once, its end included; empty where it is longer than ``most``, or has no end."""
        at = self._at
        self._at = end = self._data.find(b"\n", at, at + most) + 1 or at
        return self._data[at:end]

    def unread(self, data: bytes) -> None:
        self._at -= len(data)

    async def aclose(self) -> None:
        self._at = len(self._data)


class Flowing(ReadOnly):
    """A Source over an asynchronous iterator of bytes."""

    __slots__ = ("_chunks", "_kept")

    def __init__(self, chunks: AsyncIterator[bytes]) -> None:
        self._chunks = chunks
        self._kept = b""

    async def read(self, size: int = BLOCK) -> bytes:
        while not self._kept:
            try:
                self._kept = await anext(self._chunks)
            except StopAsyncIteration:
                return b""
        piece, self._kept = self._kept[:size], self._kept[size:]
        return piece

    def unread(self, data: bytes) -> None:
        self._kept = data + self._kept

    async def aclose(self) -> None:
        close = getattr(self._chunks, "aclose", None)
        if close is not None:
            await close()


class Ready(WriteOnly):
    """A Sink that never waits."""

    __slots__ = ()

    def put(self, data: bytes) -> None:
        """As ``write``, at once."""
        raise NotImplementedError

    async def write(self, data: bytes) -> None:
        self.put(data)

    async def flush(self) -> None:
        return

    async def aclose(self) -> None:
        return


class Collected(Ready):
    """A Sink that keeps everything it is given."""

    __slots__ = ("chunks",)

    def __init__(self) -> None:
        self.chunks: list[bytes] = []

    def put(self, data: bytes) -> None:
        """Keep it."""
        self.chunks.append(data)

    @property
    def data(self) -> bytes:
        """All that was written so far."""
        return b"".join(self.chunks)


async def chunks_of(source: Source) -> AsyncIterator[bytes]:
    """The bytes of a Source as an iterator of chunks."""
    while chunk := await source.read():
        yield chunk


async def once(data: bytes) -> AsyncIterator[bytes]:
    """``data`` as an iterator of one chunk, or of none where it is empty."""
    if data:
        yield data
