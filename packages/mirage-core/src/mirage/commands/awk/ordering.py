"""The order in which arrays are gone through, and sorted."""

import math
from collections.abc import AsyncIterator, Callable
from functools import cmp_to_key
from itertools import islice
from typing import Any

from mirage.commands.awk.faults import Fatal
from mirage.commands.awk.folding import sorted_order
from mirage.commands.awk.functions import Functions
from mirage.commands.awk.values import Array, Strnum
from mirage.commands.sorting import in_order

_SOME = 1024
"""Elements that are looked at at one go."""
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
            return await self._in_order(dict(array), name)
        numbers: list[str] = []
        others: list[str] = []
        async for some in self._in_parts(list(array)):
            for key in some:
                (numbers if is_integer(key) else others).append(key)
        numbers = await self.ctx.budget.in_turn(in_order(numbers, int))
        if others:
            return others + numbers
        # gawk keeps arrays apart that have nothing else: their subscripts compare as numbers.
        return [key async for some in self._in_parts(numbers) for key in map(Strnum, some)]

    async def _in_parts(self, keys: list[str]) -> AsyncIterator[list[str]]:
        """So many subscripts at a time that the loop is given back in between."""
        for begin in range(0, len(keys), _SOME):
            yield keys[begin : begin + _SOME]
            if self.ctx.budget.due():
                await self.ctx.budget.breathe()

    async def asort(self, array: Array, into: Array | None, how: str, values: bool) -> float:
        """``asort`` and ``asorti``"""
        if not values and not how:
            how = "@ind_str_asc"
        source = dict(array)
        found = await self._in_order(source, how or "@val_type_asc")
        target = array if into is None else into
        target.clear()
        names = map(str, range(1, len(found) + 1))
        async for some in self._in_parts(found):
            content = map(source.__getitem__, some) if values else some
            target.update(zip(islice(names, len(some)), content, strict=True))
        return float(len(found))

    async def _in_order(self, source: dict[str, Any], how: str) -> list[str]:
        """The subscripts, sorted."""
        if how in _ORDERS:
            what, kind, way = how[1:].split("_")
            weight = self._by_index(kind) if what == "ind" else self._by_value(kind, source)
            if way == "asc":
                return await self.ctx.budget.in_turn(in_order(list(source), weight))
            # Equals stay in their order this way, too.
            return (await self.ctx.budget.in_turn(in_order(list(source)[::-1], weight)))[::-1]
        function = self.comparers.get(how)
        if function is None:
            raise Fatal(f"sort comparison function `{how}' is not defined")
        return [key for key, _ in await self._merged(list(source.items()), function)]

    def _by_index(self, kind: str) -> Callable[[str], Any]:
        collated = self._collated()
        if kind == "str":
            return collated
        number_of = self.number_of
        return lambda key: (_placed(number_of(key)), collated(key))

    def _by_value(self, kind: str, source: dict[str, Any]) -> Callable[[str], Any]:
        """What decides between elements: their values, then their subscripts."""
        number, text, collated, index = self.number, self.text, self._collated(), self._by_index("num")

        def types(key: str) -> Any:
            value = source[key]
            rank = self._rank(value)
            if rank == 0:
                return 0, _placed(number(value)), index(key)
            return (1, collated(text(value)), index(key)) if rank == 1 else (2, index(key))

        def numbers(key: str) -> Any:
            value = source[key]
            if isinstance(value, dict):
                return 1, index(key)
            return 0, _placed(number(value)), collated(text(value)), index(key)

        def texts(key: str) -> Any:
            value = source[key]
            return (1, index(key)) if isinstance(value, dict) else (0, collated(text(value)), index(key))

        return {"type": types, "num": numbers, "str": texts}[kind]

    def _collated(self) -> Callable[[str], Any]:
        """What of a text decides where it stands."""
        return cmp_to_key(sorted_order) if self.ignorecase and self.true(self.ignorecase) else str

    def _rank(self, value: Any) -> int:
        """Numbers come before texts, and those before arrays."""
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


def _placed(number: float) -> float:
    """What is no number comes last of all."""
    return number if number == number else math.inf
