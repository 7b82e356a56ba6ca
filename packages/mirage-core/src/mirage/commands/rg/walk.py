"""The files that rg searches, in the order of their paths."""

import errno
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, NamedTuple

from mirage.commands.grep.batches import Glanced, glanced
from mirage.commands.rg.ignores import Ignores, Reader, Sources
from mirage.commands.rg.kinds import Types
from mirage.commands.rg.rules import Overrides, Rules, Verdict
from mirage.paths import encode, join

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.rg.options import Rg
    from mirage.resources import Entry
    from mirage.vfs.resolve import Location


class Found(NamedTuple):
    """A file, and what its directory told of it."""

    path: str
    entry: "Entry"
    data: bytes | None = None
    """What it holds, where that is known."""


class Failed(NamedTuple):
    """What cannot be looked at."""

    path: str
    error: OSError


class _Directory(NamedTuple):
    """A directory on the way down."""

    shown: str
    """With a slash at its end, or nothing."""
    place: "Location"
    ignores: Ignores | None
    depth: int
    above: "_Directory | None"

    def is_below(self, place: str) -> bool:
        """Whether it is, or lies below, the directory of this canonical path."""
        directory: _Directory | None = self
        while directory is not None:
            if directory.place.path == place:
                return True
            directory = directory.above
        return False


class _Files(NamedTuple):
    """Files that follow each other in a directory."""

    directory: _Directory
    entries: "list[Entry]"


class Walk:
    """One call: the rules, and what they leave of trees."""

    def __init__(self, ctx: "Context", options: "Rg", types: Types) -> None:
        level = len(options.unrestricted)
        ignore = options.ignore and not level
        self._ctx = ctx
        self._options = options
        self._types = types
        self._hidden = options.hidden or level > 1
        self._sources = Sources.of(options, ignore=ignore)
        self._overrides = Overrides(
            ctx.session.cwd.rstrip("/") + "/", [(each.text, each.fold or options.fold_globs) for each in options.globs]
        )
        self._ignore_files = options.ignore_sources if ignore and options.ignore_files else ()
        self._more: list[Rules] = []
        """What holds everywhere, the weakest last."""
        self.reader = Reader(ctx, self._sources)
        self.sift: Callable[[Sequence[Glanced]], bool] | None = None
        """Says of files that were read together whether all that were can be passed over."""

    async def prepare(self) -> AsyncGenerator[Failed, None]:
        """Read the ignore files that were named; those that cannot be read."""
        user = await self.reader.user()
        if user is not None:
            self._more.append(user)
        for path in reversed(self._ignore_files):
            try:
                self._more.append(await self.reader.named(path))
            except OSError as error:
                yield Failed(path, error)

    async def below(self, path: str, prefix: str) -> AsyncGenerator[Found | Failed, None]:
        """What is to be searched below a directory; the paths begin with ``prefix``."""
        fs = self._ctx.fs
        place = await fs.resolve(path)
        parents = await self.reader.parents(place.path)
        stack: list[_Files | _Directory] = [_Directory(prefix, place, parents, 0, None)]
        while stack:
            here = stack.pop()
            if isinstance(here, _Files):
                async with aclosing(self._files(here)) as files:
                    async for found in files:
                        yield found
                continue
            if here.depth >= self._options.max_depth:
                continue
            try:
                entries = [entry async for page in fs.list(here.place.path) for entry in page]
            except OSError as error:
                yield Failed(here.shown.rstrip("/") or ".", error)
                continue
            if self._sources.any:
                names = {entry.name for entry in entries if entry.name.startswith(".")}
                ignores = await self.reader.here(here.place.path, names, here.ignores, here.shown or "./")
                here = here._replace(ignores=ignores)
            inner: list[_Files | _Directory] = []
            for entry in sorted(entries, key=_name):
                try:
                    await self._add(inner, entry, here)
                except OSError as error:
                    yield Failed(here.shown + entry.name, error)
                if self._ctx.budget.due():
                    await self._ctx.budget.breathe()
            stack += reversed(inner)
            await self._ctx.breathe()

    async def _files(self, files: _Files) -> AsyncGenerator[Found, None]:
        shown = files.directory.shown
        if self.sift is None:
            for entry in files.entries:
                yield Found(shown + entry.name, entry)
            return
        async with aclosing(glanced(self._ctx, files.directory.place, files.entries)) as batches:
            async for batch in batches:
                barren = self.sift(batch)
                for entry, data in batch:
                    if data is None or not barren:
                        yield Found(shown + entry.name, entry, data)

    async def _add(self, inner: "list[_Files | _Directory]", entry: "Entry", here: _Directory) -> None:
        """Take note of an entry that is not to be passed over.

        :raises OSError: it is a link that cannot be followed.
        """
        path = join(here.place.path, entry.name)
        place = here.place
        if entry.kind == "link":
            if not self._options.follow:
                return
            place = await self._ctx.fs.resolve(path)
            entry = await _behind(self._ctx, entry, path)
            if entry.kind == "dir" and here.is_below(place.path):
                raise OSError(errno.ELOOP, _LOOP)
        elif entry.kind == "dir":
            place = self._ctx.fs.located(path)
        if entry.kind == "file":
            if (entry.size or 0) <= self._options.max_filesize and not self._skips(path, entry, here.ignores):
                last = inner[-1] if inner else None
                if isinstance(last, _Files):
                    last.entries.append(entry)
                else:
                    inner.append(_Files(here, [entry]))
        elif entry.kind == "dir":
            left = place.mount is not here.place.mount and (self._options.one_mount or place.mount.hidden)
            if not left and not self._skips(path, entry, here.ignores):
                inner.append(_Directory(f"{here.shown}{entry.name}/", place, here.ignores, here.depth + 1, here))

    def _skips(self, path: str, entry: "Entry", ignores: Ignores | None) -> bool:
        directory = entry.kind == "dir"
        name = entry.name
        verdict: Verdict | None = None
        if self._options.globs:
            verdict = self._overrides.verdict(path, name, directory=directory)
            if verdict is not None:
                return verdict == "skip"
        if ignores is not None:
            verdict = ignores.verdict(path, name, directory=directory, everywhere=self._sources.everywhere)
        for rules in self._more if verdict is None else ():
            verdict = verdict or rules.verdict(path, name, directory=directory)
        if verdict != "skip" and self._options.kinds and not directory:
            verdict = self._types.verdict(name) or verdict
        return verdict == "skip" or (verdict is None and not self._hidden and name.startswith("."))


_LOOP = "File system loop found"


def _name(entry: "Entry") -> bytes:
    return encode(entry.name)


async def _behind(ctx: "Context", link: "Entry", path: str) -> "Entry":
    """What is behind a link, under its name."""
    from mirage.vfs.resolve import revised

    entry = await ctx.fs.stat(path)
    return revised(entry, link.name, entry.mode)


def in_order(found: Sequence[Found], by: str, *, reverse: bool) -> list[Found]:
    """Files by what they are sorted by; those of one time by their paths."""
    times = {"modified": "mtime", "accessed": "atime", "created": "ctime"}
    if by not in times:
        return list(reversed(found)) if reverse else list(found)
    return sorted(found, key=lambda each: getattr(each.entry, times[by]) or 0, reverse=reverse)
