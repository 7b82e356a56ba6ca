"""A workspace from outside: what lines, sessions, streams, limits and event loops do."""

import threading
from collections.abc import AsyncIterator, Mapping
from typing import Any

import anyio
import pytest

from mirage import Host, Limits, MirageError, MountMode, Resource, UnknownSession, Workspace
from mirage.errors import SessionExists, WrongThread
from mirage.resource.ram import RAMResource

Backends = pytest.mark.parametrize("backend", ["asyncio", "trio"])


@pytest.mark.anyio
async def test_result_is_bytes_text_and_order() -> None:
    result = await Workspace().execute("echo out; cat /nowhere; echo again")
    assert result.exit_code == 0
    assert result.stdout == b"out\nagain\n"
    assert result.stderr == b"cat: /nowhere: No such file or directory\n"
    assert await result.stdout_str() == "out\nagain\n"
    assert await result.stderr_str() == "cat: /nowhere: No such file or directory\n"
    assert [output.descriptor for output in result.outputs] == [1, 2, 1]
    assert not result.truncated


@pytest.mark.anyio
async def test_many_small_writes_are_few_outputs() -> None:
    result = await Workspace().execute("for i in {1..3000}; do echo $i; done; echo end >&2; echo on")
    assert result.stdout == b"".join(b"%d\n" % i for i in range(1, 3001)) + b"on\n"
    assert [output.descriptor for output in result.outputs[-2:]] == [2, 1]
    assert len(result.outputs) < 10


@pytest.mark.anyio
async def test_stdin_in_every_form() -> None:
    ws = Workspace()

    async def chunks() -> AsyncIterator[bytes]:
        for piece in (b"a", b"b\n", b"\xffc"):
            yield piece

    assert (await ws.execute("cat", stdin=b"\x00\xff")).stdout == b"\x00\xff"
    assert (await ws.execute("cat", stdin="née\n")).stdout == "née\n".encode()
    assert (await ws.execute("cat", stdin=chunks())).stdout == b"ab\n\xffc"
    assert (await ws.execute("cat")).stdout == b""


@pytest.mark.anyio
async def test_half_a_pair_of_surrogates_is_the_bytes_that_utf8_would_write() -> None:
    ws = Workspace()
    half = b"\xed\xa0\x80"
    told = await ws.execute("cat; echo \ud800; echo $X é \udcff > f; cat f", stdin="\ud800\n", env={"X": "\ud800"})
    assert told.stdout == half + b"\n" + half + b"\n" + half + b" \xc3\xa9 \xff\n"
    assert told.stderr == b""


@pytest.mark.anyio
async def test_initial_tree_and_environment() -> None:
    ws = Workspace()
    listing = await ws.execute("ls /")
    assert listing.stdout == b"bin\ndev\nhome\ntmp\nusr\n"
    told = await ws.execute("pwd; echo $HOME $USER $LANG $TZ; ls -d ~ /tmp; ls /bin/grep; ls /usr/bin/wc")
    assert told.stdout == b"/\n/home/agent agent C.UTF-8 UTC\n/home/agent\n/tmp\n/bin/grep\n/usr/bin/wc\n"
    assert (await ws.execute("echo x > /dev/null; cat /dev/null; head -c 3 /dev/zero")).stdout == b"\0\0\0"
    assert (await ws.execute("cat /dev/stdin - < /dev/null", stdin="lost")).stdout == b""
    assert (await ws.execute("find / -name grep")).stdout == b""


@pytest.mark.anyio
async def test_an_owned_root_still_has_a_home_and_devices() -> None:
    mine = RAMResource()
    ws = Workspace({"/": mine})
    assert (await ws.execute("touch /tmp/a ~/b; ls /; ls ~ /tmp")).stdout == (
        b"bin\ndev\nhome\ntmp\nusr\n/home/agent:\nb\n\n/tmp:\na\n"
    )
    assert [mount.prefix for mount in ws.mounts()] == ["/", "/home/agent", "/tmp"]


@pytest.mark.anyio
async def test_one_line_at_a_time_per_session_and_side_by_side_across() -> None:
    ws = Workspace()
    ws.create_session("other")
    order: list[str] = []

    async def line(text: str, session: str | None = None) -> None:
        await ws.execute(text, session_id=session)
        order.append(text)

    with anyio.fail_after(10):
        async with anyio.create_task_group() as group:
            group.start_soon(line, "sleep 0.3; x=1")
            await anyio.sleep(0.05)
            group.start_soon(line, "echo $x > /tmp/seen")
            group.start_soon(line, "echo other", "other")
    assert order == ["echo other", "sleep 0.3; x=1", "echo $x > /tmp/seen"]
    assert await ws.fs.read_bytes("/tmp/seen") == b"1\n"


@pytest.mark.anyio
async def test_cwd_and_env_are_thrown_away() -> None:
    ws = Workspace()
    result = await ws.execute("pwd; echo $A; B=2; cd /", cwd="/tmp", env={"A": "1"})
    assert result.stdout == b"/tmp\n1\n"
    assert (await ws.execute("pwd; echo [$A$B]")).stdout == b"/\n[]\n"
    with pytest.raises(FileNotFoundError) as missing:
        await ws.execute("true", cwd="/nowhere")
    assert missing.value.filename == "/nowhere"
    await ws.execute("echo > /tmp/file")
    with pytest.raises(NotADirectoryError):
        await ws.execute("true", cwd="/tmp/file")


@pytest.mark.anyio
async def test_sessions() -> None:
    ws = Workspace()
    assert ws.list_sessions() == []
    created = ws.create_session("a")
    assert ws.get_session("a") is created
    with pytest.raises(SessionExists, match="'a'"):
        ws.create_session("a")
    with pytest.raises(UnknownSession, match="'b'"):
        await ws.execute("true", session_id="b")
    with pytest.raises(UnknownSession):
        ws.close_session("b")
    await ws.execute("cd /tmp; x=1", session_id="a")
    assert created.cwd == "/tmp"
    ws.close_session("a")
    with pytest.raises(UnknownSession):
        ws.get_session("a")
    unnamed = ws.create_session()
    assert ws.get_session(unnamed.id) is unnamed


@pytest.mark.anyio
async def test_timeout_keeps_what_was_written() -> None:
    ws = Workspace()
    with anyio.fail_after(5):
        result = await ws.execute("echo a; sleep 60; echo b", timeout=0.1)
    assert (result.exit_code, result.stdout) == (124, b"a\n")
    assert result.stderr == b"mirage: timed out after 0.1 s\n"
    assert (await ws.execute("echo next")).stdout == b"next\n"


@pytest.mark.anyio
async def test_output_limit_keeps_the_first_bytes() -> None:
    ws = Workspace(limits=Limits(output=100_000))
    with anyio.fail_after(5):
        result = await ws.execute("yes")
    assert result.exit_code == 137
    assert result.truncated
    assert result.stdout == b"y\n" * 50_000
    assert result.stderr == b"mirage: limit: output 100000\n"


@pytest.mark.anyio
async def test_a_cancelled_caller_frees_the_session() -> None:
    ws = Workspace()
    with anyio.move_on_after(0.1):
        await ws.execute("yes > /dev/null")
    with anyio.fail_after(5):
        assert (await ws.execute("echo free")).stdout == b"free\n"


@pytest.mark.anyio
async def test_hogs_do_not_starve_an_echo() -> None:
    ws = Workspace()
    for number in range(8):
        ws.create_session(f"hog{number}")
    async with anyio.create_task_group() as group:
        for number in range(8):
            group.start_soon(ws.execute, "yes > /dev/null", f"hog{number}")
        await anyio.sleep(0.05)
        with anyio.fail_after(10):
            for _ in range(10):
                assert (await ws.execute("echo hi")).stdout == b"hi\n"
        group.cancel_scope.cancel()


@pytest.mark.anyio
async def test_stream_gives_output_as_it_comes() -> None:
    ws = Workspace()
    async with ws.stream("echo a; sleep 0.05; cat /nowhere; echo b") as outputs:
        seen = [(output.descriptor, output.data) async for output in outputs]
        assert outputs.exit_code == 0
    assert seen == [(1, b"a\n"), (2, b"cat: /nowhere: No such file or directory\n"), (1, b"b\n")]


@pytest.mark.anyio
async def test_stream_has_back_pressure_and_no_output_limit() -> None:
    ws = Workspace(limits=Limits(output=1000))
    size = 0
    async with ws.stream("yes | head -c 3000000") as outputs:
        async for output in outputs:
            size += len(output.data)
        assert outputs.exit_code == 0
    assert size == 3_000_000


@pytest.mark.anyio
async def test_a_reader_that_leaves_ends_the_line() -> None:
    ws = Workspace()
    async with ws.stream("yes") as outputs:
        async for _ in outputs:
            break
    with pytest.raises(MirageError, match="has not ended"):
        _ = outputs.exit_code
    with anyio.fail_after(5):
        assert (await ws.execute("echo free")).stdout == b"free\n"


@Backends
def test_two_loops_one_after_the_other(backend: str) -> None:
    ws = Workspace()

    async def line(text: str) -> bytes:
        return (await ws.execute(text)).stdout

    anyio.run(line, "cd /tmp; x=kept", backend=backend)
    assert anyio.run(line, "pwd; echo $x", backend=backend) == b"/tmp\nkept\n"
    assert anyio.run(line, "echo $x", backend="asyncio") == b"kept\n"


@pytest.mark.anyio
@Backends
async def test_many_threads_with_loops_of_their_own(backend: str) -> None:
    ws = Workspace()
    await ws.execute("true")
    found: dict[int, bytes] = {}

    async def elsewhere(number: int) -> None:
        ws.create_session(f"s{number}")
        for _ in range(5):
            await ws.execute(f"n={number}", session_id=f"s{number}")
            found[number] = (await ws.execute("echo $n", session_id=f"s{number}")).stdout
        async with ws.stream("echo streamed", session_id=f"s{number}") as outputs:
            assert [output.data async for output in outputs] == [b"streamed\n"]

    def thread(number: int) -> None:
        anyio.run(elsewhere, number, backend=backend)

    with anyio.fail_after(20):
        async with anyio.create_task_group() as group:
            for number in range(8):
                group.start_soon(anyio.to_thread.run_sync, thread, number)
    assert found == {number: b"%d\n" % number for number in range(8)}


def test_run_without_a_loop() -> None:
    with Workspace() as ws:
        assert ws.run("x=1; echo a").stdout == b"a\n"
        assert ws.run("echo $x").stdout == b"1\n"
    with pytest.raises(MirageError, match="closed"):
        ws.run("true")
    assert not [thread for thread in threading.enumerate() if thread.name == "mirage"]


@pytest.mark.anyio
async def test_run_on_the_owners_thread_is_refused() -> None:
    ws = Workspace()
    await ws.execute("true")
    with pytest.raises(WrongThread, match="await"):
        ws.run("true")


class Closing(RAMResource):
    closed = 0

    async def aclose(self) -> None:
        type(self).closed += 1


@pytest.mark.anyio
async def test_closing_closes_each_resource_once() -> None:
    Closing.closed = 0
    shared = Closing()
    async with Workspace({"/a": shared, "/b": shared, "/c": Closing()}) as ws:
        await ws.execute("true")
    assert Closing.closed == 2
    await ws.aclose()
    assert Closing.closed == 2
    with pytest.raises(MirageError, match="closed"):
        await ws.execute("true")


@pytest.mark.anyio
async def test_mounting_and_unmounting() -> None:
    ws = Workspace()
    extra = await filled({"f": b"x\n"})
    ws.mount("/later/deep/", extra, MountMode.READ)
    assert (await ws.execute("ls /later; cat /later/deep/f")).stdout == b"deep\nx\n"
    with pytest.raises(FileExistsError):
        ws.mount("/later/deep", RAMResource())
    assert ws.unmount("/later/deep").resource is extra
    assert (await ws.execute("ls /later")).exit_code == 2


async def filled(files: Mapping[str, bytes]) -> Resource:
    resource = RAMResource()
    ws = Workspace({"/r": resource})
    for path, data in files.items():
        await ws.fs.write(f"/r/{path}", data)
    return resource


@pytest.mark.anyio
async def test_modes_of_the_implicit_root() -> None:
    free = Workspace()
    await free.execute("echo 'echo ran' > /tmp/s; chmod +x /tmp/s", session_id=None)
    await free.fs.set_attrs("/tmp/s", mode=0o755)
    assert (await free.execute("/tmp/s")).stdout == b"ran\n"
    bound = Workspace(mode="WRITE")
    await bound.fs.write("/tmp/s", b"echo ran\n")
    await bound.fs.set_attrs("/tmp/s", mode=0o755)
    assert (await bound.execute("bash /tmp/s; source /tmp/s")).stdout == b"ran\nran\n"
    refused = await bound.execute("/tmp/s")
    assert (refused.exit_code, refused.stderr) == (126, b"bash: line 1: /tmp/s: Permission denied\n")
    shut = await Workspace(mode=MountMode.READ).execute("echo > /tmp/x")
    assert (shut.exit_code, shut.stderr) == (1, b"bash: line 1: /tmp/x: Read-only file system\n")


@pytest.mark.anyio
async def test_a_host_of_ones_own() -> None:
    host = Host(now=lambda: 1_700_000_000_000_000_000, user="ada", name="lab")
    ws = Workspace(host=host)
    assert (await ws.execute("echo $USER@$HOSTNAME; pwd ~ > /tmp/f; ls -d ~")).stdout.startswith(b"ada@lab\n")
    assert (await ws.fs.stat("/tmp/f")).mtime == 1_700_000_000_000_000_000


@pytest.mark.parametrize(
    ("resources", "message"),
    [
        ({"data": RAMResource()}, "starts with a slash"),
        ({"/data": object()}, "is not a Resource"),
        ({"/data": (RAMResource(), "rx")}, "no mount mode 'rx'"),
    ],
)
def test_bad_mounts_are_named(resources: Mapping[str, Any], message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        Workspace(resources)


@pytest.mark.anyio
async def test_no_task_is_left_behind() -> None:
    ws = Workspace()
    before = len(anyio.get_running_tasks())
    lines = ("yes | head -n 1", "echo a | cat | cat", "cat /nowhere | wc -l", "yes | yes | head -c 10 | wc -c")
    for text in lines:
        await ws.execute(text)
    with anyio.move_on_after(0.05):
        await ws.execute("yes | cat | wc -l")
    assert len(anyio.get_running_tasks()) <= before
