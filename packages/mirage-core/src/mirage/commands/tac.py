"""tac: lines from the last to the first."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, ReadError, Window, mind_closed
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.paths import decode, encode

if TYPE_CHECKING:
    from mirage.patterns.finding import Finder

PIECE = 65536
MOST = 1 << 20
"""Bytes of a file whose separators match an expression: it is looked at from its end, and from many places."""


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
    found = _finder(options.separator) if options.regex else None
    separator = encode(options.separator) or b"\0"
    for path in files:
        try:
            if found is not None:
                await _by_matches(ctx, path, found, before=options.before)
            else:
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
    mind_closed(ctx, files)
    return ctx.status


def _finder(pattern: str) -> "Finder":
    from mirage.patterns import Syntax
    from mirage.patterns.faults import PatternError, PatternTooHard
    from mirage.patterns.finding import finder

    if not pattern:
        raise Usage("separator cannot be empty", hint=False)
    try:
        return finder(pattern, Syntax.EMACS, lines=True, parts=False)
    except (PatternError, PatternTooHard) as fault:
        raise Usage(str(fault), hint=False) from None


async def _by_matches(ctx: Context, path: str, found: "Finder", *, before: bool) -> None:
    """One file whose separators match an expression."""
    from mirage.patterns.faults import PatternTooHard

    async with await Input.open(ctx, path) as file:
        data = await ctx.gather(file)
    if len(data) > MOST:
        raise Usage(f"{shown(path)}: more than {MOST} bytes are too much for a regular expression", hint=False)
    text = decode(data)
    past = len(text)
    try:
        async for start, end in _matches(ctx, text, found):
            if before:
                await ctx.out.write(encode(text[start:past]))
                past = start
            else:
                await ctx.out.write(encode(text[end:past]))
                past = end
    except PatternTooHard as fault:
        raise Usage(str(fault), hint=False) from None
    await ctx.out.write(encode(text[:past]))


async def _matches(ctx: Context, text: str, found: "Finder") -> AsyncIterator[tuple[int, int]]:
    """Matches from the last to the first, each as far to the end as it can begin; none reaches into one behind it."""
    spans: list[tuple[int, int]] = []
    at = 0
    while at <= len(text) and (match := found.find(text, at)) is not None:
        spans.append(match[0])
        at = match[0][0] + 1
        ctx.budget.look()
        await ctx.breathe()
    limit = len(text)
    for start, end in reversed(spans):
        if start >= limit:
            continue
        if end > limit:
            shorter = found.find(text[:limit], start)
            if shorter is None or shorter[0][0] != start:
                continue
            end = shorter[0][1]
        yield start, end
        limit = start
        ctx.budget.look()
        await ctx.breathe()


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
