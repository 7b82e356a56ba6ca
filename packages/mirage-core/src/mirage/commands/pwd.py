"""pwd: the program of that name, which ``find``, ``env`` and ``xargs`` run; the shell has its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options, select
from mirage.paths import encode


@dataclass(frozen=True, slots=True)
class Pwd(Options):
    """The options of pwd."""

    logical: bool | None = select(
        {"-L": True, "--logical": True, "-P": False, "--physical": False},
        default=None,
        help="as PWD names it, which symbolic links may lead to\nwithout symbolic links (the default)",
    )


@command("pwd", "Print the name of the working directory.", Pwd, Operands("ignored argument"))
async def pwd(ctx: Context, options: Pwd, words: Sequence[str]) -> int:
    """Print where this is."""
    if words:
        await ctx.complain("ignoring non-option arguments")
    logical = "POSIXLY_CORRECT" in ctx.session.environment() if options.logical is None else options.logical
    place = (await ctx.fs.resolve(ctx.session.cwd)).path
    named = await _named(ctx, place) if logical else None
    await ctx.out.write(encode(f"{named or place}\n"))
    return 0


async def _named(ctx: Context, place: str) -> str | None:
    """What PWD says, if that is this place and has no dots."""
    name = ctx.session.environment().get("PWD", "")
    if not name.startswith("/") or not {".", ".."}.isdisjoint(name.split("/")):
        return None
    try:
        return name if (await ctx.fs.resolve(name)).path == place else None
    except OSError:
        return None
