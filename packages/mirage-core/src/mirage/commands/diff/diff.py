"""diff: the command."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.diff.options import Diff
from mirage.commands.options import permuted
from mirage.commands.spec import Operands, Unwritten, Usage

if TYPE_CHECKING:
    from mirage.patterns.glob import Match

NOTES = """\
FILES are 'FILE1 FILE2' or 'DIR1 DIR2' or 'DIR FILE' or 'FILE DIR'. With
--from-file or --to-file there may be any number of them. '-' is standard
input. LTYPE is old, new or unchanged; GFMT may hold %<, %>, %=, LFMT %L and
%l, both %%, %c'C' and numbers such as %dn.
Exit status is 0 if inputs are the same, 1 if different, 2 if trouble.
"""


def compared(options: Diff, operands: Sequence[str]) -> Iterable[Access]:
    """Every file is read, directories are listed, with ``-r`` to their ends."""
    more = [path for path in (options.from_file, options.to_file, *options.exclude_from) if path is not None]
    for path in (*operands, *more):
        if path != "-":
            yield Access(Act.STAT, path)
            yield Access(Act.READ, path, subtree=options.recursive)


@command(
    "diff",
    "Compare FILES line by line.",
    Diff,
    Operands("FILES"),
    touches=compared,
    usage_status=2,
    named_hint=True,
    notes=NOTES,
    unwritten=Unwritten("{name}: standard output: {reason}"),
)
async def diff(ctx: Context, options: Diff, operands: Sequence[str]) -> int:
    """Compare each pair."""
    from mirage.commands.diff.output import output
    from mirage.commands.diff.pairs import Comparison

    if options.paginate:
        raise Usage("--paginate is not supported: use 'diff ... | pr'", hint=False)
    if len(options.labels) > 2:
        raise Usage("too many file label options", hint=False)
    if options.from_file is not None and options.to_file is not None:
        raise Usage("--from-file and --to-file both specified", hint=False)
    how = output(options)
    excluded = await _excluded(ctx, options)
    switches = permuted(Diff, ctx.words)
    comparison = Comparison(ctx, options, how, excluded, switches)
    status = 0
    for old, new in _pairs(ctx, options, operands):
        status = max(status, await comparison.compare(old, new))
    return status


def _pairs(ctx: Context, options: Diff, operands: Sequence[str]) -> Iterable[tuple[str, str]]:
    if options.from_file is not None:
        return [(options.from_file, each) for each in operands]
    if options.to_file is not None:
        return [(each, options.to_file) for each in operands]
    return [expect_two(ctx, operands)]


def expect_two(ctx: Context, operands: Sequence[str]) -> tuple[str, str]:
    """The two files that have to be given."""
    if len(operands) < 2:
        last = operands[-1] if operands else ctx.words[-1] if ctx.words else ctx.name
        raise Usage(f"missing operand after '{last}'")
    if len(operands) > 2:
        raise Usage(f"extra operand '{operands[2]}'")
    return operands[0], operands[1]


async def _excluded(ctx: Context, options: Diff) -> "Sequence[Match]":
    """The tests of names that are passed over."""
    patterns = list(options.exclude)
    for path in options.exclude_from:
        try:
            source = await ctx.open(path)
        except OSError as error:
            raise Usage(f"{path}: {reason(error)}", hint=False) from None
        try:
            data = await ctx.gather(source)
        finally:
            await source.aclose()
        patterns += [line.rstrip() for line in data.decode("utf-8", "surrogateescape").split("\n") if line.strip()]
    if not patterns:
        return ()
    from mirage.patterns.glob import Rules, matcher

    rules = Rules(ignore_case=options.fold_names and not options.keep_names)
    return [matcher(pattern, rules) for pattern in patterns]
