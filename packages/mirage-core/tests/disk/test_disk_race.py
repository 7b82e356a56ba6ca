"""A campaign: a thread of the host swaps directories and files for links to the outside while we work through them."""

import ctypes
import errno
import itertools
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import anyio
import pytest
from disk_probes import Canary, content, entries, given

from mirage.resource.disk import DiskResource, confine

SECONDS = 5.0
OPERATIONS = 10_000
MET = 100
TASKS = 6

_EXCHANGE = 2
_HERE = -100  # AT_FDCWD


class Swapper(threading.Thread):
    """Exchanges each pair of names, over and over, as fast as it can."""

    def __init__(self, pairs: list[tuple[Path, Path]]) -> None:
        super().__init__(daemon=True)
        self._pairs = [(os.fsencode(one), os.fsencode(other)) for one, other in pairs]
        self._ended = threading.Event()
        self.swaps = 0

    def run(self) -> None:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
        while not self._ended.is_set():
            for one, other in self._pairs:
                self.swaps += exchange(_HERE, one, _HERE, other, _EXCHANGE) == 0

    def end(self) -> None:
        self._ended.set()
        self.join()


@contextmanager
def swapping(pairs: list[tuple[Path, Path]]) -> Iterator[Swapper]:
    """The swapper at work, and threads that take turns more often than they do by default."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    swapper = Swapper(pairs)
    swapper.start()
    try:
        yield swapper
    finally:
        swapper.end()
        sys.setswitchinterval(interval)


def prepare(folder: Path, canary: Canary) -> list[tuple[Path, Path]]:
    """Names in the root that are ours at one moment and links to the outside at the next."""
    links = folder.parent / "links"
    links.mkdir()
    (folder / "plain").write_bytes(b"ours")
    (folder / "swap/dir").mkdir(parents=True)
    (folder / "deep/swap/dir").mkdir(parents=True)
    (folder / "file").write_bytes(b"ours")
    pairs = []
    for name, target in (("swap", "."), ("deep/swap", "."), ("file", "secret")):
        link = links / name.replace("/", "-")
        link.symlink_to(canary.folder / target)
        pairs.append((folder / name, link))
    return pairs


def operations(resource: DiskResource, place: str, number: int) -> list[Callable[[], Awaitable[object]]]:
    """Everything there is, through a directory that may be a link at any moment."""
    secret, inner, new = f"{place}/secret", f"{place}/dir/inner", f"{place}/new-{number}"

    async def in_place() -> object:
        file = await resource.open(secret, write=True, create=True)
        try:
            await file.write_at(None, b"x")
            return await file.read_at(0, 100)
        finally:
            await file.aclose()

    return [
        lambda: resource.stat(secret),
        lambda: resource.stat(f"{place}/dir"),
        lambda: resource.write(secret, given(b"ours")),
        lambda: content(resource, secret),
        lambda: entries(resource, place),
        lambda: resource.write(inner, given(b"ours"), expect=""),
        lambda: content(resource, inner),
        lambda: entries(resource, f"{place}/dir"),
        lambda: resource.set_attrs(inner, mode=0o640, mtime=number),
        lambda: resource.append(secret, given(b"more")),
        in_place,
        lambda: resource.make_dir(new),
        lambda: resource.rename(new, f"{place}/dir/new-{number}"),
        lambda: resource.delete(f"{place}/dir/new-{number}"),
        lambda: resource.delete(new),
        lambda: resource.copy(secret, f"taken-{number}"),
        lambda: content(resource, f"taken-{number}"),
        lambda: resource.rename(f"taken-{number}", inner),
        lambda: resource.rename(inner, f"taken-{number}"),
        lambda: resource.copy("plain", new),
        lambda: resource.link(secret, f"linked-{number}"),
        lambda: content(resource, f"linked-{number}"),
        lambda: resource.delete(f"linked-{number}"),
        lambda: resource.symlink(new, "dir"),
        lambda: resource.delete(new),
        lambda: resource.delete(f"taken-{number}"),
        lambda: resource.delete(inner),
        lambda: content(resource, "file"),
        lambda: resource.append("file", given(b"x")),
        lambda: resource.copy("file", f"taken-{number}"),
        lambda: resource.write("file", given(b"x")),
        lambda: resource.open("file", write=True, truncate=True),
    ]


HARMLESS = {
    errno.ENOENT,
    errno.ELOOP,
    errno.EEXIST,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ENOTEMPTY,
    errno.EPERM,
}
"""What may be said of names that others take away: nothing else, EACCES or EIO for one."""


class Campaign:
    """The operations of some tasks, and what came of them."""

    def __init__(self, resource: DiskResource, canary: Canary) -> None:
        self._resource = resource
        self._canary = canary
        self._numbers = itertools.count()
        self.outcomes: Counter[str] = Counter()
        self.escapes: list[object] = []

    @property
    def count(self) -> int:
        return sum(self.outcomes.values())

    @property
    def met(self) -> int:
        return self.outcomes["ELOOP"]

    async def run(self, enough: Callable[["Campaign"], bool]) -> None:
        async with anyio.create_task_group() as group:
            for _ in range(TASKS):
                group.start_soon(self._work, enough)

    async def _work(self, enough: Callable[["Campaign"], bool]) -> None:
        while not enough(self):
            for place in ("swap", "deep/swap"):
                for operation in operations(self._resource, place, next(self._numbers)):
                    await self._try(operation)

    async def _try(self, operation: Callable[[], Awaitable[object]]) -> None:
        try:
            told = await operation()
        except OSError as error:
            if error.errno not in HARMLESS:
                raise
            self.outcomes[errno.errorcode[error.errno or 0]] += 1
            return
        self.outcomes["done"] += 1
        if self._canary.holds(told):
            self.escapes.append(told)
        aclose = getattr(told, "aclose", None)
        if aclose is not None:
            await aclose()


@pytest.mark.timeout(120)
def test_nothing_outside_is_touched_while_names_are_swapped(
    folder: Path,
    canary: Canary,
    reach: str,
    record_property: Callable[[str, object], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def campaign() -> tuple[Campaign, int]:
        resource = DiskResource(root=folder)
        campaign = Campaign(resource, canary)
        end = time.monotonic() + SECONDS
        with swapping(prepare(folder, canary)) as swapper:
            await campaign.run(
                lambda so_far: time.monotonic() > end and so_far.count >= OPERATIONS and so_far.met >= MET
            )
        await resource.aclose()
        return campaign, swapper.swaps

    found, swaps = anyio.run(campaign)
    counts = {"swaps": swaps, "operations": found.count, "met a swapped component": found.met, **found.outcomes}
    record_property(f"race by {reach}", counts)
    with capsys.disabled():
        sys.stdout.write(f"\nrace by {reach}: " + ", ".join(f"{name} {count}" for name, count in counts.items()) + "\n")
    assert found.escapes == []
    canary.check()
    assert found.count >= OPERATIONS
    assert found.met >= MET
    assert found.outcomes["done"] >= MET
    assert swaps >= MET
    assert not [name for name in os.listdir(folder) if name.endswith(".mirage-tmp")]


@pytest.mark.timeout(60)
def test_the_campaign_notices_a_walk_that_follows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same campaign against a resource that looks first and then opens by path finds it out within seconds."""

    def follow(base: int, path: bytes, flags: int) -> int:
        os.stat(path, dir_fd=base, follow_symlinks=False)
        return os.open(path, flags | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=base)

    async def campaign() -> list[object]:
        resource = DiskResource(root=folder)
        campaign = Campaign(resource, canary)
        end = time.monotonic() + 30
        with swapping(prepare(folder, canary)), suppress(OSError, ExceptionGroup):
            await campaign.run(lambda so_far: bool(so_far.escapes) or time.monotonic() > end)
        await resource.aclose()
        return [*campaign.escapes, *canary.touched()]

    folder = tmp_path / "root"
    folder.mkdir()
    canary = Canary(tmp_path / "outside")
    monkeypatch.setattr(confine, "has_openat2", lambda base: False)
    monkeypatch.setattr(confine, "walk", follow)
    assert anyio.run(campaign)
