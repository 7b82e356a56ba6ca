"""How a pair of lines is printed."""

from collections.abc import Sequence

from mirage.commands.join.lines import Line
from mirage.commands.join.options import Join

TEXT = 65536


class Printing:
    """The lines that are to be printed."""

    __slots__ = ("_auto", "_compared", "_counts", "_filler", "_lines", "_places", "_size", "between", "end")

    def __init__(self, options: Join, compared: tuple[int, int], tab: bytes | None, end: bytes) -> None:
        self._compared = compared
        self.between = b" " if tab is None else tab
        self.end = end
        self._filler = options.filler
        self._places = options.places
        self._auto = None in options.formats
        self._counts = (0, 0)
        self._lines: list[bytes] = []
        self._size = 0

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return self._size >= TEXT

    def taken(self) -> bytes:
        """All that is to be written so far."""
        data = b"".join(self._lines)
        self._lines.clear()
        self._size = 0
        return data

    def count(self, one: Line | None, other: Line | None) -> None:
        """The first lines say how many fields are printed where the number follows from them."""
        self._counts = len(one.fields) if one is not None else 0, len(other.fields) if other is not None else 0

    def pair(self, one: Line | None, other: Line | None) -> None:
        """Print a pair; None: there is no line of that file."""
        fields = self._chosen(one, other) if self._places else self._usual(one, other)
        if self._filler:
            fields = [field or self._filler for field in fields]
        line = self.between.join(fields) + self.end
        self._lines.append(line)
        self._size += len(line)

    def heads_and_tails(self, ones: Sequence[Line], others: Sequence[Line]) -> tuple[list[bytes], list[bytes]] | None:
        """What the pairs of lines with one key begin and end with; None where it is not their fields as they are."""
        if self._places or self._auto or self._filler:
            return None
        at, other_at = self._compared
        heads = [self.between.join([_field(line, at), *_without(line, at)]) for line in ones]
        tails = [b"".join([self.between + field for field in _without(line, other_at)]) + self.end for line in others]
        return heads, tails

    def add(self, lines: Sequence[bytes]) -> None:
        """Print lines that are made."""
        self._lines += lines
        self._size += sum(map(len, lines))

    def _usual(self, one: Line | None, other: Line | None) -> list[bytes]:
        fields = [self._common(one, other)]
        for line, at, count in zip((one, other), self._compared, self._counts, strict=True):
            found = line.fields if line is not None else []
            if self._auto:
                found = [*found[:count], *[b""] * (count - len(found))]
            fields += found[:at]
            fields += found[at + 1 :]
        return fields

    def _common(self, one: Line | None, other: Line | None) -> bytes:
        return _field(one, self._compared[0]) if one is not None else _field(other, self._compared[1])

    def _chosen(self, one: Line | None, other: Line | None) -> list[bytes]:
        lines = (one, other)
        return [_field(lines[file - 1], field) if file else self._common(one, other) for file, field in self._places]


def _without(line: Line, at: int) -> list[bytes]:
    return line.fields[:at] + line.fields[at + 1 :]


def _field(line: Line | None, at: int) -> bytes:
    return line.fields[at] if line is not None and at < len(line.fields) else b""
