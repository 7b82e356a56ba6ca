"""The order of texts where case does not count."""

from typing import Any

from mirage.commands.awk.values import lower

_NO_CHARACTER = -1
"""Stands for a byte that is none: it comes before all characters."""


def folded_order(one: str, other: str) -> int:
    """How two texts stand to each other as far as the shorter one goes, in bytes; then by their length."""
    data, against = _data(one), _data(other)
    return _common(data, against) or _told(len(data), len(against))


def sorted_order(one: str, other: str) -> int:
    """The same, and what begins the same goes by its capitals before its length counts."""
    data, against = _data(one), _data(other)
    size = min(len(data), len(against))
    return _common(data, against) or _told(data[:size], against[:size]) or _told(len(data), len(against))


def _data(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _common(data: bytes, against: bytes) -> int:
    size = min(len(data), len(against))
    begin, end = data[:size], against[:size]
    if begin.isascii() and end.isascii():
        return _told(begin.lower(), end.lower())
    return _told(_characters(begin), _characters(end))


def _characters(data: bytes) -> list[int]:
    """Small letters; of a character that was cut nothing but bytes is left."""
    text = lower(data.decode("utf-8", "surrogateescape"))
    return [_NO_CHARACTER if "\udc80" <= char <= "\udcff" else ord(char) for char in text]


def _told(one: Any, other: Any) -> int:
    return -1 if one < other else int(one > other)
