"""The arrays of tr: what its strings say, and the bytes that they stand for."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Usage

CLASSES = {
    "alnum": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "alpha": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "blank": "\t ",
    "cntrl": "".join(map(chr, range(32))) + "\x7f",
    "digit": "0123456789",
    "graph": "".join(map(chr, range(33, 127))),
    "lower": "abcdefghijklmnopqrstuvwxyz",
    "print": "".join(map(chr, range(32, 127))),
    "punct": "".join(char for char in map(chr, range(33, 127)) if not char.isalnum()),
    "space": "\t\n\v\f\r ",
    "upper": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "xdigit": "0123456789ABCDEFabcdef",
}
CASES = ("lower", "upper")
MOST = (1 << 64) - 2
"""Of a repeat count."""

_ESCAPES = {ord(letter): ord(char) for letter, char in zip("abfnrtv\\", "\a\b\f\n\r\t\v\\", strict=True)}
_NAMED = {value: f"\\{letter:c}" for letter, value in _ESCAPES.items() if value != letter}
_OCTAL = re.compile(rb"[0-7]{1,3}")


class Byte(NamedTuple):
    """A byte of a string; an escaped one stands for itself whatever is around it."""

    value: int
    escaped: bool = False


class Element(NamedTuple):
    """A part of an array: bytes of a kind, so many ``times``; 0 fills what is missing."""

    kind: Literal["byte", "range", "class", "equal", "repeat"]
    data: bytes
    name: str = ""
    times: int = 1

    @property
    def size(self) -> int:
        """How many bytes it stands for."""
        return len(self.data) * self.times


Warning: TypeAlias = str


def unquoted(text: bytes) -> tuple[list[Byte], list[Warning]]:
    """The bytes that a string names, escapes taken for what they mean."""
    found: list[Byte] = []
    warnings: list[Warning] = []
    at = 0
    while at < len(text):
        byte = text[at]
        at += 1
        if byte != 0x5C:
            found.append(Byte(byte))
            continue
        if at == len(text):
            warnings.append("warning: an unescaped backslash at end of string is not portable")
            found.append(Byte(byte))
            continue
        octal = _OCTAL.match(text, at)
        if octal is None:
            found.append(Byte(_ESCAPES.get(text[at], text[at]), True))
            at += 1
            continue
        digits = octal[0]
        if int(digits, 8) > 255:
            shown = digits.decode()
            warnings.append(
                f"warning: the ambiguous octal escape \\{shown} is being\n"
                f"\tinterpreted as the 2-byte sequence \\0{shown[:2]}, {shown[2]}"
            )
            digits = digits[:2]
        found.append(Byte(int(digits, 8), True))
        at += len(digits)
    return found, warnings


class Reading:
    """One pass over a string: its elements."""

    def __init__(self, text: Sequence[Byte]) -> None:
        self._text = text
        self._at = 0

    def elements(self) -> list[Element]:
        """All of them, in order."""
        return list(self._elements())

    def _elements(self) -> Iterator[Element]:
        text = self._text
        while self._at + 2 < len(text):
            yield self._bracketed() or self._range() or self._byte()
        while self._at < len(text):
            yield self._byte()

    def _is(self, at: int, char: str) -> bool:
        return at < len(self._text) and self._text[at] == Byte(ord(char))

    def _byte(self) -> Element:
        self._at += 1
        return Element("byte", bytes((self._text[self._at - 1].value,)))

    def _range(self) -> Element | None:
        if not self._is(self._at + 1, "-"):
            return None
        first, last = self._text[self._at].value, self._text[self._at + 2].value
        if first > last:
            shown = f"{_octal(first)}-{_octal(last)}"
            raise Usage(f"range-endpoints of '{shown}' are in reverse collating sequence order", hint=False)
        self._at += 3
        return Element("range", bytes(range(first, last + 1)))

    def _bracketed(self) -> Element | None:
        if not self._is(self._at, "["):
            return None
        for mark in ":=":
            if self._is(self._at + 1, mark) and (end := self._closing(mark)) is not None:
                found = self._named(mark, self._plain(self._at + 2, end))
                if found is not None:
                    self._at = end + 2
                    return found
        return self._repeat()

    def _closing(self, mark: str) -> int | None:
        for at in range(self._at + 2, len(self._text) - 1):
            if self._is(at, mark) and self._is(at + 1, "]"):
                return at
        return None

    def _named(self, mark: str, name: bytes) -> Element | None:
        shown = _printed(name)
        if not name:
            what = "character class name '[::]'" if mark == ":" else "equivalence class character '[==]'"
            raise Usage(f"missing {what}", hint=False)
        members = CLASSES.get(shown) if mark == ":" else None
        if members is not None:
            return Element("class", members.encode(), shown)
        if mark == "=" and len(name) == 1:
            return Element("equal", name)
        if self._counts(self._at + 2):
            return None
        if mark == ":":
            raise Usage(f"invalid character class {quoted(shown)}", hint=False)
        raise Usage(f"{shown}: equivalence class operand must be a single character", hint=False)

    def _counts(self, at: int) -> bool:
        """Whether ``*``, digits and a bracket follow: a repeated ``:`` or ``=``."""
        if not self._is(at, "*"):
            return False
        at += 1
        while at < len(self._text) and chr(self._text[at].value) in "0123456789" and not self._text[at].escaped:
            at += 1
        return self._is(at, "]")

    def _repeat(self) -> Element | None:
        if not self._is(self._at + 2, "*"):
            return None
        begin = end = self._at + 3
        while end < len(self._text) and not self._text[end].escaped and not self._is(end, "]"):
            end += 1
        if not self._is(end, "]"):
            return None
        digits = _printed(self._plain(begin, end))
        data = bytes((self._text[self._at + 1].value,))
        self._at = end + 1
        return Element("repeat", data, times=_count(digits))

    def _plain(self, begin: int, end: int) -> bytes:
        return bytes(byte.value for byte in self._text[begin:end])


def _count(digits: str) -> int:
    base = 8 if digits.startswith("0") else 10
    try:
        count = int(digits, base) if digits and digits.isascii() and "_" not in digits else -bool(digits)
    except ValueError:
        count = -1
    if not 0 <= count <= MOST:
        raise Usage(f"invalid repeat count {quoted(digits)} in [c*n] construct", hint=False)
    return count


def _printed(data: bytes) -> str:
    """Bytes as messages show them."""
    return "".join(_NAMED.get(byte) or _octal(byte) for byte in data)


def _octal(byte: int) -> str:
    return chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}"
