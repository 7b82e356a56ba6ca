"""wc: counts lines, words, characters and bytes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, ReadError, sliced
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.commands.tally import Tally
from mirage.commands.values import choice
from mirage.paths import decode, encode
from mirage.resources import Entry
from mirage.vfs.handle import Handle

COLUMNS = ("lines", "words", "chars", "size", "longest")
USUAL = ["lines", "words", "size"]

Total = Literal["auto", "always", "only", "never"]
TOTALS: dict[str, Total] = {"auto": "auto", "always": "always", "only": "only", "never": "never"}

NOTES = """\
A word is a nonempty sequence of non white space delimited by white space
characters or by start or end of input.
"""
NAMES_MAX = 10 * 1024 * 1024
"""A larger list of names is not read ahead to know how wide the columns will be."""


@dataclass(frozen=True, slots=True)
class Wc(Options):
    """The options of wc."""

    bytes: bool = flag("-c", "--bytes", help="print the byte counts")
    chars: bool = flag("-m", "--chars", help="print the character counts")
    lines: bool = flag("-l", "--lines", help="print the newline counts")
    words: bool = flag("-w", "--words", help="print the word counts")
    names: str | None = option(
        "--files0-from",
        metavar="F",
        default=None,
        parse=str,
        help="read the files that the NUL-terminated names in file F name; if F is -, read them from standard input",
    )
    longest: bool = flag("-L", "--max-line-length", help="print the maximum display width")
    total: Total = option(
        "--total",
        metavar="WHEN",
        default="auto",
        parse=choice("--total", TOTALS),
        help="when to print a line with total counts; WHEN can be: auto, always, only, never",
    )


def counted(options: Wc, files: Sequence[str]) -> Iterable[Access]:
    """Files are read, or only looked at where nothing but their size is asked for."""
    if options.names is not None:
        yield Access(Act.READ, options.names)
        yield Access(Act.READ, "**", certain=False)
    sizes = options.bytes and not (options.chars or options.lines or options.words or options.longest)
    for path in files:
        if path != "-":
            yield Access(Act.STAT, path)
            yield Access(Act.READ, path, certain=not sizes)


@command(
    "wc",
    "Print newline, word, and byte counts for each FILE, and a total line if\nmore than one FILE is specified.",
    Wc,
    Operands("FILE"),
    touches=counted,
    notes=NOTES,
)
async def wc(ctx: Context, options: Wc, files: Sequence[str]) -> int:
    """Print the counts of every file."""
    counting = _Counting(ctx, options)
    if options.names is not None:
        if files:
            hint = "file operands cannot be combined with --files0-from"
            raise Usage(f"extra operand {quoted_name(files[0])}\n{hint}")
        await counting.listed(options.names)
    else:
        await counting.files(files or [None])
    await counting.end()
    return ctx.status


class _Counting:
    """One call: what is counted, how wide the columns are, and the total."""

    __slots__ = ("_closed", "_columns", "_ctx", "_files", "_options", "_sizes", "_total", "_width")

    def __init__(self, ctx: Context, options: Wc) -> None:
        self._ctx = ctx
        self._options = options
        wanted = (options.lines, options.words, options.chars, options.bytes, options.longest)
        self._columns = [name for name, shown in zip(COLUMNS, wanted, strict=True) if shown] or USUAL
        self._sizes = self._columns == ["size"]
        self._total = Tally(self._columns)
        self._files = 0
        self._width = 1
        self._closed = False
        """Standard input was to be read, and cannot even be closed."""

    async def files(self, files: "Sequence[str | None]") -> None:
        """Count the operands; None is standard input without a name."""
        looked: list[Entry | None] = [None] * len(files)
        if len(files) > 1 or len(self._columns) > 1:
            looked = [await self._look(path) for path in files]
            self._width = _width(looked)
        if self._options.total == "only":
            self._width = 1
        for path, entry in zip(files, looked, strict=True):
            await self._file(path, entry)

    async def listed(self, names: str) -> None:
        """Count the files that a file names."""
        shown_name = quoted_name(names)
        try:
            opened = await Input.open(self._ctx, names)
        except IsADirectoryError as error:
            await self._ctx.complain(f"{shown(names)}: read error: {reason(error)}")
            return
        except OSError as error:
            raise Usage(f"cannot open {shown_name} for reading: {reason(error)}", hint=False) from None
        async with opened as file:
            try:
                data = await self._ctx.gather(file)
            except ReadError as failed:
                await self._ctx.complain(f"{shown(names)}: read error: {reason(failed.error)}")
                return
        self._ctx.budget.hold(len(data))
        paths = decode(data).removesuffix("\0").split("\0") if data else []
        good = [path for at, path in enumerate(paths, 1) if not await self._bad_name(names, at, path)]
        if names == "-" or len(data) > NAMES_MAX:
            for path in good:
                await self._file(path, None)
        else:
            await self.files(good)
        self._ctx.budget.drop(len(data))

    async def end(self) -> None:
        """Print the total, where it is wanted."""
        when = self._options.total
        if when == "only":
            await self._print(self._total, None)
        elif when == "always" or (when == "auto" and self._files > 1):
            await self._print(self._total, "total")
        if self._closed:
            self._ctx.farewell = "-: Bad file descriptor"

    async def _bad_name(self, names: str, at: int, path: str) -> bool:
        if names == "-" and path == "-":
            await self._ctx.complain("when reading file names from stdin, no file name of '-' allowed")
            return True
        if not path:
            await self._ctx.complain(f"{shown(names)}:{at}: invalid zero-length file name")
            return True
        return False

    async def _look(self, path: str | None) -> Entry | None:
        try:
            if path is None or path == "-":
                stdin = self._ctx.io.stdin
                if self._ctx.reads_nothing:
                    return None
                return await stdin.stat() if isinstance(stdin, Handle) else Entry("-", "other")
            return await self._ctx.fs.stat(path)
        except OSError:
            return None

    async def _file(self, path: str | None, entry: Entry | None) -> None:
        self._files += 1
        tally = Tally(self._columns)
        if await self._count(path, entry, tally):
            self._total.add(tally)
            if self._options.total != "only":
                await self._print(tally, path)

    async def _count(self, path: str | None, entry: Entry | None, tally: Tally) -> bool:
        """Whether there is something to print: a file that cannot even be opened has no counts."""
        ctx = self._ctx
        operand = "-" if path is None else path
        try:
            if self._sizes and await self._sized(operand, entry, tally):
                return True
            opened = await Input.open(ctx, operand)
        except IsADirectoryError as error:
            await ctx.failed(operand, error)
            return True
        except OSError as error:
            await ctx.failed(operand, error)
            return False
        async with opened as file:
            try:
                while chunk := await file.read():
                    for piece in (chunk,) if tally.is_quick(chunk) else sliced(chunk):
                        tally.feed(piece)
                        await ctx.breathe()
            except ReadError as failed:
                await ctx.failed("standard input" if path is None else operand, failed.error)
                self._closed |= operand == "-" and ctx.reads_nothing
        return True

    async def _sized(self, path: str, entry: Entry | None, tally: Tally) -> bool:
        """Take the size from what is known of the file, without reading it."""
        stdin = self._ctx.io.stdin
        if path != "-":
            known = entry or await self._ctx.fs.stat(path)
            if known.kind != "file" or not known.size:
                return False
            tally.size = known.size
            return True
        if not isinstance(stdin, Handle):
            return False
        known = await stdin.stat()
        if known.kind != "file" or known.size is None or known.size < stdin.offset:
            return False
        tally.size = known.size - stdin.offset
        stdin.offset = known.size
        return True

    async def _print(self, tally: Tally, name: str | None) -> None:
        counts = " ".join(str(getattr(tally, column)).rjust(self._width) for column in self._columns)
        if name is not None:
            counts += " " + (shown(name) if "\n" in name else name)
        await self._ctx.out.write(encode(counts + "\n"))
        await self._ctx.pass_on()


def _width(looked: Sequence[Entry | None]) -> int:
    """As wide as the size of all files together; of what is no file, no size is known before."""
    if not looked:
        return 1
    sizes = [entry.size or 0 for entry in looked if entry is not None and entry.kind == "file"]
    other = any(entry is not None and entry.kind != "file" for entry in looked)
    return max(len(str(sum(sizes))), 7 if other else 1)
