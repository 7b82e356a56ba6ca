"""Packs bytes in a stream."""

import bz2
import lzma
import time
import zlib
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.commands.context import Context

SLICE = 16384
"""So much is deflated at one go."""

_UNIX = 3
_NAMED = 8
_FASTEST, _BEST = 4, 2


class Encoder(Protocol):
    """A compressor of ``bz2`` or ``lzma``."""

    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


class Packing(Protocol):
    """One stream on its way."""

    came: int
    went: int

    async def add(self, data: bytes) -> bytes:
        """What ``data`` adds to the packed bytes."""
        ...

    async def end(self) -> bytes:
        """What is still missing."""
        ...


class Gzipping:
    """One member of gzip."""

    __slots__ = ("_crc", "_ctx", "_encoder", "_head", "came", "header", "went")

    def __init__(self, ctx: "Context", level: int, *, name: bytes = b"", mtime: int = 0) -> None:
        self._ctx = ctx
        self._encoder = zlib.compressobj(level, zlib.DEFLATED, -15)
        effort = _BEST if level == 9 else _FASTEST if level == 1 else 0
        stamp = mtime if 0 < mtime < 1 << 32 else 0
        flags = _NAMED if name else 0
        head = bytes((0x1F, 0x8B, 8, flags)) + stamp.to_bytes(4, "little") + bytes((effort, _UNIX))
        self._head = head + (name + b"\0" if name else b"")
        self.header = len(self._head) + 8
        self._crc = 0
        self.came = 0
        self.went = self.header

    async def add(self, data: bytes) -> bytes:
        packed = [self._head]
        self._head = b""
        self._crc = zlib.crc32(data, self._crc)
        self.came += len(data)
        for at in range(0, len(data), SLICE):
            packed.append(self._encoder.compress(data[at : at + SLICE]))
            self.went += len(packed[-1])
            await self._ctx.breathe()
        return b"".join(packed)

    async def end(self) -> bytes:
        last = self._encoder.flush()
        self.went += len(last)
        trailer = self._crc.to_bytes(4, "little") + (self.came & 0xFFFFFFFF).to_bytes(4, "little")
        head, self._head = self._head, b""
        return head + last + trailer


class InThread:
    """A stream of an encoder whose blocks take so long that they are packed in a thread."""

    __slots__ = ("_ctx", "_encoder", "_memory", "came", "went")

    def __init__(self, ctx: "Context", encoder: "Callable[[], Encoder]", memory: int) -> None:
        ctx.budget.hold(memory)
        self._ctx = ctx
        self._memory = memory
        self._encoder = encoder()
        self.came = 0
        self.went = 0

    async def add(self, data: bytes) -> bytes:
        encoder = self._encoder
        self.came += len(data)
        if self.came <= SLICE:
            packed = encoder.compress(data)
        else:
            packed = await self._apart(lambda: encoder.compress(data))
        self.went += len(packed)
        await self._ctx.breathe()
        return packed

    async def end(self) -> bytes:
        flush = self._encoder.flush
        packed = flush() if self.came <= SLICE else await self._apart(flush)
        self.went += len(packed)
        self._ctx.budget.drop(self._memory)
        self._memory = 0
        return packed

    async def _apart(self, work: "Callable[[], bytes]") -> bytes:
        from mirage.threads import run

        def timed() -> tuple[bytes, float]:
            start = time.thread_time()
            packed = work()
            return packed, time.thread_time() - start

        packed, seconds = await run(timed)
        self._ctx.budget.spend(seconds)
        return packed


def bzipping(ctx: "Context", level: int) -> InThread:
    """One stream of bzip2."""
    return InThread(ctx, lambda: bz2.BZ2Compressor(level), (400 + 800 * level) << 10)


DICTIONARY_MAX = 1 << 24
"""The presets 8 and 9 take no larger dictionary than 7: more would not fit a line's memory."""

_XZ_MEMORY = (3, 9, 17, 32, 48, 94, 94, 186, 186, 186)
"""What the presets take, in MiB."""


def xzipping(ctx: "Context", level: int, *, extreme: bool, check: int, alone: bool) -> InThread:
    """One stream of xz, or of the older lzma."""
    preset = level | (lzma.PRESET_EXTREME if extreme else 0)
    coder: dict[str, int] = {"id": lzma.FILTER_LZMA1 if alone else lzma.FILTER_LZMA2, "preset": preset}
    if level > 7:
        coder["dict_size"] = DICTIONARY_MAX
    form = lzma.FORMAT_ALONE if alone else lzma.FORMAT_XZ
    return InThread(
        ctx,
        lambda: lzma.LZMACompressor(form, -1 if alone else check, filters=[coder]),
        _XZ_MEMORY[level] << 20,
    )
