"""Mutants of streams: what stays open, what is half done, what is seen too early."""

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from typing import Any

import anyio
import anyio.lowlevel
from mutants import KEPT, breaks
from shelf import Shelf

from mirage.resources import BLOCK, Entry, Reading

Read = AbstractAsyncContextManager[Reading]


class Unclosed(Reading):
    """Leaves its chunks as they are."""

    __slots__ = ()

    async def __aexit__(self, *_: Any) -> None:
        return


async def lasting(data: bytes) -> AsyncIterator[bytes]:
    """Chunks with something to close at the end."""
    try:
        for at in range(0, len(data), BLOCK):
            yield data[at : at + BLOCK]
    finally:
        await anyio.lowlevel.checkpoint()


@breaks("leaving_a_read_stops_it", "an_error_leaves_a_read")
class LeavingStopsNothing(Shelf):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        chunks = lasting(self.file(path).data)
        KEPT.append(chunks)
        return Unclosed(Entry.file(path), chunks)


class Holding(Reading):
    """Opens a descriptor and forgets it."""

    __slots__ = ()

    async def __aenter__(self) -> "Holding":
        KEPT.append(tempfile.TemporaryFile())  # noqa: SIM115
        return self


@breaks("a_finished_read_leaves_nothing_open", "a_read_may_be_left_unread", "closing_lets_go")
class ReadsLeakDescriptors(Shelf):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        return Holding(Entry.file(path), lasting(self.file(path).data))


class Swallowing(Reading):
    """Swallows what its reader raises."""

    __slots__ = ()

    async def __aexit__(self, *given: Any) -> bool:  # type: ignore[override]
        await super().__aexit__(*given)
        return True


@breaks("an_error_leaves_a_read")
class ReadsSwallowErrors(Shelf):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        return Swallowing(Entry.file(path), lasting(self.file(path).data))


@breaks("leaving_a_listing_stops_it")
class ListingsStayOpen(Shelf):
    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        inner = super().list(path)
        KEPT.append(inner)
        async for page in inner:
            yield page


@breaks("a_cancelled_read_stops")
class CancelledReadsStayOpen(Shelf):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        chunks = lasting(self.file(path).data)
        KEPT.append(chunks)
        return OnlyClosedInPeace(Entry.file(path), chunks)


class OnlyClosedInPeace(Reading):
    """Closes after a read that went well."""

    __slots__ = ()

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> None:
        if kind is None:
            await super().__aexit__(kind, error, trace)


@breaks("a_write_leaves_nothing_open", "a_failed_write_leaves_nothing_open", "a_cancelled_write_leaves_nothing_open")
class WritesLeakDescriptors(Shelf):
    async def collected(self, data: AsyncIterator[bytes]) -> bytes:
        KEPT.append(tempfile.TemporaryFile())  # noqa: SIM115
        return await super().collected(data)


class InPlace(Shelf):
    """Writes chunk by chunk into the file itself."""

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        self.expect_file(node := self.there(path), path)
        self.expect(node, expect, path)
        if node is None:
            self.put(path, node := self.new("file"))
        self.changed(node, b"")
        async for chunk in data:
            self.changed(node, node.data + chunk)
        return self.entry(path, node)


breaks(
    "failing_data_makes_no_file",
    "failing_data_keeps_the_file",
    "a_cancelled_write_makes_no_file",
    "a_cancelled_write_keeps_the_file",
    "a_write_in_progress_is_not_seen",
    "writes_at_once_do_not_mix",
)(InPlace)


@breaks("failing_data_makes_no_file", "failing_data_keeps_the_file")
class FailingDataIsAnEnd(Shelf):
    async def collected(self, data: AsyncIterator[bytes]) -> bytes:
        found = []
        with suppress(Exception):
            async for chunk in data:
                found.append(chunk)  # noqa: PERF401
        return b"".join(found)


@breaks("failing_data_makes_no_file", "a_cancelled_write_makes_no_file", "a_write_in_progress_is_not_seen")
class DraftsAreVisible(Shelf):
    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        draft = f"{path}.part"
        if self.there(draft) is None:
            self.put(draft, self.new("file"))
        entry = await super().write(path, data, expect=expect)
        await self.delete(draft)
        return entry


@breaks("a_read_never_mixes_two_writes")
class ReadsInPieces(Shelf):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        return Reading(self.entry(path, self.file(path)), self.pieces(path))

    async def pieces(self, path: str) -> AsyncIterator[bytes]:
        at = 0
        while piece := self.file(path).data[at : at + BLOCK]:
            yield piece
            at += BLOCK


@breaks("a_write_in_progress_is_not_seen")
class OneAtATime(Shelf):
    def __init__(self) -> None:
        super().__init__()
        self.lock = anyio.Lock()

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        async with self.lock:
            return await super().write(path, data, expect=expect)

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        async with self.lock:
            async for page in super().list(path):
                yield page
