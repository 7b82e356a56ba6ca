"""The hooks, as documentation: each function says when it is called, with what, and what its answer does.

A plugin is a module or an object whose functions carry ``@hookimpl``; it may leave out arguments it does not use.
Hook wrappers are refused: a plugin may add and restrict, never change what another one answered. A plugin module
imports nothing heavy: it is loaded when the first Workspace of a process is built.
"""

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, Protocol

from mirage.plugins import hookspec

if TYPE_CHECKING:
    import click

    from mirage.access import Access
    from mirage.commands.spec import Command
    from mirage.events import Event
    from mirage.resources import Resource
    from mirage.session import Session
    from mirage.vfs.guard import Verdict
    from mirage.workspace import Workspace


class RegisterResource(Protocol):
    """Called with a name and the class, or ``"module:Class"``, imported when the name is first mounted."""

    def __call__(self, name: str, target: "type[Resource] | str", /) -> None: ...


class RegisterCommand(Protocol):
    """Called with a name and the command, or ``"module:attribute"``, imported when the command is first run."""

    def __call__(self, name: str, target: "Command | str", /) -> None: ...


@hookspec
def mirage_register_resources(register: RegisterResource) -> None:
    """Add resource names that a configuration may mount.

    Called once per process. A distribution that only brings resources needs no plugin: an entry point in the
    group ``mirage.resources`` does the same.

    :param register: ``register(name, target)``; a name that is taken is an error that names both owners.
    """


@hookspec
def mirage_register_commands(register: RegisterCommand) -> None:
    """Add commands to every workspace.

    Called once per process; the table it fills is shared between workspaces.

    :param register: ``register(name, target)``; a name that is taken is an error that names both owners.
    """


@hookspec
def mirage_check(access: "Access", session: "Session") -> "Verdict | Awaitable[Verdict]":
    """Object to an operation before it is carried out.

    Called once per operation (a listing or a subtree is one) of every plugin, until one objects. A plugin that
    fails objects. No plugin can permit what the mode of the mount forbids.

    :param access: what would be done, at which virtual path.
    :param session: who would do it.
    :return: None or True: no objection; False: refuse with EACCES; an OSError: refuse with it; or an awaitable of one.
    """


@hookspec(firstresult=True)
def mirage_command_missing(
    name: str, argv: Sequence[str], session: "Session"
) -> "Command | Awaitable[Command | None] | None":
    """Offer a command for a name that the workspace does not know.

    The first line of a script asks for its interpreter here too. Stops at the first answer that is not None.
    Without one the line gets ``command not found`` and status 127.

    :param name: the word that should have been a command.
    :param argv: its words, itself the first.
    :param session: where it was typed.
    :return: the command to run in its place, or None; may be an awaitable of either.
    """


@hookspec
def mirage_event(event: "Event") -> None:
    """Observe what happened: one of the classes in ``mirage.events``.

    Called after the fact, of every plugin. An exception is logged and never breaks a line. No event is made where
    no plugin listens.

    :param event: what happened.
    """


@hookspec
def mirage_prompt(workspace: "Workspace") -> str | None:
    """Add a paragraph to ``Workspace.file_prompt``.

    The same workspace must always get the same text: prompts are cached by what they say.

    :param workspace: the workspace that is described.
    :return: the paragraph, or None.
    """


@hookspec
def mirage_workspace_opened(workspace: "Workspace") -> None:
    """A workspace has been built; nothing has run in it yet. An exception is logged.

    :param workspace: the new workspace.
    """


@hookspec
def mirage_workspace_closed(workspace: "Workspace") -> None:
    """A workspace has been closed, its resources too. An exception is logged.

    :param workspace: the closed workspace.
    """


@hookspec
def mirage_cli(group: "click.Group") -> None:
    """Add verbs to the ``mirage`` command.

    Called when ``mirage`` starts. An exception is reported, and the built-in verbs go on working.

    :param group: the top-level click group.
    """
