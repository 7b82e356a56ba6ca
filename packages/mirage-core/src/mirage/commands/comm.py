"""comm: what two sorted files have in common, and what they have not."""

from bisect import bisect_left
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import islice
from operator import lt

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, Lines, ReadError, closed_among
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Operands, Options, Usage, flag, repeated, select
from mirage.paths import encode

NOTES = """\
Column one has the lines that only FILE1 has, column two those of FILE2 alone,
column three those of both. Lines compare byte by byte.
"""
BATCH = 1024
"""Lines that are written at once."""
WINDOW, FEWEST = 2048, 64
"""So many lines are compared at once, and not fewer."""


@dataclass(frozen=True, slots=True)
class Comm(Options):
    """The options of comm."""

    no_first: bool = flag("-1", help="suppress column 1 (lines unique to FILE1)")
    no_second: bool = flag("-2", help="suppress column 2 (lines unique to FILE2)")
    no_common: bool = flag("-3", help="suppress column 3 (lines that appear in both files)")
    checks: bool | None = select(
        {"--check-order": True, "--nocheck-order": False},
        default=None,
        help="check that the input is correctly sorted, even if all input lines are pairable\ndo not check that the"
        " input is correctly sorted",
    )
    delimiters: tuple[str, ...] = repeated(
        "--output-delimiter", metavar="STR", parse=str, help="separate columns with STR"
    )
    total: bool = flag("--total", help="output a summary")
    zero: bool = flag("-z", "--zero-terminated", help="line delimiter is NUL, not newline")


@command(
    "comm",
    "Compare sorted files FILE1 and FILE2 line by line.",
    Comm,
    Operands("FILE1 FILE2", minimum=2, maximum=2),
    touches=reads,
    notes=NOTES,
)
async def comm(ctx: Context, options: Comm, files: Sequence[str]) -> int:
    """Walk along both files."""
    if len(set(options.delimiters)) > 1:
        raise Usage("multiple output delimiters specified", hint=False)
    between = encode(options.delimiters[0]) or b"\0" if options.delimiters else b"\t"
    end = b"\0" if options.zero else b"\n"
    twice = list(files) == ["-", "-"]
    async with AsyncExitStack() as stack:
        one = await _opened(ctx, files[0], end, stack)
        other = one if twice else await _opened(ctx, files[1], end, stack)
        first, second = _Side(ctx, options, files[0], one, 1), _Side(ctx, options, files[1], other, 2)
        comparison = _Comparison(ctx, options, between, end)
        try:
            await comparison.run(first, second)
        except Usage:
            await comparison.write()
            raise
    if twice or closed_among(ctx, files):
        # It is closed for each of the two.
        raise Usage("-: Bad file descriptor", hint=False)
    if options.total:
        await ctx.out.write(between.join([b"%d" % total for total in comparison.totals] + [b"total"]) + end)
    if first.disorder or second.disorder:
        await ctx.complain("input is not in sorted order")
    return ctx.status


async def _opened(ctx: Context, path: str, end: bytes, stack: AsyncExitStack) -> Lines:
    return Lines(await stack.enter_async_context(await Input.open(ctx, path)), end, ctx.budget)


class _Side:
    """One of the two files: its next line, and whether the lines before it were in order."""

    __slots__ = ("_before", "_checks", "_ctx", "_last", "_lines", "_number", "_path", "disorder", "line")

    def __init__(self, ctx: Context, options: Comm, path: str, lines: Lines, number: int) -> None:
        self._ctx = ctx
        self._path = path
        self._checks = options.checks
        self._lines = lines
        self._number = number
        self._last: bytes | None = None
        self._before: bytes | None = None
        """The one before the last."""
        self.disorder = False
        self.line: bytes | None = None

    def window(self) -> list[bytes]:
        """This line and the next ones that have been read; none where there are few, or they do not rise."""
        lines = self._lines.waiting(WINDOW)
        if self.line is None or len(lines) < FEWEST:
            return []
        lines.insert(0, self.line)
        return lines if all(map(lt, lines, islice(lines, 1, None))) else []

    def leave_out(self, lines: Sequence[bytes], count: int) -> None:
        """Go on with the line so far behind the first one of a window."""
        if count:
            self._before = lines[count - 2] if count > 1 else self._last
            self._last, self.line = lines[count - 1], lines[count]
            self._lines.leave_out(count)

    def passes(self) -> bool:
        """Take the next line, where that is in order and has been read."""
        last = self.line
        line = None if last is None else self._lines.at_hand(last)
        if line is None:
            return False
        self._before, self._last, self.line = self._last, last, line
        return True

    async def next(self, *, unpaired: bool) -> None:
        """Take the next line; ``unpaired``: one of either file had no counterpart before."""
        self._before, self._last = self._last, self.line
        try:
            self.line = line = await self._lines.next()
        except ReadError as failed:
            raise Usage(f"{shown(self._path)}: {reason(failed.error)}", hint=False) from None
        if self.disorder or self._checks is False or not (unpaired or self._checks):
            return
        # At the end the last two are looked at again: by now it may be known that they had no counterpart.
        one, other = (self._last, line) if line is not None else (self._before, self._last)
        if one is not None and other is not None and one > other:
            self.disorder = True
            message = f"file {self._number} is not in sorted order"
            if self._checks:
                raise Usage(message, hint=False)
            await self._ctx.complain(message)


class _Comparison:
    """What is printed of the lines, and how many there are of each kind."""

    __slots__ = ("_columns", "_ctx", "_end", "_parts", "totals")

    def __init__(self, ctx: Context, options: Comm, between: bytes, end: bytes) -> None:
        self._ctx = ctx
        self._end = end
        self._parts: list[bytes] = []
        first = b"" if options.no_first else between
        second = first + (b"" if options.no_second else between)
        hidden = (options.no_first, options.no_second, options.no_common)
        self._columns = [None if no else before for no, before in zip(hidden, (b"", first, second), strict=True)]
        """What stands before a line of each kind; None where it is not printed."""
        self.totals = [0, 0, 0]

    async def run(self, first: _Side, second: _Side) -> None:
        """Compare line by line."""
        unpaired = False
        await first.next(unpaired=False)
        await second.next(unpaired=False)
        count = 0
        tried = 0
        while first.line is not None or second.line is not None:
            if count >= tried:
                lines, others = first.window(), second.window()
                done = self._merged(lines, others) if lines and others else (0, 0)
                first.leave_out(lines, done[0])
                second.leave_out(others, done[1])
                tried = count if sum(done) >= FEWEST else count + FEWEST * 4
                unpaired = unpaired or self.totals[0] + self.totals[1] > 0
                await self.write()
            one, other = first.line, second.line
            kind = 0 if other is None else 1 if one is None else 2 if one == other else 0 if one < other else 1
            unpaired = unpaired or kind < 2
            self._add(kind, other if one is None or kind else one)
            if kind != 1 and not first.passes():
                await first.next(unpaired=unpaired)
            if kind and not second.passes():
                await second.next(unpaired=unpaired)
            count += 1
            if not count % BATCH:
                await self.write()
        await self.write()

    def _merged(self, one: list[bytes], other: list[bytes]) -> tuple[int, int]:
        """Take many lines that rise in both files; how many of either."""
        bound = min(one[-1], other[-1])
        done = bisect_left(one, bound), bisect_left(other, bound)
        lines, others = one[: done[0]], other[: done[1]]
        common = set(lines).intersection(others)
        for kind, count in enumerate((len(lines) - len(common), len(others) - len(common), len(common))):
            self.totals[kind] += count
        alone, alone_too, both = self._columns
        found: dict[bytes, bytes | None] = dict.fromkeys(lines, alone)
        found.update(dict.fromkeys(others, alone_too))
        found.update(dict.fromkeys(common, both))
        shown = {line: before for line, before in found.items() if before is not None}
        # Each file's lines rise: to sort them is to merge them.
        self._parts += [shown[line] + line + self._end for line in sorted(shown)]
        return done

    def _add(self, kind: int, line: bytes | None) -> None:
        self.totals[kind] += 1
        before = self._columns[kind]
        if before is not None and line is not None:
            self._parts += (before, line, self._end)

    async def write(self) -> None:
        """Pass on what is to be printed so far."""
        await self._ctx.out.write(b"".join(self._parts))
        self._parts.clear()
        self._ctx.budget.look()
        await self._ctx.breathe()
