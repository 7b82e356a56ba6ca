"""Process substitution: a shell beside the command, at the other end of a descriptor of the command."""

from typing import TYPE_CHECKING

import anyio

from mirage.channel import Channel, Inlet, Outlet
from mirage.shell import files
from mirage.shell.children import read_again
from mirage.shell.compile import compile_program
from mirage.shell.jobs.processes import MOST, Process, fork
from mirage.shell.jobs.table import Jobs, seen
from mirage.shell.leaving import Fatal
from mirage.shell.run.redirect import close
from mirage.streams import Io

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from mirage.shell import ast
    from mirage.shell.run import Run
    from mirage.shell.state import Shell

HIGHEST = 63
PASSES = 8
"""So often the loop goes round before there are too many processes."""


class Beside:
    """The command's end of it."""

    __slots__ = ("_end", "_fd", "_io", "path", "process")

    def __init__(self, io: Io, fd: int, end: "Inlet | Outlet", process: Process) -> None:
        self._io = io
        self._fd = fd
        self._end: Inlet | Outlet | None = end
        self.process = process
        self.path = f"/dev/fd/{fd}"
        io.more = {**(io.more or {}), fd: end}

    async def release(self) -> None:
        """Close the descriptor."""
        end, self._end = self._end, None
        if end is None:
            return
        self._io.more = {fd: stream for fd, stream in (self._io.more or {}).items() if fd != self._fd}
        await end.aclose()

    async def aclose(self) -> None:
        """Close the descriptor; what reads from it is waited for, so that its output is there."""
        waits = self._end is None or isinstance(self._end, Inlet)
        await self.release()
        if waits:
            await self.process.ended()


async def begin(part: "ast.Process", shell: "Shell", io: Io) -> str:
    """Start what a process substitution runs; the path of its other end.

    :raises Fatal: it cannot be started.
    """
    taken = io.more or {}
    fd = next((fd for fd in range(HIGHEST, 9, -1) if fd not in taken), None)
    if fd is None:
        raise Fatal("cannot make pipe for process substitution: Too many open files")
    process = await _forked(shell, io)
    process.beside = True
    channel = Channel()
    reads = part.direction == "<"
    theirs = Io(io.stdin, channel.input, io.err, io.more) if reads else Io(channel.output, io.out, io.err, io.more)
    run = read_again(part, shell) or _body(part)
    await shell.begin(process, run, process.holding(theirs, theirs.stdin))
    # Its own end is a duplicate now: this one is nobody's.
    await (channel.input if reads else channel.output).aclose()
    beside = Beside(io, fd, channel.output if reads else channel.input, process)
    shell.beside.append(beside)
    shell.session.background = str(process.pid)
    if shell.session.jobs is None:
        shell.session.jobs = Jobs()
    shell.session.jobs.note(process)
    return beside.path


async def _forked(shell: "Shell", io: Io) -> Process:
    """A shell for it, as deep as it is."""
    limit = shell.budget.limits.substitution_depth
    if shell.substitutions >= limit:
        shell.budget.stop("substitution depth", limit)
    for _ in range(PASSES):
        if len(shell.session.processes) < MOST:
            break
        # Those of earlier commands may only have to be let go to end.
        await anyio.lowlevel.checkpoint()
    try:
        process = fork(shell, io)
    except OSError as error:
        raise Fatal(f"cannot make child for process substitution: {error.strerror}") from None
    if process.shell is not None:
        process.shell.substitutions += 1
        process.shell.session.jobs = seen(shell.session.jobs)
    return process


async def during(shell: "Shell", command: "Awaitable[int]") -> int:
    """Run a command whose words began process substitutions; they end with it."""
    mine, shell.beside = shell.beside, []
    try:
        return await command
    finally:
        await close(mine)


async def finish(shell: "Shell") -> None:
    """End the process substitutions of what was expanded."""
    mine, shell.beside = shell.beside, []
    await close(mine)


def _body(part: "ast.Process") -> "Run":
    program = part.body[0]
    run = part.body.run = part.body.run or files.reading(program) or compile_program(program)
    return run
