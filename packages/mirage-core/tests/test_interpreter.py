"""An interpreter of another language: brought by an installed plugin, run by its name, by a script's first line."""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import anyio
import pytest

from mirage import Limits, MountMode, Result, Workspace
from mirage.access import Access, Act
from mirage.commands.accesses import plan
from mirage.events import CommandEnded
from mirage.interpreter import Grammar, Invocation, interpreter
from mirage.plugins import discovery, foundation
from mirage.resource.ram import RAMResource

pytestmark = pytest.mark.anyio


def forget() -> None:
    """As in a new process."""
    discovery.resources.cache_clear()
    discovery.plugins.cache_clear()
    foundation.lay.cache_clear()


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    info = tmp_path / "mirage_forth-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mirage-forth\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[mirage.plugins]\nforth = mirage_forth\nwatch = mirage_forth_watch\n")
    (tmp_path / "mirage_forth.py").write_bytes(Path(__file__).with_name("mirage_forth.py").read_bytes())
    (tmp_path / "mirage_forth_watch.py").write_text(WATCH)
    monkeypatch.syspath_prepend(str(tmp_path))
    forget()
    yield
    forget()
    for name in ("mirage_forth", "mirage_forth_watch"):
        sys.modules.pop(name, None)


WATCH = """\
from mirage.plugins import hookimpl

TOLD = []


@hookimpl
def mirage_event(event):
    TOLD.append(event)


@hookimpl
def mirage_check(access):
    return not (access.act == "execute" and access.path.endswith("/forbidden.fs"))
"""


@pytest.fixture
async def ws() -> AsyncIterator[Workspace]:
    mounts = {
        "/work": (RAMResource(), MountMode.EXEC),
        "/data": (RAMResource(), MountMode.WRITE),
        "/keep": (RAMResource(), MountMode.READ),
    }
    async with Workspace(mounts) as workspace:
        await workspace.execute("cd /work")
        yield workspace


async def script(ws: Workspace, path: str, text: str) -> None:
    await ws.fs.write(path, text.encode())
    await ws.fs.set_attrs(path, mode=0o755)


def ended(result: Result) -> tuple[int, bytes, bytes]:
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("forth sum.fs", "5\n"),
        ("forth /work/sum.fs", "5\n"),
        ("forth -c '2 3 + .'", "5\n"),
        ("forth -uc '2 3 + . options .'", "5\n-u\n"),
        ("forth --code='2 3 + .'", "5\n"),
        ("forth -- sum.fs", "5\n"),
        ("forth < sum.fs", "5\n"),
        ("cat sum.fs | forth | cat", "5\n"),
        ("cat sum.fs | forth - 7", "5\n"),
        ("forth <(cat sum.fs)", "5\n"),
        ("forth <<< '2 3 + .'", "5\n"),
        ("x=$(forth sum.fs); echo [$x]", "[5]\n"),
        ("forth83 sum.fs", "5\n"),
        ("/usr/bin/forth sum.fs", "5\n"),
        ("/usr/bin/forth83 sum.fs", "5\n"),
        ("command forth sum.fs", "5\n"),
        ("(exec forth sum.fs)", "5\n"),
        ("command -v forth; type forth", "/usr/bin/forth\nforth is /usr/bin/forth\n"),
        ("forth -W x -v words.fs a 'b c' -c", "words.fs\na\n-W x -v\n"),
        ("forth -c '0 argument . 1 argument .' a", "-c\na\n"),
        ("X=1 forth -c '\"X variable .'; forth -c '\"X variable .'", "1\n\n"),
        ("export Y=2; cd /; forth -c 'cwd . \"Y variable .'; cd /work", "/\n2\n"),
        ("echo in | forth -c 'input .'", "in\n"),
        ("echo in | forth input.fs", "in\n"),
        ("forth --version", "forth 1.0\n"),
    ],
)
async def test_a_program_is_found(ws: Workspace, line: str, out: str) -> None:
    await ws.fs.write("/work/sum.fs", b"# adds\n2 3 + .\n")
    await ws.fs.write("/work/words.fs", b"0 argument . 1 argument . options .")
    await ws.fs.write("/work/input.fs", b"input .")
    assert ended(await ws.execute(line)) == (0, out.encode(), b"")


@pytest.mark.parametrize(
    "first",
    ["/usr/bin/forth", "/bin/forth -W x", "/usr/bin/env forth", "/usr/bin/env forth83", "/usr/bin/env -S forth -v"],
)
async def test_a_script_names_it_in_its_first_line(ws: Workspace, first: str) -> None:
    await script(ws, "/work/s", f"#!{first}\n0 argument . 1 argument . 4 exit\n")
    assert ended(await ws.execute("./s one")) == (4, b"./s\none\n", b"")
    assert ended(await ws.execute("PATH=$PATH:/work; cd /; s two")) == (4, b"/work/s\ntwo\n", b"")
    await ws.execute("cd /work")


@pytest.mark.parametrize(
    ("line", "status", "err"),
    [
        ("forth /data/p.fs", 126, "forth: /data/p.fs: Permission denied"),
        ("/data/p.fs", 126, "bash: line 1: /data/p.fs: Permission denied"),
        ("cd /data; forth -c '1 .'", 126, "forth: /data: Permission denied"),
        ("cd /data; forth < p.fs", 126, "forth: /data: Permission denied"),
        ("forth /work/forbidden.fs", 126, "forth: /work/forbidden.fs: Permission denied"),
        ("/work/forbidden.fs", 126, "bash: line 1: /work/forbidden.fs: Permission denied"),
        ("forth none.fs", 127, "forth: none.fs: No such file or directory"),
        ("forth /work", 126, "forth: /work: Is a directory"),
        ("forth -c", 2, "forth: -c: option requires an argument"),
        ("python3 x.py", 127, "bash: line 1: python3: command not found: no installed plugin interprets it"),
        ("./py", 127, "bash: line 1: ./py: cannot execute: required file not found: /usr/bin/python3: no installed"),
        ("./envpy", 127, "/usr/bin/env: 'python3': No such file or directory: no installed plugin interprets it"),
    ],
)
async def test_what_may_not_run_is_refused_in_one_line(ws: Workspace, line: str, status: int, err: str) -> None:
    for path, text in {
        "/data/p.fs": "#!/usr/bin/forth\n1 .",
        "/work/forbidden.fs": "#!/usr/bin/forth\n1 .",
        "/work/py": "#!/usr/bin/python3\nprint()",
        "/work/envpy": "#!/usr/bin/env python3\nprint()",
    }.items():
        await script(ws, path, text)
    result = await ws.execute(line)
    assert (result.exit_code, result.stdout) == (status, b"")
    assert result.stderr.decode().startswith(err)
    assert result.stderr.count(b"\n") == 1


async def test_files_are_those_of_the_session(ws: Workspace) -> None:
    assert ended(await ws.execute('forth -c \'"kept "/data/f write "/data/f read .\'; cat /data/f')) == (
        0,
        b"kept\nkept\n",
        b"",
    )
    assert ended(await ws.execute("forth -c '\"x \"/keep/f write'")) == (
        1,
        b"",
        b"forth: /keep/f: Read-only file system\n",
    )
    assert ended(await ws.execute("cd /; forth -c '\"work/here read .'"))[0] == 1
    assert ended(await ws.execute("forth -c '\"/etc/passwd read .'")) == (
        1,
        b"",
        b"forth: /etc/passwd: No such file or directory\n",
    )


@pytest.mark.parametrize(
    ("code", "status", "err"),
    [
        ("nonsense", 2, b"-c: nonsense ?\n"),
        ("259 exit", 3, b""),
        ("-1 exit", 255, b""),
        ("drop", 2, b"-c: drop ?\n"),
        ("+", 125, b"forth: internal error\n"),
        ("leave", 125, b"forth: internal error\n"),
    ],
)
async def test_what_goes_wrong_is_a_status(ws: Workspace, code: str, status: int, err: bytes) -> None:
    assert ended(await ws.execute(f"forth -c '{code}'; echo $?")) == (0, f"{status}\n".encode(), err)
    told = [event for event in sys.modules["mirage_forth_watch"].TOLD if isinstance(event, CommandEnded)]
    [event] = [event for event in told if event.argv[0] == "forth"]
    assert (event.argv, event.status) == (("forth", "-c", code), status)
    assert (event.trace is not None) is (status == 125)


async def test_limits_reach_it(ws: Workspace) -> None:
    async with Workspace(limits=Limits(idle_cpu=0.1)) as small:
        result = await small.execute("forth -c 'begin again'; echo on")
        assert ended(result) == (137, b"", b"mirage: limit: cpu without progress 0.1\n")
    result = await ws.execute("forth -c '300000000 hold'; echo on")
    assert (result.exit_code, result.stdout) == (137, b"")
    assert b"mirage: limit: memory" in result.stderr
    result = await ws.execute("forth -c 'begin again'", timeout=0.05)
    assert result.exit_code == 124


async def test_it_is_cancelled_with_its_line(ws: Workspace) -> None:
    with anyio.move_on_after(0.05) as scope:
        await ws.execute("forth -c 'begin again'")
    assert scope.cancelled_caught
    assert ended(await ws.execute("forth -c '1 .'")) == (0, b"1\n", b"")


async def test_a_reader_that_leaves_ends_it(ws: Workspace) -> None:
    assert ended(await ws.execute("set -o pipefail; forth -c 'begin 1 . again' | head -n 1")) == (141, b"1\n", b"")


def test_the_dry_run_sees_what_it_reads() -> None:
    async def run(invocation: Invocation) -> int:
        raise NotImplementedError

    command = interpreter("lang", "Run.", type("Lang", (), {"run": staticmethod(run)})(), Grammar(valued=("-W",)))
    anything = Access(Act.EXECUTE, "**", certain=False)
    assert plan(command, ["-W", "x", "p.l", "q"]) == [Access(Act.READ, "p.l"), anything]
    assert plan(command, ["-c", "code", "q"]) == [anything]
    assert plan(command, []) == [anything]
