"""Which lines a command is for."""

from collections.abc import Callable
from typing import TypeAlias

from mirage.commands.sed.machine import Machine
from mirage.commands.sed.script import Address, Regex

Matches: TypeAlias = Callable[[Machine], bool]


class Range:
    """From a line to another; it knows whether it has begun."""

    __slots__ = ("_begins", "_end", "_ends", "_second", "_zero", "active")

    def __init__(self, first: Address, second: Address) -> None:
        self._zero = first == Address("number", 0)
        self._begins = single(first)
        self._second = second
        self._ends = single(second) if second.kind in ("regex", "last", "step") else None
        self._end = 0
        self.active = self._zero

    def reset(self) -> None:
        """Be as before the first line."""
        self.active = self._zero

    def __call__(self, m: Machine) -> bool:
        if not self.active:
            return self._begins(m) and self._begin(m.number)
        if self._ends is not None:
            self.active = not self._ends(m)
            return True
        self.active = m.number < self._end
        return m.number <= self._end or self._second.kind != "number"

    def _begin(self, number: int) -> bool:
        kind, count = self._second.kind, self._second.number
        if kind == "number":
            self._end = count
        elif kind == "more":
            self._end = number + count
        elif kind == "multiple":
            self._end = number + count - number % count if count else number
        self.active = self._ends is not None or self._end > number
        return True


def single(address: Address) -> Matches:
    """Whether the current line is the one."""
    number, step = address.number, address.step
    if address.kind == "step":
        return lambda m: m.number >= number and (m.number - number) % step == 0
    if address.kind == "last":
        return lambda m: m.lines.last()
    if address.regex is not None:
        return _regex(address.regex)
    return lambda m: m.number == number


def _regex(regex: Regex) -> Matches:
    if not regex.text:
        return lambda m: m.finder(regex).find(m.space) is not None
    finder = regex.finder(parts=False)
    find, text = finder.find, finder.literal

    def contains(m: Machine) -> bool:
        m.used = regex
        return text is not None and text in m.space

    def matches(m: Machine) -> bool:
        m.used = regex
        return find(m.space) is not None

    return matches if text is None else contains
