"""What all pages of pr have: a header, what fills them up, and numbers of lines."""

from mirage.commands.context import Context
from mirage.commands.pr.settings import FOOTER, Settings
from mirage.commands.width import of_text
from mirage.paths import encode

_LARGE = 1 << 16
_INT = 1 << 31


class Header:
    """The line above a page."""

    __slots__ = ("_date", "_lead", "_margin", "_room", "_title")

    def __init__(self, date: str, title: str, settings: Settings, lead: bytes) -> None:
        self._date = encode(date)
        self._title = encode(title)
        self._room = settings.width - of_text(date) - of_text(title)
        self._margin = settings.margin
        self._lead = lead

    def of(self, page: int) -> bytes:
        """The header of a page."""
        number = b"Page %d" % page
        room = max(self._room - len(number), 0)
        left = max(room // 2, 1)
        right = max(room - room // 2, 1)
        line = b"".join([self._date, b" " * left, self._title, b" " * right, number])
        return self._lead + b"\n\n" + b" " * self._margin + line + b"\n\n\n"


class Sheets:
    """Writes pages of one output."""

    __slots__ = ("_ctx", "_feed", "_header", "_parts", "_settings", "_size", "due", "page")

    def __init__(self, ctx: Context, settings: Settings, header: Header, page: int) -> None:
        self._ctx = ctx
        self._settings = settings
        self._header = header
        self._parts: list[bytes] = []
        self._size = 0
        self._feed = False
        self.page = page
        self.due = False
        """The page's header is still to be printed."""

    def begin(self) -> None:
        """Begin a page."""
        self.due = self._settings.headers

    def head(self) -> None:
        """Print the header, where that was not done yet."""
        if self.due:
            self.due = False
            # It comes before what the line has so far.
            self.add(self._header.of(self.page))

    def feed(self) -> None:
        """A form feed of the input ends the page."""
        self._feed = self._settings.keep_feeds

    def add(self, data: bytes) -> None:
        """Print something, later."""
        self._parts.append(data)
        self._size += len(data)

    async def flush(self, *, least: int = 1) -> None:
        """Write what there is, where it is as much as that."""
        if self._size >= least:
            await self._ctx.out.write(b"".join(self._parts))
            self._parts.clear()
            self._size = 0
        self._ctx.budget.look()
        await self._ctx.breathe()

    async def end(self, left: int, *, printed: bool) -> None:
        """Fill the page up, of which so many lines are left."""
        self.page += 1
        if printed and self._settings.headers:
            if self._settings.form_feed:
                self.add(b"\f")
            else:
                await self._newlines(left + FOOTER)
        elif self._feed:
            self.add(b"\f")
        if not (printed and self._settings.headers):
            self._feed = False
        await self.flush(least=_LARGE)

    async def _newlines(self, count: int) -> None:
        while count > _LARGE:
            self.add(b"\n" * _LARGE)
            await self.flush()
            count -= _LARGE
        self.add(b"\n" * max(count, 0))


class Numbers:
    """The numbers of lines."""

    __slots__ = ("_digits", "_fill", "_next")

    def __init__(self, settings: Settings, first: int) -> None:
        separator, self._digits = settings.numbers or (b"", 0)
        tabbed = settings.columns > 1 and separator == b"\t"
        self._fill = b" " * (settings.number_width - self._digits) if tabbed else separator
        self._next = first

    def next(self) -> bytes:
        """The next one with what separates it; of one that is too long, the last digits."""
        number = (self._next + _INT) % (2 * _INT) - _INT
        self._next += 1
        return (b"%d" % number).rjust(self._digits)[-self._digits :] + self._fill
