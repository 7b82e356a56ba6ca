"""File operands being read: what fails in reading is told apart from what fails in writing."""

from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from mirage.resources import BLOCK
from mirage.vfs.handle import Handle
from mirage.vfs.opening import FileSource

if TYPE_CHECKING:
    from mirage.budget import Budget
    from mirage.commands.context import Context
    from mirage.resources import Entry
    from mirage.streams import Source

SLICE = 8192


class ReadError(Exception):
    """A read failed; not an OSError, which an output that cannot be written is."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


def sliced(data: bytes) -> Iterator[bytes]:
    """A chunk in pieces so small that work on each of their bytes does not hold up other lines."""
    for at in range(0, len(data), SLICE):
        yield data[at : at + SLICE]


async def is_output(ctx: "Context", path: str) -> bool:
    """Whether a file operand is what standard output goes to: reading it would never end."""
    sink = getattr(ctx.out, "sink", ctx.out)
    if not isinstance(sink, Handle):
        return False
    source = ctx.io.stdin
    begin = 0
    try:
        if path != "-":
            entry = await ctx.fs.stat(path)
        elif isinstance(source, Handle):
            entry, path, begin = await source.stat(), source.path, source.offset
        else:
            return False
        if entry.kind != "file" or begin >= (entry.size or 0):
            return False
        place, target = await ctx.fs.resolve(path), await ctx.fs.resolve(sink.path)
    except OSError:
        return False
    if place.path == target.path:
        return True
    return place.mount is target.mount and entry.inode is not None and entry.inode == (await sink.stat()).inode


class Input:
    """An open operand; an async context manager that closes it."""

    __slots__ = ("_budget", "_source")

    def __init__(self, source: "Source", budget: "Budget") -> None:
        self._source = source
        self._budget = budget

    @classmethod
    async def open(cls, ctx: "Context", path: str) -> Self:
        """Open ``path``, or standard input for ``-``.

        :raises OSError: it cannot be opened.
        """
        return cls(await ctx.open(path), ctx.budget)

    @classmethod
    async def part(cls, ctx: "Context", path: str, start: int, stop: int | None = None) -> tuple[Self, "Entry"]:
        """Open the bytes ``[start, stop)`` of a file, with what the same answer told of it.

        :raises OSError: it cannot be opened.
        """
        read = ctx.fs.read(path, start, stop)
        reading = await read.__aenter__()
        return cls(FileSource(path, read, reading), ctx.budget), reading.entry

    async def read(self, size: int = BLOCK) -> bytes:
        """The next bytes, empty at the end.

        :raises ReadError: they cannot be read.
        """
        try:
            chunk = await self._source.read(size)
        except OSError as error:
            raise ReadError(error) from None
        if chunk:
            self._budget.progress()
        return chunk

    def unread(self, data: bytes) -> None:
        """Leave the last bytes read to whoever reads standard input next."""
        if data:
            self._source.unread(data)

    async def aclose(self) -> None:
        """Close it."""
        await self._source.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


async def over(ctx: "Context", paths: "Sequence[str]", work: "Callable[[Input], Awaitable[None]]") -> None:
    """Work on each operand; what cannot be opened or read is said, and the next one taken."""
    for path in paths:
        try:
            async with await Input.open(ctx, path) as file:
                await work(file)
        except ReadError as failed:
            await ctx.failed(path, failed.error)
        except OSError as error:
            if error.filename != path:
                raise
            await ctx.failed(path, error)


class Concatenated:
    """File operands as one input; what cannot be opened or read is said, and left out."""

    __slots__ = ("_ctx", "_file", "_paths")

    def __init__(self, ctx: "Context", paths: "Sequence[str]") -> None:
        self._ctx = ctx
        self._paths = deque(paths)
        self._file: Input | None = None

    async def begun(self) -> bool:
        """Open the first file that can be opened; whether there is one. A directory can, but nothing is in it."""
        while self._paths and self._file is None:
            path = self._paths[0]
            try:
                self._file = await Input.open(self._ctx, path)
            except OSError as error:
                await self._ctx.failed(path, error)
                self._paths.popleft()
                if isinstance(error, IsADirectoryError):
                    return True
        return self._file is not None

    async def read(self, size: int = BLOCK) -> bytes:
        """The next bytes, empty at the end of the last file."""
        while self._file is not None or self._paths:
            path = self._paths[0]
            try:
                if self._file is None:
                    self._file = await Input.open(self._ctx, path)
                chunk = await self._file.read(size)
            except ReadError as failed:
                await self._ctx.failed(path, failed.error)
            except OSError as error:
                await self._ctx.failed(path, error)
            else:
                if chunk:
                    return chunk
            await self.aclose()
            self._paths.popleft()
        return b""

    async def aclose(self) -> None:
        """Close the file that is being read."""
        file, self._file = self._file, None
        if file is not None:
            await file.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def mind_closed(ctx: "Context", files: "Sequence[str]", message: str = "-: Bad file descriptor") -> None:
    """Say at the end that standard input was closed, where it is among the operands: it cannot be closed again."""
    if closed_among(ctx, files):
        ctx.farewell = message


def closed_among(ctx: "Context", files: "Sequence[str]") -> bool:
    """Whether standard input was closed, and is among the operands."""
    return "-" in files and ctx.reads_nothing


class Readable(Protocol):
    """What gives bytes piece by piece, none at the end."""

    async def read(self) -> bytes: ...


class Blocks:
    """The bytes of an input in pieces that end where a line ends; the last one may not.

    What is kept of a line that is longer than a piece is charged to the line's Budget.
    """

    __slots__ = ("_budget", "_end", "_file", "_kept", "_rest", "_whole")

    def __init__(self, file: Readable, end: bytes, budget: "Budget", *, whole: bool = False) -> None:
        self._file = file
        self._whole = whole
        """All comes in one piece."""
        self._end = end
        self._budget = budget
        self._rest = b""
        self._kept = 0

    @property
    def rest(self) -> bytes:
        """What was read behind the last whole line."""
        return self._rest

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        pieces = [self._rest] if self._rest else []
        while chunk := await self._file.read():
            cut = 0 if self._whole else chunk.rfind(self._end) + 1
            if cut:
                pieces.append(chunk[:cut])
                self._rest = chunk[cut:]
                self._keep(0)
                return b"".join(pieces)
            pieces.append(chunk)
            self._keep(self._kept + len(chunk))
            if self._budget.step():
                await self._budget.breathe()
        self._rest = b""
        self._keep(0)
        if not pieces:
            raise StopAsyncIteration
        return b"".join(pieces)

    def _keep(self, size: int) -> None:
        self._budget.hold(size - self._kept)
        self._kept = size


class Lines:
    """The lines of an input in batches, without what ends them."""

    __slots__ = ("_at", "_blocks", "_end", "_lines", "whole")

    def __init__(self, file: Input, end: bytes, budget: "Budget") -> None:
        self._blocks = Blocks(file, end, budget)
        self._end = end
        self._lines: list[bytes] = []
        """Of those that are taken one by one."""
        self._at = 0
        self.whole = True
        """Whether the last line of the last batch had its end."""

    async def batch(self) -> list[bytes]:
        """The next lines; none at the end of the input."""
        block = await anext(self._blocks, b"")
        if not block:
            return []
        self.whole = block.endswith(self._end)
        return block.removesuffix(self._end).split(self._end)

    @property
    def whole_line(self) -> bool:
        """Whether the line that was taken last had its end."""
        return self.whole or self._at < len(self._lines)

    def waiting(self, most: int) -> list[bytes]:
        """The next lines that have been read, at most so many; they are left where they are."""
        return self._lines[self._at : self._at + most]

    def leave_out(self, count: int) -> None:
        """Go on behind so many of them."""
        self._at += count

    def at_hand(self, least: bytes) -> bytes | None:
        """The next line, where it has been read and does not come before ``least``; it is left where it does."""
        if self._at == len(self._lines):
            return None
        line = self._lines[self._at]
        if line < least:
            return None
        self._at += 1
        return line

    async def next(self) -> bytes | None:
        """The next line; None at the end."""
        at = self._at
        if at == len(self._lines):
            self._lines, at = await self.batch(), 0
            if not self._lines:
                self._at = 0
                return None
        self._at = at + 1
        return self._lines[at]


class Window:
    """The last chunks of a stream, charged to the line's Budget for as long as they are kept."""

    __slots__ = ("_budget", "chunks", "size")

    def __init__(self, budget: "Budget") -> None:
        self._budget = budget
        self.chunks: deque[bytes] = deque()
        self.size = 0

    def push(self, chunk: bytes) -> None:
        """Keep one more at the end."""
        self._budget.hold(len(chunk))
        self.chunks.append(chunk)
        self.size += len(chunk)

    def pop(self) -> bytes:
        """Let the first one go."""
        return self._gone(self.chunks.popleft())

    def pop_last(self) -> bytes:
        """Let the last one go."""
        return self._gone(self.chunks.pop())

    def _gone(self, chunk: bytes) -> bytes:
        self.size -= len(chunk)
        self._budget.drop(len(chunk))
        return chunk

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._budget.drop(self.size)
        self.chunks.clear()
        self.size = 0
