"""zstd, unzstd and zstdcat: nothing here reads or writes their format."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.spec import Options

if TYPE_CHECKING:
    from mirage.commands.context import Context

REFUSED = "zstd is not supported here; gzip, bzip2 and xz are"


async def _refuse(ctx: "Context") -> int:
    await ctx.complain(REFUSED)
    return ctx.status


@command("zstd", "Say that zstd is not supported.", Options, raw=True)
async def zstd(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Refuse."""
    return await _refuse(ctx)


@command("unzstd", "Say that zstd is not supported.", Options, raw=True)
async def unzstd(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Refuse."""
    return await _refuse(ctx)


@command("zstdcat", "Say that zstd is not supported.", Options, raw=True)
async def zstdcat(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Refuse."""
    return await _refuse(ctx)
