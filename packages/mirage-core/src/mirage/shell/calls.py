"""Functions: what a name was defined as, and which are running."""

from typing import TYPE_CHECKING, NamedTuple

from mirage.budget import FRESH_TASK_EVERY
from mirage.shell.depth import afresh
from mirage.shell.leaving import Return

if TYPE_CHECKING:
    from mirage.shell.ast import Function
    from mirage.shell.run import Run
    from mirage.shell.state import Shell
    from mirage.streams import Io


class Defined(NamedTuple):
    """A function: what runs it, and what it was made from."""

    run: "Run"
    node: "Function"
    file: str
    """Where it was defined: ``$0``, or the sourced file."""


class Call(NamedTuple):
    """A function or sourced file that is running."""

    name: str
    """Of a sourced file, ``source``."""
    line: int
    """Where it was called."""
    file: str
    """Where it was defined."""


async def call(shell: "Shell", function: Defined, words: list[str], io: "Io") -> int:
    """Run a function; the status, which the session has too."""
    session = shell.session
    limit = shell.budget.limits.function_depth
    if shell.functions >= limit:
        shell.budget.stop("function depth", limit)
    if shell.staged:
        shell.enter()
    before = session.arguments
    loops = shell.loops
    line = shell.line
    session.arguments = words[1:]
    shell.scopes.append(None)
    shell.calls.append(Call(words[0], line, function.file))
    shell.functions += 1
    shell.loops = 0
    hidden = None if session.traps is None else await session.traps.enter(shell, io)
    try:
        try:
            if shell.deeper() % FRESH_TASK_EVERY:
                status = await function.run(shell, io)
            else:
                status = await afresh(lambda: function.run(shell, io))
        except Return as returned:
            status = returned.status
        if session.traps is not None:
            await session.traps.returned(shell, io)
    finally:
        if hidden and session.traps is not None:
            session.traps.leave(hidden)
        shell.functions -= 1
        shell.loops = loops
        session.arguments = before
        shell.line = line
        shell.calls.pop()
        scope = shell.scopes.pop()
        if scope is not None:
            scope.leave(shell)
    # Of a pipeline in it, the statuses of the stages are not the call's.
    status = session.status = int(status)
    session.last = words
    return status
