"""Tab stops, as expand and unexpand are told of them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Usage

LARGEST = (1 << 64) - 1
USUAL = 8
_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Stops:
    """Where tabs lead to: every ``size`` columns, or the columns of a list, and how it goes on behind them."""

    size: int = USUAL
    listed: Sequence[int] = ()
    multiple: int = 0
    """Behind the list, columns that are a multiple of it."""
    step: int = 0
    """Behind the list, columns so far from each other."""

    def after(self, column: int) -> int | None:
        """The next stop; None where there is none."""
        if self.size:
            return column + self.size - column % self.size
        at = bisect_right(self.listed, column)
        if at < len(self.listed):
            return self.listed[at]
        if self.multiple:
            return column + self.multiple - column % self.multiple
        if self.step:
            return column + self.step - (column - self.listed[-1]) % self.step
        return None


@dataclass(slots=True)
class Reading:
    """The stops as they are said, in several lists if need be."""

    listed: list[int] = field(default_factory=list[int])
    multiple: int = 0
    step: int = 0

    def add(self, text: str) -> None:
        """Read one more list; it is refused with all that is wrong with it."""
        wrong: list[str] = []
        kind = ""
        value: int | None = None
        at = 0
        while at < len(text):
            char = text[at]
            digits = _DIGITS.match(text, at)
            if digits is not None:
                value = int(digits[0][:40])
                if value > LARGEST:
                    wrong.append(f"tab stop is too large {quoted(digits[0])}")
                at = digits.end()
                continue
            if char in ", \t":
                if value is not None and not self._keep(kind, value):
                    wrong.append(f"'{kind}' specifier only allowed with the last value")
                    break
                value = None
            elif char in "/+":
                if value is not None:
                    wrong.append(f"'{char}' specifier not at start of number: {quoted(text[at:])}")
                kind = char
            else:
                wrong.append(f"tab size contains invalid character(s): {quoted(text[at:])}")
                break
            at += 1
        if not wrong and value is not None and not self._keep(kind, value):
            wrong.append(f"'{kind}' specifier only allowed with the last value")
        if wrong:
            raise Faults(wrong)

    def _keep(self, kind: str, value: int) -> bool:
        if kind == "/":
            free, self.multiple = not self.multiple, value
            return free
        if kind == "+":
            free, self.step = not self.step, value
            return free
        self.listed.append(value)
        return True

    def stops(self) -> Stops:
        """What all lists come to."""
        before = 0
        for stop in self.listed:
            if not stop:
                raise Usage("tab size cannot be 0", hint=False)
            if stop <= before:
                raise Usage("tab sizes must be ascending", hint=False)
            before = stop
        if self.multiple and self.step:
            raise Usage("'/' specifier is mutually exclusive with '+'", hint=False)
        if not self.listed:
            return Stops(self.multiple or self.step or USUAL)
        if len(self.listed) == 1 and not self.multiple and not self.step:
            return Stops(self.listed[0])
        return Stops(0, self.listed, self.multiple, self.step)


class Faults(Exception):
    """A list that makes no sense, for several reasons."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__(messages)
        self.messages = messages
