"""The documents' examples, as far as RAM and disk carry them, as printed."""

from pathlib import Path

import pytest

from mirage import MountMode, Workspace
from mirage.resource.disk import DiskResource
from mirage.resource.ram import RAMResource
from mirage.vfs.table import MountRegistry

pytestmark = pytest.mark.anyio


async def test_thirty_seconds() -> None:
    ws = Workspace({"/data": RAMResource()})
    await ws.execute('echo "hello mirage" > /data/hello.txt')
    result = await ws.execute('grep -r "mirage" /data')
    assert await result.stdout_str() == "/data/hello.txt:hello mirage\n"
    assert result.exit_code == 0


async def test_quickstart_lines_across_mounts(tmp_path: Path) -> None:
    (tmp_path / "report.csv").write_text("a,b\n")
    (tmp_path / "log.jsonl").write_text('{"level":"alert"}\n{"level":"info"}\n{"level":"alert"}\n')
    ws = Workspace({"/data": RAMResource(), "/files": DiskResource(root=tmp_path)})
    await ws.execute("cp /files/report.csv /data/report.csv")
    assert await ws.fs.read_bytes("/data/report.csv") == b"a,b\n"
    result = await ws.execute("grep alert /files/log.jsonl | wc -l")
    assert await result.stdout_str() == "2\n"


def test_longest_prefix() -> None:
    p1, p2 = RAMResource(), RAMResource()
    reg = MountRegistry()
    reg.mount("/data/", p1, MountMode.WRITE)
    reg.mount("/data/sub/", p2, MountMode.WRITE)
    assert reg.resolve("/data/sub/file.txt").resource is p2
    assert reg.resolve("/data/sub/file.txt").prefix == "/data/sub"
    assert reg.resolve("/data/other.txt").resource is p1
    assert reg.resolve("/data/subway").resource is p1


async def test_one_global_default() -> None:
    ws = Workspace({"/s3": RAMResource()}, mode=MountMode.READ)
    result = await ws.execute("echo x > /s3/file")
    assert result.exit_code == 1
    assert result.stderr == b"bash: line 1: /s3/file: Read-only file system\n"


async def test_per_mount_control() -> None:
    ws = Workspace({"/s3": (RAMResource(), MountMode.READ), "/scratch": (RAMResource(), MountMode.WRITE)})
    assert (await ws.execute("touch /scratch/x")).exit_code == 0
    refused = await ws.execute("touch /s3/x")
    assert (refused.exit_code, refused.stderr) == (1, b"touch: cannot touch '/s3/x': Read-only file system\n")


async def test_file_prompt_tells_the_mounts() -> None:
    ws = Workspace({"/s3": (RAMResource(), MountMode.READ), "/scratch": RAMResource()})
    assert "/s3 (ram, read only)" in ws.file_prompt
    assert "/scratch (ram, read and write)" in ws.file_prompt


async def test_early_close_and_stdin() -> None:
    ws = Workspace()
    assert (await ws.execute("wc -l", stdin="a\nb\nc\n")).stdout == b"3\n"
    assert (await ws.execute("find / -name '*.md' | head -5")).exit_code == 0


async def test_sessions_by_id() -> None:
    ws = Workspace()
    ws.create_session("flue-1")
    result = await ws.execute("pwd; echo $A", session_id="flue-1", cwd="/tmp", env={"A": "b"})
    assert result.stdout == b"/tmp\nb\n"
    assert (await ws.execute("pwd", session_id="flue-1")).stdout == b"/\n"


async def test_timeout_is_124() -> None:
    ws = Workspace()
    result = await ws.execute("echo begun; sleep 60", timeout=0.2)
    assert (result.exit_code, result.stdout) == (124, b"begun\n")
