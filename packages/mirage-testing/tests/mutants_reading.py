"""Mutants of stat, list and read, of ranges, and of what must be refused."""

import errno
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager

from mutants import breaks, wrong
from shelf import Node, Shelf

from mirage.commands.spec import Command
from mirage.resources import BLOCK, PAGE, Entry, Reading, Resource, Unchanged, interval

Read = AbstractAsyncContextManager[Reading]


def altered(entry: Entry, **changes: object) -> Entry:
    """A copy of an Entry with other values."""
    values = {field: getattr(entry, field) for field in Entry.__slots__} | changes
    return Entry(**values)  # type: ignore[arg-type]


@breaks("the_root_is_a_directory")
class RootIsAFile(Shelf):
    async def stat(self, path: str) -> Entry:
        entry = await super().stat(path)
        return entry if path else altered(entry, kind="file")


@breaks("stat_tells_files")
class StatMiscounts(Shelf):
    async def stat(self, path: str) -> Entry:
        entry = await super().stat(path)
        return altered(entry, size=entry.size + 1) if entry.size is not None else entry


@breaks("stat_tells_files")
class StatCrashes(Shelf):
    async def stat(self, path: str) -> Entry:
        raise KeyError(path)


@breaks("stat_tells_directories")
class StatCallsDirectoriesFiles(Shelf):
    async def stat(self, path: str) -> Entry:
        return altered(await super().stat(path), kind="file")


@breaks("stat_tells_the_name")
class StatTellsThePath(Shelf):
    async def stat(self, path: str) -> Entry:
        return altered(await super().stat(path), name=path)


@breaks("entries_are_well_formed")
class TimesInSeconds(Shelf):
    def entry(self, path: str, node: Node) -> Entry:
        return altered(super().entry(path, node), mtime=1_600_000_000.5)


@breaks("entries_are_well_formed")
class ModesWithTheirType(Shelf):
    def entry(self, path: str, node: Node) -> Entry:
        return altered(super().entry(path, node), mode=0o100644)


class Lists(Shelf):
    """Lists what ``changed`` makes of the entries."""

    def altered(self, entries: list[Entry]) -> list[Entry]:
        raise NotImplementedError

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        yield self.altered([entry async for page in super().list(path) for entry in page])


@breaks("list_tells_every_name_once", "lines_that_list", "lines_that_find")
class ListForgetsTheLast(Lists):
    def altered(self, entries: list[Entry]) -> list[Entry]:
        return entries[:-1]


@breaks("list_tells_every_name_once")
class ListRepeats(Lists):
    def altered(self, entries: list[Entry]) -> list[Entry]:
        return [*entries, *entries[:1]]


@breaks("list_gives_single_names")
class ListBeginsWithDots(Lists):
    def altered(self, entries: list[Entry]) -> list[Entry]:
        return [Entry.directory("."), Entry.directory(".."), *entries]


@breaks("pages_are_bounded")
class ListGivesEntries(Shelf):
    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        async for page in super().list(path):
            for entry in page:
                yield entry  # type: ignore[misc]


@breaks("list_and_stat_agree")
class ListMiscounts(Lists):
    def altered(self, entries: list[Entry]) -> list[Entry]:
        return [altered(entry, size=0) for entry in entries]


@breaks("nothing_else_is_visible")
class ListTellsSecrets(Lists):
    def altered(self, entries: list[Entry]) -> list[Entry]:
        return [*entries, Entry.directory(".cache")]

    def find(self, path: str) -> Node:
        return self.new("dir") if path.endswith(".cache") else super().find(path)


class Reads(Shelf):
    """Reads what ``part`` takes of a file's bytes."""

    def part(self, data: bytes, start: int, stop: int | None) -> bytes:
        raise NotImplementedError

    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        node = self.file(path)
        entry = self.entry(path, node)
        if unless is not None and unless == entry.etag:
            return Unchanged(entry)
        return Reading.of(self.part(node.data, start, stop), entry=entry)


@breaks("read_gives_every_byte", "lines_that_look", "lines_that_read")
class ReadForgetsTheLastByte(Reads):
    def part(self, data: bytes, start: int, stop: int | None) -> bytes:
        begin, end = interval(len(data), start, stop)
        return data[begin:end][:-1]


@breaks("read_gives_every_byte")
class ReadFails(Reads):
    def part(self, data: bytes, start: int, stop: int | None) -> bytes:
        raise RuntimeError("the connection is closed")


class Chunks(Shelf):
    """Reads in chunks of its own."""

    async def chunks(self, data: bytes) -> AsyncIterator[bytes]:
        yield data

    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        node = self.file(path)
        begin, end = interval(len(node.data), start, stop)
        return Reading(self.entry(path, node), self.chunks(node.data[begin:end]))


@breaks("chunks_are_bytes_and_never_empty")
class ReadGivesAnEmptyChunk(Chunks):
    async def chunks(self, data: bytes) -> AsyncIterator[bytes]:
        yield data
        yield b""


@breaks("chunks_are_bytes_and_never_empty")
class ReadGivesViews(Chunks):
    async def chunks(self, data: bytes) -> AsyncIterator[bytes]:
        if data:
            yield memoryview(data)  # type: ignore[misc]


@breaks("a_reading_tells_its_entry")
class ReadTellsAnotherSize(Shelf):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        node = self.file(path)
        return Reading.of(node.data, start, stop, entry=altered(self.entry(path, node), size=7))


@breaks("reading_changes_nothing")
class ReadConsumes(Shelf):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        node = self.file(path)
        data, node.data = node.data, b""
        return Reading.of(data, start, stop)


@breaks("reads_at_once_do_not_mix")
class ReadsShareABuffer(Shelf):
    buffer = b""

    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        self.buffer = self.file(path).data
        return Reading(Entry.file(path), self.shared())

    async def shared(self) -> AsyncIterator[bytes]:
        at = 0
        while at < len(self.buffer):
            yield self.buffer[at : at + BLOCK]
            at += BLOCK


@breaks("its_commands_are_declared")
class CommandsAreFunctions(Shelf):
    def commands(self) -> Sequence[Command]:
        return [print]  # type: ignore[list-item]


# Ranges


@breaks("a_range_gives_its_bytes", "ranges_cross_blocks")
class StopIsIncluded(Reads):
    def part(self, data: bytes, start: int, stop: int | None) -> bytes:
        begin, end = interval(len(data), start, None if stop is None else stop + 1)
        return data[begin:end]


@breaks("a_start_alone_reads_to_the_end")
class StartIsIgnored(Reads):
    def part(self, data: bytes, start: int, stop: int | None) -> bytes:
        begin, end = interval(len(data), start if stop is not None or start < 0 else 0, stop)
        return data[begin:end]


@breaks("a_negative_start_is_a_suffix")
class SuffixIsAnOffset(Reads):
    def part(self, data: bytes, start: int, stop: int | None) -> bytes:
        begin, end = interval(len(data), abs(start), stop)
        return data[begin:end]


@breaks("a_long_suffix_is_the_whole_file", "an_empty_file_has_empty_ranges")
class LongSuffixFails(Reads):
    def part(self, data: bytes, start: int, stop: int | None) -> bytes:
        if -start > len(data):
            raise OSError(errno.EINVAL, "416 Range Not Satisfiable")
        begin, end = interval(len(data), start, stop)
        return data[begin:end]


@breaks("past_the_end_is_empty", "an_empty_file_has_empty_ranges")
class PastTheEndFails(Reads):
    def part(self, data: bytes, start: int, stop: int | None) -> bytes:
        if start and start >= len(data):
            raise OSError(errno.EINVAL, "416 Range Not Satisfiable")
        begin, end = interval(len(data), start, stop)
        return data[begin:end]


@breaks("a_stop_past_the_end_is_the_end")
class StopPastTheEndPads(Reads):
    def part(self, data: bytes, start: int, stop: int | None) -> bytes:
        begin, end = interval(len(data), start, stop)
        return data[begin:end].ljust((stop or end) - begin, b"\0")


@breaks("an_empty_range_is_empty")
class StopZeroMeansTheEnd(Reads):
    def part(self, data: bytes, start: int, stop: int | None) -> bytes:
        begin, end = interval(len(data), start, stop or None)
        return data[begin:end]


@breaks("a_range_tells_the_whole_file")
class RangeTellsItsOwnSize(Shelf):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        begin, end = interval(len(data := self.file(path).data), start, stop)
        return Reading.of(data[begin:end], entry=Entry.file(path, end - begin))


@breaks("an_etag_that_holds_brings_no_bytes")
class UnlessIsIgnored(Shelf):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        return super().read(path, start, stop)


@breaks("another_etag_brings_the_file")
class UnlessAlwaysHolds(Shelf):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        entry = self.entry(path, self.file(path))
        return Unchanged(entry) if unless else super().read(path, start, stop)


# What must be refused

wrong("stat_of_nothing", "stat", errno.ENOENT, errno.EIO)
wrong("stat_of_nothing", "stat", errno.ENOENT, None)
wrong("stat_of_nothing", "stat", errno.ENOENT, KeyError)
wrong("stat_of_nothing", "stat", errno.ENOENT, FileNotFoundError)
wrong("list_of_nothing", "list", errno.ENOENT, None)
wrong("read_of_nothing", "read", errno.ENOENT, None)
wrong("read_of_nothing", "read", errno.ENOENT, errno.EACCES)
wrong("list_of_a_file", "list", errno.ENOTDIR, None)
wrong("list_of_a_file", "list", errno.ENOTDIR, errno.ENOENT)
wrong("read_of_a_directory", "read", errno.EISDIR, None)
wrong("read_of_a_directory", "read", errno.EISDIR, errno.ENOENT)
wrong("a_path_through_a_file", "stat", errno.ENOTDIR, None)
wrong("lines_that_are_refused", "read", errno.ENOENT, None)


@breaks("what_cannot_be_written_refuses", tree={"file": b"a read-only file\n"})
class ReadOnlyWithAnotherErrno(Resource):
    async def stat(self, path: str) -> Entry:
        return Entry.file(path) if path else Entry.directory(path)

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        yield [Entry.file("file")]

    async def delete(self, path: str, *, expect: str | None = None) -> None:
        raise PermissionError(errno.EPERM, "not yours", path)


@breaks("lines_that_look", tree={"file": b"what its author says\n"})
class HoldsSomethingElse(ReadOnlyWithAnotherErrno):
    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Read:
        return Reading.of(b"what it really holds\n", start, stop)


@breaks("a_large_directory_is_listed_whole")
class FirstPageOnly(Shelf):
    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        yield [self.entry(name, node) for name, node in self.directory(path).children.items()][:PAGE]


@breaks("a_listing_outlives_deletions")
class PagesByOffset(Shelf):
    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        at = 0
        while nodes := list(self.directory(path).children.items())[at : at + PAGE]:
            yield [self.entry(name, node) for name, node in nodes]
            at += PAGE
