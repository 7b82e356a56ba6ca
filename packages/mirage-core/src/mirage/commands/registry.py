"""The built-in commands by name. Their modules are imported on first use, once for all workspaces."""

from importlib import import_module
from types import MappingProxyType

from mirage.commands.spec import Command

BUILT_IN = MappingProxyType(
    {
        "bash": "mirage.commands.bash:bash",
        "cat": "mirage.commands.cat:cat",
        "cp": "mirage.commands.cp:cp",
        "echo": "mirage.commands.echo:echo",
        "egrep": "mirage.commands.grep.grep:egrep",
        "false": "mirage.commands.true:false",
        "fgrep": "mirage.commands.grep.grep:fgrep",
        "find": "mirage.commands.find.find:find",
        "grep": "mirage.commands.grep.grep:grep",
        "head": "mirage.commands.head:head",
        "ls": "mirage.commands.ls.ls:ls",
        "mkdir": "mirage.commands.mkdir:mkdir",
        "mv": "mirage.commands.mv:mv",
        "rm": "mirage.commands.rm:rm",
        "rmdir": "mirage.commands.rmdir:rmdir",
        "sh": "mirage.commands.bash:sh",
        "sleep": "mirage.commands.sleep:sleep",
        "tail": "mirage.commands.tail:tail",
        "touch": "mirage.commands.touch:touch",
        "true": "mirage.commands.true:true",
        "wc": "mirage.commands.wc:wc",
        "yes": "mirage.commands.yes:yes",
    }
)
"""name -> ``module:attribute``."""

_loaded: dict[str, Command] = {}


def find(name: str) -> Command | None:
    """The command of this name, or None."""
    command = _loaded.get(name)
    if command is not None:
        return command
    reference = BUILT_IN.get(name)
    if reference is None:
        return None
    command = _loaded[name] = load(reference)
    return command


def names() -> list[str]:
    """All names, sorted."""
    return sorted(BUILT_IN)


def load(reference: str) -> Command:
    """The Command that ``module:attribute`` names.

    :raises TypeError: it is none.
    """
    module, _, attribute = reference.partition(":")
    command = getattr(import_module(module), attribute)
    if not isinstance(command, Command):
        raise TypeError(f"{reference} is not a Command")
    return command
