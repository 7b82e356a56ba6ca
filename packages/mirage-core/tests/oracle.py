"""Runs a command of ours and the tool it stands for, each over its own copy of one tree, and compares what they did."""

import os
import shutil
import stat
import subprocess
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

import anyio

from mirage.budget import Budget, Limits
from mirage.commands.context import Alive, Context
from mirage.commands.invoke import invoke
from mirage.commands.registry import built_in
from mirage.host import Host
from mirage.paths import decode, encode
from mirage.resource.ram import RAMResource
from mirage.session import Session
from mirage.shell.state import Shell
from mirage.streams import Collected, Given, Io, Sink
from mirage.vfs.fs import FileSystem
from mirage.vfs.guard import Guard
from mirage.vfs.reading import Read
from mirage.vfs.system import DeviceResource
from mirage.vfs.table import MountMode, MountRegistry

BACKENDS = tuple(os.environ.get("MIRAGE_TEST_LOOPS", "asyncio trio").split())
"""As the event loops of all tests are chosen."""
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC"}
CWD = "/base/here"
"""Where ours runs: deep enough that ``..`` leads somewhere."""
UMASK = 0o022
NOW = 3600 * 10**9


def asked_of_bash(script: str, pairs: Sequence[tuple[str, str]], option: str = "") -> str:
    """What bash prints for ``script``, which reads pairs of texts, each ended by NUL; ``option`` is its ``$1``."""
    ran = subprocess.run(
        ["bash", "-c", script, "bash", option],
        input="".join(f"{one}\0{other}\0" for one, other in pairs).encode(),
        capture_output=True,
        env=ENVIRONMENT,
        timeout=20,
        check=True,
    )
    return ran.stdout.decode()


@dataclass(frozen=True, slots=True)
class File:
    """A file of a tree with what matters besides its bytes; a plain ``bytes`` value stands for ``File(bytes)``."""

    data: bytes = b""
    mode: int = 0o644
    mtime: int | None = None
    """Nanoseconds since the epoch."""


@dataclass(frozen=True, slots=True)
class Dir:
    """A directory; a None value stands for ``Dir()``. Parents are made where they are missing."""

    mode: int = 0o755
    mtime: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link."""

    target: str
    mtime: int | None = None


@dataclass(frozen=True, slots=True)
class Hard:
    """A further name of a file or link that comes before it in the tree."""

    path: str


Node: TypeAlias = "File | Dir | Link | Hard | bytes | None"
Tree: TypeAlias = Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Found:
    """One name as a run left it."""

    kind: Literal["file", "dir", "link", "other"]
    content: bytes | str
    mode: int
    mtime: int | None = None
    """None where times do not count, or where it is now."""
    names: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did."""

    status: int
    out: bytes
    err: bytes
    tree: Mapping[str, Found] = field(default_factory=dict)


class NoRunner:
    """Where no shell is: a command that starts others is tested with ``check_line``."""

    async def run(self, argv: Sequence[str], io: Io, *, env: Mapping[str, str] | None = None) -> int:
        raise NotImplementedError(argv)

    async def expect(self, name: str) -> None:
        return

    async def source(self, text: bytes, io: Io, *, name: str, arguments: Sequence[str]) -> int:
        raise NotImplementedError(text)

    def alive(self, words: Sequence[str]) -> Sequence[Alive]:
        return [Alive(7, 1, 1, words[0], " ".join(words), 0, 0, asks=True)]

    def send(self, pid: int, number: int) -> bool:
        return False


class Oracle:
    """Compares our commands with the real ones."""

    File = File
    Dir = Dir
    Link = Link
    Hard = Hard

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._runs = 0

    def check(
        self,
        name: str,
        *argv: str,
        tree: Tree | None = None,
        stdin: bytes = b"",
        times: bool = False,
        stderr: bool = True,
        host: Host | None = None,
    ) -> Outcome:
        """Run both; fail where status, output, messages or the tree differ. What happened, as the real tool did it.

        ``times`` compares modification times as well, ``stderr=False`` leaves the messages out; ours runs on ``host``.
        """
        nodes = tree or {}
        expected = self.real(name, argv, nodes, stdin, times=times)
        for backend in BACKENDS:
            ours = self.ours(name, argv, nodes, stdin, times=times, backend=backend, host=host)
            line = f"{name} {' '.join(map(repr, argv))} on {backend}"
            assert ours.out == expected.out, f"{line}: standard output differs"
            if stderr:
                assert ours.err == expected.err, f"{line}: standard error differs"
            assert ours.status == expected.status, f"{line}: exit status {ours.status}, {expected.status} expected"
            assert ours.tree == expected.tree, f"{line}: the trees differ"
        return expected

    def real(self, name: str, argv: Sequence[str], tree: Tree, stdin: bytes, *, times: bool = False) -> Outcome:
        """The real tool in a folder of its own."""
        self._runs += 1
        top = self._folder / str(self._runs)
        here = top / CWD.lstrip("/")
        here.mkdir(parents=True)
        try:
            _plant(here, tree)
            ran = self.run([encode(word) for word in (name, *argv)], here, stdin)
            # A tool that prints where it runs would name the folder as well.
            out, err = (data.replace(os.fsencode(top), b"") for data in (ran.stdout, ran.stderr))
            return Outcome(ran.returncode, out, err, _harvest(top / "base", times))
        finally:
            shutil.rmtree(top)

    def run(self, words: Sequence[bytes], here: Path, stdin: bytes) -> "subprocess.CompletedProcess[bytes]":
        """Run a real tool in a directory."""
        return subprocess.run(
            words,
            input=stdin,
            capture_output=True,
            cwd=here,
            env=ENVIRONMENT,
            umask=UMASK,
            timeout=20,
            check=False,
        )

    def ours(
        self,
        name: str,
        argv: Sequence[str],
        tree: Tree,
        stdin: bytes,
        *,
        times: bool = False,
        backend: str = "asyncio",
        host: Host | None = None,
    ) -> Outcome:
        """Our command over a RAM mount, without a shell."""
        return anyio.run(_run, name, argv, tree, stdin, times, host, backend=backend)

    def check_line(self, line: str, *, tree: Tree | None = None, stdin: bytes = b"") -> Outcome:
        """As ``check``, for a line that bash runs, and our shell."""
        nodes = tree or {}
        expected = self.real("bash", ["-c", line], nodes, stdin)
        for backend in BACKENDS:
            ours = self.ours_of_line(line, nodes, stdin, backend=backend)
            assert ours.out == expected.out, f"{line} on {backend}: standard output differs"
            assert ours.err == expected.err, f"{line} on {backend}: standard error differs"
            assert ours.status == expected.status, f"{line} on {backend}: exit status {ours.status}"
            assert ours.tree == expected.tree, f"{line} on {backend}: the trees differ"
        return expected

    def ours_of_line(
        self, line: str, tree: Tree, stdin: bytes, *, backend: str = "asyncio", host: Host | None = None
    ) -> Outcome:
        """Our shell over a RAM mount."""
        return anyio.run(_run_line, line, tree, stdin, host, backend=backend)

    @staticmethod
    def context(name: str, *, stdin: bytes = b"", out: Sink | None = None, files: FileSystem | None = None) -> Context:
        """A command's context over an empty RAM mount, or over ``files``; its output is kept where no sink is given."""
        ctx = ram_context(name, Io(Given(stdin), out or Collected(), Collected()))
        if files is not None:
            ctx.fs = files
        return ctx

    @staticmethod
    def output(ctx: Context) -> bytes:
        """What was written to the standard output of a ``context``."""
        assert isinstance(ctx.io.out, Collected)
        return ctx.io.out.data

    @staticmethod
    def messages(ctx: Context) -> bytes:
        """What was written to the standard error of a ``context``."""
        assert isinstance(ctx.io.err, Collected)
        return ctx.io.err.data

    @staticmethod
    def watch_reads(ctx: Context) -> list[tuple[str, int, int | None]]:
        """The reads that ``ctx`` asks for from now on, as (path, start, stop)."""
        watched = WatchedFiles(ctx.fs.table, ctx.session, ctx.fs.guard)
        ctx.fs = watched
        return watched.asked


class WatchedFiles(FileSystem):
    """A file system that notes what is read."""

    def __init__(self, table: MountRegistry, session: Session, guard: Guard) -> None:
        super().__init__(table, session, guard)
        self.asked: list[tuple[str, int, int | None]] = []

    def read(self, path: str, start: int = 0, stop: int | None = None) -> Read:
        self.asked.append((path, start, stop))
        return super().read(path, start, stop)


def ram_context(name: str, io: Io, *, host: Host | None = None) -> Context:
    """A command's context over an empty RAM mount at ``/``; the working directory is not made."""
    session = Session("test", host or Host())
    session.umask = UMASK
    table = MountRegistry()
    table.mount("/", RAMResource(), MountMode.EXEC)
    files = FileSystem(table, session, Guard())
    return Context(name, io, session, files, Budget(Limits()), NoRunner())


async def plant(files: FileSystem, top: str, tree: Tree) -> None:
    """Make ``tree`` below the directory ``top``, which is made where it is missing."""
    await files.mkdir(top, parents=True)
    late: list[tuple[str, int | None, int | None]] = []
    for path, node in tree.items():
        place = f"{top}/{path}"
        await files.mkdir(place.rpartition("/")[0], parents=True)
        match node:
            case Link(target, mtime):
                await files.symlink(target, place)
                if mtime is not None:
                    await files.set_attrs(place, mtime=mtime, atime=mtime, follow=False)
            case Hard(other):
                await files.link(f"{top}/{other}", place)
            case None | Dir():
                await files.mkdir(place, parents=True)
                wanted = node or Dir()
                late.append((place, wanted.mode, wanted.mtime))
            case bytes():
                await files.write(place, node)
            case File():
                await files.write(place, node.data)
                late.append((place, node.mode, node.mtime))
    for place, mode, mtime in reversed(late):
        await files.set_attrs(place, mode=mode, mtime=mtime, atime=mtime)


async def _run(
    name: str, argv: Sequence[str], tree: Tree, stdin: bytes, times: bool, host: Host | None = None
) -> Outcome:
    out, err = Collected(), Collected()
    ctx = ram_context(name, Io(Given(stdin), out, err), host=host)
    await plant(ctx.fs, CWD, tree)
    ctx.session.cwd = CWD
    command = built_in.get(name)
    assert command is not None, name
    crashes: list[str] = []
    status = await invoke(command, ctx, argv, crashes.append)
    assert not crashes, crashes[0]
    return Outcome(status, out.data, err.data, {path: found async for path, found in _found(ctx.fs, "/base", times)})


async def _run_line(line: str, tree: Tree, stdin: bytes, host: Host | None = None) -> Outcome:
    out, err = Collected(), Collected()
    ctx = ram_context("bash", Io(Given(stdin), out, err), host=host)
    ctx.fs.table.mount("/dev", DeviceResource(ctx.host.randomness), MountMode.WRITE, hidden=True)
    await plant(ctx.fs, CWD, tree)
    ctx.session.cwd = CWD
    shell = Shell(ctx.session, ctx.fs, ctx.budget)
    status = await shell.execute(line, ctx.io)
    return Outcome(status, out.data, err.data, {path: found async for path, found in _found(ctx.fs, "/base", False)})


async def _found(files: FileSystem, top: str, times: bool) -> AsyncIterator[tuple[str, Found]]:
    async for directory, page in files.walk(top):
        for entry in page:
            path = f"{directory}/{entry.name}"
            mtime = _set_time(entry.mtime) if times and entry.mtime is not None else None
            content: bytes | str = b""
            if entry.kind == "file":
                content = await files.read_bytes(path)
            elif entry.kind == "link":
                content = entry.target or ""
            mode = 0 if entry.kind == "link" or entry.mode is None else entry.mode
            names = 1 if entry.kind == "dir" or entry.nlink is None else entry.nlink
            yield path[len(top) + 1 :], Found(entry.kind, content, mode, mtime, names)


def _plant(top: Path, tree: Tree) -> None:
    late: list[tuple[Path, int, int | None]] = []
    for path, node in tree.items():
        place = top / os.fsdecode(encode(path))
        place.parent.mkdir(parents=True, exist_ok=True)
        match node:
            case Link(target, mtime):
                place.symlink_to(os.fsdecode(encode(target)))
                if mtime is not None:
                    os.utime(place, ns=(mtime, mtime), follow_symlinks=False)
            case Hard(other):
                os.link(top / other, place, follow_symlinks=False)
            case None | Dir():
                place.mkdir(exist_ok=True)
                wanted = node or Dir()
                late.append((place, wanted.mode, wanted.mtime))
            case bytes():
                place.write_bytes(node)
            case File():
                place.write_bytes(node.data)
                late.append((place, node.mode, node.mtime))
    for place, mode, mtime in reversed(late):
        place.chmod(mode)
        if mtime is not None:
            os.utime(place, ns=(mtime, mtime))


def _harvest(top: Path, times: bool) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for directory, folders, files in os.walk(os.fsencode(top)):
        for name in (*folders, *files):
            path = os.path.join(directory, name)
            seen = os.lstat(path)
            kind: Literal["file", "dir", "link", "other"] = "other"
            content: bytes | str = b""
            if stat.S_ISDIR(seen.st_mode):
                kind = "dir"
            elif stat.S_ISLNK(seen.st_mode):
                kind, content = "link", decode(os.readlink(path))
            elif stat.S_ISREG(seen.st_mode):
                kind, content = "file", Path(os.fsdecode(path)).read_bytes()
            mode = 0 if kind == "link" else stat.S_IMODE(seen.st_mode)
            mtime = _set_time(seen.st_mtime_ns) if times else None
            names = 1 if kind == "dir" else seen.st_nlink
            found[decode(os.path.relpath(path, os.fsencode(top)))] = Found(kind, content, mode, mtime, names)
    return found


def _set_time(moment: int) -> int | None:
    """A modification time that somebody set; None for one that only says when the test ran."""
    return None if abs(time.time_ns() - moment) < NOW else moment
