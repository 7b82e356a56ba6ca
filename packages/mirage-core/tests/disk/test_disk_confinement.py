"""Nothing outside the root is read, listed, changed or told, whatever is planted inside and whatever is asked."""

import errno
import os
import random
import stat
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import anyio
import pytest
from disk_probes import Canary, content, entries, errno_of, every_operation, given

from mirage.resource.disk import DiskResource, confine

pytestmark = pytest.mark.anyio

PLANTED = {
    "to-dir": "../outside",
    "to-dir-absolute": "{outside}",
    "to-file": "../outside/secret",
    "to-file-absolute": "{outside}/secret",
    "chained": "to-dir",
    "chained-twice": "./chained",
    "chained-file": "to-file",
    "through": "to-dir/dir",
    "dangling": "../outside/new",
    "dangling-absolute": "{outside}/new",
    "up": "..",
    "slash": "/",
    "magic-root": "/proc/self/root",
    "magic-root-outside": "/proc/self/root{outside}",
    "magic-cwd": "/proc/self/cwd",
    "itself": "itself",
    "inside": "real",
    "inside-file": "real/file",
}
"""Links that another program left in the root, or made there while nobody looked."""

BELOW = ["secret", "dir", "dir/inner", "new", "outside/secret", "root/file", "proc/self/root"]


@pytest.fixture
def planted(folder: Path, canary: Canary) -> list[str]:
    """The root with every planted link, also one directory down."""
    (folder / "file").write_bytes(b"ours")
    (folder / "real/deeper").mkdir(parents=True)
    (folder / "real/file").write_bytes(b"ours too")
    for name, text in PLANTED.items():
        os.symlink(text.format(outside=canary.folder), folder / name)
        os.symlink(
            "../" * (not text.startswith(("/", "{"))) + text.format(outside=canary.folder), folder / "real" / name
        )
    return [*PLANTED, *(f"real/{name}" for name in PLANTED)]


async def test_no_path_leads_through_a_link(
    resource: DiskResource, planted: list[str], canary: Canary, folder: Path
) -> None:
    before = snapshot(folder)
    attempts = 0
    for link in planted:
        for below in BELOW:
            for attempt in every_operation(resource, f"{link}/{below}"):
                assert await errno_of(attempt()) == errno.ELOOP
                attempts += 1
    assert attempts > 4000
    assert snapshot(folder) == before


async def test_no_content_is_reached_through_a_link_at_the_end(
    resource: DiskResource, planted: list[str], canary: Canary, folder: Path
) -> None:
    before = snapshot(folder)
    for link in planted:
        for attempt in needing(resource, link):
            assert await errno_of(attempt()) == errno.ELOOP
        assert await errno_of(resource.make_dir(link)) == errno.EEXIST
        assert await errno_of(resource.symlink(link, "file")) == errno.EEXIST
        assert await errno_of(resource.link(link, "new")) == errno.EPERM
        assert await errno_of(resource.link("file", link)) == errno.EEXIST
        assert await errno_of(resource.open(link, write=True, create=True, exclusive=True)) == errno.EEXIST
        assert await errno_of(resource.set_attrs(link, mode=0o777)) == errno.EOPNOTSUPP
    assert snapshot(folder) == before


def needing(resource: DiskResource, path: str) -> list[Callable[[], Awaitable[object]]]:
    """The operations that need what is behind ``path``."""
    return [
        lambda: entries(resource, path),
        lambda: content(resource, path),
        lambda: resource.write(path, given(b"intruder")),
        lambda: resource.append(path, given(b"intruder")),
        lambda: resource.append(path, given(*[b"intruder" * 9000] * 9)),
        lambda: resource.open(path),
        lambda: resource.open(path, write=True, create=True, truncate=True),
        lambda: resource.copy(path, "new"),
        lambda: resource.copy("file", path),
    ]


async def test_what_is_done_to_a_link_is_done_to_the_link(
    resource: DiskResource, planted: list[str], canary: Canary, folder: Path
) -> None:
    for link in planted:
        text = os.readlink(folder / link)
        assert (await resource.stat(link)).kind == "link"
        await resource.set_attrs(link, mtime=7, uid=os.getuid())
        assert os.lstat(folder / link).st_mtime_ns == 7
        await resource.rename(link, f"{link}-moved")
        assert os.readlink(folder / f"{link}-moved") == text
        (folder / "victim").write_bytes(b"replaces the link")
        await resource.rename("victim", f"{link}-moved")
        assert (folder / f"{link}-moved").read_bytes() == b"replaces the link"
        os.symlink(text, folder / link)
        await resource.delete(link)
        assert not os.path.lexists(folder / link)


async def test_listings_tell_links_as_links(
    resource: DiskResource, planted: list[str], canary: Canary, folder: Path
) -> None:
    for directory in ("", "real"):
        found = await entries(resource, directory)
        for name in PLANTED:
            assert found[name].kind == "link"
            assert not canary.holds(found[name])


@pytest.mark.parametrize(
    "path",
    [
        "..",
        ".",
        "../outside",
        "../outside/secret",
        "real/../../outside/secret",
        "real/..",
        "real/.",
        "./file",
        "real//file",
        "file/",
        "/",
        "//",
        "/etc/passwd",
        "/proc/self/root",
        "real/../file",
        "{outside}/secret",
        "/{outside}/secret",
        "..\0",
        "../outside/secret\0",
    ],
)
async def test_paths_that_are_not_normalised_are_refused_before_anything_is_looked_at(
    resource: DiskResource, planted: list[str], canary: Canary, folder: Path, path: str
) -> None:
    before = snapshot(folder)
    for attempt in every_operation(resource, path.format(outside=canary.folder)):
        assert await errno_of(attempt()) == errno.EINVAL
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    "path", ["proc/self/root/etc", "proc/self/cwd/x", "proc/{pid}/root/etc", "proc/{pid}/fd/{fd}/x"]
)
async def test_magic_links_of_the_kernel_lead_nowhere(canary: Canary, reach: str, path: str) -> None:
    resource = DiskResource(root="/")
    held = os.open(canary.folder, os.O_PATH)
    path = path.format(pid=os.getpid(), fd=held)
    try:
        for attempt in (resource.stat, lambda path: entries(resource, path), lambda path: content(resource, path)):
            assert await errno_of(attempt(path)) == errno.ELOOP
        link = "proc/self" if "self" in path else path.rpartition("/")[0]
        assert (await resource.stat(link)).kind == "link"
    finally:
        os.close(held)
        await resource.aclose()


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("link", "/"),
        ("link", "/etc/passwd"),
        ("link", "{outside}"),
        ("link", "{root}/file"),
        ("link", ".."),
        ("link", "../outside"),
        ("link", "./../outside"),
        ("link", "real/../.."),
        ("link", "real/../../outside"),
        ("link", "real/../file"),
        ("link", "none/../../outside"),
        ("link", ".//..//outside"),
        ("real/link", "../.."),
        ("real/link", "none/../file"),
        ("real/deeper/link", "../none/../file"),
        ("real/link", "../../outside/secret"),
        ("real/deeper/link", "../../../outside"),
        ("real/deeper/link", "../x/../../../outside"),
        ("link", "to-dir/secret"),
        ("link", "chained-twice/secret"),
        ("link", "to-file"),
        ("link", "slash/etc/passwd"),
        ("link", "magic-root/etc"),
        ("real/link", "../up/outside"),
    ],
)
async def test_links_that_lead_other_programs_out_are_not_made(
    resource: DiskResource, planted: list[str], canary: Canary, folder: Path, path: str, target: str
) -> None:
    before = snapshot(folder)
    assert await errno_of(resource.symlink(path, target.format(outside=canary.folder, root=folder))) == errno.EPERM
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("link", "file"),
        ("link", "none/at/all"),
        ("link", "."),
        ("link", "inside/file"),
        ("real/link", "../file"),
        ("real/link", ".."),
        ("real/deeper/link", "../../real/file"),
        ("link", "itself"),
    ],
)
async def test_links_that_stay_inside_are_made_as_they_are(
    resource: DiskResource, planted: list[str], folder: Path, path: str, target: str
) -> None:
    await resource.symlink(path, target)
    assert os.readlink(folder / path) == target


async def test_a_link_is_not_moved_to_where_it_leads_out(
    resource: DiskResource, planted: list[str], canary: Canary, folder: Path
) -> None:
    await resource.symlink("real/deeper/link", "../../outside/secret")
    await resource.rename("real/deeper/link", "real/deeper/other")
    for target in ("link", "real/link"):
        assert await errno_of(resource.rename("real/deeper/other", target)) == errno.EPERM
    await resource.make_dir("real/third")
    await resource.rename("real/deeper/other", "real/third/link")
    assert os.readlink(folder / "real/third/link") == "../../outside/secret"
    # One that needs no parent may go anywhere, but not to where it meets a planted one.
    await resource.symlink("real/third/plain", "to-dir/secret")
    assert await errno_of(resource.rename("real/third/plain", "plain")) == errno.EPERM


async def test_a_directory_is_not_moved_to_where_its_links_lead_out(
    resource: DiskResource, folder: Path, canary: Canary
) -> None:
    (folder / "a/b/c/d").mkdir(parents=True)
    await resource.symlink("a/b/c/d/link", "../../../../outside/secret")
    before = snapshot(folder)
    for source, target in (("a/b/c", "c"), ("a/b", "b"), ("a/b/c", "a/c"), ("a/b/c/d", "d"), ("a/b/c/d", "a/b/d")):
        assert await errno_of(resource.rename(source, target)) == errno.EPERM
    assert snapshot(folder) == before
    await resource.rename("a/b/c/d", "a/b/c/e")
    (folder / "x").mkdir()
    await resource.rename("a/b", "x/b")
    await resource.symlink("x/b/plain", "c")
    await resource.delete("x/b/c/e/link")
    await resource.rename("x/b", "b")
    assert sorted(os.listdir(folder / "b")) == ["c", "plain"]


async def test_a_link_made_while_its_directory_moves_does_not_slip_through(
    resource: DiskResource, folder: Path, canary: Canary
) -> None:
    """One task makes a link that leaves the root once its directory is moved up; another one moves the directory."""
    (folder / "a/b/c").mkdir(parents=True)
    for number in range(50):
        (folder / f"a/b/c/{number}").mkdir()
    moves = {"done": 0, "refused": 0}

    async def make() -> None:
        while min(moves.values()) < 5:
            await anyio.sleep(random.uniform(0, 0.004))
            for place in ("a/b/c", "c"):
                with suppress(FileNotFoundError, PermissionError):
                    await resource.symlink(f"{place}/link", "../../../outside/secret")
                    await resource.delete(f"{place}/link")

    async with anyio.create_task_group() as group:
        group.start_soon(make)
        while min(moves.values()) < 5:
            try:
                await resource.rename("a/b/c", "c")
            except OSError as error:
                assert error.errno in (errno.EPERM, errno.EBUSY)  # noqa: PT017
                moves["refused"] += 1
                continue
            moves["done"] += 1
            assert not os.path.lexists(folder / "c/link")
            await resource.rename("c", "a/b/c")


async def test_a_planted_hard_link_is_the_owners_file(
    resource: DiskResource, folder: Path, tmp_path: Path, canary: Canary
) -> None:
    """It may be read. Writing to it replaces the name inside; the file outside keeps its content."""
    (tmp_path / "shared").write_bytes(b"theirs")
    os.link(tmp_path / "shared", folder / "shared")
    assert await content(resource, "shared") == b"theirs"
    await resource.write("shared", given(b"ours"))
    assert (folder / "shared").read_bytes() == b"ours"
    assert (tmp_path / "shared").read_bytes() == b"theirs"


async def test_a_root_that_is_moved_away_is_still_the_root(tmp_path: Path, folder: Path, canary: Canary) -> None:
    (folder / "file").write_bytes(b"ours")
    resource = DiskResource(root=folder)
    await resource.stat("")
    folder.rename(tmp_path / "moved")
    folder.symlink_to(canary.folder)
    assert await content(resource, "file") == b"ours"
    assert await errno_of(content(resource, "secret")) == errno.ENOENT
    await resource.write("new", given(b"x"))
    assert (tmp_path / "moved/new").exists()
    await resource.aclose()
    folder.unlink()


@pytest.mark.parametrize("kind", [stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFCHR])
async def test_what_is_replaced_by_a_device_while_it_is_opened_is_refused(
    resource: DiskResource, folder: Path, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    """The look before the opening is fooled: what is open is looked at again, and nothing blocks."""
    if kind == stat.S_IFCHR and os.geteuid() != 0:
        kind = stat.S_IFIFO
    os.mknod(folder / "file", kind | 0o666, os.makedev(1, 5))
    (folder / "plain").touch()
    plain = os.stat(folder / "plain")
    monkeypatch.setattr(confine.Place, "find", lambda place: plain)
    with anyio.fail_after(5):
        for attempt in (
            content(resource, "file"),
            resource.open("file", write=True),
            resource.append("file", given(b"x")),
        ):
            # A FIFO that nobody reads, and any socket, cannot even be opened for writing.
            assert await errno_of(attempt) in (errno.EACCES, errno.ENXIO)


async def test_what_is_replaced_by_a_link_while_it_is_opened_is_refused(
    resource: DiskResource, folder: Path, canary: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "plain").touch()
    (folder / "file").symlink_to(canary.folder / "secret")
    plain = os.stat(folder / "plain")
    monkeypatch.setattr(confine.Place, "find", lambda place: plain)
    for attempt in (
        content(resource, "file"),
        resource.open("file", write=True, truncate=True),
        resource.append("file", given(b"x")),
        resource.copy("file", "copy"),
    ):
        assert await errno_of(attempt) == errno.ELOOP


async def test_what_is_replaced_by_a_link_while_it_is_linked_gets_no_second_name(
    resource: DiskResource, folder: Path, canary: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "plain").touch()
    (folder / "file").symlink_to(canary.folder / "secret")
    plain, info = os.stat(folder / "plain"), confine.Place.info
    monkeypatch.setattr(confine.Place, "info", lambda place: plain if place.name == b"file" else info(place))
    assert await errno_of(resource.link("file", "second")) == errno.EPERM
    assert sorted(os.listdir(folder)) == ["file", "plain"]


async def test_what_is_no_file_is_not_even_opened(resource: DiskResource, folder: Path) -> None:
    """Whoever waits at the other end of a FIFO would notice."""
    os.mkfifo(folder / "fifo")
    (folder / "file").touch()
    noticed = threading.Event()

    def wait() -> None:
        os.close(os.open(folder / "fifo", os.O_WRONLY))
        noticed.set()

    waiter = threading.Thread(target=wait)
    waiter.start()
    await anyio.sleep(0.05)
    for attempt in needing(resource, "fifo")[1:]:
        with suppress(PermissionError):
            await attempt()
    await anyio.sleep(0.05)
    assert not noticed.is_set()
    reader = os.open(folder / "fifo", os.O_RDONLY | os.O_NONBLOCK)
    waiter.join()
    os.close(reader)


def snapshot(folder: Path) -> dict[str, object]:
    """Everything below a folder."""
    found: dict[str, object] = {}
    for here, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(here, name)
            info = os.lstat(path)
            text = os.readlink(path) if stat.S_ISLNK(info.st_mode) else None
            found[path] = (info.st_mode, info.st_ino, info.st_size, info.st_mtime_ns, text)
    return found
