"""Core as its own first plugin: the built-in commands are registered through the hooks that any plugin uses."""

from mirage.commands.registry import BUILT_IN
from mirage.plugins import hookimpl
from mirage.plugins.hookspecs import RegisterCommand


@hookimpl
def mirage_register_commands(register: RegisterCommand) -> None:
    for name, target in BUILT_IN.items():
        register(name, target)
