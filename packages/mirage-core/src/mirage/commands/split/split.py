"""split: a file in pieces."""

from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Unwritten, Usage
from mirage.commands.split.names import names
from mirage.commands.split.options import Split, Way
from mirage.commands.split.pieces import Piece, Pieces
from mirage.resources import BLOCK, Entry
from mirage.vfs.handle import Handle

NOTES = """\
SIZE may have a suffix: b 512, K 1024, KB 1000, and so on for M, G, T, P, E,
Z, Y. CHUNKS is N (by the size of the input), l/N (lines are kept whole) or r/N
(lines in turn); K/N, l/K/N and r/K/N print the Kth of them.
"""


def _touches(options: Split, operands: Sequence[str]) -> Iterable[Access]:
    if operands and operands[0] != "-":
        yield Access(Act.READ, operands[0])
    prefix = operands[1] if len(operands) > 1 else "x"
    yield Access(Act.WRITE, f"{prefix}*", certain=False)


@command(
    "split",
    "Output pieces of FILE to PREFIXaa, PREFIXab, ...; default size is 1000 lines,\nand default PREFIX is 'x'.",
    Split,
    Operands("[FILE [PREFIX]]", maximum=2),
    touches=_touches,
    notes=NOTES,
    unwritten=Unwritten("{name}: -: {reason}"),
)
async def split(ctx: Context, options: Split, operands: Sequence[str]) -> int:
    """Split block by block."""
    way, end = options.way, options.end
    source = operands[0] if operands else "-"
    if way.wanted and options.filter is not None:
        raise Usage("--filter does not process a chunk extracted to stdout")
    suffixed = names(options, operands[1] if len(operands) > 1 else "x", way)
    async with AsyncExitStack() as stack:
        try:
            file = await stack.enter_async_context(await Input.open(ctx, source))
        except IsADirectoryError as error:
            raise Usage(f"{shown(source)}: {reason(error)}", hint=False) from None
        except OSError as error:
            raise Usage(f"cannot open {quoted_name(source)} for reading: {reason(error)}", hint=False) from None
        splitting = _Splitting(ctx, options, Pieces(ctx, options, suffixed, source), end)
        stack.push_async_callback(splitting.abandon)
        try:
            if way.kind in ("chunks", "line-chunks"):
                await splitting.chunks(file, way, await _size(ctx, source))
            else:
                await splitting.run(file, way)
        except ReadError as failed:
            raise Usage(f"{shown(source)}: {reason(failed.error)}", hint=False) from None
        await splitting.finish()
    return ctx.status


async def _size(ctx: Context, source: str) -> int:
    """The bytes of the input that are left to read."""
    stdin = ctx.io.stdin
    begin = 0
    if source != "-":
        entry = await ctx.fs.stat(source)
    elif isinstance(stdin, Handle):
        entry, begin = await stdin.stat(), stdin.offset
    else:
        entry = Entry("-", "other")
    if entry.kind != "file" or entry.size is None:
        raise Usage(f"{shown(source)}: cannot determine file size", hint=False)
    return max(entry.size - begin, 0)


class _Splitting:
    """The piece that is being written, and what the next one depends on."""

    __slots__ = ("_ctx", "_end", "_options", "_piece", "_pieces", "_robin")

    def __init__(self, ctx: Context, options: Split, pieces: Pieces, end: bytes) -> None:
        self._ctx = ctx
        self._options = options
        self._pieces = pieces
        self._end = end
        self._piece: Piece | None = None
        self._robin: list[Piece | None] = []

    async def run(self, file: Input, way: Way) -> None:
        """Split what needs no size."""
        work = {"lines": self._lines, "bytes": self._bytes, "line-bytes": self._line_bytes, "robin": self._in_turn}
        await work[way.kind](file, way)

    async def finish(self) -> None:
        """The last pieces are whole."""
        await self._close()
        pieces, self._robin = self._robin, []
        for piece in pieces:
            if piece is not None:
                await piece.close()

    async def abandon(self) -> None:
        """It has failed: what there is is closed, but no command is run."""
        if self._options.filter is None:
            await self.finish()

    async def _close(self) -> None:
        piece, self._piece = self._piece, None
        if piece is not None:
            await piece.close()

    async def _write(self, data: bytes) -> None:
        if self._piece is None:
            self._piece = await self._pieces.next()
        await self._piece.write(data)

    async def _breathe(self) -> None:
        self._ctx.budget.look()
        await self._ctx.breathe()

    async def _bytes(self, file: Input, way: Way) -> None:
        left = way.units
        while chunk := await file.read(min(BLOCK, left)):
            await self._write(chunk)
            left -= len(chunk)
            if not left:
                await self._close()
                left = way.units
            await self._ctx.breathe()

    async def _lines(self, file: Input, way: Way) -> None:
        left = way.units
        while chunk := await file.read():
            at = 0
            count = chunk.count(self._end)
            while count >= left:
                stop = _behind(chunk, self._end, left, at)
                await self._write(chunk[at:stop])
                await self._close()
                count -= left
                left = way.units
                at = stop
                await self._ctx.breathe()
            if at < len(chunk):
                await self._write(chunk[at:])
                left -= count
            await self._breathe()

    async def _line_bytes(self, file: Input, way: Way) -> None:
        size = way.units
        rest = b""
        held = 0
        while chunk := await file.read():
            rest += chunk
            self._ctx.budget.hold(len(rest) - held)
            held = len(rest)
            at = 0
            while len(rest) - at >= size:
                stop = rest.rfind(self._end, at, at + size) + 1 or at + size
                await self._write(rest[at:stop])
                await self._close()
                at = stop
                await self._ctx.breathe()
            rest = rest[at:]
            await self._breathe()
        self._ctx.budget.drop(held)
        if rest:
            await self._write(rest)

    async def _in_turn(self, file: Input, way: Way) -> None:
        count = way.units
        if way.wanted == 0:
            self._ctx.budget.hold(count * 8)
            self._robin = [None] * count
            if not self._options.elide:
                for at in range(count):
                    self._robin[at] = await self._pieces.next()
                    await self._ctx.breathe()
        turn = 0
        async for block in Blocks(file, self._end, self._ctx.budget):
            lines = _records(block, self._end)
            if way.wanted:
                await self._ctx.out.write(b"".join(lines[(way.wanted - 1 - turn) % count :: count]))
            else:
                for at in range(min(count, len(lines))):
                    await self._to((turn + at) % count, b"".join(lines[at::count]))
            turn = (turn + len(lines)) % count
            await self._breathe()

    async def _to(self, at: int, data: bytes) -> None:
        piece = self._robin[at]
        if piece is None:
            piece = self._robin[at] = await self._pieces.next()
        await piece.write(data)

    async def chunks(self, file: Input, way: Way, size: int) -> None:
        """Split into so many pieces, by bytes or by lines."""
        size = max(size, way.units)
        each = size // way.units
        number = 1
        last = each if number < way.units else size
        """Where the piece ends."""
        at = 0
        lines = way.kind == "line-chunks"
        fresh = True
        while chunk := await file.read():
            begin = 0
            while begin < len(chunk):
                stop, done = self._stop(chunk, begin, last - at, lines=lines)
                await self._put(chunk[begin:stop], way, number)
                fresh = False
                at += stop - begin
                begin = stop
                while done:
                    await self._over(way, number, empty=fresh)
                    number += 1
                    if number > way.units or (way.wanted and number > way.wanted):
                        return
                    last = size if number == way.units else last + each
                    fresh = True
                    done = last <= at
                await self._ctx.breathe()
        while number <= way.units:
            await self._over(way, number, empty=fresh)
            fresh = True
            number += 1

    def _stop(self, chunk: bytes, begin: int, left: int, *, lines: bool) -> tuple[int, bool]:
        """How much of the chunk belongs to a piece that has so much left, and whether the piece is over then."""
        if not lines:
            stop = min(begin + left, len(chunk))
            return stop, stop - begin == left
        found = chunk.find(self._end, begin + max(left - 1, 0))
        return (found + 1, True) if found >= 0 else (len(chunk), False)

    async def _put(self, data: bytes, way: Way, number: int) -> None:
        if not way.wanted:
            await self._write(data)
        elif way.wanted == number:
            await self._ctx.out.write(data)

    async def _over(self, way: Way, number: int, *, empty: bool) -> None:
        if way.wanted:
            return
        if empty and not self._options.elide:
            await self._write(b"")
        await self._close()


def _behind(chunk: bytes, end: bytes, count: int, at: int) -> int:
    """Where so many records end."""
    if count <= 16:
        for _ in range(count):
            at = chunk.find(end, at) + 1
        return at
    return len(chunk) - len(chunk[at:].split(end, count)[count])


def _records(block: bytes, end: bytes) -> list[bytes]:
    lines = [line + end for line in block.split(end)]
    last = lines.pop()[: -len(end)]
    return [*lines, last] if last else lines
