"""What a running command holds: its streams, the files as its session sees them, its budget, a way to run others."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from mirage.budget import Budget
from mirage.commands.quoting import name as shown
from mirage.errors import failure
from mirage.host import Host
from mirage.session import Session
from mirage.streams import Io, Sink, Source, chunks_of, is_closed
from mirage.vfs.fs import FileSystem
from mirage.vfs.handle import APPENDING, WRITING, Handle


class Invoked(NamedTuple):
    """How a shell was called."""

    letters: str = ""
    """Of ``$-``, those that only a call can give."""
    settings: Sequence[tuple[str, str]] = ()
    """What is turned on and off first: ``-o``, ``+o``, ``-O``, ``+O`` with a name, ``-`` and ``+`` with a letter."""


BY_NAME = Invoked()
"""A script, by its name."""


class Alive(NamedTuple):
    """Something that runs in the session and has a number."""

    pid: int
    parent: int
    session: int
    """The number of the outermost shell."""
    name: str
    text: str
    """The words that it runs, or what it was started with."""
    began: float
    """When, on the clock of ``Host.elapsed``."""
    niceness: int
    asks: bool
    """It is the command that asks."""


class Runner(Protocol):
    """The shell, as far as commands may use it."""

    async def run(
        self,
        argv: Sequence[str],
        io: Io,
        *,
        env: Mapping[str, str] | None = None,
        prepare: Callable[[Session], None] | None = None,
    ) -> int:
        """Run one command as ``xargs`` or ``find -exec`` would: no functions, no aliases; its exit status.

        ``env`` is added to its environment; ``prepare`` may change the session that it gets for itself.
        """
        ...

    async def expect(self, name: str) -> None:
        """Whether ``run`` finds the command.

        :raises OSError: it does not, or may not run it, as exec(3) has it.
        """
        ...

    async def source(
        self, text: bytes, io: Io, *, name: str, arguments: Sequence[str], invoked: Invoked = BY_NAME
    ) -> int:
        """Run shell text in a new shell, as ``bash FILE`` does; its exit status."""
        ...

    def alive(self, words: Sequence[str]) -> Sequence[Alive]:
        """What runs in the session, with the command that asks: that of these words."""
        ...

    def send(self, pid: int, number: int) -> bool:
        """Send a signal to a process of the session, 0 for none; whether there is such a process."""
        ...


class Borrowed:
    """Standard input as a file operand: closing it leaves it open for whoever reads next."""

    __slots__ = ("read", "unread")

    def __init__(self, source: Source) -> None:
        self.read = source.read
        self.unread = source.unread

    async def aclose(self) -> None:
        return


class Context:
    """One running command."""

    __slots__ = ("budget", "farewell", "fs", "io", "lost", "name", "runner", "session", "status", "words")

    def __init__(self, name: str, io: Io, session: Session, fs: FileSystem, budget: Budget, runner: Runner) -> None:
        self.name = name
        self.io = io
        self.session = session
        self.fs = fs
        self.budget = budget
        self.runner = runner
        self.words: Sequence[str] = ()
        """What it was called with, behind its name."""
        self.status = 0
        self.lost: OSError | None = None
        """Why output that was passed on before the end did not arrive: that is said at the end."""
        self.farewell = ""
        """What is said when all is done."""

    @property
    def out(self) -> Sink:
        """Standard output."""
        return self.io.out

    @property
    def host(self) -> Host:
        """Clock, randomness and names."""
        return self.session.host

    async def open(self, path: str) -> Source:
        """The bytes of ``path``; ``-`` and ``/dev/stdin`` are standard input. The caller closes it.

        :raises OSError: it cannot be read, a directory included.
        """
        if path == "-":
            return Borrowed(self.io.stdin)
        return await self.fs.open(path, io=self.io)

    async def create(self, path: str, *, append: bool = False) -> Handle:
        """A file to write to, made where it is missing and emptied unless ``append``. The caller closes it.

        :raises OSError: it cannot be opened.
        """
        return await self.fs.open_handle(path, APPENDING if append else WRITING, io=self.io, holder=self.budget)

    async def gather(self, source: Source) -> bytes:
        """All that ``source`` gives; charged while it is gathered."""
        gathered = bytearray()
        async for chunk in chunks_of(source):
            self.budget.hold(len(chunk))
            gathered += chunk
            await self.breathe()
        self.budget.drop(len(gathered))
        return bytes(gathered)

    async def complain(self, message: str, status: int = 1) -> None:
        """Say ``name: message`` on standard error, and remember the status."""
        self.status = max(self.status, status)
        # What was written before comes first, also where both go to one place.
        await self.pass_on()
        try:
            await self.io.err.write(f"{self.name}: {message}\n".encode("utf-8", "surrogateescape"))
        except BrokenPipeError:
            raise
        except OSError:
            # Closed or full: the status has to say it all.
            return

    async def pass_on(self) -> None:
        """Send what was written so far; where that fails, the command goes on."""
        try:
            await self.io.out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            self.lost = error

    @property
    def reads_nothing(self) -> bool:
        """Whether standard input was closed: even closing it fails."""
        return is_closed(self.io.stdin)

    @property
    def writes_nothing(self) -> bool:
        """Whether standard output was closed."""
        sink: Sink = self.io.out
        while (inner := getattr(sink, "sink", None)) is not None:
            sink = inner
        return is_closed(sink)

    async def failed(self, path: str, error: OSError, status: int = 1) -> None:
        """Say ``name: path: No such file or directory``, and remember the status."""
        await self.complain(f"{shown(path)}: {reason(error)}", status)

    async def breathe(self) -> None:
        """The checkpoint of every loop and chunk."""
        if self.budget.step():
            await self.budget.breathe()


def reason(error: OSError) -> str:
    """The words of an OSError: ``No such file or directory``."""
    return error.strerror or (failure(error.errno).strerror if error.errno else str(error)) or "Input/output error"
