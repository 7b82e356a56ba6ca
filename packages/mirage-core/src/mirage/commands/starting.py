"""Commands that start another one in their own place: what is said where that cannot be done."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mirage.commands.context import Context, reason

if TYPE_CHECKING:
    from mirage.session import Session

CANNOT_RUN, NOT_FOUND = 126, 127


async def start(
    ctx: Context,
    words: Sequence[str],
    *,
    quote: Callable[[str], str],
    said: str = "",
    prepare: "Callable[[Session], None] | None" = None,
) -> int:
    """The status of a command in a session that ``prepare`` has made ready; ``said`` begins what is said of one that
    cannot be run."""
    try:
        await ctx.runner.expect(words[0])
    except OSError as error:
        status = NOT_FOUND if isinstance(error, FileNotFoundError) else CANNOT_RUN
        await ctx.complain(f"{said}{quote(words[0])}: {reason(error)}", status)
        return status
    await ctx.out.flush()
    return await ctx.runner.run(words, ctx.io, prepare=prepare)
