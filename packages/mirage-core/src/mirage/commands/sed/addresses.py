"""Which lines a command is for."""

from collections.abc import Callable
from typing import TypeAlias

from mirage.commands.sed.machine import Machine
from mirage.commands.sed.script import Address, Regex

Matches: TypeAlias = Callable[[Machine], bool]


class Range:
    """From a line to another; it knows whether it has begun."""

    __slots__ = ("_begins", "_closed", "_end", "_ends", "_first", "_second", "active")

    def __init__(self, first: Address, second: Address) -> None:
        self._first = first
        self._begins = single(first)
        self._second = second
        self._ends = single(second) if second.kind in ("regex", "last", "step") else None
        self._end = 0
        self.active = False
        self._closed = False
        """It began by number, and cannot do so again."""
        self.reset()

    def reset(self) -> None:
        """Be as before the first line."""
        self.active = self._first == Address("number", 0)
        self._closed = False

    def __call__(self, m: Machine) -> bool:
        if not self.active:
            return self._starts(m) and self._begin(m)
        if self._ends is not None:
            self.active = not self._ends(m)
        else:
            self.active = m.number < self._end
        self._closed = not self.active and self._first.kind == "number"
        return self._ends is not None or m.number <= self._end or self._second.kind != "number"

    def _starts(self, m: Machine) -> bool:
        if self._first.kind != "number":
            return self._begins(m)
        # The line itself may have been passed by N.
        return not self._closed and m.number >= self._first.number

    def _begin(self, m: Machine) -> bool:
        number, kind, count = m.number, self._second.kind, self._second.number
        if kind == "number":
            self._end = count
        elif kind == "more":
            self._end = number + count
        elif kind == "multiple":
            self._end = number + count - number % count if count else number
        if self._ends is None:
            self.active = self._end > number
        else:
            # A range by expressions does not end where it begins.
            self.active = kind == "regex" or not self._ends(m)
        if self._first.kind != "number":
            return True
        self._closed = not self.active
        return kind != "number" or number <= max(self._end, self._first.number)


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
