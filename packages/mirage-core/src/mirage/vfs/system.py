"""The workspace's own mounts: ``/dev``, and ``/bin`` and ``/usr/bin`` as the names of its commands."""

import errno
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from random import Random
from typing import ClassVar

from mirage.errors import failure
from mirage.paths import encode, name_of
from mirage.resources import BLOCK, Entry, OpenFile, Reading, Resource
from mirage.vfs.resolve import Location

DEVICE_MODE = 0o666

DESCRIPTORS = 256

_STANDARD = {"stdin": 0, "stdout": 1, "stderr": 2}

_ZEROS = bytes(BLOCK)


class _Device:
    """``null``: nothing to read, and what is written is gone. The other devices differ in one method."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def some(self, size: int) -> bytes:
        """The next bytes."""
        return b""

    async def stat(self) -> Entry:
        return _device(self._name)

    async def read_at(self, offset: int, size: int) -> bytes:
        return self.some(min(size, BLOCK))

    async def write_at(self, offset: int | None, data: bytes) -> int:
        return (offset or 0) + len(data)

    async def truncate(self, size: int) -> None:
        raise failure(errno.EINVAL, self._name)

    async def aclose(self) -> None:
        return


class _Zero(_Device):
    """Zeros without end."""

    __slots__ = ()

    def some(self, size: int) -> bytes:
        return _ZEROS[:size]


class _Full(_Zero):
    """Zeros without end, and never a byte of room."""

    __slots__ = ()

    async def write_at(self, offset: int | None, data: bytes) -> int:
        raise failure(errno.ENOSPC, self._name)


class _Noise(_Device):
    """Random bytes without end, from the workspace's own randomness."""

    __slots__ = ("_randomness",)

    def __init__(self, name: str, randomness: Random) -> None:
        super().__init__(name)
        self._randomness = randomness

    def some(self, size: int) -> bytes:
        return self._randomness.randbytes(size)


class DeviceResource(Resource):
    """``/dev``. Whoever opens ``stdin``, ``stdout``, ``stderr`` or ``fd/N`` gets the stream of the line that asks."""

    kind: ClassVar[str] = "dev"

    def __init__(self, randomness: Random) -> None:
        self._devices: dict[str, _Device] = {
            "null": _Device("null"),
            "zero": _Zero("zero"),
            "full": _Full("full"),
            "random": _Noise("random", randomness),
            "urandom": _Noise("urandom", randomness),
        }

    async def stat(self, path: str) -> Entry:
        if path in ("", "fd"):
            return Entry(path, "dir", mode=0o755)
        if path in self._devices or path == "tty" or descriptor(path) is not None:
            return _device(name_of(path))
        raise failure(errno.ENOTDIR if path.partition("/")[0] in self._devices else errno.ENOENT, path)

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        if path == "fd":
            yield [_device(str(number)) for number in range(3)]
            return
        if (await self.stat(path)).kind != "dir":
            raise failure(errno.ENOTDIR, path)
        yield [Entry("fd", "dir", mode=0o755), *map(_device, sorted([*self._devices, *_STANDARD, "tty"]))]

    def read(
        self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None
    ) -> AbstractAsyncContextManager[Reading]:
        device = self._device(path)
        return Reading(_device(name_of(path)), _endless(device, None if stop is None else max(0, stop - start)))

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        device = self._device(path)
        async for chunk in data:
            await device.write_at(None, chunk)
        return await device.stat()

    async def append(self, path: str, data: AsyncIterator[bytes]) -> Entry:
        """Devices have no end: the same as ``write``."""
        return await self.write(path, data)

    async def delete(self, path: str, *, expect: str | None = None) -> None:
        raise failure(errno.EPERM, path)

    async def make_dir(self, path: str) -> None:
        raise failure(errno.EPERM, path)

    async def open(
        self, path: str, *, write: bool = False, create: bool = False, exclusive: bool = False, truncate: bool = False
    ) -> OpenFile:
        """Open a device; nothing is made here, and there is nothing to truncate."""
        return self._device(path)

    def _device(self, path: str) -> _Device:
        device = self._devices.get(path)
        if device is not None:
            return device
        if path in ("", "fd"):
            raise failure(errno.EISDIR, path)
        known = path == "tty" or descriptor(path) is not None
        raise failure(errno.ENXIO if known else errno.EACCES, path)


class CommandsResource(Resource):
    """The commands of a workspace as files to find and to run by their path; what they hold says what they are."""

    kind: ClassVar[str] = "bin"

    def __init__(self, names: Callable[[], Collection[str]]) -> None:
        self._names = names

    async def stat(self, path: str) -> Entry:
        if not path:
            return Entry("", "dir", mode=0o755)
        if path in self._names():
            return _command(path)
        raise failure(errno.ENOTDIR if path.partition("/")[0] in self._names() else errno.ENOENT, path)

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        if (await self.stat(path)).kind != "dir":
            raise failure(errno.ENOTDIR, path)
        yield [_command(name) for name in sorted(self._names())]

    def read(
        self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None
    ) -> AbstractAsyncContextManager[Reading]:
        if not path:
            raise failure(errno.EISDIR, path)
        if path not in self._names():
            raise failure(errno.ENOENT, path)
        return Reading.of(_stub(path), start, stop, entry=_command(path))


def descriptor(path: str) -> int | None:
    """The descriptor that a path below ``/dev`` stands for; None where it is something else."""
    if path in _STANDARD:
        return _STANDARD[path]
    head, _, number = path.partition("/")
    if head == "fd" and number.isascii() and number.isdigit() and len(number) <= 3 and int(number) < DESCRIPTORS:
        return int(number)
    return None


def descriptor_of(place: Location) -> int | None:
    """The descriptor that a place stands for; None where it is a file like any other."""
    return descriptor(place.relative) if isinstance(place.mount.resource, DeviceResource) else None


async def _endless(device: _Device, size: int | None) -> AsyncIterator[bytes]:
    while size is None or size > 0:
        chunk = device.some(BLOCK if size is None else min(size, BLOCK))
        if not chunk:
            return
        yield chunk
        if size is not None:
            size -= len(chunk)


def _device(name: str) -> Entry:
    return Entry(name, "other", 0, mode=DEVICE_MODE)


def _command(name: str) -> Entry:
    return Entry(name, "file", len(_stub(name)), mode=0o755)


def _stub(name: str) -> bytes:
    return b"# %s is a built-in command of this workspace.\n" % encode(name)
