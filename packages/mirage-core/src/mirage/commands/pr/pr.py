"""pr: pages, and columns."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.inputs import Input, mind_closed
from mirage.commands.options import takes_next
from mirage.commands.pr.pages import Lane, Pages
from mirage.commands.pr.row import Row
from mirage.commands.pr.segments import Segments
from mirage.commands.pr.settings import FOOTER, HEADER, TAB, Settings, column_width
from mirage.commands.pr.sheets import Header, Sheets
from mirage.commands.pr.stored import StoredPages
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated, select
from mirage.commands.values import UINTMAX, integer
from mirage.paths import decode, encode

INTMAX = (1 << 31) - 1
PAGE = 66
WIDTH = 72
DIGITS = 5
_RANGE = re.compile(r"[ \t\n\v\f\r]*\+?([0-9]+)([^:]*)(?::[ \t\n\v\f\r]*\+?([0-9]+)(.*))?", re.DOTALL)
_SIGNED = re.compile(r"[ \t\n\v\f\r]*\+?([0-9]+)")
_DIGITS = re.compile("-[0-9]+")
_USUAL, _POSIX = "%Y-%m-%d %H:%M", "%b %e %H:%M %Y"

NOTES = """\
+FIRST[:LAST] among the operands stands for --pages=FIRST[:LAST]. Headers and
trailers are left out where a page has no more than 10 lines.
"""


def page_range(text: str, spelling: str) -> tuple[int, int] | None:
    """``FIRST[:LAST]``; None where it is no range of pages.

    :raises Usage: there is no number where one has to be.
    """
    match = _RANGE.fullmatch(text)
    if match is None:
        raise Usage(f"invalid {spelling} argument {_apostrophes(text)}", hint=False)
    first, rest, last, more = match.groups()
    if int(first[:40]) > UINTMAX or (last is not None and int(last[:40]) > UINTMAX):
        raise Usage(f"{spelling} argument {_apostrophes(text)} too large", hint=False)
    if more:
        raise Usage(f"invalid suffix in {spelling} argument {_apostrophes(text)}", hint=False)
    begin, end = int(first), UINTMAX if last is None else int(last)
    return None if rest or not begin or end < begin else (begin, end)


def _apostrophes(text: str) -> str:
    return f"'{text}'"


def _pages(text: str) -> tuple[int, int]:
    found = page_range(text, "--pages")
    if found is None:
        raise Usage(f"invalid page range {quoted(text)}", hint=False)
    return found


@dataclass(frozen=True, slots=True)
class Char:
    """A character, and a number for it, as ``-e``, ``-i`` and ``-n`` take them."""

    char: bytes | None = None
    number: int | None = None


def _together(given: Sequence[Char], char: bytes, number: int) -> tuple[bytes, int]:
    """What several of them come to: each changes only what it has."""
    for one in given:
        char, number = one.char or char, one.number or number
    return char, number


def _char(letter: str) -> Callable[[str], Char]:
    def parse(text: str) -> Char:
        data = encode(text)
        char, digits = (None, data) if data[:1].isdigit() else (data[:1] or None, data[1:])
        if not digits:
            return Char(char)
        shown = quoted(decode(digits))
        complaint = f"'-{letter}' extra characters or invalid number in the argument: {shown}"
        match = _SIGNED.fullmatch(decode(digits))
        number = int(match[1][:40]) if match else 0
        if number > INTMAX:
            raise Usage(f"{complaint}: Value too large for defined data type")
        if number <= 0:
            raise Usage(complaint)
        return Char(char, number)

    return parse


def _lettered(letter: str, complaint: str) -> Callable[[str], tuple[str, int]]:
    parse = integer(complaint, 1, INTMAX)
    return lambda text: (letter, parse(text))


_columns = integer("invalid number of columns", 1, INTMAX)


@dataclass(frozen=True, slots=True)
class Pr(Options):
    """The options of pr."""

    pages: tuple[int, int] | None = option(
        "--pages", metavar="FIRST[:LAST]", default=None, parse=_pages, help="print only the pages from FIRST to LAST"
    )
    columns: int | None = option(
        "-NUM",
        "--columns",
        metavar="COLUMN",
        default=None,
        parse=_columns,
        help="print COLUMN columns, filled downwards and evenly",
    )
    across: bool = flag("-a", "--across", help="fill columns across instead of down, together with -COLUMN")
    caret: bool = flag(
        "-c", "--show-control-chars", help="show control characters as ^G, and other bytes as octal numbers"
    )
    double: bool = flag("-d", "--double-space", help="put an empty line behind each line")
    date: str | None = option(
        "-D", "--date-format", metavar="FORMAT", default=None, parse=str, help="use FORMAT for the date in headers"
    )
    expand: tuple[Char, ...] = repeated(
        "-e",
        "--expand-tabs",
        metavar="CHAR[WIDTH]",
        parse=_char("e"),
        argument="attached",
        bare=Char(),
        help="expand each CHAR (a tab) of the input to tab stops every WIDTH (8)",
    )
    form_feed: bool = flag(
        "-F", "-f", "--form-feed", help="end pages with a form feed instead of the lines of a trailer"
    )
    header: str | None = option(
        "-h",
        "--header",
        metavar="HEADER",
        default=None,
        parse=str,
        help="put HEADER instead of the file name in page headers",
    )
    tabs: tuple[Char, ...] = repeated(
        "-i",
        "--output-tabs",
        metavar="CHAR[WIDTH]",
        parse=_char("i"),
        argument="attached",
        bare=Char(),
        help="replace spaces by CHAR (a tab) up to tab stops every WIDTH (8)",
    )
    join: bool = flag("-J", "--join-lines", help="print whole lines: columns are neither cut nor aligned")
    length: int = option(
        "-l",
        "--length",
        metavar="PAGE_LENGTH",
        default=PAGE,
        parse=integer("'-l PAGE_LENGTH' invalid number of lines", 1, INTMAX),
        help="set the length of pages to PAGE_LENGTH lines instead of 66",
    )
    merge: bool = flag("-m", "--merge", help="print all files side by side, one in each column")
    numbers: tuple[Char, ...] = repeated(
        "-n",
        "--number-lines",
        metavar="SEP[DIGITS]",
        parse=_char("n"),
        argument="attached",
        bare=Char(),
        help="number lines with DIGITS (5) digits, followed by SEP (a tab)",
    )
    first: int | None = option(
        "-N",
        "--first-line-number",
        metavar="NUMBER",
        default=None,
        parse=integer("'-N NUMBER' invalid starting line number", -INTMAX - 1, INTMAX),
        help="begin with NUMBER at the first line that is printed",
    )
    margin: int = option(
        "-o",
        "--indent",
        metavar="MARGIN",
        default=0,
        parse=integer("'-o MARGIN' invalid line offset", 0, INTMAX),
        help="put MARGIN spaces in front of each line, besides the width",
    )
    quiet: bool = flag("-r", "--no-file-warnings", help="say nothing of files that cannot be opened")
    separators: tuple[tuple[str, str], ...] = repeated(
        "-s",
        "--separator",
        metavar="CHAR",
        parse=lambda text: ("s", text),
        argument="attached",
        bare=("s", ""),
        help="separate columns by CHAR (a tab, but nothing with -w); lines are cut with -w only",
    )
    strings: tuple[tuple[str, str], ...] = repeated(
        "-S",
        "--sep-string",
        metavar="STRING",
        parse=lambda text: ("S", text),
        argument="attached",
        bare=("S", ""),
        help="separate columns by STRING, instead of a space (with -J: a tab)",
        into="separators",
    )
    omit: str | None = select(
        {"-t": "t", "--omit-header": "t", "-T": "T", "--omit-pagination": "T"},
        default=None,
        help="omit page headers and trailers\nomit them, and form feeds of the input, too",
    )
    escape: bool = flag("-v", "--show-nonprinting", help="show what does not print as octal numbers")
    widths: tuple[tuple[str, int], ...] = repeated(
        "-w",
        "--width",
        metavar="PAGE_WIDTH",
        parse=_lettered("w", "'-w PAGE_WIDTH' invalid number of characters"),
        help="set the width of pages of several columns to PAGE_WIDTH instead of 72",
    )
    page_widths: tuple[tuple[str, int], ...] = repeated(
        "-W",
        "--page-width",
        metavar="PAGE_WIDTH",
        parse=_lettered("W", "'-W PAGE_WIDTH' invalid number of characters"),
        help="set the width of all pages to PAGE_WIDTH, and cut lines, except with -J",
        into="widths",
    )


def _plus(words: list[str]) -> list[str]:
    """``+FIRST[:LAST]`` becomes an option, where pages were not chosen before; ``-1 -2`` is ``-12``."""
    out: list[str] = []
    chosen = False
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*out, word, *rest]
        if word.startswith("-") and word != "-":
            chosen = chosen or (word.startswith("--pa") and not word.startswith("--page-"))
            if out and _DIGITS.fullmatch(out[-1]) and _DIGITS.match(word):
                out[-1] += word[1:]
            else:
                out.append(word)
            if takes_next(Pr, word):
                out += [argument for argument in (next(rest, None),) if argument is not None]
            continue
        if word.startswith("+") and not chosen and page_range(word[1:], "+") is not None:
            chosen = True
            word = f"--pages={word[1:]}"
        out.append(word)
    return out


@command(
    "pr",
    "Break each FILE into pages, or columns, for printing.",
    Pr,
    Operands("FILE"),
    touches=reads,
    notes=NOTES,
    obsolete=_plus,
)
async def pr(ctx: Context, options: Pr, files: Sequence[str]) -> int:
    """Print files one after the other, or side by side."""
    if options.merge and options.columns is not None:
        raise Usage("cannot specify number of columns when printing in parallel", hint=False)
    if options.merge and options.across:
        raise Usage("cannot specify both printing across and printing in parallel", hint=False)
    mind_closed(ctx, files)
    if options.merge and files:
        await _Printing(ctx, options).print(files, merge=True)
        return ctx.status
    for path in files or ["-"]:
        await _Printing(ctx, options).print([path], merge=False)
    return ctx.status


class _Printing:
    """Prints one output: a file, or several side by side."""

    __slots__ = ("_ctx", "_options", "_shared")

    def __init__(self, ctx: Context, options: Pr) -> None:
        self._ctx = ctx
        self._options = options
        self._shared: Segments | None = None
        """Standard input, which several columns may read by turns."""

    async def print(self, paths: Sequence[str], *, merge: bool) -> None:
        """Print them."""
        settings = settings_of(self._options, len(paths) if merge else None)
        sources: list[Segments] = []
        try:
            for path in paths:
                source = await self._open(path)
                if source is not None:
                    sources.append(source)
            if sources:
                # Those that cannot be opened leave the width of the others as it is.
                settings = replace(settings, columns=len(sources)) if merge else settings
                await self._pages(settings, sources, None if merge else paths[0])
        finally:
            for source in sources:
                await source.aclose()

    async def _pages(self, settings: Settings, sources: Sequence[Segments], path: str | None) -> None:
        ctx, options = self._ctx, self._options
        begin, end = options.pages or (1, UINTMAX)
        ctx.budget.hold(settings.margin + settings.width)
        sheets = Sheets(ctx, settings, await self._header(path, settings), begin)
        lanes = [Lane(source) for source in sources]
        pages = (StoredPages if settings.stored else Pages)(ctx, settings, lanes, sheets)
        try:
            lines, skipped = await pages.skip(begin - 1)
            if not pages.ready():
                await ctx.complain(f"starting page number {begin} exceeds page count {skipped}", 0)
                return
            await pages.print(1 + lines if options.first is None else options.first, end)
        except Usage:
            await sheets.flush()
            raise
        finally:
            ctx.budget.drop(settings.margin + settings.width)

    async def _open(self, path: str) -> Segments | None:
        ctx = self._ctx
        if path == "-":
            self._shared = self._shared or Segments("-", await Input.open(ctx, path), ctx.budget)
            return self._shared
        try:
            return Segments(path, await Input.open(ctx, path), ctx.budget)
        except IsADirectoryError as error:
            return Segments(path, error, ctx.budget)
        except OSError as error:
            if not self._options.quiet:
                await ctx.failed(path, error)
            ctx.status = 1
            return None

    async def _header(self, path: str | None, settings: Settings) -> Header:
        from mirage.commands.date.formats import strftime
        from mirage.commands.date.zones import zone

        environment = self._ctx.session.environment()
        usual = _POSIX if "POSIXLY_CORRECT" in environment else _USUAL
        form = usual if self._options.date is None else self._options.date
        date = strftime(form, await self._time(path), zone(environment.get("TZ")))
        given = "" if path is None or path == "-" else path
        title = given if self._options.header is None else self._options.header
        return Header(date, title, settings, Row(settings, self._ctx.budget).lead())

    async def _time(self, path: str | None) -> int:
        now = self._ctx.host.now()
        if path is None or path == "-":
            return now
        try:
            time = (await self._ctx.fs.stat(path)).mtime
        except OSError:
            return now
        return now if time is None else time


def settings_of(options: Pr, merged: int | None) -> Settings:
    """What the options come to, for so many files side by side.

    :raises Usage: columns would have no width.
    """
    columns = options.columns or 1 if merged is None else merged
    several = options.columns is not None or options.merge
    width, truncate, old_width = _widths(options.widths)
    separator, separates, old_separator = _separators(options.separators)
    join = options.join
    if old_width and several:
        truncate = True
        separates = separates or old_separator
    elif old_width:
        join = True
    elif not separates and old_separator and several:
        if truncate:
            separates = True
        else:
            join = True
            separates = bool(separator)
    if columns > 1:
        truncate = True
        if not separates:
            separator, separates = b"\t" if join else b" ", True
        elif not join and separator == b"\t":
            separator = b" "
    truncate = truncate and not join
    body = options.length - HEADER - FOOTER
    keep = options.omit == "t" or body <= 0
    headers = options.omit is None and body > 0
    if not headers:
        body = options.length
    spaces = bool(options.expand) or (columns > 1 and separator != b"\t")
    input_tab = _together(options.expand, b"\t", TAB)
    made = Settings(
        columns=columns,
        merge=merged is not None,
        across=options.across,
        headers=headers,
        keep_feeds=keep,
        form_feed=options.form_feed,
        body=max(body // 2, 1) if options.double else body,
        double=options.double,
        width=width,
        column=0,
        truncate=truncate,
        separator=separator,
        separates=separates,
        margin=options.margin,
        expand=input_tab if spaces else None,
        input_tab=input_tab,
        output_tab=_together(options.tabs, b"\t", TAB),
        tabify=bool(options.tabs) or columns > 1,
        numbers=_together(options.numbers, b"\t", DIGITS) if options.numbers else None,
        escape=options.escape,
        caret=options.caret,
    )
    taken = made.number_width if made.merge else 0
    return replace(made, column=column_width(columns, width, taken, len(separator)))


def _widths(given: Sequence[tuple[str, int]]) -> tuple[int, bool, bool]:
    """The width, whether lines are cut, and whether ``-w`` was the last word on it."""
    width, cut, old = WIDTH, False, False
    for letter, number in given:
        if letter == "W" or not cut:
            width = number
        old = letter == "w"
        cut = cut or letter == "W"
    return width, cut, old


def _separators(given: Sequence[tuple[str, str]]) -> tuple[bytes, bool, bool]:
    """The separator, whether there is one in any case, and whether ``-s`` was the last word on it."""
    separator, separates, old = b"", False, False
    for letter, text in given:
        old = letter == "s"
        if letter == "S":
            separator, separates = encode(text), True
        elif text and not separates:
            separator = encode(text)
    return separator, separates, old
