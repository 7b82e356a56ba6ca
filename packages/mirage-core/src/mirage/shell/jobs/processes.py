"""What runs beside a line in a task of its own: jobs and process substitutions, each with a number."""

import errno
from typing import TYPE_CHECKING, Any

import anyio

from mirage.budget import TASK
from mirage.errors import LimitReached, failure
from mirage.shell.jobs.traps import fatal_status
from mirage.signals import CHLD, KILL, QUIET, TERM, said
from mirage.streams import Io, Sink, Source, WriteOnly
from mirage.supervisor import Background, begin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mirage.budget import Budget
    from mirage.session import Session
    from mirage.shell.run import Run
    from mirage.shell.state import Shell

MOST = 64
"""Processes of one session that may live at a time."""

KEPT = 64 * 1024
"""Bytes that a process may write after its line has ended before it waits for somebody to take them."""

TIMED_OUT = 124
OVER_LIMIT = 137


class Lasting:
    """The line's own streams in the hands of a process that may outlive it: later output is kept until it is wanted."""

    __slots__ = ("_kept", "_room", "_size", "_to")

    def __init__(self, io: Io) -> None:
        self._to: tuple[Sink, Sink] | None = (io.out, io.err)
        self._kept: list[tuple[int, bytes]] = []
        self._size = 0
        self._room: anyio.Event | None = None

    async def write(self, fd: int, data: bytes) -> None:
        while self._to is None and self._size and self._size + len(data) > KEPT:
            self._room = self._room or anyio.Event()
            await self._room.wait()
        if self._to is not None:
            await self._to[fd - 1].write(data)
            return
        self._kept.append((fd, data))
        self._size += len(data)

    def detach(self) -> None:
        """The line is over."""
        self._to = None

    async def claim(self, io: Io) -> None:
        """Hand over what was kept, and what is yet to come, unless the line that began it still runs."""
        if self._to is not None:
            return
        while self._kept:
            fd, data = self._kept.pop(0)
            self._size -= len(data)
            await (io.out if fd == 1 else io.err).write(data)
        self._to = (io.out, io.err)
        if self._room is not None:
            self._room.set()
            self._room = None


class LastingSink(WriteOnly):
    """One descriptor of a Lasting."""

    __slots__ = ("_fd", "_streams")

    def __init__(self, streams: Lasting, fd: int) -> None:
        self._streams = streams
        self._fd = fd

    async def write(self, data: bytes) -> None:
        await self._streams.write(self._fd, data)

    async def flush(self) -> None:
        return

    async def aclose(self) -> None:
        return

    def dup(self) -> "LastingSink":
        """Nobody counts who holds it."""
        return self


class Process:
    """One of them. ``status`` is None while it runs."""

    __slots__ = (
        "_alive",
        "_held",
        "_watchers",
        "_work",
        "before",
        "began",
        "beside",
        "budget",
        "calls",
        "lasting",
        "pid",
        "reaped",
        "shell",
        "signal",
        "status",
    )

    def __init__(self, shell: "Shell", io: Io, pid: int) -> None:
        self.pid = pid
        self.shell: Shell | None = shell
        """None once it has ended: whoever remembers a process keeps neither its session nor the jobs before it."""
        self._alive = shell.session.processes
        self.budget: Budget = shell.budget
        self.status: int | None = None
        self.began = shell.session.host.elapsed()
        self.before: Sequence[str] = shell.session.last
        """The last command of the shell that started it, in so many ``calls`` of functions and files."""
        self.calls = len(shell.calls)
        self.beside = False
        """A process substitution: it does not outlive the line."""
        self.reaped: Callable[[], object] | None = None
        """Called when the shell takes notice of its end."""
        self.signal = 0
        """The signal that ended it."""
        self.lasting = Lasting(io)
        self._held: list[Sink] = []
        self._watchers: list[anyio.Event] = []
        self._work: Background[None] | None = None

    def holding(self, io: Io, stdin: Source) -> Io:
        """Descriptors for the process: its own duplicates of what can be duplicated, the line's wrapped."""
        out = self._sink(io.out, 1)
        err = out if io.err is io.out else self._sink(io.err, 2)
        more = None if io.more is None else {fd: self._duplicate(stream) or stream for fd, stream in io.more.items()}
        return Io(self._duplicate(stdin) or stdin, out, err, more)

    def _sink(self, sink: Sink, fd: int) -> Sink:
        from mirage.shell.run.redirect import CLOSED  # It may not be needed yet.

        return self._duplicate(sink) or (sink if sink is CLOSED else LastingSink(self.lasting, fd))

    def _duplicate(self, stream: Any) -> Any:
        dup = getattr(stream, "dup", None)
        if dup is None:
            return None
        own = dup()
        self._held.append(own)
        return own

    def start(self, run: "Run", io: Io) -> None:
        """Begin; from here on the session knows it."""
        self._alive[self.pid] = self

        async def live() -> None:
            await self._live(run, io)

        self._work = begin(live)

    async def _live(self, run: "Run", io: Io) -> None:
        status = TIMED_OUT
        shell = self.shell
        assert shell is not None
        try:
            with anyio.move_on_after(self.budget.limits.wall):
                status = await shell.contain(run, io)
                self.signal = self.signal or shell.signal
        except LimitReached:
            status = OVER_LIMIT
            self.budget.cut()
        except BaseException:
            status = fatal_status(self.signal or 15)
            raise
        finally:
            with anyio.CancelScope(shield=True):
                await self._let_go()
            self.status = status
            self._alive.pop(self.pid, None)
            self.shell = self._work = None
            self.before = ()
            _tell(shell.parent)
            for watcher in self._watchers:
                watcher.set()
            self._watchers.clear()

    async def _let_go(self) -> None:
        for stream in self._held:
            try:
                await stream.aclose()
            except OSError:
                continue
        self._held.clear()

    def cancel(self, signal: int) -> None:
        """End it as ``signal`` does."""
        if self._work is not None:
            self.signal = signal
            self._work.cancel()

    def watch(self, event: anyio.Event) -> None:
        """Set ``event`` when it has ended."""
        if self.status is not None:
            event.set()
        else:
            self._watchers.append(event)

    async def ended(self) -> int:
        """Its status, when it has one."""
        if self.status is None:
            event = anyio.Event()
            self._watchers.append(event)
            await event.wait()
        assert self.status is not None
        return self.status


def _tell(parent: "Shell | None") -> None:
    """A process that it started has ended."""
    traps = None if parent is None else parent.session.traps
    if traps is not None and "CHLD" in traps.handlers:
        traps.send(CHLD)


def fork(shell: "Shell", io: Io) -> Process:
    """A process yet to be started, over a copy of the shell's session.

    :raises OSError: EAGAIN, there are too many.
    """
    session = shell.session
    if len(session.processes) >= MOST:
        raise failure(errno.EAGAIN)
    shell.budget.pay(TASK)
    child = shell.subshell()
    child.session.pid = next(session.pids)
    return Process(child, io, child.session.pid)


async def end(session: "Session", which: "Callable[[Process], bool]" = lambda process: True) -> None:
    """End processes of a session and wait until they have, and those that they begin meanwhile."""
    with anyio.CancelScope(shield=True):
        while ending := [process for process in session.processes.values() if which(process)]:
            for process in ending:
                process.cancel(KILL)
            for process in ending:
                await process.ended()


async def mourn(shell: "Shell", io: Io, child: "Shell") -> None:
    """Say what a signal did to a subshell that was waited for; the shell of a substitution says nothing."""
    if shell.parent is not None and shell.substitutions > shell.parent.substitutions:
        return
    if child.signal == TERM:
        await shell.tell(io, said(child.signal))
    elif child.signal not in QUIET:
        from mirage.shell.syntax.unparse import unparse

        text = "" if shell.node is None else unparse(shell.node)
        await shell.say(io, f"{child.pid:5d} {said(child.signal):<24}{text}")


async def leave(session: "Session", budget: "Budget", *, cut: bool) -> None:
    """A line of the session is over; where it was ``cut`` short, so is what it started."""
    for process in session.processes.values():
        process.lasting.detach()
    await end(session, lambda process: process.budget is budget and (cut or process.beside))
