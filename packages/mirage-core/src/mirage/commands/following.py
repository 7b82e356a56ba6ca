"""What tail -f does: looks again and again for what was added to files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import anyio

from mirage.commands.context import Context, reason
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name

if TYPE_CHECKING:
    from mirage.commands.head import Headers

NOTICED_WITHIN = 0.1
"""Seconds until tail -f ends after its reader has."""


@dataclass(slots=True)
class Followed:
    """A file, and how far it has been shown; None: it could not be read yet."""

    path: str
    offset: int | None


async def follow(
    ctx: Context, files: Sequence[Followed], headers: "Headers", *, by_name: bool, interval: float
) -> None:
    """Show what is added to the files, until the line is over or nobody reads on."""
    if not files:
        await ctx.complain("no files remaining")
        return
    while True:
        for file in files:
            await _look(ctx, file, headers, by_name=by_name)
        await _wait(ctx, interval)


async def _wait(ctx: Context, left: float) -> None:
    """Let the interval pass; a reader that has gone is noticed meanwhile, also while no file grows."""
    while True:
        await ctx.out.write(b"")
        await ctx.out.flush()
        await ctx.breathe()
        await anyio.sleep(min(left, NOTICED_WITHIN))
        left -= NOTICED_WITHIN
        if left <= 0:
            return


async def _look(ctx: Context, file: Followed, headers: "Headers", *, by_name: bool) -> None:
    try:
        size = (await ctx.fs.stat(file.path)).size
    except OSError as error:
        if by_name and file.offset is not None:
            await ctx.complain(f"{quoted_name(file.path)} has become inaccessible: {reason(error)}")
            file.offset = None
        return
    if size is None:
        return
    if file.offset is None:
        await ctx.complain(f"{quoted_name(file.path)} has appeared;  following new file", 0)
        file.offset = 0
    if size < file.offset:
        await ctx.complain(f"{shown(file.path)}: file truncated", 0)
        file.offset = 0
    if size > file.offset:
        await _show(ctx, file, file.offset, headers)


async def _show(ctx: Context, file: Followed, offset: int, headers: "Headers") -> None:
    try:
        added, _ = await Input.part(ctx, file.path, offset)
    except OSError:
        # It was there a moment ago: the next look says what became of it.
        return
    async with added:
        await headers.change(file.path)
        try:
            while chunk := await added.read():
                await ctx.out.write(chunk)
                offset += len(chunk)
                await ctx.breathe()
        except ReadError as failed:
            await ctx.complain(f"error reading {quoted_name(file.path)}: {reason(failed.error)}")
    file.offset = offset
