"""The menu of ``select``, and the answer to it."""

import re
from typing import TYPE_CHECKING, Final

from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

COLUMNS: Final = 80
_TAB: Final = 8
_NUMBER = re.compile(r"[ \t\n]*([-+]?[0-9]{1,18})[ \t]*")
_LEADING = re.compile(r"[ \t\n]*([0-9]{1,9})")


async def chosen(shell: "Shell", io: "Io", choices: list[str], *, shows: bool) -> str | None:
    """Ask until something is answered: the word chosen, an empty one for no choice of these, None at the end."""
    from mirage.shell.builtins.read import waited

    while True:
        if shell.budget.step():
            await shell.budget.breathe()
        prompt = shell.value("PS3")
        await _ask(io, (_menu(shell, choices) if shows else "") + ("#? " if prompt is None else prompt))
        if await waited(shell, io, ["read"]):
            await io.out.write(b"\n")
            return None
        reply = shell.value("REPLY") or ""
        if reply:
            return _word(reply, choices)
        shows = True


async def _ask(io: "Io", text: str) -> None:
    try:
        await io.err.write(encode(text))
    except OSError:
        return


def _word(reply: str, choices: list[str]) -> str:
    found = _NUMBER.fullmatch(reply)
    number = int(found.group(1)) if found else 0
    return choices[number - 1] if 1 <= number <= len(choices) else ""


def _menu(shell: "Shell", choices: list[str]) -> str:
    """The choices with their numbers, down the columns."""
    given = shell.value("COLUMNS") or ""
    digits = _LEADING.match(given)
    width = (int(digits.group(1)) if digits else 0) if given else COLUMNS
    widest = len(str(len(choices)))
    room = max(map(len, choices)) + widest + 4
    columns = max(1, width // room)
    rows = -(-len(choices) // columns)
    if rows == 1:
        rows = len(choices)
    shell.afford(len(choices) * room)
    widths = (len(str(rows)), widest)
    return "".join([_row(choices, range(row, len(choices), rows), widths, room) for row in range(rows)])


def _row(choices: list[str], places: range, widths: tuple[int, int], room: int) -> str:
    line = ""
    at = 0
    for count, place in enumerate(places):
        if count:
            line += _blank(at, count * room)
        item = f"{place + 1:{widths[count > 0]}}) {choices[place]}"
        line += item
        at = count * room + len(item)
    return line + "\n"


def _blank(start: int, end: int) -> str:
    """What leads from one column to another, tabs where they fit."""
    blank = ""
    while start < end:
        if end // _TAB > start // _TAB:
            blank += "\t"
            start += _TAB - start % _TAB
        else:
            blank += " "
            start += 1
    return blank
