"""Points in time as ``touch`` reads them: the stamp of ``-t``, and the unambiguous forms of ``-d``."""

import re
from datetime import UTC, datetime, timedelta, timezone

_NANO = 1_000_000_000
_STAMP = re.compile(r"(?:(\d\d)?(\d\d))?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?", re.ASCII)
_EPOCH = re.compile(r"\s*@(-?\d+)(?:[.,](\d+))?\s*", re.ASCII)
_ISO = re.compile(
    r"\s*(?P<year>\d{4})(?P<dash>[-/]?)(?P<month>\d\d?)(?P=dash)(?P<day>\d\d?)"
    r"(?:(?:T|t|\s+)(?P<hour>\d\d?):(?P<minute>\d\d?)(?::(?P<second>\d\d?)(?:[.,](?P<fraction>\d+))?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?\s*",
    re.ASCII | re.IGNORECASE,
)
_DAYS = {"now": 0, "today": 0, "yesterday": -1, "tomorrow": 1}
_RELATIVE = re.compile(
    r"\s*([+-]?\d+)\s*(sec|second|min|minute|hour|day|week|fortnight)s?(\s+ago)?\s*", re.ASCII | re.IGNORECASE
)
_UNITS = {
    "sec": 1,
    "second": 1,
    "min": 60,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "fortnight": 1209600,
}


def stamp(text: str, now: int) -> int | None:
    """``[[CC]YY]MMDDhhmm[.ss]`` in nanoseconds since the epoch; None where it is none."""
    match = _STAMP.fullmatch(text)
    if match is None:
        return None
    century, short, *rest = match.groups(default="0")
    if match[2] is None:
        year = _moment(now).year
    elif match[1] is None:
        year = int(short) + (1900 if int(short) >= 69 else 2000)
    else:
        year = int(century + short)
    month, day, hour, minute, second = map(int, rest)
    return _instant((year, month, day), (hour, minute, second))


def instant(text: str, now: int) -> int | None:
    """The time that ``text`` names, in nanoseconds since the epoch, with ``now`` for what it leaves out."""
    if match := _EPOCH.fullmatch(text):
        fraction = _fraction(match[2])
        whole = int(match[1]) * _NANO
        return whole - fraction if match[1].startswith("-") else whole + fraction
    word = text.strip().lower()
    if word in _DAYS:
        return now + _DAYS[word] * 86400 * _NANO
    if not word:
        return now - now % (86400 * _NANO)
    if match := _RELATIVE.fullmatch(text):
        amount = int(match[1]) * _UNITS[match[2].lower()]
        return now + (-amount if match[3] else amount) * _NANO
    match = _ISO.fullmatch(text)
    if match is None or (not match["dash"] and len(match["month"] + match["day"]) != 4):
        return None
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if second > 59:
        return None
    day = (int(match["year"]), int(match["month"]), int(match["day"]))
    found = _instant(day, (hour, minute, second), _zone(match["zone"] or "Z"))
    return None if found is None else found + _fraction(match["fraction"])


def _moment(now: int) -> datetime:
    return datetime.fromtimestamp(now // _NANO, UTC)


def _instant(day: tuple[int, int, int], time: tuple[int, int, int], zone: timezone = UTC) -> int | None:
    hour, minute, second = time
    if hour > 23 or minute > 59 or second > 60:
        return None
    try:
        start = datetime(*day, hour, minute, tzinfo=zone)
    except ValueError:
        return None
    # A leap second is the one after the last.
    return ((start - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1) + second) * _NANO


def _fraction(digits: str | None) -> int:
    return int((digits or "0").ljust(9, "0")[:9])


def _zone(text: str) -> timezone:
    if text[0] not in "+-":
        return UTC
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)
