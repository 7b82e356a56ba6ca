"""The functions of ``bc -l``: each to as many decimals as the scale says, the rest cut off."""

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from math import isqrt

from mirage.commands.bc.numbers import ONE, Number, Unsupported, added, divided, multiplied

LARGEST_SCALE = 1000
_GUARD = 12


def _checked(scale: int) -> None:
    if scale > LARGEST_SCALE:
        raise Unsupported(f"a scale of more than {LARGEST_SCALE} is not supported by the math library")


def _fixed(number: Number, digits: int) -> int:
    return number.at(digits)


def exponential(x: Number, scale: int) -> Number:
    """e to the power of x."""
    _checked(scale)
    if x.whole > 100_000:
        raise Unsupported("the power is too large")
    size = max(x.whole, 0) // 2 + scale + _GUARD
    if x.whole < -(scale + _GUARD) * 3:
        return Number(0, scale)
    return _cut(Context(prec=size, rounding=ROUND_HALF_EVEN).exp(_decimal(x)), scale)


def logarithm(x: Number, scale: int) -> Number:
    """The natural logarithm; what is not positive has one that bc makes up."""
    _checked(scale)
    if x.value <= 0:
        return Number((1 - 10**scale) * 10**scale, scale)
    return _cut(Context(prec=scale + _GUARD + 8, rounding=ROUND_HALF_EVEN).ln(_decimal(x)), scale)


def _decimal(x: Number) -> Decimal:
    sign = 1 if x.value < 0 else 0
    return Decimal(abs(x.value)).scaleb(-x.scale, Context(prec=200_000)) * (-1 if sign else 1)


def _cut(value: Decimal, scale: int) -> Number:
    if not value:
        return Number(0, scale)
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    number = int(Decimal((0, digits, 0)))
    shift = scale + exponent
    number = number * 10**shift if shift >= 0 else number // 10**-shift
    return Number(-number if sign else number, scale)


def _rounded(value: int, digits: int, scale: int) -> Number:
    return Number(Number(value, digits).at(scale), scale)


def sine(x: Number, scale: int) -> Number:
    """The sine of x; what is left of it in a quarter of a turn is as inexact as bc leaves it."""
    _checked(scale)
    digits = scale * 11 // 10 + 2
    eighth = arctangent(ONE, digits)
    positive = Number(abs(x.value), x.scale)
    halves = (divided(positive, eighth, 0).value + 2) // 4
    rest = added(positive, Number(4 * halves * eighth.value, eighth.scale), -1)
    value = _series(Number(-rest.value, rest.scale) if halves % 2 else rest, scale + 2)
    return Number(-value.at(scale) if x.value < 0 else value.at(scale), scale)


def cosine(x: Number, scale: int) -> Number:
    """The cosine of x."""
    _checked(scale)
    inner = scale * 12 // 10
    quarter = arctangent(ONE, inner)
    return Number(sine(added(x, Number(2 * quarter.value, quarter.scale)), inner).at(scale), scale)


def _series(angle: Number, scale: int) -> Number:
    """The sine of a small angle, its terms cut off as bc cuts them: that shows where it is close to 1."""
    term = total = angle
    square = multiplied(Number(-angle.value, angle.scale), angle, scale)
    step = 3
    while True:
        term = multiplied(term, divided(square, Number(step * (step - 1)), scale), scale)
        if not term:
            return total
        total = added(total, term)
        step += 2


def arctangent(x: Number, scale: int) -> Number:
    """The angle whose tangent is x."""
    if scale > 2 * LARGEST_SCALE:
        _checked(scale)
    digits = scale + _GUARD
    unit = 10**digits
    return _rounded(_arctangent(_fixed(x, digits), unit), digits, scale)


def _arctangent(value: int, unit: int) -> int:
    if value < 0:
        return -_arctangent(-value, unit)
    if value > unit:
        return 2 * _arctangent(unit, unit) - _arctangent(unit * unit // value, unit)
    if value == unit:
        # Machin: four times that of a fifth, less that of 1/239.
        return 4 * _arctangent(unit // 5, unit) - _arctangent(unit // 239, unit)
    halvings = 0
    while value * 10 > unit * 3:
        value = value * unit // (unit + isqrt(unit * unit + value * value))
        halvings += 1
    square = value * value // unit
    term = total = value
    step = 1
    while term:
        term = -term * square // unit
        step += 2
        total += term // step
        if abs(term) <= 1:
            break
    return total << halvings


def bessel(order: Number, x: Number, scale: int) -> Number:
    """The Bessel function of an integer order."""
    _checked(scale)
    n = order.whole
    if abs(n) > 1000 or abs(x.whole) > 1000:
        raise Unsupported("arguments of this size are not supported by j()")
    sign = -1 if n < 0 and n % 2 else 1
    n = abs(n)
    digits = scale + _GUARD + 2 * abs(x.whole) + 5 * n
    unit = 10**digits
    half = _fixed(x, digits) // 2
    term = unit
    for step in range(1, n + 1):
        term = term * half // unit // step
    total, step = term, 1
    while term and step < 100_000:
        term = -term * half // unit * half // unit // (step * (step + n))
        total += term
        step += 1
        if abs(term) <= 1:
            break
    return _rounded(sign * total, digits, scale)


FUNCTIONS: dict[str, Callable[[Number, int], Number]] = {
    "s": sine,
    "c": cosine,
    "a": arctangent,
    "l": logarithm,
    "e": exponential,
}
