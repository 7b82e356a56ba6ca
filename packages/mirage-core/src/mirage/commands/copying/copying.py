"""Copying: one operand with all below it, depth first, a page of a directory at a time."""

import errno
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import TYPE_CHECKING

from mirage.commands.context import Context, reason
from mirage.commands.copying.making import Making
from mirage.commands.copying.pairs import Manner, Pair, Sight, Trouble, look
from mirage.commands.copying.replacement import Replacement
from mirage.commands.quoting import quoted_name
from mirage.errors import failure
from mirage.paths import encode
from mirage.vfs.reading import close
from mirage.vfs.resolve import Location

if TYPE_CHECKING:
    from mirage.resources import Entry
    from mirage.vfs.table import Mount


class _Side:
    """A directory that names are added to: as it is spelled, in the tree, and in its resource."""

    __slots__ = ("_mount", "_path", "_relative", "_spelled")

    def __init__(self, directory: Sight) -> None:
        place = directory.place
        self._spelled = directory.path.rstrip("/") + "/"
        self._mount = place.mount
        self._path = place.path.rstrip("/") + "/"
        self._relative = f"{place.relative}/" if place.relative else ""

    def spelled(self, name: str) -> str:
        """The path of a name in it, for messages."""
        return self._spelled + name

    def path(self, name: str) -> str:
        """The canonical path of a name in it."""
        return self._path + name

    def place(self, name: str) -> Location:
        """The place of a name in it, at which nothing is mounted."""
        return Location(self._mount, self._relative + name, self._path + name)


class _Frame:
    """A directory being copied."""

    __slots__ = ("arrived", "entries", "fresh", "new", "old", "pages", "pair")

    def __init__(self, pair: Pair, pages: AsyncIterator[Sequence["Entry"]]) -> None:
        self.pair = pair
        self.pages = pages
        self.entries: Iterator[Entry] = iter(())
        self.fresh = pair.new.entry is None
        """It was made just now: nothing is in it but copies."""
        self.old = _Side(pair.old)
        self.new = _Side(pair.new)
        self.arrived: list[str] = []
        """The names of what was copied from it, but for directories."""


class Copying:
    """Copies pairs, and says what it could not."""

    __slots__ = (
        "_copied",
        "_ctx",
        "_into_itself",
        "_making",
        "_manner",
        "_mount",
        "_named",
        "_started",
        "_top",
        "failures",
        "left",
        "replacement",
    )

    def __init__(self, ctx: Context, manner: Manner, *, several: bool) -> None:
        self._ctx = ctx
        self._manner = manner
        self._making = Making(ctx, manner)
        self.replacement = Replacement(ctx, manner, several=several)
        self._named: set[str] | None = set() if several and not manner.moving else None
        """The files that operands named."""
        self._copied: dict[tuple[int, int | str], str] = {}
        """Where files with several names went, and which directories operands are, or have become."""
        self._top: Pair | None = None
        self._mount: Mount | None = None
        self._started = False
        """The directory of this operand is made."""
        self._into_itself = False
        self.failures = 0
        self.left: list[tuple[str, list[str]]] = []
        """What is to be removed after a move: each directory, and what arrived from it but for directories."""

    async def pair(self, source: str, target: str) -> Pair | None:
        """What two operands name; None where they are passed over, and that was said."""
        try:
            old = await self._source(source)
            if old.entry is None:
                raise failure(errno.ENOENT, source)
        except OSError as error:
            await self.fail(f"cannot stat {quoted_name(source)}: {reason(error)}")
            return None
        if old.entry.kind == "dir":
            if not self._manner.recursive:
                await self.fail(f"-r not specified; omitting directory {quoted_name(source)}")
                return None
        elif self._named is not None and self._manner.backups is None:
            if old.spot.path in self._named:
                await self._ctx.complain(f"warning: source file {quoted_name(source)} specified more than once", 0)
                return None
            self._named.add(old.spot.path)
        try:
            return await self._aimed(old, old.entry, target, argument=True)
        except Trouble as trouble:
            await self.fail(str(trouble))
        return None

    async def copy(self, pair: Pair) -> bool:
        """Copy with all below; whether everything arrived. What is at the target was dealt with."""
        failures = self.failures
        frames: list[_Frame] = []
        self._top, self._mount = pair, pair.old.place.mount
        self._started = self._into_itself = False
        self.left.clear()
        try:
            await self._make(pair, frames)
            while frames:
                await self._advance(frames)
        finally:
            for frame in frames:
                await close(frame.pages)
        return self.failures == failures

    async def admitted(self, pair: Pair) -> bool:
        """Whether the pair is to be copied or moved: what is at the target may give way, and has done so.

        :raises Trouble: it must stay.
        """
        present = pair.new.entry
        if present is not None:
            if not await self.replacement.admits(pair, present):
                if self._manner.update and pair.entry.kind != "dir":
                    # Further names of this file are to be names of what stays.
                    earlier = self._earlier(pair)
                    if earlier is not None:
                        await self._once_more(pair, earlier)
                return False
            await self.replacement.make_room(pair, present)
        self.replacement.expect_no_link_just_made(pair)
        return True

    async def replace(self, pair: Pair) -> None:
        """Copy an operand to where something may be; say what goes wrong."""
        try:
            if not await self.admitted(pair):
                return
        except Trouble as trouble:
            await self.fail(str(trouble))
            return
        await self.copy(pair)

    async def fail(self, message: str) -> None:
        """Say what went wrong, and count it."""
        self.failures += 1
        await self._ctx.complain(message)

    async def announce(self, pair: Pair, what: str = "") -> None:
        """Say what goes where."""
        backup = "" if pair.backup is None else f" (backup: {quoted_name(pair.backup)})"
        line = f"{what}{quoted_name(pair.source)} -> {quoted_name(pair.target)}{backup}\n"
        await self._ctx.out.write(encode(line))

    async def _source(self, path: str) -> Sight:
        return await look(self._ctx.fs, path, follow=self._manner.follow != "never")

    async def _aimed(self, old: Sight, entry: "Entry", target: str, *, argument: bool = False) -> Pair:
        """A pair, with what is at its target; only where a file is written, a link there is followed."""
        manner, fs = self._manner, self._ctx.fs
        written = entry.kind == "file" or (manner.contents and entry.kind == "other")
        follow = written and not (manner.moving or manner.instead or manner.backups is not None or manner.remove)
        try:
            return Pair(old, entry, await look(fs, target, follow=follow), argument=argument)
        except OSError as error:
            if error.errno == errno.ELOOP and manner.force:
                link = await look(fs, target, follow=False)
                new = Sight(target, link.place, None, link.spot, link.link)
            elif error.errno == errno.ENOENT:
                new = Sight(target, fs.located("/"), None)
            else:
                raise Trouble(f"cannot stat {quoted_name(target)}: {reason(error)}") from None
            pair = Pair(old, entry, new, argument=argument)
            pair.missing = error
            return pair

    async def _make(self, pair: Pair, frames: list[_Frame]) -> None:
        """Make one thing at its target; begin with it where it is a directory."""
        remembered = False
        try:
            if self._manner.verbose and not self._manner.moving and pair.entry.kind != "dir":
                await self.announce(pair)
            earlier = self._earlier(pair)
            if earlier is not None and await self._once_more(pair, earlier):
                self._arrive(pair, frames)
                return
            remembered = earlier is None
            if pair.entry.kind == "dir":
                await self._enter(pair, frames)
            else:
                await self._single(pair)
                self._arrive(pair, frames)
        except Trouble as trouble:
            await self.fail(str(trouble))
            if remembered:
                self._copied.pop(pair.old.identity, None)
            await self.replacement.restore(pair)

    def _arrive(self, pair: Pair, frames: list[_Frame]) -> None:
        if frames and pair.entry.kind != "dir" and self._manner.moving:
            frames[-1].arrived.append(pair.entry.name)
        if pair.argument and self.replacement.made is not None:
            self.replacement.made.add(pair.new.spot.path)

    def _earlier(self, pair: Pair) -> str | None:
        """Where what the source is went before, under another name; where it goes now is remembered."""
        manner, entry = self._manner, pair.entry
        several = (entry.nlink or 1) > 1
        if entry.kind == "dir":
            remembers = pair.argument
        elif pair.new.place.mount.hard_links is None:
            # Each name becomes a file of its own.
            return None
        elif manner.moving:
            remembers = several
        elif not manner.keep.links or manner.instead == "link":
            return None
        else:
            remembers = several or manner.follow == "always" or (pair.argument and manner.follow == "arguments")
            if not remembers:
                return None
        earlier = self._copied.get(pair.old.identity)
        if earlier is None and remembers:
            self._copied[pair.old.identity] = pair.target
        return earlier

    async def _once_more(self, pair: Pair, earlier: str) -> bool:
        """The source was copied before; whether all is done by that.

        :raises Trouble: a directory would have two names, or hold itself.
        """
        top, fs = self._top or pair, self._ctx.fs
        if pair.entry.kind != "dir":
            if await self._making.link(earlier, pair, spelled=earlier, replaces=True) and self._manner.verbose:
                await self._ctx.out.write(encode(f"removed {quoted_name(pair.target)}\n"))
            return True
        first = await look(fs, earlier, follow=False)
        if pair.old.same_name(first):
            self._into_itself = True
            words = f"{quoted_name(top.source)}, into itself, {quoted_name(top.target)}"
            raise Trouble(f"cannot copy a directory, {words}")
        if pair.new.same_name(first):
            await self._ctx.complain(f"warning: source directory {quoted_name(top.source)} specified more than once", 0)
            return True
        if self._manner.follow == "always" or (pair.argument and self._manner.follow == "arguments"):
            return False
        raise Trouble(f"will not create hard link {quoted_name(pair.target)} to directory {quoted_name(earlier)}")

    async def _single(self, pair: Pair) -> None:
        """Make what is no directory."""
        manner, making = self._manner, self._making
        kind = pair.entry.kind
        fresh = pair.new.entry is None
        if manner.verbose and manner.moving:
            await self.announce(pair, "copied ")
        if manner.instead == "symlink":
            await making.symlink(pair)
        elif manner.instead == "link":
            replaces = manner.force or manner.clobber == "ask"
            path = pair.source if pair.old.spot is pair.old.place else pair.old.place.path
            await making.link(path, pair, spelled=pair.source, replaces=replaces)
            return
        elif kind == "link":
            await making.same_link(pair)
        elif kind == "file" or manner.contents:
            fresh = await self._file(pair)
        else:
            raise making.special(pair)
        await making.attributes(pair.target, pair.new.place, pair.entry, fresh=fresh)

    async def _file(self, pair: Pair) -> bool:
        """Make a file, by force where it must be; whether it is a new one."""
        if pair.missing is not None and pair.missing.errno == errno.ELOOP:
            pair.missing = None
            await self.replacement.remove(pair)
        try:
            await self._making.file(pair)
        except Trouble:
            if not self._manner.force or pair.new.link is None or pair.new.dangling:
                raise
            await self.replacement.remove(pair)
            await self._making.file(pair)
        return pair.new.entry is None

    async def _enter(self, pair: Pair, frames: list[_Frame]) -> None:
        """Make a directory, and begin with what is in it."""
        identity = pair.old.identity
        if self._manner.follow != "never" and any(frame.pair.old.identity == identity for frame in frames):
            raise Trouble(f"cannot copy cyclic symbolic link {quoted_name(pair.source)}")
        if pair.new.entry is None:
            await self._making.directory(pair)
            if not self._started:
                self._started = True
                self._copied.setdefault(pair.new.identity, pair.target)
            if self._manner.moving and self._manner.verbose:
                await self._ctx.out.write(encode(f"created directory {quoted_name(pair.target)}\n"))
            elif self._manner.verbose:
                await self.announce(pair)
        self._arrive(pair, frames)
        frame = _Frame(pair, self._ctx.fs.list(pair.old.place.path))
        if self._manner.moving:
            self.left.append((pair.source, frame.arrived))
        if self._is_elsewhere(pair.old.place.mount):
            await close(frame.pages)
            await self._leave(frame)
        else:
            frames.append(frame)

    def _is_elsewhere(self, mount: "Mount") -> bool:
        """Whether what is in there is left out: another file system, or one of the workspace's own."""
        return mount is not self._mount and (self._manner.one_file_system or mount.hidden)

    async def _advance(self, frames: list[_Frame]) -> None:
        """Go on with the last directory: down into another one, through a page of it, or out of it."""
        frame = frames[-1]
        page: Sequence[Entry] | None = None
        if not self._into_itself:
            for entry in frame.entries:
                await self._below(frame, entry, frames)
                await self._ctx.breathe()
                if self._into_itself or frames[-1] is not frame:
                    return
            try:
                page = await anext(frame.pages, None)
            except OSError as error:
                await self.fail(f"cannot access {quoted_name(frame.pair.source)}: {reason(error)}")
        if page is not None:
            self._ctx.budget.progress()
            frame.entries = iter(page)
            return
        frames.pop()
        await close(frame.pages)
        await self._leave(frame)

    async def _leave(self, frame: _Frame) -> None:
        """All is in a directory that is to be there: it gets its attributes."""
        pair = frame.pair
        try:
            await self._making.attributes(pair.target, pair.new.place, pair.entry, fresh=frame.fresh)
        except Trouble as trouble:
            await self.fail(str(trouble))

    async def _below(self, frame: _Frame, entry: "Entry", frames: list[_Frame]) -> None:
        """Copy what a listing shows."""
        name = entry.name
        source, target = frame.old.spelled(name), frame.new.spelled(name)
        try:
            if entry.kind == "link" and self._manner.follow == "always":
                old = await self._source(source)
                if old.entry is None:
                    raise failure(errno.ENOENT, source)
                entry = old.entry
            elif entry.kind == "dir":
                old = Sight(source, self._ctx.fs.located(frame.old.path(name)), entry)
            else:
                old = Sight(source, frame.old.place(name), entry)
        except OSError as error:
            await self.fail(f"cannot stat {quoted_name(source)}: {reason(error)}")
            return
        if frame.fresh:
            await self._make(Pair(old, entry, Sight(target, frame.new.place(name), None)), frames)
            return
        try:
            pair = await self._aimed(old, entry, target)
            if not await self.admitted(pair):
                return
        except Trouble as trouble:
            await self.fail(str(trouble))
            return
        await self._make(pair, frames)
