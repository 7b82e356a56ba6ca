"""One printed line of pr: cells put side by side, with spaces that may become tabs."""

import re

from mirage.budget import Budget
from mirage.commands.pr.settings import Settings

_SPACES = re.compile(rb" +")
_PRINTABLE = re.compile(rb"[ -~]*")
_OTHER = bytes(code for code in range(256) if not 32 <= code < 127)
_LARGE = 1 << 16


class Row:
    """Where the line is, and what still has to be printed before the next character."""

    __slots__ = (
        "_budget",
        "_settings",
        "_spaces",
        "_tab",
        "align",
        "empty",
        "padding",
        "parts",
        "position",
        "separators",
        "started",
    )

    def __init__(self, settings: Settings, budget: Budget) -> None:
        self._settings = settings
        self._budget = budget
        self._tab = settings.output_tab
        self.parts: list[bytes] = []
        self.begin()

    def begin(self) -> None:
        """Begin a line."""
        self.position = self._spaces = self.separators = self.padding = 0
        self.started = False
        """Something of it is printed: a newline ends it."""
        self.align = False
        """Columns before this one are empty, and are made up for when one is not."""
        self.empty = True

    def lead(self) -> bytes:
        """The margin alone."""
        self._pad(self._settings.margin)
        self._print_spaces()
        lead = b"".join(self.parts)
        self.parts.clear()
        self.begin()
        return lead

    @property
    def settled(self) -> bool:
        """No spaces are left to be printed."""
        return self._spaces == 0

    def to_cell(self) -> None:
        """Go to where the next cell begins: over the padding, and a separator."""
        before = self.padding - len(self._settings.separator)
        if before > 0:
            self._pad(before)
            self.padding = 0
        if self._settings.separates:
            self._separate()

    def begin_at(self, start: int) -> None:
        """Begin a cell behind empty ones that were made up for."""
        self.padding = start
        self._spaces = self._settings.column if self._settings.truncate else 0
        self.align = False

    def number(self, text: bytes) -> None:
        """A number with its separator, where one column is printed."""
        self.put(text)
        if text.endswith(b"\t"):
            self.position += self._tab[1] - self.position % self._tab[1]

    def put(self, text: bytes) -> None:
        """Print text."""
        if not self._settings.tabify:
            self.parts.append(text)
            return
        if self._spaces <= 0 and b" " not in text:
            self._moved(text)
            return
        at = 0
        for match in _SPACES.finditer(text):
            if match.start() > at:
                self._word(text[at : match.start()])
            self._spaces += match.end() - match.start()
            at = match.end()
        if at < len(text):
            self._word(text[at:])

    def _word(self, word: bytes) -> None:
        if self._spaces > 0:
            self._print_spaces()
        self._moved(word)

    def _moved(self, text: bytes) -> None:
        self.parts.append(text)
        if _PRINTABLE.fullmatch(text):
            self.position += len(text)
        else:
            self.position += len(text.translate(None, _OTHER)) - text.count(b"\b")

    def _pad(self, position: int) -> None:
        if self._settings.tabify:
            self._spaces = position - self.position
            return
        self._fill(position - self.position, b" ")
        self.position = position

    def _separate(self) -> None:
        if self.separators <= 0:
            if self._spaces > 0:
                self._print_spaces()
            return
        separator = self._settings.separator
        self.separators = 0
        for match in re.finditer(rb" +|[^ ]+", separator):
            if match[0].startswith(b" "):
                self._spaces += len(match[0])
                continue
            if self._spaces > 0:
                self._print_spaces()
            self.parts.append(match[0])
            self.position += len(match[0])
        if self._spaces > 0:
            self._print_spaces()

    def _print_spaces(self) -> None:
        """The spaces, as tabs where a tab does more than one of them."""
        tab, size = self._tab
        at, goal = self.position, self.position + self._spaces
        self.position, self._spaces = goal, 0
        if goal - at == 1:
            self.parts.append(b" ")
            return
        # Up to the first stop by a tab, unless that is the goal's neighbour; then as many as fit.
        tabs = 0
        first = at + size - at % size
        if goal - at > 1 and first <= goal:
            tabs, at = 1, first
            more = (goal - at) // size if size > 1 else max(goal - at - 1, 0)
            tabs, at = tabs + more, at + more * size
        self._fill(tabs, tab)
        self._fill(goal - at, b" ")

    def _fill(self, count: int, char: bytes) -> None:
        if count > _LARGE:
            self._budget.hold(count)
            self._budget.drop(count)
        if count > 0:
            self.parts.append(char * count)
