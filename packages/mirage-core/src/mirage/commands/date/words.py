"""The words and numbers that times are called with."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<blank>\s+)|(?P<number>[-+][-+\s]*[0-9]+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?)|(?P<word>[A-Za-z][A-Za-z.]*)"
    r"|(?P<mark>[:/,])|(?P<sign>[-+])",
    re.ASCII,
)
_MONTHS = "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER".split()
_DAYS = "SUNDAY MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY".split()
_OTHER_DAYS = {"TUES": 2, "WEDNES": 3, "THUR": 4, "THURS": 4}
ORDINALS = {
    "LAST": -1,
    "THIS": 0,
    "NEXT": 1,
    **{name: at for at, name in enumerate("FIRST . THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH".split(), 1)},
    "ELEVENTH": 11,
    "TWELFTH": 12,
}
SHIFTS = {"TOMORROW": 1, "YESTERDAY": -1, "TODAY": 0, "NOW": 0}
_UNITS: dict[str, tuple[str, int]] = {
    "YEAR": ("years", 1),
    "MONTH": ("months", 1),
    "FORTNIGHT": ("days", 14),
    "WEEK": ("days", 7),
    "DAY": ("days", 1),
    "HOUR": ("seconds", 3600),
    "MINUTE": ("seconds", 60),
    "MIN": ("seconds", 60),
    "SECOND": ("seconds", 1),
    "SEC": ("seconds", 1),
}
ZONES = {
    **dict.fromkeys(("GMT", "UT", "UTC", "WET"), 0),
    **{"ART": -180, "BRT": -180, "NST": -210, "AST": -240, "CLT": -240, "EST": -300, "CST": -360, "MST": -420},
    **{"PST": -480, "AKST": -540, "HST": -600, "HAST": -600, "SST": -720, "WAT": 60, "CET": 60, "MET": 60, "MEZ": 60},
    **{"EET": 120, "CAT": 120, "SAST": 120, "EAT": 180, "MSK": 180, "IST": 330, "SGT": 480, "KST": 540, "JST": 540},
    **{"GST": 600, "NZST": 720},
}
"""Minutes east of Greenwich."""
SUMMER_ZONES = {
    **{"WEST": 60, "BST": 60, "BRST": -120, "NDT": -150, "ADT": -180, "CLST": -180, "EDT": -240, "CDT": -300},
    **{"MDT": -360, "PDT": -420, "AKDT": -480, "HADT": -540, "CEST": 120, "MEST": 120, "MESZ": 120, "EEST": 180},
    **{"MSD": 240, "NZDT": 780},
}
MILITARY = {
    **{letter: hour * 60 for hour, letter in enumerate("ABCDEFGHIKLM", 1)},
    **{letter: -hour * 60 for hour, letter in enumerate("NOPQRSTUVWXY", 1)},
    "Z": 0,
}


class Unreadable(Exception):
    """No time is meant."""


class Token(NamedTuple):
    """A piece of the text: ``number``, ``word``, ``mark`` or ``end``."""

    kind: str
    text: str = ""
    value: int = 0
    digits: int = 0
    sign: str = ""
    fraction: str = ""


def tokens(text: str) -> list[Token]:
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] == "(":
            at = _behind_comment(text, at)
            continue
        match = _TOKEN.match(text, at)
        if match is None:
            raise Unreadable
        at = match.end()
        kind = match.lastgroup or ""
        if kind in ("blank", "sign"):
            continue
        found.append(_number(match[0]) if kind == "number" else Token(kind, match[0].upper()))
    found.append(Token("end"))
    return found


def _behind_comment(text: str, at: int) -> int:
    depth = 0
    while at < len(text):
        depth += (text[at] == "(") - (text[at] == ")")
        at += 1
        if not depth:
            break
    return at


def _number(text: str) -> Token:
    signs = re.match(r"[-+\s]*", text)
    head = signs[0].strip() if signs else ""
    whole, _, fraction = text[len(signs[0]) if signs else 0 :].replace(",", ".").partition(".")
    if len(whole) > 18:
        raise Unreadable
    # Of several signs it is the last one that stands before the digits.
    sign = head[-1:] if head else ""
    value = int(whole)
    return Token("number", text, -value if sign == "-" else value, len(whole), sign, fraction)


def _named(names: Sequence[str]) -> Callable[[str], int | None]:
    def find(word: str) -> int | None:
        text = word[:3] if len(word) == 4 and word[3] == "." else word
        for at, name in enumerate(names):
            if text == name or (len(text) == 3 and name.startswith(text)):
                return at
        return None

    return find


_month_at = _named(_MONTHS)
_weekday_at = _named(_DAYS)


def month_of(word: str) -> int | None:
    if word == "SEPT":
        return 9
    found = _month_at(word)
    return None if found is None else found + 1


def weekday_of(word: str) -> int | None:
    return _OTHER_DAYS.get(word, _weekday_at(word))


def unit_of(word: str) -> tuple[str, int] | None:
    return _UNITS.get(word) or _UNITS.get(word.removesuffix("S"))
