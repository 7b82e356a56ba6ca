"""Brace expansion: text to texts, before anything else in a word is looked at."""

import re
from collections.abc import Iterator

from mirage.shell.syntax.scan import end_of
from mirage.shell.syntax.tokens import NESTING, TooLarge

_NEXT = re.compile(r"[{},\\'\"$`]|[<>](?=\()")
_NUMBERS = re.compile(r"(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?", re.A)
_LETTERS = re.compile(r"([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d+))?", re.A)


def may_expand(text: str) -> bool:
    """Whether ``text`` holds what brace expansion needs; cheap, and may be wrong on the safe side."""
    open_at = text.find("{")
    return open_at >= 0 and text.find("}", open_at) >= 0 and ("," in text or ".." in text)


def expand(text: str, depth: int = 0) -> Iterator[str]:
    """The texts that ``text`` stands for, in order; itself alone where it has no brace expansion."""
    if depth > NESTING // 4:
        raise TooLarge(f"braces nested deeper than {NESTING // 4}", 0)
    found = _first(text)
    if found is None:
        yield text
        return
    start, end, commas = found
    head = text[:start]
    tail = text[end:]
    for middle in _alternatives(text[start + 1 : end - 1], commas, start + 1, depth):
        for rest in expand(tail, depth + 1) if may_expand(tail) else (tail,):
            yield f"{head}{middle}{rest}"


def _alternatives(inner: str, commas: list[int], offset: int, depth: int) -> Iterator[str]:
    if not commas:
        yield from _range(inner)
        return
    at = 0
    for comma in [*(comma - offset for comma in commas), len(inner)]:
        yield from expand(inner[at:comma], depth + 1)
        at = comma + 1


def _first(text: str) -> tuple[int, int, list[int]] | None:
    """The first brace expansion of ``text``: where it begins and ends, and its own commas."""
    opened: list[tuple[int, list[int]]] = []
    closed: list[tuple[int, int, list[int]]] = []
    at = 0
    while True:
        found = _NEXT.search(text, at)
        if not found:
            break
        at = found.end()
        mark = found.group()
        if mark == "{":
            opened.append((found.start(), []))
            if len(opened) > NESTING:
                raise TooLarge(f"braces nested deeper than {NESTING // 4}", 0)
        elif mark == ",":
            if opened:
                opened[-1][1].append(found.start())
        elif mark == "}":
            if opened:
                start, commas = opened.pop()
                if commas or _is_range(text[start + 1 : found.start()]):
                    closed.append((start, at, commas))
        else:
            at = _past_quote(text, found.start(), mark)
    return min(closed, default=None)


def _past_quote(text: str, at: int, mark: str) -> int:
    if mark == "$" and text[at + 1 : at + 2] not in ("{", "(", "'"):
        return at + 1
    return end_of(text, at, quoted=False)


def _is_range(inner: str) -> bool:
    return _NUMBERS.fullmatch(inner) is not None or _LETTERS.fullmatch(inner) is not None


def _range(inner: str) -> Iterator[str]:
    numbers = _NUMBERS.fullmatch(inner)
    if numbers:
        first, last, step = numbers.groups()
        padded = any(re.match(r"-?0\d", end) for end in (first, last))
        width = max(len(first), len(last)) if padded else 0
        for number in _count(int(first), int(last), step):
            yield f"{number:0{width}d}" if padded else str(number)
        return
    letters = _LETTERS.fullmatch(inner)
    assert letters is not None
    first, last, step = letters.groups()
    for number in _count(ord(first), ord(last), step):
        yield chr(number)


def _count(first: int, last: int, step: str | None) -> range:
    stride = abs(int(step or 1)) or 1
    return range(first, last + 1, stride) if first <= last else range(first, last - 1, -stride)
