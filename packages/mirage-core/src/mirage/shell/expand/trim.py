"""``#``, ``##``, ``%``, ``%%``: what matches at either end, in time linear in the text for each star."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from mirage.patterns.glob import units
from mirage.shell.ast import Parameter
from mirage.shell.expand.words import Argument

if TYPE_CHECKING:
    from mirage.shell.expand.operators import Edit, Prepare
    from mirage.shell.state import Shell
    from mirage.streams import Io

Extent = Literal["shortest", "longest"]


def trimming(part: Parameter) -> "Prepare":
    """The operator with the pattern behind it."""
    trim = without_prefix if part.operator[0] == "#" else without_suffix
    extent: Extent = "longest" if len(part.operator) > 1 else "shortest"
    argument = Argument(part.argument, part.quoted)

    async def prepare(shell: "Shell", io: "Io") -> "Edit":
        pattern = await argument.pattern(shell, io)
        return lambda text: trim(pattern, text, extent)

    return prepare


def without_prefix(pattern: str, text: str, extent: Extent) -> str:
    """``text`` less its shortest or longest beginning that matches."""
    end = prefix_end(pattern, text, extent)
    return text[end:] if end else text


def without_suffix(pattern: str, text: str, extent: Extent) -> str:
    """``text`` less its shortest or longest end that matches."""
    start = suffix_start(pattern, text, extent)
    return text if start is None else text[:start]


def prefix_end(pattern: str, text: str, extent: Extent) -> int | None:
    """Where the shortest or longest beginning that matches ends."""
    found = _regex(pattern, extent, False).match(text)
    return found.end() if found else None


def suffix_start(pattern: str, text: str, extent: Extent) -> int | None:
    """Where the shortest or longest end that matches begins: the pattern is read backwards, and so is the text."""
    found = _regex(pattern, extent, True).match(text[::-1])
    return len(text) - found.end() if found else None


@lru_cache(256)
def _regex(pattern: str, extent: Extent, backwards: bool) -> re.Pattern[str]:
    sources = units(pattern)
    if backwards:
        sources.reverse()
    return re.compile(expression(sources, extent), re.DOTALL)


def expression(sources: Sequence[str | None], extent: Extent) -> str:
    """Behind a star the first place that fits is taken for good (atomic): a later one could only fit less.

    Where the longest match is wanted, what stands behind the last star takes its last place instead.
    """
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
    return "".join(parts)
