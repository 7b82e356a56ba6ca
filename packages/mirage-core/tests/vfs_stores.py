"""Small resources to hold the file system against: a bare one, one with links, and an object store."""

import errno
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager

from mirage.errors import failure
from mirage.host import Host
from mirage.paths import decode, encode, name_of, split
from mirage.resources import BLOCK, Entry, Kind, Reading, Resource
from mirage.session import Session
from mirage.vfs.fs import FileSystem
from mirage.vfs.guard import Guard
from mirage.vfs.table import MountMode, MountRegistry

DIRECTORY = None
"""What ``Plain.tree`` holds for a directory."""


class Plain(Resource):
    """The least that can be written to: whole files, no parents checked, no links, no attributes."""

    kind = "plain"

    def __init__(self, **files: bytes) -> None:
        self.tree: dict[str, bytes | None] = {"": DIRECTORY}
        self.calls: list[str] = []
        self.largest = 0
        self.written = 0
        self.open_reads = 0
        for path, data in files.items():
            self.tree[path] = data

    async def stat(self, path: str) -> Entry:
        self.calls.append(f"stat {path}")
        return self._entry(path)

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        self.calls.append(f"list {path}")
        if self._entry(path).kind != "dir":
            raise failure(errno.ENOTDIR, path)
        start = f"{path}/" if path else ""
        names = {key[len(start) :].partition("/")[0] for key in self.tree if key.startswith(start) and key != path}
        for name in sorted(names):
            yield [self._entry(start + name)]

    def read(
        self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None
    ) -> AbstractAsyncContextManager[Reading]:
        self.calls.append(f"read {path}")
        data = self.tree.get(path, b"")
        if path not in self.tree:
            raise failure(errno.ENOENT, path)
        if data is DIRECTORY:
            raise failure(errno.EISDIR, path)
        begin = max(0, len(data) + start) if start < 0 else start
        return _Counted(self, Reading(self._entry(path), _blocks(data[begin:stop])))

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        self.calls.append(f"write {path}")
        if expect == "" and path in self.tree:
            raise failure(errno.EEXIST, path)
        chunks = []
        async for chunk in data:
            self.largest = max(self.largest, len(chunk))
            self.written += len(chunk)
            chunks.append(chunk)
        self.tree[path] = b"".join(chunks)
        return self._entry(path)

    async def delete(self, path: str, *, expect: str | None = None) -> None:
        self.calls.append(f"delete {path}")
        if any(key.startswith(f"{path}/") for key in self.tree):
            raise failure(errno.ENOTEMPTY, path)
        del self.tree[path]

    async def make_dir(self, path: str) -> None:
        self.calls.append(f"make_dir {path}")
        if path in self.tree:
            raise failure(errno.EEXIST, path)
        self.tree[path] = DIRECTORY

    def _entry(self, path: str) -> Entry:
        if path not in self.tree:
            # No errno, as a resource written in a hurry raises it; and no difference between ENOENT and ENOTDIR.
            raise FileNotFoundError(path)
        data = self.tree[path]
        return Entry.directory(path) if data is DIRECTORY else Entry.file(path, len(data))


class Objects(Plain):
    """An object store: every parent exists, directories are what keys begin with."""

    kind = "objects"
    implicit_dirs = True

    async def make_dir(self, path: str) -> None:
        self.calls.append(f"make_dir {path}")
        self.tree[f"{path}/"] = b""

    def _entry(self, path: str) -> Entry:
        if path == "" or any(key.startswith(f"{path}/") for key in self.tree):
            return Entry.directory(path)
        return super()._entry(path)


class _Counted(AbstractAsyncContextManager[Reading]):
    def __init__(self, store: Plain, reading: Reading) -> None:
        self.store = store
        self.reading = reading

    async def __aenter__(self) -> Reading:
        self.store.open_reads += 1
        return self.reading

    async def __aexit__(self, *_: object) -> None:
        self.store.open_reads -= 1
        await self.reading.__aexit__(None, None, None)


async def _blocks(data: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(data), BLOCK):
        yield data[at : at + BLOCK]


class Node:
    """What ``Strict`` keeps for a path."""

    def __init__(self, kind: Kind, inode: int, data: bytes = b"") -> None:
        self.kind: Kind = kind
        self.inode = inode
        self.data = data
        self.mode = {"file": 0o644, "dir": 0o755}.get(kind, 0o777)
        self.mtime = 0


class Strict(Resource):
    """Links, hard links, attributes and renames, but no files open in place; as strict as the contract allows."""

    kind = "strict"

    def __init__(self) -> None:
        self.made = 1
        self.nodes = {"": Node("dir", 1)}

    def at(self, path: str, *, final: bool = False) -> Node:
        """The node of a path; ``final``: what is behind a link at its end is needed."""
        names = path.split("/") if path else []
        for count in range(1, len(names)):
            above = self.nodes.get("/".join(names[:count]))
            if above is None or above.kind != "dir":
                kind = None if above is None else above.kind
                raise failure({None: errno.ENOENT, "link": errno.ELOOP}.get(kind, errno.ENOTDIR), path)
        node = self.nodes.get(path)
        if node is None:
            raise failure(errno.ENOENT, path)
        if final and node.kind == "link":
            raise failure(errno.ELOOP, path)
        return node

    def free(self, path: str) -> None:
        """Refuse a path that is taken, or lies in no directory."""
        try:
            self.at(path)
        except FileNotFoundError:
            self.at(split(path)[0])
            return
        raise failure(errno.EEXIST, path)

    def made_at(self, path: str, kind: Kind, data: bytes = b"") -> Entry:
        """A new node."""
        self.free(path)
        self.made += 1
        self.nodes[path] = Node(kind, self.made, data)
        return self.entry(path)

    def entry(self, path: str) -> Entry:
        """What is told of a path."""
        node = self.at(path)
        target = decode(node.data) if node.kind == "link" else None
        size = None if node.kind == "dir" else len(node.data)
        return Entry(name_of(path), node.kind, size, node.mtime, mode=node.mode, inode=node.inode, target=target)

    async def stat(self, path: str) -> Entry:
        return self.entry(path)

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        if self.at(path, final=True).kind != "dir":
            raise failure(errno.ENOTDIR, path)
        yield [self.entry(key) for key in self.nodes if key and split(key)[0] == path]

    def read(
        self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None
    ) -> AbstractAsyncContextManager[Reading]:
        node = self.at(path, final=True)
        if node.kind == "dir":
            raise failure(errno.EISDIR, path)
        return Reading.of(node.data, start, stop, entry=self.entry(path))

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        content = b"".join([chunk async for chunk in data])
        try:
            node = self.at(path, final=True)
        except FileNotFoundError:
            return self.made_at(path, "file", content)
        if expect == "":
            raise failure(errno.EEXIST, path)
        if node.kind == "dir":
            raise failure(errno.EISDIR, path)
        node.data = content
        return self.entry(path)

    async def delete(self, path: str, *, expect: str | None = None) -> None:
        self.at(path)
        if any(key.startswith(f"{path}/") for key in self.nodes):
            raise failure(errno.ENOTEMPTY, path)
        del self.nodes[path]

    async def make_dir(self, path: str) -> None:
        self.made_at(path, "dir")

    async def symlink(self, path: str, target: str) -> Entry:
        return self.made_at(path, "link", encode(target))

    async def link(self, source: str, path: str) -> Entry:
        node = self.at(source)
        self.free(path)
        self.nodes[path] = node
        return self.entry(path)

    async def rename(self, source: str, target: str) -> None:
        node = self.at(source)
        if any(key.startswith(f"{target}/") for key in self.nodes):
            raise failure(errno.ENOTEMPTY, target)
        self.at(split(target)[0])
        below = {key: self.nodes.pop(key) for key in list(self.nodes) if key.startswith(f"{source}/")}
        del self.nodes[source]
        self.nodes[target] = node
        self.nodes |= {target + key[len(source) :]: each for key, each in below.items()}

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
        node = self.at(path)
        node.mode = node.mode if mode is None else mode
        node.mtime = node.mtime if mtime is None else mtime
        return self.entry(path)


def files(mounts: Mapping[str, Resource | tuple[Resource, MountMode]], guard: Guard | None = None) -> FileSystem:
    """A file system over some mounts; ``/dev`` and ``/bin`` are hidden ones."""
    table = MountRegistry()
    for prefix, given in mounts.items():
        resource, mode = given if isinstance(given, tuple) else (given, MountMode.WRITE)
        table.mount(prefix, resource, mode, hidden=prefix in ("/dev", "/bin", "/usr/bin"))
    return FileSystem(table, Session("test", Host()), guard or Guard())


async def listed(fs: FileSystem, path: str) -> list[str]:
    """The names in a directory, sorted."""
    return sorted([entry.name async for page in fs.list(path) for entry in page])


async def held(fs: FileSystem, path: str = "/") -> dict[str, object]:
    """Everything below a directory: what each file and link holds, and what is known of it."""
    found: dict[str, object] = {}
    async for directory, page in fs.walk(path):
        for entry in page:
            place = f"{directory.rstrip('/')}/{entry.name}"
            data = await fs.read_bytes(place) if entry.kind == "file" else entry.target
            found[place] = entry.kind, data, entry.mode, entry.mtime
    return found
