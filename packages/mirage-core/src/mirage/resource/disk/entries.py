"""What the host knows of a name, as an Entry; and a directory, in pages of them."""

import errno
import os
import stat
import sys
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack

from mirage import paths
from mirage.errors import failure
from mirage.resource.disk.confine import LISTING, Place, Root, spelling
from mirage.resource.disk.links import depth_of, told
from mirage.resources import Entry, Kind
from mirage.threads import hop

NAMES = 1024
"""The most names of a page: few enough that its thread never holds the interpreter for long."""

_KINDS: dict[int, Kind] = {stat.S_IFREG: "file", stat.S_IFDIR: "dir", stat.S_IFLNK: "link"}

_BYTES_ALREADY = (sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()) == ("utf-8", "surrogateescape")


def etag_of(info: os.stat_result) -> str:
    """Changes whenever the content does, as far as the host's clock can tell."""
    return f"{info.st_ino}:{info.st_mtime_ns}:{info.st_size}:{info.st_ctime_ns}"


def entry_of(root: Root, name: str, info: os.stat_result, target: bytes | None = None) -> Entry:
    """The Entry of what ``info`` is about; of a link with its ``target``."""
    inode = info.st_ino
    if info.st_dev != root.device:
        # Other file systems below the root number their files anew.
        inode = (inode ^ info.st_dev * 0x9E3779B97F4A7C15) & 0x7FFF_FFFF_FFFF_FFFF
    return Entry(
        name,
        _KINDS.get(stat.S_IFMT(info.st_mode), "other"),
        info.st_size if target is None else len(target),
        info.st_mtime_ns,
        etag_of(info),
        stat.S_IMODE(info.st_mode),
        ctime=info.st_ctime_ns,
        atime=info.st_atime_ns,
        nlink=info.st_nlink,
        inode=inode,
        uid=info.st_uid,
        gid=info.st_gid,
        target=None if target is None else paths.decode(target),
    )


def describe(root: Root, path: bytes) -> Entry:
    """The Entry of what is at ``path``."""
    with root.place(path) as place:
        return describe_place(root, path, place)


def describe_place(root: Root, path: bytes, place: Place) -> Entry:
    """The Entry of what is at ``place``, which ``path`` leads to."""
    directory, _, name = path.rpartition(b"/")
    for _ in range(LOOKS):
        info = place.info()
        if not stat.S_ISLNK(info.st_mode):
            return entry_of(root, paths.decode(name), info)
        target = _told_target(root, place, depth_of(directory))
        if target is not None:
            return entry_of(root, paths.decode(name), info, target)
    raise failure(errno.ELOOP)


LOOKS = 8
"""How often a name is looked at that another program changes from a link to something else and back."""


def _told_target(root: Root, place: Place, depth: int) -> bytes | None:
    try:
        return told(place.target(), depth, root.names)
    except OSError as error:
        if error.errno in (errno.EINVAL, errno.ENOENT):
            return None
        raise


class Scan:
    """A directory, page by page; an async iterator, and no generator: it may be left without a word.

    Used by one thread at a time; ``close`` may come from any.
    """

    __slots__ = ("_depth", "_directory", "_ended", "_held", "_lock", "_names", "_path", "_root")

    def __init__(self, root: Root, path: str) -> None:
        self._ended = False
        self._root = root
        self._path = path
        self._depth = 0
        self._lock = threading.Lock()
        self._held = ExitStack()
        self._directory = -1
        self._names: Iterator[os.DirEntry[str]] | None = None

    def __aiter__(self) -> AsyncIterator[Sequence[Entry]]:
        return self

    async def __anext__(self) -> Sequence[Entry]:
        while not self._ended:
            page = await hop(self._page, self._path)
            if page:
                return page
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """As ``close``."""
        self.close()

    def _page(self) -> Sequence[Entry]:
        entries: list[Entry] = []
        with self._lock:
            if self._ended:
                return entries
            for found in self._names or self._open():
                entry = self._entry(found)
                if entry is not None:
                    entries.append(entry)
                    if len(entries) == NAMES:
                        return entries
            self._close()
        return entries

    def close(self) -> None:
        """Let go of the directory; waits for a page that is being read."""
        with self._lock:
            self._close()

    def __del__(self) -> None:
        self.close()

    def _open(self) -> Iterator["os.DirEntry[str]"]:
        path = spelling(self._path)
        self._depth = depth_of(path)
        self._directory = self._root.directory(path, LISTING)
        self._held.callback(os.close, self._directory)
        self._names = names = self._held.enter_context(os.scandir(self._directory))
        return names

    def _close(self) -> None:
        self._ended = True
        self._names = None
        self._held.close()

    def _entry(self, found: "os.DirEntry[str]") -> Entry | None:
        if found.name in self._root.drafts:
            return None
        name = found.name if _BYTES_ALREADY else paths.decode(os.fsencode(found.name))
        try:
            info = found.stat(follow_symlinks=False)
        except PermissionError:
            return Entry(name, _kind_of(found))
        except FileNotFoundError:
            return None
        if not stat.S_ISLNK(info.st_mode):
            return entry_of(self._root, name, info)
        place = Place(self._directory, os.fsencode(found.name))
        target = _told_target(self._root, place, self._depth)
        return None if target is None else entry_of(self._root, name, info, target)


def _kind_of(found: "os.DirEntry[str]") -> Kind:
    if found.is_symlink():
        return "link"
    if found.is_dir(follow_symlinks=False):
        return "dir"
    return "file" if found.is_file(follow_symlinks=False) else "other"
