"""The pages of pr, line by line across its columns: one column, several filled across, or files side by side."""

from collections.abc import Sequence

from mirage.commands.context import Context
from mirage.commands.pr.row import Row
from mirage.commands.pr.segments import LONE_FEED, OVER, End, Segment, Segments
from mirage.commands.pr.settings import Settings
from mirage.commands.pr.sheets import Numbers, Sheets
from mirage.commands.pr.texts import Text, Texts

_AT_ONCE = 256
"""Lines taken at one go."""
_FLUSH = 1 << 16
_SLOT = 64
"""Bytes charged for each column."""


class Lane:
    """An input that columns are filled from."""

    __slots__ = ("held", "open", "source")

    def __init__(self, source: Segments) -> None:
        self.source = source
        self.open = True
        self.held = False
        """Until the next page, by a form feed; it is not open then."""

    def ended(self, end: End) -> None:
        """The segment that was read last ended so."""
        if end is not End.LINE:
            self.open = False
            self.held = end is End.FEED

    def release(self) -> None:
        """Begin the next page."""
        self.open = self.open or self.held
        self.held = False


class Pages:
    """Reads lanes and prints pages."""

    __slots__ = ("_ctx", "_full", "_lanes", "_numbers", "_plain", "_prefix", "_row", "_settings", "_sheets", "_texts")

    def __init__(self, ctx: Context, settings: Settings, lanes: Sequence[Lane], sheets: Sheets) -> None:
        ctx.budget.hold(settings.columns * _SLOT)
        self._ctx = ctx
        self._settings = settings
        self._sheets = sheets
        self._lanes = lanes
        self._full = [False] * settings.columns
        """By column: its page was filled to the end, and a form feed that follows says nothing new."""
        self._texts = Texts(settings, ctx.budget)
        self._row = Row(settings, ctx.budget)
        self._numbers: Numbers | None = None
        self._plain = settings.columns == 1 and not settings.tabify
        self._prefix = b" " * settings.margin if self._plain else b""

    def ready(self) -> bool:
        """Whether there is more to read on this page."""
        return any(lane.open for lane in self._lanes)

    async def skip(self, count: int) -> tuple[int, int]:
        """Leave out so many pages; how many lines they had, and how many pages there were."""
        lines = 0
        for done in range(1, count + 1):
            for left in range(self._settings.body, 0, -1):
                for column in range(self._settings.columns):
                    lane = self._lane(column)
                    if lane.open:
                        lines += await self._skipped(lane, column, last=left == 1)
                if not self.ready():
                    break
                await self._ctx.breathe()
            self._release()
            if not self.ready():
                return lines, done
        return lines, count

    async def print(self, first_number: int, last_page: int) -> None:
        """Print all further pages."""
        if self._settings.numbers is not None:
            self._numbers = Numbers(self._settings, first_number)
        try:
            while await self._page():
                if self._sheets.page > last_page:
                    break
                self._release()
        finally:
            # What was printed before a file failed to be read is not taken back.
            self._sheets.add(b"".join(self._row.parts))
        await self._sheets.flush()

    def _lane(self, column: int) -> Lane:
        return self._lanes[column] if self._settings.merge else self._lanes[0]

    def _release(self) -> None:
        for lane in self._lanes:
            lane.release()

    async def _next(self, lane: Lane, column: int) -> Segment:
        full, self._full[column] = self._full[column], False
        return await lane.source.next(after_page=full)

    async def _skipped(self, lane: Lane, column: int, *, last: bool) -> int:
        segment = await self._next(lane, column)
        if last:
            self._full[column] = segment.end is not End.FEED
            if segment.end is End.FEED and not self._settings.merge:
                self._full = [False] * self._settings.columns
        lane.ended(segment.end)
        return int(segment != LONE_FEED and (not self._settings.merge or column == 0))

    async def _page(self) -> bool:
        """Print a page; whether there was one."""
        if not self.ready():
            return False
        settings, sheets, row = self._settings, self._sheets, self._row
        sheets.begin()
        rows = settings.body
        left = rows * 2 if settings.double else rows
        printed = False
        while rows > 0 and left > 0 and self.ready():
            if self._plain and (count := await self._many(min(rows, _AT_ONCE))):
                printed = True
                rows -= count
                left -= count * 2 if settings.double else count
                continue
            rows -= 1
            row.begin()
            await self._cells()
            if row.started:
                printed = True
                left -= self._end_row()
            if not self.ready() and not settings.headers:
                break
            if settings.double and printed:
                sheets.add(b"\n")
                left -= 1
            await sheets.flush(least=_FLUSH)
        await self._end_page(left, printed=printed)
        return True

    async def _end_page(self, left: int, *, printed: bool) -> None:
        if left == 0:
            self._full = [full or self._lane(column).open for column, full in enumerate(self._full)]
        await self._sheets.end(left, printed=printed)

    def _end_row(self) -> int:
        """End a line; how many of the page that takes."""
        row = self._row
        row.parts.append(b"\n")
        self._sheets.add(b"".join(row.parts))
        row.parts.clear()
        return 1

    async def _many(self, most: int) -> int:
        """Print lines of the only column that need no look at each character; how many."""
        source = self._lanes[0].source
        lines = await source.plain(most)
        if not lines or not self._ordinary(b"\n".join(lines)):
            return 0
        source.take(len(lines))
        self._full[0] = False
        self._sheets.head()
        cut = self._texts.room
        prefix = self._prefix
        if cut is not None:
            lines = [line[:cut] for line in lines]
        if self._numbers is not None:
            number = self._numbers.next
            lines = [number() + line for line in lines]
        end = b"\n\n" if self._settings.double else b"\n"
        self._sheets.add(prefix + (end + prefix).join(lines) + end)
        await self._sheets.flush(least=_FLUSH)
        return len(lines)

    def _ordinary(self, text: bytes) -> bool:
        return b"\b" not in text if self._texts.whole else self._texts.ordinary(text)

    async def _cells(self) -> None:
        settings, row = self._settings, self._row
        for column in range(settings.columns):
            lane = self._lane(column)
            start = settings.start(column)
            if lane.open:
                row.padding = start
                segment = await self._next(lane, column)
                await self._cell(lane, column, segment)
                if not self.ready():
                    return
                if settings.merge and segment.end is not End.LINE:
                    self._leave(column, empty=not lane.held or segment == LONE_FEED)
            elif settings.merge:
                self._leave(column, empty=True)
            if settings.separates:
                row.separators += 1

    def _leave(self, column: int, *, empty: bool) -> None:
        if self._row.empty:
            self._row.align = True
        elif empty:
            self._empty_cell(column)

    async def _cell(self, lane: Lane, column: int, segment: Segment) -> None:
        lane.ended(segment.end)
        if segment.end is End.FEED:
            if segment == LONE_FEED and self._sheets.due:
                self._row.started = True
                self._sheets.head()
            else:
                self._sheets.feed()
            if segment == LONE_FEED:
                return
        if segment == OVER:
            return
        text = await self._texts.of(segment.text)
        if text.fits:
            self._show(column, text)

    def _show(self, column: int, text: Text) -> None:
        row = self._row
        row.started = True
        self._sheets.head()
        if row.align and self._settings.merge:
            self._make_up()
            row.begin_at(self._settings.start(column))
        row.to_cell()
        self._number(column)
        row.empty = False
        row.put(text.data)

    def _number(self, column: int) -> None:
        """Print a number; of files side by side only the first column has them, be it empty or not."""
        if self._numbers is None or (column and self._settings.merge):
            return
        number = self._numbers.next()
        if self._settings.columns > 1:
            self._row.put(number)
        else:
            self._row.number(number)

    def _make_up(self) -> None:
        """Print the empty cells that the line begins with."""
        row = self._row
        count, row.separators = row.separators, 0
        for column in range(count):
            self._empty_cell(column)
            row.separators += 1

    def _empty_cell(self, column: int) -> None:
        self._row.padding = self._settings.start(column)
        self._row.to_cell()
        self._number(column)
