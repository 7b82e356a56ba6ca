"""Mutants of the capabilities that look at many files, and of those that move them."""

import errno
from collections.abc import AsyncIterator, Sequence

from mutants import breaks, wrong
from mutants_reading import altered
from shelf import Node, Shelf

from mirage.errors import failure
from mirage.paths import name_of
from mirage.resources import Entry
from mirage.streams import once

Pages = AsyncIterator[Sequence[tuple[str, Entry]]]


class WalksAnyhow(Shelf):
    """Walks what ``altered`` makes of the walk."""

    def altered(self, path: str, found: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
        raise NotImplementedError

    async def walk(self, path: str) -> Pages:
        yield self.altered(path, [each async for page in super().walk(path) for each in page])


@breaks("a_walk_finds_everything", "a_walk_begins_anywhere", "walk_changes_no_answer")
class WalkStaysShallow(WalksAnyhow):
    def altered(self, path: str, found: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
        start = path.count("/") + 1 if path else 0
        return [(place, entry) for place, entry in found if place.count("/") <= start]


@breaks("a_walk_begins_anywhere")
class WalkTellsRelativePaths(WalksAnyhow):
    def altered(self, path: str, found: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
        return [(place[len(path) + 1 :] if path else place, entry) for place, entry in found]


@breaks("a_walk_begins_anywhere")
class WalkBringsItsStart(WalksAnyhow):
    def altered(self, path: str, found: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
        return [(path, self.entry(path, self.find(path))), *found] if path else found


@breaks("a_walk_tells_parents_first")
class WalkTellsParentsLast(WalksAnyhow):
    def altered(self, path: str, found: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
        return found[::-1]


@breaks("a_walk_and_stat_agree")
class WalkMiscounts(WalksAnyhow):
    def altered(self, path: str, found: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
        return [(place, altered(entry, size=0)) for place, entry in found]


@breaks("a_walk_finds_empty_directories")
class WalkSkipsEmptyDirectories(WalksAnyhow):
    def altered(self, path: str, found: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
        return [(place, entry) for place, entry in found if entry.kind != "dir" or self.find(place).children]


@breaks("a_walk_follows_no_link")
class WalkFollowsLinks(WalksAnyhow):
    def altered(self, path: str, found: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
        behind = [
            (f"{place}/{name}", self.entry(name, node))
            for place, entry in found
            if entry.target == "dir"
            for name, node in self.directory("dir").children.items()
        ]
        return [*found, *behind]


wrong("a_walk_of_nothing", "walk", errno.ENOENT, None)
wrong("a_walk_of_a_file", "walk", errno.ENOTDIR, None)


class SearchesAnyhow(Shelf):
    """Finds what ``holds`` says."""

    def holds(self, data: bytes, text: bytes, ignore_case: bool) -> bool:
        return (text.lower() in data.lower()) if ignore_case else text in data

    async def search(self, path: str, text: bytes, *, ignore_case: bool) -> AsyncIterator[Sequence[str]]:
        files = [(place, node) for place, node in self.below(path) if node.kind == "file"]
        yield [place for place, node in files if self.holds(node.data, text, ignore_case)]


@breaks("a_search_misses_no_file")
class SearchReadsTheFirstLine(SearchesAnyhow):
    def holds(self, data: bytes, text: bytes, ignore_case: bool) -> bool:
        return super().holds(data.partition(b"\n")[0], text, ignore_case)


@breaks("a_search_may_ignore_case")
class SearchMindsCase(SearchesAnyhow):
    def holds(self, data: bytes, text: bytes, ignore_case: bool) -> bool:
        return text in data


@breaks("a_search_finds_parts_of_words")
class SearchFindsWords(SearchesAnyhow):
    def holds(self, data: bytes, text: bytes, ignore_case: bool) -> bool:
        words = (data.lower() if ignore_case else data).split()
        return (text.lower() if ignore_case else text) in words


@breaks("a_search_names_files_below")
class SearchLooksEverywhere(SearchesAnyhow):
    async def search(self, path: str, text: bytes, *, ignore_case: bool) -> AsyncIterator[Sequence[str]]:
        self.directory(path)
        async for page in super().search("", text, ignore_case=ignore_case):
            yield page


@breaks("a_search_knows_what_was_written")
class SearchIndexIsStale(SearchesAnyhow):
    index: list[tuple[str, bytes]] | None = None

    async def search(self, path: str, text: bytes, *, ignore_case: bool) -> AsyncIterator[Sequence[str]]:
        if self.index is None:
            self.index = [(place, node.data) for place, node in self.below(path) if node.kind == "file"]
        yield [place for place, data in self.index if text in data]


# Glances


class GlancesAnyhow(Shelf):
    """Tells what ``seen`` makes of each node."""

    def seen(self, node: Node | None, most: int) -> bytes | None:
        return node.data if node is not None and node.kind == "file" and len(node.data) <= most else None

    async def glance(self, path: str, names: Sequence[str], most: int) -> Sequence[bytes | None]:
        children = self.directory(path).children
        return [self.seen(children.get(name), most) for name in names]


@breaks("a_glance_reads_what_read_reads")
class GlanceSortsNames(GlancesAnyhow):
    async def glance(self, path: str, names: Sequence[str], most: int) -> Sequence[bytes | None]:
        return await super().glance(path, sorted(names), most)


@breaks("a_glance_reads_what_read_reads")
class GlanceTellsOneBlock(GlancesAnyhow):
    def seen(self, node: Node | None, most: int) -> bytes | None:
        data = super().seen(node, most)
        return None if data is None else data[:4]


@breaks("a_glance_keeps_to_its_size")
class GlanceTellsAll(GlancesAnyhow):
    def seen(self, node: Node | None, most: int) -> bytes | None:
        return super().seen(node, 1 << 30)


@breaks("a_glance_is_of_files")
class GlanceTakesWhatIsMissingForEmpty(GlancesAnyhow):
    def seen(self, node: Node | None, most: int) -> bytes | None:
        return b"" if node is None else super().seen(node, most)


@breaks("a_glance_is_of_files")
class GlanceTakesDirectoriesForEmpty(GlancesAnyhow):
    def seen(self, node: Node | None, most: int) -> bytes | None:
        return b"" if node is not None and node.kind == "dir" else super().seen(node, most)


@breaks("a_glance_follows_no_link")
class GlanceFollowsLinks(GlancesAnyhow):
    async def glance(self, path: str, names: Sequence[str], most: int) -> Sequence[bytes | None]:
        children = self.directory(path).children
        found = [children.get(name) for name in names]
        return [
            self.seen(children.get(node.target or "") if node is not None and node.kind == "link" else node, most)
            for node in found
        ]


@breaks("a_glance_knows_what_was_written")
class GlanceIsStale(GlancesAnyhow):
    known: dict[str, Sequence[bytes | None]] | None = None

    async def glance(self, path: str, names: Sequence[str], most: int) -> Sequence[bytes | None]:
        self.known = self.known or {}
        if path not in self.known:
            self.known[path] = await super().glance(path, names, most)
        return self.known[path]


@breaks("a_glance_at_nothing", "a_glance_at_a_file")
class GlanceSeesNothingAnywhere(GlancesAnyhow):
    async def glance(self, path: str, names: Sequence[str], most: int) -> Sequence[bytes | None]:
        try:
            return await super().glance(path, names, most)
        except OSError:
            return [None] * len(names)


# Copies


@breaks("a_copy_holds_the_same_bytes", "copy_changes_no_answer", "lines_that_copy")
class CopyTakesOneBlock(Shelf):
    async def copy(self, source: str, target: str) -> Entry:
        await super().copy(source, target)
        node = self.find(target)
        self.changed(node, node.data[:65536].rstrip())
        return self.entry(target, node)


@breaks("a_copy_tells_its_entry")
class CopyTellsItsSource(Shelf):
    async def copy(self, source: str, target: str) -> Entry:
        await super().copy(source, target)
        return await self.stat(source)


@breaks("a_copy_replaces_a_file")
class CopyLeavesATail(Shelf):
    async def copy(self, source: str, target: str) -> Entry:
        there = self.there(target)
        tail = there.data if there is not None else b""
        await super().copy(source, target)
        node = self.file(target)
        self.changed(node, node.data + tail[len(node.data) :])
        return self.entry(target, node)


@breaks("copies_are_independent")
class CopyIsALink(Shelf):
    async def copy(self, source: str, target: str) -> Entry:
        self.expect_file(self.there(target), target)
        self.keep(target, node := self.file(source))
        return self.entry(target, node)


@breaks("a_copy_onto_itself_changes_nothing")
class CopyTruncatesFirst(Shelf):
    async def copy(self, source: str, target: str) -> Entry:
        node = self.file(source)
        there = self.there(target)
        self.expect_file(there, target)
        if there is not None:
            there.data = b""
        return await self.write(target, once(node.data))


wrong("a_copy_of_nothing", "copy", errno.ENOENT, None)
wrong("a_copy_of_a_directory", "copy", errno.EISDIR, errno.EACCES)
wrong("a_copy_onto_a_directory", "copy", errno.EISDIR, None)
wrong("a_copy_below_nothing", "copy", errno.ENOENT, None)


# Renames


@breaks("a_rename_moves_a_file", "lines_that_move")
class RenameCopies(Shelf):
    async def rename(self, source: str, target: str) -> None:
        node = self.find(source)
        await super().rename(source, target)
        self.keep(source, node)


@breaks("a_rename_moves_a_directory", "rename_changes_no_answer")
class RenameMovesOneLevel(Shelf):
    async def rename(self, source: str, target: str) -> None:
        await super().rename(source, target)
        for child in self.find(target).children.values():
            child.children.clear()


@breaks("a_rename_replaces_a_file")
class RenameReplacesNoFile(Shelf):
    def expect_replaceable(self, node: Node, present: Node, target: str) -> None:
        raise failure(errno.ENOTEMPTY if present.children else errno.EEXIST, target)


@breaks("a_rename_replaces_an_empty_directory")
class RenameReplacesNoDirectory(Shelf):
    def expect_replaceable(self, node: Node, present: Node, target: str) -> None:
        super().expect_replaceable(node, present, target)
        if present.kind == "dir":
            raise failure(errno.ENOTEMPTY, target)


@breaks("a_rename_onto_itself_changes_nothing")
class RenameDeletesFirst(Shelf):
    async def rename(self, source: str, target: str) -> None:
        if self.find(source).kind == "file" and source == target:
            self.drop(target)
            return
        await super().rename(source, target)


wrong("a_rename_of_nothing", "rename", errno.ENOENT, None)
wrong("a_rename_below_nothing", "rename", errno.ENOENT, errno.EIO)
wrong("a_rename_below_a_file", "rename", errno.ENOTDIR, errno.ENOENT)
wrong("a_rename_into_itself", "rename", errno.EINVAL, errno.EBUSY)
wrong("a_rename_of_a_file_onto_a_directory", "rename", errno.EISDIR, errno.EEXIST)
wrong("a_rename_of_a_directory_onto_a_file", "rename", errno.ENOTDIR, errno.EEXIST)
wrong("a_rename_onto_a_full_directory", "rename", errno.ENOTEMPTY, errno.EEXIST)


@breaks("a_rename_of_a_file_onto_a_directory", "a_rename_onto_a_full_directory")
class RenameMovesInto(Shelf):
    async def rename(self, source: str, target: str) -> None:
        there = self.there(target)
        inside = there is not None and there.kind == "dir" and source != target
        await super().rename(source, f"{target}/{name_of(source)}" if inside else target)
