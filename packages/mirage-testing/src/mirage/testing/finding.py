"""Laws of the capabilities that look at many files at once: Walks, Searches and Glances."""

import errno
from collections.abc import Sequence
from typing import cast

import pytest

from mirage.paths import is_below, name_of, split
from mirage.resources import PAGE, Entry, Glances, Searches, Walks
from mirage.testing.basis import Laws
from mirage.testing.law import needs
from mirage.testing.reading import directories_of, files_of
from mirage.testing.refusals import MISSING
from mirage.testing.trial import Tree, Trial


async def walked(trial: Trial, path: str) -> list[tuple[str, Entry]]:
    """What a walk brings, in order."""
    resource = cast("Walks", trial.resource)
    found: list[tuple[str, Entry]] = []
    with trial.works(f"walk({path!r})"):
        async for page in resource.walk(path):
            trial.holds(len(page) <= PAGE, f"a page of walk({path!r})", f"at most {PAGE} entries", len(page))
            found.extend(page)
    for _, entry in found:
        trial.entry(f"walk({path!r})", entry)
    return found


@needs("walk")
class WalksLaws(Laws):
    """What ``walk`` owes: what listing every directory would have given."""

    async def test_a_walk_finds_everything(self, trial: Trial) -> None:
        """A walk from the root brings every file and directory once, and nothing else."""
        tree = await trial.tree()
        expected = sorted([*files_of(tree), *directories_of(tree)])
        trial.same("the paths of walk('')", expected, sorted(path for path, _ in await walked(trial, "")))

    async def test_a_walk_begins_anywhere(self, trial: Trial) -> None:
        """A walk from a directory brings what is below it, in paths from the root, and not the directory itself."""
        tree = await trial.tree()
        everything = [*files_of(tree), *directories_of(tree)]
        for start in directories_of(tree):
            expected = sorted(path for path in everything if is_below(path, start) and path != start)
            got = sorted(path for path, _ in await walked(trial, start))
            trial.same(f"the paths of walk({start!r})", expected, got)

    async def test_a_walk_tells_parents_first(self, trial: Trial) -> None:
        """A walk brings a directory before anything that it holds."""
        await trial.tree()
        seen = {""}
        for path, entry in await walked(trial, ""):
            parent = split(path)[0]
            trial.holds(parent in seen, f"walk('') at {path!r}", f"{parent!r} before it", sorted(seen))
            if entry.kind == "dir":
                seen.add(path)

    async def test_a_walk_and_stat_agree(self, trial: Trial) -> None:
        """A walk and stat tell the same of a file, as far as both know it."""
        await trial.tree()
        for path, entry in await walked(trial, ""):
            trial.same(f"the name that walk('') tells of {path!r}", name_of(path), entry.name)
            known = await trial.stat(path)
            for field in ("kind", "size", "mtime", "etag", "mode"):
                one, other = getattr(entry, field), getattr(known, field)
                if one is not None and other is not None:
                    trial.same(f"{field} of {path!r}: walk and stat", one, other)

    async def test_a_walk_of_nothing(self, trial: Trial) -> None:
        """walk of a name that is not there is ENOENT."""
        await trial.tree()
        with trial.raises(errno.ENOENT, doing=f"walk({MISSING!r})"):
            await walked(trial, MISSING)

    async def test_a_walk_of_a_file(self, trial: Trial) -> None:
        """walk of a file is ENOTDIR."""
        for path in files_of(await trial.tree()):
            with trial.raises(errno.ENOTDIR, doing=f"walk({path!r})"):
                await walked(trial, path)

    @needs("write")
    async def test_a_walk_finds_empty_directories(self, trial: Trial) -> None:
        """A walk brings directories that hold nothing; a walk from one brings nothing."""
        await trial.make_dir("hollow")
        trial.same("walk('')", [("hollow", "dir")], [(path, entry.kind) for path, entry in await walked(trial, "")])
        trial.same("walk('hollow')", [], await walked(trial, "hollow"))

    @needs("write", "symlink")
    async def test_a_walk_follows_no_link(self, trial: Trial) -> None:
        """A walk brings a link, and nothing of what is behind it."""
        from mirage.testing.linking import linking

        await trial.plant({"dir/file": b"x"})
        with trial.works("symlink('link', 'dir')"):
            await linking(trial).symlink("link", "dir")
        got = sorted((path, entry.kind) for path, entry in await walked(trial, ""))
        trial.same("walk('')", [("dir", "dir"), ("dir/file", "file"), ("link", "link")], got)


async def searched(trial: Trial, path: str, text: bytes, *, ignore_case: bool = False) -> list[str]:
    """The paths that a search brings; the law does not apply where it declines."""
    resource = cast("Searches", trial.resource)
    doing = f"search({path!r}, {text!r}, ignore_case={ignore_case})"
    with trial.works(doing):
        pages = resource.search(path, text, ignore_case=ignore_case)
        if pages is None:
            pytest.skip(f"{type(trial.resource).__name__} declines {doing}")
        found = [path async for page in pages for path in page]
    return found


async def _needles(trial: Trial) -> list[bytes]:
    """Parts of the files' lines to look for."""
    lines = {line for data in files_of(await trial.tree()).values() for line in data.split(b"\n")}
    words = sorted({word for line in lines for word in line.split() if len(word) < 100})
    return [word for word in words if word.isalnum()][:20]


@needs("search")
class SearchesLaws(Laws):
    """What ``search`` owes: it may name too many files, never too few."""

    async def test_a_search_misses_no_file(self, trial: Trial) -> None:
        """Every file that holds the text is among what a search brings."""
        files = files_of(await trial.tree())
        for text in await _needles(trial):
            holding = {path for path, data in files.items() if text in data}
            missed = sorted(holding - set(await searched(trial, "", text)))
            trial.same(f"files with {text!r} that search('') misses", [], missed)

    async def test_a_search_may_ignore_case(self, trial: Trial) -> None:
        """With ignore_case, a file that holds the text in other letters is among what a search brings."""
        files = files_of(await trial.tree())
        for text in await _needles(trial):
            holding = {path for path, data in files.items() if text.lower() in data.lower()}
            got = await searched(trial, "", text.upper(), ignore_case=True)
            trial.same(f"files with {text.upper()!r} that search('') misses", [], sorted(holding - set(got)))

    async def test_a_search_finds_parts_of_words(self, trial: Trial) -> None:
        """The text may be any part of a line, not only a word."""
        files = files_of(await trial.tree())
        for text in await _needles(trial):
            part = text[1:] if len(text) > 1 else text
            holding = {path for path, data in files.items() if part in data}
            missed = sorted(holding - set(await searched(trial, "", part)))
            trial.same(f"files with {part!r} that search('') misses", [], missed)

    async def test_a_search_names_files_below(self, trial: Trial) -> None:
        """A search from a directory brings paths from the root of files below it, each once, and nothing else."""
        tree = await trial.tree()
        for start in ("", *directories_of(tree)):
            below = {path for path in files_of(tree) if not start or is_below(path, start)}
            for text in await _needles(trial):
                got = await searched(trial, start, text)
                doing = f"search({start!r}, {text!r})"
                trial.same(f"paths of {doing} that are no files below it", [], sorted(set(got) - below))
                trial.same(f"how often {doing} names a file", sorted(set(got)), sorted(got))

    @needs("write")
    async def test_a_search_knows_what_was_written(self, trial: Trial) -> None:
        """A search finds what was written before it, and no file that is gone."""
        await trial.plant({"dir/file": b"first needle\n"})
        found = await searched(trial, "", b"needle")
        trial.same("search('', b'needle') after a write", ["dir/file"], found)
        await trial.write("other", b"one more needle\n")
        await trial.delete("dir/file")
        trial.same("search('', b'needle') later", ["other"], await searched(trial, "", b"needle"))


async def glanced(trial: Trial, path: str, names: Sequence[str], most: int) -> list[bytes | None]:
    """What a glance brings, one for each name."""
    resource = cast("Glances", trial.resource)
    doing = f"glance({path!r}, {list(names)!r}, {most})"
    with trial.works(doing):
        found = list(await resource.glance(path, names, most))
    trial.same(f"how many answers {doing} has", len(names), len(found))
    return found


def _by_directory(tree: Tree) -> dict[str, dict[str, bytes]]:
    """The files of each directory."""
    found: dict[str, dict[str, bytes]] = {}
    for path, data in files_of(tree).items():
        parent, name = split(path)
        found.setdefault(parent, {})[name] = data
    return found


@needs("glance")
class GlancesLaws(Laws):
    """What ``glance`` owes: what reading each file would have given, or nothing."""

    async def test_a_glance_reads_what_read_reads(self, trial: Trial) -> None:
        """What a glance tells of a file is all that it holds, in the order of the names asked for."""
        for parent, files in _by_directory(await trial.tree()).items():
            names = sorted(files, reverse=True)
            for name, data in zip(names, await glanced(trial, parent, names, 1 << 20), strict=True):
                if data is not None:
                    trial.same(f"glance({parent!r}) of {name!r}", files[name], data)

    async def test_a_glance_keeps_to_its_size(self, trial: Trial) -> None:
        """A glance tells nothing of a file that holds more than was asked for."""
        for parent, files in _by_directory(await trial.tree()).items():
            for name, data in files.items():
                if data:
                    got = await glanced(trial, parent, [name], len(data) - 1)
                    trial.same(f"glance({parent!r}) of {name!r}, with {len(data) - 1} bytes", [None], got)

    async def test_a_glance_is_of_files(self, trial: Trial) -> None:
        """A glance tells nothing of directories and of names that are not there, and goes on to the others."""
        tree = await trial.tree()
        for parent, files in _by_directory(tree).items():
            below = [name_of(path) for path in directories_of(tree) if path and split(path)[0] == parent]
            name = next(iter(files))
            got = await glanced(trial, parent, [*below, MISSING, name], 1 << 20)
            trial.same(f"glance({parent!r}) of what is no file", [None] * (len(below) + 1), got[:-1])
            trial.holds(got[-1] in (None, files[name]), f"glance({parent!r}) behind it", "the file's bytes", got[-1])

    async def test_a_glance_at_nothing(self, trial: Trial) -> None:
        """glance at a directory that is not there is ENOENT."""
        await trial.tree()
        with trial.raises(errno.ENOENT, doing=f"glance({MISSING!r})"):
            await cast("Glances", trial.resource).glance(MISSING, ["name"], 1)

    async def test_a_glance_at_a_file(self, trial: Trial) -> None:
        """glance at a file as if it were a directory is ENOTDIR."""
        for path in files_of(await trial.tree()):
            with trial.raises(errno.ENOTDIR, doing=f"glance({path!r})"):
                await cast("Glances", trial.resource).glance(path, ["name"], 1)

    @needs("write")
    async def test_a_glance_knows_what_was_written(self, trial: Trial) -> None:
        """A glance tells what the last write left, and nothing of a file that is gone."""
        await trial.plant({"dir/one": b"first", "dir/two": b"2"})
        await glanced(trial, "dir", ["one", "two"], 100)
        await trial.write("dir/one", b"later")
        await trial.delete("dir/two")
        got = await glanced(trial, "dir", ["one", "two"], 100)
        trial.holds(got[0] in (None, b"later"), "glance('dir') of what was written anew", "its bytes", got[0])
        trial.same("glance('dir') of what is gone", None, got[1])

    @needs("write", "symlink")
    async def test_a_glance_follows_no_link(self, trial: Trial) -> None:
        """A glance tells nothing of a link, and none is followed on the way."""
        from mirage.testing.linking import linking

        await trial.plant({"dir/file": b"x"})
        with trial.works("symlink('dir/link', 'file')"):
            await linking(trial).symlink("dir/link", "file")
        trial.same("glance('dir') of a link", [None], await glanced(trial, "dir", ["link"], 100))
