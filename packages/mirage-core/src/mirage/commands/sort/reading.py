"""The lines of sort's inputs, in batches."""

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from mirage.commands.context import reason
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Usage

if TYPE_CHECKING:
    from mirage.commands.context import Context

BATCH = 256 * 1024
"""Bytes of a batch, unless a line is longer."""


class Lines:
    """The lines of one input, without what ends them."""

    __slots__ = ("_ctx", "_end", "_file", "_path", "_pieces", "_stats")

    def __init__(self, ctx: "Context", path: str, file: Input, end: bytes, *, stats: bool = True) -> None:
        self._ctx = ctx
        self._path = path
        self._file = file
        self._stats = stats
        """How large it is is asked first."""
        self._end = end
        self._pieces: list[bytes] = []

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
        size = sum(map(len, self._pieces))
        held = 0
        try:
            while True:
                chunk = await self._read()
                if not chunk:
                    return self._rest()
                self._pieces.append(chunk)
                size += len(chunk)
                self._ctx.budget.hold(len(chunk))
                held += len(chunk)
                if size >= BATCH and self._end in chunk:
                    break
                await self._ctx.breathe()
        finally:
            self._ctx.budget.drop(held)
        text, _, rest = b"".join(self._pieces).rpartition(self._end)
        self._pieces = [rest]
        return text.split(self._end)

    def _rest(self) -> list[bytes]:
        text = b"".join(self._pieces)
        self._pieces = []
        return text.removesuffix(self._end).split(self._end) if text else []

    async def _read(self) -> bytes:
        try:
            return await self._file.read()
        except ReadError as failed:
            wrong = "stat" if self._stats and self._path == "-" and self._ctx.reads_nothing else "read"
            raise Usage(f"{wrong} failed: {shown(self._path)}: {reason(failed.error)}", hint=False) from None
