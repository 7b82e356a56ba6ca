"""How a path becomes something to read from or write to: files of every resource, devices, and a line's own streams."""

import errno
from typing import TYPE_CHECKING, NamedTuple

from mirage.access import Act
from mirage.errors import failure
from mirage.resources import BLOCK, Entry, OpenFile, Reading
from mirage.streams import Io, Sink, Source, is_closed
from mirage.vfs import naming, transfer
from mirage.vfs.handle import Borrowed, Flags, Folder, Handle, Holder, Spooled, open_streamed
from mirage.vfs.resolve import DOTS, Location, errno_of, named
from mirage.vfs.system import descriptor_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from mirage.vfs.fs import FileSystem
    from mirage.vfs.reading import Read


class Means(NamedTuple):
    """What a line brings to an open: its streams, and who is charged for bytes that must be kept."""

    io: Io | None = None
    holder: Holder | None = None


class FileSource:
    """A Source over a read that has begun."""

    __slots__ = ("_chunks", "_kept", "_path", "_read")

    def __init__(self, path: str, read: "Read", reading: Reading) -> None:
        self._path = path
        self._read = read
        self._chunks = aiter(reading)
        self._kept = b""

    async def read(self, size: int = BLOCK) -> bytes:
        kept = self._kept
        if not kept:
            try:
                kept = await anext(self._chunks, b"")
            except OSError as error:
                raise named(error, self._path) from None
        if len(kept) <= size:
            self._kept = b""
            return kept
        self._kept = kept[size:]
        return kept[:size]

    def unread(self, data: bytes) -> None:
        self._kept = data + self._kept

    async def aclose(self) -> None:
        await self._read.__aexit__(None, None, None)


async def open_source(fs: "FileSystem", path: str, io: Io | None) -> Source:
    """Open for reading only, in a stream."""
    place = await fs.locate(path)
    stream = _stream(place, io)
    if stream is not None:
        return Borrowed(path, stream, Flags(read=True))
    read = fs.read(path)
    return FileSource(path, read, await read.__aenter__())


async def open_handle(fs: "FileSystem", path: str, flags: Flags, means: Means) -> Handle:
    """Open as ``flags`` say."""
    place = await fs.locate(path)
    stream = _stream(place, means.io)
    if stream is not None:
        return stream.dup() if isinstance(stream, Handle) else Borrowed(path, stream, flags)
    if not flags.changes:
        return Handle(path, await _open_to_read(fs, path), flags)
    if flags.exclusive:
        await _expect_nothing(fs, path)

    async def opened(place: Location) -> OpenFile:
        if place.mount.opens is None:
            return await _spool(place, flags, means.holder)
        return await place.mount.opens.open(
            place.relative, write=flags.write, create=flags.create, exclusive=flags.exclusive, truncate=flags.truncate
        )

    return Handle(path, await fs.put(path, opened, create=flags.create), flags)


async def _open_to_read(fs: "FileSystem", path: str) -> OpenFile:
    async def opened(place: Location) -> OpenFile:
        if place.directory or fs.table.leads(place.path):
            entry = await fs.look(place)
            if entry.kind != "link":
                raise failure(errno.EISDIR if entry.kind == "dir" else errno.ENOTDIR, path)
        if place.mount.opens is not None:
            return await place.mount.opens.open(place.relative)
        return await open_streamed(lambda offset: place.mount.resource.read(place.relative, offset))

    try:
        return await fs.perform(path, Act.READ, opened)
    except OSError as error:
        if errno_of(error) != errno.EISDIR:
            raise
    return Folder(path)


async def _expect_nothing(fs: "FileSystem", path: str) -> None:
    """A name that must not exist must not be a link either."""
    if path.endswith("/") and naming.last(path) not in DOTS:
        return
    _, entry = await fs.find(path, follow=False)
    if entry is not None:
        raise failure(errno.EEXIST, path)


async def _spool(place: Location, flags: Flags, holder: Holder | None) -> Spooled:
    resource, relative = place.mount.resource, place.relative

    async def store(chunks: "AsyncIterator[bytes]") -> Entry:
        if flags.append and not flags.truncate:
            return await transfer.append(place, chunks)
        return await resource.write(relative, chunks, expect="" if flags.exclusive else None)

    spooled = Spooled(relative, store, append=flags.append and not flags.truncate, holder=holder)
    if flags.truncate or flags.exclusive:
        spooled.touch()
        return spooled
    try:
        if flags.append:
            await resource.stat(relative)
        else:
            await spooled.load(resource.read(relative))
    except OSError as error:
        if errno_of(error) != errno.ENOENT or not flags.create:
            raise
        spooled.touch()
    return spooled


def _stream(place: Location, io: Io | None) -> Source | Sink | None:
    """The stream of a line that ``/dev/stdin`` and its like stand for; None for any other place."""
    number = descriptor_of(place)
    if number is None:
        return None
    if io is None:
        raise failure(errno.ENXIO, place.path)
    stream: Source | Sink | None = (io.stdin, io.out, io.err)[number] if number < 3 else (io.more or {}).get(number)
    if stream is None or is_closed(stream):
        raise failure(errno.ENOENT, place.path)
    return stream
