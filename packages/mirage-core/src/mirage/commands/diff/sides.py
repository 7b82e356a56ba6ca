"""The two things that are compared: what is at a name, and its bytes."""

import errno
from contextlib import AsyncExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from mirage.commands.inputs import Input
from mirage.errors import failure
from mirage.resources import Entry

if TYPE_CHECKING:
    from mirage.budget import Budget
    from mirage.commands.context import Context
    from mirage.vfs.resolve import Location

Presence = Literal["there", "stdin", "absent", "failed"]

HEAD = 4096
"""Bytes that tell whether a file is text."""


class Side(NamedTuple):
    """A file or directory to compare."""

    path: str
    presence: Presence
    entry: Entry | None = None
    place: "Location | None" = None
    error: OSError | None = None

    @property
    def is_dir(self) -> bool:
        return self.entry is not None and self.entry.kind == "dir"

    @property
    def type(self) -> str:
        """What kind of thing it is, in words."""
        assert self.entry is not None
        if self.entry.kind == "file":
            return "regular file" if self.entry.size else "regular empty file"
        return {"dir": "directory", "link": "symbolic link"}.get(self.entry.kind, "weird file")

    def same_file(self, other: "Side") -> bool:
        """Whether both are one file."""
        if self.place is None or other.place is None or self.entry is None or other.entry is None:
            return self.path == other.path
        if self.place.path == other.place.path:
            return True
        inode = self.entry.inode
        return inode is not None and inode == other.entry.inode and self.place.mount is other.place.mount


async def look(ctx: "Context", path: str, *, follow: bool) -> Side:
    """What is at a path; ``-`` is standard input."""
    if path == "-":
        if ctx.reads_nothing:
            return Side(path, "failed", error=failure(errno.EBADF, path))
        return Side(path, "stdin", Entry("-", "other", mtime=ctx.host.now()))
    try:
        place, entry = await ctx.fs.probe(path, follow=follow)
    except OSError as error:
        return Side(path, "failed", error=error)
    if entry is None:
        return Side(path, "failed", error=failure(errno.ENOENT, path))
    return Side(path, "there", entry, place)


class Charge:
    """What is kept in memory for a while, charged to the line's Budget."""

    __slots__ = ("_budget", "_size")

    def __init__(self, budget: "Budget") -> None:
        self._budget = budget
        self._size = 0

    def add(self, size: int) -> None:
        """More is kept."""
        self._budget.hold(size)
        self._size += size

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._budget.drop(self._size)


class Opened:
    """The bytes of one side, read as far as they were asked for."""

    __slots__ = ("_ctx", "_input", "head")

    def __init__(self, ctx: "Context", file: Input | None) -> None:
        self._ctx = ctx
        self._input = file
        self.head = b""

    async def begin(self) -> bool:
        """Read the beginning; whether it looks like text."""
        while len(self.head) < HEAD and (chunk := await self._read()):
            self.head += chunk
        return b"\0" not in self.head[:HEAD]

    async def chunk(self) -> bytes:
        """The next bytes, empty at the end."""
        if self.head:
            chunk, self.head = self.head, b""
            return chunk
        return await self._read()

    async def rest(self, charge: Charge) -> bytes:
        """All bytes."""
        data = bytearray()
        while chunk := await self.chunk():
            charge.add(len(chunk))
            data += chunk
            await self._ctx.breathe()
        return bytes(data)

    async def _read(self) -> bytes:
        return b"" if self._input is None else await self._input.read()


async def opened(ctx: "Context", side: Side, stack: AsyncExitStack) -> Opened:
    """Open a side; what is absent is empty.

    :raises OSError: it cannot be opened.
    """
    if side.presence == "absent":
        return Opened(ctx, None)
    return Opened(ctx, await stack.enter_async_context(await Input.open(ctx, side.path)))


async def same_bytes(ctx: "Context", old: Opened, new: Opened) -> bool:
    """Whether both have the same bytes."""
    one = two = b""
    while True:
        one = one or await old.chunk()
        two = two or await new.chunk()
        size = min(len(one), len(two))
        if one[:size] != two[:size]:
            return False
        if not size:
            return not one and not two
        one, two = one[size:], two[size:]
        await ctx.breathe()
