"""grep: the command."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.context import reason
from mirage.commands.declare import command
from mirage.commands.grep.batches import barren
from mirage.commands.grep.files import Batch, Globs, Walk, globs
from mirage.commands.grep.lines import Lines
from mirage.commands.grep.options import USAGE, Grep
from mirage.commands.grep.plan import Plan, matcher, pattern, planned, selects_nothing
from mirage.commands.grep.printing import Format, listed
from mirage.commands.grep.search import Search, lacks
from mirage.commands.inputs import Input, ReadError
from mirage.commands.spec import Operands
from mirage.paths import encode
from mirage.patterns.faults import PatternError, PatternErrors, PatternTooHard
from mirage.streams import Given

if TYPE_CHECKING:
    from mirage.commands.context import Context

STDIN = "(standard input)"
SUMMARY = """\
Search for PATTERNS in each FILE.
PATTERNS can contain multiple patterns separated by newlines."""
NOTES = """\
When FILE is '-', read standard input.  With no FILE, read '.' if
recursive, '-' otherwise.  With fewer than two FILEs, assume -h.
Exit status is 0 if any line is selected, 1 otherwise;
if any error occurs and -q is not given, the exit status is 2."""


def touches(options: Grep, operands: Sequence[str]) -> Iterable[Access]:
    """The files, with ``-r`` and all below them; files of patterns and of globs too."""
    files = list(operands) if options.patterns else list(operands[1:])
    recursive = options.directories in ("recurse", "follow")
    sources = [each.text for each in options.patterns if each.file]
    sources += [each.text for each in options.filters if each.kind == "from"]
    yield from (Access(Act.READ, path) for path in sources)
    for path in files or (["."] if recursive else []):
        if path != "-":
            if recursive:
                yield Access(Act.LIST, path, subtree=True)
            yield Access(Act.READ, path, subtree=recursive)


@command(
    "grep",
    SUMMARY,
    Grep,
    Operands("PATTERNS [FILE"),
    touches=touches,
    usage_status=2,
    notes=NOTES,
    usage_line=USAGE.partition("\n")[0],
)
async def grep(ctx: "Context", options: Grep, operands: Sequence[str]) -> int:
    """Search every file."""
    return await searched(ctx, options, operands, Run)


async def searched(ctx: "Context", options: Grep, operands: Sequence[str], kind: "type[Run]") -> int:
    """Search every file in a ``kind`` of run."""
    files = list(operands)
    if not files and not options.patterns:
        await ctx.io.err.write(encode(f"{USAGE}\n"))
        return 2
    given = None
    try:
        given = await pattern(ctx, options, files)
        if selects_nothing(options, given):
            return 1
        found = matcher(options, given)
        names = await globs(ctx, options.filters)
    except PatternErrors as errors:
        for line, words in errors.faults.items():
            await ctx.complain(f"{given.place(line) if given else ''}{words}", 2)
        return 2
    except PatternError as error:
        await ctx.complain(str(error), 2)
        return 2
    except OSError as error:
        await ctx.failed(str(error.filename), error, 2)
        return 2
    for warning in found.warnings if found is not None else ():
        await ctx.complain(warning, 0)
    recursive = options.directories in ("recurse", "follow")
    several = options.filename if options.filename is not None else len(files) > 1
    run = kind(ctx, options, planned(options, found, names=several), names)
    for path in files or (["."] if recursive else ["-"]):
        if await run.operand(path, implied=not files):
            break
    if run.selected and (not ctx.status or options.quiet):
        return 0
    return ctx.status or 1


async def _as_grep(ctx: "Context", options: Grep, operands: Sequence[str]) -> int:
    ctx.name = "grep"
    return int(await grep.run(ctx, options, operands))


def extended(words: list[str]) -> list[str]:
    """The words of egrep as those of grep."""
    return ["-E", *words]


def fixed(words: list[str]) -> list[str]:
    """The words of fgrep as those of grep."""
    return ["-F", *words]


egrep = grep._replace(name="egrep", run=_as_grep, obsolete=extended)
fgrep = grep._replace(name="fgrep", run=_as_grep, obsolete=fixed)


class Run:
    """One call: what carries over from file to file."""

    def __init__(self, ctx: "Context", options: Grep, plan: Plan, files: Globs) -> None:
        self._ctx = ctx
        self._options = options
        self._plan = plan
        self._files = files
        self._directories = Globs.of([(glob.rstrip("/") or "/", False) for glob in options.excluded_dirs])
        self._used = False
        self.selected = False

    async def operand(self, path: str, *, implied: bool) -> bool:
        """Search an operand; True: all is decided."""
        options = self._options
        if path == "-":
            return await self._file(path)
        try:
            directory = (await self._ctx.fs.stat(path)).kind == "dir"
        except OSError:
            return await self._file(path)
        if not directory:
            return not self._files.skips(path, operand=True) and await self._file(path)
        if options.directories in ("recurse", "follow"):
            if not implied and self._directories.skips(path.rstrip("/") or "/", operand=True):
                return False
            return await self._tree(path, implied=implied)
        if options.directories == "read" and not self._directories.skips(path.rstrip("/") or "/", operand=True):
            await self._complain(path, "Is a directory")
            return await self._concluded(Format(self._plan, encode(path), None), path, 0)
        return False

    async def _tree(self, path: str, *, implied: bool) -> bool:
        if self._options.filename is None and not self._plan.names:
            self._plan = planned(self._options, self._plan.matcher, names=True)
        walk = Walk(self._ctx, self._files, self._directories, follow=self._options.directories == "follow")
        prefix = "" if implied else path if path.endswith("/") else path + "/"
        below = walk.below(path, prefix)
        try:
            async for found in below:
                if isinstance(found, OSError):
                    await self._complain(str(found.filename), reason(found), warning=found.strerror == LOOP)
                elif await self._batch(found):
                    return True
        finally:
            await below.aclose()
        return False

    async def _batch(self, batch: Batch) -> bool:
        """Search files of one directory; True: all is decided."""
        hopeless = self._plan.mute and barren(self._plan.matcher, batch.files)
        for entry, data in batch.files:
            if hopeless and data is not None:
                continue
            if await self._file(batch.shown + entry.name, listed=True, data=data):
                return True
        return False

    async def _file(self, path: str, *, listed: bool = False, data: bytes | None = None) -> bool:
        """Search one file; True: all is decided. One that was ``listed`` is no device, and not standard input."""
        name = (self._options.label if self._options.label is not None else STDIN) if path == "-" else path
        try:
            async with await self._opened(path, listed=listed, data=data) as file:
                if listed and self._plan.mute and await lacks(file, self._plan):
                    return False
                return await self._searched(file, path, name)
        except PatternTooHard as hard:
            await self._complain(name, str(hard))
        except ReadError as failed:
            await self._complain(name, reason(failed.error))
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.filename != path:
                raise
            await self._complain(name, reason(error))
        return False

    async def _opened(self, path: str, *, listed: bool, data: bytes | None) -> Input:
        if data is not None:
            return Input(Given(data), self._ctx.budget)
        return (await Input.part(self._ctx, path, 0))[0] if listed else await Input.open(self._ctx, path)

    async def _searched(self, file: Input, path: str, name: str) -> bool:
        form = Format(self._plan, encode(name), await self._size(path))
        lines = Lines(self._plan, form, used=self._used)
        search = Search(self._ctx, self._plan, lines)
        try:
            await search.run(file, give_back=path == "-")
        except PatternTooHard as hard:
            await self._complain(name, str(hard))
        self._used = lines.used
        over = await self._concluded(form, name, search.selected)
        hidden = search.binary_matches or (form.spoiled and self._plan.binary == "binary")
        if hidden and not self._plan.quiet:
            await self._ctx.complain(f"{name}: binary file matches", 0)
        return over

    async def _concluded(self, form: Format, name: str, selected: int) -> bool:
        """Say what is said behind a file; True: all is decided."""
        plan = self._plan
        self.selected |= selected > 0
        if plan.quiet:
            return self.selected
        if plan.counting:
            await self._ctx.out.write(form.count(selected))
        if plan.listing is not None and plan.listing is (selected > 0):
            await self._ctx.out.write(listed(plan, encode(name)))
        if self._options.line_buffered:
            await self._ctx.out.flush()
        return False

    async def _size(self, path: str) -> int | None:
        """The size of a file, where columns are made as wide as its largest number."""
        if not self._plan.tabs or path == "-":
            return None
        try:
            return (await self._ctx.fs.stat(path)).size
        except OSError:
            return None

    async def _complain(self, name: str, words: str, *, warning: bool = False) -> None:
        if warning:
            await self._ctx.complain(f"{name}: warning: {words}", 0)
        elif self._options.no_messages:
            self._ctx.status = 2
        else:
            await self._ctx.complain(f"{name}: {words}", 2)


LOOP = "recursive directory loop"
