"""Laws of the capabilities that keep more than bytes: Links, HardLinks and Attrs."""

import errno
from collections.abc import Awaitable, Callable
from functools import partial
from typing import cast

from mirage.resources import Appends, Attrs, Copies, Entry, HardLinks, Links, Opens, Renames
from mirage.streams import once
from mirage.testing.basis import Laws
from mirage.testing.law import needs
from mirage.testing.refusals import MISSING, exhaust
from mirage.testing.trial import Trial


def linking(trial: Trial) -> Links:
    """The resource, as one that keeps symbolic links."""
    return cast("Links", trial.resource)


async def _link(trial: Trial, path: str, target: str) -> Entry:
    with trial.works(f"symlink({path!r}, {target!r})"):
        entry = await linking(trial).symlink(path, target)
    return trial.entry(f"symlink({path!r}, {target!r})", entry)


def _needing(trial: Trial, path: str) -> dict[str, Callable[[], Awaitable[object]]]:
    """The operations that need what is behind ``path``."""
    resource = trial.resource
    acts: dict[str, Callable[[], Awaitable[object]]] = {}

    async def read() -> None:
        async with resource.read(path) as reading:
            async for _ in reading:
                pass

    acts[f"read({path!r})"] = read
    acts[f"list({path!r})"] = lambda: exhaust(resource.list(path))
    acts[f"write({path!r})"] = lambda: resource.write(path, once(b"z"))
    if isinstance(resource, Appends):
        acts[f"append({path!r})"] = lambda: resource.append(path, once(b"z"))
    if isinstance(resource, Copies):
        acts[f"copy({path!r}, 'copied')"] = lambda: resource.copy(path, "copied")
    if isinstance(resource, Opens):
        acts[f"open({path!r})"] = lambda: resource.open(path)
        acts[f"open({path!r}, write, create)"] = lambda: resource.open(path, write=True, create=True)
    return acts


@needs("write", "symlink")
class LinksLaws(Laws):
    """What ``symlink`` owes, and that nothing but a link's own name leads through it: the tree above follows it."""

    async def test_a_link_tells_of_itself(self, trial: Trial) -> None:
        """stat, list and symlink tell a link's kind and target, and nothing of what is behind it."""
        await trial.plant({"dir/file": b"hello"})
        told = await _link(trial, "dir/link", "file")
        listed = next((entry for entry in await trial.entries("dir") if entry.name == "link"), None)
        trial.holds(listed is not None, "list('dir')", "'link' in it", await trial.names("dir"))
        for what, entry in (("symlink", told), ("stat", await trial.stat("dir/link")), ("list", listed)):
            if entry is not None:
                got = (entry.name, entry.kind, entry.target)
                trial.same(f"name, kind and target that {what} tells of 'dir/link'", ("link", "link", "file"), got)
                trial.holds(entry.size in (None, 4), f"the size that {what} tells", "4 or None", entry.size)

    async def test_a_link_keeps_a_relative_target(self, trial: Trial) -> None:
        """A target is kept as it was given, be there something or nothing."""
        await trial.plant({"dir/sub/file": b"x"})
        for number, target in enumerate(["sub", "sub/file", "./sub/./file", "no-such", "a b\n*", "-x", "\u00e9"]):
            await _link(trial, f"dir/link-{number}", target)
            trial.same(f"the target of a link to {target!r}", target, (await trial.stat(f"dir/link-{number}")).target)

    async def test_a_link_keeps_any_text(self, trial: Trial) -> None:
        """A target is any text: bytes that are no UTF-8, and longer than a name may be."""
        for number, target in enumerate(["\udcff", "t/" * 500 + "t", " ", "line\nend", "%2F"]):
            await _link(trial, f"link-{number}", target)
            trial.same(f"the target of a link to {target!r}", target, (await trial.stat(f"link-{number}")).target)

    async def test_a_link_may_lead_anywhere(self, trial: Trial) -> None:
        """A target may be absolute, or lead up and out: what is there is not asked."""
        for number, target in enumerate(["/", "/absolute/path", "../../up", "..", "sub/../sub"]):
            await _link(trial, f"link-{number}", target)
            trial.same(f"the target of a link to {target!r}", target, (await trial.stat(f"link-{number}")).target)

    async def test_a_link_over_something(self, trial: Trial) -> None:
        """symlink where a file, a directory or a link is, is EEXIST."""
        await trial.plant({"file": b"x", "dir/inside": b"y"})
        await _link(trial, "link", "file")
        for path in ("file", "dir", "link"):
            doing = f"symlink({path!r}, 'dir')"
            await trial.unchanged_by([errno.EEXIST], doing, partial(linking(trial).symlink, path, "dir"))

    async def test_a_link_below_nothing(self, trial: Trial) -> None:
        """symlink below a directory that is not there is ENOENT; with implicit_dirs it makes it."""
        path = f"{MISSING}/link"
        if type(trial.resource).implicit_dirs:
            await _link(trial, path, "x")
            return
        doing = f"symlink({path!r}, 'x')"
        await trial.unchanged_by([errno.ENOENT], doing, lambda: linking(trial).symlink(path, "x"))

    async def test_delete_takes_the_link(self, trial: Trial) -> None:
        """delete of a link removes the link, whatever is behind it."""
        await trial.plant({"file": b"x", "dir/inside": b"y"})
        for target in ("file", "dir", "no-such"):
            await _link(trial, "link", target)
            await trial.delete("link")
            trial.same(
                "everything after a link was deleted", {"file": b"x", "dir/inside": b"y"}, await trial.everything()
            )

    async def test_a_link_at_the_end_is_eloop(self, trial: Trial) -> None:
        """What needs the thing behind a link is ELOOP, and changes nothing, be the link good or dangling."""
        await trial.plant({"file": b"x", "dir/inside": b"y"})
        for target in ("file", "dir", "no-such"):
            path = f"link-to-{target}"
            await _link(trial, path, target)
            for doing, act in _needing(trial, path).items():
                await trial.unchanged_by([errno.ELOOP], doing, act)

    async def test_a_path_through_a_link_is_eloop(self, trial: Trial) -> None:
        """A path that goes through a link is ELOOP whatever is asked of it, and nothing changes."""
        await trial.plant({"dir/inside": b"y", "file": b"x"})
        await _link(trial, "link", "dir")
        for path in ("link/inside", "link/new"):
            acts: dict[str, Callable[[], Awaitable[object]]] = {
                **_needing(trial, path),
                f"stat({path!r})": partial(trial.resource.stat, path),
                f"delete({path!r})": partial(trial.resource.delete, path),
                f"make_dir({path!r})": partial(trial.resource.make_dir, path),
                f"symlink({path!r})": partial(linking(trial).symlink, path, "x"),
            }
            for doing, act in acts.items():
                await trial.unchanged_by([errno.ELOOP], doing, act)

    @needs("rename")
    async def test_a_rename_takes_the_link(self, trial: Trial) -> None:
        """rename of a link moves the link itself; onto a link it replaces the link."""
        await trial.plant({"file": b"x", "dir/": b""})
        await _link(trial, "link", "file")
        rename = cast("Renames", trial.resource).rename
        with trial.works("rename('link', 'dir/moved')"):
            await rename("link", "dir/moved")
        trial.same("everything", {"file": b"x", "dir/moved@": b"file"}, await trial.everything())
        await _link(trial, "other", "file")
        with trial.works("rename('file', 'other')"):
            await rename("file", "other")
        trial.same("everything", {"other": b"x", "dir/moved@": b"file"}, await trial.everything())


def naming(trial: Trial) -> HardLinks:
    """The resource, as one that gives a file several names."""
    return cast("HardLinks", trial.resource)


async def _name(trial: Trial, source: str, path: str) -> Entry:
    with trial.works(f"link({source!r}, {path!r})"):
        entry = await naming(trial).link(source, path)
    return trial.entry(f"link({source!r}, {path!r})", entry)


@needs("write", "link")
class HardLinksLaws(Laws):
    """What ``link`` owes: one file, several names, none of them the first."""

    async def test_both_names_are_one_file(self, trial: Trial) -> None:
        """Both names give the same bytes, and tell the same inode and number of names where they know them."""
        await trial.plant({"file": b"hello", "dir/": b""})
        told = await _name(trial, "file", "dir/second")
        trial.same("the name and kind that link() tells", ("second", "file"), (told.name, told.kind))
        trial.same("everything", {"file": b"hello", "dir/second": b"hello"}, await trial.everything())
        one, other = await trial.stat("file"), await trial.stat("dir/second")
        trial.same("the inodes of both names", one.inode, other.inode)
        trial.holds(one.nlink in (None, 2), "stat('file').nlink", "2 or None", one.nlink)
        trial.same("nlink of both names", one.nlink, other.nlink)

    async def test_a_file_outlives_its_first_name(self, trial: Trial) -> None:
        """The file is there as long as one of its names is."""
        await trial.write("file", b"hello")
        await _name(trial, "file", "second")
        await trial.delete("file")
        trial.same("everything after 'file' went", {"second": b"hello"}, await trial.everything())
        nlink = (await trial.stat("second")).nlink
        trial.holds(nlink in (None, 1), "stat('second').nlink", "1 or None", nlink)

    @needs("append")
    async def test_what_one_name_gets_both_have(self, trial: Trial) -> None:
        """What is added to the file by one name is read by the other."""
        await trial.write("file", b"hello")
        await _name(trial, "file", "second")
        with trial.works("append('second')"):
            await cast("Appends", trial.resource).append("second", once(b", friends"))
        trial.same("read('file')", b"hello, friends", await trial.read("file"))

    async def test_a_second_name_for_nothing(self, trial: Trial) -> None:
        """link of a name that is not there is ENOENT."""
        doing = f"link({MISSING!r}, 'second')"
        await trial.unchanged_by([errno.ENOENT], doing, lambda: naming(trial).link(MISSING, "second"))

    async def test_a_second_name_for_a_directory(self, trial: Trial) -> None:
        """link of a directory is EPERM."""
        await trial.plant({"dir/file": b"x"})
        await trial.unchanged_by([errno.EPERM], "link('dir', 'second')", lambda: naming(trial).link("dir", "second"))

    async def test_a_second_name_over_something(self, trial: Trial) -> None:
        """link onto a file, a directory or the file itself is EEXIST."""
        await trial.plant({"file": b"x", "other": b"y", "dir/inside": b"z"})
        for path in ("other", "dir", "file"):
            doing = f"link('file', {path!r})"
            await trial.unchanged_by([errno.EEXIST], doing, partial(naming(trial).link, "file", path))


def keeping(trial: Trial) -> Attrs:
    """The resource, as one that keeps attributes."""
    return cast("Attrs", trial.resource)


MOMENT = 1_500_000_000_123_456_000
"""A time in nanoseconds, in microseconds exactly."""


async def _set(trial: Trial, path: str, *, mode: int | None = None, mtime: int | None = None) -> Entry:
    doing = f"set_attrs({path!r}, mode={mode}, mtime={mtime})"
    with trial.works(doing):
        entry = await keeping(trial).set_attrs(path, mode=mode, mtime=mtime)
    return trial.entry(doing, entry)


@needs("write", "set_attrs")
class AttrsLaws(Laws):
    """What ``set_attrs`` owes: it changes what it is told to, and stat tells it."""

    async def test_modes_are_kept(self, trial: Trial) -> None:
        """A mode that was set is told by stat, list and set_attrs, of files and directories."""
        await trial.plant({"file": b"x", "dir/": b""})
        for path, mode in (("file", 0o755), ("file", 0o600), ("file", 0o444), ("dir", 0o700), ("dir", 0o755)):
            told = await _set(trial, path, mode=mode)
            trial.same(f"the mode that set_attrs({path!r}) tells", oct(mode), oct(told.mode or 0))
            trial.same(f"stat({path!r}).mode", oct(mode), oct((await trial.stat(path)).mode or 0))

    async def test_times_are_kept(self, trial: Trial) -> None:
        """A time that was set is told by stat, of files and directories, to the microsecond."""
        await trial.plant({"file": b"x", "dir/": b""})
        for path in ("file", "dir"):
            await _set(trial, path, mtime=MOMENT)
            trial.same(f"stat({path!r}).mtime", MOMENT, (await trial.stat(path)).mtime)

    async def test_what_is_not_named_stays(self, trial: Trial) -> None:
        """Setting one attribute changes neither another one nor the bytes."""
        await trial.write("file", b"hello")
        await _set(trial, "file", mode=0o640)
        await _set(trial, "file", mtime=MOMENT)
        trial.same("stat('file').mode after its mtime was set", oct(0o640), oct((await trial.stat("file")).mode or 0))
        await _set(trial, "file", mode=0o600)
        trial.same("stat('file').mtime after its mode was set", MOMENT, (await trial.stat("file")).mtime)
        trial.same("read('file')", b"hello", await trial.read("file"))

    async def test_a_write_keeps_the_mode(self, trial: Trial) -> None:
        """A file that is written anew keeps its permission bits, and gets a new time."""
        await trial.write("file", b"first")
        await _set(trial, "file", mode=0o750, mtime=MOMENT)
        await trial.write("file", b"second")
        entry = await trial.stat("file")
        trial.same("stat('file').mode after a write", oct(0o750), oct(entry.mode or 0))
        trial.holds(entry.mtime != MOMENT, "stat('file').mtime after a write", f"not {MOMENT}", entry.mtime)

    async def test_attributes_of_nothing(self, trial: Trial) -> None:
        """set_attrs of a name that is not there is ENOENT."""
        doing = f"set_attrs({MISSING!r}, mode=0o644)"
        await trial.unchanged_by([errno.ENOENT], doing, lambda: keeping(trial).set_attrs(MISSING, mode=0o644))

    @needs("symlink")
    async def test_attributes_of_a_link(self, trial: Trial) -> None:
        """set_attrs of a link does nothing to what is behind it."""
        await trial.write("file", b"x")
        await _set(trial, "file", mode=0o640, mtime=MOMENT)
        with trial.works("symlink('link', 'file')"):
            await linking(trial).symlink("link", "file")
        await _set(trial, "link", mtime=MOMENT + 5_000_000_000)
        trial.same("stat('file').mtime", MOMENT, (await trial.stat("file")).mtime)
        trial.same("stat('link').mtime", MOMENT + 5_000_000_000, (await trial.stat("link")).mtime)
