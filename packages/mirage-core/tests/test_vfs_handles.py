"""Open file descriptions: live where a resource opens files by identity, kept until closed where it does not."""

import errno
import os
from collections.abc import AsyncIterator

import anyio
import pytest
from vfs_stores import Plain, files

from mirage.resource.ram import RAMResource
from mirage.resources import Entry
from mirage.vfs import handle as handles
from mirage.vfs.fs import FileSystem
from mirage.vfs.handle import APPENDING, NOCLOBBER, READING, READING_AND_WRITING, WRITING, Flags

pytestmark = pytest.mark.anyio


@pytest.fixture
def fs() -> FileSystem:
    return files({"/": RAMResource(), "/plain": Plain()})


@pytest.fixture(params=["", "/plain"])
def top(request: pytest.FixtureRequest) -> str:
    """Where a test works: files open in place, and files that are read and written whole."""
    return str(request.param)


class TestBoth:
    """What a descriptor does does not depend on the resource."""

    async def test_reads_in_order(self, fs: FileSystem, top: str) -> None:
        await fs.write(f"{top}/f", bytes(range(256)) * 1024)
        handle = await fs.open_handle(f"{top}/f", READING)
        pieces = []
        while piece := await handle.read(10_000):
            assert len(piece) <= 10_000
            pieces.append(piece)
        assert b"".join(pieces) == bytes(range(256)) * 1024
        assert await handle.read() == b""
        await handle.aclose()

    async def test_gives_back(self, fs: FileSystem, top: str) -> None:
        await fs.write(f"{top}/f", b"first\nsecond\n")
        handle = await fs.open_handle(f"{top}/f", READING)
        chunk = await handle.read()
        handle.unread(chunk[6:])
        assert handle.offset == 6
        assert await handle.read(3) == b"sec"
        assert await handle.read() == b"ond\n"
        await handle.aclose()

    async def test_duplicates_share_the_offset(self, fs: FileSystem, top: str) -> None:
        await fs.write(f"{top}/f", b"abcdef")
        first = await fs.open_handle(f"{top}/f", READING)
        second = first.dup()
        assert await first.read(2) == b"ab"
        assert await second.read(2) == b"cd"
        await first.aclose()
        assert await second.read(2) == b"ef"
        await second.aclose()

    async def test_written_bytes_are_there_once_all_are_closed(self, fs: FileSystem, top: str) -> None:
        await fs.write(f"{top}/f", b"something longer")
        out = await fs.open_handle(f"{top}/f", WRITING)
        err = out.dup()
        await out.write(b"1")
        await err.write(b"2")
        await out.aclose()
        await err.write(b"3")
        await err.aclose()
        assert await fs.read_bytes(f"{top}/f") == b"123"

    async def test_opening_makes_the_file(self, fs: FileSystem, top: str) -> None:
        for name, flags in (("w", WRITING), ("a", APPENDING), ("rw", READING_AND_WRITING), ("x", NOCLOBBER)):
            await (await fs.open_handle(f"{top}/{name}", flags)).aclose()
            assert await fs.read_bytes(f"{top}/{name}") == b""

    async def test_appends_after_what_is_there(self, fs: FileSystem, top: str) -> None:
        await fs.write(f"{top}/f", b"1")
        handle = await fs.open_handle(f"{top}/f", APPENDING)
        await handle.write(b"2")
        await handle.write(b"3")
        await handle.aclose()
        assert await fs.read_bytes(f"{top}/f") == b"123"

    async def test_writes_over_and_past_the_end(self, fs: FileSystem, top: str) -> None:
        await fs.write(f"{top}/f", b"abcdef")
        handle = await fs.open_handle(f"{top}/f", READING_AND_WRITING)
        assert await handle.read(2) == b"ab"
        await handle.write(b"XY")
        assert await handle.read() == b"ef"
        await handle.seek(8)
        await handle.write(b"end")
        assert await handle.seek(-3, os.SEEK_END) == 8
        assert await handle.seek(1, os.SEEK_CUR) == 9
        await handle.truncate(10)
        await handle.aclose()
        assert await fs.read_bytes(f"{top}/f") == b"abXYef\0\0en"

    async def test_refusals(self, fs: FileSystem, top: str) -> None:
        await fs.write(f"{top}/f", b"")
        await fs.mkdir(f"{top}/d")
        for path, flags, code in (
            ("none", READING, "ENOENT"),
            ("none", Flags(write=True), "ENOENT"),
            ("none/f", WRITING, "ENOENT"),
            ("f/x", WRITING, "ENOTDIR"),
            ("f/x", READING, "ENOTDIR"),
            ("f/", READING, "ENOTDIR"),
            ("f/", WRITING, "EISDIR"),
            ("d", WRITING, "EISDIR"),
            ("d", APPENDING, "EISDIR"),
            ("f", NOCLOBBER, "EEXIST"),
        ):
            with pytest.raises(OSError, match="Errno") as caught:
                await fs.open_handle(f"{top}/{path}", flags)
            assert (errno.errorcode[caught.value.errno or 0], caught.value.filename) == (code, f"{top}/{path}")

    async def test_a_directory_opens_and_does_not_read(self, fs: FileSystem, top: str) -> None:
        await fs.mkdir(f"{top}/d")
        for path in (f"{top}/d", f"{top}/d/", f"{top}/d/."):
            handle = await fs.open_handle(path, READING)
            with pytest.raises(IsADirectoryError) as caught:
                await handle.read()
            assert caught.value.filename == path

    async def test_only_what_it_was_opened_for(self, fs: FileSystem, top: str) -> None:
        handle = await fs.open_handle(f"{top}/f", WRITING)
        with pytest.raises(OSError, match="Bad file descriptor"):
            await handle.read()
        await handle.aclose()
        handle = await fs.open_handle(f"{top}/f", READING)
        with pytest.raises(OSError, match="Bad file descriptor"):
            await handle.write(b"")
        with pytest.raises(OSError, match="Invalid argument"):
            await handle.seek(-1)
        await handle.aclose()

    async def test_two_readers_never_get_the_same_bytes(self, fs: FileSystem, top: str) -> None:
        await fs.write(f"{top}/f", bytes(1_000_000))
        handle = await fs.open_handle(f"{top}/f", READING)
        sizes: list[int] = []

        async def drain() -> None:
            while piece := await handle.read(1000):
                sizes.append(len(piece))
                await anyio.lowlevel.checkpoint()

        async with anyio.create_task_group() as group:
            group.start_soon(drain)
            group.start_soon(drain)
        assert sum(sizes) == 1_000_000


class TestLive:
    """RAM opens by identity, as a kernel does."""

    async def test_written_bytes_are_seen_at_once(self, fs: FileSystem) -> None:
        handle = await fs.open_handle("/f", WRITING)
        await handle.write(b"now")
        assert await fs.read_bytes("/f") == b"now"
        reader = await fs.open_handle("/f", READING)
        assert await reader.read() == b"now"
        await handle.write(b" and later")
        assert await reader.read() == b" and later"

    async def test_truncated_under_a_reader(self, fs: FileSystem) -> None:
        await fs.write("/f", b"line 1\nline 2\n")
        reader = await fs.open_handle("/f", READING)
        reader.unread((await reader.read())[7:])
        await (await fs.open_handle("/f", WRITING)).aclose()
        assert await reader.read() == b""

    async def test_appenders_take_turns(self, fs: FileSystem) -> None:
        first = await fs.open_handle("/log", APPENDING)
        second = await fs.open_handle("/log", APPENDING)
        for handle, data in ((first, b"a"), (second, b"b"), (first, b"c")):
            await handle.write(data)
        assert await fs.read_bytes("/log") == b"abc"

    async def test_a_file_without_a_name_lives_on(self, fs: FileSystem) -> None:
        await fs.write("/f", b"kept")
        handle = await fs.open_handle("/f", READING_AND_WRITING)
        await fs.unlink("/f")
        await handle.seek(4)
        await handle.write(b" still")
        await handle.seek(0)
        assert await handle.read() == b"kept still"
        assert not await fs.exists("/f")

    async def test_a_moved_file_stays_open(self, fs: FileSystem) -> None:
        handle = await fs.open_handle("/f", WRITING)
        await fs.rename("/f", "/g")
        await handle.write(b"1")
        assert await fs.read_bytes("/g") == b"1"
        assert (await handle.stat()).size == 1


class TestKept:
    """Without open files: reads are one stream, writes are stored when the last descriptor is closed."""

    async def test_one_download_for_all_reads(self, fs: FileSystem) -> None:
        store = fs.table.route("/plain").resource
        assert isinstance(store, Plain)
        store.tree["f"] = bytes(500_000)
        handle = await fs.open_handle("/plain/f", READING)
        total = 0
        while piece := await handle.read(7000):
            total += len(piece)
            handle.unread(piece[-1:])
            await handle.read(1)
        assert total == 500_000
        await handle.aclose()
        assert store.calls.count("read f") == 1
        assert store.open_reads == 0

    async def test_seeking_begins_another(self, fs: FileSystem) -> None:
        await fs.write("/plain/f", bytes(range(256)) * 2000)
        handle = await fs.open_handle("/plain/f", READING)
        await handle.seek(300_001)
        assert await handle.read(2) == bytes([300_001 % 256, 300_002 % 256])
        await handle.seek(3)
        assert await handle.read(2) == b"\3\4"
        await handle.aclose()

    async def test_nothing_is_stored_before_the_end(self, fs: FileSystem) -> None:
        await fs.write("/plain/f", b"old")
        handle = await fs.open_handle("/plain/f", WRITING)
        await handle.write(b"new")
        assert await fs.read_bytes("/plain/f") == b"old"
        await handle.aclose()
        assert await fs.read_bytes("/plain/f") == b"new"

    async def test_failing_to_store_is_told_by_closing(self, fs: FileSystem) -> None:
        class Crowded(Plain):
            async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
                raise OSError(errno.ENOSPC, "no room")

        fs.table.mount("/full", Crowded())
        handle = await fs.open_handle("/full/f", WRITING)
        await handle.write(b"x")
        with pytest.raises(OSError, match="no room") as caught:
            await handle.aclose()
        assert caught.value.filename == "/full/f"

    async def test_bounded(self, fs: FileSystem, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(handles, "SPOOL_MAX", 10)
        handle = await fs.open_handle("/plain/f", WRITING)
        await handle.write(b"1234567890")
        with pytest.raises(OSError, match="File too large: '/plain/f'"):
            await handle.write(b"1")
        with pytest.raises(OSError, match="File too large"):
            await handle.truncate(1 << 50)

    async def test_charged_to_the_line(self, fs: FileSystem) -> None:
        class Charged:
            held = 0
            most = 0

            def hold(self, size: int) -> None:
                self.held += size
                self.most = max(self.most, self.held)

            def drop(self, size: int) -> None:
                self.held -= size

        holder = Charged()
        handle = await fs.open_handle("/plain/f", WRITING, holder=holder)
        await handle.write(bytes(1000))
        await handle.seek(500)
        await handle.write(bytes(1000))
        assert holder.held == 1500
        await handle.truncate(100)
        await handle.aclose()
        assert (holder.held, holder.most) == (0, 1500)

    async def test_exclusive_to_the_end(self, fs: FileSystem) -> None:
        handle = await fs.open_handle("/plain/f", NOCLOBBER)
        await fs.write("/plain/f", b"somebody else's")
        with pytest.raises(FileExistsError):
            await handle.aclose()
        assert await fs.read_bytes("/plain/f") == b"somebody else's"
