"""The law of pushdown: a capability may make an answer faster or cheaper, never different.

Each law does the same through the tree above twice, with the capability and with it masked, and compares
what came out: values, errnos, and what is there afterwards.
"""

import errno
from collections.abc import Awaitable, Callable, Mapping

from mirage.host import Host
from mirage.paths import encode
from mirage.session import Session
from mirage.testing.basis import Laws
from mirage.testing.guise import masked
from mirage.testing.law import needs
from mirage.testing.reading import directories_of
from mirage.testing.trial import SCENARIO, Trial, describe
from mirage.vfs.fs import FileSystem
from mirage.vfs.guard import Guard
from mirage.vfs.handle import Flags
from mirage.vfs.table import MountRegistry

Steps = Mapping[str, Callable[[FileSystem], Awaitable[object]]]

PLACE = "/m"


def files_in(trial: Trial, directory: str) -> FileSystem:
    """The tree above the resource, which is mounted alone, seen from one of its directories."""
    table = MountRegistry()
    table.mount(PLACE, trial.resource)
    session = Session("laws", Host())
    session.cwd = f"{PLACE}/{directory}" if directory else PLACE
    return FileSystem(table, session, Guard())


async def outcome(step: Awaitable[object]) -> object:
    """What a step gives: its value, or its errno."""
    try:
        return await step
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, describe(error))


async def _same_without(trial: Trial, method: str, steps: Steps) -> None:
    """The steps, each in turn, in a planted directory with the capability, and in another without it."""
    await trial.plant(SCENARIO, "with")
    await trial.plant(SCENARIO, "without")
    got = await _outcomes(trial, "with", steps)
    with masked(trial.resource, method):
        expected = await _outcomes(trial, "without", steps)
    trial.same(f"what happens with {method}(), which is to be what happens without", expected, got)


async def _outcomes(trial: Trial, directory: str, steps: Steps) -> dict[str, object]:
    fs = files_in(trial, directory)
    found: dict[str, object] = {}
    for name, step in steps.items():
        with trial.works(name):
            found[name] = await outcome(step(fs))
    after = await trial.everything(directory)
    return found | {f"{path} afterwards": data for path, data in after.items()}


async def _walks(trial: Trial, starts: list[str]) -> dict[str, object]:
    fs = files_in(trial, "")
    found: dict[str, object] = {}
    for start in starts:
        here: list[tuple[str, str, str]] = []
        with trial.works(f"walking {start!r}"):
            async for directory, page in fs.walk(start or "."):
                here.extend((directory, entry.name, entry.kind) for entry in page)
        found[start] = sorted(here)
    return found


class PushdownLaws(Laws):
    """Each capability gives the answer that doing without it gives."""

    @needs("walk")
    async def test_walk_changes_no_answer(self, trial: Trial) -> None:
        """Walking the tree gives the same with walk as by listing every directory."""
        starts = ["", *directories_of(await trial.tree())]
        got = await _walks(trial, starts)
        with masked(trial.resource, "walk"):
            expected = await _walks(trial, starts)
        trial.same("what walking gives with walk(), which is to be what it gives without", expected, got)

    @needs("write", "copy")
    async def test_copy_changes_no_answer(self, trial: Trial) -> None:
        """Copying gives the same with copy as by reading and writing, refusals included."""
        await _same_without(
            trial,
            "copy",
            {
                "copy a.txt to a free name": lambda fs: fs.copy("a.txt", "dir/copy"),
                "copy a large file over a small one": lambda fs: fs.copy("blocks.bin", "a.txt"),
                "copy an empty file over a file": lambda fs: fs.copy("empty", "dir/b.txt"),
                "copy a file onto a directory": lambda fs: fs.copy("a.txt", "dir"),
                "copy a directory": lambda fs: fs.copy("dir", "new"),
                "copy nothing": lambda fs: fs.copy("nothing", "new"),
                "copy to below nothing": lambda fs: fs.copy("a.txt", "nothing/new"),
                "copy to below a file": lambda fs: fs.copy("a.txt", "empty/new"),
            },
        )

    @needs("write", "rename")
    async def test_rename_changes_no_answer(self, trial: Trial) -> None:
        """Moving gives the same with rename as by copying and deleting, refusals included."""
        await _same_without(
            trial,
            "rename",
            {
                "move a file to a free name": lambda fs: fs.move("a.txt", "dir/moved"),
                "move a file over a file": lambda fs: fs.move("dir/moved", "empty"),
                "move a file onto a directory": lambda fs: fs.move("empty", "dir"),
                "move a directory onto a file": lambda fs: fs.move("dir", "empty"),
                "move a directory into itself": lambda fs: fs.move("dir", "dir/deep/new"),
                "move nothing": lambda fs: fs.move("nothing", "new"),
                "move to below nothing": lambda fs: fs.move("empty", "nothing/new"),
                "move to below a file": lambda fs: fs.move("empty", "blocks.bin/new"),
                "make an empty directory": lambda fs: fs.mkdir("hollow"),
                "move a directory onto an empty one": lambda fs: fs.move("dir", "hollow"),
                "make a full directory": lambda fs: fs.mkdir("full/inside", parents=True),
                "move a directory onto a full one": lambda fs: fs.move("hollow", "full"),
                "move a directory to a free name": lambda fs: fs.move("hollow", "dir"),
            },
        )

    @needs("write", "append")
    async def test_append_changes_no_answer(self, trial: Trial) -> None:
        """Appending gives the same with append as without it, refusals included."""
        await _same_without(
            trial,
            "append",
            {
                "append to a file": lambda fs: _size(fs.write("a.txt", b"four\n", append=True)),
                "append nothing": lambda fs: _size(fs.write("a.txt", b"", append=True)),
                "append much to a large file": lambda fs: _size(fs.write("blocks.bin", b"x" * 200_000, append=True)),
                "append to a free name": lambda fs: _size(fs.write("new", b"first\n", append=True)),
                "append to a directory": lambda fs: _size(fs.write("dir", b"x", append=True)),
                "append below nothing": lambda fs: _size(fs.write("nothing/new", b"x", append=True)),
                "append below a file": lambda fs: _size(fs.write("empty/new", b"x", append=True)),
            },
        )

    @needs("write", "open")
    async def test_open_changes_no_answer(self, trial: Trial) -> None:
        """Writing through an open file leaves, once it is closed, what it leaves where the file is written whole."""
        truncate = Flags(write=True, create=True, truncate=True)
        append = Flags(write=True, create=True, append=True)
        update = Flags(read=True, write=True, create=True)
        new = Flags(write=True, create=True, exclusive=True)
        await _same_without(
            trial,
            "open",
            {
                "replace a file": lambda fs: _through(fs, "a.txt", truncate),
                "make a file": lambda fs: _through(fs, "dir/new", truncate),
                "add to a file": lambda fs: _through(fs, "dir/b.txt", append),
                "make a file by adding": lambda fs: _through(fs, "added", append),
                "write over the beginning": lambda fs: _through(fs, "blocks.bin", update),
                "make a new file": lambda fs: _through(fs, "exclusive", new),
                "make a file that exists": lambda fs: _through(fs, "empty", new),
                "write to a directory": lambda fs: _through(fs, "dir", truncate),
                "write below nothing": lambda fs: _through(fs, "nothing/new", truncate),
                "write below a file": lambda fs: _through(fs, "empty/new", truncate),
                "cut a file": lambda fs: fs.truncate("blocks.bin", 70_000),
                "extend a file": lambda fs: fs.truncate("dir/deep/c.log", 70_000),
            },
        )


async def _size(writing: Awaitable[object]) -> object:
    """A write's refusal counts, and not what it tells: a file's etag and time are its own."""
    await writing
    return None


async def _through(fs: FileSystem, path: str, flags: Flags) -> None:
    handle = await fs.open_handle(path, flags)
    try:
        await handle.write(encode("written\n"))
        await handle.write(encode("twice\n"))
    finally:
        await handle.aclose()
