"""Sorting in steps: short runs are sorted, then cut at common places, and the pieces between two of those merged.

No step takes long, so that other lines run meanwhile; and what is compared is in the processor's cache.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, TypeAlias

RUN = 8192
"""Items that are sorted at one go."""
SAMPLES = 32
"""Of each run, to find where to cut."""

Key: TypeAlias = Callable[[Any], Any]


def in_order(items: Sequence[Any], key: Key | None = None, *, run: int = RUN) -> Generator[None, None, list[Any]]:
    """As ``sorted``, a step at a time."""
    runs: list[list[Any]] = []
    for at in range(0, len(items), run):
        runs.append(sorted(items[at : at + run], key=key))
        yield
    found: list[Any] = []
    for piece in merged(runs, key):
        found += piece
        yield
    return found


def merged(runs: Sequence[list[Any]], key: Key | None = None, *, descending: bool = False) -> Iterator[list[Any]]:
    """All items of sorted runs in order, in pieces; an empty one is no more than a pause."""
    edges: list[list[int]] = []
    for edge in _edges(runs, key):
        edges.append(edge)
        yield []
    spans = list(pairwise(edges))
    for begins, ends in reversed(spans) if descending else spans:
        slices = [run[begin:end] for run, begin, end in zip(runs, begins, ends, strict=True) if begin < end]
        if len(slices) > 1 and not _alike(slices, key):
            slices = [sorted(chain.from_iterable(slices), key=key)]
        for piece in slices:
            yield piece[::-1] if descending else piece


def _edges(runs: Sequence[list[Any]], key: Key | None) -> Iterator[list[int]]:
    """For each place to cut at, where it is in every run; many equals are cut off at either side."""
    edge = [0] * len(runs)
    yield edge
    if len(runs) > 1:
        samples = sorted((item for run in runs for item in run[:: max(len(run) // SAMPLES, 1)]), key=key)
        stride = max(len(samples) * max(map(len, runs)) // sum(map(len, runs)), 1)
        before: Any = None
        for sample in samples[stride::stride]:
            weight = sample if key is None else key(sample)
            bisect = bisect_left if before is None or before < weight else bisect_right
            edge = [bisect(run, weight, begin, key=key) for run, begin in zip(runs, edge, strict=True)]
            before = weight
            yield edge
    yield [len(run) for run in runs]


def _alike(slices: Sequence[list[Any]], key: Key | None) -> bool:
    """Whether all items are equal."""
    first = min((each[0] for each in slices), key=key)
    last = max((each[-1] for each in slices), key=key)
    return not first < last if key is None else not key(first) < key(last)
