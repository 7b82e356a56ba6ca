"""Laws of the capabilities that change a file in place: Appends and Opens."""

import errno
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from typing import cast

from mirage.resources import Appends, OpenFile, Opens, Renames
from mirage.streams import once
from mirage.testing.basis import Laws
from mirage.testing.law import needs
from mirage.testing.refusals import MISSING
from mirage.testing.streaming import Interrupted, failing
from mirage.testing.trial import Trial
from mirage.testing.writing import pieces


def appending(trial: Trial) -> Appends:
    """The resource, as one that appends."""
    return cast("Appends", trial.resource)


async def _append(trial: Trial, path: str, *data: bytes) -> None:
    with trial.works(f"append({path!r})"):
        entry = await appending(trial).append(path, pieces(*data))
    trial.entry(f"append({path!r})", entry)


@needs("write", "append")
class AppendsLaws(Laws):
    """What ``append`` owes: what reading the file and writing it with more at its end would have given."""

    async def test_an_append_adds_at_the_end(self, trial: Trial) -> None:
        """An append adds its bytes behind those that are there, as often as one likes."""
        await trial.write("file", b"start")
        expected = b"start"
        for number in range(50):
            await _append(trial, "file", b"-%d" % number)
            expected += b"-%d" % number
        trial.same("read('file')", expected, await trial.read("file"))

    async def test_an_append_makes_a_file(self, trial: Trial) -> None:
        """An append to a free name makes the file, an append of nothing an empty one."""
        await _append(trial, "file", b"new")
        await _append(trial, "empty")
        trial.same("everything", {"file": b"new", "empty": b""}, await trial.everything())

    async def test_an_append_joins_its_chunks(self, trial: Trial) -> None:
        """An append to a large file adds every chunk, whatever the sizes."""
        start, parts = b"s" * 150_001, [b"a", b"", b"b" * 140_000, b"c"]
        await trial.write("file", start)
        await _append(trial, "file", *parts)
        trial.same("read('file')", start + b"".join(parts), await trial.read("file"))

    async def test_an_append_tells_its_entry(self, trial: Trial) -> None:
        """An append tells the Entry of the file as it is now."""
        await trial.write("file", b"start")
        with trial.works("append('file')"):
            entry = await appending(trial).append("file", once(b"+end"))
        trial.same("the name that append('file') tells", "file", entry.name)
        trial.holds(entry.size in (None, 9), "the size that append('file') tells", "9 or None", entry.size)

    async def test_a_failed_append_keeps_the_file(self, trial: Trial) -> None:
        """Where the data of an append fails, the error comes out and what the file held is still there."""
        await trial.write("file", b"as it was")
        doing = "append('file') whose data fails"
        try:
            await appending(trial).append("file", failing(b"more"))
        except Interrupted:
            got = await trial.read("file")
            trial.holds(
                got in (b"as it was", b"as it wasmore"),
                f"read('file') after {doing}",
                "b'as it was', then maybe more",
                got,
            )
            return
        except Exception as error:
            raise trial.verdict(doing, "the exception of its data", repr(error)) from error
        raise trial.verdict(doing, "the exception of its data", "no exception")

    async def test_an_append_to_a_directory(self, trial: Trial) -> None:
        """append to a directory is EISDIR."""
        await trial.plant({"dir/file": b"x"})
        await trial.unchanged_by([errno.EISDIR], "append('dir')", lambda: appending(trial).append("dir", once(b"x")))

    async def test_an_append_below_nothing(self, trial: Trial) -> None:
        """append below a directory that is not there is ENOENT; with implicit_dirs it makes it."""
        path = f"{MISSING}/file"
        if type(trial.resource).implicit_dirs:
            await _append(trial, path, b"x")
            trial.same("everything", {path: b"x"}, await trial.everything())
            return
        doing = f"append({path!r})"
        await trial.unchanged_by([errno.ENOENT], doing, lambda: appending(trial).append(path, once(b"x")))


class Open:
    """An open file whose operations must work."""

    def __init__(self, trial: Trial, file: OpenFile, path: str) -> None:
        self.trial = trial
        self.file = file
        self.path = path

    async def read(self, offset: int, size: int) -> bytes:
        """What ``read_at`` gives; short answers are followed up, as a caller would."""
        found = b""
        with self.trial.works(f"read_at({offset}, {size}) of the open {self.path!r}"):
            while len(found) < size and (data := await self.file.read_at(offset + len(found), size - len(found))):
                found += data
        return found

    async def write(self, offset: int | None, data: bytes) -> int:
        """What ``write_at`` answers."""
        with self.trial.works(f"write_at({offset}) of the open {self.path!r}"):
            return await self.file.write_at(offset, data)

    async def truncate(self, size: int) -> None:
        """Cut or extend it."""
        with self.trial.works(f"truncate({size}) of the open {self.path!r}"):
            await self.file.truncate(size)


@asynccontextmanager
async def _open(
    trial: Trial, path: str, *, write: bool = False, create: bool = False, truncate: bool = False
) -> AsyncGenerator[Open]:
    with trial.works(f"open({path!r}, write={write}, create={create}, truncate={truncate})"):
        file = await cast("Opens", trial.resource).open(path, write=write, create=create, truncate=truncate)
    try:
        yield Open(trial, file, path)
    finally:
        with trial.works(f"aclose() of the open {path!r}"):
            await file.aclose()


@needs("write", "open")
class OpensLaws(Laws):
    """What ``open`` owes: a file held by identity, read and written in place."""

    async def test_an_open_file_is_read_anywhere(self, trial: Trial) -> None:
        """read_at gives the bytes at an offset, and none behind the end."""
        data = bytes(range(256)) * 600
        await trial.write("file", data)
        async with _open(trial, "file") as opened:
            for offset, size in ((0, 10), (65_530, 20), (len(data) - 5, 100), (0, len(data) + 1)):
                what = f"read_at({offset}, {size})"
                trial.same(what, data[offset : offset + size], await opened.read(offset, size))
            trial.same("read_at behind the end", b"", await opened.read(len(data) + 10, 10))

    async def test_an_open_file_is_written_in_place(self, trial: Trial) -> None:
        """write_at changes the bytes at its offset only, and answers the offset behind them."""
        data = bytearray(b"." * 150_000)
        await trial.write("file", bytes(data))
        async with _open(trial, "file", write=True) as opened:
            for offset, piece in ((0, b"begin"), (65_534, b"across"), (149_999, b"end")):
                trial.same(f"what write_at({offset}) answers", offset + len(piece), await opened.write(offset, piece))
                data[offset : offset + len(piece)] = piece
            trial.same("read_at(0, 150002) of what was written", bytes(data), await opened.read(0, 150_002))
        trial.same("read('file') once it is closed", bytes(data), await trial.read("file"))

    async def test_what_is_written_is_seen_at_once(self, trial: Trial) -> None:
        """What is written to an open file is read by its name, and the reverse, before it is closed."""
        await trial.write("file", b"first")
        async with _open(trial, "file", write=True) as opened:
            await opened.write(0, b"FIRST")
            trial.same("read('file') while it is open", b"FIRST", await trial.read("file"))
            size = (await trial.stat("file")).size
            trial.holds(size in (None, 5), "stat('file').size while it is open", "5 or None", size)
            async with _open(trial, "file", write=True) as other:
                await other.write(5, b" and second")
            trial.same("read_at(0, 100) of another's bytes", b"FIRST and second", await opened.read(0, 100))

    async def test_an_open_file_is_written_at_its_end(self, trial: Trial) -> None:
        """write_at(None) adds at the end, wherever that is by now."""
        await trial.write("file", b"start")
        async with _open(trial, "file", write=True) as opened, _open(trial, "file", write=True) as other:
            trial.same("what write_at(None) answers", 7, await opened.write(None, b"-1"))
            trial.same("what another's write_at(None) answers", 9, await other.write(None, b"-2"))
            trial.same("what write_at(None) answers then", 11, await opened.write(None, b"-3"))
        trial.same("read('file')", b"start-1-2-3", await trial.read("file"))

    async def test_gaps_read_as_zeros(self, trial: Trial) -> None:
        """What a write or truncate leaves out reads as zero bytes."""
        await trial.write("file", b"ab")
        async with _open(trial, "file", write=True) as opened:
            await opened.write(100_000, b"c")
            await opened.truncate(100_010)
        expected = b"ab" + bytes(99_998) + b"c" + bytes(9)
        trial.same("read('file')", expected, await trial.read("file"))

    async def test_an_open_file_is_cut(self, trial: Trial) -> None:
        """truncate cuts the file, and what was cut does not come back when it grows again."""
        await trial.write("file", b"x" * 100_000)
        async with _open(trial, "file", write=True) as opened:
            await opened.truncate(3)
            trial.same("read('file') after truncate(3)", b"xxx", await trial.read("file"))
            await opened.truncate(70_000)
        trial.same("read('file') after it grew", b"xxx" + bytes(69_997), await trial.read("file"))

    async def test_open_may_truncate(self, trial: Trial) -> None:
        """open(truncate=True) empties the file at once."""
        await trial.write("file", b"old content")
        async with _open(trial, "file", write=True, truncate=True):
            trial.same("read('file') while it is open", b"", await trial.read("file"))
        trial.same("everything", {"file": b""}, await trial.everything())

    async def test_open_may_create(self, trial: Trial) -> None:
        """open(create=True) makes a missing file at once, and takes one that exists as it is."""
        async with _open(trial, "new", write=True, create=True):
            trial.same("the names in list('') while it is open", ["new"], await trial.names(""))
        await trial.write("old", b"content")
        async with _open(trial, "old", write=True, create=True):
            pass
        trial.same("everything", {"new": b"", "old": b"content"}, await trial.everything())

    async def test_open_may_be_exclusive(self, trial: Trial) -> None:
        """open(create, exclusive) makes a new file, and is EEXIST where there is one."""
        resource = cast("Opens", trial.resource)
        with trial.works("open('new', create, exclusive)"):
            file = await resource.open("new", write=True, create=True, exclusive=True)
            await file.aclose()
        await trial.write("old", b"content")
        for path in ("new", "old"):
            doing = f"open({path!r}, create, exclusive)"
            await trial.unchanged_by(
                [errno.EEXIST],
                doing,
                partial(resource.open, path, write=True, create=True, exclusive=True, truncate=True),
            )

    async def test_open_of_nothing(self, trial: Trial) -> None:
        """open without create of a name that is not there is ENOENT; so is create below nothing."""
        resource = cast("Opens", trial.resource)
        doing = f"open({MISSING!r})"
        await trial.unchanged_by([errno.ENOENT], doing, lambda: resource.open(MISSING))
        await trial.unchanged_by([errno.ENOENT], f"{doing} for writing", lambda: resource.open(MISSING, write=True))
        if not type(trial.resource).implicit_dirs:
            path = f"{MISSING}/file"
            doing = f"open({path!r}, create)"
            await trial.unchanged_by([errno.ENOENT], doing, lambda: resource.open(path, write=True, create=True))

    async def test_open_of_a_directory(self, trial: Trial) -> None:
        """open of a directory is EISDIR, for reading and for writing."""
        await trial.plant({"dir/file": b"x"})
        resource = cast("Opens", trial.resource)
        await trial.unchanged_by([errno.EISDIR], "open('dir')", lambda: resource.open("dir"))
        await trial.unchanged_by([errno.EISDIR], "open('dir', write)", lambda: resource.open("dir", write=True))

    async def test_a_reader_may_not_write(self, trial: Trial) -> None:
        """A file that was not opened for writing refuses it with EBADF, and stays as it was."""
        await trial.write("file", b"content")
        async with _open(trial, "file") as opened:
            await trial.unchanged_by([errno.EBADF], "write_at(0) of a reader", lambda: opened.file.write_at(0, b"X"))

    async def test_an_open_file_outlives_its_name(self, trial: Trial) -> None:
        """A file that is open can be read and written when its name is gone, or another file has it."""
        await trial.write("file", b"content")
        async with _open(trial, "file", write=True) as opened:
            await trial.delete("file")
            trial.same("read_at(0, 100) when the name is gone", b"content", await opened.read(0, 100))
            await trial.write("file", b"another")
            await opened.write(0, b"CON")
            trial.same("read_at(0, 100) after a write", b"CONtent", await opened.read(0, 100))
        trial.same("everything", {"file": b"another"}, await trial.everything())

    @needs("rename")
    async def test_an_open_file_follows_its_name(self, trial: Trial) -> None:
        """A file that is renamed while it is open is written at its new name."""
        await trial.write("file", b"content")
        async with _open(trial, "file", write=True) as opened:
            with trial.works("rename('file', 'moved')"):
                await cast("Renames", trial.resource).rename("file", "moved")
            await opened.write(0, b"CON")
        trial.same("everything", {"moved": b"CONtent"}, await trial.everything())

    async def test_an_open_file_tells_its_entry(self, trial: Trial) -> None:
        """stat of an open file tells its kind and its size as it is now."""
        await trial.write("file", b"content")
        async with _open(trial, "file", write=True) as opened:
            await opened.write(7, b"+more")
            with trial.works("stat() of the open 'file'"):
                entry = await opened.file.stat()
            trial.same("kind and size that stat() of the open 'file' tells", ("file", 12), (entry.kind, entry.size))
