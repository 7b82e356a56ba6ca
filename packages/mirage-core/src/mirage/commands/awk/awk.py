"""awk: programs over records and fields, as gawk runs them."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.accesses import ANYTHING
from mirage.commands.awk.options import Awk, Piece, spelled_out, usage
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Unwritten, Usage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mirage.commands.awk.compiling import Compiled
    from mirage.commands.awk.inputs import Run


def touched(options: Awk, operands: Sequence[str]) -> "Iterable[Access]":
    """The program may write and run anything; its operands are read."""
    for piece in options.pieces:
        if piece.kind != "text":
            yield Access(Act.READ, piece.text)
    for path in operands[0 if options.pieces else 1 :]:
        if "=" not in path and path != "-":
            yield Access(Act.READ, path)
    yield Access(Act.WRITE, "**", certain=False)
    yield ANYTHING


@command(
    "awk",
    "Run a program over the records and fields of files.",
    Awk,
    Operands("PROGRAM [FILE]"),
    touches=touched,
    permutes=False,
    obsolete=spelled_out,
    usage_status=1,
    unwritten=Unwritten("{name}: warning: error writing standard output: {reason}"),
)
async def awk(ctx: Context, options: Awk, operands: Sequence[str]) -> int:
    """Read, compile and run the program."""
    from mirage.commands.awk.faults import Fatal, Syntax

    refused = options.refused()
    if refused:
        raise Usage(refused, hint=False, status=2)
    operands = list(operands)
    pieces = options.pieces
    if not any(piece.kind != "include" for piece in pieces):
        if not operands:
            await ctx.io.err.write(usage().encode())
            return 1
        pieces = (*pieces, Piece("text", operands.pop(0)))
    for name, _ in options.variables:
        if not name.isidentifier() or not name.isascii():
            raise Usage(f"fatal: `{name}' is not a legal variable name", hint=False, status=2)
    try:
        found, names = await _compiled(ctx, options, pieces, operands)
    except Syntax as fault:
        prefix = f"{ctx.name}: "
        await ctx.complain(str(fault).replace("\n", f"\n{prefix}"), fault.status)
        return fault.status
    except Fatal as fault:
        await ctx.complain(f"cmd. line:1: fatal: {fault}", 2)
        return 2
    return await _run(ctx, options, found, names, operands)


async def _compiled(
    ctx: Context, options: Awk, pieces: Sequence[Piece], operands: Sequence[str]
) -> "tuple[Compiled, Sequence[str]]":
    from mirage.commands.awk.sources import Library, program

    sources, library = await Library.load(ctx, pieces, binary=options.binary)
    given = frozenset([name for name, _ in options.variables] + [name for name in map(_named, operands) if name])
    return program(tuple(sources), library, given, options.posix, options.sandboxed)


def _named(operand: str) -> str:
    """The variable that an operand assigns to, if it does."""
    name, equals, _ = operand.partition("=")
    return name if equals and name.isidentifier() and name.isascii() else ""


async def _run(ctx: Context, options: Awk, found: "Compiled", names: Sequence[str], operands: Sequence[str]) -> int:
    import anyio

    from mirage.commands.awk.children import Children
    from mirage.commands.awk.inputs import Run

    machine = Run(
        ctx,
        binary=options.binary,
        based_data=options.based,
        posix=options.posix,
        alone=found.alone,
        given=options.variables,
    )
    machine.warnings = list(found.warnings)
    machine.where = partial(_place, found, names)
    machine.counts = found.counts
    _fill(machine, ctx, operands)
    if not found.pipes:
        return await _perform(ctx, machine, found)
    children = machine.children = Children(ctx)
    status = 0
    async with anyio.create_task_group() as group:
        children.group = group
        status = await _perform(ctx, machine, found)
    if children.limit is not None:
        raise children.limit
    return status


def _fill(machine: "Run", ctx: Context, operands: Sequence[str]) -> None:
    from mirage.commands.awk.values import Strnum

    def text(value: str) -> Strnum:
        if machine.binary:
            value = value.encode("utf-8", "surrogateescape").decode("latin-1")
        return Strnum(value)

    machine.argv["0"] = ctx.name
    for number, operand in enumerate(operands, 1):
        machine.argv[str(number)] = text(operand)
    machine.argc = float(len(operands) + 1)
    for name, value in ctx.session.environment().items():
        machine.environ[str(text(name))] = text(value)
    machine.procinfo["version"] = "5.2.1"
    machine.procinfo["FS"] = "FS"
    machine.procinfo["strftime"] = "%a %b %e %H:%M:%S %Z %Y"
    machine.procinfo["platform"] = "posix"
    machine.procinfo["pid"] = float(ctx.session.leader)
    machine.procinfo["ppid"] = float(ctx.session.parent)
    machine.procinfo["uid"] = machine.procinfo["euid"] = float(ctx.host.uid)
    machine.procinfo["gid"] = machine.procinfo["egid"] = float(ctx.host.gid)


async def _perform(ctx: Context, machine: "Run", found: "Compiled") -> int:
    from mirage.commands.awk.faults import Fatal
    from mirage.patterns.faults import PatternTooHard

    try:
        try:
            await found.function()(machine)
        except RecursionError:
            raise Fatal("function calls are nested too deeply") from None
        except PatternTooHard as hard:
            raise Fatal(str(hard)) from None
    except Fatal as fault:
        place = "" if fault.plain else _where(machine)
        machine.status = fault.status
        await machine.pass_on()
        await ctx.complain(f"{place}fatal: {fault}", fault.status)
    finally:
        if machine.kept:
            machine.charge(0)
    await machine.close_all()
    return machine.status


def _where(machine: "Run") -> str:
    """The place of the program at which a fault arose."""
    line = 0
    trace = sys.exc_info()[2]
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<awk>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return str(machine.where(line)) + machine.place()


def _place(found: "Compiled", names: Sequence[str], line: int) -> str:
    place = found.places[line - 1] if 0 < line <= len(found.places) else 0
    if not place:
        return ""
    source, number = divmod(place, 10_000_000)
    return f"{names[source]}:{number}: "


gawk = awk._replace(name="gawk")
mawk = awk._replace(name="mawk")
nawk = awk._replace(name="nawk")
