"""Where a construct ends in a text that was read before: found at once, where nothing in it needs a second look."""

import re
from typing import Final

UNSURE: Final = -1
MOST: Final = 4096
"""Marks that are looked at without a pause."""

_COMMANDS = re.compile(r"""[()'"\\`$]|(?<=\w)\[|(?<![^\s;|&()<>])#|<<|\bcase\b""")
_QUOTES = re.compile(r'["\\`$]')
_BRACES = re.compile(r"""[}'"\\`$]""")
_MARKS: Final = {")": _COMMANDS, '"': _QUOTES, "}": _BRACES}
"""By the closer of what is open: what means something there."""
_OPENER = re.compile(r'"|\$[({]')
_CLOSERS: Final = {'"': '"', "(": ")", "{": "}"}


def closing(text: str, at: int) -> int:
    """Behind the quote, substitution or expansion that begins at ``at``; UNSURE where only reading it all would tell.

    Comments, here-documents, ``case``, subscripts and backquotes are such.
    """
    opener = _OPENER.match(text, at)
    if opener is None:
        return UNSURE
    closers = [_CLOSERS[opener.group()[-1]]]
    at = opener.end()
    for _ in range(MOST):
        found = _MARKS[closers[-1]].search(text, at)
        if found is None:
            return UNSURE
        mark, at = found.group(), found.end()
        if mark == closers[-1]:
            closers.pop()
            if not closers:
                return at
        elif mark in _CLOSERS:
            closers.append(_CLOSERS[mark])
        elif mark == "\\":
            at += 1
        elif mark == "'":
            at = text.find("'", at) + 1
            if not at:
                return UNSURE
        elif mark == "$":
            follower = text[at : at + 1]
            if follower == "[" or (follower == "'" and closers[-1] != '"'):
                return UNSURE
            if follower in ("(", "{"):
                closers.append(_CLOSERS[follower])
            at += follower in ("(", "{", "$")
        else:
            return UNSURE
    return UNSURE
