"""Goes through trees for find: in the order of the listings, a directory before or after what it holds."""

from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING

from mirage.commands.context import reason
from mirage.commands.find.actions import known
from mirage.commands.find.evaluate import compiled, needs
from mirage.commands.find.items import Item, Node, Run
from mirage.commands.quoting import word as quoted
from mirage.paths import join, name_of
from mirage.resources import Entry
from mirage.vfs.reading import close
from mirage.vfs.resolve import Location

if TYPE_CHECKING:
    from mirage.commands.context import Context

_BREATH = 255


class _Frame:
    """A directory that is being gone through."""

    __slots__ = ("at", "depth", "empty", "entry", "link", "name", "page", "pages", "path", "place", "prefix")

    def __init__(self, item: Item, place: Location, pages: AsyncGenerator[Sequence[Entry], None]) -> None:
        self.path = item.path
        self.prefix = item.path if item.path.endswith("/") else item.path + "/"
        self.name = item.name
        self.depth = item.depth
        self.entry = item.entry
        self.link = item.link
        self.place = place
        self.pages = pages
        self.page: Sequence[Entry] = ()
        self.at = 0
        self.empty = True
        """Nothing has been found in it."""


class Walk:
    """One run over its starting points."""

    def __init__(self, run: Run, node: Node) -> None:
        self._run = run
        self._ctx: Context = run.ctx
        self._settings = run.settings
        self._test, self._action = compiled(node)
        self._needs = needs(node)
        self._frames: list[_Frame] = []
        self._around: dict[str, str] = {}
        """The directories that are being gone through: where each is, and what it is called."""

    async def start(self, path: str) -> None:
        """Look at a starting point and what is below it."""
        fs = self._ctx.fs
        follow = self._settings.follow != "never"
        link = False
        try:
            try:
                entry = await fs.stat(path, follow=follow)
                link = follow and (await fs.stat(path, follow=False)).kind == "link"
            except FileNotFoundError:
                if not follow:
                    raise
                entry = await fs.stat(path, follow=False)
            place = await fs.resolve(path, follow=follow and entry.kind != "link")
        except OSError as error:
            await self._run.complain(f"{quoted(path)}: {reason(error)}")
            return
        item = Item(path, entry)
        item.name = name_of(path.rstrip("/")) or ("/" if path.startswith("/") else path)
        item.mount_kind = place.mount.resource.kind
        item.link = link
        try:
            if await self._met(item, place):
                await self._go(item)
        finally:
            while self._frames:
                await self._leave()

    async def _go(self, item: Item) -> None:
        frames = self._frames
        while frames:
            frame = frames[-1]
            if frame.at >= len(frame.page):
                await self._run.flush()
                await self._ctx.breathe()
                if not await self._turn(frame):
                    await self._leave()
                    if self._settings.depth_first:
                        self._fill(item, frame)
                        await self._look(item)
                continue
            await self._page(item, frame)

    def _fill(self, item: Item, frame: _Frame) -> None:
        # find -L loses a slash behind an empty directory when it comes back.
        slash = frame.empty and self._settings.follow == "always" and len(frame.path) > 1
        item.path = frame.path.removesuffix("/") if slash else frame.path
        item.name, item.depth = frame.name, frame.depth
        item.entry, item.link = frame.entry, frame.link
        item.place = None
        item.mount_kind = frame.place.mount.resource.kind

    async def _turn(self, frame: _Frame) -> bool:
        """Fetch the next page of a directory; False: there is none."""
        try:
            page = await anext(frame.pages, None)
        except OSError as error:
            await self._run.complain(f"{quoted(frame.path)}: {reason(error)}")
            return False
        frame.page = page or ()
        frame.at = 0
        frame.empty = frame.empty and not page
        return page is not None

    async def _page(self, item: Item, frame: _Frame) -> None:
        """Look at the entries of a page, up to a directory that is to be entered."""
        prefix, page = frame.prefix, frame.page
        depth = frame.depth + 1
        test = self._test
        simple = test is not None and not self._needs and depth >= self._settings.minimum
        links = self._settings.follow == "always"
        item.depth, item.place, item.link = depth, frame.place, False
        item.mount_kind = frame.place.mount.resource.kind
        for at in range(frame.at, len(page)):
            entry = page[at]
            item.name = name = entry.name
            item.path = prefix + name
            item.entry = entry
            kind = entry.kind
            if kind != "dir" and not (kind == "link" and links):
                if simple and test is not None:
                    test(item)
                else:
                    await self._look(item)
                if not at & _BREATH and self._ctx.budget.due():
                    await self._ctx.budget.breathe()
                continue
            frame.at = at + 1
            place = self._ctx.fs.located(join(frame.place.path, name))
            if await self._met(item, place):
                return
            item.depth, item.place, item.link = depth, frame.place, False
            item.mount_kind = frame.place.mount.resource.kind
        frame.at = len(page)

    async def _met(self, item: Item, place: Location) -> bool:
        """Look at what may be a directory; True: it is entered."""
        settings = self._settings
        item.pruned = False
        if item.entry.kind == "link" and settings.follow == "always":
            found = await self._followed(item, place)
            if found is None:
                return False
            place = found
        if await self._loops(item, place):
            return False
        item.mount_kind = place.mount.resource.kind
        enters = item.entry.kind == "dir" and self._enters(item, place)
        if not settings.depth_first or not enters:
            await self._look(item)
        if not enters or (item.pruned and not settings.depth_first):
            return False
        self._frames.append(_Frame(item, place, self._ctx.fs.list(place.path)))
        self._around[place.path] = item.path
        return True

    async def _leave(self) -> _Frame:
        frame = self._frames.pop()
        del self._around[frame.place.path]
        await close(frame.pages)
        return frame

    async def _followed(self, item: Item, place: Location) -> Location | None:
        """Put what a link leads to in the link's place, if there is such a thing; None where it cannot be had."""
        fs = self._ctx.fs
        try:
            item.entry, place = await fs.stat(place.path), await fs.resolve(place.path)
        except FileNotFoundError:
            return place
        except OSError as error:
            await self._run.complain(f"{quoted(item.path)}: {reason(error)}")
            return place if isinstance(error, NotADirectoryError) else None
        item.link = True
        return place

    async def _loops(self, item: Item, place: Location) -> bool:
        """Whether what is to be looked at is one of the directories around it: only links can lead there."""
        around = self._around.get(place.path)
        if around is None:
            return False
        same = f"{quoted(item.path)} is part of the same file system loop as {quoted(around)}."
        await self._run.complain(f"File system loop detected; {same}")
        return True

    def _enters(self, item: Item, place: Location) -> bool:
        settings = self._settings
        if settings.maximum is not None and item.depth >= settings.maximum:
            return False
        if not self._frames:
            return True
        above = self._frames[-1].place.mount
        return place.mount is above or not (place.mount.hidden or settings.one_file_system)

    async def _look(self, item: Item) -> None:
        """Evaluate the expression."""
        if item.depth < self._settings.minimum:
            return
        if self._needs and not known(item.entry, self._needs):
            await self._complete(item)
        if self._test is not None:
            self._test(item)
        else:
            await self._action(item)
            await self._ctx.breathe()

    async def _complete(self, item: Item) -> None:
        """Ask for what the listing did not tell."""
        try:
            item.entry = await self._ctx.fs.stat(item.path, follow=item.link)
        except OSError as error:
            await self._run.complain(f"{quoted(item.path)}: {reason(error)}")
