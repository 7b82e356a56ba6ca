"""A file of a tree in memory held open: it lives on when its name is gone."""

import errno

from mirage.errors import failure
from mirage.resource.ram.nodes import File
from mirage.resource.ram.tree import Tree
from mirage.resources import Entry


class RAMFile:
    """Reads and writes in place; everybody else sees a write at once."""

    __slots__ = ("_file", "_name", "_tree", "_writable")

    def __init__(self, tree: Tree, file: File, name: str, *, writable: bool) -> None:
        self._tree = tree
        self._file: File | None = file
        self._name = name
        self._writable = writable

    async def stat(self) -> Entry:
        """The Entry of the file, under the name it was opened by."""
        return self._open_file().describe(self._name)

    async def read_at(self, offset: int, size: int) -> bytes:
        """At most ``size`` bytes; empty at the end."""
        content = self._open_file().content
        if size <= 0 or offset >= content.size:
            return b""
        return content.piece(offset, size)

    async def write_at(self, offset: int | None, data: bytes) -> int:
        """Write all of ``data`` at ``offset`` (None: at the end); the offset behind it."""
        return self._tree.write_at(self._writable_file(), offset, data)

    async def truncate(self, size: int) -> None:
        """Cut or extend the file."""
        self._tree.truncate(self._writable_file(), size)

    async def aclose(self) -> None:
        """Let go of the file."""
        self._file = None

    def _open_file(self) -> File:
        if self._file is None:
            raise failure(errno.EBADF)
        return self._file

    def _writable_file(self) -> File:
        file = self._open_file()
        if not self._writable:
            raise failure(errno.EBADF)
        return file
