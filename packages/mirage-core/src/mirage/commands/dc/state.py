"""What a program of dc has: its stack, its bases and scale, and what it has to say."""

from typing import TYPE_CHECKING, TypeAlias

from mirage.commands.bc.numbers import Number

if TYPE_CHECKING:
    from mirage.budget import Budget

Value: TypeAlias = "Number | str"
_ENTRY = 120
"""About what a value takes in memory besides its digits."""


class Fault(Exception):
    """A command cannot do its work; the text says why."""


class State:
    """The stack is charged to the Budget while it is held."""

    __slots__ = ("_budget", "_held", "base", "out", "output", "scale", "told", "values")

    def __init__(self, budget: "Budget") -> None:
        self._budget = budget
        self._held = 0
        self.values: list[Value] = []
        self.base = 10
        """That of numbers in the program."""
        self.output = 10
        """That of numbers that are printed."""
        self.scale = 0
        self.out: list[str] = []
        self.told: list[str] = []
        """What goes to standard error."""

    def complain(self, message: str) -> None:
        """Say what is wrong; the program goes on."""
        self.told.append(f"dc: {message}\n")

    def hold(self, size: int) -> None:
        """Charge so many bytes."""
        self._budget.hold(size)
        self._held += size

    def drop(self, size: int) -> None:
        """Give so many bytes back."""
        self._held -= size
        self._budget.drop(size)

    def release(self) -> None:
        """Give back all that was charged."""
        self.drop(self._held)

    def kept(self, value: Value) -> Value:
        """Charge what stays for long; it is given back at the end only."""
        self.hold(_size(value))
        return value

    def push(self, value: Value) -> None:
        """Put it on top."""
        self.values.append(self.kept(value))

    def pop(self) -> Value:
        """Take the top off.

        :raises Fault: there is none.
        """
        if not self.values:
            raise Fault("stack empty")
        value = self.values.pop()
        self.drop(_size(value))
        return value

    def top(self, count: int) -> list[Number]:
        """So many numbers from the top, the lowest first; they stay.

        :raises Fault: they are not all there, or no numbers.
        """
        if len(self.values) < count:
            raise Fault("stack empty")
        found = [value for value in self.values[-count:] if not isinstance(value, str)]
        if len(found) < count:
            raise Fault("non-numeric value")
        return found

    def two(self) -> tuple[Number, Number]:
        """The number below the top, and the top."""
        one, two = self.top(2)
        return one, two

    def replace(self, count: int, *values: Value) -> None:
        """Put these in the place of so many."""
        for _ in range(count):
            self.pop()
        for value in values:
            self.push(value)


def _size(value: Value) -> int:
    return _ENTRY + (len(value) if isinstance(value, str) else value.value.bit_length() // 8)
