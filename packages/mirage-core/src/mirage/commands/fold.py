"""fold: long lines in several."""

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from itertools import repeat

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.expand import digits_for
from mirage.commands.inputs import Blocks, Input, mind_closed, over
from mirage.commands.spec import Operands, Options, flag, option
from mirage.commands.values import UINTMAX, number

TAB = 8
AT_ONCE = 4096
"""Bytes between two looks at the clock."""
_LARGE = 1 << 20
"""Bytes that may become several times as many at one go."""
_FEW = 64
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
    plain = _plain(options)

    async def folded(line: bytes) -> bytes:
        if _MOVES.search(line) is None:
            return plain(line)
        if b"\r" not in line and b"\b" not in line and len(line.expandtabs(TAB)) <= options.width:
            return line
        tabbed = options.width <= AT_ONCE and b"\r" not in line and b"\b" not in line
        return await ctx.budget.in_turn((_tabbed if tabbed else _folded)(line, options))

    async def by_lines(block: bytes) -> bytes:
        lines = block.split(b"\n")
        known = len(block) <= _LARGE and b"\r" not in block and b"\b" not in block
        widths = map(len, block.expandtabs(TAB).split(b"\n")) if known else repeat(options.width + 1)
        pairs = zip(lines, widths, strict=False)
        return b"\n".join([line if width <= options.width else await folded(line) for line, width in pairs])

    async def file(source: Input) -> None:
        async for block in Blocks(source, b"\n", ctx.budget):
            if options.bytes or _MOVES.search(block) is None:
                await ctx.out.write(plain(block))
            else:
                await ctx.out.write(await by_lines(block))
            ctx.budget.look()
            await ctx.breathe()

    await over(ctx, files, file)
    return ctx.status


def _plain(options: Fold) -> Callable[[bytes], bytes]:
    """What folds lines whose bytes are a column each."""
    width = options.width
    if width > 1 << 30:
        return bytes

    def broken(line: bytes) -> bytes:
        if not options.spaces:
            return b"\n".join([line[begin : begin + width] for begin in range(0, len(line), width)])
        parts: list[bytes] = []
        begin = 0
        while len(line) - begin > width:
            end = begin + width
            cut = max(line.rfind(b" ", begin, end), line.rfind(b"\t", begin, end)) + 1
            cut = cut or end
            parts.append(line[begin:cut])
            begin = cut
        return b"\n".join([*parts, line[begin:]])

    return lambda block: b"\n".join([line if len(line) <= width else broken(line) for line in block.split(b"\n")])


def _tabbed(line: bytes, options: Fold) -> Generator[None, None, bytes]:
    """A line whose bytes are all columns but for tabs."""
    parts: list[bytes] = []
    begin = 0
    while True:
        if not len(parts) % _FEW:
            yield
        end = begin + _fitting(line[begin : begin + options.width], options.width)
        if end >= len(line):
            return b"\n".join([*parts, line[begin:]])
        cut = max(line.rfind(b" ", begin, end), line.rfind(b"\t", begin, end)) + 1 if options.spaces else end
        cut = cut or end
        parts.append(line[begin:cut])
        begin = cut


def _fitting(text: bytes, width: int) -> int:
    """How many bytes take no more columns than that, but at least one."""
    least, most = 1, len(text)
    if len(text.expandtabs(TAB)) <= width:
        return most
    while least < most:
        middle = (least + most + 1) // 2
        if len(text[:middle].expandtabs(TAB)) <= width:
            least = middle
        else:
            most = middle - 1
    return least


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
