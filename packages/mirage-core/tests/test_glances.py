"""Small files read many at a time: what RAM and disk tell of them, and what grep -r and rg make of it."""

from pathlib import Path

import anyio
import pytest

from mirage import Workspace
from mirage.resource.disk import DiskResource
from mirage.resource.ram import RAMResource
from mirage.resources import Glances

SMALL = 10
FILES = {"a": b"one\n", "b": b"x" * 11, "c": b"", "e": b"last", "bin": b"a\0one\n"}


def _resources(folder: Path) -> list[DiskResource | RAMResource]:
    return [DiskResource(root=folder), RAMResource()]


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_not_small_is_left_to_be_read_by_itself(tmp_path: Path, which: int) -> None:
    async def run() -> None:
        resource = _resources(tmp_path)[which]
        assert isinstance(resource, Glances)
        async with Workspace({"/d": resource}) as workspace:
            for name, data in FILES.items():
                await workspace.fs.write(f"/d/{name}", data)
            await workspace.fs.mkdir("/d/sub")
            await workspace.fs.symlink("a", "/d/link")
            found = await resource.glance("", ["a", "b", "c", "sub", "link", "missing", "e"], SMALL)
        assert [found[0], *found[1:2], *found[3:]] == [b"one\n", None, None, None, None, b"last"]
        assert not found[2]

    anyio.run(run)


LINES = (
    ("grep -r one /d", b"/d/a:one\n", b"grep: /d/bin: binary file matches\n"),
    ("grep -rc one /d/many | grep -c :1", b"3\n", b""),
    ("grep -rl needle /d", b"/d/many/f300\n/d/many/f7\n/d/many/f8\n", b""),
    ("cd /d; rg -l needle", b"many/f300\nmany/f7\nmany/f8\n", b""),
    ("rg -c needle /d/many", b"/d/many/f300:1\n/d/many/f7:1\n/d/many/f8:1\n", b""),
    ("rg -l --sort modified needle /d/many | sort", b"/d/many/f300\n/d/many/f7\n/d/many/f8\n", b""),
    ("rg '^bom' /d", b"/d/many/f9:bom\n", b""),
    ("grep -rL e /d/many | grep -c .", b"594\n", b""),
)


@pytest.mark.parametrize("which", [0, 1])
def test_files_searched_together_are_told_apart(tmp_path: Path, which: int) -> None:
    async def run() -> None:
        async with Workspace({"/d": _resources(tmp_path)[which]}) as workspace:
            await workspace.fs.mkdir("/d/many")
            for name, data in FILES.items():
                await workspace.fs.write(f"/d/{name}", data)
            for number in range(600):
                data = b"a needle" if number in (7, 8, 300) else b"hay one\n" if number in (1, 2) else b"y" * number
                await workspace.fs.write(f"/d/many/f{number}", b"one\n" if number == 3 else data)
            await workspace.fs.write("/d/many/f9", b"\xef\xbb\xbfbom\n")
            for line, out, err in LINES:
                told = await workspace.execute(line)
                lines = b"".join(sorted(told.stdout.splitlines(keepends=True)))
                if "grep -r one" in line:
                    lines = b"".join(each for each in lines.splitlines(keepends=True) if b"many" not in each)
                assert (lines, told.stderr) == (out, err), line

    anyio.run(run)
