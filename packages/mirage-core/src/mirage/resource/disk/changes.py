"""What changes names: remove, make, rename and link, each in one thread call."""

import errno
import os
import stat
from collections.abc import Iterable

from mirage import paths
from mirage.errors import failure
from mirage.resource.disk.batches import Piece
from mirage.resource.disk.calls import write_all
from mirage.resource.disk.confine import Place, Root
from mirage.resource.disk.draft import require_etag
from mirage.resource.disk.entries import describe_place, entry_of
from mirage.resource.disk.links import Survey, require_inside, require_moved_inside
from mirage.resources import Entry


def delete(root: Root, path: bytes, expect: str | None) -> None:
    """Remove a name, or an empty directory."""
    with root.changing, root.place(path) as place:
        if expect is not None:
            require_etag(place, expect)
        if stat.S_ISDIR(place.info().st_mode):
            os.rmdir(place.name, dir_fd=place.directory)
        else:
            os.unlink(place.name, dir_fd=place.directory)


def make_dir(root: Root, path: bytes) -> None:
    """Make a directory, with the permissions that the process gives to new ones."""
    with root.place(path) as place:
        os.mkdir(place.name, dir_fd=place.directory)


def append(root: Root, path: bytes, pieces: Iterable[Piece]) -> Entry:
    """Add to the end of a file, made where it is missing."""
    with root.place(path) as place:
        descriptor = place.open(os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        try:
            for piece in pieces:
                write_all(descriptor, piece)
            return entry_of(root, paths.decode(place.name), os.fstat(descriptor))
        finally:
            os.close(descriptor)


def rename(root: Root, source: bytes, target: bytes, version: int | None) -> bool:
    """Move a name; False where a Survey must be made first, or made again because links changed since ``version``."""
    with root.changing, root.place(source) as old, root.place(target) as new:
        mode = old.info().st_mode
        if stat.S_ISLNK(mode):
            require_moved_inside(root, old.target(), source, target)
        elif stat.S_ISDIR(mode) and Survey.needed(source, target) and version != root.versions:
            return False
        os.rename(old.name, new.name, src_dir_fd=old.directory, dst_dir_fd=new.directory)
        root.versions += 1
    return True


def symlink(root: Root, path: bytes, target: bytes) -> Entry:
    """Make a symbolic link that leads nobody out of the root."""
    with root.changing, root.place(path) as place:
        require_inside(root, path.rpartition(b"/")[0], target)
        os.symlink(target, place.name, dir_fd=place.directory)
        root.versions += 1
        return describe_place(root, path, place)


def link(root: Root, source: bytes, path: bytes) -> Entry:
    """Give a regular file a second name."""
    with root.place(source) as old:
        info = old.info()
        with root.place(path) as new:
            if new.find() is not None:
                raise failure(errno.EEXIST)
            _require_regular(info)
            return _link(root, path, old, new)


def _link(root: Root, path: bytes, old: Place, new: Place) -> Entry:
    os.link(old.name, new.name, src_dir_fd=old.directory, dst_dir_fd=new.directory, follow_symlinks=False)
    try:
        _require_regular(new.info())
    except OSError:
        # The source was replaced between the look and the link.
        os.unlink(new.name, dir_fd=new.directory)
        raise
    return describe_place(root, path, new)


def _require_regular(info: os.stat_result) -> None:
    if not stat.S_ISREG(info.st_mode):
        raise failure(errno.EPERM)
