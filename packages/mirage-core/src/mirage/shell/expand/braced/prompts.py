"""``${x@P}``: a text as a prompt, its escapes first, then what it is found to hold expanded."""

import re
from typing import TYPE_CHECKING

from mirage.shell.expand.again import expanded
from mirage.shell.syntax.quoting import replacing

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_ESCAPE = re.compile(r"\\(?:([0-7]{3})|D\{([^}]*)\}|(.))", re.DOTALL)
_LIVE = re.compile(r"[\\$`]")
_QUOTE = re.compile(r"\\(.)", re.DOTALL)
_PLAIN = {
    "\\": "\\",
    "a": "\a",
    "e": "\x1b",
    "n": "\n",
    "r": "\r",
    "[": "",
    "]": "",
    "!": "1",
    "#": "1",
    "j": "0",
    "l": "tty",
}
_MOMENTS = {"d": "%a %b %d", "t": "%H:%M:%S", "T": "%I:%M:%S", "@": "%I:%M %p", "A": "%H:%M"}


async def shown(text: str, shell: "Shell", io: "Io") -> str:
    """The prompt that ``text`` makes."""
    size = len(text)

    def decode(found: re.Match[str]) -> str:
        nonlocal size
        part = _decoded(found, shell)
        size += len(part)
        shell.afford(size)
        return part

    in_turn = shell.budget.in_turn
    decoded = await in_turn(replacing(_ESCAPE, decode, text, "".join))
    decoded = await in_turn(replacing(_QUOTE, _unquoted, decoded, "".join))
    from mirage.shell.run.redirect import Refused

    try:
        return await expanded(decoded, shell, io, document=True)
    except Refused:
        # A substitution in it is no program, and that was said.
        return await expanded(decoded[: decoded.find("$(")], shell, io, document=True)


def _unquoted(found: re.Match[str]) -> str:
    return '"' if found[1] == '"' else found.group()


def _decoded(found: re.Match[str], shell: "Shell") -> str:
    octal, form, mark = found.groups()
    if octal is not None:
        return chr(int(octal, 8) & 0xFF)
    if form is not None:
        return _moment(form or "%X", shell)
    if mark in _PLAIN:
        return _PLAIN[mark]
    if mark in _MOMENTS:
        return _moment(_MOMENTS[mark], shell)
    if mark == "$":
        return "\\$" if shell.session.host.uid else "#"
    value = _value(mark, shell)
    # What is written in is not expanded again.
    return found.group() if value is None else _LIVE.sub(r"\\\g<0>", value)


def _value(mark: str, shell: "Shell") -> str | None:
    session = shell.session
    if mark == "u":
        return session.host.user
    if mark in "hH":
        return session.host.name
    if mark in "wW":
        return _directory(mark, session.cwd, session.variables.get("HOME", ""))
    if mark == "s":
        return session.name.rpartition("/")[2]
    return {"v": "5.2", "V": "5.2.15"}.get(mark)


def _directory(mark: str, path: str, home: str) -> str:
    if home and home != "/" and (path == home or path.startswith(home + "/")):
        path = "~" + path[len(home) :]
    return path.rpartition("/")[2] or path if mark == "W" else path


def _moment(form: str, shell: "Shell") -> str:
    from mirage.commands.ls.long import strftime

    return strftime(form, shell.session.host.now())
