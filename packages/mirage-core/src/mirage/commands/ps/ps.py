"""ps itself."""

from collections.abc import Sequence
from functools import partial

from mirage.commands.context import Alive, Context
from mirage.commands.date.zones import zone
from mirage.commands.declare import command
from mirage.commands.help import usage
from mirage.commands.ps.columns import Seen, row
from mirage.commands.ps.layouts import columns
from mirage.commands.ps.words import Call, Fault, Quick, Refused, read
from mirage.commands.spec import Operands, Options, Usage
from mirage.paths import encode

VERSION = b"ps from procps-ng 4.0.2\n"
HINT = """
Usage:
 ps [options]

 Try 'ps --help <simple|list|output|threads|misc|all>'
  or 'ps --help <s|l|o|t|m|a>'
 for additional help text.

For more details see ps(1).
"""
NOTES = """
What is listed are the shells around the command, the jobs and process
substitutions that run beside them, and the command itself, by the numbers
that $$, $BASHPID, $! and 'jobs -p' give. There is no terminal: -a and t find
nothing. Other commands of a pipeline have no numbers and are not listed.

Selection: -e, -A, ax all; -a, a with a terminal; -d all but the leader;
x without a terminal; r running; -N, --deselect all others; by a LIST: -p, p,
--pid, -q, q, --quick-pid, -C, -u, -U, U, --user, --User, -g, -G, --group,
--Group, -s, --sid, --ppid

Layout: -f, -F, -l, -y, -j, u, l, j, c; -o, o, --format=COLUMN[:WIDTH][=HEAD],
-O COLUMN; h, --no-headers; k, --sort=[+-]COLUMN,...

Times of the processor, sizes in memory and shares of both are not measured:
they are shown as 0, as flags, processors and faults are, and what a process
waits for as '-'. Lines are never cut.
"""


@command("ps", "List what runs in the session.", Options, Operands("OPTION"), raw=True, notes=NOTES)
async def ps(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Print a line for each."""
    if "--help" in words:
        await ctx.out.write(usage(ps).encode())
        return 0
    try:
        call = read(words, ctx.host)
    except Fault as fault:
        await ctx.io.err.write(encode(f"error: {fault}\n{HINT}"))
        return 1
    except Quick as fault:
        await ctx.io.err.write(encode(f"q/-q/--quick-pid {fault}\n"))
        return 1
    except Refused as refused:
        raise Usage(f"not supported yet: {refused}") from None
    if call.version:
        await ctx.out.write(VERSION)
        return 0
    return await _list(ctx, call)


async def _list(ctx: Context, call: Call) -> int:
    host = ctx.host
    here = zone(ctx.session.environment().get("TZ"))
    seen = Seen(host, here, host.now(), host.elapsed(), call.names_only)
    listed = _ordered(ctx.runner.alive((ctx.name, *ctx.words)), call, seen)
    shown = columns(call)
    if call.header and any(each.header for each in shown):
        await ctx.out.write(encode(row(shown, [each.header for each in shown])))
    for process in listed:
        texts = [each.text(process, seen, last=each is shown[-1]) for each in shown]
        await ctx.out.write(encode(row(shown, texts)))
        await ctx.breathe()
    return 0 if listed else 1


def _ordered(alive: Sequence[Alive], call: Call, seen: Seen) -> list[Alive]:
    """What is asked for, in its order."""
    listed = sorted((process for process in alive if call.chooses(process)), key=lambda process: process.pid)
    if call.quick:
        listed.sort(key=lambda process: call.quick.index(process.pid))
    for column, down in reversed(call.order):
        listed.sort(key=partial(column.sorted_by, seen=seen), reverse=down)
    return listed
