"""Texts of values: JSON, one document or many, and lines of values between commas."""

import json
import re

_LINES = 10
"""So many lines are looked at for commas."""
_DECODER = json.JSONDecoder()
_BLANK = re.compile(r"[ \t\r\n]*")
_CELL = re.compile(rb'"(?:[^"]|"")*+"?|[,\n]')
"""What is in quotes, which may go on over lines, and what ends a value."""


def json_documents(text: str) -> int:
    """How many documents a text begins with, two at most; none where it is something else."""
    first = _document(text, 0)
    if first is None:
        return 0
    begin, end = first
    rest = _behind(text, end)
    if rest == len(text):
        return 1
    # A second one must be of the kind of the first; what is behind that is not looked at.
    return 2 if text[rest] == text[begin] and _document(text, rest) is not None else 0


def _document(text: str, at: int) -> tuple[int, int] | None:
    begin = _behind(text, at)
    if text[begin : begin + 1] not in ("{", "["):
        return None
    try:
        return begin, _DECODER.raw_decode(text, begin)[1]
    except (ValueError, RecursionError):
        return None


def _behind(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return at if match is None else match.end()


def has_columns(data: bytes) -> bool:
    """Whether each line has as many commas as the first, outside of quotes, and there are some lines."""
    columns = commas = lines = 0
    for match in _CELL.finditer(data):
        if match[0] == b",":
            commas += 1
        elif match[0] == b"\n":
            lines += 1
            columns = columns or commas
            if not commas or commas != columns:
                return False
            if lines == _LINES:
                return True
            commas = 0
    return columns > 0 and lines > 2
