"""Records taken apart: by blanks, a character, a pattern, widths, or what fields look like."""

from collections.abc import Callable, Iterator
from operator import methodcaller
from typing import TYPE_CHECKING, Any, TypeAlias

from mirage.commands.awk.faults import Fatal
from mirage.commands.awk.values import FIELDS_MAX, Absent, Strnum, place_of

if TYPE_CHECKING:
    from mirage.patterns.finding import Finder

Split: TypeAlias = Callable[[str], list[str]]

_BLANKS = str.maketrans("\t\n", "  ")
_PIECE = 1 << 15
"""Characters that are taken apart at one go."""


def blanks(text: str, most: int = -1) -> list[str]:
    """The words of a text, where only space, tab and line feed are blanks."""
    words = [word for word in text.translate(_BLANKS).split(" ") if word]
    if most >= 0 and len(words) > most:
        # Nobody looks beyond.
        return words[: most + 1]
    return words


class Blanks:
    """As ``blanks``, with the number of words that matter."""

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        self._most = most

    def __call__(self, text: str) -> list[str]:
        return blanks(text, self._most)

    def fields(self, text: str) -> Iterator[str]:
        """All words of a text, which may be asked for one by one."""
        text = text.translate(_BLANKS)
        begin = 0
        while begin < len(text):
            end = text.find(" ", begin + _PIECE)
            end = len(text) if end < 0 else end
            yield from filter(None, text[begin:end].split(" "))
            begin = end


def by_blanks(most: int, *, plain: bool) -> Split:
    """Words. ``plain``: what Python calls blanks is just what awk does, in all of the text."""
    return methodcaller("split", None, most) if plain else Blanks(most)


def by_character(char: str, most: int) -> Split:
    """What stands between single characters."""
    split = methodcaller("split", char, most)
    return lambda text: split(text) if text else []


def by_each(text: str) -> list[str]:
    """Each character."""
    return list(text)


def by_pattern(found: "Finder") -> Split:
    """What stands between matches; those of nothing do not count."""
    if found.literal is not None:
        return by_character(found.literal, -1)
    return ByPattern(found)


class ByPattern:
    """What stands between matches, which may be asked for one by one."""

    __slots__ = ("_found",)

    def __init__(self, found: "Finder") -> None:
        self._found = found

    def __call__(self, text: str) -> list[str]:
        return list(self.fields(text))

    def fields(self, text: str) -> Iterator[str]:
        """The fields of a text."""
        if not text:
            return
        begin = 0
        for spans in self._found.matches(text):
            start, stop = spans[0]
            if start < stop:
                yield text[begin:start]
                begin = stop
        yield text[begin:]


def by_content(found: "Finder") -> Split:
    """FPAT: the matches themselves."""

    def split(text: str) -> list[str]:
        return pieces(found, text)[0]

    return split


def pieces(found: "Finder", text: str) -> tuple[list[str], list[str]]:
    """What FPAT finds, and what stands between: one more of those."""
    if not text:
        return [], []
    fields: list[str] = []
    between: list[str] = []
    begin = 0
    last = -1
    for spans in found.matches(text):
        start, stop = spans[0]
        if start == stop and start == last:
            continue
        fields.append(text[start:stop])
        between.append(text[begin:start])
        begin = last = stop
    between.append(text[begin:])
    return fields, between


def by_widths(text: str) -> Split:
    """FIELDWIDTHS: widths in characters, ``skip:width``, and ``*`` for the rest.

    :raises Fatal: it is no list of widths.
    """
    places: list[tuple[int, int | None]] = []
    words = text.split()
    for number, word in enumerate(words):
        skip, colon, width = word.rpartition(":")
        if width == "*" and number == len(words) - 1:
            places.append((int(skip) if skip.isdecimal() else 0, None))
            continue
        if not width.isdecimal() or (colon and not skip.isdecimal()) or not int(width):
            raise Fatal(f"invalid FIELDWIDTHS value, for field {number + 1}, near `{word}'")
        places.append((int(skip or 0), int(width)))

    def split(record: str) -> list[str]:
        fields: list[str] = []
        at = 0
        for skip, width in places:
            at += skip
            if at >= len(record):
                break
            stop = len(record) if width is None else at + width
            fields.append(record[at:stop])
            at = stop
        return fields

    return split


def _unread(text: str) -> list[str]:
    """No record was there yet."""
    return list(text)


_ABSENT = Absent()


class Record:
    """``$0`` and its fields, each made from the other where it is needed."""

    __slots__ = ("_by", "_fields", "_found", "_made", "_stale", "_text", "_values", "joint", "quick", "shown", "split")

    def __init__(self, split: Split, shown: Callable[[Any], str]) -> None:
        self.split = split
        self.quick = split
        """The same for records that were just read, of which more is known."""
        self._by: Split = _unread
        self.shown = shown
        self.joint: Callable[[], str] = lambda: " "
        self._text = ""
        self._fields: list[str] | None = None
        self._found = 0
        """How many of the fields are the record's own."""
        self._values: dict[int, Any] = {}
        self._stale = False
        self._made = False
        """Whether the text was put together from fields: then it is a text as any other."""

    def take(self, text: str) -> None:
        """A new record that was just read."""
        self._text = text
        self._fields = None
        self._stale = False
        self._by = self.quick
        self._made = False
        if self._values:
            self._values = {}

    def replace(self, text: str) -> None:
        """A new record from elsewhere."""
        self._text = text
        self._fields = None
        self._stale = False
        self._by = self.split
        self._made = False
        if self._values:
            self._values = {}

    def rewrite(self, text: str) -> None:
        """What is there with some of its text replaced."""
        made = self._made or 0 in self._values
        self.replace(text)
        self._made = made

    @property
    def size(self) -> int:
        """How long the text is, as far as it is there."""
        return len(self._text)

    @property
    def entries(self) -> int:
        """How many fields are kept."""
        return len(self._fields or ()) + len(self._values)

    def whole(self) -> str:
        """``$0``"""
        if self._stale:
            self._text = self.joint().join(self._fields or [])
            self._stale = False
            self._made = True
        return self._text

    def settle(self) -> None:
        """Fields are to be split another way from the next record on: those of this one are found first."""
        self._all()

    def _all(self) -> list[str]:
        fields = self._fields
        if fields is None:
            fields = self._fields = self._by(self._text)
            self._found = len(fields)
        return fields

    def field(self, place: float) -> str:
        """A field as text."""
        at = place_of(place)
        if at == 0:
            return self.whole()
        fields = self._all()
        return fields[at - 1] if at <= len(fields) else ""

    def reach(self, place: float) -> str:
        """A field as text; it is there from now on."""
        at = place_of(place)
        if at > FIELDS_MAX:
            raise Fatal(f"attempt to access field {at}: there are at most {FIELDS_MAX}")
        if at:
            fields = self._all()
            fields += [""] * (at - len(fields))
        return self.field(place)

    def value(self, place: float) -> Any:
        """A field as a value."""
        at = place_of(place)
        if at in self._values:
            return self._values[at]
        if at == 0:
            text = self.whole()
            unread = self._by is _unread and not self._made
            return _ABSENT if unread else text if self._made else Strnum(text)
        fields = self._all()
        return Strnum(fields[at - 1]) if at <= self._found else _ABSENT

    def count(self) -> float:
        """``NF``"""
        return float(len(self._all()))

    def assign(self, place: float, value: Any) -> Any:
        """Give a field its value."""
        at = place_of(place)
        text = self.shown(value)
        if at == 0:
            self.replace(str(text))
            self._values = {0: value}
            return value
        fields = self._all()
        if at > len(fields):
            if at > FIELDS_MAX:
                raise Fatal(f"attempt to access field {at}: there are at most {FIELDS_MAX}")
            fields += [""] * (at - len(fields))
        fields[at - 1] = text
        self._values[at] = value
        self._values.pop(0, None)
        self._stale = True
        return value

    def given(self, value: Any, place: float) -> Any:
        """As ``assign``, for a value that is found before the place."""
        return self.assign(place, value)

    def resize(self, count: float) -> None:
        """``NF`` was assigned to."""
        if count < 0:
            raise Fatal("NF set to negative value")
        fields = self._all()
        size = int(count)
        if size > FIELDS_MAX:
            raise Fatal(f"NF set to {size}: there are at most {FIELDS_MAX} fields")
        if size < len(fields):
            del fields[size:]
            self._found = min(self._found, size)
            self._values = {at: value for at, value in self._values.items() if 0 < at <= size}
        else:
            fields += [""] * (size - len(fields))
            self._values.pop(0, None)
        self._stale = True
