"""What ``conv=`` makes of the bytes on their way."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mirage.commands.dd.operands import Wish

_EBCDIC = bytes.fromhex(
    "00010203372d2e2f1605250b0c0d0e0f101112133c3d322618193f271c1d1e1f405a7f7b5b6c507d4d5d5c4e6b604b61"
    "f0f1f2f3f4f5f6f7f8f97a5e4c7e6e6f7cc1c2c3c4c5c6c7c8c9d1d2d3d4d5d6d7d8d9e2e3e4e5e6e7e8e9ade0bd9a6d"
    "79818283848586878889919293949596979899a2a3a4a5a6a7a8a9c04fd05f07202122232415061728292a2b2c090a1b"
    "30311a333435360838393a3b04143ee14142434445464748495152535455565758596263646566676869707172737475"
    "767778808a8b8c8d8e8f906a9b9c9d9e9fa0aaabac4aaeafb0b1b2b3b4b5b6b7b8b9babbbca1bebfcacbcccdcecfdadb"
    "dcdddedfeaebecedeeeffafbfcfdfeff"
)
_TO_IBM = {0x5E: 0x5F, 0x7E: 0xA1, 0xCB: 0x9A, 0xD5: 0xAD, 0xE5: 0xBD}
"""Where the printers of IBM differ."""
_IBM = bytes(_TO_IBM.get(code, byte) for code, byte in enumerate(_EBCDIC))
_ASCII = bytes(_EBCDIC.index(code) for code in range(256))
_SAME = bytes(range(256))
_PIECE = 64 * 1024
"""About so many bytes are handed on at once."""
_RECORDS = 512
"""At most so many records are."""


class Step(Protocol):
    """One conversion; it may keep bytes back until it has seen more."""

    def feed(self, data: bytes) -> Iterator[bytes]: ...

    def finish(self) -> Iterator[bytes]: ...


class Translated:
    """Every byte becomes another."""

    def __init__(self, table: bytes) -> None:
        self._table = table

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Bytes for bytes."""
        yield data.translate(self._table)

    def finish(self) -> Iterator[bytes]:
        """Nothing is kept back."""
        return iter(())


class Swapped:
    """Neighbours change places."""

    def __init__(self) -> None:
        self._odd = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """All pairs that are whole."""
        data = self._odd + data
        pairs = len(data) & ~1
        self._odd = data[pairs:]
        swapped = bytearray(data[:pairs])
        swapped[::2], swapped[1::2] = swapped[1::2], swapped[::2]
        yield bytes(swapped)

    def finish(self) -> Iterator[bytes]:
        """The last byte may have no neighbour."""
        yield self._odd


class Blocked:
    """Lines become records of one size: shorter ones are filled with spaces, longer ones are cut."""

    def __init__(self, size: int, newline: bytes, space: bytes) -> None:
        self._size = size
        self._newline = newline
        self._space = space
        self._line = b""
        self._long = False
        self.truncated = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The records of all lines that have ended."""
        *lines, rest = data.split(self._newline)
        pieces: list[bytes] = []
        for line in lines:
            self._add(line)
            pieces.append(self._record())
            if len(pieces) == _RECORDS or self._size > _PIECE // 8:
                yield b"".join(pieces)
                pieces = []
        yield b"".join(pieces)
        self._add(rest)

    def finish(self) -> Iterator[bytes]:
        """The last line, though nothing ended it."""
        if self._line:
            yield self._record()

    def _add(self, data: bytes) -> None:
        line = self._line + data[: self._size + 1]
        if len(line) > self._size and not self._long:
            self._long = True
            self.truncated += 1
        self._line = line[: self._size]

    def _record(self) -> bytes:
        record = self._line.ljust(self._size, self._space)
        self._line, self._long = b"", False
        return record


class Unblocked:
    """Records of one size become lines, without the spaces at their end."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The lines of all records that are complete."""
        data = self._rest + data
        size = self._size
        # A record ends where something follows it.
        end = (len(data) - 1) // size * size if data else 0
        self._rest = data[end:]
        for start in range(0, end, size * _RECORDS):
            stop = min(end, start + size * _RECORDS)
            yield b"".join([data[at : at + size].rstrip(b" ") + b"\n" for at in range(start, stop, size)])

    def finish(self) -> Iterator[bytes]:
        """The last record, complete or not."""
        if self._rest:
            yield self._rest.rstrip(b" ") + b"\n"


class Conversion:
    """All that is asked for, one after the other."""

    def __init__(self, wish: "Wish") -> None:
        names = wish.conversions
        code = _EBCDIC if "ebcdic" in names else _IBM if "ibm" in names else _SAME
        self._steps: list[Step] = []
        table = _table("ascii" in names, _case(names), code)
        if table != _SAME:
            self._steps.append(Translated(table))
        if "swab" in names:
            self._steps.append(Swapped())
        self._blocked: Blocked | None = None
        if "block" in names:
            self._blocked = Blocked(wish.record_size, code[10:11], code[32:33])
            self._steps.append(self._blocked)
        elif "unblock" in names:
            self._steps.append(Unblocked(wish.record_size))

    @property
    def truncated(self) -> int:
        """Lines that were longer than their records."""
        return 0 if self._blocked is None else self._blocked.truncated

    def feed(self, data: bytes, at: int = 0) -> Iterator[bytes]:
        """What comes of ``data`` from the step ``at`` on."""
        if at == len(self._steps):
            yield data
            return
        for piece in self._steps[at].feed(data):
            yield from self.feed(piece, at + 1)

    def finish(self) -> Iterator[bytes]:
        """What the steps kept back."""
        for at, step in enumerate(self._steps, 1):
            for piece in step.finish():
                yield from self.feed(piece, at)


def _case(names: frozenset[str]) -> Callable[[bytes], bytes]:
    return bytes.upper if "ucase" in names else bytes.lower if "lcase" in names else bytes


def _table(from_ebcdic: bool, case: Callable[[bytes], bytes], code: bytes) -> bytes:
    return case(_ASCII if from_ebcdic else _SAME).translate(code)
