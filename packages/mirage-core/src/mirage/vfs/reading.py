"""The half of the file system that changes nothing: stat, listings, walks, reads and questions."""

import errno
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Sequence
from contextlib import AbstractAsyncContextManager, aclosing
from enum import IntFlag
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from mirage import paths
from mirage.access import Access, Act
from mirage.errors import failure
from mirage.resources import Entry, Reading
from mirage.vfs.pace import Breathe, paced
from mirage.vfs.resolve import ABSENT, Location, Resolver, errno_of, named, revised
from mirage.vfs.table import Mount, MountMode

if TYPE_CHECKING:
    from mirage.vfs.globs import Wildcards

T = TypeVar("T")

Paths: TypeAlias = list[str]

_NO = ABSENT | {errno.ELOOP, errno.EACCES, errno.ENAMETOOLONG}


class Permission(IntFlag):
    """What ``access`` asks for, numbered as in permission bits."""

    EXEC = 1
    WRITE = 2
    READ = 4


READ, WRITE, EXEC = Permission.READ, Permission.WRITE, Permission.EXEC


class Reader(Resolver):
    """What a session can see. Every OSError names the path as the caller spelled it."""

    __slots__ = ()

    async def resolve(self, path: str, *, follow: bool = True) -> Location:
        """Where ``path`` leads once every link is followed; its last component may be missing."""
        try:
            return (await self.find(path, follow=follow))[0]
        except OSError as error:
            raise named(error, path) from None

    async def stat(self, path: str, *, follow: bool = True) -> Entry:
        """What is at ``path``."""
        entry = (await self.probe(path, follow=follow))[1]
        if entry is None:
            raise failure(errno.ENOENT, path)
        return entry

    async def probe(self, path: str, *, follow: bool = True) -> tuple[Location, Entry | None]:
        """Where ``path`` leads, and what is there; None where nothing is, in a directory that exists."""
        try:
            found = await self.find(path, follow=follow)
            if self.guard.active:
                await self._asked(found[0], Act.STAT)
            return found
        except OSError as error:
            raise named(error, path) from None

    async def list(self, path: str) -> AsyncGenerator[Sequence[Entry], None]:
        """The directory at ``path`` in pages, mount points included."""
        pages: AsyncIterator[Sequence[Entry]] | None = None
        try:
            place, pages, page = await self.perform(path, Act.LIST, self._first_page)
            below = self.table.names_below(place.path)
            plain = not below and place.mount.attrs is not None
            while pages is not None and page is not None:
                shown = page if plain else [self._shown(each, place) for each in page if each.name not in below]
                if shown:
                    yield shown
                page = await anext(pages, None)
            if below:
                yield [await self._mounted(name, mount, place) for name, mount in below.items()]
        except OSError as error:
            raise named(error, path) from None
        finally:
            await close(pages)

    async def readdir(self, path: str) -> Sequence[Entry]:
        """The whole directory at once."""
        return [entry async for page in self.list(path) for entry in page]

    async def walk(self, path: str, *, hidden: bool = False) -> AsyncGenerator[tuple[str, Sequence[Entry]], None]:
        """Every directory from ``path`` down as (its path, a page of it), a parent before what it holds.

        No link is followed but at ``path`` itself. A directory may come in several pages, and the workspace's own
        mounts are not entered from above unless ``hidden``.
        """
        try:
            place = await self.resolve(path)
            pending = [(path, place)]
            while pending:
                path, place = pending.pop()
                if place.mount.walks is not None and not self.table.leads(place.path):
                    async with aclosing(self._subtree(path, place)) as groups:
                        async for group in groups:
                            yield group
                    continue
                names: list[str] = []
                async with aclosing(self.list(place.path)) as pages:
                    async for page in pages:
                        yield path, page
                        names += [entry.name for entry in page if entry.kind == "dir"]
                found = [(paths.join(path, name), self.located(paths.join(place.path, name))) for name in names]
                pending += [(name, below) for name, below in reversed(found) if hidden or not _own(below, place)]
        except OSError as error:
            raise named(error, path) from None

    async def glance(self, place: Location, names: Sequence[str], most: int) -> Sequence[bytes | None]:
        """What files of the directory at a place hold, at once; None for each that is to be read by itself."""
        glances = place.mount.glances
        if glances is None or self.guard.active or self.table.leads(place.path):
            return [None] * len(names)
        try:
            return await glances.glance(place.relative, names, most)
        except OSError:
            return [None] * len(names)

    def read(self, path: str, start: int = 0, stop: int | None = None) -> "Read":
        """The bytes ``[start, stop)`` of a file: ``async with`` gives the Reading, ``await`` the bytes."""
        return Read(self, path, start, stop)

    async def read_bytes(self, path: str) -> bytes:
        """The whole file."""
        return await Read(self, path, 0, None)

    async def readlink(self, path: str) -> str:
        """The target of a symbolic link, as it was written."""
        entry = await self.stat(path, follow=False)
        if entry.kind != "link" or entry.target is None:
            raise failure(errno.EINVAL, path)
        return entry.target

    async def glob(
        self, pattern: str, *, breathe: Breathe | None = None, wildcards: "Wildcards | None" = None
    ) -> Paths:
        """The paths that match, as a shell finds them; ``**`` stands for any number of directories."""
        from mirage.vfs import globs

        return await globs.expand(self, pattern, paced(breathe), wildcards or globs.Wildcards())

    async def exists(self, path: str) -> bool:
        """Whether something is there; a link that leads nowhere is nothing."""
        return await self._there(path) is not None

    async def is_dir(self, path: str) -> bool:
        """Whether a directory is there, a link followed."""
        entry = await self._there(path)
        return entry is not None and entry.kind == "dir"

    async def access(self, path: str, wanted: Permission) -> bool:
        """Whether the mount's mode and, for EXEC, the permission bits allow what is wanted.

        As for a superuser, read and write bits do not count; to run a file takes an ``x`` and an EXEC mount.
        """
        try:
            entry = await self.stat(path)
            place = await self.resolve(path)
        except OSError as error:
            if error.errno in _NO:
                return False
            raise
        allowed = self.mode(place.mount)
        if WRITE in wanted and allowed < MountMode.WRITE:
            return entry.kind == "other"
        if EXEC not in wanted or entry.kind == "dir":
            return True
        return allowed >= MountMode.EXEC and bool((entry.mode or 0) & 0o111)

    async def expect_executable(self, path: str) -> Entry:
        """The file that is to be run by its path.

        :raises OSError: EACCES: a directory, no ``x``, a mount that is not EXEC, or a policy; ENOENT and its like.
        """
        entry = await self.stat(path)
        if entry.kind != "file" or not await self.access(path, EXEC):
            raise failure(errno.EACCES, path)
        try:
            await self._asked(await self.resolve(path), Act.EXECUTE)
        except OSError as error:
            raise named(error, path) from None
        return entry

    async def expect_interpretable(self, path: str) -> None:
        """What an interpreter is to take as its program, or where it is to run one: on an EXEC mount, ``x`` or not.

        :raises OSError: EACCES: the mount is not EXEC, or a policy; ENOENT and its like.
        """
        try:
            place, entry = await self.find(path)
            if entry is None:
                raise failure(errno.ENOENT, path)
            if self.mode(place.mount) < MountMode.EXEC:
                raise failure(errno.EACCES, path)
            await self._asked(place, Act.EXECUTE)
        except OSError as error:
            raise named(error, path) from None

    async def perform(
        self, path: str, act: Act, operation: Callable[[Location], Awaitable[T]], *, follow: bool = True
    ) -> T:
        """Do ``operation`` at the place ``path`` means by its text; where that is behind a link, at the real one."""
        place = await self.locate(path, follow=follow)
        try:
            return await self.done(place, act, operation)
        except OSError as error:
            code = errno_of(error)
            if code == errno.ENOENT:
                await self._explain(path, act)
            if code != errno.ELOOP:
                raise
        place, _ = await self.trace(path, follow=follow)
        return await self.done(place, act, operation)

    async def done(self, place: Location, act: Act, operation: Callable[[Location], Awaitable[T]]) -> T:
        """Do ``operation`` at a place, if the policies let it, and tell the observer."""
        if not self.guard.active:
            return await operation(place)
        access = Access(act, place.path)
        await self.guard.admit(access, self.session)
        try:
            result = await operation(place)
        except OSError as error:
            self.guard.tell(self.session, access, place.mount.resource.kind, error)
            raise
        self.guard.tell(self.session, access, place.mount.resource.kind)
        return result

    async def _asked(self, place: Location, act: Act) -> None:
        access = Access(act, place.path)
        await self.guard.admit(access, self.session)
        self.guard.tell(self.session, access, place.mount.resource.kind)

    async def _explain(self, path: str, act: Act) -> None:
        """A resource says that nothing is there: ENOTDIR or EISDIR may be nearer the truth."""
        _, entry = await self.find(path)
        if entry is not None and entry.kind == "dir" and act is Act.READ:
            raise failure(errno.EISDIR, path)

    async def _there(self, path: str) -> Entry | None:
        try:
            return await self.stat(path)
        except OSError as error:
            if error.errno in _NO:
                return None
            raise

    async def _first_page(
        self, place: Location
    ) -> tuple[Location, AsyncIterator[Sequence[Entry]] | None, Sequence[Entry] | None]:
        """Errors come with the first page: fetch it while the place may still have to be found by walking."""
        leads = self.table.leads(place.path)
        try:
            pages = place.mount.resource.list(place.relative)
            return place, pages, await anext(pages, None)
        except OSError as error:
            if leads and errno_of(error) in ABSENT:
                return place, None, None
            raise

    def _shown(self, entry: Entry, place: Location) -> Entry:
        if entry.mode is not None:
            return entry
        return revised(entry, entry.name, self.default_mode(place.mount, entry))

    async def _mounted(self, name: str, mount: Mount | None, place: Location) -> Entry:
        """What a listing shows of a name that is, or leads to, a mount; one out of reach is a bare directory."""
        if mount is not None and mount.resource.implicit_dirs:
            return Entry(name, "dir", mode=0o755)
        try:
            return await self.look(self.located(paths.join(place.path, name)))
        except OSError:
            return Entry(name, "dir", mode=0o755)

    async def _subtree(self, path: str, place: Location) -> AsyncGenerator[tuple[str, Sequence[Entry]], None]:
        """A walk that the resource does by itself, its entries grouped by directory."""
        if place.mount.walks is None:
            return
        if self.guard.active:
            await self.guard.admit(Access(Act.LIST, place.path, subtree=True), self.session)
        start = len(place.relative) + 1 if place.relative else 0
        bare = place.mount.attrs is None
        pages = place.mount.walks.walk(place.relative)
        try:
            async for page in pages:
                for parent, entries in _by_parent(page):
                    below = parent[start:]
                    shown = [self._shown(entry, place) for entry in entries] if bare else entries
                    yield (paths.join(path, below) if below else path), shown
        finally:
            await close(pages)


class Read(AbstractAsyncContextManager[Reading]):
    """A read that has not begun: enter it for a stream, await it for bytes."""

    __slots__ = ("_fs", "_manager", "_path", "_start", "_stop")

    def __init__(self, fs: Reader, path: str, start: int, stop: int | None) -> None:
        self._fs = fs
        self._path = path
        self._start = start
        self._stop = stop
        self._manager: AbstractAsyncContextManager[Reading] | None = None

    async def __aenter__(self) -> Reading:
        try:
            return await self._fs.perform(self._path, Act.READ, self._enter)
        except OSError as error:
            raise named(error, self._path) from None

    async def _enter(self, place: Location) -> Reading:
        if place.directory or self._fs.table.leads(place.path):
            entry = await self._fs.look(place)
            if entry.kind != "link":
                raise failure(errno.EISDIR if entry.kind == "dir" else errno.ENOTDIR, self._path)
        manager = place.mount.resource.read(place.relative, self._start, self._stop)
        reading = await manager.__aenter__()
        self._manager = manager
        return reading

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        manager, self._manager = self._manager, None
        return None if manager is None else await manager.__aexit__(kind, error, trace)

    def __await__(self) -> Generator[object, None, bytes]:
        return self._bytes().__await__()

    async def _bytes(self) -> bytes:
        try:
            async with self as reading:
                return b"".join([chunk async for chunk in reading])
        except OSError as error:
            raise named(error, self._path) from None


async def close(pages: object) -> None:
    """End an asynchronous iterator that may not be exhausted."""
    closing = getattr(pages, "aclose", None)
    if closing is not None:
        await closing()


def _own(below: Location, place: Location) -> bool:
    """Whether going down here enters one of the workspace's own mounts."""
    return below.mount.hidden and below.mount is not place.mount


def _by_parent(page: Sequence[tuple[str, Entry]]) -> list[tuple[str, list[Entry]]]:
    groups: list[tuple[str, list[Entry]]] = []
    current: str | None = None
    for path, entry in page:
        parent = path.rpartition("/")[0]
        if parent != current:
            groups.append((parent, []))
            current = parent
        groups[-1][1].append(entry)
    return groups
