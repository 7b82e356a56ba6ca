"""Arrays: indexed ones, and associative ones, whose keys come in the order of bash."""

from typing import TYPE_CHECKING, TypeAlias

from mirage.budget import finished

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

ELEMENT = 64
"""What an element costs in memory beside its text."""
SOME = 4096
"""Elements that are taken in one step."""
LONGEST_HASHED = 64 * 1024
"""Keys above this length are not worth the time that their place in the order takes."""
_BUCKETS = 1024
_FULL = 2
"""So many keys for each bucket, and the table grows."""
_GROWTH = 4


class Indexed:
    """Values by number, holes allowed."""

    __slots__ = ("_sorted", "_top", "_values", "account", "bare", "lease", "size")

    lease: object
    """Of the session that may change it; all others copy it first."""
    account: object
    """Of the session that it is charged to."""

    def __init__(self, values: list[str] | None = None, *, bare: bool = False) -> None:
        self.lease = self.account = None
        self._values: dict[int, str] = dict(enumerate(values or ()))
        self._sorted = True
        """The values lie in the order of their numbers."""
        self._top = len(self._values) - 1
        """The highest number, or one above it that was removed."""
        self.bare = bare
        """Declared only: nothing was ever given to it."""
        self.size = ELEMENT * len(self._values) + sum(map(len, self._values.values()))
        """What it holds in memory, about."""

    def get(self, at: int) -> str | None:
        """The value at a number; None where there is none."""
        return self._values.get(at)

    def put(self, at: int, value: str) -> None:
        """Set one value."""
        values = self._values
        before = values.get(at)
        if before is not None:
            self.size += len(value) - len(before)
        else:
            self.size += ELEMENT + len(value)
            if at > self._top:
                self._top = at
            elif values:
                self._sorted = False
        values[at] = value
        self.bare = False

    def first(self) -> str | None:
        """What the name without a subscript stands for."""
        return self._values.get(0)

    def put_first(self, value: str) -> None:
        """Set what the name without a subscript stands for."""
        self.put(0, value)

    def extend(self, values: list[str]) -> None:
        """Add values behind the last."""
        end = self.end()
        self._values.update(enumerate(values, end))
        self._top = max(self._top, end + len(values) - 1)
        self.size += ELEMENT * len(values) + sum(map(len, values))
        self.bare = False

    def drop(self, at: int) -> None:
        """Remove one value, if it is there."""
        before = self._values.pop(at, None)
        if before is not None:
            self.size -= ELEMENT + len(before)

    def end(self) -> int:
        """The number behind the last value."""
        if self._sorted:
            return next(reversed(self._values), -1) + 1
        if self._top not in self._values:
            self._top = max(self._values, default=-1)
        return self._top + 1

    def keys(self) -> list[str]:
        """The numbers that have values, as texts."""
        return finished(self.listing())

    def listing(self) -> "Generator[None, None, list[str]]":
        """As ``keys``, in steps."""
        self._sort()
        numbers = list(self._values)
        made: list[str] = []
        for at in range(0, len(numbers), SOME):
            made += map(str, numbers[at : at + SOME])
            yield
        return made

    def values(self) -> list[str]:
        """The values in order."""
        self._sort()
        return list(self._values.values())

    def items(self) -> "Iterator[tuple[str, str]]":
        """The numbers, as texts, and their values, in order: as they are now, whatever happens meanwhile."""
        self._sort()
        return ((str(at), value) for at, value in self._values.copy().items())

    def copy(self) -> "Indexed":
        """Another one that holds the same."""
        twin = Indexed()
        twin._values = self._values.copy()
        twin._sorted = self._sorted
        twin._top = self._top
        twin.bare = self.bare
        twin.size = self.size
        return twin

    def __len__(self) -> int:
        return len(self._values)

    def _sort(self) -> None:
        if not self._sorted:
            self._values = dict(sorted(self._values.items()))
            self._sorted = True


class Associative:
    """Values by text. Keys come bucket by bucket of a hash table, in each the newest first."""

    __slots__ = ("_buckets", "_hashes", "_order", "_values", "account", "bare", "lease", "size")

    lease: object
    account: object

    def __init__(self, *, bare: bool = False) -> None:
        self.lease = self.account = None
        self._values: dict[str, str] = {}
        """The oldest first, as far as their order within a bucket goes."""
        self._hashes: dict[str, int] = {}
        self._buckets = _BUCKETS
        self._order: list[str] | None = None
        """The keys in order, while none is added or removed."""
        self.bare = bare
        """Declared only: nothing was ever given to it."""
        self.size = 0
        """What it holds in memory, about."""

    def get(self, key: str) -> str | None:
        """The value of a key; None where there is none."""
        return self._values.get(key)

    def put(self, key: str, value: str) -> None:
        """Set one value."""
        values = self._values
        before = values.get(key)
        if before is not None:
            self.size += len(value) - len(before)
        else:
            if len(values) >= self._buckets * _FULL:
                # Growing turns the order within each bucket around.
                values = self._values = dict(reversed(values.items()))
                self._buckets *= _GROWTH
            self.size += 2 * ELEMENT + len(key) + len(value)
            self._order = None
            self._hashes[key] = _hash(key)
        values[key] = value
        self.bare = False

    def first(self) -> str | None:
        """What the name without a subscript stands for."""
        return self._values.get("0")

    def put_first(self, value: str) -> None:
        """Set what the name without a subscript stands for."""
        self.put("0", value)

    def drop(self, key: str) -> None:
        """Remove one value, if it is there."""
        before = self._values.pop(key, None)
        if before is not None:
            del self._hashes[key]
            self.size -= 2 * ELEMENT + len(key) + len(before)
            self._order = None

    def keys(self) -> list[str]:
        """The keys, in the order of bash."""
        return self._keys().copy()

    def listing(self) -> "Generator[None, None, list[str]]":
        """As ``keys``."""
        yield
        return self.keys()

    def values(self) -> list[str]:
        """The values, in the order of the keys."""
        return [self._values[key] for key in self._keys()]

    def items(self) -> "Iterator[tuple[str, str]]":
        """The keys and their values, in the order of bash: as they are now, whatever happens meanwhile."""
        values = self._values.copy()
        return ((key, values[key]) for key in self._keys())

    def copy(self) -> "Associative":
        """Another one that holds the same."""
        twin = Associative()
        twin._values = self._values.copy()
        twin._hashes = self._hashes.copy()
        twin._buckets = self._buckets
        twin._order = self._order
        twin.bare = self.bare
        twin.size = self.size
        return twin

    def __len__(self) -> int:
        return len(self._values)

    def _keys(self) -> list[str]:
        if self._order is None:
            mask = self._buckets - 1
            newest_first = list(reversed(self._values))
            newest_first.sort(key=lambda key: self._hashes[key] & mask)
            self._order = newest_first
        return self._order


def _hash(key: str) -> int:
    """FNV-1 of 32 bits over signed bytes, as bash has it."""
    if len(key) > LONGEST_HASHED:
        return 0
    found = 2166136261
    for byte in key.encode("utf-8", "surrogateescape"):
        found = (found * 16777619 & 0xFFFFFFFF) ^ (byte if byte < 128 else byte | 0xFFFFFF00)
    return found


Array: TypeAlias = Indexed | Associative
