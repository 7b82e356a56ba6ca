"""One name in the output of ls."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mirage.commands.ls.options import Time
    from mirage.resources import Entry


class Item:
    """A name and what is shown of it."""

    __slots__ = ("directory", "entry", "known", "name", "orphan", "shown", "target")

    def __init__(self, name: str, entry: "Entry", shown: str) -> None:
        self.name = name
        self.entry = entry
        self.shown = shown
        """The name as it is printed, quotes included."""
        self.directory = entry.kind == "dir"
        """Whether it is, or leads to, a directory."""
        self.known = True
        """False where nothing but the name and the kind could be found out."""
        self.target: Entry | None = None
        """What a link leads to, where that was looked up."""
        self.orphan = False
        """A link that leads nowhere."""

    def time(self, which: "Time") -> int | None:
        """One of its times; nobody knows when it was made, and its last change stands in for that."""
        entry = self.entry
        return entry.atime if which == "atime" else entry.ctime if which == "ctime" else entry.mtime
