"""touch: changes the times of files, and makes those that are missing."""

import errno
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mirage.access import Access, Act
from mirage.commands import dates
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.commands.values import choice
from mirage.errors import failure

Which = Literal["atime", "mtime"]
TIMES: dict[str, Which] = {"atime": "atime", "access": "atime", "use": "atime", "mtime": "mtime", "modify": "mtime"}
_IN_OPENING = frozenset({errno.ENOTDIR, errno.ELOOP, errno.EROFS, errno.EACCES, errno.ENAMETOOLONG})
"""The real one opens the file first: these come from there."""


@dataclass(frozen=True, slots=True)
class Touch(Options):
    """The options of touch."""

    which: Which | None = option(
        "--time",
        metavar="WORD",
        default=None,
        parse=choice("--time", TIMES),
        help="change the specified time: WORD is access, atime, or use (like -a); modify or mtime (like -m)",
    )
    atime: bool = flag("-a", help="change only the access time")
    no_create: bool = flag("-c", "--no-create", help="do not create any files")
    date: str | None = option(
        "-d",
        "--date",
        metavar="STRING",
        default=None,
        parse=str,
        help="use STRING instead of current time",
    )
    ignored: bool = flag("-f", help="(ignored)")
    no_dereference: bool = flag(
        "-h", "--no-dereference", help="affect each symbolic link instead of any referenced file"
    )
    mtime: bool = flag("-m", help="change only the modification time")
    reference: str | None = option(
        "-r",
        "--reference",
        metavar="FILE",
        default=None,
        parse=str,
        help="use its times instead of current time",
    )
    stamp: str | None = option(
        "-t",
        metavar="STAMP",
        default=None,
        parse=str,
        help="use [[CC]YY]MMDDhhmm[.ss] instead of current time",
    )


def touched(options: Touch, files: Sequence[str]) -> Iterable[Access]:
    """Files are made or their times are set; a reference is looked at."""
    if options.reference is not None:
        yield Access(Act.STAT, options.reference)
    for path in files:
        if path != "-":
            yield Access(Act.STAT, path)
            yield Access(Act.ATTRS, path, certain=False)
            if not options.no_create:
                yield Access(Act.WRITE, path, certain=False)


@dataclass(frozen=True, slots=True)
class Times:
    """What the files get, in nanoseconds since the epoch; None leaves a time as it is."""

    atime: int | None
    mtime: int | None
    given: bool
    """They are not simply now."""


NOTES = """\
A STRING is an ISO 8601 date or time, @SECONDS since the epoch, 'now', 'today',
'yesterday', 'tomorrow', or an amount such as '2 hours ago'.
"""


@command(
    "touch",
    "Update the access and modification times of each FILE to the current time.",
    Touch,
    Operands("FILE"),
    touches=touched,
    notes=NOTES,
)
async def touch(ctx: Context, options: Touch, files: Sequence[str]) -> int:
    """Touch every file."""
    if options.stamp is not None and (options.date is not None or options.reference is not None):
        _stamp(options.stamp, ctx.host.now())
        raise Usage("cannot specify times from more than one source")
    times = await _times(ctx, options)
    if not files:
        raise Usage("missing file operand")
    for path in files:
        if path != "-":
            await _touch(ctx, path, times, options)
        elif ctx.writes_nothing:
            # Open, there is nothing to touch of it here.
            await _refuse(ctx, "setting times of", path, failure(errno.EBADF))
        await ctx.breathe()
    return ctx.status


async def _times(ctx: Context, options: Touch) -> Times:
    now = ctx.host.now()
    atime = mtime = now
    if options.reference is not None:
        atime, mtime = await _reference(ctx, options.reference, options)
    if options.date is not None:
        atime, mtime = (_date(options.date, moment) for moment in (atime, mtime))
    elif options.stamp is not None:
        atime = mtime = _stamp(options.stamp, now)
    accessed = options.atime or options.which == "atime"
    modified = options.mtime or options.which == "mtime"
    both = accessed == modified
    given = not both or options.reference is not None or options.date is not None or options.stamp is not None
    return Times(atime if accessed or both else None, mtime if modified or both else None, given)


async def _reference(ctx: Context, path: str, options: Touch) -> tuple[int, int]:
    try:
        entry = await ctx.fs.stat(path, follow=not options.no_dereference)
    except OSError as error:
        raise Usage(f"failed to get attributes of {quoted_name(path)}: {reason(error)}", hint=False) from None
    if entry.mtime is None:
        raise Usage(f"failed to get attributes of {quoted_name(path)}: the times are not known", hint=False)
    return entry.mtime if entry.atime is None else entry.atime, entry.mtime


def _date(text: str, now: int) -> int:
    moment = dates.instant(text, now)
    if moment is None:
        raise Usage(f"invalid date format {quoted(text)}", hint=False)
    return moment


def _stamp(text: str, now: int) -> int:
    moment = dates.stamp(text, now)
    if moment is None:
        raise Usage(f"invalid date format {quoted(text)}", hint=False)
    return moment


async def _touch(ctx: Context, path: str, times: Times, options: Touch) -> None:
    follow = not options.no_dereference
    try:
        await ctx.fs.stat(path, follow=follow)
        await ctx.fs.set_attrs(path, atime=times.atime, mtime=times.mtime, follow=follow)
    except FileNotFoundError as error:
        if options.no_create:
            return
        if options.no_dereference or await _names_directory(ctx, path):
            await _refuse(ctx, "setting times of", path, error)
        else:
            await _create(ctx, path, times)
    except OSError as error:
        opened = not options.no_create and not options.no_dereference and error.errno in _IN_OPENING
        wrong = opened and not await _names_directory(ctx, path)
        await _refuse(ctx, "cannot touch" if wrong else "setting times of", path, error)


async def _create(ctx: Context, path: str, times: Times) -> None:
    try:
        await ctx.fs.write(path, b"")
    except OSError as error:
        await _refuse(ctx, "cannot touch", path, error)
        return
    if times.given:
        try:
            await ctx.fs.set_attrs(path, atime=times.atime, mtime=times.mtime)
        except OSError as error:
            await _refuse(ctx, "setting times of", path, error)


async def _names_directory(ctx: Context, path: str) -> bool:
    """Whether the path ends with a slash, and only that is wrong with it."""
    parent, _, name = path.rstrip("/").rpartition("/")
    return path.endswith("/") and bool(name) and await ctx.fs.is_dir(parent or ("/" if path[0] == "/" else "."))


async def _refuse(ctx: Context, what: str, path: str, error: OSError) -> None:
    await ctx.complain(f"{what} {quoted_name(path)}: {reason(error)}")
