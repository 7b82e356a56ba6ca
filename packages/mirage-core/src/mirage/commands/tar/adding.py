"""Adds to archives: what is there is read to its end, and members are written over what ends it."""

import errno

from mirage.commands.context import reason
from mirage.commands.quoting import escaped
from mirage.commands.tar.calls import Call, Fatal
from mirage.commands.tar.creating import PER_NAME, Creation, Output
from mirage.commands.tar.member import SIZE
from mirage.commands.tar.opening import opened
from mirage.vfs.handle import READING_AND_WRITING


async def append(call: Call, *, update: bool) -> None:
    """Add the names to an archive, or those that are newer than what it holds."""
    ctx, path = call.ctx, call.options.file
    if path == "-":
        raise Fatal("an archive that is added to must be a file")
    known: dict[str, int] = {}
    end = 0
    if await _is_there(call, path):
        async with opened(call, plain=True) as archive:
            while (member := await archive.next()) is not None:
                if update:
                    ctx.budget.hold(PER_NAME + len(member.name))
                    known[member.name.rstrip("/")] = member.mtime
                await ctx.breathe()
            if archive.notes:
                raise Fatal(*archive.notes)
            end = archive.end
    try:
        handle = await ctx.fs.open_handle(path, READING_AND_WRITING, io=ctx.io, holder=ctx.budget)
    except OSError as error:
        raise Fatal(f"{escaped(path)}: Cannot open: {reason(error)}") from None
    try:
        await handle.seek(end)
        canonical = (await ctx.fs.resolve(path)).path
        output = Output(handle, None, call.options.blocks * SIZE, end)
        await Creation(call, output, canonical, newer=known.get).run()
        await handle.truncate(handle.offset)
    finally:
        await handle.aclose()


async def _is_there(call: Call, path: str) -> bool:
    try:
        entry = await call.ctx.fs.stat(path)
    except OSError as error:
        if error.errno == errno.ENOENT:
            return False
        raise Fatal(f"{escaped(path)}: Cannot open: {reason(error)}") from None
    return (entry.size or 0) > 0
