"""Parents: copies below a directory under the whole path of the source, its directories made on the way."""

import errno

from mirage.commands.context import Context, reason
from mirage.commands.copying.copying import Copying
from mirage.commands.copying.destination import inside, stripped
from mirage.commands.copying.making import Making
from mirage.commands.copying.pairs import Manner, Pair, Trouble, look
from mirage.commands.quoting import quoted_name
from mirage.errors import failure
from mirage.paths import encode


class Parents:
    """One operand of ``cp --parents``."""

    __slots__ = ("_copying", "_ctx", "_made", "_making", "_manner")

    def __init__(self, ctx: Context, manner: Manner, copying: Copying) -> None:
        self._ctx = ctx
        self._manner = manner
        self._copying = copying
        self._making = Making(ctx, manner)
        self._made: list[Pair] = []
        """The directories that were missing on the way."""

    async def copy(self, source: str, directory: str) -> None:
        """Copy ``source`` to where its own path leads below ``directory``."""
        path = stripped(source)
        target = inside(directory, path)
        try:
            await self._make(path, directory)
            pair = await self._copying.pair(source, target)
            if pair is not None:
                await self._copying.replace(pair)
            for made in reversed(self._made):
                await self._making.attributes(made.target, made.new.place, made.entry, fresh=True)
        except Trouble as trouble:
            await self._copying.fail(str(trouble))

    async def _make(self, path: str, directory: str) -> None:
        """Make the directories that lead to ``path``."""
        for above in leading(path):
            await self._make_one(above, inside(directory, above))
            await self._ctx.breathe()

    async def _make_one(self, source: str, target: str) -> None:
        fs = self._ctx.fs
        try:
            old = await look(fs, source, follow=True)
            if old.entry is None:
                raise failure(errno.ENOENT, source)
        except OSError as error:
            raise Trouble(f"failed to get attributes of {quoted_name(source)}: {reason(error)}") from None
        new = await look(fs, target, follow=True)
        pair = Pair(old, old.entry, new)
        if new.link is None:
            await self._making.directory(pair, "make")
            self._made.append(pair)
            if self._manner.verbose:
                await self._ctx.out.write(encode(f"{source} -> {target}\n"))
        elif new.entry is None or new.entry.kind != "dir":
            raise Trouble(f"{quoted_name(target)} exists but is not a directory")


def leading(path: str) -> list[str]:
    """The directories on the way to ``path``, as they are spelled there."""
    ends = (at for at, char in enumerate(path) if char == "/" and at)
    return [path[:end] for end in ends if path[end - 1] != "/"]
