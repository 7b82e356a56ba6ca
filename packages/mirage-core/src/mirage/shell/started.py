"""Commands being run that are registered: what each is given, and what is told of its end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.channel import Buffered
from mirage.commands.context import Context
from mirage.commands.invoke import invoke
from mirage.events import CommandEnded
from mirage.streams import Io

if TYPE_CHECKING:
    from mirage.commands.spec import Command
    from mirage.shell.state import Shell

BROKEN_PIPE = 141


async def start(shell: "Shell", command: "Command", words: Sequence[str], io: Io, name: str = "") -> int:
    """Every command of a line passes here, and nowhere else; under another ``name`` where one is given."""
    own = Io(io.stdin, Buffered(io.out), io.err, io.more)
    ctx = Context(name or command.name, own, shell.session, shell.fs, shell.budget, shell)
    traces: list[str] = []
    try:
        status = await invoke(command, ctx, words[1:], traces.append)
    except BrokenPipeError:
        status = BROKEN_PIPE
    if shell.emit is not None:
        shell.emit(CommandEnded(shell.session.id, tuple(words), status, traces[0] if traces else None))
    if shell.session.jobs is not None:
        shell.session.jobs.tidy()
    return status
