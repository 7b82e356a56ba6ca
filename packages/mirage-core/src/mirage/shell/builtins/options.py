"""set and shift."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mirage.paths import encode
from mirage.shell.builtins.words import number

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

LETTERS: Mapping[str, str] = {"a": "allexport", "e": "errexit", "u": "nounset", "f": "noglob", "C": "noclobber"}
OPTIONS = frozenset({*LETTERS.values(), "pipefail"})
UNSUPPORTED = frozenset("bhkmnptvxBEHPT")
_USAGE = "set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]"


async def set_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Turn options on and off, and set the arguments."""
    words = argv[1:]
    if not words:
        for name, value in sorted(shell.session.variables.items()):
            await io.out.write(encode(f"{name}={_quoted(value)}\n"))
        return 0
    at = 0
    while at < len(words):
        word = words[at]
        if word == "--":
            shell.session.arguments = words[at + 1 :]
            return 0
        if len(word) < 2 or word[0] not in "-+":
            shell.session.arguments = words[at:]
            return 0
        at += 1
        for letter in word[1:]:
            if letter == "o":
                status = await _named(shell, io, words[at : at + 1], word[0] == "-")
                at += 1
            else:
                status = await _letter(shell, io, letter, word[0])
            if status:
                return status
    return 0


async def _letter(shell: "Shell", io: "Io", letter: str, sign: str) -> int:
    name = LETTERS.get(letter)
    if name is not None:
        _switch(shell, name, sign == "-")
        return 0
    if letter in UNSUPPORTED:
        await shell.tell(io, f"mirage: not supported yet: set {sign}{letter}")
        return 2
    await shell.say(io, f"set: {sign}{letter}: invalid option")
    await shell.tell(io, _USAGE)
    return 2


async def _named(shell: "Shell", io: "Io", names: list[str], on: bool) -> int:
    if not names:
        for name in sorted(OPTIONS):
            await io.out.write(encode(f"{name:<15}\t{'on' if name in shell.session.options else 'off'}\n"))
        return 0
    name = names[0]
    if name not in OPTIONS:
        await shell.say(io, f"set: {name}: invalid option name")
        return 2
    _switch(shell, name, on)
    return 0


def _switch(shell: "Shell", name: str, on: bool) -> None:
    options = shell.session.options
    shell.session.options = options | {name} if on else options - {name}


def _quoted(value: str) -> str:
    if value and all(mark.isalnum() or mark in "_-./:@%+,=" for mark in value):
        return value
    if any(mark < " " for mark in value):
        escapes = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "'": "\\'", "\\": "\\\\"}
        return "$'" + "".join(escapes.get(mark, mark) for mark in value) + "'"
    return "'" + value.replace("'", "'\\''") + "'" if value else ""


async def shift(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Drop the first arguments."""
    count = 1 if len(argv) < 2 else number(argv[1])
    if count is None:
        await shell.say(io, f"shift: {argv[1]}: numeric argument required")
        return 1
    if count < 0:
        await shell.say(io, f"shift: {argv[1]}: shift count out of range")
        return 1
    if count > len(shell.session.arguments):
        return 1
    shell.session.arguments = shell.session.arguments[count:]
    return 0
