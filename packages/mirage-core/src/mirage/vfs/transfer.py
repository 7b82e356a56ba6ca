"""Moving bytes and trees between places: in a stream, a chunk at a time, whatever lies at either end."""

import errno
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, NamedTuple

from mirage import paths
from mirage.access import Act
from mirage.errors import failure
from mirage.resources import BLOCK, Entry, Reading
from mirage.vfs import naming
from mirage.vfs.pace import Breathe
from mirage.vfs.resolve import Location, errno_of, named

if TYPE_CHECKING:
    from mirage.vfs.fs import FileSystem

_ZEROS = bytes(BLOCK)


async def delete(place: Location) -> None:
    """Remove the file, link or empty directory at a place."""
    await place.mount.resource.delete(place.relative)


class Pieces:
    """Bytes at hand as chunks of at most BLOCK; unlike a generator, nothing is left behind where nobody finishes."""

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __aiter__(self) -> "Pieces":
        return self

    async def __anext__(self) -> bytes:
        start = self._at
        if start >= len(self._data):
            raise StopAsyncIteration
        self._at = start + BLOCK
        return self._data if len(self._data) <= BLOCK else self._data[start : start + BLOCK]


async def append(place: Location, chunks: AsyncIterator[bytes]) -> Entry:
    """Add to a file in the cheapest way its resource has; the last resort is to write it anew."""
    mount, relative = place.mount, place.relative
    if mount.appends is not None:
        return await mount.appends.append(relative, chunks)
    if mount.opens is None:
        return await _append_anew(place, chunks)
    file = await mount.opens.open(relative, write=True, create=True)
    try:
        async for chunk in chunks:
            await file.write_at(None, chunk)
        return await file.stat()
    finally:
        await file.aclose()


async def _append_anew(place: Location, chunks: AsyncIterator[bytes]) -> Entry:
    resource = place.mount.resource
    try:
        async with resource.read(place.relative) as reading, aclosing(_chained(aiter(reading), chunks)) as both:
            # The etag makes sure that nobody's bytes written in between are lost.
            return await resource.write(place.relative, both, expect=reading.entry.etag)
    except OSError as error:
        if errno_of(error) != errno.ENOENT:
            raise
    return await resource.write(place.relative, chunks)


async def _chained(first: AsyncIterator[bytes], second: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    async for chunk in first:
        yield chunk
    async for chunk in second:
        yield chunk


async def truncate(place: Location, size: int) -> None:
    """Cut or extend the file at a place."""
    mount, relative = place.mount, place.relative
    if mount.opens is not None:
        file = await mount.opens.open(relative, write=True)
        try:
            await file.truncate(size)
        finally:
            await file.aclose()
        return
    async with mount.resource.read(relative, 0, size) as reading, aclosing(_padded(aiter(reading), size)) as chunks:
        await mount.resource.write(relative, chunks, expect=reading.entry.etag)


async def _padded(chunks: AsyncIterator[bytes], size: int) -> AsyncGenerator[bytes, None]:
    async for chunk in chunks:
        size -= len(chunk)
        yield chunk
    while size > 0:
        yield _ZEROS[: min(size, BLOCK)]
        size -= min(size, BLOCK)


async def replace(old: Location, entry: Entry, new: Location) -> None:
    """Move a file or link where the resource cannot: make it anew with all it has, then remove the first."""
    mount, resource = old.mount, old.mount.resource
    if entry.kind == "link":
        if mount.links is None or entry.target is None:
            raise failure(errno.EXDEV)
        with suppress(FileNotFoundError):
            await resource.delete(new.relative)
        await mount.links.symlink(new.relative, entry.target)
    elif mount.copies is not None:
        await mount.copies.copy(old.relative, new.relative)
    else:
        async with resource.read(old.relative) as reading:
            await resource.write(new.relative, aiter(reading))
    if mount.attrs is not None:
        await mount.attrs.set_attrs(
            new.relative, mode=entry.mode, mtime=entry.mtime, atime=entry.atime, uid=entry.uid, gid=entry.gid
        )
    await resource.delete(old.relative)


async def copy_file(fs: "FileSystem", source: str, target: str, breathe: Breathe) -> None:
    """One file's bytes to another name: by the resource itself where both names are in it, else in a stream."""
    if (await fs.locate(source)).mount.copies is not None and await _copied_inside(fs, source, target):
        return
    await _stream(fs, source, lambda chunks: fs.write(target, chunks), breathe)


async def copy_found(fs: "FileSystem", old: Location, new: Location, breathe: Breathe) -> None:
    """As ``copy_file``, of two places that were looked at already: a file, and a file or nothing.

    :raises OSError: it names the ``path`` of the place that it is about.
    """
    copies = old.mount.copies
    try:
        if copies is None or old.mount.resource is not new.mount.resource:
            await _stream(
                fs,
                old.path,
                lambda chunks: fs.change(
                    new, Act.WRITE, lambda place: place.mount.resource.write(place.relative, chunks)
                ),
                breathe,
            )
            return
        if fs.guard.active:
            await _admitted(fs, old)
        await fs.change(new, Act.WRITE, lambda place: copies.copy(old.relative, place.relative))
    except OSError as error:
        if error.filename == old.path:
            raise
        raise named(error, new.path) from None


async def _admitted(fs: "FileSystem", old: Location) -> None:
    """The policies let the file be read."""

    async def nothing(place: Location) -> None:
        return

    try:
        await fs.done(old, Act.READ, nothing)
    except OSError as error:
        raise named(error, old.path) from None


async def _stream(
    fs: "FileSystem", source: str, store: Callable[[AsyncIterator[bytes]], Awaitable[object]], breathe: Breathe
) -> None:
    broken: list[OSError] = []

    async def passing(reading: Reading) -> AsyncGenerator[bytes, None]:
        try:
            async for chunk in reading:
                await breathe()
                yield chunk
        except OSError as error:
            broken.append(error)
            raise

    async with fs.read(source) as reading, aclosing(passing(reading)) as chunks:
        try:
            await store(chunks)
        except OSError:
            # What broke may be the reading: then it is about the source.
            if broken:
                raise named(broken[0], source) from None
            raise


async def _copied_inside(fs: "FileSystem", source: str, target: str) -> bool:
    """Let the resource copy; False where the two names are not in one that can."""
    try:
        old, entry = await fs.find(source)
        if entry is None:
            raise failure(errno.ENOENT)
        if entry.kind == "dir":
            raise failure(errno.EISDIR)
    except OSError as error:
        raise named(error, source) from None
    copies = old.mount.copies
    if copies is None or entry.kind != "file":
        return False
    try:
        new, _ = await fs.find_file(target)
        if new.mount.resource is not old.mount.resource:
            return False
        if new.relative == old.relative:
            return True
        await fs.done(old, Act.READ, lambda _: fs.put(target, lambda place: copies.copy(old.relative, place.relative)))
    except OSError as error:
        raise named(error, target) from None
    return True


class _Directory(NamedTuple):
    """A directory on its way: what it is, where from and to, and the files of it that have arrived."""

    source: str
    target: str
    entry: Entry
    arrived: list[str]


async def move(fs: "FileSystem", source: str, target: str, breathe: Breathe) -> None:
    """Copy a file or a whole tree to another mount with all that can be kept, and remove it once all has arrived.

    Only what was copied is removed: a file that somebody adds meanwhile stays, and so does its directory.
    """
    entry = await _expect_movable(fs, source, target)
    if entry.kind != "dir":
        await _copy_one(fs, source, target, entry, breathe)
        await fs.unlink(source)
        return
    directories = [_Directory(source, target, entry, [])]
    for directory in directories:
        directories += await _copy_directory(fs, directory, breathe)
    for directory in reversed(directories):
        await keep_attrs(fs, directory.target, directory.entry)
    for directory in reversed(directories):
        for name in directory.arrived:
            await breathe()
            await fs.unlink(paths.join(directory.source, name))
        await fs.rmdir(directory.source, emptied=True)


async def _expect_movable(fs: "FileSystem", source: str, target: str) -> Entry:
    try:
        old, entry = await fs.find(source.rstrip("/"), follow=False)
        new, present = await fs.find(target.rstrip("/"), follow=False)
        fs.expect_writable(old)
        fs.expect_writable(new)
        if entry is None:
            raise failure(errno.ENOENT)
        naming.expect_replaceable(old.path, entry, new.path, present)
    except OSError as error:
        raise named(error, source, target) from None
    if present is not None and "link" in (entry.kind, present.kind):
        await fs.unlink(target)
    return entry


async def _copy_directory(fs: "FileSystem", directory: _Directory, breathe: Breathe) -> list[_Directory]:
    """Copy the files of a directory; the directories in it, which are not copied yet."""
    below: list[_Directory] = []
    try:
        await fs.mkdir(directory.target)
    except FileExistsError:
        if await fs.readdir(directory.target):
            raise failure(errno.ENOTEMPTY, directory.target) from None
    async with aclosing(fs.list(directory.source)) as pages:
        async for page in pages:
            for entry in page:
                source, target = paths.join(directory.source, entry.name), paths.join(directory.target, entry.name)
                if entry.kind == "dir":
                    below.append(_Directory(source, target, entry, []))
                    continue
                await _copy_one(fs, source, target, entry, breathe)
                directory.arrived.append(entry.name)
    return below


async def _copy_one(fs: "FileSystem", source: str, target: str, entry: Entry, breathe: Breathe) -> None:
    await breathe()
    if entry.kind == "link":
        await fs.symlink(await fs.readlink(source), target)
        return
    await copy_file(fs, source, target, breathe)
    await keep_attrs(fs, target, entry)


async def keep_attrs(fs: "FileSystem", path: str, entry: Entry) -> None:
    """Permission bits and times, where the other side has them."""
    if (await fs.locate(path)).mount.attrs is not None:
        await fs.set_attrs(path, mode=entry.mode, mtime=entry.mtime, atime=entry.atime, follow=False)
