"""cut: parts of lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.cut.cutting import Change, Fields, of_bytes, of_fields
from mirage.commands.cut.ranges import BYTES, FIELDS, Ranges, ranges
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Input, mind_closed, over
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated
from mirage.paths import encode

NOTES = """\
Use one, and only one of -b, -c or -f. Each LIST is one range, or many ranges
separated by commas; the order of input is kept, and nothing written twice.
A range is N, N- (to the end of the line), N-M or -M, counted from 1.
"""


@dataclass(frozen=True, slots=True)
class Cut(Options):
    """The options of cut."""

    bytes: tuple[str, ...] = repeated("-b", "--bytes", metavar="LIST", parse=str, help="select only these bytes")
    chars: tuple[str, ...] = repeated(
        "-c", "--characters", metavar="LIST", parse=str, help="select only these characters (which are bytes)"
    )
    delimiter: str | None = option(
        "-d",
        "--delimiter",
        metavar="DELIM",
        default=None,
        parse=str,
        help="use DELIM instead of TAB for field delimiter",
    )
    fields: tuple[str, ...] = repeated(
        "-f",
        "--fields",
        metavar="LIST",
        parse=str,
        help="select only these fields; also print any line that contains no delimiter character, unless the -s"
        " option is specified",
    )
    ignored: bool = flag("-n", help="(ignored)")
    complement: bool = flag("--complement", help="complement the set of selected bytes, characters or fields")
    only_delimited: bool = flag("-s", "--only-delimited", help="do not print lines not containing delimiters")
    joint: str | None = option(
        "--output-delimiter",
        metavar="STRING",
        default=None,
        parse=str,
        help="use STRING as the output delimiter; the default is to use the input delimiter",
    )
    zero: bool = flag("-z", "--zero-terminated", help="line delimiter is NUL, not newline")


@command(
    "cut",
    "Print selected parts of lines from each FILE to standard output.",
    Cut,
    Operands("FILE", default="-"),
    touches=reads,
    notes=NOTES,
)
async def cut(ctx: Context, options: Cut, files: Sequence[str]) -> int:
    """Cut block by block."""
    end = b"\0" if options.zero else b"\n"
    delimiter = _delimiter(options)
    lists = [*options.bytes, *options.chars, *options.fields]
    if not lists:
        raise Usage("you must specify a list of bytes, characters, or fields")
    if len(lists) > 1:
        raise Usage("only one list may be specified")
    wanted = _ranges(options, lists[0])
    mind_closed(ctx, files)
    if options.fields and delimiter == end:
        work = _Chosen(ctx, options, wanted, end)
        await over(ctx, files, work.file)
        return ctx.status
    change = _change(options, wanted, delimiter, end)

    async def file(source: Input) -> None:
        async for block in Blocks(source, end, ctx.budget):
            await ctx.out.write(change(block))
            await ctx.breathe()

    await over(ctx, files, file)
    return ctx.status


def _delimiter(options: Cut) -> bytes:
    if options.delimiter is None:
        return b"\t"
    delimiter = encode(options.delimiter) or b"\0"
    if len(delimiter) > 1:
        raise Usage("the delimiter must be a single character")
    return delimiter


def _joint(text: str) -> bytes:
    return encode(text) or b"\0"


def _ranges(options: Cut, text: str) -> Ranges:
    if not options.fields and options.delimiter is not None:
        raise Usage("an input delimiter may be specified only when operating on fields")
    if not options.fields and options.only_delimited:
        raise Usage("suppressing non-delimited lines makes sense\n\tonly when operating on fields")
    words = FIELDS if options.fields else BYTES
    merged = bool(options.fields) or options.joint is None
    return ranges(text, words, complement=options.complement, merged=merged)


def _change(options: Cut, wanted: Ranges, delimiter: bytes, end: bytes) -> Change:
    if not options.fields:
        return of_bytes(wanted, b"" if options.joint is None else _joint(options.joint), end)
    joint = delimiter if options.joint is None else _joint(options.joint)
    return of_fields(wanted, Fields(delimiter, joint, options.only_delimited), end)


class _Chosen:
    """Where lines are the fields: those that are wanted, of each file."""

    __slots__ = ("_ctx", "_end", "_joint", "_only_delimited", "_wanted")

    def __init__(self, ctx: Context, options: Cut, wanted: Ranges, end: bytes) -> None:
        self._ctx = ctx
        self._wanted = wanted
        self._end = end
        self._joint = end if options.joint is None else _joint(options.joint)
        self._only_delimited = options.only_delimited

    async def file(self, source: Input) -> None:
        """Print the lines that are wanted."""
        first = self._wanted[:1] and self._wanted[0][0] == 0
        number = 0
        written = False
        async for block in Blocks(source, self._end, self._ctx.budget):
            lines = block.removesuffix(self._end).split(self._end)
            if not number and self._end not in block and not (first and not self._only_delimited):
                # Nothing delimits it.
                if not self._only_delimited:
                    await self._ctx.out.write(block + self._end)
                return
            for begin, stop in self._wanted:
                for line in lines[max(begin - number, 0) : None if stop is None else max(stop - number, 0)]:
                    await self._ctx.out.write(self._joint + line if written else line)
                    written = True
            number += len(lines)
            await self._ctx.breathe()
        if written or number > 1 or (number and not self._only_delimited):
            await self._ctx.out.write(self._end)
