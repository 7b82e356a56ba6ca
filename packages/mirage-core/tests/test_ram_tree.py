"""The tree in memory against a real folder: the same errno for every operation, and the same tree after it."""

import errno
import gc
import os
import stat
import tempfile
import weakref
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import anyio
import anyio.lowlevel
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from mirage.paths import encode
from mirage.resource.ram import RAMResource
from mirage.resource.ram.handle import RAMFile
from mirage.resource.ram.nodes import Node
from mirage.resource.ram.tree import DEPTH_MAX
from mirage.resources import (
    PAGE,
    Appends,
    Attrs,
    Copies,
    Entry,
    HardLinks,
    Links,
    Opens,
    Renames,
    Resource,
    Searches,
    Walks,
)
from mirage.streams import once

T = TypeVar("T")

LONG = "é" * 128
"""One byte more than a name may have."""

OLD = 1_000_000_000
"""A time of change that no operation sets."""


def done(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that waits for nothing, as no operation in memory does, on whatever event loop."""
    with closing(coroutine):
        try:
            coroutine.send(None)
        except StopIteration as end:
            result: T = end.value
            return result
        raise AssertionError("it waits")


async def entries(resource: Resource, path: str) -> list[Entry]:
    return [entry async for page in resource.list(path) for entry in page]


async def read(resource: Resource, path: str, start: int = 0, stop: int | None = None) -> bytes:
    async with resource.read(path, start, stop) as reading:
        return b"".join([chunk async for chunk in reading])


async def read_open(file: RAMFile, offset: int, size: int) -> bytes:
    data = b""
    while chunk := await file.read_at(offset + len(data), size - len(data)):
        data += chunk
    return data


@dataclass(frozen=True, slots=True)
class Seen:
    """A name, as both trees tell of it. ``same`` is the first path of the same file; ``fresh``: it was just changed."""

    kind: str
    mode: int
    nlink: int
    same: str
    fresh: bool
    content: bytes | str = b""


Tree = dict[str, Seen]


class Folder:
    """A real folder that, as a resource does, refuses to follow links (ELOOP)."""

    def __init__(self, root: str) -> None:
        self.root = root

    @contextmanager
    def parent(self, path: str) -> Iterator[tuple[int, bytes]]:
        *above, name = encode(path).split(b"/")
        directory = os.open(self.root, os.O_DIRECTORY)
        try:
            for step in above:
                if stat.S_ISLNK(os.lstat(step, dir_fd=directory).st_mode):
                    raise OSError(errno.ELOOP, "a link")
                below = os.open(step, os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=directory)
                os.close(directory)
                directory = below
            yield directory, name
        finally:
            os.close(directory)

    def open(self, path: str, flags: int) -> int:
        with self.parent(path) as (directory, name):
            return os.open(name, flags | os.O_NOFOLLOW, 0o644, dir_fd=directory)

    def write(self, path: str, data: bytes, flags: int) -> None:
        file = self.open(path, os.O_WRONLY | flags)
        try:
            os.write(file, data)
        finally:
            os.close(file)

    def read(self, path: str) -> bytes:
        file = self.open(path, os.O_RDONLY)
        try:
            return os.read(file, 1 << 20)
        finally:
            os.close(file)

    def copy(self, source: str, target: str) -> None:
        data = self.read(source)
        with self.parent(source) as (old, name), self.parent(target) as (new, new_name):
            source_info = os.lstat(name, dir_fd=old)
            try:
                if os.path.samestat(source_info, os.lstat(new_name, dir_fd=new)):
                    return
            except FileNotFoundError:
                pass
        self.write(target, data, os.O_CREAT | os.O_TRUNC)

    def list(self, path: str) -> list[bytes]:
        with self.parent(path) as (directory, name):
            if stat.S_ISLNK(os.lstat(name, dir_fd=directory).st_mode):
                raise OSError(errno.ELOOP, "a link")
            opened = os.open(name, os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=directory)
        try:
            return [os.fsencode(found) for found in os.listdir(opened)]
        finally:
            os.close(opened)

    def delete(self, path: str) -> None:
        with self.parent(path) as (directory, name):
            if stat.S_ISDIR(os.lstat(name, dir_fd=directory).st_mode):
                os.rmdir(name, dir_fd=directory)
            else:
                os.unlink(name, dir_fd=directory)

    def rename(self, source: str, target: str) -> None:
        with self.parent(source) as (old, name), self.parent(target) as (new, new_name):
            os.rename(name, new_name, src_dir_fd=old, dst_dir_fd=new)

    def link(self, source: str, path: str) -> None:
        with self.parent(source) as (old, name):
            os.lstat(name, dir_fd=old)
            with self.parent(path) as (new, new_name):
                os.link(name, new_name, src_dir_fd=old, dst_dir_fd=new, follow_symlinks=False)

    def tree(self) -> Tree:
        found: Tree = {}
        first: dict[int, str] = {}
        pending = [""]
        while pending:
            here = pending.pop()
            for name in sorted(os.listdir(f"{self.root}/{here}")):
                path = f"{here}/{name}" if here else name
                info = os.lstat(f"{self.root}/{path}")
                content: bytes | str = b""
                kind = "file"
                if stat.S_ISDIR(info.st_mode):
                    kind = "dir"
                    pending.append(path)
                elif stat.S_ISLNK(info.st_mode):
                    kind, content = "link", os.readlink(f"{self.root}/{path}")
                else:
                    content = Path(f"{self.root}/{path}").read_bytes()
                found[path] = Seen(
                    kind,
                    stat.S_IMODE(info.st_mode),
                    info.st_nlink,
                    first.setdefault(info.st_ino, path),
                    info.st_mtime_ns != OLD,
                    content,
                )
        return found

    def age(self) -> None:
        for directory, folders, files in os.walk(self.root, topdown=False):
            for name in (*files, *folders):
                os.utime(f"{directory}/{name}", ns=(OLD, OLD), follow_symlinks=False)


async def tree_of(resource: Resource) -> Tree:
    found: Tree = {}
    first: dict[int | None, str] = {}
    pending = [""]
    while pending:
        here = pending.pop()
        for entry in sorted(await entries(resource, here), key=lambda entry: entry.name):
            path = f"{here}/{entry.name}" if here else entry.name
            assert entry == await resource.stat(path)
            content: bytes | str = b""
            if entry.kind == "dir":
                pending.append(path)
            elif entry.kind == "link":
                content = entry.target or ""
                assert entry.size == len(encode(content))
            else:
                content = await read(resource, path)
                assert entry.size == len(content)
            found[path] = Seen(
                entry.kind,
                entry.mode or 0,
                entry.nlink or 0,
                first.setdefault(entry.inode, path),
                entry.mtime != OLD,
                content,
            )
    return found


async def age(resource: RAMResource) -> None:
    for path in await tree_of(resource):
        await resource.set_attrs(path, mtime=OLD, atime=OLD)


NAMES = st.sampled_from([*"abc" * 6, LONG])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
DATA = st.binary(max_size=12)


class Twin:
    """A file open in both trees."""

    def __init__(self, ours: RAMFile, real: int) -> None:
        self.ours = ours
        self.real = real


class Twins(RuleBasedStateMachine):
    """Each operation is done on both sides; what is refused on one is refused on the other, for the same reason."""

    def __init__(self) -> None:
        super().__init__()
        self.ours = RAMResource()
        self.folder = tempfile.TemporaryDirectory()
        self.real = Folder(self.folder.name)
        self.umask = os.umask(0o022)
        self.open_files: list[Twin] = []

    def teardown(self) -> None:
        os.umask(self.umask)
        for twin in self.open_files:
            os.close(twin.real)
        self.folder.cleanup()

    def both(self, ours: Callable[[], object], real: Callable[[], object]) -> None:
        done(age(self.ours))
        self.real.age()
        assert outcome(ours) == outcome(real)
        assert done(tree_of(self.ours)) == self.real.tree()

    @initialize()
    def plant(self) -> None:
        for path in ("a", "a/b", "c"):
            self.make_dir(path)
        self.write("a/c", b"file")
        self.link("a/c", "b")
        self.symlink("c/a", "../a")

    @rule(path=PATHS, data=DATA)
    def write(self, path: str, data: bytes) -> None:
        self.both(
            lambda: done(self.ours.write(path, once(data))),
            lambda: self.real.write(path, data, os.O_CREAT | os.O_TRUNC),
        )

    @rule(path=PATHS, data=DATA)
    def append(self, path: str, data: bytes) -> None:
        self.both(
            lambda: done(self.ours.append(path, once(data))),
            lambda: self.real.write(path, data, os.O_CREAT | os.O_APPEND),
        )

    @rule(source=PATHS, path=PATHS)
    def copy(self, source: str, path: str) -> None:
        self.both(lambda: done(self.ours.copy(source, path)), lambda: self.real.copy(source, path))

    @rule(path=PATHS)
    def look(self, path: str) -> None:
        def lstat() -> None:
            with self.real.parent(path) as (directory, name):
                os.lstat(name, dir_fd=directory)

        self.both(lambda: done(self.ours.stat(path)), lstat)
        self.both(lambda: done(entries(self.ours, path)), lambda: self.real.list(path))
        self.both(lambda: done(read(self.ours, path)), lambda: self.real.read(path))

    @rule(path=PATHS)
    def make_dir(self, path: str) -> None:
        def mkdir() -> None:
            with self.real.parent(path) as (directory, name):
                os.mkdir(name, dir_fd=directory)

        self.both(lambda: done(self.ours.make_dir(path)), mkdir)

    @rule(path=PATHS)
    def delete(self, path: str) -> None:
        self.both(lambda: done(self.ours.delete(path)), lambda: self.real.delete(path))

    @rule(source=PATHS, path=PATHS)
    def rename(self, source: str, path: str) -> None:
        self.both(lambda: done(self.ours.rename(source, path)), lambda: self.real.rename(source, path))

    @rule(source=PATHS, path=PATHS)
    def link(self, source: str, path: str) -> None:
        self.both(lambda: done(self.ours.link(source, path)), lambda: self.real.link(source, path))

    @rule(path=PATHS, text=st.sampled_from(["a", "../b", "/nowhere", "x" * 4095, "x" * 4096, ""]))
    def symlink(self, path: str, text: str) -> None:
        def make() -> None:
            with suppress(FileExistsError):
                os.symlink(text, self.folder.name)  # The kernel looks at the target before it looks at the path.
            with self.real.parent(path) as (directory, name):
                os.symlink(text, name, dir_fd=directory)

        self.both(lambda: done(self.ours.symlink(path, text)), make)

    @rule(path=PATHS, mode=st.sampled_from([0o600, 0o755, 0o4711, 0o1777]))
    def chmod(self, path: str, mode: int) -> None:
        def change() -> None:
            with self.real.parent(path) as (directory, name):
                if stat.S_ISLNK(os.lstat(name, dir_fd=directory).st_mode):
                    raise OSError(errno.EOPNOTSUPP, "links have no bits")
                os.chmod(name, mode, dir_fd=directory)

        self.both(lambda: done(self.ours.set_attrs(path, mode=mode)), change)

    @precondition(lambda self: len(self.open_files) < 3)
    @rule(path=PATHS, write=st.booleans(), create=st.booleans(), exclusive=st.booleans(), truncate=st.booleans())
    def open(self, path: str, write: bool, create: bool, exclusive: bool, truncate: bool) -> None:
        flags = os.O_RDWR if write else os.O_RDONLY
        flags |= os.O_CREAT * create | os.O_EXCL * (exclusive and create) | os.O_TRUNC * (truncate and write)
        opened: list[RAMFile] = []
        real: list[int] = []

        def open_real() -> None:
            real.append(file := self.real.open(path, flags))
            if stat.S_ISDIR(os.fstat(file).st_mode):
                os.close(real.pop())
                raise IsADirectoryError(errno.EISDIR, "a directory")

        def open_ours() -> None:
            opened.append(
                done(self.ours.open(path, write=write, create=create, exclusive=exclusive, truncate=truncate))
            )

        try:
            self.both(open_ours, open_real)
        finally:
            self.open_files += [Twin(*pair) for pair in zip(opened, real, strict=False)]

    @precondition(lambda self: self.open_files)
    @rule(number=st.integers(0, 2), offset=st.one_of(st.none(), st.integers(0, 30)), data=DATA)
    def write_open(self, number: int, offset: int | None, data: bytes) -> None:
        twin = self.open_files[number % len(self.open_files)]
        at = os.fstat(twin.real).st_size if offset is None else offset
        self.both(lambda: done(twin.ours.write_at(offset, data)), lambda: os.pwrite(twin.real, data, at))

    @precondition(lambda self: self.open_files)
    @rule(number=st.integers(0, 2), size=st.integers(0, 30))
    def truncate_open(self, number: int, size: int) -> None:
        twin = self.open_files[number % len(self.open_files)]

        def ftruncate() -> None:
            os.pwrite(twin.real, b"", 0)  # EBADF where the kernel says EINVAL
            os.ftruncate(twin.real, size)

        self.both(lambda: done(twin.ours.truncate(size)), ftruncate)

    @precondition(lambda self: self.open_files)
    @rule(number=st.integers(0, 2), offset=st.integers(0, 30), size=st.integers(0, 30))
    def look_open(self, number: int, offset: int, size: int) -> None:
        twin = self.open_files[number % len(self.open_files)]
        assert done(read_open(twin.ours, offset, size)) == os.pread(twin.real, size, offset)
        entry, info = done(twin.ours.stat()), os.fstat(twin.real)
        assert (entry.size, entry.nlink, entry.mode) == (info.st_size, info.st_nlink, stat.S_IMODE(info.st_mode))

    @precondition(lambda self: self.open_files)
    @rule(number=st.integers(0, 2))
    def close(self, number: int) -> None:
        twin = self.open_files.pop(number % len(self.open_files))
        os.close(twin.real)
        done(twin.ours.aclose())


def outcome(act: Callable[[], object]) -> str:
    """The name of the errno with which it was refused."""
    try:
        act()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return "done"


TestTwins = Twins.TestCase
TestTwins.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


def test_directories_that_move_take_their_link_along() -> None:
    twins = Twins()
    try:
        twins.plant()
        for source, path in (("a/b", "c/b"), ("c", "a/c"), ("a/c", "d"), ("d/b", "d/c"), ("d/c", "a/b"), ("a/b", "e")):
            twins.rename(source, path)
        twins.make_dir("d/e")
        twins.rename("e", "d/e")
    finally:
        twins.teardown()


def planted(**options: Any) -> RAMResource:
    resource = RAMResource(**options)
    done(resource.make_dir("dir"))
    done(resource.write("dir/file", once(b"hello")))
    done(resource.symlink("link", "dir"))
    return resource


def refused(coroutine: Coroutine[Any, Any, object]) -> str:
    return outcome(lambda: done(coroutine))


def test_it_offers_what_a_local_file_system_has() -> None:
    resource = RAMResource()
    assert all(isinstance(resource, has) for has in (Appends, Attrs, Copies, HardLinks, Links, Opens, Renames))
    assert not isinstance(resource, Walks | Searches)
    assert RAMResource.kind == "ram"


def test_it_can_be_made_with_files() -> None:
    resource = RAMResource.from_files({"a/b/c.txt": b"c", "a/d": b"", "e": b"e"})
    assert sorted(done(tree_of(resource))) == ["a", "a/b", "a/b/c.txt", "a/d", "e"]
    assert done(read(resource, "a/b/c.txt")) == b"c"
    assert sorted(done(tree_of(RAMResource.of_dirs("tmp", "home/agent", "home/other")))) == [
        "home",
        "home/agent",
        "home/other",
        "tmp",
    ]


def test_what_the_root_refuses() -> None:
    resource = planted()
    assert done(resource.stat("")).kind == "dir"
    assert refused(resource.write("", once(b""))) == "EISDIR"
    assert refused(resource.append("", once(b""))) == "EISDIR"
    assert refused(resource.copy("dir/file", "")) == "EISDIR"
    assert refused(resource.open("", create=True)) == "EISDIR"
    assert refused(resource.open("")) == "EISDIR"
    assert refused(resource.make_dir("")) == "EEXIST"
    assert refused(resource.symlink("", "x")) == "EEXIST"
    assert refused(resource.link("dir/file", "")) == "EEXIST"
    assert refused(resource.open("", create=True, exclusive=True)) == "EEXIST"
    assert refused(resource.delete("")) == "EBUSY"
    assert refused(resource.rename("", "x")) == "EBUSY"
    assert refused(resource.rename("dir", "")) == "EBUSY"


def test_which_times_each_change_sets() -> None:
    ticks = count(1)
    resource = planted(clock=lambda: next(ticks))

    def times(path: str) -> tuple[int, int, int]:
        entry = done(resource.stat(path))
        return entry.mtime or 0, entry.ctime or 0, entry.atime or 0

    def moved(act: Coroutine[Any, Any, object], path: str) -> str:
        before = times(path)
        done(act)
        return "".join(name for name, old, new in zip("mca", before, times(path), strict=True) if new > old)

    assert moved(read(resource, "dir/file"), "dir/file") == ""
    assert moved(entries(resource, "dir"), "dir") == ""
    assert moved(resource.write("dir/file", once(b"x")), "dir/file") == "mc"
    assert moved(resource.write("dir/file", once(b"x")), "dir") == ""
    assert moved(resource.append("dir/file", once(b"x")), "dir/file") == "mc"
    assert moved(resource.append("dir/file", once(b"")), "dir/file") == ""
    assert moved(resource.set_attrs("dir/file", mode=0o600), "dir/file") == "c"
    assert moved(resource.link("dir/file", "dir/second"), "dir/file") == "c"
    assert moved(resource.link("dir/file", "dir/third"), "dir") == "mc"
    assert moved(resource.delete("dir/third"), "dir/file") == "c"
    assert moved(resource.delete("dir/second"), "dir") == "mc"
    assert moved(resource.rename("dir/file", "file"), "dir") == "mc"
    assert moved(resource.rename("file", "dir/file"), "") == "mc"
    assert moved(resource.make_dir("dir/sub"), "dir") == "mc"
    assert moved(resource.copy("dir/file", "dir/copy"), "dir/file") == ""
    before = times("dir/file")
    done(resource.rename("dir/file", "dir/moved"))
    assert [new > old for old, new in zip(before, times("dir/moved"), strict=True)] == [False, True, False]
    done(resource.rename("dir/moved", "dir/file"))
    done(resource.set_attrs("dir/file", mtime=5, atime=6))
    assert times("dir/file")[::2] == (5, 6)


def test_an_etag_is_of_one_content_of_one_file() -> None:
    resource = planted()

    def etag(path: str) -> str:
        return done(resource.stat(path)).etag or ""

    seen = [etag("dir/file")]
    for act in (
        resource.write("dir/file", once(b"hello")),
        resource.append("dir/file", once(b"!")),
        resource.write("dir/file", once(b"")),
    ):
        done(act)
        seen.append(etag("dir/file"))
    handle = done(resource.open("dir/file", write=True))
    done(handle.write_at(0, b"x"))
    seen.append(etag("dir/file"))
    done(handle.truncate(0))
    seen.append(etag("dir/file"))
    done(resource.delete("dir/file"))
    done(resource.write("dir/file", once(b"")))
    seen.append(etag("dir/file"))
    assert len(set(seen)) == len(seen)
    done(resource.rename("dir/file", "moved"))
    done(resource.set_attrs("moved", mode=0o600))
    assert etag("moved") == seen[-1]


def test_what_is_expected_must_be_there() -> None:
    resource = planted()
    etag = done(resource.stat("dir/file")).etag
    assert refused(resource.write("dir/file", once(b"x"), expect="")) == "EEXIST"
    assert refused(resource.write("dir/file", once(b"x"), expect="other")) == "ESTALE"
    assert refused(resource.write("dir/none", once(b"x"), expect=etag)) == "ESTALE"
    assert refused(resource.write("link", once(b"x"), expect="")) == "ELOOP"
    assert refused(resource.delete("dir/file", expect="other")) == "ESTALE"
    assert refused(resource.delete("link", expect="other")) == "ESTALE"
    assert done(read(resource, "dir/file")) == b"hello"
    done(resource.write("dir/file", once(b"new"), expect=etag))
    done(resource.write("dir/none", once(b"x"), expect=""))
    assert done(read(resource, "dir/file")) == b"new"


def test_an_expectation_is_asked_for_when_the_bytes_are_there() -> None:
    resource = planted()
    etag = done(resource.stat("dir/file")).etag

    async def overtaken() -> AsyncIterator[bytes]:
        yield b"mine"
        await resource.write("dir/file", once(b"theirs"))

    assert refused(resource.write("dir/file", overtaken(), expect=etag)) == "ESTALE"
    assert done(read(resource, "dir/file")) == b"theirs"


def test_the_directory_may_vanish_while_the_bytes_come() -> None:
    resource = RAMResource.of_dirs("dir")

    async def vanishing() -> AsyncIterator[bytes]:
        yield b"bytes"
        await resource.delete("dir")

    assert refused(resource.write("dir/file", vanishing())) == "ENOENT"
    assert resource.used == 0


def test_an_open_file_outlives_its_name() -> None:
    resource = RAMResource.from_files({"dir/file": b"hello"})
    file = done(resource.open("dir/file", write=True))
    done(resource.rename("dir/file", "moved"))
    done(file.write_at(None, b" world"))
    assert done(read(resource, "moved")) == b"hello world"
    done(resource.write("moved", once(b"replaced")))
    assert done(file.read_at(0, 100)) == b"replaced"
    done(resource.delete("moved"))
    assert done(file.write_at(0, b"R")) == 1
    assert done(file.read_at(0, 100)) == b"Replaced"
    assert done(file.stat()).nlink == 0
    assert resource.used == len(b"Replaced")
    done(file.aclose())
    assert resource.used == 0
    for act in (file.read_at(0, 1), file.write_at(0, b"x"), file.truncate(0), file.stat()):
        assert refused(act) == "EBADF"


def test_a_reader_sees_one_state() -> None:
    resource = RAMResource()
    data = os.urandom(300_000)
    done(resource.write("file", once(data)))
    for change in (
        lambda: resource.append("file", once(b"more")),
        lambda: resource.write("file", once(data[::-1])),
        lambda: resource.delete("file"),
    ):
        reading = resource.read("file", 1)
        expected = done(read(resource, "file", 1))
        done(change())

        async def rest(chunks: AsyncIterator[bytes]) -> bytes:
            return b"".join([chunk async for chunk in chunks])

        assert resource.used >= len(data)
        assert done(rest(aiter(reading))) == expected
    assert resource.used == 0


def test_a_listing_is_of_one_moment() -> None:
    names = [f"{number:06}" for number in range(2 * PAGE + 1)]
    resource = RAMResource.from_files(dict.fromkeys(names, b""))

    assert done(listed_while_renamed(resource)) == names
    assert sorted(entry.name for entry in done(entries(resource, ""))) == [f"new{name}" for name in names]


async def listed_while_renamed(resource: RAMResource) -> list[str]:
    seen: list[str] = []
    async for page in resource.list(""):
        assert len(page) <= PAGE
        seen += [entry.name for entry in page]
        if len(seen) == PAGE:
            for entry in await entries(resource, ""):
                await resource.rename(entry.name, f"new{entry.name}")
    return seen


def test_a_listing_makes_its_entries_once() -> None:
    resource = RAMResource.from_files({"a": b"1", "b": b"2"})
    first, second = done(entries(resource, "")), done(entries(resource, ""))
    assert all(one is other for one, other in zip(first, second, strict=True))
    done(resource.append("a", once(b"x")))
    third = done(entries(resource, ""))
    assert third[0] is not first[0]
    assert third[1] is first[1]


def test_hard_links_are_listed_by_their_names() -> None:
    resource = RAMResource.from_files({"a": b"1"})
    done(resource.link("a", "b"))
    for _ in range(2):
        assert [(entry.name, entry.nlink) for entry in done(entries(resource, ""))] == [("a", 2), ("b", 2)]
        assert done(resource.stat("a")).name == "a"
        assert done(resource.stat("b")).name == "b"


def test_paths_have_at_most_256_components() -> None:
    deepest = "/".join("d" * DEPTH_MAX)
    resource = RAMResource.of_dirs(deepest)
    for act in (
        resource.make_dir(f"{deepest}/d"),
        resource.write(f"{deepest}/d", once(b"")),
        resource.append(f"{deepest}/d", once(b"")),
        resource.symlink(f"{deepest}/d", "x"),
        resource.open(f"{deepest}/d", create=True),
    ):
        assert refused(act) == "ENAMETOOLONG"
    done(resource.make_dir("e"))
    assert refused(resource.rename("d", "e/d")) == "ENAMETOOLONG"
    assert refused(resource.rename("d/d", "e/d")) == "done"
    done(resource.make_dir("f"))
    done(resource.write("f/file", once(b"")))
    hollow = "/".join(["e"] + ["d"] * (DEPTH_MAX - 2))
    assert refused(resource.rename("f", f"{hollow}/f")) == "ENAMETOOLONG"
    done(resource.delete("f/file"))
    assert refused(resource.rename("f", f"{hollow}/f")) == "done"


def test_a_tree_leaves_nothing_to_the_garbage_collector() -> None:
    gc.collect()
    others = {id(found) for found in gc.get_objects() if isinstance(found, Node)}
    gc.disable()
    try:
        resource = RAMResource.of_dirs("/".join("d" * DEPTH_MAX))
        done(resource.write("d/file", once(b"x")))
        done(resource.link("d/file", "d/second"))
        done(entries(resource, "d"))
        cut = resource.cut()
        done(resource.write("d/file", once(b"y")))
        root = weakref.ref(cut)
        del cut
        assert root() is None
        tree = weakref.ref(resource)
        del resource
        assert tree() is None
        assert not [found for found in gc.get_objects() if isinstance(found, Node) and id(found) not in others]
    finally:
        gc.enable()


@pytest.mark.anyio
async def test_a_write_that_fails_or_is_cancelled_changes_nothing() -> None:
    resource = RAMResource.from_files({"file": b"old"})

    async def failing() -> AsyncIterator[bytes]:
        yield b"new" * 100_000
        raise ConnectionError("the source is gone")

    async def hanging() -> AsyncIterator[bytes]:
        yield b"new" * 100_000
        await anyio.sleep_forever()

    for path in ("file", "fresh"):
        with pytest.raises(ConnectionError):
            await resource.write(path, failing())
        with anyio.move_on_after(0.01) as scope:
            await resource.write(path, hanging())
        assert scope.cancelled_caught
        assert resource.used == 3
    assert [entry.name for entry in await entries(resource, "")] == ["file"]
    assert await read(resource, "file") == b"old"


@pytest.mark.anyio
async def test_readers_and_writers_at_once() -> None:
    resource = RAMResource.from_files({"file": b"0" * 200_000})
    seen: set[bytes] = set()

    async def source(digit: bytes) -> AsyncIterator[bytes]:
        for _ in range(4):
            await anyio.lowlevel.checkpoint()
            yield digit * 50_000

    async def look() -> None:
        async with resource.read("file") as reading:
            chunks = []
            async for chunk in reading:
                chunks.append(chunk)
                await anyio.lowlevel.checkpoint()
        seen.add(b"".join(chunks))

    async with anyio.create_task_group() as tasks:
        for digit in (b"1", b"2", b"3"):
            tasks.start_soon(resource.write, "file", source(digit))
            tasks.start_soon(look)
    await look()
    assert seen <= {digit * 200_000 for digit in (b"0", b"1", b"2", b"3")}
    assert len(seen) > 1
