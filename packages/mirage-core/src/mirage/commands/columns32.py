"""Bytes in groups of five as letters in groups of eight, each column of all groups at once."""

import base64

LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_DIGITS = b"0123456789abcdefghijklmnopqrstuv"
"""What ``int`` takes for numbers in base 32."""
_LETTER = bytes(LETTERS[byte & 31] for byte in range(256))
_DIGIT = bytes.maketrans(LETTERS, _DIGITS)


def _moved(places: int) -> bytes:
    """Bytes moved to the left, or right: the five bits of a letter are left of them."""
    return bytes((byte << places if places > 0 else byte >> -places) & 31 for byte in range(256))


_COLUMNS = [
    [(byte, _moved(5 * (column + 1) - 8 * (byte + 1))) for byte in range(5 * column // 8, (5 * column + 4) // 8 + 1)]
    for column in range(8)
]
"""Of each letter the bytes that have a part in it, and where that is."""


def encoded(data: bytes) -> bytes:
    """As ``base64.b32encode``."""
    count = len(data) // 5
    whole = 5 * count
    letters = bytearray(8 * count)
    for column, parts in enumerate(_COLUMNS):
        bits = 0
        for byte, moved in parts:
            bits |= int.from_bytes(data[byte:whole:5].translate(moved), "little")
        letters[column::8] = bits.to_bytes(count, "little").translate(_LETTER)
    return bytes(letters) + base64.b32encode(data[whole:])


def decoded(text: bytes) -> bytes:
    """As ``base64.b32decode``, of whole groups of letters."""
    return int(text.translate(_DIGIT), 32).to_bytes(len(text) * 5 // 8) if text else b""
