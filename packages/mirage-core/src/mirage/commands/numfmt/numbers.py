"""Numbers as people write them, exactly."""

import re
from fractions import Fraction
from math import ceil, floor

from mirage.commands import floats
from mirage.commands.numfmt.options import Round, Scale
from mirage.commands.quoting import word as quoted

LETTERS = "KMGTPEZY"
EXACT = 1 << 64
"""Larger numbers are rounded as a long double is."""
DIGITS = 27
"""Digits of a number that is read."""
_NUMBER = re.compile(r"(-?)([0-9]*)(?:(\.)(-?)([0-9]*))?", re.ASCII)


class Refused(Exception):
    """A text that is no number, or a number that cannot be shown."""


def read(text: str, scale: Scale) -> tuple[Fraction, int]:
    """The number, and its decimals.

    :raises Refused: it is none.
    """
    found = _NUMBER.match(text)
    assert found is not None
    sign, whole, point, minus, decimals = found.groups()
    if not whole and not point:
        raise Refused(f"invalid number: {quoted(text)}")
    if len(whole.lstrip("0")) > DIGITS or len((decimals or "").lstrip("0")) > DIGITS:
        raise Refused(f"value too large to be converted: {quoted(text)}")
    if point and not decimals and not minus and text[found.end() :].startswith("."):
        raise Refused(f"invalid suffix in input: {quoted(text)}")
    if point and (minus or not decimals):
        raise Refused(f"invalid number: {quoted(text)}")
    value = Fraction(int(whole + (decimals or "") or "0"), 10 ** len(decimals or ""))
    if value > EXACT:
        value = Fraction(floats.exactly(floats.whole(False, int(value))))
    power, precision = _scaled(text, found.end(), scale, len(decimals or ""))
    return (-value if sign else value) * power, precision


def _scaled(text: str, at: int, scale: Scale, precision: int) -> tuple[int, int]:
    """What the suffix multiplies with, and the decimals that are shown."""
    begin = at
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    if at >= len(text) and (at == begin or scale != "none"):
        return 1, precision
    if at < len(text) and text[at] not in LETTERS:
        raise Refused(f"invalid suffix in input: {quoted(text)}")
    if scale == "none":
        raise Refused(f"rejecting suffix in input: {quoted(text)} (consider using --from)")
    power = LETTERS.index(text[at]) + 1
    at += 1
    base = 1000 if scale in ("si", "auto") else 1024
    if scale == "auto" and text[at : at + 1] == "i":
        base = 1024
        at += 1
    elif scale == "iec-i":
        if text[at : at + 1] != "i":
            raise Refused(f"missing 'i' suffix in input: {quoted(text)} (e.g Ki/Mi/Gi)")
        at += 1
    if at < len(text):
        raise Refused(f"invalid suffix in input {quoted(text)}: {quoted(text[at:])}")
    return int(base**power), 0


def _power(value: Fraction, base: int) -> int:
    power = 0
    value = abs(value)
    while value >= base:
        power += 1
        value /= base
    return power


def _rounded(value: Fraction, how: Round) -> Fraction:
    if how == "up":
        return Fraction(ceil(value))
    if how == "down":
        return Fraction(floor(value))
    if how == "nearest":
        whole = floor(abs(value) + Fraction(1, 2))
    else:
        whole = ceil(abs(value)) if how == "from-zero" else floor(abs(value))
    return Fraction(-whole if value < 0 else whole)


def shown(value: Fraction, decimals: int, precision: int | None, scale: Scale, how: Round, zeros: int) -> str:
    """A number as it is asked for; ``precision`` is the one that the format says.

    :raises Refused: it is too large.
    """
    used = decimals if precision is None else precision
    digits = _power(value, 10)
    if scale == "none" and digits + used > 18:
        if used:
            raise Refused(f"value/precision too large to be printed: '{_general(value)}/{used}' (consider using --to)")
        raise Refused(f"value too large to be printed: '{_general(value)}' (consider using --to)")
    if digits > DIGITS - 1:
        raise Refused(f"value too large to be printed: '{_general(value)}' (cannot handle values > 999Y)")
    if scale == "none":
        return _fixed(_rounded(value * 10**used, how) / 10**used, used, zeros, negative=value < 0)
    base = 1000 if scale == "si" else 1024
    power = _power(value, base)
    negative = value < 0
    value /= base**power
    kept = 1 if abs(value) < 10 else 0
    if precision is not None:
        kept = min(power * 3, precision)
    value = _rounded(value * 10**kept, how) / 10**kept
    if abs(value) >= base:
        value /= base
        power += 1
    places = precision if precision is not None else int(value != 0 and abs(value) < 10 and power > 0)
    letter = LETTERS[min(power, len(LETTERS)) - 1] if power else ""
    return _fixed(value, places, zeros, negative=negative) + letter + ("i" if scale == "iec-i" and power else "")


def _fixed(value: Fraction, places: int, zeros: int, *, negative: bool) -> str:
    number = abs(value) * 10**places
    whole = floor(number)
    half = number - whole
    if half > Fraction(1, 2) or (half == Fraction(1, 2) and whole % 2):
        whole += 1
    text = str(whole).rjust(places + 1, "0")
    if places:
        text = f"{text[:-places]}.{text[-places:]}"
    sign = "-" if negative else ""
    return sign + text.rjust(zeros - len(sign), "0")


def _general(value: Fraction) -> str:
    number = floats.whole(value < 0, abs(value.numerator) // value.denominator)
    return ("-" if value < 0 else "") + floats.formatted(number, "g", None, False)
