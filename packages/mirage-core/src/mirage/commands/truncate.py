"""truncate: gives files a size."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.quoting import quoted_name
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Options, Usage, flag, option
from mirage.commands.values import scaled
from mirage.vfs.handle import Flags, Handle

LARGEST = (1 << 63) - 1
UNITS = "KkMGTPEZY0"
IO_BLOCK = 4096


class Size(NamedTuple):
    """A number, and how it is meant: a new size, or one that follows from the present one."""

    number: int
    way: str = ""

    @classmethod
    def parse(cls, text: str) -> "Size":
        """The argument of ``--size``."""
        text = text.lstrip(" \t\n\v\f\r")
        way = text[:1] if text[:1] in tuple("<>/%") else ""
        if way:
            text = text[1:].lstrip(" \t\n\v\f\r")
        sign = text[:1] if text[:1] in ("+", "-") else ""
        if way and sign:
            raise Usage("multiple relative modifiers specified")
        digits = text[len(sign) :]
        value = None if digits[:1] in ("+", "-") else scaled(digits, UNITS)
        if value is None:
            raise Usage(f"Invalid number: {quoted(text)}", hint=False)
        if value > LARGEST + (sign == "-"):
            raise Usage(f"Invalid number: {quoted(text)}: Value too large for defined data type", hint=False)
        if way in ("/", "%") and not value:
            raise Usage("division by zero", hint=False)
        return cls(value, way or sign)


def _down(size: int, unit: int) -> int:
    return size - size % unit


def _up(size: int, unit: int) -> int:
    return -(-size // unit) * unit


WAYS: dict[str, Callable[[int, int], int]] = {
    "": lambda size, number: number,
    "+": lambda size, number: size + number,
    "-": lambda size, number: max(size - number, 0),
    "<": min,
    ">": max,
    "/": _down,
    "%": _up,
}


@dataclass(frozen=True, slots=True)
class Truncate(Options):
    """The options of truncate."""

    no_create: bool = flag("-c", "--no-create", help="do not make files that are missing")
    blocks: bool = flag("-o", "--io-blocks", help="SIZE counts blocks, not bytes")
    reference: str | None = option(
        "-r", "--reference", metavar="RFILE", default=None, parse=str, help="begin with the size of RFILE"
    )
    size: Size | None = option(
        "-s", "--size", metavar="SIZE", default=None, parse=Size.parse, help="the size, or how it is to change"
    )


def sized(options: Truncate, paths: Sequence[str]) -> Iterable[Access]:
    """A reference is looked at, the files are made or changed."""
    if options.reference is not None:
        yield Access(Act.STAT, options.reference)
    for path in paths:
        yield Access(Act.WRITE, path, certain=not options.no_create)


NOTES = """\
A file that gets shorter loses its end; one that gets longer reads as zeros
there. SIZE is a number, with K, M, G, T, P, E, Z, Y for powers of 1024, KB, MB
and so on for powers of 1000. Before it '+' extends, '-' reduces, '<' is at
most, '>' at least, '/' rounds down to a multiple, '%' rounds up to one.
"""


@command("truncate", "Give each FILE the size SIZE.", Truncate, touches=sized, notes=NOTES)
async def truncate(ctx: Context, options: Truncate, paths: Sequence[str]) -> int:
    """Change the size of every operand."""
    size = options.size
    if size is None and options.reference is None:
        raise Usage(f"you must specify either {quoted('--size')} or {quoted('--reference')}")
    if options.reference is not None and size is not None and not size.way:
        raise Usage(f"you must specify a relative {quoted('--size')} with {quoted('--reference')}")
    if options.blocks and size is None:
        raise Usage(f"{quoted('--io-blocks')} was specified but {quoted('--size')} was not")
    if not paths:
        raise Usage("missing file operand")
    base = None if options.reference is None else await _size_of(ctx, options.reference)
    if size is None:
        size = Size(base or 0)
    elif options.blocks:
        size = size._replace(number=size.number * IO_BLOCK)
    for path in paths:
        await _cut(ctx, path, size, base, options)
        await ctx.breathe()
    return ctx.status


async def _size_of(ctx: Context, path: str) -> int:
    try:
        return (await ctx.fs.stat(path)).size or 0
    except OSError as error:
        raise Usage(f"cannot stat {quoted_name(path)}: {reason(error)}", hint=False) from None


async def _cut(ctx: Context, path: str, size: Size, base: int | None, options: Truncate) -> None:
    flags = Flags(write=True, create=not options.no_create)
    try:
        handle = await ctx.fs.open_handle(path, flags, io=ctx.io, holder=ctx.budget)
    except OSError as error:
        if not options.no_create or not isinstance(error, FileNotFoundError):
            await ctx.complain(f"cannot open {quoted_name(path)} for writing: {reason(error)}")
        return
    try:
        await _resize(ctx, handle, path, size, base)
    finally:
        await handle.aclose()


async def _resize(ctx: Context, handle: Handle, path: str, size: Size, base: int | None) -> None:
    present = base
    if present is None:
        present = (await handle.stat()).size or 0 if size.way else 0
    wanted = WAYS[size.way](present, size.number)
    if wanted > LARGEST:
        await ctx.complain(f"overflow extending size of file {quoted_name(path)}")
        return
    try:
        await handle.truncate(wanted)
    except OSError as error:
        await ctx.complain(f"failed to truncate {quoted_name(path)} at {wanted} bytes: {reason(error)}")
