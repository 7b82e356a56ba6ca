"""A word behind ``=~`` as one regular expression."""

import re

from mirage.shell.expand.pieces import LITERAL, SPLIT, Piece

_SPECIAL = re.compile(r"[.\[\]\\()*+?{}|^$]")
_BRACKET = re.compile(r"\\.|\[[:.=]\w*[:.=]\]|\[\^?\]?|\]", re.DOTALL)


def regex_of(pieces: list[Piece]) -> str:
    """What was quoted matches itself; within brackets it does so anyway."""
    parts: list[str] = []
    inside = False
    for kind, text in pieces:
        if kind not in (LITERAL, SPLIT):
            parts.append(text if inside else _SPECIAL.sub(r"\\\g<0>", text))
            continue
        parts.append(text)
        for mark in _BRACKET.finditer(text):
            if mark.group() == "]":
                inside = False
            elif mark.group().strip("^]") == "[":
                inside = True
    return "".join(parts)
