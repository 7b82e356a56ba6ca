"""kill: signals to the shells and processes of a session."""

from typing import TYPE_CHECKING

from mirage.shell.builtins.jobs import jobs_of
from mirage.shell.builtins.words import put_regardless
from mirage.shell.jobs.table import Ambiguous
from mirage.shell.jobs.traps import traps_of
from mirage.shell.leaving import encloses
from mirage.signals import HARMLESS, KILL, NAMES, STOPPING, TERM, UNNAMED, number_of, table

if TYPE_CHECKING:
    from mirage.shell.jobs.processes import Process
    from mirage.shell.state import Shell
    from mirage.streams import Io

_USAGE = "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]"
_MISUSED = 2


async def kill(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Send a signal, or list them."""
    words = argv[1:]
    name = ""
    lists = False
    while words and words[0].startswith("-") and len(words[0]) > 1:
        word = words[0]
        if name and word not in ("--", "-l", "-L", "-s", "-n"):
            break
        del words[0]
        if word == "--":
            break
        if word in ("-l", "-L"):
            lists = True
        elif word not in ("-s", "-n"):
            name = _named(word)
        elif words:
            name = words.pop(0)
        else:
            await shell.say(io, f"kill: {word}: option requires an argument")
            return 1
    if lists:
        return await _list(shell, io, words)
    number = number_of(name) if name else TERM
    if number is None:
        await shell.say(io, f"kill: {name}: invalid signal specification")
        return 1
    if not words:
        await shell.tell(io, _USAGE)
        return _MISUSED
    if number in STOPPING:
        await shell.tell(io, "mirage: not supported yet: stopping a job")
        return _MISUSED
    sent = [await _send(shell, io, word, number) for word in words]
    status = 0 if any(sent) else 1
    traps = shell.session.traps
    if traps is not None and traps.pending and not (traps.doomed and not shell.loops and encloses(shell)):
        shell.session.status = status
        await traps.deliver(shell, io)
    return status


def _named(word: str) -> str:
    """The signal that an option names: ``-9``, ``-TERM``, ``-sTERM``."""
    joined = word[:2] in ("-s", "-n") and number_of(word[1:]) is None and number_of(word[2:]) is not None
    return word[2:] if joined else word[1:]


async def _list(shell: "Shell", io: "Io", words: list[str]) -> int:
    if not words:
        await put_regardless(io, table())
        return 0
    status = 0
    for word in words:
        number = int(word) if word.isdecimal() and word.isascii() and len(word) < 5 else None
        if number is not None and number > 128:
            number -= 128
        if number in UNNAMED:
            continue
        if number is None:
            named = number_of(word)
            text = None if named is None else str(named)
        else:
            text = "EXIT" if number == 0 else NAMES.get(number)
        if text is None:
            await shell.say(io, f"kill: {word}: invalid signal specification")
            status = 1
        else:
            await put_regardless(io, f"{text}\n")
    return status


async def _send(shell: "Shell", io: "Io", word: str, number: int) -> bool:
    if word.startswith("%"):
        process = await _job(shell, io, word)
        if process is not None:
            _signal(process, number)
        return process is not None
    if not word:
        await shell.say(io, "kill: `': not a pid or valid job spec")
        return False
    digits = word.removeprefix("-")
    if not digits.isdecimal() or not digits.isascii():
        await shell.say(io, f"kill: {word}: arguments must be process or job IDs")
        return False
    if len(digits) < 10 and digits == word and reach(shell, int(word), number):
        return True
    await shell.say(io, f"kill: ({word}) - No such process")
    return False


async def _job(shell: "Shell", io: "Io", word: str) -> "Process | None":
    jobs = jobs_of(shell)
    try:
        job = jobs.named(word)
    except Ambiguous as several:
        await shell.say(io, f"kill: {several}: ambiguous job spec")
        return None
    if job is None:
        await shell.say(io, f"kill: {word}: no such job")
        return None
    return job.process


def reach(shell: "Shell", pid: int, number: int) -> bool:
    """Send to a shell around this one, or to a process; whether there is any."""
    at: Shell | None = shell
    while at is not None:
        if at.pid == pid:
            if number:
                traps_of(at.session).send(number)
            return True
        at = at.parent
    process = shell.session.processes.get(pid)
    if process is None:
        return False
    _signal(process, number)
    return True


def _signal(process: "Process", number: int) -> None:
    shell = process.shell
    if not number or shell is None:
        return
    traps = shell.session.traps
    trapped = None if traps is None or number == KILL else traps.handlers.get(NAMES[number])
    if trapped is not None:
        if trapped:
            traps_of(shell.session).send(number)
    elif number not in HARMLESS:
        process.cancel(number)
