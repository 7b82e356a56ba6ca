"""Mutants of write, delete and make_dir, of what they must refuse, and of streams."""

import errno
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, suppress

from mutants import breaks, wrong
from shelf import Node, Shelf

from mirage.paths import name_of, split
from mirage.resources import Entry, Reading

Read = AbstractAsyncContextManager[Reading]


class Stores(Shelf):
    """Stores what ``kept`` makes of the bytes it is given."""

    def kept(self, data: bytes) -> bytes:
        raise NotImplementedError

    async def collected(self, data: AsyncIterator[bytes]) -> bytes:
        return self.kept(await super().collected(data))


@breaks("a_write_makes_a_file", "lines_that_write")
class WritesNothing(Stores):
    def kept(self, data: bytes) -> bytes:
        return b""


@breaks("a_write_makes_a_file")
class WriteCrashes(Stores):
    def kept(self, data: bytes) -> bytes:
        raise TypeError("a bytes-like object is required")


@breaks("a_write_is_listed")
class ListIsStale(Shelf):
    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, list[Entry]] = {}

    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        yield self.known.get(path, [])


@breaks("a_write_replaces_the_whole_file")
class WriteLeavesATail(Shelf):
    def changed(self, node: Node, data: bytes) -> None:
        super().changed(node, data + node.data[len(data) :])


@breaks("a_write_joins_its_chunks", "five_mebibytes_are_kept")
class WriteTakesOneChunk(Shelf):
    async def collected(self, data: AsyncIterator[bytes]) -> bytes:
        return await anext(aiter(data), b"")


@breaks("a_write_joins_its_chunks")
class WriteStopsAtAnEmptyChunk(Shelf):
    async def collected(self, data: AsyncIterator[bytes]) -> bytes:
        found = b""
        async for chunk in data:
            if not chunk:
                break
            found += chunk
        return found


@breaks("a_write_tells_its_entry")
class WriteTellsTheOldEntry(Shelf):
    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        before = await self.stat(path) if self.there(path) else None
        after = await super().write(path, data, expect=expect)
        return before or after


@breaks("a_write_touches_nothing_else")
class WriteClearsItsNeighbours(Shelf):
    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        for name, node in self.parent(path).children.items():
            if name != name_of(path) and name.startswith("b"):
                node.data = b""
        return await super().write(path, data, expect=expect)


@breaks("time_does_not_run_backwards")
class TimeRunsBackwards(Shelf):
    def changed(self, node: Node, data: bytes) -> None:
        super().changed(node, data)
        node.mtime = 1_600_000_000_000_000_000 - node.version


@breaks("make_dir_makes_an_empty_directory")
class MakeDirMakesAFile(Shelf):
    async def make_dir(self, path: str) -> None:
        self.put(path, self.new("file"))


@breaks("directories_nest")
class ThreeLevels(Shelf):
    async def make_dir(self, path: str) -> None:
        if path.count("/") > 2:
            raise OSError(errno.ENAMETOOLONG, "too deep", path)
        await super().make_dir(path)


@breaks("delete_removes_a_file", "lines_that_remove")
class DeleteForgets(Shelf):
    async def delete(self, path: str, *, expect: str | None = None) -> None:
        self.find(path)


@breaks("delete_removes_an_empty_directory")
class DeleteLeavesDirectories(Shelf):
    async def delete(self, path: str, *, expect: str | None = None) -> None:
        if self.find(path).kind != "dir":
            await super().delete(path, expect=expect)


@breaks("a_directory_outlives_what_it_held")
class DirectoriesFade(Shelf):
    async def delete(self, path: str, *, expect: str | None = None) -> None:
        await super().delete(path, expect=expect)
        parent = split(path)[0]
        if parent and not self.find(parent).children:
            await super().delete(parent)


@breaks("a_free_name_can_be_used_again")
class NamesKeepTheirKind(Shelf):
    def __init__(self) -> None:
        super().__init__()
        self.files: set[str] = set()

    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        self.files.add(path)
        return await super().write(path, data, expect=expect)

    async def make_dir(self, path: str) -> None:
        if path in self.files:
            raise FileExistsError(errno.EEXIST, "a tombstone", path)
        await super().make_dir(path)


@breaks("names_that_begin_alike_stay_apart")
class PrefixesAreText(Shelf):
    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        parent, name = split(path)
        self.directory(path)
        found = []
        for other, node in self.directory(parent).children.items():
            if path and other.startswith(name) and node.kind == "dir":
                found += [self.entry(child, below) for child, below in node.children.items()]
        yield found if path else [self.entry(child, node) for child, node in self.root.children.items()]


# Etags


@breaks("a_write_changes_the_etag")
class EtagIsTheSize(Shelf):
    def etag(self, node: Node) -> str | None:
        return f"size-{len(node.data)}" if node.kind == "file" else None


@breaks("expect_guards_a_write", "expect_nothing_refuses_a_file", "expect_guards_a_delete")
class ExpectIsIgnored(Shelf):
    def expect(self, node: Node | None, expect: str | None, path: str) -> None:
        return


@breaks("expect_guards_a_write", "expect_guards_a_delete")
class ExpectIsBusy(Shelf):
    def expect(self, node: Node | None, expect: str | None, path: str) -> None:
        try:
            super().expect(node, expect, path)
        except OSError:
            raise OSError(errno.EBUSY, "412 Precondition Failed", path) from None


@breaks("expect_nothing_makes_a_new_file")
class ExpectNothingNeedsAFile(Shelf):
    def expect(self, node: Node | None, expect: str | None, path: str) -> None:
        if expect is not None and node is None:
            raise OSError(errno.ESTALE, "no file to compare with", path)


# Bytes and names


class Text(Stores):
    """Keeps text in some encoding."""

    encoding = "utf-8"

    def kept(self, data: bytes) -> bytes:
        return data.decode(self.encoding, "replace").encode(self.encoding, "replace")


@breaks("invalid_utf8_is_kept", "every_byte_is_kept")
class KeepsUtf8(Text):
    pass


@breaks("an_empty_file_is_a_file")
class EmptyFilesAreNone(Shelf):
    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        entry = await super().write(path, data, expect=expect)
        if not self.file(path).data:
            await self.delete(path)
        return entry


@breaks("nul_bytes_are_kept")
class StringsEndAtNul(Stores):
    def kept(self, data: bytes) -> bytes:
        return data.partition(b"\0")[0]


@breaks("line_ends_are_kept")
class LineEndsAreTranslated(Stores):
    def kept(self, data: bytes) -> bytes:
        return data.replace(b"\r\n", b"\n")


@breaks("spaces_at_the_ends_are_kept")
class ContentsAreStripped(Stores):
    def kept(self, data: bytes) -> bytes:
        return data.strip()


@breaks("five_mebibytes_are_kept")
class FourMebibytes(Stores):
    def kept(self, data: bytes) -> bytes:
        return data[: 4 * 1024 * 1024]


@breaks("names_keep_blanks")
class NamesAreStripped(Shelf):
    def key(self, name: str) -> str:
        return name.strip() or "_"


@breaks("names_keep_dashes_and_dots")
class DotsAreHidden(Shelf):
    async def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        async for page in super().list(path):
            yield [entry for entry in page if not entry.name.startswith(".")]


@breaks("names_keep_line_ends_and_controls")
class NamesAreLines(Shelf):
    def key(self, name: str) -> str:
        return "".join(letter if letter >= " " else "?" for letter in name)


@breaks("names_keep_what_shells_read", "directories_keep_odd_names")
class NamesAreUrls(Shelf):
    def key(self, name: str) -> str:
        return name.replace("%20", " ").replace("%2F", "\u2044")


@breaks("names_keep_letters_apart")
class NamesAreFolded(Shelf):
    def key(self, name: str) -> str:
        return name.casefold()


@breaks("names_keep_invalid_utf8", "directories_keep_odd_names")
class NamesAreUtf8(Shelf):
    def key(self, name: str) -> str:
        try:
            name.encode()
        except UnicodeEncodeError:
            raise OSError(errno.EINVAL, "a name must be UTF-8") from None
        return name


@breaks("names_of_255_bytes_are_kept")
class NamesAreCut(Shelf):
    def key(self, name: str) -> str:
        return name[:200]


# What must be refused

wrong("write_over_a_directory", "write", errno.EISDIR, None)
wrong("write_over_a_directory", "write", errno.EISDIR, errno.EEXIST)
wrong("write_below_a_file", "write", errno.ENOTDIR, errno.ENOENT)
wrong("write_below_nothing", "write", errno.ENOENT, None)
wrong("delete_of_nothing", "delete", errno.ENOENT, None)
wrong("delete_below_a_file", "delete", errno.ENOTDIR, None)
wrong("delete_of_a_full_directory", "delete", errno.ENOTEMPTY, errno.EBUSY)
wrong("delete_of_the_root", "delete", errno.EBUSY, errno.ENOTEMPTY)
wrong("make_dir_over_something", "make_dir", errno.EEXIST, None)
wrong("make_dir_below_a_file", "make_dir", errno.ENOTDIR, errno.ENOENT)
wrong("make_dir_below_nothing", "make_dir", errno.ENOENT, None)
wrong("make_dir_below_nothing", "make_dir", errno.ENOENT, KeyError)


@breaks("delete_of_a_full_directory")
class DeleteIsRecursive(Shelf):
    async def delete(self, path: str, *, expect: str | None = None) -> None:
        self.find(path).children.clear()
        await super().delete(path, expect=expect)


@breaks("write_below_nothing")
class MakesParents(Shelf):
    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        parent = split(path)[0]
        with suppress(FileExistsError):
            await self.make_dir(parent)
        return await super().write(path, data, expect=expect)


@breaks("make_dir_over_something")
class MakeDirReplaces(Shelf):
    async def make_dir(self, path: str) -> None:
        if path == "dir":
            self.drop(path)
        await super().make_dir(path)
