"""jq: the command."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.declare import command
from mirage.commands.jq.arguments import (
    CONFIGURATION,
    HELP,
    MISUSED,
    VERSION,
    Arguments,
    Misused,
    arguments,
)
from mirage.commands.spec import Operands, Options, Unwritten
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context


def touches(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """The files that are read: inputs, the program, and what variables are filled from."""
    try:
        call = arguments(words)
    except Misused:
        return
    if call.asked is None:
        yield from touched(call)


def touched(call: Arguments) -> Iterable[Access]:
    """The files that are read for a call."""
    if "from-file" in call.flags and call.program is not None:
        yield Access(Act.READ, call.program)
    for option, _, path in call.named:
        if option in ("slurpfile", "rawfile"):
            yield Access(Act.READ, path)
    for path in call.paths:
        yield Access(Act.READ, path, subtree=True, certain=False)
    if "null-input" not in call.flags:
        for path in call.files:
            if path != "-":
                yield Access(Act.READ, path)


@command(
    "jq",
    "Select and change what is in JSON.",
    Options,
    Operands("FILE"),
    touches=touches,
    raw=True,
    unwritten=Unwritten("Error: writing output failed: {reason}", 2),
)
async def jq(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Run a program on each input."""
    try:
        call = arguments(words)
    except Misused as misused:
        await ctx.io.err.write(encode(str(misused)))
        return MISUSED
    if call.asked is not None:
        answers = {"help": HELP, "version": VERSION, "build-configuration": CONFIGURATION}
        await ctx.out.write(answers[call.asked].encode())
        return 0
    from mirage.commands.jq.running import run

    return await run(ctx, call)
