"""What is installed, by distribution: for people who ask why something is there, missing or broken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

from mirage.errors import MirageError
from mirage.plugins import discovery
from mirage.plugins.foundation import Foundation, enlist, lay, new_manager
from mirage.plugins.manager import resource_class


@dataclass(slots=True)
class Inventory:
    """What one distribution brings."""

    distribution: str
    version: str
    resources: list[str] = field(default_factory=list[str])
    hooks: list[str] = field(default_factory=list[str])
    errors: dict[str, str] = field(default_factory=dict[str, str])
    """What is broken, by the name of the resource or plugin."""


def inventory() -> list[Inventory]:
    """Everything on offer, tried out: each resource is imported, which may take a while."""
    foundation = lay(True)
    found: dict[str, Inventory] = {}

    def of(distribution: str) -> Inventory:
        return found.setdefault(distribution, Inventory(distribution, _version(distribution)))

    for name, owners in sorted(_owners(foundation).items()):
        error = _error(name)
        for owner in owners:
            of(owner).resources.append(name)
            if error is not None:
                of(owner).errors[name] = error
    for distribution, hooks in _hooks(foundation).items():
        of(distribution).hooks.extend(hooks)
    for broken in foundation.broken:
        of(broken.distribution).errors[broken.name] = broken.error
    return sorted(found.values(), key=lambda each: each.distribution)


def _owners(foundation: Foundation) -> Mapping[str, set[str]]:
    owners = {name: {offer.distribution for offer in offers} for name, offers in discovery.resources().items()}
    for name, owned in foundation.resources.items():
        owners.setdefault(name, set()).add(owned.owner)
    return owners


def _error(resource: str) -> str | None:
    try:
        resource_class(resource)
    except MirageError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it is the answer
        return f"{type(error).__name__}: {error}"
    return None


def _hooks(foundation: Foundation) -> Mapping[str, list[str]]:
    manager = new_manager()
    hooks: dict[str, list[str]] = {}
    for member in foundation.members:
        enlist(manager, member)
        names = {caller.name for caller in manager.get_hookcallers(member.plugin) or ()}
        hooks[member.distribution] = sorted({*hooks.get(member.distribution, ()), *names})
    return hooks


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"
