"""The directory at the end of a zip archive, and where its members begin."""

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.compression.expanding import Refused
from mirage.paths import decode

if TYPE_CHECKING:
    from mirage.commands.context import Context

ENTRIES = 100_000
"""The most members of one archive."""

STORED, DEFLATED, BZIPPED, LZMA = 0, 8, 12, 14
UNIX = 3
ENCRYPTED = 1
UTF8 = 1 << 11

LOCAL = struct.Struct("<4sHHHHHIIIHH")
CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
END = struct.Struct("<4sHHHHIIH")
_END64 = struct.Struct("<4sQHHIIQQQQ")
_LOCATOR = struct.Struct("<4sIQI")
_LARGEST = 64 << 20
_TAIL = END.size + 0xFFFF
_FULL = 0xFFFFFFFF


class NoArchive(Exception):
    """No directory is there."""


class Damaged(Exception):
    """The directory makes no sense."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the directory tells of one member."""

    raw: bytes
    """As it stands in the directory, name and all."""
    name: str
    made_by: int
    system: int
    flags: int
    method: int
    date: int
    time: int
    crc: int
    packed: int
    size: int
    internal: int
    external: int
    offset: int
    extra: bytes
    comment: bytes

    @property
    def mode(self) -> int:
        """The kind and permission bits of a file of Unix; 0 of others."""
        return self.external >> 16 if self.system == UNIX else 0

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode & 0o170000 == 0o120000

    @property
    def is_dir(self) -> bool:
        """Whether it is a directory."""
        return self.name.endswith("/")

    @property
    def mtime(self) -> int:
        """Seconds since the epoch."""
        for tag, data in extras(self.extra):
            if tag == 0x5455 and len(data) >= 5 and data[0] & 1:
                return int(struct.unpack("<i", data[1:5])[0])
        return dos_seconds(self.date, self.time)


@dataclass(frozen=True, slots=True)
class Directory:
    """All members of an archive."""

    entries: tuple[Entry, ...]
    comment: bytes
    size: int
    """Of the whole archive."""
    before: int
    """Bytes before the first member that belong to nothing."""
    start: int


def extras(data: bytes) -> list[tuple[int, bytes]]:
    """The further fields of a member, by tag."""
    found: list[tuple[int, bytes]] = []
    at = 0
    while at + 4 <= len(data):
        tag, size = struct.unpack_from("<HH", data, at)
        found.append((tag, data[at + 4 : at + 4 + size]))
        at += 4 + size
    return found


def dos_seconds(date: int, time: int) -> int:
    """Seconds since the epoch of a date and a time of DOS."""
    from datetime import UTC, datetime

    try:
        moment = datetime(
            1980 + (date >> 9),
            date >> 5 & 15,
            date & 31,
            time >> 11,
            time >> 5 & 63,
            min(time % 32 * 2, 59),
            tzinfo=UTC,
        )
    except ValueError:
        return 315532800
    return int(moment.timestamp())


async def read(ctx: "Context", path: str) -> Directory:
    """The directory of the archive at ``path``.

    :raises NoArchive: there is none.
    :raises Damaged: it makes no sense.
    :raises Refused: it is too large.
    :raises OSError: it cannot be read.
    """
    size = (await ctx.fs.stat(path)).size or 0
    tail = await ctx.fs.read(path, max(size - _TAIL, 0), size) if size else b""
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + END.size > len(tail):
        raise NoArchive
    end_at = size - len(tail) + at
    _, _, _, _, count, length, offset, noted = END.unpack_from(tail, at)
    comment = tail[at + END.size : at + END.size + noted]
    locator = at - _LOCATOR.size
    if (count == 0xFFFF or length == _FULL or offset == _FULL) and tail[max(locator, 0) : at][:4] == b"PK\x06\x07":
        where = _LOCATOR.unpack_from(tail, locator)[2]
        block = await ctx.fs.read(path, where, where + _END64.size)
        if len(block) == _END64.size and block[:4] == b"PK\x06\x06":
            *_, count, length, offset = _END64.unpack(block)
            end_at = where
    if count > ENTRIES or length > _LARGEST:
        raise Refused(f"refused: it has more than {ENTRIES} members")
    before = end_at - length - offset
    if before < 0:
        raise Damaged
    ctx.budget.hold(3 * length)
    data = await ctx.fs.read(path, before + offset, before + offset + length)
    entries: list[Entry] = []
    at = 0
    while at + CENTRAL.size <= len(data) and len(entries) < ENTRIES:
        if data[at : at + 4] != b"PK\x01\x02":
            raise Damaged
        entry, at = _entry(data, at, before)
        entries.append(entry)
        await ctx.breathe()
    return Directory(tuple(entries), comment, size, before, before + offset)


def _entry(data: bytes, at: int, before: int) -> tuple[Entry, int]:
    fields = CENTRAL.unpack_from(data, at)
    _, made, _, flags, method, time, date, crc, packed, size, named, more, noted, _, internal, external, offset = fields
    begin = at + CENTRAL.size
    name = data[begin : begin + named]
    extra = data[begin + named : begin + named + more]
    end = begin + named + more + noted
    if end > len(data):
        raise Damaged
    packed, size, offset = _wide(extra, packed, size, offset)
    system = made >> 8
    text = decode(name) if flags & UTF8 or system == UNIX or name.isascii() else name.decode("cp437")
    for tag, field in extras(extra):
        if tag == 0x7075 and len(field) > 5:
            text = decode(field[5:])
    return (
        Entry(
            raw=data[at:end],
            name=text,
            made_by=made & 0xFF,
            system=system,
            flags=flags,
            method=method,
            date=date,
            time=time,
            crc=crc,
            packed=packed,
            size=size,
            internal=internal,
            external=external,
            offset=offset + before,
            extra=extra,
            comment=data[end - noted : end],
        ),
        end,
    )


def _wide(extra: bytes, packed: int, size: int, offset: int) -> tuple[int, int, int]:
    """Sizes that do not fit the directory stand in a field of their own."""
    if _FULL not in (packed, size, offset):
        return packed, size, offset
    wide = next((data for tag, data in extras(extra) if tag == 1), b"")
    values = [int.from_bytes(wide[at : at + 8], "little") for at in range(0, len(wide) - 7, 8)]
    if size == _FULL and values:
        size = values.pop(0)
    if packed == _FULL and values:
        packed = values.pop(0)
    if offset == _FULL and values:
        offset = values.pop(0)
    return packed, size, offset
