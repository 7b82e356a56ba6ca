"""seq: the numbers from one to another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context as Arithmetic
from decimal import Decimal
from itertools import accumulate, islice, repeat, takewhile
from typing import NamedTuple

from mirage.commands import floats
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.options import takes_next
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option

NOTES = """\
FIRST and INCREMENT are 1 where they are left out; INCREMENT may be negative,
and must not be 0. Numbers may have fractions and exponents. FORMAT has one
directive for such a number (%g, %.2f, %e, %a); without it, numbers have as
many decimals as the operand that has most.
"""
FLOATING = None
"""As many decimals as the number needs."""
AT_ONCE = 4096
"""Numbers between two looks at the clock."""
EXACT = 10**17
"""Below it, sums of long doubles print as if they were exact."""
FAST = 200
"""Up to this step integers of any size are exact."""
PLAIN = 1 << 53
"""Integers below it are what Python's own numbers hold."""

_SUM = Arithmetic(prec=24_000)
_BLANK = " \t\n\v\f\r+"
_DIRECTIVE = re.compile(
    r"%(?P<flags>[-+#0 ']*)(?P<width>\d*)(?:\.(?P<precision>\d*))?(?P<long>L?)(?P<letter>.?)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Seq(Options):
    """The options of seq."""

    format: str | None = option(
        "-f", "--format", metavar="FORMAT", default=None, parse=str, help="use printf style floating-point FORMAT"
    )
    separator: str = option(
        "-s", "--separator", metavar="STRING", default="\n", parse=str, help="use STRING to separate numbers"
    )
    equal: bool = flag("-w", "--equal-width", help="equalize width by padding with leading zeroes")


class Number(NamedTuple):
    """An operand: its value, and how it was written."""

    value: Decimal
    width: int
    decimals: int | None
    digits: bool = False
    """It was written in digits alone: then it has any size."""

    @property
    def whole(self) -> bool:
        """It was written without a fraction."""
        return self.decimals == 0 and self.value.is_finite() and self.value == self.value.to_integral_value()


ONE = Number(Decimal(1), 1, 0, digits=True)


class Format(NamedTuple):
    """A printf format with its one directive."""

    before: str
    after: str
    letter: str
    flags: str = ""
    width: int = 0
    precision: int | None = None

    def of(self, value: Decimal) -> str:
        """The text of a number."""
        return self.before + self._padded(value) + self.after

    def quick(self) -> str | None:
        """The same for Python's own ``%``, which writes integers alike; None where it does not."""
        if self.letter in "aA" or "'" in self.flags:
            return None
        precision = "" if self.precision is None else f".{self.precision}"
        width = str(self.width) if self.width else ""
        directive = f"%{self.flags}{width}{precision}{self.letter}"
        return self.before.replace("%", "%%") + directive + self.after.replace("%", "%%")

    def _padded(self, value: Decimal) -> str:
        number, _, _ = floats.scan(f"{value:f}" if value.is_finite() else str(value))
        negative = value.is_signed()
        sign = "-" if negative else "+" if "+" in self.flags else " " if " " in self.flags else ""
        digits = floats.formatted(number, self.letter, self.precision, "#" in self.flags)
        room = self.width - len(sign)
        if "-" in self.flags:
            return sign + digits.ljust(room)
        if "0" not in self.flags or not value.is_finite():
            return (sign + digits).rjust(self.width)
        prefix = digits[:2] if self.letter in "aA" else ""
        return sign + prefix + digits[len(prefix) :].rjust(room - len(prefix), "0")


def negatives(words: list[str]) -> list[str]:
    """A negative number is no option: everything from the first one on is an operand."""
    at = 0
    while at < len(words):
        word = words[at]
        if word == "--" or word == "-" or not word.startswith("-"):
            break
        if word[1] in ".0123456789":
            return [*words[:at], "--", *words[at:]]
        at += 1 + takes_next(Seq, word)
    return words


@command(
    "seq",
    "Print numbers from FIRST to LAST, in steps of INCREMENT.",
    Seq,
    Operands("[FIRST [INCREMENT]] LAST", minimum=1, maximum=3),
    permutes=False,
    obsolete=negatives,
    notes=NOTES,
)
async def seq(ctx: Context, options: Seq, words: Sequence[str]) -> int:
    """Print the numbers in batches."""
    first, step, last = _operands(words)
    if options.format is not None and options.equal:
        raise Usage("format string may not be specified when printing equal width strings")
    form = _parsed(options.format) if options.format is not None else _usual(first, step, last, options.equal)
    texts = _texts(first, step, last, form, usual=options.format is None and not options.equal)
    separator = options.separator
    begun = False
    while batch := list(islice(texts, AT_ONCE)):
        text = separator.join(batch)
        await ctx.out.write((separator + text if begun else text).encode("utf-8", "surrogateescape"))
        begun = True
        ctx.budget.look()
        await ctx.breathe()
    if begun:
        await ctx.out.write(b"\n")
    return 0


def _operands(words: Sequence[str]) -> tuple[Number, Number, Number]:
    numbers = [_number(word) for word in words]
    last = numbers[-1]
    first = numbers[0] if len(numbers) > 1 else ONE
    step = numbers[1] if len(numbers) == 3 else ONE
    if step.value == 0:
        raise Usage(f"invalid Zero increment value: {quoted(words[1])}")
    return first, step, last


def _number(text: str) -> Number:
    written = text.lstrip(_BLANK)
    signed = text.strip() if text[:1] in " \t\n\v\f\r" else text
    value, end, ranged = floats.scan(signed)
    if not end or end != len(signed) or (ranged and value.word):
        raise Usage(f"invalid floating point argument: {quoted(text)}")
    if value.word == "nan":
        raise Usage(f"invalid {quoted('not-a-number')} argument: {quoted(text)}")
    width, decimals = _written(written) if not value.word else (len(written), FLOATING)
    if written.isdigit():
        return Number(Decimal(written), width, decimals, digits=True)
    return Number(floats.exactly(value), width, decimals)


def _written(text: str) -> tuple[int, int | None]:
    """How wide a number is without exponent, and with how many decimals."""
    if "x" in text or "X" in text:
        return len(text), None if "." in text or "p" in text else 0
    mantissa, marked, power = text.replace("E", "e").partition("e")
    whole, point, fraction = mantissa.partition(".")
    width, decimals = len(mantissa), len(fraction)
    if point and not fraction:
        width -= 1
    elif point and not whole[-1:].isdigit():
        width += 1
    if not marked:
        return width, decimals
    exponent = int(power)
    if exponent < 0:
        width += 1 if (point and not fraction) or not point else 0
        return width - exponent, decimals - exponent
    width -= 0 < decimals <= exponent
    return width + exponent - min(decimals, exponent), decimals - min(decimals, exponent)


def _usual(first: Number, step: Number, last: Number, equal: bool) -> Format:
    if first.decimals is None or step.decimals is None or last.decimals is None:
        return Format("", "", "g")
    decimals = max(first.decimals, step.decimals)
    if not equal:
        return Format("", "", "f", precision=decimals)
    start = first.width + decimals - first.decimals + (first.decimals == 0 and decimals > 0)
    end = last.width + decimals - last.decimals
    end += (last.decimals == 0 and decimals > 0) - (last.decimals > 0 and decimals == 0)
    return Format("", "", "f", "0", max(start, end), decimals)


def _parsed(text: str) -> Format:
    at = _percent(text, 0)
    if at is None:
        raise Usage(f"format {quoted(text)} has no % directive", hint=False)
    found = _DIRECTIVE.match(text, at)
    if found is None or not found["letter"]:
        raise Usage(f"format {quoted(text)} ends in %", hint=False)
    if found["letter"] not in "efgaEFGA":
        raise Usage(f"format {quoted(text)} has unknown %{found['letter']} directive", hint=False)
    if _percent(text, found.end()) is not None:
        raise Usage(f"format {quoted(text)} has too many % directives", hint=False)
    precision = found["precision"]
    return Format(
        text[:at].replace("%%", "%"),
        text[found.end() :].replace("%%", "%"),
        found["letter"],
        found["flags"],
        int(found["width"] or 0),
        None if precision is None else int(precision or 0),
    )


def _percent(text: str, at: int) -> int | None:
    """Where a directive begins; ``%%`` is none."""
    while (at := text.find("%", at)) >= 0:
        if text[at + 1 : at + 2] != "%":
            return at
        at += 2
    return None


def _texts(first: Number, step: Number, last: Number, form: Format, *, usual: bool) -> Iterator[str]:
    """The numbers as they are printed, by the shortest way that prints the same."""
    if usual and first.digits and step.digits and last.digits and step.value <= FAST:
        return _counted(first.value, step.value, last.value)
    if usual and _exact(first, step, last, form):
        return _scaled(first, step, last, form.precision or 0)
    quick = form.quick()
    if quick is not None and _small(first, step, last):
        return map(quick.__mod__, _range(int(first.value), int(step.value), int(last.value)))
    return _summed(first, step, last, form)


def _counted(number: Decimal, step: Decimal, last: Decimal) -> Iterator[str]:
    """Integers of any size."""
    if last < EXACT:
        return map(str, _range(int(number), int(step), int(last)))
    arithmetic = Arithmetic(prec=last.adjusted() + 2)
    return (
        f"{number:f}" for number in takewhile(last.__ge__, accumulate(repeat(step), arithmetic.add, initial=number))
    )


def _range(start: int, step: int, last: int) -> range:
    return range(start, last + (1 if step > 0 else -1), step)


def _small(*numbers: Number) -> bool:
    """Whether all are integers that Python's own floating point holds."""
    return all(each.whole and abs(each.value) < PLAIN and not _is_minus_zero(each) for each in numbers)


def _is_minus_zero(number: Number) -> bool:
    return not number.value and number.value.is_signed()


def _exact(first: Number, step: Number, last: Number, form: Format) -> bool:
    """Whether integers of the last decimal do: no rounding of a long double would show."""
    if form.letter != "f" or form.precision is None or not last.value.is_finite():
        return False
    if last.decimals is None or last.decimals > form.precision or _is_minus_zero(first):
        return False
    return all(abs(each.value).scaleb(form.precision) < EXACT for each in (first, step, last))


def _scaled(first: Number, step: Number, last: Number, decimals: int) -> Iterator[str]:
    start, by, end = (round(each.value.scaleb(decimals)) for each in (first, step, last))
    scale = 10**decimals
    for number in _range(start, by, end):
        whole, fraction = divmod(abs(number), scale)
        yield f"{'-' if number < 0 else ''}{whole}.{fraction:0{decimals}d}" if decimals else str(number)


def _summed(first: Number, step: Number, last: Number, form: Format) -> Iterator[str]:
    """As long doubles add up; the number behind the last counts where it prints as the last."""
    value, end, by = first.value, last.value, step.value
    turn = 0
    before = ""
    while not _beyond(value, end, by):
        before = form.of(value)
        yield before
        turn += 1
        value = floats.nearest(_SUM.add(first.value, floats.nearest(_SUM.multiply(by, Decimal(turn)))))
    if not turn or not value.is_finite():
        return
    after = form.of(value)
    number, stop, _ = floats.scan(after[len(form.before) : len(after) - len(form.after)].strip())
    if stop and after != before and floats.exactly(number) == end:
        yield after


def _beyond(value: Decimal, end: Decimal, step: Decimal) -> bool:
    return value < end if step < 0 else end < value
