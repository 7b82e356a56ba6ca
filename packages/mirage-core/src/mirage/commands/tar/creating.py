"""Makes archives, and adds to them."""

from contextlib import AsyncExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from mirage.commands.context import reason
from mirage.commands.quoting import escaped
from mirage.commands.tar.calls import Call, Fatal, Listing, Name
from mirage.commands.tar.member import SIZE, Format, Kind, Member, TooLong, padded, write
from mirage.paths import join
from mirage.resources import BLOCK, Entry
from mirage.vfs.reading import close

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from mirage.commands.compression.packing import Packing
    from mirage.vfs.resolve import Location

PER_NAME = 200
"""What is charged for a file remembered for its other names."""


class Sink(Protocol):
    """Where an archive goes."""

    async def write(self, data: bytes) -> None: ...


class Output:
    """An archive being written, packed where that is asked for."""

    __slots__ = ("_kept", "_packing", "_record", "_sink", "_size", "_written")

    def __init__(self, sink: Sink, packing: "Packing | None", record: int, begin: int = 0) -> None:
        self._sink = sink
        self._packing = packing
        self._record = record
        self._kept: list[bytes] = []
        self._size = 0
        self._written = begin

    async def add(self, data: bytes) -> None:
        """Write; at least a block at once."""
        self._kept.append(data)
        self._size += len(data)
        if self._size >= BLOCK:
            await self._pass()

    async def end(self) -> None:
        """Write what ends an archive."""
        await self.add(bytes(2 * SIZE))
        await self.add(bytes(-(self._written + self._size) % self._record))
        await self._pass()
        if self._packing is not None:
            await self._sink.write(await self._packing.end())

    async def _pass(self) -> None:
        data = b"".join(self._kept)
        self._kept, self._size = [], 0
        self._written += len(data)
        if self._packing is not None:
            data = await self._packing.add(data)
        if data:
            await self._sink.write(data)


class _Item:
    """A directory on its way, or a file: where it is, and what it is called in the archive."""

    __slots__ = ("entries", "entry", "name", "path", "place")

    def __init__(self, path: str, name: str, entry: Entry, place: "Location") -> None:
        self.path = path
        self.name = name
        self.entry = entry
        self.place = place
        self.entries: list[Entry] = []


class Creation:
    """One run over the names of a call."""

    def __init__(
        self, call: Call, output: Output, archive: str | None, *, newer: "Callable[[str], int | None]"
    ) -> None:
        self._call = call
        self._ctx = call.ctx
        self._options = call.options
        self._output = output
        self._archive = archive
        """The canonical path of the archive itself."""
        self._newer = newer
        """The time of the newest member of a name, where only newer files are added."""
        self._after = _moment(call, call.options.newer) or 0
        self._after_modified = _moment(call, call.options.newer_mtime) or 0
        self._stamp = _moment(call, call.options.mtime)
        self._form: Format = "pax" if call.options.posix else call.options.form
        self._listing = Listing(call, to_err=archive is None)
        self._links: dict[tuple[int, int], str] = {}
        self._done: list[_Item] = []

    async def run(self) -> None:
        """Add all names."""
        for name in self._call.names:
            await self._add(name)
            await self._ctx.breathe()
        await self._output.end()
        if self._options.remove_files:
            await self._remove()

    async def _add(self, name: Name) -> None:
        path = join(name.directory, name.text) if name.directory else name.text
        fs = self._ctx.fs
        if self._call.excludes(name.text, name.excludes):
            return
        try:
            entry, place = await self._look(path)
        except OSError as error:
            await self._call.fail(f"{escaped(name.text)}: Cannot stat: {reason(error)}")
            return
        stack = [_Item(path, name.text, entry, place)]
        begun = False
        while stack:
            item = stack[-1]
            if begun and item.entries:
                entry = item.entries.pop()
                inner = join(item.name, entry.name)
                if self._call.excludes(inner, name.excludes):
                    continue
                below = fs.located(join(item.place.path, entry.name))
                child = _Item(join(item.path, entry.name), inner, entry, below)
                if await self._one(child) and child.entry.kind == "dir" and self._enters(child, item):
                    await self._fill(child)
                    stack.append(child)
            elif begun:
                stack.pop()
            else:
                begun = True
                if not await self._one(item) or item.entry.kind != "dir" or not name.recursion:
                    stack.pop()
                else:
                    await self._fill(item)
            await self._ctx.breathe()

    def _enters(self, child: _Item, above: _Item) -> bool:
        if child.place.mount is above.place.mount:
            return True
        return not (child.place.mount.hidden or self._options.one_file_system)

    async def _look(self, path: str) -> "tuple[Entry, Location]":
        follow = self._options.dereference
        plain = path.rstrip("/") or path
        entry = await self._ctx.fs.stat(plain, follow=follow)
        return entry, await self._ctx.fs.resolve(plain, follow=follow)

    async def _fill(self, item: _Item) -> None:
        """List a directory; what comes first is last."""
        pages = self._ctx.fs.list(item.path)
        try:
            async for page in pages:
                item.entries += page
                await self._ctx.breathe()
        except OSError as error:
            await self._call.fail(f"{escaped(item.name)}: Cannot open: {reason(error)}")
        finally:
            await close(pages)
        if self._options.sort == "name":
            item.entries.sort(key=lambda entry: entry.name.encode("utf-8", "surrogateescape"))
        item.entries.reverse()

    async def _one(self, item: _Item) -> bool:
        """Add one member; whether that was done."""
        if self._options.dereference and item.entry.kind == "link":
            try:
                item.entry, item.place = await self._look(item.path)
            except OSError as error:
                await self._call.fail(f"{escaped(item.name)}: Cannot stat: {reason(error)}")
                return False
        if item.place.path == self._archive:
            await self._call.note(f"{escaped(item.name)}: file is the archive; not dumped")
            return False
        entry = item.entry
        if entry.kind == "other":
            await self._call.note(f"{escaped(item.name)}: socket ignored")
            return False
        if not self._is_new(item):
            return entry.kind == "dir"
        member = await self._member(item)
        if member is None:
            return False
        added = await (self._file(item, member) if member.kind == "file" else self._head(item, member))
        if added and self._options.remove_files:
            self._done.append(item)
        return added

    def _is_new(self, item: _Item) -> bool:
        entry = item.entry
        mtime = entry.mtime or 0
        changed = max(mtime, entry.ctime or 0)
        if entry.kind != "dir" and (mtime < self._after_modified or changed < self._after):
            return False
        known = self._newer(item.name.rstrip("/"))
        return known is None or mtime // 10**9 > known // 10**9

    async def _member(self, item: _Item) -> Member | None:
        entry, options, host = item.entry, self._options, self._ctx.host
        name = await self._stored_name(item.name, "member names")
        directory = entry.kind == "dir"
        if directory:
            name = name.rstrip("/") + "/"
        kind: Kind = "dir" if directory else "link" if entry.kind == "link" else "file"
        target = ""
        if entry.kind == "link":
            target = self._call.changed(entry.target or await self._ctx.fs.readlink(item.path), "s")
        elif kind == "file" and (first := self._first_name(item, name)) is not None:
            kind = "hard"
            target = await self._stored_name(first, "hard link targets", "h")
        if kind == "file" and (entry.nlink or 1) > 1 and not options.hard_dereference:
            await self._stored_name(item.name, "hard link targets", "h")
        mode = (0o755 if directory else 0o644) if entry.mode is None else entry.mode
        if entry.kind == "link":
            mode = 0o777
        if options.mode is not None:
            from mirage.commands import modes

            mode = modes.apply(options.mode, mode, directory=directory, umask=self._ctx.session.umask)
        uid = host.uid if entry.uid is None else entry.uid
        gid = host.gid if entry.gid is None else entry.gid
        user = host.user if uid == host.uid else "root" if uid == 0 else ""
        group = host.group if gid == host.gid else "root" if gid == 0 else ""
        if options.owner is not None:
            user, uid = options.owner.name, uid if options.owner.number is None else options.owner.number
        if options.group is not None:
            group, gid = options.group.name, gid if options.group.number is None else options.group.number
        if options.numeric_owner:
            user = group = ""
        mtime = (entry.mtime or 0) if self._stamp is None else self._stamp
        size = (entry.size or 0) if kind == "file" else 0
        return Member(name, kind, size, mode, mtime, uid, gid, user, group, target, stored=size)

    def _first_name(self, item: _Item, name: str) -> str | None:
        """Under which name the file is in the archive already."""
        entry = item.entry
        if (entry.nlink or 1) < 2 or entry.inode is None or self._options.hard_dereference:
            return None
        key = (id(item.place.mount), entry.inode)
        if key in self._links:
            return self._links[key]
        self._ctx.budget.hold(PER_NAME + len(item.name))
        self._links[key] = item.name
        return None

    async def _stored_name(self, name: str, what: str, kind: str = "r") -> str:
        return await self._call.inside(self._call.changed(name, kind), what)

    async def _head(self, item: _Item, member: Member) -> bool:
        try:
            header = write(member, self._form)
        except TooLong as fault:
            for words in fault.args:
                await self._call.fail(words)
            return False
        if self._call.verbose:
            shown = member.name
            if not self._options.show_transformed:
                shown = item.name.rstrip("/") + "/" if member.kind == "dir" else item.name
            await self._listing.print(member, shown, long=self._call.verbose > 1)
        await self._output.add(header)
        return True

    async def _file(self, item: _Item, member: Member) -> bool:
        """A file's header and its bytes: as many as the header says, whatever becomes of the file meanwhile."""
        try:
            async with self._ctx.fs.read(item.path) as reading:
                size = item.entry.size if reading.entry.size is None else reading.entry.size
                if size is None:
                    return await self._gathered(item, member)
                member = replace(member, size=size, stored=size)
                if not await self._head(item, member):
                    return False
                await self._bytes(item, size, aiter(reading).__anext__)
        except OSError as error:
            if error.filename != item.path:
                raise
            await self._call.fail(f"{escaped(item.name)}: Cannot open: {reason(error)}")
            return False
        return True

    async def _gathered(self, item: _Item, member: Member) -> bool:
        """A file whose size nobody knows before it was read."""
        source = await self._ctx.open(item.path)
        try:
            data = await self._ctx.gather(source)
        finally:
            await source.aclose()
        if not await self._head(item, replace(member, size=len(data), stored=len(data))):
            return False
        await self._output.add(data.ljust(padded(len(data)), b"\0"))
        return True

    async def _bytes(self, item: _Item, size: int, following: "Callable[[], Awaitable[bytes]]") -> None:
        left = size
        while left:
            try:
                chunk = await following()
            except StopAsyncIteration:
                break
            except OSError as error:
                await self._call.fail(f"{escaped(item.name)}: Read error at byte {size - left}: {reason(error)}")
                break
            await self._output.add(chunk[:left])
            left -= min(len(chunk), left)
            self._ctx.budget.progress()
            await self._ctx.breathe()
        if left:
            await self._call.fail(f"{escaped(item.name)}: File shrank by {left} bytes; padding with zeros")
        left += padded(size) - size
        while left:
            await self._output.add(bytes(min(left, BLOCK)))
            left -= min(left, BLOCK)
            await self._ctx.breathe()

    async def _remove(self) -> None:
        for item in reversed(self._done):
            try:
                if item.entry.kind == "dir":
                    await self._ctx.fs.rmdir(item.path, emptied=True)
                else:
                    await self._ctx.fs.unlink(item.path)
            except OSError as error:
                verb = "rmdir" if item.entry.kind == "dir" else "unlink"
                await self._call.fail(f"{escaped(item.name)}: Cannot {verb}: {reason(error)}")
            await self._ctx.breathe()


def _moment(call: Call, text: str | None) -> int | None:
    """The time that an option gives."""
    from mirage.commands import dates

    if text is None:
        return None
    moment = dates.instant(text, call.ctx.host.now())
    if moment is None:
        raise Fatal(f"Invalid date format: {text}")
    return moment


def packing_of(call: Call, compression: str) -> "Packing | None":
    """What packs the archive.

    :raises Fatal: nothing here does.
    """
    from mirage.commands.compression.packing import Gzipping, bzipping, xzipping

    ctx = call.ctx
    match compression:
        case "":
            return None
        case "gzip":
            return Gzipping(ctx, 6)
        case "bzip2":
            return bzipping(ctx, 9)
        case "xz" | "lzma":
            return xzipping(ctx, 6, extreme=False, check=4, alone=compression == "lzma")
        case _:
            raise Fatal(f"{compression} is not supported here; gzip, bzip2 and xz are")


async def create(call: Call, compression: str) -> None:
    """Make an archive of the names."""
    ctx, path = call.ctx, call.options.file
    packing = packing_of(call, compression)
    async with AsyncExitStack() as stack:
        sink: Sink = ctx.out
        archive = None
        if path != "-":
            try:
                handle = await ctx.create(path)
                stack.push_async_callback(handle.aclose)
                archive = (await ctx.fs.resolve(path)).path
            except OSError as error:
                raise Fatal(f"{escaped(path)}: Cannot open: {reason(error)}") from None
            sink = handle
        output = Output(sink, packing, call.options.blocks * SIZE)
        await Creation(call, output, archive, newer=lambda name: None).run()
