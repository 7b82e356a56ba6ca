"""A session: where its lines run and what they remember, apart from every other session."""

from itertools import count
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mirage.host import Host
    from mirage.shell.builtins.completion import Spec
    from mirage.shell.calls import Defined
    from mirage.shell.jobs.processes import Process
    from mirage.shell.jobs.table import Jobs
    from mirage.shell.jobs.traps import Traps
    from mirage.shell.variables.arrays import Array

SHELL = 8 * 1024
"""Bytes that a subshell is charged with, however little it has."""
ENTRY = 64
"""Bytes that each name is charged with once more in a subshell, and each argument."""
DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin"

FRESH: dict[str, str] = {
    "BASH": "/usr/bin/bash",
    "BASH_VERSION": "5.2.15(1)-release",
    "HOSTTYPE": "x86_64",
    "IFS": " \t\n",
    "MACHTYPE": "x86_64-pc-linux-gnu",
    "OPTERR": "1",
    "OPTIND": "1",
    "OSTYPE": "linux-gnu",
    "PS4": "+ ",
}
"""What every shell sets itself, whatever it inherits."""
COMPUTED: dict[str, str] = {
    **dict.fromkeys(
        "BASHOPTS BASH_ALIASES BASH_ARGC BASH_ARGV BASH_ARGV0 BASH_CMDS BASH_COMMAND BASH_LINENO BASH_SOURCE"
        " BASH_SUBSHELL BASH_VERSINFO DIRSTACK EPOCHREALTIME EPOCHSECONDS FUNCNAME GROUPS LINENO PIPESTATUS SHELLOPTS"
        " _".split(),
        "d",
    ),
    "OPTIND": "i",
    **dict.fromkeys("BASHPID EUID PPID RANDOM SECONDS SRANDOM UID".split(), "di"),
}
"""Attributes from the start: of what is computed anew at every reading (``shell/computed.py``)."""
SHELLS = frozenset({"bash", "sh"})
"""Names of shells that run a line and no script."""
CONSTANT = frozenset("BASHOPTS BASH_VERSINFO EUID PPID SHELLOPTS UID".split())
"""What is read-only from the start."""


class Piped(int):
    """The status of a pipeline of several commands, and those of each."""

    each: "Sequence[int]"

    @classmethod
    def of(cls, status: int, each: "Sequence[int]") -> Self:
        """``status``, as a pipeline came to it."""
        piped = cls(status)
        piped.each = each
        return piped


class Session:
    """The shell state that outlives a line. A subshell works on a ``clone``."""

    __slots__ = (
        "account",
        "aliases",
        "arguments",
        "arrays",
        "attributes",
        "background",
        "began",
        "completions",
        "cwd",
        "disabled",
        "drawn",
        "exported",
        "file",
        "functions",
        "hashed",
        "host",
        "id",
        "invoked",
        "jobs",
        "last",
        "leader",
        "lease",
        "level",
        "marks",
        "name",
        "niceness",
        "options",
        "parent",
        "pid",
        "pids",
        "processes",
        "readonly",
        "references",
        "seed",
        "stack",
        "status",
        "traps",
        "umask",
        "variables",
    )

    def __init__(self, session_id: str, host: "Host") -> None:
        self.id = session_id
        self.host = host
        self.began = host.elapsed()
        self.cwd = "/"
        self.umask = 0o022
        self.niceness = 0
        self.status: int = Piped.of(0, ())
        self.name = "bash"
        """``$0``"""
        self.invoked = "c"
        """The letters of ``$-`` that only the call of a shell can give; a line is handed over, as behind ``-c``."""
        self.file = ""
        """The script that is being run; empty for a line that was handed over."""
        self.level = 0
        """``$BASH_SUBSHELL``"""
        self.arguments: list[str] = []
        """``$1`` and on"""
        self.variables: dict[str, str] = {
            "HOME": host.home,
            "USER": host.user,
            "LOGNAME": host.user,
            "HOSTNAME": host.name,
            "SHLVL": "1",
            "PATH": DEFAULT_PATH,
            "PWD": "/",
            "SHELL": "/bin/bash",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            **FRESH,
        }
        """Those that hold one text; a name is here, or in ``arrays``, or in ``references``."""
        self.arrays: dict[str, Array] = {}
        self.lease = object()
        """Arrays that bear it are this session's alone; all others are copied before they are changed."""
        self.account = object()
        """Arrays that bear it are charged to whoever uses this session."""
        self.references: dict[str, str] = {}
        """What ``declare -n`` names stand for."""
        self.attributes: dict[str, str] = COMPUTED.copy()
        """The letters of ``declare`` by name (``i``, ``l``, ``u``, ``c``, ``t``), but for ``x`` and ``r``; a name with
        a value need not be here, one without a value that was declared is. ``d`` is of those that are computed."""
        self.exported: set[str] = {"HOME", "USER", "LOGNAME", "PATH", "PWD", "SHELL", "SHLVL", "LANG", "OLDPWD", "TZ"}
        self.readonly: set[str] = set(CONSTANT)
        self.seed: int | None = None
        """What ``RANDOM`` goes on from, once it was assigned to."""
        self.drawn = 0
        """What ``RANDOM`` was last, then: it is never the same twice in a row."""
        self.last: Sequence[str] = ("bash",)
        """The words of the last command; ``$_`` is the last of them."""
        self.functions: dict[str, Defined] = {}
        self.marks: dict[str, str] = {}
        """The letters of functions that have any (``r``, ``t``, ``x``)."""
        self.aliases: dict[str, str] = {}
        self.hashed: Mapping[str, str] = {}
        """Where ``hash`` says that commands are."""
        self.disabled: frozenset[str] = frozenset()
        """Builtins that ``enable -n`` has turned off."""
        self.completions: Mapping[str, Spec] = {}
        """What ``complete`` was told, by command."""
        self.stack: tuple[str, ...] = ()
        """The directories that ``pushd`` left, the last one first."""
        self.options: frozenset[str] = frozenset()
        """What ``set -o`` and ``shopt`` have turned on; with a ``!`` what is on from the start and was turned off."""
        self.pid = self.leader = 1
        """``$BASHPID`` (0 where none has been given yet) and ``$$``"""
        self.parent = 0
        """``$PPID``"""
        self.pids = count(2)
        self.processes: dict[int, Process] = {}
        """What runs beside the lines, by number; shared with clones, as the numbers are."""
        self.background = ""
        """``$!``"""
        self.jobs: Jobs | None = None
        self.traps: Traps | None = None

    @property
    def pipestatus(self) -> "Sequence[int]":
        """The statuses of the last pipeline's commands."""
        status = self.status
        return status.each if isinstance(status, Piped) else (status,)

    def settle(self, status: int) -> None:
        """A compound command has come to ``status``; the statuses of its last pipeline stay."""
        if self.status != status:
            self.status = Piped.of(status, self.pipestatus)

    @property
    def weight(self) -> int:
        """What a copy is charged with: its tables are its own."""
        names = len(self.variables) + len(self.attributes) + len(self.arrays) + len(self.functions) + len(self.aliases)
        return SHELL + ENTRY * (names + len(self.arguments))

    def clone(self) -> "Session":
        """A copy that changes nothing here: a subshell, or a call with its own ``cwd`` or ``env``."""
        twin = Session.__new__(Session)
        twin.id = self.id
        twin.host = self.host
        twin.began = self.began
        twin.cwd = self.cwd
        twin.umask = self.umask
        twin.niceness = self.niceness
        twin.status = self.status
        # A subshell draws numbers of its own.
        twin.seed = None
        twin.drawn = 0
        twin.last = self.last
        twin.name = self.name
        twin.invoked = self.invoked
        twin.file = self.file
        twin.level = self.level
        twin.arguments = self.arguments.copy()
        twin.variables = self.variables.copy()
        twin.arrays = self.arrays.copy()
        # From now on both hold the same arrays.
        self.lease = object()
        twin.lease = object()
        twin.account = object()
        twin.references = self.references.copy()
        twin.attributes = self.attributes.copy()
        twin.exported = self.exported.copy()
        twin.readonly = self.readonly.copy()
        twin.functions = self.functions.copy()
        twin.marks = self.marks.copy()
        twin.aliases = self.aliases.copy()
        twin.hashed = self.hashed
        twin.disabled = self.disabled
        twin.completions = self.completions
        twin.stack = self.stack
        twin.options = self.options
        twin.pid = 0
        twin.leader = self.leader
        twin.parent = self.parent
        twin.pids = self.pids
        twin.processes = self.processes
        twin.background = self.background
        twin.jobs = None
        twin.traps = None if self.traps is None else self.traps.inherited(self.options)
        return twin

    def renewed(self, name: str, arguments: "Sequence[str]", inherited: "Mapping[str, str]") -> "Session":
        """What a shell begins with that a line of this session starts: the environment, the directory, no more."""
        twin = self.clone()
        level = inherited.get("SHLVL", "")
        level = str(int(level) + 1) if level.isdecimal() and len(level) < 4 else "1"
        twin.variables = {**inherited, **FRESH, "PWD": self.cwd, "SHLVL": level}
        twin.exported = {*inherited, "OLDPWD", "PWD", "SHLVL"}
        twin.arrays = {}
        twin.references = {}
        twin.attributes = COMPUTED.copy()
        twin.readonly = set(CONSTANT)
        twin.marks = {function: "x" for function, letters in self.marks.items() if "x" in letters}
        twin.functions = {function: self.functions[function] for function in twin.marks if function in self.functions}
        twin.aliases = {}
        twin.hashed = {}
        twin.disabled = frozenset()
        twin.completions = {}
        twin.stack = ()
        twin.options = frozenset()
        twin.began = self.host.elapsed()
        twin.name = name
        twin.file = "" if name in SHELLS else name
        twin.level = 0
        twin.arguments = list(arguments)
        return twin

    def environment(self) -> dict[str, str]:
        """What a command sees: the exported variables that have a value."""
        return {name: self.variables[name] for name in sorted(self.exported) if name in self.variables}
