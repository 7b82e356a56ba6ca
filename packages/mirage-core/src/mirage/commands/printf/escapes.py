"""The backslash escapes of GNU's printf, which ends where one makes no sense."""

import re
from collections.abc import Generator
from typing import NamedTuple

from mirage.commands.echo import LETTERS
from mirage.commands.spec import Usage

_ESCAPE = re.compile(
    rb"\\(?:x(?P<byte>[0-9A-Fa-f]{0,2})|(?P<octal>[0-7]{1,3})|(?P<kind>[uU])(?P<point>[0-9A-Fa-f]{0,8})|(?P<other>.))",
    re.DOTALL,
)
_LONG_OCTAL = re.compile(rb"\\0([0-7]{0,3})")
_LETTERS = {ord(letter): data for letter, data in LETTERS.items() if letter != "E"} | {ord('"'): b'"'}
_OUTSIDE_BASIC = (0x24, 0x40, 0x60)
"""The only characters of ASCII that may be named by their number."""


class Unescaped(NamedTuple):
    """The bytes a text stands for, and whether ``\\c`` ended it."""

    data: bytes
    stopped: bool = False


def unescaping(text: bytes, *, argument: bool) -> Generator[None, None, Unescaped]:
    """``text`` with its escapes, with a pause now and then; an ``argument`` of ``%b`` may write octals behind a 0.

    :raises Usage: an escape lacks its number, or names no character.
    """
    parts: list[bytes] = []
    at = 0
    while (slash := text.find(b"\\", at)) >= 0:
        yield
        parts.append(text[at:slash])
        octal = _LONG_OCTAL.match(text, slash) if argument else None
        if octal is not None:
            parts.append(bytes((int(octal[1] or b"0", 8) & 255,)))
            at = octal.end()
            continue
        found = _ESCAPE.match(text, slash)
        if found is None:
            at = slash
            break
        if found["other"] == b"c":
            return Unescaped(b"".join(parts), stopped=True)
        data, at = _one(found)
        parts.append(data)
    parts.append(text[at:])
    return Unescaped(b"".join(parts))


def _one(found: "re.Match[bytes]") -> tuple[bytes, int]:
    """What one escape stands for, and where the text goes on."""
    if found["other"] is not None:
        return _LETTERS.get(found["other"][0], found[0]), found.end()
    if found["octal"] is not None:
        return bytes((int(found["octal"], 8) & 255,)), found.end()
    if found["byte"] is not None:
        if not found["byte"]:
            raise Usage("missing hexadecimal number in escape", hint=False)
        return bytes((int(found["byte"], 16),)), found.end()
    size = 4 if found["kind"] == b"u" else 8
    digits = found["point"][:size].decode()
    if len(digits) < size:
        raise Usage("missing hexadecimal number in escape", hint=False)
    return _character(found["kind"].decode(), int(digits, 16)), found.start("point") + size


def _character(kind: str, point: int) -> bytes:
    if (point <= 0x9F and point not in _OUTSIDE_BASIC) or 0xD800 <= point <= 0xDFFF:
        raise Usage(f"invalid universal character name \\{kind}{point:0{4 if kind == 'u' else 8}x}", hint=False)
    return chr(point).encode() if point <= 0x10FFFF else f"\\U{point:08X}".encode()
