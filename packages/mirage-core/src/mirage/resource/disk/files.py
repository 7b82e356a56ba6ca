"""Open files: one that is read from begin to end, and one that is read and written in place."""

import fcntl
import os
import threading
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import TypeVar

from anyio import CancelScope

from mirage import paths
from mirage.resource.disk.calls import PIECE, write_all, write_all_at
from mirage.resource.disk.confine import Root
from mirage.resource.disk.draft import ENDLESS
from mirage.resource.disk.entries import entry_of
from mirage.resources import BLOCK, Entry, interval
from mirage.threads import hop

T = TypeVar("T")

AHEAD = 4
"""Blocks read in one thread call."""


class Download:
    """The bytes of a file from an offset on, as an async iterator; it ends where the file ended when it was opened.

    Files that say they are empty and are not (those of ``/proc``) are read to their end.
    """

    __slots__ = ("_at", "_blocks", "_descriptor", "_end", "_path", "entry", "unchanged")

    def __init__(self, root: Root, path: bytes, start: int, stop: int | None, unless: str | None) -> None:
        self._path = paths.decode(path)
        self._blocks: deque[bytes] = deque()
        self._descriptor = -1
        with root.place(path) as place:
            self._descriptor = place.open(os.O_RDONLY)
            info = os.fstat(self._descriptor)
            self.entry = entry_of(root, paths.decode(place.name), info)
        if info.st_size:
            self._at, self._end = interval(info.st_size, start, stop)
        else:
            self._at, self._end = max(start, 0), ENDLESS if stop is None else stop
        self.unchanged = self.entry.etag == unless
        if self.unchanged:
            self.close()
        else:
            self._fill()

    def _fill(self) -> None:
        """Read the next blocks; closes the file at the end."""
        try:
            for _ in range(AHEAD):
                size = min(BLOCK, self._end - self._at)
                block = os.pread(self._descriptor, size, self._at) if size > 0 else b""
                if not block:
                    self.close()
                    return
                self._blocks.append(block)
                self._at += len(block)
            if self._at >= self._end:
                self.close()
        except BaseException:
            self.close()
            raise

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if not self._blocks:
            if self._descriptor < 0:
                raise StopAsyncIteration
            await hop(self._fill, self._path)
            if not self._blocks:
                raise StopAsyncIteration
        return self._blocks.popleft()

    def close(self) -> None:
        """Let go of the file. What was read ahead can still be taken."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __del__(self) -> None:
        self.close()


class DiskFile:
    """A file held open, read and written in place by as many as hold it."""

    __slots__ = ("_descriptor", "_lock", "_path", "_root")

    def __init__(self, root: Root, path: bytes, flags: int, *, truncate: bool) -> None:
        self._root = root
        self._path = paths.decode(path)
        self._lock = threading.Lock()
        self._descriptor = -1
        with root.place(path) as place:
            try:
                self._descriptor = place.open(flags)
            except PermissionError:
                if not flags & os.O_RDWR:
                    raise
                # It may be one that we may write and not read.
                self._descriptor = place.open(flags & ~os.O_RDWR | os.O_WRONLY)
        if truncate:
            os.ftruncate(self._descriptor, 0)

    async def stat(self) -> Entry:
        """What the file is now, whatever its name has become."""
        return await self._hop(self._stat)

    async def read_at(self, offset: int, size: int) -> bytes:
        """At most ``size`` bytes; empty at the end."""
        return await self._hop(lambda: os.pread(self._descriptor, min(size, PIECE), offset))

    async def write_at(self, offset: int | None, data: bytes) -> int:
        """Write all of ``data`` at ``offset`` (None: at the end); the offset behind it."""
        if offset is None:
            return await self._hop(partial(self._append, data))
        await self._hop(lambda: write_all_at(self._descriptor, offset, data))
        return offset + len(data)

    async def truncate(self, size: int) -> None:
        """Cut the file, or lengthen it with zeros."""
        await self._hop(lambda: os.ftruncate(self._descriptor, size))

    async def aclose(self) -> None:
        """Let go of the file; nothing happens the second time."""
        try:
            with CancelScope(shield=True):
                await self._hop(self._close)
        finally:
            # Nothing is left of it where the call in a thread was cancelled before it began.
            self.close()

    def close(self) -> None:
        """As ``aclose``, at once; waits for a call that is running."""
        with self._lock:
            self._close()

    def __del__(self) -> None:
        self._close()

    def _hop(self, work: Callable[[], T]) -> Awaitable[T]:
        return hop(partial(self._alone, work), self._path)

    def _alone(self, work: Callable[[], T]) -> T:
        with self._lock:
            return work()

    def _stat(self) -> Entry:
        return entry_of(self._root, paths.name_of(self._path), os.fstat(self._descriptor))

    def _append(self, data: bytes) -> int:
        flags = fcntl.fcntl(self._descriptor, fcntl.F_GETFL)
        # The kernel finds the end and writes there in one step only for O_APPEND, which would move every other
        # write to the end as well.
        fcntl.fcntl(self._descriptor, fcntl.F_SETFL, flags | os.O_APPEND)
        try:
            write_all(self._descriptor, data)
            return os.lseek(self._descriptor, 0, os.SEEK_CUR)
        finally:
            fcntl.fcntl(self._descriptor, fcntl.F_SETFL, flags & ~os.O_APPEND)

    def _close(self) -> None:
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            os.close(descriptor)
