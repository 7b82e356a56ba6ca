"""link and unlink: one name more, one name less."""

from collections.abc import Iterable, Sequence

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options


def linked(options: Options, paths: Sequence[str]) -> Iterable[Access]:
    """The first is looked at, the second made."""
    return [Access(Act.STAT, paths[0]), Access(Act.LINK, paths[1])]


def removed(options: Options, paths: Sequence[str]) -> Iterable[Access]:
    """The name goes."""
    return [Access(Act.DELETE, path) for path in paths]


@command("link", "Give FILE1 the second name FILE2.", Options, Operands("FILE1 FILE2", 2, 2), touches=linked)
async def link(ctx: Context, options: Options, paths: Sequence[str]) -> int:
    """Make the name."""
    try:
        await ctx.fs.link(paths[0], paths[1])
    except OSError as error:
        await ctx.complain(f"cannot create link {quoted_name(paths[1])} to {quoted_name(paths[0])}: {reason(error)}")
    return ctx.status


@command("unlink", "Remove the name FILE.", Options, Operands("FILE", 1, 1), touches=removed)
async def unlink(ctx: Context, options: Options, paths: Sequence[str]) -> int:
    """Remove the name."""
    try:
        await ctx.fs.unlink(paths[0])
    except OSError as error:
        await ctx.complain(f"cannot unlink {quoted_name(paths[0])}: {reason(error)}")
    return ctx.status
