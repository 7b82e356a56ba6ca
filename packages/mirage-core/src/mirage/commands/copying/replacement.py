"""Replacement: what is at a target already, whether it may be replaced, and what becomes of it before."""

import errno
from typing import TYPE_CHECKING

from mirage.commands.context import Context, reason
from mirage.commands.copying.pairs import Manner, Pair, Trouble, look
from mirage.commands.copying.sameness import verdict
from mirage.commands.quoting import quoted_name
from mirage.commands.removal import Prompter
from mirage.errors import failure
from mirage.paths import encode, name_of

if TYPE_CHECKING:
    from mirage.resources import Entry


class Replacement:
    """Decides, asks, and makes room."""

    __slots__ = ("_ctx", "_manner", "_prompter", "made")

    def __init__(self, ctx: Context, manner: Manner, *, several: bool) -> None:
        self._ctx = ctx
        self._manner = manner
        self._prompter = Prompter(ctx)
        self.made: set[str] | None = set() if several else None
        """Where operands went: none may take another's place."""

    async def admits(self, pair: Pair, present: "Entry") -> bool:
        """Whether the pair is to be gone on with; False where the target is to stay, and that is well.

        :raises Trouble: it must not be replaced.
        """
        manner = self._manner
        same = "apart" if manner.clobber == "never" else await verdict(self._ctx.fs, pair, manner)
        if same == "same":
            raise Trouble(f"{quoted_name(pair.source)} and {quoted_name(pair.target)} are the same file")
        directory = pair.entry.kind == "dir"
        if manner.update and not directory and not _newer(pair.entry, present):
            return False
        if (manner.moving or not directory) and not await self._may_overwrite(pair):
            return False
        if same == "done":
            return False
        self._expect_fitting(pair, present)
        return True

    async def make_room(self, pair: Pair, present: "Entry") -> None:
        """Back up what is at the target, or remove it, where that is to be done before anything is made there.

        :raises Trouble: that fails, or would cost the source.
        """
        manner = self._manner
        keeps_directory = present.kind == "dir" and not manner.moving
        if manner.backups is not None and name_of(pair.source.rstrip("/")) not in (".", "..") and not keeps_directory:
            await self._back_up(pair)
        elif present.kind != "dir" and not manner.moving and self._removes(pair, present):
            await self.remove(pair)

    async def remove(self, pair: Pair) -> None:
        """Remove what is at the target, and say so."""
        try:
            await self._ctx.fs.unlink(pair.target)
        except OSError as error:
            raise Trouble(f"cannot remove {quoted_name(pair.target)}: {reason(error)}") from None
        pair.clear()
        if self._manner.verbose:
            await self._ctx.out.write(encode(f"removed {quoted_name(pair.target)}\n"))

    async def restore(self, pair: Pair) -> None:
        """Nothing came of it: what was at the target gets its name back."""
        if pair.backup is None:
            return
        backup, target = quoted_name(pair.backup), quoted_name(pair.target)
        try:
            await self._ctx.fs.rename(pair.backup, pair.target)
        except OSError as error:
            await self._ctx.complain(f"cannot un-backup {target}: {reason(error)}")
            return
        if self._manner.verbose:
            await self._ctx.out.write(encode(f"{backup} -> {target} (unbackup)\n"))

    def expect_no_link_just_made(self, pair: Pair) -> None:
        """:raises Trouble: the copy would go through a link that an operand before brought."""
        if not self.made or not pair.argument or self._manner.moving or self._manner.backups is not None:
            return
        link = pair.new.link
        if link is not None and link.kind == "link" and pair.new.spot.path in self.made:
            source, target = quoted_name(pair.source), quoted_name(pair.target)
            raise Trouble(f"will not copy {source} through just-created symlink {target}")

    def _expect_fitting(self, pair: Pair, present: "Entry") -> None:
        manner = self._manner
        source, target = quoted_name(pair.source), quoted_name(pair.target)
        aside = manner.moving and manner.backups is not None
        if present.kind != "dir":
            if pair.entry.kind == "dir" and not aside:
                raise Trouble(f"cannot overwrite non-directory {target} with directory {source}")
            numbered = manner.backups is not None and manner.backups.control == "numbered"
            if pair.argument and not numbered and self.made and pair.new.spot.path in self.made:
                raise Trouble(f"will not overwrite just-created {target} with {source}")
        elif pair.entry.kind != "dir" and not aside:
            raise Trouble(f"cannot overwrite directory {target} with non-directory")

    async def _may_overwrite(self, pair: Pair) -> bool:
        if self._manner.clobber == "ask":
            return await self._prompter.ask(f"overwrite {quoted_name(pair.target)}?")
        return self._manner.clobber != "never"

    def _removes(self, pair: Pair, present: "Entry") -> bool:
        manner = self._manner
        if manner.remove:
            return True
        shared = manner.keep.links and (present.nlink or 1) > 1
        return manner.data and (shared or (manner.follow == "never" and pair.entry.kind != "file"))

    async def _back_up(self, pair: Pair) -> None:
        backups, fs = self._manner.backups, self._ctx.fs
        assert backups is not None
        target = quoted_name(pair.target)
        if backups.control != "numbered" and await self._is_own_backup(pair, backups.suffix):
            what = "moved" if self._manner.moving else "copied"
            raise Trouble(f"backing up {target} might destroy source;  {quoted_name(pair.source)} not {what}")
        if pair.old.same_name(pair.new) and not self._manner.moving:
            # Backed up, the link would not be there to be followed.
            raise Trouble(f"cannot open {quoted_name(pair.source)} for reading: {reason(failure(errno.ENOENT))}")
        try:
            name = await backups.name(fs, pair.target)
            await fs.rename(pair.target, name)
        except FileNotFoundError:
            pair.clear()
            return
        except OSError as error:
            raise Trouble(f"cannot backup {target}: {reason(error)}") from None
        pair.clear()
        pair.backup = name

    async def _is_own_backup(self, pair: Pair, suffix: str) -> bool:
        """Whether the source is what the target's backup would be called, and so would be lost."""
        if name_of(pair.source) != name_of(pair.target) + suffix:
            return False
        parent, slash, _ = pair.target.rpartition("/")
        try:
            backup = await look(self._ctx.fs, parent + slash + name_of(pair.source), follow=True)
        except OSError:
            return False
        return pair.old.same_file(backup)


def _newer(entry: "Entry", present: "Entry") -> bool:
    """Whether the source is known to be newer."""
    return entry.mtime is not None and present.mtime is not None and entry.mtime > present.mtime
