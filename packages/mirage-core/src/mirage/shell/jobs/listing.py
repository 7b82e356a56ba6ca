"""What runs in a session, as a command may see it."""

from typing import TYPE_CHECKING

from mirage.commands.context import Alive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.shell.jobs.processes import Process
    from mirage.shell.state import Shell


def alive(shell: "Shell", words: "Sequence[str]") -> "list[Alive]":
    """The shells around a command, what runs beside them, and the command itself, of these words."""
    first = _outermost(shell).pid
    found = {at.pid: _shell(at, first) for at in _around(shell) if at.session.pid}
    for process in shell.session.processes.values():
        if process.shell is not None:
            found[process.pid] = _process(process, process.shell, first)
    itself = _number(shell)
    found[itself] = Alive(
        itself,
        _parent(shell, itself),
        first,
        words[0],
        " ".join(words),
        shell.session.host.elapsed(),
        shell.session.niceness,
        asks=True,
    )
    return list(found.values())


def _number(shell: "Shell") -> int:
    """A job of one command is that command; all others get a number."""
    process = shell.session.processes.get(shell.session.pid)
    return shell.session.pid if process is not None and _runs(process, shell) else next(shell.session.pids)


def _around(shell: "Shell") -> "list[Shell]":
    around = [shell]
    while (outer := around[-1].parent) is not None:
        around.append(outer)
    return around


def _outermost(shell: "Shell") -> "Shell":
    return _around(shell)[-1]


def _parent(shell: "Shell", number: int) -> int:
    """The number of the innermost shell around what has this ``number``."""
    around = (at.session.pid for at in _around(shell))
    return next((pid for pid in around if pid and pid != number), shell.session.parent)


def _shell(shell: "Shell", first: int) -> Alive:
    session = shell.session
    text = " ".join(("bash", session.file, *session.arguments) if session.file else ("bash",))
    return Alive(shell.pid, _parent(shell, shell.pid), first, "bash", text, session.began, session.niceness, asks=False)


def _process(process: "Process", shell: "Shell", first: int) -> Alive:
    name, text = "bash", _source(process, shell)
    if _runs(process, shell):
        words = shell.session.last
        name, text = words[0].rpartition("/")[2], " ".join(words)
    return Alive(
        process.pid,
        _parent(shell, process.pid),
        first,
        name,
        text,
        process.began,
        shell.session.niceness,
        asks=False,
    )


def _runs(process: "Process", shell: "Shell") -> bool:
    """Whether it is one command in place of the shell."""
    last = shell.session.last
    in_place = shell.lone and len(shell.calls) == process.calls and last is not process.before
    return in_place and last[0] in shell.commands


def _source(process: "Process", shell: "Shell") -> str:
    jobs = None if shell.parent is None else shell.parent.session.jobs
    job = None if jobs is None else jobs.of_pid(process.pid)
    return "bash" if job is None else job.source
