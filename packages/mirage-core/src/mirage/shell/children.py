"""Shells within a shell whose output is wanted, or which inherit next to nothing: substitutions and scripts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.channel import Captured
from mirage.paths import decode
from mirage.shell import files
from mirage.shell.compile import compile_in_turn
from mirage.shell.depth import descend
from mirage.shell.interpret import expands_aliases
from mirage.shell.jobs.table import seen
from mirage.shell.leaving import Exit
from mirage.streams import Io

if TYPE_CHECKING:
    from mirage.commands.context import Invoked
    from mirage.session import Session
    from mirage.shell.ast import Node, Process, Substitution
    from mirage.shell.run import Run
    from mirage.shell.state import Shell
from mirage.shell.variables.scopes import environment


def over(shell: "Shell", session: "Session") -> "Shell":
    """A shell within this one, over another session."""
    twin = shell.alike(session)
    twin.forked = True
    twin.parent = shell
    twin.line = shell.line
    twin.node = shell.node
    twin.functions = shell.functions
    twin.sources = shell.sources
    twin.evals = shell.evals
    twin.spared = shell.spared
    twin.subshells = shell.subshells
    twin.substitutions = shell.substitutions
    twin.tested = shell.tested
    twin.aside = shell.aside
    twin.scopes = [None if scope is None else scope.copy() for scope in shell.scopes]
    twin.calls = shell.calls.copy()
    return twin


async def substitute(shell: "Shell", part: "Substitution", io: Io) -> str:
    """What a command substitution stands for."""
    if shell.budget.step():
        await shell.budget.breathe()
    limit = shell.budget.limits.substitution_depth
    if shell.substitutions >= limit:
        shell.budget.stop("substitution depth", limit)
    child = shell.subshell()
    child.session.jobs = seen(shell.session.jobs)
    child.substitutions += 1
    options = child.session.options
    if "verbose" in options and not shell.substitutions:
        await _show(part, shell, io)
    if "errexit" in options and "inherit_errexit" not in options:
        child.session.options = options - {"errexit"}
    child.loops = shell.loops
    captured = Captured(shell.budget)
    inner = Io(io.stdin, captured, io.err, io.more)
    try:
        again = read_again(part, shell) if shell.session.aliases else None
        run = again or part.body.run or await _prepared(part, shell)
        status = await descend(child.deeper(), lambda: child.contain(run, inner))
        await captured.complete()
        data = captured.data
    finally:
        captured.drop()
    shell.session.status = shell.substituted = status
    if status and "errexit" in options and files.reading(part.body[0]) is not None:
        # Of a file that is not there nothing is forgiven.
        raise Exit(status)
    if b"\0" in data:
        await shell.say(io, "warning: command substitution: ignored null byte in input")
        data = data.replace(b"\0", b"")
    return decode(data.rstrip(b"\n"))


async def _show(part: "Substitution", shell: "Shell", io: Io) -> None:
    from mirage.shell.verbose import shown_again

    text = shown_again(part)
    if text is not None:
        await shell.tell(io, text)


async def _prepared(part: "Substitution", shell: "Shell") -> "Run":
    program: Node = part.body[0]
    run = read_again(part, shell)
    if run is None:
        part.body.run = run = files.reading(program) or await compile_in_turn(program, shell.budget)
    return run


def read_again(part: "Substitution | Process", shell: "Shell") -> "Run | None":
    """What reads the text of a substitution as it runs, line by line, where aliases may say what it means."""
    if "alias" not in part.source and not (shell.session.aliases and expands_aliases(shell.session)):
        return None
    if files.reading(part.body[0]) is not None:
        return None

    async def run(shell: "Shell", io: Io) -> int:
        return await shell.interpret(part.source, io, f"{shell.reader}: command substitution", line=part.line - 1)

    return run


async def script(
    shell: "Shell", text: bytes, io: Io, *, name: str, arguments: Sequence[str], invoked: "Invoked"
) -> int:
    """Run text in a new shell: it inherits the environment, the directory and nothing else."""
    limit = shell.budget.limits.function_depth
    if shell.sources >= limit:
        shell.budget.stop("source depth", limit)
    session = shell.session.renewed(name, arguments, environment(shell))
    session.pid = session.leader = next(session.pids)
    session.parent = shell.session.leader
    session.traps = None
    session.invoked = invoked.letters
    child = shell.over(session)
    child.sources += 1
    child.forked = False
    child.evals = child.tested = child.spared = child.aside = 0
    child.scopes = []
    child.calls = []
    if invoked.settings:
        from mirage.shell.builtins.options import begin

        status = await begin(child, io, invoked.settings)
        if status:
            return status
    status = await descend(child.deeper(), lambda: child.execute(decode(text), io))
    if child.signal:
        from mirage.shell.jobs.processes import mourn

        await mourn(shell, io, child)
    return status
