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


def warnings(raw: str, seen: set[str], *, pattern: bool = False) -> list[str]:
    """What gawk says of escapes in ``raw`` that mean nothing; of each once in a program, which ``seen`` tells."""
    said: list[str] = []
    for found in _ESCAPE.finditer(raw):
        body = found[1] or ""
        if body == "x":
            said.append("no hex digits in `\\x' escape sequence")
            continue
        known = _OF_PATTERNS if pattern else _OF_TEXTS
        if len(body) != 1 or body in known or not body.isascii():
            continue
        mark = f"/{body}" if pattern else body
        if mark not in seen:
            seen.add(mark)
            what = f"regexp escape sequence `\\{body}' is not a known regexp operator"
            said.append(what if pattern else f"escape sequence `\\{body}' treated as plain `{body}'")
    return said


_OF_TEXTS = frozenset('abfnrtv\\"\n01234567')
_OF_PATTERNS = frozenset("$'()*+-./0123456789<>?BSW[\\]^`abfnrstvwxy{|}")
