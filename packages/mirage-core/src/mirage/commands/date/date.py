"""date: the command."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.date.formats import strftime
from mirage.commands.date.parse import instant_of
from mirage.commands.date.zones import GREENWICH, Zone, zone
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Input
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated
from mirage.commands.values import choice
from mirage.paths import decode, encode

USUAL = "%a %b %e %H:%M:%S %Z %Y"
EMAIL = "%a, %d %b %Y %H:%M:%S %z"
ISO = {
    "hours": "%Y-%m-%dT%H%:z",
    "minutes": "%Y-%m-%dT%H:%M%:z",
    "date": "%Y-%m-%d",
    "seconds": "%Y-%m-%dT%H:%M:%S%:z",
    "ns": "%Y-%m-%dT%H:%M:%S,%N%:z",
}
RFC_3339 = {"date": "%Y-%m-%d", "seconds": "%Y-%m-%d %H:%M:%S%:z", "ns": "%Y-%m-%d %H:%M:%S.%N%:z"}


@dataclass(frozen=True, slots=True)
class Date(Options):
    """The options of date."""

    text: str | None = option(
        "-d", "--date", metavar="STRING", default=None, parse=str, help="show the time that STRING describes"
    )
    debug: bool = flag("--debug", help="(ignored: nothing is said of how STRING was read)")
    file: str | None = option(
        "-f", "--file", metavar="FILE", default=None, parse=str, help="as --date, once for each line of FILE"
    )
    iso: tuple[str, ...] = repeated(
        "-I",
        "--iso-8601",
        metavar="FMT",
        parse=choice("--iso-8601", ISO),
        argument="attached",
        bare=ISO["date"],
        help="as ISO 8601 has it: date (the default), hours, minutes, seconds, or ns",
        into="formats",
    )
    resolution: bool = flag("--resolution", help="print the resolution of times, in seconds")
    email: tuple[str, ...] = repeated(
        "-R",
        "--rfc-email",
        "--rfc-822",
        "--rfc-2822",
        metavar="",
        parse=str,
        argument="none",
        bare=EMAIL,
        help="as RFC 5322 has it",
        into="formats",
    )
    formats: tuple[str, ...] = repeated(
        "--rfc-3339",
        metavar="FMT",
        parse=choice("--rfc-3339", RFC_3339),
        help="as RFC 3339 has it: date, seconds, or ns",
    )
    reference: str | None = option(
        "-r", "--reference", metavar="FILE", default=None, parse=str, help="show when FILE was last modified"
    )
    set_to: str | None = option(
        "-s", "--set", metavar="STRING", default=None, parse=str, help="(refused: nobody sets the clock)"
    )
    universal: bool = flag("-u", "--utc", "--universal", "--uct", help="show Coordinated Universal Time (UTC)")


def read(options: Date, words: Sequence[str]) -> Iterable[Access]:
    """Files that hold or have times."""
    if options.file is not None and options.file != "-":
        yield Access(Act.READ, options.file)
    if options.reference is not None:
        yield Access(Act.STAT, options.reference)


NOTES = """\
FORMAT: %a %A %b %B names of days and months, %C %y %Y %G %g years, %m %d %e %j
month and day, %u %w day of the week, %U %V %W week, %H %I %k %l %M %S %N %p %P
time, %q quarter, %s seconds since the epoch, %z %:z %::z %Z zone, %c %D %F %r
%R %T %x %X combinations, %n %t %% a newline, a tab, a percent sign. Behind the
percent sign: - (do not pad), _ (blanks), 0 (zeros), + (zeros, and a sign), ^
(upper case), # (the other case), and a width.
"""


@command(
    "date",
    "Show the time in the given FORMAT.",
    Date,
    Operands("+FORMAT"),
    touches=read,
    notes=NOTES,
)
async def date(ctx: Context, options: Date, words: Sequence[str]) -> int:
    """Print a time, or several."""
    sources = sum(source is not None for source in (options.text, options.file, options.reference))
    if sources + options.resolution > 1:
        raise Usage("the options to specify dates for printing are mutually exclusive")
    if options.set_to is not None and sources:
        raise Usage("the options to print and set the time may not be used together")
    here = GREENWICH if options.universal else zone(ctx.session.environment().get("TZ"))
    form = _format(options, words)
    printing = _Printing(ctx, form, here)
    if options.set_to is not None:
        return await printing.refuse(options.set_to)
    if options.resolution:
        await ctx.out.write(b"0.000000001\n" if form is None else encode(strftime(form, 1, here) + "\n"))
    elif options.file is not None:
        await printing.lines(options.file)
    elif options.reference is not None:
        await printing.reference(options.reference)
    elif options.text is not None:
        await printing.text(options.text)
    elif words and not words[0].startswith("+"):
        return await printing.refuse(None)
    else:
        await printing.print(ctx.host.now())
    return ctx.status


def _format(options: Date, words: Sequence[str]) -> str | None:
    """What is printed; None: the usual."""
    if len(options.formats) > 1:
        raise Usage("multiple output formats specified", hint=False)
    form = options.formats[0] if options.formats else None
    if not words:
        return form
    if len(words) > 1:
        raise Usage(f"extra operand {quoted(words[1])}")
    word = words[0]
    if word.startswith("+"):
        if form is not None:
            raise Usage("multiple output formats specified", hint=False)
        return word[1:]
    given = options.text is not None or options.file is not None or options.reference is not None
    if given or options.set_to is not None:
        raise Usage(
            f"the argument {quoted(word)} lacks a leading '+';\n"
            "when using an option to specify date(s), any non-option\n"
            "argument must be a format string beginning with '+'"
        )
    if not (word.isascii() and word.replace(".", "", 1).isdigit() and len(word.partition(".")[0]) in (8, 10, 12)):
        raise Usage(f"invalid date {quoted(word)}", hint=False)
    return form


class _Printing:
    """Prints times."""

    __slots__ = ("_ctx", "_format", "_zone")

    def __init__(self, ctx: Context, form: str | None, here: Zone) -> None:
        self._ctx = ctx
        self._format = USUAL if form is None else form
        self._zone = here

    async def print(self, time: int) -> None:
        """Print a time in nanoseconds since the epoch."""
        await self._ctx.out.write(encode(strftime(self._format, time, self._zone) + "\n"))

    async def text(self, text: str) -> None:
        """Print the time that a text names."""
        time = instant_of(text, self._ctx.host.now(), self._zone)
        if time is None:
            await self._ctx.complain(f"invalid date {quoted(text)}")
        else:
            await self.print(time)

    async def lines(self, path: str) -> None:
        """Print the time that each line of a file names."""
        ctx = self._ctx
        try:
            async with await Input.open(ctx, path) as file:
                async for block in Blocks(file, b"\n", ctx.budget):
                    for line in block.removesuffix(b"\n").split(b"\n"):
                        await self.text(decode(line))
                        await ctx.breathe()
        except OSError as error:
            if error.filename != path:
                raise
            await ctx.failed(path, error)

    async def reference(self, path: str) -> None:
        """Print when a file was last modified."""
        try:
            entry = await self._ctx.fs.stat(path)
        except OSError as error:
            await self._ctx.complain(f"{shown(path)}: {reason(error)}")
            return
        if entry.mtime is None:
            await self._ctx.complain(f"{quoted_name(path)}: the time is not known")
        else:
            await self.print(entry.mtime)

    async def refuse(self, text: str | None) -> int:
        """Say that the clock is not set, and print what it would have been set to."""
        time = None if text is None else instant_of(text, self._ctx.host.now(), self._zone)
        if text is not None and time is None:
            await self._ctx.complain(f"invalid date {quoted(text)}")
            return 1
        await self._ctx.complain("cannot set date: Operation not permitted")
        if time is not None:
            await self.print(time)
        return self._ctx.status
