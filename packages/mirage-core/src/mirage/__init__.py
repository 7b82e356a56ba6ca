"""Mirage: a unified virtual filesystem with an in-process bash. Every name below is imported on first use."""

# Before any import: other distributions bring packages below this one.
__path__ = __import__("pkgutil").extend_path(__path__, __name__)

from importlib import import_module
from typing import TYPE_CHECKING

from mirage import missing

if TYPE_CHECKING:
    from mirage.budget import Limits
    from mirage.errors import ConfigError, LimitReached, MirageError, PluginError, UnknownResource, UnknownSession
    from mirage.host import Host
    from mirage.resources import Entry, Reading, Resource
    from mirage.result import Result
    from mirage.session import Session
    from mirage.vfs.table import MountMode
    from mirage.workspace import Workspace

__all__ = [
    "ConfigError",
    "Entry",
    "Host",
    "LimitReached",
    "Limits",
    "MirageError",
    "MountMode",
    "PluginError",
    "Reading",
    "Resource",
    "Result",
    "Session",
    "UnknownResource",
    "UnknownSession",
    "Workspace",
]

_HOME = {
    "ConfigError": "errors",
    "Entry": "resources",
    "Host": "host",
    "LimitReached": "errors",
    "Limits": "budget",
    "MirageError": "errors",
    "MountMode": "vfs.table",
    "PluginError": "errors",
    "Reading": "resources",
    "Resource": "resources",
    "Result": "result",
    "Session": "session",
    "UnknownResource": "errors",
    "UnknownSession": "errors",
    "Workspace": "workspace",
}


if not TYPE_CHECKING:  # Else every misspelt name would be fine to a type checker.

    def __getattr__(name: str) -> object:
        home = _HOME.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


missing.install()
