"""shuf: lines in any order."""

import re
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass
from typing import NamedTuple

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, Lines, ReadError
from mirage.commands.quoting import word as quoted
from mirage.commands.shuf.chance import ITEM, Chance, Own, Read, permutation, unreadable
from mirage.commands.spec import Operands, Options, Usage, flag, repeated
from mirage.commands.values import UINTMAX
from mirage.paths import encode
from mirage.streams import Sink

SMALL = 8192 * 1024
"""A file up to this size is read as a whole, though few of its lines be wanted."""
BATCH = 1024
LINE = 80
"""Bytes that a line takes beside its text."""
_NUMBER = re.compile(r"[ \t\n\v\f\r]*\+?([0-9]+)")
_EDGES = re.compile(r"([^-]*)-(.*)", re.DOTALL)


class Range(NamedTuple):
    """The numbers of ``-i``; none where the last is one below the first."""

    first: int
    last: int


def _count(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise Usage(f"invalid line count: {quoted(text)}", hint=False)
    return min(int(found[1][:40]), UINTMAX)


def _edge(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise Usage(f"invalid input range: {quoted(text)}", hint=False)
    number = int(found[1][:40])
    if number > UINTMAX:
        raise Usage(f"invalid input range: {quoted(text)}: Value too large for defined data type", hint=False)
    return number


def _range(text: str) -> Range:
    found = _EDGES.fullmatch(text)
    if found is None:
        raise Usage(f"invalid input range: {quoted(text)}", hint=False)
    first, last = _edge(found[1]), _edge(found[2])
    if first > last + 1 or last - first == UINTMAX:
        raise Usage(f"invalid input range: {quoted(text)}", hint=False)
    return Range(first, last)


@dataclass(frozen=True, slots=True)
class Shuf(Options):
    """The options of shuf."""

    echo: bool = flag("-e", "--echo", help="treat each ARG as an input line")
    ranges: tuple[Range, ...] = repeated(
        "-i", "--input-range", metavar="LO-HI", parse=_range, help="treat each number LO through HI as an input line"
    )
    counts: tuple[int, ...] = repeated(
        "-n", "--head-count", metavar="COUNT", parse=_count, help="output at most COUNT lines"
    )
    outputs: tuple[str, ...] = repeated(
        "-o", "--output", metavar="FILE", parse=str, help="write result to FILE instead of standard output"
    )
    sources: tuple[str, ...] = repeated("--random-source", metavar="FILE", parse=str, help="get random bytes from FILE")
    again: bool = flag("-r", "--repeat", help="output lines can be repeated")
    zero: bool = flag("-z", "--zero-terminated", help="line delimiter is NUL, not newline")

    def expect_sense(self, operands: Sequence[str]) -> None:
        """Refuse what cannot be."""
        if len(self.ranges) > 1:
            raise Usage("multiple -i options specified", hint=False)
        if len(set(self.outputs)) > 1:
            raise Usage("multiple output files specified", hint=False)
        if len(set(self.sources)) > 1:
            raise Usage("multiple random sources specified", hint=False)
        if self.echo and self.ranges:
            raise Usage("cannot combine -e and -i options")
        if self.ranges and operands:
            raise Usage(f"extra operand {quoted(operands[0])}")
        if not self.echo and len(operands) > 1:
            raise Usage(f"extra operand {quoted(operands[1])}")


def _touches(options: Shuf, operands: Sequence[str]) -> Iterable[Access]:
    if not options.echo:
        yield from [Access(Act.READ, path) for path in operands if path != "-"]
    yield from [Access(Act.READ, path) for path in options.sources[-1:]]
    yield from [Access(Act.WRITE, path) for path in options.outputs[-1:]]


@command(
    "shuf",
    "Write a random permutation of the input lines to standard output.",
    Shuf,
    Operands("FILE | ARG..."),
    touches=_touches,
)
async def shuf(ctx: Context, options: Shuf, operands: Sequence[str]) -> int:
    """Choose, then write."""
    options.expect_sense(operands)
    most = min(options.counts, default=None)
    async with AsyncExitStack() as stack:
        lines: Sequence[bytes] | range
        source: Input | None = None
        if options.echo:
            lines = [encode(word) for word in operands]
        elif options.ranges:
            lines = range(options.ranges[0].first, options.ranges[0].last + 1)
        else:
            source = await _opened(ctx, operands[0] if operands else "-", stack)
            if options.again or most is None or await _is_small(ctx, operands):
                lines = await _all(ctx, source, options)
                source = None
            else:
                lines = []
        chance = await _chance(ctx, options, stack)
        if source is not None:
            lines = await _some(ctx, source, options, most or 0, chance)
        out = await _output(ctx, options, stack)
        count = _size(lines)
        if options.again:
            if most != 0 and not count:
                raise Usage("no lines to repeat", hint=False)
            chosen = _choices(chance, count, most)
        else:
            wanted = count if most is None else min(most, count)
            ctx.budget.hold(wanted * ITEM)
            chosen = permutation(chance, wanted, count)
        await _write(ctx, lines, chosen, out, b"\0" if options.zero else b"\n")
        await out.flush()
    return ctx.status


def _size(lines: Sequence[bytes] | range) -> int:
    # Python's own refuses more than a machine word.
    return lines.stop - lines.start if isinstance(lines, range) else len(lines)


async def _opened(ctx: Context, path: str, stack: AsyncExitStack) -> Input:
    try:
        return await stack.enter_async_context(await Input.open(ctx, path))
    except IsADirectoryError as error:
        raise Usage(f"read error: {reason(error)}", hint=False) from None
    except OSError as error:
        raise unreadable(path, reason(error)) from None


async def _is_small(ctx: Context, operands: Sequence[str]) -> bool:
    if not operands or operands[0] == "-":
        return False
    entry = await ctx.fs.stat(operands[0])
    return entry.kind == "file" and entry.size is not None and entry.size <= SMALL


async def _batches(ctx: Context, source: Input, options: Shuf) -> AsyncGenerator[list[bytes], None]:
    lines = Lines(source, b"\0" if options.zero else b"\n", ctx.budget)
    try:
        while batch := await lines.batch():
            yield batch
            ctx.budget.look()
            await ctx.breathe()
    except ReadError as failed:
        raise Usage(f"read error: {reason(failed.error)}", hint=False) from None


async def _all(ctx: Context, source: Input, options: Shuf) -> list[bytes]:
    lines: list[bytes] = []
    async with aclosing(_batches(ctx, source, options)) as batches:
        async for batch in batches:
            ctx.budget.hold(sum(map(len, batch)) + LINE * len(batch))
            lines += batch
    return lines


async def _some(ctx: Context, source: Input, options: Shuf, most: int, chance: Chance) -> list[bytes]:
    """So many lines, each with the same chance; no more are kept."""
    kept: list[bytes] = []
    number = 0
    if not most:
        return kept
    place: int | None = None
    async with aclosing(_batches(ctx, source, options)) as batches:
        async for batch in batches:
            for line in batch:
                number += 1
                if len(kept) < most:
                    ctx.budget.hold(len(line) + LINE)
                    kept.append(line)
                elif place is not None and place < most:
                    kept[place] = line
                if number >= most:
                    # As the real one: what becomes of the next line is chosen before it is read.
                    place = await chance.below(number + 1)
    return kept


async def _chance(ctx: Context, options: Shuf, stack: AsyncExitStack) -> Chance:
    if not options.sources:
        return Own(ctx.host)
    path = options.sources[0]
    try:
        return Read(await stack.enter_async_context(await Input.open(ctx, path)), path)
    except OSError as error:
        if isinstance(error, IsADirectoryError):
            raise Usage(f"{quoted(path)}: read error: {reason(error)}", hint=False) from None
        raise unreadable(path, reason(error)) from None


async def _output(ctx: Context, options: Shuf, stack: AsyncExitStack) -> Sink:
    if not options.outputs:
        return ctx.out
    path = options.outputs[0]
    try:
        handle = await ctx.create(path)
    except OSError as error:
        raise unreadable(path, reason(error)) from None
    stack.push_async_callback(handle.aclose)
    return handle


async def _choices(chance: Chance, count: int, most: int | None) -> AsyncGenerator[int, None]:
    made = 0
    while most is None or made < most:
        yield await chance.below(count) if count > 1 else 0
        made += 1


async def _write(
    ctx: Context, lines: Sequence[bytes] | range, chosen: AsyncGenerator[int, None], out: Sink, end: bytes
) -> None:
    parts: list[bytes] = []
    first = lines.start if isinstance(lines, range) else None
    async with aclosing(chosen) as choices:
        async for at in choices:
            parts.append(lines[at] if not isinstance(lines, range) else b"%d" % ((first or 0) + at))
            if len(parts) == BATCH:
                await out.write(end.join(parts) + end)
                parts.clear()
                ctx.budget.progress()
                ctx.budget.look()
                await ctx.breathe()
    if parts:
        await out.write(end.join(parts) + end)
