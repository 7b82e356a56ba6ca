"""unexpand: tabs for spaces."""

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mirage.budget import finished
from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.expand import NOTES
from mirage.commands.inputs import Blocks, Concatenated, mind_closed
from mirage.commands.spec import Operands, Options, Usage, flag, repeated
from mirage.commands.tabs import LARGEST, Faults, Reading, Stops

AT_ONCE = 1024
"""Runs of blanks between two looks at the clock."""
SHORT = 64
"""Runs up to so many blanks are kept with what becomes of them."""
KEPT = 4096
PIECE = 1 << 13
"""Bytes of lines that are done at one go."""
TAB, NEWLINE = 9, 10
_OLD = re.compile("-[a0-9,]*[0-9,][a0-9,]*")
_RUN = re.compile(rb"[ \t]{2,}|\t|^ |\x08+|\n", re.MULTILINE)
_PIECES = re.compile(rb"(\n[ \t]*|  [ \t]*| \t[ \t]*|\t[ \t]*)")
_FIRST = re.compile(rb"^[ \t]+", re.MULTILINE)
_OBSOLETE = "\0"
"""Marks stops that were digits given as options: no word can begin with it."""


@dataclass(frozen=True, slots=True)
class Unexpand(Options):
    """The options of unexpand."""

    all: bool = flag("-a", "--all", help="convert all blanks, instead of just initial blanks")
    first_only: bool = flag("--first-only", help="convert only leading sequences of blanks (overrides -a)")
    tabs: tuple[str, ...] = repeated(
        "-t",
        "--tabs",
        metavar="LIST",
        parse=str,
        help="have tabs N characters apart instead of 8, or use comma separated list of tab positions (enables -a)",
    )


def modern(words: list[str]) -> list[str]:
    """``-8,16``: all digits of such words, one behind the other, are a list of stops of their own."""
    out: list[str] = []
    digits = ""
    argument = False
    for at, word in enumerate(words):
        if word == "--":
            out += words[at:]
            break
        if argument or _OLD.fullmatch(word) is None:
            argument = not argument and word in ("-t", "--tabs")
            out.append(word)
            continue
        if "a" in word:
            out.append("-a")
        digits += word[1:].replace("a", "")
    return [f"-t{_OBSOLETE}{digits}", *out] if digits else out


@command(
    "unexpand",
    "Convert blanks in each FILE to tabs, writing to standard output.",
    Unexpand,
    Operands("FILE", default="-"),
    touches=reads,
    notes=NOTES,
    obsolete=modern,
)
async def unexpand(ctx: Context, options: Unexpand, files: Sequence[str]) -> int:
    """Convert line by line, and blank by blank only where there are several."""
    reading = Reading()
    obsolete = [text for text in options.tabs if text[:1] == _OBSOLETE]
    try:
        for text in options.tabs:
            if text not in obsolete:
                reading.add(text)
    except Faults as faults:
        for message in faults.messages:
            await ctx.complain(message)
        return 1
    for text in obsolete:
        numbers = [int(number[:40]) for number in text[1:].split(",") if number]
        if any(number > LARGEST for number in numbers):
            raise Usage("tab stop value is too large", hint=False)
        reading.listed += numbers
    everywhere = (options.all or len(options.tabs) > len(obsolete)) and not options.first_only
    tabbing = _Tabbing(reading.stops())
    mind_closed(ctx, files)
    async with Concatenated(ctx, files) as file:
        async for block in Blocks(file, b"\n", ctx.budget):
            if b"  " not in block and b"\t" not in block and b"\n " not in block and block[:1] != b" ":
                # A single blank inside a line stays as it is.
                await ctx.out.write(block)
            elif everywhere and tabbing.regular:
                await _write_pieces(ctx, tabbing, block)
            else:
                await _write(ctx, tabbing, block, _RUN if everywhere else _FIRST)
            ctx.budget.look()
            await ctx.breathe()
    return ctx.status


async def _write_pieces(ctx: Context, tabbing: "_Tabbing", block: bytes) -> None:
    """Where stops are regular, the runs of many lines are taken at once."""
    at = 0
    while at < len(block):
        end = block.rfind(b"\n", at, at + PIECE) + 1 or block.find(b"\n", at) + 1 or len(block)
        piece = block[at:end]
        if len(piece) > PIECE or b"\b" in piece:
            await _write(ctx, tabbing, piece, _RUN)
        else:
            await ctx.out.write(tabbing.lines(piece))
        at = end
        ctx.budget.look()
        await ctx.breathe()


async def _write(ctx: Context, tabbing: "_Tabbing", block: bytes, runs: "re.Pattern[bytes]") -> None:
    parts: list[bytes] = []
    column = done = 0
    converting = True
    for count, found in enumerate(runs.finditer(block), 1):
        begin, end = found.span()
        text = found[0]
        parts.append(block[done:begin])
        column += begin - done
        done = end
        inside = begin > 0 and block[begin - 1] != NEWLINE
        if not inside or text == b"\n":
            column, converting = 0, True
        if text == b"\n" or not converting:
            parts.append(text)
        elif text[:1] == b"\b":
            column = max(column - len(text), 0)
            parts.append(text)
        else:
            if len(text) <= SHORT:
                made = tabbing.short(text, column, inside)
            else:
                made = await ctx.budget.in_turn(tabbing.steps(text, column, inside))
            column, converting = made.column, made.converting
            parts.append(made.data)
        if not count % AT_ONCE:
            await ctx.out.write(b"".join(parts))
            parts.clear()
            ctx.budget.look()
            await ctx.breathe()
    parts.append(block[done:])
    await ctx.out.write(b"".join(parts))


class _Known(dict[tuple[bytes, int], tuple[bytes, int]]):
    """What becomes of runs that begin in a column, kept for when they come again."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[bytes, int], tuple[bytes, int]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: tuple[bytes, int]) -> tuple[bytes, int]:
        found = self._find(*key)
        if len(key[0]) <= SHORT:
            if len(self) >= KEPT:
                self.clear()
            self[key] = found
        return found


class _Run(NamedTuple):
    """What becomes of blanks behind each other, the column behind them, and whether there are stops behind it."""

    data: bytes
    column: int
    converting: bool


class _Tabbing:
    """Blanks and what becomes of them."""

    __slots__ = ("_known", "_size", "_stops", "regular", "short")

    def __init__(self, stops: Stops) -> None:
        self._stops = stops
        self._size = stops.size
        self.regular = stops.size > 0
        self._known = _Known(self._run)
        self.short = lru_cache(KEPT)(self._short)

    def lines(self, text: bytes) -> bytes:
        """Several lines with tabs in them."""
        # As if a line ended before: what ends a line is part of the run that begins the next one.
        pieces = _PIECES.split(b"\n" + text)
        out: list[bytes] = []
        column, size, known = 0, self._size, self._known
        for before, run in zip(pieces[0::2], pieces[1::2], strict=False):
            data, column = known[run, (column + len(before)) % size]
            out += (before, data)
        out.append(pieces[-1])
        return b"".join(out)[1:]

    def _run(self, run: bytes, column: int) -> tuple[bytes, int]:
        """What becomes of a run, and the column behind it as far as it counts."""
        if run[:1] != b"\n":
            made = finished(self.steps(run, column, True))
            return made.data, made.column % self._size
        made = finished(self.steps(run[1:], 0, False))
        return b"\n" + made.data, made.column % self._size

    def _short(self, blanks: bytes, column: int, inside: bool) -> _Run:
        return finished(self.steps(blanks, column, inside))

    def steps(self, blanks: bytes, column: int, inside: bool) -> Generator[None, None, _Run]:
        """Blanks that begin at a column, ``inside`` a line or at its start."""
        out = bytearray()
        pending = bytearray()
        single = False
        """The last of those that are pending is right before a stop."""
        before = not inside
        for at, blank in enumerate(blanks):
            if not at % AT_ONCE:
                yield
            after = self._stops.after(column)
            if after is None:
                return _Run(bytes(out + _settled(pending, single) + blanks[at:]), column, False)
            if blank == TAB:
                column = after
            else:
                column += 1
                if column != after or not before:
                    single = single or column == after
                    pending.append(blank)
                    before = True
                    continue
            out += b"\t\t" if single else b"\t"
            pending.clear()
            single, before = False, True
        return _Run(bytes(out + _settled(pending, single)), column, True)


def _settled(pending: bytearray, single: bool) -> bytes:
    """What is written of blanks that no tab takes the place of."""
    return b"\t" + pending[1:] if single and len(pending) > 1 else bytes(pending)
