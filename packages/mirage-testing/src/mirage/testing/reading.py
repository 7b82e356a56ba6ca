"""Laws of every resource: what stat, list and read say of a tree, and that they agree."""

import json
from collections.abc import Sequence
from typing import get_args

import anyio.lowlevel

from mirage.paths import name_of
from mirage.resources import PAGE, Entry, Kind
from mirage.testing.basis import Laws
from mirage.testing.trial import Tree, Trial, reads, together


def files_of(tree: Tree) -> dict[str, bytes]:
    """The files of a tree."""
    return {path: data for path, data in tree.items() if not path.endswith("/")}


def directories_of(tree: Tree) -> list[str]:
    """Every directory of a tree but its root, the ones implied by what they hold included."""
    found: dict[str, None] = {}
    for path in tree:
        parts = path.split("/")[:-1]
        for depth in range(len(parts)):
            found["/".join(parts[: depth + 1])] = None
    return list(found)


def names_in(tree: Tree, directory: str) -> list[str]:
    """The sorted names that a directory of a tree holds."""
    start = directory + "/" if directory else ""
    return sorted({path[len(start) :].split("/")[0] for path in tree if path.startswith(start) and path != start})


def flaws(entry: Entry) -> list[str]:
    """What is wrong with an Entry's values, whatever it describes."""
    found: list[str] = []
    if entry.kind not in get_args(Kind):
        found.append(f"kind {entry.kind!r} is none of {', '.join(get_args(Kind))}")
    for field in ("size", "mtime", "ctime", "atime", "mode", "nlink", "inode", "uid", "gid"):
        value = getattr(entry, field)
        if value is not None and (type(value) is not int or (value < 0 and "time" not in field)):
            found.append(f"{field} {value!r} is no whole number")
    if type(entry.mode) is int and entry.mode > 0o7777:
        found.append(f"mode {entry.mode:#o} has more than the twelve permission bits")
    if entry.etag is not None and (not isinstance(entry.etag, str) or not entry.etag):
        found.append(f"etag {entry.etag!r} is no text, or empty")
    if (entry.kind == "link") != (entry.target is not None):
        found.append(f"a {entry.kind} with target {entry.target!r}")
    if entry.extra is not None:
        found.extend(_no_json(entry.extra))
    return found


def _no_json(extra: object) -> list[str]:
    try:
        json.dumps(extra)
    except (TypeError, ValueError) as error:
        return [f"extra is not JSON: {error}"]
    return []


class ReadableLaws(Laws):
    """What ``stat``, ``list`` and ``read`` owe to every caller.

    Where the resource may be written, the kit plants the tree drawn at ``mirage.testing.SCENARIO``; where it may
    not, the author's ``tree`` fixture says what it holds.
    """

    async def test_the_root_is_a_directory(self, trial: Trial) -> None:
        """The root of every resource is a directory, called by the empty path."""
        entry = await trial.stat("")
        trial.same("stat('').kind", "dir", entry.kind)

    async def test_stat_tells_files(self, trial: Trial) -> None:
        """stat calls a file a file, and tells its exact size or none."""
        for path, data in files_of(await trial.tree()).items():
            entry = await trial.stat(path)
            trial.same(f"stat({path!r}).kind", "file", entry.kind)
            trial.holds(entry.size in (None, len(data)), f"stat({path!r}).size", f"{len(data)} or None", entry.size)

    async def test_stat_tells_directories(self, trial: Trial) -> None:
        """stat calls a directory a directory."""
        for path in directories_of(await trial.tree()):
            entry = await trial.stat(path)
            trial.same(f"stat({path!r}).kind", "dir", entry.kind)

    async def test_stat_tells_the_name(self, trial: Trial) -> None:
        """An Entry's name is the last component of its path; the root's is empty."""
        tree = await trial.tree()
        for path in ("", *files_of(tree), *directories_of(tree)):
            entry = await trial.stat(path)
            trial.same(f"stat({path!r}).name", name_of(path), entry.name)

    async def test_entries_are_well_formed(self, trial: Trial) -> None:
        """What an Entry tells is of the declared type and range, and what is unknown is None."""
        tree = await trial.tree()
        for path in ("", *directories_of(tree)):
            for entry in (await trial.stat(path), *await trial.entries(path)):
                trial.same(f"what is wrong with {entry!r} of {path!r}", [], flaws(entry))
        for path in files_of(tree):
            entry = await trial.stat(path)
            trial.same(f"what is wrong with {entry!r} of {path!r}", [], flaws(entry))

    async def test_list_tells_every_name_once(self, trial: Trial) -> None:
        """A listing holds each name of the directory exactly once, and nothing else."""
        tree = await trial.tree()
        for path in ("", *directories_of(tree)):
            trial.same(f"the names in list({path!r})", names_in(tree, path), await trial.names(path))

    async def test_list_gives_single_names(self, trial: Trial) -> None:
        """A listing gives names, not paths, and neither . nor .. is among them."""
        for path in ("", *directories_of(await trial.tree())):
            for entry in await trial.entries(path):
                plain = entry.name not in ("", ".", "..") and not set(entry.name) & {"/", "\0"}
                trial.holds(plain, f"a name in list({path!r})", "one component", entry.name)

    async def test_pages_are_bounded(self, trial: Trial) -> None:
        """A listing comes in sequences of at most PAGE entries."""
        for path in ("", *directories_of(await trial.tree())):
            for page in await trial.pages(path):
                sized = isinstance(page, Sequence) and len(page) <= PAGE
                trial.holds(sized, f"a page of list({path!r})", f"a sequence of at most {PAGE} entries", page)

    async def test_list_and_stat_agree(self, trial: Trial) -> None:
        """A listing and stat tell the same of a file, as far as both know it."""
        for directory in ("", *directories_of(await trial.tree())):
            for listed in await trial.entries(directory):
                path = f"{directory}/{listed.name}" if directory else listed.name
                entry = await trial.stat(path)
                for field in ("kind", "size", "mtime", "etag", "mode", "target"):
                    one, other = getattr(listed, field), getattr(entry, field)
                    if one is not None and other is not None:
                        trial.same(f"{field} of {path!r}: list({directory!r}) and stat", one, other)

    async def test_read_gives_every_byte(self, trial: Trial) -> None:
        """A read gives exactly the bytes of the file."""
        for path, data in files_of(await trial.tree()).items():
            trial.same(f"the bytes of read({path!r})", data, await trial.read(path))

    async def test_chunks_are_bytes_and_never_empty(self, trial: Trial) -> None:
        """Each chunk of a read is a bytes object, and none is empty."""
        for path in files_of(await trial.tree()):
            _, chunks = await trial.chunks(path)
            for chunk in chunks:
                whole = type(chunk) is bytes and len(chunk) > 0
                trial.holds(whole, f"a chunk of {reads(path)}", "bytes, at least one", chunk)

    async def test_a_reading_tells_its_entry(self, trial: Trial) -> None:
        """A Reading's entry is that of the file that is read, as far as it tells."""
        for path, data in files_of(await trial.tree()).items():
            reading, _ = await trial.chunks(path)
            entry = trial.entry(f"the entry of {reads(path)}", reading.entry)
            trial.same(f"the kind that {reads(path)} tells", "file", entry.kind)
            trial.holds(
                entry.size in (None, len(data)),
                f"the size that {reads(path)} tells",
                f"{len(data)} or None",
                entry.size,
            )
            etag = (await trial.stat(path)).etag
            if entry.etag is not None and etag is not None:
                trial.same(f"the etag of {path!r}: stat and read", etag, entry.etag)

    async def test_reading_changes_nothing(self, trial: Trial) -> None:
        """A second read gives what the first one gave."""
        tree = await trial.tree()
        for path in files_of(tree):
            first = await trial.read(path)
            trial.same(f"the second {reads(path)}", first, await trial.read(path))

    async def test_nothing_else_is_visible(self, trial: Trial) -> None:
        """Going down from the root finds the tree exactly, and nothing besides."""
        tree = dict(await trial.tree())
        trial.same("everything below the root", tree, await trial.everything())

    async def test_reads_at_once_do_not_mix(self, trial: Trial) -> None:
        """Reads that run at the same time each give their own file's bytes."""
        files = files_of(await trial.tree())
        got: list[tuple[str, bytes]] = []

        async def read(path: str) -> None:
            with trial.works(reads(path)):
                async with trial.resource.read(path) as reading:
                    parts: list[bytes] = []
                    async for chunk in reading:
                        parts.append(chunk)
                        await anyio.lowlevel.checkpoint()
                    got.append((path, b"".join(parts)))

        async with together() as tasks:
            for path in [*files, *files]:
                tasks.start_soon(read, path)
        for path, data in got:
            trial.same(f"the bytes of {reads(path)} beside others", files[path], data)

    async def test_its_commands_are_declared(self, trial: Trial) -> None:
        """The commands a resource brings are Commands, and no two share a name."""
        from mirage.commands.spec import Command

        with trial.works("commands()"):
            commands = list(trial.resource.commands())
        for command in commands:
            trial.holds(isinstance(command, Command), "an item of commands()", "a Command", command)
        names = [command.name for command in commands]
        trial.same("the names of commands()", sorted(set(names)), sorted(names))
