"""Jobs: what ``&`` has started, as the shell that started it numbers and remembers it."""

from typing import TYPE_CHECKING

from mirage.signals import said

if TYPE_CHECKING:
    from mirage.shell.ast import Node
    from mirage.shell.jobs.processes import Process

MOST = 64
"""Jobs in the table before those that have ended are taken out."""
REMEMBERED = 1024
"""Ended processes whose status ``wait`` still knows."""


class Job:
    """One job: its number and the text it was started with."""

    __slots__ = ("node", "number", "process", "shown")

    def __init__(self, number: int, process: "Process", node: "Node") -> None:
        self.number = number
        self.process = process
        self.node = node
        self.shown = True
        """``jobs -n`` has nothing new to say of it."""

    @property
    def source(self) -> str:
        """What was started, as bash writes it."""
        from mirage.shell.syntax.unparse import unparse

        return unparse(self.node)

    @property
    def running(self) -> bool:
        return self.process.status is None

    @property
    def state(self) -> str:
        """``Running``, or what became of it."""
        process = self.process
        if process.status is None:
            return "Running"
        if process.signal:
            return said(process.signal)
        return f"Exit {process.status}" if process.status else "Done"


class Ambiguous(Exception):
    """A job is named by what several begin with."""


class Jobs:
    """The jobs of one shell, by number."""

    __slots__ = ("_foreign", "_jobs", "_others")

    def __init__(self) -> None:
        self._jobs: dict[int, Job] = {}
        self._others: dict[int, Process] = {}
        self._foreign: frozenset[Process] = frozenset()
        """Those of its parent: a substitution sees them, but cannot wait for them."""

    def inherited(self) -> "Jobs":
        """What a substitution sees."""
        twin = Jobs()
        twin._jobs = self._jobs.copy()
        twin._foreign = frozenset(job.process for job in self._jobs.values())
        return twin

    def add(self, process: "Process", node: "Node") -> Job:
        """A new job, the current one."""
        if len(self._jobs) >= MOST:
            self.tidy()
        number = max(self._jobs, default=0) + 1
        job = self._jobs[number] = Job(number, process, node)
        return job

    def note(self, process: "Process") -> None:
        """A process that is no job, whose status can be asked for."""
        self._others[process.pid] = process
        while len(self._others) > REMEMBERED:
            self._others.pop(next(iter(self._others)))

    def others(self) -> "list[Process]":
        """Those that are no jobs and still run."""
        return [process for process in self._others.values() if process.status is None]

    def process(self, pid: int) -> "Process | None":
        """The process of this number, whether or not it has ended."""
        job = self.of_pid(pid)
        return self._others.get(pid) if job is None else job.process

    def is_own(self, process: "Process") -> bool:
        """Whether it was started here."""
        return process not in self._foreign

    def own(self) -> "list[Process]":
        """Those of the jobs that were started here."""
        return [job.process for job in self.all() if self.is_own(job.process)]

    def tidy(self) -> None:
        """Jobs that have ended leave the table; what became of them is remembered."""
        for job in [job for job in self._jobs.values() if not job.running]:
            self.forget(job)

    def clear(self) -> None:
        """What has ended is forgotten."""
        self.tidy()
        self._others = {pid: process for pid, process in self._others.items() if process.status is None}

    def all(self) -> list[Job]:
        """All, by number."""
        return [self._jobs[number] for number in sorted(self._jobs)]

    def current(self) -> Job | None:
        """``%+``"""
        return self._at(-1)

    def previous(self) -> Job | None:
        """``%-``: the current one where there is no other."""
        return self._at(-2) or self._at(-1)

    def _at(self, place: int) -> Job | None:
        # Those that run come before those that have ended.
        order = sorted(self._jobs.values(), key=lambda job: (job.running, job.number))
        return order[place] if len(order) >= -place else None

    def named(self, spec: str) -> Job | None:
        """The job that ``%...`` names.

        :raises Ambiguous: several are.
        """
        name = spec.removeprefix("%")
        if name in ("", "%", "+"):
            return self.current()
        if name == "-":
            return self.previous()
        if name.isdecimal() and name.isascii():
            return self._jobs.get(int(name)) if len(name) < 10 else None
        if name[0] == "?":
            found = [job for job in self.all() if name[1:] in job.source]
        else:
            found = [job for job in self.all() if job.source.startswith(name)]
        if len(found) > 1:
            raise Ambiguous(name.removeprefix("?"))
        return found[0] if found else None

    def of_pid(self, pid: int) -> Job | None:
        """The job that is this process."""
        return next((job for job in self._jobs.values() if job.process.pid == pid), None)

    def forget(self, job: Job) -> None:
        """A job that has ended, or is disowned, leaves the table."""
        self._jobs.pop(job.number, None)
        if job.running:
            return
        self.note(job.process)
        if job.process.reaped is not None:
            job.process.reaped()


def seen(jobs: Jobs | None) -> Jobs | None:
    """What a substitution has of the jobs of its shell."""
    return None if jobs is None else jobs.inherited()
