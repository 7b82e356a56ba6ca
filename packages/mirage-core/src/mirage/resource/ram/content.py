"""What a file holds: immutable blocks that copies share, and one block of its own that is being written."""

import errno
import weakref
from collections.abc import Iterator

from mirage.errors import failure
from mirage.resource.ram.quota import Quota
from mirage.resources import BLOCK

FILE_MAX = 1 << 40
"""The size no file grows beyond (EFBIG)."""

ZEROS = bytes(BLOCK)
"""What every hole reads as."""


class Block:
    """At most BLOCK bytes that never change; zeros follow a short one.

    They were charged to the quota, and are given back when nobody holds them any more.
    """

    __slots__ = ("__weakref__", "_quota", "data")

    def __init__(self, data: bytes, quota: Quota) -> None:
        self.data = data
        self._quota = quota

    def __del__(self) -> None:
        self._quota.give(len(self.data))


class _Draft:
    """The block of one content that is being written; charged as a Block is."""

    __slots__ = ("_quota", "data")

    def __init__(self, data: bytearray, quota: Quota) -> None:
        self.data = data
        self._quota = quota

    def __del__(self) -> None:
        self._quota.give(len(self.data))

    def patch(self, start: int, piece: bytes) -> None:
        """Put ``piece`` at ``start``."""
        data = self.data
        gap = start - len(data)
        growth = gap + len(piece)
        if growth > 0:
            self._quota.take(growth)
            if gap > 0:
                data += ZEROS[:gap]
        data[start : start + len(piece)] = piece


def stored(data: bytes, quota: Quota) -> Block:
    """A new block.

    :raises OSError: ENOSPC.
    """
    quota.take(len(data))
    return Block(data, quota)


class Content:
    """The bytes of a file, with holes.

    ``share`` is O(1), ``append`` amortised O(1); the first change after a share copies the table of blocks, never
    the bytes. Only the first and the last block may be short: many short ones would take more memory than they count.
    """

    __slots__ = ("_draft", "_drafted", "_first", "_quota", "_rest", "_shared", "size")

    def __init__(self, quota: Quota) -> None:
        self.size = 0
        self._quota = quota
        self._first: Block | None = None
        self._rest: dict[int, Block] | None = None
        self._shared = False
        """``_rest`` is another's too."""
        self._draft: _Draft | None = None
        self._drafted = 0

    @classmethod
    def of(cls, data: bytes, quota: Quota) -> "Content":
        """A content that holds ``data``."""
        content = cls(quota)
        content.append(data)
        return content

    def share(self) -> "Content":
        """A content of its own that holds the same."""
        self.settle()
        twin = Content.__new__(Content)
        twin.size = self.size
        twin._quota = self._quota
        twin._first = self._first
        twin._rest = self._rest
        twin._shared = self._shared = self._rest is not None
        twin._draft = None
        twin._drafted = 0
        return twin

    def piece(self, offset: int, size: int) -> bytes:
        """At least one and at most ``size`` bytes from ``offset`` on, which lies before the end; a block as it is."""
        index, begin = divmod(offset, BLOCK)
        end = min(begin + size, BLOCK, begin + self.size - offset)
        if self._draft is not None and index == self._drafted:
            self.settle()
        block = self._block(index)
        if block is None:
            return ZEROS[: end - begin]
        data = block.data
        if begin < len(data):
            return data[begin:end]
        return ZEROS[: end - begin]

    def pieces(self, start: int, stop: int) -> Iterator[bytes]:
        """The bytes ``[start, stop)``, which lie before the end, as they are stored."""
        while start < stop:
            piece = self.piece(start, stop - start)
            yield piece
            start += len(piece)

    def append(self, data: bytes) -> None:
        """Add ``data`` at the end.

        :raises OSError: EFBIG; ENOSPC, what had room was added.
        """
        if self.size + len(data) > FILE_MAX:
            raise failure(errno.EFBIG)
        at = 0
        while at < len(data):
            index, filled = divmod(self.size, BLOCK)
            piece = data[at : at + BLOCK - filled]
            if filled:
                self._draft_of(index).patch(filled, piece)
            else:
                self._fill(index - 1)
                self._put(index, stored(bytes(piece), self._quota))
            at += len(piece)
            self.size += len(piece)

    def write_at(self, offset: int, data: bytes) -> None:
        """Put ``data`` at ``offset``; a gap before it is a hole.

        :raises OSError: EFBIG; ENOSPC, what had room was written.
        """
        if offset + len(data) > FILE_MAX:
            raise failure(errno.EFBIG)
        if not data:
            return
        if offset > self.size:
            self.truncate(offset)
        over = min(len(data), self.size - offset)
        at = 0
        while at < over:
            index, begin = divmod(offset + at, BLOCK)
            piece = data[at : min(at + BLOCK - begin, over)]
            if len(piece) == BLOCK:
                self.settle()
                self._put(index, self._replacing(index, piece))
            else:
                self._draft_of(index).patch(begin, piece)
            at += len(piece)
        self.append(data[over:])

    def truncate(self, size: int) -> None:
        """Cut off what is behind ``size``, or make a hole up to it.

        :raises OSError: EFBIG; ENOSPC, a block that a copy shares has to be stored anew.
        """
        if size > FILE_MAX:
            raise failure(errno.EFBIG)
        last = (self.size - 1) // BLOCK
        if size < self.size:
            self._shorten(size, last)
        elif size > (last + 1) * BLOCK:
            self._fill(last)
        self.size = size

    def settle(self) -> None:
        """Make a block of what is being written."""
        draft = self._draft
        if draft is not None:
            self._draft = None
            self._put(self._drafted, self._uncharged(bytes(draft.data)))

    def stored_blocks(self) -> int:
        """How many blocks are no holes."""
        drafted = self._draft is not None
        return (self._first is not None) + len(self._rest or ()) + drafted

    def _block(self, index: int) -> Block | None:
        if index == 0:
            return self._first
        return None if self._rest is None else self._rest.get(index)

    def _fill(self, index: int) -> None:
        """The block is the last no longer: where it is short, store the zeros behind it."""
        drafted = self._draft is not None and index == self._drafted
        block = self._draft if drafted else self._block(index)
        if index > 0 and block is not None and len(block.data) < BLOCK:
            del block
            self._draft_of(index).patch(BLOCK, b"")

    def _put(self, index: int, block: Block | None) -> None:
        if index == 0:
            self._first = block
            return
        rest = self._own()
        if block is not None:
            rest[index] = block
        else:
            rest.pop(index, None)

    def _own(self) -> dict[int, Block]:
        rest = self._rest
        if rest is None:
            rest = self._rest = {}
        elif self._shared:
            rest = self._rest = rest.copy()
            self._shared = False
        return rest

    def _draft_of(self, index: int) -> _Draft:
        """The block, taken out of the table to be written to."""
        draft = self._draft
        if draft is not None and index == self._drafted:
            return draft
        self.settle()
        block = self._block(index)
        if block is not None:
            data = bytearray(block.data)
        else:
            data = bytearray(BLOCK if 0 < index < (self.size - 1) // BLOCK else 0)
        del block
        self._make_room(index, len(data))
        self._draft, self._drafted = _Draft(data, self._quota), index
        return self._draft

    def _replacing(self, index: int, data: bytes) -> Block:
        """A block in place of the one that was there."""
        self._make_room(index, len(data))
        return Block(data, self._quota)

    def _make_room(self, index: int, size: int) -> None:
        """Drop a block and charge its successor. The old one gives way first: there need not be room for both.

        :raises OSError: ENOSPC: it is shared, and there is no room for another; it is still there.
        """
        block = self._block(index)
        data = b"" if block is None else block.data
        shared = weakref.ref(block) if block is not None else _nothing
        self._put(index, None)
        del block
        try:
            self._quota.take(size)
        except OSError:
            if data:
                self._put(index, shared() or self._uncharged(data))
            raise

    def _uncharged(self, data: bytes) -> Block:
        """A block of bytes that were charged before."""
        self._quota.used += len(data)
        return Block(data, self._quota)

    def _shorten(self, size: int, last: int) -> None:
        self.settle()
        keep, begin = divmod(size, BLOCK)
        if begin:
            block = self._block(keep)
            if block is not None and len(block.data) > begin:
                data = block.data[:begin]
                del block
                self._put(keep, self._replacing(keep, data))
            keep += 1
        if keep == 0:
            self._first = None
        if keep <= 1:
            self._rest, self._shared = None, False
        elif self._rest is not None:
            rest = self._own()
            gone = range(keep, last + 1) if last - keep < len(rest) else [at for at in rest if at >= keep]
            for index in gone:
                rest.pop(index, None)


def _nothing() -> None:
    """What a reference to no block gives."""
