"""ln: gives files further names, hard or symbolic."""

import errno
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from mirage.access import Access, Act
from mirage.commands.canonical import canonical, relative
from mirage.commands.context import Context, reason
from mirage.commands.copying.backups import NOTES as BACKUP_NOTES
from mirage.commands.copying.backups import Backups
from mirage.commands.copying.destination import inside, own_name
from mirage.commands.declare import command
from mirage.commands.mktemp import LETTERS
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.removal import Prompter
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated, select
from mirage.errors import failure
from mirage.paths import encode
from mirage.resources import Entry
from mirage.vfs.naming import same_file

Present = Literal["refuse", "remove", "ask"]
PRESENT: dict[str, Present] = {"-f": "remove", "--force": "remove", "-i": "ask", "--interactive": "ask"}

_BRIEF = frozenset({errno.EEXIST, errno.ENOSPC, errno.EROFS, errno.EDQUOT})
"""Where these say why no hard link was made, only the name is said that it was to have."""


@dataclass(frozen=True, slots=True)
class Ln(Options):
    """The options of ln."""

    backup: str | None = option(
        "--backup",
        metavar="CONTROL",
        default=None,
        parse=str,
        help="make a backup of each file that gives way",
        argument="optional",
        bare="",
    )
    simple_backup: bool = flag("-b", help="like --backup but does not accept an argument")
    directories_too: bool = flag("-d", "-F", "--directory", help="try to link directories too")
    present: Present = select(
        PRESENT,
        default="refuse",
        help="remove files that have the names already\nask whether to remove them",
    )
    logical: bool = select(
        {"-L": True, "--logical": True, "-P": False, "--physical": False},
        default=False,
        help="of a TARGET that is a symbolic link, link what it leads to\nlink symbolic links themselves (the default)",
    )
    no_dereference: bool = flag("-n", "--no-dereference", help="a link to a directory is no directory to link into")
    relative: bool = flag("-r", "--relative", help="with -s, write the target as seen from where the link is")
    symbolic: bool = flag("-s", "--symbolic", help="make symbolic links instead of hard links")
    suffix: str | None = option(
        "-S", "--suffix", metavar="SUFFIX", default=None, parse=str, help="override the usual backup suffix"
    )
    directories: tuple[str, ...] = repeated(
        "-t", "--target-directory", metavar="DIRECTORY", parse=str, help="make the links in DIRECTORY"
    )
    plain: bool = flag("-T", "--no-target-directory", help="treat LINK_NAME as a normal file always")
    verbose: bool = flag("-v", "--verbose", help="print the name of each link")


def linked(options: Ln, operands: Sequence[str]) -> Iterable[Access]:
    """Targets are looked at, and links made in a directory or by the last operand's name."""
    several = bool(options.directories) or len(operands) == 1
    targets = operands if several else operands[:-1]
    place = options.directories[-1] if options.directories else "." if several else operands[-1]
    for path in targets:
        if not options.symbolic:
            yield Access(Act.STAT, path)
        for link in dict.fromkeys((place, inside(place, own_name(path)))):
            yield Access(Act.LINK, link, certain=several or options.plain)
            if options.present != "refuse" or options.backup is not None or options.simple_backup:
                yield Access(Act.RENAME, link, certain=False)
                yield Access(Act.DELETE, link, certain=False)


NOTES = f"""\
With two operands, the second is the name of the link, or the DIRECTORY it is
made in; with one, the link is made in the current directory; with more, all
are made in the last one, a DIRECTORY. Hard links need a TARGET that exists.
{BACKUP_NOTES}"""


@command(
    "ln",
    "Make links to each TARGET.",
    Ln,
    Operands("TARGET", 1, missing="missing file operand"),
    touches=linked,
    notes=NOTES,
)
async def ln(ctx: Context, options: Ln, operands: Sequence[str]) -> int:
    """Make a link to every target."""
    await _expect_directory(ctx, options.directories)
    if options.relative and not options.symbolic:
        raise Usage("cannot do --relative without --symbolic", hint=False)
    backups = None
    if options.backup is not None or options.simple_backup or options.suffix is not None:
        backups = Backups.wanted(options.backup or "", options.suffix, ctx.session.environment())
    linking = Linking(ctx, options, backups)
    for target, link in await _pairs(ctx, linking, operands):
        await linking.link(target, link)
        await ctx.breathe()
    return ctx.status


async def _expect_directory(ctx: Context, directories: Sequence[str]) -> None:
    for at, path in enumerate(directories):
        if at:
            raise Usage("multiple target directories specified", hint=False)
        try:
            entry = await ctx.fs.stat(path)
        except OSError as error:
            raise Usage(f"failed to access {quoted_name(path)}: {reason(error)}", hint=False) from None
        if entry.kind != "dir":
            raise Usage(f"target {quoted_name(path)} is not a directory", hint=False)


async def _pairs(ctx: Context, linking: "Linking", operands: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each target, and what the link to it is called."""
    options = linking.options
    if options.plain:
        if options.directories:
            raise Usage("cannot combine --target-directory and --no-target-directory", hint=False)
        if len(operands) != 2:
            if len(operands) < 2:
                raise Usage(f"missing destination file operand after {quoted_name(operands[0])}")
            raise Usage(f"extra operand {quoted_name(operands[2])}")
        return iter([(operands[0], operands[1])])
    if options.directories:
        return _inside(operands, options.directories[0])
    if len(operands) == 1:
        return _inside(operands, ".")
    trouble = await _no_directory(ctx, operands[-1], follow=not options.no_dereference)
    if trouble is None:
        return _inside(operands[:-1], operands[-1])
    if len(operands) > 2:
        raise Usage(f"target {quoted_name(operands[-1])}: {reason(trouble)}", hint=False)
    return iter([(operands[0], operands[1])])


def _inside(targets: Sequence[str], directory: str) -> Iterator[tuple[str, str]]:
    for target in targets:
        yield target, inside(directory, own_name(target))


async def _no_directory(ctx: Context, path: str, *, follow: bool) -> OSError | None:
    try:
        entry = await ctx.fs.stat(path, follow=follow)
    except OSError as error:
        return error
    return None if entry.kind == "dir" else failure(errno.ENOTDIR, path)


class Linking:
    """Makes links one after the other, and says what it could not."""

    __slots__ = ("_backups", "_ctx", "_made", "_prompter", "options")

    def __init__(self, ctx: Context, options: Ln, backups: Backups | None) -> None:
        self._ctx = ctx
        self.options = options
        self._backups = backups
        self._prompter = Prompter(ctx)
        numbered = backups is not None and backups.control == "numbered"
        guarded = options.present == "remove" and not options.symbolic and not numbered
        self._made: set[str] | None = set() if guarded else None
        """Hard links just made: none may take another's place."""

    async def link(self, target: str, link: str) -> None:
        """Make one link."""
        ctx, options = self._ctx, self.options
        entry: Entry | None = None
        if not options.symbolic:
            try:
                entry = await ctx.fs.stat(target, follow=options.logical)
            except OSError as error:
                await ctx.complain(f"failed to access {quoted_name(target)}: {reason(error)}")
                return
            if entry.kind == "dir" and not options.directories_too:
                await ctx.complain(f"{shown(target)}: hard link not allowed for directory")
                return
        elif options.relative:
            target = await self._seen_from(target, link)
        try:
            replaced, backup = await self._make_room(target, link, entry)
        except _Refused as refused:
            if str(refused):
                await ctx.complain(str(refused))
            return
        try:
            await (self._replace if replaced else self._make)(target, link)
        except OSError as error:
            await ctx.complain(f"{self._what(target, link, error)}: {reason(error)}")
            if backup:
                await ctx.fs.rename(backup, link)
            return
        if self._made is not None:
            self._made.add((await ctx.fs.resolve(link, follow=False)).path)
        if options.verbose:
            aside = f"{quoted_name(backup)} ~ " if backup else ""
            arrow = "->" if options.symbolic else "=>"
            await ctx.out.write(encode(f"{aside}{quoted_name(link)} {arrow} {quoted_name(target)}\n"))

    async def _make(self, target: str, link: str) -> None:
        fs = self._ctx.fs
        if self.options.symbolic:
            await fs.symlink(target, link)
            return
        source = (await fs.resolve(target)).path if self.options.logical else target
        await fs.link(source, link)

    async def _replace(self, target: str, link: str) -> None:
        """Make it under another name first: what is there is lost only where the link can be made."""
        fs = self._ctx.fs
        parent, slash, _ = link.rpartition("/")
        aside = parent + slash + "Cu" + "".join(self._ctx.host.randomness.choices(LETTERS, k=6))
        await self._make(target, aside)
        try:
            await fs.rename(aside, link)
        except OSError:
            await fs.unlink(aside)
            raise
        with suppress(FileNotFoundError):
            # Two names of one file: to rename the one to the other does nothing.
            await fs.unlink(aside)

    def _what(self, target: str, link: str, error: OSError) -> str:
        """What could not be done."""
        if self.options.symbolic:
            brief = error.errno != errno.ENAMETOOLONG and bool(target)
            text = f"failed to create symbolic link {quoted_name(link)}"
            return text if brief else f"{text} -> {quoted_name(target)}"
        text = f"failed to create hard link {quoted_name(link)}"
        return text if error.errno in _BRIEF else f"{text} => {quoted_name(target)}"

    async def _make_room(self, target: str, link: str, entry: Entry | None) -> tuple[bool, str]:
        """Whether something is to be replaced; or the name of its backup, where it has got that.

        :raises _Refused: it is to stay.
        """
        ctx, options = self._ctx, self.options
        if options.present == "refuse" and self._backups is None:
            return False, ""
        try:
            present = await ctx.fs.stat(link, follow=False)
        except FileNotFoundError:
            return False, ""
        except OSError as error:
            raise _Refused(f"failed to access {quoted_name(link)}: {reason(error)}") from None
        if present.kind == "dir":
            raise _Refused(f"{shown(link)}: cannot overwrite directory")
        place = (await ctx.fs.resolve(link, follow=False)).path
        if self._made and place in self._made:
            raise _Refused(f"will not overwrite just-created {quoted_name(link)} with {quoted_name(target)}")
        if await self._is_itself(target, link, entry, present):
            raise _Refused(f"{quoted_name(target)} and {quoted_name(link)} are the same file")
        if options.present == "ask" and not await self._prompter.ask(f"replace {quoted_name(link)}?"):
            raise _Refused("")
        backup = await self._put_aside(link)
        return not backup, backup

    async def _is_itself(self, target: str, link: str, entry: Entry | None, present: Entry) -> bool:
        """Whether to remove the link's name would remove the target itself."""
        fs = self._ctx.fs
        try:
            found = entry or await fs.stat(target)
            old = await fs.resolve(target, follow=entry is None or self.options.logical)
            new = await fs.resolve(link, follow=False)
        except OSError:
            return False
        if old.mount is not new.mount or not (old.path == new.path or same_file(found, present)):
            return False
        return (found.nlink or 1) == 1 or (await fs.resolve(target, follow=False)).path == new.path

    async def _put_aside(self, link: str) -> str:
        """Give what is there the name of its backup, where there is to be one."""
        if self._backups is None:
            return ""
        fs = self._ctx.fs
        try:
            backup = await self._backups.name(fs, link)
            await fs.rename(link, backup)
        except OSError as error:
            raise _Refused(f"cannot backup {quoted_name(link)}: {reason(error)}") from None
        return backup

    async def _seen_from(self, target: str, link: str) -> str:
        """The target as the link has to spell it; as it is where that cannot be told."""
        parent = link.rpartition("/")[0] or ("/" if link.startswith("/") else ".")
        try:
            base = await canonical(self._ctx, parent, "any")
            return relative(await canonical(self._ctx, target, "any"), base)
        except OSError:
            return target


class _Refused(Exception):
    """What is there stays; the text, if any, says why."""
