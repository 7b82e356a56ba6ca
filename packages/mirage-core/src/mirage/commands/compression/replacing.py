"""A file that takes the place of another: what was in it, packed or expanded, with its bits and times."""

from typing import TYPE_CHECKING

from mirage.vfs.resolve import revised
from mirage.vfs.transfer import keep_attrs

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator

    from mirage.commands.compression.expanding import Expansion
    from mirage.commands.compression.packing import Packing
    from mirage.commands.context import Context
    from mirage.commands.inputs import Input
    from mirage.resources import Entry


async def is_there(ctx: "Context", path: str) -> bool:
    """Whether anything has the name, be it a link that leads nowhere."""
    try:
        await ctx.fs.stat(path, follow=False)
    except FileNotFoundError:
        return False
    return True


async def replace(
    ctx: "Context", source: str, entry: "Entry", target: str, chunks: "AsyncIterator[bytes]", *, keep: bool
) -> None:
    """Make ``target`` of ``chunks``, and remove ``source`` unless it is kept; all or nothing.

    :raises OSError: it cannot be made, or the other not removed.
    """
    await ctx.fs.write(target, chunks)
    mode = None if entry.mode is None else entry.mode & 0o777
    await keep_attrs(ctx.fs, target, revised(entry, entry.name, mode))
    if not keep:
        await ctx.fs.unlink(source)


async def packed(file: "Input", packing: "Packing") -> "AsyncGenerator[bytes, None]":
    """The whole of a file, packed."""
    while chunk := await file.read():
        if out := await packing.add(chunk):
            yield out
    yield await packing.end()


async def expanded(expansion: "Expansion", first: bytes) -> "AsyncGenerator[bytes, None]":
    """What is left of an expansion after its ``first`` chunk, and that."""
    chunk = first
    while chunk:
        yield chunk
        chunk = await expansion.chunk()
