"""Commands being run that are registered: what each is given, and what is told of its end."""

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING

from mirage.channel import Buffered
from mirage.commands.context import Context
from mirage.commands.invoke import invoke
from mirage.events import CommandEnded
from mirage.streams import Io, Ready

if TYPE_CHECKING:
    from mirage.commands.spec import Command
    from mirage.shell.state import Shell

BROKEN_PIPE = 141
OWN = frozenset({"echo", "true", "false"})
"""Commands that are builtins of bash: what they complain of bears the line."""


def start(shell: "Shell", command: "Command", words: Sequence[str], io: Io, name: str = "") -> int | Awaitable[int]:
    """Every command of a line passes here, and nowhere else; answers with what is to be awaited, if anything."""
    if command.prints is not None and not name and not shell.session.options:
        data = command.prints(words)
        if data is not None:
            return _print(shell, command, words, data, io)
    return _invoke(shell, command, words, io, name)


async def _invoke(shell: "Shell", command: "Command", words: Sequence[str], io: Io, name: str) -> int:
    own = Io(io.stdin, Buffered(io.out), io.err, io.more)
    if not name:
        name = f"{shell.place}: {command.name}" if command.name in OWN else command.name
    ctx = Context(name, own, shell.session, shell.fs, shell.budget, shell)
    traces: list[str] = []
    try:
        status = await invoke(command, ctx, words[1:], traces.append)
    except BrokenPipeError:
        status = BROKEN_PIPE
    if shell.emit is not None:
        shell.emit(CommandEnded(shell.session.id, tuple(words), status, traces[0] if traces else None))
    if shell.session.jobs is not None and command.name not in OWN:
        shell.session.jobs.tidy()
    return status


def _print(shell: "Shell", command: "Command", words: Sequence[str], data: bytes, io: Io) -> int | Awaitable[int]:
    """Run a command that only prints: no more is made for it than it needs."""
    if not isinstance(io.out, Ready):
        return _printing(shell, command, words, data, io)
    io.out.put(data)
    if shell.emit is not None:
        shell.emit(CommandEnded(shell.session.id, tuple(words), 0, None))
    return 0


async def _printing(shell: "Shell", command: "Command", words: Sequence[str], data: bytes, io: Io) -> int:
    status = 0
    try:
        if data:
            await io.out.write(data)
        await io.out.flush()
    except BrokenPipeError:
        status = BROKEN_PIPE
    except OSError as error:
        await shell.say(io, f"{command.name}: write error: {error.strerror}")
        status = 1
    if shell.emit is not None:
        shell.emit(CommandEnded(shell.session.id, tuple(words), status, None))
    return status
