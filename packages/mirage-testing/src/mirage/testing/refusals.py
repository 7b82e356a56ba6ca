"""Laws of refusal: each thing that cannot be done is refused with the errno that says why, and changes nothing."""

import errno
from collections.abc import AsyncIterator, Sequence
from functools import partial

from mirage.resources import Entry
from mirage.streams import once
from mirage.testing.basis import Laws
from mirage.testing.law import needs
from mirage.testing.reading import directories_of, files_of
from mirage.testing.trial import Trial, reads

MISSING = "no-such-name"


async def exhaust(listing: AsyncIterator[Sequence[Entry]]) -> None:
    """Take what a listing brings."""
    async for _ in listing:
        pass


async def _read(trial: Trial, path: str, start: int = 0, stop: int | None = None) -> None:
    async with trial.resource.read(path, start, stop) as reading:
        async for _ in reading:
            pass


class ErrorLaws(Laws):
    """Refusals are OSErrors with an errno, of whatever subclass."""

    async def test_stat_of_nothing(self, trial: Trial) -> None:
        """stat of a name that is not there is ENOENT, below a directory that is not there too."""
        await trial.tree()
        for path in (MISSING, f"{MISSING}/below"):
            with trial.raises(errno.ENOENT, doing=f"stat({path!r})"):
                await trial.resource.stat(path)

    async def test_list_of_nothing(self, trial: Trial) -> None:
        """list of a name that is not there is ENOENT, not an empty directory."""
        await trial.tree()
        with trial.raises(errno.ENOENT, doing=f"list({MISSING!r})"):
            await exhaust(trial.resource.list(MISSING))

    async def test_read_of_nothing(self, trial: Trial) -> None:
        """read of a name that is not there is ENOENT, whatever the range."""
        await trial.tree()
        for start, stop in ((0, None), (5, 5), (-3, None)):
            with trial.raises(errno.ENOENT, doing=reads(MISSING, start, stop)):
                await _read(trial, MISSING, start, stop)

    async def test_list_of_a_file(self, trial: Trial) -> None:
        """list of a file is ENOTDIR."""
        for path in files_of(await trial.tree()):
            with trial.raises(errno.ENOTDIR, doing=f"list({path!r})"):
                await exhaust(trial.resource.list(path))

    async def test_read_of_a_directory(self, trial: Trial) -> None:
        """read of a directory is EISDIR, of the root too."""
        for path in ("", *directories_of(await trial.tree())):
            with trial.raises(errno.EISDIR, doing=reads(path)):
                await _read(trial, path)

    async def test_a_path_through_a_file(self, trial: Trial) -> None:
        """A path that goes through a file is ENOTDIR, or ENOENT."""
        codes = (errno.ENOTDIR, errno.ENOENT)
        for path in files_of(await trial.tree()):
            below = f"{path}/below"
            with trial.raises(*codes, doing=f"stat({below!r})"):
                await trial.resource.stat(below)
            with trial.raises(*codes, doing=reads(below)):
                await _read(trial, below)
            with trial.raises(*codes, doing=f"list({below!r})"):
                await exhaust(trial.resource.list(below))

    @needs("-write")
    async def test_what_cannot_be_written_refuses(self, trial: Trial) -> None:
        """A resource without write refuses write, delete and make_dir with EROFS, whatever the path."""
        tree = await trial.tree()
        for path in (MISSING, *files_of(tree), *directories_of(tree)):
            with trial.raises(errno.EROFS, doing=f"write({path!r})"):
                await trial.resource.write(path, once(b"x"))
            with trial.raises(errno.EROFS, doing=f"delete({path!r})"):
                await trial.resource.delete(path)
            with trial.raises(errno.EROFS, doing=f"make_dir({path!r})"):
                await trial.resource.make_dir(path)

    @needs("write")
    async def test_write_over_a_directory(self, trial: Trial) -> None:
        """write where a directory is, is EISDIR, be it empty, full or the root."""
        await trial.plant({"full/file": b"x"})
        await trial.make_dir("hollow")
        for path in ("full", "hollow", ""):
            doing = f"write({path!r})"
            await trial.unchanged_by([errno.EISDIR], doing, partial(trial.resource.write, path, once(b"x")))

    @needs("write")
    async def test_write_below_a_file(self, trial: Trial) -> None:
        """write below a file is ENOTDIR, and the file stays."""
        await trial.plant({"file": b"x"})
        await trial.unchanged_by(
            [errno.ENOTDIR], "write('file/below')", lambda: trial.resource.write("file/below", once(b"y"))
        )

    @needs("write")
    async def test_write_below_nothing(self, trial: Trial) -> None:
        """write below a directory that is not there is ENOENT; with implicit_dirs it makes it."""
        if type(trial.resource).implicit_dirs:
            await trial.write(f"{MISSING}/file", b"x")
            trial.same("everything", {f"{MISSING}/file": b"x"}, await trial.everything())
            return
        doing = f"write('{MISSING}/file')"
        await trial.unchanged_by([errno.ENOENT], doing, lambda: trial.resource.write(f"{MISSING}/file", once(b"x")))

    @needs("write")
    async def test_delete_of_nothing(self, trial: Trial) -> None:
        """delete of a name that is not there is ENOENT, a second time too."""
        await trial.write("file", b"x")
        await trial.delete("file")
        for path in ("file", f"{MISSING}/below"):
            with trial.raises(errno.ENOENT, doing=f"delete({path!r})"):
                await trial.resource.delete(path)

    @needs("write")
    async def test_delete_below_a_file(self, trial: Trial) -> None:
        """delete below a file is ENOTDIR, or ENOENT, and the file stays."""
        await trial.plant({"file": b"x"})
        codes = [errno.ENOTDIR, errno.ENOENT]
        await trial.unchanged_by(codes, "delete('file/below')", lambda: trial.resource.delete("file/below"))

    @needs("write")
    async def test_delete_of_a_full_directory(self, trial: Trial) -> None:
        """delete of a directory that holds something is ENOTEMPTY, and what it holds stays."""
        await trial.plant({"dir/sub/file": b"x"})
        for path in ("dir", "dir/sub"):
            doing = f"delete({path!r})"
            await trial.unchanged_by([errno.ENOTEMPTY], doing, partial(trial.resource.delete, path))

    @needs("write")
    async def test_delete_of_the_root(self, trial: Trial) -> None:
        """delete of the root is EBUSY, be it full or empty."""
        await trial.unchanged_by([errno.EBUSY], "delete('')", lambda: trial.resource.delete(""))
        await trial.plant({"file": b"x"})
        await trial.unchanged_by([errno.EBUSY], "delete('')", lambda: trial.resource.delete(""))

    @needs("write")
    async def test_make_dir_over_something(self, trial: Trial) -> None:
        """make_dir where a file, a directory or the root is, is EEXIST."""
        await trial.plant({"file": b"x", "dir/inside": b"y"})
        for path in ("file", "dir", ""):
            doing = f"make_dir({path!r})"
            await trial.unchanged_by([errno.EEXIST], doing, partial(trial.resource.make_dir, path))

    @needs("write")
    async def test_make_dir_below_a_file(self, trial: Trial) -> None:
        """make_dir below a file is ENOTDIR, and the file stays."""
        await trial.plant({"file": b"x"})
        await trial.unchanged_by(
            [errno.ENOTDIR], "make_dir('file/below')", lambda: trial.resource.make_dir("file/below")
        )

    @needs("write")
    async def test_make_dir_below_nothing(self, trial: Trial) -> None:
        """make_dir below a directory that is not there is ENOENT; with implicit_dirs it makes it."""
        path = f"{MISSING}/dir"
        if type(trial.resource).implicit_dirs:
            await trial.make_dir(path)
            trial.same(f"whether {path!r} exists", True, await trial.exists(path))
            return
        await trial.unchanged_by([errno.ENOENT], f"make_dir({path!r})", lambda: trial.resource.make_dir(path))
