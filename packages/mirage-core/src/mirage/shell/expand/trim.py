"""``#``, ``##``, ``%``, ``%%``: what matches at either end, in time linear in the text for each star."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from mirage.patterns.glob import has_magic, units
from mirage.shell.ast import Parameter
from mirage.shell.expand.operators import Edit, edited
from mirage.shell.expand.params import Evaluator
from mirage.shell.expand.pieces import pattern_of
from mirage.shell.expand.words import Argument

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

Extent = Literal["shortest", "longest"]


def trimmed(part: Parameter) -> Evaluator:
    """What the expansion adds."""
    edit = _prefix if part.operator[0] == "#" else _suffix
    extent: Extent = "longest" if len(part.operator) > 1 else "shortest"
    argument = Argument(part.argument, part.quoted)
    fixed = None if argument.fixed is None else edit(pattern_of(argument.fixed), extent)

    async def prepare(shell: "Shell", io: "Io") -> Edit:
        return edit(await argument.pattern(shell, io), extent)

    return edited(part, prepare, fixed)


def _prefix(pattern: str, extent: Extent) -> Edit:
    if not has_magic(pattern):
        return lambda text: text.removeprefix(pattern)

    def edit(text: str) -> str:
        end = prefix_end(pattern, text, extent)
        return text[end:] if end else text

    return edit


def _suffix(pattern: str, extent: Extent) -> Edit:
    if not has_magic(pattern):
        return lambda text: text.removesuffix(pattern)

    def edit(text: str) -> str:
        start = suffix_start(pattern, text, extent)
        return text if start is None else text[:start]

    return edit


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
