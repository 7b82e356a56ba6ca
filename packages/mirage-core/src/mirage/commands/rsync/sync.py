"""Brings DEST to what the list says, a directory at a time."""

import errno
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from string import ascii_letters

from mirage.commands.alike import same_bytes
from mirage.commands.context import Context
from mirage.commands.rsync.deleting import Deleting
from mirage.commands.rsync.listing import Item, Listing, Node
from mirage.commands.rsync.options import Rsync
from mirage.commands.rsync.telling import Telling
from mirage.paths import encode, join
from mirage.resources import Entry

SECOND = 1_000_000_000
_USUAL = 0o755


@dataclass(slots=True)
class Frame:
    """A directory of DEST on the way."""

    node: Node
    above: str
    """Its name below the top, with a slash; empty for the top."""
    target: str
    item: Item | None
    there: bool
    """It is at DEST: not so in a dry run that would make it."""
    pending: deque[Item] = field(default_factory=deque[Item])


class Sync:
    """One call."""

    __slots__ = ("_ctx", "_deleting", "_listing", "_options", "_telling", "files", "is_new", "names", "size")

    def __init__(self, ctx: Context, options: Rsync, listing: Listing) -> None:
        self._ctx = ctx
        self._options = options
        self._listing = listing
        self._telling = Telling(ctx, options)
        self._deleting = Deleting(ctx, options, listing, self._telling)
        self.is_new = False
        """DEST was made for this."""
        self.files = 0
        """Bytes of what was copied."""
        self.names = 0
        self.size = 0
        """Bytes of all that is in the list."""

    async def directory(self, target: str, *, there: bool) -> None:
        """Bring the top to what the list says."""
        top = await self._top(target, there=there)
        frames = [Frame(self._listing.top, "", target, top, there)]
        await self._begin(frames[-1])
        while frames:
            frame = frames[-1]
            if not frame.pending:
                frames.pop()
                await self._leave(frame)
                continue
            item = frame.pending.popleft()
            below = await self._enter(item, frame)
            if below is not None:
                frames.append(below)
                await self._begin(below)

    async def single(self, item: Item, target: str) -> None:
        """Bring the only name of the list to what it is there; a directory has nothing in it."""
        if item.node is not None:
            await self._telling.tell(item, "cd+++++++++")
            if self._options.nothing or await self._mkdir(item, target):
                await self._leave(Frame(item.node, "", target, item, there=True))
            return
        await self._file(item, target, await self._present(target))

    async def _top(self, target: str, *, there: bool) -> Item | None:
        """The top itself takes part where what is in a directory was asked for."""
        sources = self._listing.top.sources
        if not sources:
            return None
        entry = await self._ctx.fs.stat(sources[0])
        top = Item(".", sources[0], entry, self._listing.top)
        old = await self._present(target) if there else None
        if not there or old is None or self.is_new:
            await self._telling.tell(top, "cd+++++++++")
        elif changes := self._attributes(entry, old, directory=True):
            await self._telling.tell(top, f".d..{changes}")
        return top

    async def _begin(self, frame: Frame) -> None:
        """Do what is no directory, and put the directories by."""
        place = await self._ctx.fs.resolve(frame.node.sources[0]) if frame.node.sources else None
        items = await self._listing.items(frame.node, frame.above, place.mount if place else None)
        if self._options.deletes and frame.node.sources and frame.there:
            names = {item.name.rpartition("/")[2] for item in items}
            await self._deleting.besides(frame.target, frame.above, names)
        for item in items:
            await self._ctx.breathe()
            if item.entry.kind == "dir":
                frame.pending.append(item)
                continue
            target = join(frame.target, item.name.rpartition("/")[2])
            await self._file(item, target, await self._present(target) if frame.there else None)

    async def _enter(self, item: Item, frame: Frame) -> Frame | None:
        target = join(frame.target, item.name.rpartition("/")[2])
        old = await self._present(target) if frame.there else None
        options = self._options
        if options.prune and not await self._holds(item):
            return None
        self.names += 1
        if old is not None and old.kind != "dir":
            if not await self._make_way(item, target, old):
                return None
            old = None
        if old is None:
            if options.existing:
                await self._weigh(item)
                return None
            await self._telling.tell(item, "cd+++++++++")
            if not options.nothing and not await self._mkdir(item, target):
                return None
        elif changes := self._attributes(item.entry, old, directory=True):
            await self._telling.tell(item, f".d..{changes}")
        assert item.node is not None, "a directory has what is in it"
        return Frame(item.node, f"{item.name}/", target, item, old is not None or not options.nothing)

    async def _holds(self, item: Item) -> bool:
        """Whether something other than directories is anywhere in a directory of the list."""
        async with aclosing(self._below(item)) as found:
            async for below in found:
                if below.node is None:
                    return True
        return False

    async def _weigh(self, item: Item) -> None:
        """Count what is in a directory that is passed over."""
        async for below in self._below(item):
            self.size += _size(below.entry)
            self.names += 1

    async def _below(self, item: Item) -> AsyncGenerator[Item, None]:
        ahead = [item]
        while ahead:
            each = ahead.pop()
            if each.node is None:
                continue
            for below in await self._listing.items(each.node, f"{each.name}/", None):
                await self._ctx.breathe()
                yield below
                ahead.append(below)

    async def _mkdir(self, item: Item, target: str) -> bool:
        mode = _USUAL if item.entry.mode is None else item.entry.mode
        try:
            await self._ctx.fs.mkdir(target, mode=(mode & ~self._ctx.session.umask) | 0o700)
        except OSError as error:
            await self._telling.fail(f'recv_generator: mkdir "{self._listing.absolute(target)}"', error)
            return False
        return True

    async def _leave(self, frame: Frame) -> None:
        """All is in the directory that is to be there: it gets its attributes."""
        if frame.item is None or self._options.nothing:
            return
        options, entry = self._options, frame.item.entry
        mode = entry.mode if options.has("perms") else None
        await self._set(frame.target, mode, entry.mtime if self._keeps_dir_times else None)

    # Files and links

    async def _file(self, item: Item, target: str, old: Entry | None) -> None:
        options, entry = self._options, item.entry
        size = _size(entry)
        self.size += size
        self.names += 1
        if options.existing if old is None else options.ignore_existing:
            return
        if entry.kind == "other" or (entry.kind == "link" and not options.has("links")):
            await self._telling.say(f'skipping non-regular file "{item.name}"')
            return
        if entry.kind == "file" and self._is_out_of_bounds(size):
            return
        if (
            old is not None
            and (old.kind == "dir" or old.kind != entry.kind)
            and not await self._ready(item, target, old)
        ):
            return
        same_kind = old is not None and old.kind == entry.kind
        if entry.kind == "link":
            await self._link(item, target, old if same_kind else None)
        elif old is None or not same_kind:
            await self._copy(item, target, None, "+++++++++")
        else:
            await self._renew(item, target, old)

    def _is_out_of_bounds(self, size: int) -> bool:
        most, least = self._options.most, self._options.least
        return (most is not None and size > most) or (least is not None and size < least)

    async def _ready(self, item: Item, target: str, old: Entry) -> bool:
        if old.kind == "dir":
            return await self._make_way(item, target, old)
        if not self._options.nothing and not self._options.backup:
            await self._ctx.fs.unlink(target)
        elif not self._options.nothing:
            await self._ctx.fs.rename(target, target + self._options.suffix)
        return True

    async def _make_way(self, item: Item, target: str, old: Entry) -> bool:
        """Remove what is of another kind; a directory only where it is empty, or what is not in the list goes."""
        try:
            if old.kind != "dir":
                if not self._options.nothing:
                    await self._ctx.fs.unlink(target)
                return True
            if self._options.deletes:
                if await self._deleting.tree(target, item.name):
                    return True
            elif not self._options.nothing:
                await self._ctx.fs.rmdir(target)
                return True
        except OSError as error:
            if error.errno != errno.ENOTEMPTY:
                await self._telling.fail(f'delete_file: "{self._listing.absolute(target)}"', error)
                return False
        await self._telling.say(f"cannot delete non-empty directory: {item.name}")
        what = "directory" if item.entry.kind == "dir" else "regular file" if item.entry.kind == "file" else "symlink"
        await self._telling.say(f"could not make way for new {what}: {item.name}")
        self._ctx.status = 23
        return False

    async def _renew(self, item: Item, target: str, old: Entry) -> None:
        options, new = self._options, item.entry
        if options.update and (old.mtime or 0) // SECOND > (new.mtime or 0) // SECOND:
            return
        if await self._is_unchanged(item, target, old):
            changes = self._attributes(new, old, directory=False)
            if changes:
                if options.itemize:
                    await self._telling.tell(item, f".f..{changes}")
                if not options.nothing:
                    times = new.mtime if options.has("times") else None
                    await self._set(target, new.mode if options.has("perms") else None, times)
            await self._remove(item)
            return
        sign = "c" if options.checksum else "."
        sized = "s" if old.size != new.size else "."
        rest = self._attributes(new, old, directory=False) or "......."
        if not options.has("times"):
            rest = "T" + rest[1:]
        await self._copy(item, target, old, f"{sign}{sized}{rest}")

    async def _is_unchanged(self, item: Item, target: str, old: Entry) -> bool:
        options, new = self._options, item.entry
        if old.size != new.size:
            return False
        if options.checksum:
            return await same_bytes(self._ctx, item.source, target)
        if options.size_only:
            return True
        return not options.ignore_times and (old.mtime or 0) // SECOND == (new.mtime or 0) // SECOND

    def _attributes(self, new: Entry, old: Entry, *, directory: bool) -> str:
        """``tpoguax`` as far as they differ and are to be the same; empty where none does."""
        options = self._options
        keeps = self._keeps_dir_times if directory else options.has("times")
        times = keeps and new.mtime is not None and (new.mtime // SECOND != (old.mtime or 0) // SECOND)
        perms = options.has("perms") and new.mode is not None and new.mode != old.mode
        return f"{'t' if times else '.'}{'p' if perms else '.'}....." if times or perms else ""

    async def _copy(self, item: Item, target: str, old: Entry | None, changes: str) -> None:
        options, entry, fs = self._options, item.entry, self._ctx.fs
        await self._telling.tell(item, f">f{changes}")
        if options.nothing:
            return
        # What is there gives way once the new one is complete.
        place = target if old is None else self._beside(target)
        try:
            await fs.copy(item.source, place, breathe=self._ctx.breathe)
        except OSError as error:
            await self._telling.fail(f'copying "{self._listing.absolute(item.source)}"', error)
            return
        self.files += entry.size or 0
        mode = entry.mode if options.has("perms") or entry.mode is None else self._usual(entry.mode, old)
        now = None if options.has("times") else self._ctx.host.now()
        await self._set(place, mode, entry.mtime if options.has("times") else now)
        try:
            if old is not None and options.backup:
                await fs.rename(target, target + options.suffix)
            if place != target:
                await fs.rename(place, target)
        except OSError as error:
            await self._telling.fail(f'rename "{self._listing.absolute(place)}" -> "{item.name}"', error)
            return
        await self._remove(item)

    def _beside(self, target: str) -> str:
        """The name that a copy has until it is complete."""
        above, slash, name = target.rpartition("/")
        letters = "".join(self._ctx.host.randomness.choices(ascii_letters, k=6))
        return f"{above}{slash}.{name[:200]}.{letters}"

    def _usual(self, mode: int, old: Entry | None) -> int | None:
        """The permissions of a copy that keeps none: those of what was there, or those of a new file."""
        return mode & 0o777 & ~self._ctx.session.umask if old is None else old.mode

    async def _link(self, item: Item, target: str, old: Entry | None) -> None:
        options, leads = self._options, item.entry.target or ""
        if old is not None and old.target == leads:
            await self._remove(item)
            return
        await self._telling.tell(item, "cL+++++++++" if old is None else "cLc........", behind=f" -> {leads}")
        if options.nothing:
            return
        try:
            if old is not None:
                await self._ctx.fs.unlink(target)
            await self._ctx.fs.symlink(leads, target)
        except OSError as error:
            await self._telling.fail(f'symlink "{self._listing.absolute(target)}" -> "{leads}"', error)
            return
        if options.has("times") and item.entry.mtime is not None:
            await self._set(target, None, item.entry.mtime, follow=False)
        await self._remove(item)

    async def _remove(self, item: Item) -> None:
        """The file at SRC goes where that is wanted."""
        if not self._options.remove or self._options.nothing:
            return
        try:
            await self._ctx.fs.unlink(item.source)
        except OSError as error:
            await self._telling.fail(f"sender failed to remove {item.name}", error)

    async def _set(self, target: str, mode: int | None, mtime: int | None, *, follow: bool = True) -> None:
        if mode is None and mtime is None:
            return
        try:
            await self._ctx.fs.set_attrs(target, mode=mode, mtime=mtime, follow=follow)
        except OSError as error:
            await self._telling.fail(f'failed to set attributes of "{self._listing.absolute(target)}"', error)

    @property
    def _keeps_dir_times(self) -> bool:
        """Backups change directories once more: then their times are left alone."""
        options = self._options
        return options.has("times") and not (options.has("dir_times") or options.backup)

    async def _present(self, path: str) -> Entry | None:
        try:
            return await self._ctx.fs.stat(path, follow=False)
        except OSError:
            return None


def _size(entry: Entry) -> int:
    """What an entry counts for."""
    if entry.kind == "dir":
        return 0
    return len(encode(entry.target or "")) if entry.kind == "link" else entry.size or 0
