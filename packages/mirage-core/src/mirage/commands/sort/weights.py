"""What keys weigh: values of Python's own whose order is the order that sort asks for."""

import hashlib
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from mirage.commands import floats
from mirage.commands.sort.keys import Key, Kind
from mirage.commands.versions import version

Number: TypeAlias = int | Decimal | Fraction
Weight: TypeAlias = bytes | Number | tuple[int, Number]
"""What is compared of a key."""
Weigh: TypeAlias = Callable[[bytes], Weight]
"""From the text of a key to its weight."""

_UPPER = bytes(byte - 32 if 97 <= byte <= 122 else byte for byte in range(256))
_NO_WORDS = bytes(byte for byte in range(256) if not (chr(byte).isalnum() and byte < 128) and byte not in b" \t\n")
"""What dictionary order leaves out."""
_NO_PRINTS = bytes(byte for byte in range(256) if not 32 <= byte <= 126)
_INVERSE = bytes(255 - byte for byte in range(256))
_NUMBER = re.compile(rb"[ \t\n]*+(-?)0*+([0-9]*+)(?:\.([0-9]*+))?")
_UNITS = {
    letter: power
    for power, letters in enumerate((b"", b"Kk", b"M", b"G", b"T", b"P", b"E", b"Z", b"Y"))
    for letter in letters
}
_MONTHS = {
    name: at + 1
    for at, name in enumerate(
        (b"JAN", b"FEB", b"MAR", b"APR", b"MAY", b"JUN", b"JUL", b"AUG", b"SEP", b"OCT", b"NOV", b"DEC")
    )
}
_BLANKS = b" \t\n"
_EXACT = 18
"""As many digits as a long double holds for sure."""


def numeric(text: bytes) -> int | Decimal:
    """``-n``: a number with an optional sign and fraction, however long; 0 where there is none."""
    if text.isdigit() and len(text) < _EXACT:
        return int(text)
    match = _NUMBER.match(text)
    if match is None:
        return 0
    sign, whole, fraction = match.groups()
    fraction = (fraction or b"").rstrip(b"0")
    if not fraction and len(whole) < _EXACT:
        value = int(whole or b"0")
        return -value if sign else value
    number = Decimal(f"{whole.decode() or '0'}.{fraction.decode()}")
    return number.copy_negate() if sign else number


def human(text: bytes) -> tuple[int, int | Decimal]:
    """``-h``: the unit weighs more than the number."""
    match = _NUMBER.match(text)
    if match is None or not (match[2] or (match[3] or b"").strip(b"0")):
        return 0, 0
    unit = _UNITS.get(text[match.end()], 0) if match.end() < len(text) else 0
    return -unit if match[1] else unit, numeric(match[0])


def general(text: bytes) -> tuple[int, int | Fraction]:
    """``-g``: what is no number comes first, then what is none by name, then all others as long doubles."""
    text = text.lstrip(b" \t\n\v\f\r")
    if text.isdigit() and len(text) <= _EXACT:
        return 3, int(text)
    value, end, _ = floats.scan(text.decode("latin-1"))
    if not end:
        return 0, 0
    if value.word == "nan":
        return 1, 0
    if value.word:
        return (2, 0) if value.negative else (4, 0)
    number = Fraction(value.mantissa) * Fraction(2) ** value.exponent
    return 3, -number if value.negative else number


def month(text: bytes) -> int:
    """``-M``: 0 where it is no month."""
    return _MONTHS.get(text.lstrip(_BLANKS)[:3].upper(), 0)


def shuffled(salt: bytes) -> Weigh:
    """``-R``: an order that only the salt decides; equal keys stay together."""
    start = hashlib.md5(salt, usedforsecurity=False)

    def weigh(text: bytes) -> bytes:
        digest = start.copy()
        if text:
            # As long as strxfrm makes it, in a UTF-8 locale.
            digest.update(text + b"\0")
        return digest.digest() + text

    return weigh


_WEIGHS: dict[Kind, Weigh] = {
    "general": general,
    "human": human,
    "month": month,
    "numeric": numeric,
    "version": version,
}


def weigher(key: Key, salt: bytes) -> Weigh | None:
    """How the text of a key is weighed; None where it weighs what it says."""
    kind = key.kind
    weigh = shuffled(salt) if kind == "random" else _WEIGHS.get(kind)
    # Folded, letters that are no units become such: k is one, m is not.
    if kind in ("general", "month", "numeric") or (kind == "human" and "f" not in key.letters):
        return weigh
    without = _NO_WORDS if "d" in key.letters else _NO_PRINTS if "i" in key.letters else b""
    table = _UPPER if "f" in key.letters else None
    if not without and table is None:
        return weigh
    if weigh is None:
        return lambda text: text.translate(table, without)
    plain = weigh
    return lambda text: plain(text.translate(table, without))


def inverted(weight: Weight) -> Weight:
    """A weight of the opposite order."""
    if isinstance(weight, bytes):
        if b"\0" in weight or b"\1" in weight:
            weight = weight.replace(b"\1", b"\1\2").replace(b"\0", b"\1\1")
        return weight.translate(_INVERSE) + b"\xff"
    return (-weight[0], -weight[1]) if isinstance(weight, tuple) else -weight
