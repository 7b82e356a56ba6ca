"""The confinement: one descriptor of the root directory, and the only ways from it to what lies below.

No host path is ever composed, resolved or compared here. A directory is reached from the root's descriptor, by
``openat2`` beneath it or name by name without following links; the last name is used relative to its directory.
"""

import errno
import os
import stat
import threading
from types import TracebackType
from typing import Self

from mirage import paths
from mirage.errors import failure
from mirage.resource.disk.calls import open_beneath

PATH = getattr(os, "O_PATH", os.O_RDONLY)
"""Opens a directory to start from, not to read."""

LISTING = os.O_RDONLY

_ALWAYS = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY


def walk(base: int, path: bytes, flags: int) -> int:
    """The directory at ``path`` below ``base``, name by name, for kernels without ``openat2``."""
    names = path.split(b"/")
    here = os.dup(base)
    for at, name in enumerate(names, 1):
        try:
            there = _step(here, name, flags if at == len(names) else PATH)
        finally:
            os.close(here)
        here = there
    return here


def _step(here: int, name: bytes, flags: int) -> int:
    try:
        return os.open(name, flags | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=here)
    except NotADirectoryError:
        mode = os.stat(name, dir_fd=here, follow_symlinks=False).st_mode
        if stat.S_ISLNK(mode) or stat.S_ISDIR(mode):
            # A directory now means that there was a link a moment ago: whoever resolves links looks again.
            raise failure(errno.ELOOP) from None
        raise


def has_openat2(base: int) -> bool:
    """Whether the kernel has ``openat2`` and lets us use it."""
    try:
        os.close(open_beneath(base, b".", PATH))
    except OSError:
        return False
    return True


def spelling(path: str) -> bytes:
    """The bytes of a normalised path relative to the mount; ``b""`` is the root.

    :raises OSError: EINVAL for a path that is absolute, not normalised or no path at all, ENAMETOOLONG.
    """
    if not path:
        return b""
    paths.check(path)
    data = paths.encode(path)
    if any(name in (b"", b".", b"..") for name in data.split(b"/")):
        raise failure(errno.EINVAL, path)
    return data


class Root:
    """The root directory. Its descriptor is opened at the first use and closed once, by ``close``."""

    __slots__ = (
        "_closed",
        "_descriptor",
        "_lock",
        "_openat2",
        "changing",
        "device",
        "drafts",
        "names",
        "path",
        "versions",
    )

    def __init__(self, path: bytes) -> None:
        self.path = path
        self.names: tuple[bytes, ...] = (path,)
        """The host's names of the root: what an absolute link target is compared with, to tell it, never to open it."""
        self.device = 0
        self.drafts: set[str] = set()
        """Names of temporary files in use, anywhere below: listings leave them out."""
        self.changing = threading.Lock()
        """Held where a check and the change it allows must be one step."""
        self.versions = 0
        """Counts what may alter where a link leads; guarded by ``changing``."""
        self._lock = threading.Lock()
        self._descriptor = -1
        self._openat2 = False
        self._closed = False

    def directory(self, path: bytes, flags: int = PATH) -> int:
        """A new descriptor of the directory at ``path``.

        :raises OSError: ELOOP where a link is met, at the end of the path too.
        """
        base = self._base()
        try:
            descend = open_beneath if self._openat2 else walk
            return descend(base, path or b".", flags)
        finally:
            os.close(base)

    def place(self, path: bytes) -> "Place":
        """The name at the end of ``path`` in its directory; the root is ``.`` in itself."""
        parent, _, name = path.rpartition(b"/")
        return Place(self.directory(parent), name or b".")

    def close(self) -> None:
        """Close the descriptor; every later use is refused."""
        with self._lock:
            self._closed = True
            if self._descriptor >= 0:
                os.close(self._descriptor)
                self._descriptor = -1

    def __del__(self) -> None:
        self.close()

    def _base(self) -> int:
        # A duplicate of its own for every use: closing the root cannot pull a descriptor away from a running one.
        with self._lock:
            if self._closed:
                raise OSError(errno.EBADF, "The disk resource is closed")
            if self._descriptor < 0:
                self._open()
            return os.dup(self._descriptor)

    def _open(self) -> None:
        try:
            descriptor = os.open(self.path, PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as error:
            code = error.errno or errno.EIO
        else:
            self._descriptor = descriptor
            self._openat2 = has_openat2(descriptor)
            self.device = os.fstat(descriptor).st_dev
            self.names = tuple(dict.fromkeys((self.path, os.path.realpath(self.path))))
            return
        # Outside the handler, so that the host's path is not even in the context of what is raised.
        raise OSError(code, f"{os.strerror(code)} (the root option of the disk resource)")


class Place:
    """A name in a directory that is held open: where one operation happens. A context manager, and closed by it."""

    __slots__ = ("directory", "name")

    def __init__(self, directory: int, name: bytes) -> None:
        self.directory = directory
        self.name = name

    def info(self) -> os.stat_result:
        """What is there, itself."""
        return os.stat(self.name, dir_fd=self.directory, follow_symlinks=False)

    def find(self) -> os.stat_result | None:
        """What is there, or None."""
        try:
            return self.info()
        except FileNotFoundError:
            return None

    def target(self) -> bytes:
        """The text of the link that is there."""
        return os.readlink(self.name, dir_fd=self.directory)

    def open(self, flags: int, mode: int = 0o666) -> int:
        """A descriptor of the regular file that is there, or that O_CREAT makes.

        What is no regular file is not even opened, for that alone may block or act; it is looked at again once
        it is open, for it may have been replaced meanwhile.
        """
        info = self.find()
        if info is not None:
            if flags & os.O_EXCL:
                raise failure(errno.EEXIST)
            require_file(info)
        descriptor = os.open(self.name, flags | _ALWAYS, mode, dir_fd=self.directory)
        try:
            require_file(os.fstat(descriptor))
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    def open_itself(self) -> int:
        """A descriptor of the regular file or the directory that is there."""
        if stat.S_ISDIR(self.info().st_mode):
            return _step(self.directory, self.name, LISTING)
        return self.open(os.O_RDONLY)

    def close(self) -> None:
        """Let go of the directory."""
        if self.directory >= 0:
            os.close(self.directory)
            self.directory = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def require_file(info: os.stat_result) -> None:
    """Refuse what has no content of its own.

    FIFOs, sockets and devices get EACCES, as devices do on a file system mounted with ``nodev``.

    :raises OSError: ELOOP for a link, EISDIR for a directory, EACCES for the rest.
    """
    mode = info.st_mode
    if stat.S_ISREG(mode):
        return
    if stat.S_ISLNK(mode):
        raise failure(errno.ELOOP)
    raise failure(errno.EISDIR if stat.S_ISDIR(mode) else errno.EACCES)
