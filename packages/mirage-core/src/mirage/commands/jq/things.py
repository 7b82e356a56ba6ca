"""Functions of values of any kind, arrays and objects above all."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from itertools import count, takewhile
from typing import Any

from mirage.commands.jq import access, operators
from mirage.commands.jq.exact import literal, parsed
from mirage.commands.jq.faults import JqError, JsonError
from mirage.commands.jq.formats import formatted, text_of
from mirage.commands.jq.machine import PAUSE
from mirage.commands.jq.numbers import is_number, negated
from mirage.commands.jq.values import (
    DEEPEST,
    compare,
    described,
    equal,
    fault,
    in_order,
    kind,
    order_of,
    truthy,
    uniform,
)
from mirage.commands.jq.writing import dumped

_PAIRS = 512
"""Parts that are compared between two pauses."""


def _length(value: Any) -> Any:
    if value is None:
        return 0
    if isinstance(value, (str, list, dict)):
        return len(value)
    if value is True or value is False:
        raise fault(value, "has no length")
    return negated(value) if value < 0 else value


def _keys(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return sorted(value)
    return _keys_unsorted(value)


def _keys_unsorted(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value)
    if isinstance(value, list):
        return list(range(len(value)))
    raise fault(value, "has no keys")


def _add(value: Any) -> Any:
    items = access.items(value)
    if items and isinstance(items[0], (str, list, dict)) and len({type(each) for each in items}) == 1:
        return _joined(items)
    total = None
    for each in items:
        total = operators.add(total, each)
    return total


def _joined(items: list[Any]) -> Any:
    """The sum of many texts, arrays or objects, each copied once."""
    if isinstance(items[0], str):
        if sum(map(len, items)) > operators.LONGEST:
            raise JqError("String too long")
        return "".join(items)
    if isinstance(items[0], list):
        return [each for item in items for each in item]
    merged: dict[str, Any] = {}
    for item in items:
        merged.update(item)
    return merged


def _sortable(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise fault(value, "cannot be sorted, as it is not an array")
    return value


def _sort(value: Any) -> list[Any]:
    return in_order(_sortable(value))


def _by(value: Any, keys: Any) -> list[tuple[Any, Any]]:
    """The items with their keys, in the order of the keys."""
    if not isinstance(value, list) or not isinstance(keys, list):
        raise JqError(f"{described(value)} and {described(keys)} cannot be sorted, as they are not both arrays")
    plain = keys and all(len(key) == 1 for key in keys) and uniform(key[0] for key in keys)
    pairs = zip(keys, value, strict=True)
    if plain:
        return sorted(pairs, key=lambda pair: pair[0][0])
    order = order_of(keys)
    return sorted(pairs, key=lambda pair: order(pair[0]))


def _groups(value: Any, keys: Any) -> list[list[Any]]:
    groups: list[list[Any]] = []
    last: Any = None
    for key, each in _by(value, keys):
        if groups and (last == key if uniform(key + last) else compare(last, key) == 0):
            groups[-1].append(each)
        else:
            groups.append([each])
        last = key
    return groups


def _unique(value: Any) -> list[Any]:
    return [group[0] for group in _groups(value, [[each] for each in _sortable(value)])]


def _best(value: Any, keys: Any, wanted: int) -> Any:
    if not isinstance(value, list) or not isinstance(keys, list):
        raise JqError(f"{described(value)} and {described(keys)} cannot be iterated over")
    best: Any = _CLOSED
    found = None
    for key, each in zip(keys, value, strict=True):
        if best is _CLOSED or (compare(key, best) >= 0 if wanted > 0 else compare(key, best) < 0):
            best, found = key, each
    return found


def _extreme(value: Any, wanted: int) -> Any:
    return _best(value, value, wanted)


def _reverse(value: Any) -> Any:
    if isinstance(value, list):
        return value[::-1]
    size = _length(value)
    if not size:
        return []
    return [access.index(value, operators.subtract(size, 1))]


def _contains(one: Any, other: Any) -> Iterator[Any]:
    """Pauses, then the answer: each of one's parts may be compared with each of the other's."""
    if kind(one) != kind(other) or (isinstance(one, bool) and one is not other):
        raise JqError(f"{described(one)} and {described(other)} cannot have their containment checked")
    answer: Any = None
    asking = [_holding(one, other)]
    turns = 0
    while asking:
        turns += 1
        if not turns % _PAIRS:
            yield PAUSE
        try:
            pair = asking[-1].send(answer)
        except StopIteration as done:
            asking.pop()
            answer = done.value
            continue
        if pair is PAUSE:
            yield PAUSE
            answer = None
            continue
        if len(asking) > DEEPEST:
            raise JqError("Containment check too deep")
        answer = None
        asking.append(_holding(*pair))
    yield bool(answer)


def _holding(one: Any, other: Any) -> Generator[Any, Any, bool]:
    """Whether one holds the other; pairs of containers are asked for, so that depth is not Python's matter."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key, wanted in other.items():
            if key not in one or not (yield one[key], wanted):
                return False
        return True
    if isinstance(one, list) and isinstance(other, list):
        for wanted in other:
            if not isinstance(wanted, (list, dict)):
                if not (yield from _held(one, wanted)):
                    return False
                continue
            for each in one:
                if (yield each, wanted):
                    break
            else:
                return False
        return True
    return _part(one, other)


def _held(one: list[Any], wanted: Any) -> Generator[Any, Any, bool]:
    """Whether an array has something in it that is no container, with pauses."""
    for at in range(0, len(one), _PAIRS):
        if any(_part(each, wanted) for each in one[at : at + _PAIRS]):
            return True
        yield PAUSE
    return False


def _part(one: Any, other: Any) -> bool:
    return other in one if isinstance(one, str) and isinstance(other, str) else equal(one, other)


def _flatten(value: Any, depth: Any = -1) -> list[Any]:
    if operators.less(depth, 0):
        raise JqError("flatten depth must not be negative")
    return _flat(value, depth)


def _flat(value: Any, depth: Any) -> list[Any]:
    found: list[Any] = []
    pending = [iter(access.items(value))]
    depths = [depth]
    while pending:
        for each in pending[-1]:
            if isinstance(each, list) and not equal(depths[len(pending) - 1], 0):
                if len(depths) == len(pending):
                    depths.append(operators.subtract(depths[-1], 1))
                pending.append(iter(each))
                break
            found.append(each)
        else:
            pending.pop()
    return found


def _to_entries(value: Any) -> list[Any]:
    _keys_unsorted(value)
    return [{"key": key, "value": each} for key, each in access.keyed(value)]


def _from_entries(value: Any) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for entry in access.items(value):
        key = next((found for name in _KEYS if truthy(found := access.index(entry, name))), None)
        if not isinstance(key, str):
            raise JqError(f"Cannot use {described(key)} as object key")
        name = next((name for name in _VALUES if name in entry), "Value")
        made[key] = entry.get(name)
    return made


_KEYS = ("key", "k", "Key", "name", "Name", "K")
_VALUES = ("value", "v", "Value", "V")


def _indexed(value: Any) -> Any:
    """Rows by their keys, each with an array of keys, the last of which counts."""
    made: Any = {}
    for keys, row in value:
        made = None if not keys else {keys[-1]: row} if made is None else made
        if keys:
            made[keys[-1]] = row
    return made


def _transpose(value: Any) -> list[Any]:
    rows = access.items(value)
    # The length of a number is none that can be counted.
    width = max((_length(row) for row in rows), default=0)
    return [[access.index(row, at) for row in rows] for at in takewhile(lambda at: at < width, count())]


def _indices(value: Any, wanted: Any) -> Any:
    if isinstance(value, str) and isinstance(wanted, str):
        return _text_indices(value, wanted)
    if isinstance(value, list) and not isinstance(wanted, list):
        return access.index(value, [wanted])
    return access.index(value, wanted)


def _text_indices(value: str, wanted: str) -> list[int]:
    found: list[int] = []
    at = value.find(wanted) if wanted else -1
    while at >= 0:
        found.append(at)
        at = value.find(wanted, at + 1)
    return found


def _index(value: Any, wanted: Any) -> Any:
    return access.index(_indices(value, wanted), 0)


def _rindex(value: Any, wanted: Any) -> Any:
    return access.index(access.sliced(_indices(value, wanted), -1, None), 0)


_CLOSED = object()


def _bsearch(value: Any, wanted: Any) -> int:
    if not isinstance(value, list):
        raise fault(value, "cannot be searched from")
    low, high = 0, len(value)
    while low < high:
        middle = (low + high) // 2
        found = compare(value[middle], wanted)
        if not found:
            return middle
        low, high = (middle + 1, high) if found < 0 else (low, middle)
    return -1 - low


def _tonumber(value: Any) -> Any:
    if is_number(value):
        return value
    if isinstance(value, str):
        with suppress(JsonError, IndexError):
            found = literal(value)
            if is_number(found):
                return found
    raise fault(value, "cannot be parsed as a number")


def _toboolean(value: Any) -> bool:
    if value is True or value is False:
        return bool(value)
    if value in ("true", "false") and isinstance(value, str):
        return value == "true"
    raise fault(value, "cannot be parsed as a boolean")


def _fromjson(value: Any) -> Any:
    if not isinstance(value, str):
        raise fault(value, "only strings can be parsed")
    try:
        return parsed(value)
    except JsonError as error:
        raise JqError(str(error)) from None


def _abs(value: Any) -> Any:
    if operators.less(value, 0):
        return operators.negate(value)
    return value


def _split(value: Any, separator: Any) -> list[str]:
    if not isinstance(value, str) or not isinstance(separator, str):
        raise JqError("split input and separator must be strings")
    return operators.split(value, separator)


def _join(value: Any, separator: Any) -> Any:
    parts: Any = None
    for each in access.items(value):
        parts = "" if parts is None else operators.add(parts, separator)
        if is_number(each) or isinstance(each, bool):
            each = dumped(each)
        parts = operators.add(parts, "" if each is None else each)
    return "" if parts is None else parts


def _joined_text(value: Any, separator: Any) -> Any:
    if isinstance(separator, str) and isinstance(value, list) and all(isinstance(each, str) for each in value):
        if sum(map(len, value)) + len(separator) * len(value) > operators.LONGEST:
            raise JqError("String too long")
        return separator.join(value)
    return _join(value, separator)


def _not(value: Any) -> bool:
    return value is None or value is False


VALUES: dict[str, Callable[..., Any]] = {
    "not/0": _not,
    "true/0": lambda value: True,
    "false/0": lambda value: False,
    "null/0": lambda value: None,
    "length/0": _length,
    "type/0": kind,
    "keys/0": _keys,
    "keys_unsorted/0": _keys_unsorted,
    "has/1": access.has,
    "add/0": _add,
    "sort/0": _sort,
    "_sorted_by/1": lambda value, keys: [each for _, each in _by(value, keys)],
    "_grouped_by/1": _groups,
    "_unique_by/1": lambda value, keys: [group[0] for group in _groups(value, keys)],
    "_min_by/1": lambda value, keys: _best(value, keys, -1),
    "_max_by/1": lambda value, keys: _best(value, keys, 1),
    "unique/0": _unique,
    "min/0": lambda value: _extreme(value, -1),
    "max/0": lambda value: _extreme(value, 1),
    "reverse/0": _reverse,
    "flatten/0": lambda value: _flat(value, -1),
    "flatten/1": _flatten,
    "to_entries/0": _to_entries,
    "from_entries/0": _from_entries,
    "_indexed/0": _indexed,
    "transpose/0": _transpose,
    "indices/1": _indices,
    "_strindices/1": _text_indices,
    "index/1": _index,
    "rindex/1": _rindex,
    "bsearch/1": _bsearch,
    "setpath/2": lambda value, path, put: access.replaced(value, _a_path(path), put),
    "delpaths/1": access.without,
    "tostring/0": text_of,
    "tojson/0": dumped,
    "fromjson/0": _fromjson,
    "tonumber/0": _tonumber,
    "toboolean/0": _toboolean,
    "toarray/0": lambda value: value if isinstance(value, list) else [value],
    "abs/0": _abs,
    "split/1": _split,
    "join/1": _joined_text,
    "format/1": lambda value, name: _format(value, name),
    "have_literal_numbers/0": lambda value: True,
    "have_decnum/0": lambda value: True,
}


LENGTHY: dict[str, Callable[..., Iterator[Any]]] = {"contains/1": _contains}
"""The same where it may take long: pauses, then the value."""


def _a_path(path: Any) -> list[Any]:
    if not isinstance(path, list):
        raise JqError("Path must be specified as an array")
    return path


def _format(value: Any, name: Any) -> str:
    if not isinstance(name, str):
        raise fault(name, "is not a valid format")
    return formatted(name, value)
