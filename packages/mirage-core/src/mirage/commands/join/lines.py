"""The fields of lines, and what is compared of them."""

import re
from typing import NamedTuple

_ODD = re.compile(rb"[\v\f\r]")
_UPPER = bytes(byte - 32 if 97 <= byte <= 122 else byte for byte in range(256))
LINE = 200
"""Bytes that a line takes beside its text, roughly."""


class Line(NamedTuple):
    """What is compared of a line, and its fields."""

    key: bytes
    fields: list[bytes]
    size: int


class Split:
    """How the lines of one file are split."""

    __slots__ = ("_field", "_fold", "_tab")

    def __init__(self, tab: bytes | None, field: int, *, fold: bool) -> None:
        self._tab = tab
        self._field = field
        self._fold = fold

    def line(self, text: bytes) -> Line:
        """A line in its fields."""
        fields = self._fields(text)
        key = fields[self._field] if self._field < len(fields) else b""
        return Line(key.translate(_UPPER) if self._fold else key, fields, len(text) + LINE)

    def _fields(self, text: bytes) -> list[bytes]:
        if not text:
            return []
        if self._tab is None:
            return _blank_separated(text)
        # Where lines are their own fields, what ends a line may be anything.
        return [text] if self._tab == b"\n" else text.split(self._tab)


def _blank_separated(text: bytes) -> list[bytes]:
    fields = re.findall(rb"[^ \t\n]+", text) if _ODD.search(text) else text.split()
    if fields and text[-1:] in (b" ", b"\t", b"\n"):
        fields.append(b"")
    return fields
