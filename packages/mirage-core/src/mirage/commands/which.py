"""which: the files that names of commands stand for."""

from collections.abc import Sequence

from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options
from mirage.paths import encode
from mirage.vfs.fs import EXEC

MISUSED = 2


@command(
    "which",
    "Print where along PATH each COMMAND is.",
    Options,
    Operands("[-a] COMMAND"),
    raw=True,
    notes="With -a, all places are printed. Exit status is 1 where a COMMAND is nowhere,\nor there is none.",
)
async def which(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Print a path for every word."""
    everywhere = False
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] != "-":
        word = words[at]
        at += 1
        if word == "--":
            break
        wrong = word.lstrip("-a" if not word.startswith("--") else "")
        if word.startswith("--") or wrong:
            letter = "-" if word.startswith("--") else wrong[0]
            await ctx.io.err.write(encode(f"Illegal option -{letter}\n"))
            await ctx.out.write(b"Usage: /usr/bin/which [-a] args\n")
            return MISUSED
        everywhere = True
    status = 0 if at < len(words) else 1
    for name in words[at:]:
        found = [path for path in _candidates(ctx, name) if await _runs(ctx, path)]
        for path in found if everywhere else found[:1]:
            await ctx.out.write(encode(path + "\n"))
        status = status if found else 1
        await ctx.breathe()
    return status


def _candidates(ctx: Context, name: str) -> list[str]:
    if "/" in name:
        return [name]
    directories = ctx.session.variables.get("PATH", "").split(":")
    return [f"{directory or '.'}/{name}" for directory in directories] if name else []


async def _runs(ctx: Context, path: str) -> bool:
    try:
        entry = await ctx.fs.stat(path)
        place = await ctx.fs.resolve(path)
    except OSError:
        return False
    # The workspace's own directories of commands: each file there is one.
    return entry.kind == "file" and (place.mount.hidden or await ctx.fs.access(path, EXEC))
