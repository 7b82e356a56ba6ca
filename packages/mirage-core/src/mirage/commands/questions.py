"""What ``test``, both of them, and ``[[ ]]`` ask of files, of two texts and of two numbers."""

import operator
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from mirage.paths import encode
from mirage.vfs.fs import EXEC, READ, WRITE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from mirage.resources import Entry
    from mirage.vfs.fs import FileSystem

FileTest: TypeAlias = "Callable[[FileSystem, str], Awaitable[bool]]"

COMPARISONS: dict[str, "Callable[[Any, Any], bool]"] = {
    "-eq": operator.eq,
    "-ne": operator.ne,
    "-lt": operator.lt,
    "-le": operator.le,
    "-gt": operator.gt,
    "-ge": operator.ge,
}
NUMERIC: Final = frozenset[str](COMPARISONS)
FILES: Final = frozenset(("-nt", "-ot", "-ef"))


def before(left: str, right: str) -> bool:
    """``left < right``, byte by byte."""
    return encode(left) < encode(right)


async def of_file(operator: str, path: str, fs: "FileSystem") -> bool:
    """``operator path``; of what cannot be looked at nothing holds."""
    try:
        return bool(path) and await _FILE_TESTS[operator](fs, path)
    except OSError:
        return False


async def files(operator: str, left: str, right: str, fs: "FileSystem") -> bool:
    """``left -nt right``, ``left -ot right``, ``left -ef right``; what is missing is older than what is there."""
    if operator == "-ef":
        return await _same(left, right, fs)
    if operator == "-ot":
        left, right = right, left
    newer, older = await _stat(fs, left), await _stat(fs, right)
    if newer is None or older is None:
        return newer is not None
    return (newer.mtime or 0) > (older.mtime or 0)


async def _same(left: str, right: str, fs: "FileSystem") -> bool:
    if not left or not right:
        return False
    try:
        one, entry = await fs.probe(left)
        two, other = await fs.probe(right)
    except OSError:
        return False
    if entry is None or other is None or one.mount is not two.mount:
        return False
    return one.path == two.path or (entry.inode is not None and entry.inode == other.inode)


async def _stat(fs: "FileSystem", path: str) -> "Entry | None":
    try:
        return await fs.stat(path) if path else None
    except OSError:
        return None


async def _exists(fs: "FileSystem", path: str) -> bool:
    return await fs.exists(path)


async def _is_link(fs: "FileSystem", path: str) -> bool:
    return (await fs.stat(path, follow=False)).kind == "link"


async def _filled(fs: "FileSystem", path: str) -> bool:
    entry = await fs.stat(path)
    if entry.kind != "file" or entry.size is not None:
        return entry.kind == "dir" or bool(entry.size)
    return bool(await fs.read(path, 0, 1))


async def _unread(fs: "FileSystem", path: str) -> bool:
    """Changed since it was last read; where nobody knows when that was, it may have been."""
    entry = await fs.stat(path)
    return entry.kind != "other" and (entry.atime is None or entry.atime <= (entry.mtime or 0))


async def _never(fs: "FileSystem", path: str) -> bool:
    return False


async def _mine(fs: "FileSystem", path: str) -> bool:
    return (await fs.stat(path)).uid in (None, fs.session.host.uid)


async def _my_group(fs: "FileSystem", path: str) -> bool:
    return (await fs.stat(path)).gid in (None, fs.session.host.gid)


def _kind(kind: str) -> FileTest:
    async def ask(fs: "FileSystem", path: str) -> bool:
        return (await fs.stat(path)).kind == kind

    return ask


def _bit(bit: int) -> FileTest:
    async def ask(fs: "FileSystem", path: str) -> bool:
        return bool(((await fs.stat(path)).mode or 0) & bit)

    return ask


_FILE_TESTS: dict[str, FileTest] = {
    "-a": _exists,
    "-b": _never,
    "-c": _kind("other"),
    "-d": _kind("dir"),
    "-e": _exists,
    "-f": _kind("file"),
    "-g": _bit(0o2000),
    "-h": _is_link,
    "-k": _bit(0o1000),
    "-p": _never,
    "-r": lambda fs, path: fs.access(path, READ),
    "-s": _filled,
    "-u": _bit(0o4000),
    "-w": lambda fs, path: fs.access(path, WRITE),
    "-x": lambda fs, path: fs.access(path, EXEC),
    "-G": _my_group,
    "-L": _is_link,
    "-N": _unread,
    "-O": _mine,
    "-S": _never,
}
