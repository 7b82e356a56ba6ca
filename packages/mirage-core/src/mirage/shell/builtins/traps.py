"""trap."""

from typing import TYPE_CHECKING

from mirage.paths import encode
from mirage.shell.builtins.words import letters
from mirage.shell.jobs.traps import INNER, traps_of
from mirage.signals import NAMES, NUMBERS, number_of, table

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_USAGE = "trap: usage: trap [-lp] [[arg] signal_spec ...]"
_MISUSED = 2
_ORDER = {"EXIT": 0, **NUMBERS, **{name: 100 + place for place, name in enumerate(("DEBUG", "ERR", "RETURN"))}}


async def trap(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Set, reset and show traps."""
    parsed = letters(argv, "lp")
    if isinstance(parsed, str):
        await shell.say(io, f"trap: {parsed}: invalid option")
        await shell.tell(io, _USAGE)
        return _MISUSED
    given, words = parsed
    if "l" in given:
        await io.out.write(encode(table()))
        return 0
    if "p" in given or not words:
        return await _show(shell, io, words)
    action, *names = words
    if not names or (action.isdecimal() and number_of(action) is not None):
        # One name alone is reset, and so are all behind a number.
        if action != "-" and _named(action) is not None:
            names = words
            action = "-"
        elif not names:
            await shell.tell(io, _USAGE)
            return _MISUSED
    return await _set(shell, io, action, names)


def _named(word: str) -> str | None:
    name = word.upper().removeprefix("SIG")
    if name in INNER:
        return name
    number = number_of(word)
    return None if number is None else "EXIT" if number == 0 else NAMES[number]


async def _set(shell: "Shell", io: "Io", action: str, words: list[str]) -> int:
    status = 0
    for word in words:
        name = _named(word)
        if name is None:
            await shell.say(io, f"trap: {word}: invalid signal specification")
            status = 1
            continue
        if action == "-":
            if shell.session.traps is not None:
                shell.session.traps.set(name, None)
        else:
            traps_of(shell.session).set(name, action)
    return status


async def _show(shell: "Shell", io: "Io", words: list[str]) -> int:
    traps = shell.session.traps
    listed = {} if traps is None else traps.listed
    if traps is not None:
        traps.noted()
    status = 0
    names: list[str] = []
    for word in words:
        name = _named(word)
        if name is None:
            await shell.say(io, f"trap: {word}: invalid signal specification")
            status = 1
        else:
            names.append(name)
    for name in names if words else sorted(listed, key=_ORDER.__getitem__):
        if name in listed:
            prefix = "SIG" if name in NUMBERS else ""
            quoted = listed[name].replace("'", "'\\''")
            await io.out.write(encode(f"trap -- '{quoted}' {prefix}{name}\n"))
    return status
