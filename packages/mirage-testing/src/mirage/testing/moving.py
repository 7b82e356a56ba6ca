"""Laws of the capabilities that move bytes and names inside a resource: Copies and Renames."""

import errno
from typing import cast

from mirage.resources import Copies, Renames
from mirage.testing.basis import Laws
from mirage.testing.law import needs
from mirage.testing.refusals import MISSING
from mirage.testing.trial import Trial

LARGE = bytes(range(256)) * 1000


def copying(trial: Trial) -> Copies:
    """The resource, as one that copies."""
    return cast("Copies", trial.resource)


def renaming(trial: Trial) -> Renames:
    """The resource, as one that renames."""
    return cast("Renames", trial.resource)


async def _copy(trial: Trial, source: str, target: str) -> None:
    doing = f"copy({source!r}, {target!r})"
    with trial.works(doing):
        entry = await copying(trial).copy(source, target)
    trial.same(f"the kind that {doing} tells", "file", trial.entry(doing, entry).kind)


@needs("write", "copy")
class CopiesLaws(Laws):
    """What ``copy`` owes: the answer that reading and writing would have given."""

    async def test_a_copy_holds_the_same_bytes(self, trial: Trial) -> None:
        """A copy holds every byte of its source, which stays."""
        await trial.plant({"source": LARGE, "empty": b"", "dir/": b""})
        await _copy(trial, "source", "dir/target")
        await _copy(trial, "empty", "void")
        expected = {"source": LARGE, "empty": b"", "dir/target": LARGE, "void": b""}
        trial.same("everything after two copies", expected, await trial.everything())

    async def test_a_copy_tells_its_entry(self, trial: Trial) -> None:
        """A copy tells the Entry of its target, as stat does."""
        await trial.write("source", LARGE)
        with trial.works("copy('source', 'target')"):
            told = await copying(trial).copy("source", "target")
        entry = await trial.stat("target")
        told = trial.entry("copy('source', 'target')", told)
        trial.same("the name that copy('source', 'target') tells", "target", told.name)
        trial.holds(told.size in (None, len(LARGE)), "the size that it tells", f"{len(LARGE)} or None", told.size)
        if told.etag is not None and entry.etag is not None:
            trial.same("the etag of 'target': copy and stat", told.etag, entry.etag)

    async def test_a_copy_replaces_a_file(self, trial: Trial) -> None:
        """A copy onto a file leaves nothing of what that held."""
        await trial.plant({"source": b"short", "target": LARGE})
        await _copy(trial, "source", "target")
        trial.same("everything", {"source": b"short", "target": b"short"}, await trial.everything())

    async def test_copies_are_independent(self, trial: Trial) -> None:
        """What happens to one of source and copy does not happen to the other."""
        await trial.write("source", LARGE)
        await _copy(trial, "source", "target")
        await trial.write("source", b"changed")
        trial.same("read('target') after 'source' changed", LARGE, await trial.read("target"))
        await _copy(trial, "target", "third")
        await trial.delete("target")
        trial.same("read('third') after 'target' went", LARGE, await trial.read("third"))

    async def test_a_copy_onto_itself_changes_nothing(self, trial: Trial) -> None:
        """A file copied onto itself keeps its bytes."""
        await trial.write("file", LARGE)
        await _copy(trial, "file", "file")
        trial.same("everything", {"file": LARGE}, await trial.everything())

    async def test_a_copy_of_nothing(self, trial: Trial) -> None:
        """copy of a name that is not there is ENOENT, and the target stays as it was."""
        await trial.plant({"target": b"x"})
        resource = copying(trial)
        doing = f"copy({MISSING!r}, 'target')"
        await trial.unchanged_by([errno.ENOENT], doing, lambda: resource.copy(MISSING, "target"))

    async def test_a_copy_of_a_directory(self, trial: Trial) -> None:
        """copy of a directory is EISDIR."""
        await trial.plant({"dir/file": b"x"})
        resource = copying(trial)
        await trial.unchanged_by([errno.EISDIR], "copy('dir', 'target')", lambda: resource.copy("dir", "target"))

    async def test_a_copy_onto_a_directory(self, trial: Trial) -> None:
        """copy onto a directory is EISDIR."""
        await trial.plant({"file": b"x", "dir/inside": b"y"})
        resource = copying(trial)
        await trial.unchanged_by([errno.EISDIR], "copy('file', 'dir')", lambda: resource.copy("file", "dir"))

    async def test_a_copy_below_nothing(self, trial: Trial) -> None:
        """copy to below a directory that is not there is ENOENT; with implicit_dirs it makes it."""
        await trial.write("file", b"x")
        target = f"{MISSING}/file"
        if type(trial.resource).implicit_dirs:
            await _copy(trial, "file", target)
            trial.same("everything", {"file": b"x", target: b"x"}, await trial.everything())
            return
        resource = copying(trial)
        doing = f"copy('file', {target!r})"
        await trial.unchanged_by([errno.ENOENT], doing, lambda: resource.copy("file", target))


async def _rename(trial: Trial, source: str, target: str) -> None:
    with trial.works(f"rename({source!r}, {target!r})"):
        await renaming(trial).rename(source, target)


async def _refused(trial: Trial, code: int, source: str, target: str) -> None:
    resource = renaming(trial)
    doing = f"rename({source!r}, {target!r})"
    await trial.unchanged_by([code], doing, lambda: resource.rename(source, target))


@needs("write", "rename")
class RenamesLaws(Laws):
    """What ``rename`` owes: what was there is at the new name, whole, and no longer at the old one."""

    async def test_a_rename_moves_a_file(self, trial: Trial) -> None:
        """A file that is renamed is at its new name with every byte, and not at the old one."""
        await trial.plant({"source": LARGE, "dir/": b""})
        await _rename(trial, "source", "dir/target")
        trial.same("everything", {"dir/target": LARGE}, await trial.everything())
        trial.same("whether 'source' exists", False, await trial.exists("source"))
        trial.same("stat('dir/target').name", "target", (await trial.stat("dir/target")).name)

    async def test_a_rename_moves_a_directory(self, trial: Trial) -> None:
        """A directory that is renamed takes everything below it along."""
        await trial.plant({"old/sub/file": b"1", "old/file": b"2", "older": b"3"})
        await _rename(trial, "old", "new")
        expected = {"new/sub/file": b"1", "new/file": b"2", "older": b"3"}
        trial.same("everything", expected, await trial.everything())
        trial.same("whether 'old' exists", False, await trial.exists("old"))

    async def test_a_rename_replaces_a_file(self, trial: Trial) -> None:
        """A file renamed onto a file replaces it."""
        await trial.plant({"source": b"new", "target": LARGE})
        await _rename(trial, "source", "target")
        trial.same("everything", {"target": b"new"}, await trial.everything())

    async def test_a_rename_replaces_an_empty_directory(self, trial: Trial) -> None:
        """A directory renamed onto an empty directory replaces it."""
        await trial.plant({"source/file": b"x"})
        await trial.make_dir("target")
        await _rename(trial, "source", "target")
        trial.same("everything", {"target/file": b"x"}, await trial.everything())

    async def test_a_rename_onto_itself_changes_nothing(self, trial: Trial) -> None:
        """What is renamed to its own name stays as it was."""
        await trial.plant({"file": b"x", "dir/inside": b"y"})
        await _rename(trial, "file", "file")
        await _rename(trial, "dir", "dir")
        trial.same("everything", {"file": b"x", "dir/inside": b"y"}, await trial.everything())

    async def test_a_rename_of_nothing(self, trial: Trial) -> None:
        """rename of a name that is not there is ENOENT, and the target stays."""
        await trial.plant({"target": b"x"})
        await _refused(trial, errno.ENOENT, MISSING, "target")

    async def test_a_rename_below_nothing(self, trial: Trial) -> None:
        """rename to below a directory that is not there is ENOENT; with implicit_dirs it makes it."""
        await trial.write("file", b"x")
        target = f"{MISSING}/file"
        if type(trial.resource).implicit_dirs:
            await _rename(trial, "file", target)
            trial.same("everything", {target: b"x"}, await trial.everything())
            return
        await _refused(trial, errno.ENOENT, "file", target)

    async def test_a_rename_below_a_file(self, trial: Trial) -> None:
        """rename to below a file is ENOTDIR."""
        await trial.plant({"file": b"x", "other": b"y"})
        await _refused(trial, errno.ENOTDIR, "file", "other/file")

    async def test_a_rename_into_itself(self, trial: Trial) -> None:
        """rename of a directory to below itself is EINVAL."""
        await trial.plant({"dir/sub/file": b"x"})
        await _refused(trial, errno.EINVAL, "dir", "dir/sub/dir")
        await _refused(trial, errno.EINVAL, "dir", "dir/new")

    async def test_a_rename_of_a_file_onto_a_directory(self, trial: Trial) -> None:
        """rename of a file onto a directory is EISDIR, an empty one too."""
        await trial.plant({"file": b"x"})
        await trial.make_dir("dir")
        await _refused(trial, errno.EISDIR, "file", "dir")

    async def test_a_rename_of_a_directory_onto_a_file(self, trial: Trial) -> None:
        """rename of a directory onto a file is ENOTDIR."""
        await trial.plant({"dir/inside": b"x", "file": b"y"})
        await _refused(trial, errno.ENOTDIR, "dir", "file")

    async def test_a_rename_onto_a_full_directory(self, trial: Trial) -> None:
        """rename of a directory onto one that holds something is ENOTEMPTY."""
        await trial.plant({"source/file": b"x", "target/file": b"y"})
        await _refused(trial, errno.ENOTEMPTY, "source", "target")
