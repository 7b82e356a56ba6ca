"""The file system as one session sees it: POSIX semantics over whatever is mounted, every change through one gate."""

import errno
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

from mirage.access import Act
from mirage.errors import failure
from mirage.resources import Entry
from mirage.streams import Io, Source
from mirage.vfs import naming, opening, transfer
from mirage.vfs.handle import Flags, Handle, Holder
from mirage.vfs.pace import Breathe, paced
from mirage.vfs.reading import EXEC, READ, WRITE, Permission, Reader
from mirage.vfs.resolve import DOTS, Location, errno_of, named, only_directory
from mirage.vfs.table import MountMode

__all__ = ["EXEC", "READ", "WRITE", "FileSystem", "Location", "Permission"]

T = TypeVar("T")

FILE_MODE = 0o644
DIRECTORY_MODE = 0o755
"""What a resource gives to what it makes when nobody says otherwise."""


class FileSystem(Reader):
    """Paths may be relative to ``session.cwd``; every OSError names the path as the caller spelled it."""

    __slots__ = ()

    async def write(self, path: str, data: bytes | AsyncIterator[bytes], *, append: bool = False) -> Entry:
        """Make the file hold ``data``, or end with it; it is made where it is missing."""

        def store(place: Location) -> Awaitable[Entry]:
            chunks = transfer.Pieces(data) if isinstance(data, bytes) else data
            return transfer.append(place, chunks) if append else place.mount.resource.write(place.relative, chunks)

        try:
            return await self.put(path, store, repeatable=isinstance(data, bytes))
        except OSError as error:
            raise named(error, path) from None

    async def append(self, path: str, data: bytes | AsyncIterator[bytes]) -> Entry:
        """Add ``data`` to the end of the file; it is made where it is missing."""
        return await self.write(path, data, append=True)

    async def open(self, path: str, *, io: Io | None = None) -> Source:
        """The file's bytes, for whoever closes them; ``/dev/stdin`` and its like are those of ``io``."""
        try:
            return await opening.open_source(self, path, io)
        except OSError as error:
            raise named(error, path) from None

    async def open_handle(
        self, path: str, flags: Flags, *, io: Io | None = None, holder: Holder | None = None
    ) -> Handle:
        """An open file description; bytes that must be kept until it is closed are charged to ``holder``."""
        try:
            return await opening.open_handle(self, path, flags, opening.Means(io, holder))
        except OSError as error:
            raise named(error, path) from None

    async def truncate(self, path: str, size: int) -> None:
        """Cut the file to ``size``, or extend it with zeros."""
        try:
            if size < 0:
                raise failure(errno.EINVAL, path)
            place, entry = await self.find(path)
            if entry is None:
                raise failure(errno.ENOENT, path)
            if entry.kind == "dir":
                raise failure(errno.EISDIR, path)
            await self.change(place, Act.WRITE, lambda place: transfer.truncate(place, size))
        except OSError as error:
            raise named(error, path) from None

    async def mkdir(self, path: str, *, mode: int | None = None, parents: bool = False) -> None:
        """Make a directory. ``mode`` is what it gets, None: 0777 less the umask.

        With ``parents`` the missing ones above it too, and it may be there already.
        """
        try:
            if parents:
                await self._mkdirs(path, mode)
            else:
                await self._mkdir(path, 0o777 & ~self.session.umask if mode is None else mode)
        except OSError as error:
            raise named(error, path) from None

    async def rmdir(self, path: str, *, emptied: bool = False) -> None:
        """Remove an empty directory. ``emptied``: the caller has just removed what was in it.

        Where directories are there only as long as they hold something, it has then gone by itself.
        """
        try:
            place, entry = await self._name(path)
            last = naming.last(path)
            if last in DOTS:
                raise failure(errno.ENOTEMPTY if last == ".." else errno.EINVAL if last else errno.EBUSY, path)
            self.expect_writable(place)
            if entry is None:
                if emptied and place.mount.resource.implicit_dirs:
                    return
                raise failure(errno.ENOENT, path)
            if entry.kind != "dir":
                raise failure(errno.ENOTDIR, path)
            if self.table.pinned(place.path):
                raise failure(errno.EBUSY, path)
            await self.change(place, Act.DELETE, transfer.delete)
        except OSError as error:
            raise named(error, path) from None

    async def unlink(self, path: str) -> None:
        """Remove a file or a link."""
        try:
            place, entry = await self._name(path)
            if naming.last(path) in DOTS:
                raise failure(errno.EISDIR, path)
            self.expect_writable(place)
            if entry is None:
                raise failure(errno.ENOENT, path)
            if entry.kind == "dir":
                raise failure(errno.EISDIR, path)
            if path.endswith("/"):
                raise failure(errno.ENOTDIR, path)
            await self.change(place, Act.DELETE, transfer.delete)
        except OSError as error:
            raise named(error, path) from None

    async def rename(self, source: str, target: str) -> None:
        """Move a file, a link or a directory to another name below the same mount; replaces as rename(2) does.

        :raises OSError: EXDEV: it lies below another mount, or the resource cannot move directories (``move`` can).
        """
        try:
            old, entry = await self._name(source)
            new, present = await self._name(target)
            pinned = self.table.pinned(old.path) or self.table.pinned(new.path)
            if pinned or naming.last(source) in DOTS or naming.last(target) in DOTS:
                raise failure(errno.EBUSY)
            if old.mount is not new.mount:
                raise failure(errno.EXDEV)
            self.expect_writable(new)
            if entry is None:
                raise failure(errno.ENOENT)
            if entry.kind != "dir" and (source.endswith("/") or target.endswith("/")):
                raise failure(errno.ENOTDIR)
            if old.path == new.path or naming.same_file(entry, present):
                return
            naming.expect_replaceable(old.path, entry, new.path, present)
            await self._move_name(old, entry, new)
        except OSError as error:
            raise named(error, source, target) from None

    async def move(self, source: str, target: str, *, breathe: Breathe | None = None) -> None:
        """As ``rename``, to anywhere: across mounts everything is copied in a stream, and then removed."""
        try:
            await self.rename(source, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            await transfer.move(self, source, target, paced(breathe))

    async def copy(self, source: str, target: str, *, follow: bool = True, breathe: Breathe | None = None) -> None:
        """Make ``target`` hold what the file ``source`` holds; without ``follow`` a link is copied as a link.

        ``breathe`` is awaited for every chunk that passes.
        """
        if not follow and (await self.stat(source, follow=False)).kind == "link":
            await self.symlink(await self.readlink(source), target)
            return
        await transfer.copy_file(self, source, target, paced(breathe))

    async def symlink(self, target: str, path: str) -> None:
        """Make ``path`` a symbolic link to ``target``, which need not exist."""
        try:
            place = await self._new_name(path)
            if path.endswith("/"):
                raise failure(errno.ENOENT, path)
            naming.check_target(target)
            self.expect_writable(place)
            links = place.mount.links
            if links is None:
                raise failure(errno.EPERM, path)
            await self.ground(place)
            text = naming.link_text(target, place, self.table)
            await self.change(place, Act.LINK, lambda place: links.symlink(place.relative, text))
        except OSError as error:
            raise named(error, path) from None

    async def link(self, source: str, path: str) -> None:
        """Make ``path`` a second name of the file ``source``; a link is not followed."""
        try:
            old, entry = await self.find(source, follow=False)
            if entry is None:
                raise failure(errno.ENOENT, source)
            new = await self._new_name(path)
            if path.endswith("/"):
                raise failure(errno.ENOENT, path)
            self.expect_writable(new)
            if old.mount is not new.mount:
                raise failure(errno.EXDEV, source)
            hard_links = new.mount.hard_links
            if hard_links is None or entry.kind == "dir":
                raise failure(errno.EPERM, source)
            await self.ground(new)
            await self.change(new, Act.LINK, lambda place: hard_links.link(old.relative, place.relative))
        except OSError as error:
            raise named(error, source, path) from None

    async def set_attrs(
        self,
        path: str,
        *,
        mode: int | None = None,
        mtime: int | None = None,
        atime: int | None = None,
        uid: int | None = None,
        gid: int | None = None,
        follow: bool = True,
    ) -> None:
        """Change permission bits, times and owners, as far as the resource keeps them.

        :raises OSError: EPERM, it keeps no bits or owners; ENOTSUP, it keeps no times.
        """
        try:
            place, entry = await self.find(path, follow=follow)
            if entry is None:
                raise failure(errno.ENOENT, path)
            self.expect_writable(place)
            attrs = place.mount.attrs
            if attrs is None:
                naming.expect_kept(entry, mode=mode, uid=uid, gid=gid)
                if mtime is not None or atime is not None:
                    raise failure(errno.ENOTSUP, path)
                return
            await self.change(
                place,
                Act.ATTRS,
                lambda place: attrs.set_attrs(place.relative, mode=mode, mtime=mtime, atime=atime, uid=uid, gid=gid),
            )
        except OSError as error:
            raise named(error, path) from None

    # The gate, and what the parts of the file system share; commands have no use for the rest.

    def expect_writable(self, place: Location) -> None:
        """:raises OSError: EROFS: the mount, or this session's part of it, may not be changed."""
        if self.mode(place.mount) < MountMode.WRITE:
            raise failure(errno.EROFS, place.path)

    async def change(self, place: Location, act: Act, operation: Callable[[Location], Awaitable[T]]) -> T:
        """The only way to whatever changes a resource: by the mount's mode, and then by the policies."""
        self.expect_writable(place)
        return await self.done(place, act, operation)

    async def put(
        self,
        path: str,
        operation: Callable[[Location], Awaitable[T]],
        *,
        create: bool = True,
        repeatable: bool = True,
    ) -> T:
        """Do what makes or changes a file: at once where the resource itself finds out what is wrong."""
        place = None if only_directory(path) else self.spot(path)
        if place is not None and self._blind(place, repeatable):
            try:
                await self.ground(place)
                return await self.change(place, Act.WRITE, operation)
            except OSError as error:
                if errno_of(error) != errno.ELOOP:
                    raise
        place, entry = await self.find_file(path, create=create)
        await self.ground(place)
        result = await self.change(place, Act.WRITE, operation)
        if entry is None:
            await self._set_fresh_mode(place, 0o666 & ~self.session.umask, FILE_MODE)
        return result

    async def find_file(self, path: str, *, create: bool = True) -> tuple[Location, Entry | None]:
        """The place of a file that is to be written, and made if it is missing and ``create``.

        :raises OSError: EISDIR: a directory is there, or ``path`` is spelled like one; ENOENT; EROFS.
        """
        if create and only_directory(path):
            await self._name(path)
            raise failure(errno.EISDIR, path)
        place, entry = await self.find(path, making=create)
        if entry is None and not create:
            raise failure(errno.ENOENT, path)
        if place.directory or (entry is not None and entry.kind == "dir"):
            raise failure(errno.EISDIR, path)
        self.expect_writable(place)
        return place, entry

    async def ground(self, place: Location) -> None:
        """Make real, in the resource, a directory above that is there only because something is mounted below it."""
        parent = place.path.rpartition("/")[0]
        if not parent or not self.table.leads(parent) or parent == place.mount.prefix:
            return
        if self.mode(place.mount) < MountMode.WRITE or place.mount.resource.implicit_dirs:
            return
        resource = place.mount.resource
        at = place.relative.find("/")
        while at > 0:
            above = place.relative[:at]
            try:
                await resource.stat(above)
            except OSError as error:
                if errno_of(error) != errno.ENOENT:
                    raise
                await resource.make_dir(above)
            at = place.relative.find("/", at + 1)

    def _blind(self, place: Location, repeatable: bool) -> bool:
        """Whether a file may be written without a look at what is there.

        A local resource walks to the file and an object store needs no parent: both find out what is wrong. What
        has been read of a stream cannot be read again behind a link, and odd permission bits are for new files.
        """
        mount = place.mount
        if self.mode(mount) < MountMode.WRITE or self.table.leads(place.path):
            return False
        if not repeatable and mount.links is not None:
            return False
        if mount.opens is None and not mount.resource.implicit_dirs:
            return False
        return mount.attrs is None or 0o666 & ~self.session.umask == FILE_MODE

    async def _set_fresh_mode(self, place: Location, mode: int, usual: int) -> None:
        attrs = place.mount.attrs
        if attrs is not None and mode != usual:
            await attrs.set_attrs(place.relative, mode=mode)

    async def _name(self, path: str) -> tuple[Location, Entry | None]:
        """Where a name is made, moved or removed: a link itself, also where a slash follows."""
        place, entry = await self.find(path.rstrip("/") or "/" * bool(path), follow=False)
        if entry is None and naming.last(path) in DOTS:
            raise failure(errno.ENOENT, path)
        return place, entry

    async def _new_name(self, path: str) -> Location:
        place, entry = await self._name(path)
        if entry is not None:
            raise failure(errno.EEXIST, path)
        return place

    async def _mkdir(self, path: str, mode: int) -> None:
        place = await self._new_name(path)
        self.expect_writable(place)
        await self.ground(place)
        await self.change(place, Act.MAKE_DIR, lambda place: place.mount.resource.make_dir(place.relative))
        await self._set_fresh_mode(place, mode, DIRECTORY_MODE)

    async def _mkdirs(self, path: str, mode: int | None) -> None:
        usual = 0o777 & ~self.session.umask
        missing = [path]
        while missing:
            current = missing[-1]
            above = usual | 0o300 if mode is None or len(missing) > 1 else mode
            try:
                await self._mkdir(current, above)
            except OSError as error:
                code = errno_of(error)
                parent = current.rstrip("/").rpartition("/")[0]
                if code == errno.ENOENT and parent and parent not in missing:
                    missing.append(parent)
                    continue
                if code != errno.EEXIST or not await self.is_dir(current):
                    raise named(error, current) from None
            missing.pop()

    async def _move_name(self, old: Location, entry: Entry, new: Location) -> None:
        renames = old.mount.renames
        if renames is None and entry.kind == "dir":
            raise failure(errno.EXDEV)
        await self.ground(new)

        async def move(place: Location) -> None:
            if renames is not None:
                await renames.rename(old.relative, place.relative)
            else:
                await transfer.replace(old, entry, place)

        await self.change(old, Act.RENAME, lambda _: self.change(new, Act.RENAME, move))
