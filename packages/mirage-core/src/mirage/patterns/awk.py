"""Escapes of awk's regular expressions, which are done before anything else is read."""

import re

_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)?", re.DOTALL)
_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "/": "/", '"': '"', "y": "\\b"}


def meant(text: str) -> str:
    """``text`` with the characters that its escapes stand for; those of regular expressions stay."""
    if "\\" not in text:
        return text
    found = _ESCAPE.sub(_character, text)
    return found.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def _character(found: "re.Match[str]") -> str:
    body = found[1] or ""
    if body in _LETTERS:
        return _LETTERS[body]
    if body[:1] == "x" and len(body) > 1:
        return _byte(int(body[1:], 16))
    if body[:1] and body[0] in "01234567":
        return _byte(int(body, 8) & 255)
    return found[0]


def _byte(value: int) -> str:
    return chr(value) if value < 128 else chr(0xDC00 + value)
