"""What a backslash makes of characters in scripts: single bytes by name or number."""

from typing import Literal, TypeAlias

from mirage.commands.spec import Usage

Kind: TypeAlias = Literal["regex", "replacement", "text"]

_NAMED = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_BASES = {"d": (10, 3), "o": (8, 3), "x": (16, 2)}
_DIGITS = "0123456789abcdef"


class Recursive(Usage):
    """``\\c`` cannot be followed by an escape."""


def resolved(text: str, kind: Kind) -> str:
    """``text`` with the bytes that are named in it; all other backslashes stay with what they quote."""
    if "\\" not in text:
        return text
    done: list[str] = []
    at = 0
    while (found := text.find("\\", at)) >= 0 and found + 1 < len(text):
        done.append(text[at:found])
        made, at = _escape(text, found + 1, kind)
        done.append(made)
    return sound("".join([*done, text[at:]]))


def unquoted(text: str) -> str:
    """``text`` without the backslashes that quote characters."""
    if "\\" not in text:
        return text
    done: list[str] = []
    at = 0
    while (found := text.find("\\", at)) >= 0:
        done.append(text[at:found] + text[found + 1 : found + 2])
        at = found + 2
    return "".join([*done, text[at:]])


def sound(text: str) -> str:
    """``text`` with bytes that have come together to characters as those."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def _escape(text: str, at: int, kind: Kind) -> tuple[str, int]:
    """What the character behind a backslash stands for, and where to go on."""
    char = text[at]
    if char in _BASES:
        base, most = _BASES[char]
        value, end = _value(text, at + 1, base, most)
        return (_quoted(byte(value & 255), kind), end) if end > at + 1 else (char, end)
    if char == "c":
        return _control(text, at + 1, kind) if at + 1 < len(text) else ("\\\\", at + 1)
    if char in _NAMED and (char != "n" or kind != "replacement"):
        return _NAMED[char], at + 1
    return f"\\{char}", at + 1


def _value(text: str, at: int, base: int, most: int) -> tuple[int, int]:
    value, end = 0, at
    while end < min(at + most, len(text)):
        digit = _DIGITS.find(text[end].lower()) if text[end].isascii() else -1
        if not 0 <= digit < base:
            break
        value = value * base + digit
        end += 1
    return value, end


def _control(text: str, at: int, kind: Kind) -> tuple[str, int]:
    char = text[at]
    if char == "\\":
        if not text.startswith("\\", at + 1):
            raise Recursive("recursive escaping after \\c not allowed")
        at += 1
    first, *rest = char.upper().encode("utf-8", "surrogateescape") if char.isascii() else char.encode()
    return _quoted(byte(first ^ 0x40), kind) + "".join(map(byte, rest)), at + 1


def _quoted(char: str, kind: Kind) -> str:
    """A character that was named stands for itself but in regular expressions."""
    return f"\\{char}" if kind != "regex" and char in "\\&\n" else char


def byte(value: int) -> str:
    """A byte as it stands in texts."""
    return chr(value) if value < 0x80 else chr(0xDC00 + value)
