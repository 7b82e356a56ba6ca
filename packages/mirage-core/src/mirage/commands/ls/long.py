"""The long format of ls."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mirage.commands.ls import names
from mirage.commands.ls.look import Look, prefixes
from mirage.commands.modes import letters
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Usage
from mirage.resources import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mirage.commands.ls.items import Item
    from mirage.host import Host

_HALF_YEAR = 31556952 // 2
_KINDS = {"dir": "d", "link": "l", "file": "-", "other": "c"}
_BILLION = 1_000_000_000
_PLAIN = "aAbBcCdDeFgGhHIjklmMnpPrRStTuUVwWxXy%"
_SPECIAL = re.compile(rf"%(?:[^{_PLAIN}]|\Z)|[^ -~]")
"""What is not left to the C library: what it does not know, and the time zone."""


def mode_text(entry: Entry) -> str:
    """``drwxr-xr-x``"""
    return _KINDS[entry.kind] + ("?" * 9 if entry.mode is None else letters(entry.mode))


def time_style(text: str | None, *, full: bool) -> tuple[str, str]:
    """The formats for old and for recent times.

    :raises Usage: there is no such style.
    """
    if text is None:
        text = "full-iso" if full else "locale"
    if text.startswith("+"):
        old, _, recent = text[1:].partition("\n")
        return old, recent or old
    text = text.removeprefix("posix-") if text.startswith("posix-") else text
    styles: dict[str, tuple[str, str]] = {
        "full-iso": ("%Y-%m-%d %H:%M:%S.%N %z", "%Y-%m-%d %H:%M:%S.%N %z"),
        "long-iso": ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M"),
        "iso": ("%Y-%m-%d ", "%m-%d %H:%M"),
        "locale": ("%b %e  %Y", "%b %e %H:%M"),
    }
    found = [style for style in styles if style.startswith(text)]
    if text in styles or len(found) == 1:
        return styles[text if text in styles else found[0]]
    wrong = "ambiguous" if found else "invalid"
    raise Usage(
        f"{wrong} argument {quoted(text)} for {quoted('time style')}\nValid arguments are:\n"
        "  - [posix-]full-iso\n  - [posix-]long-iso\n  - [posix-]iso\n  - [posix-]locale\n"
        "  - +FORMAT (e.g., +%H:%M) for a 'date'-style format"
    )


class Clock:
    """Writes times: those of the last half year with the hour."""

    __slots__ = ("_formats", "_now")

    def __init__(self, formats: tuple[str, str], now: int) -> None:
        self._formats = formats
        self._now = now

    def text(self, time: int | None) -> str:
        """A time in nanoseconds."""
        if time is None:
            return "?"
        recent = self._now - _HALF_YEAR * _BILLION < time <= self._now
        return strftime(self._formats[recent], time)


def strftime(text: str, time: int) -> str:
    """``text`` with its conversions filled in, in UTC; ``%N`` are nanoseconds."""
    seconds, nanoseconds = divmod(time, _BILLION)
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return str(seconds)
    if _SPECIAL.search(text) is None:
        return moment.strftime(text)
    conversions: dict[str, Callable[[], str]] = {
        "N": lambda: f"{nanoseconds:09d}",
        "s": lambda: str(seconds),
        "z": lambda: "+0000",
        "Z": lambda: "UTC",
        "Y": lambda: str(moment.year),
    }
    parts: list[str] = []
    at = 0
    while (found := text.find("%", at)) >= 0 and found + 1 < len(text):
        letter = text[found + 1]
        parts.append(text[at:found])
        if letter in conversions:
            parts.append(conversions[letter]())
        elif letter in _PLAIN:
            parts.append(moment.strftime(f"%{letter}"))
        else:
            parts.append(f"%{letter}")
        at = found + 2
    parts.append(text[at:])
    return "".join(parts)


def lines(look: Look, items: "Sequence[Item]", host: "Host", clock: Clock) -> list[str]:
    """One line for each item; columns are as wide as their widest."""
    options = look.options
    columns = [[mode_text(item.entry) if item.known else _KINDS[item.entry.kind] + "?" * 9 for item in items]]
    columns.append(_right([_links(item) for item in items]))
    if look.owner:
        columns.append(_left([_name(item, item.entry.uid, host.uid, host.user, look) for item in items]))
    if look.group:
        columns.append(_left([_name(item, item.entry.gid, host.gid, host.group, look) for item in items]))
    if options.author:
        columns.append(_left([_name(item, item.entry.uid, host.uid, host.user, look) for item in items]))
    if options.context:
        columns.append(["?"] * len(items))
    unit = look.size_unit()
    sizes = [unit.text(item.entry.size) if item.known and item.entry.size is not None else "?" for item in items]
    columns.append(_right(sizes))
    which = options.time or "mtime"
    times = [clock.text(item.time(which)) if item.known else "?" for item in items]
    columns.append(_right_unknown(times, clock))
    pad = look.pads(items)
    before = prefixes(_without_context(look), items, aligned=True)
    shown = [_shown(look, item, pad=pad) for item in items]
    return [
        f"{start}{' '.join(row)} {name}"
        for start, row, name in zip(before, zip(*columns, strict=True), shown, strict=True)
    ]


def _without_context(look: Look) -> Look:
    from dataclasses import replace

    return look if not look.options.context else replace(look, options=replace(look.options, context=False))


def _links(item: "Item") -> str:
    return "?" if not item.known else str(1 if item.entry.nlink is None else item.entry.nlink)


def _name(item: "Item", number: int | None, own: int, name: str, look: Look) -> str:
    if not item.known:
        return "?"
    if number is None or number == own:
        return str(own) if look.numeric else name
    return "root" if number == 0 and not look.numeric else str(number)


def _right(column: list[str]) -> list[str]:
    width = max(map(len, column), default=0)
    return [text.rjust(width) for text in column]


def _left(column: list[str]) -> list[str]:
    width = max(map(len, column), default=0)
    if all(text.isdigit() for text in column):
        return [text.rjust(width) for text in column]
    return [text.ljust(width) for text in column]


def _right_unknown(column: list[str], clock: Clock) -> list[str]:
    if "?" not in column:
        return column
    width = len(clock.text(0))
    return [text.rjust(width) if text == "?" else text for text in column]


def _shown(look: Look, item: "Item", *, pad: bool) -> str:
    entry = item.entry
    if entry.kind != "link":
        return look.name(item, pad=pad)
    options = look.options
    name = look.name(item, pad=pad)
    if options.indicator in ("classify", "file-type"):
        name = name[:-1]
    if entry.target is None:
        return name
    target = look.quoted(entry.target)
    if item.target is None:
        return f"{name} -> {target}"
    if look.color and (code := names.color(item.target)):
        target = f"\33[{code}m{target}\33[0m"
    return f"{name} -> {target}{names.indicator(item.target, options.indicator)}"
