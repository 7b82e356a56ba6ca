"""A session: where its lines run and what they remember, apart from every other session."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mirage.host import Host

DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin"


class Session:
    """The shell state that outlives a line. A subshell works on a ``clone``."""

    __slots__ = (
        "aliases",
        "arguments",
        "began",
        "cwd",
        "exported",
        "functions",
        "host",
        "id",
        "name",
        "options",
        "pipestatus",
        "readonly",
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
        self.exported: set[str] = {"HOME", "USER", "LOGNAME", "PATH", "PWD", "SHELL", "LANG", "TZ"}
        self.readonly: set[str] = set()
        self.functions: dict[str, Callable[..., Any]] = {}
        self.aliases: dict[str, str] = {}
        self.options: set[str] = set()
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
        twin.exported = self.exported.copy()
        twin.readonly = self.readonly.copy()
        twin.functions = self.functions.copy()
        twin.aliases = self.aliases.copy()
        twin.options = self.options.copy()
        twin.pipestatus = self.pipestatus
        return twin

    def environment(self) -> dict[str, str]:
        """What a command sees: the exported variables that have a value."""
        return {name: self.variables[name] for name in sorted(self.exported) if name in self.variables}
