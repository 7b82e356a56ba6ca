"""The tree itself: what each operation changes, in the order and with the refusals of Linux."""

import errno
from collections.abc import Callable

from mirage import paths
from mirage.errors import failure
from mirage.resource.ram.content import Content, stored
from mirage.resource.ram.layers import Layer
from mirage.resource.ram.nodes import Directory, File, Link, Node
from mirage.resource.ram.quota import Quota

DEPTH_MAX = 256
"""The most components of a path; a directory that would be deeper is refused (ENAMETOOLONG)."""


class Tree:
    """Nodes by path. Each method is done before anything else runs, so that it is atomic to all others."""

    __slots__ = ("_inodes", "clock", "layers", "quota", "root")

    def __init__(self, quota: Quota, clock: Callable[[], int]) -> None:
        self.quota = quota
        self.clock = clock
        self.layers: list[Layer] = []
        """What living cuts must still see, oldest first."""
        self._inodes = 0
        self.root = Directory(self._next_inode(), clock())

    # Looking

    def find(self, path: str) -> Node:
        """The node at ``path``.

        :raises OSError: ENOENT, ENOTDIR; ELOOP, the path passes through a link.
        """
        node: Node = self.root
        if path:
            try:
                for name in path.split("/"):
                    node = node.children[name]
            except KeyError:
                raise missing(self.root, path) from None
        return node

    def file(self, path: str) -> File:
        """The file at ``path``.

        :raises OSError: EISDIR, ELOOP, and those of ``find``.
        """
        return require_file(self.find(path), path)

    def place(self, path: str, at_root: int) -> tuple[Directory, str, Node | None]:
        """The directory that holds, or would hold, the last component; its name; what is there.

        :raises OSError: ``at_root`` where ``path`` is the root; ENOENT, ENOTDIR or ELOOP on the way.
        """
        if not path:
            raise failure(at_root, path)
        above, slash, name = path.rpartition("/")
        parent = self.find(above) if slash else self.root
        if not isinstance(parent, Directory):
            raise failure(errno.ELOOP if isinstance(parent, Link) else errno.ENOTDIR, path)
        return parent, name, parent.children.get(name)

    # Changing

    def writable(self, path: str, expect: str | None) -> None:
        """Refuse what ``replace`` would refuse now."""
        _, _, node = self.place(path, errno.EISDIR)
        if node is None:
            require_absence(expect, path)
            require_nameable(path)
        else:
            require_etag(require_file(node, path), expect, path)

    def replace(self, path: str, content: Content, expect: str | None = None) -> File:
        """Give the file at ``path`` this content, or make it; a file of several names has it under each."""
        parent, name, node = self.place(path, errno.EISDIR)
        content.settle()
        if node is None:
            require_absence(expect, path)
            return self._new_file(parent, name, path, content)
        file = require_file(node, path)
        require_etag(file, expect, path)
        self._keep(file)
        file.hold(content)
        self._written(file)
        return file

    def copy(self, source: str, target: str) -> File:
        """Make ``target`` hold what the file ``source`` holds now; onto itself, change nothing."""
        file = self.file(source)
        parent, name, node = self.place(target, errno.EISDIR)
        if node is file:
            return file
        file.content.settle()
        if node is None:
            made = self._new_file(parent, name, target, file.content)
        else:
            made = require_file(node, target)
            self._keep(made)
            self._written(made)
        made.hold_same(file)
        return made

    def open(self, path: str, *, create: bool = False, exclusive: bool = False) -> File:
        """The file at ``path``, made with ``create`` where it is missing."""
        if not create:
            return self.file(path)
        parent, name, node = self.place(path, errno.EEXIST if exclusive else errno.EISDIR)
        if node is None:
            return self._new_file(parent, name, path, Content(self.quota))
        if exclusive:
            raise failure(errno.EEXIST, path)
        return require_file(node, path)

    def write_at(self, file: File, offset: int | None, data: bytes) -> int:
        """Write into a file; the offset behind what was written."""
        begin = file.content.size if offset is None else offset
        if not data:
            return begin
        self._keep(file)
        try:
            content = file.own()
            if begin == content.size:
                content.append(data)
            else:
                content.write_at(begin, data)
        finally:
            self._written(file)
        return begin + len(data)

    def truncate(self, file: File, size: int) -> None:
        """Cut or extend a file."""
        self._keep(file)
        file.own().truncate(size)
        self._written(file)

    def make_dir(self, path: str) -> Directory:
        """Make a directory."""
        parent, name, node = self.place(path, errno.EEXIST)
        self._require_free(node, path)
        self.quota.take_inode(path)
        made = Directory(self._next_inode(), self.clock())
        self._enter(parent, name, made)
        parent.nlink += 1
        return made

    def symlink(self, path: str, target: str) -> Link:
        """Make a symbolic link."""
        data = paths.encode(target)
        if not data:
            raise failure(errno.ENOENT, target, path)
        if len(data) >= paths.PATH_MAX:
            raise failure(errno.ENAMETOOLONG, target, path)
        parent, name, node = self.place(path, errno.EEXIST)
        self._require_free(node, path)
        block = stored(data, self.quota)
        self.quota.take_inode(path)
        made = Link(self._next_inode(), self.clock(), block)
        self._enter(parent, name, made)
        return made

    def link(self, source: str, path: str) -> Node:
        """Give a file or link a further name."""
        node = self.find(source)
        parent, name, there = self.place(path, errno.EEXIST)
        self._require_free(there, path)
        if isinstance(node, Directory):
            raise failure(errno.EPERM, source, path)
        self.quota.take_inode(path)
        self._keep(node)
        node.nlink += 1
        self._enter(parent, name, node)
        self._touched(node)
        return node

    def delete(self, path: str, expect: str | None = None) -> None:
        """Remove a name: a file's, a link's, or an empty directory's."""
        parent, name, node = self.place(path, errno.EBUSY)
        if node is None:
            raise missing(self.root, path)
        if node.children:
            raise failure(errno.ENOTEMPTY, path)
        if expect is not None and (not isinstance(node, File) or node.etag != expect):
            raise failure(errno.ESTALE, path)
        self._keep(parent)
        del parent.children[name]
        self._moved_in(parent)
        self._lose(parent, node)

    def rename(self, source: str, target: str) -> None:
        """Move a node to another name."""
        old, old_name, node = self.place(source, errno.EBUSY)
        new, new_name, there = self.place(target, errno.EBUSY)
        if node is None:
            raise missing(self.root, source)
        if there is None:
            require_nameable(target)
        if target.startswith(source + "/"):
            raise failure(errno.EINVAL, source, target)
        if source.startswith(target + "/"):
            raise failure(errno.ENOTEMPTY, source, target)
        if there is node:
            return
        require_replaceable(node, there, (source, target))
        require_room_below(node, source, target)
        self._keep(old)
        self._keep(new)
        self._keep(node)
        del old.children[old_name]
        new.children[new_name] = node
        if isinstance(node, Directory):
            old.nlink -= 1
            new.nlink += 1
        if there is not None:
            self._lose(new, there)
        self._moved_in(old)
        self._moved_in(new)
        self._touched(node)

    def set_attrs(
        self, node: Node, mode: int | None, times: tuple[int | None, int | None], owner: tuple[int | None, int | None]
    ) -> None:
        """Change what is not None: permission bits, modification and access time, user and group."""
        if mode is not None and isinstance(node, Link):
            raise failure(errno.EOPNOTSUPP)
        self._keep(node)
        mtime, atime = times
        uid, gid = owner
        node.mode = node.mode if mode is None else mode & 0o7777
        node.mtime = node.mtime if mtime is None else mtime
        node.atime = node.atime if atime is None else atime
        node.uid = node.uid if uid is None else uid
        node.gid = node.gid if gid is None else gid
        self._touched(node)

    # Cuts

    def cut(self) -> Layer:
        """From now on, keep what changes as it is now."""
        layer = Layer(self._inodes)
        self.layers.append(layer)
        return layer

    def drop(self, layer: Layer) -> None:
        """Nobody asks for this cut any more; older ones may still need what it kept."""
        at = self.layers.index(layer)
        del self.layers[at]
        if at:
            self.layers[at - 1].inherit(layer)

    def _keep(self, node: Node) -> None:
        if self.layers:
            self.layers[-1].keep(node)

    # Bookkeeping; the node and the directories it is about were kept already

    def _next_inode(self) -> int:
        self._inodes += 1
        return self._inodes

    def _require_free(self, node: Node | None, path: str) -> None:
        if node is not None:
            raise failure(errno.EEXIST, path)
        require_nameable(path)

    def _new_file(self, parent: Directory, name: str, path: str, content: Content) -> File:
        require_nameable(path)
        self.quota.take_inode(path)
        file = File(self._next_inode(), self.clock(), content)
        self._enter(parent, name, file)
        return file

    def _enter(self, parent: Directory, name: str, node: Node) -> None:
        self._keep(parent)
        parent.children[name] = node
        self._moved_in(parent)

    def _lose(self, parent: Directory, node: Node) -> None:
        """A name of ``node`` in ``parent`` is gone."""
        self._keep(node)
        self.quota.give_inode()
        if isinstance(node, Directory):
            node.nlink = 0
            parent.nlink -= 1
        else:
            node.nlink -= 1
        self._touched(node)

    def _moved_in(self, directory: Directory) -> None:
        directory.mtime = directory.ctime = self.clock()
        directory.entry = None

    def _written(self, file: File) -> None:
        file.change += 1
        file.mtime = file.ctime = self.clock()
        file.entry = None

    def _touched(self, node: Node) -> None:
        node.ctime = self.clock()
        node.entry = None


def missing(root: Node, path: str, seen: Callable[[Node], Node] | None = None) -> OSError:
    """Why nothing was found at ``path``."""
    node = root
    for name in path.split("/"):
        if isinstance(node, Link):
            return failure(errno.ELOOP, path)
        if not isinstance(node, Directory):
            return failure(errno.ENOTDIR, path)
        if name not in node.children:
            return failure(errno.ENAMETOOLONG if too_long(name) else errno.ENOENT, path)
        node = node.children[name]
        if seen is not None:
            node = seen(node)
    return failure(errno.ENOENT, path)


def too_long(name: str) -> bool:
    """Whether a name has more bytes than a name may have."""
    return len(name) > paths.NAME_MAX // 4 and len(paths.encode(name)) > paths.NAME_MAX


def require_file(node: Node, path: str) -> File:
    """Refuse what is no file: EISDIR, or ELOOP for a link."""
    if isinstance(node, File):
        return node
    raise failure(errno.EISDIR if isinstance(node, Directory) else errno.ELOOP, path)


def require_etag(file: File, expect: str | None, path: str) -> None:
    """Refuse a file that is not the expected one: EEXIST where none was, else ESTALE."""
    if expect is not None and file.etag != expect:
        raise failure(errno.ESTALE if expect else errno.EEXIST, path)


def require_absence(expect: str | None, path: str) -> None:
    """Nothing is there: refuse where something was expected."""
    if expect:
        raise failure(errno.ESTALE, path)


def require_nameable(path: str) -> None:
    """Refuse to make what would lie too deep, or have too long a name."""
    if path.count("/") >= DEPTH_MAX or too_long(paths.name_of(path)):
        raise failure(errno.ENAMETOOLONG, path)


def require_replaceable(node: Node, there: Node | None, names: tuple[str, str]) -> None:
    """Refuse a rename onto what cannot give way."""
    if there is None:
        return
    if isinstance(node, Directory):
        if not isinstance(there, Directory):
            raise failure(errno.ENOTDIR, *names)
        if there.children:
            raise failure(errno.ENOTEMPTY, *names)
    elif isinstance(there, Directory):
        raise failure(errno.EISDIR, *names)


def require_room_below(node: Node, source: str, target: str) -> None:
    """Refuse to move a directory to where the deepest thing in it would lie too deep."""
    depth = target.count("/")
    level = [node] if node.children and depth > source.count("/") else []
    while level:
        depth += 1
        if depth >= DEPTH_MAX:
            raise failure(errno.ENAMETOOLONG, source, target)
        # Two links are a directory's own, each further one is from a directory in it.
        level = [child for above in level if above.nlink > 2 for child in above.children.values() if child.children]
