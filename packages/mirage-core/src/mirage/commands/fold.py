"""fold: long lines in several."""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, repeat

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.expand import digits_for
from mirage.commands.inputs import Blocks, Input, mind_closed, over
from mirage.commands.spec import Operands, Options, flag, option
from mirage.commands.values import UINTMAX, number

TAB = 8
AT_ONCE = 4096
"""Bytes, or rows, between two looks at the clock."""
_LARGE = 1 << 20
"""Bytes that may become several times as many at one go."""
_FEW = 16
_MOVES = re.compile(rb"[\t\r\x08]")


@dataclass(frozen=True, slots=True)
class Fold(Options):
    """The options of fold."""

    bytes: bool = flag("-b", "--bytes", help="count bytes rather than columns")
    spaces: bool = flag("-s", "--spaces", help="break at spaces")
    width: int = option(
        "-w",
        "--width",
        metavar="WIDTH",
        default=80,
        parse=number("invalid number of columns", minimum=1, maximum=UINTMAX - TAB - 1),
        help="use WIDTH columns instead of 80",
    )


@command(
    "fold",
    "Wrap input lines in each FILE, writing to standard output.",
    Fold,
    Operands("FILE", default="-"),
    touches=reads,
    obsolete=digits_for("w"),
)
async def fold(ctx: Context, options: Fold, files: Sequence[str]) -> int:
    """Fold whole blocks where every byte is a column."""
    mind_closed(ctx, files)
    in_turn = ctx.budget.in_turn

    async def folded(line: bytes) -> bytes:
        if _MOVES.search(line) is None:
            return await in_turn(_plain(line, options))
        if b"\r" not in line and b"\b" not in line and len(line.expandtabs(TAB)) <= options.width:
            return line
        tabbed = options.width <= AT_ONCE and b"\r" not in line and b"\b" not in line
        return await in_turn((_tabbed if tabbed else _folded)(line, options))

    async def by_lines(block: bytes) -> bytes:
        lines = block.split(b"\n")
        known = len(block) <= _LARGE and b"\r" not in block and b"\b" not in block
        widths = map(len, block.expandtabs(TAB).split(b"\n")) if known else repeat(options.width + 1)
        pairs = zip(lines, widths, strict=False)
        rows = _rows(options.width, options.spaces).findall if known and options.width <= AT_ONCE else None
        out: list[bytes] = []
        for count, (line, width) in enumerate(pairs, 1):
            if width <= options.width:
                out.append(line)
            elif rows is not None and len(line) <= AT_ONCE:
                out.append(b"\n".join(rows(line)))
            else:
                out.append(await folded(line))
            if not count % _FEW and ctx.budget.due():
                await ctx.budget.breathe()
        return b"\n".join(out)

    async def file(source: Input) -> None:
        async for block in Blocks(source, b"\n", ctx.budget):
            if options.bytes or _MOVES.search(block) is None:
                await ctx.out.write(await in_turn(_plain(block, options)))
            else:
                await ctx.out.write(await by_lines(block))
            ctx.budget.look()
            await ctx.breathe()

    await over(ctx, files, file)
    return ctx.status


def _plain(block: bytes, options: Fold) -> Generator[None, None, bytes]:
    """Lines whose bytes are a column each."""
    width = options.width
    if width > 1 << 30:
        return block
    broken = _at_blanks if options.spaces else _anywhere
    lines = block.split(b"\n")
    if len(block) <= width * AT_ONCE:
        return b"\n".join([line if len(line) <= width else b"\n".join(broken(line, width)) for line in lines])
    out: list[bytes] = []
    for line in lines:
        rows = iter(broken(line, width))
        parts: list[bytes] = []
        while some := list(islice(rows, AT_ONCE)):
            parts.append(b"\n".join(some))
            yield
        out.append(b"\n".join(parts))
    return b"\n".join(out)


def _anywhere(line: bytes, width: int) -> Iterable[bytes]:
    return map(line.__getitem__, map(slice, range(0, len(line), width), range(width, len(line) + width, width)))


def _at_blanks(line: bytes, width: int) -> Iterator[bytes]:
    begin = 0
    while len(line) - begin > width:
        end = begin + width
        cut = max(line.rfind(b" ", begin, end), line.rfind(b"\t", begin, end)) + 1
        cut = cut or end
        yield line[begin:cut]
        begin = cut
    yield line[begin:]


@lru_cache(16)
def _rows(width: int, spaces: bool) -> re.Pattern[bytes]:
    """Finds what a line is broken into whose bytes are all columns but for tabs."""
    cells, rest = divmod(width, TAB)
    if not cells:
        # Each tab is too wide, and has a line of its own.
        few = rb"[^\t]{1,%d}" % width
        return re.compile(rb"%s\Z|%s(?<= )|%s|\t" % (few, few, few) if spaces else few + rb"|\t")
    cell = rb"(?:[^\t]{8}|[^\t]{0,7}\t)"
    full = rb"%s{%d}[^\t]{0,%d}" % (cell, cells, rest)
    if not spaces:
        return re.compile(rb"%s|(?s:.+)" % full)
    less = rb"(?:%s{1,%d}[^\t]{0,7}|[^\t]{1,7})" % (cell, cells - 1) if cells > 1 else rb"[^\t]{1,7}"
    return re.compile(rb"%s\Z|%s\Z|%s(?<=[ \t])|%s(?<=[ \t])|%s" % (full, less, full, less, full))


def _tabbed(line: bytes, options: Fold) -> Generator[None, None, bytes]:
    """A line whose bytes are all columns but for tabs."""
    parts: list[bytes] = []
    begin = 0
    while True:
        if not len(parts) % _FEW:
            yield
        end = _fitting(line, begin, options.width)
        if end >= len(line):
            return b"\n".join([*parts, line[begin:]])
        cut = max(line.rfind(b" ", begin, end), line.rfind(b"\t", begin, end)) + 1 if options.spaces else end
        cut = cut or end
        parts.append(line[begin:cut])
        begin = cut


def _fitting(line: bytes, begin: int, width: int) -> int:
    """Where the bytes from ``begin`` on end that take no more columns than that, but one of them at least."""
    at = begin
    column = 0
    while (tab := line.find(b"\t", at, at + width - column)) >= 0:
        column += tab - at
        column += TAB - column % TAB
        if column > width:
            return max(tab, begin + 1)
        at = tab + 1
    return at + width - column


def _moved(column: int, byte: int) -> int:
    if byte == 9:
        return column + TAB - column % TAB
    if byte == 8:
        return max(column - 1, 0)
    return 0 if byte == 13 else column + 1


def _folded(line: bytes, options: Fold) -> Generator[None, None, bytes]:
    """A line with bytes that are more or less than a column."""
    parts: list[bytes] = []
    begin = column = at = 0
    blank = 0
    """Behind the last blank since ``begin``."""
    width = options.width
    for count in range(len(line) * 3 + 3):
        if not count % AT_ONCE:
            yield
        if at == len(line) or line[at] == 10:
            break
        after = _moved(column, line[at])
        if after <= width or at == begin:
            column = after
            at += 1
            if line[at - 1] in b" \t":
                blank = at
            continue
        cut = blank if options.spaces and blank > begin else at
        parts.append(line[begin:cut])
        begin, column = cut, 0
        for byte in line[begin:at]:
            column = _moved(column, byte)
    parts.append(line[begin:])
    return b"\n".join(parts)
