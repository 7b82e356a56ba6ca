"""Mutants of the capabilities that keep more than bytes, and of those that change files in place."""

import errno
from collections.abc import AsyncIterator
from contextlib import suppress

from mutants import breaks, wrong
from mutants_reading import altered
from mutants_writing import Stores
from shelf import Node, OpenNode, Shelf

from mirage.errors import failure
from mirage.paths import decode, encode
from mirage.resources import Entry, OpenFile, Space

# Room


@breaks("room_is_told_in_numbers")
class MoreIsTakenThanThereIs(Shelf):
    def space(self) -> Space:
        return Space(size=10, used=11)


@breaks("a_file_takes_room")
class RoomIsNeverTaken(Shelf):
    def space(self) -> Space:
        return Space(size=10, used=5)


# Attributes


class Sets(Shelf):
    """Sets what ``kept`` makes of the attributes."""

    def kept(self, node: Node, mode: int | None, mtime: int | None) -> tuple[int | None, int | None]:
        raise NotImplementedError

    async def set_attrs(self, path: str, *, mode: int | None = None, mtime: int | None = None, **_: object) -> Entry:  # type: ignore[override]
        mode, mtime = self.kept(self.find(path), mode, mtime)
        return await super().set_attrs(path, mode=mode, mtime=mtime)


@breaks("modes_are_kept")
class ModesAreMasked(Sets):
    def kept(self, node: Node, mode: int | None, mtime: int | None) -> tuple[int | None, int | None]:
        return None if mode is None else mode | 0o200, mtime


@breaks("times_are_kept", "attributes_of_a_link")
class TimesAreSeconds(Sets):
    def kept(self, node: Node, mode: int | None, mtime: int | None) -> tuple[int | None, int | None]:
        return mode, None if mtime is None else mtime // 1_000_000_000 * 1_000_000_000


@breaks("what_is_not_named_stays")
class UnnamedIsReset(Sets):
    def kept(self, node: Node, mode: int | None, mtime: int | None) -> tuple[int | None, int | None]:
        return mode if mode is not None else 0o644, mtime


@breaks("attributes_of_a_link")
class AttributesFollowLinks(Sets):
    def kept(self, node: Node, mode: int | None, mtime: int | None) -> tuple[int | None, int | None]:
        if node.target in self.root.children and mtime is not None:
            self.root.children[node.target].mtime = mtime
        return mode, mtime


@breaks("a_write_keeps_the_mode")
class WritesResetModes(Shelf):
    def changed(self, node: Node, data: bytes) -> None:
        super().changed(node, data)
        node.mode = 0o644


wrong("attributes_of_nothing", "set_attrs", errno.ENOENT, None)


# Links


@breaks("a_link_tells_of_itself")
class LinksHideTheirTarget(Shelf):
    def entry(self, path: str, node: Node) -> Entry:
        return altered(super().entry(path, node), target=None)


class LinksTo(Shelf):
    """Links to what ``kept`` makes of the target."""

    def kept(self, target: str) -> str:
        raise NotImplementedError

    async def symlink(self, path: str, target: str) -> Entry:
        return await super().symlink(path, self.kept(target))


@breaks("a_link_keeps_a_relative_target")
class TargetsAreNormalised(LinksTo):
    def kept(self, target: str) -> str:
        return target.removeprefix("./").replace("sub/../", "")


@breaks("a_link_keeps_any_text")
class TargetsAreUtf8(LinksTo):
    def kept(self, target: str) -> str:
        return decode(encode(target).decode("utf-8", "replace").encode())


@breaks("a_link_may_lead_anywhere")
class LinksStayInside(Shelf):
    async def symlink(self, path: str, target: str) -> Entry:
        if target.startswith(("/", "..")):
            raise failure(errno.EPERM, path)
        return await super().symlink(path, target)


@breaks("a_link_over_something")
class LinksReplace(Shelf):
    async def symlink(self, path: str, target: str) -> Entry:
        with suppress(OSError):
            await self.delete(path)
        return await super().symlink(path, target)


wrong("a_link_below_nothing", "symlink", errno.ENOENT, None)


@breaks("delete_takes_the_link")
class DeleteTakesTheTarget(Shelf):
    async def delete(self, path: str, *, expect: str | None = None) -> None:
        target = self.find(path).target
        await super().delete(target if target in self.root.children else path, expect=expect)


@breaks("a_link_at_the_end_is_eloop", "a_path_through_a_link_is_eloop")
class FollowsLinks(Shelf):
    def find(self, path: str) -> Node:
        node = self.root
        for name in path.split("/") if path else ():
            node = super().find(node.target) if node.target else node
            if name not in node.children:
                raise failure(errno.ENOENT, path)
            node = node.children[name]
        return node

    def file(self, path: str) -> Node:
        node = self.find(path)
        return super().file(node.target or path)


@breaks("a_link_at_the_end_is_eloop")
class WritesReplaceLinks(Shelf):
    async def write(self, path: str, data: AsyncIterator[bytes], *, expect: str | None = None) -> Entry:
        there = self.there(path)
        if there is not None and there.kind == "link":
            self.drop(path)
        return await super().write(path, data, expect=expect)


@breaks("a_rename_takes_the_link")
class RenameTakesTheTarget(Shelf):
    async def rename(self, source: str, target: str) -> None:
        await super().rename(self.find(source).target or source, target)


# Hard links


@breaks("both_names_are_one_file", "what_one_name_gets_both_have")
class SecondNamesAreCopies(Shelf):
    async def link(self, source: str, path: str) -> Entry:
        node = self.find(source)
        if node.kind == "dir":
            raise failure(errno.EPERM, source)
        if node is self.there(path):
            raise failure(errno.EEXIST, path)
        return await self.copy(source, path)


@breaks("a_file_outlives_its_first_name")
class OneDeleteTakesAllNames(Shelf):
    async def delete(self, path: str, *, expect: str | None = None) -> None:
        node = self.find(path)
        await super().delete(path, expect=expect)
        for name in [name for name, other in self.root.children.items() if other is node]:
            self.drop(name)


wrong("a_second_name_for_nothing", "link", errno.ENOENT, None)
wrong("a_second_name_for_a_directory", "link", errno.EPERM, errno.EISDIR)
wrong("a_second_name_over_something", "link", errno.EEXIST, None)


# Appends


class AppendsAnyhow(Shelf):
    """Appends what ``joined`` makes of old and new."""

    def joined(self, old: bytes, new: bytes) -> bytes:
        raise NotImplementedError

    async def append(self, path: str, data: AsyncIterator[bytes]) -> Entry:
        there = self.there(path)
        old = there.data if there is not None else b""
        await super().append(path, data)
        node = self.file(path)
        self.changed(node, self.joined(old, node.data[len(old) :]))
        return self.entry(path, node)


@breaks("an_append_adds_at_the_end", "append_changes_no_answer")
class AppendReplaces(AppendsAnyhow):
    def joined(self, old: bytes, new: bytes) -> bytes:
        return new


@breaks("an_append_joins_its_chunks")
class AppendIsCut(AppendsAnyhow):
    def joined(self, old: bytes, new: bytes) -> bytes:
        return (old + new)[:200_000]


@breaks("an_append_makes_a_file")
class AppendNeedsAFile(Shelf):
    async def append(self, path: str, data: AsyncIterator[bytes]) -> Entry:
        self.find(path)
        return await super().append(path, data)


@breaks("an_append_tells_its_entry")
class AppendTellsWhatItAdded(Shelf):
    async def append(self, path: str, data: AsyncIterator[bytes]) -> Entry:
        before = self.there(path)
        size = len(before.data) if before is not None else 0
        entry = await super().append(path, data)
        return altered(entry, size=(entry.size or 0) - size)


@breaks("a_failed_append_keeps_the_file")
class FailedAppendLosesTheFile(Shelf):
    async def append(self, path: str, data: AsyncIterator[bytes]) -> Entry:
        node = self.file(path)
        old, node.data = node.data, b""
        self.changed(node, old + await self.collected(data))
        return self.entry(path, node)


wrong("an_append_to_a_directory", "append", errno.EISDIR, None)
wrong("an_append_below_nothing", "append", errno.ENOENT, None)


# Opens


class OpensAnyhow(Shelf):
    """Opens files of the class ``as_``."""

    as_: type[OpenNode] = OpenNode

    def opened(self, path: str, node: Node, write: bool) -> OpenFile:
        return self.as_(self, path, node, write)


class ReadsFromTheStart(OpenNode):
    async def read_at(self, offset: int, size: int) -> bytes:
        return self.node.data[:size]


class WritesAtTheEnd(OpenNode):
    async def write_at(self, offset: int | None, data: bytes) -> int:
        return await super().write_at(None, data)


class WritesAtTheStart(OpenNode):
    async def write_at(self, offset: int | None, data: bytes) -> int:
        return await super().write_at(offset or 0, data)


class RemembersItsEnd(OpenNode):
    end: int | None = None

    async def write_at(self, offset: int | None, data: bytes) -> int:
        if offset is None:
            offset = self.end if self.end is not None else len(self.node.data)
            self.end = offset + len(data)
        return await super().write_at(offset, data)


class SkipsGaps(OpenNode):
    async def write_at(self, offset: int | None, data: bytes) -> int:
        at = len(self.node.data) if offset is None else min(offset, len(self.node.data))
        await super().write_at(at, data)
        return at + len(data) if offset is None else offset + len(data)


class CutsNothing(OpenNode):
    async def truncate(self, size: int) -> None:
        self.shelf.changed(self.node, self.node.data.ljust(size, b"\0"))


class WritesAtTheClose(OpenNode):
    def __init__(self, shelf: Shelf, path: str, node: Node, writable: bool) -> None:
        super().__init__(shelf, path, shelf.new("file"), writable)
        self.real = node
        self.node.data = node.data

    async def aclose(self) -> None:
        if self.writable:
            self.shelf.changed(self.real, self.node.data)


class LooksUpItsName(OpenNode):
    async def read_at(self, offset: int, size: int) -> bytes:
        self.node = self.shelf.find(self.path)
        return await super().read_at(offset, size)

    async def write_at(self, offset: int | None, data: bytes) -> int:
        self.node = self.shelf.find(self.path)
        return await super().write_at(offset, data)


class WritesWithoutAsking(OpenNode):
    def expect_writable(self) -> None:
        return


class TellsTheFirstSize(OpenNode):
    def __init__(self, shelf: Shelf, path: str, node: Node, writable: bool) -> None:
        super().__init__(shelf, path, node, writable)
        self.first = shelf.entry(path, node)

    async def stat(self) -> Entry:
        return self.first


for _law, _as in {
    "an_open_file_is_read_anywhere": ReadsFromTheStart,
    "an_open_file_is_written_in_place": WritesAtTheEnd,
    "an_open_file_is_written_at_its_end": RemembersItsEnd,
    "open_changes_no_answer": WritesAtTheStart,
    "gaps_read_as_zeros": SkipsGaps,
    "an_open_file_is_cut": CutsNothing,
    "what_is_written_is_seen_at_once": WritesAtTheClose,
    "an_open_file_outlives_its_name": LooksUpItsName,
    "an_open_file_follows_its_name": LooksUpItsName,
    "a_reader_may_not_write": WritesWithoutAsking,
    "an_open_file_tells_its_entry": TellsTheFirstSize,
}.items():
    breaks(_law)(type(f"Opens{_as.__name__}", (OpensAnyhow,), {"as_": _as}))


@breaks("open_may_truncate")
class TruncateIsIgnored(Shelf):
    async def open(self, path: str, *, truncate: bool = False, **flags: bool) -> OpenFile:  # type: ignore[override]
        return await super().open(path, **flags)


@breaks("open_may_create")
class CreateTruncates(Shelf):
    async def open(self, path: str, *, create: bool = False, truncate: bool = False, **flags: bool) -> OpenFile:  # type: ignore[override]
        return await super().open(path, create=create, truncate=truncate or create, **flags)


wrong("open_may_be_exclusive", "open", errno.EEXIST, None)
wrong("open_of_nothing", "open", errno.ENOENT, None)
wrong("open_of_a_directory", "open", errno.EISDIR, None)


@breaks("lines_that_write")
class LosesLineEnds(Stores):
    def kept(self, data: bytes) -> bytes:
        return data.rstrip(b"\n")
