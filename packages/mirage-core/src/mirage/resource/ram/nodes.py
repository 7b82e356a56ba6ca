"""Files, directories and links of a tree in memory. A node knows no name and no parent."""

from typing import ClassVar, TypeVar

from mirage import paths
from mirage.resource.ram.content import Block, Content
from mirage.resources import Entry, Kind

DIRECTORY_SIZE = 4096

N = TypeVar("N", bound="Node")


class Node:
    """What a name leads to. Times are nanoseconds since the epoch."""

    __slots__ = ("atime", "ctime", "entry", "gid", "inode", "mode", "mtime", "nlink", "uid")

    kind: ClassVar[Kind]

    children: dict[str, "Node"] = {}  # noqa: RUF012
    """What a directory holds; empty, and never written to, for all others: a path that goes on there finds nothing."""

    def __init__(self, inode: int, mode: int, now: int) -> None:
        self.inode = inode
        self.mode = mode
        self.nlink = 1
        self.atime = self.mtime = self.ctime = now
        self.uid: int | None = None
        self.gid: int | None = None
        self.entry: Entry | None = None
        """As it was last described, under the name it was asked for by; None after every change."""

    def describe(self, name: str) -> Entry:
        """The Entry of this node under a name."""
        entry = self.entry
        if entry is None or entry.name != name:
            entry = self.entry = self.describe_once(name)
        return entry

    def image(self: N) -> N:
        """A node of its own that looks the same."""
        twin = self._twin()
        twin.inode = self.inode
        twin.mode = self.mode
        twin.nlink = self.nlink
        twin.atime = self.atime
        twin.mtime = self.mtime
        twin.ctime = self.ctime
        twin.uid = self.uid
        twin.gid = self.gid
        twin.entry = self.entry
        return twin

    def describe_once(self, name: str) -> Entry:
        """The same, and not kept."""
        raise NotImplementedError

    def _twin(self: N) -> N:
        return self.__class__.__new__(self.__class__)


class File(Node):
    """A regular file; ``change`` counts how often its content changed."""

    __slots__ = ("_shared", "change", "content")

    kind = "file"

    def __init__(self, inode: int, now: int, content: Content) -> None:
        super().__init__(inode, 0o644, now)
        self.content = content
        """For reading; another file may have it too."""
        self._shared = False
        self.change = 0

    def hold(self, content: Content) -> None:
        """Hold another content, which nobody else has."""
        self.content = content
        self._shared = False

    def hold_same(self, other: "File") -> None:
        """Hold what another file holds, until either is written to: a copy makes no object of its own."""
        self.content = other.content
        self._shared = other._shared = True

    def own(self) -> Content:
        """The content, to be written to."""
        if self._shared:
            self.hold(self.content.share())
        return self.content

    @property
    def etag(self) -> str:
        """Another one after each change of the content; no other file of the tree ever has it."""
        return f"{self.inode}-{self.change}"

    def describe_once(self, name: str) -> Entry:
        return Entry(
            name,
            "file",
            self.content.size,
            self.mtime,
            self.etag,
            self.mode,
            ctime=self.ctime,
            atime=self.atime,
            nlink=self.nlink,
            inode=self.inode,
            uid=self.uid,
            gid=self.gid,
        )

    def _twin(self) -> "File":
        twin = File.__new__(File)
        twin.hold_same(self)
        twin.change = self.change
        return twin


class Directory(Node):
    """A directory; ``nlink`` is 2 and one for each directory in it."""

    __slots__ = ("children",)

    kind = "dir"

    def __init__(self, inode: int, now: int) -> None:
        super().__init__(inode, 0o755, now)
        self.nlink = 2
        self.children = {}

    def describe_once(self, name: str) -> Entry:
        return Entry(
            name,
            "dir",
            DIRECTORY_SIZE,
            self.mtime,
            None,
            self.mode,
            ctime=self.ctime,
            atime=self.atime,
            nlink=self.nlink,
            inode=self.inode,
            uid=self.uid,
            gid=self.gid,
        )

    def _twin(self) -> "Directory":
        twin = Directory.__new__(Directory)
        twin.children = self.children.copy()
        return twin


class Link(Node):
    """A symbolic link."""

    __slots__ = ("target",)

    kind = "link"

    def __init__(self, inode: int, now: int, target: Block) -> None:
        super().__init__(inode, 0o777, now)
        self.target = target

    def describe_once(self, name: str) -> Entry:
        return Entry(
            name,
            "link",
            len(self.target.data),
            self.mtime,
            None,
            self.mode,
            ctime=self.ctime,
            atime=self.atime,
            nlink=self.nlink,
            inode=self.inode,
            uid=self.uid,
            gid=self.gid,
            target=paths.decode(self.target.data),
        )

    def _twin(self) -> "Link":
        twin = Link.__new__(Link)
        twin.target = self.target
        return twin
