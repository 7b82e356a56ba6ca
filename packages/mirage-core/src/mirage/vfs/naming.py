"""The rules of names: which may replace which, what a link may say, and how a path's last component counts."""

import errno

from mirage import paths
from mirage.errors import failure
from mirage.resources import Entry
from mirage.vfs.resolve import Location
from mirage.vfs.table import MountRegistry

TARGET_MAX = 4095


def last(path: str) -> str:
    """The last component as it is spelled; empty for the root."""
    return path.rstrip("/").rpartition("/")[2]


def check_target(target: str) -> None:
    """Refuse what no link can hold.

    :raises OSError: ENOENT for the empty text, EINVAL for NUL, ENAMETOOLONG.
    """
    if not target:
        raise failure(errno.ENOENT)
    if "\0" in target:
        raise failure(errno.EINVAL)
    if len(paths.encode(target)) > TARGET_MAX:
        raise failure(errno.ENAMETOOLONG)


def expect_replaceable(source: str, entry: Entry, target: str, present: Entry | None) -> None:
    """What rename(2) refuses, in its order, of two canonical paths below one mount.

    :raises OSError: EINVAL, ENOTEMPTY, ENOTDIR or EISDIR.
    """
    if paths.is_below(target, source):
        raise failure(errno.EINVAL)
    if paths.is_below(source, target):
        raise failure(errno.ENOTEMPTY)
    if present is None:
        return
    if entry.kind == "dir" and present.kind != "dir":
        raise failure(errno.ENOTDIR)
    if entry.kind != "dir" and present.kind == "dir":
        raise failure(errno.EISDIR)


def same_file(entry: Entry, other: Entry | None) -> bool:
    """Whether two entries of one mount are names of one file."""
    return other is not None and entry.inode is not None and entry.inode == other.inode


def expect_kept(entry: Entry, *, mode: int | None, uid: int | None, gid: int | None) -> None:
    """Where a resource keeps no attributes, only a change that changes nothing succeeds.

    :raises PermissionError: EPERM.
    """
    changes = ((mode, entry.mode), (uid, entry.uid), (gid, entry.gid))
    if any(wanted is not None and wanted != present for wanted, present in changes):
        raise failure(errno.EPERM)


def link_text(target: str, place: Location, table: MountRegistry) -> str:
    """What a link at ``place`` is to hold: where other programs will read it, an absolute target made relative.

    One that leads out of the mount, or through ``..``, is left as it is: the resource decides.
    """
    if not place.mount.resource.relative_links or not target.startswith("/") or ".." in target.split("/"):
        return target
    wanted = paths.absolute(target)
    if table.route(wanted) is not place.mount:
        return target
    names = wanted.split("/")[1:] if wanted != "/" else []
    here = place.path.split("/")[1:-1]
    shared = 0
    while shared < min(len(names), len(here)) and names[shared] == here[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + names[shared:]) or "."
