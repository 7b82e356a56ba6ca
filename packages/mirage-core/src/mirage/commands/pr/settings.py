"""What the options of pr come to, and the sizes that follow from them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mirage.commands.pr.options import Char, Pr
from mirage.commands.spec import Usage
from mirage.paths import encode

HEADER = FOOTER = 5
"""Lines above and below the text of a page."""
TAB = 8
WIDTH = 72
DIGITS = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """How pages look."""

    columns: int
    merge: bool
    across: bool
    headers: bool
    keep_feeds: bool
    """Form feeds of the input are printed, as there are no headers."""
    form_feed: bool
    body: int
    """Lines of text on a page, each followed by an empty one where they are spaced."""
    double: bool
    width: int
    column: int
    """The width of one column."""
    truncate: bool
    separator: bytes
    separates: bool
    margin: int
    expand: tuple[bytes, int] | None
    """The character that becomes spaces, and how many."""
    input_tab: tuple[bytes, int]
    output_tab: tuple[bytes, int]
    tabify: bool
    numbers: tuple[bytes, int] | None
    """What stands behind numbers, and their digits."""
    escape: bool
    caret: bool

    @property
    def stored(self) -> bool:
        """Columns are filled downwards: a page is read before it is printed."""
        return self.columns > 1 and not self.merge and not self.across

    @property
    def number_width(self) -> int:
        """The columns that a number takes with what stands behind it."""
        if self.numbers is None:
            return 0
        separator, digits = self.numbers
        return digits + (TAB - digits % TAB if separator == b"\t" else 1)

    def start(self, column: int) -> int:
        """Where a column (the first is 0) begins, a separator in front of the first included; 0: wherever it may."""
        if column == 0:
            return self.margin + len(self.separator)
        if not self.truncate:
            return 0
        numbers = self.number_width if self.merge else 0
        return self.margin + numbers + column * (self.column + len(self.separator))


def _column_width(columns: int, width: int, taken: int, separator: int) -> int:
    """The width of one of several columns.

    :raises Usage: nothing is left for it.
    """
    room = width - taken - (columns - 1) * separator
    if room < columns:
        raise Usage("page width too narrow", hint=False)
    return room // columns


def settings_of(options: Pr, merged: int | None) -> Settings:
    """What the options come to, for so many files side by side.

    :raises Usage: columns would have no width.
    """
    columns = options.columns or 1 if merged is None else merged
    several = options.columns is not None or options.merge
    width, truncate, old_width = _widths(options.widths)
    separator, separates, old_separator = _separators(options.separators)
    join = options.join
    if old_width and several:
        truncate = True
        separates = separates or old_separator
    elif old_width:
        join = True
    elif not separates and old_separator and several:
        if truncate:
            separates = True
        else:
            join = True
            separates = bool(separator)
    if columns > 1:
        truncate = True
        if not separates:
            separator, separates = b"\t" if join else b" ", True
        elif not join and separator == b"\t":
            separator = b" "
    truncate = truncate and not join
    body = options.length - HEADER - FOOTER
    keep = options.omit == "t" or body <= 0
    headers = options.omit is None and body > 0
    if not headers:
        body = options.length
    spaces = bool(options.expand) or (columns > 1 and separator != b"\t")
    input_tab = _together(options.expand, b"\t", TAB)
    made = Settings(
        columns=columns,
        merge=merged is not None,
        across=options.across,
        headers=headers,
        keep_feeds=keep,
        form_feed=options.form_feed,
        body=max(body // 2, 1) if options.double else body,
        double=options.double,
        width=width,
        column=0,
        truncate=truncate,
        separator=separator,
        separates=separates,
        margin=options.margin,
        expand=input_tab if spaces else None,
        input_tab=input_tab,
        output_tab=_together(options.tabs, b"\t", TAB),
        tabify=bool(options.tabs) or columns > 1,
        numbers=_together(options.numbers, b"\t", DIGITS) if options.numbers else None,
        escape=options.escape,
        caret=options.caret,
    )
    taken = made.number_width if made.merge else 0
    return replace(made, column=_column_width(columns, width, taken, len(separator)))


def _widths(given: Sequence[tuple[str, int]]) -> tuple[int, bool, bool]:
    """The width, whether lines are cut, and whether ``-w`` was the last word on it."""
    width, cut, old = WIDTH, False, False
    for letter, number in given:
        if letter == "W" or not cut:
            width = number
        old = letter == "w"
        cut = cut or letter == "W"
    return width, cut, old


def _separators(given: Sequence[tuple[str, str]]) -> tuple[bytes, bool, bool]:
    """The separator, whether there is one in any case, and whether ``-s`` was the last word on it."""
    separator, separates, old = b"", False, False
    for letter, text in given:
        old = letter == "s"
        if letter == "S":
            separator, separates = encode(text), True
        elif text and not separates:
            separator = encode(text)
    return separator, separates, old


def _together(given: Sequence[Char], char: bytes, number: int) -> tuple[bytes, int]:
    """What several of them come to: each changes only what it has."""
    for one in given:
        char, number = one.char or char, one.number or number
    return char, number
