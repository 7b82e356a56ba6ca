"""sleep: waits."""

from collections.abc import Sequence

import anyio

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Operands, Options, Usage
from mirage.commands.values import real

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}

NOTES = """\
SUFFIX may be 's' for seconds (the default), 'm' for minutes, 'h' for hours
or 'd' for days. NUMBER need not be an integer. Given two or more arguments,
pause for the amount of time specified by the sum of their values.
"""


@command("sleep", "Pause for NUMBER seconds.", Options, Operands("NUMBER[SUFFIX]", minimum=1), notes=NOTES)
async def sleep(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Wait for the sum of all operands."""
    total = 0.0
    wrong: list[str] = []
    for word in words:
        unit = UNITS.get(word[-1:])
        value = real(word[:-1] if unit else word)
        if value is None or not value >= 0:
            wrong.append(f"invalid time interval {quoted(word)}")
        else:
            total += value * (unit or 1)
    if wrong:
        raise Usage(f"\n{ctx.name}: ".join(wrong))
    await anyio.sleep(total)
    return 0
