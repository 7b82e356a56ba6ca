"""Redirections of a command that is a process: it makes them itself, and what they change is gone with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.shell.ast import Braces, Parameter, Process, Redirect, Sum, Word
from mirage.shell.leaving import Fatal
from mirage.streams import Io

if TYPE_CHECKING:
    from mirage.shell.run import Run
    from mirage.shell.state import Shell


def tells(redirects: Sequence[Redirect]) -> bool:
    """Whether one could tell which shell makes them: they may assign, or fail otherwise than by the file."""
    return any(isinstance(each.fd, str) or assigns(each.target) or begins(each.target) for each in redirects)


def forks(redirect: Redirect) -> bool:
    """Whether bash begins a process where a redirection stands without a command: not to lose its own input."""
    if isinstance(redirect.fd, str):
        return True
    copies = redirect.operator in (">&", "<&")
    return redirect.fd == 0 and (copies or redirect.operator in ("<", "<>"))


def begins(target: Word | Braces) -> bool:
    """Whether a process substitution in it becomes ``$!``."""
    return isinstance(target, Word) and any(isinstance(part, Process) for part in target.parts)


def assigns(target: Word | Braces) -> bool:
    """Whether an expansion in it may change a variable or end the shell."""
    if isinstance(target, Braces):
        return True
    return any(
        isinstance(part, Sum)
        or (isinstance(part, Parameter) and (part.operator or part.indirect or part.subscript is not None))
        for part in target.parts
    )


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
            return shell.status_of(fatal)

    status = await child.contain(guarded, Io(io.stdin, io.out, io.err, io.more))
    shell.session.status = status
    return status
