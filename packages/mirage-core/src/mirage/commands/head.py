"""head: the first part of files."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, ReadError, Window, mind_closed
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option, select
from mirage.commands.values import Count
from mirage.paths import encode
from mirage.resources import BLOCK

SUFFIXES = """\
NUM may have a multiplier suffix: b 512, kB 1000, K 1024, MB 1000*1000,
M 1024*1024, and so on for G, T, P, E, Z, Y; KiB is K, MiB is M.
"""


@dataclass(frozen=True, slots=True)
class Head(Options):
    """The options of head."""

    bytes: Count | None = option(
        "-c",
        "--bytes",
        metavar="[-]NUM",
        default=None,
        parse=Count.of_bytes,
        help="print the first NUM bytes of each file; with the leading '-', all but the last NUM bytes",
        into="amount",
    )
    amount: Count = option(
        "-n",
        "--lines",
        metavar="[-]NUM",
        default=Count(10),
        parse=Count.of_lines,
        help="print the first NUM lines instead of the first 10; with the leading '-', all but the last NUM lines",
    )
    headers: bool | None = select(
        {"-q": False, "--quiet": False, "--silent": False, "-v": True, "--verbose": True},
        default=None,
        help="never print headers giving file names\nalways print headers giving file names",
    )
    zero: bool = flag("-z", "--zero-terminated", help="line delimiter is NUL, not newline")


def first_part(options: Head, files: Sequence[str]) -> Iterable[Access]:
    """Each file from its start, to where it is known to stop."""
    amount = options.amount
    stop = amount.number if amount.in_bytes and amount.sign != "-" else None
    return [Access(Act.READ, path, stop=stop) for path in files if path != "-"]


_OBSOLETE = re.compile(r"-([0-9]+)(.*)", re.DOTALL)


def obsolete(words: list[str]) -> list[str]:
    """``head -5cq``: a count, its unit and other letters, in the first word only."""
    match = _OBSOLETE.fullmatch(words[0]) if words else None
    if match is None:
        return words
    how, suffix = "-n", ""
    flags: list[str] = []
    for letter in match[2]:
        if letter in "cbkm":
            how, suffix = "-c", "" if letter == "c" else letter
        elif letter == "l":
            how = "-n"
        elif letter in "qvz":
            flags.append(f"-{letter}")
        else:
            raise Usage(f"invalid trailing option -- {letter}")
    return [how, match[1] + suffix, *flags, *words[1:]]


def stray(letter: str) -> Usage | None:
    """A digit anywhere else."""
    return Usage(f"invalid trailing option -- {letter}") if letter in "0123456789" else None


@command(
    "head",
    "Print the first 10 lines of each FILE to standard output.",
    Head,
    Operands("FILE", default="-"),
    touches=first_part,
    notes=SUFFIXES,
    obsolete=obsolete,
    stray=stray,
)
async def head(ctx: Context, options: Head, files: Sequence[str]) -> int:
    """Print the first part of every file."""
    headers = Headers(ctx, len(files) > 1 if options.headers is None else options.headers)
    for path in files:
        shown = quoted_name("standard input" if path == "-" else path)
        try:
            opened = await Input.open(ctx, path)
        except IsADirectoryError as error:
            # The real one opens a directory, and fails to read it.
            await headers.write(path)
            if options.amount.number or options.amount.sign == "-":
                await ctx.complain(f"error reading {shown}: {reason(error)}")
            continue
        except OSError as error:
            await ctx.complain(f"cannot open {shown} for reading: {reason(error)}")
            continue
        async with opened as file:
            await headers.write(path)
            try:
                await _take(ctx, file, options)
            except ReadError as failed:
                wrong = "cannot fstat" if options.amount.sign == "-" and ctx.reads_nothing else "error reading"
                await ctx.complain(f"{wrong} {shown}: {reason(failed.error)}")
    mind_closed(ctx, files)
    return ctx.status


class Headers:
    """The lines between files: ``==> name <==``."""

    __slots__ = ("_ctx", "_last", "_wanted")

    def __init__(self, ctx: Context, wanted: bool) -> None:
        self._ctx = ctx
        self._wanted = wanted
        self._last: str | None = None

    async def write(self, path: str) -> None:
        """Announce the next file."""
        if self._wanted:
            before = "" if self._last is None else "\n"
            name = "standard input" if path == "-" else path
            await self._ctx.out.write(encode(f"{before}==> {name} <==\n"))
        self._last = path

    async def change(self, path: str) -> None:
        """Announce a file, unless it is the one that was written last."""
        if path != self._last:
            await self.write(path)


async def _take(ctx: Context, file: Input, options: Head) -> None:
    amount = options.amount
    count = amount.number
    end = b"\0" if options.zero else b"\n"
    if amount.sign == "-":
        with Window(ctx.budget) as window:
            if amount.in_bytes:
                await _all_but_last_bytes(ctx, file, window, count)
            else:
                await _all_but_last_lines(ctx, file, window, count, end)
    elif amount.in_bytes:
        await _first_bytes(ctx, file, count)
    else:
        await _first_lines(ctx, file, count, end)


async def _first_bytes(ctx: Context, file: Input, left: int) -> None:
    while left > 0 and (chunk := await file.read(min(BLOCK, left))):
        left -= len(chunk)
        await ctx.out.write(chunk)
        await ctx.breathe()


async def _first_lines(ctx: Context, file: Input, left: int, end: bytes) -> None:
    while left > 0 and (chunk := await file.read()):
        found = chunk.count(end)
        if found >= left:
            rest = chunk.split(end, left)[left]
            file.unread(rest)
            chunk = chunk[: len(chunk) - len(rest)]
        left -= found
        await ctx.out.write(chunk)
        await ctx.breathe()


async def _all_but_last_bytes(ctx: Context, file: Input, window: Window, count: int) -> None:
    while chunk := await file.read():
        window.push(chunk)
        while window.chunks and window.size - len(window.chunks[0]) >= count:
            await ctx.out.write(window.pop())
        await ctx.breathe()
    if window.size > count:
        await ctx.out.write(window.chunks[0][: window.size - count])


async def _all_but_last_lines(ctx: Context, file: Input, window: Window, count: int, end: bytes) -> None:
    lines = 0
    last = end
    while chunk := await file.read():
        window.push(chunk)
        last = chunk[-1:]
        lines += chunk.count(end)
        while lines - window.chunks[0].count(end) > count:
            chunk = window.pop()
            lines -= chunk.count(end)
            await ctx.out.write(chunk)
        await ctx.breathe()
    left = lines + (last != end) - count
    while left > 0 and window.chunks:
        chunk = window.pop()
        found = chunk.count(end)
        if found >= left:
            chunk = chunk[: len(chunk) - len(chunk.split(end, left)[left])]
        left -= found
        await ctx.out.write(chunk)
