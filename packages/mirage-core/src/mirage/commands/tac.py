"""tac: lines from the last to the first."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, ReadError, Window
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.paths import encode

PIECE = 65536


@dataclass(frozen=True, slots=True)
class Tac(Options):
    """The options of tac."""

    before: bool = flag("-b", "--before", help="attach the separator before instead of after")
    regex: bool = flag("-r", "--regex", help="interpret the separator as a regular expression")
    separator: str = option(
        "-s",
        "--separator",
        metavar="STRING",
        default="\n",
        parse=str,
        help="use STRING as the separator instead of newline",
    )


@command(
    "tac", "Write each FILE to standard output, last line first.", Tac, Operands("FILE", default="-"), touches=reads
)
async def tac(ctx: Context, options: Tac, files: Sequence[str]) -> int:
    """Write every file from its end to its beginning."""
    if options.regex:
        if not options.separator:
            raise Usage("separator cannot be empty", hint=False)
        raise Usage("separators that are regular expressions are not supported", hint=False)
    separator = encode(options.separator) or b"\0"
    for path in files:
        try:
            await _file(ctx, path, separator, before=options.before)
        except ReadError as failed:
            name = "'standard input'" if path == "-" else shown(path)
            await ctx.complain(f"{name}: read error: {reason(failed.error)}")
        except IsADirectoryError:
            await ctx.complain(f"{shown(path)}: read error: Invalid argument")
        except OSError as error:
            if error.filename != path:
                raise
            await ctx.complain(f"failed to open {quoted_name(path)} for reading: {reason(error)}")
    if "-" in files and ctx.reads_nothing:
        ctx.farewell = "-: Bad file descriptor"
    return ctx.status


async def _file(ctx: Context, path: str, separator: bytes, *, before: bool) -> None:
    """One file: what cannot be read from its end is read whole first."""
    with Window(ctx.budget) as window:
        left = _LeftToWrite(separator, before=before)
        async for piece in _backwards(ctx, path, window):
            await ctx.out.write(left.of(piece))
            ctx.budget.look()
            await ctx.breathe()
        await ctx.out.write(left.rest())


async def _backwards(ctx: Context, path: str, window: Window) -> AsyncIterator[bytes]:
    """The pieces of a file, from the last to the first."""
    if path != "-":
        entry = await ctx.fs.stat(path)
        if entry.kind == "file" and entry.size:
            end = entry.size
            while end:
                begin = max(end - PIECE, 0)
                file, _ = await Input.part(ctx, path, begin, end)
                async with file:
                    yield await ctx.gather(file)
                end = begin
            return
    async with await Input.open(ctx, path) as file:
        while chunk := await file.read():
            window.push(chunk)
            await ctx.breathe()
    while window.chunks:
        yield window.pop_last()


class _LeftToWrite:
    """What of the pieces seen so far belongs to a record that begins before them."""

    __slots__ = ("_before", "_kept", "_separator", "_straddling")

    def __init__(self, separator: bytes, *, before: bool) -> None:
        self._separator = separator
        self._before = before
        self._kept: list[bytes] = []
        """From the last piece to the first."""
        self._straddling = b""
        """What is before that: a separator may end in it."""

    def of(self, piece: bytes) -> bytes:
        """The records that begin in a piece, in reverse; ``piece`` comes before those seen so far."""
        parts = (piece + self._straddling).rsplit(self._separator)
        first, reach = parts[0], len(self._separator) - 1
        self._straddling = first[:reach]
        if len(parts) == 1:
            self._kept.append(first[reach:])
            return b""
        last = parts[-1] + b"".join(reversed(self._kept))
        parts = parts[1:-1]
        parts.reverse()
        if self._before:
            self._kept = [first[reach:]]
            return self._separator + self._separator.join([last, *parts])
        self._kept = [first[reach:] + self._separator]
        return last + self._separator.join([*parts, b""])

    def rest(self) -> bytes:
        """The record that nothing comes before."""
        return self._straddling + b"".join(reversed(self._kept))
