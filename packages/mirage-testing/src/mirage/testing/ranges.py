"""Laws of partial and conditional reads and writes: ranges, etags, and what they guard."""

import errno

import pytest

from mirage.resources import Unchanged
from mirage.streams import once
from mirage.testing.basis import Laws
from mirage.testing.law import needs
from mirage.testing.reading import files_of
from mirage.testing.trial import Trial, reads


async def largest(trial: Trial) -> tuple[str, bytes]:
    """The largest file of the tree."""
    files = files_of(await trial.tree())
    path = max(files, key=lambda path: len(files[path]), default="")
    if not path or len(files[path]) < 8:
        pytest.skip("the tree has no file of 8 bytes or more to take ranges of")
    return path, files[path]


async def etag_of(trial: Trial, path: str) -> str:
    """The etag of a file."""
    etag = (await trial.stat(path)).etag
    if etag is None:
        pytest.skip(f"{type(trial.resource).__name__} gives no etags")
    return etag


async def _same_range(trial: Trial, start: int, stop: int | None, expected: bytes) -> None:
    path, _ = await largest(trial)
    trial.same(f"the bytes of {reads(path, start, stop)}", expected, await trial.read(path, start, stop))


class RangeLaws(Laws):
    """What ``start``, ``stop``, ``unless`` and ``expect`` mean."""

    async def test_a_range_gives_its_bytes(self, trial: Trial) -> None:
        """read(start, stop) gives the bytes from start up to, and without, stop."""
        _, data = await largest(trial)
        size = len(data)
        for start, stop in ((0, 1), (1, 4), (size // 3, size // 2), (size - 1, size), (0, size)):
            await _same_range(trial, start, stop, data[start:stop])

    async def test_a_start_alone_reads_to_the_end(self, trial: Trial) -> None:
        """read(start) gives everything from start on."""
        _, data = await largest(trial)
        for start in (1, len(data) // 2, len(data) - 1):
            await _same_range(trial, start, None, data[start:])

    async def test_a_negative_start_is_a_suffix(self, trial: Trial) -> None:
        """read(-n) gives the last n bytes."""
        _, data = await largest(trial)
        for size in (1, 5, len(data) - 1, len(data)):
            await _same_range(trial, -size, None, data[-size:])

    async def test_a_long_suffix_is_the_whole_file(self, trial: Trial) -> None:
        """A suffix longer than the file is all of it."""
        _, data = await largest(trial)
        await _same_range(trial, -len(data) - 7, None, data)

    async def test_past_the_end_is_empty(self, trial: Trial) -> None:
        """A range that begins at or behind the end is empty, and no error."""
        _, data = await largest(trial)
        for start in (len(data), len(data) + 10):
            await _same_range(trial, start, None, b"")
            await _same_range(trial, start, start + 5, b"")

    async def test_a_stop_past_the_end_is_the_end(self, trial: Trial) -> None:
        """A range that stops behind the end gives what there is."""
        _, data = await largest(trial)
        await _same_range(trial, len(data) - 3, len(data) + 10, data[-3:])

    async def test_an_empty_range_is_empty(self, trial: Trial) -> None:
        """A range that stops where it starts, or before, is empty, and no error."""
        await _same_range(trial, 0, 0, b"")
        await _same_range(trial, 2, 2, b"")
        await _same_range(trial, 5, 2, b"")

    async def test_an_empty_file_has_empty_ranges(self, trial: Trial) -> None:
        """Every range of an empty file is empty, and no error."""
        files = files_of(await trial.tree())
        path = next((path for path, data in files.items() if not data), None)
        if path is None:
            pytest.skip("the tree has no empty file")
        for start, stop in ((0, None), (0, 5), (3, None), (-3, None)):
            trial.same(f"the bytes of {reads(path, start, stop)}", b"", await trial.read(path, start, stop))

    async def test_a_range_tells_the_whole_file(self, trial: Trial) -> None:
        """The entry of a partial read is the file's: its size is not the range's."""
        path, data = await largest(trial)
        for start, stop in ((1, 3), (-2, None)):
            reading, _ = await trial.chunks(path, start, stop)
            size = reading.entry.size
            what = f"the size that {reads(path, start, stop)} tells"
            trial.holds(size in (None, len(data)), what, f"{len(data)} or None", size)

    @needs("write")
    async def test_ranges_cross_blocks(self, trial: Trial) -> None:
        """A range of a large file is exact wherever it begins and ends."""
        data = b"".join(b"%07d\n" % number for number in range(40_000))
        await trial.write("large", data)
        for start, stop in ((65_535, 65_537), (65_536, 131_072), (1, 200_001), (262_143, None), (-65_537, None)):
            got = await trial.read("large", start, stop)
            trial.same(f"the bytes of {reads('large', start, stop)}", data[start:stop], got)

    async def test_an_etag_that_holds_brings_no_bytes(self, trial: Trial) -> None:
        """read(unless=etag) is Unchanged, with no bytes, where the file still has that etag."""
        path, _ = await largest(trial)
        etag = await etag_of(trial, path)
        reading, chunks = await trial.chunks(path, unless=etag)
        doing = reads(path, unless=etag)
        trial.holds(reading.unchanged and isinstance(reading, Unchanged), doing, "Unchanged", reading)
        trial.same(f"the chunks of {doing}", [], chunks)
        trial.same(f"the etag that {doing} tells", etag, reading.entry.etag)

    async def test_another_etag_brings_the_file(self, trial: Trial) -> None:
        """read(unless=etag) is a plain read where the file does not have that etag."""
        path, data = await largest(trial)
        reading, chunks = await trial.chunks(path, unless="no-such-etag")
        doing = reads(path, unless="no-such-etag")
        trial.same(f"unchanged of {doing}", False, reading.unchanged)
        trial.same(f"the bytes of {doing}", data, b"".join(chunks))

    @needs("write")
    async def test_a_write_changes_the_etag(self, trial: Trial) -> None:
        """A file that holds other bytes has another etag, and the one that a write tells is the file's."""
        written = await trial.write("file", b"first")
        first = await etag_of(trial, "file")
        trial.same("the etag that write('file') tells, and stat", written.etag, first)
        written = await trial.write("file", b"other")
        second = await etag_of(trial, "file")
        trial.same("the etag that the second write('file') tells, and stat", written.etag, second)
        trial.holds(first != second, "the etag after a second write of the same size", f"not {first!r}", second)
        reading, chunks = await trial.chunks("file", unless=first)
        trial.same("read('file', unless=the old etag)", (False, b"other"), (reading.unchanged, b"".join(chunks)))

    @needs("write")
    async def test_expect_guards_a_write(self, trial: Trial) -> None:
        """write(expect=etag) replaces the file that has the etag, and is refused with ESTALE where it is another."""
        await trial.write("file", b"first")
        first = await etag_of(trial, "file")
        await trial.write("file", b"second", expect=first)
        trial.same("read('file') after a write that was expected", b"second", await trial.read("file"))
        doing = "write('file', expect=an old etag)"
        with trial.raises(errno.ESTALE, doing=doing):
            await trial.resource.write("file", once(b"lost"), expect=first)
        trial.same(f"read('file') after {doing}", b"second", await trial.read("file"))
        with trial.raises(errno.ESTALE, doing="write('missing', expect=an etag)"):
            await trial.resource.write("missing", once(b"lost"), expect=first)
        trial.same("the names after it", ["file"], await trial.names(""))

    @needs("write")
    async def test_expect_nothing_makes_a_new_file(self, trial: Trial) -> None:
        """write(expect="") makes a file that is missing."""
        await trial.write("file", b"new", expect="")
        trial.same("read('file')", b"new", await trial.read("file"))

    @needs("write")
    async def test_expect_nothing_refuses_a_file(self, trial: Trial) -> None:
        """write(expect="") is refused with EEXIST where there is a file, which stays as it was."""
        await trial.write("file", b"old")
        with trial.raises(errno.EEXIST, doing="write('file', expect='')"):
            await trial.resource.write("file", once(b"new"), expect="")
        trial.same("read('file') afterwards", b"old", await trial.read("file"))

    @needs("write")
    async def test_expect_guards_a_delete(self, trial: Trial) -> None:
        """delete(expect=etag) removes the file that has the etag, and is refused with ESTALE where it is another."""
        await trial.write("file", b"first")
        first = await etag_of(trial, "file")
        await trial.write("file", b"second")
        with trial.raises(errno.ESTALE, doing="delete('file', expect=an old etag)"):
            await trial.resource.delete("file", expect=first)
        trial.same("read('file') after it", b"second", await trial.read("file"))
        await trial.delete("file", expect=await etag_of(trial, "file"))
        trial.same("the names after a delete that was expected", [], await trial.names(""))
