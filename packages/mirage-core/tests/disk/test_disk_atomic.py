"""A file that is replaced is the old one or the new one, whole, whatever fails or is cancelled; and nothing is left."""

import asyncio
import errno
import os
import random
import subprocess
import sys
import textwrap
import threading
import time
import types
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from pathlib import Path
from types import SimpleNamespace

import anyio
import pytest
from disk_probes import errno_of, every_operation, given, litter, open_below

from mirage.resource.disk import DiskResource, calls, confine, draft
from mirage.resource.disk.draft import Draft

pytestmark = pytest.mark.anyio

OLD = b"old" * 100_000
NEW = [bytes([number]) * 65536 for number in range(40)]


@pytest.fixture(autouse=True)
def old(folder: Path) -> Path:
    """A file that is there already."""
    (folder / "file").write_bytes(OLD)
    return folder / "file"


class Halting(AsyncIterator[bytes]):
    """Some data, and then a moment that the test decides about."""

    def __init__(self, pieces: int, then: Callable[[], Awaitable[object]]) -> None:
        self._pieces = iter(NEW[:pieces])
        self._then = then

    async def __anext__(self) -> bytes:
        for piece in self._pieces:
            return piece
        await self._then()
        raise StopAsyncIteration


@pytest.mark.parametrize("pieces", [0, 1, 4, 5, 40])
async def test_a_write_that_is_cancelled_leaves_the_old_file(
    resource: DiskResource, folder: Path, old: Path, pieces: int
) -> None:
    before = os.stat(old)
    with anyio.move_on_after(0.05) as scope:
        await resource.write("file", Halting(pieces, anyio.sleep_forever))
    assert scope.cancelled_caught
    assert os.listdir(folder) == ["file"]
    assert old.read_bytes() == OLD
    assert os.stat(old).st_ino == before.st_ino


@pytest.mark.parametrize("pieces", [0, 1, 4, 5, 40])
async def test_a_write_whose_data_fails_leaves_the_old_file(
    resource: DiskResource, folder: Path, old: Path, pieces: int
) -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await resource.write("file", Halting(pieces, fail))
    assert os.listdir(folder) == ["file"]
    assert old.read_bytes() == OLD


@types.coroutine
def suspended() -> Generator[None, None, None]:
    """Waits for whoever drives the coroutine by hand."""
    yield


async def test_a_write_that_is_thrown_away_leaves_the_old_file(folder: Path, old: Path) -> None:
    """A coroutine that is closed may wait for nothing any more."""
    root = confine.Root(os.fsencode(folder))
    begun = Draft.begin(root, b"file", [b"new"])

    async def write() -> None:
        async with draft.dropping(begun, "file"):
            await suspended()

    coroutine = write()
    coroutine.send(None)
    assert len(litter(folder)) == 1
    coroutine.close()
    root.close()
    assert os.listdir(folder) == ["file"]
    assert old.read_bytes() == OLD


class Failing(SimpleNamespace):
    """The ``os`` module, of which one call in a series fails."""

    names = frozenset({"open", "write", "rename", "link", "fstat", "fchmod", "dup", "stat", "copy_file_range", "read"})

    def __init__(self, nth: int, code: int) -> None:
        super().__init__(nth=nth, code=code, calls=0)

    def __getattr__(self, name: str) -> object:
        value = getattr(os, name)
        if name not in self.names:
            return value

        def call(*arguments: object, **options: object) -> object:
            self.calls += 1
            if self.calls == self.nth:
                raise OSError(self.code, os.strerror(self.code))
            return value(*arguments, **options)

        return call


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("what", ["small", "large", "copy", "new"])
async def test_whichever_call_fails_the_file_is_old_or_new(
    resource: DiskResource, folder: Path, old: Path, monkeypatch: pytest.MonkeyPatch, what: str, code: int
) -> None:
    (folder / "source").write_bytes(b"".join(NEW))
    attempts: dict[str, Callable[[], Awaitable[object]]] = {
        "small": lambda: resource.write("file", given(b"new")),
        "large": lambda: resource.write("file", given(*NEW)),
        "copy": lambda: resource.copy("source", "file"),
        "new": lambda: resource.write("new", given(b"new"), expect=""),
    }
    whole = {"small": b"new", "new": b"new"}.get(what, b"".join(NEW))
    target = folder / "new" if what == "new" else old
    await resource.stat("")
    for nth in range(1, 100):
        failing = Failing(nth, code)
        for module in (calls, confine, draft):
            monkeypatch.setattr(module, "os", failing)
        try:
            await attempts[what]()
        except OSError as error:
            assert error.errno == code  # noqa: PT017
        finally:
            monkeypatch.undo()
        assert not litter(folder)
        assert len(open_below(folder.parent)) == 1
        if target.exists():
            assert target.read_bytes() in (OLD, whole)
        if failing.calls < nth:
            break
        if what == "new":
            target.unlink(missing_ok=True)
        else:
            old.write_bytes(OLD)
    assert target.read_bytes() == whole
    assert nth > 5


async def test_what_is_told_only_on_closing_is_heard_in_time(
    resource: DiskResource, folder: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Network file systems tell of a full disk when a descriptor is closed: before the name is given, then."""

    class Telling(SimpleNamespace):
        def __getattr__(self, name: str) -> object:
            return getattr(os, name)

    def close(descriptor: int) -> None:
        name = os.readlink(f"/proc/self/fd/{descriptor}")
        os.close(descriptor)
        if name.endswith(".mirage-tmp"):
            monkeypatch.undo()
            raise OSError(errno.EDQUOT, "")

    await resource.stat("")
    monkeypatch.setattr(draft, "os", Telling(close=close))
    assert await errno_of(resource.write("file", given(b"new"))) == errno.EDQUOT
    assert os.listdir(folder) == ["file"]
    assert old.read_bytes() == OLD


async def test_a_full_disk_leaves_the_old_file(folder: Path, old: Path) -> None:
    """In a process of its own that may write no more than 200 kB to a file."""
    text = """
        import anyio, resource, signal, sys
        from mirage.resource.disk import DiskResource
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

        async def data(count):
            for _ in range(count):
                yield bytes(65536)

        async def main():
            disk = DiskResource(root=sys.argv[1])
            for count in (4, 40):
                try:
                    await disk.write("file", data(count))
                except OSError as error:
                    print(error.errno)
            await disk.write("small", data(1))
            await disk.aclose()

        anyio.run(main)
    """
    command = [sys.executable, "-c", textwrap.dedent(text), str(folder)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    assert ended.stdout.split() == [str(errno.EFBIG)] * 2
    assert sorted(os.listdir(folder)) == ["file", "small"]
    assert old.read_bytes() == OLD


async def test_a_reader_sees_the_old_or_the_new_and_nothing_between(
    resource: DiskResource, folder: Path, old: Path
) -> None:
    ended = threading.Event()
    seen: set[bytes] = set()

    def watch() -> None:
        while not ended.is_set():
            data = old.read_bytes()
            seen.add(data[:1] if data == data[:1] * len(data) and len(data) == 500_000 else b"torn")

    old.write_bytes(b"a" * 500_000)
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for letter in (b"b", b"c", b"d") * 10:
            await resource.write("file", given(*[letter * 50_000] * 10))
    finally:
        ended.set()
        watcher.join()
    assert seen <= {b"a", b"b", b"c", b"d"}
    assert len(seen) > 1


async def test_a_listing_does_not_tell_of_files_in_the_making(resource: DiskResource, folder: Path) -> None:
    async def look() -> None:
        assert len(os.listdir(folder)) == 2
        assert [[entry.name for entry in page] async for page in resource.list("")] == [["file"]]

    await resource.write("file", Halting(40, look))
    (folder / ".left.mirage-tmp").touch()
    names = {entry.name async for page in resource.list("") for entry in page}
    assert names == {"file", ".left.mirage-tmp"}
    (folder / ".left.mirage-tmp").unlink()


async def test_cancelled_operations_leave_nothing_open(resource: DiskResource, folder: Path, old: Path) -> None:
    """Every operation is cancelled at any moment, by a scope: hundreds of times."""
    random.seed(1)
    for path in ("file", "dir/file"):
        (folder / "dir").mkdir(exist_ok=True)
        for _ in range(15):
            for attempt in (*every_operation(resource, path), lambda: resource.write("file", given(*NEW))):
                await cancelled_after(random.uniform(0, 0.0015), attempt)
                (folder / "file").write_bytes(OLD)
    assert len(open_below(folder.parent)) == 1
    assert litter(folder) == []


async def cancelled_after(delay: float, attempt: Callable[[], Awaitable[object]]) -> None:
    with anyio.move_on_after(delay):
        try:
            told = await attempt()
        except OSError:
            return
        # What was opened is ours, and is let go of.
        aclose = getattr(told, "aclose", None)
        if aclose is not None:
            await aclose()


# ``asyncio.Task.cancel`` knows nothing of anyio's shields: what has begun is finished all the same.
only_asyncio = pytest.mark.parametrize("anyio_backend", ["asyncio"])


@only_asyncio
async def test_the_thread_is_done_when_the_cancellation_is_heard(
    resource: DiskResource, folder: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = threading.Event(), threading.Event()
    write = Draft.write

    def slowly(self: Draft, pieces: list[bytes]) -> None:
        begun.set()
        time.sleep(0.1)
        write(self, pieces)
        ended.set()

    monkeypatch.setattr(Draft, "write", slowly)
    for cancels in (1, 3):
        begun.clear()
        ended.clear()
        task = asyncio.ensure_future(resource.write("file", given(*NEW)))
        while not begun.is_set():
            await asyncio.sleep(0.001)
        for _ in range(cancels):
            task.cancel()
            await asyncio.sleep(0.01)
        with pytest.raises(asyncio.CancelledError):
            await task
        assert ended.is_set()
        assert os.listdir(folder) == ["file"]
        assert old.read_bytes() == OLD
        assert len(open_below(folder.parent)) == 1


@only_asyncio
async def test_what_opens_after_the_caller_has_gone_is_closed(
    resource: DiskResource, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = threading.Event()
    place = confine.Root.place

    def slowly(self: confine.Root, path: bytes) -> confine.Place:
        opened.set()
        time.sleep(0.05)
        return place(self, path)

    await resource.stat("")
    monkeypatch.setattr(confine.Root, "place", slowly)
    for attempt in (
        lambda: resource.open("file"),
        lambda: resource.read("file").__aenter__(),
        lambda: resource.copy("file", "copy"),
        lambda: resource.write("copy", given(*NEW)),
    ):
        opened.clear()
        task = asyncio.ensure_future(attempt())
        while not opened.is_set():
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert len(open_below(folder.parent)) == 1
        assert litter(folder) == []


@only_asyncio
async def test_tasks_cancelled_at_any_moment_leave_nothing_open(resource: DiskResource, folder: Path) -> None:
    random.seed(2)
    (folder / "dir").mkdir()
    attempts = [*every_operation(resource, "file"), lambda: resource.write("file", given(*NEW))]
    for _ in range(20):
        for attempt in attempts:
            try:
                told = await asyncio.wait_for(attempt(), random.uniform(0.00001, 0.0015))
            except (TimeoutError, OSError):
                pass
            else:
                aclose = getattr(told, "aclose", None)
                if aclose is not None:
                    await aclose()
            (folder / "file").write_bytes(OLD)
    assert len(open_below(folder.parent)) == 1
    assert litter(folder) == []
