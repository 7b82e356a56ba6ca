"""Policies and observers: asked with the resolved path, before anything happens; a broken one denies."""

import errno

import pytest
from vfs_stores import Plain, files

from mirage.access import Access, Act
from mirage.events import Event, Operated
from mirage.resource.ram import RAMResource
from mirage.session import Session
from mirage.vfs.fs import READ, FileSystem
from mirage.vfs.guard import Check, Guard, Verdict
from mirage.vfs.handle import READING, WRITING

pytestmark = pytest.mark.anyio


class Recorder:
    """A check that allows all, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Access] = []

    def __call__(self, access: Access, session: Session) -> None:
        self.asked.append(access)

    def take(self) -> list[tuple[Act, str]]:
        """What was asked since the last time."""
        asked, self.asked = self.asked, []
        return [(access.act, access.path) for access in asked]


def guarded(*checks: Check) -> FileSystem:
    return files({"/": RAMResource(), "/data": RAMResource(), "/plain": Plain()}, Guard(checks))


async def test_each_operation_is_described() -> None:
    recorder = Recorder()
    fs = guarded(recorder)
    for operation, asked in (
        (fs.write("/data/f", b"x"), [(Act.WRITE, "/data/f")]),
        (fs.stat("/data//f"), [(Act.STAT, "/data/f")]),
        (fs.read_bytes("/data/./f"), [(Act.READ, "/data/f")]),
        (fs.readdir("/data"), [(Act.LIST, "/data")]),
        (fs.mkdir("/data/d"), [(Act.MAKE_DIR, "/data/d")]),
        (fs.rename("/data/f", "/data/g"), [(Act.RENAME, "/data/f"), (Act.RENAME, "/data/g")]),
        (fs.copy("/data/g", "/data/h"), [(Act.READ, "/data/g"), (Act.WRITE, "/data/h")]),
        (fs.copy("/data/g", "/plain/h"), [(Act.READ, "/data/g"), (Act.WRITE, "/plain/h")]),
        (fs.symlink("g", "/data/l"), [(Act.LINK, "/data/l")]),
        (fs.set_attrs("/data/g", mode=0o600), [(Act.ATTRS, "/data/g")]),
        (fs.truncate("/data/g", 0), [(Act.WRITE, "/data/g")]),
        (fs.open_handle("/data/g", WRITING), [(Act.WRITE, "/data/g")]),
        (fs.open_handle("/plain/h", READING), [(Act.READ, "/plain/h")]),
        (fs.unlink("/data/g"), [(Act.DELETE, "/data/g")]),
        (fs.rmdir("/data/d"), [(Act.DELETE, "/data/d")]),
    ):
        result = await operation
        if hasattr(result, "aclose"):
            await result.aclose()
        assert recorder.take() == asked


async def test_the_resolved_path_is_what_is_judged() -> None:
    def keep_out(access: Access, session: Session) -> Verdict:
        return not access.path.startswith("/data/secret")

    fs = guarded(keep_out)
    await fs.mkdir("/data/d")
    await fs.symlink("/data/secret", "/way")
    await fs.symlink("../secret", "/data/d/way")
    for path in ("/data/secret", "/way", "/data/d/way", "/data/d/../secret", "data//secret"):
        for operation in (fs.write(path, b""), fs.open_handle(path, WRITING), fs.stat(path), fs.read_bytes(path)):
            with pytest.raises(PermissionError) as caught:
                await operation
            assert (caught.value.errno, caught.value.filename) == (errno.EACCES, path)


async def test_any_denial_wins_and_nothing_happens() -> None:
    recorder = Recorder()
    fs = guarded(recorder, lambda access, session: access.act is not Act.WRITE, recorder)
    with pytest.raises(PermissionError):
        await fs.write("/data/f", b"")
    assert recorder.take() == [(Act.WRITE, "/data/f")]
    assert not await fs.exists("/data/f")


async def test_what_may_not_be_seen_does_not_exist() -> None:
    fs = guarded(lambda access, session: access.act is not Act.STAT)
    await fs.write("/data/f", b"")
    assert not await fs.exists("/data/f")
    assert not await fs.is_dir("/data")
    assert not await fs.access("/data/f", READ)


def _error(access: Access, session: Session) -> Verdict:
    return OSError(errno.EDQUOT, "enough")


def _raises(access: Access, session: Session) -> Verdict:
    raise OSError(errno.EDQUOT, "enough")


def _breaks(access: Access, session: Session) -> Verdict:
    raise ZeroDivisionError


async def _later(access: Access, session: Session) -> Verdict:
    return False


def _nonsense(access: Access, session: Session) -> Verdict:
    return "yes"  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("check", "code"),
    [
        (_error, errno.EDQUOT),
        (_raises, errno.EDQUOT),
        (_breaks, errno.EACCES),
        (_later, errno.EACCES),
        (_nonsense, errno.EACCES),
    ],
)
async def test_ways_to_deny(check: Check, code: int) -> None:
    with pytest.raises(OSError, match="Errno") as caught:
        await guarded(check).write("/data/f", b"")
    assert caught.value.errno == code


async def test_observers_are_told_of_success_and_failure() -> None:
    events: list[Event] = []
    fs = files({"/": RAMResource()}, Guard(emit=events.append))
    await fs.write("/f", b"")
    with pytest.raises(FileNotFoundError):
        await fs.read_bytes("/none")
    told = [(event.access.act, event.access.path, event.error) for event in events if isinstance(event, Operated)]
    assert told[0] == (Act.WRITE, "/f", None)
    assert told[1][:2] == (Act.READ, "/none")
    assert isinstance(told[1][2], FileNotFoundError)
    assert {(event.session, event.resource) for event in events if isinstance(event, Operated)} == {("test", "ram")}


async def test_nobody_asks_nobody_pays() -> None:
    assert not Guard().active
    assert Guard((lambda access, session: None,)).active
    assert Guard(emit=lambda event: None).active
