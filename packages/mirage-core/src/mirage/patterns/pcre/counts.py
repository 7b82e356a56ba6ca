"""How often a quantifier repeats."""

import re
from typing import Final

from mirage.patterns.faults import PatternError

QUANTIFIER: Final = re.compile(r"([*+?]|\{([0-9]+)(?:(,)([0-9]*))?\})([+?]?)")
_MOST: Final = 65535
_TIMES: Final[dict[str, tuple[int, int | None]]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}


def bounds(found: "re.Match[str]") -> tuple[int, int | None]:
    """The least and the most of a QUANTIFIER; None is without end.

    :raises PatternError: they make no sense.
    """
    sign, least, comma, most, _ = found.groups()
    if sign in _TIMES:
        return _TIMES[sign]
    low = _times(least)
    high = _times(most) if most else None if comma else low
    if high is not None and high < low:
        raise PatternError("numbers out of order in {} quantifier")
    return low, high


def _times(digits: str) -> int:
    times = int(digits[:6])
    if times > _MOST:
        raise PatternError("number too big in {} quantifier")
    return times
