"""umask, ulimit and times."""

import re
from typing import TYPE_CHECKING, NamedTuple

from mirage.paths import encode
from mirage.shell.builtins.words import options

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_BITS = {"r": 4, "w": 2, "x": 1}
_CLAUSE = re.compile(r"(?P<who>[ugoa]*)(?P<rest>[-+=].*)?", re.ASCII)


async def umask(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Show or set what new files are not permitted."""
    parsed = await options(shell, io, argv, "Sp")
    if parsed is None:
        return 2
    session = shell.session
    if not parsed.operands:
        text = _symbolic(session.umask) if parsed.has("S") else f"{session.umask:04o}"
        again = ("umask -S " if parsed.has("S") else "umask ") if parsed.has("p") else ""
        await io.out.write(encode(f"{again}{text}\n"))
        return 0
    word = parsed.operands[0]
    if word[:1].isdigit():
        if not re.fullmatch(r"[0-7]{1,22}", word) or int(word, 8) > 0o7777:
            await shell.say(io, f"umask: {word}: octal number out of range")
            return 1
        session.umask = int(word, 8) & 0o777
    else:
        mask = await _changed(shell, io, word, session.umask)
        if mask is None:
            return 1
        session.umask = mask
    if parsed.has("S"):
        await io.out.write(encode(f"{_symbolic(session.umask)}\n"))
    return 0


def _symbolic(mask: int) -> str:
    shown = ["".join([mark for mark, bit in _BITS.items() if not mask >> shift & bit]) for shift in (6, 3, 0)]
    return "u={},g={},o={}".format(*shown)


async def _changed(shell: "Shell", io: "Io", text: str, mask: int) -> int | None:
    """The mask that ``u=rwx,g-w`` makes of another one."""
    permitted = ~mask & 0o777
    for clause in text.split(","):
        found = _CLAUSE.match(clause)
        assert found is not None
        who = found["who"] if found["who"] and "a" not in found["who"] else "ugo"
        rest = found["rest"]
        if rest is None:
            await shell.say(io, f"umask: `{clause[found.end() :][:1]}': invalid symbolic mode operator")
            return None
        operator, bits = rest[0], 0
        for mark in rest[1:]:
            if mark not in _BITS:
                await shell.say(io, f"umask: `{mark}': invalid symbolic mode character")
                return None
            bits |= _BITS[mark]
        spread = sum(bits << {"u": 6, "g": 3, "o": 0}[each] for each in set(who))
        if operator == "-":
            permitted &= ~spread
        elif operator == "+":
            permitted |= spread
        else:
            permitted = permitted & ~sum(7 << {"u": 6, "g": 3, "o": 0}[each] for each in set(who)) | spread
    return ~permitted & 0o777


class _Limit(NamedTuple):
    """One limit as ``ulimit -a`` shows it."""

    name: str
    unit: str = ""
    value: int | None = None
    """None is unlimited."""


_LIMITS = {
    "R": _Limit("real-time non-blocking time", "microseconds, "),
    "c": _Limit("core file size", "blocks, ", 0),
    "d": _Limit("data seg size", "kbytes, "),
    "e": _Limit("scheduling priority", "", 0),
    "f": _Limit("file size", "blocks, "),
    "i": _Limit("pending signals"),
    "l": _Limit("max locked memory", "kbytes, "),
    "m": _Limit("max memory size", "kbytes, "),
    "n": _Limit("open files"),
    "p": _Limit("pipe size", "512 bytes, ", 8),
    "q": _Limit("POSIX message queues", "bytes, "),
    "r": _Limit("real-time priority", "", 0),
    "s": _Limit("stack size", "kbytes, "),
    "t": _Limit("cpu time", "seconds, "),
    "u": _Limit("max user processes"),
    "v": _Limit("virtual memory", "kbytes, "),
    "x": _Limit("file locks"),
}


async def ulimit(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Show the limits of this shell; those of a line are not changed from within."""
    parsed = await options(shell, io, argv, "SHabcdefiklmnpqrstuvxPRT")
    if parsed is None:
        return 2
    letters = [letter for letter, _ in parsed.options if letter not in "SHa"]
    if parsed.has("a"):
        letters = list(_LIMITS)
    letters = letters or ["f"]
    for letter in letters:
        if letter not in _LIMITS:
            await shell.say(io, f"ulimit: {letter}: cannot get limit: Invalid argument")
            return 1
    if parsed.operands and not parsed.has("a"):
        return await _set(shell, io, letters[-1], parsed.operands[0])
    for letter in letters:
        value = _value(shell, letter)
        text = "unlimited" if value is None else str(value)
        if len(letters) > 1:
            limit = _LIMITS[letter]
            text = f"{limit.name:<20} {f'({limit.unit}-{letter})':>19} {text}"
        await io.out.write(encode(f"{text}\n"))
    return 0


def _value(shell: "Shell", letter: str) -> int | None:
    limits = shell.budget.limits
    if letter == "n":
        return limits.descriptors
    return int(limits.cpu) if letter == "t" else _LIMITS[letter].value


async def _set(shell: "Shell", io: "Io", letter: str, word: str) -> int:
    """What a limit is already may be asked for; nothing else can be granted."""
    value = _value(shell, letter)
    if word in ("hard", "soft"):
        return 0
    if word != "unlimited" and not (word.isascii() and word.isdecimal()):
        await shell.say(io, f"ulimit: {word}: invalid number")
        return 1
    if (value is None) if word == "unlimited" else (len(word) < 20 and value == int(word)):
        return 0
    await shell.say(io, f"ulimit: {_LIMITS[letter].name}: cannot modify limit: Operation not permitted")
    return 1


async def times(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """The processor time of the shell, and of its commands: they are no processes, and have none of their own."""
    parsed = await options(shell, io, argv, "")
    if parsed is None:
        return 2
    await io.out.write(b"0m0.000s 0m0.000s\n" * 2)
    return 0
