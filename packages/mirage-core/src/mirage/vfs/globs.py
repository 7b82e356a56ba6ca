"""The paths that match a pattern, found by listing only the directories that can matter."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage import paths
from mirage.patterns.glob import has_magic, matcher
from mirage.vfs.pace import Breathe

if TYPE_CHECKING:
    from mirage.vfs.reading import Reader

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)

ANY_DEPTH = "**"


async def expand(fs: "Reader", pattern: str, breathe: Breathe) -> list[str]:
    """What matches, sorted by its bytes and spelled as the pattern is: relative or absolute, with or without ``./``.

    A leading dot is matched by a dot only; ``**`` alone between slashes stands for any number of directories
    and goes through no link.
    """
    found = [""]
    parts = re.split("(/+)", pattern)
    for name, slashes in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if name == ANY_DEPTH:
            found = [path for base in found for path in await _below(fs, base, breathe)]
        if name == ANY_DEPTH and slashes:
            continue
        if has_magic(name):
            found = [base + each for base in found for each in await _listed(fs, base, name, slashes, breathe)]
        else:
            found = [base + _ESCAPED.sub(r"\1", name) + slashes for base in found]
    if not has_magic(parts[-1] or "".join(parts[-3:-2])):
        found = [path for path in found if await _exists(fs, path)]
    return sorted(filter(None, found), key=paths.encode)


async def _listed(fs: "Reader", base: str, pattern: str, slashes: str, breathe: Breathe) -> Sequence[str]:
    """The names in a directory that match; where a slash follows only those of directories."""
    match = matcher(pattern)
    hidden = pattern.startswith((".", "\\."))
    names: list[str] = []
    try:
        async for page in fs.list(base or "."):
            await breathe()
            for entry in page:
                name = entry.name
                if (name[0] == "." and not hidden) or not match(name):
                    continue
                if slashes and entry.kind != "dir" and not (entry.kind == "link" and await fs.is_dir(base + name)):
                    continue
                names.append(name + slashes)
    except OSError:
        # What cannot be listed matches nothing, as in a shell.
        return ()
    return names


async def _below(fs: "Reader", base: str, breathe: Breathe) -> list[str]:
    """The directory ``base`` and every one below it that is not hidden, each with a slash at its end."""
    found = [base]
    for directory in found:
        found += await _subdirectories(fs, directory, breathe)
    return found


async def _subdirectories(fs: "Reader", base: str, breathe: Breathe) -> list[str]:
    try:
        mounts = fs.table.names_below((await fs.resolve(base or ".")).path)
        await breathe()
        entries = await fs.readdir(base or ".")
    except OSError:
        return []
    own = {name for name, mount in mounts.items() if mount is not None and mount.hidden}
    names = [entry.name for entry in entries if entry.kind == "dir" and entry.name not in own]
    return [f"{base}{name}/" for name in names if name[0] != "."]


async def _exists(fs: "Reader", path: str) -> bool:
    try:
        await fs.stat(path, follow=False)
    except OSError:
        return False
    return True
