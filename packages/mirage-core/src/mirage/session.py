"""A session: where its lines run and what they remember, apart from every other session."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.host import Host
    from mirage.shell.arrays import Array
    from mirage.shell.calls import Defined

DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin"


class Session:
    """The shell state that outlives a line. A subshell works on a ``clone``."""

    __slots__ = (
        "aliases",
        "arguments",
        "arrays",
        "attributes",
        "began",
        "borrowed",
        "cwd",
        "exported",
        "functions",
        "host",
        "id",
        "name",
        "options",
        "pipestatus",
        "readonly",
        "references",
        "status",
        "umask",
        "variables",
    )

    def __init__(self, session_id: str, host: "Host") -> None:
        self.id = session_id
        self.host = host
        self.began = host.elapsed()
        self.cwd = "/"
        self.umask = 0o022
        self.status = 0
        self.name = "bash"
        """``$0``"""
        self.arguments: list[str] = []
        """``$1`` and on"""
        self.variables: dict[str, str] = {
            "HOME": host.home,
            "USER": host.user,
            "LOGNAME": host.user,
            "HOSTNAME": host.name,
            "PATH": DEFAULT_PATH,
            "PWD": "/",
            "SHELL": "/bin/bash",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "IFS": " \t\n",
        }
        """Those that hold one text; a name is here, or in ``arrays``, or in ``references``."""
        self.arrays: dict[str, Array] = {}
        self.borrowed: set[str] = set()
        """Arrays that a clone, or whoever was cloned, holds too: copied before they are changed."""
        self.references: dict[str, str] = {}
        """What ``declare -n`` names stand for."""
        self.attributes: dict[str, str] = {}
        """The letters of ``declare`` by name (``i``, ``l``, ``u``, ``c``, ``t``), but for ``x`` and ``r``; a name with
        a value need not be here, one without a value that was declared is."""
        self.exported: set[str] = {"HOME", "USER", "LOGNAME", "PATH", "PWD", "SHELL", "LANG", "TZ"}
        self.readonly: set[str] = set()
        self.functions: dict[str, Defined] = {}
        self.aliases: dict[str, str] = {}
        self.options: frozenset[str] = frozenset()
        """What ``set -o`` and ``shopt`` have turned on; with a ``!`` what is on from the start and was turned off."""
        self.pipestatus: Sequence[int] = (0,)
        """The statuses of the last pipeline's commands"""

    def clone(self) -> "Session":
        """A copy that changes nothing here: a subshell, or a call with its own ``cwd`` or ``env``."""
        twin = Session.__new__(Session)
        twin.id = self.id
        twin.host = self.host
        twin.began = self.began
        twin.cwd = self.cwd
        twin.umask = self.umask
        twin.status = self.status
        twin.name = self.name
        twin.arguments = self.arguments.copy()
        twin.variables = self.variables.copy()
        twin.arrays = self.arrays.copy()
        self.borrowed = set(self.arrays)
        twin.borrowed = set(self.arrays)
        twin.references = self.references.copy()
        twin.attributes = self.attributes.copy()
        twin.exported = self.exported.copy()
        twin.readonly = self.readonly.copy()
        twin.functions = self.functions.copy()
        twin.aliases = self.aliases.copy()
        twin.options = self.options
        twin.pipestatus = self.pipestatus
        return twin

    def environment(self) -> dict[str, str]:
        """What a command sees: the exported variables that have a value."""
        return {name: self.variables[name] for name in sorted(self.exported) if name in self.variables}
