"""The laws that every interpreter keeps: subclass InterpreterLaws, give it ``command`` and ``programs``, run pytest."""

from typing import ClassVar, NamedTuple, Self

import anyio
import pytest

from mirage.budget import Budget, Limits
from mirage.commands.registry import built_in
from mirage.commands.spec import Command
from mirage.errors import LimitReached
from mirage.host import Host
from mirage.resource.ram import RAMResource
from mirage.session import Session
from mirage.shell.state import Shell
from mirage.streams import Collected, Io, Nothing
from mirage.vfs.fs import FileSystem
from mirage.vfs.guard import Guard
from mirage.vfs.table import MountMode, MountRegistry

PATIENCE = 30.0
"""Seconds after which a program without an end is taken not to hear of limits."""

BUSY = 0.5
"""Processor seconds that a program without an end may use."""


class Programs(NamedTuple):
    """Programs in the interpreter's language; each ends with status 0, and writes nothing that is not said here."""

    greets: str
    """Writes ``hello`` and a newline."""
    copies: str
    """Writes what it reads from standard input, to its end."""
    shows: str
    """Writes its first argument and a newline."""
    writes: str
    """Makes the file that its first argument names hold ``kept`` and a newline; ends otherwise where it cannot."""
    fails: str
    """Ends with status 3."""
    endless: str
    """Never ends."""


class Ran(NamedTuple):
    """How a line ended."""

    status: int
    out: bytes
    err: bytes


class Ground:
    """Where lines are run: ``/work`` may run programs, ``/data`` may be written, ``/keep`` may be read."""

    def __init__(self, command: Command) -> None:
        self.commands = {**built_in, command.name: command}
        self.table = MountRegistry(MountMode.EXEC)
        self.table.mount("/", RAMResource())
        self.table.mount("/work", RAMResource())
        self.table.mount("/data", RAMResource(), MountMode.WRITE)
        self.table.mount("/keep", RAMResource(), MountMode.READ)
        self.session = self._session()
        self.fs = FileSystem(self.table, self.session, Guard())

    @classmethod
    async def of(cls, command: Command, programs: Programs) -> Self:
        """With the programs as files below ``/work``, by their names."""
        ground = cls(command)
        for name, text in programs._asdict().items():
            await ground.fs.write(f"/work/{name}", text.encode())
        return ground

    def _session(self) -> Session:
        session = Session("laws", Host())
        session.cwd = session.variables["PWD"] = "/work"
        return session

    async def run(self, line: str, limits: Limits | None = None) -> Ran:
        """Run a line in a session of its own."""
        session = self._session()
        files = FileSystem(self.table, session, Guard())
        shell = Shell(session, files, Budget(limits or Limits()), self.commands)
        out, err = Collected(), Collected()
        status = await shell.execute(line, Io(Nothing(), out, err))
        return Ran(status, out.data, err.data)


@pytest.mark.anyio
class InterpreterLaws:
    """Every law."""

    code: ClassVar[str] = "-c"
    """The option whose argument is the program."""

    @pytest.fixture(scope="module", params=["asyncio", "trio"])
    @classmethod
    def anyio_backend(cls, request: pytest.FixtureRequest) -> str:
        """The event loops on which the laws run."""
        backend: str = request.param
        return backend

    @pytest.fixture
    def command(self) -> Command:
        """What ``mirage.interpreter.interpreter`` made."""
        raise NotImplementedError(f"{type(self).__name__} needs a `command` fixture")

    @pytest.fixture
    def programs(self) -> Programs:
        """Programs in its language."""
        raise NotImplementedError(f"{type(self).__name__} needs a `programs` fixture")

    @pytest.fixture
    async def ground(self, command: Command, programs: Programs) -> Ground:
        """The programs as files below ``/work``."""
        return await Ground.of(command, programs)

    async def test_a_program_comes_from_anywhere(self, ground: Ground, command: Command) -> None:
        """A file, a word, standard input and a first line give the same."""
        name = command.name
        text = await ground.fs.read_bytes("/work/greets")
        await ground.fs.write("/work/script", f"#!/usr/bin/{name}\n".encode() + text)
        await ground.fs.set_attrs("/work/script", mode=0o755)
        word = f'{name} {self.code} "$(cat greets)"'
        for line in (f"{name} greets", word, f"{name} < greets", f"cat greets | {name}", "./script"):
            assert await ground.run(line) == Ran(0, b"hello\n", b""), line

    async def test_its_words_are_the_programs(self, ground: Ground, command: Command) -> None:
        """Arguments reach the program as they were given."""
        for word in ("plain", "two words", "-x", "ünïcode"):
            assert await ground.run(f"{command.name} shows '{word}' more") == Ran(0, f"{word}\n".encode(), b"")

    async def test_standard_input_is_read_to_its_end(self, ground: Ground, command: Command) -> None:
        """What is piped in is read, whatever pieces it comes in."""
        ran = await ground.run(f"for ((i=0; i<3000; i++)); do echo line $i; done | {command.name} copies | wc -l")
        assert ran == Ran(0, b"3000\n", b"")
        assert await ground.run(f"{command.name} copies") == Ran(0, b"", b"")

    async def test_the_status_is_the_programs(self, ground: Ground, command: Command) -> None:
        """The line goes on with it."""
        assert (await ground.run(f"{command.name} fails; echo $?; {command.name} fails || echo no")).out == b"3\nno\n"

    async def test_files_are_those_of_the_workspace(self, ground: Ground, command: Command) -> None:
        """Written where the mount says so, relative to the working directory; refused elsewhere."""
        assert await ground.run(f"{command.name} writes /data/f; {command.name} writes g; cat /data/f g") == Ran(
            0, b"kept\nkept\n", b""
        )
        ran = await ground.run(f"{command.name} writes /keep/f")
        assert ran.status not in (0, 125)
        assert ran.err
        assert not await ground.fs.exists("/keep/f")

    async def test_it_runs_on_exec_mounts_only(self, ground: Ground, command: Command) -> None:
        """A program that lies elsewhere, or is run from elsewhere without a file, is refused with 126."""
        await ground.fs.write("/data/greets", await ground.fs.read_bytes("/work/greets"))
        for line in (f"{command.name} /data/greets", f"cd /data; {command.name} < /work/greets"):
            ran = await ground.run(line)
            assert (ran.status, ran.out) == (126, b"")

    async def test_limits_end_it(self, ground: Ground, command: Command) -> None:
        """A program without an end uses up the line's processor time."""
        with anyio.fail_after(PATIENCE), pytest.raises(LimitReached):
            await ground.run(f"{command.name} endless; echo on", Limits(idle_cpu=BUSY, cpu=BUSY))

    async def test_cancellation_ends_it(self, ground: Ground, command: Command) -> None:
        """A line that is given up is over, and the next one runs."""
        with anyio.fail_after(PATIENCE), anyio.move_on_after(0.2) as scope:
            await ground.run(f"{command.name} endless")
        assert scope.cancelled_caught
        assert await ground.run(f"{command.name} greets") == Ran(0, b"hello\n", b"")

    async def test_others_go_on_meanwhile(self, ground: Ground, command: Command) -> None:
        """The event loop is given back all the time."""
        ticks = 0
        with anyio.move_on_after(1.0):
            async with anyio.create_task_group() as group:
                group.start_soon(ground.run, f"{command.name} endless")
                while True:
                    await anyio.sleep(0.01)
                    ticks += 1
        assert ticks >= 10

    async def test_nothing_of_a_call_is_kept(self, ground: Ground, command: Command) -> None:
        """Calls side by side know nothing of each other."""
        found: dict[str, bytes] = {}

        async def call(word: str) -> None:
            found[word] = (await ground.run(f"{command.name} shows {word}; {command.name} shows {word}")).out

        async with anyio.create_task_group() as group:
            for word in ("one", "two", "three"):
                group.start_soon(call, word)
        assert found == {word: f"{word}\n{word}\n".encode() for word in ("one", "two", "three")}

    async def test_a_reader_that_leaves_ends_it(self, ground: Ground, command: Command) -> None:
        """Writing to a pipe that nobody reads is a broken pipe, not a fault."""
        assert (await ground.run(f"{command.name} greets | true; echo ${{PIPESTATUS[0]}}")).out in (b"0\n", b"141\n")
