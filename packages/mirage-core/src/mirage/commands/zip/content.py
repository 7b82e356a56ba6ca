"""The bytes of the members of a zip archive, checked and within what an archive may come to."""

import bz2
import zlib
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

from mirage.commands.compression.expanding import Allowance
from mirage.commands.compression.formats import Inflating
from mirage.commands.zip.directory import BZIPPED, DEFLATED, ENCRYPTED, LOCAL, STORED
from mirage.resources import BLOCK

if TYPE_CHECKING:
    from mirage.commands.compression.expanding import Decoder
    from mirage.commands.context import Context
    from mirage.commands.zip.directory import Directory, Entry


class BadData(Exception):
    """The bytes of a member make no sense, or are not the ones that were packed."""


class Unreadable(Exception):
    """A member that is packed in a way that is not known here."""


class Content:
    """Reads members of one archive."""

    __slots__ = ("_allowance", "_ctx", "_path")

    def __init__(self, ctx: "Context", path: str, directory: "Directory") -> None:
        self._ctx = ctx
        self._path = path
        self._allowance = Allowance()
        # Members may lie over each other: what counts is the archive, once.
        self._allowance.count(directory.size, 0)

    @staticmethod
    def expect_readable(entry: "Entry") -> None:
        """:raises Unreadable: why it is not."""
        if entry.flags & ENCRYPTED:
            raise Unreadable("unable to get password")
        if entry.method not in (STORED, DEFLATED, BZIPPED):
            raise Unreadable(f"unsupported compression method {entry.method}")

    async def chunks(self, entry: "Entry") -> AsyncGenerator[bytes, None]:
        """The bytes of a member; what is wrong with them is known at the end.

        :raises BadData: they make no sense.
        """
        start = await self.begin(entry)
        decoder: Decoder | None = None
        if entry.method == DEFLATED:
            decoder = Inflating()
        elif entry.method == BZIPPED:
            decoder = bz2.BZ2Decompressor()
        crc = went = 0
        async with self._ctx.fs.read(self._path, start, start + entry.packed) as reading:
            packed = aiter(reading)
            while True:
                data = b""
                if decoder is None or (decoder.needs_input and not decoder.eof):
                    data = await anext(packed, b"")
                    if not data:
                        break
                try:
                    chunk = data if decoder is None else decoder.decompress(data, BLOCK)
                except (zlib.error, OSError, ValueError, EOFError):
                    raise BadData("invalid compressed data to inflate") from None
                self._allowance.count(0, len(chunk))
                crc = zlib.crc32(chunk, crc)
                went += len(chunk)
                self._ctx.budget.progress()
                await self._ctx.breathe()
                if chunk:
                    yield chunk
                if decoder is not None and decoder.eof:
                    break
        if decoder is not None and not decoder.eof:
            raise BadData("invalid compressed data to inflate")
        if crc != entry.crc or went != entry.size:
            raise BadData(f"bad CRC {crc:08x}  (should be {entry.crc:08x})")

    async def begin(self, entry: "Entry") -> int:
        """Where the bytes of a member begin.

        :raises BadData: no header is where the directory says.
        """
        head = await self._ctx.fs.read(self._path, entry.offset, entry.offset + LOCAL.size)
        if len(head) < LOCAL.size or head[:4] != b"PK\x03\x04":
            raise BadData("bad zipfile offset (local header sig)")
        *_, named, more = LOCAL.unpack(head)
        return entry.offset + LOCAL.size + int(named) + int(more)
