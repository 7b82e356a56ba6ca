"""Dates: seconds since the epoch, broken down time, and texts of both."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

import math
import re
from collections.abc import Callable, Sequence
from typing import Any

from mirage.commands.jq.faults import JqError
from mirage.commands.jq.numbers import double, is_number, number

_DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_DAY = 86_400
_FARTHEST = 67_768_036_191_676_799
"""Seconds: further away a year does not fit in an int."""
_FAR = float(1 << 31)
"""What no int holds any longer."""

Broken = tuple[int, int, int, int, int, float, int, int]
"""Year, month from 0, day, hour, minute, second, day of the week, day of the year from 0."""


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before(year: int, month: int) -> int:
    """Days from the epoch to the first of a month; months beyond the year are those of the years around."""
    year, month = year + month // 12, month % 12
    shifted = year - (month < 2)
    era_day = shifted * 365 + shifted // 4 - shifted // 100 + shifted // 400
    return era_day + (153 * ((month - 2) % 12) + 2) // 5 - 719_468


def _broken(seconds: float) -> Broken:
    whole = math.floor(seconds)
    days, rest = divmod(whole, _DAY)
    cycles, rest_of_cycle = divmod(days, 146_097)
    year = 1970 + 400 * cycles + rest_of_cycle // 366
    while _days_before(year + 1, 0) <= days:
        year += 1
    month = 11
    while _days_before(year, month) > days:
        month -= 1
    day = days - _days_before(year, month) + 1
    hour, rest = divmod(rest, 3600)
    minute, second = divmod(rest, 60)
    fraction = seconds - whole
    return year, month, day, hour, minute, second + fraction, (days + 4) % 7, days - _days_before(year, 0)


def _gmtime(name: str) -> Callable[[Any], list[Any]]:
    def broken(value: Any) -> list[Any]:
        if not is_number(value):
            raise JqError(f"{name}() requires numeric inputs")
        seconds = double(value)
        if seconds != seconds or abs(seconds) > _FARTHEST:
            raise JqError("error converting number of seconds since epoch to datetime")
        return [number(each) for each in _broken(seconds)]

    return broken


def _since(value: Any, complaint: str) -> int:
    """The seconds since the epoch at which broken down time is; what it does not tell is 0.

    :raises JqError: it is no time, or too far away.
    """
    if not isinstance(value, list) or not all(is_number(each) and each == each for each in value[:8]):
        raise JqError(complaint)
    told = [double(each) - (0.0 if place else 1900.0) for place, each in enumerate(value[:6])]
    # More than an int holds is as much as it holds.
    numbers = [math.trunc(max(-_FAR, min(each, _FAR - 1))) for each in told]
    year, month, day, hour, minute, second = numbers + [0] * (6 - len(numbers))
    found = (_days_before(1900 + year, month) + day - 1) * _DAY + hour * 3600 + minute * 60 + second
    if abs(found) > _FARTHEST:
        raise JqError("invalid gmtime representation")
    return found


def _mktime(value: Any) -> Any:
    if not isinstance(value, list):
        raise JqError("mktime requires array inputs")
    found = _since(value, "mktime requires parsed datetime inputs")
    if found == -1:
        raise JqError("invalid gmtime representation")
    return number(found)


def _strftime(name: str, zone: str) -> Callable[[Any, Any], str]:
    breaking = _gmtime("gmtime")

    def formatted(value: Any, form: Any) -> str:
        if is_number(value):
            value = breaking(value)
        elif not isinstance(value, list):
            raise JqError(f"{name}/1 requires parsed datetime inputs")
        if not isinstance(form, str):
            raise JqError(f"{name}/1 requires a string format")
        return _text(form, _broken(_since(value, f"{name}/1 requires parsed datetime inputs")), zone)

    return formatted


_COMPOSED = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "r": "%I:%M:%S %p",
    "R": "%H:%M",
    "T": "%H:%M:%S",
    "x": "%m/%d/%y",
    "X": "%H:%M:%S",
    "h": "%b",
}
_CONVERSION = re.compile(r"%[-_0^#]?([EO]?)([a-zA-Z%+])")


def _text(form: str, time: Broken, zone: str) -> str:
    for letter, text in _COMPOSED.items():
        form = re.sub(f"(?<!%)((?:%%)*)%{letter}", rf"\g<1>{text}", form)
    return _CONVERSION.sub(lambda found: _part(found[2], time, zone, found[0]), form)


def _part(letter: str, time: Broken, zone: str, otherwise: str) -> str:
    make = _PARTS.get(letter)
    if letter == "Z":
        return zone
    return otherwise if make is None else str(make(time))


def _week(time: Broken, first: int) -> str:
    return f"{(time[7] + 7 - (time[6] - first) % 7) // 7:02d}"


def _year(year: int) -> int:
    """A year as it is written: what no int holds is another."""
    return year if year < _FAR else year - (1 << 32)


def _iso(time: Broken) -> tuple[int, int]:
    """The year and week that ISO 8601 counts."""
    year, weekday = time[0], (time[6] - 1) % 7
    week = (time[7] - weekday + 10) // 7
    if week < 1:
        year -= 1
        days = time[7] + 365 + _leap(year)
        return year, (days - weekday + 10) // 7
    if week == 53 and (time[7] - weekday + 3) >= 365 + _leap(year):
        return year + 1, 1
    return year, week


def _seconds(time: Broken) -> int:
    days = _days_before(time[0], time[1]) + time[2] - 1
    return days * _DAY + time[3] * 3600 + time[4] * 60 + int(time[5])


def _named(names: Sequence[str], at: int, short: bool) -> str:
    if not 0 <= at < len(names):
        return "?"
    return names[at][:3] if short else names[at]


_PARTS: dict[str, Callable[[Broken], Any]] = {
    "a": lambda t: _named(_DAYS, t[6], True),
    "A": lambda t: _named(_DAYS, t[6], False),
    "b": lambda t: _named(_MONTHS, t[1], True),
    "B": lambda t: _named(_MONTHS, t[1], False),
    "C": lambda t: f"{t[0] // 100:02d}",
    "d": lambda t: f"{t[2]:02d}",
    "e": lambda t: f"{t[2]:2d}",
    "g": lambda t: f"{_iso(t)[0] % 100:02d}",
    "G": lambda t: _year(_iso(t)[0]),
    "H": lambda t: f"{t[3]:02d}",
    "I": lambda t: f"{(t[3] - 1) % 12 + 1:02d}",
    "j": lambda t: f"{t[7] + 1:03d}",
    "k": lambda t: f"{t[3]:2d}",
    "l": lambda t: f"{(t[3] - 1) % 12 + 1:2d}",
    "m": lambda t: f"{t[1] + 1:02d}",
    "M": lambda t: f"{t[4]:02d}",
    "n": lambda t: "\n",
    "p": lambda t: "AM" if t[3] < 12 else "PM",
    "P": lambda t: "am" if t[3] < 12 else "pm",
    "s": _seconds,
    "S": lambda t: f"{int(t[5]):02d}",
    "t": lambda t: "\t",
    "u": lambda t: (t[6] - 1) % 7 + 1,
    "U": lambda t: _week(t, 0),
    "V": lambda t: f"{_iso(t)[1]:02d}",
    "w": lambda t: t[6],
    "W": lambda t: _week(t, 1),
    "y": lambda t: f"{t[0] % 100:02d}",
    "Y": lambda t: _year(t[0]),
    "z": lambda t: "+0000",
    "%": lambda t: "%",
}


def _strptime(value: Any, form: Any) -> list[Any]:
    if not isinstance(value, str) or not isinstance(form, str):
        raise JqError("strptime/1 requires string inputs and arguments")
    time = _Reading(value).read(form)
    if time is None:
        raise JqError(f'date "{value}" does not match format "{form}"')
    return time


_READ_AS = {**_COMPOSED, "h": "%b", "r": "%I:%M:%S %p"}
_NUMBERS: dict[str, tuple[str, int, int, int]] = {
    # letter: what it is, digits at most, lowest, highest
    "Y": ("year", 4, 0, 9999),
    "m": ("month", 2, 1, 12),
    "d": ("day", 2, 1, 31),
    "e": ("day", 2, 1, 31),
    "H": ("hour", 2, 0, 23),
    "k": ("hour", 2, 0, 23),
    "I": ("hour12", 2, 1, 12),
    "l": ("hour12", 2, 1, 12),
    "M": ("minute", 2, 0, 59),
    "S": ("second", 2, 0, 61),
    "j": ("yearday", 3, 1, 366),
    "y": ("short", 2, 0, 99),
    "C": ("century", 2, 0, 99),
    "u": ("weekday", 1, 1, 7),
    "w": ("weekday", 1, 0, 6),
    "U": ("week", 2, 0, 53),
    "V": ("week", 2, 0, 53),
    "W": ("week", 2, 0, 53),
    "G": ("ignored", 4, 0, 9999),
    "g": ("ignored", 2, 0, 99),
}
_ZONE = re.compile(r"Z|[+-]\d\d(?::?\d\d)?")


class _Reading:
    """A text read by a format."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: dict[str, int] = {}

    def read(self, form: str) -> list[Any] | None:
        for letter, composed in _READ_AS.items():
            form = re.sub(f"(?<!%)((?:%%)*)%{letter}", rf"\g<1>{composed}", form)
        at = 0
        while at < len(form):
            letter = form[at]
            at += 1
            if letter.isspace():
                self._blanks()
            elif letter == "%" and at < len(form):
                at += form[at] in "EO" and at + 1 < len(form)
                at += 1
                if not self._conversion(form[at - 1]):
                    return None
            elif self._text[self._at : self._at + 1] == letter:
                self._at += 1
            else:
                return None
        return self._time() if self._at == len(self._text) else None

    def _blanks(self) -> None:
        while self._text[self._at : self._at + 1].isspace():
            self._at += 1

    def _conversion(self, letter: str) -> bool:
        if letter in "nt":
            self._blanks()
            return True
        if letter == "%":
            return self._literally("%")
        if letter in _NUMBERS:
            return self._number(*_NUMBERS[letter])
        if letter in "aA":
            return self._name(_DAYS, "weekday")
        if letter in "bB":
            return self._name(_MONTHS, "month", 1)
        if letter in "pP":
            return self._half()
        if letter == "s":
            return self._epoch()
        if letter == "z":
            return self._matched(_ZONE)
        return letter == "Z" and self._matched(re.compile("[A-Za-z]*"))

    def _literally(self, text: str) -> bool:
        if not self._text.startswith(text, self._at):
            return False
        self._at += len(text)
        return True

    def _matched(self, pattern: "re.Pattern[str]") -> bool:
        self._blanks()
        found = pattern.match(self._text, self._at)
        if found is None:
            return False
        self._at = found.end()
        return True

    def _number(self, name: str, most: int, low: int, high: int) -> bool:
        self._blanks()
        value = digits = 0
        while digits < most and (letter := self._text[self._at : self._at + 1]).isdecimal() and letter.isascii():
            if value * 10 > high:
                break
            value = value * 10 + int(letter)
            digits += 1
            self._at += 1
        if not digits or not low <= value <= high:
            return False
        self._found[name] = value
        return True

    def _name(self, names: Sequence[str], what: str, first: int = 0) -> bool:
        rest = self._text[self._at :].lower()
        for at, name in enumerate(names):
            for form in (name.lower(), name[:3].lower()):
                if rest.startswith(form):
                    self._at += len(form)
                    self._found[what] = at + first
                    return True
        return False

    def _half(self) -> bool:
        rest = self._text[self._at : self._at + 2].upper()
        if rest not in ("AM", "PM"):
            return False
        self._at += 2
        self._found["half"] = int(rest == "PM")
        return True

    def _epoch(self) -> bool:
        found = re.compile(r"\d+").match(self._text, self._at)
        if found is None or len(found[0]) > 15:
            return False
        self._at = found.end()
        year, month, day, hour, minute, second, _, _ = _broken(float(found[0]))
        self._found.update(year=year, month=month + 1, day=day, hour=hour, minute=minute, second=int(second))
        return True

    def _time(self) -> list[Any]:
        found = self._found
        year = self._year()
        hour = found.get("hour", 0)
        if "hour12" in found:
            hour = found["hour12"] % 12 + 12 * found.get("half", 0)
        month, day = found.get("month", 1) - 1, found.get("day", 0)
        if "yearday" in found and "month" not in found:
            days = _days_before(year, 0) + found["yearday"] - 1
            _, month, day, *_ = _broken(days * _DAY)
        weekday, yearday = found.get("weekday", 8) % 8, 367
        if weekday == 7:
            weekday = 0
        if "weekday" not in found:
            weekday = 8
        if 1 <= day <= 31:
            days = _days_before(year, month) + day - 1
            weekday, yearday = (days + 4) % 7, days - _days_before(year, 0)
        return [year, month, day, hour, found.get("minute", 0), found.get("second", 0), weekday, yearday]

    def _year(self) -> int:
        found = self._found
        if "year" in found:
            return found["year"]
        if "short" in found:
            short = found["short"]
            if "century" in found:
                return found["century"] * 100 + short
            return short + (1900 if short >= 69 else 2000)
        return found["century"] * 100 if "century" in found else 1900


VALUES: dict[str, Callable[..., Any]] = {
    "gmtime/0": _gmtime("gmtime"),
    "localtime/0": _gmtime("localtime"),
    "mktime/0": _mktime,
    "strftime/1": _strftime("strftime", "GMT"),
    "strflocaltime/1": _strftime("strflocaltime", "UTC"),
    "strptime/1": _strptime,
}
