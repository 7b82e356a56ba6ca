"""time: what a command took. The reserved word of that name is the shell's own; this is the program."""

import re
import time as clock
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Final, NamedTuple

from mirage.access import Access, Act
from mirage.commands.accesses import ANYTHING
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Operands, Options, Usage, flag, option, select
from mirage.paths import encode
from mirage.streams import Sink

MISUSED = 125

USUAL: Final = (
    "%Uuser %Ssystem %Eelapsed %PCPU (%Xavgtext+%Davgdata %Mmaxresident)k\n"
    "%Iinputs+%Ooutputs (%Fmajor+%Rminor)pagefaults %Wswaps"
)
POSIX: Final = "real %e\nuser %U\nsys %S"
VERBOSE: Final = """\
\tCommand being timed: "%C"
\tUser time (seconds): %U
\tSystem time (seconds): %S
\tPercent of CPU this job got: %P
\tElapsed (wall clock) time (h:mm:ss or m:ss): %E
\tAverage shared text size (kbytes): %X
\tAverage unshared data size (kbytes): %D
\tAverage stack size (kbytes): %p
\tAverage total size (kbytes): %K
\tMaximum resident set size (kbytes): %M
\tAverage resident set size (kbytes): %t
\tMajor (requiring I/O) page faults: %F
\tMinor (reclaiming a frame) page faults: %R
\tVoluntary context switches: %w
\tInvoluntary context switches: %c
\tSwaps: %W
\tFile system inputs: %I
\tFile system outputs: %O
\tSocket messages sent: %s
\tSocket messages received: %r
\tSignals delivered: %k
\tPage size (bytes): %Z
\tExit status: %x"""

NOTES = """\
FORMAT: %e and %E elapsed time, in seconds and as [h:]m:s; %U and %S seconds
of user and system time; %P percent of the processor; %C the command; %x its
status; %% a percent sign. What only a process has (%M %F %R %c ...) is 0.
"""

_ZERO = "DFIKMORWXckprstw"
"""What is always zero: commands are no processes, and the system does nothing for them."""
_MARK = re.compile(r"%(.?)|\\(.?)", re.DOTALL)
_ESCAPES = {"t": "\t", "n": "\n", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Time(Options):
    """The options of time."""

    append: bool = flag("-a", "--append", help="with -o FILE, append instead of overwriting")
    given: str | None = option(
        "-f",
        "--format",
        metavar="FORMAT",
        default=None,
        parse=str,
        help="use the specified FORMAT instead of the default",
        into="format",
    )
    output: str | None = option(
        "-o", "--output", metavar="FILE", default=None, parse=str, help="write to FILE instead of STDERR"
    )
    format: str | None = select(
        {"-p": POSIX, "--portability": POSIX}, default=None, help="print the three lines that POSIX wants"
    )
    quiet: bool = flag("-q", "--quiet", help="do not print information about abnormal program termination")
    verbose: bool = flag("-v", "--verbose", help="print all resource usage information")


class Taken(NamedTuple):
    """What a call took, in seconds."""

    real: float
    user: float
    words: Sequence[str]
    status: int


def timed(options: Time, words: Sequence[str]) -> Iterable[Access]:
    """The output is written; what the command does is not known before it runs."""
    if options.output is not None:
        yield Access(Act.WRITE, options.output)
    if words:
        yield ANYTHING


@command(
    "time",
    "Run COMMAND, then print what it took.",
    Time,
    Operands("COMMAND [ARG]", minimum=1, missing="missing program to run"),
    touches=timed,
    usage_status=MISUSED,
    notes=NOTES,
    permutes=False,
)
async def time(ctx: Context, options: Time, words: Sequence[str]) -> int:
    """Run the command, and say what it took."""
    host = ctx.host
    async with AsyncExitStack() as stack:
        out = ctx.io.err if options.output is None else await _opened(ctx, options.output, stack, options.append)
        began, used = host.elapsed(), clock.thread_time()
        status = await ctx.runner.run(words, ctx.io)
        taken = Taken(host.elapsed() - began, clock.thread_time() - used, words, status)
        await ctx.pass_on()
        said = f"Command exited with non-zero status {status}\n" if status and not options.quiet else ""
        await out.write(encode(said + report(_format(ctx, options), taken) + "\n"))
    return status


async def _opened(ctx: Context, path: str, stack: AsyncExitStack, append: bool) -> Sink:
    try:
        handle = await ctx.create(path, append=append)
    except OSError as error:
        raise Usage(f"{shown(path)}: {reason(error)}", hint=False) from None
    stack.push_async_callback(handle.aclose)
    return handle


def _format(ctx: Context, options: Time) -> str:
    if options.verbose:
        return VERBOSE
    if options.format is not None:
        return options.format
    session = ctx.session
    return session.variables.get("TIME", USUAL) if "TIME" in session.exported else USUAL


def report(form: str, taken: Taken) -> str:
    """What ``form`` makes of a call."""

    def fill(mark: re.Match[str]) -> str:
        letter = mark[1]
        if letter is None:
            return _ESCAPES.get(mark[2], f"?\\{mark[2]}")
        if letter == "%":
            return "%"
        return "0" if letter and letter in _ZERO else _shown(letter, taken)

    return _MARK.sub(fill, form)


def _shown(letter: str, taken: Taken) -> str:
    if letter == "C":
        return " ".join(taken.words)
    if letter == "E":
        return _elapsed(taken.real)
    if letter == "P":
        return f"{int(100 * taken.user / taken.real)}%" if taken.real >= 0.001 else "0%"
    if letter == "x":
        return str(taken.status)
    if letter == "Z":
        return "4096"
    seconds = {"e": taken.real, "U": taken.user, "S": 0.0}.get(letter)
    return f"?{letter}" if seconds is None else f"{int(seconds * 100) / 100:.2f}"


def _elapsed(seconds: float) -> str:
    if seconds >= 3600:
        return f"{int(seconds) // 3600}:{int(seconds) % 3600 // 60:02}:{int(seconds) % 60:02}"
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}.{int(seconds * 100) % 100:02}"
