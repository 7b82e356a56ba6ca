"""du: how much room files take, and what is below directories."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.descent import Directory, Follow, descend
from mirage.commands.inputs import Blocks, Input
from mirage.commands.ls.long import strftime
from mirage.commands.ls.sizes import Unit, allocated
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Options, Usage, flag, option, repeated, select
from mirage.commands.values import choice, scaled
from mirage.paths import decode, encode, join
from mirage.patterns.glob import Match, matcher
from mirage.resources import Entry

Which = Literal["mtime", "atime", "ctime"]
TIMES: dict[str, Which] = {"atime": "atime", "access": "atime", "use": "atime", "ctime": "ctime", "status": "ctime"}
STYLES: dict[str, str] = {
    "full-iso": "%Y-%m-%d %H:%M:%S.%N %z",
    "long-iso": "%Y-%m-%d %H:%M",
    "iso": "%Y-%m-%d",
}
APPARENT = Unit(1)
"""That of ``-b``, with which files are as long as they are."""
FOLLOW: dict[str, Follow] = {
    "-D": "arguments",
    "-H": "arguments",
    "--dereference-args": "arguments",
    "-L": "always",
    "--dereference": "always",
    "-P": "never",
    "--no-dereference": "never",
}


def _depth(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise Usage(f"invalid maximum depth {quoted(text)}")
    return int(text)


def _threshold(spelling: str) -> Callable[[str], int]:
    def parse(text: str) -> int:
        negative = text.startswith("-")
        size = scaled(text.removeprefix("-"), "bkKmMGTPEZY0")
        if size is None:
            raise Usage(f"invalid {spelling} argument {quoted_name(text)}", hint=False)
        if negative and not size:
            raise Usage(f"invalid --threshold argument {quoted_name(text)}", hint=False)
        return -size if negative else size

    return parse


def _style(text: str) -> str:
    return text[1:] if text.startswith("+") else choice("time style", STYLES)(text)


def _unit(*names: str, unit: Unit, help: str) -> tuple[Unit, ...]:
    """An option that sets the unit; the last one decides."""
    return repeated(*names, metavar="", parse=Unit.parse, argument="none", bare=unit, help=help, into="units")


@dataclass(frozen=True, slots=True)
class Du(Options):
    """The options of du."""

    nul: bool = flag("-0", "--null", help="end each output line with NUL, not newline")
    all: bool = flag("-a", "--all", help="write counts for all files, not just directories")
    apparent: bool = flag("--apparent-size", help="how long files are rather than what they take")
    short_unit: tuple[Unit, ...] = repeated(
        "-B", metavar="SIZE", parse=Unit.reader("-B"), help="count in units of SIZE", into="units"
    )
    units: tuple[Unit, ...] = repeated(
        "--block-size", metavar="SIZE", parse=Unit.reader("--block-size"), help="the same: 'M' is 1,048,576 bytes"
    )
    bytes: tuple[Unit, ...] = _unit("-b", "--bytes", unit=APPARENT, help="the same as --apparent-size --block-size=1")
    total: bool = flag("-c", "--total", help="produce a grand total")
    depth: int | None = option(
        "-d", "--max-depth", metavar="N", default=None, parse=_depth, help="show only what is N levels down at most"
    )
    files_from: str | None = option(
        "--files0-from", metavar="F", default=None, parse=str, help="take the names, each ended by NUL, from file F"
    )
    human: tuple[Unit, ...] = _unit(
        "-h", "--human-readable", unit=Unit(1024, human=True), help="print sizes as people read them (1K 234M 2G)"
    )
    si: tuple[Unit, ...] = _unit("--si", unit=Unit(1000, human=True), help="the same, by powers of 1000")
    kibibytes: tuple[Unit, ...] = _unit("-k", unit=Unit(1024), help="count in 1024 bytes")
    mebibytes: tuple[Unit, ...] = _unit("-m", unit=Unit(1024**2), help="count in 1048576 bytes")
    inodes: bool = flag("--inodes", help="count files instead of what they take")
    count_links: bool = flag("-l", "--count-links", help="count sizes many times if hard linked")
    follow: Follow = select(
        FOLLOW,
        default="never",
        help="follow symbolic links that are operands\nfollow all symbolic links\nfollow none (the default)",
    )
    separate: bool = flag("-S", "--separate-dirs", help="for directories, do not count what is in those below")
    summarize: bool = flag("-s", "--summarize", help="only a total for each argument")
    short_threshold: int | None = option(
        "-t",
        metavar="SIZE",
        default=None,
        parse=_threshold("-t"),
        help="leave out what is smaller than SIZE, or larger where SIZE is negative",
        into="threshold",
    )
    threshold: int | None = option(
        "--threshold", metavar="SIZE", default=None, parse=_threshold("--threshold"), help="the same"
    )
    time: Which | None = option(
        "--time",
        metavar="WORD",
        default=None,
        parse=choice("--time", TIMES),
        argument="optional",
        bare="mtime",
        help="show the last time anything below was changed, or WORD: atime, access, use, ctime or status",
    )
    style: str | None = option(
        "--time-style",
        metavar="STYLE",
        default=None,
        parse=_style,
        help="show times so: full-iso, long-iso, iso, or +FORMAT as in 'date'",
    )
    exclude_from: tuple[str, ...] = repeated(
        "-X", "--exclude-from", metavar="FILE", parse=str, help="leave out what matches any pattern in FILE"
    )
    exclude: tuple[str, ...] = repeated("--exclude", metavar="PATTERN", parse=str, help="leave out what matches")
    one_mount: bool = flag("-x", "--one-file-system", help="stay below the mount that an operand is on")


def looked_at(options: Du, paths: Sequence[str]) -> Iterable[Access]:
    """Everything below the operands is looked at."""
    for extra in (*options.exclude_from, *([options.files_from] if options.files_from else [])):
        if extra != "-":
            yield Access(Act.READ, extra)
    for path in paths or ["."]:
        yield Access(Act.STAT, path)
        yield Access(Act.LIST, path, subtree=True)


class Sum:
    """What was added up: bytes, files, and the latest time."""

    __slots__ = ("files", "size", "time")

    def __init__(self, size: int = 0, files: int = 0, time: int | None = None) -> None:
        self.size = size
        self.files = files
        self.time = time

    def add(self, other: "Sum") -> None:
        """Add another one."""
        self.size += other.size
        self.files += other.files
        if other.time is not None and (self.time is None or other.time > self.time):
            self.time = other.time


Key: TypeAlias = tuple[str, int | str]


@command("du", "Show how much room each FILE takes, directories with all below.", Du, touches=looked_at)
async def du(ctx: Context, options: Du, paths: Sequence[str]) -> int:
    """Add up every operand."""
    if options.summarize and options.all:
        raise Usage("cannot both summarize and show all entries")
    depth = options.depth
    if options.summarize:
        if depth:
            raise Usage(f"warning: summarizing conflicts with --max-depth={depth}")
        if depth == 0:
            await ctx.complain("warning: summarizing is the same as using --max-depth=0", 0)
        depth = 0
    if options.inodes and (options.apparent or any(unit is APPARENT for unit in options.units)):
        await ctx.complain("warning: options --apparent-size and -b are ineffective with --inodes", 0)
    if options.files_from is not None and paths:
        raise Usage(f"extra operand {quoted(paths[0])}\nfile operands cannot be combined with --files0-from")
    adding = Adding(ctx, options, depth, await _excluded(ctx, options), several=len(paths) > 1)
    names = _listed(ctx, options.files_from) if options.files_from is not None else _each(paths or ["."])
    async for path in names:
        await adding.operand(path)
        await ctx.breathe()
    if options.total:
        await adding.print(adding.grand, "total")
    await ctx.pass_on()
    return ctx.status


async def _each(paths: Sequence[str]) -> AsyncIterator[str]:
    for path in paths:
        yield path


async def _listed(ctx: Context, source: str) -> AsyncIterator[str]:
    """The names in a file, each ended by NUL."""
    try:
        file = await Input.open(ctx, source)
    except OSError as error:
        raise Usage(f"cannot open {quoted_name(source)} for reading: {reason(error)}", hint=False) from None
    number = 0
    async with file:
        async for block in Blocks(file, b"\0", ctx.budget):
            for name in block.removesuffix(b"\0").split(b"\0"):
                number += 1
                if not name:
                    await ctx.complain(f"{shown(source)}:{number}: invalid zero-length file name")
                elif name == b"-" and source == "-":
                    await ctx.complain(
                        f"when reading file names from stdin, no file name of {quoted_name('-')} allowed"
                    )
                else:
                    yield decode(name)


async def _excluded(ctx: Context, options: Du) -> list[Match]:
    patterns = list(options.exclude)
    for path in options.exclude_from:
        try:
            async with await Input.open(ctx, path) as file:
                patterns += decode(await ctx.gather(file)).splitlines()
        except OSError as error:
            raise Usage(f"{shown(path)}: {reason(error)}") from None
    return [matcher(pattern) for pattern in patterns if pattern]


class Adding:
    """Adds up operands, and prints what they come to."""

    def __init__(
        self, ctx: Context, options: Du, depth: int | None, excluded: Sequence[Match], *, several: bool
    ) -> None:
        self._ctx = ctx
        self._options = options
        self._depth = depth
        self._excluded = excluded
        self._several = several or options.files_from is not None or options.follow == "always"
        """Whether the same may be met twice without having two names."""
        self._seen: set[Key] = set()
        self._unit = options.units[-1] if options.units else _usual(ctx)
        self._apparent = options.apparent or any(unit is APPARENT for unit in options.units)
        self._style = options.style or _style_of(ctx)
        self._end = "\0" if options.nul else "\n"
        self._sums: dict[Directory, Sum] = {}
        self.grand = Sum()

    async def operand(self, path: str) -> None:
        """Add up one operand."""
        ctx, options = self._ctx, self._options
        if self._excluded and self._is_excluded(path):
            return
        follow = options.follow != "never"
        try:
            entry = await ctx.fs.stat(path, follow=follow)
            place = await ctx.fs.resolve(path, follow=follow)
        except OSError as error:
            await ctx.complain(f"cannot access {await self._named(path, error)}")
            return
        if self._again(entry, place.mount.prefix, place.path):
            return
        if entry.kind != "dir":
            own = self._own(entry)
            self.grand.add(own)
            await self.print(own, path)
            return
        wanted = self._wanted if self._excluded or self._several else None
        walk = descend(ctx, path, entry, follow=options.follow, one_mount=options.one_mount, wanted=wanted)
        async for step in walk:
            if step.page is not None:
                await self._page(step.directory, step.page)
                continue
            if step.error is not None:
                where = quoted_name(step.directory.path)
                await ctx.complain(f"cannot read directory {where}: {reason(step.error)}")
            await self._leave(step.directory)

    async def _named(self, path: str, error: OSError) -> str:
        """A path that cannot be looked at; where only what its link leads to is not there, that is all."""
        try:
            dangling = not path.endswith("/") and (await self._ctx.fs.stat(path, follow=False)).kind == "link"
        except OSError:
            dangling = False
        return quoted_name(path) if dangling else f"{quoted_name(path)}: {reason(error)}"

    async def _page(self, directory: Directory, page: Sequence[Entry]) -> None:
        """Add the files of a page to their directory."""
        files = [entry for entry in page if entry.kind != "dir"]
        total = self._sum(directory)
        options = self._options
        simple = not (options.all or options.time or options.follow == "always")
        if simple and not options.count_links:
            mount, above = directory.place.mount.prefix, directory.place.path
            files = [
                entry
                for entry in files
                if (not self._several and (entry.nlink or 1) == 1)
                or not self._again(entry, mount, join(above, entry.name))
            ]
        if simple:
            total.files += len(files)
            total.size += sum([self._size(entry) for entry in files])
            return
        for entry in files:
            path = join(directory.path, entry.name)
            if entry.kind == "link" and options.follow == "always":
                await self._ctx.complain(f"cannot access {quoted_name(path)}")
                continue
            if self._again(entry, directory.place.mount.prefix, join(directory.place.path, entry.name)):
                continue
            own = self._own(entry)
            total.add(own)
            if options.all and (self._depth is None or directory.depth + 1 <= self._depth):
                await self.print(own, path)
            await self._ctx.breathe()

    async def _leave(self, directory: Directory) -> None:
        """A directory is done: print it, and add it to the one above."""
        total = self._sums.pop(directory, None) or self._new_sum(directory)
        above, separate = directory.above, self._options.separate
        if above is None or separate:
            self.grand.add(total)
        if above is not None and not separate:
            self._sum(above).add(total)
        if self._depth is None or directory.depth <= self._depth:
            await self.print(total, directory.path)

    def _sum(self, directory: Directory) -> Sum:
        found = self._sums.get(directory)
        if found is None:
            found = self._sums[directory] = self._new_sum(directory)
        return found

    def _new_sum(self, directory: Directory) -> Sum:
        return self._own(directory.entry)

    def _own(self, entry: Entry) -> Sum:
        """What one file counts for by itself."""
        which = self._options.time
        return Sum(self._size(entry), 1, None if which is None else getattr(entry, which))

    def _size(self, entry: Entry) -> int:
        return (entry.size if self._apparent else allocated(entry)) or 0

    def _again(self, entry: Entry, mount: str, path: str) -> bool:
        """Whether a file was counted already, under another name or this one."""
        if self._options.count_links:
            return False
        if not self._several and (entry.kind == "dir" or (entry.nlink or 1) == 1):
            return False
        key = (mount, path if entry.inode is None else entry.inode)
        if key in self._seen:
            return True
        self._seen.add(key)
        return False

    def _wanted(self, directory: Directory, entry: Entry) -> bool:
        if self._excluded and self._is_excluded(join(directory.path, entry.name)):
            return False
        if entry.kind != "dir" or not self._several:
            return True
        place = self._ctx.fs.located(join(directory.place.path, entry.name))
        return not self._again(entry, place.mount.prefix, place.path)

    def _is_excluded(self, path: str) -> bool:
        """Whether a pattern matches the path, or what follows any slash in it."""
        names = path.split("/")
        tails = ["/".join(names[at:]) for at in range(len(names))]
        return any(test(tail) for test in self._excluded for tail in tails if tail)

    async def print(self, total: Sum, path: str) -> None:
        """Print a line, unless it is too small for that."""
        options = self._options
        number = total.files if options.inodes else total.size
        limit = options.threshold
        if limit is not None and (number < limit if limit >= 0 else number > -limit):
            return
        if not options.inodes:
            amount = self._unit.text(number)
        else:
            amount = self._unit.text(number) if self._unit.human else str(number)
        time = f"{self._moment(total.time)}\t" if options.time else ""
        await self._ctx.out.write(encode(f"{amount}\t{time}{path}{self._end}"))

    def _moment(self, time: int | None) -> str:
        return "?" if time is None else strftime(self._style, time)


def _usual(ctx: Context) -> Unit:
    """The unit that the environment asks for."""
    variables = ctx.session.environment()
    for name in ("DU_BLOCK_SIZE", "BLOCK_SIZE", "BLOCKSIZE"):
        text = variables.get(name)
        if text is not None:
            try:
                return Unit.parse(text)
            except Usage:
                break
    return Unit(512 if "POSIXLY_CORRECT" in variables else 1024)


def _style_of(ctx: Context) -> str:
    text = ctx.session.environment().get("TIME_STYLE", "").removeprefix("posix-")
    if text.startswith("+"):
        return text[1:].partition("\n")[0]
    return STYLES.get(text, STYLES["long-iso"])
