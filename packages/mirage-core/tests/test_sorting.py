"""Sorting in steps, against Python's own."""

from collections.abc import Generator
from functools import cmp_to_key
from itertools import chain
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mirage.commands.sorting import in_order, merged

ITEMS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=60)


def _compare(one: tuple[int, int], other: tuple[int, int]) -> int:
    return one[0] - other[0]


by_first = cmp_to_key(_compare)


def done(steps: Generator[None, None, list[Any]]) -> list[Any]:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: list[Any] = end.value
            return found


@given(ITEMS, st.integers(1, 9))
def test_equals_stay_in_their_order(items: list[tuple[int, int]], run: int) -> None:
    assert done(in_order(items, by_first, run=run)) == sorted(items, key=by_first)
    assert done(in_order(items, run=run)) == sorted(items)


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=9), max_size=20))
def test_the_last_comes_first(runs: list[list[int]]) -> None:
    pieces = merged([sorted(run) for run in runs], descending=True)
    assert [item for piece in pieces for item in piece] == sorted(chain.from_iterable(runs), reverse=True)


def test_pieces_are_short() -> None:
    runs = [list(range(1000)), *[[7] * 1000] * 50, list(range(500, 1500))]
    assert max(map(len, merged(runs))) <= 3000
