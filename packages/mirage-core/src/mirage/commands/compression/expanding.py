"""Expands compressed bytes in a stream, member after member, within what an archive may come to."""

from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from mirage.resources import BLOCK

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from mirage.commands.context import Context

LARGEST = 1 << 30
"""The most bytes that one archive may come to."""

UNSUSPECTED = 64 << 20
"""Up to here an archive may have any ratio."""

FIRST = 512
"""So much of a stream is read at first: it may be a short one of very many."""

RATIO = 200
"""So many times the size of its input may a larger archive come to."""


class Corrupt(Exception):
    """Compressed bytes that make no sense; the message is that of the program that would have read them."""


class Refused(Exception):
    """An archive that comes to more than is allowed."""


class Allowance:
    """What one archive may come to; every chunk is counted before it goes anywhere."""

    __slots__ = ("_largest", "came", "went")

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self.came = 0
        self.went = 0

    def count(self, came: int, went: int) -> None:
        """Count bytes read and bytes made of them.

        :raises Refused: that is too much.
        """
        self.came += came
        self.went += went
        if self.went > self._largest:
            raise Refused(f"refused: it comes to more than {self._largest} bytes")
        if self.went > UNSUSPECTED and self.went > RATIO * self.came:
            raise Refused(f"refused: it comes to more than {RATIO} times its size")


class Feed:
    """The bytes of a stream, some of which are looked at before they are taken."""

    __slots__ = ("_at", "_data", "_read", "taken")

    def __init__(self, read: "Callable[[int], Awaitable[bytes]]") -> None:
        self._read = read
        self._data = b""
        self._at = 0
        self.taken = 0
        """Bytes that were taken so far."""

    async def peek(self, size: int) -> bytes:
        """The next bytes, fewer at the end only; they stay."""
        while len(self._data) - self._at < size:
            chunk = await self._read(BLOCK)
            if not chunk:
                break
            self._data = self._data[self._at :] + chunk
            self._at = 0
        return self._data[self._at : self._at + size]

    async def take(self, size: int) -> bytes:
        """The next bytes, fewer at the end only."""
        data = await self.peek(size)
        self._at += len(data)
        self.taken += len(data)
        return data

    async def some(self, size: int = BLOCK) -> bytes:
        """What is at hand, or comes next; empty at the end."""
        if self._at == len(self._data):
            self._data = await self._read(BLOCK)
            self._at = 0
        data = self._data[self._at : self._at + size]
        self._at += len(data)
        self.taken += len(data)
        return data

    def back(self, size: int) -> None:
        """Leave as many of the bytes just taken to whoever takes next."""
        self._at -= size
        self.taken -= size


class Decoder(Protocol):
    """One compressed stream on its way, as those of ``bz2`` and ``lzma`` are."""

    @property
    def eof(self) -> bool: ...

    @property
    def needs_input(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class Expansion:
    """The plain bytes of a compressed stream; a subclass knows a format."""

    __slots__ = ("_decoder", "_held", "_piece", "allowance", "ctx", "feed", "members", "warning")

    faults: "tuple[type[Exception], ...]" = ()
    """What its decoder raises at bytes that make no sense."""

    def __init__(self, ctx: "Context", feed: Feed) -> None:
        self.ctx = ctx
        self.feed = feed
        self.allowance = Allowance()
        self.members = 0
        self.warning = ""
        """What is to be said of bytes after the end."""
        self._decoder: Decoder | None = None
        self._piece = FIRST
        self._held = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hold(0)

    def hold(self, size: int) -> None:
        """Charge the memory that the decoder takes, instead of what was charged before."""
        self.ctx.budget.hold(size - self._held)
        self._held = size

    async def begin(self) -> "Decoder | None":
        """Read what comes before a stream; None where no more follows.

        :raises Corrupt: something else follows.
        """
        raise NotImplementedError

    def see(self, chunk: bytes) -> None:
        """Plain bytes have come; for checksums."""

    async def end(self) -> None:
        """Read what comes behind a stream."""

    def corrupt(self, fault: Exception) -> Corrupt:
        """What is to be said of a fault of the decoder."""
        raise NotImplementedError

    def short(self) -> Corrupt:
        """What is to be said where the input ends early."""
        raise NotImplementedError

    async def chunk(self) -> bytes:
        """The next plain bytes, at most BLOCK; empty at the end.

        :raises Corrupt: they cannot be had.
        :raises Refused: there are too many.
        """
        while True:
            decoder = self._decoder
            if decoder is None:
                decoder = self._decoder = await self.begin()
                if decoder is None:
                    return b""
                self.members += 1
                self._piece = FIRST
            elif decoder.eof:
                self._decoder = None
                self.feed.back(len(decoder.unused_data))
                await self.end()
                continue
            chunk = await self._step(decoder)
            await self.ctx.breathe()
            if chunk:
                return chunk

    async def _step(self, decoder: Decoder) -> bytes:
        data = b""
        if decoder.needs_input:
            data = await self.feed.some(self._piece)
            if not data:
                raise self.short()
            self._piece = BLOCK
        try:
            chunk = decoder.decompress(data, BLOCK)
        except self.faults as fault:
            raise self.corrupt(fault) from None
        self.allowance.count(len(data) - len(decoder.unused_data), len(chunk))
        self.see(chunk)
        return chunk
