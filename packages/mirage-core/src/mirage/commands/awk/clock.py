"""Points in time, which are those of UTC."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from mirage.commands.awk.faults import Fatal

_WORDS = re.compile(r"\s*(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)(?:\s+(-?\d+))?", re.ASCII)
_DIRECTIVE = re.compile(r"%([_0^#-]*)(\d*)[EO]?(.)", re.DOTALL)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LAST: Final = 253402300799
"""The last second that has a four-digit year."""
_FIRST: Final = -62135596800
_COMPOSED = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
    "x": "%m/%d/%y",
    "h": "%b",
    "v": "%e-%b-%Y",
}


def strftime(form: str, when: float) -> str:
    """A point in time, as ``form`` says."""
    if when != when or not _FIRST <= when <= _LAST:
        if when != when or abs(when) > 6e16:
            raise Fatal("strftime: second argument out of range for time_t")
        raise Fatal("strftime: years beyond 9999 are not supported")
    seconds = int(when)
    moment = _EPOCH + timedelta(seconds=seconds)
    return _DIRECTIVE.sub(lambda found: _written(found, moment, seconds), form)


def _written(found: "re.Match[str]", moment: datetime, seconds: int) -> str:
    flags, width, letter = found[1], found[2], found[3]
    if letter in _COMPOSED and letter != "h":
        text = _DIRECTIVE.sub(lambda inner: _written(inner, moment, seconds), _COMPOSED[letter])
        return _cased(text, flags).rjust(int(width or 0))
    word, digits, fill = _plain(letter, moment, seconds)
    if word is None:
        return found[0]
    text = word
    if digits:
        if "-" in flags:
            return text
        fill = " " if "_" in flags else "0" if "0" in flags else fill
        return text.rjust(int(width or digits), fill)
    return _cased(text, flags).rjust(int(width or 0), "0" if "0" in flags else " ")


def _cased(text: str, flags: str) -> str:
    if "^" in flags:
        return text.upper()
    return text.swapcase() if "#" in flags else text


def _plain(letter: str, moment: datetime, seconds: int) -> tuple[str | None, int, str]:
    """The text of a directive, how many digits it has if it is a number, and what fills those up."""
    hour = moment.hour % 12 or 12
    iso = moment.isocalendar()
    numbers = {
        "C": (moment.year // 100, 2, "0"),
        "d": (moment.day, 2, "0"),
        "e": (moment.day, 2, " "),
        "g": (iso[0] % 100, 2, "0"),
        "G": (iso[0], 1, "0"),
        "H": (moment.hour, 2, "0"),
        "I": (hour, 2, "0"),
        "j": (moment.timetuple().tm_yday, 3, "0"),
        "k": (moment.hour, 2, " "),
        "l": (hour, 2, " "),
        "m": (moment.month, 2, "0"),
        "M": (moment.minute, 2, "0"),
        "s": (seconds, 1, "0"),
        "S": (moment.second, 2, "0"),
        "u": (iso[2], 1, "0"),
        "U": (int(moment.strftime("%U")), 2, "0"),
        "V": (iso[1], 2, "0"),
        "w": (iso[2] % 7, 1, "0"),
        "W": (int(moment.strftime("%W")), 2, "0"),
        "y": (moment.year % 100, 2, "0"),
        "Y": (moment.year, 1, "0"),
    }
    if letter in numbers:
        value, digits, fill = numbers[letter]
        return str(value), digits, fill
    words = {
        "a": moment.strftime("%a"),
        "A": moment.strftime("%A"),
        "b": moment.strftime("%b"),
        "B": moment.strftime("%B"),
        "h": moment.strftime("%b"),
        "n": "\n",
        "p": "AM" if moment.hour < 12 else "PM",
        "P": "am" if moment.hour < 12 else "pm",
        "t": "\t",
        "z": "+0000",
        "Z": "UTC",
        "%": "%",
    }
    return words.get(letter), 0, " "


def mktime(text: str) -> float:
    """The seconds since the epoch of ``YYYY MM DD HH MM SS``, whose parts may be beyond their bounds; -1 for none."""
    found = _WORDS.match(text)
    if found is None:
        return -1.0
    if any(len(part or "") > 9 for part in found.groups()):
        return -1.0
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    years, months = divmod(month - 1, 12)
    year += years
    if not 1 <= year <= 9999:
        return -1.0
    start = datetime(year, months + 1, 1, tzinfo=UTC)
    whole = int((start - _EPOCH).total_seconds())
    return float(whole + (day - 1) * 86400 + hour * 3600 + minute * 60 + second)
