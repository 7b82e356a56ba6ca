"""The lines of a dump."""

from collections.abc import Callable, Iterator
from typing import Protocol

from mirage.commands.xxd.words import Words

_PRINTED = bytes(byte if 32 <= byte < 127 else 46 for byte in range(256))
EBCDIC = (
    b"................................................................ ...........<(+|&.........!$*);~-/........."
    b",%_>?.........`:#@'=\".abcdefghi.......jklmnopqr^.......stuvwxyz...[...............]..{ABCDEFGHI......}"
    b"JKLMNOPQR......\\.STUVWXYZ......0123456789......"
)
"""The character of every byte."""
MASK = (1 << 64) - 1
_BITS = [f"{byte:08b}" for byte in range(256)]


class Writer(Protocol):
    """Turns bytes into lines."""

    def of(self, data: bytes) -> Iterator[str]:
        """Whole lines."""
        ...

    def end(self, data: bytes) -> Iterator[str]:
        """The last line, which may be short, or empty."""
        ...


class _Lines:
    """Lines with their positions, and the characters behind them."""

    __slots__ = ("_at", "_last", "_per_line", "_position", "_room", "_second", "_skips", "_table", "_text", "_zeros")

    def __init__(self, words: Words, at: int) -> None:
        self._at = at
        self._per_line = per_line = words.per_line
        group = words.per_group
        self._position = "%08d: " if words.decimal else "%08x: "
        self._skips = words.autoskip
        self._table = EBCDIC if words.ebcdic else _PRINTED
        digits = 8 if words.bits else 2
        self._room = 2 + ((digits * group + 1) * per_line - 1) // group
        self._text = _grouped(words, self._room)
        self._zeros = 0
        self._second = ""
        """The second of lines of NULs behind each other, and the last one."""
        self._last = ""

    def of(self, data: bytes) -> Iterator[str]:
        size, text, table, position, room = self._per_line, self._text, self._table, self._position, self._room
        at = self._at
        self._at += len(data)
        for begin in range(0, len(data), size):
            line = data[begin : begin + size]
            digits = text(line)
            shown = line.translate(table).decode()
            if len(digits) > room:
                # Digits that need more room cover the first characters.
                shown = shown[len(digits) - room :]
            made = f"{position % ((at + begin) & MASK)}{digits}{shown}\n"
            if self._skips:
                yield from self._skipping(made, blank=not any(line))
            else:
                yield made

    def end(self, data: bytes) -> Iterator[str]:
        if data:
            line = f"{self._position % (self._at & MASK)}{self._text(data)}{data.translate(self._table).decode()}\n"
            yield from self._skipping(line, blank=False)
        elif self._zeros > 1:
            # The last line is shown whatever it is.
            self._zeros -= 1
            yield from self._skipping(self._last, blank=False)

    def _skipping(self, line: str, *, blank: bool) -> Iterator[str]:
        """The first of lines of NULs is shown; for more behind it stands a star, or the only one that there is."""
        if blank:
            self._zeros += 1
            self._last = line
            if self._zeros == 1:
                yield line
            elif self._zeros == 2:
                self._second = line
            return
        if self._zeros == 2:
            yield self._second
        elif self._zeros > 2:
            yield "*\n"
        self._zeros = 0
        yield line


def _grouped(words: Words, room: int) -> Callable[[bytes], str]:
    """The digits of a line, with the blanks behind them."""
    group, upper = words.per_group, words.upper
    if words.bits:
        return lambda line: _joined([_BITS[byte] for byte in line], group).ljust(room)
    if words.little:

        def little(line: bytes) -> str:
            parts = [line[at : at + group][::-1].hex().rjust(2 * group) for at in range(0, len(line), group)]
            text = " ".join(parts).ljust(room)
            return text.upper() if upper else text

        return little
    if upper:
        return lambda line: line.hex(" ", -group).upper().ljust(room)
    return lambda line: line.hex(" ", -group).ljust(room)


def _joined(texts: list[str], group: int) -> str:
    return " ".join(["".join(texts[at : at + group]) for at in range(0, len(texts), group)])


class _Plain:
    """Nothing but digits."""

    __slots__ = ("_size", "_upper", "_whole")

    def __init__(self, words: Words) -> None:
        self._size = words.per_line
        self._upper = words.upper
        self._whole = True

    def of(self, data: bytes) -> Iterator[str]:
        if not self._size:
            self._whole = False
            yield self._digits(data)
            return
        for at in range(0, len(data), self._size):
            yield self._digits(data[at : at + self._size]) + "\n"

    def end(self, data: bytes) -> Iterator[str]:
        if data or not self._whole:
            yield self._digits(data) + "\n"

    def _digits(self, data: bytes) -> str:
        return data.hex().upper() if self._upper else data.hex()


class _Include:
    """The definition of a variable in C; without a name, its elements."""

    __slots__ = ("_begun", "_capital", "_count", "_form", "_name", "_size")

    def __init__(self, words: Words, name: str | None) -> None:
        self._capital = words.capital
        self._name = None if name is None else _identifier(name, capital=words.capital)
        self._size = words.per_line
        self._form = "0X%02X" if words.upper else "0x%02x"
        self._count = 0
        self._begun = False

    def of(self, data: bytes) -> Iterator[str]:
        yield from self._head()
        for at in range(0, len(data), self._size):
            line = ", ".join([self._form % byte for byte in data[at : at + self._size]])
            yield (",\n  " if self._count else "  ") + line
            self._count += len(data[at : at + self._size])

    def end(self, data: bytes) -> Iterator[str]:
        yield from self.of(data)
        if self._count:
            yield "\n"
        if self._name is not None:
            suffix = "_LEN" if self._capital else "_len"
            yield f"}};\nunsigned int {self._name}{suffix} = {self._count};\n"

    def _head(self) -> Iterator[str]:
        if not self._begun and self._name is not None:
            yield f"unsigned char {self._name}[] = {{\n"
        self._begun = True


def _identifier(text: str, *, capital: bool) -> str:
    data = text.encode("utf-8", "surrogateescape")
    name = "".join([chr(byte) if chr(byte).isalnum() and byte < 128 else "_" for byte in data])
    name = ("__" if name[:1].isdigit() else "") + name
    return name.upper() if capital else name


def line_writer(words: Words, at: int) -> Writer:
    """Lines with positions, the first of which is ``at``."""
    return _Lines(words, at)


def plain(words: Words) -> Writer:
    """Nothing but digits."""
    return _Plain(words)


def include(words: Words, name: str | None) -> Writer:
    """A definition in C."""
    return _Include(words, name)
