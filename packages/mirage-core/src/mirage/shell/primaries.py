"""The questions that ``test`` and ``[[ ]]`` ask of files, of texts and of the shell."""

import operator
from typing import TYPE_CHECKING, Final, TypeAlias

from mirage.paths import encode
from mirage.shell.expand.arithmetic.integers import within
from mirage.shell.variables import access as variables
from mirage.shell.variables.arrays import Associative
from mirage.vfs.fs import EXEC, READ, WRITE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from mirage.resources import Entry
    from mirage.shell.state import Shell
    from mirage.streams import Io
    from mirage.vfs.fs import FileSystem

FileTest: TypeAlias = "Callable[[FileSystem, str], Awaitable[bool]]"

UNARY: Final = frozenset("-" + letter for letter in "abcdefghknoprstuvwxzGLNORS")
COMPARISONS: dict[str, "Callable[[int, int], bool]"] = {
    "-eq": operator.eq,
    "-ne": operator.ne,
    "-lt": operator.lt,
    "-le": operator.le,
    "-gt": operator.gt,
    "-ge": operator.ge,
}
NUMERIC: Final = frozenset[str](COMPARISONS)
FILES: Final = frozenset(("-nt", "-ot", "-ef"))

_SPACE = " \t\n\v\f\r"


def before(left: str, right: str) -> bool:
    """``left < right``, byte by byte."""
    return encode(left) < encode(right)


def compare(sign: str, left: int, right: int) -> bool:
    """``left -eq right`` and its like."""
    return COMPARISONS[sign](left, right)


def integer(text: str) -> int | None:
    """A decimal number of 64 bits, white space before it and blanks behind it; None for any other text."""
    if text.isdecimal() and text.isascii() and len(text) <= 18:
        return int(text)
    digits = text.lstrip(_SPACE).rstrip(" \t")
    bare = digits[1:] if digits[:1] in ("+", "-") else digits
    if not (bare.isascii() and bare.isdecimal()):
        return None
    return within(digits)


async def unary(operator: str, operand: str, shell: "Shell", io: "Io") -> bool:
    """``operator operand``."""
    if operator == "-n":
        return operand != ""
    if operator == "-z":
        return not operand
    if operator == "-v":
        return await is_set(operand, shell, io)
    if operator == "-o":
        from mirage.shell.variables.switches import SET, is_on

        return operand in SET and is_on(shell.session, operand)
    if operator == "-R":
        return operand in shell.session.references
    if operator == "-t" or not operand:
        # The streams of a line are no terminals, whatever their number.
        return False
    if operand.startswith("/dev/") and _is_closed(operand, io):
        return False
    try:
        return await _FILE_TESTS[operator](shell.fs, operand)
    except OSError:
        return False


def _is_closed(path: str, io: "Io") -> bool:
    """Whether a device is a descriptor that is not there."""
    from mirage.shell.run.redirect import stream_of  # Few are asked for.
    from mirage.vfs.system import descriptor

    number = descriptor(path.removeprefix("/dev/"))
    return number is not None and stream_of(io, number) is None


async def is_set(name: str, shell: "Shell", io: "Io", *, expanded: bool = False) -> bool:
    """Whether there is such a variable or element; what is ``expanded`` is a key or a number as it stands."""
    bare, bracket, _ = name.partition("[")
    try:
        if bracket:
            if name[-1] != "]" or not bare.isidentifier():
                return False
            if not expanded:
                from mirage.shell.builtins.words import is_closed  # Few are elements.
                from mirage.shell.expand import again

                if not is_closed(name):
                    return False
                name = await again.element(name, shell, io)
            return _has_element(bare, name[len(bare) + 1 : -1], shell)
        return (name.isidentifier() or name.isdecimal()) and shell.value(name) is not None
    except variables.BadSubscript as fault:
        await shell.complain(io, fault.message)
        return False


def _has_element(name: str, subscript: str, shell: "Shell") -> bool:
    if not subscript:
        return False
    if subscript in ("@", "*") and not isinstance(variables.array(shell, name), Associative):
        return bool(variables.values(shell, name))
    return variables.element(shell, name, subscript) is not None


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
