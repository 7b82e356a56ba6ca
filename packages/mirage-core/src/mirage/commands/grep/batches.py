"""Small files of a directory, read and looked through many at a time."""

from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mirage.patterns.faults import PatternTooHard

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.patterns.scans import Searcher
    from mirage.resources import Entry
    from mirage.vfs.resolve import Location

SMALL = 32 * 1024
"""A file of so many bytes is read with others."""
BATCH = 256 * 1024
"""So many bytes are read at once, about."""
FILES = 256
"""So many files are read at once."""


class Glanced(NamedTuple):
    """A file, and what it holds where that is known."""

    entry: "Entry"
    data: bytes | None


async def glanced(
    ctx: "Context", place: "Location", entries: "Sequence[Entry]"
) -> AsyncGenerator[Sequence[Glanced], None]:
    """The files of a directory in batches, in order."""
    batch: list[Entry] = []
    size = 0
    for entry in entries:
        own = entry.size if entry.size is not None and entry.size <= SMALL else 0
        if batch and (size + own > BATCH or len(batch) == FILES):
            yield await _read(ctx, place, batch)
            batch, size = [], 0
        batch.append(entry)
        size += own
    if batch:
        yield await _read(ctx, place, batch)


async def _read(ctx: "Context", place: "Location", batch: "Sequence[Entry]") -> Sequence[Glanced]:
    if len(batch) == 1:
        return [Glanced(batch[0], None)]
    names = [entry.name for entry in batch if entry.size is not None and entry.size <= SMALL and entry.kind == "file"]
    held = dict(zip(names, await ctx.fs.glance(place, names, SMALL), strict=True)) if names else {}
    await ctx.breathe()
    return [Glanced(entry, held.get(entry.name)) for entry in batch]


def barren(matcher: "Searcher | None", batch: Sequence[Glanced]) -> bool:
    """Whether all that is known of these files is text in which no line matches."""
    if matcher is None or matcher.everything:
        return False
    ended = [data if data.endswith(b"\n") else data + b"\n" for _, data in batch if data]
    text = b"".join(ended)
    if not text or b"\0" in text:
        return not text
    try:
        return matcher.scan(text).line(0) is None
    except PatternTooHard:
        # One of them is: it will be said of it.
        return False
