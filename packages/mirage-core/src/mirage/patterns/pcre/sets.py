"""The sets of characters that have names, and how one is written."""

from typing import Final

LAST: Final = 0x10FFFF
SETS: Final = {
    "d": "09",
    "w": "09AZ__az",
    "s": "\t\r  ",
    "h": "\t\t  \xa0\xa0\u1680\u1680\u180e\u180e\u2000\u200a\u202f\u202f\u205f\u205f\u3000\u3000",
    "v": "\n\r\x85\x85\u2028\u2029",
}
"""Pairs of first and last characters, in order; a capital letter names all others."""
POSIX: Final = {
    "alnum": "09AZaz",
    "alpha": "AZaz",
    "ascii": "\0\x7f",
    "blank": "\t\t  ",
    "cntrl": "\0\x1f\x7f\x7f",
    "digit": "09",
    "graph": "!~",
    "lower": "az",
    "print": " ~",
    "punct": "!/:@[`{~",
    "space": "\t\r  ",
    "upper": "AZ",
    "word": "09AZ__az",
    "xdigit": "09AFaf",
}


def span(pairs: str, *, negated: bool = False) -> str:
    """What stands in a class for characters between these pairs, or for all others."""
    spans = [(ord(first), ord(last)) for first, last in zip(pairs[::2], pairs[1::2], strict=True)]
    if negated:
        edges = [-1, *(edge for each in spans for edge in each), LAST + 1]
        spans = [(end + 1, begin - 1) for end, begin in zip(edges[::2], edges[1::2], strict=True) if begin > end + 1]
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans)


def named(letter: str) -> str | None:
    """What stands in a class for the set that an escaped letter names."""
    pairs = SETS.get(letter.lower())
    return None if pairs is None else span(pairs, negated=letter.isupper())
