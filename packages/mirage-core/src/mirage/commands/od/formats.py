"""How the bytes of a line are written, by the type that is asked for."""

import math
import struct
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Usage

Read: TypeAlias = Callable[[bytes], Sequence[object]]
"""From the bytes of a line to the values of its fields."""

OCTAL = {1: 3, 2: 6, 4: 11, 8: 22}
SIGNED = {1: 4, 2: 6, 4: 11, 8: 20}
UNSIGNED = {1: 3, 2: 5, 4: 10, 8: 20}
HEXADECIMAL = {1: 2, 2: 4, 4: 8, 8: 16}
FLOATING = {4: 15, 8: 24, 16: 29}
SIZES = {"C": 1, "S": 2, "I": 4, "L": 8}
FLOAT_SIZES = {"F": 4, "D": 8, "L": 16}
LEAST = 16445
"""The least long double is 2 to the power of its negative."""
WHOLE = {1: "b", 2: "h", 4: "i", 8: "q"}
ESCAPES = {0: "\\0", 7: "\\a", 8: "\\b", 12: "\\f", 10: "\\n", 13: "\\r", 9: "\\t", 11: "\\v"}
NAMES = (
    "nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us"
    " sp"
).split()
_CHARACTERS = [ESCAPES.get(byte) or (chr(byte) if 32 <= byte < 127 else f"{byte:03o}") for byte in range(256)]
_NAMED = [*NAMES, *[chr(byte) for byte in range(33, 127)], "del"] * 2
_PRINTED = bytes(byte if 32 <= byte < 127 else 46 for byte in range(256))


class Type(NamedTuple):
    """A notation: the bytes of a field, how wide it is, and how it is read and written."""

    size: int
    width: int
    form: str
    """A directive of ``%`` but for the width."""
    read: Read
    trailer: bool = False
    """The characters of a line are shown behind it."""


def types(text: str, *, big: bool) -> list[Type]:
    """The notations that the argument of ``-t`` names."""
    found: list[Type] = []
    at = 0
    while at < len(text):
        letter = text[at]
        at += 1
        if letter in "ac":
            made = Type(1, 3, "s", _by_table(_NAMED if letter == "a" else _CHARACTERS))
        elif letter in "doux":
            size, at = _size(text, at, SIZES, 4)
            if size not in WHOLE:
                raise Usage(
                    f"invalid type string {quoted(text)};\nthis system doesn't provide a {size}-byte integral type",
                    hint=False,
                )
            made = _integers(letter, size, big=big)
        elif letter == "f":
            size, at = _size(text, at, FLOAT_SIZES, 8)
            if size not in FLOATING:
                kind = "floating point type"
                raise Usage(
                    f"invalid type string {quoted(text)};\nthis system doesn't provide a {size}-byte {kind}", hint=False
                )
            made = Type(size, FLOATING[size], "s", _floats(size, big=big))
        else:
            raise Usage(f"invalid character '{letter}' in type string {quoted(text)}", hint=False)
        if text[at : at + 1] == "z":
            at += 1
            made = made._replace(trailer=True)
        found.append(made)
    return found


def _size(text: str, at: int, letters: dict[str, int], usual: int) -> tuple[int, int]:
    if text[at : at + 1] in letters:
        return letters[text[at]], at + 1
    end = at
    while end < len(text) and text[end] in "0123456789":
        end += 1
    if end - at > 19:
        raise Usage(f"invalid type string {quoted(text)}", hint=False)
    return (int(text[at:end]), end) if end > at else (usual, at)


def _by_table(table: Sequence[str]) -> Read:
    return lambda line: [table[byte] for byte in line]


def _integers(letter: str, size: int, *, big: bool) -> Type:
    code = WHOLE[size]
    order = ">" if big else "<"
    if letter == "d":
        return Type(size, SIGNED[size], "d", _unpacking(order, code, size))
    read = _unpacking(order, code.upper(), size)
    if letter == "u":
        return Type(size, UNSIGNED[size], "d", read)
    width = OCTAL[size] if letter == "o" else HEXADECIMAL[size]
    return Type(size, width, f".{width}{letter}", read)


def _unpacking(order: str, code: str, size: int) -> Callable[[bytes], tuple[Any, ...]]:
    return lambda line: struct.unpack(f"{order}{len(line) // size}{code}", line)


def _floats(size: int, *, big: bool) -> Read:
    if size == 16:
        return lambda line: [_long(_turned(line[at : at + 16], big)) for at in range(0, len(line), 16)]
    code = "f" if size == 4 else "d"
    unpack = _unpacking(">" if big else "<", code, size)
    least, digits = (1.17549435082228750797e-38, 6) if size == 4 else (2.2250738585072014e-308, 15)

    def shown(value: float) -> str:
        if math.isnan(value):
            return "-nan" if math.copysign(1, value) < 0 else "nan"
        precision = 1 if abs(value) < least else digits
        while True:
            text = f"%.{precision}g" % value
            if float(text) == value or (size == 4 and _single(float(text)) == value):
                return text
            precision += 1

    return lambda line: [shown(value) for value in unpack(line)]


def _single(value: float) -> float:
    try:
        single: float = struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return math.inf
    return single


def _turned(data: bytes, big: bool) -> bytes:
    return data[::-1] if big else data


def _long(data: bytes) -> str:
    """A long double of 80 bits, in as few digits as tell it from others."""
    from mirage.commands import floats

    mantissa = int.from_bytes(data[:8], "little")
    negative, power = bool(data[9] & 0x80), int.from_bytes(data[8:10], "little") & 0x7FFF
    sign = "-" if negative else ""
    if power and not mantissa >> 63:
        return sign + "nan"
    if power == 0x7FFF:
        return sign + ("inf" if mantissa == 1 << 63 else "nan")
    value = floats.Long(False, mantissa, max(power, 1) - 1 - LEAST)
    if not mantissa:
        return sign + "0"
    exact = floats.exactly(value)
    precision = 18 if power else 1
    while True:
        text = floats.formatted(value, "g", precision, False)
        found = floats.exactly(floats.scan(text)[0])
        if precision >= 21 or found == exact or (not power and round(Fraction(found) * 2**LEAST) == mantissa):
            return sign + text
        precision += 1


class Line:
    """How a line is written in one notation, aligned with the others."""

    __slots__ = ("_fields", "_room", "_type", "_widths")

    def __init__(self, type: Type, length: int, block_width: int) -> None:
        fields = length // type.size
        pad = block_width - fields * type.width
        left = [pad * at // fields for at in range(fields, -1, -1)]
        """What is left of the padding before each field."""
        self._type = type
        self._widths = [type.width + before - after for before, after in pairwise(left)]
        self._fields = "".join([f"%{width}{type.form}" for width in self._widths])
        self._room = block_width

    def of(self, data: bytes) -> str:
        """A whole line."""
        text = self._fields % tuple(self._type.read(data))
        return f"{text}  >{_printed(data)}<" if self._type.trailer else text

    def part(self, data: bytes) -> str:
        """The last line, which may be short."""
        size = self._type.size
        filled = data + bytes(-len(data) % size)
        count = len(filled) // size
        form = "".join([f"%{width}{self._type.form}" for width in self._widths[:count]])
        text = form % tuple(self._type.read(filled))
        if not self._type.trailer:
            return text
        pad = self._room - sum(self._widths[:count])
        return f"{text}{' ' * pad}  >{_printed(data)}<"


def _printed(data: bytes) -> str:
    return data.translate(_PRINTED).decode("ascii")


def lines(kinds: Sequence[Type], length: int) -> list[Line]:
    """The notations of lines of ``length`` bytes."""
    width = max((kind.width + 1) * (length // kind.size) for kind in kinds)
    return [Line(kind, length, width) for kind in kinds]
