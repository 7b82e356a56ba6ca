"""join: lines of two files with a field in common."""

from collections.abc import Sequence
from contextlib import AsyncExitStack

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, Lines, ReadError, mind_closed
from mirage.commands.join.lines import Line, Split
from mirage.commands.join.options import Join, modern
from mirage.commands.join.printing import Printing
from mirage.commands.join.windows import FEWEST, LINES, LONGEST, Parts, first_of, joined, parted
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Usage
from mirage.paths import encode

NOTES = """\
Fields are separated by blanks, or by CHAR, and counted from 1. FORMAT is a
list of FILENUM.FIELD or 0 (the join field), separated by commas or blanks;
'auto' takes as many fields as the first line of each file has. Both files
must be sorted on the join fields.
"""
BATCH = 256
"""Lines between two looks at the clock."""
LATEST = 128 * BATCH
"""Lines at most before it is tried again to join many at once."""


@command(
    "join",
    "For each pair of input lines with identical join fields, write a line to\nstandard output.",
    Join,
    Operands("FILE1 FILE2", minimum=2),
    touches=reads,
    notes=NOTES,
    obsolete=modern,
)
async def join(ctx: Context, options: Join, files: Sequence[str]) -> int:
    """Walk along both files."""
    if len(files) > 2:
        raise Usage(f"extra operand {quoted_name(files[2])}")
    fields, tab, end = options.compared, options.tab, b"\0" if options.zero else b"\n"
    async with AsyncExitStack() as stack:
        inputs = await _opened(ctx, files, stack)
        sides = [
            _Side(ctx, options.checks, Lines(file, end, ctx.budget), Split(tab, field, fold=options.fold), path)
            for file, field, path in zip(inputs, fields, files, strict=True)
        ]
        printing = Printing(options, fields, tab, end)
        try:
            await _Joining(ctx, options, printing, sides[0], sides[1]).run()
        except Usage:
            await ctx.out.write(printing.taken())
            raise
        await ctx.out.write(printing.taken())
    mind_closed(ctx, files)
    if sides[0].disorder or sides[1].disorder:
        await ctx.complain("input is not in sorted order")
    return ctx.status


async def _opened(ctx: Context, files: Sequence[str], stack: AsyncExitStack) -> list[Input]:
    inputs: list[Input] = []
    unreadable: OSError | None = None
    for path in files:
        try:
            inputs.append(await stack.enter_async_context(await Input.open(ctx, path)))
        except IsADirectoryError as error:
            unreadable = error
    if list(files) == ["-", "-"]:
        raise Usage("both files cannot be standard input: No such file or directory", hint=False)
    if unreadable is not None:
        raise Usage(f"read error: {reason(unreadable)}", hint=False)
    return inputs


class _Side:
    """One of the two files: its next line, and whether those before it were in order."""

    __slots__ = ("_checks", "_ctx", "_last", "_lines", "_number", "_path", "_split", "disorder", "line")

    def __init__(self, ctx: Context, checks: bool | None, lines: Lines, split: Split, path: str) -> None:
        self._ctx = ctx
        self._checks = checks
        self._lines = lines
        self._split = split
        self._path = path
        self._number = 0
        self._last: Line | None = None
        self.disorder = False
        self.line: Line | None = None

    def window(self, between: bytes, tab: bytes | None) -> list[Parts] | None:
        """This line and the next ones with their first fields apart; None where that is not easy, or they are few."""
        lines = self._lines.waiting(LINES)
        found = parted(lines, tab) if len(lines) >= FEWEST else None
        if found is None or self.line is None:
            return None
        return [first_of(self.line, between), *found]

    def leave_out(self, count: int) -> None:
        """Go on with the line so far behind this one, which has been read and is in order."""
        if count:
            self.line = self._split.line(self._lines.waiting(count)[-1])
            self._lines.leave_out(count)
            self._number += count

    def forget(self) -> None:
        """What comes next need not come behind this line."""
        self.line = None

    async def next(self, *, unpaired: bool) -> None:
        """Take the next line; ``unpaired``: one of either file had no counterpart before."""
        last = self.line
        try:
            text = await self._lines.next()
        except ReadError as failed:
            raise Usage(f"read error: {reason(failed.error)}", hint=False) from None
        if text is None:
            self.line = None
            return
        self._number += 1
        self.line = line = self._split.line(text)
        if last is None or self.disorder or self._checks is False or not (unpaired or self._checks):
            return
        if last.key > line.key:
            self.disorder = True
            message = encode(f"{self._path}:{self._number}: is not sorted: ") + text
            await self._say(message)

    async def _say(self, message: bytes) -> None:
        text = message.decode("utf-8", "surrogateescape").partition("\0")[0]
        if self._checks:
            raise Usage(text, hint=False)
        # By the end it counts.
        await self._ctx.complain(text, 0)


class _Joining:
    """Both files, side by side."""

    __slots__ = (
        "_again",
        "_ctx",
        "_easy",
        "_held",
        "_options",
        "_pairs",
        "_printing",
        "_sides",
        "_turn",
        "_unpaired",
        "_wait",
        "_wanted",
    )

    def __init__(self, ctx: Context, options: Join, printing: Printing, first: _Side, second: _Side) -> None:
        self._ctx = ctx
        self._options = options
        self._printing = printing
        self._sides = (first, second)
        self._pairs = not options.only
        self._wanted = [number in (*options.unpaired, *options.only) for number in (1, 2)]
        self._unpaired = False
        self._held = 0
        self._turn = 0
        self._again = 0
        """The turn in which it is next tried to join many lines at once."""
        self._wait = BATCH
        self._easy = options.plain

    async def run(self) -> None:
        """Join line by line."""
        first, second = self._sides
        await self._next(0)
        await self._next(1)
        self._printing.count(first.line, second.line)
        if self._options.header and (first.line is not None or second.line is not None):
            await self._header()
        while first.line is not None and second.line is not None:
            if self._turn >= self._again and await self._at_once(first, second):
                continue
            one, other = first.line.key, second.line.key
            if one == other:
                await self._group(first.line, second.line)
            else:
                await self._alone(0 if one < other else 1)
        await self._rest(0)
        await self._rest(1)

    async def _at_once(self, first: _Side, second: _Side) -> bool:
        """Join many lines of either; False where that cannot be."""
        self._again = self._turn + self._wait
        self._wait = min(2 * self._wait, LATEST)
        tab, between = self._options.tab, self._printing.between
        one = first.window(between, tab) if self._easy else None
        other = second.window(between, tab) if one else None
        found = joined(one, other, self._printing.end) if one and other else None
        if found is None or sum(found.done) < FEWEST:
            return False
        await self._ctx.out.write(self._printing.taken() + found.text)
        first.leave_out(found.done[0])
        second.leave_out(found.done[1])
        self._unpaired = self._unpaired or found.unpaired
        self._again = self._turn
        self._wait = BATCH
        self._ctx.budget.look()
        await self._ctx.breathe()
        return True

    async def _header(self) -> None:
        self._printing.pair(self._sides[0].line, self._sides[1].line)
        for at, side in enumerate(self._sides):
            if side.line is not None:
                side.forget()
                await self._next(at)

    async def _next(self, at: int) -> bool:
        """Whether the file has a further line, which is taken."""
        await self._sides[at].next(unpaired=self._unpaired)
        self._turn += 1
        if not self._turn % BATCH:
            await self._write()
        return self._sides[at].line is not None

    async def _write(self) -> None:
        await self._ctx.out.write(self._printing.taken())
        self._ctx.budget.look()
        await self._ctx.breathe()

    async def _alone(self, at: int) -> None:
        """A line without a counterpart."""
        self._print_alone(at)
        await self._next(at)
        self._unpaired = True

    def _print_alone(self, at: int) -> None:
        if self._wanted[at]:
            line = self._sides[at].line
            self._printing.pair(None if at else line, line if at else None)

    async def _group(self, one: Line, other: Line) -> None:
        """All lines of both files with this field."""
        held = self._held
        ones, others = await self._same(0, one), await self._same(1, other)
        if self._pairs:
            await self._print_pairs(ones, others)
        self._ctx.budget.drop(self._held - held)
        self._held = held

    async def _print_pairs(self, ones: Sequence[Line], others: Sequence[Line]) -> None:
        """Each line of the first file with each of the second."""
        short = max(len(ones), len(others)) > 2 and max(line.size for line in (*ones, *others)) < LONGEST
        made = self._printing.heads_and_tails(ones, others) if short else None
        if made is None:
            return await self._print_each(ones, others)
        heads, tails = made
        self._hold(sum(map(len, (*heads, *tails))))
        for head in heads:
            for at in range(0, len(tails), BATCH):
                self._printing.add([head + tail for tail in tails[at : at + BATCH]])
                if self._printing.full:
                    await self._write()

    async def _print_each(self, ones: Sequence[Line], others: Sequence[Line]) -> None:
        for line in ones:
            for counterpart in others:
                self._printing.pair(line, counterpart)
                if self._printing.full:
                    await self._write()

    def _hold(self, size: int) -> None:
        self._ctx.budget.hold(size)
        self._held += size

    async def _same(self, at: int, line: Line) -> list[Line]:
        lines = [line]
        side = self._sides[at]
        while True:
            await self._next(at)
            if side.line is None or side.line.key != line.key:
                return lines
            self._hold(side.line.size)
            lines.append(side.line)

    async def _rest(self, at: int) -> None:
        """What one file has left; it is read on to see whether it is in order, too."""
        side = self._sides[at]
        checked = self._options.checks is not False and not all(each.disorder for each in self._sides)
        if side.line is None or not (self._wanted[at] or checked):
            return
        self._print_alone(at)
        self._unpaired = self._unpaired or self._sides[1 - at].line is not None
        while await self._next(at):
            self._print_alone(at)
            if side.disorder and not self._wanted[at]:
                return
