"""mv: gives files and directories other names, below the same mount or another."""

import errno
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.copying.backups import NOTES as BACKUP_NOTES
from mirage.commands.copying.copying import Copying
from mirage.commands.copying.destination import Placing, destination, replaced, stripped
from mirage.commands.copying.pairs import Clobber, Keep, Manner, Pair, Trouble
from mirage.commands.declare import command
from mirage.commands.quoting import quoted_name
from mirage.commands.removal import Prompter, Removal, Wishes
from mirage.commands.spec import Operands, flag, select
from mirage.errors import failure
from mirage.paths import join
from mirage.resources import Entry

CLOBBER: dict[str, Clobber] = {
    "-f": "always",
    "--force": "always",
    "-i": "ask",
    "--interactive": "ask",
    "-n": "never",
    "--no-clobber": "never",
}


@dataclass(frozen=True, slots=True)
class Mv(Placing):
    """The options of mv."""

    clobber: Clobber | None = select(
        CLOBBER,
        default=None,
        help="do not prompt before overwriting\nprompt before overwrite\ndo not overwrite an existing file",
    )
    security: bool = flag("-Z", "--context", help="(ignored: there are no security contexts)")


def moved(options: Mv, operands: Sequence[str]) -> Iterable[Access]:
    """The sources get other names; where they cannot, all below them is read, made elsewhere, and removed."""
    if not operands:
        return
    sources = operands if options.directories else operands[:-1]
    for path in sources:
        yield Access(Act.STAT, path, subtree=True)
        yield Access(Act.RENAME, path, subtree=True, certain=options.clobber is None or options.clobber == "always")
        yield Access(Act.LIST, path, subtree=True, certain=False)
        yield Access(Act.READ, path, subtree=True, certain=False)
        yield Access(Act.DELETE, path, subtree=True, certain=False)
    acts = (Act.RENAME, Act.WRITE, Act.MAKE_DIR, Act.LINK, Act.ATTRS, Act.DELETE)
    yield from replaced(options, operands, acts, whole=False)


NOTES = f"""\
The last operand is DEST, or the DIRECTORY that all others are moved into.
If you specify more than one of -i, -f, -n, only the final one takes effect.
{BACKUP_NOTES}"""


@command(
    "mv",
    "Rename SOURCE to DEST, or move SOURCE(s) to DIRECTORY.",
    Mv,
    Operands("SOURCE", 1, missing="missing file operand"),
    touches=moved,
    notes=NOTES,
)
async def mv(ctx: Context, options: Mv, operands: Sequence[str]) -> int:
    """Move every source."""
    where = await destination(ctx, options, operands, strip=options.strip)
    never = options.clobber == "never"
    manner = Manner(
        moving=True,
        recursive=True,
        follow="never",
        clobber=options.clobber,
        update=options.update and not never,
        contents=False,
        keep=Keep(mode=True, times=True, owner=True, links=True),
        verbose=options.verbose,
        backups=options.backups(ctx, never_replaces=never),
    )
    moving = Moving(ctx, manner, several=len(where.sources) > 1)
    for source, target in where.pairs():
        if options.strip and where.directory is None:
            source, target = stripped(source), stripped(target)
        await moving.move(source, target)
        await ctx.breathe()
    return ctx.status


class Moving:
    """Moves operands, and says what it could not."""

    __slots__ = ("_copying", "_ctx", "_manner")

    def __init__(self, ctx: Context, manner: Manner, *, several: bool) -> None:
        self._ctx = ctx
        self._manner = manner
        self._copying = Copying(ctx, manner, several=several)

    async def move(self, source: str, target: str) -> None:
        """Move one operand."""
        pair = await self._copying.pair(source, target)
        if pair is None:
            return
        try:
            if not await self._copying.admitted(pair):
                return
            if not await self._renamed(pair):
                await self._carry(pair)
        except Trouble as trouble:
            await self._copying.fail(str(trouble))
            await self._copying.replacement.restore(pair)

    async def _renamed(self, pair: Pair) -> bool:
        """Give the source its other name; False where that lies below another mount.

        :raises Trouble: it cannot be moved at all.
        """
        source, target = quoted_name(pair.source), quoted_name(pair.target)
        try:
            await self._ctx.fs.rename(pair.source, pair.target)
        except OSError as error:
            if error.errno == errno.EXDEV:
                return False
            if error.errno == errno.EINVAL:
                raise Trouble(f"cannot move {source} to a subdirectory of itself, {target}") from None
            raise Trouble(f"cannot move {source} to {target}: {reason(error)}") from None
        if self._manner.verbose:
            await self._copying.announce(pair, "renamed ")
        if self._copying.replacement.made is not None:
            self._copying.replacement.made.add(pair.new.spot.path)
        return True

    async def _carry(self, pair: Pair) -> None:
        """Copy everything; only where all of it arrived is it removed at its source, and nothing else is."""
        overwritten = pair.new.entry
        await self._make_way(pair)
        if not await self._copying.copy(pair):
            return
        if overwritten is not None and await self._is_changed(pair):
            raise Trouble(f"cannot remove {quoted_name(pair.source)}: {reason(failure(errno.ESTALE))}")
        await self._remove(pair)

    async def _remove(self, pair: Pair) -> None:
        """Remove what arrived elsewhere; a directory stays where something in it does."""
        removal = Removal(self._ctx, Prompter(self._ctx), Wishes(verbose=self._manner.verbose))
        if pair.entry.kind != "dir":
            await removal.file(pair.source, pair.entry)
            return
        kept: set[str] = set()
        for directory, names in reversed(self._copying.left):
            for name in names:
                if not await removal.file(join(directory, name), pair.entry):
                    kept.add(directory)
                await self._ctx.breathe()
            if directory in kept or not await removal.directory(directory):
                kept.add(directory.rpartition("/")[0])

    async def _make_way(self, pair: Pair) -> None:
        """What is at the target must not be written through, or into: a file that is only itself can be replaced."""
        fs, present = self._ctx.fs, pair.new.entry
        try:
            if pair.missing is not None:
                raise pair.missing
            fs.expect_writable(pair.new.place)
            if pair.entry.kind == "other":
                return
            if present is None or _gives_way(pair.entry, present):
                return
            await (fs.rmdir(pair.target) if present.kind == "dir" else fs.unlink(pair.target))
        except OSError as error:
            words = f"{quoted_name(pair.source)} to {quoted_name(pair.target)}; unable to remove target"
            raise Trouble(f"inter-device move failed: {words}: {reason(error)}") from None
        pair.clear()

    async def _is_changed(self, pair: Pair) -> bool:
        """Whether the source is not what it was: two mounts may show one file, which must not be removed then."""
        entry = await self._ctx.fs.stat(pair.source, follow=False)
        return (entry.etag, entry.mtime, entry.inode) != (pair.entry.etag, pair.entry.mtime, pair.entry.inode)


def _gives_way(entry: Entry, present: Entry) -> bool:
    """Whether to write a file over what is there does the same as to put it in its place."""
    return entry.kind == "file" and present.kind == "file" and (present.nlink or 1) == 1
