"""Reads what people call a time: ``next monday``, ``2 days ago``, ``2020-01-02T03:04:05Z``, ``@1.5``."""

import re

from mirage.commands.date.formats import BILLION, Shown
from mirage.commands.date.resolve import LARGEST, Read, resolved
from mirage.commands.date.words import (
    MILITARY,
    ORDINALS,
    SHIFTS,
    SUMMER_ZONES,
    ZONES,
    Token,
    Unreadable,
    month_of,
    tokens,
    unit_of,
    weekday_of,
)
from mirage.commands.date.zones import Zone, zone

_PREFIX = re.compile(r'\s*TZ="((?:[^"\\]|\\["\\])*)"\s*')
_EPOCH = re.compile(r"\s*@\s*([-+]?)([0-9]+)(?:[.,]([0-9]+))?\s*", re.ASCII)


def instant_of(text: str, now: int, here: Zone) -> int | None:
    """The time that ``text`` names, in nanoseconds since the epoch; None where it names none."""
    prefix = _PREFIX.match(text)
    if prefix is not None:
        here = zone(re.sub(r"\\(.)", r"\1", prefix[1]))
        text = text[prefix.end() :]
    epoch = _EPOCH.fullmatch(text)
    try:
        if epoch is not None:
            return _since_epoch(epoch)
        if len(text) > 4096:
            return None
        return _Reading(tokens(text), now, here).instant()
    except Unreadable:
        return None


def _since_epoch(match: re.Match[str]) -> int:
    if len(match[2]) > 18:
        raise Unreadable
    whole = int(match[2]) * BILLION + int((match[3] or "").ljust(9, "0")[:9])
    if match[1] != "-":
        return whole
    # What is beyond nanoseconds is cut off downwards.
    return -whole - (1 if (match[3] or "")[9:].strip("0") else 0)


class _Reading:
    """Takes tokens for dates, times, zones and shifts, in any order."""

    def __init__(self, tokens: list[Token], now: int, here: Zone) -> None:
        self._tokens = tokens
        self._at = 0
        self._now = now
        self._here = here
        self._read = Read()

    def _peek(self, ahead: int = 0) -> Token:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else self._tokens[-1]

    def _next(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def instant(self) -> int:
        """The time.

        :raises Unreadable: none is meant.
        """
        while self._peek().kind != "end":
            self._item()
        read = self._read
        if any(read.seen.get(what, 0) > 1 for what in ("dates", "times", "days", "zones")):
            raise Unreadable
        return resolved(read, self._now, self._here)

    # What comes next

    def _item(self) -> None:
        token = self._peek()
        if token.kind == "word":
            self._word(token)
        elif token.kind == "number" and not token.sign:
            self._unsigned(token)
        elif token.kind == "number":
            self._relative()
        else:
            raise Unreadable

    def _word(self, token: Token) -> None:
        word = token.text
        if (month := month_of(word)) is not None:
            self._next()
            self._month_first(month)
        elif (day := weekday_of(word)) is not None:
            self._next()
            self._weekday(0, day)
            if self._peek() == Token("mark", ","):
                self._next()
        elif word in SHIFTS:
            self._next()
            self._add("days", SHIFTS[word])
        elif word in ORDINALS and word != ".":
            self._next()
            self._ordinal(ORDINALS[word])
        elif unit_of(word) is not None:
            self._relative()
        else:
            self._zone(word)

    def _ordinal(self, number: int) -> None:
        token = self._next()
        day = weekday_of(token.text) if token.kind == "word" else None
        unit = unit_of(token.text) if token.kind == "word" else None
        if day is not None:
            self._weekday(number, day)
        elif unit is not None:
            self._shift(unit, number)
        else:
            raise Unreadable

    def _weekday(self, ordinal: int, day: int) -> None:
        self._read.weekday = (ordinal, day)
        self._read.saw("days")

    def _month_first(self, month: int) -> None:
        """``Jan 2``, ``Jan 2, 2020``, ``Jan-2-2020``."""
        read = self._read
        day = self._next()
        if day.kind != "number" or day.fraction:
            raise Unreadable
        # What is joined by a hyphen has been read as a negative number.
        read.month, read.day = month, -day.value if day.sign else day.value
        read.saw("dates")
        follows = self._peek()
        if day.sign:
            if follows.kind != "number" or not follows.sign or follows.fraction:
                raise Unreadable
            self._next()
            read.year = (-follows.value, follows.digits)
            return
        if follows == Token("mark", ","):
            self._next()
            year = self._next()
            if year.kind != "number" or year.sign:
                raise Unreadable
            read.year = (year.value, year.digits)

    def _unsigned(self, token: Token) -> None:
        """A number without a sign: what follows tells what it is."""
        follows = self._peek(1)
        if token.fraction:
            if follows.kind == "word" and unit_of(follows.text) == ("seconds", 1):
                self._relative()
                return
            raise Unreadable
        if follows == Token("mark", ":"):
            self._time()
        elif follows == Token("mark", "/"):
            self._slashed()
        elif follows.kind == "word":
            self._number_and_word(token, follows)
        elif follows.kind == "number" and follows.sign:
            self._number_and_signed(token, follows)
        else:
            self._next()
            self._digits(token)

    def _number_and_word(self, token: Token, follows: Token) -> None:
        word = follows.text
        read = self._read
        if word.replace(".", "") in ("AM", "PM"):
            self._next()
            self._next()
            self._set_time(token.value, 0, 0, 0, word[0])
        elif (month := month_of(word)) is not None:
            self._next()
            self._next()
            read.month, read.day = month, token.value
            read.saw("dates")
            year = self._peek()
            joined = year.kind == "number" and bool(year.sign)
            plain = year.kind == "number" and not year.sign and self._peek(1) != Token("mark", ":")
            if (joined or plain) and not year.fraction:
                self._next()
                read.year = (-year.value if joined else year.value, year.digits)
        elif (day := weekday_of(word)) is not None:
            self._next()
            self._next()
            self._weekday(token.value, day)
        elif unit_of(word) is not None:
            self._relative()
        else:
            self._next()
            self._digits(token)

    def _number_and_signed(self, token: Token, follows: Token) -> None:
        third = self._peek(2)
        if follows.sign == "-" and third.kind == "number" and third.sign == "-" and not follows.fraction:
            self._next()
            self._next()
            self._next()
            if third.fraction:
                raise Unreadable
            self._read.year = (token.value, token.digits)
            self._read.month, self._read.day = abs(follows.value), abs(third.value)
            self._read.saw("dates")
            if self._peek() == Token("word", "T"):
                self._next()
                self._iso_time()
            return
        if third.kind == "word" and unit_of(third.text) is not None:
            self._next()
            if not follows.fraction and self._peek(2) == Token("word", "AGO"):
                # What moves digits is read with them, and no ``ago`` then.
                raise Unreadable
            self._digits(token)
            return
        self._time()

    def _iso_time(self) -> None:
        """What follows the T behind a date."""
        hour, follows = self._peek(), self._peek(1)
        zoned = follows.kind == "number" and bool(follows.sign)
        if hour.kind != "number" or hour.sign or not (zoned or follows == Token("mark", ":")):
            raise Unreadable
        self._time()

    def _slashed(self) -> None:
        """``12/31``, ``12/31/2020``, ``2020/12/31``."""
        parts = [self._next()]
        while len(parts) < 3 and self._peek() == Token("mark", "/"):
            self._next()
            token = self._next()
            if token.kind != "number" or token.sign or token.fraction:
                raise Unreadable
            parts.append(token)
        read = self._read
        read.saw("dates")
        if len(parts) == 3 and parts[0].digits >= 4:
            read.year = (parts[0].value, parts[0].digits)
            read.month, read.day = parts[1].value, parts[2].value
            return
        read.month, read.day = parts[0].value, parts[1].value
        if len(parts) == 3:
            read.year = (parts[2].value, parts[2].digits)

    def _time(self) -> None:
        """``10``, ``10:20``, ``10:20:30.5``, with a zone or a half of the day."""
        hour = self._next()
        parts = [0, 0]
        fraction = ""
        for at in range(2):
            if self._peek() != Token("mark", ":"):
                break
            self._next()
            token = self._next()
            if token.kind != "number" or token.sign or (token.fraction and not at):
                raise Unreadable
            parts[at], fraction = token.value, token.fraction
        half = ""
        follows = self._peek()
        if follows.kind == "word" and follows.text.replace(".", "") in ("AM", "PM"):
            self._next()
            half = follows.text[0]
        elif follows.kind == "number" and follows.sign and not follows.fraction:
            self._next()
            self._set_offset(0, follows)
        self._set_time(hour.value, parts[0], parts[1], int(fraction.ljust(9, "0")[:9]), half)

    def _set_time(self, hour: int, minute: int, second: int, nanosecond: int, half: str) -> None:
        self._read.time = (hour, minute, second, nanosecond)
        self._read.half = half
        self._read.saw("times")

    def _digits(self, token: Token) -> None:
        """Digits alone: a year, a date, or a time."""
        read = self._read
        number, count = token.value, token.digits
        if read.has("dates") and not read.year[1] and not read.has("relative") and (read.has("times") or count > 2):
            read.year = (number, count)
        elif count > 4:
            read.saw("dates")
            read.day, read.month = number % 100, number // 100 % 100
            read.year = (number // 10000, count - 4)
        else:
            hour, minute = (number, 0) if count <= 2 else divmod(number, 100)
            self._set_time(hour, minute, 0, 0, "")

    def _zone(self, word: str) -> None:
        """A zone by its name, with what is added to it."""
        self._next()
        name = word.replace(".", "")
        shown = Shown.of(self._now, self._here)
        if name in SUMMER_ZONES:
            minutes = SUMMER_ZONES[name]
        elif name in ZONES:
            minutes = ZONES[name]
            if self._peek() == Token("word", "DST"):
                self._next()
                minutes += 60
        elif name == shown.zone.upper():
            minutes = shown.offset // 60
        elif len(name) == 1 and name in MILITARY:
            minutes = MILITARY[name]
        else:
            raise Unreadable
        follows = self._peek()
        unit = self._peek(1)
        shifts = unit.kind == "word" and unit_of(unit.text) is not None
        if follows.kind == "number" and follows.sign and not follows.fraction and not shifts and name != "T":
            self._next()
            self._set_offset(minutes, follows)
        else:
            self._read.offset = minutes * 60
            self._read.saw("zones")

    def _set_offset(self, base: int, token: Token) -> None:
        """Take ``+5``, ``+0530`` or ``+05:30`` for a zone."""
        value = abs(token.value)
        if self._peek() == Token("mark", ":"):
            self._next()
            minutes = self._next()
            if minutes.kind != "number" or minutes.sign or minutes.fraction:
                raise Unreadable
            total = value * 60 + minutes.value
        elif token.digits <= 2:
            total = value * 60
        else:
            total = value // 100 * 60 + value % 100
        if total > 24 * 60:
            raise Unreadable
        self._read.offset = (base + (-total if token.sign == "-" else total)) * 60
        self._read.saw("zones")

    def _relative(self) -> None:
        """``2 days``, ``-3 weeks``, ``hour``, ``1.5 seconds``, each perhaps ``ago``."""
        token = self._peek()
        number, fraction = 1, ""
        if token.kind == "number":
            self._next()
            number, fraction = token.value, token.fraction
        word = self._next()
        unit = unit_of(word.text) if word.kind == "word" else None
        if unit is None:
            raise Unreadable
        nanoseconds = 0
        if fraction:
            if unit != ("seconds", 1):
                raise Unreadable
            nanoseconds = int(fraction.ljust(9, "0")[:9]) * (-1 if token.sign == "-" else 1)
        self._shift(unit, number, nanoseconds)

    def _shift(self, unit: tuple[str, int], number: int, nanoseconds: int = 0) -> None:
        if self._peek() == Token("word", "AGO"):
            self._next()
            number, nanoseconds = -number, -nanoseconds
        self._read.nanoseconds += nanoseconds
        self._add(unit[0], unit[1] * number)

    def _add(self, what: str, amount: int) -> None:
        self._read.relative[what] += amount
        self._read.saw("relative")
        if abs(self._read.relative[what]) > LARGEST:
            raise Unreadable
