"""Open file descriptions: an offset over an open file, shared by every descriptor that duplicates it."""

import errno
import os
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, aclosing
from typing import NamedTuple, Protocol

import anyio

from mirage.errors import failure
from mirage.resources import BLOCK, Entry, OpenFile, Reading
from mirage.streams import Sink, Source
from mirage.vfs.resolve import named

SPOOL_MAX = 256 * 1024 * 1024
"""The most a file that can only be written whole may hold while it is open (EFBIG beyond)."""


class Flags(NamedTuple):
    """How a file is opened, as open(2) has it."""

    read: bool = False
    write: bool = False
    append: bool = False
    create: bool = False
    exclusive: bool = False
    truncate: bool = False

    @property
    def changes(self) -> bool:
        """Whether opening so needs a mount that may be written."""
        return self.write or self.append or self.create or self.truncate


READING = Flags(read=True)
WRITING = Flags(write=True, create=True, truncate=True)
APPENDING = Flags(write=True, append=True, create=True)
READING_AND_WRITING = Flags(read=True, write=True, create=True)
NOCLOBBER = Flags(write=True, create=True, exclusive=True)


class Holder(Protocol):
    """Who is charged for bytes kept in memory: a line's Budget."""

    def hold(self, size: int) -> None: ...

    def drop(self, size: int) -> None: ...


class Handle:
    """A Source and a Sink over one open file.

    Writes go through at once; ``aclose`` of the last duplicate closes the file, and that is where a file which
    can only be written whole is written. Two readers of one description never get the same bytes.
    """

    __slots__ = ("_busy", "_file", "_flags", "_freed", "_shares", "offset", "path")

    def __init__(self, path: str, file: OpenFile, flags: Flags) -> None:
        self.path = path
        self.offset = 0
        self._file = file
        self._flags = flags
        self._shares = 1
        self._busy = False
        # Made where two readers meet: at rest a description belongs to no event loop.
        self._freed: anyio.Event | None = None

    def dup(self) -> "Handle":
        """The same description under another descriptor: they share the offset, and each is closed once."""
        self._shares += 1
        return self

    async def read(self, size: int = BLOCK) -> bytes:
        """The next bytes, empty at the end.

        :raises OSError: EBADF, not opened for reading; EISDIR, a directory.
        """
        if not self._flags.read:
            raise failure(errno.EBADF, self.path)
        while self._busy:
            self._freed = self._freed or anyio.Event()
            await self._freed.wait()
        self._busy = True
        try:
            data = await self._file.read_at(self.offset, size)
            self.offset += len(data)
        except OSError as error:
            raise named(error, self.path) from None
        finally:
            self._busy = False
            if self._freed is not None:
                self._freed.set()
                self._freed = None
        return data

    def unread(self, data: bytes) -> None:
        """Move back over bytes just read, so that they are read again."""
        self.offset -= len(data)

    async def write(self, data: bytes) -> None:
        """Write all of ``data`` at the offset, or at the end of a file opened for appending.

        :raises OSError: EBADF, not opened for writing.
        """
        if not self._flags.write:
            raise failure(errno.EBADF, self.path)
        # Moved on before the write: two writers of one description never write over each other.
        start = self.offset
        self.offset += len(data)
        try:
            end = await self._file.write_at(None if self._flags.append else start, data)
        except OSError as error:
            raise named(error, self.path) from None
        if self._flags.append:
            self.offset = end

    async def flush(self) -> None:
        """Nothing is kept back."""

    async def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move the offset, which may lie past the end; the new one."""
        if whence == os.SEEK_CUR:
            offset += self.offset
        elif whence == os.SEEK_END:
            offset += (await self._file.stat()).size or 0
        if offset < 0:
            raise failure(errno.EINVAL, self.path)
        self.offset = offset
        return offset

    async def stat(self) -> Entry:
        """What the open file is now, under whatever name or none."""
        return await self._file.stat()

    async def truncate(self, size: int) -> None:
        """Cut or extend the file; the offset stays.

        :raises OSError: EINVAL, not opened for writing, as ftruncate(2) has it.
        """
        if not self._flags.write:
            raise failure(errno.EINVAL, self.path)
        await self._file.truncate(size)

    async def aclose(self) -> None:
        """Let go; the last one out closes the file.

        :raises OSError: it could not be stored.
        """
        self._shares -= 1
        if self._shares:
            return
        try:
            await self._file.aclose()
        except OSError as error:
            raise named(error, self.path) from None


class Borrowed(Handle):
    """``/dev/stdin`` and its like: a stream that somebody else opened and will close, or a duplicate of it."""

    __slots__ = ("_ours", "_sink", "_source")

    def __init__(self, path: str, stream: Source | Sink, flags: Flags) -> None:
        super().__init__(path, Folder(path), flags)
        dup = getattr(stream, "dup", None)
        if dup is not None:
            stream = dup()
        self._ours = dup is not None
        self._source: Source | None = stream if hasattr(stream, "read") else None  # type: ignore[assignment]
        self._sink: Sink | None = stream if hasattr(stream, "write") else None  # type: ignore[assignment]

    async def read(self, size: int = BLOCK) -> bytes:
        if self._source is None:
            raise failure(errno.EBADF, self.path)
        return await self._source.read(size)

    def unread(self, data: bytes) -> None:
        if self._source is not None:
            self._source.unread(data)

    async def write(self, data: bytes) -> None:
        if self._sink is None:
            raise failure(errno.EBADF, self.path)
        await self._sink.write(data)

    async def flush(self) -> None:
        if self._sink is not None:
            await self._sink.flush()

    async def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        raise failure(errno.ESPIPE, self.path)

    async def aclose(self) -> None:
        await self.flush()
        self._shares -= 1
        if self._ours and not self._shares:
            stream = self._sink or self._source
            assert stream is not None
            await stream.aclose()


class Folder:
    """An open directory: it can be held, not read."""

    __slots__ = ("_path",)

    def __init__(self, path: str) -> None:
        self._path = path

    async def stat(self) -> Entry:
        return Entry.directory(self._path)

    async def read_at(self, offset: int, size: int) -> bytes:
        raise failure(errno.EISDIR, self._path)

    async def write_at(self, offset: int | None, data: bytes) -> int:
        raise failure(errno.EISDIR, self._path)

    async def truncate(self, size: int) -> None:
        raise failure(errno.EISDIR, self._path)

    async def aclose(self) -> None:
        return


class Streamed:
    """A file opened for reading where a resource only streams: one download, begun again where somebody seeks."""

    __slots__ = ("_begin", "_chunks", "_kept", "_manager", "_position", "entry")

    def __init__(self, begin: Callable[[int], AbstractAsyncContextManager[Reading]]) -> None:
        self._begin = begin
        self._manager: AbstractAsyncContextManager[Reading] | None = None
        self._chunks: AsyncIterator[bytes] | None = None
        self._kept = b""
        self._position = 0
        """The offset of the first byte kept."""
        self.entry = Entry("", "file")

    async def start(self, offset: int = 0) -> None:
        """Begin to read at ``offset``."""
        await self.aclose()
        manager = self._begin(offset)
        reading = await manager.__aenter__()
        self._manager = manager
        self._chunks = aiter(reading)
        self._kept, self._position = b"", offset
        self.entry = reading.entry

    async def stat(self) -> Entry:
        return self.entry

    async def read_at(self, offset: int, size: int) -> bytes:
        if self._chunks is None or not self._position <= offset <= self._position + len(self._kept):
            await self.start(offset)
        # What was read last stays: ``unread`` asks for it again.
        skipped = offset - self._position
        while skipped == len(self._kept):
            chunk = await anext(self._chunks, b"") if self._chunks is not None else b""
            if not chunk:
                return b""
            self._kept, self._position, skipped = chunk, offset, 0
        return self._kept[skipped : skipped + size]

    async def write_at(self, offset: int | None, data: bytes) -> int:
        raise failure(errno.EBADF)

    async def truncate(self, size: int) -> None:
        raise failure(errno.EINVAL)

    async def aclose(self) -> None:
        manager, self._manager, self._chunks = self._manager, None, None
        if manager is not None:
            await manager.__aexit__(None, None, None)


Store = Callable[[AsyncIterator[bytes]], Awaitable[Entry]]


class Spooled:
    """A file opened for writing where a resource only takes whole files: kept in memory, stored when closed.

    With ``append`` it holds what is added only.
    """

    __slots__ = ("_append", "_data", "_dirty", "_holder", "_path", "_store")

    def __init__(self, path: str, store: Store, *, append: bool = False, holder: Holder | None = None) -> None:
        self._path = path
        self._store = store
        self._append = append
        self._holder = holder
        self._data = bytearray()
        self._dirty = False

    async def load(self, reading: AbstractAsyncContextManager[Reading]) -> None:
        """Begin with what the file holds."""
        async with reading as chunks:
            async for chunk in chunks:
                self._grow(len(self._data) + len(chunk))
                self._data += chunk

    def touch(self) -> None:
        """Store the file even if nothing is written: opening it made or emptied it."""
        self._dirty = True

    async def stat(self) -> Entry:
        return Entry.file(self._path, len(self._data))

    async def read_at(self, offset: int, size: int) -> bytes:
        return bytes(self._data[offset : offset + size])

    async def write_at(self, offset: int | None, data: bytes) -> int:
        start = len(self._data) if offset is None or self._append else offset
        end = start + len(data)
        self._grow(end)
        if start > len(self._data):
            self._data.extend(bytes(start - len(self._data)))
        self._data[start:end] = data
        self._dirty = True
        return end

    async def truncate(self, size: int) -> None:
        self._grow(size)
        if self._holder is not None and size < len(self._data):
            self._holder.drop(len(self._data) - size)
        del self._data[size:]
        self._data.extend(bytes(size - len(self._data)))
        self._dirty = True

    async def aclose(self) -> None:
        try:
            if self._dirty:
                async with aclosing(self._chunks()) as chunks:
                    await self._store(chunks)
        finally:
            if self._holder is not None:
                self._holder.drop(len(self._data))
            self._data = bytearray()

    async def _chunks(self) -> AsyncGenerator[bytes, None]:
        for start in range(0, len(self._data), BLOCK):
            yield bytes(self._data[start : start + BLOCK])

    def _grow(self, size: int) -> None:
        if size > SPOOL_MAX:
            raise failure(errno.EFBIG, self._path)
        if self._holder is not None and size > len(self._data):
            self._holder.hold(size - len(self._data))


async def open_streamed(begin: Callable[[int], AbstractAsyncContextManager[Reading]]) -> Streamed:
    """A Streamed whose first answer has come: a file that cannot be read is known now."""
    streamed = Streamed(begin)
    await streamed.start()
    return streamed
