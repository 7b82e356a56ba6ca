"""One tree over many mounts: directories that only mounts make, what is pinned, links and names across mounts."""

import errno
from collections.abc import Awaitable

import pytest
from vfs_stores import Objects, Plain, Strict, files, held, listed

from mirage.resource.ram import RAMResource
from mirage.resources import Entry
from mirage.vfs.fs import EXEC, READ, WRITE, FileSystem
from mirage.vfs.system import CommandsResource
from mirage.vfs.table import MountMode

pytestmark = pytest.mark.anyio


async def refused(operation: Awaitable[object]) -> str:
    """The errno an operation fails with."""
    with pytest.raises(OSError, match="Errno") as caught:
        await operation
    return errno.errorcode[caught.value.errno or 0]


@pytest.fixture
def fs() -> FileSystem:
    return files({"/": RAMResource(), "/data": RAMResource(), "/deep/er/mount": Plain(f=b"x"), "/s3": Objects()})


class TestDirectoriesThatMountsMake:
    async def test_listed_like_any_other(self, fs: FileSystem) -> None:
        assert await listed(fs, "/") == ["data", "deep", "s3"]
        assert await listed(fs, "/deep") == ["er"]
        assert await listed(fs, "/deep/er/") == ["mount"]
        assert await listed(fs, "/deep/er/mount") == ["f"]

    async def test_are_directories(self, fs: FileSystem) -> None:
        entry = await fs.stat("/deep/er")
        assert (entry.name, entry.kind, entry.mode) == ("er", "dir", 0o755)
        assert await refused(fs.read_bytes("/deep/er")) == "EISDIR"
        assert await refused(fs.write("/deep", b"")) == "EISDIR"
        assert await refused(fs.mkdir("/deep")) == "EEXIST"
        assert await refused(fs.symlink("x", "/deep/er")) == "EEXIST"
        assert await refused(fs.stat("/deep/nothing")) == "ENOENT"
        assert (await fs.resolve("/deep/../deep/er/mount/f")).path == "/deep/er/mount/f"

    async def test_take_files_once_their_resource_has_them(self, fs: FileSystem) -> None:
        await fs.write("/deep/er/note", b"here")
        await fs.mkdir("/deep/folder")
        await fs.symlink("er/note", "/deep/link")
        handle_path = "/deep/er/second"
        await fs.copy("/deep/link", handle_path)
        assert await listed(fs, "/deep/er") == ["mount", "note", "second"]
        assert await fs.read_bytes("/deep/link") == b"here"
        fs.table.unmount("/deep/er/mount")
        assert await listed(fs, "/deep/er") == ["note", "second"]

    async def test_stay_as_they_are_below_a_mount_for_reading(self) -> None:
        root = RAMResource()
        fs = files({"/": (root, MountMode.READ), "/a/b": Plain()})
        assert await refused(fs.write("/a/x", b"")) == "EROFS"
        assert await refused(fs.mkdir("/a/x")) == "EROFS"
        assert [page async for page in root.list("")] in ([], [[]])

    async def test_hide_what_the_resource_has_there(self) -> None:
        root, inner = Plain(a=b"a file where a mount leads"), Plain()
        fs = files({"/": root, "/a/b": inner})
        assert (await fs.stat("/a")).kind == "dir"
        assert await listed(fs, "/a") == ["b"]
        assert [entry.kind async for page in fs.list("/") for entry in page] == ["dir"]
        assert await refused(fs.read_bytes("/a")) == "EISDIR"

    async def test_a_mount_hides_the_directory_below_it(self) -> None:
        root = RAMResource()
        fs = files({"/": root})
        await fs.mkdir("/m")
        await fs.write("/m/hidden", b"")
        fs.table.mount("/m", Plain(shown=b"1"))
        assert await listed(fs, "/m") == ["shown"]
        assert await listed(fs, "/") == ["m"]
        fs.table.unmount("/m")
        assert await listed(fs, "/m") == ["hidden"]

    async def test_a_root_has_the_name_of_its_mount(self, fs: FileSystem) -> None:
        assert (await fs.stat("/data")).name == "data"
        assert (await fs.stat("/")).name == ""

    async def test_a_mount_out_of_reach_does_not_break_the_listing(self) -> None:
        class Gone(Plain):
            async def stat(self, path: str) -> Entry:
                raise ConnectionRefusedError(errno.ECONNREFUSED, "refused")

        fs = files({"/": RAMResource(), "/gone": Gone(), "/here": Plain()})
        assert await listed(fs, "/") == ["gone", "here"]
        assert await refused(fs.stat("/gone/x")) == "ECONNREFUSED"


class TestPinned:
    @pytest.mark.parametrize("path", ["/data", "/deep", "/deep/er", "/deep/er/mount", "/data/"])
    async def test_neither_moved_nor_removed(self, fs: FileSystem, path: str) -> None:
        assert await refused(fs.rmdir(path)) == "EBUSY"
        assert await refused(fs.rename(path, "/elsewhere")) == "EBUSY"
        assert await refused(fs.move(path, "/elsewhere")) == "EBUSY"
        assert await refused(fs.unlink(path)) == "EISDIR"

    async def test_nor_replaced(self, fs: FileSystem) -> None:
        await fs.mkdir("/empty")
        assert await refused(fs.rename("/empty", "/deep")) == "EBUSY"
        assert await refused(fs.rename("/empty", "/data")) == "EBUSY"

    async def test_the_root(self, fs: FileSystem) -> None:
        assert await refused(fs.rmdir("/")) == "EBUSY"
        assert await refused(fs.rename("/", "/x")) == "EBUSY"


class TestAcrossMounts:
    async def test_names_do_not_cross(self, fs: FileSystem) -> None:
        await fs.write("/data/f", b"1")
        assert await refused(fs.rename("/data/f", "/f")) == "EXDEV"
        assert await refused(fs.link("/data/f", "/f")) == "EXDEV"

    async def test_links_lead_anywhere(self, fs: FileSystem) -> None:
        await fs.mkdir("/data/d")
        await fs.write("/data/d/f", b"there")
        await fs.symlink("/data/d", "/abs")
        await fs.symlink("data/d", "/rel")
        await fs.symlink("../../abs/f", "/data/d/back")
        for path in ("/abs/f", "/rel/f", "/rel/back", "/abs/../d/f"):
            assert await fs.read_bytes(path) == b"there", path
        assert (await fs.resolve("/rel/back")).path == "/data/d/f"
        assert await listed(fs, "/abs") == ["back", "f"]
        await fs.write("/rel/new", b"made")
        assert await fs.read_bytes("/data/d/new") == b"made"
        await fs.symlink("/deep/er/mount/made", "/dangling")
        await fs.append("/dangling", b"behind")
        assert await fs.read_bytes("/deep/er/mount/made") == b"behind"

    async def test_a_link_is_judged_by_where_it_leads(self) -> None:
        fs = files({"/": RAMResource(), "/ro": (Strict(), MountMode.READ), "/rw": RAMResource()})
        sealed = fs.table.at("/ro")
        assert sealed is not None
        assert isinstance(sealed.resource, Strict)
        await sealed.resource.symlink("out", "/rw/target")
        await fs.symlink("/ro/made", "/rw/in")
        await fs.write("/ro/out", b"through a mount for reading")
        assert await fs.read_bytes("/rw/target") == b"through a mount for reading"
        assert await refused(fs.write("/rw/in", b"")) == "EROFS"
        assert await refused(fs.unlink("/ro/out")) == "EROFS"

    async def test_loops_end(self, fs: FileSystem) -> None:
        await fs.symlink("/data/back", "/loop")
        await fs.symlink("/loop", "/data/back")
        assert await refused(fs.read_bytes("/loop")) == "ELOOP"
        assert await refused(fs.stat("/loop/x")) == "ELOOP"
        assert not await fs.exists("/loop")
        assert (await fs.stat("/loop", follow=False)).kind == "link"

    async def test_forty_links_and_no_more(self, fs: FileSystem) -> None:
        await fs.write("/l0", b"end")
        for number in range(1, 42):
            await fs.symlink(f"l{number - 1}", f"/l{number}")
        assert await fs.read_bytes("/l40") == b"end"
        assert await refused(fs.read_bytes("/l41")) == "ELOOP"


class TestRelativeLinks:
    @pytest.mark.parametrize(
        ("path", "target", "text"),
        [
            ("/disk/l", "/disk/a/b", "a/b"),
            ("/disk/a/l", "/disk/a/b", "b"),
            ("/disk/a/l", "/disk/b", "../b"),
            ("/disk/a/l", "/disk", ".."),
            ("/disk/l", "/disk", "."),
            ("/disk/l", "/disk/a//./b/", "a/b"),
            ("/disk/l", "/elsewhere/x", "/elsewhere/x"),
            ("/disk/l", "/disk/../etc", "/disk/../etc"),
            ("/disk/l", "a/../b", "a/../b"),
            ("/disk/l", "/disk/inner/x", "/disk/inner/x"),
        ],
    )
    async def test_absolute_targets_inside_the_mount(self, path: str, target: str, text: str) -> None:
        class Shared(Strict):
            relative_links = True

        fs = files({"/": RAMResource(), "/disk": Shared(), "/disk/inner": RAMResource()})
        await fs.mkdir("/disk/a")
        await fs.symlink(target, path)
        assert await fs.readlink(path) == text

    async def test_kept_as_given_elsewhere(self, fs: FileSystem) -> None:
        await fs.symlink("/data/x/../y", "/data/l")
        assert await fs.readlink("/data/l") == "/data/x/../y"


class TestWalk:
    async def test_enters_mounts_but_not_the_workspaces_own(self, fs: FileSystem) -> None:
        fs.table.mount("/bin", CommandsResource(lambda: ["cat"]), hidden=True)
        await fs.write("/data/f", b"")
        await fs.symlink("/data", "/link")
        found: dict[str, list[str]] = {}
        async for directory, page in fs.walk("/"):
            found[directory] = sorted([*found.get(directory, []), *(entry.name for entry in page)])
        assert found == {
            "/": ["bin", "data", "deep", "link", "s3"],
            "/data": ["f"],
            "/deep": ["er"],
            "/deep/er": ["mount"],
            "/deep/er/mount": ["f"],
        }
        assert [directory async for directory, _ in fs.walk("/bin")] == ["/bin"]
        assert "/bin" in [directory async for directory, _ in fs.walk("/", hidden=True)]

    async def test_paths_begin_as_given(self, fs: FileSystem) -> None:
        fs.session.cwd = "/deep"
        assert [directory async for directory, _ in fs.walk("er")] == ["er", "er/mount"]
        assert [directory async for directory, _ in fs.walk(".")] == [".", "./er", "./er/mount"]

    async def test_refused_where_there_is_no_directory(self, fs: FileSystem) -> None:
        await fs.write("/f", b"")
        assert await refused(anext(aiter(fs.walk("/f")))) == "ENOTDIR"  # type: ignore[arg-type]
        assert await refused(anext(aiter(fs.walk("/none")))) == "ENOENT"  # type: ignore[arg-type]


class TestObjectStores:
    """Every parent exists: nothing is asked before a write or a read."""

    async def test_one_call_to_write(self) -> None:
        store = Objects()
        fs = files({"/s3": store})
        await fs.write("/s3/a/b/c", b"1")
        assert store.calls == ["write a/b/c"]

    async def test_one_call_to_read(self) -> None:
        store = Objects()
        store.tree["a/b"] = b"1"
        fs = files({"/s3": store})
        assert await fs.read("/s3/a/b") == b"1"
        assert store.calls == ["read a/b"]

    async def test_a_miss_is_looked_into_afterwards(self) -> None:
        store = Objects()
        store.tree["a/b"] = b"1"
        fs = files({"/s3": store})
        assert await refused(fs.read_bytes("/s3/a")) == "EISDIR"
        assert await refused(fs.read_bytes("/s3/none")) == "ENOENT"

    async def test_a_copy_out_is_one_read(self) -> None:
        store = Objects()
        store.tree["a/b"] = b"1"
        fs = files({"/": RAMResource(), "/s3": store})
        await fs.copy("/s3/a/b", "/b")
        assert store.calls == ["read a/b"]


class TestWithoutCapabilities:
    """What only keeps bytes behaves as vfat does."""

    @pytest.fixture
    def fs(self) -> FileSystem:
        store = Plain(f=b"12345")
        return files({"/": store, "/ro": (Plain(f=b""), MountMode.READ), "/x": (Plain(f=b""), MountMode.EXEC)})

    async def test_modes_are_made_up(self, fs: FileSystem) -> None:
        modes = [(await fs.stat(path)).mode for path in ("/f", "/", "/ro/f", "/ro", "/x/f")]
        assert modes == [0o644, 0o755, 0o444, 0o555, 0o755]
        assert {entry.name: entry.mode for entry in await fs.readdir("/")} == {"f": 0o644, "ro": 0o555, "x": 0o755}

    async def test_what_changes_nothing_succeeds(self, fs: FileSystem) -> None:
        await fs.set_attrs("/f", mode=0o644)
        assert await refused(fs.set_attrs("/f", mode=0o600)) == "EPERM"
        assert await refused(fs.set_attrs("/f", uid=0)) == "EPERM"
        assert await refused(fs.set_attrs("/f", mtime=1)) == "ENOTSUP"

    async def test_no_links(self, fs: FileSystem) -> None:
        assert await refused(fs.symlink("f", "/l")) == "EPERM"
        assert await refused(fs.link("/f", "/l")) == "EPERM"

    async def test_parents_are_checked_for_it(self, fs: FileSystem) -> None:
        assert await refused(fs.write("/none/f", b"")) == "ENOENT"
        assert await refused(fs.write("/f/g", b"")) == "ENOTDIR"
        assert await refused(fs.mkdir("/f/g")) == "ENOTDIR"
        assert await refused(fs.stat("/f/g")) == "ENOTDIR"
        assert await refused(fs.read_bytes("/f/g")) == "ENOTDIR"

    async def test_renames_by_copying(self, fs: FileSystem) -> None:
        await fs.mkdir("/d")
        await fs.rename("/f", "/d/g")
        assert await held(fs, "/d") == {"/d/g": ("file", b"12345", 0o644, None)}
        assert not await fs.exists("/f")
        assert await refused(fs.rename("/d", "/e")) == "EXDEV"
        await fs.move("/d", "/e")
        assert await held(fs, "/e") == {"/e/g": ("file", b"12345", 0o644, None)}
        assert not await fs.exists("/d")

    async def test_appends_and_truncates_by_rewriting(self, fs: FileSystem) -> None:
        await fs.append("/f", b"67")
        assert await fs.read_bytes("/f") == b"1234567"
        await fs.truncate("/f", 3)
        await fs.truncate("/f", 5)
        assert await fs.read_bytes("/f") == b"123\0\0"
        await fs.append("/new", b"8")
        assert await fs.read_bytes("/new") == b"8"


class TestPermissions:
    async def test_access_is_the_mounts_mode_and_the_x(self) -> None:
        fs = files({"/": RAMResource(), "/ro": (RAMResource(), MountMode.READ), "/x": (RAMResource(), MountMode.EXEC)})
        for path in ("/f", "/x/f", "/x/plain"):
            await fs.write(path, b"")
        await fs.set_attrs("/f", mode=0o777)
        await fs.set_attrs("/x/f", mode=0o700)
        asked = {
            (path, wanted.name): await fs.access(path, wanted)
            for path in ("/f", "/x/f", "/x/plain", "/ro", "/none")
            for wanted in (READ, WRITE, EXEC)
        }
        assert [each for each, allowed in asked.items() if not allowed] == [
            ("/f", "EXEC"),
            ("/x/plain", "EXEC"),
            ("/ro", "WRITE"),
            ("/none", "READ"),
            ("/none", "WRITE"),
            ("/none", "EXEC"),
        ]
        assert (await fs.expect_executable("/x/f")).name == "f"
        for path, code in (("/f", "EACCES"), ("/x", "EACCES"), ("/x/plain", "EACCES"), ("/x/none", "ENOENT")):
            assert await refused(fs.expect_executable(path)) == code

    @pytest.mark.parametrize(
        ("umask", "file", "directory"), [(0o022, 0o644, 0o755), (0o077, 0o600, 0o700), (0, 0o666, 0o777)]
    )
    async def test_the_umask_counts_for_what_is_made(self, umask: int, file: int, directory: int) -> None:
        fs = files({"/": RAMResource()})
        await fs.write("/old", b"")
        fs.session.umask = umask
        await fs.write("/old", b"1")
        await fs.write("/f", b"1")
        await fs.copy("/f", "/copy")
        await fs.mkdir("/d")
        await fs.mkdir("/p/q", parents=True)
        await fs.mkdir("/m", mode=0o711)
        modes = [(await fs.stat(path)).mode for path in ("/old", "/f", "/copy", "/d", "/p/q", "/p", "/m")]
        assert modes == [0o644, file, file, directory, directory, directory | 0o300, 0o711]


class TestSpelling:
    @pytest.mark.parametrize("path", ["none", "/none/", "./none/../none", "//none"])
    async def test_errors_name_the_path_as_given(self, fs: FileSystem, path: str) -> None:
        for operation in (fs.stat(path), fs.read_bytes(path), fs.unlink(path), fs.truncate(path, 0), fs.readlink(path)):
            with pytest.raises(FileNotFoundError) as caught:
                await operation
            assert caught.value.filename == path
            assert caught.value.strerror == "No such file or directory"

    async def test_names_that_no_file_has(self, fs: FileSystem) -> None:
        assert await refused(fs.stat("")) == "ENOENT"
        assert await refused(fs.stat("a\0b")) == "EINVAL"
        assert await refused(fs.write("/" + "n" * 256, b"")) == "ENAMETOOLONG"
        assert await refused(fs.symlink("", "/l")) == "ENOENT"
        assert await refused(fs.symlink("x" * 4096, "/l")) == "ENAMETOOLONG"

    async def test_any_other_name_is_a_name(self, fs: FileSystem) -> None:
        for name in ("\udcff\udc80", "new\nline", "ü", " ", "-", "...", "..a", "a..", "\\", "*"):
            await fs.write(f"/data/{name}", name.encode("utf-8", "surrogateescape"))
            assert await fs.read_bytes(f"/data/./{name}") == name.encode("utf-8", "surrogateescape")

    async def test_relative_to_the_working_directory(self, fs: FileSystem) -> None:
        await fs.mkdir("/data/d/e", parents=True)
        fs.session.cwd = "/data/d"
        await fs.write("f", b"1")
        await fs.write("../g", b"2")
        await fs.write("e/../../h", b"3")
        assert await listed(fs, "..") == ["d", "g", "h"]
        assert await listed(fs, ".") == ["e", "f"]
        assert await refused(fs.stat("none/../f")) == "ENOENT"
        assert await refused(fs.stat("f/../f")) == "ENOTDIR"
