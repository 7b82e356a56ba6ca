"""yes: a line, again and again."""

from collections.abc import Sequence

from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Usage
from mirage.paths import encode
from mirage.resources import BLOCK


@command(
    "yes",
    "Repeatedly output a line with all specified STRING(s), or 'y'.",
    Options,
    Operands("STRING"),
)
async def yes(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Write until nobody reads."""
    line = encode(" ".join(words) if words else "y") + b"\n"
    block = line * max(BLOCK // len(line), 1)
    while True:
        try:
            await ctx.out.write(block)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise Usage(f"standard output: {reason(error)}", hint=False) from None
        ctx.budget.progress()
        await ctx.breathe()
