"""What the options of pr come to, and the sizes that follow from them."""

from dataclasses import dataclass

from mirage.commands.spec import Usage

HEADER = FOOTER = 5
"""Lines above and below the text of a page."""
TAB = 8


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


def column_width(columns: int, width: int, taken: int, separator: int) -> int:
    """The width of one of several columns.

    :raises Usage: nothing is left for it.
    """
    room = width - taken - (columns - 1) * separator
    if room < columns:
        raise Usage("page width too narrow", hint=False)
    return room // columns
