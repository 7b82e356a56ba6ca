"""Floating point numbers as GNU programs have them: long doubles of 64 bits, read and written exactly."""

import re
from decimal import Context, Decimal
from typing import NamedTuple

_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<word>inf(?:inity)?|nan)"
    r"|0x(?=\.?[0-9a-f])(?P<hex>[0-9a-f]*)(?:\.(?P<tail>[0-9a-f]*))?(?:p(?P<power>[+-]?\d+))?"
    r"|(?P<digits>\d+)?(?:\.(?P<fraction>\d*))?(?:e(?P<exponent>[+-]?\d+))?)",
    re.IGNORECASE | re.ASCII,
)
_BITS = 64
_LARGEST = 16384 - _BITS
"""Of an exponent."""
_HIGHEST = 4933
_LOWEST = -4966
_DIGITS = 2048
"""Further digits cannot change a long double."""
_EXACT = Context(prec=24_000)


class Long(NamedTuple):
    """``mantissa * 2**exponent``, or the word ``inf`` or ``nan``."""

    negative: bool
    mantissa: int = 0
    exponent: int = 0
    word: str = ""


def scan(text: str) -> tuple[Long, int, bool]:
    """The number that ``text`` begins with, where it ends (0 for none), and whether it is out of range."""
    found = _NUMBER.match(text)
    if found is None:
        return Long(False), 0, False
    negative = found["sign"] == "-"
    if found["word"]:
        return Long(negative, word=found["word"][:3].lower()), found.end(), False
    if found["hex"] is not None:
        return *_hexadecimal(found, negative), found.end(), False
    whole, fraction = found["digits"] or "", found["fraction"] or ""
    if not whole and not fraction:
        return Long(negative), 0, False
    value, ranged = _decimal(negative, whole, fraction, int((found["exponent"] or "0")[:9]))
    return value, found.end(), ranged


def whole(negative: bool, number: int) -> Long:
    """An integer."""
    return _rounded(negative, number, 1)


def _hexadecimal(found: "re.Match[str]", negative: bool) -> tuple[Long]:
    tail = (found["tail"] or "")[:_DIGITS]
    number = int((found["hex"] or "") + tail or "0", 16) if len(found["hex"]) < _DIGITS else 0
    power = max(-20000, min(20000, int((found["power"] or "0")[:9]))) - 4 * len(tail)
    return (_rounded(negative, number << max(power, 0), 1 << max(-power, 0)),)


def _decimal(negative: bool, whole: str, fraction: str, exponent: int) -> tuple[Long, bool]:
    digits = (whole + fraction).lstrip("0")
    if not digits:
        return Long(negative), False
    scale = exponent - len(fraction) + max(0, len(digits) - _DIGITS)
    size = exponent - len(fraction) + len(digits)
    number = int(digits[:_DIGITS])
    if size > _HIGHEST:
        return Long(negative, word="inf"), True
    if size < _LOWEST:
        return Long(negative), True
    return _rounded(negative, number * 10 ** max(scale, 0), 10 ** max(-scale, 0)), False


def _rounded(negative: bool, number: int, divisor: int) -> Long:
    if not number:
        return Long(negative)
    shift = _BITS - number.bit_length() + divisor.bit_length()
    quotient, rest = divmod(number << max(shift, 0), divisor << max(-shift, 0))
    if quotient >> _BITS:
        shift -= 1
        quotient, rest = divmod(number << max(shift, 0), divisor << max(-shift, 0))
    half = rest * 2 - (divisor << max(-shift, 0))
    return Long(negative, quotient + int(half > 0 or (half == 0 and quotient & 1 == 1)), -shift)


def formatted(value: Long, letter: str, precision: int | None, alternate: bool) -> str:
    """The digits of ``%f %e %g %a`` without sign and padding."""
    kind = letter.lower()
    if value.word:
        text = value.word
    elif kind == "a":
        text = _hexadecimal_text(value, precision, alternate)
    else:
        number = _magnitude(value)
        digits = 6 if precision is None else precision
        text = _general(number, digits or 1, alternate) if kind == "g" else _written(number, kind, digits, alternate)
    return text.upper() if letter.isupper() else text


def exactly(value: Long) -> Decimal:
    """The number itself."""
    if value.word:
        return Decimal(f"-{value.word}" if value.negative else value.word)
    number = _magnitude(value)
    return number.copy_negate() if value.negative else number


def nearest(number: Decimal) -> Decimal:
    """The long double that a result is rounded to."""
    if not number.is_finite():
        return number
    numerator, divisor = number.copy_abs().as_integer_ratio()
    rounded = _rounded(number.is_signed(), numerator, divisor)
    return exactly(rounded if rounded.exponent <= _LARGEST else Long(rounded.negative, word="inf"))


def _magnitude(value: Long) -> Decimal:
    if value.exponent >= 0:
        return Decimal(value.mantissa << value.exponent)
    return Decimal(value.mantissa * 5**-value.exponent).scaleb(value.exponent, _EXACT)


def _written(number: Decimal, kind: str, digits: int, alternate: bool) -> str:
    point = "." if alternate and not digits else ""
    if kind == "f":
        fixed = number.quantize(Decimal(1).scaleb(-digits, _wide(digits)), context=_wide(digits))
        return f"{fixed:f}{point}"
    if not number:
        return f"{'0.' + '0' * digits if digits else '0' + point}e+00"
    rounded = Context(prec=digits + 1).plus(number)
    figures = "".join(map(str, rounded.as_tuple().digits)).ljust(digits + 1, "0")
    power = rounded.adjusted()
    body = f"{figures[0]}.{figures[1 : digits + 1]}" if digits else figures[0] + point
    return f"{body}e{'-' if power < 0 else '+'}{abs(power):02d}"


def _wide(digits: int) -> Context:
    return Context(prec=digits + 24_000)


def _general(number: Decimal, digits: int, alternate: bool) -> str:
    power = Context(prec=digits).plus(number).adjusted() if number else 0
    if -4 <= power < digits:
        text = _written(number, "f", digits - 1 - power, alternate)
        return text if alternate else _trimmed(text)
    mantissa, _, exponent = _written(number, "e", digits - 1, alternate).partition("e")
    return f"{mantissa if alternate else _trimmed(mantissa)}e{exponent}"


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _hexadecimal_text(value: Long, precision: int | None, alternate: bool) -> str:
    mantissa, exponent = value.mantissa, value.exponent + 60
    if not mantissa:
        return f"0x0{'.' + '0' * precision if precision else '.' if alternate else ''}p+0"
    if mantissa >> _BITS:
        mantissa >>= 1
        exponent += 1
    digits = 15 if precision is None else min(precision, 15)
    unit = 1 << 4 * (15 - digits)
    kept, rest = divmod(mantissa, unit)
    kept += rest * 2 > unit or (rest * 2 == unit and kept & 1)
    if kept >> 4 * digits > 15:
        kept >>= 4
        exponent += 4
    tail = f"{kept & ((1 << 4 * digits) - 1):0{digits}x}" if digits else ""
    tail = tail.rstrip("0") if precision is None else tail.ljust(precision, "0")
    return f"0x{kept >> 4 * digits:x}{'.' if tail or alternate else ''}{tail}p{exponent:+d}"
