"""man: what each command's declaration says of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.help import usage
from mirage.commands.registry import built_in
from mirage.commands.spec import Command, Operands, Options, flag
from mirage.paths import encode
from mirage.streams import Collected, Io

if TYPE_CHECKING:
    from mirage.commands.context import Context

NOTES = """\
All pages are in section 1. `help NAME` tells of the shell's own builtins.
"""
MISSING = 16
_SECTION = re.compile(r"[1-9][a-z]*")
_INDENT = " " * 7


@dataclass(frozen=True, slots=True)
class Man(Options):
    """The options of man."""

    search: bool = flag("-k", "--apropos", help="list commands whose name or summary matches a regular expression")
    names: bool = flag("-f", "--whatis", help="list the summary of each NAME")
    where: bool = flag("-w", "--where", "--path", "--location", help="print which file runs instead")


@command("man", "Print the manual page of each NAME.", Man, Operands("[SECTION] NAME"), notes=NOTES)
async def man(ctx: "Context", options: Man, words: Sequence[str]) -> int:
    """Print pages, or lines about commands."""
    names = list(words)
    if len(names) > 1 and _SECTION.fullmatch(names[0]):
        del names[0]
    if not names:
        asked = "apropos what?" if options.search else "whatis what?" if options.names else ""
        await ctx.io.err.write(f"{asked or WHAT}\n".encode())
        return 1
    for name in names:
        if options.search:
            await _list(ctx, name, _matching(name), "nothing appropriate.")
        elif options.names:
            await _list(ctx, name, filter(None, [built_in.get(name)]), "nothing appropriate.")
        else:
            await _page(ctx, name, where=options.where)
    return ctx.status


WHAT = "What manual page do you want?\nFor example, try 'man man'."


def _matching(pattern: str) -> Iterator[Command]:
    """Every command whose name or summary holds what the expression matches."""
    from mirage.patterns import Syntax
    from mirage.patterns.finding import finder

    find = finder(pattern, Syntax.EXTENDED, ignore_case=True).find
    for name in sorted(built_in):
        found = built_in[name]
        if find(name) or find(found.summary):
            yield found


async def _list(ctx: "Context", word: str, found: "Iterator[Command]", nothing: str) -> None:
    lines = [f"{each.name + ' (1)':<20} - {each.summary}\n" for each in found]
    if not lines:
        await ctx.io.err.write(encode(f"{word}: {nothing}\n"))
        ctx.status = MISSING
    await ctx.out.write(encode("".join(lines)))


async def _page(ctx: "Context", name: str, *, where: bool) -> None:
    found = built_in.get(name)
    if found is None:
        await ctx.io.err.write(encode(f"No manual entry for {name}\n"))
        ctx.status = MISSING
        return
    if where:
        await ctx.out.write(encode(f"/bin/{name}\n"))
        return
    text = await _said(ctx, found) if found.raw else usage(found)
    title = f"{name.upper()}(1)"
    lines = [f"{title}{'Mirage':^{79 - 2 * len(title)}}{title}", "", "NAME", f"{_INDENT}{name} - {found.summary}", ""]
    lines += ["DESCRIPTION", *(_INDENT + line if line else "" for line in text.splitlines())]
    await ctx.out.write(encode("\n".join(lines) + "\n"))


async def _said(ctx: "Context", found: Command) -> str:
    """What a command with a grammar of its own prints for ``--help``; its declaration where that is nothing."""
    out = Collected()
    status = await ctx.runner.run([found.name, "--help"], Io(ctx.io.stdin, out, out, None))
    text = out.data.decode("utf-8", "surrogateescape")
    return text if not status and "\n" in text.strip() else usage(found)
