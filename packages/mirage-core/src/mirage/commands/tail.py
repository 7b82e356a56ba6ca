"""tail: the last part of files, and what is added to them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.following import Followed, follow
from mirage.commands.head import SUFFIXES, Headers
from mirage.commands.inputs import ReadError, mind_closed
from mirage.commands.parts import FilePart, StreamPart
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated, select
from mirage.commands.values import Count, choice, scaled, seconds
from mirage.paths import absolute

Mode = Literal["descriptor", "name"]
MODES: dict[str, Mode] = {"descriptor": "descriptor", "name": "name"}


@dataclass(frozen=True, slots=True)
class Tail(Options):
    """The options of tail."""

    bytes: tuple[Count, ...] = repeated(
        "-c",
        "--bytes",
        metavar="[+]NUM",
        parse=Count.of_bytes,
        help="output the last NUM bytes; or use -c +NUM to output starting with byte NUM of each file",
        into="amounts",
    )
    follow: Mode | None = option(
        "-f",
        "--follow",
        metavar="{name|descriptor}",
        default=None,
        parse=choice("--follow", MODES),
        help="output appended data as the file grows",
        argument="optional",
        bare="descriptor",
    )
    follow_name: bool = flag("-F", help="same as --follow=name --retry")
    amounts: tuple[Count, ...] = repeated(
        "-n",
        "--lines",
        metavar="[+]NUM",
        parse=Count.of_lines,
        help="output the last NUM lines, instead of the last 10; or use -n +NUM to output starting with line NUM",
    )
    headers: bool | None = select(
        {"-q": False, "--quiet": False, "--silent": False, "-v": True, "--verbose": True},
        default=None,
        help="never output headers giving file names\nalways output headers giving file names",
    )
    retry: bool = flag("--retry", help="keep trying to open a file if it is inaccessible")
    interval: float = option(
        "-s",
        "--sleep-interval",
        metavar="N",
        default=1.0,
        parse=seconds("invalid number of seconds"),
        help="with -f, sleep for approximately N seconds between iterations (default 1.0)",
    )
    zero: bool = flag("-z", "--zero-terminated", help="line delimiter is NUL, not newline")

    @property
    def amount(self) -> Count:
        """The last one given; a ``+`` before any of them holds for it."""
        last = self.amounts[-1] if self.amounts else Count(10)
        return replace(last, sign="+") if any(each.sign == "+" for each in self.amounts) else last


def last_part(options: Tail, files: Sequence[str]) -> Iterable[Access]:
    """The bytes that are known to be read, from the end or from the start."""
    amount = options.amount
    follows = options.follow is not None or options.follow_name
    if not follows and not amount.number and amount.sign != "+":
        return []
    start = 0
    if amount.in_bytes and not follows:
        start = max(amount.number - 1, 0) if amount.sign == "+" else -amount.number
    return [Access(Act.READ, path, start=start) for path in files if path != "-"]


_OBSOLETE = re.compile(r"([+-])([0-9]*)([bcl]?)(f?)")


def obsolete(words: list[str]) -> list[str]:
    """``tail -5``, ``tail +3``, ``tail -5f``: the first word, with at most one file behind it."""
    count = len(words)
    alone = count == 1 or (count == 2 and (words[1][:1] != "-" or words[1] == "-"))
    if not alone and not (2 <= count <= 3 and words[1] == "--"):
        return words
    match = _OBSOLETE.fullmatch(words[0])
    if match is None or words[0] in ("-", "-c"):
        return words
    sign, digits, unit, follows = match.groups()
    number = (scaled(digits, None) if digits else 10) or 0
    if unit == "b":
        number *= 512
    rewritten = ["-c" if unit in ("b", "c") else "-n", f"{'+' if sign == '+' else ''}{number}"]
    return [*rewritten, *(["-f"] if follows else []), *words[1:]]


def stray(letter: str) -> Usage | None:
    """A digit anywhere else."""
    return Usage(f"option used in invalid context -- {letter}", hint=False) if letter in "0123456789" else None


@command(
    "tail",
    "Print the last 10 lines of each FILE to standard output.",
    Tail,
    Operands("FILE", default="-"),
    touches=last_part,
    notes=SUFFIXES,
    obsolete=obsolete,
    stray=stray,
)
async def tail(ctx: Context, options: Tail, files: Sequence[str]) -> int:
    """Print the last part of every file, and follow those that grow."""
    mode: Mode | None = "name" if options.follow_name else options.follow
    retry = options.retry or options.follow_name
    if options.retry and mode is None:
        await ctx.complain("warning: --retry ignored; --retry is useful only when following", 0)
    if mode is None and not options.amount.number and options.amount.sign != "+":
        return 0
    headers = Headers(ctx, len(files) > 1 if options.headers is None else options.headers)
    followed: list[Followed] = []
    for path in files:
        end = await _print(ctx, path, options, headers)
        if mode is not None and _is_file(ctx, path) and (end is not None or retry):
            followed.append(Followed(path, end))
    mind_closed(ctx, files)
    if mode is not None:
        await follow(ctx, followed, headers, by_name=mode == "name", interval=options.interval)
    return ctx.status


def _is_file(ctx: Context, path: str) -> bool:
    """Whether it can be read from anywhere, as a stream cannot."""
    return path != "-" and not absolute(path, ctx.session.cwd).startswith("/dev/")


async def _print(ctx: Context, path: str, options: Tail, headers: Headers) -> int | None:
    """Print the part of one file that is wanted; the offset where it ended, None where it was not printed."""
    shown = quoted_name("standard input" if path == "-" else path)
    end = b"\0" if options.zero else b"\n"
    try:
        part = await (FilePart if _is_file(ctx, path) else StreamPart).open(ctx, path, options.amount, end)
    except IsADirectoryError as error:
        # The real one opens a directory, and fails to read it.
        await headers.write(path)
        if options.amount.in_bytes or (options.amount.sign == "+" and options.amount.number < 2):
            # Where all it does is copy, a failure is the end of it.
            raise Usage(f"error reading {shown}: {reason(error)}", hint=False) from None
        await ctx.complain(f"error reading {shown}: {reason(error)}")
        return None
    except OSError as error:
        await ctx.complain(f"cannot open {shown} for reading: {reason(error)}")
        return None
    async with part.file:
        await headers.write(path)
        try:
            return await part.print()
        except ReadError as failed:
            wrong = "cannot fstat" if path == "-" and ctx.reads_nothing else "error reading"
            await ctx.complain(f"{wrong} {shown}: {reason(failed.error)}")
            return None
