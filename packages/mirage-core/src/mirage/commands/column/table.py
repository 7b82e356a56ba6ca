"""A table: its columns, which of them are printed, and how."""

import re
from collections.abc import Iterator, Sequence

from mirage.commands import width
from mirage.commands.column.options import Column
from mirage.commands.spec import Usage

_WORD = re.compile("[^\t ]+")
_CONTROL = re.compile('[\0-\x1f"\\\\]')
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\t": "\\t", "\r": "\\r"}
_LOWER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


class Table:
    """Lines, split as they come."""

    __slots__ = ("_count", "_names", "_options", "_rows")

    def __init__(self, options: Column) -> None:
        self._options = options
        self._names = [name for name in (options.names or "").split(",") if name]
        self._count = len(self._names)
        self._rows: list[list[str] | None] = []

    def add(self, text: str) -> None:
        """One more line."""
        if not text.strip():
            self._rows.append([])
            return
        cells = self._split(text)
        if self._options.json and len(cells) > self._count:
            # The real one has begun the line by then, and counts it.
            number = len(self._rows) + 2
            message = f"line {number}: for JSON the name of the column {self._count + 1} is required"
            raise Usage(message, hint=False)
        self._count = max(self._count, len(cells))
        self._rows.append(cells)

    def _split(self, text: str) -> list[str]:
        limit, separators = self._options.limit, self._options.separator
        if separators is not None:
            if not separators or limit == 1:
                return [text]
            return re.split(f"[{re.escape(separators)}]", text, maxsplit=limit - 1 if limit is not None else 0)
        if limit is None:
            return _WORD.findall(text)
        cells: list[str] = []
        at = 0
        for word in _WORD.finditer(text):
            if len(cells) == limit - 1:
                return [*cells, text[at:]]
            cells.append(word[0])
            at = word.end() + 1
        return cells

    @property
    def empty(self) -> bool:
        """Whether there are lines, but nothing in them: the real one gives up."""
        return bool(self._rows) and not self._count

    def printed(self) -> Iterator[str]:
        """The table, piece by piece."""
        if not self._rows or self.empty:
            return iter(())
        return self._json() if self._options.json else self._text()

    def _shown(self) -> list[int]:
        """The columns that are printed, in order."""
        first = self._columns(self._options.order)
        order = [*first, *[at for at in range(self._count) if at not in first]]
        hidden = self._columns(self._options.hidden, unnamed=True)
        return [at for at in order if at not in hidden]

    def _columns(self, text: str | None, *, unnamed: bool = False) -> list[int]:
        """The columns that a list names; ``-`` may stand for those without a name."""
        if text is None:
            return []
        found: list[int] = []
        for name in text.split(","):
            if name == "0":
                return list(range(self._count))
            if unnamed and name == "-":
                found += range(len(self._names), self._count)
            elif name in self._names:
                found.append(self._names.index(name))
            elif name.isascii() and name.isdigit():
                found += [int(name[:9]) - 1] if int(name[:9]) <= self._count else []
            else:
                raise Usage(f"undefined column name '{name}'", hint=False)
        return list(dict.fromkeys(found))

    def _text(self) -> Iterator[str]:
        shown = self._shown()
        right = frozenset(self._columns(self._options.right))
        rows: Sequence[Sequence[str]] = [row or () for row in self._rows]
        if self._options.names is not None and not self._options.bare:
            rows = [self._names, *rows]
        widths = [max((width.of_text(row[at]) for row in rows if at < len(row)), default=0) for at in shown]
        between = self._options.between
        last = len(shown) - 1
        for row in rows:
            cells: list[str] = []
            for place, (at, size) in enumerate(zip(shown, widths, strict=True)):
                cell = row[at] if at < len(row) else ""
                blanks = "" if place == last and (not cell or at not in right) else " " * (size - width.of_text(cell))
                cells.append(blanks + cell if at in right else cell + blanks)
            yield between.join(cells) + "\n"

    def _json(self) -> Iterator[str]:
        shown = self._shown()
        yield f'{{\n   "{_quoted(self._options.name or "table")}": [\n      '
        for number, row in enumerate(self._rows):
            cells = row or ()
            values = [(self._names[at], cells[at] if at < len(cells) else "") for at in shown]
            lines = [f'         "{_quoted(name.translate(_LOWER))}": {_value(value)}' for name, value in values]
            yield ("," if number else "") + "{\n" + ",\n".join(lines) + "\n      }"
        yield "\n   ]\n}\n"


def _value(text: str) -> str:
    return f'"{_quoted(text)}"' if text else "null"


def _quoted(text: str) -> str:
    return _CONTROL.sub(lambda char: _ESCAPED.get(char[0], f"\\u{ord(char[0]):04x}"), text)
