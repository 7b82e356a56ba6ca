"""paste: lines side by side, or one behind the other."""

from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import cycle

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.inputs import Input, Lines, ReadError, mind_closed
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.paths import encode
from mirage.streams import Given

_ESCAPES = {b"0": b"", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


@dataclass(frozen=True, slots=True)
class Paste(Options):
    """The options of paste."""

    delimiters: str = option(
        "-d",
        "--delimiters",
        metavar="LIST",
        default="\t",
        parse=str,
        help="reuse characters from LIST instead of TABs",
    )
    serial: bool = flag("-s", "--serial", help="paste one file at a time instead of in parallel")
    zero: bool = flag("-z", "--zero-terminated", help="line delimiter is NUL, not newline")


@command(
    "paste",
    "Write lines consisting of the sequentially corresponding lines from\neach FILE, separated by TABs, to standard"
    " output.",
    Paste,
    Operands("FILE", default="-"),
    touches=reads,
)
async def paste(ctx: Context, options: Paste, files: Sequence[str]) -> int:
    """Paste batch by batch."""
    delimiters = _delimiters(encode(options.delimiters))
    end = b"\0" if options.zero else b"\n"
    mind_closed(ctx, files)
    if not options.serial:
        return await _side_by_side(ctx, files, delimiters, end)

    for path in files:
        try:
            async with await _input(ctx, path) as source:
                await _behind(ctx, source, cycle(delimiters), end)
        except ReadError as failed:
            await ctx.failed(path, failed.error)
        except OSError as error:
            if error.filename != path:
                raise
            await ctx.failed(path, error)
    return ctx.status


def _delimiters(text: bytes) -> list[bytes]:
    found: list[bytes] = []
    at = 0
    while at < len(text):
        char = text[at : at + 1]
        at += 1
        if char == b"\\":
            char = text[at : at + 1]
            at += 1
            if not char:
                raise Usage(
                    f"delimiter list ends with an unescaped backslash: {text.decode('utf-8', 'surrogateescape')}",
                    hint=False,
                )
            char = _ESCAPES.get(char, char)
        found.append(char)
    return found or [b""]


async def _behind(ctx: Context, source: Input, delimiters: Iterator[bytes], end: bytes) -> None:
    """One file: its lines are one."""
    lines = Lines(source, end, ctx.budget)
    begun = False
    try:
        while batch := await lines.batch():
            parts = [] if begun else [batch.pop(0)]
            parts += [part for line in batch for part in (next(delimiters), line)]
            begun = True
            await ctx.out.write(b"".join(parts))
            ctx.budget.look()
            await ctx.breathe()
    finally:
        await ctx.out.write(end)


class _Columns:
    """One input, which may be several of the columns: its lines are dealt out to them in turn."""

    __slots__ = ("_at", "_batch", "_ctx", "_lines", "_path", "columns", "ended")

    def __init__(self, ctx: Context, path: str, lines: Lines) -> None:
        self._ctx = ctx
        self._path = path
        self._lines = lines
        self._batch: list[bytes] = []
        self._at = 0
        self.columns: list[int] = []
        self.ended = False

    async def rows(self) -> int:
        """How many rows there are lines for; 0 at the end only."""
        width = len(self.columns)
        while not self.ended and len(self._batch) - self._at < width:
            try:
                lines = await self._lines.batch()
            except ReadError as failed:
                await self._ctx.failed(self._path, failed.error)
                lines = []
            self._batch = self._batch[self._at :] + lines
            self._at = 0
            self.ended = not lines
        left = len(self._batch) - self._at
        return -(-left // width) if self.ended else left // width

    def take(self, rows: int) -> Iterator[tuple[int, list[bytes]]]:
        """The next rows: each column and its lines."""
        width = len(self.columns)
        lines = self._batch[self._at : self._at + rows * width]
        self._at += len(lines)
        lines += [b""] * (rows * width - len(lines))
        for at, column in enumerate(self.columns):
            yield column, lines[at::width]


async def _side_by_side(ctx: Context, files: Sequence[str], delimiters: list[bytes], end: bytes) -> int:
    count = len(files)
    between = [delimiters[at % len(delimiters)].replace(b"%", b"%%") for at in range(count - 1)]
    form = b"%b" + b"".join([delimiter + b"%b" for delimiter in between]) + end
    async with AsyncExitStack() as stack:
        inputs = await _opened(ctx, files, end, stack)
        while most := max([await each.rows() for each in inputs]):
            # As many as all of those that go on have; the others are empty from there on.
            rows = min([await each.rows() for each in inputs if not each.ended], default=most) or most
            columns: list[list[bytes]] = [[]] * count
            for each in inputs:
                for column, lines in each.take(rows):
                    columns[column] = lines
            await ctx.out.write(b"".join(map(form.__mod__, zip(*columns, strict=True))))
            ctx.budget.look()
            await ctx.breathe()
    return ctx.status


async def _opened(ctx: Context, files: Sequence[str], end: bytes, stack: AsyncExitStack) -> list[_Columns]:
    inputs: dict[str, _Columns] = {}
    for column, path in enumerate(files):
        # Only standard input is shared: a file that is named again is read again.
        key = path if path == "-" else f"{column}/{path}"
        if key not in inputs:
            inputs[key] = await _column(ctx, path, end, stack)
        inputs[key].columns.append(column)
    return list(inputs.values())


async def _column(ctx: Context, path: str, end: bytes, stack: AsyncExitStack) -> _Columns:
    file = await stack.enter_async_context(await _input(ctx, path))
    return _Columns(ctx, path, Lines(file, end, ctx.budget))


async def _input(ctx: Context, path: str) -> Input:
    """Open a file; a directory is opened too, but nothing is read from it."""
    try:
        return await Input.open(ctx, path)
    except IsADirectoryError as error:
        await ctx.failed(path, error)
        return Input(Given(b""), ctx.budget)
