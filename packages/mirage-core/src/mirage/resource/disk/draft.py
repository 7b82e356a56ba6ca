"""New content for a name, all or nothing: a temporary file beside it that takes its place when it is complete.

Nothing is synced: after a power failure the file system may hold the old or the new content, or lack the newest.
A file that is replaced keeps its permission bits and, where we may, its owner; the new file is a new inode, so
other hard links keep the old content.
"""

import errno
import os
import stat
import threading
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Protocol, Self

from anyio import CancelScope

from mirage import paths
from mirage.errors import failure
from mirage.resource.disk.batches import Piece
from mirage.resource.disk.calls import copy_some, rename_new, write_all
from mirage.resource.disk.confine import Place, Root, require_file
from mirage.resource.disk.entries import entry_of, etag_of
from mirage.resources import Entry
from mirage.threads import hop

STRIDE = 8 * 1024 * 1024
"""Bytes copied in one thread call."""

ENDLESS = 1 << 62


class Draft:
    """Begun in one thread call, filled in some, and ended by exactly one of ``commit`` and ``drop``."""

    __slots__ = ("_descriptor", "_lock", "_name", "_old", "_place", "_root")

    def __init__(self, root: Root, path: bytes) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._name = f".{os.urandom(8).hex()}.mirage-tmp"
        self._place = place = root.place(path)
        self._descriptor = -1
        root.drafts.add(self._name)
        try:
            self._old = old = place.find()
            if old is not None:
                require_file(old)
            mode = 0o666 if old is None else stat.S_IMODE(old.st_mode) & 0o777
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            self._descriptor = os.open(self._name, flags, mode, dir_fd=place.directory)
        except BaseException:
            root.drafts.discard(self._name)
            place.close()
            raise

    @classmethod
    def begin(cls, root: Root, path: bytes, pieces: Iterable[Piece]) -> Self:
        """A draft that holds its first pieces."""
        draft = cls(root, path)
        try:
            draft.write(pieces)
        except BaseException:
            draft.drop()
            raise
        return draft

    @classmethod
    def complete(cls, root: Root, path: bytes, pieces: Iterable[Piece], expect: str | None) -> Entry:
        """Replace the content at once, where all of it is at hand."""
        draft = cls.begin(root, path, pieces)
        try:
            return draft.commit(expect)
        except BaseException:
            draft.drop()
            raise

    def write(self, pieces: Iterable[Piece]) -> None:
        """Add to the new content."""
        with self._lock:
            for piece in pieces:
                write_all(self._descriptor, piece)

    def copy(self, source: int, size: int) -> int:
        """Add the next ``size`` bytes of an open file; how many there were."""
        with self._lock:
            return copy_some(source, self._descriptor, size)

    def commit(self, expect: str | None = None) -> Entry:
        """Give the content its name. Where it fails, the draft is still to be dropped.

        :raises OSError: EEXIST or ESTALE: ``expect`` does not hold.
        """
        with self._lock:
            self._inherit()
            # Some file systems report only on closing that there was no space: ask before the name is given.
            os.close(os.dup(self._descriptor))
            with self._root.changing:
                self._publish(expect)
            info = os.fstat(self._descriptor)
            name = paths.decode(self._place.name)
            self._close()
        return entry_of(self._root, name, info)

    def drop(self) -> None:
        """Leave no trace. Nothing happens where the draft has ended already."""
        with self._lock:
            if self._descriptor < 0:
                return
            with suppress(FileNotFoundError):
                os.unlink(self._name, dir_fd=self._place.directory)
            self._close()

    def _inherit(self) -> None:
        old = self._old
        if old is None:
            return
        new = os.fstat(self._descriptor)
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            with suppress(PermissionError):
                os.fchown(self._descriptor, old.st_uid, old.st_gid)
        # Writing to a program takes its set-user-ID bits away; replacing it does so too.
        os.fchmod(self._descriptor, stat.S_IMODE(old.st_mode) & 0o1777)

    def _publish(self, expect: str | None) -> None:
        directory = self._place.directory
        if expect == "":
            rename_new(directory, self._name.encode(), self._place.name)
            return
        if expect is not None:
            require_etag(self._place, expect)
        os.rename(self._name, self._place.name, src_dir_fd=directory, dst_dir_fd=directory)

    def _close(self) -> None:
        os.close(self._descriptor)
        self._descriptor = -1
        self._root.drafts.discard(self._name)
        self._place.close()


class Copying:
    """A draft that is filled from another file, as that file was when it was opened."""

    __slots__ = ("_draft", "_rest", "_source")

    def __init__(self, root: Root, source: bytes, target: bytes) -> None:
        with root.place(source) as place:
            self._source = place.open(os.O_RDONLY)
        try:
            # Files of /proc and the like say 0 and are copied to their end.
            self._rest = os.fstat(self._source).st_size or ENDLESS
            self._draft = Draft(root, target)
        except BaseException:
            os.close(self._source)
            raise

    @classmethod
    def begin(cls, root: Root, source: bytes, target: bytes) -> "Entry | Copying":
        """Copy a file that is small in one go, and begin with one that is not."""
        copying = cls(root, source, target)
        try:
            return copying.commit() if copying.step() else copying
        except BaseException:
            copying.drop()
            raise

    def step(self) -> bool:
        """Copy some more; True at the end."""
        wanted = min(STRIDE, self._rest)
        copied = self._draft.copy(self._source, wanted)
        self._rest -= copied
        return copied < wanted or not self._rest

    def commit(self) -> Entry:
        """Give the copy its name."""
        entry = self._draft.commit()
        self._close()
        return entry

    def drop(self) -> None:
        """Leave no trace of the copy."""
        self._draft.drop()
        self._close()

    def _close(self) -> None:
        if self._source >= 0:
            os.close(self._source)
            self._source = -1


class Droppable(Protocol):
    """What leaves no trace once it is dropped."""

    def drop(self) -> None: ...


@asynccontextmanager
async def dropping(draft: Droppable, path: str) -> AsyncGenerator[None, None]:
    """Drop the draft where the block fails or is cancelled."""
    try:
        yield
    except GeneratorExit:
        draft.drop()
        raise
    except BaseException:
        try:
            with CancelScope(shield=True):
                await hop(draft.drop, path)
        finally:
            # Nothing is left of it where the call in a thread was cancelled before it began.
            draft.drop()
        raise


def require_etag(place: Place, expect: str) -> None:
    """Refuse where the file is not, or no longer, the one that ``expect`` is the etag of.

    :raises OSError: ESTALE: it has changed, or is gone; EEXIST: ``""`` was expected, which is no etag.
    """
    info = place.find()
    if info is None or etag_of(info) != expect:
        raise failure(errno.ESTALE if expect else errno.EEXIST)
