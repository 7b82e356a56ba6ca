"""exec: descriptors that stay, and a command in the place of the shell."""

import errno
from typing import TYPE_CHECKING

from mirage.errors import failure
from mirage.paths import absolute
from mirage.shell import files, outside
from mirage.shell.builtins.words import options
from mirage.shell.leaving import Exit, Replaced
from mirage.shell.named import path_of
from mirage.shell.run.redirect import Descriptors
from mirage.vfs.fs import EXEC

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def exec_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Without a command the redirections stay; else the shell ends as the command does."""
    parsed = await options(shell, io, argv, "cla:")
    if parsed is None or not parsed.operands:
        if isinstance(io, Descriptors) and io.simple:
            await io.keep(shell)
        return 2 if parsed is None else 0
    name = next((argument for letter, argument in reversed(parsed.options) if letter == "a"), parsed.operands[0])
    shown = f"-{name}" if parsed.has("l") else name
    return await _replace(shell, io, parsed.operands, bare=parsed.has("c"), name=shown)


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
