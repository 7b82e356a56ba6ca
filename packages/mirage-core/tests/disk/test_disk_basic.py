"""The disk resource does what the host's own calls do, told as Entries and errnos."""

import errno
import os
import socket
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import anyio
import pytest
from disk_probes import content, entries, errno_of, every_operation, given

from mirage.resource.disk import DiskConfig, DiskResource, confine
from mirage.resources import Appends, Attrs, Copies, HardLinks, Links, Opens, Renames, interval

pytestmark = pytest.mark.anyio

ODD = b"\xff\xfe \n*\x1b\xc3\xa9"
"""A name that is no UTF-8, with what shells and terminals trip over."""


async def test_it_has_the_capabilities_of_a_local_file_system(resource: DiskResource) -> None:
    for capability in (Appends, Attrs, Copies, HardLinks, Links, Opens, Renames):
        assert isinstance(resource, capability)
    assert resource.kind == "disk"


async def test_stat_tells_what_lstat_tells(resource: DiskResource, folder: Path) -> None:
    (folder / "dir").mkdir()
    (folder / "dir/file").write_bytes(b"12345")
    os.chmod(folder / "dir/file", 0o4751)
    os.symlink("../x", folder / "dir/link")
    for path, kind in (("dir/file", "file"), ("dir", "dir"), ("dir/link", "link"), ("", "dir")):
        entry, info = await resource.stat(path), os.lstat(folder / path)
        assert entry.kind == kind
        assert entry.name == os.path.basename(path)
        assert (entry.size, entry.mtime, entry.ctime) == (info.st_size, info.st_mtime_ns, info.st_ctime_ns)
        assert (entry.mode, entry.nlink, entry.inode) == (stat.S_IMODE(info.st_mode), info.st_nlink, info.st_ino)
        assert (entry.uid, entry.gid) == (info.st_uid, info.st_gid)
        assert entry.target == ("../x" if kind == "link" else None)


async def test_list_tells_what_stat_tells(resource: DiskResource, folder: Path) -> None:
    (folder / "dir").mkdir()
    (folder / "file").write_bytes(b"12345")
    (folder / os.fsdecode(ODD)).write_bytes(b"")
    (folder / ".hidden").write_bytes(b"")
    os.symlink(ODD, folder / "link")
    os.mkfifo(folder / "fifo")
    # The first look at a link moves its access time.
    await entries(resource)
    found = await entries(resource)
    assert sorted(found) == sorted(os.listdir(folder))
    assert found == {name: await resource.stat(name) for name in found}
    assert found["fifo"].kind == "other"
    assert os.fsencode(found["link"].target or "") == ODD


async def test_a_large_directory_comes_in_pages_and_each_name_once(resource: DiskResource, folder: Path) -> None:
    (folder / "many").mkdir()
    for number in range(2100):
        (folder / f"many/{number}").touch()
    assert sorted(await entries(resource, "many"), key=int) == [str(number) for number in range(2100)]


async def test_leaving_a_listing_early_lets_go_of_the_directory(resource: DiskResource, folder: Path) -> None:
    for number in range(1100):
        (folder / str(number)).touch()
    pages = resource.list("")
    await anext(pages)
    await pages.aclose()  # type: ignore[attr-defined]


@pytest.mark.parametrize("start", [0, 1, 65536, 300_000, 399_999, 400_000, 500_000, -1, -70_000, -400_000, -500_000])
@pytest.mark.parametrize("stop", [None, 0, 1, 65537, 399_999, 400_000, 500_000])
async def test_read_gives_any_interval(resource: DiskResource, folder: Path, start: int, stop: int | None) -> None:
    data = os.urandom(400_000)
    (folder / "file").write_bytes(data)
    begin, end = interval(len(data), start, stop)
    assert await content(resource, "file", start, stop) == data[begin:end]


async def test_read_is_conditional(resource: DiskResource, folder: Path) -> None:
    (folder / "file").write_bytes(b"one")
    entry = await resource.stat("file")
    async with resource.read("file", unless=entry.etag) as reading:
        assert reading.unchanged
        assert reading.entry == entry
        assert [piece async for piece in reading] == []
    os.utime(folder / "file", ns=(1, 1))
    async with resource.read("file", unless=entry.etag) as reading:
        assert not reading.unchanged
        assert [piece async for piece in reading] == [b"one"]


async def test_a_reading_that_is_left_early_lets_go_of_the_file(resource: DiskResource, folder: Path) -> None:
    (folder / "file").write_bytes(bytes(2_000_000))
    async with resource.read("file") as reading:
        assert await anext(aiter(reading)) == bytes(65536)


async def test_a_file_that_grows_is_read_as_it_was(resource: DiskResource, folder: Path) -> None:
    (folder / "file").write_bytes(bytes(500_000))
    seen = 0
    async with resource.read("file") as reading:
        async for piece in reading:
            seen += len(piece)
            with open(folder / "file", "ab") as more:
                more.write(piece)
    assert seen == 500_000


async def test_files_that_claim_to_be_empty_are_read_to_their_end(reach: str) -> None:
    resource = DiskResource(root="/proc/sys/kernel")
    assert (await resource.stat("ostype")).size == 0
    assert await content(resource, "ostype") == b"Linux\n"
    assert await content(resource, "ostype", 1, 3) == b"in"
    await resource.aclose()


@pytest.mark.parametrize("size", [0, 1, 262_143, 262_144, 262_145, 5 * 1024 * 1024])
@pytest.mark.parametrize("piece", [65536, 3_000_000])
async def test_write_then_read_is_the_identity(resource: DiskResource, folder: Path, size: int, piece: int) -> None:
    data = os.urandom(size)
    entry = await resource.write("file", given(*(data[at : at + piece] for at in range(0, size, piece))))
    assert entry == await resource.stat("file")
    assert (folder / "file").read_bytes() == data
    assert await content(resource, "file") == data


async def test_write_replaces_and_keeps_permissions(resource: DiskResource, folder: Path) -> None:
    (folder / "file").write_bytes(b"old and longer")
    os.chmod(folder / "file", 0o640)
    entry = await resource.write("file", given(b"new"))
    assert (folder / "file").read_bytes() == b"new"
    assert entry.mode == stat.S_IMODE(os.stat(folder / "file").st_mode) == 0o640


async def test_a_new_file_has_the_permissions_of_any_new_file(resource: DiskResource, folder: Path) -> None:
    (folder / "theirs").touch()
    await resource.write("ours", given())
    await resource.append("appended", given())
    expected = os.stat(folder / "theirs").st_mode
    assert {os.stat(folder / name).st_mode for name in ("ours", "appended")} == {expected}


async def test_write_expects(resource: DiskResource, folder: Path) -> None:
    first = await resource.write("file", given(b"1"), expect="")
    assert await errno_of(resource.write("file", given(b"2"), expect="")) == errno.EEXIST
    second = await resource.write("file", given(b"2"), expect=first.etag)
    assert await errno_of(resource.write("file", given(b"3"), expect=first.etag)) == errno.ESTALE
    assert await errno_of(resource.delete("file", expect=first.etag)) == errno.ESTALE
    assert (folder / "file").read_bytes() == b"2"
    await resource.delete("file", expect=second.etag)
    assert await errno_of(resource.write("file", given(b"3"), expect=second.etag)) == errno.ESTALE
    assert os.listdir(folder) == []


async def test_of_many_who_create_or_update_at_once_one_wins(resource: DiskResource, folder: Path) -> None:
    async def attempt(number: int, expect: str | None, won: list[int]) -> None:
        try:
            await resource.write("file", given(str(number).encode()), expect=expect)
        except OSError as error:
            if error.errno not in (errno.EEXIST, errno.ESTALE):
                raise
        else:
            won.append(number)

    expect: str | None = ""
    for _ in range(10):
        won: list[int] = []
        async with anyio.create_task_group() as group:
            for number in range(8):
                group.start_soon(attempt, number, expect, won)
        assert len(won) == 1
        assert (folder / "file").read_bytes() == str(won[0]).encode()
        expect = (await resource.stat("file")).etag


async def test_append_adds_and_makes(resource: DiskResource, folder: Path) -> None:
    await resource.append("file", given(b"a", b"b"))
    entry = await resource.append("file", given(*[b"c" * 65536] * 20))
    assert entry == await resource.stat("file")
    assert (folder / "file").read_bytes() == b"ab" + b"c" * 65536 * 20


@pytest.mark.parametrize("size", [0, 10, 20 * 1024 * 1024])
async def test_copy(resource: DiskResource, folder: Path, size: int) -> None:
    data = os.urandom(size)
    (folder / "from").write_bytes(data)
    (folder / "to").write_bytes(b"old")
    entry = await resource.copy("from", "to")
    assert entry == await resource.stat("to")
    assert (folder / "to").read_bytes() == data
    await resource.copy("to", "to")
    assert (folder / "to").read_bytes() == data


async def test_copy_between_file_systems_and_of_files_that_claim_to_be_empty(folder: Path, reach: str) -> None:
    resource = DiskResource(root="/")
    target = str(folder / "copy")[1:]
    await resource.copy("proc/sys/kernel/ostype", target)
    assert (folder / "copy").read_bytes() == b"Linux\n"
    await resource.aclose()


async def test_an_open_file_is_live_and_outlives_its_name(resource: DiskResource, folder: Path) -> None:
    file = await resource.open("file", write=True, create=True)
    assert await file.write_at(None, b"abc") == 3
    assert await file.write_at(0, b"X") == 1
    with open(folder / "file", "ab") as theirs:
        theirs.write(b"-")
    assert await file.write_at(None, b"d") == 5
    assert (folder / "file").read_bytes() == b"Xbc-d"
    os.unlink(folder / "file")
    assert await file.read_at(1, 100) == b"bc-d"
    assert await file.read_at(5, 100) == b""
    await file.truncate(2)
    entry = await file.stat()
    assert (entry.name, entry.size, entry.nlink) == ("file", 2, 0)
    await file.aclose()
    await file.aclose()
    assert await errno_of(file.stat()) == errno.EBADF


async def test_open_makes_refuses_and_empties_as_it_is_told(resource: DiskResource, folder: Path) -> None:
    assert await errno_of(resource.open("file")) == errno.ENOENT
    assert await errno_of(resource.open("file", write=True)) == errno.ENOENT
    await (await resource.open("file", write=True, create=True, exclusive=True)).aclose()
    assert await errno_of(resource.open("file", write=True, create=True, exclusive=True)) == errno.EEXIST
    (folder / "file").write_bytes(b"abc")
    file = await resource.open("file")
    assert await file.read_at(0, 3) == b"abc"
    assert await errno_of(file.write_at(0, b"x")) == errno.EBADF
    await file.aclose()
    await (await resource.open("file", write=True, truncate=True)).aclose()
    assert (folder / "file").read_bytes() == b""
    assert await errno_of(resource.open("", write=True)) == errno.EISDIR


async def test_a_file_that_may_be_written_and_not_read_is_opened(
    resource: DiskResource, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions do not bind every user: what the kernel would say is said here."""
    opened = confine.Place.open

    def forbid(place: confine.Place, flags: int, mode: int = 0o666) -> int:
        if flags & os.O_ACCMODE != os.O_WRONLY:
            raise PermissionError(errno.EACCES, "")
        return opened(place, flags, mode)

    (folder / "file").write_bytes(b"a")
    monkeypatch.setattr(confine.Place, "open", forbid)
    file = await resource.open("file", write=True)
    assert await file.write_at(None, b"b") == 2
    await file.aclose()
    assert await errno_of(resource.open("file")) == errno.EACCES
    assert (folder / "file").read_bytes() == b"ab"


async def test_two_who_append_lose_nothing(resource: DiskResource, folder: Path) -> None:
    async def append(letter: bytes) -> None:
        file = await resource.open("log", write=True, create=True)
        for _ in range(100):
            await file.write_at(None, letter * 10)
        await file.aclose()

    async with anyio.create_task_group() as group:
        for letter in (b"a", b"b", b"c"):
            group.start_soon(append, letter)
    data = (folder / "log").read_bytes()
    assert len(data) == 3000
    assert {data[at : at + 10] for at in range(0, 3000, 10)} == {b"a" * 10, b"b" * 10, b"c" * 10}


async def test_links_keep_their_text_and_tell_host_paths_relative(resource: DiskResource, folder: Path) -> None:
    (folder / "a/b").mkdir(parents=True)
    (folder / "alias").symlink_to(folder)
    entry = await resource.symlink("a/b/made", "../../file")
    assert os.readlink(folder / "a/b/made") == entry.target == "../../file"
    found = await resource.stat("a/b/made")
    assert (entry.kind, entry.target, entry.size, entry.etag) == ("link", found.target, found.size, found.etag)
    planted = {
        str(folder / "x/y"): "../../x/y",
        f"{folder}//x/./y": "../../x/y",
        str(folder): "../../",
        f"{folder}er/x": f"{folder}er/x",
        f"{folder}/../x": f"{folder}/../x",
        "/etc/passwd": "/etc/passwd",
        "../../../..": "../../../..",
    }
    for number, (text, told) in enumerate(planted.items()):
        os.symlink(text, folder / f"a/b/{number}")
        assert (await resource.stat(f"a/b/{number}")).target == told
        assert (await entries(resource, "a/b"))[str(number)].target == told


async def test_the_root_may_be_named_by_a_link_of_the_host(tmp_path: Path, folder: Path, reach: str) -> None:
    (tmp_path / "alias").symlink_to("root")
    (folder / "by-name").symlink_to(folder / "file")
    (folder / "by-alias").symlink_to(tmp_path / "alias/file")
    resource = DiskResource(root=tmp_path / "alias")
    assert {(await resource.stat(name)).target for name in ("by-name", "by-alias")} == {"file"}
    await resource.aclose()


async def test_hard_links(resource: DiskResource, folder: Path) -> None:
    (folder / "a").write_bytes(b"x")
    entry = await resource.link("a", "b")
    assert entry.nlink == 2
    assert os.path.samefile(folder / "a", folder / "b")
    (folder / "dir").mkdir()
    (folder / "link").symlink_to("a")
    os.mkfifo(folder / "fifo")
    for source in ("dir", "link", "fifo", ""):
        assert await errno_of(resource.link(source, "c")) == errno.EPERM
    assert await errno_of(resource.link("a", "b")) == errno.EEXIST


async def test_attributes(resource: DiskResource, folder: Path) -> None:
    (folder / "file").touch()
    (folder / "dir").mkdir()
    (folder / "link").symlink_to("file")
    os.mkfifo(folder / "fifo")
    for path in ("file", "dir", "fifo", ""):
        entry = await resource.set_attrs(path, mode=0o1705, mtime=1_000_000_007, atime=-5_000_000_000)
        info = os.lstat(folder / path)
        assert (stat.S_IMODE(info.st_mode), info.st_mtime_ns, info.st_atime_ns) == (0o1705, 1_000_000_007, -5 * 10**9)
        assert entry == await resource.stat(path)
    entry = await resource.set_attrs("file", mtime=3)
    assert (entry.mtime, entry.atime) == (3, -5 * 10**9)
    before = os.lstat(folder / "file")
    await resource.set_attrs("link", mtime=9, uid=os.getuid(), gid=os.getgid())
    assert os.lstat(folder / "link").st_mtime_ns == 9
    assert os.lstat(folder / "file") == before
    assert await errno_of(resource.set_attrs("link", mode=0o600)) == errno.EOPNOTSUPP
    assert await errno_of(resource.set_attrs("none", mode=0o600)) == errno.ENOENT


async def test_attributes_without_fchmodat(
    resource: DiskResource, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*arguments: object, **options: object) -> None:
        raise NotImplementedError

    (folder / "file").touch()
    (folder / "dir").mkdir()
    os.mkfifo(folder / "fifo")
    monkeypatch.setattr(os, "chmod", missing)
    for path in ("file", "dir", ""):
        assert (await resource.set_attrs(path, mode=0o750)).mode == 0o750
    assert await errno_of(resource.set_attrs("fifo", mode=0o750)) == errno.EACCES


async def test_names_are_bytes(resource: DiskResource, folder: Path) -> None:
    name = os.fsdecode(ODD)
    await resource.make_dir(name)
    await resource.write(f"{name}/{name}", given(b"x"))
    assert os.listdir(os.fsencode(folder)) == [ODD]
    assert list(await entries(resource, name)) == [name]
    assert await content(resource, f"{name}/{name}") == b"x"
    assert (await resource.stat(name)).name == name


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 256, "é" * 128, "/".join(["d" * 99] * 50)])
async def test_names_that_no_file_can_have(resource: DiskResource, name: str) -> None:
    expected = errno.ENAMETOOLONG if len(name) > 100 else errno.EINVAL
    for attempt in every_operation(resource, name):
        assert await errno_of(attempt()) == expected


async def test_the_root_cannot_be_removed_replaced_or_made(resource: DiskResource, folder: Path) -> None:
    (folder / "dir").mkdir()
    assert await errno_of(resource.delete("")) == errno.EBUSY
    assert await errno_of(resource.rename("", "dir/x")) == errno.EBUSY
    assert await errno_of(resource.rename("dir", "")) == errno.EBUSY
    assert await errno_of(resource.make_dir("")) == errno.EEXIST
    assert await errno_of(resource.symlink("", "x")) == errno.EEXIST
    assert await errno_of(resource.write("", given(b"x"))) == errno.EISDIR
    assert await errno_of(content(resource, "")) == errno.EISDIR


async def test_what_has_no_content_is_refused_at_once(resource: DiskResource, folder: Path) -> None:
    os.mkfifo(folder / "fifo")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(folder)
        server.bind("socket")
        os.chdir(here)
    paths = ["fifo", "socket"]
    if os.geteuid() == 0:
        os.mknod(folder / "device", stat.S_IFCHR | 0o666, os.makedev(1, 5))
        paths.append("device")
    for path in paths:
        assert (await resource.stat(path)).kind == "other"
        with anyio.fail_after(5):
            assert await errno_of(content(resource, path)) == errno.EACCES
            assert await errno_of(resource.open(path)) == errno.EACCES
            assert await errno_of(resource.open(path, write=True, create=True, truncate=True)) == errno.EACCES
            assert await errno_of(resource.write(path, given(b"x"))) == errno.EACCES
            assert await errno_of(resource.append(path, given(b"x"))) == errno.EACCES
            assert await errno_of(resource.copy(path, "copy")) == errno.EACCES
            assert await errno_of(entries(resource, path)) == errno.ENOTDIR
        await resource.rename(path, "moved")
        await resource.delete("moved")
    assert os.listdir(folder) == []


async def test_errors_name_the_path_inside_and_nothing_of_the_host(resource: DiskResource, folder: Path) -> None:
    for attempt in every_operation(resource, "no/such"):
        with pytest.raises(OSError) as caught:
            await attempt()
        error: BaseException | None = caught.value
        assert isinstance(error, OSError)
        assert {error.filename, error.filename2} <= {"no/such", "new", "file", None}
        while error is not None:
            assert str(folder) not in f"{error} {vars(error)} {error.args}"
            error = error.__cause__ or error.__context__


@pytest.mark.parametrize(("name", "code"), [("missing", errno.ENOENT), ("file", errno.ENOTDIR)])
async def test_a_root_that_is_no_directory_is_told_at_the_first_use(tmp_path: Path, name: str, code: int) -> None:
    (tmp_path / "file").touch()
    resource = DiskResource(root=tmp_path / name)
    for _ in range(2):
        with pytest.raises(OSError, match="root option") as caught:
            await resource.stat("x")
        assert caught.value.errno == code
        assert caught.value.filename == "x"
        assert str(tmp_path) not in f"{caught.value}{caught.value.__context__}{caught.value.__cause__}"
    (tmp_path / "missing").mkdir()
    if name == "missing":
        assert (await resource.stat("")).kind == "dir"
    await resource.aclose()


async def test_a_closed_resource_says_so(folder: Path) -> None:
    resource = DiskResource(root=folder)
    file = await resource.open("file", write=True, create=True)
    await resource.aclose()
    await resource.aclose()
    with pytest.raises(OSError, match="closed") as caught:
        await resource.stat("file")
    assert caught.value.errno == errno.EBADF
    await file.write_at(None, b"still")
    await file.aclose()
    assert (folder / "file").read_bytes() == b"still"


async def test_a_write_that_outlives_the_resource_ends_where_it_began(folder: Path) -> None:
    resource = DiskResource(root=folder)

    async def data() -> AsyncIterator[bytes]:
        for _ in range(10):
            yield bytes(100_000)
        await resource.aclose()
        yield b"end"

    await resource.write("file", data())
    assert (folder / "file").stat().st_size == 1_000_003


async def test_the_options(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    resources = [DiskResource(DiskConfig(root=folder)), DiskResource(root=str(folder)), DiskResource(root="root")]
    monkeypatch.chdir("/")
    (folder / "file").touch()
    for resource in resources:
        assert list(await entries(resource)) == ["file"]
        await resource.aclose()
    with pytest.raises(TypeError, match="DiskConfig or root="):
        DiskResource()
    with pytest.raises(TypeError, match="DiskConfig or root="):
        DiskResource(DiskConfig(root=folder), root=folder)
    with pytest.raises(ValueError, match="root option"):
        DiskResource(root="")
    with pytest.raises(ValueError, match="rooot"):
        DiskConfig(rooot=folder)  # type: ignore[call-arg]


def test_only_those_who_ask_for_the_model_load_pydantic() -> None:
    text = (
        "import sys; from mirage.resource.disk import DiskResource; DiskResource(root='/');"
        "assert 'pydantic' not in sys.modules;"
        "from mirage.resource.disk import DiskConfig; assert 'pydantic' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", text], check=True)


async def test_other_file_systems_below_the_root_belong_to_it(reach: str) -> None:
    resource = DiskResource(root="/")
    assert (await resource.stat("proc")).kind == "dir"
    assert (await content(resource, "proc/version")).startswith(b"Linux")
    assert (await resource.stat("proc/version")).inode != os.stat("/proc/version").st_ino
    await resource.aclose()
