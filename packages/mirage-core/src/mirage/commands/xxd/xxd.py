"""xxd: bytes in hexadecimal, and back."""

from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.help import version
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Command, Operands, Options, Unwritten, Usage
from mirage.commands.xxd.lines import include, line_writer, plain
from mirage.commands.xxd.reverse import reverse
from mirage.commands.xxd.words import SUMMARY, Summary, Version, Words, number
from mirage.streams import Sink

BLOCK = 65536
LINES = 256
COPIES = 64
"""Times that a byte of a line is charged, while it is put together."""


def _touches(options: Options, words: Sequence[str]) -> Iterable[Access]:
    try:
        files = Words.of(words).files
    except (Summary, Version, Usage):
        return
    for path, act in zip(files, (Act.READ, Act.WRITE), strict=False):
        if path != "-":
            yield Access(act, path)


@command(
    "xxd",
    "Make a hexdump, or do the reverse.",
    Options,
    Operands("infile [outfile]"),
    raw=True,
    touches=_touches,
    unwritten=Unwritten("{name}: {reason}", 3),
)
async def xxd(ctx: Context, options: Options, argv: Sequence[str]) -> int:
    """Dump line by line, many of them at once."""
    try:
        words = Words.of(argv)
    except Summary:
        await ctx.io.err.write(SUMMARY.encode())
        return 1
    except Version:
        await ctx.out.write(version(_itself()).encode())
        return 0
    source = words.files[0] if words.files else "-"
    async with AsyncExitStack() as stack:
        try:
            file = await stack.enter_async_context(await Input.open(ctx, source))
        except IsADirectoryError as error:
            raise Usage(reason(error), hint=False, status=2) from None
        except OSError as error:
            raise Usage(f"{source}: {reason(error)}", hint=False, status=2) from None
        try:
            if words.reverse:
                await reverse(ctx, words, file)
                return ctx.status
            out = await _output(ctx, words, stack)
            await _dump(ctx, words, file, out)
            await out.flush()
        except ReadError as failed:
            raise Usage(reason(failed.error), hint=False, status=2) from None
    return ctx.status


def _itself() -> Command:
    return xxd


async def _output(ctx: Context, words: Words, stack: AsyncExitStack) -> Sink:
    if len(words.files) < 2 or words.files[1] == "-":
        return ctx.out
    path = words.files[1]
    try:
        handle = await ctx.create(path)
    except OSError as error:
        raise Usage(f"{shown(path)}: {reason(error)}", hint=False, status=3) from None
    stack.push_async_callback(handle.aclose)
    return handle


async def _dump(ctx: Context, words: Words, file: Input, out: Sink) -> None:
    at = await _skipped(ctx, words, file)
    if words.include:
        names = None if not words.files or words.files[0] == "-" else words.files[0]
        writer = include(words, words.name if words.name is not None else names)
    elif words.plain:
        writer = plain(words)
    else:
        writer = line_writer(words, at + number(words.offset))
    size = words.per_line or BLOCK
    # A line is put together piece by piece.
    ctx.budget.hold(size * COPIES)
    left = words.limit
    rest = b""
    while chunk := await file.read(BLOCK if left is None else min(BLOCK, left)):
        left = None if left is None else left - len(chunk)
        rest += chunk
        whole = len(rest) - len(rest) % size
        for begin in range(0, whole, size * LINES):
            await out.write("".join(writer.of(rest[begin : min(begin + size * LINES, whole)])).encode())
            ctx.budget.look()
            await ctx.breathe()
        rest = rest[whole:]
    await out.write("".join(writer.end(rest)).encode())


async def _skipped(ctx: Context, words: Words, file: Input) -> int:
    """Where the dump begins."""
    text = words.seek
    relative = text[:1] == "+"
    begin = number(text[relative:])
    if begin < 0:
        path = words.files[0] if words.files else "-"
        size = 0
        if path != "-":
            size = (await ctx.fs.stat(path)).size or 0
        if path == "-" or size + begin < 0:
            raise Usage("Sorry, cannot seek.", hint=False, status=4)
        begin += size
    left = begin
    while left and (chunk := await file.read(min(left, BLOCK))):
        left -= len(chunk)
        await ctx.breathe()
    if left and (words.files[:1] or ("-",))[0] == "-":
        raise Usage("Sorry, cannot seek.", hint=False, status=4)
    return begin
