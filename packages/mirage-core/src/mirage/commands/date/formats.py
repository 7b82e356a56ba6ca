"""The conversions of date, with their flags and widths."""

import re
from collections.abc import Callable
from typing import NamedTuple

from mirage.commands.date.zones import DAY, Zone, civil, days

BILLION = 10**9
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS = ("January February March April May June July August September October November December").split()
_CONVERSION = re.compile(r"%%|%([-_0+^#]*)([0-9]*)((?::{1,3}(?=z))?)([EO]?)([^%]?)")
_PLAIN = {"E": frozenset("aAbBDdeFgGhHIjklmMNSUVwW"), "O": frozenset("aAcDFqxXY")}
"""The conversions that have no other calendar, or no other digits."""
_WIDEST = 1 << 16


class Shown(NamedTuple):
    """A time as clocks in a zone show it."""

    seconds: int
    nanoseconds: int
    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    weekday: int
    """Sunday is 0."""
    yearday: int
    """The first is 0."""
    offset: int
    zone: str

    @classmethod
    def of(cls, time: int, zone: Zone) -> "Shown":
        """A time in nanoseconds since the epoch."""
        seconds, nanoseconds = divmod(time, BILLION)
        moment = zone.at(seconds)
        day, rest = divmod(seconds + moment.offset, DAY)
        year, month, of_month = civil(day)
        minutes, second = divmod(rest, 60)
        return cls(
            seconds,
            nanoseconds,
            year,
            month,
            of_month,
            *divmod(minutes, 60),
            second,
            (day + 4) % 7,
            day - days(year, 1, 1),
            moment.offset,
            moment.name,
        )

    def iso_week(self) -> tuple[int, int]:
        """Year and week as ISO 8601 counts them."""
        monday = (self.weekday + 6) % 7
        week = (self.yearday - monday + 10) // 7
        if week < 1:
            return self.year - 1, _weeks(self.year - 1)
        if week > _weeks(self.year):
            return self.year + 1, 1
        return self.year, week


def _weeks(year: int) -> int:
    first = (days(year, 1, 1) + 3) % 7
    leap = days(year + 1, 1, 1) - days(year, 1, 1) == 366
    return 53 if first == 3 or (first == 2 and leap) else 52


class _Spec(NamedTuple):
    """How a conversion is written."""

    pad: str
    width: int
    upper: bool
    swap: bool
    colons: int

    def text(self, value: str) -> str:
        """Words, padded with blanks unless it says otherwise."""
        if self.upper:
            value = value.upper()
        if self.pad == "-":
            return value
        return value.rjust(self.width, "0" if self.pad in ("0", "+") else " ")

    def number(self, value: int, width: int, usual: str = "0") -> str:
        """A number, ``width`` digits wide unless it says otherwise."""
        return self._replace(pad="0" if self.pad == "+" else self.pad).year(value, width, usual)

    def year(self, value: int, width: int, usual: str = "0", *, negative: bool | None = None) -> str:
        """One of a year, before which a sign may be asked for; nothing may be negative too."""
        pad = self.pad or usual
        digits = str(abs(value))
        sign = "-" if (value < 0 if negative is None else negative) else ""
        wanted = max(self.width, 0) or width
        if pad == "-":
            return sign + digits
        if pad == "_" or pad == " ":
            return (sign + digits).rjust(wanted)
        if pad == "+" and not sign and (len(digits) > width or (wanted > width and self.width)):
            sign = "+"
        return sign + digits.rjust(wanted - len(sign), "0")


def strftime(form: str, time: int, zone: Zone) -> str:
    """``form`` filled in for a time in nanoseconds since the epoch."""
    shown = Shown.of(time, zone)
    return _filled(form, shown)


def _filled(form: str, shown: Shown) -> str:
    def fill(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return "%"
        flags, width, colons, other, letter = match.groups()
        spec = _Spec(
            next((flag for flag in reversed(flags) if flag in "-_0+"), ""),
            min(int(width[:9] or 0), _WIDEST),
            "^" in flags,
            "#" in flags,
            len(colons),
        )
        if other and letter in _PLAIN[other]:
            return spec.text(match[0])
        made = _LETTERS.get(letter)
        return spec.text(match[0]) if made is None else made(spec, shown)

    return _CONVERSION.sub(fill, form)


def _name(value: str) -> Callable[[_Spec], str]:
    return lambda spec: spec.text(value.upper() if spec.swap else value)


def _nanoseconds(spec: _Spec, shown: Shown) -> str:
    """A width is how many digits of the fraction there are; blanks, or nothing, may stand for zeros at its end."""
    digits = f"{shown.nanoseconds:09d}"[: spec.width or None]
    width = spec.width or 9
    if spec.pad == "_" or (spec.pad == "-" and spec.width):
        digits = digits.rstrip("0") or "0"
        return digits.ljust(width) if spec.pad == "_" else digits
    return digits.ljust(width, "0")


def _offset(spec: _Spec, shown: Shown) -> str:
    total = abs(shown.offset)
    hours, rest = divmod(total, 3600)
    minutes, seconds = divmod(rest, 60)
    colons = spec.colons
    if colons == 3:
        colons = 2 if seconds else 1 if minutes else 3
    if colons == 0:
        digits, width = str(hours * 100 + minutes), 5
    elif colons == 3:
        digits, width = str(hours), 3
    elif colons == 1:
        digits, width = f"{hours}:{minutes:02d}", 6
    else:
        digits, width = f"{hours}:{minutes:02d}:{seconds:02d}", 9
    sign = "-" if shown.offset < 0 else "+"
    wanted = max(spec.width, 0 if spec.width else width)
    if spec.pad == "-":
        return sign + digits
    if spec.pad == "_":
        return (sign + digits).rjust(wanted)
    return sign + digits.rjust(wanted - 1, "0")


def _full_date(spec: _Spec, shown: Shown) -> str:
    """``%F``: a width is for the year, and what is left of it."""
    width = max(spec.width - 6, 0)
    if not width and spec.pad in ("", "+"):
        year = _Spec("+", 0, upper=False, swap=False, colons=0).year(shown.year, 4)
    else:
        year = spec._replace(width=width).year(shown.year, 4)
    return f"{year}-{shown.month:02d}-{shown.day:02d}"


def _date(spec: _Spec, shown: Shown) -> str:
    """``%D``: what pads the whole pads its year as well."""
    year = spec._replace(width=0).year(_short_year(shown.year), 2)
    return spec.text(f"{shown.month:02d}/{shown.day:02d}/{year}")


def _composed(form: str) -> Callable[[_Spec, Shown], str]:
    return lambda spec, shown: spec.text(_filled(form, shown))


def _half(spec: _Spec, shown: Shown, *, lower: bool) -> str:
    text = "PM" if shown.hour >= 12 else "AM"
    return _lower(spec, text) if lower or spec.swap else spec.text(text)


def _zone_name(spec: _Spec, shown: Shown) -> str:
    return _lower(spec, shown.zone) if spec.swap else spec.text(shown.zone)


def _lower(spec: _Spec, text: str) -> str:
    return spec._replace(upper=False).text(text.lower())


def _century(spec: _Spec, year: int) -> str:
    return spec.year(abs(year) // 100, 2, negative=year < 0)


def _short_year(year: int) -> int:
    return abs(year) % 100


_LETTERS: dict[str, Callable[[_Spec, Shown], str]] = {
    "a": lambda spec, shown: _name(_DAYS[shown.weekday][:3])(spec),
    "A": lambda spec, shown: _name(_DAYS[shown.weekday])(spec),
    "b": lambda spec, shown: _name(_MONTHS[shown.month - 1][:3])(spec),
    "B": lambda spec, shown: _name(_MONTHS[shown.month - 1])(spec),
    "h": lambda spec, shown: _name(_MONTHS[shown.month - 1][:3])(spec),
    "c": _composed("%a %b %e %H:%M:%S %-Y"),
    "C": lambda spec, shown: _century(spec, shown.year),
    "d": lambda spec, shown: spec.number(shown.day, 2),
    "D": _date,
    "e": lambda spec, shown: spec.number(shown.day, 2, "_"),
    "F": _full_date,
    "g": lambda spec, shown: spec.year(_short_year(shown.iso_week()[0]), 2),
    "G": lambda spec, shown: spec.year(shown.iso_week()[0], 4),
    "H": lambda spec, shown: spec.number(shown.hour, 2),
    "I": lambda spec, shown: spec.number((shown.hour + 11) % 12 + 1, 2),
    "j": lambda spec, shown: spec.number(shown.yearday + 1, 3),
    "k": lambda spec, shown: spec.number(shown.hour, 2, "_"),
    "l": lambda spec, shown: spec.number((shown.hour + 11) % 12 + 1, 2, "_"),
    "m": lambda spec, shown: spec.number(shown.month, 2),
    "M": lambda spec, shown: spec.number(shown.minute, 2),
    "n": lambda spec, shown: spec.text("\n"),
    "N": _nanoseconds,
    "p": lambda spec, shown: _half(spec, shown, lower=False),
    "P": lambda spec, shown: _half(spec, shown, lower=True),
    "q": lambda spec, shown: spec.number((shown.month + 2) // 3, 1),
    "r": _composed("%I:%M:%S %p"),
    "R": _composed("%H:%M"),
    "s": lambda spec, shown: spec.number(shown.seconds, 1),
    "S": lambda spec, shown: spec.number(shown.second, 2),
    "t": lambda spec, shown: spec.text("\t"),
    "T": _composed("%H:%M:%S"),
    "u": lambda spec, shown: spec.number((shown.weekday + 6) % 7 + 1, 1),
    "U": lambda spec, shown: spec.number((shown.yearday - shown.weekday + 7) // 7, 2),
    "V": lambda spec, shown: spec.number(shown.iso_week()[1], 2),
    "w": lambda spec, shown: spec.number(shown.weekday, 1),
    "W": lambda spec, shown: spec.number((shown.yearday - (shown.weekday + 6) % 7 + 7) // 7, 2),
    "x": _composed("%m/%d/%y"),
    "X": _composed("%H:%M:%S"),
    "y": lambda spec, shown: spec.year(_short_year(shown.year), 2),
    "Y": lambda spec, shown: spec.year(shown.year, 4),
    "z": _offset,
    "Z": _zone_name,
}
