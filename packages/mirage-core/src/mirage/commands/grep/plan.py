"""What one call of grep does with every file: its options, made sense of."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage import patterns
from mirage.commands.grep.options import Binary, Grep
from mirage.commands.spec import Usage
from mirage.paths import encode
from mirage.patterns import Syntax
from mirage.streams import chunks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mirage.commands.context import Context
    from mirage.patterns.scans import Searcher

_SYNTAX = {"basic": Syntax.BASIC, "extended": Syntax.EXTENDED, "fixed": Syntax.FIXED}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to search, and what to print."""

    matcher: "Searcher | None"
    """None: no pattern was given, and nothing matches."""
    invert: bool
    limit: int
    zero: bool
    binary: Binary
    quiet: bool
    listing: bool | None
    """True: names of files with a selected line, False: of those without."""
    counting: bool
    only: bool
    before: int
    after: int
    grouped: bool
    """Whether context was asked for, so that groups are kept apart."""
    separator: bytes | None
    names: bool
    numbers: bool
    offsets: bool
    tabs: bool
    null: bool
    color: bool

    @property
    def silent(self) -> bool:
        """Whether no line is printed."""
        return self.quiet or self.counting or self.listing is not None

    @property
    def mute(self) -> bool:
        """Whether nothing is said of a text in which no line matches."""
        return not (self.invert or self.counting or self.listing is False or self.zero)

    @property
    def first_decides(self) -> bool:
        """Whether a file is done with at its first selected line."""
        return self.quiet or self.listing is not None

    @property
    def bare_matches(self) -> bool:
        """Whether matches are printed as they are, and nothing else."""
        marked = self.names or self.numbers or self.offsets or self.color or self.grouped
        return self.only and not self.invert and not marked and not self.zero

    @property
    def bare(self) -> bool:
        """Whether selected lines are printed as they are, and nothing else."""
        return not (self.names or self.numbers or self.offsets or self.color or self.only or self.grouped)


def planned(options: Grep, matcher: "Searcher | None", *, names: bool) -> Plan:
    """The plan of a call. ``names``: lines are told from which file they are."""
    default = options.context
    before = options.before if options.before is not None else default
    after = options.after if options.after is not None else default
    listing = None if options.quiet else options.listing
    return Plan(
        matcher=matcher,
        invert=options.invert,
        limit=options.max_count,
        zero=options.null_data,
        binary=options.binary_files,
        quiet=options.quiet,
        listing=listing,
        counting=options.count and not options.quiet and listing is None,
        only=options.only_matching,
        before=before or 0,
        after=after or 0,
        grouped=before is not None or after is not None,
        separator=None if options.separator is None else encode(options.separator),
        names=names,
        numbers=options.line_number,
        offsets=options.byte_offset,
        tabs=options.initial_tab,
        null=options.null,
        color=options.color,
    )


async def pattern(ctx: "Context", options: Grep, operands: list[str]) -> bytes | None:
    """The patterns, one on each line, taken from the options or else the first operand; None where there are none.

    :raises IndexError: no pattern was given.
    :raises OSError: a file of patterns cannot be read.
    """
    if not options.patterns:
        return encode(operands.pop(0))
    parts: list[bytes] = []
    for source in options.patterns:
        if not source.file:
            parts.append(encode(source.text))
            continue
        opened = await ctx.open(source.text)
        try:
            held = [chunk async for chunk in chunks_of(opened)]
        finally:
            await opened.aclose()
        data = b"".join(held)
        ctx.budget.hold(len(data))
        if data:
            parts.append(data.removesuffix(b"\n"))
    return b"\n".join(parts) if parts else None


def matcher(options: Grep, pattern: bytes | None) -> "Searcher | None":
    """The compiled patterns.

    :raises PatternError: they make no sense.
    :raises Usage: several syntaxes were asked for.
    """
    kinds: Sequence[str] = sorted(set(options.kinds)) or ["basic"]
    if len(kinds) > 1:
        raise Usage("conflicting matchers specified", hint=False)
    if pattern is None:
        return None
    if kinds[0] == "perl":
        from mirage.patterns.perl import PerlMatcher

        return PerlMatcher(
            pattern,
            ignore_case=options.ignore_case,
            whole_word=options.whole_word,
            whole_line=options.whole_line,
        )
    return patterns.compile(
        pattern,
        _SYNTAX[kinds[0]],
        ignore_case=options.ignore_case,
        whole_word=options.whole_word,
        whole_line=options.whole_line,
    )
