"""The pages of pr whose columns are filled downwards: each is read whole, and spread evenly."""

from typing import NamedTuple

from mirage.commands.pr.pages import Pages
from mirage.commands.pr.segments import LONE_FEED, OVER, End

_FLUSH = 1 << 16
_SLOT = 128
"""Bytes charged for a line besides its text."""


class Stored(NamedTuple):
    """A line of a page."""

    data: bytes
    position: int
    """Where its text ends in the column."""


class StoredPages(Pages):
    """Reads a page, and then prints it."""

    __slots__ = ()

    async def _page(self) -> bool:
        if not self.ready():
            return False
        lines = await self._read()
        lane = self._lanes[0]
        if not lines and not lane.held:
            return False
        settings, sheets = self._settings, self._sheets
        sheets.begin()
        sheets.head()
        left = settings.body * (2 if settings.double else 1)
        count, more = divmod(len(lines), settings.columns)
        rows = count + (more > 0)
        for at in range(max(rows, 1)):
            if lines or settings.headers:
                self._print_row(lines, at, min(settings.columns, len(lines)))
                left -= self._end_row()
            if at >= rows - 1 and not lane.open and not settings.headers:
                break
            if settings.double:
                sheets.add(b"\n")
                left -= 1
            await sheets.flush(least=_FLUSH)
        self._ctx.budget.drop(sum(len(line.data) + _SLOT for line in lines))
        await self._end_page(left, printed=bool(lines) or settings.headers)
        return True

    async def _read(self) -> list[Stored]:
        """The lines of the next page."""
        lines: list[Stored] = []
        lane, settings = self._lanes[0], self._settings
        for column in range(settings.columns):
            for _ in range(settings.body):
                segment = await self._next(lane, column)
                lane.ended(segment.end)
                if segment.end is End.FEED:
                    self._sheets.feed()
                if segment in (LONE_FEED, OVER):
                    return lines
                text = await self._texts.of(segment.text)
                data = text.data
                if text.fits and self._numbers is not None:
                    data = self._numbers.next() + data
                if lane.open or data:
                    self._ctx.budget.hold(len(data) + _SLOT)
                    lines.append(Stored(data, text.position))
                if not lane.open:
                    return lines
                await self._ctx.breathe()
        return lines

    def _print_row(self, lines: list[Stored], at: int, columns: int) -> None:
        settings, row = self._settings, self._row
        count, more = divmod(len(lines), settings.columns)
        row.begin()
        for column in range(columns):
            if at >= count + (column < more):
                return
            line = lines[column * count + min(column, more) + at]
            start = row.padding = settings.start(column)
            row.to_cell()
            row.put(line.data)
            if row.settled:
                row.position = start + line.position
                if start - len(settings.separator) == settings.margin:
                    row.position -= len(settings.separator)
            if settings.separates:
                row.separators += 1
