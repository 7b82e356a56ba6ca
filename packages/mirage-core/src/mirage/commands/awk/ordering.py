"""The order in which arrays are gone through, and sorted."""

from collections.abc import Callable
from functools import cmp_to_key
from typing import Any, TypeAlias

from mirage.commands.awk.faults import Fatal
from mirage.commands.awk.functions import Functions
from mirage.commands.awk.values import Array, Strnum

Comparing: TypeAlias = Callable[[tuple[str, Any], tuple[str, Any]], int]
_ORDERS = frozenset(
    f"@{what}_{kind}_{way}"
    for what, kinds in (("ind", ("num", "str")), ("val", ("num", "str", "type")))
    for kind in kinds
    for way in ("asc", "desc")
)


def is_integer(key: str) -> bool:
    """Whether a subscript is a positive whole number, as numbers are written."""
    return key.isdecimal() and key.isascii() and (key[0] != "0") and len(key) < 16


class Ordering(Functions):
    """A Machine that sorts."""

    async def keys(self, array: Array) -> list[Any]:
        """The subscripts of an array, as they are gone through: those that are numbers come last, in their order."""
        self.ctx.budget.look()
        self.countdown[0] = 0
        how = self.procinfo.get("sorted_in")
        if how is not None and (name := self.text(how)) and name != "@unsorted":
            return [key for key, _ in await self._in_order(list(array.items()), name)]
        numbers = [key for key in array if is_integer(key)]
        numbers.sort(key=int)
        if len(numbers) == len(array):
            # gawk keeps such arrays apart: their subscripts compare as numbers.
            return [Strnum(key) for key in numbers]
        return [key for key in array if not is_integer(key)] + numbers

    async def asort(self, array: Array, into: Array | None, how: str, values: bool) -> float:
        """``asort`` and ``asorti``"""
        if not values and not how:
            how = "@ind_str_asc"
        found = await self._in_order(list(array.items()), how or "@val_type_asc")
        target = array if into is None else into
        target.clear()
        for number, (key, value) in enumerate(found, 1):
            target[str(number)] = value if values else key
        return float(len(found))

    async def _in_order(self, items: list[tuple[str, Any]], how: str) -> list[tuple[str, Any]]:
        if how in _ORDERS:
            _, kind, way = how[1:].split("_")
            compare = self._comparing(how.startswith("@ind"), kind)
            items.sort(key=cmp_to_key(compare), reverse=False)
            if way == "desc":
                items.sort(key=cmp_to_key(_turned(compare)))
            return items
        function = self.comparers.get(how)
        if function is None:
            raise Fatal(f"sort comparison function `{how}' is not defined")
        return await self._merged(items, function)

    def _comparing(self, by_index: bool, kind: str) -> Comparing:
        def indices(one: tuple[str, Any], other: tuple[str, Any]) -> int:
            return self.collate(one[0], other[0])

        def index_numbers(one: tuple[str, Any], other: tuple[str, Any]) -> int:
            first, second = self.number_of(one[0]), self.number_of(other[0])
            return -1 if first < second else 1 if first > second else indices(one, other)

        def types(one: tuple[str, Any], other: tuple[str, Any]) -> int:
            return self._by_type(one[1], other[1]) or index_numbers(one, other)

        def numbers(one: tuple[str, Any], other: tuple[str, Any]) -> int:
            first, second = _group(one[1]), _group(other[1])
            if first != second:
                return first - second
            if first:
                return index_numbers(one, other)
            left, right = self.number(one[1]), self.number(other[1])
            return -1 if left < right else 1 if left > right else self._by_text(one, other)

        def texts(one: tuple[str, Any], other: tuple[str, Any]) -> int:
            first, second = _group(one[1]), _group(other[1])
            if first or second:
                return first - second or index_numbers(one, other)
            return self._by_text(one, other)

        if by_index:
            return indices if kind == "str" else index_numbers
        return {"type": types, "num": numbers, "str": texts}[kind]

    def _by_text(self, one: tuple[str, Any], other: tuple[str, Any]) -> int:
        found = self.collate(self.text(one[1]), self.text(other[1]))
        if found:
            return found
        first, second = self.number_of(one[0]), self.number_of(other[0])
        return -1 if first < second else 1 if first > second else self.collate(one[0], other[0])

    def _by_type(self, one: Any, other: Any) -> int:
        """Numbers come before texts, and those before arrays."""
        first, second = self._rank(one), self._rank(other)
        if first != second:
            return first - second
        if first == 0:
            left, right = self.number(one), self.number(other)
            return -1 if left < right else int(left > right)
        return self.collate(self.text(one), self.text(other)) if first == 1 else 0

    def _rank(self, value: Any) -> int:
        if isinstance(value, dict):
            return 2
        if value is None:
            return 1
        if value.__class__ is float or (value.__class__ is Strnum and self.looks(value) is not None):
            return 0
        return 1

    async def _merged(self, items: list[tuple[str, Any]], function: Callable[..., Any]) -> list[tuple[str, Any]]:
        """Sorted by a function of the program, which may take its time."""
        runs = [[item] for item in items]
        while len(runs) > 1:
            pairs = range(0, len(runs) - 1, 2)
            merged = [await self._merge(runs[at], runs[at + 1], function) for at in pairs]
            if len(runs) % 2:
                merged.append(runs[-1])
            runs = merged
        return runs[0] if runs else []

    async def _merge(
        self, one: list[tuple[str, Any]], other: list[tuple[str, Any]], function: Callable[..., Any]
    ) -> list[tuple[str, Any]]:
        found: list[tuple[str, Any]] = []
        left = right = 0
        while left < len(one) and right < len(other):
            result = function(*one[left], *other[right])
            if hasattr(result, "__await__"):
                result = await result
            await self.ctx.breathe()
            if self.number(result) <= 0:
                found.append(one[left])
                left += 1
            else:
                found.append(other[right])
                right += 1
        return found + one[left:] + other[right:]


def _turned(compare: Comparing) -> Comparing:
    return lambda one, other: compare(other, one)


def _group(value: Any) -> int:
    return int(isinstance(value, dict))
