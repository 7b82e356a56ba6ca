"""Named character classes (``[:alpha:]``) in ASCII and beyond, in the notation of each engine."""

from functools import cache

from mirage.patterns import properties

ASCII: dict[str, str] = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": " \\t-\\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
    "word": "0-9A-Z_a-z",
}
"""The ASCII members, as they stand between brackets."""

_LETTERS = ("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Mc", "Mn")
_SIGNS = ("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "No", "Me", "Cf", "Co")
_BEYOND: dict[str, tuple[str, ...]] = {
    "alnum": (*_LETTERS, "Nd"),
    "alpha": _LETTERS,
    "blank": ("Zs",),
    "cntrl": ("Cc", "Zl", "Zp"),
    "graph": (*_LETTERS, "Nd", *_SIGNS),
    "lower": ("Ll",),
    "print": (*_LETTERS, "Nd", *_SIGNS, "Zs"),
    "punct": _SIGNS,
    "space": ("Zs", "Zl", "Zp"),
    "upper": ("Lu", "Lt"),
    "word": (*_LETTERS, "Nd"),
}
"""The Unicode categories of the other members."""

_SCANNED = 0x3400
_REST = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua48c\\uac00-\\ud7a3\\uf900-\\ufaff\\U00010000-\\U0003ffff"


def for_re2(name: str) -> str:
    """The class between brackets, as RE2 writes it over UTF-8."""
    return ASCII[name] + "".join(f"\\p{{{category}}}" for category in _BEYOND.get(name, ()))


@cache
def for_str(name: str) -> str:
    """The class between brackets, for ``re`` over str."""
    if name == "word":
        return "\\w"
    from unicodedata import category

    wanted = _BEYOND.get(name, ())
    if not wanted:
        return ASCII[name]
    parts = [ASCII[name]]
    start = -1
    for point in range(0x80, _SCANNED + 1):
        member = point < _SCANNED and category(chr(point)) in wanted
        if member and start < 0:
            start = point
        elif not member and start >= 0:
            parts.append(f"\\u{start:04x}-\\u{point - 1:04x}")
            start = -1
    if "Lo" in wanted:
        parts.append(_REST)
    return "".join(parts)


@cache
def mask(name: str) -> int:
    """The class as a bit set of ASCII characters; bit 128 stands for all others."""
    import re

    if name.startswith(properties.MARK):
        members = properties.ascii_members(name)
        member = re.compile(f"[{members}]" if members else "(?!)")
        return sum(1 << point for point in range(128) if member.match(chr(point))) | 1 << 128
    member = re.compile(f"[{ASCII[name]}]")
    bits = sum(1 << point for point in range(128) if member.match(chr(point)))
    return bits | 1 << 128 if name in _BEYOND else bits
