"""envsubst: variables of the environment take the place of their names in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Input, ReadError
from mirage.commands.spec import Operands, Options, Usage, flag
from mirage.paths import encode

NOTES = """\
References are $VARIABLE and ${VARIABLE}. With SHELL-FORMAT only those are
replaced that it refers to. With -v the text is not read: the variables that
SHELL-FORMAT refers to are printed, one per line.
"""

_REFERENCE = re.compile(rb"\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)\})")


@dataclass(frozen=True, slots=True)
class Envsubst(Options):
    """The options of envsubst."""

    variables: bool = flag("-v", "--variables", help="output the variables occurring in SHELL-FORMAT")


@command(
    "envsubst",
    "Substitute the values of environment variables.",
    Envsubst,
    Operands("SHELL-FORMAT"),
    notes=NOTES,
)
async def envsubst(ctx: Context, options: Envsubst, operands: Sequence[str]) -> int:
    """Copy standard input, references replaced."""
    if len(operands) > 1:
        raise Usage("too many arguments", hint=False)
    wanted = [found[1] or found[2] for found in _REFERENCE.finditer(encode(operands[0]))] if operands else []
    if options.variables:
        if not operands:
            raise Usage("missing arguments", hint=False)
        await ctx.out.write(b"".join(name + b"\n" for name in wanted))
        return 0
    values = {encode(name): encode(value) for name, value in ctx.session.environment().items()}
    known = frozenset(wanted) if operands else None

    def value(found: re.Match[bytes]) -> bytes:
        name: bytes = found[1] or found[2]
        return values.get(name, b"") if known is None or name in known else found[0]

    try:
        async with await Input.open(ctx, "-") as file:
            async for block in Blocks(file, b"\n", ctx.budget):
                for piece in block.splitlines(keepends=True) if len(block) > _AT_ONCE else (block,):
                    await ctx.out.write(_REFERENCE.sub(value, piece))
                ctx.budget.look()
                await ctx.breathe()
    except ReadError as failed:
        raise Usage(f'error while reading "standard input": {reason(failed.error)}', hint=False) from None
    return 0


_AT_ONCE = 1 << 20
"""A block so long holds lines that are."""
