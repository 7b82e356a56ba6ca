"""File modes as chmod and mkdir -m read them: octal, or symbolic changes."""

import re
from dataclasses import dataclass
from functools import lru_cache

_CLAUSE = re.compile(r"([ugoa]*)((?:[-+=](?:[0-7]+|[ugo]|[rwxXst]*))+)")
_ACTION = re.compile(r"([-+=])([0-7]+|[ugo](?![rwxXst])|[rwxXst]*)")
_WHO = {"u": 0o4700, "g": 0o2070, "o": 0o1007, "a": 0o7777}
_BITS = {"r": 0o444, "w": 0o222, "x": 0o111, "s": 0o6000, "t": 0o1000}
_SHIFT = {"u": 6, "g": 3, "o": 0}
_SET_IDS = 0o6000


@dataclass(frozen=True, slots=True)
class Change:
    """One step: in the bits ``who`` (0: those the umask leaves), do ``action`` with ``bits`` or a copy of others."""

    who: int
    action: str
    bits: int = 0
    copied: str = ""
    executable: bool = False
    """``X``: execute permission where it is a directory, or somebody has it."""
    exact: bool = False
    """Octal: every bit is named, the set-id bits of directories included."""


def parse(text: str) -> "tuple[Change, ...] | None":
    """The changes that ``text`` asks for, in order; None where it is no mode."""
    if re.fullmatch(r"[0-7]+", text):
        bits = int(text, 8)
        # More than four digits name the set-id bits, so that they are cleared too.
        return (Change(0o7777, "=", bits, exact=len(text) > 4),) if bits <= 0o7777 else None
    changes: list[Change] = []
    for clause in text.split(","):
        match = _CLAUSE.fullmatch(clause)
        if match is None:
            return None
        who = 0
        for letter in match[1]:
            who |= _WHO[letter]
        actions = _ACTION.findall(match[2])
        for action, what in actions:
            if what[:1].isdigit():
                bits = int(what, 8)
                if match[1] or bits > 0o7777 or what != actions[-1][1]:
                    return None
                changes.append(Change(0o7777, action, bits, exact=True))
            elif what in _SHIFT:
                changes.append(Change(who, action, copied=what))
            else:
                bits = 0
                for letter in what.replace("X", ""):
                    bits |= _BITS[letter]
                changes.append(Change(who, action, bits, executable="X" in what))
    return tuple(changes)


def apply(changes: tuple[Change, ...], mode: int, *, directory: bool, umask: int) -> int:
    """``mode`` after the changes."""
    return adjust(changes, mode, directory=directory, umask=umask)[0]


def adjust(changes: tuple[Change, ...], mode: int, *, directory: bool, umask: int) -> tuple[int, int]:
    """``mode`` after the changes, and the bits that they decide."""
    decided = 0
    for change in changes:
        value = _value(change, mode, directory=directory)
        # Of a directory the set-id bits stay unless they are named.
        omitted = _SET_IDS & ~change.bits if directory and not change.exact else 0
        value &= (change.who or ~umask) & ~omitted
        if change.action == "=":
            kept = omitted | (~change.who & 0o7777 if change.who else 0)
            decided |= 0o7777 & ~kept
            mode = mode & kept | value
        else:
            decided |= value
            mode = mode | value if change.action == "+" else mode & ~value
    return mode, decided


def _value(change: Change, mode: int, *, directory: bool) -> int:
    if change.copied:
        return (mode >> _SHIFT[change.copied] & 0o7) * 0o111
    if change.executable and (directory or mode & 0o111):
        return change.bits | 0o111
    return change.bits


@lru_cache(256)
def letters(mode: int) -> str:
    """``rwxr-xr-x``"""
    shown = ["rwx"[at % 3] if mode & (0o400 >> at) else "-" for at in range(9)]
    for bit, at, letter in ((0o4000, 2, "s"), (0o2000, 5, "s"), (0o1000, 8, "t")):
        if mode & bit:
            shown[at] = letter if shown[at] == "x" else letter.upper()
    return "".join(shown)
