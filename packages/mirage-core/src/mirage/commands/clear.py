"""clear: empties the screen of a terminal that reads the output."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Usage, flag, option

if TYPE_CHECKING:
    from mirage.commands.context import Context

HOME_AND_ERASE = b"\x1b[H\x1b[2J"
ERASE_SCROLLED = b"\x1b[3J"


@dataclass(frozen=True, slots=True)
class Clear(Options):
    """The options of clear."""

    terminal: str | None = option(
        "-T", metavar="TERM", default=None, parse=str, help="the type of terminal, instead of $TERM"
    )
    version: bool = flag("-V", help="print version")
    keep: bool = flag("-x", help="do not try to clear scrollback")


@command("clear", "Clear the terminal screen if possible.", Clear, Operands("", maximum=0))
async def clear(ctx: "Context", options: Clear, words: Sequence[str]) -> int:
    """Write what clears a terminal; where none is named, say so."""
    if options.version:
        from mirage.commands.help import version

        await ctx.out.write(version(clear).encode())
        return 0
    terminal = options.terminal or ctx.session.variables.get("TERM", "")
    if not terminal:
        raise Usage("TERM environment variable not set.", hint=False)
    await ctx.out.write(HOME_AND_ERASE + (b"" if options.keep else ERASE_SCROLLED))
    return 0
