"""expand: spaces for tabs."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Concatenated, mind_closed
from mirage.commands.spec import Operands, Options, flag, repeated
from mirage.commands.tabs import Faults, Reading, Stops

NOTES = """\
N is a distance, LIST a list of columns separated by commas. The last of them
may begin with '/' (from there on stops are at its multiples) or '+' (from
there on they are so far apart).
"""
AT_ONCE = 4096
"""Pieces of a line between two looks at the clock."""
SHORT, TABS, NEAR = 1024, 64, 1024
"""Lines so long, with so few tabs, that lead no farther, are expanded many at a time."""
_LINE = re.compile(rb"[^\n]*\n|[^\n]+\Z")
_DIGITS = re.compile(r"-([a-z]*)([0-9].*)", re.DOTALL)
_INITIAL = re.compile(rb"^ *\t[ \t]*", re.MULTILINE)
_BLANKS = re.compile(rb"[ \t]*")
_MOVES = re.compile(rb"\t|\x08+|[^\t\x08]+")


@dataclass(frozen=True, slots=True)
class Expand(Options):
    """The options of expand."""

    initial: bool = flag("-i", "--initial", help="do not convert tabs after non blanks")
    tabs: tuple[str, ...] = repeated(
        "-t",
        "--tabs",
        metavar="LIST",
        parse=str,
        help="have tabs N characters apart, not 8, or use comma separated list of tab positions",
    )


def digits_for(letter: str) -> Callable[[list[str]], list[str]]:
    """Rewrites ``-8,16`` and ``-i8`` to what they mean: digits begin the argument of the option ``letter``."""

    def rewrite(words: list[str]) -> list[str]:
        out: list[str] = []
        argument = False
        for at, word in enumerate(words):
            if word == "--":
                return out + words[at:]
            found = None if argument or word.startswith("--") else _DIGITS.fullmatch(word)
            argument = not argument and word in (f"-{letter}", "--tabs", "--width")
            if found is None or letter in found[1]:
                out.append(word)
                continue
            if found[1]:
                out.append(f"-{found[1]}")
            out.append(f"-{letter}{found[2]}")
        return out

    return rewrite


@command(
    "expand",
    "Convert tabs in each FILE to spaces, writing to standard output.",
    Expand,
    Operands("FILE", default="-"),
    touches=reads,
    notes=NOTES,
    obsolete=digits_for("t"),
)
async def expand(ctx: Context, options: Expand, files: Sequence[str]) -> int:
    """Expand block by block."""
    reading = Reading()
    try:
        for text in options.tabs:
            reading.add(text)
    except Faults as faults:
        for message in faults.messages:
            await ctx.complain(message)
        return 1
    expansion = _Expansion(ctx, reading.stops(), initial=options.initial)
    mind_closed(ctx, files)
    async with Concatenated(ctx, files) as file:
        async for block in Blocks(file, b"\n", ctx.budget):
            await expansion.write(block)
            ctx.budget.look()
            await ctx.breathe()
    return ctx.status


class _Expansion:
    """Tabs become spaces, in whole blocks where that is possible."""

    __slots__ = ("_ctx", "_gaps", "_initial", "_stops")

    def __init__(self, ctx: Context, stops: Stops, *, initial: bool) -> None:
        self._ctx = ctx
        self._stops = stops
        self._initial = initial
        far = max(stops.size, stops.multiple, stops.step, *stops.listed[-1:], 0)
        self._gaps = _Gaps(stops) if far <= NEAR and not initial else None

    async def write(self, block: bytes) -> None:
        """Write a block of lines with spaces in it."""
        size = self._stops.size
        write = self._ctx.out.write
        if b"\t" not in block:
            await write(block)
        elif self._gaps is not None and b"\b" not in block and (not size or b"\r" in block):
            await self._lines(block, self._gaps)
        elif not size or size > AT_ONCE or b"\r" in block or b"\b" in block:
            for line in _LINE.findall(block):
                await self._line(line)
                await self._ctx.breathe()
        elif self._initial:
            await write(_INITIAL.sub(lambda blanks: blanks[0].expandtabs(size), block))
        else:
            await write(block.expandtabs(size))

    async def _lines(self, block: bytes, gaps: "_Gaps") -> None:
        """Lines in which each tab leads at most so far."""
        parts: list[bytes] = []
        for line in _LINE.findall(block):
            pieces = line.split(b"\t")
            if len(line) > SHORT or len(pieces) > TABS:
                await self._ctx.out.write(b"".join(parts))
                parts.clear()
                await self._line(line)
                continue
            last = pieces.pop()
            column = 0
            for piece in pieces:
                gap = gaps[column + len(piece)]
                parts += (piece, gap)
                column += len(piece) + len(gap)
            parts.append(last)
            if len(parts) >= AT_ONCE:
                await self._ctx.out.write(b"".join(parts))
                parts.clear()
                self._ctx.budget.look()
                await self._ctx.breathe()
        await self._ctx.out.write(b"".join(parts))

    async def _line(self, line: bytes) -> None:
        """A line in pieces, each with its column."""
        tail = b""
        if self._initial:
            blanks = _BLANKS.match(line)
            cut = blanks.end() if blanks else 0
            line, tail = line[:cut], line[cut:]
        column = 0
        parts: list[bytes] = []
        for count, move in enumerate(_MOVES.finditer(line), 1):
            text = move[0]
            if text == b"\t":
                after = self._stops.after(column)
                wide = 1 if after is None else after - column
                if wide > AT_ONCE:
                    await self._ctx.out.write(b"".join(parts))
                    parts.clear()
                    await self._spaces(wide)
                else:
                    parts.append(b" " * wide)
                column += wide
            else:
                parts.append(text)
                column = max(column - len(text), 0) if text[:1] == b"\b" else column + len(text)
            if not count % AT_ONCE:
                await self._ctx.out.write(b"".join(parts))
                parts.clear()
                self._ctx.budget.look()
                await self._ctx.breathe()
        await self._ctx.out.write(b"".join(parts) + tail)

    async def _spaces(self, count: int) -> None:
        """More of them than are kept at once."""
        while count > 0:
            await self._ctx.out.write(b" " * min(count, 1 << 16))
            count -= 1 << 16
            await self._ctx.breathe()


class _Gaps(dict[int, bytes]):
    """What a tab becomes in a column; of columns that short lines have, there are few."""

    __slots__ = ("_stops",)

    def __init__(self, stops: Stops) -> None:
        super().__init__()
        self._stops = stops

    def __missing__(self, column: int) -> bytes:
        after = self._stops.after(column)
        found = self[column] = b" " * (1 if after is None else after - column)
        return found
