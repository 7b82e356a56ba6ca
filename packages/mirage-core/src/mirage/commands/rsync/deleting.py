"""What is at DEST and not at SRC goes, but for what is left out by rules."""

from mirage.commands.context import Context
from mirage.commands.rsync.listing import Listing
from mirage.commands.rsync.options import Rsync
from mirage.commands.rsync.telling import Telling
from mirage.paths import encode, join
from mirage.resources import Entry


class Deleting:
    """Deletes, or says what it would."""

    __slots__ = ("_ctx", "_listing", "_options", "_telling")

    def __init__(self, ctx: Context, options: Rsync, listing: Listing, telling: Telling) -> None:
        self._ctx = ctx
        self._options = options
        self._listing = listing
        self._telling = telling

    async def besides(self, target: str, above: str, names: set[str]) -> None:
        """Delete what is in a directory besides these names."""
        if self._listing.broken:
            await self._telling.say("IO error encountered -- skipping file deletion")
            return
        for entry in reversed(await self._listed(target)):
            if entry.name not in names and not self._is_kept(above + entry.name, entry):
                await self._one(join(target, entry.name), above + entry.name, entry)

    def _is_kept(self, name: str, entry: Entry) -> bool:
        if self._options.backup and entry.name.endswith(self._options.suffix):
            return True
        admits = self._listing.filters.admits(name, directory=entry.kind == "dir")
        return not admits and not self._options.delete_excluded

    async def _one(self, target: str, name: str, entry: Entry) -> bool:
        if entry.kind == "dir":
            return await self.tree(target, name)
        await self._telling.deleting(name)
        try:
            if self._options.backup and not self._options.nothing:
                await self._ctx.fs.rename(target, target + self._options.suffix)
            elif not self._options.nothing:
                await self._ctx.fs.unlink(target)
        except OSError as error:
            await self._telling.fail(f"delete_file: unlink({name})", error)
            return False
        return True

    async def tree(self, top: str, name: str) -> bool:
        """A directory with all that is in it; False where something of it stays."""
        ahead: list[tuple[str, str, list[Entry] | None]] = [(top, name, None)]
        kept: set[str] = set()
        while ahead:
            target, shown, entries = ahead.pop()
            if entries is None:
                entries = await self._listed(target)
                ahead.append((target, shown, entries))
                directories = [each for each in entries if each.kind == "dir"]
                below = [each for each in directories if not self._is_kept(f"{shown}/{each.name}", each)]
                if len(below) < len(directories):
                    kept.add(target)
                ahead += [(join(target, each.name), f"{shown}/{each.name}", None) for each in below]
                continue
            for each in reversed(entries):
                if each.kind != "dir" and not self._is_kept(f"{shown}/{each.name}", each):
                    await self._one(join(target, each.name), f"{shown}/{each.name}", each)
                elif each.kind != "dir":
                    kept.add(target)
            if target in kept:
                kept.add(target.rpartition("/")[0])
                await self._telling.say(f"cannot delete non-empty directory: {shown}")
                continue
            await self._telling.deleting(f"{shown}/")
            if not self._options.nothing:
                try:
                    await self._ctx.fs.rmdir(target)
                except OSError as error:
                    await self._telling.fail(f"delete_file: rmdir({shown})", error)
                    kept.add(target.rpartition("/")[0])
        return top not in kept

    async def _listed(self, path: str) -> list[Entry]:
        found: list[Entry] = []
        async for page in self._ctx.fs.list(path):
            found += page
            await self._ctx.breathe()
        return sorted(found, key=lambda entry: (entry.kind == "dir", encode(entry.name)))
