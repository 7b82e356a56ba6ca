"""Permission bits, owners and times of one name, never of what a link there leads to."""

import errno
import os
import stat
from dataclasses import dataclass

from mirage.errors import failure
from mirage.resource.disk.confine import Place, Root
from mirage.resource.disk.entries import describe_place
from mirage.resources import Entry


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be changed; None stays."""

    mode: int | None
    mtime: int | None
    atime: int | None
    uid: int | None
    gid: int | None


def change(root: Root, path: bytes, changes: Changes) -> Entry:
    """Change what is not None, and tell what is there now.

    :raises OSError: EOPNOTSUPP: links have no permission bits.
    """
    with root.place(path) as place:
        _apply(place, changes)
        return describe_place(root, path, place)


def _apply(place: Place, changes: Changes) -> None:
    info = place.info()
    if changes.mode is not None and stat.S_ISLNK(info.st_mode):
        raise failure(errno.EOPNOTSUPP)
    if changes.uid is not None or changes.gid is not None:
        uid = -1 if changes.uid is None else changes.uid
        gid = -1 if changes.gid is None else changes.gid
        os.chown(place.name, uid, gid, dir_fd=place.directory, follow_symlinks=False)
    if changes.mode is not None:
        # After the owner: a change of owner takes the set-user-ID bits away.
        _set_mode(place, changes.mode)
    if changes.mtime is not None or changes.atime is not None:
        atime = info.st_atime_ns if changes.atime is None else changes.atime
        mtime = info.st_mtime_ns if changes.mtime is None else changes.mtime
        os.utime(place.name, ns=(atime, mtime), dir_fd=place.directory, follow_symlinks=False)


def _set_mode(place: Place, mode: int) -> None:
    try:
        os.chmod(place.name, mode, dir_fd=place.directory, follow_symlinks=False)
    except (NotImplementedError, ValueError):
        # A C library that cannot do it without following: through a descriptor then, of what can be opened.
        descriptor = place.open_itself()
        try:
            os.fchmod(descriptor, mode)
        finally:
            os.close(descriptor)
