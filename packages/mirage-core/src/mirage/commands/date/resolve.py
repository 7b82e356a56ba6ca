"""What the parts of a text about time come to."""

from dataclasses import dataclass, field

from mirage.commands.date.formats import BILLION, Shown
from mirage.commands.date.words import Unreadable
from mirage.commands.date.zones import DAY, Zone, days, instant, is_shown

LARGEST = 1 << 56
"""Seconds beyond which no year is counted."""


@dataclass(slots=True)
class Read:
    """What was read so far."""

    year: tuple[int, int] = (0, 0)
    """A number and its digits, before the century is added to two of them."""
    month: int = 0
    day: int = 0
    time: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Hours, minutes, seconds, nanoseconds."""
    half: str = ""
    offset: int | None = None
    weekday: tuple[int, int] = (0, 0)
    relative: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("years", "months", "days", "seconds"), 0))
    nanoseconds: int = 0
    seen: dict[str, int] = field(default_factory=dict[str, int])

    def saw(self, what: str) -> None:
        self.seen[what] = self.seen.get(what, 0) + 1

    def has(self, what: str) -> bool:
        return what in self.seen


def resolved(read: Read, now: int, here: Zone) -> int:
    """The time that all of it means, in nanoseconds since the epoch.

    :raises Unreadable: there is no such time.
    """
    shown = Shown.of(now, here)
    year, month, day = shown.year, shown.month, shown.day
    if read.has("dates"):
        month, day = read.month, read.day
        if read.year[1]:
            year = _century(*read.year)
    time, nanoseconds = _clock(read, shown)
    if not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        raise Unreadable
    if read.has("days") and not read.has("dates"):
        ordinal, weekday = read.weekday
        present = (days(year, month, day) + 4) % 7
        day += (weekday - present) % 7 + 7 * (ordinal - (ordinal > 0 and present != weekday))
    relative = read.relative
    months = year * 12 + month - 1 + relative["years"] * 12 + relative["months"]
    if abs(months) > 1 << 40:
        raise Unreadable
    number = days(months // 12, months % 12 + 1, 1) + day - 1 + relative["days"]
    if read.offset is not None:
        seconds = number * DAY + time - read.offset
    elif is_shown(here, number, time) or read.has("relative"):
        seconds = instant(here, number, time)
    else:
        raise Unreadable
    total = (seconds + relative["seconds"]) * BILLION + nanoseconds + read.nanoseconds
    if abs(total) > LARGEST * BILLION:
        raise Unreadable
    return total


def _clock(read: Read, shown: Shown) -> tuple[int, int]:
    """The seconds of the day, and nanoseconds."""
    if not read.has("times"):
        if not read.has("relative") or read.has("dates") or read.has("days"):
            return 0, 0
        return shown.hour * 3600 + shown.minute * 60 + shown.second, shown.nanoseconds
    hour, minute, second, nanosecond = read.time
    if read.half:
        if not 1 <= hour <= 12:
            raise Unreadable
        hour = hour % 12 + (12 if read.half == "P" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise Unreadable
    return hour * 3600 + minute * 60 + second, nanosecond


def _century(number: int, digits: int) -> int:
    if digits != 2:
        return number
    return number + (2000 if number < 69 else 1900)


def _length(year: int, month: int) -> int:
    return days(year + month // 12, month % 12 + 1, 1) - days(year, month, 1)
