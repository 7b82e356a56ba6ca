"""Copies and moves: inside a resource by itself, across mounts in a stream that holds a chunk at a time."""

import errno
from collections.abc import AsyncIterator

import pytest
from vfs_stores import Objects, Plain, Strict, files, held

from mirage.errors import failure
from mirage.resource.ram import RAMResource
from mirage.resources import BLOCK, Entry, Reading
from mirage.vfs.fs import FileSystem

pytestmark = pytest.mark.anyio

MEGABYTE = b"0123456789abcdef" * 65536


@pytest.fixture
def fs() -> FileSystem:
    return files({"/": RAMResource(), "/a": RAMResource(), "/b": RAMResource(), "/plain": Plain(), "/strict": Strict()})


class Long(Plain):
    """A file that is made as it is read; it counts what has been read and not yet written."""

    pending = 0
    most = 0

    async def _long(self) -> AsyncIterator[bytes]:
        for _ in range(512):
            self.pending += BLOCK
            self.most = max(self.most, self.pending)
            yield bytes(BLOCK)

    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Reading:
        return Reading(Entry.file(path), self._long())


class Sink(Plain):
    """Takes bytes without keeping them."""

    def __init__(self, source: Long) -> None:
        super().__init__()
        self.source = source

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        async for chunk in data:
            self.written += len(chunk)
            self.source.pending -= len(chunk)
        self.tree[path] = b""
        return Entry.file(path, self.written)


class TestCopy:
    @pytest.mark.parametrize("target", ["/b/copy", "/a/copy", "/plain/copy", "/strict/copy"])
    @pytest.mark.parametrize("source", ["/a/f", "/plain/f", "/strict/f"])
    async def test_the_same_bytes(self, fs: FileSystem, source: str, target: str) -> None:
        for data in (b"", b"\0\xff\r\n", MEGABYTE):
            await fs.write(source, data)
            await fs.copy(source, target)
            assert await fs.read_bytes(target) == data

    async def test_a_chunk_at_a_time(self) -> None:
        source = Long(f=b"")
        fs = files({"/long": source, "/sink": (sink := Sink(source))})
        await fs.copy("/long/f", "/sink/f")
        assert sink.written == 512 * BLOCK
        assert source.most <= 2 * BLOCK

    async def test_by_the_resource_itself(self) -> None:
        class Counting(RAMResource):
            copied = 0

            async def copy(self, source: str, target: str) -> Entry:
                self.copied += 1
                return await super().copy(source, target)

        ram = Counting()
        fs = files({"/one": ram, "/two": ram, "/other": RAMResource()})
        await fs.write("/one/f", MEGABYTE)
        await fs.copy("/one/f", "/one/g")
        await fs.copy("/one/f", "/two/h")
        assert ram.copied == 2
        await fs.copy("/one/f", "/two/f")
        await fs.copy("/one/f", "/other/f")
        assert ram.copied == 2
        assert await fs.read_bytes("/one/h") == await fs.read_bytes("/other/f") == MEGABYTE

    async def test_through_links(self, fs: FileSystem) -> None:
        await fs.write("/a/f", b"1")
        await fs.symlink("/a/f", "/from")
        await fs.symlink("/b/new", "/to")
        await fs.copy("/from", "/to")
        assert await fs.read_bytes("/b/new") == b"1"
        await fs.copy("/from", "/b/link", follow=False)
        assert await fs.readlink("/b/link") == "/a/f"

    @pytest.mark.parametrize("other", ["/a", "/b", "/plain"])
    async def test_refusals_name_the_side_they_are_about(self, fs: FileSystem, other: str) -> None:
        await fs.write("/a/f", b"")
        await fs.mkdir("/a/d")
        for source, target, code, about in (
            ("/a/none", f"{other}/x", "ENOENT", "/a/none"),
            ("/a/d", f"{other}/x", "EISDIR", "/a/d"),
            ("/a/f", f"{other}", "EISDIR", other),
            ("/a/f", f"{other}/none/x", "ENOENT", f"{other}/none/x"),
        ):
            with pytest.raises(OSError, match="Errno") as caught:
                await fs.copy(source, target)
            assert (errno.errorcode[caught.value.errno or 0], caught.value.filename) == (code, about)

    async def test_a_source_that_breaks_leaves_the_target_as_it_was(self, fs: FileSystem) -> None:
        class Breaking(Plain):
            async def _some(self) -> AsyncIterator[bytes]:
                yield b"some"
                raise failure(errno.EIO)

            def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Reading:
                return Reading(Entry.file(path), self._some())

        fs.table.mount("/breaking", Breaking(f=b""))
        for target in ("/a/f", "/plain/f"):
            await fs.write(target, b"before")
            with pytest.raises(OSError, match="Input/output error: '/breaking/f'"):
                await fs.copy("/breaking/f", target)
            assert await fs.read_bytes(target) == b"before"

    async def test_no_download_is_left_open(self, fs: FileSystem) -> None:
        store = Plain(f=MEGABYTE)
        fs.table.mount("/store", store)
        with pytest.raises(IsADirectoryError):
            await fs.copy("/store/f", "/a")
        async with fs.read("/store/f") as reading:
            await anext(aiter(reading))
        source = await fs.open("/store/f")
        await source.read(1)
        await source.aclose()
        assert store.open_reads == 0

    async def test_passes_the_callers_checkpoint(self, fs: FileSystem) -> None:
        passed = 0

        async def breathe() -> None:
            nonlocal passed
            passed += 1

        await fs.write("/plain/f", MEGABYTE)
        await fs.copy("/plain/f", "/a/f", breathe=breathe)
        assert passed == len(MEGABYTE) // BLOCK


async def planted(fs: FileSystem, top: str) -> None:
    """``top`` holds a small tree, with links and odd attributes where they can be kept."""
    await fs.mkdir(f"{top}/sub/empty", parents=True)
    await fs.write(f"{top}/f", b"1")
    await fs.write(f"{top}/sub/big", MEGABYTE)
    if top.startswith("/plain"):
        return
    await fs.symlink("../nowhere", f"{top}/sub/link")
    await fs.set_attrs(f"{top}/sub/big", mode=0o640, mtime=10**18)
    await fs.set_attrs(f"{top}/sub", mode=0o700, mtime=10**18)


class TestMove:
    @pytest.mark.parametrize(("source", "target"), [("/a/t", "/b/t"), ("/a/t", "/strict/t"), ("/plain/t", "/a/t")])
    async def test_a_tree_with_all_it_has(self, fs: FileSystem, source: str, target: str) -> None:
        await planted(fs, source)
        before = {path[len(source) :]: what for path, what in (await held(fs, source)).items()}
        await fs.move(source, target)
        after = {path[len(target) :]: what for path, what in (await held(fs, target)).items()}
        kept = 4 if source != "/plain/t" else 2
        assert {path: what[:kept] for path, what in after.items() if what[0] == "file" or kept == 2} == {
            path: what[:kept] for path, what in before.items() if what[0] == "file" or kept == 2
        }
        assert after.keys() == before.keys()
        assert not await fs.exists(source)
        if kept == 4:
            entry = await fs.stat(f"{target}/sub")
            assert (entry.mode, entry.mtime) == (0o700, 10**18)
            assert await fs.readlink(f"{target}/sub/link") == "../nowhere"

    async def test_replaces_as_rename_does(self, fs: FileSystem) -> None:
        await fs.write("/a/f", b"new")
        await fs.write("/b/behind", b"kept")
        await fs.symlink("behind", "/b/f")
        await fs.move("/a/f", "/b/f")
        assert (await fs.stat("/b/f", follow=False)).kind == "file"
        assert await fs.read_bytes("/b/behind") == b"kept"
        await fs.mkdir("/a/d")
        await fs.write("/a/d/x", b"1")
        await fs.mkdir("/b/d")
        await fs.move("/a/d", "/b/d")
        assert await fs.read_bytes("/b/d/x") == b"1"

    async def test_refuses_as_rename_does(self, fs: FileSystem) -> None:
        await fs.mkdir("/a/d")
        await fs.write("/a/f", b"1")
        await fs.mkdir("/b/d")
        await fs.write("/b/d/x", b"2")
        before = await held(fs)
        for source, target, code in (
            ("/a/d", "/b/d", "ENOTEMPTY"),
            ("/a/d", "/b/d/x", "ENOTDIR"),
            ("/a/f", "/b/d", "EISDIR"),
            ("/a/none", "/b/x", "ENOENT"),
            ("/a/f", "/b/none/x", "ENOENT"),
            ("/a/d", "/a/d/sub", "EINVAL"),
        ):
            with pytest.raises(OSError, match="Errno") as caught:
                await fs.move(source, target)
            assert errno.errorcode[caught.value.errno or 0] == code, (source, target)
        assert await held(fs) == before

    async def test_nothing_is_removed_before_all_has_arrived(self, fs: FileSystem) -> None:
        await planted(fs, "/a/t")
        before = await held(fs, "/a/t")
        with pytest.raises(PermissionError):
            await fs.move("/a/t", "/plain/t")
        assert await held(fs, "/a/t") == before

    async def test_what_is_added_meanwhile_stays(self, fs: FileSystem) -> None:
        await fs.mkdir("/a/t")
        await fs.write("/a/t/f", b"1")

        async def breathe() -> None:
            if await fs.exists("/b/t/f"):
                await fs.write("/a/t/late", b"2")

        with pytest.raises(OSError, match="Directory not empty"):
            await fs.move("/a/t", "/b/t", breathe=breathe)
        assert await fs.read_bytes("/a/t/late") == b"2"
        assert await fs.read_bytes("/b/t/f") == b"1"

    async def test_into_an_object_store(self) -> None:
        fs = files({"/": RAMResource(), "/s3": (store := Objects())})
        await fs.write("/f", b"1")
        await fs.move("/f", "/s3/deep/down/f")
        assert store.tree["deep/down/f"] == b"1"
        assert not await fs.exists("/f")
