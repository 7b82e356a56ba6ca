"""kill: the program of that name, which ``find``, ``env`` and ``xargs`` run; the shell has its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.options import Asked
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.signals import NAMES, STOPPING, TERM, number_of

if TYPE_CHECKING:
    from mirage.commands.context import Context

_ALIASES = {"CLD": "CHLD", "IOT": "ABRT", "POLL": "IO", "NULL": "EXIT"}
_LISTED = {number: "POLL" if name == "IO" else name for number, name in NAMES.items() if number < 32}
"""The numbers with a name of their own, as they are listed."""
_ALL = "\0"
"""No word: all signals are listed."""
_FIRST_ROW = 16
_CELLS = 7
_INTEGER = re.compile(r"[ \t\n\v\f\r]*[+-]?[0-9]+")

NOTES = """\
-SIGNAL stands for --signal=SIGNAL: kill -9 PID, kill -TERM PID.
Processes are the shells and jobs of the session: ps lists them, $! is the
last. Nothing can be stopped here, and there are no groups of processes.
"""


def _integer(text: str, complaint: str) -> int:
    if _INTEGER.fullmatch(text) is None:
        missing = "" if text else ": No such file or directory"
        raise Usage(f"{complaint}: '{text}'{missing}", hint=False)
    # More digits than a number of a process has: there is none.
    return int(text) if len(text) < 20 else -1


def _queued(text: str) -> int:
    return _integer(text, "must be an integer value to be passed with the signal.")


def _number(text: str) -> int | None:
    name = text.upper().removeprefix("SIG")
    return number_of(_ALIASES.get(name, name))


def _old_forms(words: list[str]) -> list[str]:
    """``-TERM`` for ``--signal=TERM``, wherever it stands; ``-l 9`` for ``-l9``."""
    made: list[str] = []
    named = False
    for at, word in enumerate(words):
        if word == "--":
            return made + words[at:]
        if not named and word[:1] == "-" and _number(word[1:]) is not None:
            named = True
            word = f"--signal={word[1:]}"
        if made and made[-1] in ("-l", "--list") and word[:1] != "-":
            made[-1] = f"--list={word}"
        else:
            made.append(word)
    return made


def _stray(letter: str) -> Usage:
    return Usage(f"invalid argument {letter}")


@dataclass(frozen=True, slots=True)
class Kill(Options):
    """The options of kill."""

    signal: str | None = option(
        "-s", "--signal", metavar="SIGNAL", default=None, parse=str, help="the signal to send, by name or number"
    )
    queued: int = option(
        "-q", "--queue", metavar="NUMBER", default=0, parse=_queued, help="(ignored: nobody asks what came along)"
    )
    listed: str | None = option(
        "-l",
        "--list",
        metavar="SIGNAL",
        default=None,
        parse=str,
        argument="attached",
        bare=_ALL,
        help="print the names of all signals, or the name of a number, or the number of a name",
    )
    table: bool = flag("-L", "--table", help="print all signals with their numbers")
    help: bool = flag("-h", help="the same as --help")
    version: bool = flag("-V", help="the same as --version")


@command(
    "kill",
    "Send a signal (TERM, where none is named) to each process.",
    Kill,
    Operands("PID"),
    notes=NOTES,
    obsolete=_old_forms,
    stray=_stray,
)
async def kill(ctx: "Context", options: Kill, words: Sequence[str]) -> int:
    """Send a signal, or list them."""
    if options.help or options.version:
        raise Asked("help" if options.help else "version")
    if options.listed is not None:
        return await _list(ctx, options.listed)
    if options.table:
        await ctx.out.write(_table().encode())
        return 0
    if not words:
        raise Usage("")
    number = TERM if options.signal is None else _number(options.signal)
    if number in STOPPING:
        raise Usage("not supported yet: stopping a job", hint=False)
    for word in words:
        pid = _integer(word, "failed to parse argument")
        # The signal 0 only asks whether there is one.
        if pid < 0 or not ctx.runner.send(pid, number or 0):
            await ctx.complain(f"({word.strip()}): No such process")
        elif number is None:
            await ctx.complain(f"({pid}): Invalid argument")
    return ctx.status


async def _list(ctx: "Context", word: str) -> int:
    if word == _ALL:
        names = list(_LISTED.values())
        text = f"{' '.join(names[:_FIRST_ROW])}\n{' '.join(names[_FIRST_ROW:])}"
    elif word.isascii() and word.isdigit() and int(word[:9]) in _LISTED:
        text = _LISTED[int(word[:9])]
    else:
        name = word.upper().removeprefix("SIG")
        number = next((number for number, listed in _LISTED.items() if listed == name), None)
        if number is None:
            await ctx.complain(f"unknown signal name {word}")
            return 0
        text = str(number)
    await ctx.out.write(f"{text}\n".encode())
    return 0


def _table() -> str:
    cells = [f"{number:2} {name:<8}" for number, name in _LISTED.items()]
    rows = ["".join(cells[at : at + _CELLS]) for at in range(0, len(cells), _CELLS)]
    whole = [row.rstrip() for row in rows[:-1]]
    return "\n".join([*whole, rows[-1]]) + "\n"
