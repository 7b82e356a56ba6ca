"""Parts of values: reading them, and making values in which they are other ones."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

import math
from typing import Any

from mirage.commands.jq import numbers
from mirage.commands.jq.faults import JqError
from mirage.commands.jq.values import DEEPEST, described, equal, in_order, kind

LONGEST = 1 << 29
"""An index in an array beyond which none is made."""


def index(value: Any, key: Any) -> Any:
    """``value[key]``"""
    if isinstance(value, dict) and isinstance(key, str):
        return value.get(key)
    if value is None and (isinstance(key, (str, dict)) or numbers.is_number(key)):
        return None
    if isinstance(value, list):
        if numbers.is_number(key):
            return _item(value, key)
        if isinstance(key, list):
            return indices_of(value, key)
        if isinstance(key, dict):
            start, stop = _bounds(len(value), key)
            return value[start:stop]
    if isinstance(value, str) and isinstance(key, dict):
        start, stop = _bounds(len(value), key)
        return value[start:stop]
    raise _cannot_index(value, key)


def _cannot_index(value: Any, key: Any) -> JqError:
    return JqError(f"Cannot index {kind(value)} with {described(key)}")


def _item(value: list[Any], key: float) -> Any:
    if key != key:
        return None
    at = math.floor(key) if abs(key) < LONGEST else LONGEST
    if at < 0:
        at += len(value)
    return value[at] if 0 <= at < len(value) else None


def sliced(value: Any, start: Any, stop: Any) -> Any:
    """``value[start:stop]``"""
    if value is None:
        return None
    if not isinstance(value, (list, str)):
        raise _cannot_index(value, {"start": start, "end": stop})
    first, last = _bounds(len(value), {"start": start, "end": stop})
    return value[first:last]


def _bounds(size: int, key: dict[str, Any]) -> tuple[int, int]:
    """Where a slice begins and ends."""
    start, stop = key.get("start"), key.get("end")
    if not all(each is None or numbers.is_number(each) for each in (start, stop)) or not key.keys() >= {"start", "end"}:
        raise JqError("Array/string slice indices must be integers")
    first = 0.0 if start is None or start != start else numbers.double(start)
    last = float(size) if stop is None or stop != stop else numbers.double(stop)
    first += size if first < 0 else 0
    last += size if last < 0 else 0
    begin = math.floor(min(max(first, 0), size))
    return begin, max(math.ceil(min(max(last, 0), size)), begin)


def indices_of(value: list[Any], wanted: list[Any]) -> Any:
    """Where ``wanted`` begins in ``value``; nowhere where it is empty."""
    if not wanted:
        return []
    count = len(wanted)
    return [at for at in range(len(value) - count + 1) if all(map(equal, value[at : at + count], wanted))]


def items(value: Any) -> list[Any]:
    """What ``.[]`` gives."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        return list(value.values())
    raise JqError(f"Cannot iterate over {described(value)}" if value is not None else "Cannot iterate over null (null)")


def keyed(value: Any) -> list[tuple[Any, Any]]:
    """The keys of ``.[]`` with what they lead to."""
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(items(value)))


def followed(value: Any, path: Any) -> Any:
    """``getpath``; null leads to null."""
    if not isinstance(path, list):
        raise JqError("Path must be specified as an array")
    for key in path:
        if value is None:
            return None
        value = index(value, key)
    return value


def replaced(value: Any, path: list[Any], put: Any) -> Any:
    """``setpath``: a copy in which ``path`` leads to ``put``."""
    if len(path) > DEEPEST:
        raise JqError("Path too deep")
    values: list[Any] = []
    for key in path:
        values.append(value)
        value = index(value, key)
    for key in reversed(path):
        put = with_part(values.pop(), key, put)
    return put


def with_part(value: Any, key: Any, put: Any) -> Any:
    """A copy in which ``key`` leads to ``put``."""
    if isinstance(key, str) and (value is None or isinstance(value, dict)):
        return {**value, key: put} if value else {key: put}
    if numbers.is_number(key) and (value is None or isinstance(value, list)):
        return _with_item(value or [], key, put)
    if isinstance(key, dict) and (value is None or isinstance(value, list)):
        return _with_slice(value or [], key, put)
    if isinstance(key, dict) and isinstance(value, str):
        raise JqError("Cannot update string slices")
    if isinstance(key, list) and isinstance(value, list):
        raise JqError("Cannot update field at array index of array")
    if isinstance(key, dict) and not isinstance(value, (dict, list)):
        raise JqError(f"Cannot update field at object index of {kind(value)}")
    raise _cannot_index(value, key)


def _with_item(value: list[Any], key: Any, put: Any) -> list[Any]:
    if key != key:
        raise JqError("Cannot set array element at NaN index")
    at = math.trunc(key) if abs(key) < LONGEST else (LONGEST if key > 0 else -LONGEST)
    if at < 0:
        at += len(value)
        if at < 0:
            raise JqError("Out of bounds negative array index")
    if at >= LONGEST or at > len(value) + LONGEST // 16:
        raise JqError("Array index too large")
    changed = value.copy()
    if at >= len(changed):
        changed += [None] * (at + 1 - len(changed))
    changed[at] = put
    return changed


def _with_slice(value: list[Any], key: dict[str, Any], put: Any) -> list[Any]:
    start, stop = _bounds(len(value), key)
    if not isinstance(put, list):
        raise JqError("A slice of an array can only be assigned another array")
    return [*value[:start], *put, *value[stop:]]


def without(value: Any, paths: Any) -> Any:
    """``delpaths``"""
    if not isinstance(paths, list):
        raise JqError("Paths must be specified as an array")
    for path in paths:
        if not isinstance(path, list):
            raise JqError(f"Path must be specified as array, not {kind(path)}")
    if not all(paths):
        return None
    from mirage.commands.jq.writing import dumped

    keys: dict[str, tuple[list[Any], list[Any]]] = {}
    for path in in_order(paths):
        keys.setdefault(dumped(path[:-1]), (path[:-1], []))[1].append(path[-1])
    # What lies deeper goes first; what lies side by side goes at once.
    for parent, gone in sorted(keys.values(), key=lambda each: -len(each[0])):
        value = _without_in(value, parent, gone)
    return value


def _without_in(value: Any, parent: list[Any], keys: list[Any]) -> Any:
    values: list[Any] = []
    whole = value
    for key in parent:
        if value is None:
            return whole
        values.append(value)
        value = index(value, key)
    if value is None:
        return whole
    put = _without_keys(value, keys)
    for key in reversed(parent):
        put = with_part(values.pop(), key, put)
    return put


def _without_keys(value: Any, keys: list[Any]) -> Any:
    if isinstance(value, dict):
        for key in keys:
            if not isinstance(key, str):
                raise JqError(f"Cannot delete {kind(key)} field of object")
        gone = set(keys)
        return {name: each for name, each in value.items() if name not in gone}
    if not isinstance(value, list):
        raise JqError(f"Cannot delete fields from {kind(value)}")
    positions: set[int] = set()
    for key in keys:
        if isinstance(key, dict):
            positions.update(range(*_bounds(len(value), key)))
        elif numbers.is_number(key):
            at = math.floor(key) if key == key and abs(key) < LONGEST else LONGEST
            positions.add(at + len(value) if at < 0 else at)
        else:
            raise JqError(f"Cannot delete {kind(key)} element of array")
    return [each for at, each in enumerate(value) if at not in positions]


def has(value: Any, key: Any) -> bool:
    """Whether ``key`` is in ``value``."""
    if isinstance(value, dict) and isinstance(key, str):
        return key in value
    if isinstance(value, list) and numbers.is_number(key):
        return bool(0 <= key < len(value))
    if value is None:
        return False
    raise JqError(f"Cannot check whether {kind(value)} has a {kind(key)} key")
