"""Making one thing at its target: the bytes of a file, a link, a directory, and the attributes that go along."""

import errno
from contextlib import aclosing
from typing import TYPE_CHECKING

from mirage.access import Act
from mirage.commands.context import Context, reason
from mirage.commands.copying.pairs import Manner, Pair, Trouble, look
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.errors import failure
from mirage.resources import Entry
from mirage.vfs import transfer
from mirage.vfs.fs import DIRECTORY_MODE, FILE_MODE
from mirage.vfs.handle import WRITING
from mirage.vfs.resolve import Location

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

_UNREADABLE = frozenset({errno.EIO, errno.ETIMEDOUT, errno.ECONNRESET})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_NO_OWNER = frozenset({errno.EPERM, errno.EINVAL})
"""Only a superuser gives files away, and nobody expects it of others."""


class Making:
    """Makes things; what goes wrong is Trouble."""

    __slots__ = ("_ctx", "_manner", "_umask")

    def __init__(self, ctx: Context, manner: Manner) -> None:
        self._ctx = ctx
        self._manner = manner
        self._umask = ctx.session.umask

    async def file(self, pair: Pair) -> None:
        """A file that holds what the source holds; on a device, what it holds is written to it."""
        present = pair.new.entry
        try:
            if pair.new.dangling:
                raise Trouble(f"not writing through dangling symlink {quoted_name(pair.target)}")
            self._expect_place(pair)
            if pair.entry.kind == "other" or (present is not None and present.kind == "other"):
                await self._pour(pair)
            elif self._manner.data:
                await transfer.copy_found(self._ctx.fs, pair.old.place, pair.new.place, self._passed)
            elif present is None:
                await self._empty(pair.new.place)
            else:
                self._ctx.fs.expect_writable(pair.new.place)
        except OSError as error:
            raise _about_file(pair, error) from None

    async def link(self, path: str, pair: Pair, *, spelled: str, replaces: bool) -> bool:
        """A second name of the file at ``path``; whether something was replaced by it."""
        fs = self._ctx.fs
        replaced = replaces and pair.new.link is not None
        try:
            self._expect_directory(pair)
            if replaced:
                await fs.unlink(pair.target)
            await fs.link(path, pair.target)
        except OSError as error:
            words = f"{quoted_name(pair.target)} to {quoted_name(spelled)}: {reason(error)}"
            raise Trouble(f"cannot create hard link {words}") from None
        return replaced

    async def symlink(self, pair: Pair) -> None:
        """A symbolic link to the source, as it is spelled."""
        source, target = pair.source, pair.target
        if not source.startswith("/") and not await self._is_here(target):
            raise Trouble(f"{shown(target)}: can make relative symbolic links only in current directory")
        try:
            self._expect_directory(pair)
            if self._manner.force and pair.new.link is not None:
                await self._ctx.fs.unlink(target)
            await self._ctx.fs.symlink(source, target)
        except OSError as error:
            words = f"{quoted_name(target)} to {quoted_name(source)}: {reason(error)}"
            raise Trouble(f"cannot create symbolic link {words}") from None

    async def same_link(self, pair: Pair) -> None:
        """A symbolic link that says what the source says."""
        fs, target = self._ctx.fs, pair.target
        words = pair.entry.target
        present = pair.new.link
        try:
            self._expect_directory(pair)
            if words is None:
                words = await fs.readlink(pair.old.spot.path)
            if present is not None and self._manner.force:
                await fs.unlink(target)
            await fs.symlink(words, target)
        except OSError as error:
            if self._manner.update and present is not None and present.target == words:
                return
            raise Trouble(f"cannot create symbolic link {quoted_name(target)}: {reason(error)}") from None

    async def directory(self, pair: Pair, what: str = "create") -> None:
        """A directory; its attributes come when it is full."""
        try:
            self._expect_directory(pair)
            await self._made(pair.new.place, lambda place: place.mount.resource.make_dir(place.relative))
        except OSError as error:
            raise Trouble(f"cannot {what} directory {quoted_name(pair.target)}: {reason(error)}") from None

    def special(self, pair: Pair) -> Trouble:
        """Devices and their like are made by nobody."""
        words = f"{quoted_name(pair.target)}: {reason(failure(errno.EPERM))}"
        return Trouble(f"cannot create special file {words}")

    async def attributes(self, target: str, place: Location, entry: Entry, *, fresh: bool) -> None:
        """Give what was made, or was there, what it is to have of the source, as far as it can be kept there."""
        attrs = place.mount.attrs
        if attrs is None:
            return
        keep = self._manner.keep
        is_link = entry.kind == "link" or (self._manner.instead == "symlink" and entry.kind != "dir")
        mode = None if is_link else self._mode(entry, fresh=fresh)
        mtime, atime = (entry.mtime, entry.atime) if keep.times else (None, None)
        if mode is None and mtime is None and atime is None and not keep.owner:
            return
        if keep.owner and self._manner.instead is None and (entry.uid is not None or entry.gid is not None):
            await self._give(target, place, entry)
        try:
            await self._ctx.fs.change(
                place,
                Act.ATTRS,
                lambda place: attrs.set_attrs(place.relative, mode=mode, mtime=mtime, atime=atime),
            )
        except OSError as error:
            # Links have no permission bits that could be set, and not everywhere times of their own.
            if is_link:
                return
            what = "times" if keep.times else "permissions"
            raise Trouble(f"preserving {what} for {quoted_name(target)}: {reason(error)}") from None

    def _mode(self, entry: Entry, *, fresh: bool) -> int | None:
        """The permission bits to set; None where they are right already, or are to stay."""
        manner = self._manner
        directory = entry.kind == "dir"
        usual = DIRECTORY_MODE if directory else FILE_MODE
        if manner.keep.mode:
            mode = entry.mode
        elif not fresh:
            return None
        elif manner.usual_mode or entry.mode is None:
            mode = (0o777 if directory else 0o666) & ~self._umask
        else:
            mode = entry.mode & (0o1777 if directory else 0o777) & ~self._umask
        return None if fresh and mode == usual else mode

    async def _give(self, target: str, place: Location, entry: Entry) -> None:
        attrs = place.mount.attrs
        if attrs is None:
            return
        try:
            await self._ctx.fs.change(
                place, Act.ATTRS, lambda place: attrs.set_attrs(place.relative, uid=entry.uid, gid=entry.gid)
            )
        except OSError as error:
            if error.errno not in _NO_OWNER:
                raise Trouble(f"failed to preserve ownership for {quoted_name(target)}: {reason(error)}") from None

    async def _made(self, place: Location, make: "Callable[[Location], Awaitable[object]]") -> None:
        await self._ctx.fs.ground(place)
        await self._ctx.fs.change(place, Act.MAKE_DIR, make)

    async def _empty(self, place: Location) -> None:
        await self._ctx.fs.change(
            place, Act.WRITE, lambda place: place.mount.resource.write(place.relative, transfer.Pieces(b""))
        )

    async def _pour(self, pair: Pair) -> None:
        """Devices and a line's own streams are read and written as they come."""
        fs, io = self._ctx.fs, self._ctx.io
        source = Input(await fs.open(pair.source, io=io), self._ctx.budget)
        async with source as file, aclosing(self._chunks(file)) as chunks:
            try:
                if pair.new.entry is None or pair.new.entry.kind == "file":
                    await fs.write(pair.target, chunks)
                    return
                handle = await fs.open_handle(pair.target, WRITING, io=io)
                try:
                    async for chunk in chunks:
                        await handle.write(chunk)
                finally:
                    await handle.aclose()
            except ReadError as failed:
                raise Trouble(f"error reading {quoted_name(pair.source)}: {reason(failed.error)}") from None

    async def _passed(self) -> None:
        """A chunk has gone from one mount to the other."""
        self._ctx.budget.progress()
        await self._ctx.breathe()

    async def _chunks(self, file: Input) -> "AsyncGenerator[bytes, None]":
        while chunk := await file.read():
            await self._ctx.breathe()
            yield chunk

    def _expect_directory(self, pair: Pair) -> None:
        if pair.missing is not None:
            raise pair.missing

    def _expect_place(self, pair: Pair) -> None:
        """A file can be made at the target.

        :raises OSError: it is in no directory, or spelled like a directory.
        """
        self._expect_directory(pair)
        if pair.new.place.directory:
            raise failure(errno.ENOTDIR, pair.target)

    async def _is_here(self, path: str) -> bool:
        """Whether a path names something in the current directory."""
        parent, slash, _ = path.rstrip("/").rpartition("/")
        if not slash or parent == ".":
            return True
        fs = self._ctx.fs
        try:
            above, here = await look(fs, parent or "/", follow=True), await look(fs, ".", follow=True)
        except OSError:
            # What is missing is said when something is to be made there.
            return True
        return above.entry is None or above.same_file(here)


def _about_file(pair: Pair, error: OSError) -> Trouble:
    source, target = quoted_name(pair.source), quoted_name(pair.target)
    if error.filename == pair.old.place.path or (error.filename == pair.source and pair.entry.kind == "other"):
        if error.errno in _UNREADABLE:
            return Trouble(f"error reading {source}: {reason(error)}")
        return Trouble(f"cannot open {source} for reading: {reason(error)}")
    if error.errno in _FULL:
        return Trouble(f"error writing {target}: {reason(error)}")
    return Trouble(f"cannot create regular file {target}: {reason(error)}")
