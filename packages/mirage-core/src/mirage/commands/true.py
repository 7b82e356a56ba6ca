"""true and false: the programs of these names, which ``find``, ``env`` and ``xargs`` run; the shell has its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.options import answer_alone
from mirage.commands.spec import Operands, Options

if TYPE_CHECKING:
    from mirage.commands.context import Context

_FAILURE = 1
_ANYTHING = Operands("ignored argument")
_NOTES = """\
      --help     display this help and exit
      --version  output version information and exit
"""


@command("true", "Exit with a status code indicating success.", Options, _ANYTHING, raw=True, notes=_NOTES)
async def true(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Succeed."""
    answer_alone(words)
    return 0


@command("false", "Exit with a status code indicating failure.", Options, _ANYTHING, raw=True, notes=_NOTES)
async def false(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Fail."""
    answer_alone(words, status=_FAILURE)
    return _FAILURE
