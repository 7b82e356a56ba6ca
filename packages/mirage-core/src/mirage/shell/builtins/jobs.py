"""jobs, wait, kill, disown, fg and bg."""

from typing import TYPE_CHECKING

import anyio

from mirage.paths import encode
from mirage.shell.builtins.words import NAME, letters
from mirage.shell.jobs.table import Ambiguous, Job, Jobs
from mirage.shell.jobs.traps import fatal_status, traps_of
from mirage.signals import CHLD, QUIET, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.shell.jobs.processes import Process
    from mirage.shell.state import Shell
    from mirage.streams import Io

NOT_FOUND = 127
MISUSED = 2


def jobs_of(shell: "Shell") -> Jobs:
    """The jobs of a shell, made where it has none yet."""
    if shell.session.jobs is None:
        shell.session.jobs = Jobs()
    return shell.session.jobs


async def find(shell: "Shell", io: "Io", name: str, spec: str) -> Job | None:
    """The job that a word names: ``%...``, or the number of its process; says so where there is none."""
    table = jobs_of(shell)
    try:
        job = table.of_pid(int(spec)) if _decimal(spec) else table.named(spec)
    except Ambiguous as several:
        await shell.say(io, f"{name}: {several}: ambiguous job spec")
        job = None
    if job is None:
        await shell.say(io, f"{name}: {spec}: no such job")
    return job


def _decimal(word: str) -> bool:
    return word.isdecimal() and word.isascii() and len(word) < 10


async def _misused(shell: "Shell", io: "Io", message: str, usage: str) -> int:
    await shell.say(io, message)
    await shell.tell(io, usage)
    return MISUSED


# jobs


async def jobs(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Show the jobs."""
    parsed = letters(argv, "lpnrsx")
    usage = "jobs: usage: jobs [-lnprs] [jobspec ...] or jobs -x command [args]"
    if isinstance(parsed, str):
        return await _misused(shell, io, f"jobs: {parsed}: invalid option", usage)
    given, words = parsed
    if "x" in given:
        return await _with_numbers(shell, io, words)
    table = jobs_of(shell)
    status = 0
    chosen: list[Job] = []
    for word in words:
        job = await find(shell, io, "jobs", word)
        if job is None:
            status = 1
        else:
            chosen.append(job)
    table.tidy()
    for job in chosen if words else table.all():
        if ("s" in given or ("n" in given and job.shown)) or ("r" in given and not job.running):
            continue
        job.shown = True
        if "p" in given:
            await io.out.write(encode(f"{job.process.pid}\n"))
        else:
            await io.out.write(encode(_line(table, job, "l" in given)))
    return status


def _line(table: Jobs, job: Job, long: bool) -> str:
    mark = "+" if job is table.current() else "-" if job is table.previous() else " "
    end = " &" if job.running else ""
    number = f"{job.process.pid:5d} " if long else " "
    return f"[{job.number}]{mark} {number}{job.state:<24}{job.source}{end}\n"


async def _with_numbers(shell: "Shell", io: "Io", words: list[str]) -> int:
    if not words:
        return 0
    table = jobs_of(shell)
    replaced: list[str] = []
    for word in words:
        try:
            job = table.named(word) if word.startswith("%") else None
        except Ambiguous:
            job = None
        replaced.append(word if job is None else str(job.process.pid))
    return await shell.command(replaced, io)


# wait


async def wait(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Wait for jobs and other processes that were started here."""
    usage = "wait: usage: wait [-fn] [-p var] [id ...]"
    rest = argv[1:]
    some = False
    name: str | None = None
    while rest and len(rest[0]) > 1 and rest[0][0] == "-":
        word = rest.pop(0)
        if word == "--":
            break
        for place, letter in enumerate(word[1:], 2):
            if letter == "p":
                if not word[place:] and not rest:
                    return await _misused(shell, io, "wait: -p: option requires an argument", usage)
                name = word[place:] or rest.pop(0)
                break
            if letter not in "nf":
                return await _misused(shell, io, f"wait: -{letter}: invalid option", usage)
            some = some or letter == "n"
    if name is not None:
        if not NAME.fullmatch(name):
            await shell.say(io, f"wait: `{name}': not a valid identifier")
            return 1
        shell.session.variables.pop(name, None)
    waiting = Waiting(shell, io)
    try:
        if some:
            return await waiting.first(rest, name)
        if rest:
            return await waiting.each(rest, name)
        return await waiting.all()
    finally:
        waiting.over()


class Waiting:
    """One ``wait`` on its way."""

    __slots__ = ("_io", "_made", "_shell", "_table", "_traps")

    def __init__(self, shell: "Shell", io: "Io") -> None:
        self._shell = shell
        self._io = io
        self._table = jobs_of(shell)
        self._made = shell.session.traps is None
        self._traps = traps_of(shell.session)

    def over(self) -> None:
        """Nothing is waited for any more."""
        self._traps.wake = None
        if self._made and not self._traps.handlers and not self._traps.pending:
            self._shell.session.traps = None

    async def all(self) -> int:
        """Without words: all of them, and their statuses are forgotten."""
        for process in self._table.own() + self._table.others():
            status = await self._end(process)
            if status is not None:
                return status
        await self._notify()
        self._table.clear()
        return 0

    async def each(self, words: list[str], name: str | None) -> int:
        """All that are named, in turn; the status of the last."""
        status = 0
        for word in words:
            process = await self._process(word)
            if isinstance(process, int):
                status = process
                continue
            interrupted = await self._end(process)
            if interrupted is not None:
                return interrupted
            status = process.status or 0
            await self._notify()
            if name is not None:
                self._shell.assign(name, str(process.pid))
        return status

    async def first(self, words: list[str], name: str | None) -> int:
        """``-n``: the first of them to end."""
        processes: list[Process] = []
        for word in words:
            job = await find(self._shell, self._io, "wait", word)
            if job is not None:
                processes.append(job.process)
        if not words:
            processes = self._table.own()
        if not processes:
            return NOT_FOUND
        while True:
            done = next((process for process in processes if process.status is not None), None)
            if done is not None:
                break
            status = await self._pause(processes)
            if status is not None:
                return status
        await self._end(done)
        await self._notify(done)
        if name is not None:
            self._shell.assign(name, str(done.pid))
        return done.status or 0

    async def _process(self, word: str) -> "Process | int":
        shell, io, table = self._shell, self._io, self._table
        if _decimal(word):
            process = table.process(int(word))
            if process is None:
                await shell.say(io, f"wait: pid {word} is not a child of this shell")
            return NOT_FOUND if process is None else self._mine(process)
        if not word.startswith("%"):
            await shell.say(io, f"wait: `{word}': not a pid or valid job spec")
            return 1
        job = await find(shell, io, "wait", word)
        return NOT_FOUND if job is None else self._mine(job.process)

    def _mine(self, process: "Process") -> "Process | int":
        """The process, or the status that bash has for one of another shell: -1, of which eight bits are left."""
        return process if self._table.is_own(process) else 255

    async def _end(self, process: "Process") -> int | None:
        """Wait for its end, with its output; the status where a signal comes before."""
        await process.lasting.claim(self._io)
        while process.status is None:
            status = await self._pause([process])
            if status is not None:
                return status
        return None

    async def _pause(self, processes: "Sequence[Process]") -> int | None:
        event = self._traps.wake = anyio.Event()
        for process in processes:
            process.watch(event)
        if not self._traps.pending:
            await event.wait()
        if not self._traps.pending:
            return None
        number = self._traps.pending[0]
        await self._traps.deliver(self._shell, self._io)
        return None if number == CHLD else fatal_status(number)

    async def _notify(self, only: "Process | None" = None) -> None:
        """Forget the jobs that have ended, and say of what a signal ended."""
        for job in self._table.all():
            process = job.process
            if process.status is None or (only is not None and process is not only):
                continue
            self._table.forget(job)
            if process.signal and process.signal not in QUIET:
                await self._shell.say(self._io, f"{process.pid:5d} {said(process.signal):<24}{job.source}")


# disown, fg and bg


async def disown(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Forget jobs: they go on."""
    parsed = letters(argv, "har")
    if isinstance(parsed, str):
        usage = "disown: usage: disown [-h] [-ar] [jobspec ... | pid ...]"
        return await _misused(shell, io, f"disown: {parsed}: invalid option", usage)
    given, words = parsed
    table = jobs_of(shell)
    chosen: list[Job] = []
    if not words and ("a" in given or "r" in given):
        chosen = [job for job in table.all() if job.running or "r" not in given]
    else:
        for word in words or ["current"]:
            job = table.current() if word == "current" and not words else await find(shell, io, "disown", word)
            if job is None:
                if not words:
                    await shell.say(io, "disown: current: no such job")
                return 1
            chosen.append(job)
    if "h" not in given:
        for job in chosen:
            table.forget(job)
    return 0


async def fg(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Wait for a job as if it had been started without ``&``."""
    job = await _controlled(shell, io, argv)
    if job is None:
        return 1
    await io.out.write(encode(f"{job.source}\n"))
    waiting = Waiting(shell, io)
    try:
        return await waiting.each([str(job.process.pid)], None)
    finally:
        waiting.over()


async def bg(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """All jobs are in the background."""
    job = await _controlled(shell, io, argv)
    if job is None:
        return 1
    await shell.say(io, f"bg: job {job.number} already in background")
    return 0


async def _controlled(shell: "Shell", io: "Io", argv: list[str]) -> Job | None:
    name = argv[0]
    if "monitor" not in shell.session.options:
        await shell.say(io, f"{name}: no job control")
        return None
    words = argv[2:] if argv[1:2] == ["--"] else argv[1:]
    if words:
        return await find(shell, io, name, words[0])
    job = jobs_of(shell).current()
    if job is None:
        await shell.say(io, f"{name}: current: no such job")
    return job
