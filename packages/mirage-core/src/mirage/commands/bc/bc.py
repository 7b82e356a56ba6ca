"""bc: the command."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, Unwritten, flag

if TYPE_CHECKING:
    from mirage.commands.bc.machine import Machine

NOTES = """\
The program is read from the files, then from standard input. Numbers have as
many decimals as 'scale' says; 'ibase' and 'obase' are the bases they are read
and written in. With -l there are s, c, a, l, e and j, and the scale is 20.
read() is not supported.
"""
_WIDTH = 70


@dataclass(frozen=True, slots=True)
class Bc(Options):
    """The options of bc."""

    interactive: bool = flag("-i", "--interactive", help="force interactive mode: no difference here")
    library: bool = flag("-l", "--mathlib", help="use the predefined math routines")
    quiet: bool = flag("-q", "--quiet", help="don't print initial banner: there is none")
    standard: bool = flag("-s", "--standard", help="accepted, but what is not standard is no error")
    warn: bool = flag("-w", "--warn", help="accepted, but nothing is warned of")


@command(
    "bc",
    "Reckon with numbers of any size.",
    Bc,
    Operands("FILE"),
    touches=reads,
    notes=NOTES,
    unwritten=Unwritten("dc: could not write output file: {reason}"),
)
async def bc(ctx: Context, options: Bc, files: Sequence[str]) -> int:
    """Run each line once it is complete."""
    from mirage.commands.bc.machine import Halted, Machine

    machine = Machine(ctx, library=options.library, width=_width(ctx.session.environment().get("BC_LINE_LENGTH", "")))
    try:
        for path in (*files, "-"):
            try:
                source = await ctx.open(path)
            except OSError:
                await machine.flush()
                await _say(ctx, f"File {path} is unavailable.")
                return 1
            try:
                text = (await ctx.gather(source)).decode("utf-8", "surrogateescape")
            finally:
                await source.aclose()
            await _program(ctx, machine, "(standard_in)" if path == "-" else path, text)
    except Halted:
        await machine.flush()
    finally:
        machine.release()
    return ctx.status


async def _program(ctx: Context, machine: "Machine", name: str, text: str) -> None:
    """Run the lines of a text; one that makes no sense is passed over."""
    from mirage.commands.bc.language import BadSyntax, Parser, tokens
    from mirage.commands.bc.machine import Halted
    from mirage.commands.bc.numbers import Impossible, Unsupported

    parser = Parser(await ctx.budget.in_turn(tokens(text)))
    while True:
        try:
            code = parser.next_line()
        except BadSyntax as fault:
            await _say(ctx, f"{name} {fault.line}: {fault}")
            ctx.status = max(ctx.status, "not supported" in str(fault))
            parser.skip()
            continue
        if code is None:
            return
        machine.functions.update(parser.functions)
        if any(op.name == "quit" for op in code):
            raise Halted
        try:
            await machine.run(code)
        except Impossible as fault:
            await machine.flush()
            await _say(ctx, f"Runtime error (func={machine.function}, adr=0): {fault}")
            ctx.status = max(ctx.status, isinstance(fault, Unsupported))
        await machine.flush()
        for warning in machine.warnings:
            await _say(ctx, f"Runtime warning (func={machine.function}, adr=0): {warning}")
        machine.warnings.clear()
        await ctx.breathe()


async def _say(ctx: Context, message: str) -> None:
    await ctx.pass_on()
    await ctx.io.err.write(f"{message}\n".encode("utf-8", "surrogateescape"))


def _width(text: str) -> int:
    """How long lines may be; 0: as long as they are."""
    if not re.fullmatch(r"[0-9]{1,6}", text):
        return _WIDTH
    return int(text) if int(text) > 2 or int(text) == 0 else _WIDTH
