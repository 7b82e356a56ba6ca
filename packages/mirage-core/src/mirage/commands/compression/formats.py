"""The formats of compressed streams: what stands before and behind them, and what is said where they are broken."""

import bz2
import lzma
import zlib
from typing import TYPE_CHECKING

from mirage.commands.compression.expanding import Corrupt, Decoder, Expansion
from mirage.resources import BLOCK

if TYPE_CHECKING:
    from mirage.commands.compression.expanding import Feed
    from mirage.commands.context import Context

GZIP = b"\x1f\x8b"
BZIP2 = b"BZh"
XZ = b"\xfd7zXZ\x00"
LZMA = b"\x5d\x00\x00"
ZSTD = b"\x28\xb5\x2f\xfd"
LZW = b"\x1f\x9d"

XZ_MEMORY = (12 << 20, 36 << 20, 68 << 20)
"""What expanding xz may take: the usual dictionary, one for much, the largest that a preset has."""

_HEADER_CRC, _EXTRA, _NAME, _COMMENT, _ENCRYPTED, _RESERVED = 2, 4, 8, 16, 32, 0xC0
_NAME_MAX = 4096
_XZ_HEADER = 12


class Inflating:
    """A deflate stream, bare or with zlib's ends, as a decoder of ``bz2`` would give it."""

    __slots__ = ("_decoder",)

    def __init__(self, *, bare: bool = True) -> None:
        self._decoder = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def needs_input(self) -> bool:
        return not self._decoder.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._decoder.decompress(data or self._decoder.unconsumed_tail, max(max_length, 0))


class Unsupported(Corrupt):
    """A stream that is whole, but of a kind that is not read."""


class Gzip(Expansion):
    """Members of deflate, each with its checksum and length."""

    __slots__ = ("crc", "header", "mtime", "name", "padded", "size")

    faults = (zlib.error,)

    def __init__(self, ctx: "Context", feed: "Feed") -> None:
        super().__init__(ctx, feed)
        self.name = b""
        self.mtime = 0
        self.header = 0
        """The length of what stands around the only member; 0 where there are several."""
        self.padded = False
        """Zeros follow a member."""
        self.crc = 0
        self.size = 0

    async def begin(self) -> Decoder | None:
        magic = await self.feed.peek(2)
        if self.members:
            magic = await self._padded(magic)
            if not magic:
                return None
            if magic != GZIP or self.padded:
                self.warning = "decompression OK, trailing garbage ignored"
                return None
        elif not magic:
            raise Corrupt("unexpected end of file")
        elif magic != GZIP:
            raise NotPacked("not in gzip format")
        start = self.feed.taken
        await self._header()
        self.header = 0 if self.members else self.feed.taken - start + 8
        self.crc = self.size = 0
        return Inflating()

    async def _padded(self, magic: bytes) -> bytes:
        """Pass over zeros between two members."""
        while magic[:1] == b"\0":
            self.padded = True
            chunk = await self.feed.some()
            self.feed.back(len(chunk.lstrip(b"\0")))
            await self.ctx.breathe()
            magic = await self.feed.peek(2)
        return magic

    async def _header(self) -> None:
        head = await self._take(10)
        method, flags = head[2], head[3]
        if method != 8:
            raise Unsupported(f": unknown method {method} -- not supported")
        if flags & _ENCRYPTED:
            raise Unsupported(" is encrypted -- not supported")
        if flags & _RESERVED:
            raise Unsupported(f" has flags 0x{flags:x} -- not supported")
        crc = zlib.crc32(head)
        if not self.members:
            self.mtime = int.from_bytes(head[4:8], "little")
        if flags & _EXTRA:
            length = await self._take(2)
            extra = await self._take(int.from_bytes(length, "little"))
            crc = zlib.crc32(extra, zlib.crc32(length, crc))
        if flags & _NAME:
            name, crc = await self._text(crc)
            if not self.members:
                self.name = name
        if flags & _COMMENT:
            _, crc = await self._text(crc)
        if flags & _HEADER_CRC:
            said = int.from_bytes(await self._take(2), "little")
            if said != crc & 0xFFFF:
                raise Unsupported(f": header checksum 0x{said:04x} != computed checksum 0x{crc & 0xFFFF:04x}")

    async def _take(self, size: int) -> bytes:
        data = await self.feed.take(size)
        if len(data) < size:
            raise self.short()
        return data

    async def _text(self, crc: int) -> tuple[bytes, int]:
        """A text that ends with a zero byte, as much of it as a name may have; and the checksum with it."""
        text = b""
        while chunk := await self.feed.some():
            piece, end, rest = chunk.partition(b"\0")
            self.feed.back(len(rest))
            crc = zlib.crc32(piece + end, crc)
            text = (text + piece)[:_NAME_MAX]
            if end:
                return text, crc
            await self.ctx.breathe()
        raise self.short()

    def see(self, chunk: bytes) -> None:
        self.crc = zlib.crc32(chunk, self.crc)
        self.size += len(chunk)

    async def end(self) -> None:
        trailer = await self._take(8)
        faults: list[str] = []
        if int.from_bytes(trailer[:4], "little") != self.crc:
            faults.append("invalid compressed data--crc error")
        if int.from_bytes(trailer[4:], "little") != self.size & 0xFFFFFFFF:
            faults.append("invalid compressed data--length error")
        if faults:
            raise Corrupt(*faults)

    def corrupt(self, fault: Exception) -> Corrupt:
        return Corrupt("invalid compressed data--format violated")

    def short(self) -> Corrupt:
        return Corrupt("unexpected end of file")


class NotPacked(Corrupt):
    """The bytes are of another format."""


class Bzip2(Expansion):
    """Streams of bzip2."""

    __slots__ = ()

    faults = (OSError, ValueError)

    async def begin(self) -> Decoder | None:
        magic = await self.feed.peek(4)
        if not magic and self.members:
            return None
        if magic[:3] != BZIP2 or not b"1" <= magic[3:] <= b"9":
            if self.members:
                self.warning = "trailing garbage after EOF ignored"
                return None
            raise self.short() if len(magic) < 4 and BZIP2.startswith(magic[:3]) else NotPacked("not a bzip2 file")
        return bz2.BZ2Decompressor()

    def corrupt(self, fault: Exception) -> Corrupt:
        return Corrupt("data integrity (CRC) error in data")

    def short(self) -> Corrupt:
        return Corrupt("file ends unexpectedly")


class Xz(Expansion):
    """Streams of xz, or one of the older lzma."""

    __slots__ = ("_alone",)

    faults = (lzma.LZMAError,)

    def __init__(self, ctx: "Context", feed: "Feed") -> None:
        super().__init__(ctx, feed)
        self._alone = False

    async def begin(self) -> Decoder | None:
        magic = await self.feed.peek(6)
        if self.members:
            return await self._further(magic)
        if magic == XZ:
            return await self._decoding(lzma.FORMAT_XZ)
        if magic[:3] == LZMA:
            self._alone = True
            return await self._decoding(lzma.FORMAT_ALONE)
        raise NotPacked("File format not recognized")

    async def _further(self, magic: bytes) -> Decoder | None:
        if self._alone:
            if magic:
                raise Corrupt("Compressed data is corrupt")
            return None
        padding = 0
        while magic[:1] == b"\0":
            chunk = await self.feed.some()
            rest = chunk.lstrip(b"\0")
            padding += len(chunk) - len(rest)
            self.feed.back(len(rest))
            await self.ctx.breathe()
            magic = await self.feed.peek(6)
        if padding % 4 == 0 and magic and len(await self.feed.peek(_XZ_HEADER)) < _XZ_HEADER:
            raise self.short()
        if padding % 4 or (magic and magic != XZ):
            raise Corrupt("Compressed data is corrupt")
        return await self._decoding(lzma.FORMAT_XZ) if magic else None

    async def _decoding(self, form: int) -> Decoder:
        """A decoder with no more memory than it needs, as far as the beginning tells; charged."""
        head = await self.feed.peek(64)
        for memory in XZ_MEMORY[:-1]:
            try:
                lzma.LZMADecompressor(form, memory).decompress(head, 1)
            except lzma.LZMAError as fault:
                if "Memory" in str(fault):
                    continue
            break
        else:
            memory = XZ_MEMORY[-1]
        self.hold(memory)
        return lzma.LZMADecompressor(form, memory)

    def corrupt(self, fault: Exception) -> Corrupt:
        if "Memory" in str(fault):
            return Corrupt("Memory usage limit reached")
        if "Unsupported" in str(fault):
            return Corrupt("Unsupported options")
        return Corrupt("Compressed data is corrupt")

    def short(self) -> Corrupt:
        return Corrupt("Unexpected end of input")


class Plain(Expansion):
    """Bytes that are not compressed, as they are."""

    __slots__ = ()

    async def begin(self) -> Decoder | None:
        return None

    async def chunk(self) -> bytes:
        await self.ctx.breathe()
        return await self.feed.some(BLOCK)
