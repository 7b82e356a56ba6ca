"""What copying deals in: a source and its target as they were found, and the manner of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mirage.commands.copying.backups import Backups
from mirage.resources import Entry

if TYPE_CHECKING:
    from mirage.vfs.fs import FileSystem
    from mirage.vfs.resolve import Location

Follow = Literal["never", "arguments", "always"]
"""Which links of the source are followed."""

Clobber = Literal["always", "ask", "never"]
"""Whether what is at the target may be replaced."""


class Trouble(Exception):
    """Why one thing is not copied: the message."""


@dataclass(frozen=True, slots=True)
class Keep:
    """What a copy has in common with its source, besides the bytes."""

    mode: bool = False
    times: bool = False
    owner: bool = False
    links: bool = False
    """Names of one file become names of one file."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to copy."""

    moving: bool = False
    recursive: bool = False
    follow: Follow = "always"
    clobber: Clobber | None = None
    update: bool = False
    force: bool = False
    """What cannot be written is removed, and made anew."""
    remove: bool = False
    """What is there is removed first."""
    instead: Literal["link", "symlink"] | None = None
    """What is made in place of a copy."""
    data: bool = True
    contents: bool = True
    """Of a device, what it holds is copied."""
    keep: Keep = Keep()
    usual_mode: bool = False
    """What is new has the permission bits of any new file."""
    one_file_system: bool = False
    verbose: bool = False
    backups: Backups | None = None


class Sight:
    """What a path names, and what counts: the same, but for a link that is followed."""

    __slots__ = ("entry", "link", "path", "place", "spot")

    def __init__(
        self,
        path: str,
        place: "Location",
        entry: Entry | None,
        spot: "Location | None" = None,
        link: Entry | None = None,
    ) -> None:
        self.path = path
        """As it is spelled."""
        self.place = place
        self.entry = entry
        """None: nothing is there."""
        self.spot = place if spot is None else spot
        """The place of the name itself."""
        self.link = entry if spot is None else link
        """What is at the name itself."""

    @property
    def dangling(self) -> bool:
        """Whether it is a link that leads nowhere."""
        return self.entry is None and self.link is not None

    def same_name(self, other: "Sight") -> bool:
        """Whether both are one entry of one directory."""
        return _identity(self.spot, None) == _identity(other.spot, None)

    def same_file(self, other: "Sight") -> bool:
        """Whether what counts is one file."""
        return _same((self.place, self.entry), (other.place, other.entry))

    def same_link(self, other: "Sight") -> bool:
        """Whether what is at the names themselves is one file or link."""
        return _same((self.spot, self.link), (other.spot, other.link))

    @property
    def identity(self) -> tuple[int, int | str]:
        """Equal for two names of one file, where the resource tells."""
        return _identity(self.place, self.entry)


async def look(fs: "FileSystem", path: str, *, follow: bool) -> Sight:
    """What is at ``path``.

    :raises OSError: also where not even the directory is there.
    """
    spot, link = await fs.probe(path, follow=False)
    if not follow or link is None or link.kind != "link":
        return Sight(path, spot, link)
    place, entry = await fs.probe(path)
    return Sight(path, place, entry, spot, link)


def _identity(place: "Location", entry: Entry | None) -> tuple[int, int | str]:
    if entry is None or entry.inode is None or entry.kind == "dir":
        return id(place.mount.resource), place.relative
    return id(place.mount.resource), entry.inode


def _same(one: "tuple[Location, Entry | None]", other: "tuple[Location, Entry | None]") -> bool:
    return one[1] is not None and other[1] is not None and _identity(*one) == _identity(*other)


class Pair:
    """A source, and where it is to go."""

    __slots__ = ("argument", "backup", "entry", "missing", "new", "old")

    def __init__(self, old: Sight, entry: Entry, new: Sight, *, argument: bool = False) -> None:
        self.old = old
        self.entry = entry
        """What the source is."""
        self.new = new
        self.argument = argument
        """It was named by an operand."""
        self.missing: OSError | None = None
        """Why nothing can be made at the target as it is: no directory, or a link that leads to itself."""
        self.backup: str | None = None
        """The name that what was at the target has now."""

    @property
    def source(self) -> str:
        """The source as it is spelled."""
        return self.old.path

    @property
    def target(self) -> str:
        """The target as it is spelled."""
        return self.new.path

    def clear(self) -> None:
        """What was at the target is gone."""
        new = self.new
        self.new = Sight(new.path, new.spot, None)
