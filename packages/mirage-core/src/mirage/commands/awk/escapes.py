"""Backslashes in string constants, in ``-v`` and in patterns."""

import re

_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|\n|.)?", re.DOTALL)
_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\", '"': '"', "/": "/"}


def string_text(raw: str) -> str:
    """A string constant as it is meant."""
    if "\\" not in raw:
        return raw
    data = _ESCAPE.sub(_meant, raw)
    return rejoined(data)


def _meant(found: "re.Match[str]") -> str:
    body = found[1]
    if body is None:
        return "\\"
    if body in _LETTERS:
        return _LETTERS[body]
    if body == "\n":
        return ""
    if body[0] == "x" and len(body) > 1:
        return byte(int(body[1:], 16))
    if body[0] in "01234567":
        return byte(int(body, 8) & 255)
    return body


def byte(value: int) -> str:
    """A byte as it stands in a text; beyond ASCII it is one of several, until they are joined."""
    return chr(value) if value < 128 else chr(0xDC00 + value)


def rejoined(text: str) -> str:
    """``text``, its single bytes made characters wherever they are some."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def unknown(raw: str) -> list[str]:
    """The characters that are escaped in ``raw`` and need not be: gawk warns of them."""
    found = [match[1] for match in _ESCAPE.finditer(raw)]
    return [body for body in found if body and body not in _LETTERS and body[0] not in "01234567\n" and body[0] != "x"]
