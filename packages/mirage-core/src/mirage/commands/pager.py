"""less and more: without a terminal they print what they are given, as cat does."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.declare import command
from mirage.commands.help import usage
from mirage.commands.inputs import Input, over
from mirage.commands.spec import Operands, Options
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context

FILES = Operands("FILE", default="-")
NOTES = """\
There is no terminal to page on: everything is printed at once, and options
that say how to page change nothing.
"""
_FRAME = ":" * 14


def touches(options: Options, words: Sequence[str]) -> Iterable[Access]:
    """Every file is read to its end."""
    return [Access(Act.READ, path) for path in _files(words) if path != "-"]


@command("less", "Print each FILE.", Options, FILES, touches=touches, raw=True, notes=NOTES)
async def less(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Print one file after the other."""
    if "--help" in words:
        await ctx.out.write(encode(usage(less)))
        return 0
    await over(ctx, _files(words), _printing(ctx))
    return ctx.status


@command(
    "more",
    "Print each FILE, with its name where there are several.",
    Options,
    FILES,
    touches=touches,
    raw=True,
    notes=NOTES,
)
async def more(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Print one file after the other, framed where there are several."""
    if "--help" in words:
        await ctx.out.write(encode(usage(more)))
        return 0
    files = _files(words)
    for path in files:
        if len(files) > 1:
            await ctx.out.write(encode(f"{_FRAME}\n{path}\n{_FRAME}\n"))
        await over(ctx, [path], _printing(ctx))
    return ctx.status


def _files(words: Sequence[str]) -> Sequence[str]:
    """The operands: ``-``, what begins with neither ``-`` nor ``+``, and all behind ``--``; else standard input."""
    at = words.index("--") if "--" in words else len(words)
    return [word for word in words[:at] if word == "-" or word[:1] not in ("-", "+")] + list(words[at + 1 :]) or ["-"]


def _printing(ctx: "Context") -> Callable[[Input], Awaitable[None]]:
    async def work(file: Input) -> None:
        while chunk := await file.read():
            await ctx.out.write(chunk)
            await ctx.breathe()

    return work
