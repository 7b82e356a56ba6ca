"""Functions as declare, export and readonly see them."""

import re
from typing import TYPE_CHECKING

from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.shell.builtins.declare import Options
    from mirage.shell.state import Shell
    from mirage.streams import Io

_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*(?:\[.+\])?\+?=", re.ASCII)


async def declare_functions(shell: "Shell", io: "Io", given: "Options") -> int:
    """``declare -f`` and ``-F``: show functions, or give them attributes."""
    session = shell.session
    on = [letter for letter in given.on if letter in "rtx"]
    off = [letter for letter in given.off if letter in "rtx"]
    if not given.operands or not (on or off) or "p" in given.on:
        return await _show(shell, io, given)
    status = 0
    for name in given.operands:
        if _ASSIGNMENT.match(name):
            return await _refuse(shell, io, given)
        if name not in session.functions:
            status = 1
            continue
        mark(shell, name, on, off)
    return status


def mark(shell: "Shell", name: str, on: list[str], off: list[str]) -> None:
    """Change the attributes of a function; read-only it stays."""
    marks = shell.session.marks
    before = marks.get(name, "")
    kept = [letter for letter in "rtx" if letter in before or letter in on]
    marks[name] = "".join(letter for letter in kept if letter == "r" or letter not in off)


async def _refuse(shell: "Shell", io: "Io", given: "Options") -> int:
    await shell.say(io, f"{given.command}: cannot use `-f' to make functions")
    return 1


async def _show(shell: "Shell", io: "Io", given: "Options") -> int:
    session = shell.session
    names = given.operands or sorted(session.functions)
    status = 0
    wanted = [letter for letter in given.on if letter in "rtx"]
    for name in names:
        if "p" not in given.on and _ASSIGNMENT.match(name):
            return await _refuse(shell, io, given)
        if name not in session.functions:
            status = 1
            continue
        marks = session.marks.get(name, "")
        if wanted and not any(letter in marks for letter in wanted):
            continue
        if "F" in given.on:
            await io.out.write(encode(f"{name}\n" if given.operands else f"declare -f{marks} {name}\n"))
            continue
        await io.out.write(encode(_text(shell, name)))
        if marks and ("p" in given.on or not given.operands):
            await io.out.write(encode(f"declare -f{marks} {name}\n"))
    return status


async def bodies(shell: "Shell", io: "Io") -> None:
    """All functions, as ``set`` and ``declare`` list them behind the variables."""
    for name in sorted(shell.session.functions):
        await io.out.write(encode(_text(shell, name)))
        await shell.breathe()


def _text(shell: "Shell", name: str) -> str:
    from mirage.shell.syntax.unparse import function_text

    return function_text(name, shell.session.functions[name].node)
