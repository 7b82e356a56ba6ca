"""The paths that match a pattern, found by listing only the directories that can matter."""

import re
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mirage import paths
from mirage.patterns.glob import Match, Rules, has_magic, matcher
from mirage.vfs.pace import Breathe

if TYPE_CHECKING:
    from mirage.resources import Entry
    from mirage.vfs.reading import Reader

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)

ANY_DEPTH = "**"
_REPEATED = re.compile(r"(?<![^/])(?:\*\*/+)+(?=\*\*(?:/|$))")


class Wildcards(NamedTuple):
    """What a shell's options say of patterns."""

    any_depth: bool = True
    """``**`` stands for any number of directories (globstar)."""
    dot: bool = False
    """A leading dot is a character like any other (dotglob)."""
    special: bool = False
    """``.`` and ``..`` may match (globskipdots is off)."""
    ignore_case: bool = False
    extended: bool = False


async def expand(fs: "Reader", pattern: str, breathe: Breathe, wildcards: Wildcards) -> list[str]:
    """What matches, sorted by its bytes and spelled as the pattern is: relative or absolute, with or without ``./``.

    A leading dot is matched by a dot only. ``**`` alone between slashes stands for any number of directories and goes
    through no link; at the end it stands for what is in them too, the place where it begins included.
    """
    search = _Search(fs, breathe, wildcards)
    found: list[str] = [""]
    if wildcards.any_depth:
        pattern = _REPEATED.sub("", pattern)
    parts: list[str] = re.split("(/+)", pattern)
    written = True
    for name, slashes in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if name == ANY_DEPTH and wildcards.any_depth:
            ends = not slashes or ((name, slashes) == (parts[-3], parts[-2]) and not parts[-1])
            found = [path for base in found for path in await search.below(base, files=not slashes, links=ends)]
            if not slashes and not written:
                found = [path.rstrip("/") for path in found]
        elif has_magic(name):
            match = search.match(name)
            slashes = slashes[:1]
            found = [base + each for base in found for each in await search.names(base, match, slashes)]
        else:
            found = [base + _ESCAPED.sub(r"\1", name) + slashes for base in found]
        written = written and not has_magic(name)
    if not has_magic(parts[-1] or "".join(parts[-3:-2])):
        found = [path for path in found if await _exists(fs, path)]
    return sorted(filter(None, found), key=paths.encode)


class _Search:
    """Directories listed by the rules of one expansion."""

    __slots__ = ("_breathe", "_fs", "_wildcards")

    def __init__(self, fs: "Reader", breathe: Breathe, wildcards: Wildcards) -> None:
        self._fs = fs
        self._breathe = breathe
        self._wildcards = wildcards

    def match(self, pattern: str) -> Match:
        """The test of a name: what begins with a dot must be asked for."""
        wildcards = self._wildcards
        rules = Rules(ignore_case=wildcards.ignore_case, extended=wildcards.extended)
        match = matcher(pattern, rules)

        def fits(name: str) -> bool:
            if name[0] != ".":
                return match(name)
            if name in (".", "..") and not wildcards.special:
                return False
            if wildcards.dot and name not in (".", ".."):
                return match(name)
            return matcher(pattern, rules._replace(dot=True))(name)

        return fits

    async def names(self, base: str, match: Match, slashes: str) -> Sequence[str]:
        """The names in a directory that match; where a slash follows only those of directories."""
        found: list[str] = []
        if self._wildcards.special:
            found = [name + slashes for name in (".", "..") if match(name)]
        try:
            async for page in self._pages(base):
                fitting = [entry for entry in page if match(entry.name)]
                if slashes:
                    fitting = [entry for entry in fitting if await self._leads(base, entry)]
                found += [entry.name + slashes for entry in fitting]
        except OSError:
            # What cannot be listed matches nothing, as in a shell.
            return ()
        return found

    async def below(self, base: str, *, files: bool, links: bool) -> list[str]:
        """``base`` and every directory below it, each with a slash at its end.

        ``links``: those to directories too, but not what is in them; ``files``: all names there are, without slashes.
        """
        if base and not await self._fs.is_dir(base):
            return []
        found = [base]
        pending = [base]
        for directory in pending:
            try:
                own = await self._own(directory)
                async for page in self._pages(directory):
                    for entry in page:
                        name = entry.name
                        if name[0] == "." and not self._wildcards.dot:
                            continue
                        path = f"{directory}{name}"
                        inner = entry.kind == "dir" and name not in own
                        if inner:
                            pending.append(f"{path}/")
                        if files:
                            found.append(path)
                        elif inner or (links and entry.kind == "link" and await self._leads(directory, entry)):
                            found.append(f"{path}/")
            except OSError:
                continue
        return found

    async def _pages(self, base: str) -> "AsyncIterator[Sequence[Entry]]":
        async for page in self._fs.list(base or "."):
            await self._breathe()
            yield page

    async def _leads(self, base: str, entry: "Entry") -> bool:
        return entry.kind == "dir" or (entry.kind == "link" and await self._fs.is_dir(base + entry.name))

    async def _own(self, base: str) -> set[str]:
        """The names of the workspace's own mounts in a directory: ``**`` does not enter them."""
        mounts = self._fs.table.names_below((await self._fs.resolve(base or ".")).path)
        return {name for name, mount in mounts.items() if mount is not None and mount.hidden}


async def _exists(fs: "Reader", path: str) -> bool:
    try:
        await fs.stat(path, follow=False)
    except OSError:
        return False
    return True
