"""The natural order of names with numbers in them, as GNU's filevercmp has it."""

import re
from collections import deque

_SUFFIXES = re.compile(rb"(?:\.[A-Za-z~][A-Za-z0-9~]*+)++")
_PARTS = re.compile(rb"([^0-9]*)0*([0-9]*)")
_BEFORE_ALL, _ENDS, _OTHERS = b"\1", b"\2", b"\xff"
_SPECIAL = {b"": b"\0", b".": b"\1", b"..": b"\2"}
_HIDDEN, _USUAL = b"\3", b"\4"
_RANKS = [
    _BEFORE_ALL if byte == 0x7E else bytes((byte,)) if chr(byte).isalpha() and byte < 128 else _OTHERS + bytes((byte,))
    for byte in range(256)
]


def version(name: bytes) -> bytes:
    """What compares as names do: numbers by value, a tilde before everything, suffixes last."""
    special = _SPECIAL.get(name)
    if special is not None:
        return special
    rank = _HIDDEN if name.startswith(b".") else _USUAL
    return rank + _weighed(_stem(name)) + b"\0" + _weighed(name)


def _stem(name: bytes) -> bytes:
    """A name without its suffixes."""
    last = deque(_SUFFIXES.finditer(name), maxlen=1)
    return name[: last[0].start()] if last and last[0].end() == len(name) else name


def _weighed(name: bytes) -> bytes:
    pieces: list[bytes] = []
    for letters, digits in _PARTS.findall(name):
        if letters or digits or not pieces:
            pieces += [_RANKS[byte] for byte in letters]
            pieces.append(_ENDS)
            pieces.append(len(digits).to_bytes(4, "big") + digits)
    pieces.append(_ENDS)
    return b"".join(pieces)
