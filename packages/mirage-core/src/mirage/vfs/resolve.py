"""Where a path leads: by its text where that is safe, component by component where links or ``..`` need it."""

import errno

from mirage import paths
from mirage.errors import failure
from mirage.resources import Entry
from mirage.session import Session
from mirage.vfs.guard import Guard
from mirage.vfs.table import Mount, MountMode, MountRegistry

LINKS_MAX = 40
"""As many symbolic links as Linux follows on the way to one file."""

DOTS = frozenset({"", ".", ".."})
"""Components that name no entry of a directory: nothing after a slash, and what stands for a directory itself."""

ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR})

_BY_CLASS: dict[type[OSError], int] = {
    FileNotFoundError: errno.ENOENT,
    NotADirectoryError: errno.ENOTDIR,
    IsADirectoryError: errno.EISDIR,
    FileExistsError: errno.EEXIST,
    PermissionError: errno.EACCES,
    TimeoutError: errno.ETIMEDOUT,
    BrokenPipeError: errno.EPIPE,
    ConnectionRefusedError: errno.ECONNREFUSED,
    ConnectionResetError: errno.ECONNRESET,
}


class Location:
    """A place in the tree: the mount that answers for it, its path there, and its one virtual path.

    ``directory`` says that the path was spelled so that only a directory will do (``d/``, ``d/.``).
    """

    __slots__ = ("directory", "mount", "path", "relative")

    def __init__(self, mount: Mount, relative: str, path: str, directory: bool = False) -> None:
        self.mount = mount
        self.relative = relative
        self.path = path
        self.directory = directory

    def __repr__(self) -> str:
        return f"Location({self.path!r}, {self.mount!r})"


class Resolver:
    """The tree as one session names it: finds places, changes nothing."""

    __slots__ = ("guard", "session", "table")

    def __init__(self, table: MountRegistry, session: Session, guard: Guard) -> None:
        self.table = table
        self.session = session
        self.guard = guard

    def mode(self, mount: Mount) -> MountMode:
        """What this session may do below a mount; a session's own ceiling belongs here and nowhere else."""
        return mount.mode

    def located(self, path: str, directory: bool = False) -> Location:
        """The place of a canonical path."""
        mount = self.table.route(path)
        return Location(mount, mount.relative(path), path, directory)

    def spot(self, path: str) -> Location | None:
        """The place of ``path`` by its text, right as long as no link is on the way; None where ``..`` is in it.

        :raises OSError: no file system can name it.
        """
        paths.check(path)
        if ".." in path and ".." in path.split("/"):
            return None
        place = paths.absolute(path, self.session.cwd)
        mount = self.table.route(place)
        return Location(mount, mount.relative(place), place, path[-1] in "/." and only_directory(path))

    async def locate(self, path: str, *, follow: bool = True) -> Location:
        """The place to try first: as ``spot``, with every ``..`` taken as the kernel does."""
        place = self.spot(path) or await self._settle(path)
        return place if place is not None else (await self.trace(path, follow=follow))[0]

    async def find(self, path: str, *, follow: bool = True, making: bool = False) -> tuple[Location, Entry | None]:
        """The place and what is there; None where nothing is, in a directory that exists.

        :raises OSError: ENOENT or ENOTDIR: the directory does not exist; ELOOP.
        """
        place = self.spot(path) or await self._settle(path)
        if place is None:
            return await self.trace(path, follow=follow, making=making)
        try:
            entry = await self.look(place)
        except OSError as error:
            code = errno_of(error)
            if code == errno.ELOOP:
                return await self.trace(path, follow=follow, making=making)
            if code != errno.ENOENT:
                raise
            await self.expect_parent(place)
            return place, None
        if entry.kind == "link" and (follow or place.directory):
            return await self.trace(path, follow=follow, making=making)
        if place.directory and entry.kind != "dir":
            raise failure(errno.ENOTDIR, path)
        return place, entry

    async def look(self, place: Location) -> Entry:
        """What is at a place, complete with what mounts add to it; a link tells of itself."""
        leads = self.table.leads(place.path)
        try:
            entry = await place.mount.resource.stat(place.relative)
        except OSError as error:
            if leads and errno_of(error) in ABSENT:
                return Entry(paths.name_of(place.path), "dir", mode=0o755)
            raise
        if leads and entry.kind != "dir":
            return Entry(paths.name_of(place.path), "dir", mode=0o755)
        return self.completed(entry, place)

    def completed(self, entry: Entry, place: Location) -> Entry:
        """``entry`` with the name and permission bits that its resource leaves to the mount."""
        if entry.mode is not None and place.relative:
            return entry
        mode = self.default_mode(place.mount, entry) if entry.mode is None else entry.mode
        return revised(entry, paths.name_of(place.path), mode)

    def default_mode(self, mount: Mount, entry: Entry) -> int:
        """The permission bits of what has none of its own: as vfat shows them, by the mount's mode."""
        if entry.kind == "link":
            return 0o777
        if entry.kind == "other":
            return 0o666
        allowed = self.mode(mount)
        mode = 0o755 if entry.kind == "dir" or allowed >= MountMode.EXEC else 0o644
        return mode if allowed >= MountMode.WRITE else mode & ~0o222

    async def expect_parent(self, place: Location) -> None:
        """Nothing is at ``place``: it must at least lie in a directory.

        :raises OSError: ENOENT or ENOTDIR: it does not.
        """
        parent = paths.split(place.path)[0]
        if place.mount.resource.implicit_dirs or self.table.pinned(parent):
            return
        entry = await self.look(self.located(parent))
        if entry.kind != "dir":
            raise failure(errno.ENOTDIR, place.path)

    async def trace(self, path: str, *, follow: bool = True, making: bool = False) -> tuple[Location, Entry | None]:
        """As ``find``, asking for each component and following links through the whole tree.

        ``making`` a file: a slash after its name is refused before anything is looked at (EISDIR), in a link too.
        """
        pending = _components(path)
        if not path.startswith("/"):
            pending += _components(self.session.cwd)
        current = "/"
        entry: Entry | None = None
        links = 0
        while pending:
            name = pending.pop()
            if name in DOTS:
                current, entry = (paths.split(current)[0], None) if name == ".." else (current, entry)
                continue
            final = DOTS.issuperset(pending) and ".." not in pending
            if making and pending == [""]:
                raise failure(errno.EISDIR, path)
            place = self.located(paths.join(current, name), bool(pending))
            entry = await self._component(place)
            if entry is None:
                if not final or "." in pending:
                    raise failure(errno.ENOENT, path)
                return place, None
            if entry.kind == "link" and (pending or follow):
                links += 1
                target = _target(entry, path, links)
                pending += _components(target)
                current, entry = "/" if target[0] == "/" else current, None
                continue
            if entry.kind != "dir" and pending:
                raise failure(errno.ENOTDIR, path)
            current = place.path
        place = self.located(current, only_directory(path))
        return place, entry if entry is not None else await self.look(place)

    async def _component(self, place: Location) -> Entry | None:
        try:
            return await self.look(place)
        except OSError as error:
            if errno_of(error) == errno.ENOENT:
                return None
            raise

    async def _settle(self, path: str) -> Location | None:
        """A path with ``..`` in it, each directory before one looked at; None where one is behind a link."""
        names = _components(path)
        if not path.startswith("/"):
            names += _components(self.session.cwd)
        current = "/"
        known = True
        while names:
            name = names.pop()
            if name == "..":
                if not known and not self.table.pinned(current):
                    if not await self._is_plain_directory(current, path):
                        return None
                    known = True
                current = paths.split(current)[0]
            elif name not in DOTS:
                current, known = paths.join(current, name), False
        return self.located(current, only_directory(path))

    async def _is_plain_directory(self, place: str, path: str) -> bool:
        try:
            entry = await self.look(self.located(place))
        except OSError as error:
            if errno_of(error) == errno.ELOOP:
                return False
            raise
        if entry.kind not in ("dir", "link"):
            raise failure(errno.ENOTDIR, path)
        return entry.kind == "dir"


def _components(text: str) -> list[str]:
    """The components of ``text`` last first; before them ``""`` or ``"."`` where it ends so."""
    names = [name for name in text.split("/") if name and name != "."]
    if paths.name_of(text.rstrip("/")) == ".":
        names.append(".")
    elif text.endswith("/"):
        names.append("")
    names.reverse()
    return names


def _target(entry: Entry, path: str, links: int) -> str:
    if links > LINKS_MAX:
        raise failure(errno.ELOOP, path)
    if not entry.target:
        raise failure(errno.ENOENT, path)
    return entry.target


def only_directory(path: str) -> bool:
    """Whether a path is spelled so that only a directory will do."""
    return path.rpartition("/")[2] in ("", ".", "..")


def revised(entry: Entry, name: str, mode: int | None) -> Entry:
    """``entry`` under another name and with other permission bits."""
    return Entry(
        name,
        entry.kind,
        entry.size,
        entry.mtime,
        entry.etag,
        mode,
        ctime=entry.ctime,
        atime=entry.atime,
        nlink=entry.nlink,
        inode=entry.inode,
        uid=entry.uid,
        gid=entry.gid,
        target=entry.target,
        extra=entry.extra,
    )


def errno_of(error: OSError) -> int:
    """The errno, also of an OSError that was raised with a text only."""
    if error.errno is not None:
        return error.errno
    return next((code for kind, code in _BY_CLASS.items() if isinstance(error, kind)), errno.EIO)


def named(error: OSError, path: str, other: str | None = None) -> OSError:
    """The same failure, about ``path`` as the caller spelled it and nothing else."""
    if error.errno is None or error.strerror is None:
        return failure(errno_of(error), path, other)
    if other is not None or error.filename2 is not None:
        return OSError(error.errno, error.strerror, path, None, other)
    error.filename = path
    return error
