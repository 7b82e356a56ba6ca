"""Backups: the names that files get which are about to be replaced."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self

from mirage.commands.values import choice
from mirage.paths import name_of

if TYPE_CHECKING:
    from mirage.vfs.fs import FileSystem

Control = Literal["none", "simple", "existing", "numbered"]
CONTROLS: dict[str, Control] = {
    "none": "none",
    "off": "none",
    "simple": "simple",
    "never": "simple",
    "existing": "existing",
    "nil": "existing",
    "numbered": "numbered",
    "t": "numbered",
}
SUFFIX = "~"
NOTES = """\
The backup suffix is '~', unless set with --suffix or SIMPLE_BACKUP_SUFFIX.
The version control method may be selected via the --backup option or through
the VERSION_CONTROL environment variable: none or off, numbered or t, existing
or nil (numbered if numbered backups exist, simple otherwise), simple or never.
"""
"""What ``--help`` says of backups."""


@dataclass(frozen=True, slots=True)
class Backups:
    """How backups are named: ``existing`` numbers them where that was done before."""

    control: Control
    suffix: str = SUFFIX

    @classmethod
    def wanted(cls, control: str, suffix: str | None, environment: Mapping[str, str]) -> Self | None:
        """As options and environment say; None where no backups are to be made.

        :raises Usage: ``control``, or what stands for it where it is empty, is no word for it.
        """
        origin = "backup type"
        if not control:
            control, origin = environment.get("VERSION_CONTROL", ""), "$VERSION_CONTROL"
        found = choice(origin, CONTROLS)(control) if control else "existing"
        ending = environment.get("SIMPLE_BACKUP_SUFFIX", "") if suffix is None else suffix
        # A suffix that leads to another directory, or that is none, would not make another name.
        return None if found == "none" else cls(found, SUFFIX if not ending or "/" in ending else ending)

    async def name(self, fs: "FileSystem", path: str) -> str:
        """What the file at ``path`` is to be called from now on."""
        path = path.rstrip("/")
        simple = path + self.suffix
        if self.control == "simple":
            return simple
        last = await _last_number(fs, path)
        if self.control == "existing" and not last:
            return simple
        return f"{path}.~{last + 1}~"


async def _last_number(fs: "FileSystem", path: str) -> int:
    """The highest number of a backup that is there; 0 where there is none."""
    numbered = re.compile(re.escape(name_of(path)) + r"\.~([1-9][0-9]*)~")
    last = 0
    async for page in fs.list(path.rpartition("/")[0] or ("/" if path.startswith("/") else ".")):
        for entry in page:
            match = numbered.fullmatch(entry.name)
            if match is not None:
                last = max(last, int(match[1]))
    return last
