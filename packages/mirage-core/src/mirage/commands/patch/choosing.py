"""Which file a part of a patch is for."""

import re
from collections.abc import Iterator

from mirage.commands.patch.reading import NULL, Part

_SLASHES = re.compile(r"/+")


def stripped(name: str, components: int | None) -> str | None:
    """A name without its first parts, None where it has not as many; where ``components`` is None, its last part."""
    if components is None:
        return name.rstrip("/").rpartition("/")[2] or None
    at = 0
    for _ in range(min(components, len(name))):
        found = _SLASHES.search(name, at)
        if found is None:
            return None
        at = found.end()
    return name[at:] or None


def is_dangerous(name: str) -> bool:
    """Whether a name leads out of the working directory."""
    return name.startswith("/") or ".." in name.split("/")


def named(part: Part, components: int | None) -> Iterator[str]:
    """The names that the headers give: old, new, or else that of an index."""
    headers: list[str] = [which for which in ("old", "new") if which in part.headers] or ["index"]
    for which in headers:
        name = part.name(which)
        if name and name != NULL and (shorter := stripped(name, components)):
            yield shorter


def best(names: list[str]) -> str | None:
    """The name with the fewest parts, the shortest last part, the fewest characters."""
    return min(
        names, key=lambda name: (len(_SLASHES.split(name)), len(name.rpartition("/")[2]), len(name)), default=None
    )
