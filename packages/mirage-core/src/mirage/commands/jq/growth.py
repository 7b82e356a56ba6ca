"""What values take that are made little by little, as far as a glance tells; it is charged."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mirage.budget import Budget

GROWTH = 1 << 16
"""Bytes by which a state grows before that is charged."""
COPIED = 1 << 20
"""Bytes of states between two pauses."""
GLANCE = 64
"""Parts of a value that are looked at."""
LARGE = 256
"""Texts that are charged while they are put into arrays."""
LEVELS = 8
"""How deep such texts are looked for."""
PART = 24
"""Bytes that a part of a large container takes at least."""
SAMPLED = 8
"""Of so many containers one is looked into while an array is made of them."""
SIZED = frozenset({str, list, dict})
"""What may grow."""


class Growth:
    """What a state has come to take, as far as a glance at what was added tells; it is charged."""

    __slots__ = ("_budget", "_charged", "_copied", "_held")

    def __init__(self, budget: "Budget") -> None:
        self._budget = budget
        self._held = self._charged = self._copied = 0

    def seen(self, old: Any, new: Any) -> bool:
        """A state took the place of another one; whether so much was copied that a pause is due.

        :raises LimitReached: it is more than may be held.
        """
        return self._took(_more(old, new), length(new))

    def lengthened(self, amount: int) -> bool:
        """The same where a text grew in place."""
        return self._took(amount, amount)

    def _took(self, more: int, copied: int) -> bool:
        self._held += more
        if abs(self._held - self._charged) > GROWTH:
            self._budget.hold(self._held - self._charged)
            self._charged = self._held
        self._copied += copied
        if self._copied < COPIED:
            return False
        self._copied = 0
        return True

    def close(self) -> None:
        """There are no further states."""
        self._budget.drop(self._charged)


def length(value: Any) -> int:
    """What a value takes without its parts."""
    if isinstance(value, str):
        return len(value)
    return 64 * len(value) if isinstance(value, (list, dict)) else 0


def large(value: Any) -> int:
    """What large texts and containers take that a value is, or has in it, as far as a glance tells."""
    if type(value) is str:
        return len(value) if len(value) > LARGE else 0
    if not isinstance(value, (list, dict)):
        return 0
    found = 0
    inner = [value]
    for _ in range(LEVELS):
        parts = list(chain.from_iterable(map(_parts, inner[:GLANCE])))
        found += sum([len(part) for part in parts if type(part) is str and len(part) > LARGE])
        found += sum([PART * len(each) for each in inner if len(each) > GLANCE])
        inner = [part for part in parts if isinstance(part, (list, dict))]
        if not inner:
            break
    return found


class Sampled:
    """What containers take of which one in a few is looked into."""

    __slots__ = ("_last", "_seen")

    def __init__(self) -> None:
        self._last = self._seen = 0

    def seen(self, value: Any, instead: Any = None) -> int:
        """What is to be charged now that there is a further one, ``instead`` of what was there."""
        self._seen += 1
        if self._seen % SAMPLED:
            return 0
        # What the last two that were looked at have, those between them have as well.
        before, self._last = self._last, max(large(value) - large(instead), 0)
        return self._last + (SAMPLED - 1) * min(before, self._last)


def weight(value: Any) -> int:
    """What a value takes, the texts in it included and those one further down."""
    inner = [part for part in _parts(value) if type(part) in SIZED]
    within = chain.from_iterable(map(_parts, inner[:GLANCE]))
    return length(value) + sum(map(length, inner)) + sum([len(part) for part in within if type(part) is str])


def _parts(value: Any, begin: int = 0) -> Iterator[Any]:
    if isinstance(value, list):
        return iter(value[begin : begin + GLANCE])
    return islice(reversed(value.values()), GLANCE) if isinstance(value, dict) else iter(())


def _more(old: Any, new: Any) -> int:
    """What a state takes more than the one before."""
    if type(old) in SIZED and any(part is old for part in _parts(new)):
        return weight([part for part in _parts(new) if part is not old])
    return length(new) - length(old) + _added(old, new)


def _added(old: Any, new: Any) -> int:
    """What the elements take that a state has got."""
    if isinstance(new, list):
        begin = len(old) if isinstance(old, list) else 0
        return sum(map(weight, _parts(new, begin)))
    if not isinstance(new, dict) or not new or (isinstance(old, dict) and len(old) >= len(new)):
        return 0
    return weight(next(reversed(new.values())))
