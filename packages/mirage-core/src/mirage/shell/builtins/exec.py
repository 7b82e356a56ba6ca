"""exec: descriptors that stay, and a command in the place of the shell."""

import errno
from typing import TYPE_CHECKING

from mirage.errors import failure
from mirage.paths import absolute
from mirage.shell import files, outside
from mirage.shell.leaving import Exit, Replaced
from mirage.shell.named import path_of
from mirage.shell.run.redirect import Descriptors
from mirage.vfs.fs import EXEC

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_USAGE = "exec: usage: exec [-cl] [-a name] [command [argument ...]] [redirection ...]"
_MISUSED = 2


async def exec_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Without a command the redirections stay; else the shell ends as the command does."""
    rest = argv[1:]
    bare = login = False
    name: str | None = None
    while rest and len(rest[0]) > 1 and rest[0][0] == "-":
        word = rest.pop(0)
        if word == "--":
            break
        letters = word[1:]
        while letters:
            letter, letters = letters[0], letters[1:]
            if letter == "c":
                bare = True
            elif letter == "l":
                login = True
            elif letter == "a" and (letters or rest):
                name, letters = letters or rest.pop(0), ""
            else:
                wrong = "option requires an argument" if letter == "a" else "invalid option"
                await shell.say(io, f"exec: -{letter}: {wrong}")
                await shell.tell(io, _USAGE)
                return _MISUSED
    if not rest:
        if isinstance(io, Descriptors) and io.simple:
            await io.keep(shell)
        return 0
    return await _replace(shell, io, rest, bare=bare, name=_shown(name or rest[0], login))


def _shown(name: str, login: bool) -> str:
    return f"-{name}" if login else name


async def _replace(shell: "Shell", io: "Io", words: list[str], *, bare: bool, name: str) -> int:
    """Run a command in the place of the shell.

    :raises Exit: it has ended, or there is none.
    """
    child = shell.subshell()
    if bare:
        child.session.exported.clear()
    command = await outside.named(child, words)
    if command is not None:
        raise Replaced(await child.run_command(command, words, io, name))
    if "/" not in words[0]:
        await shell.say(io, f"exec: {words[0]}: not found")
        return _failed(shell, files.NOT_FOUND)
    status = 0 if await path_of(child, words[0]) else await _obstacle(shell, io, words[0])
    if status:
        return _failed(shell, status)
    raise Replaced(await files.run(child, words, io, name))


def _failed(shell: "Shell", status: int) -> int:
    if "execfail" in shell.session.options:
        return status
    raise Exit(status)


async def _obstacle(shell: "Shell", io: "Io", path: str) -> int:
    """The status of a file that cannot be run, which is said; 0 where it can."""
    place = absolute(path, shell.session.cwd)
    try:
        entry = await shell.fs.stat(place)
        if entry.kind == "dir":
            raise failure(errno.EISDIR, place)
        if not await shell.fs.access(place, EXEC):
            raise failure(errno.EACCES, place)
    except OSError as error:
        if error.errno == errno.ENOENT:
            await shell.say(io, f"{path}: {error.strerror}")
            return files.NOT_FOUND
        await shell.say(io, f"{place}: {error.strerror}")
        await shell.say(io, f"exec: {place}: cannot execute: {error.strerror}")
        return files.CANNOT_RUN
    return 0
