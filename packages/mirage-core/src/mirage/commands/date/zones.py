"""Time zones: by name, or as POSIX writes them."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, Protocol

DAY = 86400


class Moment(NamedTuple):
    """What a zone's clocks show: seconds east of Greenwich, and what that is called."""

    offset: int
    name: str


class Zone(Protocol):
    """A time zone."""

    def at(self, seconds: int) -> Moment:
        """What holds at a time."""
        ...


class Fixed(NamedTuple):
    """Always the same."""

    offset: int
    name: str

    def at(self, seconds: int) -> Moment:
        return Moment(self.offset, self.name)


GREENWICH = Fixed(0, "UTC")


class _Named:
    """A zone of the time zone database."""

    __slots__ = ("_info",)

    def __init__(self, name: str) -> None:
        from zoneinfo import ZoneInfo

        self._info = ZoneInfo(name)

    def at(self, seconds: int) -> Moment:
        # Beyond the years that are known, the last one's rules hold.
        known = min(max(seconds, -62_135_510_400), 253_402_214_400)
        moment = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=known)).astimezone(self._info)
        offset = moment.utcoffset() or timedelta()
        return Moment(int(offset.total_seconds()), moment.tzname() or "")


_NAME = r"([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)"
_TIME = r"([+-]?\d{1,3}(?::\d\d(?::\d\d)?)?)"
_RULE = r"M(\d{1,2})\.([1-5])\.([0-6])(?:/" + _TIME + ")?"
_POSIX = re.compile(rf"{_NAME}{_TIME}(?:{_NAME}{_TIME}?(?:,{_RULE},{_RULE})?)?", re.ASCII)


class _Change(NamedTuple):
    """When clocks are changed: on the ``week``-th ``day`` of a month, at a time."""

    month: int
    week: int
    day: int
    time: int

    def in_year(self, year: int) -> int:
        """Seconds since the epoch, by the local clock."""
        first = days(year, self.month, 1)
        ahead = (self.day - (first + 4)) % 7 + 7 * (self.week - 1)
        following = days(year + self.month // 12, self.month % 12 + 1, 1)
        while first + ahead >= following:
            ahead -= 7
        return (first + ahead) * DAY + self.time


class _Changing(NamedTuple):
    """Two times of the year."""

    standard: Moment
    summer: Moment
    begins: _Change
    ends: _Change

    def at(self, seconds: int) -> Moment:
        year = civil((seconds + self.standard.offset) // DAY)[0]
        begins = self.begins.in_year(year) - self.standard.offset
        ends = self.ends.in_year(year) - self.summer.offset
        if begins < ends:
            return self.summer if begins <= seconds < ends else self.standard
        return self.standard if ends <= seconds < begins else self.summer


@lru_cache(32)
def zone(text: str | None) -> Zone:
    """The zone that ``TZ`` names; one that nobody knows is Greenwich under another name."""
    if text is None or text in ("", "UTC", "UTC0"):
        return GREENWICH
    name = text.removeprefix(":")
    try:
        return _Named(name)
    except (ValueError, OSError, KeyError):
        return _posix(name) or _unknown(name)


def _unknown(name: str) -> Zone:
    letters = re.match("[A-Za-z]{3,}", name)
    return Fixed(0, letters[0] if letters else "UTC")


def _posix(text: str) -> Zone | None:
    match = _POSIX.fullmatch(text)
    if match is None:
        return None
    standard = Moment(-_seconds(match[2]), match[1].strip("<>"))
    if match[3] is None:
        return Fixed(*standard)
    offset = standard.offset + 3600 if match[4] is None else -_seconds(match[4])
    summer = Moment(offset, match[3].strip("<>"))
    if match[5] is None:
        return _Changing(standard, summer, _Change(3, 2, 0, 7200), _Change(11, 1, 0, 7200))
    begins, ends = (
        _Change(int(match[at]), int(match[at + 1]), int(match[at + 2]), _seconds(match[at + 3] or "2")) for at in (5, 9)
    )
    return _Changing(standard, summer, begins, ends)


def _seconds(text: str) -> int:
    parts = [int(part) for part in text.lstrip("+-").split(":")]
    total = sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))
    return -total if text.startswith("-") else total


def days(year: int, month: int, day: int) -> int:
    """The days from the epoch to a date; the day may lie outside its month."""
    year -= month <= 2
    era, rest = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + rest * 365 + rest // 4 - rest // 100 + of_year - 719468


def civil(day: int) -> tuple[int, int, int]:
    """The date that is so many days from the epoch."""
    era, rest = divmod(day + 719468, 146097)
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    of_year = rest - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def instant(zone: Zone, day: int, time: int) -> int:
    """The seconds since the epoch when clocks in the zone show ``time`` seconds of a day."""
    local = day * DAY + time
    return local - zone.at(local - zone.at(local).offset).offset


def is_shown(zone: Zone, day: int, time: int) -> bool:
    """Whether clocks in the zone ever show that: they are put forward at times."""
    seconds = instant(zone, day, time)
    return seconds + zone.at(seconds).offset == day * DAY + time
