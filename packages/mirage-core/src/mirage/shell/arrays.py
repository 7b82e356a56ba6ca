"""Arrays: indexed ones, and associative ones, whose keys come in the order of bash."""

from typing import TypeAlias


class Indexed:
    """Values by number, holes allowed."""

    __slots__ = ("_sorted", "_values")

    def __init__(self, values: list[str] | None = None) -> None:
        self._values: dict[int, str] = dict(enumerate(values or ()))
        self._sorted = True
        """The values lie in the order of their numbers."""

    def get(self, at: int) -> str | None:
        """The value at a number; None where there is none."""
        return self._values.get(at)

    def put(self, at: int, value: str) -> None:
        """Set one value."""
        values = self._values
        if self._sorted and at not in values and values and at < next(reversed(values)):
            self._sorted = False
        values[at] = value

    def drop(self, at: int) -> None:
        """Remove one value, if it is there."""
        self._values.pop(at, None)

    def end(self) -> int:
        """The number behind the last value."""
        self._sort()
        return next(reversed(self._values), -1) + 1

    def keys(self) -> list[str]:
        """The numbers that have values, as texts."""
        self._sort()
        return [str(at) for at in self._values]

    def values(self) -> list[str]:
        """The values in order."""
        self._sort()
        return list(self._values.values())

    def copy(self) -> "Indexed":
        """Another one that holds the same."""
        twin = Indexed()
        twin._values = self._values.copy()
        twin._sorted = self._sorted
        return twin

    def __len__(self) -> int:
        return len(self._values)

    def _sort(self) -> None:
        if not self._sorted:
            self._values = dict(sorted(self._values.items()))
            self._sorted = True


class Associative:
    """Values by text."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """The value of a key; None where there is none."""
        return self._values.get(key)

    def put(self, key: str, value: str) -> None:
        """Set one value."""
        self._values[key] = value

    def drop(self, key: str) -> None:
        """Remove one value, if it is there."""
        self._values.pop(key, None)

    def keys(self) -> list[str]:
        """The keys."""
        return list(self._values)

    def values(self) -> list[str]:
        """The values, in the order of the keys."""
        return list(self._values.values())

    def copy(self) -> "Associative":
        """Another one that holds the same."""
        twin = Associative()
        twin._values = self._values.copy()
        return twin

    def __len__(self) -> int:
        return len(self._values)


Array: TypeAlias = Indexed | Associative
