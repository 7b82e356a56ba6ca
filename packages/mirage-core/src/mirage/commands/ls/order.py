"""The orders of ls."""

from typing import TYPE_CHECKING, TypeAlias

from mirage.commands.ls.names import columns
from mirage.commands.versions import version

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.commands.ls.items import Item
    from mirage.commands.ls.options import Sort, Time

Key: TypeAlias = "Callable[[Item], tuple[object, ...]]"


def by_name(item: "Item") -> tuple[bytes]:
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
        return lambda item: (version(*by_name(item)), *by_name(item))
    if sort == "width":
        return lambda item: (columns(item.shown), *by_name(item))
    return by_name


def _known(value: int | None) -> int:
    return 0 if value is None else value


def _extension(name: str) -> bytes:
    _, dot, extension = name.rpartition(".")
    return (dot + extension).encode("utf-8", "surrogateescape") if dot else b""
