"""Members of a new zip archive: what is said of each, in front of it and in the directory."""

import struct
import zlib
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.compression.packing import SLICE
from mirage.commands.zip.directory import CENTRAL, DEFLATED, END, LOCAL, STORED, UNIX, UTF8
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context

MADE_BY = UNIX << 8 | 30
_DESCRIBED = 8
_KEPT = 1 << 20
"""So much of a packed member is kept: a longer one goes out before its size is known."""

_LOOKED_AT = 4096
_LARGEST = 0xFFFFFFFE
_EFFORTS = {9: 2, 8: 2, 2: 4, 1: 4}
_BINARY = bytes(range(7)) + bytes(range(14, 26)) + bytes(range(28, 32))
_DIRECTORY = 0x10
_UNREADABLE = 1


class TooBig(Exception):
    """More than the format has room for."""


@dataclass(slots=True)
class Member:
    """A member on its way."""

    name: str
    mode: int
    mtime: int
    atime: int
    uid: int
    gid: int
    extra: bool
    flags: int = 0
    method: int = STORED
    crc: int = 0
    packed: int = 0
    size: int = 0
    text: bool = False
    offset: int = 0

    def local(self) -> bytes:
        """What stands in front of it."""
        name = self._begin()
        more = b""
        if self.extra:
            more = struct.pack("<2sHBii", b"UT", 9, 3, _int32(self.mtime), _int32(self.atime)) + self._owner()
        date, time = dos(self.mtime)
        described = bool(self.flags & _DESCRIBED)
        sizes = (0, 0, 0) if described else (self.crc, self.packed, self.size)
        version = 10 if self.method == STORED else 20
        head = LOCAL.pack(b"PK\3\4", version, self.flags, self.method, time, date, *sizes, len(name), len(more))
        return head + name + more

    def descriptor(self) -> bytes:
        """What stands behind it, where its size was not known before."""
        return struct.pack("<4sIII", b"PK\7\x08", self.crc, self.packed, self.size)

    def central(self) -> bytes:
        """What the directory says of it."""
        name = self._begin()
        more = struct.pack("<2sHBi", b"UT", 5, 3, _int32(self.mtime)) + self._owner() if self.extra else b""
        date, time = dos(self.mtime)
        external = self.mode << 16 | (_DIRECTORY if self.name.endswith("/") else 0)
        external |= 0 if self.mode & 0o200 else _UNREADABLE
        return (
            CENTRAL.pack(
                *(b"PK\1\2", MADE_BY, 10 if self.method == STORED else 20, self.flags, self.method, time, date),
                *(self.crc, self.packed, self.size, len(name), len(more), 0, 0, int(self.text), external, self.offset),
            )
            + name
            + more
        )

    def _begin(self) -> bytes:
        name = encode(self.name)
        if not name.isascii():
            self.flags |= UTF8
        return name

    def _owner(self) -> bytes:
        return struct.pack("<2sHBBIBI", b"ux", 11, 1, 4, self.uid, 4, self.gid)


def _int32(value: int) -> int:
    return min(max(value, -(1 << 31)), (1 << 31) - 1)


def dos(seconds: int) -> tuple[int, int]:
    """A date and a time of DOS, which counts in steps of two seconds from 1980 on."""
    from datetime import UTC, datetime

    try:
        moment = datetime.fromtimestamp(seconds + seconds % 2, UTC)
    except (ValueError, OverflowError, OSError):
        return 33, 0
    if not 1980 <= moment.year <= 2107:
        return 33, 0
    date = (moment.year - 1980) << 9 | moment.month << 5 | moment.day
    return date, moment.hour << 11 | moment.minute << 5 | moment.second // 2


def end(count: int, size: int, offset: int, comment: bytes = b"") -> bytes:
    """What ends an archive."""
    if count > 0xFFFF or offset > _LARGEST:
        raise TooBig
    return END.pack(b"PK\5\6", 0, 0, count, count, size, offset, len(comment)) + comment


async def packed(
    ctx: "Context", member: Member, chunks: AsyncIterator[bytes], level: int
) -> AsyncGenerator[bytes, None]:
    """A member, header and all. What packing does not make smaller is stored, if that is known in time."""
    encoder = zlib.compressobj(level, zlib.DEFLATED, -15) if level else None
    plain: list[bytes] = []
    out: list[bytes] = []
    kept = 0
    streams = False
    first = True
    async for chunk in chunks:
        if first:
            member.text = chunk[:_LOOKED_AT].translate(None, delete=_BINARY) == chunk[:_LOOKED_AT]
            first = False
        member.crc = zlib.crc32(chunk, member.crc)
        member.size += len(chunk)
        if member.size > _LARGEST:
            raise TooBig
        for at in range(0, len(chunk), SLICE):
            piece = chunk[at : at + SLICE]
            data = piece if encoder is None else encoder.compress(piece)
            member.packed += len(data)
            out.append(data)
            kept += len(data)
            if not streams:
                plain.append(piece)
            await ctx.breathe()
        if kept > _KEPT:
            if not streams:
                streams = True
                plain = []
                member.flags |= _DESCRIBED
                member.method = STORED if encoder is None else DEFLATED
                yield member.local()
            yield b"".join(out)
            out, kept = [], 0
        ctx.budget.progress()
    if encoder is not None:
        data = encoder.flush()
        member.packed += len(data)
        out.append(data)
    if streams:
        yield b"".join(out)
        yield member.descriptor()
        return
    smaller = encoder is not None and member.packed < member.size
    member.method = DEFLATED if smaller else STORED
    if member.size:
        member.flags |= _EFFORTS.get(level, 0)
    if not smaller:
        member.packed = member.size
    yield member.local() + b"".join(out if smaller else plain)
