"""What the tests of the disk resource share: short forms of its operations, and witnesses of what it did."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from mirage.resource.disk import DiskResource
from mirage.resources import PAGE, Entry, Resource


class given(AsyncIterator[bytes]):
    """These pieces; no generator, for an operation that fails leaves the rest of its data where it is."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = iter(pieces)

    async def __anext__(self) -> bytes:
        for piece in self._pieces:
            return piece
        raise StopAsyncIteration


async def content(resource: Resource, path: str, start: int = 0, stop: int | None = None) -> bytes:
    async with resource.read(path, start, stop) as reading:
        pieces = [piece async for piece in reading]
    assert b"" not in pieces
    return b"".join(pieces)


async def entries(resource: Resource, path: str = "") -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    async for page in resource.list(path):
        assert 0 < len(page) <= PAGE
        for entry in page:
            assert entry.name not in found
            found[entry.name] = entry
    return found


async def errno_of(attempt: Awaitable[object]) -> int:
    with pytest.raises(OSError) as caught:
        await attempt
    return caught.value.errno or 0


def every_operation(resource: DiskResource, path: str) -> list[Callable[[], Awaitable[object]]]:
    """Each operation at ``path``; whatever else it needs is at ``file`` and ``new``."""
    return [
        lambda: resource.stat(path),
        lambda: entries(resource, path),
        lambda: content(resource, path),
        lambda: resource.write(path, given(b"intruder")),
        lambda: resource.write(path, given(b"intruder"), expect=""),
        lambda: resource.append(path, given(b"intruder")),
        lambda: resource.open(path),
        lambda: resource.open(path, write=True, create=True, truncate=True),
        lambda: resource.make_dir(path),
        lambda: resource.copy(path, "new"),
        lambda: resource.copy("file", path),
        lambda: resource.rename(path, "new"),
        lambda: resource.rename("file", path),
        lambda: resource.link(path, "new"),
        lambda: resource.link("file", path),
        lambda: resource.symlink(path, "file"),
        lambda: resource.set_attrs(path, mode=0o600, mtime=1),
        lambda: resource.delete(path),
    ]


def open_below(folder: Path) -> list[str]:
    """What this process holds open below a folder."""
    found = []
    for descriptor in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{descriptor}")
        except FileNotFoundError:
            continue
        if target.startswith(f"{folder}/"):
            found.append(target)
    return found


def litter(folder: Path) -> list[str]:
    """The temporary files left below a folder."""
    return [name for _, _, names in os.walk(folder) for name in names if name.endswith(".mirage-tmp")]


class Canary:
    """A folder that nobody may touch: names, content, times and permissions are compared, access times too.

    Access times are older than all others, so that any read by the kernel's usual rule (relatime) moves them.
    """

    secret = b"CANARY-8f1b2c"
    size = 4099

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._checked = False
        (folder / "dir").mkdir(parents=True)
        for name in ("secret", "dir/inner"):
            (folder / name).write_bytes(self.secret.ljust(self.size, b"!"))
        for path in self._paths:
            os.utime(path, (1, 2))
        self._inodes = {os.lstat(path).st_ino for path in self._paths}
        self._before = self._state()

    @property
    def _paths(self) -> list[Path]:
        return [self.folder / name for name in ("dir/inner", "dir", "secret", ".")]

    def _state(self) -> list[tuple[object, ...]]:
        # All is looked at before anything is read, for reading moves what is looked at.
        infos = [os.lstat(path) for path in self._paths]
        found = [
            (path, info.st_mode, info.st_nlink, info.st_uid, info.st_size, info.st_mtime_ns, info.st_ctime_ns)
            for path, info in zip(self._paths, infos, strict=True)
        ]
        return [*found, *((path, info.st_atime_ns) for path, info in zip(self._paths, infos, strict=True))]

    def check(self) -> None:
        """Nothing has happened here. Only the first check counts: it reads, which is what it looks for."""
        if not self._checked:
            self._checked = True
            assert self.touched() == []

    def touched(self) -> list[object]:
        """What has happened here."""
        try:
            found = self._state()
        except FileNotFoundError as error:
            return [error]
        names = {name for _, folders, files in os.walk(self.folder) for name in (*folders, *files)}
        changes = [now for before, now in zip(self._before, found, strict=True) if before != now]
        return [*changes, *(names ^ {"dir", "inner", "secret"})]

    def holds(self, told: object) -> bool:
        """Whether an answer tells anything of what is here."""
        if isinstance(told, bytes):
            return self.secret in told
        if isinstance(told, Entry):
            return told.size == self.size or told.inode in self._inodes
        if isinstance(told, dict):
            return any(self.holds(entry) for entry in told.values())
        return False
