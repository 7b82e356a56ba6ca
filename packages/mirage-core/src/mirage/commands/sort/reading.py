"""The lines of sort's inputs, in batches."""

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from mirage.commands import inputs
from mirage.commands.context import reason
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Usage

if TYPE_CHECKING:
    from mirage.commands.context import Context


class Lines:
    """The lines of one input, without what ends them."""

    __slots__ = ("_ctx", "_lines", "_path", "_stats")

    def __init__(self, ctx: "Context", path: str, file: Input, end: bytes, *, stats: bool = True) -> None:
        self._ctx = ctx
        self._path = path
        self._stats = stats
        """How large it is is asked first."""
        self._lines = inputs.Lines(file, end, ctx.budget)

    @classmethod
    async def open(cls, ctx: "Context", path: str, end: bytes, stack: AsyncExitStack, *, stats: bool = True) -> "Lines":
        """Open an input; ``stack`` closes it."""
        try:
            file = await stack.enter_async_context(await Input.open(ctx, path))
        except IsADirectoryError as error:
            raise Usage(f"read failed: {shown(path)}: {reason(error)}", hint=False) from None
        except OSError as error:
            raise Usage(f"open failed: {shown(path)}: {reason(error)}", hint=False) from None
        return cls(ctx, path, file, end, stats=stats)

    async def batch(self) -> list[bytes]:
        """The next lines; none at the end."""
        try:
            return await self._lines.batch()
        except ReadError as failed:
            wrong = "stat" if self._stats and self._path == "-" and self._ctx.reads_nothing else "read"
            raise Usage(f"{wrong} failed: {shown(self._path)}: {reason(failed.error)}", hint=False) from None
