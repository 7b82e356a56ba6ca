"""Brace expansion: text to texts, before anything else in a word is looked at."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from mirage.shell.syntax.scan import end_of
from mirage.shell.syntax.tokens import NESTING, TooLarge

_NEXT = re.compile(r"[{},\\'\"$`]|[<>](?=\()")
_NUMBERS = re.compile(r"(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?", re.A)
_LETTERS = re.compile(r"([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d+))?", re.A)
LONGEST = 1024 * 1024
"""No longer word has its braces looked at."""
Found: TypeAlias = tuple[int, int, list[int]]
"""Where a brace expansion begins and ends, and its own commas."""

_MOST = (1 << 31) - 4
"""A range of more is none to bash."""


def may_expand(text: str) -> bool:
    """Whether ``text`` holds what brace expansion needs; cheap, and may be wrong on the safe side."""
    open_at = text.find("{")
    return open_at >= 0 and text.find("}", open_at) >= 0 and ("," in text or ".." in text)


def expand(text: str, depth: int = 0) -> Iterator[str]:
    """The texts that ``text`` stands for, in order; itself alone where it has no brace expansion."""
    if len(text) > LONGEST:
        raise TooLarge(f"braces in a word longer than {LONGEST}", 0, shown=False)
    found = _found(text)
    if depth + len(found) > NESTING // 4:
        raise TooLarge(f"braces nested deeper than {NESTING // 4}", 0)
    yield from _texts(text, found, 0, depth)


def _texts(text: str, found: list[Found], at: int, depth: int) -> Iterator[str]:
    """The texts from ``at`` on, where ``found`` are the brace expansions behind it."""
    if not found:
        yield text[at:]
        return
    start, end, commas = found[0]
    head = text[at:start]
    for middle in _alternatives(text[start + 1 : end - 1], commas, start + 1, depth):
        for rest in _texts(text, found[1:], end, depth + 1):
            yield f"{head}{middle}{rest}"


def _alternatives(inner: str, commas: list[int], offset: int, depth: int) -> Iterator[str]:
    if not commas:
        yield from _range(inner)
        return
    at = 0
    for comma in [*(comma - offset for comma in commas), len(inner)]:
        yield from expand(inner[at:comma], depth + 1)
        at = comma + 1


def _found(text: str) -> list[Found]:
    """The brace expansions of ``text`` that are in no other, in order."""
    opened: list[tuple[int, list[int]]] = []
    closed: list[Found] = []
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
                if commas or _count(text[start + 1 : found.start()]) is not None:
                    closed.append((start, at, commas))
        else:
            at = _past_quote(text, found.start(), mark)
    outer: list[Found] = []
    for each in sorted(closed):
        if not outer or each[0] >= outer[-1][1]:
            outer.append(each)
    return outer


def _past_quote(text: str, at: int, mark: str) -> int:
    if mark == "$" and text[at + 1 : at + 2] not in ("{", "(", "'"):
        return at + 1
    return end_of(text, at, quoted=False)


def _range(inner: str) -> Iterator[str]:
    numbers = _NUMBERS.fullmatch(inner)
    found = _count(inner)
    assert found is not None
    if numbers is None:
        yield from map(chr, found)
        return
    first, last = numbers[1], numbers[2]
    padded = any(re.match(r"-?0\d", end) for end in (first, last))
    width = max(len(first), len(last)) if padded else 0
    for number in found:
        yield f"{number:0{width}d}" if padded else str(number)


def _count(inner: str) -> range | None:
    """The numbers, or those of the letters, that a range stands for; None for what is none, or beyond 64 bits."""
    numbers = _NUMBERS.fullmatch(inner)
    letters = None if numbers else _LETTERS.fullmatch(inner)
    found = numbers or letters
    if found is None:
        return None
    from mirage.shell.expand.arithmetic.integers import HIGHEST, LOWEST, within  # Few lines have ranges.

    step = within(found[3] or "1")
    first, last = (ord(found[1]), ord(found[2])) if letters else (within(found[1]), within(found[2]))
    if first is None or last is None or step is None or step == LOWEST:
        return None
    stride = abs(step) or 1
    distance = abs(last - first)
    if distance > HIGHEST - 2 or distance // stride > _MOST:
        return None
    return range(first, last + 1, stride) if first <= last else range(first, last - 1, -stride)
