"""What installed distributions offer: the entry-point groups ``mirage.resources`` and ``mirage.plugins``.

Of a resource only the name and the import string are read; it is imported when that name is mounted. Plugin modules
are imported once per process, when the first Workspace is built.
"""

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from typing import NamedTuple

from mirage.errors import PluginError
from mirage.missing import normalised

RESOURCES = "mirage.resources"
PLUGINS = "mirage.plugins"

log = logging.getLogger("mirage.plugins")


class Offer(NamedTuple):
    """An entry point: a name, what it stands for, and whose it is."""

    name: str
    target: str
    """``module`` or ``module:attribute``"""
    distribution: str
    version: str

    def load(self) -> object:
        """Import what it stands for.

        :raises PluginError: it cannot be imported; the message names the distribution.
        """
        try:
            return resolve(self.target)
        except Exception as error:
            raise PluginError(f"{self.name!r} of {self.distribution}: {type(error).__name__}: {error}") from error


def resolve(target: str) -> object:
    """The module, or its attribute, that ``module:attribute`` names."""
    module, _, attribute = target.partition(":")
    found: object = import_module(module)
    for name in filter(None, attribute.split(".")):
        found = getattr(found, name)
    return found


@cache
def resources() -> Mapping[str, tuple[Offer, ...]]:
    """The resource names on offer; more than one owner is an error only for whoever mounts that name."""
    found: dict[str, tuple[Offer, ...]] = {}
    for offer in _offers(RESOURCES):
        found[offer.name] = (*found.get(offer.name, ()), offer)
    return found


@cache
def plugins() -> tuple[Offer, ...]:
    """The plugins on offer that the environment does not turn off, by name.

    ``MIRAGE_PLUGINS=off`` turns all of them off, ``MIRAGE_DISABLED_PLUGINS=a,b`` those of these names or
    distributions.
    """
    if os.environ.get("MIRAGE_PLUGINS", "").lower() in {"off", "0", "no", "false"}:
        return ()
    if not any_plugins():
        return ()
    disabled = {normalised(name) for name in os.environ.get("MIRAGE_DISABLED_PLUGINS", "").split(",")}
    return tuple(
        offer
        for offer in sorted(_offers(PLUGINS), key=lambda offer: (offer.name, offer.distribution))
        if not {normalised(offer.name), normalised(offer.distribution)} & disabled
    )


def any_plugins() -> bool:
    """Whether any distribution could offer a plugin; may say yes in vain, never no.

    Reading the entry points of 60 distributions through importlib.metadata costs 30 to 60 ms, most of it the import
    of that module, more than all the rest of an ``echo``. Looking for the group's header in the files it would read
    costs 1 ms, and nearly always answers no.
    """
    if any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path):
        return True
    header = f"[{PLUGINS}]".encode()
    return any(header in text for place in dict.fromkeys(sys.path) for text in _entry_point_texts(place or "."))


def _entry_point_texts(place: str) -> Iterator[bytes]:
    """The entry-point files of the distributions in one directory of ``sys.path``, and of the archive at one."""
    try:
        with os.scandir(place) as entries:
            names = [entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info", ".egg"))]
    except NotADirectoryError:
        yield f"[{PLUGINS}]".encode()  # An archive; only importlib.metadata can tell.
        return
    except OSError:
        return
    for name in names:
        inside = "EGG-INFO" if name.endswith(".egg") else ""
        try:
            with open(os.path.join(place, name, inside, "entry_points.txt"), "rb") as file:
                yield file.read()
        except OSError:
            continue


def _offers(group: str) -> Iterator[Offer]:
    from importlib.metadata import entry_points

    for point in entry_points(group=group):
        owner = point.dist
        name, version = (owner.name, owner.version) if owner is not None else ("unknown distribution", "")
        yield Offer(point.name, point.value, name, version)
