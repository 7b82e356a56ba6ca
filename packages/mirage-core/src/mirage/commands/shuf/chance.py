"""Random choices, made of the bytes of a source as the real one makes them, or of those of the host."""

from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Protocol

from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Usage

if TYPE_CHECKING:
    from mirage.host import Host

ITEM = 120
"""Bytes that a place that was changed takes, roughly."""


class Chance(Protocol):
    """What chooses."""

    async def below(self, choices: int) -> int:
        """A number from 0, and below ``choices``."""
        ...


class Own:
    """Choices of the host."""

    __slots__ = ("_host",)

    def __init__(self, host: "Host") -> None:
        self._host = host

    async def below(self, choices: int) -> int:
        return self._host.randomness.randrange(choices)


class Read:
    """Choices by the bytes of a file: what one of them leaves over, the next one uses."""

    __slots__ = ("_at", "_file", "_kept", "_least", "_most", "_path")

    def __init__(self, file: Input, path: str) -> None:
        self._file = file
        self._path = path
        self._kept: bytes = b""
        self._at = 0
        self._least = self._most = 0
        """A random number that is left over, and the largest that it might be."""

    async def below(self, choices: int) -> int:
        number, most = self._least, self._most
        while True:
            while most < choices - 1:
                number = number << 8 | await self._byte()
                most = most << 8 | 255
            if most == choices - 1:
                self._least = self._most = 0
                return number
            # Numbers at the end that would favour the first choices are not used, but not lost either.
            unusable = (most - choices + 1) % choices
            if number <= most - unusable:
                self._least, self._most = number // choices, (most - choices + 1) // choices
                return number % choices
            number -= most - unusable + 1
            most = unusable - 1

    async def _byte(self) -> int:
        if self._at == len(self._kept):
            try:
                self._kept = await self._file.read()
                self._at = 0
            except ReadError:
                raise Usage(f"{quoted(self._path)}: read error", hint=False) from None
            if not self._kept:
                raise Usage(f"{quoted(self._path)}: end of file", hint=False)
        self._at += 1
        return self._kept[self._at - 1]


async def permutation(chance: Chance, wanted: int, count: int) -> AsyncGenerator[int, None]:
    """So many of the numbers below ``count``, in any order; only places that were changed are kept."""
    changed: dict[int, int] = {}
    if wanted == 1 and count == 1:
        yield 0
        return
    for at in range(wanted):
        other = at + await chance.below(count - at) if count - at > 1 else at
        here = changed.pop(at, at)
        if other == at:
            yield here
            continue
        yield changed.get(other, other)
        changed[other] = here


def unreadable(path: str, words: str) -> Usage:
    """The complaint about a source that cannot be opened."""
    return Usage(f"{shown(path)}: {words}", hint=False)
