"""rmdir: removes empty directories."""

import errno
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, flag
from mirage.paths import encode

_NOT_EMPTY = frozenset({errno.ENOTEMPTY, errno.EEXIST})
_MAYBE_NOT_EMPTY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY})
"""Where these come from a directory that holds something, that is why."""


@dataclass(frozen=True, slots=True)
class Rmdir(Options):
    """The options of rmdir."""

    ignore: bool = flag(
        "--ignore-fail-on-non-empty", help="ignore each failure that is solely because a directory is non-empty"
    )
    parents: bool = flag(
        "-p",
        "--parents",
        help="remove DIRECTORY and its ancestors; e.g., 'rmdir -p a/b/c' is similar to 'rmdir a/b/c a/b a'",
    )
    verbose: bool = flag("-v", "--verbose", help="output a diagnostic for every directory processed")


def removed(options: Rmdir, directories: Sequence[str]) -> Iterable[Access]:
    """The directories, and with ``-p`` those above them."""
    for path in directories:
        yield Access(Act.DELETE, path)
        if options.parents:
            yield from (Access(Act.DELETE, above, certain=False) for above in _ancestors(path))


@command("rmdir", "Remove the DIRECTORY(ies), if they are empty.", Rmdir, Operands("DIRECTORY", 1), touches=removed)
async def rmdir(ctx: Context, options: Rmdir, directories: Sequence[str]) -> int:
    """Remove every directory."""
    for path in directories:
        if await _remove(ctx, path, options) and options.parents:
            for above in _ancestors(path):
                if not await _remove(ctx, above, options, ancestor=True):
                    break
        await ctx.breathe()
    return ctx.status


async def _remove(ctx: Context, path: str, options: Rmdir, *, ancestor: bool = False) -> bool:
    """Whether it is gone."""
    if options.verbose:
        await ctx.out.write(encode(f"{ctx.name}: removing directory, {quoted_name(path)}\n"))
    try:
        await ctx.fs.rmdir(path)
    except OSError as error:
        if options.ignore and await _holds_something(ctx, path, error):
            return False
        words = reason(error)
        if error.errno == errno.ENOTDIR and path.endswith("/") and await _is_link(ctx, path):
            words = "Symbolic link not followed"
        what = "failed to remove directory" if ancestor and error.errno != errno.ENOTDIR else "failed to remove"
        await ctx.complain(f"{what} {quoted_name(path)}: {words}")
        return False
    return True


async def _holds_something(ctx: Context, path: str, error: OSError) -> bool:
    if error.errno in _NOT_EMPTY:
        return True
    if error.errno not in _MAYBE_NOT_EMPTY:
        return False
    try:
        async for page in ctx.fs.list(path):
            if page:
                return True
    except OSError:
        return False
    return False


async def _is_link(ctx: Context, path: str) -> bool:
    """Whether ``path``, which ends with a slash, is a link that leads to a directory or nowhere."""
    try:
        if (await ctx.fs.stat(path)).kind != "dir":
            return False
    except OSError as error:
        if error.errno == errno.ENOTDIR:
            return False
    try:
        return (await ctx.fs.stat(path.rstrip("/"), follow=False)).kind == "link"
    except OSError:
        return False


def _ancestors(path: str) -> list[str]:
    """What ``path`` lies below, as it is spelled, from the nearest on."""
    found: list[str] = []
    at = path.rstrip("/")
    while "/" in at:
        at = at.rpartition("/")[0].rstrip("/") or "/"
        found.append(at)
        if at == "/":
            break
    return found
