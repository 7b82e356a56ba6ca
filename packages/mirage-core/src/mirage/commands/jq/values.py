"""JSON values: their kinds, their order, how a message shows one. Values are never changed in place."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable, Iterable
from functools import cmp_to_key
from itertools import islice
from typing import Any

from mirage.commands.jq import numbers
from mirage.commands.jq.faults import JqError

DEEPEST = 10_000
_SHOWN = 29
"""Bytes of a value in a message."""
_RANK = {"null": 0, "false": 1, "true": 2, "number": 3, "string": 4, "array": 5, "object": 6}


def kind(value: Any) -> str:
    """``null``, ``boolean``, ``number``, ``string``, ``array`` or ``object``."""
    if value is None:
        return "null"
    if value is True or value is False:
        return "boolean"
    if isinstance(value, str):
        return "string"
    if isinstance(value, list):
        return "array"
    if isinstance(value, dict):
        return "object"
    return "number"


def truthy(value: Any) -> bool:
    """All but null and false is true."""
    return value is not None and value is not False


def described(value: Any) -> str:
    """``string ("abc")``, shortened."""
    return f"{kind(value)} ({brief(value)})"


def brief(value: Any, most: int = _SHOWN) -> str:
    """The text of a value, shortened to so many bytes."""
    from mirage.commands.jq.writing import dumped

    data = dumped(_head(value, most)).encode("utf-8", "surrogatepass")
    if len(data) <= most:
        return data.decode("utf-8", "surrogatepass")
    end = data[-1:].decode() if data[-1:] in (b'"', b"]", b"}") else ""
    kept = data[: most - 3 - len(end)]
    return f"{kept.decode('utf-8', 'ignore')}...{end}"


def _head(value: Any, most: int) -> Any:
    """As much of a large value as a message can show."""
    if isinstance(value, str):
        return value[: most + 1]
    if isinstance(value, list):
        return value[: most + 1]
    if isinstance(value, dict) and len(value) > most:
        return dict(sorted(value.items())[: most + 1])
    return value


def fault(value: Any, words: str) -> JqError:
    """``string ("abc") WORDS``."""
    return JqError(f"{described(value)} {words}")


def _rank(value: Any) -> int:
    if value is None:
        return 0
    if value is False:
        return 1
    if value is True:
        return 2
    return _RANK[kind(value)]


def compare(one: Any, other: Any) -> int:
    """Negative, zero or positive: null, false, true, numbers, strings, arrays, objects."""
    pending: list[tuple[Any, Any]] = [(one, other)]
    while pending:
        left, right = pending.pop()
        if left is right and not numbers.is_number(left):
            continue
        rank = _rank(left)
        found = rank - _rank(right)
        if not found:
            if rank == 3:
                found = compare_numbers(left, right)
            elif rank == 4:
                found = (left > right) - (left < right)
            elif rank == 5:
                pending.append((len(left), len(right)))
                pending.extend(reversed(list(zip(left, right, strict=False))))
            elif rank == 6:
                names, others = sorted(left), sorted(right)
                if names != others:
                    return -1 if names < others else 1
                pending.extend((left[name], right[name]) for name in reversed(names))
        if found:
            return found
    return 0


def compare_numbers(one: int | float, other: int | float) -> int:
    """As doubles, NaN below all; literals digit by digit."""
    if one != one:
        return -1
    if one < other:
        return -1
    if one > other or other != other:
        return 1
    if type(one) is int and type(other) is int:
        return 0
    if numbers.is_literal(one) and numbers.is_literal(other):
        left, right = numbers.decimal_of(one), numbers.decimal_of(other)
        return (left > right) - (left < right)
    return 0


ordering = cmp_to_key(compare)


def equal(one: Any, other: Any) -> bool:
    """``==``."""
    if type(one) is type(other) and (one is None or isinstance(one, (str, bool))):
        return bool(one == other)
    return compare(one, other) == 0


def uniform(values: Iterable[Any]) -> bool:
    """Whether Python compares these as jq does: all strings, or all small numbers."""
    kinds = set(map(type, values))
    return kinds <= {str} or kinds <= {int}


def in_order(values: list[Any]) -> list[Any]:
    """Sorted."""
    return sorted(values) if uniform(values) else sorted(values, key=order_of(values))


def order_of(values: list[Any]) -> Callable[[Any], Any]:
    """By what Python sorts these values as jq does."""
    return _rank_of if all(_shallow(value) for value in values) else ordering


def _shallow(value: Any) -> bool:
    """Whether a value has no more than scalars in it, none of which is NaN or longer than a double."""
    parts = value if isinstance(value, list) else (value,)
    return all(type(each) in _SCALARS and each == each for each in parts)


_SCALARS = frozenset({type(None), bool, int, float, str})


def _rank_of(value: Any) -> Any:
    if isinstance(value, list):
        return 5, [_rank_of(each) for each in value]
    rank = _rank(value)
    return (rank, value) if rank > 2 else (rank,)


def too_deep(value: Any) -> bool:
    """Whether a value that grows is nested beyond what is read and printed: that of its first parts is looked at."""
    for _ in range(DEEPEST + 1):
        parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
        inner = next((each for each in islice(parts, 8) if isinstance(each, (list, dict))), None)
        if inner is None:
            return False
        value = inner
    return True


def identical(one: Any, other: Any) -> bool:
    """Whether a result may stand for the value whose path is known."""
    return one is other
