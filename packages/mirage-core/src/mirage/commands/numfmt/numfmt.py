"""numfmt: numbers from and to human-readable ones."""

import re
from collections.abc import Iterator, Sequence

from mirage.commands.context import Context
from mirage.commands.cut.ranges import FIELDS, ranges
from mirage.commands.declare import command
from mirage.commands.inputs import Input, Lines, ReadError
from mirage.commands.numfmt.numbers import Refused, read, shown
from mirage.commands.numfmt.options import WIDEST, Format, Numfmt
from mirage.commands.spec import Operands, Usage
from mirage.paths import decode, encode

NOTES = """\
UNIT is none, si (K is 1000), iec (K is 1024), iec-i (Ki is 1024), and for
--from also auto (K and Ki). FIELDS are ranges as cut has them, '-' is all of
them. FORMAT has one directive %f, with an optional ', 0, width, and precision.
The status is 2 where a number could not be converted, unless --invalid says
warn or ignore.
"""
WRONG = 2
_FIELD = re.compile(rb"[ \t\n]*[^ \t\n]*")


@command(
    "numfmt",
    "Reformat NUMBER(s), or the numbers from standard input if none are specified.",
    Numfmt,
    Operands("NUMBER"),
    notes=NOTES,
)
async def numfmt(ctx: Context, options: Numfmt, words: Sequence[str]) -> int:
    """Convert line by line."""
    converter = _Converter(ctx, options)
    end = b"\0" if options.zero else b"\n"
    if options.debug:
        await _warn(ctx, options, words)
    for word in words:
        await converter.line(encode(word), end)
        await ctx.breathe()
    if not words:
        await _standard_input(ctx, options, converter, end)
    if converter.failed:
        if options.debug:
            await ctx.complain("failed to convert some of the input numbers", 0)
        if options.invalid in ("abort", "fail"):
            return WRONG
    return 0


async def _warn(ctx: Context, options: Numfmt, words: Sequence[str]) -> None:
    scaled = options.source != "none" or options.target != "none"
    if not scaled and not options.grouping and not options.padding and options.format is None:
        await ctx.complain("no conversion option specified", 0)
    if options.grouping or (options.format is not None and options.format.grouping):
        await ctx.complain("grouping has no effect in this locale", 0)
    if options.header and words:
        await ctx.complain("--header ignored with command-line input", 0)


async def _standard_input(ctx: Context, options: Numfmt, converter: "_Converter", end: bytes) -> None:
    header = options.header
    async with await Input.open(ctx, "-") as file:
        lines = Lines(file, end, ctx.budget)
        try:
            while batch := await lines.batch():
                for at, line in enumerate(batch, 1):
                    behind = end if at < len(batch) or lines.whole else b""
                    if header:
                        header -= 1
                        await ctx.out.write(line + behind)
                        continue
                    await converter.line(line, behind)
                    await ctx.breathe()
        except ReadError:
            await ctx.complain("error reading input", WRONG)


class _Converter:
    """Converts the numbers of lines."""

    __slots__ = ("_auto", "_ctx", "_format", "_options", "_padding", "_ranges", "failed")

    def __init__(self, ctx: Context, options: Numfmt) -> None:
        if options.format is not None and options.grouping:
            raise Usage("--grouping cannot be combined with --format", hint=False)
        self._ctx = ctx
        self._options = options
        self._format = options.format or Format()
        if (options.grouping or self._format.grouping) and options.target != "none":
            raise Usage("grouping cannot be combined with --to", hint=False)
        self._padding = self._format.padding or options.padding
        if max(abs(self._padding), self._format.zeros, self._format.precision or 0) > WIDEST:
            ctx.budget.stop("width of a number", WIDEST)
        self._auto = not self._padding and options.delimiter is None
        if len(options.fields) > 1:
            raise Usage("multiple field specifications", hint=False)
        text = options.fields[0] if options.fields else "1"
        self._ranges = ((0, None),) if text == "-" else ranges(text, FIELDS, complement=False, merged=True)
        self.failed = False

    async def line(self, line: bytes, end: bytes) -> None:
        """One line, or a word of the command line."""
        parts: list[bytes] = []
        between = self._options.delimiter or b" "
        try:
            for number, field in enumerate(self._fields(line.partition(b"\0")[0] if end != b"\0" else line)):
                if number:
                    parts.append(between)
                chosen = any(begin <= number and (stop is None or number < stop) for begin, stop in self._ranges)
                parts.append(await self._converted(field, number) if chosen else field)
        except Usage:
            await self._ctx.out.write(b"".join(parts))
            raise
        await self._ctx.out.write(b"".join(parts) + end)

    def _fields(self, line: bytes) -> Iterator[bytes]:
        if self._options.delimiter is not None:
            yield from line.split(self._options.delimiter)
            return
        at = 0
        while True:
            found = _FIELD.match(line, at)
            end = found.end() if found is not None else len(line)
            yield line[at:end]
            if end >= len(line):
                return
            at = end + 1

    async def _converted(self, field: bytes, number: int) -> bytes:
        options, form = self._options, self._format
        suffix = encode(options.suffix)
        text = field.removesuffix(suffix) if suffix and len(field) > len(suffix) else field
        bare = text.lstrip(b" \t")
        try:
            value, decimals = read(decode(bare), options.source)
            value = value * options.source_unit / options.target_unit
            made = shown(value, decimals, form.precision, options.target, options.round, form.zeros)
        except Refused as fault:
            await self._fail(str(fault))
            return text
        data = made.encode() + suffix
        padding = self._padding
        if self._auto and (len(bare) < len(text) or number):
            padding = len(text)
        data = data.rjust(padding) if padding > 0 else data.ljust(-padding)
        return form.before + data + form.after

    async def _fail(self, message: str) -> None:
        self.failed = True
        if self._options.invalid == "abort":
            raise Usage(message, hint=False, status=WRONG)
        if self._options.invalid != "ignore":
            await self._ctx.complain(message, 0)
