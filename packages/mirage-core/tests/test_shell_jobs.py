"""Jobs and process substitutions over several lines: what goes on, what is kept, and what ends with what."""

import gc

import anyio
import pytest

from mirage.budget import Limits
from mirage.session import Session
from mirage.shell.jobs.processes import MOST
from mirage.workspace import Workspace

pytestmark = pytest.mark.anyio

BUSY = "while :; do :; done"


async def test_a_job_goes_on_after_its_line() -> None:
    async with Workspace(plugins=False) as ws:
        begun = await ws.execute("{ sleep 0.05; echo late; exit 3; } & echo begun")
        assert (begun.exit_code, begun.stdout) == (0, b"begun\n")
        listed = await ws.execute("jobs")
        assert listed.stdout == b"[1]+  Running                 { sleep 0.05; echo late; exit 3; } &\n"
        waited = await ws.execute("wait $!")
        assert (waited.exit_code, waited.stdout) == (3, b"late\n")
        assert (await ws.execute("jobs")).stdout == b""


async def test_output_between_lines_is_kept_for_whoever_waits() -> None:
    async with Workspace(plugins=False) as ws:
        await ws.execute("{ sleep 0.01; echo out; echo err >&2; } &")
        await anyio.sleep(0.05)
        assert (await ws.execute("echo other")).stdout == b"other\n"
        waited = await ws.execute("wait %1 || wait $!")
        assert waited.stdout == b"out\n"
        assert waited.stderr.endswith(b"err\n")


async def test_a_job_that_writes_too_much_waits_for_a_reader() -> None:
    async with Workspace(plugins=False) as ws:
        await ws.execute("{ sleep 0.01; yes | head -n 100000; echo end >&2; } & p=$!")
        await anyio.sleep(0.1)
        waited = await ws.execute("wait $p")
        assert len(waited.stdout) == 200_000
        assert waited.stderr == b"end\n"


async def test_a_job_is_killed_from_another_line() -> None:
    async with Workspace(plugins=False) as ws:
        await ws.execute(f"{BUSY} &")
        with anyio.fail_after(5):
            killed = await ws.execute("kill %1; wait $!")
        assert killed.exit_code == 143
        session = ws.get_session()
        assert not session.processes


async def test_closing_ends_jobs() -> None:
    with anyio.fail_after(5):
        async with Workspace(plugins=False) as ws:
            ws.create_session("a")
            await ws.execute(f"{BUSY} & sleep 100 &", "a")
            session = ws.get_session("a")
            assert len(session.processes) == 2
            ws.close_session("a")
            while session.processes:
                await anyio.sleep(0.01)
            await ws.execute(f"sleep 100 & {BUSY} & (sleep 100 & sleep 100) &")
            kept = ws.get_session()
        assert not kept.processes


@pytest.mark.parametrize(
    "line",
    [
        BUSY,
        "sleep 100",
        f"{BUSY} | cat",
        f"{BUSY} & wait",
        f"sleep 100 & {BUSY}",
        "cat <(sleep 100)",
        f"cat <({BUSY})",
        "echo a > >(sleep 100)",
        f"read x < <({BUSY})",
        f"x=$({BUSY})",
        "x=$(sleep 100 &)",
        "exec 3< <(sleep 100); read x <&3",
        f"trap '{BUSY}' EXIT",
        f"trap '{BUSY}' USR1; kill -USR1 $$",
        f"coproc {{ {BUSY}; }}; wait",
        "sleep 100 & sleep 100 & wait -n",
    ],
)
async def test_a_cancelled_line_leaves_nothing_behind(line: str) -> None:
    async with Workspace(plugins=False) as ws:
        with anyio.fail_after(5):
            with anyio.move_on_after(0.05):
                await ws.execute(line)
            session = ws.get_session()
            assert not session.processes
            assert (await ws.execute("echo usable")).stdout == b"usable\n"


async def test_a_timeout_ends_what_the_line_began() -> None:
    async with Workspace(plugins=False) as ws:
        with anyio.fail_after(5):
            ended = await ws.execute(f"{BUSY} & sleep 100", timeout=0.05)
        assert ended.exit_code == 124
        assert not ws.get_session().processes


async def test_a_limit_reached_beside_the_line_ends_it() -> None:
    async with Workspace(plugins=False, limits=Limits(steps=20_000)) as ws:
        with anyio.fail_after(10):
            for line in (f"cat <({BUSY})", f"{BUSY} & wait", f"{BUSY} & sleep 100"):
                assert (await ws.execute(line)).exit_code == 137, line
                assert not ws.get_session().processes


async def test_processes_are_counted() -> None:
    async with Workspace(plugins=False) as ws:
        with anyio.fail_after(10):
            ran = await ws.execute("for ((i = 0; i < 100; i++)); do sleep 100 & done; echo no")
            assert ran.stderr.count(b"Resource temporarily unavailable") == 2
            assert len(ws.get_session().processes) == MOST
            bomb = await ws.execute("f() { f | f & }; f; wait")
            assert bomb.exit_code


async def test_what_is_remembered_of_a_job_is_its_status() -> None:
    async with Workspace(plugins=False) as ws:
        await ws.execute("for ((i = 0; i < 200; i++)); do (exit 3) & done; first=$!; : & cat <(:)")
        assert (await ws.execute("wait $first; echo $?")).stdout == b"3\n"
        gc.collect()
        sessions = [each for each in gc.get_objects() if isinstance(each, Session) and each.host is ws.host]
        assert len(sessions) < 20


async def test_numbers_are_of_the_session() -> None:
    async with Workspace(plugins=False) as ws:
        first = await ws.execute("echo $$ $PPID $BASHPID; (echo $$ $BASHPID); true & echo $!")
        assert first.stdout == b"1 0 1\n1 2\n3\n"
        ws.create_session("other")
        assert (await ws.execute("echo $$; true & echo $!", "other")).stdout == b"1\n2\n"


def test_jobs_of_a_synchronous_caller() -> None:
    with Workspace(plugins=False) as ws:
        ws.run("{ sleep 0.01; echo late; } &")
        assert ws.run("wait; echo over").stdout == b"late\nover\n"
        ws.run("sleep 100 &")
