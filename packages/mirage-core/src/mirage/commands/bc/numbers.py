"""Numbers with a fixed count of decimals, reckoned and written as bc does."""

from decimal import Decimal
from math import isqrt
from typing import NamedTuple

DIGITS = 50_000
"""The most digits a number may have."""
_SYMBOLS = "0123456789ABCDEF"
_SHORT = 4000


class Impossible(Exception):
    """Something that cannot be reckoned; the message is bc's."""


class Unsupported(Impossible):
    """Something that bc could reckon, but that would take too long or too much memory here."""


class Number(NamedTuple):
    """``value`` divided by ten to the power of ``scale``."""

    value: int
    scale: int = 0

    @property
    def whole(self) -> int:
        """Its integer part."""
        return _cut(self.value, self.scale)

    def at(self, scale: int) -> int:
        """The value with so many decimals; more of them are cut off."""
        if scale >= self.scale:
            return self.value * _ten(scale - self.scale)
        return _cut(self.value, self.scale - scale)

    def __bool__(self) -> bool:
        return self.value != 0


ZERO = Number(0)
ONE = Number(1)


def _ten(power: int) -> int:
    """Ten to a power."""
    result: int = 10**power
    return result


def _cut(value: int, digits: int) -> int:
    """A value without its last digits."""
    quotient = abs(value) // _ten(digits)
    return -quotient if value < 0 else quotient


def checked(number: Number) -> Number:
    """The number, if it is not too large."""
    if number.value.bit_length() > DIGITS * 10 // 3 or number.scale > DIGITS:
        raise Unsupported(f"numbers of more than {DIGITS} digits are not supported")
    return number


def added(one: Number, other: Number, sign: int = 1) -> Number:
    """The sum; or, with ``sign`` -1, the difference."""
    scale = max(one.scale, other.scale)
    return Number(one.at(scale) + sign * other.at(scale), scale)


def multiplied(one: Number, other: Number, scale: int) -> Number:
    """The product, with as many decimals as the scale asks for, or a factor has."""
    full = one.scale + other.scale
    product = Number(one.value * other.value, full)
    kept = min(full, max(scale, one.scale, other.scale))
    return checked(Number(product.at(kept), kept))


def divided(one: Number, other: Number, scale: int) -> Number:
    """The quotient, cut off."""
    if not other.value:
        raise Impossible("Divide by zero")
    if abs(scale) + other.scale > DIGITS:
        raise Unsupported(f"numbers of more than {DIGITS} digits are not supported")
    shift = scale + other.scale - one.scale
    top, bottom = abs(one.value), abs(other.value)
    if shift >= 0:
        top *= 10**shift
    else:
        bottom *= 10**-shift
    quotient = top // bottom
    return Number(-quotient if (one.value < 0) is not (other.value < 0) else quotient, scale)


def remainder(one: Number, other: Number, scale: int) -> Number:
    """What the quotient of this scale leaves."""
    if not other.value:
        raise Impossible("Modulo by zero")
    kept = max(one.scale, other.scale + scale)
    quotient = divided(one, other, scale)
    left = Number(one.at(kept) - Number(quotient.value * other.value, quotient.scale + other.scale).at(kept), kept)
    return checked(left)


def power(base: Number, exponent: int, scale: int) -> Number:
    """A power by an integer."""
    if not exponent:
        return ONE
    times = abs(exponent)
    if (base.value.bit_length() - 1) * times > DIGITS * 10 // 3:
        raise Unsupported(f"numbers of more than {DIGITS} digits are not supported")
    if base.scale * times > DIGITS * 4:
        raise Unsupported(f"numbers of more than {DIGITS} digits are not supported")
    result = Number(base.value**times, base.scale * times)
    if exponent < 0:
        return divided(ONE, result, scale)
    kept = min(result.scale, max(scale, base.scale))
    return Number(result.at(kept), kept)


def root(number: Number, scale: int) -> Number:
    """The square root, cut off."""
    if number.value < 0:
        raise Impossible("Square root of a negative number")
    if not number.value:
        return ZERO
    if number.at(number.scale) == 10**number.scale:
        return ONE
    kept = max(scale, number.scale)
    return checked(Number(isqrt(number.at(2 * kept)), kept))


def integer(digits: str) -> int:
    """The integer that digits stand for, however many."""
    return int(digits or "0") if len(digits) < _SHORT else int(Decimal(digits))


def parsed(text: str, base: int) -> Number:
    """A constant, in a base of up to 16; a lone digit stands for itself."""
    whole, _, fraction = text.partition(".")
    if len(text) == 1:
        return Number(int(text, 16))
    if base == 10 and not any(letter in "ABCDEF" for letter in text):
        return checked(Number(integer(whole + fraction), len(fraction)))
    value = _in_base(whole, base)
    if not fraction:
        return checked(Number(value))
    part = divided(Number(_in_base(fraction, base)), Number(base ** len(fraction)), len(fraction))
    return checked(added(Number(value), part))


def _in_base(digits: str, base: int) -> int:
    if len(digits) > _SHORT:
        raise Unsupported(f"constants of more than {_SHORT} digits are not supported in this base")
    value = 0
    for digit in digits:
        value = value * base + min(int(digit, 16), base - 1)
    return value


def decimal(value: int) -> str:
    """The digits of an integer that is not negative."""
    return str(value) if value.bit_length() < _SHORT * 3 else f"{Decimal(value):f}"


def shown(number: Number, base: int) -> str:
    """A number as it is printed."""
    if not number.value:
        return "0"
    sign = "-" if number.value < 0 else ""
    value = abs(number.value)
    whole, fraction = divmod(value, 10**number.scale)
    if base == 10:
        decimals = decimal(fraction).rjust(number.scale, "0") if number.scale else ""
        return sign + (decimal(whole) if whole else "") + ("." + decimals if number.scale else "")
    return sign + _whole(whole, base) + ("." + _fraction(fraction, number.scale, base) if number.scale else "")


def _whole(value: int, base: int) -> str:
    if value.bit_length() > _SHORT * 3:
        raise Unsupported("numbers of this size are not supported in other bases than ten")
    digits: list[int] = []
    while value:
        value, digit = divmod(value, base)
        digits.append(digit)
    return "".join(_digit(digit, base, space=True) for digit in reversed(digits))


def _fraction(value: int, scale: int, base: int) -> str:
    if scale > _SHORT:
        raise Unsupported("numbers of this size are not supported in other bases than ten")
    digits: list[str] = []
    reached, unit = 1, 10**scale
    while len(str(reached)) <= scale:
        digit, value = divmod(value * base, unit)
        digits.append(_digit(digit, base, space=bool(digits)))
        reached *= base
    return "".join(digits)


def _digit(digit: int, base: int, *, space: bool) -> str:
    if base <= 16:
        return _SYMBOLS[digit]
    return " " * space + str(digit).rjust(len(str(base - 1)), "0")
