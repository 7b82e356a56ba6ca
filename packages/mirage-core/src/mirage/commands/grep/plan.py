"""What one call of grep does with every file: its options, made sense of."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage import patterns
from mirage.commands.grep.options import Binary, Grep
from mirage.commands.spec import Usage
from mirage.paths import encode
from mirage.patterns import Subject, Syntax
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
    raw: bool = False
    """Lines are printed whatever their bytes are."""
    dressed: bool = False
    """Lines are printed with more than what is told here."""
    spanning: bool = False
    """A match may go over several lines: a file is searched at one go."""

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
        marked = self.names or self.numbers or self.offsets or self.color or self.grouped or self.dressed
        return self.only and not self.invert and not marked and not self.zero

    @property
    def bare(self) -> bool:
        """Whether selected lines are printed as they are, and nothing else."""
        marked = self.names or self.numbers or self.offsets or self.color or self.grouped or self.dressed
        return not (marked or self.only)


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


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns, one on each line."""

    text: bytes
    sources: tuple[tuple[str, int], ...] = ()
    """The files that some of them come from, or nothing, and how many lines each source has."""

    def place(self, line: int) -> str:
        """Where a line comes from, as messages begin with it."""
        for name, lines in self.sources:
            if line < lines:
                return f"{name}:{line + 1}: " if name else ""
            line -= lines
        return ""


async def pattern(ctx: "Context", options: Grep, operands: list[str]) -> Patterns | None:
    """The patterns, taken from the options or else the first operand; None where there are none.

    :raises IndexError: no pattern was given.
    :raises OSError: a file of patterns cannot be read.
    """
    if not options.patterns:
        return Patterns(encode(operands.pop(0)))
    parts: list[bytes] = []
    sources: list[tuple[str, int]] = []
    for source in options.patterns:
        if not source.file:
            parts.append(encode(source.text))
            sources.append(("", parts[-1].count(b"\n") + 1))
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
            sources.append((source.text, parts[-1].count(b"\n") + 1))
    return Patterns(b"\n".join(parts), tuple(sources)) if parts else None


def selects_nothing(options: Grep, given: Patterns | None) -> bool:
    """Whether no line of any file can be selected: then none is looked at."""
    if options.listing is False and not options.quiet:
        return False
    if given is None:
        return options.max_count == 0 or not options.invert
    limited = options.whole_line or options.whole_word
    return options.max_count == 0 or (options.invert and not limited and not given.text.strip(b"\n"))


def matcher(options: Grep, given: Patterns | None) -> "Searcher | None":
    """The compiled patterns.

    :raises PatternError: they make no sense.
    :raises Usage: several syntaxes were asked for.
    """
    kinds: Sequence[str] = sorted(set(options.kinds)) or ["basic"]
    if len(kinds) > 1:
        raise Usage("conflicting matchers specified", hint=False)
    if given is None:
        return None
    if kinds[0] == "perl":
        from mirage.patterns.perl import PerlMatcher

        return PerlMatcher(
            given.text,
            ignore_case=options.ignore_case,
            whole_word=options.whole_word,
            whole_line=options.whole_line,
            ascii_only=True,
            records=options.null_data,
        )
    return patterns.compile(
        given.text,
        _SYNTAX[kinds[0]],
        ignore_case=options.ignore_case,
        whole_word=options.whole_word,
        whole_line=options.whole_line,
        subject=Subject.RECORDS if options.null_data else Subject.LINES,
        choosing=True,
    )
