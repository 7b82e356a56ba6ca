"""help: what the builtins are for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from mirage.paths import encode
from mirage.patterns.glob import matches
from mirage.shell.builtins.synopses import SYNOPSES
from mirage.shell.builtins.words import options

if TYPE_CHECKING:
    from mirage.shell.builtins.words import Parsed
    from mirage.shell.state import Shell
    from mirage.streams import Io

SUMMARIES: Mapping[str, str] = MappingProxyType(
    {
        ".": "Run commands from a file in this shell.",
        ":": "Do nothing, successfully.",
        "[": "Evaluate a conditional expression; the last word is ].",
        "alias": "Define or show aliases.",
        "bg": "Move jobs to the background.",
        "bind": "Set key bindings of the line editor.",
        "break": "Leave loops.",
        "builtin": "Run a builtin, whatever functions there are.",
        "caller": "Show where the running function was called.",
        "cd": "Change the working directory.",
        "command": "Run a command without functions, or show what it is.",
        "compgen": "Show possible completions.",
        "complete": "Set how arguments are completed.",
        "compopt": "Change options of completion.",
        "continue": "Go on with the next turn of a loop.",
        "declare": "Set variables and their attributes.",
        "dirs": "Show the directory stack.",
        "disown": "Forget jobs.",
        "echo": "Write arguments.",
        "enable": "Turn builtins on and off.",
        "eval": "Run arguments as a command.",
        "exec": "Replace the shell with a command, or keep redirections.",
        "exit": "End the shell.",
        "export": "Mark variables for the environment of commands.",
        "false": "Fail.",
        "fc": "Show or run commands from the history.",
        "fg": "Move a job to the foreground.",
        "getopts": "Parse the options of a script or function.",
        "hash": "Remember or show where commands are.",
        "help": "Show what builtins are for.",
        "history": "Show or change the history.",
        "jobs": "Show jobs.",
        "kill": "Send a signal to a job.",
        "let": "Evaluate arithmetic expressions.",
        "local": "Set variables of the running function.",
        "logout": "End a login shell.",
        "mapfile": "Read lines into an array.",
        "popd": "Remove directories from the directory stack.",
        "printf": "Write arguments as a format says.",
        "pushd": "Add directories to the directory stack.",
        "pwd": "Write the working directory.",
        "read": "Read a line and split it into variables.",
        "readarray": "Read lines into an array.",
        "readonly": "Protect variables and functions from change.",
        "return": "End a function or sourced file.",
        "set": "Turn options on and off, and set the arguments.",
        "shift": "Drop the first arguments.",
        "shopt": "Turn further options on and off.",
        "source": "Run commands from a file in this shell.",
        "suspend": "Stop the shell.",
        "test": "Evaluate a conditional expression.",
        "times": "Show the processor time used.",
        "trap": "Run commands on signals and other events.",
        "true": "Succeed.",
        "type": "Show what a name would run.",
        "typeset": "Set variables and their attributes.",
        "ulimit": "Show or change limits.",
        "umask": "Show or set the mode of new files.",
        "unalias": "Remove aliases.",
        "unset": "Remove variables and functions.",
        "wait": "Wait for jobs.",
    }
)


async def show(io: "Io", name: str) -> None:
    """Everything about one builtin."""
    await io.out.write(encode(f"{name}: {SYNOPSES[name]}\n    {SUMMARIES[name]}\n"))


async def about(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """What a builtin does that is called with ``--help``."""
    await show(io, argv[0])
    return 2


async def help_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Show builtins whose names match."""
    parsed = await options(shell, io, argv, "dms")
    if parsed is None:
        return 2
    if not parsed.operands:
        rows = [f" {SYNOPSES[name][:76]}\n" for name in SYNOPSES]
        await io.out.write(encode("These commands are built into the shell; `help name' tells more of each.\n\n"))
        await io.out.write(encode("".join(rows)))
        return 0
    found = False
    for word in parsed.operands:
        names = [name for name in SYNOPSES if name == word] or [
            name for name in SYNOPSES if name.startswith(word) or matches(word, name)
        ]
        for name in names:
            found = True
            await _tell(io, name, parsed)
    if not found:
        word = parsed.operands[-1]
        await shell.say(
            io, f"help: no help topics match `{word}'.  Try `help help' or `man -k {word}' or `info {word}'."
        )
        return 1
    return 0


async def _tell(io: "Io", name: str, parsed: "Parsed") -> None:
    if parsed.has("s"):
        await io.out.write(encode(f"{name}: {SYNOPSES[name]}\n"))
    elif parsed.has("d"):
        await io.out.write(encode(f"{name} - {SUMMARIES[name]}\n"))
    else:
        await show(io, name)
