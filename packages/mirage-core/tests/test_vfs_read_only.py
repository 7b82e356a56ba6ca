"""A mount for reading: every public method that changes something fails with EROFS, and nothing changes."""

import errno
import inspect
from collections.abc import Awaitable, Callable

import pytest
from vfs_stores import Plain, Strict, files, held

from mirage.resource.ram import RAMResource
from mirage.resources import Resource
from mirage.vfs.fs import FileSystem
from mirage.vfs.handle import APPENDING, NOCLOBBER, READING_AND_WRITING, WRITING, Flags
from mirage.vfs.table import MountMode

pytestmark = pytest.mark.anyio

Attempt = Callable[[FileSystem], Awaitable[object]]

ATTEMPTS: dict[str, list[Attempt]] = {
    "write": [
        lambda fs: fs.write("/ro/f", b"x"),
        lambda fs: fs.write("/ro/new", b"x"),
        lambda fs: fs.write("/ro/d/../new", b"x"),
        lambda fs: fs.write("/rw/in", b"x"),
        lambda fs: fs.write("/ro/f", b"x", append=True),
    ],
    "append": [lambda fs: fs.append("/ro/f", b"x"), lambda fs: fs.append("/ro/new", b"")],
    "open_handle": [
        lambda fs: fs.open_handle("/ro/f", WRITING),
        lambda fs: fs.open_handle("/ro/f", APPENDING),
        lambda fs: fs.open_handle("/ro/f", READING_AND_WRITING),
        lambda fs: fs.open_handle("/ro/f", Flags(read=True, truncate=True)),
        lambda fs: fs.open_handle("/ro/new", NOCLOBBER),
        lambda fs: fs.open_handle("/ro/new", Flags(read=True, create=True)),
        lambda fs: fs.open_handle("/rw/in", WRITING),
    ],
    "truncate": [lambda fs: fs.truncate("/ro/f", 0), lambda fs: fs.truncate("/rw/in", 1)],
    "mkdir": [
        lambda fs: fs.mkdir("/ro/new"),
        lambda fs: fs.mkdir("/ro/new/deep", parents=True),
        lambda fs: fs.mkdir("/rw/dir/new"),
    ],
    "rmdir": [lambda fs: fs.rmdir("/ro/e"), lambda fs: fs.rmdir("/rw/dir/e")],
    "unlink": [lambda fs: fs.unlink("/ro/f"), lambda fs: fs.unlink("/rw/dir/f")],
    "rename": [lambda fs: fs.rename("/ro/f", "/ro/g"), lambda fs: fs.rename("/rw/dir/f", "/ro/d/f")],
    "move": [
        lambda fs: fs.move("/ro/f", "/ro/g"),
        lambda fs: fs.move("/ro/f", "/rw/g"),
        lambda fs: fs.move("/ro/d", "/rw/moved"),
        lambda fs: fs.move("/rw/file", "/ro/new"),
    ],
    "copy": [
        lambda fs: fs.copy("/rw/file", "/ro/new"),
        lambda fs: fs.copy("/ro/f", "/ro/new"),
        lambda fs: fs.copy("/rw/file", "/rw/in"),
        lambda fs: fs.copy("/rw/dir", "/ro/new", follow=False),
    ],
    "symlink": [lambda fs: fs.symlink("f", "/ro/new"), lambda fs: fs.symlink("f", "/rw/dir/new")],
    "link": [lambda fs: fs.link("/ro/f", "/ro/new")],
    "set_attrs": [
        lambda fs: fs.set_attrs("/ro/f", mode=0o600),
        lambda fs: fs.set_attrs("/ro/f", mtime=1),
        lambda fs: fs.set_attrs("/rw/in", atime=1),
        lambda fs: fs.set_attrs("/ro/d", uid=0, gid=0),
    ],
}

HARMLESS = {
    "access",
    "exists",
    "expect_executable",
    "expect_interpretable",
    "glance",
    "glob",
    "is_dir",
    "list",
    "open",
    "read",
    "read_bytes",
    "readdir",
    "readlink",
    "resolve",
    "stat",
    "walk",
}

INNER = {
    "change",
    "completed",
    "default_mode",
    "done",
    "expect_parent",
    "expect_writable",
    "find",
    "find_file",
    "ground",
    "locate",
    "located",
    "look",
    "mode",
    "perform",
    "probe",
    "put",
    "spot",
    "trace",
}
"""What the parts of the file system share; every change among it passes ``change``."""


def test_every_public_method_is_accounted_for() -> None:
    public = {name for name, _ in inspect.getmembers(FileSystem, inspect.isfunction) if not name.startswith("_")}
    assert public == ATTEMPTS.keys() | HARMLESS | INNER


async def sealed(resource: Resource) -> FileSystem:
    """A tree that was filled before it was mounted for reading, and links into it from one that may be written."""
    fs = files({"/": RAMResource(), "/rw": RAMResource(), "/ro": resource})
    for directory in ("d", "e"):
        await fs.mkdir(f"/ro/{directory}")
    for file in ("f", "d/g"):
        await fs.write(f"/ro/{file}", b"kept")
    fs.table.unmount("/ro")
    fs.table.mount("/ro", resource, MountMode.READ)
    await fs.symlink("/ro/f", "/rw/in")
    await fs.symlink("/ro", "/rw/dir")
    await fs.write("/rw/file", b"mine")
    return fs


@pytest.mark.parametrize("kind", [RAMResource, Strict, Plain])
@pytest.mark.parametrize("method", ATTEMPTS)
async def test_refused_and_nothing_changed(kind: type[Resource], method: str) -> None:
    fs = await sealed(kind())
    before = await held(fs)
    for attempt in ATTEMPTS[method]:
        with pytest.raises(OSError, match="Errno") as caught:
            await attempt(fs)
        assert errno.errorcode[caught.value.errno or 0] == "EROFS", inspect.getsource(attempt)
    assert await held(fs) == before


@pytest.mark.parametrize("kind", [RAMResource, Strict, Plain])
async def test_reading_goes_on(kind: type[Resource]) -> None:
    fs = await sealed(kind())
    assert await fs.read_bytes("/ro/f") == b"kept"
    handle = await fs.open_handle("/ro/f", Flags(read=True))
    assert await handle.read() == b"kept"
    with pytest.raises(OSError, match="Bad file descriptor"):
        await handle.write(b"x")
    with pytest.raises(OSError, match="Invalid argument"):
        await handle.truncate(0)
    await handle.aclose()
    await fs.copy("/ro/f", "/rw/copy")
    assert await fs.read_bytes("/rw/copy") == b"kept"


@pytest.mark.parametrize("kind", [RAMResource, Strict, Plain])
async def test_what_is_wrong_anyway_is_said_first(kind: type[Resource]) -> None:
    """In the order of Linux: what exists, exists; a directory is no file; and only then the mount."""
    fs = await sealed(kind())
    for operation, code in (
        (fs.mkdir("/ro/d"), "EEXIST"),
        (fs.symlink("x", "/ro/f"), "EEXIST"),
        (fs.write("/ro/d", b""), "EISDIR"),
        (fs.write("/ro/none/f", b""), "ENOENT"),
        (fs.write("/ro/f/x", b""), "ENOTDIR"),
        (fs.truncate("/ro/none", 0), "ENOENT"),
        (fs.set_attrs("/ro/none", mode=0), "ENOENT"),
        (fs.rename("/ro/f", "/rw/f"), "EXDEV"),
        (fs.unlink("/ro/none"), "EROFS"),
        (fs.rmdir("/ro/none"), "EROFS"),
    ):
        with pytest.raises(OSError, match="Errno") as caught:
            await operation
        assert errno.errorcode[caught.value.errno or 0] == code
