"""Bodies that came packed: unpacked as they come, within what an archive may come to."""

import zlib
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TYPE_CHECKING

from mirage.commands.compression.expanding import Corrupt, Decoder, Expansion, Feed, Refused
from mirage.commands.compression.formats import Gzip, Inflating
from mirage.commands.http.faults import Fault, Why

if TYPE_CHECKING:
    from mirage.commands.context import Context

KNOWN = "deflate, gzip"
BROKEN = "Error while processing content unencoding: "


class Deflated(Expansion):
    """One stream of deflate; some servers leave zlib's ends out."""

    __slots__ = ()

    faults = (zlib.error,)

    async def begin(self) -> Decoder | None:
        if self.members:
            return None
        head = await self.feed.peek(2)
        ends = len(head) == 2 and head[0] & 15 == 8 and int.from_bytes(head, "big") % 31 == 0
        return Inflating(bare=not ends)

    def corrupt(self, fault: Exception) -> Corrupt:
        return Corrupt("invalid stored block lengths")

    def short(self) -> Corrupt:
        return Corrupt("unexpected end of file")


async def unpacked(ctx: "Context", chunks: AsyncIterator[bytes], encoding: str) -> AsyncGenerator[bytes, None]:
    """The plain bytes of a body.

    :raises Fault: it cannot be unpacked, or comes to too much.
    """
    name = encoding.strip().lower()
    if name in ("", "identity", "none"):
        async for chunk in chunks:
            yield chunk
        return
    kinds: dict[str, type[Expansion]] = {"gzip": Gzip, "x-gzip": Gzip, "deflate": Deflated}
    kind = kinds.get(name)
    if kind is None:
        raise Fault(Why.ENCODING, f"Unrecognized content encoding type. libcurl understands {KNOWN} content encodings.")

    async def read(size: int) -> bytes:
        return await anext(chunks, b"")

    feed = Feed(read)
    if not await feed.peek(1):
        return
    with kind(ctx, feed) as expansion:
        try:
            while chunk := await expansion.chunk():
                yield chunk
        except Corrupt as fault:
            words = "incorrect header check" if "not in gzip" in str(fault) else str(fault)
            raise Fault(Why.ENCODING, BROKEN + words) from None
        except Refused as fault:
            raise Fault(Why.SIZE, str(fault), refused=True) from None
