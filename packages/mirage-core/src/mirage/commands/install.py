"""install: copies files to where they are to be used, with the modes they need there; and makes directories."""

import errno
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from mirage.access import Access, Act
from mirage.commands import modes
from mirage.commands.alike import same_bytes
from mirage.commands.context import Context, reason
from mirage.commands.copying.backups import NOTES as BACKUP_NOTES
from mirage.commands.copying.backups import Backups
from mirage.commands.copying.copying import Copying
from mirage.commands.copying.destination import backs_up, destination, replaced
from mirage.commands.copying.pairs import Keep, Manner
from mirage.commands.declare import command
from mirage.commands.owners import group_number, owner, user_number
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated
from mirage.errors import failure
from mirage.paths import encode
from mirage.resources import Entry

USUAL = 0o755
PERMISSIONS = 0o777


@dataclass(frozen=True, slots=True)
class Install(Options):
    """The options of install."""

    backup: str | None = option(
        "--backup",
        metavar="CONTROL",
        default=None,
        parse=str,
        help="make a backup of each existing destination file",
        argument="optional",
        bare="",
    )
    simple_backup: bool = flag("-b", help="like --backup but does not accept an argument")
    compatible: bool = flag("-c", help="(ignored)")
    compare: bool = flag("-C", "--compare", help="leave a destination file alone that would not change")
    makes: bool = flag("-d", "--directory", help="treat all arguments as directories, and make them")
    leading: bool = flag("-D", help="make all that is missing above DEST, or DIRECTORY itself")
    group: str | None = option("-g", "--group", metavar="GROUP", default=None, parse=str, help="set group ownership")
    mode: str = option(
        "-m", "--mode", metavar="MODE", default="755", parse=str, help="set permission mode, not rwxr-xr-x"
    )
    owner: str | None = option("-o", "--owner", metavar="OWNER", default=None, parse=str, help="set ownership")
    times: bool = flag("-p", "--preserve-timestamps", help="keep the times of SOURCE files")
    strips: bool = flag("-s", "--strip", help="not supported: there are no symbol tables")
    strip_program: str | None = option(
        "--strip-program", metavar="PROGRAM", default=None, parse=str, help="(ignored without --strip)"
    )
    suffix: str | None = option(
        "-S", "--suffix", metavar="SUFFIX", default=None, parse=str, help="override the usual backup suffix"
    )
    directories: tuple[str, ...] = repeated(
        "-t", "--target-directory", metavar="DIRECTORY", parse=str, help="all SOURCE arguments go into DIRECTORY"
    )
    plain: bool = flag("-T", "--no-target-directory", help="treat DEST as a normal file")
    verbose: bool = flag("-v", "--verbose", help="say what is made")
    security: bool = flag("--preserve-context", help="(ignored: there are no security contexts)")
    label: bool = flag("-Z", help="(ignored: there are no security contexts)")
    context: str | None = option(
        "--context",
        metavar="CTX",
        default=None,
        parse=str,
        help="(ignored: there are no security contexts)",
        argument="optional",
        bare="",
    )


def installed(options: Install, operands: Sequence[str]) -> Iterable[Access]:
    """The sources are read; what is where they go is replaced."""
    if options.makes:
        yield from (Access(Act.MAKE_DIR, path, certain=False) for path in operands)
        return
    if not operands:
        return
    sources = operands if options.directories else operands[:-1]
    yield from (Access(Act.READ, path) for path in sources)
    acts = [Act.WRITE, Act.ATTRS, Act.DELETE, *([Act.MAKE_DIR] if options.leading else [])]
    yield from replaced(options, operands, acts, whole=False)


NOTES = f"""\
The last operand is DEST, or the DIRECTORY that all others are copied into;
with -d all are directories.
{BACKUP_NOTES}"""


@command(
    "install",
    "Copy SOURCE files to DEST, and set their modes; or make directories.",
    Install,
    Operands("SOURCE"),
    touches=installed,
    notes=NOTES,
)
async def install(ctx: Context, options: Install, operands: Sequence[str]) -> int:
    """Install every source, or make every directory."""
    await _check(ctx, options)
    if not operands:
        raise Usage("missing file operand")
    attributes = _Attributes.wanted(ctx, options)
    if options.makes:
        for path in operands:
            await _directory(ctx, path, attributes, verbose=options.verbose)
            await ctx.breathe()
        return ctx.status
    _expect_known(options)
    backups = None
    if backs_up(options):
        backups = Backups.wanted(options.backup or "", options.suffix, ctx.session.environment())
    if not await _prepare(ctx, options, operands):
        return ctx.status
    where = await destination(ctx, options, operands)
    manner = Manner(remove=True, keep=Keep(times=options.times), verbose=options.verbose, backups=backups)
    installing = _Installing(ctx, Copying(ctx, manner, several=len(where.sources) > 1), attributes, options.compare)
    for source, target in where.pairs():
        await installing.install(source, target)
        await ctx.breathe()
    return ctx.status


async def _check(ctx: Context, options: Install) -> None:
    if options.makes and options.strips:
        raise Usage("the strip option may not be used when installing a directory", hint=False)
    if options.makes and options.directories:
        raise Usage("target directory not allowed when installing a directory", hint=False)
    if options.context:
        await ctx.complain("warning: ignoring --context; it requires an SELinux-enabled kernel", 0)
    if options.security:
        await ctx.complain("WARNING: ignoring --preserve-context; this kernel is not SELinux-enabled", 0)


def _expect_known(options: Install) -> None:
    for other, given in (("--preserve-timestamps", options.times), ("--strip", options.strips)):
        if options.compare and given:
            raise Usage(f"options --compare (-C) and {other} are mutually exclusive")
    if options.strips:
        raise Usage("--strip is not supported: there are no symbol tables here", hint=False)


async def _prepare(ctx: Context, options: Install, operands: Sequence[str]) -> bool:
    """Make what is to be above with ``-D``; whether things may go on."""
    if options.leading and options.directories:
        return await _make_way(ctx, options.directories[-1] + "/", quoted_name, verbose=options.verbose)
    if options.leading and len(operands) == 2:
        return await _make_way(ctx, operands[1].rstrip("/"), quoted_name, verbose=options.verbose)
    if len(options.directories) == 1 and not options.plain:
        try:
            await ctx.fs.stat(options.directories[0])
        except OSError as error:
            place = quoted_name(options.directories[0])
            raise Usage(f"failed to access {place}: {reason(error)}", hint=False) from None
    return True


@dataclass(frozen=True, slots=True)
class _Attributes:
    """What is installed is to have."""

    changes: tuple[modes.Change, ...]
    uid: int | None
    gid: int | None

    @classmethod
    def wanted(cls, ctx: Context, options: Install) -> Self:
        """What the options say.

        :raises Usage: they name no mode, user or group.
        """
        changes = modes.parse(options.mode)
        if changes is None:
            raise Usage(f"invalid mode {quoted(options.mode)}", hint=False)
        uid = None if options.owner is None else user_number(ctx.host, options.owner)
        if options.owner is not None and uid is None:
            raise Usage(f"invalid user {quoted(options.owner)}", hint=False)
        gid = None if options.group is None else group_number(ctx.host, options.group)
        if options.group is not None and gid is None:
            raise Usage(f"invalid group {quoted(options.group)}", hint=False)
        return cls(changes, uid, gid)

    def mode(self, *, directory: bool) -> int:
        """The permissions, which the umask leaves alone."""
        return modes.apply(self.changes, 0, directory=directory, umask=0)

    async def give(self, ctx: Context, path: str, *, directory: bool = False) -> None:
        """Set them; that it failed is said."""
        try:
            await ctx.fs.set_attrs(path, mode=self.mode(directory=directory), uid=self.uid, gid=self.gid)
        except OSError as error:
            await ctx.complain(f"cannot change permissions of {quoted(path)}: {reason(error)}")


class _Installing:
    """Installs one file after the other."""

    __slots__ = ("_attributes", "_compares", "_copying", "_ctx")

    def __init__(self, ctx: Context, copying: Copying, attributes: _Attributes, compares: bool) -> None:
        self._ctx = ctx
        self._copying = copying
        self._attributes = attributes
        self._compares = compares

    async def install(self, source: str, target: str) -> None:
        """Copy a file, and give it what it is to have."""
        if await self._ctx.fs.is_dir(source):
            await self._ctx.complain(f"omitting directory {quoted_name(source)}")
            return
        if self._compares and await self._is_done(source, target):
            return
        failures = self._copying.failures
        pair = await self._copying.pair(source, target)
        if pair is None:
            return
        await self._copying.replace(pair)
        if self._copying.failures == failures:
            await self._attributes.give(self._ctx, target)

    async def _is_done(self, source: str, target: str) -> bool:
        """Whether the target is what it would become."""
        if self._attributes.mode(directory=False) & ~PERMISSIONS:
            ignored = "is ignored when you specify a mode with non-permission bits"
            await self._ctx.complain(f"the --compare (-C) option {ignored}", 0)
            return False
        try:
            new = await self._ctx.fs.stat(source)
            old = await self._ctx.fs.stat(target, follow=False)
            return self._is_alike(old) and new.size == old.size and await same_bytes(self._ctx, source, target)
        except OSError:
            return False

    def _is_alike(self, entry: Entry) -> bool:
        if entry.kind != "file" or entry.mode != self._attributes.mode(directory=False):
            return False
        uid, gid = owner(self._ctx.host, entry)
        host, wanted = self._ctx.host, self._attributes
        # What is made is the session's where nobody is named.
        return uid == (host.uid if wanted.uid is None else wanted.uid) and gid == (
            host.gid if wanted.gid is None else wanted.gid
        )


async def _directory(ctx: Context, path: str, attributes: _Attributes, *, verbose: bool) -> None:
    if not path:
        await ctx.complain(f"cannot create directory {quoted(path)}: {reason(failure(errno.ENOENT))}")
        return
    bare = path.rstrip("/") or "/"
    if not await _make_way(ctx, bare, quoted, verbose=verbose):
        return
    if not await ctx.fs.is_dir(bare):
        try:
            await ctx.fs.mkdir(bare, mode=USUAL)
        except OSError as error:
            await ctx.complain(f"cannot create directory {quoted(path)}: {reason(error)}")
            return
        if verbose:
            await _announce(ctx, bare)
    await attributes.give(ctx, path, directory=True)


async def _make_way(ctx: Context, path: str, quote: Callable[[str], str], *, verbose: bool) -> bool:
    """Make the directories above ``path`` that are missing; whether they are there."""
    for at in [place.start() for place in re.finditer(r"(?<=[^/])/", path)]:
        above = path[:at]
        await ctx.breathe()
        try:
            entry = await ctx.fs.stat(above)
            if entry.kind != "dir":
                raise failure(errno.ENOTDIR, above)
        except FileNotFoundError:
            try:
                await ctx.fs.mkdir(above, mode=USUAL)
            except OSError as error:
                await ctx.complain(f"cannot create directory {quote(above)}: {reason(error)}")
                return False
            if verbose:
                await _announce(ctx, above)
        except OSError as error:
            await ctx.complain(f"cannot create directory {quote(above)}: {reason(error)}")
            return False
    return True


async def _announce(ctx: Context, path: str) -> None:
    await ctx.out.write(encode(f"{ctx.name}: creating directory {quoted_name(path)}\n"))
