"""``#!``: the first line of a script that names what runs it, as the kernel takes it, and ``env``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from mirage.missing import interpreter_advice
from mirage.paths import absolute, decode
from mirage.shell import files
from mirage.shell.named import RUNTIMES, path_of
from mirage.shell.outside import named

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

SHELLS = frozenset({"sh", "bash", "dash"})
LONGEST_CHAIN = 5
"""So many scripts are each the interpreter of the one before."""
SPLIT = "-S"


class Asked(NamedTuple):
    """What a first line asks for: the words before those that the script was called with."""

    words: Sequence[str]
    """None: nothing is asked for."""
    env: str = ""
    """The path of ``env``, where that is to find the first of the words."""

    @classmethod
    def of(cls, script: bytes) -> "Asked":
        """What a script asks for that begins with ``#!``. All behind the interpreter is one word."""
        line = decode(script[2:].partition(b"\n")[0]).replace("\t", " ").strip(" ")
        interpreter, _, rest = line.partition(" ")
        argument = rest.lstrip(" ")
        if files.is_command_path(interpreter) and interpreter.endswith("/env"):
            if argument.startswith(SPLIT):
                return cls(argument.removeprefix(SPLIT).split(), interpreter)
            return cls([argument] if argument else [], interpreter)
        return cls([word for word in (interpreter, argument) if word])


async def follow(shell: "Shell", text: bytes, words: Sequence[str], io: "Io") -> int:
    """Run a script that begins with ``#!``."""
    script, called = text, words
    for _ in range(LONGEST_CHAIN):
        asked = Asked.of(script)
        if not asked.words:
            break
        before, called = called, [*asked.words, *called]
        path: str | None = absolute(asked.words[0], shell.session.cwd)
        name = asked.words[0] if asked.env else _command_name(path or "")
        if name in SHELLS and len(asked.words) == 1:
            return await shell.source(script, io, name=before[0], arguments=before[1:])
        if name:
            command = await named(shell, ["sh" if name == "dash" else name, *called[1:]])
            if command is not None:
                return await shell.run_command(command, called, io)
            path = await path_of(shell, name) if asked.env else None
            called[0] = path or name
        if path is None or files.is_command_path(path):
            return await _missing(shell, io, before[0], asked)
        try:
            await shell.fs.expect_executable(path)
            script = await files.script(shell, path, io)
        except FileNotFoundError:
            return await _missing(shell, io, before[0], asked)
        except OSError as error:
            return await _bad(shell, io, f"{before[0]}: {asked.words[0]}", error.strerror or "")
        if not script.startswith(b"#!"):
            break
    else:
        return await _bad(shell, io, f"{called[1]}: {called[0]}", "Too many levels of symbolic links")
    # The kernel knows no more, and the shell takes the script for its own.
    return await shell.source(text, io, name=words[0], arguments=words[1:])


def _command_name(path: str) -> str:
    return path.rpartition("/")[2] if files.is_command_path(path) else ""


async def _missing(shell: "Shell", io: "Io", script: str, asked: Asked) -> int:
    """Nothing of the name is there."""
    name = asked.words[0]
    hint = f": {interpreter_advice()}" if name.rpartition("/")[2] in RUNTIMES else ""
    if not asked.env:
        shown = f": {name}" if hint else ""
        await shell.say(io, f"{script}: cannot execute: required file not found{shown}{hint}")
        return files.NOT_FOUND
    await shell.tell(io, f"{asked.env}: '{name}': No such file or directory{hint}")
    if " " in name:
        await shell.tell(io, f"{asked.env}: use -[v]S to pass options in shebang lines")
    return files.NOT_FOUND


async def _bad(shell: "Shell", io: "Io", what: str, reason: str) -> int:
    await shell.tell(io, f"{shell.session.name}: {what}: bad interpreter: {reason}")
    return files.CANNOT_RUN
