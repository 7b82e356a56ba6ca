"""One large value decoded in pieces: most of its text is a list, and what stands between commas of it is one as well.

Whatever place is taken for a comma of the list, all pieces are values only where it is one.
"""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false

import re
from collections.abc import Generator, Iterator, Sequence
from itertools import islice
from typing import Any, Final, cast

from mirage.commands.jq.decoding import decoded, searcher

LARGE: Final = 1 << 17
"""Texts that are decoded in pieces."""
_PIECE = 1 << 13
_WINDOW = 8
"""So many pieces long may one be whose comma is hard to find."""
_EDGE = 1 << 16
"""So far from either end the list begins and ends."""
_PATIENCE = 40
"""So many commas are tried."""
_ENDS = 4
"""So many brackets are tried."""
_LIST = re.compile(rb"(\[)\s*[{\[]|\A\s*(\[)")
_BETWEEN = re.compile(rb"[}\]]\s*(,)\s*[{\[]")
_COMMA = re.compile(rb"(,)")
_PLACE = "\1list\1"


def decoded_in_steps(text: bytes) -> Generator[None, None, tuple[Any] | None]:
    """As ``decoded``, a step at a time; None as well where it cannot be done."""
    opening = _LIST.search(text, 0, _EDGE)
    if opening is None:
        return None
    searcher(LARGE)  # The faster one serves all pieces.
    begin, close = opening.start(opening.lastindex or 0), len(text)
    for _ in range(_ENDS):
        close = text.rfind(b"]", max(len(text) - _EDGE, 0), close)
        around = decoded(text[:begin] + b'["\\u0001list\\u0001"]' + text[close + 1 :]) if close > begin else None
        places = _places(around or ())
        if len(places) == 1:
            break
    else:
        return None
    items = yield from _gathered(text, begin + 1, close)
    if items is None:
        return None
    places[0][:] = items
    return around


def _places(values: Sequence[Any]) -> list[list[Any]]:
    """Where the list belongs."""
    found: list[list[Any]] = []
    pending: list[Any] = [*values]
    while pending:
        each = pending.pop()
        if isinstance(each, dict):
            pending += cast("dict[str, Any]", each).values()
        elif isinstance(each, list):
            pending += each
            if each == [_PLACE]:
                found.append(each)
    return found


def _gathered(text: bytes, at: int, close: int) -> Generator[None, None, list[Any] | None]:
    """The items of the list between two places; None where it is not seen what they are."""
    items: list[Any] = []
    like = b""
    while close - at > _WINDOW * _PIECE:
        found = _piece(text, at, like)
        if found is None:
            return None
        some, cut = found
        items += some
        like = _surroundings(text, cut)
        at = cut + 1
        yield
    last = _items(text[at:close])
    return items + last if last else None


def _piece(text: bytes, at: int, like: bytes) -> tuple[list[Any], int] | None:
    """The next items, and the comma behind them."""
    for cut in islice(_cuts(text, at + _PIECE, at + _WINDOW * _PIECE, like), _PATIENCE):
        some = _items(text[at:cut])
        if some:
            return some, cut
    return None


def _items(text: bytes) -> list[Any] | None:
    found = decoded(b"[%b]" % text)
    return found and found[0]


def _cuts(text: bytes, begin: int, end: int, like: bytes) -> Iterator[int]:
    """Commas that may be some of the list: where it looks as at the last one, or between two values that have parts."""
    if like:
        at = text.find(like, begin, end)
        if at >= 0:
            yield at + like.rindex(b",")
    for form in (_BETWEEN, _COMMA):
        for found in form.finditer(text, begin, end):
            yield found.start(1)


def _surroundings(text: bytes, cut: int) -> bytes:
    """What a comma stands in: an indented value ends a line."""
    line = text.rfind(b"\n", cut - 16, cut)
    if line >= 0:
        return text[line : cut + 1]
    return text[cut - 2 : cut + 2] if text[cut - 1 : cut] in (b"]", b"}") else b","
