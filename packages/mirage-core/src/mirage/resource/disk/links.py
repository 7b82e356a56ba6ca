"""Where a symbolic link leads: told as the tree inside sees it, and kept from leading other programs outside.

A stored target is relative, and its ``..`` come first: then each step of it stays below the root whatever is
moved or replaced later, as long as no link is moved nearer to the root than its ``..`` allow.
"""

import errno
import os
from collections.abc import Sequence

from mirage.errors import failure
from mirage.resource.disk.confine import LISTING, Root

LINKS_MAX = 40
"""The most links on one way; the kernel's figure."""


def depth_of(directory: bytes) -> int:
    """How many directories lie between the root and what ``directory`` holds."""
    return directory.count(b"/") + 1 if directory else 0


def escapes(target: bytes, depth: int) -> bool:
    """Whether a relative target may leave the root when read ``depth`` directories below it.

    A ``..`` behind a name counts as leaving: the name may become a link to anywhere in the tree.
    """
    named = False
    for name in _names(target):
        if name != b"..":
            named = True
        elif named or depth == 0:
            return True
        else:
            depth -= 1
    return False


def told(target: bytes, depth: int, roots: Sequence[bytes]) -> bytes:
    """The target as the tree inside sees it: what the host calls by an absolute path in the root is relative."""
    if not target.startswith(b"/"):
        return target
    names = _names(target)
    for root in roots:
        above = _names(root)
        rest = b"/".join(names[len(above) :])
        if names[: len(above)] == above and not escapes(rest, 0):
            return (b"../" * depth + rest) or b"."
    return target


def require_inside(root: Root, directory: bytes, target: bytes) -> None:
    """Refuse a link in ``directory`` that could lead another program out of the root.

    :raises OSError: EPERM: the target is absolute, leaves the root by its text, or passes through a link that does.
    """
    if target.startswith(b"/") or escapes(target, depth_of(directory)) or _leads_out(root, directory, target):
        raise failure(errno.EPERM)


def require_moved_inside(root: Root, link: bytes, source: bytes, target: bytes) -> None:
    """Refuse to move the link whose text is ``link`` to where that text would lead out of the root.

    An absolute one leads where it led before, and so does one that stays in its directory.

    :raises OSError: EPERM.
    """
    directory = target.rpartition(b"/")[0]
    if not link.startswith(b"/") and directory != source.rpartition(b"/")[0]:
        require_inside(root, directory, link)


def _leads_out(root: Root, directory: bytes, target: bytes) -> bool:
    here = directory.split(b"/") if directory else []
    ahead = _names(target)[::-1]
    links = 0
    while ahead:
        name = ahead.pop()
        if name == b"..":
            if not here:
                return True
            here.pop()
            continue
        inner = _target_at(root, b"/".join([*here, name]))
        if inner is None:
            here.append(name)
            continue
        links += 1
        if links > LINKS_MAX:
            return False
        inner = told(inner, len(here), root.names)
        if inner.startswith(b"/"):
            return True
        ahead.extend(_names(inner)[::-1])
    return False


def _target_at(root: Root, path: bytes) -> bytes | None:
    try:
        with root.place(path) as place:
            return place.target()
    except OSError:
        return None


def _names(path: bytes) -> list[bytes]:
    return [name for name in path.split(b"/") if name and name != b"."]


class Survey:
    """Looks through a directory that is about to move nearer to the root for links that would then leave it."""

    __slots__ = ("_ahead", "_root", "_source", "_target")

    def __init__(self, root: Root, source: bytes, target: bytes) -> None:
        self._root = root
        self._source = source
        self._target = target
        self._ahead = [source]

    @classmethod
    def needed(cls, source: bytes, target: bytes) -> bool:
        """Whether the move brings what it moves nearer to the root."""
        return depth_of(target) < depth_of(source)

    def step(self, count: int = 2000) -> bool:
        """Look at the next ``count`` names or so; True when all were seen.

        :raises OSError: EPERM: there is such a link.
        """
        while self._ahead and count > 0:
            count -= self._look(self._ahead.pop())
        return not self._ahead

    def _look(self, path: bytes) -> int:
        """Look at one directory; how many names it cost, itself included."""
        try:
            directory = self._root.directory(path, LISTING)
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
                return 1
            # What cannot be looked at cannot be vouched for.
            raise failure(errno.EPERM) from None
        depth = depth_of(self._target + path[len(self._source) :])
        try:
            with os.scandir(directory) as names:
                return 1 + sum(self._admit(directory, path, depth, entry) for entry in names)
        finally:
            os.close(directory)

    def _admit(self, directory: int, path: bytes, depth: int, entry: "os.DirEntry[str]") -> int:
        name = os.fsencode(entry.name)
        if entry.is_dir(follow_symlinks=False):
            self._ahead.append(path + b"/" + name)
        elif entry.is_symlink():
            try:
                target = os.readlink(name, dir_fd=directory)
            except FileNotFoundError:
                return 1
            if not target.startswith(b"/") and escapes(target, depth):
                raise failure(errno.EPERM)
        return 1
