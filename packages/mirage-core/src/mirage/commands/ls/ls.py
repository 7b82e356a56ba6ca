"""ls: the command."""

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.context import reason
from mirage.commands.declare import command
from mirage.commands.ls import layout
from mirage.commands.ls.items import Item
from mirage.commands.ls.long import Clock, lines, time_style
from mirage.commands.ls.look import Look, prefixes
from mirage.commands.ls.options import Ls, Sort
from mirage.commands.ls.order import ordered
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands
from mirage.paths import encode, join
from mirage.patterns.glob import Match, Rules, matcher
from mirage.resources import Entry
from mirage.vfs.reading import close
from mirage.vfs.resolve import Location

if TYPE_CHECKING:
    from mirage.commands.context import Context

MINOR, SERIOUS = 1, 2
_WIDTH = 80


def touches(options: Ls, files: Sequence[str]) -> Iterable[Access]:
    """Every operand, listed where it is a directory."""
    for path in files:
        yield Access(Act.STAT, path)
        if not options.directory:
            yield Access(Act.LIST, path, subtree=options.recursive)


@command(
    "ls",
    "List information about the FILEs (the current directory by default).",
    Ls,
    Operands("FILE", default="."),
    touches=touches,
    usage_status=2,
    notes="Exit status is 0 if OK, 1 if minor problems (e.g., cannot access subdirectory),\n"
    "2 if serious trouble (e.g., cannot access command-line argument).",
)
async def ls(ctx: "Context", options: Ls, files: Sequence[str]) -> int:
    """List every operand."""
    listing = Listing(ctx, options)
    if len(files) == 1 and not options.directory and listing.look.plain and not options.recursive:
        page = await listing.simple(files[0])
        if page is not None:
            await ctx.out.write(page)
            return ctx.status
    await listing.run(files)
    return ctx.status


class _Directory:
    """A directory to be listed."""

    __slots__ = ("above", "operand", "path", "place")

    def __init__(self, path: str, place: Location, *, operand: bool, above: tuple[str, ...] = ()) -> None:
        self.path = path
        self.place = place
        self.operand = operand
        self.above = above


class Listing:
    """One call of ls."""

    def __init__(self, ctx: "Context", options: Ls) -> None:
        self._ctx = ctx
        self._options = options
        width = options.width if options.width is not None else _columns(ctx.session.variables.get("COLUMNS", ""))
        variables = ctx.session.variables
        terminal = any(variables.get(name) not in (None, "", "dumb") for name in ("TERM", "COLORTERM", "LS_COLORS"))
        self.look = Look.of(options, width, terminal=terminal)
        self._follow = options.follow
        if options.follow == "default":
            long = self.look.format == "long" or options.directory or options.indicator == "classify"
            self._follow = "default" if long else "directories"
        rules = Rules(dot=True)
        self._ignored: list[Match] = [
            matcher(text, rules) for text in (*options.ignore, *(["*~", ".*~"] * options.no_backups))
        ]
        self._hidden: list[Match] = [matcher(text, rules) for text in options.hide] if not self._all else []
        full = self.look.full_time
        self._clock = Clock(time_style(options.time_style, full=full), ctx.host.now())
        timed = options.time is not None and self.look.format != "long"
        self._sort: Sort = (
            "none" if options.unsorted and options.sort is None else options.sort or ("time" if timed else "name")
        )
        self._looks_up = self.look.format == "long" and options.indicator in ("file-type", "classify")
        self._pieces: list[str] = []

    @property
    def _all(self) -> bool:
        return bool(self._options.hidden) or self._options.unsorted

    async def simple(self, path: str) -> bytes | None:
        """The names in a directory, one to a line; None where ``path`` needs a closer look."""
        if self._sort != "name":
            return None
        try:
            names, _ = await self._names(path)
        except OSError:
            return None
        return encode(self._joined(names))

    async def _names(self, path: str) -> tuple[list[str], list[str]]:
        """The names in a directory in their order, and those of the directories to be listed too."""
        entries: list[Entry] = []
        pages = self._ctx.fs.list(path)
        try:
            async for page in pages:
                entries += page
                await self._ctx.breathe()
        finally:
            await close(pages)
        if not self._all or self._ignored or self._hidden:
            entries = [entry for entry in entries if self._wanted(entry.name)]
        names = [entry.name for entry in entries]
        if self._options.hidden == "all" or self._options.unsorted:
            names += filter(self._wanted, (".", ".."))
        directories = [entry.name for entry in entries if entry.kind == "dir"] if self._options.recursive else []
        for each in (names, directories):
            if self._options.reverse or not all(map(str.isascii, each)):
                each.sort(key=encode, reverse=self._options.reverse)
            else:
                each.sort()
        return names, directories

    def _joined(self, names: list[str]) -> str:
        end = self.look.end
        return end.join([*names, ""])

    async def run(self, operands: Sequence[str]) -> None:
        """List the operands: files first, then each directory."""
        files: list[Item] = []
        directories: list[tuple[Item, _Directory]] = []
        for path in operands:
            item = await self._operand(path)
            if item is None:
                continue
            if item.entry.kind == "dir" and not self._options.directory:
                place = await self._ctx.fs.resolve(path)
                directories.append((item, _Directory(path, place, operand=True)))
            else:
                files.append(item)
            await self._ctx.breathe()
        if files:
            self._print(self._ordered(files), [item for item, _ in directories])
        queue = {id(item): directory for item, directory in directories}
        pending = [queue[id(item)] for item in reversed(self._ordered([item for item, _ in directories]))]
        headed = self._options.recursive or len(operands) > 1
        first = not files
        while pending:
            directory = pending.pop()
            found = await self._directory(directory, headed=headed, first=first)
            first = first and found is None
            pending += reversed(found or [])
            await self._flush()
        await self._flush()

    async def _flush(self) -> None:
        if self._pieces:
            await self._ctx.out.write(encode("".join(self._pieces)))
            self._pieces.clear()

    def _ordered(self, items: list[Item]) -> list[Item]:
        options = self._options
        return ordered(
            items,
            self._sort,
            options.time or "mtime",
            reverse=options.reverse,
            directories_first=options.directories_first,
        )

    async def _operand(self, path: str) -> Item | None:
        follow = self._follow in ("always", "arguments")
        fs = self._ctx.fs
        try:
            entry = await fs.stat(path, follow=follow)
            if self._follow == "directories" and entry.kind == "link" and await fs.is_dir(path):
                entry = await fs.stat(path)
        except OSError as error:
            await self._ctx.complain(f"cannot access {quoted_name(path)}: {reason(error)}", SERIOUS)
            return None
        return await self._item(path, entry, path)

    async def _item(self, name: str, entry: Entry, path: str) -> Item:
        item = Item(name, entry, self.look.quoted(name))
        if entry.kind != "link":
            return item
        if self._looks_up or self._options.directories_first or self.look.color:
            try:
                item.target = await self._ctx.fs.stat(path)
                item.directory = item.target.kind == "dir"
            except OSError:
                item.orphan = True
        return item

    async def _directory(self, directory: _Directory, *, headed: bool, first: bool) -> "list[_Directory] | None":
        """List a directory; the directories in it that are to be listed too, None where it cannot be read."""
        items: list[Item] = []
        names: list[str] = []
        inner: list[str] = []
        # Without a look at the names, there are no more than those.
        bare = self.look.plain and self._sort == "name" and self._follow != "always"
        try:
            if bare:
                names, inner = await self._names(directory.path)
            else:
                async for page in self._entries(directory):
                    items += page
        except OSError as error:
            status = SERIOUS if directory.operand else MINOR
            await self._flush()
            await self._ctx.complain(f"cannot open directory {quoted_name(directory.path)}: {reason(error)}", status)
            return None
        if headed:
            self._pieces.append(("" if first else "\n") + self._heading(directory.path) + ":\n")
        if bare:
            self._pieces.append(self._joined(names))
        else:
            items = self._ordered(items)
            if self.look.format == "long" or self._options.blocks:
                self._pieces.append(f"total {self.look.total(items)}{self.look.end}")
            self._print(items)
            inner = [item.name for item in items if item.entry.kind == "dir" and item.name not in (".", "..")]
        return await self._below(directory, inner) if self._options.recursive else []

    def _heading(self, path: str) -> str:
        return self.look.quoted(path)

    async def _entries(self, directory: _Directory) -> AsyncIterator[list[Item]]:
        fs = self._ctx.fs
        pages = fs.list(directory.path)
        try:
            async for page in pages:
                wanted = [entry for entry in page if self._wanted(entry.name)]
                yield [await self._inner(entry, directory.path) for entry in wanted]
                await self._ctx.breathe()
        finally:
            await close(pages)
        if self._options.hidden == "all" or self._options.unsorted:
            dots = [(".", directory.path), ("..", join(directory.path, ".."))]
            yield [Item(name, await fs.stat(path), self.look.quoted(name)) for name, path in dots if self._wanted(name)]

    async def _inner(self, entry: Entry, above: str) -> Item:
        if entry.kind != "link":
            return Item(entry.name, entry, self.look.quoted(entry.name))
        path = join(above, entry.name)
        if self._follow != "always":
            return await self._item(entry.name, entry, path)
        try:
            return Item(entry.name, await self._ctx.fs.stat(path), self.look.quoted(entry.name))
        except OSError as error:
            await self._ctx.complain(f"cannot access {quoted_name(path)}: {reason(error)}", MINOR)
            item = await self._item(entry.name, entry, path)
            item.known = False
            return item

    def _wanted(self, name: str) -> bool:
        if name.startswith(".") and not self._all:
            return False
        if self._ignored and any(test(name) for test in self._ignored):
            return False
        return not (self._hidden and any(test(name) for test in self._hidden))

    async def _below(self, directory: _Directory, names: Iterable[str]) -> list[_Directory]:
        found: list[_Directory] = []
        fs = self._ctx.fs
        above = (*directory.above, directory.place.path)
        for name in names:
            path = join(directory.path, name)
            place = fs.located(join(directory.place.path, name))
            if self._follow == "always":
                place = await fs.resolve(path)
                if place.path in above:
                    await self._ctx.complain(f"{path}: not listing already-listed directory", SERIOUS)
                    continue
            if not place.mount.hidden or place.mount is directory.place.mount:
                found.append(_Directory(path, place, operand=False, above=above))
        return found

    def _print(self, items: list[Item], more: Sequence[Item] = ()) -> None:
        """Write ``items``; ``more`` only makes the columns of the long format wider."""
        look = self.look
        if look.format == "long":
            self._lines(lines(look, [*items, *more], self._ctx.host, self._clock)[: len(items)])
            return
        if look.format == "single":
            before = prefixes(look, items, aligned=True)
            self._lines([start + look.name(item) for start, item in zip(before, items, strict=True)])
            return
        pad = look.pads(items)
        before = prefixes(look, items, aligned=look.format != "commas")
        cells = [
            (start + look.name(item, pad=pad), len(start) + look.width(item, pad=pad))
            for start, item in zip(before, items, strict=True)
        ]
        if look.format == "commas" or not look.line:
            comma = "," if look.format == "commas" else " "
            self._lines([layout.separated(cells, look.line, comma)] if cells else [])
        else:
            across = look.format == "across"
            self._lines(layout.columns(cells, look.line, self._options.tab_size, across=across))

    def _lines(self, texts: Iterable[str]) -> None:
        end = self.look.end
        self._pieces += [text + end for text in texts]


def _columns(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 and int(text) else _WIDTH
