"""true and false: nothing but an exit status."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options

if TYPE_CHECKING:
    from mirage.commands.context import Context

ANYTHING = Operands("ignored argument")


@command("true", "Exit with a status code indicating success.", Options, ANYTHING, raw=True)
async def true(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Succeed."""
    return 0


@command("false", "Exit with a status code indicating failure.", Options, ANYTHING, raw=True)
async def false(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Fail."""
    return 1
