"""sdiff: two files side by side, by diff."""

from collections.abc import Sequence
from dataclasses import dataclass

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.diff.diff import expect_two
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated

_WORDS = {
    "ignore_case": "-i",
    "tabs": "-E",
    "trailing": "-Z",
    "change": "-b",
    "all_space": "-w",
    "blank": "-B",
    "strip_cr": "--strip-trailing-cr",
    "text": "-a",
    "left_column": "--left-column",
    "suppress_common": "--suppress-common-lines",
    "expand_tabs": "-t",
    "minimal": "-d",
    "speed": "-H",
}
"""What diff calls each flag."""


@dataclass(frozen=True, slots=True)
class Sdiff(Options):
    """The options of sdiff."""

    output: str | None = option(
        "-o", "--output", metavar="FILE", default=None, parse=str, help="not supported: there is nobody to ask"
    )
    ignore_case: bool = flag("-i", "--ignore-case", help="consider upper- and lower-case to be the same")
    tabs: bool = flag("-E", "--ignore-tab-expansion", help="ignore changes due to tab expansion")
    trailing: bool = flag("-Z", "--ignore-trailing-space", help="ignore white space at line end")
    change: bool = flag("-b", "--ignore-space-change", help="ignore changes in the amount of white space")
    all_space: bool = flag("-W", "--ignore-all-space", help="ignore all white space")
    blank: bool = flag("-B", "--ignore-blank-lines", help="ignore changes whose lines are all blank")
    matching: tuple[str, ...] = repeated(
        "-I", "--ignore-matching-lines", metavar="RE", parse=str, help="ignore changes all whose lines match RE"
    )
    strip_cr: bool = flag("--strip-trailing-cr", help="strip trailing carriage return on input")
    text: bool = flag("-a", "--text", help="treat all files as text")
    widths: tuple[str, ...] = repeated(
        "-w", "--width", metavar="NUM", parse=str, help="output at most NUM (default 130) print columns"
    )
    left_column: bool = flag("-l", "--left-column", help="output only the left column of common lines")
    suppress_common: bool = flag("-s", "--suppress-common-lines", help="do not output common lines")
    expand_tabs: bool = flag("-t", "--expand-tabs", help="expand tabs to spaces in output")
    tabsizes: tuple[str, ...] = repeated(
        "--tabsize", metavar="NUM", parse=str, help="tab stops at every NUM (default 8) print columns"
    )
    minimal: bool = flag("-d", "--minimal", help="try hard to find a smaller set of changes")
    speed: bool = flag("-H", "--speed-large-files", help="assume large files, many scattered small changes")


@command(
    "sdiff",
    "Show the differences between FILE1 and FILE2 side by side.",
    Sdiff,
    Operands("FILES"),
    touches=reads,
    usage_status=2,
    named_hint=True,
    notes="Exit status is 0 if inputs are the same, 1 if different, 2 if trouble.",
)
async def sdiff(ctx: Context, options: Sdiff, operands: Sequence[str]) -> int:
    """Call diff."""
    old, new = expect_two(ctx, operands)
    if options.output is not None:
        raise Usage("--output is not supported: merging needs somebody to ask", hint=False)
    words = [word for name, word in _WORDS.items() if getattr(options, name)]
    words += [word for pattern in options.matching for word in ("-I", pattern)]
    words += [word for width in options.widths for word in ("-W", width)]
    words += [f"--tabsize={size}" for size in options.tabsizes]
    return await ctx.runner.run(["diff", *words, "-y", "--", old, new], ctx.io)
