"""What a third party writes: the Resource base class, its values, and the capabilities it may add.

A resource is a raw store: it never follows a symbolic link, formats no message and knows no session.
Paths are relative to the mount, normalised, without a leading slash; the root is ``""``. Every failure
is an OSError with an errno; an operation whose path passes through a link, or needs what is behind a
link at its end, raises ELOOP, and ``vfs/fs.py`` resolves it. A path that passes through a file is ENOTDIR,
or ENOENT where the backend cannot tell. ``mirage.testing`` holds the law for each sentence here.
"""

import errno
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, Protocol, Self, runtime_checkable

from mirage.errors import failure
from mirage.paths import name_of

if TYPE_CHECKING:
    from mirage.commands.spec import Command

Kind = Literal["file", "dir", "link", "other"]

PAGE = 4096
"""The most entries a page of a listing holds."""

BLOCK = 65536
"""The size in which bytes travel."""

_TYPES: Mapping[Kind, str] = {"file": "file", "dir": "directory", "link": "symlink", "other": "other"}


class Entry:
    """One name in a directory and what is known of it; None is unknown. Never changed once made.

    Times are nanoseconds since the epoch, ``mode`` the twelve permission bits, ``extra`` a JSON mapping.
    """

    __slots__ = (
        "atime",
        "ctime",
        "etag",
        "extra",
        "gid",
        "inode",
        "kind",
        "mode",
        "mtime",
        "name",
        "nlink",
        "size",
        "target",
        "uid",
    )

    def __init__(
        self,
        name: str,
        kind: Kind,
        size: int | None = None,
        mtime: int | None = None,
        etag: str | None = None,
        mode: int | None = None,
        *,
        ctime: int | None = None,
        atime: int | None = None,
        nlink: int | None = None,
        inode: int | None = None,
        uid: int | None = None,
        gid: int | None = None,
        target: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self.name = name
        self.kind: Kind = kind
        self.size = size
        self.mtime = mtime
        self.etag = etag
        self.mode = mode
        self.ctime = ctime
        self.atime = atime
        self.nlink = nlink
        self.inode = inode
        self.uid = uid
        self.gid = gid
        self.target = target
        self.extra = extra

    @classmethod
    def file(cls, path: str, size: int | None = None, mtime: int | None = None, etag: str | None = None) -> Self:
        """A regular file at ``path``."""
        return cls(name_of(path), "file", size, mtime, etag)

    @classmethod
    def directory(cls, path: str, mtime: int | None = None) -> Self:
        """A directory at ``path``."""
        return cls(name_of(path), "dir", None, mtime)

    @classmethod
    def link(cls, path: str, target: str, mtime: int | None = None) -> Self:
        """A symbolic link at ``path`` that points to ``target``."""
        return cls(name_of(path), "link", len(target.encode("utf-8", "surrogateescape")), mtime, target=target)

    @property
    def type(self) -> str:
        """``file``, ``directory``, ``symlink`` or ``other``."""
        return _TYPES[self.kind]

    @property
    def modified(self) -> str | None:
        """The time of the last change in ISO 8601, or None where it is unknown."""
        if self.mtime is None:
            return None
        from datetime import UTC, datetime  # It takes long to load, and few ask.

        seconds, nanoseconds = divmod(self.mtime, 1_000_000_000)
        moment = datetime.fromtimestamp(seconds, UTC).replace(microsecond=nanoseconds // 1000)
        return moment.isoformat().replace("+00:00", "Z")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Entry):
            return NotImplemented
        return all(getattr(self, field) == getattr(other, field) for field in Entry.__slots__)

    def __hash__(self) -> int:
        return hash((self.name, self.kind, self.size, self.mtime, self.etag))

    def __repr__(self) -> str:
        known = (f"{field}={value!r}" for field in Entry.__slots__ if (value := getattr(self, field)) is not None)
        return f"Entry({', '.join(known)})"


class Reading:
    """An open read: its Entry, as the same answer told it, and its bytes in chunks of any size but none empty.

    An async context manager and an async iterator; leaving the context stops the download.
    """

    __slots__ = ("_chunks", "entry")

    unchanged: ClassVar[bool] = False

    def __init__(self, entry: Entry, chunks: AsyncIterator[bytes]) -> None:
        self.entry = entry
        self._chunks = chunks

    @classmethod
    def of(cls, data: bytes, start: int = 0, stop: int | None = None, *, entry: Entry | None = None) -> "Reading":
        """A reading of bytes that are at hand; ``start`` and ``stop`` mean what they mean in Resource.read."""
        begin, end = interval(len(data), start, stop)
        return cls(entry or Entry("", "file", len(data)), _blocks(data, begin, end))

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._chunks

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        close = getattr(self._chunks, "aclose", None)
        if close is not None:
            await close()


class Unchanged(Reading):
    """The answer to a conditional read whose etag still holds: an Entry and no bytes."""

    __slots__ = ()

    unchanged: ClassVar[bool] = True

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry, _blocks(b"", 0, 0))


def interval(size: int, start: int, stop: int | None) -> tuple[int, int]:
    """The bytes ``[begin, end)`` of a file of ``size`` that ``start`` (negative: a suffix) and ``stop`` ask for."""
    begin = max(0, size + start) if start < 0 else min(start, size)
    end = size if stop is None else min(stop, size)
    return begin, max(begin, end)


async def _blocks(data: bytes, begin: int, end: int) -> AsyncIterator[bytes]:
    if begin == 0 and end == len(data) <= BLOCK:
        if data:
            yield data
        return
    for at in range(begin, end, BLOCK):
        yield data[at : min(at + BLOCK, end)]


class Resource:
    """One external system seen as a tree of bytes.

    ``stat``, ``list`` and ``read`` are all a read-only resource needs. No network in ``__init__``.
    """

    kind: ClassVar[str] = ""
    """The name under which distributions register it (``ram``, ``s3``); empty where it has none."""

    implicit_dirs: ClassVar[bool] = False
    """Every parent exists (object stores): nothing is asked of it before a write."""

    relative_links: ClassVar[bool] = False
    """Other programs see its links: an absolute target below the mount is written as a relative one."""

    needs_override: ClassVar[bool] = False
    """A snapshot holds no secrets of it: loading one needs fresh credentials."""

    prompt: ClassVar[str] = ""
    """What an agent should know of the layout below the mount; ``{prefix}`` stands for its path."""

    async def stat(self, path: str) -> Entry:
        """What is at ``path``; a link tells of itself.

        :raises FileNotFoundError: nothing is there.
        """
        raise NotImplementedError

    def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        """The directory at ``path``, in pages of at most PAGE entries, each name once.

        :raises NotADirectoryError: a file is there.
        """
        raise NotImplementedError

    def read(
        self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None
    ) -> AbstractAsyncContextManager[Reading]:
        """The bytes ``[start, stop)`` of the file; a negative ``start`` is a suffix, past the end is empty.

        ``unless`` is an etag: the Reading is Unchanged where it still holds.

        :raises IsADirectoryError: a directory is there.
        """
        raise NotImplementedError

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        """Make the file hold exactly ``data``, all or nothing; the parent exists already.

        Whoever reads meanwhile sees the old bytes or the new, never some of both; permission bits stay. Where
        ``data`` raises, or the write is cancelled, everything is as before.
        ``expect`` is the etag the file must still have, or ``""``: it must not exist (FileExistsError).

        :raises OSError: ESTALE, the file has another etag than ``expect`` or is gone; EISDIR, a directory is there;
            ENOENT, the parent is missing (not with ``implicit_dirs``).
        """
        raise failure(errno.EROFS, path)

    async def delete(self, path: str, *, expect: str | None = None) -> None:
        """Remove a file, a link or an empty directory.

        :raises OSError: ENOENT; ENOTEMPTY, the directory holds something; EBUSY, it is the root; ESTALE, the
            file has another etag than ``expect``.
        """
        raise failure(errno.EROFS, path)

    async def make_dir(self, path: str) -> None:
        """Make one directory; its parent exists, it does not.

        :raises FileExistsError: anything is there, a link or the root included.
        """
        raise failure(errno.EROFS, path)

    def commands(self) -> "Sequence[Command]":
        """Commands of its own, bound to its mount."""
        return ()

    async def aclose(self) -> None:
        """Let go of connections and descriptors. Called once, when the workspace closes."""


# Capabilities: one method each, looked for once, when the resource is mounted. A capability may only make
# something faster or cheaper, or keep what would otherwise be refused; it never changes an answer.


@runtime_checkable
class Walks(Protocol):
    """Lists a whole subtree at once."""

    def walk(self, path: str) -> AsyncIterator[Sequence[tuple[str, Entry]]]:
        """Everything below the directory, as (path relative to the mount, Entry), a parent before what it holds.

        Pages are as those of ``list``, and so are errors. The directory itself is not among them.
        """
        ...


@runtime_checkable
class Searches(Protocol):
    """Finds files by content without reading them all."""

    def search(self, path: str, text: bytes, *, ignore_case: bool) -> AsyncIterator[Sequence[str]] | None:
        """Pages of paths of files below ``path`` that may hold ``text``; every file that does is among them.

        None: this question cannot be answered; the caller reads everything.
        """
        ...


@runtime_checkable
class Glances(Protocol):
    """Reads many small files at once."""

    async def glance(self, path: str, names: Sequence[str], most: int) -> Sequence[bytes | None]:
        """What files of a directory hold, in order; None for any of more than ``most`` bytes, or best read by itself.

        The directory is as ``list`` has it, and so are errors; what is wrong with a file is told when it is read.
        """
        ...


@runtime_checkable
class Copies(Protocol):
    """Copies a file inside the resource."""

    async def copy(self, source: str, target: str) -> Entry:
        """Make ``target`` hold what the file ``source`` holds; replaces a file. Errors are those of read and write."""
        ...


@runtime_checkable
class Renames(Protocol):
    """Moves a file or a whole directory inside the resource."""

    async def rename(self, source: str, target: str) -> None:
        """Move ``source`` to ``target``; replaces a file, or an empty directory by a directory.

        Onto itself it does nothing.

        :raises OSError: EINVAL, a directory into itself; EISDIR, a file onto a directory; ENOTDIR, a directory onto
            a file; ENOTEMPTY, onto a directory that holds something.
        """
        ...


@runtime_checkable
class Attrs(Protocol):
    """Keeps permission bits, times and owners."""

    async def set_attrs(
        self,
        path: str,
        *,
        mode: int | None = None,
        mtime: int | None = None,
        atime: int | None = None,
        uid: int | None = None,
        gid: int | None = None,
    ) -> Entry:
        """Change what is not None, of the thing itself (a link is not followed)."""
        ...


@runtime_checkable
class Links(Protocol):
    """Keeps symbolic links."""

    async def symlink(self, path: str, target: str) -> Entry:
        """Make a link; ``target`` is any text.

        :raises FileExistsError: anything is there.
        """
        ...


@runtime_checkable
class HardLinks(Protocol):
    """Gives one file several names."""

    async def link(self, source: str, path: str) -> Entry:
        """Make ``path`` a second name of the file ``source``.

        :raises OSError: EPERM, ``source`` is a directory; EEXIST, anything is at ``path``.
        """
        ...


@runtime_checkable
class Appends(Protocol):
    """Adds to the end of a file without rewriting it."""

    async def append(self, path: str, data: AsyncIterator[bytes]) -> Entry:
        """Add ``data`` to the end of the file; makes it where it is missing.

        Where ``data`` raises, what the file held is still there. Errors are those of write.
        """
        ...


class Space(NamedTuple):
    """How much there is room for, and how much of that is taken; None is unknown."""

    size: int | None = None
    used: int | None = None
    files: int | None = None
    files_used: int | None = None


@runtime_checkable
class Measures(Protocol):
    """Knows how much room it has."""

    def space(self) -> Space:
        """In bytes, and in names; answered at once."""
        ...


class OpenFile(Protocol):
    """A file held open by identity: it lives on when its name is removed or moved.

    Without ``write`` it refuses to be written (EBADF). A gap that a write or ``truncate`` leaves reads as zeros.
    """

    async def stat(self) -> Entry: ...

    async def read_at(self, offset: int, size: int) -> bytes:
        """At most ``size`` bytes; empty at the end."""
        ...

    async def write_at(self, offset: int | None, data: bytes) -> int:
        """Write all of ``data`` at ``offset`` (None: at the end); the offset behind it."""
        ...

    async def truncate(self, size: int) -> None: ...

    async def aclose(self) -> None: ...


@runtime_checkable
class Opens(Protocol):
    """Opens files for reading and writing in place, as a local file system does."""

    async def open(
        self, path: str, *, write: bool = False, create: bool = False, exclusive: bool = False, truncate: bool = False
    ) -> OpenFile:
        """Open the file; ``create`` makes it where it is missing, ``exclusive`` refuses one that exists.

        :raises OSError: EISDIR, a directory is there; EEXIST, ``exclusive`` with ``create``, and something is there.
        """
        ...
