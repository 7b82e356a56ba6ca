"""The one name of a file: no link, no dot and no second slash in it; and how one name is written from another."""

import errno
from typing import TYPE_CHECKING, Literal

from mirage.errors import failure
from mirage.paths import absolute, join, split

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.resources import Entry

Missing = Literal["last", "none", "any"]
"""Which components need not exist."""

_FOLLOWED_MAX = 1000
"""As many links are followed on the way; a cycle is found long before."""


async def canonical(ctx: "Context", path: str, missing: Missing, *, links: bool = True) -> str:
    """The canonical name of ``path``; without ``links`` they are left as they are, and ``..`` is taken by its text.

    :raises OSError: something that must exist does not, or is no directory; ELOOP.
    """
    if not path:
        raise failure(errno.ENOENT, path)
    pending = path.split("/")[::-1]
    current = "/" if path.startswith("/") else ctx.session.cwd
    seen: set[tuple[str, str]] = set()
    while pending:
        name = pending.pop()
        if name in ("", "."):
            continue
        if name == "..":
            current = split(current)[0]
            continue
        current = join(current, name)
        try:
            entry = await _found(ctx, current, pending, missing, links=links)
        except OSError as error:
            error.filename = path
            raise
        if entry is None or entry.kind != "link" or not links or not entry.target:
            continue
        step = (current, "/".join(pending))
        if step in seen or len(seen) > _FOLLOWED_MAX:
            if missing == "any":
                continue
            raise failure(errno.ELOOP, path)
        seen.add(step)
        pending += entry.target.split("/")[::-1]
        current = "/" if entry.target.startswith("/") else split(current)[0]
        await ctx.breathe()
    return current


async def _found(ctx: "Context", place: str, pending: list[str], missing: Missing, *, links: bool) -> "Entry | None":
    """What is at a component, which must be a directory where anything follows; None where it may be missing."""
    try:
        entry = await ctx.fs.stat(place, follow=not links)
        if pending and entry.kind not in ("dir", "link"):
            raise failure(errno.ENOTDIR, place)
    except OSError as error:
        allowed = missing == "last" and (not any(pending) or not (links or _needs_directory(pending)))
        if missing == "any" or (allowed and error.errno == errno.ENOENT):
            return None
        raise
    return entry


def _needs_directory(pending: list[str]) -> bool:
    """Whether what follows a component makes sense of a directory only, and is no name in it."""
    return next((name for name in reversed(pending) if name not in ("", ".")), "..") == ".."


def relative(path: str, base: str) -> str:
    """The canonical ``path`` as it is written in the canonical directory ``base``."""
    names, here = _names(path), _names(base)
    shared = 0
    while shared < min(len(names), len(here)) and names[shared] == here[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + names[shared:]) or "."


def _names(path: str) -> list[str]:
    return [name for name in absolute(path).split("/") if name]
