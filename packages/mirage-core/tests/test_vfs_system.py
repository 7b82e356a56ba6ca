"""The workspace's own mounts: devices, descriptors as files, and the names of the commands."""

import random

import pytest
from vfs_stores import files, listed

from mirage.resource.ram import RAMResource
from mirage.streams import Collected, Given, Io
from mirage.vfs.fs import FileSystem
from mirage.vfs.handle import APPENDING, READING, READING_AND_WRITING, WRITING, Handle
from mirage.vfs.system import CommandsResource, DeviceResource
from mirage.vfs.table import MountMode

pytestmark = pytest.mark.anyio


@pytest.fixture
def fs() -> FileSystem:
    return files(
        {
            "/": RAMResource(),
            "/dev": DeviceResource(random.Random(7)),
            "/bin": (CommandsResource(lambda: ("cat", "ls")), MountMode.EXEC),
        }
    )


async def test_what_is_there(fs: FileSystem) -> None:
    assert await listed(fs, "/dev") == sorted(
        ["fd", "full", "null", "random", "stderr", "stdin", "stdout", "tty", "urandom", "zero"]
    )
    assert await listed(fs, "/dev/fd") == ["0", "1", "2"]
    assert await listed(fs, "/") == ["bin", "dev"]
    entry = await fs.stat("/dev/null")
    assert (entry.kind, entry.mode, entry.name) == ("other", 0o666, "null")
    assert (await fs.stat("/dev/fd/63")).kind == "other"
    assert not await fs.exists("/dev/fd/x")
    assert not await fs.exists("/dev/fd/256")


async def test_null(fs: FileSystem) -> None:
    assert await fs.read_bytes("/dev/null") == b""
    await fs.write("/dev/null", b"gone")
    await fs.append("/dev/null", b"gone")
    for flags in (WRITING, APPENDING, READING_AND_WRITING):
        handle = await fs.open_handle("/dev/null", flags)
        await handle.write(b"gone")
        await handle.aclose()
    handle = await fs.open_handle("/dev/null", READING)
    assert await handle.read() == b""
    assert (await fs.stat("/dev/null")).size == 0


@pytest.mark.parametrize("name", ["zero", "full", "random", "urandom"])
async def test_without_end(fs: FileSystem, name: str) -> None:
    handle = await fs.open_handle(f"/dev/{name}", READING)
    assert len(await handle.read(10)) == 10
    assert len(await handle.read()) == 65536
    assert len(await fs.read(f"/dev/{name}", 0, 100_000)) == 100_000
    source = await fs.open(f"/dev/{name}")
    assert len(await source.read(5)) == 5
    await source.aclose()


async def test_randomness_is_the_workspaces_own() -> None:
    twice = [await files({"/dev": DeviceResource(random.Random(7))}).read("/dev/urandom", 0, 16) for _ in range(2)]
    assert twice[0] == twice[1]
    assert len(set(twice[0])) > 1


async def test_full(fs: FileSystem) -> None:
    handle = await fs.open_handle("/dev/full", WRITING)
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"):
        await handle.write(b"x")
    with pytest.raises(OSError, match="No space left on device"):
        await fs.write("/dev/full", b"x")


async def test_no_terminal(fs: FileSystem) -> None:
    with pytest.raises(OSError, match="No such device or address: '/dev/tty'"):
        await fs.open_handle("/dev/tty", READING)


async def test_nothing_is_made_or_removed(fs: FileSystem) -> None:
    for operation in (fs.write("/dev/new", b""), fs.mkdir("/dev/d"), fs.unlink("/dev/null"), fs.rmdir("/dev/fd")):
        with pytest.raises(PermissionError):
            await operation
    with pytest.raises(NotADirectoryError):
        await fs.stat("/dev/null/x")
    with pytest.raises(NotADirectoryError):
        await fs.readdir("/dev/null")
    with pytest.raises(IsADirectoryError):
        await fs.write("/dev/fd", b"")


async def test_streams_of_the_line(fs: FileSystem) -> None:
    extra = Collected()
    io = Io(Given(b"input"), Collected(), Collected(), {3: extra})  # type: ignore[dict-item]
    source = await fs.open("/dev/stdin", io=io)
    assert await source.read(2) == b"in"
    source.unread(b"n")
    await source.aclose()
    again = await fs.open_handle("/dev/fd/0", READING, io=io)
    assert await again.read() == b"nput"
    for path, sink in (("/dev/stdout", io.out), ("/dev/fd/2", io.err), ("/dev/fd/3", extra)):
        handle = await fs.open_handle(path, WRITING, io=io)
        await handle.write(path.encode())
        await handle.aclose()
        assert isinstance(sink, Collected)
        assert sink.data == path.encode()
    with pytest.raises(FileNotFoundError):
        await fs.open("/dev/fd/9", io=io)
    with pytest.raises(OSError, match="No such device"):
        await fs.open("/dev/stdin")


async def test_a_descriptor_that_is_a_file_is_shared(fs: FileSystem) -> None:
    await fs.write("/f", b"abcdef")
    handle = await fs.open_handle("/f", READING)
    io = Io(handle, Collected(), Collected())
    twin = await fs.open_handle("/dev/stdin", READING, io=io)
    assert isinstance(twin, Handle)
    assert await twin.read(2) == b"ab"
    await twin.aclose()
    assert await handle.read(2) == b"cd"


async def test_commands_by_name(fs: FileSystem) -> None:
    assert await listed(fs, "/bin") == ["cat", "ls"]
    entry = await fs.stat("/bin/cat")
    text = await fs.read_bytes("/bin/cat")
    assert (entry.kind, entry.mode, entry.size) == ("file", 0o755, len(text))
    assert text == b"# cat is a built-in command of this workspace.\n"
    assert (await fs.expect_executable("/bin/ls")).name == "ls"
    assert not await fs.exists("/bin/none")
    for operation in (fs.write("/bin/cat", b""), fs.unlink("/bin/cat"), fs.mkdir("/bin/d"), fs.write("/bin/n", b"")):
        with pytest.raises(OSError, match="Read-only file system"):
            await operation
