"""A script in the bash of this machine and in our shell: what it wrote, how it ended and the files that it left."""

import os
import signal
import stat
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import anyio
import bounded_bash
import spec_shell

from mirage.errors import LimitReached
from mirage.shell.jobs.processes import end
from mirage.streams import Collected, Io, Nothing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from mirage.shell.state import Shell

PATIENCE = 5
"""Seconds that either shell may take."""

HOME = "/home/agent"

Tree = dict[str, "bytes | None"]
"""Relative path -> the content of a file, or None for a directory."""


class Hung(BaseException):
    """Our shell did not give the loop back."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a script came to."""

    COMPARED: ClassVar[tuple[str, ...]] = ("status", "stdout", "tree")

    status: int
    stdout: bytes
    tree: Tree
    stderr: bytes = b""

    def differs(self, other: "Seen") -> tuple[str, ...]:
        """What is not the same; what is said on standard error is not compared."""
        return tuple(name for name in self.COMPARED if getattr(self, name) != getattr(other, name))


def real(code: str) -> Seen:
    """What bash makes of it, in an empty directory."""
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o711)
        work = Path(place, "work")
        work.mkdir()
        ended = bounded_bash.bash(code, work, PATIENCE, bounded_bash.NOBODY)
        if ended.status is None:
            return Seen(-1, ended.stdout, {}, ended.stderr)
        return Seen(ended.status, ended.stdout, _tree(work), ended.stderr)


def _tree(top: Path) -> Tree:
    found: Tree = {}
    for folder, folders, files in os.walk(top):
        relative = Path(folder).relative_to(top)
        found.update((str(relative / name), None) for name in folders)
        for name in files:
            path = Path(folder, name)
            found[str(relative / name)] = path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else b"?"
    return found


def ours(code: str) -> Seen:
    """What our shell makes of it, over an empty tree in memory."""
    with alarm(2 * PATIENCE):
        return anyio.run(_ours, code)


async def _ours(code: str) -> Seen:
    shell = await spec_shell.ready()
    out, err = Collected(), Collected()
    status = -1
    with anyio.move_on_after(PATIENCE):
        try:
            status = await shell.execute(code, Io(Nothing(), out, err))
        except LimitReached as limit:
            status = 137
            err.put(str(limit).encode())
    seen = Seen(status, out.data, await _our_tree(shell), err.data)
    # A loop that ends before them may drop what they have just begun.
    await end(shell.session)
    return seen


async def _our_tree(shell: "Shell") -> Tree:
    found: Tree = {}
    fs, top = shell.fs, spec_shell.PLACE
    async for folder, entries in fs.walk(top):
        for entry in entries:
            path = f"{folder}/{entry.name}"
            found[path.removeprefix(f"{top}/")] = None if entry.kind == "dir" else await fs.read_bytes(path)
    return found


@contextmanager
def alarm(seconds: float) -> "Iterator[None]":
    """Break off what does not come back by itself.

    :raises Hung: it took so many seconds.
    """

    def stop(number: int, frame: "FrameType | None") -> None:
        raise Hung

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
