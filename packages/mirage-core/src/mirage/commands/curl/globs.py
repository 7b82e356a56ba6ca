"""Several URLs in one: ``{a,b}`` stands for each of a list, ``[1-10:2]`` and ``[a-f]`` for each of a range."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mirage.commands.http.faults import Fault, Why

_NUMBERS = re.compile(r"\[(\d{1,18})-(\d{1,18})(?::(\d{1,18}))?\]", re.ASCII)
_LETTERS = re.compile(r"\[([A-Za-z])-([A-Za-z])(?::(\d{1,18}))?\]", re.ASCII)
_ADDRESS = re.compile(r"\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%25[^\]]*)?\]")
_VARIABLE = re.compile(r"#(\d{1,3})")
MOST = 100
"""Parts that one URL may have."""


class Expanded(NamedTuple):
    """One of the URLs, and what stands for ``#1`` and so on."""

    url: str
    chosen: Sequence[str]

    def fill(self, name: str) -> str:
        """A file name with ``#1`` and so on filled in."""
        return _VARIABLE.sub(
            lambda found: self.chosen[int(found[1]) - 1] if 0 < int(found[1]) <= len(self.chosen) else found[0], name
        )


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The texts of a range, made when they are asked for."""

    numbers: range
    width: int = 0
    """0: they are letters."""

    def text(self, at: int) -> str:
        return str(self.numbers[at]).zfill(self.width) if self.width else chr(self.numbers[at])

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class _Words:
    words: Sequence[str]

    def text(self, at: int) -> str:
        return self.words[at]

    def __len__(self) -> int:
        return len(self.words)


def expand(url: str) -> Iterator[Expanded]:
    """Each URL that ``url`` stands for, the last part changing fastest.

    :raises Fault: a brace or bracket makes no sense.
    """
    parts = list(_parts(url))
    sets = [part for part in parts if not isinstance(part, str)]
    places = [0] * len(sets)
    while True:
        chosen = [part.text(at) for part, at in zip(sets, places, strict=True)]
        rest = iter(chosen)
        yield Expanded("".join(part if isinstance(part, str) else next(rest) for part in parts), chosen)
        for place in reversed(range(len(sets))):
            places[place] += 1
            if places[place] < len(sets[place]):
                break
            places[place] = 0
        else:
            return


def _parts(url: str) -> Iterator["str | _Numbers | _Words"]:
    at = count = 0
    plain: list[str] = []
    while at < len(url):
        letter = url[at]
        if letter == "\\" and url[at + 1 : at + 2] and url[at + 1] in "{[]}":
            plain.append(url[at + 1])
            at += 2
            continue
        if letter not in "{[":
            if letter in "}]":
                raise _wrong("unmatched close brace/bracket", url, at + 1)
            plain.append(letter)
            at += 1
            continue
        address = _ADDRESS.match(url, at)
        if address is not None:
            plain.append(address[0])
            at = address.end()
            continue
        count += 1
        if count > MOST:
            raise _wrong("too many globs", url, at + 1)
        yield "".join(plain)
        plain.clear()
        part, at = _list(url, at) if letter == "{" else _range(url, at)
        yield part
    yield "".join(plain)


def _list(url: str, at: int) -> tuple[_Words, int]:
    words = [""]
    begin = at
    at += 1
    while at < len(url):
        letter = url[at]
        if letter == "}":
            if words == [""]:
                raise _wrong("empty string within braces", url, at + 1)
            return _Words(words), at + 1
        if letter in "{[":
            raise _wrong("nested brace", url, at + 1)
        if letter == "]":
            raise _wrong("unexpected close bracket", url, at + 1)
        if letter == ",":
            words.append("")
        elif letter == "\\" and url[at + 1 : at + 2]:
            at += 1
            words[-1] += url[at]
        else:
            words[-1] += letter
        at += 1
    raise _wrong("unmatched brace", url, begin + 1)


def _range(url: str, at: int) -> tuple[_Numbers, int]:
    found = _NUMBERS.match(url, at)
    if found is not None:
        first, last, step = int(found[1]), int(found[2]), int(found[3] or 1)
        if first <= last and step > 0 and step <= max(last - first, 1):
            return _Numbers(range(first, last + 1, step), len(found[1]) if found[1].startswith("0") else 1), found.end()
        raise _wrong("bad range", url, found.end() + 1)
    found = _LETTERS.match(url, at)
    if found is None:
        following = url[at + 1 : at + 2]
        if not following.isalnum():
            raise _wrong("bad range specification", url, at + 2)
        raise _wrong("bad range", url, at + (4 if following.isdecimal() else 2))
    first, last, step = ord(found[1]), ord(found[2]), int(found[3] or 1)
    if first > last or last - first > 25 or not 0 < step <= max(last - first, 1):
        raise _wrong("bad range", url, found.end() + 1)
    return _Numbers(range(first, last + 1, step)), found.end()


def _wrong(words: str, url: str, position: int) -> Fault:
    return Fault(Why.URL, f"{words} in URL position {position}:\n{url}\n{' ' * (position - 1)}^")
