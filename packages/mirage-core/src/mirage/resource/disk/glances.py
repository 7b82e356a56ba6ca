"""Small files of one directory, read in one thread call."""

import os
from collections.abc import Sequence

from mirage import paths
from mirage.resource.disk.confine import Place, Root


def glance(root: Root, path: bytes, names: Sequence[str], most: int) -> list[bytes | None]:
    """As ``resources.Glances``."""
    directory = root.directory(path)
    try:
        return [_read(Place(directory, paths.encode(name)), most) for name in names]
    finally:
        os.close(directory)


def _read(place: Place, most: int) -> bytes | None:
    try:
        descriptor = place.open(os.O_RDONLY)
    except OSError:
        return None
    try:
        size = os.fstat(descriptor).st_size
        # One that says it is empty may not be (those of /proc).
        data = os.read(descriptor, size) if 0 < size <= most else b""
        return data if data and len(data) == size else None
    except OSError:
        return None
    finally:
        os.close(descriptor)
