"""What one RAM resource may hold: stored bytes, and names of files, directories and links."""

import errno
import re

from mirage.errors import failure

MAX_BYTES = 1 << 30
MAX_INODES = 1_000_000

_SIZE = re.compile(r"(\d+)\s*(?:([KMGT])i?)?B?", re.IGNORECASE)
_UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def parse_size(value: int | str) -> int:
    """A number, or one with a unit: ``512MB``, ``8 GiB``, ``64k``; units are powers of 1,024.

    :raises ValueError: it is none of these.
    """
    if isinstance(value, str):
        found = _SIZE.fullmatch(value.strip())
        if found is None:
            raise ValueError(f"no size {value!r}; use a number of bytes or one like 512MB")
        return int(found[1]) * (_UNITS[found[2].upper()] if found[2] else 1)
    if value < 0:
        raise ValueError(f"no size {value!r}; use a number of bytes or one like 512MB")
    return value


class Quota:
    """Counts what is stored.

    A block counts once however many files, readings and cuts hold it, and until the last of them lets it go; a hole
    counts nothing. Each hard link is a name of its own, so that links cannot fill the memory either.
    """

    __slots__ = ("inodes", "max_bytes", "max_inodes", "used")

    def __init__(self, max_bytes: int | str = MAX_BYTES, max_inodes: int | str = MAX_INODES) -> None:
        self.max_bytes = parse_size(max_bytes)
        self.max_inodes = parse_size(max_inodes)
        self.used = 0
        self.inodes = 0

    def take(self, size: int) -> None:
        """Charge bytes before they are stored.

        :raises OSError: ENOSPC: there is no room for them.
        """
        used = self.used + size
        if used > self.max_bytes and size > 0:
            raise failure(errno.ENOSPC)
        self.used = used

    def give(self, size: int) -> None:
        """Stored bytes are gone."""
        self.used -= size

    def take_inode(self, path: str) -> None:
        """Charge a name before it is made.

        :raises OSError: ENOSPC: there are as many as there may be.
        """
        if self.inodes >= self.max_inodes:
            raise failure(errno.ENOSPC, path)
        self.inodes += 1

    def give_inode(self) -> None:
        """A name is gone."""
        self.inodes -= 1
