"""Redirections of a command that is a process: it makes them itself, and what they change is gone with it."""

from typing import TYPE_CHECKING

from mirage.shell.leaving import Fatal
from mirage.streams import Io

if TYPE_CHECKING:
    from mirage.shell.run import Run
    from mirage.shell.state import Shell


async def apart(shell: "Shell", run: "Run", io: Io) -> int:
    """Run what redirects and runs one command as the process would."""
    child = shell.subshell()
    child.session.level -= 1
    child.beside, shell.beside = shell.beside, []

    async def guarded(child: "Shell", io: Io) -> int:
        try:
            return await run(child, io)
        except Fatal as fatal:
            await child.say(io, fatal.message)
            return fatal.status or 1

    status = await child.contain(guarded, Io(io.stdin, io.out, io.err, io.more))
    shell.session.status = status
    return status
