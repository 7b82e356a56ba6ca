"""The plugins of one workspace: their hooks in the form in which the workspace calls them.

``build(enabled=...)`` makes a ``Plugins``, from which a Workspace reads

- ``checks``: callables ``(access, session)``; empty where nobody checks. They never raise: a check that fails objects.
- ``emit``: a callable ``(event)`` that never raises; None where nobody listens, so that no event need be made.
- ``commands``: every command by name, shared between workspaces and imported when it is first asked for.
- ``missing``, ``prompts``, ``opened``, ``closed``: the hooks of these names.

``resource_class`` finds the class behind a resource name.
"""

from collections.abc import Awaitable, Callable, Sequence
from inspect import isawaitable
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

import pluggy

from mirage.errors import PluginError, UnknownResource
from mirage.missing import resource_advice
from mirage.plugins import discovery
from mirage.plugins.foundation import enlist, implementations, lay, new_manager
from mirage.resources import Resource

if TYPE_CHECKING:
    from mirage.access import Access
    from mirage.commands.spec import Command
    from mirage.events import Event
    from mirage.session import Session
    from mirage.vfs.guard import Verdict
    from mirage.workspace import Workspace

Check: TypeAlias = "Callable[[Access, Session], Verdict | Awaitable[Verdict]]"
Emit: TypeAlias = "Callable[[Event], None]"

log = discovery.log


class Plugins:
    """One workspace's plugin manager, read once into what the hot path uses."""

    __slots__ = ("_manager", "checks", "commands", "emit")

    def __init__(self, enabled: bool = True) -> None:
        foundation = lay(enabled)
        self._manager = new_manager()
        for member in foundation.members:
            enlist(self._manager, member)
        self.commands = foundation.commands
        self.checks: tuple[Check, ...] = tuple(
            _Checking(name, call) for name, call in self._calls("mirage_check", "access", "session")
        )
        observers = tuple(self._calls("mirage_event", "event"))
        self.emit: Emit | None = _Telling(observers) if observers else None

    async def missing(self, name: str, argv: Sequence[str], session: "Session") -> "Command | None":
        """The first command that a plugin offers for an unknown name."""
        for plugin, call in self._calls("mirage_command_missing", "name", "argv", "session"):
            try:
                answer = call(name, argv, session)
                command: Command | None = await answer if isawaitable(answer) else answer
            except Exception:
                log.exception("plugin %s: mirage_command_missing", plugin)
                continue
            if command is not None:
                return command
        return None

    def prompts(self, workspace: "Workspace") -> list[str]:
        """The paragraphs that plugins add to the prompt."""
        return [text for text in self._told("mirage_prompt", workspace) if isinstance(text, str) and text]

    def opened(self, workspace: "Workspace") -> None:
        """Tell plugins of a new workspace."""
        self._told("mirage_workspace_opened", workspace)

    def closed(self, workspace: "Workspace") -> None:
        """Tell plugins that a workspace has been closed."""
        self._told("mirage_workspace_closed", workspace)

    def cli(self, group: Any) -> None:
        """Let plugins add verbs to a click group."""
        for plugin, call in self._calls("mirage_cli", "group"):
            try:
                call(group)
            except Exception:
                log.exception("plugin %s: mirage_cli", plugin)

    def _told(self, hook: str, workspace: "Workspace") -> list[object]:
        answers: list[object] = []
        for plugin, call in self._calls(hook, "workspace"):
            try:
                answers.append(call(workspace))
            except Exception:
                log.exception("plugin %s: %s", plugin, hook)
        return answers

    def _calls(self, hook: str, *names: str) -> list[tuple[str, Callable[..., Any]]]:
        """A hook's implementations as (plugin, callable that takes the arguments ``names`` in this order)."""
        return [(found.plugin_name, _taking(found, names)) for found in implementations(self._manager, hook)]


def build(*, enabled: bool = True) -> Plugins:
    """The plugins of a new workspace; without ``enabled``, core's alone.

    The first call of a process looks for installed plugins and imports them.
    """
    return Plugins(enabled)


def resource_class(name: str, *, enabled: bool = True) -> type[Resource]:
    """The class that a resource name stands for, imported now.

    :raises UnknownResource: nothing installed brings it; the message says what does.
    :raises PluginError: two distributions claim the name, or what it stands for is no Resource.
    """
    owners: list[tuple[str, Callable[[], object]]] = [
        (offer.distribution, offer.load) for offer in discovery.resources().get(name, ())
    ]
    registered = lay(enabled).resources.get(name)
    if registered is not None:
        target = registered.target
        owners.append((registered.owner, lambda: discovery.resolve(target) if isinstance(target, str) else target))
    if not owners:
        raise UnknownResource(f"no resource {name!r}: {resource_advice(name) or _installed(enabled)}")
    if len(owners) > 1:
        raise PluginError(f"resource {name!r} is claimed by both {' and '.join(sorted(owner for owner, _ in owners))}")
    (owner, load) = owners[0]
    found = load()
    if not (isinstance(found, type) and issubclass(found, Resource)):
        raise PluginError(f"resource {name!r} of {owner}: {found!r} is not a Resource class")
    return found


def _installed(enabled: bool) -> str:
    return "installed are " + ", ".join(sorted({*discovery.resources(), *lay(enabled).resources}))


def _taking(found: pluggy.HookImpl, names: tuple[str, ...]) -> Callable[..., Any]:
    """The implementation as a callable of all of a hook's arguments, though it may name only some."""
    function: Callable[..., Any] = found.function
    if found.argnames == names:
        return function
    places = [names.index(name) for name in found.argnames]
    if not places:
        return lambda *given: function()
    if len(places) == 1:
        return lambda *given: function(given[places[0]])
    pick = itemgetter(*places)
    return lambda *given: function(*pick(given))


class _Checking:
    """A plugin's ``mirage_check``: logs what fails, and objects then."""

    __slots__ = ("_call", "_plugin")

    def __init__(self, plugin: str, call: "Check") -> None:
        self._plugin = plugin
        self._call = call

    def __call__(self, access: "Access", session: "Session") -> "Verdict | Awaitable[Verdict]":
        try:
            answer = self._call(access, session)
        except OSError as refusal:
            return refusal
        except Exception:  # noqa: BLE001 - logged; a policy that breaks must not let anything through
            return self._failed()
        return self._later(answer) if isawaitable(answer) else answer

    async def _later(self, answer: "Awaitable[Verdict]") -> "Verdict":
        try:
            return await answer
        except OSError as refusal:
            return refusal
        except Exception:  # noqa: BLE001 - as above
            return self._failed()

    def _failed(self) -> "Verdict":
        log.exception("plugin %s: mirage_check", self._plugin)
        return False


class _Telling:
    """The observers of ``mirage_event``."""

    __slots__ = ("_observers",)

    def __init__(self, observers: "Sequence[tuple[str, Emit]]") -> None:
        self._observers = observers

    def __call__(self, event: "Event") -> None:
        for plugin, observe in self._observers:
            try:
                observe(event)
            except Exception:
                log.exception("plugin %s: mirage_event", plugin)
