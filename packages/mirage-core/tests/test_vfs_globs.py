"""Globs against bash in a folder with the same tree, and what only mounts have."""

import subprocess
from pathlib import Path

import pytest
from vfs_stores import Plain, files

from mirage.resource.ram import RAMResource
from mirage.vfs.fs import FileSystem
from mirage.vfs.globs import Wildcards
from mirage.vfs.system import CommandsResource

pytestmark = pytest.mark.anyio

FILES = ["a.c", "b.c", "b.h", ".hidden", "[x]", "sp ace", "d/a.c", "d/.dot/z.c", "d/e/b.c", "d/e/f/c.c", "*", "B.c"]
LINKS = {"link": "d", "dangling": "nowhere", "d/up": ".."}

PATTERNS = [
    "*", "*.c", "?.c", "[ab].c", "[!a].c", "[a-b].[ch]", ".*", "*/", "d/*", "*/*.c", "d/*/*.c", "./*.c", "d/../*.h",
    "link/*.c", "*/e/b.c", "d//*.c", "\\*", "\\[x\\]", "*\\ *", "dangl*", "*/a.c", "none*", "d/e/", "d/e", "none",
    "d/.*/z.c", "*/.dot/*", "**/*.c", "[[:upper:]]*", "dangling", "*g", "d/up/*.h", "a.c/*",
    "**", "**/", "d/e/**", "d/**/", "link/**", "*/**", "./**", "**/e/**", "**/**/*.c", "d/**/e/**/c.c", "***", "**.c",
    "**/link", "**/up/", "d/e/**/f", "**/none", "none/**",
]  # fmt: skip


async def planted() -> FileSystem:
    fs = files({"/": RAMResource()})
    await fs.mkdir("/w/d/e/f", parents=True)
    await fs.mkdir("/w/d/.dot")
    for file in FILES:
        await fs.write(f"/w/{file}", b"")
    for path, target in LINKS.items():
        await fs.symlink(target, f"/w/{path}")
    fs.session.cwd = "/w"
    return fs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same tree for bash."""
    top = tmp_path_factory.mktemp("glob")
    for file in FILES:
        (top / file).parent.mkdir(parents=True, exist_ok=True)
        (top / file).touch()
    for path, target in LINKS.items():
        (top / path).symlink_to(target)
    return top


@pytest.mark.parametrize("pattern", PATTERNS)
async def test_as_bash(folder: Path, pattern: str) -> None:
    words = pattern.replace(" ", "\\ ").replace("\\\\ ", "\\ ")
    script = f'shopt -s nullglob globstar; LC_ALL=C; p=({words}); for f in "${{p[@]}}"; do printf \'%s\\n\' "$f"; done'
    bash = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, check=True, text=True)
    expected = bash.stdout.splitlines()
    if not any(mark in pattern for mark in "*?["):
        # Bash leaves a word without magic alone; here it must exist.
        expected = [name for name in expected if (folder / name).exists() or (folder / name).is_symlink()]
    expected = [name for name in expected if name not in (".", "..") and not name.endswith(("/.", "/.."))]
    assert await (await planted()).glob(pattern) == sorted(expected)


WILD = {
    "dotglob": Wildcards(dot=True),
    "nocaseglob": Wildcards(ignore_case=True),
    "extglob": Wildcards(extended=True),
    "extglob dotglob": Wildcards(extended=True, dot=True),
}
WILDER = ["*", "**", "**/", "d/*", ".*", "?", "b.*", "[A-C].c", "*/E/*", "!(a*)", "@(a|b).@(c|h)", "*(d)/*", "@(.*|a*)"]


@pytest.mark.parametrize("options", WILD)
@pytest.mark.parametrize("pattern", WILDER)
async def test_as_bash_with_options(folder: Path, pattern: str, options: str) -> None:
    script = f"shopt -s nullglob globstar {options}\nfor f in {pattern}; do printf '%s\\n' \"$f\"; done"
    if "(" in pattern and "extglob" not in options:
        return
    env = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    bash = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, check=True, text=True, env=env)
    assert await (await planted()).glob(pattern, wildcards=WILD[options]) == bash.stdout.splitlines()


async def test_across_mounts() -> None:
    fs = files(
        {"/": RAMResource(), "/data": Plain(**{"x.c": b""}), "/deep/er": Plain(), "/bin": CommandsResource(list)}
    )
    fs.table.mount("/usr/bin", CommandsResource(lambda: ["cat.c"]), hidden=True)
    assert await fs.glob("/d*") == ["/data", "/deep"]
    assert await fs.glob("/*/*.c") == ["/data/x.c"]
    assert await fs.glob("/d*/*/") == ["/deep/er/"]
    assert await fs.glob("/**/*.c") == ["/data/x.c"]
    assert await fs.glob("/usr/bin/*") == ["/usr/bin/cat.c"]


async def test_passes_the_callers_checkpoint() -> None:
    passed = 0

    async def breathe() -> None:
        nonlocal passed
        passed += 1

    assert await (await planted()).glob("d/*", breathe=breathe)
    assert passed == 1
