"""Files edited in place: what is written goes to a new file, which takes the name at the end."""

from contextlib import suppress

from mirage.commands.context import Context
from mirage.commands.sed.lines import Panic
from mirage.commands.sed.machine import Machine
from mirage.commands.sed.output import Output
from mirage.vfs.handle import Flags, Handle

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_TRIES = 100


class InPlace:
    """The file that is being replaced, and its successor."""

    def __init__(self, ctx: Context, m: Machine, suffix: str, *, follow: bool) -> None:
        self._ctx = ctx
        self._m = m
        self._suffix = suffix
        self._follow = follow
        self._stdout = m.out
        self._target = ""
        self._fresh = ""
        self._handle: Handle | None = None

    async def begin(self, path: str) -> bool:
        """Write to a successor of this file from now on; False where it cannot be edited."""
        await self.finish()
        ctx = self._ctx
        try:
            entry = await ctx.fs.stat(path)
        except OSError as error:
            await ctx.complain(f"can't read {path}: {error.strerror}", 2)
            return False
        if entry.kind != "file":
            await ctx.complain(f"couldn't edit {path}: not a regular file", 4)
            return False
        self._target = (await ctx.fs.resolve(path)).path if self._follow else path
        try:
            self._handle = await self._made()
        except OSError as error:
            raise Panic(f"couldn't open temporary file {self._fresh}: {error.strerror}") from None
        if entry.mode is not None:
            with suppress(PermissionError):
                await ctx.fs.set_attrs(self._fresh, mode=entry.mode & 0o7777)
        self._m.out = Output(self._handle, self._m.end)
        return True

    async def _made(self) -> Handle:
        ctx = self._ctx
        folder, slash, _ = self._target.rpartition("/")
        for attempt in range(_TRIES):
            self._fresh = folder + slash + "sed" + "".join(ctx.host.randomness.choices(_LETTERS, k=6))
            try:
                return await ctx.fs.open_handle(
                    self._fresh, Flags(write=True, create=True, exclusive=True), io=ctx.io, holder=ctx.budget
                )
            except FileExistsError:
                if attempt == _TRIES - 1:
                    raise
                await ctx.breathe()
        raise AssertionError

    async def finish(self) -> None:
        """Give the successor its name."""
        handle = self._handle
        if handle is None:
            return
        await self._m.out.flush()
        self._handle = None
        await handle.aclose()
        self._m.out = self._stdout
        if self._suffix:
            await self._ctx.fs.rename(self._target, self._backup())
        await self._ctx.fs.rename(self._fresh, self._target)

    async def abandon(self) -> None:
        """Leave the file as it was."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        await handle.aclose()
        with suppress(OSError):
            await self._ctx.fs.unlink(self._fresh)

    def _backup(self) -> str:
        folder, slash, name = self._target.rpartition("/")
        if "*" not in self._suffix:
            return self._target + self._suffix
        made = self._suffix.replace("*", name)
        return made if "/" in made else folder + slash + made
