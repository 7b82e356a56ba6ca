"""Cuts: whatever happens to the tree afterwards, each one goes on telling of the moment it was taken."""

import errno
import gc
from collections.abc import Callable, Coroutine
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

import anyio.lowlevel
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mirage.resource.ram import RAMResource
from mirage.resources import PAGE, Entry, Resource
from mirage.streams import once

if TYPE_CHECKING:
    from mirage.resource.ram.cut import Cut
    from mirage.resource.ram.handle import RAMFile

T = TypeVar("T")


def done(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that waits for nothing."""
    with closing(coroutine):
        try:
            coroutine.send(None)
        except StopIteration as end:
            result: T = end.value
            return result
        raise AssertionError("it waits")


def outcome(act: Callable[[], object]) -> str:
    try:
        act()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return "done"


def refused(coroutine: Coroutine[Any, Any, object]) -> str:
    return outcome(lambda: done(coroutine))


async def entries(resource: Resource, path: str) -> list[Entry]:
    return [entry async for page in resource.list(path) for entry in page]


async def read(resource: Resource, path: str, start: int = 0, stop: int | None = None) -> bytes:
    async with resource.read(path, start, stop) as reading:
        return b"".join([chunk async for chunk in reading])


async def everything(resource: Resource) -> dict[str, tuple[Entry, bytes]]:
    """All that can be seen: each Entry with its times, numbers and etag, and each content."""
    found = {"": (await resource.stat(""), b"")}
    pending = [""]
    while pending:
        here = pending.pop()
        for entry in await entries(resource, here):
            path = f"{here}/{entry.name}" if here else entry.name
            assert entry == await resource.stat(path)
            found[path] = entry, await read(resource, path) if entry.kind == "file" else b""
            if entry.kind == "dir":
                pending.append(path)
    return found


PATHS = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)
DATA = st.binary(min_size=1, max_size=12)


class Moments(RuleBasedStateMachine):
    """A tree that changes, and cuts of it, each beside what was to be seen when it was taken."""

    def __init__(self) -> None:
        super().__init__()
        ticks = count(1)
        self.tree = RAMResource(clock=lambda: next(ticks))
        self.cuts: list[tuple[Cut, dict[str, tuple[Entry, bytes]]]] = []
        self.open_files: list[RAMFile] = []

    @initialize()
    def plant(self) -> None:
        for path in ("a", "a/b", "c"):
            done(self.tree.make_dir(path))
        done(self.tree.write("a/c", once(b"file")))
        done(self.tree.link("a/c", "b"))
        done(self.tree.symlink("c/a", "../a"))

    @precondition(lambda self: len(self.cuts) < 4)
    @rule()
    def cut(self) -> None:
        self.cuts.append((self.tree.cut(), done(everything(self.tree))))

    @precondition(lambda self: self.cuts)
    @rule(number=st.integers(0, 3), close=st.booleans())
    def drop(self, number: int, close: bool) -> None:
        cut, _ = self.cuts.pop(number % len(self.cuts))
        if close:
            cut.close()
            assert outcome(lambda: done(cut.stat(""))) == "EBADF"

    @rule(path=PATHS, data=DATA)
    def write(self, path: str, data: bytes) -> None:
        outcome(lambda: done(self.tree.write(path, once(data))))

    @rule(path=PATHS, data=DATA)
    def append(self, path: str, data: bytes) -> None:
        outcome(lambda: done(self.tree.append(path, once(data))))

    @rule(path=PATHS)
    def make_dir(self, path: str) -> None:
        outcome(lambda: done(self.tree.make_dir(path)))

    @rule(path=PATHS)
    def delete(self, path: str) -> None:
        outcome(lambda: done(self.tree.delete(path)))

    @rule(source=PATHS, path=PATHS, act=st.sampled_from(["rename", "copy", "link"]))
    def two(self, source: str, path: str, act: str) -> None:
        outcome(lambda: done(getattr(self.tree, act)(source, path)))

    @rule(path=PATHS)
    def symlink(self, path: str) -> None:
        outcome(lambda: done(self.tree.symlink(path, "a")))

    @rule(path=PATHS, mode=st.integers(0, 0o7777), mtime=st.integers(0, 99))
    def set_attrs(self, path: str, mode: int, mtime: int) -> None:
        outcome(lambda: done(self.tree.set_attrs(path, mode=mode, mtime=mtime, uid=7, gid=8)))

    @precondition(lambda self: len(self.open_files) < 3)
    @rule(path=PATHS, create=st.booleans(), truncate=st.booleans())
    def open(self, path: str, create: bool, truncate: bool) -> None:
        def keep() -> None:
            self.open_files.append(done(self.tree.open(path, write=True, create=create, truncate=truncate)))

        outcome(keep)

    @precondition(lambda self: self.open_files)
    @rule(number=st.integers(0, 2), offset=st.integers(0, 20), data=DATA, size=st.integers(0, 20))
    def change_open(self, number: int, offset: int, data: bytes, size: int) -> None:
        file = self.open_files[number % len(self.open_files)]
        done(file.write_at(offset, data))
        done(file.truncate(size))

    @precondition(lambda self: self.open_files)
    @rule()
    def close(self) -> None:
        self.open_files.pop(0)

    @invariant()
    def each_cut_tells_of_its_moment(self) -> None:
        for cut, expected in self.cuts:
            assert done(everything(cut)) == expected

    @invariant()
    def nothing_is_kept_for_nobody(self) -> None:
        layers = self.tree._tree.layers
        assert [cut._layer for cut, _ in self.cuts] == layers


TestMoments = Moments.TestCase
TestMoments.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


async def truncated(tree: RAMResource, size: int) -> None:
    await (await tree.open("dir/file", write=True)).truncate(size)


CHANGES: dict[str, Callable[[RAMResource], Coroutine[Any, Any, object]]] = {
    "write": lambda tree: tree.write("dir/file", once(b"other")),
    "write a new one": lambda tree: tree.write("dir/new", once(b"other")),
    "append": lambda tree: tree.append("dir/file", once(b"more")),
    "truncate": lambda tree: truncated(tree, 2),
    "extend": lambda tree: truncated(tree, 200_000),
    "copy": lambda tree: tree.copy("file", "dir/file"),
    "make_dir": lambda tree: tree.make_dir("dir/new"),
    "symlink": lambda tree: tree.symlink("dir/new", "file"),
    "link": lambda tree: tree.link("dir/file", "empty/new"),
    "delete": lambda tree: tree.delete("dir/file"),
    "delete a directory": lambda tree: tree.delete("empty"),
    "rename": lambda tree: tree.rename("dir/file", "dir/new"),
    "rename into another directory": lambda tree: tree.rename("dir/file", "empty/new"),
    "rename over a file": lambda tree: tree.rename("dir/file", "file"),
    "rename a directory": lambda tree: tree.rename("dir", "empty"),
    "rename a directory deeper": lambda tree: tree.rename("empty", "dir/empty"),
    "set_attrs": lambda tree: tree.set_attrs("dir/file", mode=0o600),
    "set_attrs of the root": lambda tree: tree.set_attrs("", mtime=7),
}


@pytest.mark.parametrize("what", CHANGES)
def test_no_change_reaches_a_cut(what: str) -> None:
    ticks = count(1)
    tree = RAMResource(clock=lambda: next(ticks))
    for directory in ("dir", "empty"):
        done(tree.make_dir(directory))
    for path in ("dir/file", "file"):
        done(tree.write(path, once(path.encode())))
    before = done(everything(tree))
    old, young = tree.cut(), tree.cut()
    done(CHANGES[what](tree))
    assert done(everything(tree)) != before
    assert done(everything(old)) == done(everything(young)) == before
    young.close()
    assert done(everything(old)) == before


def test_a_cut_is_taken_without_looking_at_the_tree() -> None:
    tree = RAMResource.from_files({f"{number}": b"x" for number in range(1000)})
    cut = tree.cut()
    assert cut._layer is not None
    assert cut._layer.images == {}
    done(tree.write("5", once(b"y")))
    done(tree.write("5", once(b"z")))
    assert len(cut._layer.images) == 1
    done(tree.write("new", once(b"1")))
    done(tree.append("new", once(b"2")))
    assert len(cut._layer.images) == 2, "the directory, and nothing of a file that is younger than the cut"


def test_dropping_frees_what_only_that_cut_needed() -> None:
    tree = RAMResource.from_files({"file": b"1" * 1000, "other": b"x" * 10})
    old = tree.cut()
    done(tree.write("file", once(b"2" * 2000)))
    young = tree.cut()
    done(tree.write("file", once(b"3" * 4000)))
    done(tree.delete("other"))
    assert tree.used == 1000 + 2000 + 4000 + 10
    young.close()
    assert tree.used == 1000 + 4000 + 10
    assert done(read(old, "file")) == b"1" * 1000
    assert done(read(old, "other")) == b"x" * 10
    del old
    assert tree.used == 4000
    young.close()


def test_an_older_cut_goes_first() -> None:
    tree = RAMResource.from_files({"file": b"1"})
    old = tree.cut()
    done(tree.write("file", once(b"2")))
    young = tree.cut()
    done(tree.write("file", once(b"3")))
    old.close()
    assert done(read(young, "file")) == b"2"
    assert done(read(tree, "file")) == b"3"


def test_hard_links_stay_one_file() -> None:
    tree = RAMResource.from_files({"dir/one": b"content"})
    done(tree.link("dir/one", "two"))
    cut = tree.cut()
    done(tree.delete("two"))
    done(tree.rename("dir/one", "moved"))
    done(tree.append("moved", once(b" and more")))
    one, two = done(cut.stat("dir/one")), done(cut.stat("two"))
    assert (one.inode, one.nlink, one.name, two.name) == (two.inode, 2, "one", "two")
    assert done(read(cut, "two")) == b"content"
    assert outcome(lambda: done(cut.stat("moved"))) == "ENOENT"


def test_a_cut_tells_of_large_files_and_directories() -> None:
    tree = RAMResource.from_files({f"dir/{number:05}": b"" for number in range(PAGE + 5)})
    data = bytes(range(256)) * 1000
    done(tree.write("large", once(data)))
    cut = tree.cut()
    reading = cut.read("large", 70_000)
    for number in range(0, PAGE, 7):
        done(tree.delete(f"dir/{number:05}"))
    done(tree.append("large", once(b"tail")))
    done(tree.write("large", once(b"short")))
    assert [entry.name for entry in done(entries(cut, "dir"))] == [f"{number:05}" for number in range(PAGE + 5)]
    assert done(read(cut, "large")) == data
    assert done(read(cut, "large", 100, 200_000)) == data[100:200_000]
    cut.close()

    async def rest() -> bytes:
        return b"".join([chunk async for chunk in reading])

    assert done(rest()) == data[70_000:], "a reading lives on when the cut is closed"


def test_a_cut_refuses_what_the_tree_refuses_and_every_change() -> None:
    tree = RAMResource.from_files({"dir/file": b"x"})
    done(tree.symlink("link", "dir"))
    cut = tree.cut()
    for resource in (tree, cut):
        assert refused(resource.stat("none")) == "ENOENT"
        assert refused(resource.stat("n" * 256)) == "ENAMETOOLONG"
        assert refused(resource.stat("dir/file/below")) == "ENOTDIR"
        assert refused(resource.stat("link/file")) == "ELOOP"
        assert refused(entries(resource, "dir/file")) == "ENOTDIR"
        assert refused(entries(resource, "link")) == "ELOOP"
        assert refused(read(resource, "dir")) == "EISDIR"
        assert refused(read(resource, "link")) == "ELOOP"
    assert outcome(lambda: done(cut.write("dir/file", once(b"y")))) == "EROFS"
    assert outcome(lambda: done(cut.delete("dir/file"))) == "EROFS"
    assert outcome(lambda: done(cut.make_dir("new"))) == "EROFS"


def test_a_cut_outlives_its_resource() -> None:
    tree = RAMResource.from_files({"file": b"x"})
    cut = tree.cut()
    del tree
    gc.collect()
    assert done(read(cut, "file")) == b"x"


@pytest.mark.anyio
async def test_the_tree_changes_while_a_cut_is_read() -> None:
    tree = RAMResource.from_files({f"dir/{number}": b"old" for number in range(300)})
    over = False

    async def change() -> None:
        turn = 0
        while not over:
            path = f"dir/{turn % 300}"
            await tree.write(path, once(b"new"))
            await tree.rename(path, f"moved{turn}")
            await tree.write(path, once(b"newer"))
            turn += 1
            await anyio.lowlevel.checkpoint()

    async with anyio.create_task_group() as tasks, tree.cut() as cut:
        tasks.start_soon(change)
        seen = {}
        async for page in cut.list("dir"):
            for entry in page:
                await anyio.lowlevel.checkpoint()
                seen[entry.name] = await read(cut, f"dir/{entry.name}")
        over = True
    assert seen == {str(number): b"old" for number in range(300)}
    assert await read(tree, "dir/0") == b"newer"
