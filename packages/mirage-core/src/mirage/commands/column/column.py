"""column: lists in columns, and lines as tables."""

import re
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing

from mirage.commands import width
from mirage.commands.accesses import reads
from mirage.commands.column.options import Column
from mirage.commands.column.table import Table
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, Lines, ReadError
from mirage.commands.options import Asked
from mirage.commands.spec import Operands, Usage
from mirage.paths import decode, encode

NOTES = """\
COLUMNS are names or numbers, separated by commas; 0 stands for all of them.
"""
TAB = 8
LINE = 100
"""Bytes that a line takes beside its text."""
AT_ONCE = 256


@command("column", "Columnate lists.", Column, Operands("FILE"), touches=reads, notes=NOTES)
async def column(ctx: Context, options: Column, files: Sequence[str]) -> int:
    """Read all lines, then print them."""
    if options.help or options.version:
        raise Asked("help" if options.help else "version")
    options.expect_sense()
    table = Table(options) if options.is_table else None
    lines: list[str] = []
    held = 0
    for path in files or ["-"]:
        async with aclosing(_lines(ctx, path, standard=not files)) as found:
            async for line in found:
                # A text ends where a NUL is.
                text = _shown(line.partition(b"\0")[0])
                if not text.strip() and not options.empty:
                    continue
                size = len(text) * 2 + LINE
                ctx.budget.hold(size)
                held += size
                if table is None:
                    lines.append("" if not text.strip() else text)
                else:
                    table.add(text)
    if table is not None:
        parts = table.printed()
        ctx.status = max(ctx.status, int(table.empty))
    else:
        parts = _columnated(lines, options)
    for count, part in enumerate(parts, 1):
        await ctx.out.write(encode(part))
        if not count % AT_ONCE:
            ctx.budget.look()
            await ctx.breathe()
    ctx.budget.drop(held)
    return ctx.status


async def _lines(ctx: Context, path: str, *, standard: bool) -> AsyncGenerator[bytes, None]:
    # Standard input is read where there is no operand: ``-`` is a file.
    source = path if standard or path != "-" else "./-"
    try:
        async with await Input.open(ctx, source) as file:
            lines = Lines(file, b"\n", ctx.budget)
            while batch := await lines.batch():
                for line in batch:
                    yield line
                ctx.budget.look()
                await ctx.breathe()
    except (ReadError, IsADirectoryError) as error:
        wrong = error.error if isinstance(error, ReadError) else error
        raise Usage(f"read failed: {reason(wrong)}", hint=False) from None
    except OSError as error:
        if error.filename != source:
            raise
        await ctx.complain(f"{path}: {reason(error)}")


def _shown(line: bytes) -> str:
    """The characters of a line; bytes that are none are spelled."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return re.sub("[\udc80-\udcff]", lambda half: f"\\x{ord(half[0]) - 0xDC00:02x}", decode(line))


def _columnated(lines: list[str], options: Column) -> Iterator[str]:
    """The lines side by side."""
    if not lines:
        return
    widest = max(map(width.of_text, lines))
    if widest >= options.width:
        yield from (line + "\n" for line in lines)
        return
    step = (widest + TAB) & -TAB
    count = options.width // step
    if options.across:
        # Where not even one fits, they all are in one line.
        count = count or len(lines)
        for at in range(0, len(lines), count):
            yield _row(lines[at : at + count], step) + "\n"
        return
    rows = -(-len(lines) // max(count, 1))
    for at in range(rows):
        yield _row(lines[at::rows], step) + "\n"


def _row(texts: Sequence[str], step: int) -> str:
    """Texts with tabs between them, so that each begins at a multiple of ``step``."""
    parts: list[str] = []
    at = 0
    for number, text in enumerate(texts[:-1], 1):
        at += width.of_text(text)
        tabs = max(number * step // TAB - at // TAB, 0)
        parts.append(text + "\t" * tabs)
        at = at // TAB * TAB + tabs * TAB if tabs else at
    return "".join([*parts, *texts[-1:]])
