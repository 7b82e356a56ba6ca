"""Commands that are not the shell's own: named by a path, brought by a plugin, scripts along PATH, or none at all."""

import errno
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.errors import failure
from mirage.missing import interpreter_advice
from mirage.shell import files
from mirage.shell.named import RUNTIMES, path_of

if TYPE_CHECKING:
    from mirage.commands.spec import Command
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def run(words: list[str], shell: "Shell", io: "Io") -> int:
    """Run what the first word names beyond functions, builtins and commands."""
    name = words[0]
    if "/" in name:
        return await files.run(shell, words, io)
    command = await named(shell, words)
    if command is not None:
        return await shell.run_command(command, words, io)
    path = await path_of(shell, name)
    if path is not None:
        return await files.run(shell, [path, *words[1:]], io)
    if name.startswith("%") and not shell.lone:
        from mirage.shell.builtins.jobs import fg

        return await fg(shell, io, ["fg", *words])
    # Only what is not found is shown.
    from mirage.shell.instead import instead
    from mirage.shell.syntax.requote import printable

    hint = interpreter_advice() if name in RUNTIMES else instead(name)
    await shell.say(io, f"{printable(name)}: command not found{f': {hint}' if hint else ''}")
    return files.NOT_FOUND


async def named(shell: "Shell", words: Sequence[str]) -> "Command | None":
    """The command that the first word names, if any."""
    command = shell.commands.get(words[0])
    if command is None and shell.missing is not None and "/" not in words[0]:
        command = await shell.missing(words[0], words, shell.session)
    return command


async def expect(shell: "Shell", name: str) -> None:
    """What exec(3) would say of a command that cannot be run.

    :raises OSError: there is none of that name, or it may not be run.
    """
    if "/" in name and not files.is_command_path(name):
        await shell.fs.expect_executable(name)
        return
    name = name.rpartition("/")[2]
    if await named(shell, [name]) is None and await path_of(shell, name) is None:
        raise failure(errno.ENOENT, name)
