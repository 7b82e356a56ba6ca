"""A plugin of another distribution, installed and at work in a workspace."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirage import Workspace
from mirage.plugins import discovery, foundation
from mirage.resource.ram import RAMResource

PLUGIN = '''\
"""A policy, an observer, a command and a paragraph."""

from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options
from mirage.plugins import hookimpl

TOLD = []


@command("greet", "Greet.", Options, Operands("NAME"))
async def greet(ctx, options, names):
    for name in names or ["you"]:
        await ctx.out.write(f"hello {name}\\n".encode())
    return 0


@hookimpl
def mirage_register_commands(register):
    register("greet", "outside_plugin:greet")
    register("gone", "outside_plugin:gone")


@hookimpl
async def mirage_check(access):
    return not (access.act.changes and access.path.startswith("/archive"))


@hookimpl
def mirage_event(event):
    TOLD.append(event)


@hookimpl
def mirage_prompt(workspace):
    return "Be kind."


@hookimpl
def mirage_command_missing(name, argv):
    return greet if name == "greets" else None


@hookimpl
def mirage_workspace_opened(workspace):
    TOLD.append("opened")


@hookimpl
def mirage_workspace_closed(workspace):
    TOLD.append("closed")
'''


def forget() -> None:
    """As in a new process."""
    discovery.resources.cache_clear()
    discovery.plugins.cache_clear()
    foundation.lay.cache_clear()


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    info = tmp_path / "outside_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: outside-plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[mirage.plugins]\noutside = outside_plugin\n")
    (tmp_path / "outside_plugin.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(str(tmp_path))
    forget()
    yield
    forget()
    sys.modules.pop("outside_plugin", None)


def told() -> list[object]:
    """What the observer has seen."""
    seen: list[object] = sys.modules["outside_plugin"].TOLD
    return seen


@pytest.mark.anyio
async def test_its_command_runs_and_is_a_file() -> None:
    async with Workspace() as ws:
        result = await ws.execute("greet world | cat; ls /bin/greet")
        assert (result.stdout, result.stderr, result.exit_code) == (b"hello world\n/bin/greet\n", b"", 0)


@pytest.mark.anyio
async def test_a_command_that_cannot_be_imported_fails_alone() -> None:
    result = await Workspace().execute("gone x; echo after")
    assert (result.exit_code, result.stdout) == (0, b"after\n")
    assert result.stderr == b"gone: internal error\n"
    assert (await Workspace().execute("gone")).exit_code == 125
    [told] = {event.trace for event in sys.modules["outside_plugin"].TOLD if getattr(event, "trace", None)}
    assert "outside_plugin:gone cannot be imported" in told
    assert "has no attribute 'gone'" in told


@pytest.mark.anyio
async def test_its_policy_refuses() -> None:
    async with Workspace({"/archive": RAMResource(), "/data": RAMResource()}) as ws:
        result = await ws.execute("echo x > /data/a; echo x > /archive/a; cat /archive/a")
        assert b"/archive/a: Permission denied" in result.stderr
        assert b"cat: /archive/a: No such file or directory" in result.stderr
        assert await ws.fs.read_bytes("/data/a") == b"x\n"


@pytest.mark.anyio
async def test_it_stands_in_for_a_missing_command() -> None:
    async with Workspace() as ws:
        assert (await ws.execute("greets them")).stdout == b"hello them\n"
        result = await ws.execute("greetz them")
        assert (result.exit_code, result.stderr) == (127, b"bash: line 1: greetz: command not found\n")


@pytest.mark.anyio
async def test_it_is_told() -> None:
    async with Workspace() as ws:
        await ws.execute("cat /none")
    seen = told()
    assert (seen[0], seen[-1]) == ("opened", "closed")
    kinds = [type(event).__name__ for event in seen[1:-1]]
    assert kinds[-2:] == ["CommandEnded", "LineEnded"]
    assert "Operated" in kinds


@pytest.mark.anyio
async def test_it_is_told_of_a_fault_in_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    async def failing(*_: object) -> int:
        raise AssertionError("a fault")

    async with Workspace() as ws:
        with monkeypatch.context() as patch:
            patch.setattr("mirage.shell.state.Shell.execute", failing)
            result = await ws.execute("echo x")
        assert (result.exit_code, result.stdout, result.stderr) == (125, b"", b"mirage: internal error\n")
        assert "a fault" in told()[-1].trace  # type: ignore[attr-defined]  # a LineEnded
        assert (await ws.execute("echo on")).stdout == b"on\n"


def test_it_adds_to_the_prompt() -> None:
    assert Workspace().file_prompt.endswith("\nBe kind.\n")


@pytest.mark.anyio
async def test_a_workspace_without_plugins() -> None:
    async with Workspace({"/archive": RAMResource()}, plugins=False) as ws:
        result = await ws.execute("echo x > /archive/a; greet")
        assert result.exit_code == 127
        assert await ws.fs.read_bytes("/archive/a") == b"x\n"
        assert "kind." not in ws.file_prompt
    assert "outside_plugin" not in sys.modules
