"""What ``${x#pattern}`` and its like leave: in time linear in the text for each star, from either end."""

import re
from functools import lru_cache
from itertools import groupby
from typing import Literal

from mirage.patterns.glob import units

Extent = Literal["shortest", "longest"]


def without_prefix(pattern: str, text: str, extent: Extent) -> str:
    """``text`` less its shortest or longest beginning that matches."""
    found = _regex(pattern, extent, False).match(text)
    return text[found.end() :] if found else text


def without_suffix(pattern: str, text: str, extent: Extent) -> str:
    """``text`` less its shortest or longest end that matches: the pattern is read backwards, and so is the text."""
    found = _regex(pattern, extent, True).match(text[::-1])
    return text[: len(text) - found.end()] if found else text


@lru_cache(256)
def _regex(pattern: str, extent: Extent, backwards: bool) -> re.Pattern[str]:
    """Behind a star the first place that fits is taken for good (atomic): a later one could only fit less.

    Where the longest match is wanted, what stands behind the last star takes its last place instead.
    """
    sources = units(pattern)
    if backwards:
        sources.reverse()
    runs = [
        (star, "".join([source for source in run if source]))
        for star, run in groupby(sources, lambda each: each is None)
    ]
    parts: list[str] = []
    last = len(runs) - 1
    greedy = extent == "longest"
    for place, (star, run) in enumerate(runs):
        if star:
            parts.append(".*" if place == last and greedy else "")
        elif not place:
            parts.append(run)
        elif place == last and greedy:
            parts.append(f".*{run}")
        else:
            parts.append(f"(?>.*?{run})")
    return re.compile("".join(parts), re.DOTALL)
