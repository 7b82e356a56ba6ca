"""``time``: what a pipeline took, in the words of TIMEFORMAT."""

import re
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from mirage.paths import encode
from mirage.shell.ast import List, Node, Pipeline, Redirected, Subshell, Timed
from mirage.shell.leaving import Exit, Leave, Replaced
from mirage.shell.run import Compiling

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_DEFAULT: Final = "\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS"
_POSIX: Final = "real %2R\nuser %2U\nsys %2S"
_MARK = re.compile(r"%(?:(%)|(P)|([0-9]?)(l?)([RUS])|([0-9]?l?(.)))", re.DOTALL)


class Taken(NamedTuple):
    """Seconds."""

    real: float
    user: float
    system: float = 0.0


def compile_timed(node: Timed) -> Compiling:
    """``time pipeline``."""
    if (inner := timed_within(node)) is not None:
        return (yield inner)
    body = None if node.body is None else (yield node.body)
    posix = node.posix

    async def run(shell: "Shell", io: "Io") -> int:
        host = shell.session.host
        began, used = host.elapsed(), time.thread_time()
        left: Leave | None = None
        status = 0
        try:
            if body is not None:
                status = await body(shell, io)
        except Leave as reason:
            left = reason
        taken = Taken(host.elapsed() - began, time.thread_time() - used)
        if not _is_gone(shell, left):
            await _report(shell, io, taken, posix=posix)
        if left is not None:
            raise left
        shell.session.status = status
        return status

    return run


def _is_gone(shell: "Shell", left: Leave | None) -> bool:
    """Whether the shell that takes the time is no more: a command took its place, or a signal ended it at once."""
    if isinstance(left, Replaced):
        return True
    traps = shell.session.traps
    if traps is None or "EXIT" in traps.handlers:
        return False
    return traps.doomed or (isinstance(left, Exit) and left.signal > 0)


def timed_within(node: Timed) -> Node | None:
    """A subshell that takes its own time, and tells it where its redirections lead; None for what is none."""
    body = node.body
    if isinstance(body, Subshell):
        return Subshell(List((node._replace(body=body.body),)), body.line)
    if isinstance(body, Redirected) and isinstance(body.body, Subshell):
        return Redirected(Subshell(List((node._replace(body=body.body.body),)), body.body.line), body.redirects)
    if isinstance(body, Pipeline) and len(body.stages) == 1:
        inner = timed_within(node._replace(body=body.stages[0]))
        return None if inner is None else body._replace(stages=(inner,))
    return None


async def _report(shell: "Shell", io: "Io", taken: Taken, *, posix: bool) -> None:
    given = shell.value("TIMEFORMAT")
    text = _POSIX if posix else _DEFAULT if given is None else given
    if not text:
        return
    parts: list[str] = []
    at = 0
    for mark in _MARK.finditer(text):
        parts.append(text[at : mark.start()])
        at = mark.end()
        if mark[6] is not None:
            await shell.say(io, f"TIMEFORMAT: `{mark[7]}': invalid format character")
            return
        parts.append(_shown(mark, taken))
    try:
        await io.err.write(encode("".join(parts) + text[at:] + "\n"))
    except OSError:
        return


def _shown(mark: re.Match[str], taken: Taken) -> str:
    if mark[1]:
        return "%"
    if mark[2]:
        busy = taken.user + taken.system
        return f"{100 * busy / taken.real if taken.real else 0:.2f}"
    seconds = {"R": taken.real, "U": taken.user, "S": taken.system}[mark[5]]
    places = min(int(mark[3] or "3"), 3)
    # Cut, not rounded.
    thousandths = int(seconds * 1000)
    whole, rest = divmod(thousandths, 1000)
    fraction = f".{rest:03}"[: places + 1] if places else ""
    if not mark[4]:
        return f"{whole}{fraction}"
    return f"{whole // 60}m{whole % 60}{fraction}s"
