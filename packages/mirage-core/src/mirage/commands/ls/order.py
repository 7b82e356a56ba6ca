"""The orders of ls, and the natural order of version numbers."""

import re
from functools import cmp_to_key
from typing import TYPE_CHECKING, TypeAlias

from mirage.commands.ls.names import columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.commands.ls.items import Item
    from mirage.commands.ls.options import Sort, Time

Key: TypeAlias = "Callable[[Item], tuple[object, ...]]"


def by_name(item: "Item") -> tuple[object, ...]:
    """Bytes decide."""
    return (item.name.encode("utf-8", "surrogateescape"),)


def ordered(items: "list[Item]", sort: "Sort", time: "Time", *, reverse: bool, directories_first: bool) -> "list[Item]":
    """``items`` in order; equal ones by name."""
    if sort != "none":
        items = sorted(items, key=_key(sort, time), reverse=reverse)
    if directories_first:
        items.sort(key=lambda item: not item.directory)
    return items


def _key(sort: "Sort", time: "Time") -> Key:
    if sort == "size":
        return lambda item: (-_known(item.entry.size), *by_name(item))
    if sort == "time":
        return lambda item: (-_known(item.time(time)), *by_name(item))
    if sort == "extension":
        return lambda item: (_extension(item.name), *by_name(item))
    if sort == "version":
        key = cmp_to_key(compare_versions)
        return lambda item: (key(item.name), *by_name(item))
    if sort == "width":
        return lambda item: (columns(item.shown), *by_name(item))
    return by_name


def _known(value: int | None) -> int:
    return 0 if value is None else value


def _extension(name: str) -> bytes:
    _, dot, extension = name.rpartition(".")
    return (dot + extension).encode("utf-8", "surrogateescape") if dot else b""


_SUFFIX = re.compile(r"(?:\.[A-Za-z~][A-Za-z0-9~]*)*\Z")
_DIGITS = re.compile(r"([^0-9]*)([0-9]*)")


def compare_versions(left: str, right: str) -> int:
    """As GNU's filevercmp: digits compare as numbers, a tilde comes before everything, suffixes come last."""
    if left == right:
        return 0
    for special in ("", ".", ".."):
        if special in (left, right):
            return -1 if left == special else 1
    hidden = (left.startswith("."), right.startswith("."))
    if hidden[0] != hidden[1]:
        return -1 if hidden[0] else 1
    if hidden[0]:
        left, right = left[1:], right[1:]
    stem, other = _stem(left), _stem(right)
    if stem == other:
        return _compare(left, right)
    return _compare(stem, other) or _compare(left, right)


def _stem(name: str) -> str:
    match = _SUFFIX.search(name)
    return name[: match.start()] if match is not None and match.start() else name


def _compare(left: str, right: str) -> int:
    at_left = at_right = 0
    while at_left < len(left) or at_right < len(right):
        one = _DIGITS.match(left, at_left)
        two = _DIGITS.match(right, at_right)
        if one is None or two is None:
            break
        result = _letters(one[1], two[1], (bool(one[2]), bool(two[2])))
        if result:
            return result
        first, second = int(one[2] or "0"), int(two[2] or "0")
        if first != second:
            return -1 if first < second else 1
        at_left, at_right = one.end(), two.end()
    return 0


def _letters(left: str, right: str, digits: tuple[bool, bool]) -> int:
    for at in range(max(len(left), len(right))):
        one = _rank(left[at]) if at < len(left) else (0 if digits[0] else -1)
        two = _rank(right[at]) if at < len(right) else (0 if digits[1] else -1)
        if one != two:
            return -1 if one < two else 1
    return 0


def _rank(char: str) -> int:
    if char == "~":
        return -2
    return ord(char) if char.isascii() and char.isalpha() else ord(char) + 256
