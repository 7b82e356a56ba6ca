"""The reference: a resource of plain nodes with every capability, written to be right rather than fast."""

import errno
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractAsyncContextManager

from mirage.errors import failure
from mirage.paths import encode, is_below, name_of, split
from mirage.resources import PAGE, Entry, Kind, OpenFile, Reading, Resource, Space, Unchanged, interval


class Node:
    """A file, a directory or a link."""

    def __init__(self, kind: Kind, inode: int, target: str | None = None) -> None:
        self.kind: Kind = kind
        self.inode = inode
        self.target = target
        self.data = b""
        self.children: dict[str, Node] = {}
        self.names = 1
        self.version = 0
        self.mode = 0o755 if kind == "dir" else 0o777 if kind == "link" else 0o644
        self.mtime = 1_600_000_000_000_000_000 + inode


class Shelf(Resource):
    """Keeps the laws."""

    def __init__(self) -> None:
        self.inodes = 0
        self.root = self.new("dir")

    # The tree

    def new(self, kind: Kind, target: str | None = None) -> Node:
        self.inodes += 1
        return Node(kind, self.inodes, target)

    def find(self, path: str) -> Node:
        node = self.root
        for name in path.split("/") if path else ():
            if node.kind == "link":
                raise failure(errno.ELOOP, path)
            if node.kind != "dir":
                raise failure(errno.ENOTDIR, path)
            if self.key(name) not in node.children:
                raise failure(errno.ENOENT, path)
            node = node.children[self.key(name)]
        return node

    def directory(self, path: str) -> Node:
        node = self.find(path)
        if node.kind == "dir":
            return node
        raise failure(errno.ELOOP if node.kind == "link" else errno.ENOTDIR, path)

    def parent(self, path: str) -> Node:
        return self.directory(split(path)[0])

    def there(self, path: str) -> Node | None:
        """What is at a path whose parent must be there."""
        return self.parent(path).children.get(self.key(name_of(path))) if path else self.root

    def keep(self, path: str, node: Node) -> None:
        self.parent(path).children[self.key(name_of(path))] = node

    def drop(self, path: str) -> None:
        del self.parent(path).children[self.key(name_of(path))]

    def key(self, name: str) -> str:
        """How a name is kept."""
        return name

    def file(self, path: str) -> Node:
        node = self.find(path)
        self.expect_file(node, path)
        return node

    def expect_file(self, node: Node | None, path: str) -> None:
        if node is not None and node.kind != "file":
            raise failure(errno.EISDIR if node.kind == "dir" else errno.ELOOP, path)

    def entry(self, path: str, node: Node) -> Entry:
        return Entry(
            name_of(path),
            node.kind,
            len(node.data) if node.kind == "file" else len(encode(node.target)) if node.target is not None else None,
            node.mtime,
            self.etag(node),
            node.mode,
            nlink=node.names,
            inode=node.inode,
            target=node.target,
        )

    def etag(self, node: Node) -> str | None:
        return f"{node.inode}-{node.version}" if node.kind == "file" else None

    def changed(self, node: Node, data: bytes) -> None:
        node.data = data
        node.version += 1
        node.mtime = max(node.mtime + 1, 1_700_000_000_000_000_000)

    def below(self, path: str) -> Iterator[tuple[str, Node]]:
        for name, node in self.directory(path).children.items():
            place = f"{path}/{name}" if path else name
            yield place, node
            if node.kind == "dir":
                yield from self.below(place)

    # What every resource has

    async def stat(self, path: str) -> Entry:
        return self.entry(path, self.find(path))

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        entries = [self.entry(name, node) for name, node in self.directory(path).children.items()]
        for at in range(0, len(entries), PAGE):
            yield entries[at : at + PAGE]

    def read(
        self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None
    ) -> AbstractAsyncContextManager[Reading]:
        node = self.file(path)
        entry = self.entry(path, node)
        if unless is not None and unless == entry.etag:
            return Unchanged(entry)
        return Reading.of(node.data, start, stop, entry=entry)

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        self.expect_file(self.there(path), path)
        content = await self.collected(data)
        node = self.there(path)
        self.expect(node, expect, path)
        if node is None:
            self.put(path, node := self.new("file"))
        self.changed(node, content)
        return self.entry(path, node)

    async def collected(self, data: AsyncIterator[bytes]) -> bytes:
        return b"".join([chunk async for chunk in data])

    def expect(self, node: Node | None, expect: str | None, path: str) -> None:
        if expect == "" and node is not None:
            raise failure(errno.EEXIST, path)
        if expect and (node is None or self.etag(node) != expect):
            raise failure(errno.ESTALE, path)

    async def delete(self, path: str, *, expect: str | None = None) -> None:
        node = self.find(path)
        if not path:
            raise failure(errno.EBUSY, path)
        if node.children:
            raise failure(errno.ENOTEMPTY, path)
        self.expect(node, expect, path)
        node.names -= 1
        self.drop(path)

    async def make_dir(self, path: str) -> None:
        self.put(path, self.new("dir"))

    def put(self, path: str, node: Node) -> None:
        if self.there(path) is not None:
            raise failure(errno.EEXIST, path)
        self.keep(path, node)

    # Capabilities

    async def walk(self, path: str) -> AsyncIterator[Sequence[tuple[str, Entry]]]:
        yield [(place, self.entry(place, node)) for place, node in self.below(path)]

    async def search(self, path: str, text: bytes, *, ignore_case: bool) -> AsyncIterator[Sequence[str]]:
        wanted = text.lower() if ignore_case else text
        yield [
            place
            for place, node in self.below(path)
            if node.kind == "file" and wanted in (node.data.lower() if ignore_case else node.data)
        ]

    async def glance(self, path: str, names: Sequence[str], most: int) -> Sequence[bytes | None]:
        children = self.directory(path).children
        found = [children.get(self.key(name)) for name in names]
        return [
            node.data if node is not None and node.kind == "file" and len(node.data) <= most else None for node in found
        ]

    async def copy(self, source: str, target: str) -> Entry:
        node, present = self.file(source), self.there(target)
        self.expect_file(present, target)
        if present is None:
            self.put(target, present := self.new("file"))
        self.changed(present, node.data)
        return self.entry(target, present)

    async def rename(self, source: str, target: str) -> None:
        node, present = self.find(source), self.there(target)
        if node is present:
            return
        if node.kind == "dir" and is_below(target, source):
            raise failure(errno.EINVAL, source)
        if present is not None:
            self.expect_replaceable(node, present, target)
            present.names -= 1
        self.drop(source)
        self.keep(target, node)

    def expect_replaceable(self, node: Node, present: Node, target: str) -> None:
        if node.kind == "dir" and present.kind != "dir":
            raise failure(errno.ENOTDIR, target)
        if node.kind != "dir" and present.kind == "dir":
            raise failure(errno.EISDIR, target)
        if present.children:
            raise failure(errno.ENOTEMPTY, target)

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
        node = self.find(path)
        node.mode = node.mode if mode is None else mode
        node.mtime = node.mtime if mtime is None else mtime
        return self.entry(path, node)

    def space(self) -> Space:
        nodes = [node for _, node in self.below("")]
        return Space(used=sum(len(node.data) for node in nodes), files_used=len(nodes))

    async def symlink(self, path: str, target: str) -> Entry:
        self.put(path, node := self.new("link", target))
        return self.entry(path, node)

    async def link(self, source: str, path: str) -> Entry:
        node = self.find(source)
        if node.kind == "dir":
            raise failure(errno.EPERM, source)
        self.put(path, node)
        node.names += 1
        return self.entry(path, node)

    async def append(self, path: str, data: AsyncIterator[bytes]) -> Entry:
        self.expect_file(self.there(path), path)
        content = await self.collected(data)
        node = self.there(path)
        if node is None:
            self.put(path, node := self.new("file"))
        self.changed(node, node.data + content)
        return self.entry(path, node)

    async def open(
        self, path: str, *, write: bool = False, create: bool = False, exclusive: bool = False, truncate: bool = False
    ) -> OpenFile:
        node = self.there(path)
        self.expect_file(node, path)
        if node is not None and create and exclusive:
            raise failure(errno.EEXIST, path)
        if node is None:
            if not create:
                raise failure(errno.ENOENT, path)
            self.put(path, node := self.new("file"))
        if truncate:
            self.changed(node, b"")
        return self.opened(path, node, write)

    def opened(self, path: str, node: Node, write: bool) -> OpenFile:
        return OpenNode(self, path, node, write)


class OpenNode:
    """A node held open."""

    def __init__(self, shelf: Shelf, path: str, node: Node, writable: bool) -> None:
        self.shelf = shelf
        self.path = path
        self.node = node
        self.writable = writable

    async def stat(self) -> Entry:
        return self.shelf.entry(self.path, self.node)

    async def read_at(self, offset: int, size: int) -> bytes:
        begin, end = interval(len(self.node.data), offset, offset + size)
        return self.node.data[begin:end]

    async def write_at(self, offset: int | None, data: bytes) -> int:
        self.expect_writable()
        start = len(self.node.data) if offset is None else offset
        padded = self.node.data.ljust(start, b"\0")
        self.shelf.changed(self.node, padded[:start] + data + padded[start + len(data) :])
        return start + len(data)

    async def truncate(self, size: int) -> None:
        self.expect_writable()
        self.shelf.changed(self.node, self.node.data[:size].ljust(size, b"\0"))

    def expect_writable(self) -> None:
        if not self.writable:
            raise failure(errno.EBADF, self.path)

    async def aclose(self) -> None:
        return
