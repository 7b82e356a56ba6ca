"""Backslash escapes as ``printf`` has them in its format, and in what it prints by ``%b``."""

import re
from collections.abc import Generator
from typing import NamedTuple

from mirage.commands.echo import LETTERS, utf8
from mirage.paths import encode

_QUOTES = {"'": b"'", '"': b'"', "?": b"?"}
_ESCAPE = re.compile(
    r"\\(?:(?P<octal>[0-7]{1,3})|x(?P<byte>[0-9A-Fa-f]{0,2})|u(?P<short>[0-9A-Fa-f]{0,4})"
    r"|U(?P<long>[0-9A-Fa-f]{0,8})|(?P<other>.))",
    re.DOTALL,
)
_LONG_OCTAL = re.compile(r"\\(0[0-7]{0,3})")


class Unescaped(NamedTuple):
    """The bytes a text stands for, what to complain of, and whether ``\\c`` ended it."""

    data: bytes
    complaints: tuple[str, ...] = ()
    stopped: bool = False


def unescaping(text: str, *, argument: bool) -> Generator[None, None, Unescaped]:
    """``text`` with its escapes, with a pause for the caller now and then; those of an ``argument`` differ a little."""
    if "\\" not in text:
        return Unescaped(encode(text))
    count = 0
    parts: list[bytes] = []
    complaints: list[str] = []
    at = 0
    while (slash := text.find("\\", at)) >= 0:
        count += 1
        if not count & 255:
            yield
        parts.append(encode(text[at:slash]))
        octal = _LONG_OCTAL.match(text, slash) if argument else None
        if octal is not None:
            parts.append(bytes((int(octal[1], 8) & 255,)))
            at = octal.end()
            continue
        found = _ESCAPE.match(text, slash)
        if found is None:
            at = slash
            break
        at = found.end()
        if argument and found["other"] == "c":
            return Unescaped(b"".join(parts), tuple(complaints), True)
        parts.append(_bytes(found, argument, complaints))
    parts.append(encode(text[at:]))
    return Unescaped(b"".join(parts), tuple(complaints))


def _bytes(found: "re.Match[str]", argument: bool, complaints: list[str]) -> bytes:
    other = found["other"]
    if other is not None:
        return LETTERS.get(other) or (None if argument else _QUOTES.get(other)) or encode(found[0])
    if found["octal"] is not None:
        return bytes((int(found["octal"], 8) & 255,))
    if found["byte"]:
        return bytes((int(found["byte"], 16),))
    digits = found["short"] or found["long"]
    if digits:
        return utf8(int(digits, 16))
    kind = "hex" if found[0][1] == "x" else "unicode"
    complaints.append(f"missing {kind} digit for {found[0]}")
    return encode(found[0])
