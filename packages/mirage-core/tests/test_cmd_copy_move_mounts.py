"""cp and mv from one mount to another: everything arrives, or nothing is lost."""

from pathlib import Path

import pytest
from oracle import NoRunner
from vfs_stores import Plain

from mirage import MountMode, Workspace
from mirage.access import Access, Act
from mirage.budget import Budget, Limits
from mirage.commands.accesses import plan
from mirage.commands.context import Context
from mirage.commands.cp import cp
from mirage.commands.invoke import invoke
from mirage.commands.mv import mv
from mirage.host import Host
from mirage.paths import absolute, is_below
from mirage.resource.disk import DiskResource
from mirage.resource.ram import RAMResource
from mirage.resources import Entry
from mirage.session import Session
from mirage.streams import Collected, Given, Io
from mirage.vfs.fs import FileSystem
from mirage.vfs.guard import Guard

pytestmark = pytest.mark.anyio

NO_ROOM = "inter-device move failed: '/a/f' to '/r/f'; unable to remove target"
LONG_AGO = 1_000_000_000_123_456_789


async def workspace(**more: RAMResource | Plain) -> Workspace:
    """Two trees in memory, and one that may only be read."""
    read_only = RAMResource.from_files({"f": b"kept", "t/x": b"x", "t/u/y": b"y"})
    mounts = {f"/{name}": resource for name, resource in more.items()}
    ws = Workspace({"/a": RAMResource(), "/b": RAMResource(), "/r": (read_only, MountMode.READ), **mounts})
    await ws.execute("mkdir -p /a/t/deep; echo one > /a/t/f; echo two > /a/t/deep/g; echo three > /a/f")
    await ws.fs.symlink("f", "/a/t/link")
    await ws.fs.link("/a/t/f", "/a/t/h")
    await ws.fs.set_attrs("/a/t/f", mode=0o751, mtime=LONG_AGO, atime=LONG_AGO)
    await ws.fs.set_attrs("/a/t/deep", mode=0o700, mtime=LONG_AGO, atime=LONG_AGO)
    return ws


async def said(ws: Workspace, line: str) -> tuple[int, str, str]:
    """Status, output and messages of a line."""
    result = await ws.execute(line)
    return result.exit_code, result.stdout.decode(), result.stderr.decode()


async def held(ws: Workspace, top: str) -> dict[str, bytes | str | None]:
    """All below a directory: bytes of files, targets of links, None for directories."""
    found: dict[str, bytes | str | None] = {}
    async for directory, page in ws.fs.walk(top):
        for entry in page:
            path = f"{directory}/{entry.name}"
            content = await ws.fs.read_bytes(path) if entry.kind == "file" else entry.target
            found[path.removeprefix(f"{top}/")] = content
    return found


TREE = {"deep": None, "deep/g": b"two\n", "f": b"one\n", "h": b"one\n", "link": "f"}


async def test_a_tree_is_copied_to_another_mount() -> None:
    ws = await workspace()
    assert await said(ws, "cp -r /a/t /b/new") == (0, "", "")
    assert await held(ws, "/b/new") == TREE
    entry = await ws.fs.stat("/b/new/f")
    assert (entry.mode, entry.nlink) == (0o751, 1)
    assert entry.mtime != LONG_AGO


async def test_an_archive_keeps_modes_times_and_names() -> None:
    ws = await workspace()
    assert await said(ws, "cp -a /a/t /b/new") == (0, "", "")
    assert await held(ws, "/b/new") == TREE
    file, directory = await ws.fs.stat("/b/new/f"), await ws.fs.stat("/b/new/deep")
    assert (file.mode, file.mtime, file.atime, file.nlink) == (0o751, LONG_AGO, LONG_AGO, 2)
    assert (directory.mode, directory.mtime) == (0o700, LONG_AGO)


async def test_a_tree_is_moved_to_another_mount() -> None:
    ws = await workspace()
    status, out, err = await said(ws, "mv -v /a/t /b")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "created directory '/b/t'",
        "created directory '/b/t/deep'",
        "copied '/a/t/deep/g' -> '/b/t/deep/g'",
        "copied '/a/t/f' -> '/b/t/f'",
        "copied '/a/t/link' -> '/b/t/link'",
        "removed '/a/t/deep/g'",
        "removed directory '/a/t/deep'",
        "removed '/a/t/f'",
        "removed '/a/t/link'",
        "removed '/a/t/h'",
        "removed directory '/a/t'",
    ]
    assert await held(ws, "/b/t") == TREE
    file, directory = await ws.fs.stat("/b/t/f"), await ws.fs.stat("/b/t/deep")
    assert (file.mode, file.mtime, file.nlink) == (0o751, LONG_AGO, 2)
    assert (directory.mode, directory.mtime) == (0o700, LONG_AGO)
    assert await held(ws, "/a") == {"f": b"three\n"}


async def test_what_is_at_the_target_gives_way_to_what_is_moved() -> None:
    ws = await workspace()
    await ws.execute("mkdir -p /b/t/full /b/empty; echo old > /b/f; echo old > /b/o")
    await ws.fs.symlink("o", "/b/l")
    await ws.fs.link("/b/o", "/b/o2")
    not_empty = "inter-device move failed: '/a/t' to '/b/t'; unable to remove target: Directory not empty"
    assert await said(ws, "mv /a/t /b") == (1, "", f"mv: {not_empty}\n")
    assert await said(ws, "mv /a/t/deep/g /b/f; mv /a/t/f /b/l; mv /a/f /b/o; mv -T /a/t /b/empty") == (0, "", "")
    assert await held(ws, "/a") == {}
    assert await held(ws, "/b") == {
        "empty": None,
        "empty/deep": None,
        "empty/h": b"one\n",
        "empty/link": "f",
        "f": b"two\n",
        "l": b"one\n",
        "o": b"three\n",
        "o2": b"old\n",
        "t": None,
        "t/full": None,
    }


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("cp /a/f /r", "cp: cannot create regular file '/r/f': Read-only file system"),
        ("cp /a/f /r/f", "cp: cannot create regular file '/r/f': Read-only file system"),
        ("cp -f /a/f /r/f", "cp: cannot remove '/r/f': Read-only file system"),
        ("cp -b /a/f /r/f", "cp: cannot backup '/r/f': Read-only file system"),
        ("cp -r /a/t /r/new", "cp: cannot create directory '/r/new': Read-only file system"),
        ("cp -l /a/f /r/new", "cp: cannot create hard link '/r/new' to '/a/f': Read-only file system"),
        ("cp -s /a/f /r/new", "cp: cannot create symbolic link '/r/new' to '/a/f': Read-only file system"),
        ("cp --attributes-only /a/f /r/f", "cp: cannot create regular file '/r/f': Read-only file system"),
        ("cp -l /a/f /b/f", "cp: cannot create hard link '/b/f' to '/a/f': Invalid cross-device link"),
        ("mv /r/f /r/g", "mv: cannot move '/r/f' to '/r/g': Read-only file system"),
        ("mv /a/f /r", f"mv: {NO_ROOM}: Read-only file system"),
        ("mv -T /a/t /r/f", "mv: cannot overwrite non-directory '/r/f' with directory '/a/t'"),
        ("mv -T /a/f /r/t", "mv: cannot overwrite directory '/r/t' with non-directory"),
        ("mv /a /b/x", "mv: cannot move '/a' to '/b/x': Device or resource busy"),
        ("mv /a/nowhere /b", "mv: cannot stat '/a/nowhere': No such file or directory"),
        ("mv /a/f /b/x/y", "mv: cannot move '/a/f' to '/b/x/y': No such file or directory"),
        ("mv /dev/null /b", "mv: cannot create special file '/b/null': Operation not permitted"),
        ("cp -r /dev/null /b", "cp: cannot create special file '/b/null': Operation not permitted"),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_refused_and_nothing_changes(line: str, message: str) -> None:
    ws = await workspace()
    before = [await held(ws, top) for top in ("/a", "/b", "/r")]
    assert await said(ws, line) == (1, "", f"{message}\n")
    assert [await held(ws, top) for top in ("/a", "/b", "/r")] == before


async def test_what_cannot_be_removed_is_copied_all_the_same() -> None:
    ws = await workspace()
    assert await said(ws, "mv /r/f /b") == (1, "", "mv: cannot remove '/r/f': Read-only file system\n")
    status, _, err = await said(ws, "mv /r/t /b")
    assert status == 1
    assert sorted(err.splitlines()) == [
        "mv: cannot remove '/r/t/u/y': Read-only file system",
        "mv: cannot remove '/r/t/x': Read-only file system",
    ]
    assert await held(ws, "/b") == {"f": b"kept", "t": None, "t/x": b"x", "t/u": None, "t/u/y": b"y"}


async def test_nothing_is_removed_where_something_did_not_arrive() -> None:
    ws = await workspace(small=RAMResource(max_bytes=100_000))
    await ws.fs.write("/a/t/large", b"\1" * 200_000)
    before = await held(ws, "/a")
    status, _, err = await said(ws, "mv /a/t /small/new")
    assert (status, err) == (1, "mv: error writing '/small/new/large': No space left on device\n")
    assert await held(ws, "/a") == before
    assert await held(ws, "/small/new") == TREE


async def test_a_target_is_whole_where_its_replacement_does_not_fit() -> None:
    ws = await workspace(small=RAMResource(max_bytes=100_000))
    await ws.fs.write("/a/f", b"\1" * 200_000)
    await ws.fs.write("/small/f", b"old")
    for line in ("cp /a/f /small", "mv /a/f /small"):
        assert (await said(ws, line))[0] == 1
        assert await ws.fs.read_bytes("/small/f") == b"old"
        assert (await ws.fs.stat("/a/f")).size == 200_000
    assert (await said(ws, "cp -b /a/f /small"))[0] == 1
    assert await held(ws, "/small") == {"f": b"old"}


class Busy(RAMResource):
    """Something is added to the directory ``t`` whenever a file of it is read to its end."""

    def read(self, path, start=0, stop=None, *, unless=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        if path == "t/f":
            self._tree.make_dir(f"t/new{self.inodes}")
        return super().read(path, start, stop, unless=unless)


async def test_what_appears_meanwhile_stays() -> None:
    source = Busy.from_files({"t/f": b"f", "t/g": b"g"})
    ws = Workspace({"/busy": source, "/b": RAMResource()})
    status, _, err = await said(ws, "mv /busy/t /b")
    assert (status, err) == (1, "mv: cannot remove '/busy/t': Directory not empty\n")
    assert await held(ws, "/b/t") == {"f": b"f", "g": b"g"}
    assert list((await held(ws, "/busy/t")).values()) == [None]


async def test_two_mounts_that_show_one_file_do_not_lose_it(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"precious")
    ws = Workspace({"/one": DiskResource(root=tmp_path), "/other": DiskResource(root=tmp_path)})
    status, _, err = await said(ws, "mv /one/f /other/f")
    assert status == 1
    assert "/one/f" in err
    assert (tmp_path / "f").read_bytes() == b"precious"
    ram = RAMResource.from_files({"f": b"precious"})
    ws = Workspace({"/one": ram, "/other": ram})
    assert await said(ws, "mv /one/f /other/f") == (1, "", "mv: '/one/f' and '/other/f' are the same file\n")
    assert await said(ws, "cp /one/f /other/f") == (1, "", "cp: '/one/f' and '/other/f' are the same file\n")


async def test_what_keeps_less_takes_what_it_can() -> None:
    ws = await workspace(plain=Plain())
    link = "cp: cannot create symbolic link '/plain/t/link': Operation not permitted\n"
    assert await said(ws, "cp -a /a/t /plain") == (1, "", link)
    assert await held(ws, "/plain") == {
        "t": None, "t/deep": None, "t/deep/g": b"two\n", "t/f": b"one\n", "t/h": b"one\n"
    }  # fmt: skip
    before = await held(ws, "/a")
    assert (await said(ws, "mv /a/t /plain/moved"))[0] == 1
    assert await held(ws, "/a") == before
    assert await said(ws, "mv /plain/t /b; cp -p /b/t/f /plain; mv /plain/f /plain/g") == (0, "", "")
    assert await held(ws, "/plain") == {"moved": None, "moved/deep": None, "g": b"one\n"} | {
        path: data for path, data in (await held(ws, "/plain")).items() if path.startswith("moved/")
    }


async def test_devices_and_streams() -> None:
    ws = await workspace()
    assert await said(ws, "cp /dev/null /a/f; cat /a/f; cp /a/t/f /dev/null; cp /a/t/f /dev/stdout") == (0, "one\n", "")
    assert await said(ws, "echo in | cp /dev/stdin /b/new; cat /b/new") == (0, "in\n", "")
    full = "cp: error writing '/dev/full': No space left on device\n"
    assert await said(ws, "cp /a/t/f /dev/full") == (1, "", full)


async def test_the_workspace_s_own_mounts_are_not_copied_from_above() -> None:
    ws = Workspace({"/b": RAMResource(), "/usr/data": RAMResource.from_files({"x": b"x"})})
    assert await said(ws, "cp -r /usr /b/all; cp -rx /usr /b/here; cp -r /usr/bin/cp /b") == (0, "", "")
    copied = await held(ws, "/b")
    assert copied.pop("cp") == await ws.fs.read_bytes("/bin/cp")
    assert sorted(copied) == ["all", "all/bin", "all/data", "all/data/x", "here", "here/bin", "here/data"]


class Counted(RAMResource):
    """Counts what it is asked."""

    asked = 0

    async def stat(self, path: str) -> Entry:
        self.asked += 1
        return await super().stat(path)


async def test_a_listing_answers_for_all_that_it_shows() -> None:
    counted = Counted.from_files({f"src/d{number % 7}/f{number}": b"x" for number in range(700)})
    ws = Workspace({"/m": counted})
    for line in ("cp -r /m/src /m/new", "cp -a /m/src /m/new2", "cp -r /m/src /tmp/new"):
        counted.asked = 0
        assert await said(ws, line) == (0, "", "")
        assert counted.asked < 20
    assert len(await held(ws, "/m/new2")) == 707


async def test_deeper_than_python_recurses() -> None:
    ws = await workspace()
    path = "/d" * 230
    assert await said(ws, f"mkdir -p /a{path}; echo x > /a{path}/f; cp -r /a/d /b; mv /a/d /tmp/d") == (0, "", "")
    assert await ws.fs.read_bytes(f"/b{path}/f") == await ws.fs.read_bytes(f"/tmp{path}/f") == b"x\n"


async def test_links_lead_across_mounts() -> None:
    ws = await workspace()
    await ws.fs.symlink("/b/real", "/a/away")
    await ws.execute("mkdir /b/real; echo b > /b/real/x")
    assert await said(ws, "cp /a/f /a/away; cp -rL /a/away /a/copy; cp -r /a/away /a/link") == (0, "", "")
    assert await held(ws, "/a/copy") == {"f": b"three\n", "x": b"b\n"}
    assert await ws.fs.readlink("/a/link") == "/b/real"
    assert await said(ws, "cp -s /a/f /b/abs; cat /b/abs; cp --parents /a/t/deep/g /b; cat /b/a/t/deep/g") == (
        0,
        "three\ntwo\n",
        "",
    )


LINES = [
    "cp /a/f /b/new",
    "cp /a/f /a/t/h /b",
    "cp -t /b /a/f",
    "cp -r /a/t /b/new",
    "cp -a /a/t /b",
    "cp -p /a/f /b/old",
    "cp -b /a/f /b/old",
    "cp -rb --backup=t /a/t/. /b",
    "cp -l /a/f /a/new",
    "cp -s /a/f /b/new",
    "cp -fl /a/f /a/t/f",
    "cp --remove-destination /a/f /b/old",
    "cp --parents /a/t/deep/g /b",
    "cp -rL /a/t /b/new",
    "mv /a/f /a/new",
    "mv /a/f /a/t /b",
    "mv /a/f /b/old",
    "mv -T /a/t /b/empty",
    "mv -b /a/f /b/old",
    "mv -n /a/f /b/old",
]


@pytest.mark.parametrize("line", LINES)
async def test_the_dry_run_covers_all_that_happens(line: str) -> None:
    ws = await workspace()
    await ws.execute("mkdir /b/empty; echo old > /b/old")
    asked: list[Access] = []
    name, *words = line.split()
    guard = Guard((lambda access, _: asked.append(access),))
    fs = FileSystem(ws.registry, Session("test", Host()), guard)
    command = {"cp": cp, "mv": mv}[name]
    ctx = Context(name, Io(Given(b""), Collected(), Collected()), fs.session, fs, Budget(Limits()), NoRunner())
    assert await invoke(command, ctx, words) == 0
    planned = plan(command, words)
    assert len(asked) > 2 or "-n" in words
    for access in asked:
        assert [each for each in planned if covers(each, access)], access


def covers(wide: Access, narrow: Access) -> bool:
    """Whether a planned access stands for one that happened."""
    path = absolute(wide.path)
    return wide.act is narrow.act and (narrow.path == path or (wide.subtree and is_below(narrow.path, path)))


async def test_the_dry_run_tells_what_is_certain() -> None:
    assert Access(Act.READ, "a") in plan(cp, ["a", "b"])
    assert Access(Act.WRITE, "b", certain=False) in plan(cp, ["a", "b"])
    assert Access(Act.WRITE, "b/a", certain=False) in plan(cp, ["a", "b"])
    assert Access(Act.WRITE, "b") in plan(cp, ["-T", "a", "b"])
    assert Access(Act.WRITE, "d/a") in plan(cp, ["-t", "d", "x/a"])
    assert Access(Act.READ, "a", subtree=True) in plan(cp, ["-a", "a", "b"])
    assert Access(Act.RENAME, "a", subtree=True) in plan(mv, ["a", "b"])
    assert Access(Act.RENAME, "a", subtree=True, certain=False) in plan(mv, ["-n", "a", "b"])
    assert not [access for access in plan(cp, ["-s", "a", "b"]) if access.act is Act.READ]
    assert plan(cp, ["--nothing", "a", "b"]) == plan(cp, []) == plan(mv, []) == []
