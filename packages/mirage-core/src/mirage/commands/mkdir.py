"""mkdir: makes directories."""

import errno
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirage.access import Access, Act
from mirage.commands import modes
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.errors import failure
from mirage.paths import encode


@dataclass(frozen=True, slots=True)
class Mkdir(Options):
    """The options of mkdir."""

    context: str | None = option(
        "-Z",
        "--context",
        metavar="CTX",
        default=None,
        parse=str,
        help="(ignored: there are no security contexts)",
        argument="optional",
        bare="",
    )
    mode: str | None = option(
        "-m", "--mode", metavar="MODE", default=None, parse=str, help="set file mode (as in chmod), not a=rwx - umask"
    )
    parents: bool = flag(
        "-p",
        "--parents",
        help="no error if existing, make parent directories as needed, their file modes unaffected by any -m",
    )
    verbose: bool = flag("-v", "--verbose", help="print a message for each created directory")


def made(options: Mkdir, directories: Sequence[str]) -> Iterable[Access]:
    """The directories, and those above them where ``-p`` makes them."""
    for path in directories:
        yield Access(Act.MAKE_DIR, path)
        above = _parent(path) if options.parents else ""
        while above:
            yield Access(Act.MAKE_DIR, above, certain=False)
            above = _parent(above)


@command(
    "mkdir", "Create the DIRECTORY(ies), if they do not already exist.", Mkdir, Operands("DIRECTORY", 1), touches=made
)
async def mkdir(ctx: Context, options: Mkdir, directories: Sequence[str]) -> int:
    """Make every directory."""
    mode: int | None = None
    if options.mode is not None:
        changes = modes.parse(options.mode)
        if changes is None:
            raise Usage(f"invalid mode {quoted(options.mode)}", hint=False)
        mode = _mode(*modes.adjust(changes, 0o777, directory=True, umask=ctx.session.umask))
    for path in directories:
        await _make(ctx, path, mode, options)
        await ctx.breathe()
    return ctx.status


def _mode(mode: int, decided: int) -> int:
    """What a directory ends up with: with special bits it is made without write permission for others.

    That is given back only where some bit must be set after it was made.
    """
    special = decided & 0o6000 | mode & 0o1000
    made = mode & 0o1777 & ~(0o022 if special else 0)
    return mode | made & ~decided if (made ^ mode) & decided else made


async def _make(ctx: Context, path: str, mode: int | None, options: Mkdir) -> None:
    missing = [path]
    while missing:
        current = missing[-1]
        try:
            # What is made on the way must let its maker in.
            above = 0o777 & ~ctx.session.umask | 0o300
            await ctx.fs.mkdir(current, mode=mode if len(missing) == 1 else above)
        except OSError as error:
            parent = _parent(current)
            if options.parents and error.errno == errno.ENOENT and parent and parent not in missing:
                missing.append(parent)
                continue
            if not options.parents or error.errno != errno.EEXIST or not await ctx.fs.is_dir(current):
                await ctx.complain(await _explained(ctx, missing, error, options))
                return
        else:
            if options.verbose:
                await ctx.out.write(encode(f"{ctx.name}: created directory {quoted_name(current)}\n"))
        missing.pop()


async def _explained(ctx: Context, missing: Sequence[str], error: OSError, options: Mkdir) -> str:
    path = missing[-1]
    if options.parents:
        path = await _no_directory(ctx, path)
        try:
            await ctx.fs.stat(path)
            if path != missing[0]:
                error = failure(errno.ENOTDIR, path)
        except OSError as unseen:
            if unseen.errno == errno.ELOOP:
                what = "stat" if path == missing[0] else "create directory"
                return f"cannot {what} {quoted(path)}: {reason(unseen)}"
    return f"cannot create directory {quoted(path)}: {reason(error)}"


async def _no_directory(ctx: Context, path: str) -> str:
    """The first on the way to ``path`` that is there and no directory; ``path`` itself where there is none."""
    way = [path]
    while above := _parent(way[-1]):
        way.append(above)
    for place in reversed(way):
        if not await ctx.fs.is_dir(place):
            return place
    return path


def _parent(path: str) -> str:
    """What precedes the last component, as it is spelled; empty where nothing does."""
    return path.rstrip("/").rpartition("/")[0].rstrip("/")
