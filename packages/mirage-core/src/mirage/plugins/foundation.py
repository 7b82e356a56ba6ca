"""What plugins bring to every workspace of the process: found, imported and checked once."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

import pluggy

from mirage.commands.registry import CommandTable
from mirage.errors import PluginError
from mirage.plugins import PROJECT, core, discovery, hookspecs

if TYPE_CHECKING:
    from mirage.commands.spec import Command
    from mirage.resources import Resource

CORE = "mirage-core"

T = TypeVar("T")


class Member(NamedTuple):
    """A plugin that works."""

    name: str
    distribution: str
    plugin: object


class Broken(NamedTuple):
    """A plugin that does not, and why."""

    name: str
    distribution: str
    error: str


class Owned(NamedTuple, Generic[T]):
    """Something registered, and the distribution that did it."""

    target: T
    owner: str


Resources: TypeAlias = "Mapping[str, Owned[type[Resource] | str]]"


class Foundation(NamedTuple):
    """The plugins of the process, and the tables they filled."""

    members: tuple[Member, ...]
    broken: tuple[Broken, ...]
    commands: CommandTable
    resources: Resources


class _Table(Generic[T]):
    """Names registered so far. What one plugin registers is kept whole or not at all."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.taken: dict[str, Owned[T]] = {}

    def collect(self, member: Member, ask: Callable[[Callable[[str, T], None]], None]) -> "dict[str, Owned[T]]":
        """What ``member`` registers.

        :raises PluginError: one of the names is taken.
        """
        mine: dict[str, Owned[T]] = {}

        def register(name: str, target: T) -> None:
            other = self.taken.get(name) or mine.get(name)
            if other is not None:
                raise PluginError(f"{self.what} {name!r} is claimed by both {other.owner} and {member.distribution}")
            mine[name] = Owned(target, member.distribution)

        ask(register)
        return mine


class _Laying:
    """A foundation in the making."""

    def __init__(self) -> None:
        self.manager = new_manager()
        self.members: list[Member] = []
        self.broken: list[Broken] = []
        self.commands: _Table[Command | str] = _Table("command")
        self.resources: _Table[type[Resource] | str] = _Table("resource")

    def add(self, member: Member) -> None:
        """Take a plugin in.

        :raises PluginError: it does not keep to the hook specifications, or claims what another one has.
        """
        try:
            enlist(self.manager, member)
            commands = self.commands.collect(member, self._asking(member, "mirage_register_commands"))
            resources = self.resources.collect(member, self._asking(member, "mirage_register_resources"))
        except BaseException:
            if self.manager.is_registered(member.plugin):
                self.manager.unregister(member.plugin)
            raise
        self.commands.taken.update(commands)
        self.resources.taken.update(resources)
        self.members.append(member)

    def offer(self, offer: discovery.Offer) -> None:
        """Take in a plugin of another distribution; one that is broken is left out, and named."""
        try:
            self.add(Member(offer.name, offer.distribution, offer.load()))
        except Exception as error:  # noqa: BLE001 - what another distribution does wrong must not end this one
            discovery.log.exception("plugin %r of %s is left out", offer.name, offer.distribution)
            self.broken.append(Broken(offer.name, offer.distribution, str(error) or type(error).__name__))

    def _asking(self, member: Member, hook: str) -> Callable[[Callable[..., None]], None]:
        def ask(register: Callable[..., None]) -> None:
            for implementation in implementations(self.manager, hook):
                if implementation.plugin is member.plugin:
                    arguments = (register,) if implementation.argnames else ()
                    implementation.function(*arguments)

        return ask


class HookManager(pluggy.PluginManager):
    """Looks at the names that can be hooks only: half the cost of a manager, and every workspace has one."""

    def parse_hookspec_opts(self, module_or_class: ModuleType | type, name: str) -> pluggy.HookspecOpts | None:
        return super().parse_hookspec_opts(module_or_class, name) if name.startswith("mirage_") else None

    def parse_hookimpl_opts(self, plugin: object, name: str) -> pluggy.HookimplOpts | None:
        return None if name.startswith("__") else super().parse_hookimpl_opts(plugin, name)


def new_manager() -> pluggy.PluginManager:
    """A plugin manager that knows Mirage's hooks and no plugin."""
    manager = HookManager(PROJECT)
    manager.add_hookspecs(hookspecs)
    return manager


def enlist(manager: pluggy.PluginManager, member: Member) -> None:
    """Register a plugin, and refuse hooks that do not exist and hook wrappers.

    :raises PluginError: the message names the plugin and the hook.
    """
    try:
        manager.register(member.plugin, f"{member.distribution}:{member.name}")
        manager.check_pending()
    except (pluggy.PluginValidationError, ValueError) as error:
        raise PluginError(f"plugin {member.name!r} of {member.distribution}: {error}") from error
    for caller in manager.get_hookcallers(member.plugin) or ():
        for implementation in caller.get_hookimpls():
            if implementation.hookwrapper or implementation.wrapper:
                # A wrapper around mirage_check could turn a refusal into a permission.
                raise PluginError(f"plugin {member.name!r} of {member.distribution}: {caller.name} must be no wrapper")


def implementations(manager: pluggy.PluginManager, hook: str) -> Iterator[pluggy.HookImpl]:
    """The implementations of a hook, in the order in which they are asked."""
    caller: pluggy.HookCaller = getattr(manager.hook, hook)
    return reversed(caller.get_hookimpls())


@cache
def lay(external: bool) -> Foundation:
    """The foundation with the plugins of other distributions, or with core's alone."""
    laying = _Laying()
    laying.add(Member("core", CORE, core))
    for offer in discovery.plugins() if external else ():
        laying.offer(offer)
    return Foundation(
        tuple(laying.members),
        tuple(laying.broken),
        CommandTable({name: owned.target for name, owned in laying.commands.taken.items()}),
        MappingProxyType(laying.resources.taken),
    )
