"""sync: what was written is where it belongs already; what is named must be there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Options, Usage, flag


@dataclass(frozen=True, slots=True)
class Sync(Options):
    """The options of sync."""

    data: bool = flag("-d", "--data", help="only the data of each FILE")
    file_system: bool = flag("-f", "--file-system", help="all of the file systems that hold each FILE")


def looked_at(options: Sync, paths: Sequence[str]) -> Iterable[Access]:
    """Every operand is looked at."""
    return [Access(Act.STAT, path) for path in paths]


@command("sync", "Make sure that what was written to each FILE is stored.", Sync, touches=looked_at)
async def sync(ctx: Context, options: Sync, paths: Sequence[str]) -> int:
    """Nothing is kept back: only names that are not there have to be said."""
    if options.data and options.file_system:
        raise Usage("cannot specify both --data and --file-system", hint=False)
    if options.data and not paths:
        raise Usage("--data needs at least one argument", hint=False)
    for path in paths:
        try:
            await ctx.fs.stat(path)
        except OSError as error:
            await ctx.complain(f"error opening {quoted_name(path)}: {reason(error)}")
        await ctx.breathe()
    return ctx.status
