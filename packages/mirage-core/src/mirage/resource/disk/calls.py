"""System calls that Python lacks, or that need a loop or something that does the same where they are missing."""

import ctypes
import errno
import os
import sys

from mirage.errors import failure

PIECE = 1024 * 1024
"""The most bytes for one call, so that a thread is never long away."""

_OPENAT2 = 437
"""The number of the system call, the same on every architecture of Linux but alpha."""

_BENEATH = 0x08 | 0x04 | 0x02
"""RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS"""

_TRIES = 32
"""How often a way is tried that another program changes meanwhile."""

_NOREPLACE = 1

_LIBRARY = ctypes.CDLL(None, use_errno=True)

_LINUX = sys.platform == "linux" and os.uname().machine != "alpha"


class _How(ctypes.Structure):
    _fields_ = (("flags", ctypes.c_uint64), ("mode", ctypes.c_uint64), ("resolve", ctypes.c_uint64))


def open_beneath(base: int, path: bytes, flags: int) -> int:
    """``openat2``: the directory at ``path`` below ``base``, in one call.

    :raises OSError: ELOOP where a link is met; ENOSYS or EPERM where there is no such call, or it is forbidden.
    """
    if not _LINUX:
        raise failure(errno.ENOSYS)
    how = _How(flags | os.O_DIRECTORY | os.O_CLOEXEC, 0, _BENEATH)
    for _ in range(_TRIES):
        found = int(_LIBRARY.syscall(_OPENAT2, base, path, ctypes.byref(how), ctypes.sizeof(how)))
        if found >= 0:
            return found
        code = ctypes.get_errno()
        # EXDEV and EAGAIN: a directory on the way was moved out of the base while the kernel passed through it.
        if code not in (errno.EINTR, errno.EXDEV, errno.EAGAIN):
            raise failure(code)
    raise failure(errno.ELOOP)


def rename_new(directory: int, source: bytes, target: bytes) -> None:
    """Rename inside a directory, never over something.

    :raises FileExistsError: ``target`` exists.
    """
    call = getattr(_LIBRARY, "renameat2", None)
    if call is not None:
        if call(directory, source, directory, target, _NOREPLACE) == 0:
            return
        code = ctypes.get_errno()
        if code not in (errno.ENOSYS, errno.EINVAL, errno.EPERM):
            raise failure(code)
    os.link(source, target, src_dir_fd=directory, dst_dir_fd=directory, follow_symlinks=False)
    os.unlink(source, dir_fd=directory)


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Write every byte at the descriptor's own position."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest[:PIECE]) :]


def write_all_at(descriptor: int, offset: int, data: bytes) -> None:
    """Write every byte at ``offset``."""
    rest = memoryview(data)
    while rest:
        count = os.pwrite(descriptor, rest[:PIECE], offset)
        rest = rest[count:]
        offset += count


def copy_some(source: int, target: int, size: int) -> int:
    """Copy at most ``size`` bytes from one descriptor's position to the other's; how many there were.

    The kernel does it where it can: then blocks may be shared, and none passes through here.
    """
    copied = 0
    while copied < size:
        count = _move(source, target, size - copied)
        if not count:
            break
        copied += count
    return copied


def _move(source: int, target: int, size: int) -> int:
    try:
        count = os.copy_file_range(source, target, size)
    except (AttributeError, OSError) as error:
        if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
            raise
        count = 0
    if count:
        return count
    # Either the end, or a pair of files that the kernel does not copy between: only reading tells.
    data = os.read(source, min(size, PIECE))
    write_all(target, data)
    return len(data)
