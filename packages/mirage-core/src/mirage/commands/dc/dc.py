"""dc: the command."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mirage.access import Access, Act
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.options import Asked
from mirage.commands.spec import Operands, Options, Unwritten, flag, repeated
from mirage.paths import encode

NOTES = """\
Without -e, -f and files the program is read from standard input.
! is not supported: no commands are run.
"""


class Part(NamedTuple):
    """A piece of the program: its text, or the file that has it."""

    text: str
    is_file: bool


def _expression(text: str) -> Part:
    return Part(text, False)


def _file(text: str) -> Part:
    return Part(text, True)


@dataclass(frozen=True, slots=True)
class Dc(Options):
    """The options of dc."""

    parts: tuple[Part, ...] = repeated(
        "-e", "--expression", metavar="EXPR", parse=_expression, help="evaluate expression", into="parts"
    )
    files: tuple[Part, ...] = repeated(
        "-f", "--file", metavar="FILE", parse=_file, help="evaluate contents of file", into="parts"
    )
    help: bool = flag("-h", help="the same as --help")
    version: bool = flag("-V", help="the same as --version")


def _touches(options: Dc, operands: Sequence[str]) -> Iterable[Access]:
    for path in (*(part.text for part in options.parts if part.is_file), *operands):
        if path != "-":
            yield Access(Act.READ, path)


@command(
    "dc",
    "Reckon in reverse Polish notation.",
    Dc,
    Operands("FILE"),
    touches=_touches,
    notes=NOTES,
    unwritten=Unwritten("{name}: error writing to stdout: {reason}"),
)
async def dc(ctx: Context, options: Dc, operands: Sequence[str]) -> int:
    """Run each part of the program."""
    from mirage.commands.dc.machine import Ended, Machine

    if options.help or options.version:
        raise Asked("help" if options.help else "version")
    parts = [*options.parts, *map(_file, operands)] or [_file("-")]
    machine = Machine(ctx)
    try:
        for part in parts:
            text = await _text(ctx, part)
            if text is None:
                continue
            try:
                await machine.run(text, level=not part.is_file, reads=part == _file("-"))
            except Ended:
                return max(ctx.status, int(part.is_file))
    finally:
        machine.release()
    return ctx.status


async def _text(ctx: Context, part: Part) -> str | None:
    """The text of a part, a letter for each byte; None where there is none."""
    if not part.is_file:
        return encode(part.text).decode("latin-1")
    try:
        source = await ctx.open(part.text)
    except OSError as error:
        # The status tells nothing of it.
        problem = (
            "Will not attempt to process directory" if isinstance(error, IsADirectoryError) else "Could not open file"
        )
        await ctx.complain(f"{problem} {part.text}", 0)
        return None
    try:
        return (await ctx.gather(source)).decode("latin-1")
    finally:
        await source.aclose()
