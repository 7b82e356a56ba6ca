"""The mount table: which resource answers for a path, and what may be done there."""

import errno
from collections.abc import Iterator, Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from mirage import paths
from mirage.errors import failure
from mirage.resources import (
    Appends,
    Attrs,
    Copies,
    Glances,
    HardLinks,
    Links,
    Opens,
    Renames,
    Resource,
    Searches,
    Walks,
)


class MountMode(IntEnum):
    """What may be done below a mount: each mode includes the ones before it."""

    READ = 1
    WRITE = 2
    EXEC = 3

    @classmethod
    def parse(cls, value: object) -> "MountMode":
        """A mode, or its name in upper or lower case, or ``r``, ``rw``, ``rwx``.

        :raises ValueError: none of these.
        """
        if isinstance(value, MountMode):
            return value
        if isinstance(value, str):
            name = {"r": "READ", "rw": "WRITE", "rwx": "EXEC"}.get(value, value.upper())
            if name in cls.__members__:
                return cls[name]
        raise ValueError(f"no mount mode {value!r}; use READ, WRITE or EXEC")


class Mount:
    """A resource at a prefix, with a mode that ``FileSystem.change`` enforces before anything changes the resource."""

    __slots__ = (
        "appends",
        "attrs",
        "copies",
        "glances",
        "hard_links",
        "hidden",
        "links",
        "mode",
        "opens",
        "prefix",
        "renames",
        "resource",
        "searches",
        "walks",
    )

    def __init__(self, prefix: str, resource: Resource, mode: MountMode, *, hidden: bool = False) -> None:
        self.prefix = prefix
        self.resource = resource
        self.mode = mode
        self.hidden = hidden
        """The workspace's own (``/dev``, ``/bin``): recursive commands that start above it stay out."""
        self.walks: Walks | None = _capability(resource, Walks)
        self.searches: Searches | None = _capability(resource, Searches)
        self.glances: Glances | None = _capability(resource, Glances)
        self.copies: Copies | None = _capability(resource, Copies)
        self.renames: Renames | None = _capability(resource, Renames)
        self.attrs: Attrs | None = _capability(resource, Attrs)
        self.links: Links | None = _capability(resource, Links)
        self.hard_links: HardLinks | None = _capability(resource, HardLinks)
        self.appends: Appends | None = _capability(resource, Appends)
        self.opens: Opens | None = _capability(resource, Opens)

    def relative(self, path: str) -> str:
        """A normalised absolute path below this mount, as its resource knows it."""
        return path[1:] if self.prefix == "/" else path[len(self.prefix) + 1 :]

    def absolute(self, relative: str) -> str:
        """The virtual path of what the resource calls ``relative``."""
        if not relative:
            return self.prefix
        return f"{'' if self.prefix == '/' else self.prefix}/{relative}"

    def __repr__(self) -> str:
        return f"Mount({self.prefix!r}, {type(self.resource).__name__}, {self.mode.name})"


def _capability(resource: Resource, protocol: type[Any]) -> Any:
    return resource if isinstance(resource, protocol) else None


class MountRegistry:
    """Mounts by prefix; the longest one that holds a path answers for it."""

    __slots__ = ("_below", "_mounts", "changes", "default_mode")

    def __init__(self, default_mode: MountMode = MountMode.WRITE) -> None:
        self.default_mode = default_mode
        self.changes = 0
        """Counts mounts and unmounts, for whoever keeps something derived from them."""
        self._mounts: dict[str, Mount] = {}
        self._below: dict[str, dict[str, Mount | None]] = {}

    def mount(
        self, prefix: str, resource: Resource, mode: MountMode | str | None = None, *, hidden: bool = False
    ) -> Mount:
        """Attach ``resource`` at ``prefix`` (``/data`` and ``/data/`` are the same place).

        :raises FileExistsError: something is mounted there.
        :raises ValueError: the prefix is not absolute, or the mode is none.
        """
        place = _prefix(prefix)
        if place in self._mounts:
            raise failure(errno.EEXIST, place)
        if not isinstance(resource, Resource):
            raise TypeError(f"{place}: {type(resource).__name__} is not a Resource")
        attached = Mount(place, resource, self.default_mode if mode is None else MountMode.parse(mode), hidden=hidden)
        self._mounts[place] = attached
        self.changes += 1
        self._below = _index(self._mounts)
        return attached

    def unmount(self, prefix: str) -> Mount:
        """Detach what is mounted at ``prefix``; the resource stays open.

        :raises OSError: EINVAL, nothing is mounted there; EBUSY, it is the root.
        """
        place = _prefix(prefix)
        if place not in self._mounts:
            raise failure(errno.EINVAL, place)
        if place == "/":
            raise failure(errno.EBUSY, place)
        detached = self._mounts.pop(place)
        self.changes += 1
        self._below = _index(self._mounts)
        return detached

    def resolve(self, path: str) -> Mount:
        """The mount that answers for ``path``, by its text: symbolic links are not followed.

        :raises FileNotFoundError: no mount holds it.
        """
        return self.route(paths.absolute(path))

    def route(self, path: str) -> Mount:
        """As ``resolve``, of a path that is normalised already."""
        mounts = self._mounts
        place = path
        while place:
            found = mounts.get(place)
            if found is not None:
                return found
            place = place.rpartition("/")[0]
        root = mounts.get("/")
        if root is None:
            raise failure(errno.ENOENT, path)
        return root

    def at(self, path: str) -> Mount | None:
        """The mount whose prefix is exactly this normalised path."""
        return self._mounts.get(path)

    def names_below(self, path: str) -> Mapping[str, Mount | None]:
        """The names in directory ``path`` that exist because something is mounted there or further down.

        The value is the mount at that very place; None where the name only leads to one.
        """
        return self._below.get(path, _NONE)

    def leads(self, path: str) -> bool:
        """Whether a mount lies below this normalised path, which makes it a directory whatever the resource says."""
        return path in self._below

    def pinned(self, path: str) -> bool:
        """Whether a mount lies at this normalised path or below it: it can be neither removed nor renamed."""
        return path in self._mounts or path in self._below

    def __iter__(self) -> Iterator[Mount]:
        return iter(sorted(self._mounts.values(), key=lambda mount: mount.prefix))

    def __len__(self) -> int:
        return len(self._mounts)


_NONE: Mapping[str, Mount | None] = MappingProxyType({})


def _index(mounts: Mapping[str, Mount]) -> dict[str, dict[str, Mount | None]]:
    """For each directory above a mount, the names in it that lead there."""
    below: dict[str, dict[str, Mount | None]] = {}
    for prefix, mount in mounts.items():
        place = prefix
        found: Mount | None = mount
        while place != "/":
            parent, name = paths.split(place)
            names = below.setdefault(parent, {})
            if found is not None or name not in names:
                names[name] = found
            place = parent
            found = None
    return below


def _prefix(prefix: str) -> str:
    if not prefix.startswith("/"):
        raise ValueError(f"a mount prefix starts with a slash: {prefix!r}")
    return paths.absolute(prefix)
