"""Whether two files hold the same bytes."""

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.streams import Source

_BLOCK = 128 * 1024


async def same_bytes(ctx: "Context", one: str, other: str) -> bool:
    """Whether two paths hold the same; no more is read than it takes to know.

    :raises OSError: one of them cannot be read.
    """
    async with AsyncExitStack() as stack:
        left = await ctx.fs.open(one)
        stack.push_async_callback(left.aclose)
        right = await ctx.fs.open(other)
        stack.push_async_callback(right.aclose)
        while True:
            await ctx.breathe()
            block = await _filled(left)
            if block != await _filled(right):
                return False
            if not block:
                return True


async def _filled(source: "Source") -> bytes:
    """A whole block, but at the end."""
    block = b""
    while len(block) < _BLOCK and (more := await source.read(_BLOCK - len(block))):
        block += more
    return block
