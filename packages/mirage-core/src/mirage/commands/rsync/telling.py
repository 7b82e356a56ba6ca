"""What rsync says of what it does."""

from mirage.commands.context import Context, reason
from mirage.commands.rsync.listing import Item
from mirage.commands.rsync.options import Rsync
from mirage.paths import encode


class Telling:
    """Says it, as the options want it."""

    __slots__ = ("_ctx", "_options")

    def __init__(self, ctx: Context, options: Rsync) -> None:
        self._ctx = ctx
        self._options = options

    async def tell(self, item: Item, changes: str, behind: str = "") -> None:
        """Say that something is copied."""
        options = self._options
        if options.itemize:
            await self.say(f"{changes} {item.shown}{behind}")
        elif options.has("verbose"):
            await self.say(f"{item.shown}{behind}")

    async def say(self, line: str) -> None:
        """A line, unless it is to be quiet."""
        if not self._options.quiet:
            await self._ctx.out.write(encode(line + "\n"))

    async def fail(self, what: str, error: OSError) -> None:
        """Something at DEST could not be done."""
        await self._ctx.complain(f"[receiver] {what} failed: {reason(error)} ({error.errno})", 23)

    async def deleting(self, name: str) -> None:
        """Say that something is deleted."""
        if self._options.itemize:
            await self.say(f"*deleting   {name}")
        elif self._options.has("verbose"):
            await self.say(f"deleting {name}")
