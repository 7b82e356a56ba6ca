"""pr: pages, and columns."""

from collections.abc import Sequence
from dataclasses import replace

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.inputs import Input, mind_closed
from mirage.commands.pr.options import Pr, plus
from mirage.commands.pr.pages import Lane, Pages
from mirage.commands.pr.row import Row
from mirage.commands.pr.segments import Segments
from mirage.commands.pr.settings import Settings, settings_of
from mirage.commands.pr.sheets import Header, Sheets
from mirage.commands.pr.stored import StoredPages
from mirage.commands.spec import Operands, Usage
from mirage.commands.values import UINTMAX

_USUAL, _POSIX = "%Y-%m-%d %H:%M", "%b %e %H:%M %Y"

NOTES = """\
+FIRST[:LAST] among the operands stands for --pages=FIRST[:LAST]. Headers and
trailers are left out where a page has no more than 10 lines.
"""


@command(
    "pr",
    "Break each FILE into pages, or columns, for printing.",
    Pr,
    Operands("FILE"),
    touches=reads,
    notes=NOTES,
    obsolete=plus,
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
