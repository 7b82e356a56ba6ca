"""How rg shows what it finds: its options, made sense of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from mirage.commands.rg.options import Rg
from mirage.commands.rg.replacing import Replacement
from mirage.commands.rg.values import ENDLESS, Wish
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.grep.plan import Plan
    from mirage.patterns.scans import Searcher

Summary: TypeAlias = Literal["", "quiet", "count", "matches", "with", "without"]
PATH, NUMBER, MATCH = b"\33[35m", b"\33[32m", b"\33[1m\33[31m"
_RESET = b"\33[0m"
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Look:
    """What is printed of each file."""

    summary: Summary
    json: bool
    names: bool
    numbers: bool
    column: bool
    offsets: bool
    heading: bool
    only: bool
    apart: bool
    """Each match has a line of its own."""
    invert: bool
    replacement: Replacement | None
    max_columns: int
    preview: bool
    trim: bool
    color: bool
    null: bool
    zero: bool
    include_zero: bool
    stats: bool
    match_mark: bytes
    context_mark: bytes
    path_separator: str

    @property
    def granular(self) -> bool:
        """Whether single matches are looked for in the lines."""
        if self.invert:
            return False
        marked = self.color or self.column or self.only or self.apart or self.stats or self.json
        return marked or self.replacement is not None or self.summary == "matches"

    @property
    def bare_matches(self) -> bool:
        """Whether matches are printed as they are, and nothing else."""
        marked = self.color or self.column or self.apart or self.stats or self.json or self.numbers or self.names
        changed = self.replacement is not None or self.trim or self.max_columns > 0
        return self.only and not self.summary and not (marked or changed or self.offsets or self.heading)

    @property
    def dressed(self) -> bool:
        """Whether lines are printed with more than names and numbers."""
        return self.granular or self.names or self.offsets or self.heading or self.trim or self.max_columns > 0

    def colored(self, color: bytes, text: bytes) -> bytes:
        """``text`` between the marks of a color, where colors are wanted."""
        return _RESET + color + text + _RESET if self.color else text

    def path(self, path: str) -> bytes:
        """A path as it is printed."""
        return encode(path if self.path_separator == "/" else path.replace("/", self.path_separator))


def looked(options: Rg, environment: Mapping[str, str], *, several: bool) -> Look:
    """The look of a call; ``several``: more than one file may be searched."""
    summary = _summary(options)
    names = options.names if options.names is not None else options.vimgrep or several
    if options.vimgrep and options.names is not False:
        names = True
    column = options.vimgrep if options.column is None else options.column
    numbers = options.numbers
    if numbers is None:
        numbers = column or options.pretty or options.vimgrep
    heading = options.heading if options.heading is not None else options.pretty
    return Look(
        summary=summary,
        json=options.json,
        names=names,
        numbers=(numbers or options.json) and not summary,
        column=column,
        offsets=options.offsets,
        heading=heading and not options.vimgrep and not options.json,
        only=options.only and not options.invert,
        apart=options.vimgrep,
        invert=options.invert,
        replacement=None if options.replace is None else Replacement.of(options.replace),
        max_columns=options.max_columns,
        preview=options.preview,
        trim=options.trim,
        color=options.color in ("always", "ansi")
        or (options.pretty and options.color == "auto" and _shows_color(environment)),
        null=options.null,
        zero=options.null_data,
        include_zero=options.include_zero,
        stats=options.stats,
        match_mark=encode(_unescaped(options.match_mark)),
        context_mark=encode(_unescaped(options.context_mark)),
        path_separator=options.path_separator,
    )


def _shows_color(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM", "dumb") != "dumb" and "NO_COLOR" not in environment


def _summary(options: Rg) -> Summary:
    if options.json:
        return ""
    if options.quiet:
        return "quiet"
    if not options.invert and (options.count_matches or (options.count and options.only)):
        return "matches"
    if options.count or options.count_matches:
        return "count"
    if options.with_matches:
        return "with"
    return "without" if options.without_match else ""


def surroundings(wishes: Sequence[Wish]) -> tuple[int, int, bool]:
    """How many lines before and after a match are printed, and whether all are."""
    before = after = 0
    everything = False
    for wish in _last_ones(wishes):
        if wish.kind in ("before", "both"):
            before = wish.lines
        if wish.kind in ("after", "both"):
            after = wish.lines
        everything |= wish.kind == "all"
    return before, after, everything


def planned(options: Rg, look: Look, matcher: "Searcher", *, named: bool) -> "Plan":
    """How a file is searched; ``named``: it was named by itself, and is not just one of a tree."""
    from mirage.commands.grep.plan import Plan
    from mirage.patterns.rust import RustMatcher

    before, after, everything = surroundings(options.context)
    printing = not look.summary
    tallied = look.stats or look.summary == "matches"
    silent = bool(look.summary) and not tallied
    searched = named or options.binary == "search" or len(options.unrestricted) > 2
    text = options.binary == "text" or options.null_data
    separator = options.separator
    around = printing and (everything or before + after > 0)
    # A match of nothing is a line of its own.
    bare = look.bare_matches and isinstance(matcher, RustMatcher) and not matcher.hollow and not around
    return Plan(
        matcher=matcher,
        invert=options.invert,
        limit=options.max_count,
        zero=options.null_data,
        binary="text" if text else "binary" if searched else "quit",
        quiet=silent and look.summary == "quiet",
        listing=(look.summary == "with") if silent and look.summary in ("with", "without") else None,
        counting=silent and look.summary == "count",
        only=bare,
        before=before if printing else 0,
        after=ENDLESS if everything and printing else after if printing else 0,
        grouped=printing and not everything and not look.json and before + after > 0,
        separator=None if separator is None else encode(_unescaped(separator)),
        names=look.names,
        numbers=look.numbers,
        offsets=look.offsets,
        tabs=False,
        null=look.null,
        color=look.color,
        raw=True,
        dressed=(look.dressed and not bare) or tallied or everything,
        spanning=options.multiline,
    )


def _last_ones(wishes: Sequence[Wish]) -> Sequence[Wish]:
    """Those that no later one overrides: ``-C`` does it to all others, and all others do it to ``-C``."""
    kept: list[Wish] = []
    for wish in wishes:
        if wish.kind in ("both", "all"):
            kept = [wish]
        else:
            kept = [each for each in kept if each.kind not in ("both", "all", wish.kind)]
            kept.append(wish)
    return kept


def _unescaped(text: str) -> str:
    """A separator with its escapes done."""
    out: list[str] = []
    rest = iter(text)
    for char in rest:
        if char != "\\":
            out.append(char)
            continue
        follows = next(rest, "")
        out.append(_ESCAPES.get(follows, "\\" + follows))
    return "".join(out)
