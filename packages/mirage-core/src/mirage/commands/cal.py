"""cal: calendars of months and years, as Debian's ncal package prints them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Unwritten, Usage, flag, option, select

MISUSED = 64
_MONTHS = ("January February March April May June July August September October November December").split()
_DAYS = "Su Mo Tu We Th Fr Sa".split()
_SWITCH = (1752, 9, 14)
"""The first day of the new calendar."""
_SKIPPED = range(3, 14)
_MOST = 120_000
"""Months that are printed at most."""
_USAGE = """\
Usage: cal [general options] [-jy] [[month] year]
       cal [general options] [-j] [-m month] [year]
General options: [-31] [-A months] [-B months] [-d yyyy-mm]"""
NOTES = """\
Weeks begin on Sunday. The calendar is that of Great Britain: September 1752
has no days from 3 to 13. Other layouts (ncal) are not supported.
"""
Span: TypeAlias = Literal["one", "three", "year", ""]


_SPANS: dict[str, Span] = {"-1": "one", "-3": "three", "-y": "year"}


def _count(text: str) -> int:
    found = re.match(r"\s*[-+]?\d{1,7}", text)
    return int(found[0]) if found else 0


@dataclass(frozen=True, slots=True)
class Cal(Options):
    """The options of cal."""

    span: Span = select(
        _SPANS,
        default="",
        help="display one month\ndisplay the month before and the one behind as well\ndisplay a year",
    )
    after: int = option("-A", metavar="NUMBER", default=0, parse=_count, help="months to add after")
    before: int = option("-B", metavar="NUMBER", default=0, parse=_count, help="months to add before")
    plain: bool = flag("-C", help="display as cal does: no difference here")
    date: str | None = option("-d", metavar="YYYY-MM", default=None, parse=str, help="use YYYY-MM as the current month")
    julian: bool = flag("-j", help="display days one-based, numbered from January 1")
    month: str | None = option("-m", metavar="MONTH", default=None, parse=str, help="display the specified month")


def _stray(letter: str) -> Usage | None:
    return Usage(_USAGE, hint=False) if letter in "behHJMNopsSwW" else None


@command(
    "cal",
    "Display a calendar.",
    Cal,
    Operands("[[MONTH] YEAR]"),
    usage_status=MISUSED,
    notes=NOTES,
    stray=_stray,
    unwritten=Unwritten(status=1),
)
async def cal(ctx: Context, options: Cal, operands: Sequence[str]) -> int:
    """Print the months."""
    if len(operands) > 2:
        raise Usage(_USAGE, hint=False)
    year, month = _today(ctx, options)
    if operands:
        year = _year(operands[-1])
    name = operands[0] if len(operands) == 2 else options.month
    span = options.span or ("year" if operands and name is None else "one")
    if name is not None:
        year, month = _named(name, year, month)
    elif operands and span != "year":
        given = "-3" if span == "three" else "-1"
        raise Usage(f"{given} together with a given year but no given month is not supported.", hint=False)
    first = year * 12 + month - 1
    last = first
    if span == "year":
        first, last = year * 12, year * 12 + 11
    elif span == "three":
        first, last = first - 1, first + 1
    first -= options.before
    last = max(last + options.after, first)
    if first < 0 or last - first > _MOST:
        raise Usage(f"more than {_MOST} months, and years before 0, are not supported", hint=False)
    await _print(ctx, first, last, julian=options.julian)
    return 0


def _today(ctx: Context, options: Cal) -> tuple[int, int]:
    """The current year and month."""
    if options.date is None:
        return _of_clock(ctx)
    found = re.match(r"(\d{1,5})-(\d{1,2})", options.date)
    year, month = (int(found[1]), int(found[2])) if found else (0, 1)
    _check_year(year)
    if not 1 <= month <= 12:
        raise Usage(f"{month} is neither a month number (1..12) nor a name", hint=False)
    return year, month


def _of_clock(ctx: Context) -> tuple[int, int]:
    from mirage.commands.date.zones import civil, zone

    seconds = ctx.host.now() // 10**9
    year, month, _ = civil((seconds + zone(ctx.session.environment().get("TZ")).at(seconds).offset) // 86400)
    return year, month


def _year(text: str) -> int:
    if not re.fullmatch(r"\s*[-+]?\d+", text):
        raise Usage(f"not a valid year {text}", hint=False)
    year = int(text[:_DIGITS])
    _check_year(year)
    return year


_DIGITS = 20


def _check_year(year: int) -> None:
    if not 1 <= year <= 9999:
        raise Usage(f"year `{year}' not in range 1..9999", hint=False)


def _named(text: str, year: int, month: int) -> tuple[int, int]:
    """A month by its number, with ``f`` the next and with ``p`` the last one of that number; or by its name."""
    found = re.fullmatch(r"\s*([-+]?\d{1,9})([fFpP]?)", text)
    if found is None:
        numbers = [at for at, name in enumerate(_MONTHS, 1) if text[:3].lower() == name[:3].lower()]
        if not numbers:
            raise _no_month(text)
        return year, numbers[0]
    number, way = int(found[1]), found[2].lower()
    if not 1 <= number <= 12:
        raise _no_month(text)
    if way == "f" and number <= month:
        year += 1
    elif way == "p" and number >= month:
        year -= 1
    return year, number


def _no_month(text: str) -> Usage:
    return Usage(f"{text} is neither a month number (1..12) nor a name", hint=False)


async def _print(ctx: Context, first: int, last: int, *, julian: bool) -> None:
    per_row, width = (2, 27) if julian else (3, 20)
    headed = last - first >= per_row - 1 and first % 12 % per_row == 0
    days = "".join(f" {day} " if julian else f"{day} " for day in _DAYS)
    year = -1
    for row in range(first, last + 1, per_row):
        months = range(row, min(row + per_row, last + 1))
        lines = [""] if row > first else []
        if headed and year != row // 12:
            year = row // 12
            lines.append(" " * ((per_row * width - len(str(year))) // 2) + str(year))
        lines.append("".join(_title(month, width, year=not headed) for month in months))
        lines.append(f"{days[:width]}  " * len(months))
        weeks = [_weeks(month, julian=julian) for month in months]
        lines += ["".join(f"{each[at]:{width}}  " for each in weeks) for at in range(6)]
        await ctx.out.write("".join(f"{line}\n" for line in lines).encode())
        await ctx.breathe()


def _title(month: int, width: int, *, year: bool) -> str:
    name = _MONTHS[month % 12] + (f" {month // 12}" if year else "")
    return f"{' ' * ((width - len(name)) // 2) + name:{width}}  "


def _weeks(number: int, *, julian: bool) -> list[str]:
    """The six lines of a month."""
    year, month = divmod(number, 12)
    begin = _day(year, month + 1, 1)
    end = _day(year + (month == 11), (month + 1) % 12 + 1, 1)
    start = _day(year, 1, 1) if julian else begin
    size = 3 if julian else 2
    labels = [f"{day - start + 1:{size}}" for day in range(begin, end)]
    if not julian and (year, month + 1) == (1752, 9):
        labels = [f"{day:{size}}" for day in range(1, 31) if day not in _SKIPPED]
    cells = [" " * size] * ((begin + 1) % 7) + labels
    return [" ".join(cells[at : at + 7]) for at in range(0, 42, 7)]


def _day(year: int, month: int, day: int) -> int:
    """The Julian day number."""
    late = month < 3
    years, months = year + 4800 - late, month + 12 * late - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4
    if (year, month, day) < _SWITCH:
        return number - 32083
    return number - years // 100 + years // 400 - 32045
