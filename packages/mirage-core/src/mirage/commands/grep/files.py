"""The files grep searches: operands, what lies below directories, and what is passed over."""

import errno
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mirage.commands.grep.batches import Glanced, glanced
from mirage.commands.grep.options import Filter
from mirage.paths import join
from mirage.patterns.glob import Match, matcher
from mirage.resources import Entry
from mirage.vfs.reading import close
from mirage.vfs.resolve import Location

if TYPE_CHECKING:
    from mirage.commands.context import Context


@dataclass(frozen=True, slots=True)
class Globs:
    """``--include`` and ``--exclude`` in the order given: the last one that matches decides."""

    rules: tuple[tuple[Match, bool], ...]
    """Each glob, and whether it includes."""

    @classmethod
    def of(cls, rules: Sequence[tuple[str, bool]]) -> "Globs":
        """The rules for these globs."""
        return cls(tuple((matcher(text), includes) for text, includes in rules))

    def skips(self, name: str, *, operand: bool = False) -> bool:
        """Whether a file of this name is passed over; of an ``operand``, any trailing part of the path may match."""
        if not self.rules:
            return False
        for test, includes in reversed(self.rules):
            if test(name) or (operand and any(test(part) for part in _tails(name))):
                return not includes
        return self.rules[0][1]


def _tails(path: str) -> list[str]:
    return [path[at + 1 :] for at, char in enumerate(path) if char == "/" and path[at + 1 : at + 2] not in ("/", "")]


async def globs(ctx: "Context", filters: Sequence[Filter]) -> Globs:
    """The rules of ``--include``, ``--exclude`` and the files of ``--exclude-from``.

    :raises OSError: such a file cannot be read.
    """
    rules: list[tuple[str, bool]] = []
    for each in filters:
        if each.kind != "from":
            rules.append((each.text, each.kind == "include"))
            continue
        source = await ctx.open(each.text)
        try:
            data = await ctx.gather(source)
        finally:
            await source.aclose()
        text = data.decode("utf-8", "surrogateescape")
        rules += [(line.strip(), False) for line in text.split("\n") if line.strip()]
    return Globs.of(rules)


class Batch(NamedTuple):
    """Files of one directory."""

    shown: str
    """What their paths begin with."""
    files: Sequence[Glanced]


class Walk:
    """The files below a directory, in the order its listings give."""

    def __init__(self, ctx: "Context", files: Globs, directories: Globs, *, follow: bool) -> None:
        self._ctx = ctx
        self._files = files
        self._directories = directories
        self._follow = follow

    async def below(self, path: str, prefix: str) -> AsyncGenerator["Batch | OSError", None]:
        """Files, their paths beginning with ``prefix``; an OSError for a directory that cannot be listed."""
        place = await self._ctx.fs.resolve(path)
        stack: list[tuple[str, Location, tuple[str, ...]]] = [(prefix, place, (place.path,))]
        while stack:
            shown, place, above = stack.pop()
            found: list[tuple[str, Location, tuple[str, ...]]] = []
            pages = self._ctx.fs.list(place.path)
            try:
                async for page in pages:
                    files: list[Entry] = []
                    for entry in page:
                        inner = await self._directory(entry, place)
                        name = shown + entry.name
                        if inner is None:
                            if self._reads(entry):
                                files.append(entry)
                        elif inner.path in above:
                            yield OSError(errno.ELOOP, "recursive directory loop", name)
                        elif not self._directories.skips(entry.name):
                            found.append((name + "/", inner, (*above, inner.path)))
                    async with aclosing(glanced(self._ctx, place, files)) as batches:
                        async for batch in batches:
                            yield Batch(shown, batch)
                    await self._ctx.breathe()
            except OSError as error:
                error.filename = shown.rstrip("/") or "."
                yield error
            finally:
                await close(pages)
            stack += reversed(found)

    async def _directory(self, entry: Entry, place: Location) -> Location | None:
        """Where to go on, if ``entry`` is a directory to search."""
        if entry.kind == "dir":
            inner = self._ctx.fs.located(join(place.path, entry.name))
            return inner if not inner.mount.hidden or inner.mount is place.mount else None
        if entry.kind != "link" or not self._follow:
            return None
        path = join(place.path, entry.name)
        return await self._ctx.fs.resolve(path) if await self._ctx.fs.is_dir(path) else None

    def _reads(self, entry: Entry) -> bool:
        if entry.kind != "file" and not (entry.kind == "link" and self._follow):
            return False
        return not self._files.skips(entry.name)
