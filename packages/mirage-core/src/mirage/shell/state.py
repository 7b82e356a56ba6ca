"""Shell: one line's execution over a session. Closures run against it; commands know it as their Runner."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, TypeAlias

from mirage.budget import AWAITED, Budget
from mirage.commands.context import BY_NAME, Alive, Invoked
from mirage.commands.registry import built_in
from mirage.commands.spec import Command
from mirage.events import CommandEnded, Event
from mirage.paths import encode
from mirage.session import Session
from mirage.shell import builtins, files
from mirage.shell.builtins import Builtin
from mirage.shell.calls import Call, call
from mirage.shell.interpret import interpret
from mirage.shell.leaving import Discard, Exit, Failed, Fatal, contained
from mirage.shell.started import BROKEN_PIPE, start
from mirage.shell.variables import access as variables
from mirage.shell.variables.access import LARGE, LARGEST, lookup
from mirage.streams import Given, Io, Source
from mirage.vfs.fs import FileSystem

if TYPE_CHECKING:
    from mirage.shell.ast import Node, Substitution
    from mirage.shell.jobs.beside import Beside
    from mirage.shell.jobs.processes import Process
    from mirage.shell.run import Now, Run
    from mirage.shell.run.redirect import Opened
    from mirage.shell.variables.scopes import Scope

Missing: TypeAlias = Callable[[str, Sequence[str], Session], Awaitable[Command | None]]
Emit: TypeAlias = Callable[[Event], None]

ENDLESS = repeat("")
"""What a loop without words goes over."""


class Shell:
    """What a running line holds beside its session: where it is, how deep, and in what it runs."""

    __slots__ = (
        "aside",
        "beside",
        "budget",
        "calls",
        "charged",
        "commands",
        "emit",
        "evals",
        "filled",
        "forked",
        "fs",
        "functions",
        "inherited",
        "kept",
        "line",
        "lone",
        "loops",
        "missing",
        "node",
        "parent",
        "scopes",
        "session",
        "signal",
        "sources",
        "spared",
        "staged",
        "subshells",
        "substituted",
        "substitutions",
        "summed",
        "summed_at",
        "sums",
        "tested",
    )

    session: Session
    line: int

    def __init__(
        self,
        session: Session,
        fs: FileSystem,
        budget: Budget,
        commands: Mapping[str, Command] = built_in,
        *,
        missing: Missing | None = None,
        emit: Emit | None = None,
    ) -> None:
        self.session = session
        self.fs = fs
        self.budget = budget
        self.commands = commands
        self.missing = missing
        self.parent: Shell | None = None
        self.emit = emit
        self.line = 1
        """The line of the source that is being run."""
        self.node: Node | None = None
        """The command that is being run."""
        self.forked = False
        """A subshell."""
        self.staged = False
        """A simple command of a pipeline: a subshell only once it runs a function or a text."""
        self.lone = False
        """A simple command that is a process of its own: what fails in it ends it with its own status."""
        self.functions = 0
        self.sources = 0
        self.evals = 0
        """Texts being read inside each other: ``eval`` and ``source``."""
        self.spared = 0
        """Those of them whose failure is looked at."""
        self.subshells = 0
        self.substitutions = 0
        self.loops = 0
        self.filled: Sequence[int] = ()
        """What stands in the holes of the expression that is being computed."""
        self.summed = self.summed_at = 0
        """So much was computed of expressions that variables hold, since the budget was at that step."""
        self.sums = 0
        """Closures inside each other, where variables hold expressions that name others."""
        self.tested = 0
        """In so many places whose failure is looked at: ``set -e`` leaves them alone."""
        self.aside = 0
        """Descriptors that bash would have put aside for redirections around: their numbers are taken."""
        self.signal = 0
        """The signal that ended it."""
        self.substituted: int | None = None
        """The status of the last command substitution of the command being expanded."""
        self.calls: list[Call] = []
        """The functions and sourced files that are running, the outermost first."""
        self.beside: list[Beside] = []
        """Process substitutions of the command that is being expanded."""
        self.inherited: Source | None = None
        """The standard input of a subshell that was given none of its own."""
        self.kept: list[Opened] = []
        """What ``exec`` opened; closed when this shell ends."""
        self.scopes: list[Scope | None] = []
        """For each running function, what its local variables hide: None where it has none yet."""
        self.charged = 0
        """What its variables are charged with."""

    async def execute(self, text: str, io: Io) -> int:
        """Run source text in this session; the exit status.

        :raises LimitReached: the line used up its budget.
        """
        return await self.contain(partial(_interpret, text), io)

    async def contain(self, run: "Run", io: Io) -> int:
        """Run to the end of this shell, however it comes about; the exit status."""
        return await contained(self, run, io)

    async def interpret(self, text: str, io: Io, origin: str = "", line: int = 0) -> int:
        """Run source text here: what leaves early passes up."""
        return await interpret(self, text, io, origin, line)

    @property
    def file(self) -> str:
        """Where the text that runs came from."""
        return self.calls[-1].file if self.calls else self.session.file or "environment"

    @property
    def handed(self) -> bool:
        """Whether this is the shell of a line that was handed over, as behind ``-c``."""
        return not self.forked and "c" in self.session.invoked

    @property
    def encloses(self) -> bool:
        """Whether this is the shell of a list: no command substitution, and no command of a pipeline."""
        parent = self.parent
        return self.forked and not self.staged and parent is not None and self.substitutions == parent.substitutions

    @property
    def place(self) -> str:
        """``bash: line N``, as messages begin."""
        return f"{self.reader}: line {self.line}"

    @property
    def reader(self) -> str:
        """What read the text that runs."""
        return self.calls[-1].file if self.calls else self.session.name

    @property
    def pid(self) -> int:
        """``$BASHPID``, given when it is first asked for."""
        session = self.session
        if not session.pid:
            session.pid = next(session.pids)
        return session.pid

    # Variables

    def value(self, name: str) -> str | None:
        """What ``$name`` stands for; None where it is unset."""
        return lookup(self, name)

    def assign(self, name: str, value: str) -> None:
        """Set a variable.

        :raises Fatal: it is read-only.
        """
        session = self.session
        texts = session.variables
        before = texts.get(name)
        if (
            before is None
            or len(before) > LARGE
            or len(value) > LARGE
            or name in session.attributes
            or name in session.readonly
            or (session.options and "allexport" in session.options)
        ):
            variables.assign(self, name, value)
        else:
            texts[name] = value

    def charge(self, size: int) -> None:
        """Take account of what variables grew by; what a subshell's own hold is given back when it ends."""
        if size > 0:
            self.budget.hold(size)
        else:
            size = -min(-size, self.budget.held)
            self.budget.drop(-size)
        self.charged += size

    def afford(self, size: int) -> None:
        """Refuse to make a text of ``size`` that the line could not keep, before it is made."""
        if size > LARGE:
            if size > LARGEST:
                self.budget.stop("text", LARGEST)
            self.budget.hold(size)
            self.budget.drop(size)
            self.budget.look()

    # Running

    async def command(self, words: list[str], io: Io) -> int:
        """Run a command by its words: a function, a builtin, a command, or nothing of that name."""
        status = self.command_now(words, io)
        return status if isinstance(status, int) else await status

    def command_now(self, words: list[str], io: Io) -> int | Awaitable[int]:
        """As ``command``; answers with what is to be awaited where it has to wait."""
        session = self.session
        name = words[0]
        function = session.functions.get(name)
        if function is not None:
            return call(self, function, words, io)
        session.last = words
        builtin = builtins.find(name)
        if builtin is not None:
            return self._builtin(builtin, words, io)
        command = self.commands.get(name)
        return self._absent(words, io) if command is None else self._command(command, words, io)

    async def _absent(self, words: list[str], io: Io) -> int:
        status = self.session.status = await _outside(words, self, io)
        return status

    async def _command(self, command: Command, words: list[str], io: Io) -> int:
        status = self.session.status = await start(self, command, words, io)
        return status

    async def plainly(self, words: list[str], io: Io) -> int:
        """Run a command by its words where functions do not count."""
        builtin = builtins.find(words[0])
        if builtin is not None:
            status = self._builtin(builtin, words, io)
            return status if isinstance(status, int) else await status
        command = self.commands.get(words[0])
        return await (_outside(words, self, io) if command is None else self.run_command(command, words, io))

    async def run_command(self, command: Command, words: Sequence[str], io: Io, name: str = "") -> int:
        """Run a registered command, under another ``name`` where one is given."""
        return await start(self, command, words, io, name)

    def _builtin(self, builtin: Builtin, words: list[str], io: Io) -> int | Awaitable[int]:
        session = self.session
        if session.disabled and words[0] in session.disabled:
            return self._absent(words, io)
        if self.staged and words[0] not in ("jobs", "command"):
            # Of the builtins in a pipeline only ``jobs`` still sees those of the shell around.
            session.jobs = None
        if len(words) > 1 and words[1] == "--help" and words[0] not in builtins.HELPLESS:
            from mirage.shell.builtins.help import about as builtin
        try:
            status = builtin(self, io, words)
        except Fatal as fatal:
            return self.die(io, fatal, words[0])
        if not isinstance(status, int):
            return self._waiting(status, words, io)
        session.status = status
        if self.emit is not None:
            self.emit(CommandEnded(session.id, tuple(words), status))
        return status

    async def _waiting(self, builtin: Awaitable[int], words: list[str], io: Io) -> int:
        """A builtin that could not do all at once."""
        try:
            status = await builtin
            # Inside a command that collects what it writes, the order of output and complaints is kept.
            await io.out.flush()
        except BrokenPipeError:
            raise Exit(BROKEN_PIPE) from None
        except Fatal as fatal:
            status = await self.die(io, fatal, words[0])
        except OSError as error:
            await self.say(io, f"{words[0]}: write error: {error.strerror}")
            status = 1
        self.budget.pay(AWAITED)
        self.session.status = status
        if self.emit is not None:
            self.emit(CommandEnded(self.session.id, tuple(words), status))
        return status

    def deeper(self) -> int:
        """The nesting level of this shell, all kinds taken together."""
        return self.functions + self.sources + self.subshells + self.substitutions

    def enter(self) -> None:
        """What was one command of a pipeline runs several."""
        if self.staged:
            self.staged = False
            self.session.jobs = None
            self.session.level += 1

    def subshell(self) -> "Shell":
        """A shell over a copy of the session, charged until it ends."""
        weight = self.session.weight
        self.budget.hold(weight)
        session = self.session.clone()
        session.level += 1
        child = self.over(session)
        child.charged = weight
        return child

    def over(self, session: Session) -> "Shell":
        """A shell within this one, over another session."""
        from mirage.shell.children import over

        return over(self, session)

    def alike(self, session: Session) -> "Shell":
        """A shell in the same world, over another session, at the beginning."""
        files = FileSystem(self.fs.table, session, self.fs.guard)
        return Shell(session, files, self.budget, self.commands, missing=self.missing, emit=self.emit)

    # World: a shell does what a plan can only ask about

    def turns(self, words: Iterable[str] = ENDLESS) -> Iterable[str]:
        """What a loop goes over."""
        return words

    async def either(self, runs: Sequence["Now"], io: Io) -> int:
        """Never asked: what has run has a status."""
        raise NotImplementedError

    async def begin(self, process: "Process", run: "Run", io: Io) -> None:
        """Start what runs beside the line."""
        process.start(run, io)

    def given(self, text: str) -> Source:
        """What a here-document is read from."""
        return Given(encode(text))

    async def substitute(self, part: "Substitution", io: Io) -> str:
        """What a command substitution stands for."""
        from mirage.shell.children import substitute

        return await substitute(self, part, io)

    # Runner: what commands may ask for

    async def run(
        self,
        argv: Sequence[str],
        io: Io,
        *,
        env: Mapping[str, str] | None = None,
        prepare: "Callable[[Session], None] | None" = None,
    ) -> int:
        """Run one command as a process would be: no functions, no builtins but those that are commands too."""
        name = argv[0].rpartition("/")[2] if files.is_command_path(argv[0]) else argv[0]
        child = self.subshell()
        if env is not None:
            child.session.variables.update(env)
            child.session.exported.update(env)
        if prepare is not None:
            prepare(child.session)
        command = self.commands.get(name)
        if command is not None:
            return await child.contain(partial(_registered, command, argv), io)
        return await child.contain(partial(_outside, list(argv)), io)

    async def expect(self, name: str) -> None:
        """Whether ``run`` finds the command.

        :raises OSError: it does not, or may not run it.
        """
        from mirage.shell.outside import expect

        await expect(self, name)

    async def source(
        self, text: bytes, io: Io, *, name: str, arguments: Sequence[str], invoked: Invoked = BY_NAME
    ) -> int:
        """Run text in a new shell: it inherits the environment, the directory and nothing else."""
        from mirage.shell.children import script

        return await script(self, text, io, name=name, arguments=arguments, invoked=invoked)

    def alive(self, words: Sequence[str]) -> Sequence[Alive]:
        """What runs in the session, with the command that asks."""
        from mirage.shell.jobs.listing import alive

        return alive(self, words)

    def send(self, pid: int, number: int) -> bool:
        """Send a signal; whether there is such a process."""
        from mirage.shell.builtins.kill import reach

        return reach(self, pid, number)

    async def breathe(self) -> None:
        """The checkpoint of every loop."""
        if self.budget.step():
            await self.budget.breathe()

    # Words on standard error

    async def say(self, io: Io, message: str) -> None:
        """``bash: line N: message``."""
        await self.tell(io, f"{self.place}: {message}")

    async def tell(self, io: Io, message: str) -> None:
        """A line on standard error, if there is one."""
        try:
            await io.err.write(encode(message + "\n"))
        except OSError:
            return

    async def complain(self, io: Io, message: str) -> None:
        """A variable is misused: said, and with ``set -e`` the end of the shell, though the status be looked at.

        In a text that is looked at as a whole it is not.
        """
        await self.say(io, message)
        if "errexit" in self.session.options and not self.spared:
            raise Exit(self.session.status or 1)

    async def die(self, io: Io, fatal: Fatal, builtin: str = "") -> int:
        """An expansion failed: say why, and give up the line, or end this shell."""
        message = f"{builtin}: {fatal.message}" if builtin and fatal.blames else fatal.message
        await (self.complain if fatal.reported else self.say)(io, message)
        if fatal.status is None:
            raise Discard(fatal.inner if self.encloses and not self.lone else 1)
        if fatal.status == 1 and not self.forked and not self.handed:
            raise Discard(1, all_of_it=True)
        raise Failed(self.status_of(fatal))

    def status_of(self, fatal: Fatal) -> int:
        """The status of an expansion that failed: its own in the shell of a line and in a job that is one command."""
        parent = self.parent
        alone = self.lone and parent is not None and self.evals == parent.evals and not parent.forked
        return (fatal.status or 1) if self.handed or alone else 1

    def nothing(self) -> int:
        """A command without words: the status of its last substitution."""
        self.session.last = []
        status = self.session.status = self.substituted or 0
        return status


async def _interpret(text: str, shell: Shell, io: Io) -> int:
    return await shell.interpret(text, io)


def _registered(command: Command, words: Sequence[str], shell: Shell, io: Io) -> Awaitable[int]:
    # By a path it calls itself so.
    return shell.run_command(command, words, io, words[0] if "/" in words[0] else "")


def _outside(words: list[str], shell: Shell, io: Io) -> Awaitable[int]:
    from mirage.shell import outside  # Only what is not found is looked for so far.

    return outside.run(words, shell, io)
