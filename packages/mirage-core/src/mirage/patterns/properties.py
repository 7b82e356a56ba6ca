"""Unicode's general categories and scripts as classes of characters (``\\p{Lu}``), in the notation of each engine."""

from functools import cache

MARK = "p:"
"""A class of a ``tree.Set`` that begins so is a property."""
_CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp Cf Co".split()
)
_SCRIPTS = frozenset(
    "Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul Hebrew "
    "Hiragana Kannada Katakana Khmer Lao Latin Malayalam Mongolian Myanmar Oriya Sinhala Tamil Telugu Thaana Thai "
    "Tibetan".split()
)
_LONG = {
    "letter": "L",
    "alphabetic": "L",
    "alpha": "L",
    "uppercaseletter": "Lu",
    "uppercase": "Lu",
    "upper": "Lu",
    "lowercaseletter": "Ll",
    "lowercase": "Ll",
    "lower": "Ll",
    "mark": "M",
    "number": "N",
    "decimalnumber": "Nd",
    "digit": "Nd",
    "punctuation": "P",
    "punct": "P",
    "symbol": "S",
    "separator": "Z",
    "spaceseparator": "Zs",
}
_PLAIN = {name.lower(): name for name in _CATEGORIES | _SCRIPTS} | _LONG
_SCANNED = 0x32400


def named(text: str) -> str | None:
    """The class that a property's name means; None where nobody knows it."""
    for kind in ("general_category", "gc", "script", "sc"):
        for sign in ("=", ":"):
            text = text.removeprefix(kind + sign)
    found = _PLAIN.get(text.replace("_", "").replace(" ", "").replace("-", "").lower())
    return None if found is None else MARK + found


@cache
def ranges(name: str) -> tuple[tuple[str, str], ...]:
    """The characters of a category."""
    from unicodedata import category

    wanted = name.removeprefix(MARK)
    found: list[tuple[str, str]] = []
    start = -1
    for point in range(_SCANNED + 1):
        member = point < _SCANNED and category(chr(point)).startswith(wanted)
        if member and start < 0:
            start = point
        elif not member and start >= 0:
            found.append((chr(start), chr(point - 1)))
            start = -1
    return tuple(found)


def is_script(name: str) -> bool:
    """Whether it is no category: its members are known to RE2 only."""
    return name.startswith(MARK) and name.removeprefix(MARK) in _SCRIPTS


@cache
def ascii_members(name: str) -> str:
    """The members in ASCII, as they stand between brackets."""
    if is_script(name):
        return "A-Za-z" if name == MARK + "Latin" else ""
    return "".join(f"\\x{ord(low):02x}-\\x{min(ord(high), 127):02x}" for low, high in ranges(name) if low <= "\x7f")


def for_re2(name: str) -> str:
    """The class between brackets, as RE2 writes it."""
    return f"\\p{{{name.removeprefix(MARK)}}}"


@cache
def for_str(name: str) -> str:
    """The class between brackets, for ``re`` over str."""
    return "".join(f"\\U{ord(low):08x}-\\U{ord(high):08x}" for low, high in ranges(name))
