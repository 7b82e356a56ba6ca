"""Goes down a tree a page of a directory at a time: what chmod -R, chown -R and du have in common."""

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from mirage.paths import join
from mirage.vfs.reading import close

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.resources import Entry
    from mirage.vfs.resolve import Location

Follow = Literal["never", "arguments", "always"]
"""Which symbolic links to directories are gone through."""


class Directory:
    """A directory on the way down."""

    __slots__ = ("above", "depth", "entry", "found", "pages", "path", "place")

    def __init__(self, path: str, place: "Location", entry: "Entry", above: "Directory | None") -> None:
        self.path = path
        self.place = place
        self.entry = entry
        self.above = above
        self.depth: int = 0 if above is None else above.depth + 1
        self.pages: AsyncIterator[Sequence[Entry]] | None = None
        self.found: deque[Entry] = deque()
        """The directories in it that are still to be entered."""

    def is_below(self, place: str) -> bool:
        """Whether it is, or lies below, the directory of this canonical path, as it was reached."""
        directory: Directory | None = self
        while directory is not None:
            if directory.place.path == place:
                return True
            directory = directory.above
        return False


class Step(NamedTuple):
    """A page of a directory; or its end, which may have come early."""

    directory: Directory
    page: "Sequence[Entry] | None"
    error: OSError | None = None


async def descend(
    ctx: "Context",
    path: str,
    entry: "Entry",
    *,
    follow: Follow = "never",
    one_mount: bool = False,
    wanted: "Callable[[Directory, Entry], bool] | None" = None,
) -> AsyncGenerator[Step, None]:
    """Everything below the directory ``path``: each directory's pages before what it holds, and then its end.

    ``wanted`` says of a directory and an entry in it whether it counts.
    """
    fs = ctx.fs
    way = [Directory(path, await fs.resolve(path), entry, None)]
    try:
        while way:
            here = way[-1]
            if here.found:
                below = here.found.popleft()
                place = fs.located(join(here.place.path, below.name))
                if follow == "always":
                    place = await fs.resolve(place.path)
                if _enters(here, place, one_mount=one_mount, looping=follow == "always"):
                    way.append(Directory(join(here.path, below.name), place, below, here))
                continue
            try:
                if here.pages is None:
                    here.pages = fs.list(here.place.path)
                page = await anext(here.pages, None)
            except OSError as error:
                way.pop()
                yield Step(here, None, error)
                continue
            if page is None:
                way.pop()
            else:
                page = await _seen(ctx, here, page, follow, wanted)
                here.found.extend([each for each in page if each.kind == "dir"])
            yield Step(here, page)
            await ctx.breathe()
    finally:
        for directory in way:
            await close(directory.pages)


def _enters(here: Directory, place: "Location", *, one_mount: bool, looping: bool) -> bool:
    if place.mount is not here.place.mount and (one_mount or place.mount.hidden):
        return False
    return not (looping and here.is_below(place.path))


async def _seen(
    ctx: "Context",
    here: Directory,
    page: "Sequence[Entry]",
    follow: Follow,
    wanted: "Callable[[Directory, Entry], bool] | None",
) -> "Sequence[Entry]":
    """A page as it is to be looked at: links followed where that is wanted, and without what does not count."""
    if follow == "always":
        page = [await _followed(ctx, here, each) if each.kind == "link" else each for each in page]
    return page if wanted is None else [each for each in page if wanted(here, each)]


async def _followed(ctx: "Context", here: Directory, link: "Entry") -> "Entry":
    """What is behind a link, under its name; the link itself where nothing is."""
    from mirage.vfs.resolve import revised

    try:
        entry = await ctx.fs.stat(join(here.place.path, link.name))
    except OSError:
        return link
    return revised(entry, link.name, entry.mode)
