"""readlink and realpath: where links lead, and the canonical names of files."""

import errno
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mirage.access import Access, Act
from mirage.commands.canonical import Missing, canonical, relative
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Operands, Options, Usage, flag, option, select
from mirage.errors import failure
from mirage.paths import encode, is_below

Links = Literal["followed", "kept", "after dots"]
LINKS: dict[str, Links] = {
    "-L": "after dots",
    "--logical": "after dots",
    "-P": "followed",
    "--physical": "followed",
    "-s": "kept",
    "--strip": "kept",
    "--no-symlinks": "kept",
}
EXISTING: dict[str, Missing] = {
    "-e": "none",
    "--canonicalize-existing": "none",
    "-m": "any",
    "--canonicalize-missing": "any",
}
CANONICAL: dict[str, Missing | None] = {"-f": "last", "--canonicalize": "last", **EXISTING}


@dataclass(frozen=True, slots=True)
class Readlink(Options):
    """The options of readlink."""

    missing: Missing | None = select(
        CANONICAL,
        default=None,
        help="print the canonical name; all components but the last must exist\n"
        "print the canonical name; all components must exist\n"
        "print the canonical name, whatever exists of it",
    )
    bare: bool = flag("-n", "--no-newline", help="do not output the trailing delimiter")
    verbose: bool = select(
        {"-q": False, "--quiet": False, "-s": False, "--silent": False, "-v": True, "--verbose": True},
        default=False,
        help="say nothing about failures (the default)\nsay what failed",
    )
    zero: bool = flag("-z", "--zero", help="end each output line with NUL, not newline")


def looked_at(options: Options, paths: Sequence[str]) -> Iterable[Access]:
    """Every operand is looked at."""
    return [Access(Act.STAT, path) for path in paths]


@command(
    "readlink",
    "Print where each symbolic link leads, or the canonical name of each FILE.",
    Readlink,
    Operands("FILE", 1),
    touches=looked_at,
)
async def readlink(ctx: Context, options: Readlink, paths: Sequence[str]) -> int:
    """Print the target or the canonical name of every operand."""
    bare = options.bare and len(paths) == 1
    if options.bare and not bare:
        await ctx.complain("ignoring --no-newline with multiple arguments", 0)
    end = b"" if bare else b"\0" if options.zero else b"\n"
    for path in paths:
        try:
            if options.missing is None:
                text = await ctx.fs.readlink(path)
            else:
                text = await canonical(ctx, path, options.missing)
        except OSError as error:
            ctx.status = 1
            if options.verbose:
                await ctx.failed(path, error)
        else:
            await ctx.out.write(encode(text) + end)
        await ctx.breathe()
    return ctx.status


@dataclass(frozen=True, slots=True)
class Realpath(Options):
    """The options of realpath."""

    missing: Missing = select(
        EXISTING,
        default="last",
        help="all components of the path must exist\nno component needs to exist",
    )
    links: Links = select(
        LINKS,
        default="followed",
        help="take '..' components by their text before links are followed\n"
        "follow links as they are met (the default)\n"
        "leave symbolic links as they are",
    )
    quiet: bool = flag("-q", "--quiet", help="say nothing about failures")
    relative_to: str | None = option(
        "--relative-to", metavar="DIR", default=None, parse=str, help="print the path as it is written in DIR"
    )
    relative_base: str | None = option(
        "--relative-base", metavar="DIR", default=None, parse=str, help="print only paths below DIR as relative ones"
    )
    zero: bool = flag("-z", "--zero", help="end each output line with NUL, not newline")


@command(
    "realpath", "Print the canonical absolute name of each FILE.", Realpath, Operands("FILE", 1), touches=looked_at
)
async def realpath(ctx: Context, options: Realpath, paths: Sequence[str]) -> int:
    """Print the canonical name of every operand."""
    to, base = await _bases(ctx, options)
    end = b"\0" if options.zero else b"\n"
    for path in paths:
        try:
            found = await _real(ctx, path, options)
        except OSError as error:
            ctx.status = 1
            if not options.quiet:
                await ctx.failed(path, error)
        else:
            inside = to is not None and (base is None or is_below(found, base))
            await ctx.out.write(encode(relative(found, to) if inside and to is not None else found) + end)
        await ctx.breathe()
    return ctx.status


async def _bases(ctx: Context, options: Realpath) -> tuple[str | None, str | None]:
    """What paths are written relative to, and below what; None where they are not, or wherever they lie."""
    to = options.relative_base if options.relative_to is None else options.relative_to
    if to is None:
        return None, None
    start = await _directory(ctx, to, options)
    if options.relative_base is None or options.relative_base == options.relative_to:
        return start, None if options.relative_base is None else start
    base = await _directory(ctx, options.relative_base, options)
    return (start, base) if is_below(start, base) else (None, None)


async def _directory(ctx: Context, path: str, options: Realpath) -> str:
    try:
        found = await _real(ctx, path, options)
        if options.missing == "none" and not await ctx.fs.is_dir(found):
            raise failure(errno.ENOTDIR, path)
    except OSError as error:
        raise Usage(f"{shown(path)}: {reason(error)}", hint=False) from None
    return found


async def _real(ctx: Context, path: str, options: Realpath) -> str:
    found = await canonical(ctx, path, options.missing, links=options.links == "followed")
    return await canonical(ctx, found, options.missing) if options.links == "after dots" else found
