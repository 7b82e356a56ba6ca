"""Directories below one directory: made where they are missing, and reached through no link that leads out of it."""

import errno
from typing import TYPE_CHECKING

from mirage.errors import failure
from mirage.paths import is_below

if TYPE_CHECKING:
    from mirage.commands.context import Context

_DEEPEST = 2048


class Outside(Exception):
    """A path that leads out of the directory."""


class Confined:
    """What archives are extracted into."""

    __slots__ = ("_canonical", "_ctx", "_known", "_lifted", "_top")

    def __init__(self, ctx: "Context", top: str, *, lifted: bool = False) -> None:
        self._ctx = ctx
        self._top = top or "."
        self._lifted = lifted
        """Paths may lead anywhere."""
        self._canonical: str | None = None
        self._known: set[str] = set()
        """Directories that are there, and inside."""

    async def above(self, path: str) -> None:
        """Make sure that the directory that holds ``path`` is there, and inside.

        :raises Outside: it is not inside.
        :raises OSError: it cannot be made.
        """
        parent = path.rpartition("/")[0] or ("/" if path.startswith("/") else self._top)
        if parent not in self._known:
            await self._reach(parent)
            self._known.add(parent)

    async def expect(self, path: str) -> None:
        """:raises Outside: what is there is not inside."""
        if self._lifted:
            return
        if self._canonical is None:
            self._canonical = (await self._ctx.fs.resolve(self._top)).path
        if not is_below((await self._ctx.fs.resolve(path)).path, self._canonical):
            raise Outside

    def add(self, path: str) -> None:
        """A directory was made."""
        self._known.add(path)

    def forget(self) -> None:
        """Something was removed or linked: directories may be others than they were."""
        self._known.clear()

    async def _reach(self, parent: str) -> None:
        """Go down to a directory from above; links are followed where they stay inside."""
        fs = self._ctx.fs
        missing: list[str] = []
        current = parent
        while True:
            try:
                entry = await fs.stat(current)
            except FileNotFoundError:
                missing.append(current)
                above = current.rpartition("/")[0] or ("/" if current.startswith("/") else ".")
                if above == current or len(missing) > _DEEPEST:
                    raise
                current = above
                await self._ctx.breathe()
                continue
            if entry.kind != "dir":
                raise failure(errno.ENOTDIR, parent)
            break
        await self.expect(current)
        for each in reversed(missing):
            await fs.mkdir(each)
            await self._ctx.breathe()
