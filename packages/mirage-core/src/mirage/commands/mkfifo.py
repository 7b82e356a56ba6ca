"""mkfifo: there are no named pipes here, and it says so."""

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands import modes
from mirage.commands.declare import command
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.errors import failure

if TYPE_CHECKING:
    from mirage.commands.context import Context

_PERMISSIONS = 0o777


@dataclass(frozen=True, slots=True)
class Mkfifo(Options):
    """The options of mkfifo."""

    mode: str | None = option("-m", "--mode", metavar="MODE", default=None, parse=str, help="(ignored)")
    security: bool = flag("-Z", help="(ignored: there are no security contexts)")
    context: str | None = option(
        "--context", metavar="CTX", default=None, parse=str, help="(ignored)", argument="optional", bare=""
    )


@command(
    "mkfifo",
    "Not supported: there are no named pipes; use a pipeline, or <(COMMAND).",
    Mkfifo,
    Operands("NAME", 1),
)
async def mkfifo(ctx: "Context", options: Mkfifo, paths: Sequence[str]) -> int:
    """Refuse every name."""
    if options.mode is not None:
        changes = modes.parse(options.mode)
        if changes is None:
            raise Usage("invalid mode", hint=False)
        if modes.apply(changes, 0o666, directory=False, umask=ctx.session.umask) & ~_PERMISSIONS:
            raise Usage("mode must specify only file permission bits", hint=False)
    for path in paths:
        await ctx.complain(f"cannot create fifo {quoted_name(path)}: {await _why(ctx, path)}")
        await ctx.breathe()
    return ctx.status


async def _why(ctx: "Context", path: str) -> str:
    try:
        _, entry = await ctx.fs.probe(path, follow=False)
    except OSError as error:
        return error.strerror or ""
    if entry is not None:
        return failure(errno.EEXIST).strerror or ""
    return "not supported here, use a pipeline or <(COMMAND)"
