"""What is to be copied: the names that SRC gives, a directory at a time, in the order of rsync."""

from dataclasses import dataclass, field

from mirage.commands.context import Context
from mirage.commands.rsync.filters import Filters
from mirage.commands.rsync.options import Rsync
from mirage.paths import encode, name_of
from mirage.resources import Entry


@dataclass(slots=True)
class Node:
    """A directory of the list: where what is in it comes from."""

    sources: list[str] = field(default_factory=list[str])
    """Directories whose names are listed."""
    given: dict[str, "Item"] = field(default_factory=dict[str, "Item"])
    """What was named by itself."""


@dataclass(slots=True)
class Item:
    """A name of the list."""

    name: str
    """Below the top."""
    source: str
    entry: Entry
    node: Node | None = None
    """Of a directory, what is in it."""

    @property
    def shown(self) -> str:
        """As it is told."""
        return f"{self.name}/" if self.entry.kind == "dir" else self.name


class Listing:
    """Makes the list, and remembers what could not be read."""

    __slots__ = ("_ctx", "_filters", "_options", "broken", "skipped", "top")

    def __init__(self, ctx: Context, options: Rsync) -> None:
        self._ctx = ctx
        self._options = options
        self._filters = Filters([rule for rules in options.rules for rule in rules])
        self.top = Node()
        self.broken = False
        """Something could not be read."""
        self.skipped: list[str] = []
        """Directories that are not copied, as nothing says that they are."""

    @property
    def filters(self) -> Filters:
        """Which names take part."""
        return self._filters

    async def add(self, path: str) -> None:
        """Take up an operand."""
        contents = path.endswith(("/", "/.")) or path in (".", "..") or path.endswith("/..")
        try:
            entry = await self._look(path, follow=contents)
        except OSError as error:
            await self.fail("link_stat", path, error)
            return
        if entry.kind == "dir" and not (self._options.has("recursive") or self._options.has("dirs")):
            if contents or self._filters.admits(name_of(path), directory=True):
                self.skipped.append("." if contents else name_of(path))
            return
        if self._options.relative:
            await self._add_whole(path, entry, contents)
            return
        if contents and entry.kind == "dir":
            self.top.sources.append(path)
            return
        self._give(self.top, "", name_of(path.rstrip("/")), path, entry)

    async def _add_whole(self, path: str, entry: Entry, contents: bool) -> None:
        """With ``-R``: all directories on the way take part, too."""
        before, dot, behind = path.partition("/./")
        base, rest = (before + "/", behind) if dot else ("/" if path.startswith("/") else "", path)
        parts = [part for part in rest.split("/") if part not in ("", ".")]
        node, above = self.top, ""
        for at, part in enumerate(parts):
            place = base + "/".join(parts[: at + 1])
            last = at == len(parts) - 1
            found = entry if last else await self._look(place, follow=True)
            item = self._give(node, above, part, place, found, listed=last)
            above = f"{above}{part}/"
            if item is None or item.node is None:
                return
            node = item.node
        if not parts and contents:
            self.top.sources.append(path)

    def _give(
        self, node: Node, above: str, name: str, source: str, entry: Entry, *, listed: bool = True
    ) -> Item | None:
        path = above + name
        if not self._filters.admits(path, directory=entry.kind == "dir"):
            return None
        item = node.given.setdefault(name, Item(path, source, entry, Node() if entry.kind == "dir" else None))
        if item.node is not None and listed and self._options.has("recursive"):
            item.node.sources.append(source)
        return item

    async def items(self, node: Node, above: str, mount: object) -> list[Item]:
        """What is in a directory: files first, then directories."""
        found = dict(node.given)
        for source in node.sources:
            try:
                async for page in self._ctx.fs.list(source):
                    for entry in page:
                        await self._ctx.breathe()
                        await self._take(found, above, source, entry, mount)
            except OSError as error:
                await self.fail("opendir", source, error)
        return sorted(found.values(), key=lambda item: (item.entry.kind == "dir", encode(item.name)))

    async def _take(self, found: dict[str, Item], above: str, source: str, entry: Entry, mount: object) -> None:
        name = entry.name
        place = f"{source.rstrip('/')}/{name}"
        if entry.kind == "link" and self._options.has("follow"):
            try:
                entry = await self._ctx.fs.stat(place)
            except OSError:
                await self._complain(f'symlink has no referent: "{self.absolute(place)}"')
                return
        directory = entry.kind == "dir"
        if not self._filters.admits(above + name, directory=directory):
            return
        item = found.get(name)
        if item is None:
            self._ctx.budget.hold(256)
            item = found[name] = Item(above + name, place, entry, Node() if directory else None)
        if directory and item.node is not None and self._options.has("recursive"):
            if self._options.one_file_system and self._ctx.fs.located(await self._canonical(place)).mount is not mount:
                return
            item.node.sources.append(place)

    async def _canonical(self, path: str) -> str:
        return (await self._ctx.fs.resolve(path)).path

    async def _look(self, path: str, *, follow: bool) -> Entry:
        return await self._ctx.fs.stat(path, follow=follow or self._options.has("follow"))

    def absolute(self, path: str) -> str:
        """A path as messages show it."""
        if path.startswith("/"):
            return path
        return f"{self._ctx.session.cwd.rstrip('/')}/{path}"

    async def fail(self, what: str, path: str, error: OSError) -> None:
        """Something of SRC cannot be read."""
        await self._complain(f'{what} "{self.absolute(path)}" failed: {error.strerror} ({error.errno})')

    async def _complain(self, message: str) -> None:
        self.broken = True
        await self._ctx.complain(f"[sender] {message}", 23)
