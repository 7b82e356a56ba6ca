"""RAMResource: a tree in memory with everything a local file system has."""

import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from typing import Self

from mirage import paths
from mirage.resource.ram.content import Content
from mirage.resource.ram.cut import Cut
from mirage.resource.ram.handle import RAMFile
from mirage.resource.ram.nodes import Node
from mirage.resource.ram.quota import MAX_BYTES, MAX_INODES, Quota
from mirage.resource.ram.tree import Tree
from mirage.resource.ram.view import View
from mirage.resources import Entry, Space


class RAMResource(View):
    """A tree in memory.

    Reading leaves access times as they are. Copies share what they hold until one of them is written.

    :param max_bytes: the most bytes it stores (``"512MB"``); shared ones count once, holes nothing (ENOSPC).
    :param max_inodes: the most names it holds.
    :param clock: tells the time in nanoseconds since the epoch.
    """

    kind = "ram"

    def __init__(
        self,
        *,
        max_bytes: int | str = MAX_BYTES,
        max_inodes: int | str = MAX_INODES,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        self._tree = Tree(Quota(max_bytes, max_inodes), clock)

    @classmethod
    def of_dirs(cls, *directories: str, clock: Callable[[], int] = time.time_ns) -> Self:
        """A new one that has these directories, and their parents."""
        resource = cls(clock=clock)
        for path in directories:
            resource._make_dirs(path)
        return resource

    @classmethod
    def from_files(cls, files: Mapping[str, bytes]) -> Self:
        """A new one that has these files, and the directories they need."""
        resource = cls()
        for path, data in files.items():
            resource._make_dirs(path.rpartition("/")[0])
            resource._tree.replace(path, Content.of(data, resource._tree.quota))
        return resource

    @property
    def used(self) -> int:
        """How many bytes it stores."""
        return self._tree.quota.used

    @property
    def inodes(self) -> int:
        """How many names it holds."""
        return self._tree.quota.inodes

    def space(self) -> Space:
        """Its limits, and what is taken of them."""
        quota = self._tree.quota
        return Space(quota.max_bytes, quota.used, quota.max_inodes, quota.inodes)

    def cut(self) -> Cut:
        """The tree as it is now, to be read whatever happens to it later."""
        return Cut(self._tree)

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        tree = self._tree
        tree.writable(path, expect)
        content = Content(tree.quota)
        try:
            async for chunk in data:
                content.append(chunk)
            return tree.replace(path, content, expect).describe(paths.name_of(path))
        except BaseException:
            # Whoever keeps the exception keeps this frame: what it holds must not count any longer.
            content.truncate(0)
            raise

    async def append(self, path: str, data: AsyncIterator[bytes]) -> Entry:
        tree = self._tree
        file = tree.open(path, create=True)
        async for chunk in data:
            tree.write_at(file, None, chunk)
        return file.describe(paths.name_of(path))

    async def delete(self, path: str, *, expect: str | None = None) -> None:
        self._tree.delete(path, expect)

    async def make_dir(self, path: str) -> None:
        self._tree.make_dir(path)

    async def copy(self, source: str, target: str) -> Entry:
        # Not kept with the file, as it is elsewhere: few ask about a copy, and a tree of them would double in objects.
        return self._tree.copy(source, target).describe_once(paths.name_of(target))

    async def rename(self, source: str, target: str) -> None:
        self._tree.rename(source, target)

    async def symlink(self, path: str, target: str) -> Entry:
        return self._tree.symlink(path, target).describe(paths.name_of(path))

    async def link(self, source: str, path: str) -> Entry:
        return self._tree.link(source, path).describe(paths.name_of(path))

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
        node = self._tree.find(path)
        self._tree.set_attrs(node, mode, (mtime, atime), (uid, gid))
        return node.describe(paths.name_of(path))

    async def open(
        self, path: str, *, write: bool = False, create: bool = False, exclusive: bool = False, truncate: bool = False
    ) -> RAMFile:
        file = self._tree.open(path, create=create, exclusive=exclusive)
        if truncate and write:
            self._tree.truncate(file, 0)
        return RAMFile(self._tree, file, paths.name_of(path), writable=write)

    def _find(self, path: str) -> Node:
        return self._tree.find(path)

    def _page(self, items: Iterable[tuple[str, Node]]) -> Sequence[Entry]:
        return [
            entry if (entry := node.entry) is not None and entry.name == name else node.describe(name)
            for name, node in items
        ]

    def _make_dirs(self, path: str) -> None:
        made = ""
        for name in path.split("/") if path else ():
            made = f"{made}/{name}" if made else name
            try:
                self._tree.make_dir(made)
            except FileExistsError:
                continue
