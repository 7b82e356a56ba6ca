"""Points in time as options have them: the stamp of ``touch -t``, and what ``date -d`` reads."""

import re
from datetime import UTC, datetime, timedelta, timezone

_NANO = 1_000_000_000
_STAMP = re.compile(r"(?:(\d\d)?(\d\d))?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?", re.ASCII)


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
    """The time that ``text`` names as ``date -d`` has it, in nanoseconds; ``now`` stands for what it leaves out."""
    from mirage.commands.date.parse import instant_of
    from mirage.commands.date.zones import GREENWICH

    return instant_of(text, now, GREENWICH)


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
