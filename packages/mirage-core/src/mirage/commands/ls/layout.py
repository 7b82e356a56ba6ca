"""Names in columns, across lines, or one after the other, as ls arranges them."""

from collections.abc import Sequence

_MIN_COLUMN = 3


def columns(cells: Sequence[tuple[str, int]], line: int, tab: int, *, across: bool) -> list[str]:
    """Lines of ``cells``, each a text and its width, in as many columns as the line has room for."""
    if not cells:
        return []
    widths = _widths([width for _, width in cells], line, across=across)
    count = len(widths)
    rows = -(-len(cells) // count)
    lines: list[str] = []
    for row in range(rows):
        numbers = range(row * count, min((row + 1) * count, len(cells))) if across else range(row, len(cells), rows)
        parts: list[str] = []
        position = end = start = 0
        for column, number in enumerate(numbers):
            if column:
                parts.append(_indent(end, start, tab))
            text, width = cells[number]
            parts.append(text)
            position = start
            end = position + width
            start = position + widths[column]
        lines.append("".join(parts))
    return lines


def _widths(widths: list[int], line: int, *, across: bool) -> list[int]:
    """The column widths of the arrangement with the most columns that fits."""
    most = min(max(1, line // _MIN_COLUMN + (line % _MIN_COLUMN != 0)), len(widths))
    for count in range(most, 1, -1):
        rows = -(-len(widths) // count)
        found = [_MIN_COLUMN] * count
        for number, width in enumerate(widths):
            column = number % count if across else number // rows
            found[column] = max(found[column], width + (0 if column == count - 1 else 2))
        if sum(found) < line:
            return found
    return [max(widths)]


def _indent(start: int, stop: int, tab: int) -> str:
    parts: list[str] = []
    while start < stop:
        if tab and stop // tab > (start + 1) // tab:
            parts.append("\t")
            start += tab - start % tab
        else:
            parts.append(" ")
            start += 1
    return "".join(parts)


def separated(cells: Sequence[tuple[str, int]], line: int, mark: str) -> str:
    """All ``cells`` with ``mark`` and a blank between them, broken where a line is full."""
    parts: list[str] = []
    position = 0
    for number, (text, width) in enumerate(cells):
        if number:
            if not line or position + width + 2 < line:
                position += 2
                parts.append(f"{mark} ")
            else:
                position = 0
                parts.append(f"{mark}\n")
        parts.append(text)
        position += width
    return "".join(parts)
