"""let: expressions, one per word."""

from typing import TYPE_CHECKING

from mirage.shell.expand.arithmetic.evaluate import calculate
from mirage.shell.leaving import Fatal
from mirage.shell.run.calculation import failed

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def let(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Compute each word; succeeds where the last value is not 0."""
    expressions = argv[2:] if argv[1:2] == ["--"] else argv[1:]
    if not expressions:
        await shell.say(io, "let: expression expected")
        return 1
    value = 0
    try:
        for text in expressions:
            if shell.budget.step():
                await shell.budget.breathe()
            value = await calculate(text, shell)
    except Fatal as fatal:
        return await failed(shell, io, fatal, "let")
    return int(value == 0)
