"""Pipelines: in place until one waits, statuses, early ends, cancellation, limits."""

import time
from collections.abc import Sequence

import anyio
import anyio.lowlevel
import pytest
from shell_bench import Bench, Ran

from mirage.budget import Limits
from mirage.commands.context import Context
from mirage.errors import LimitReached
from mirage.events import CommandEnded
from mirage.shell.run.pipeline import drive

pytestmark = pytest.mark.anyio


async def slow(ctx: Context, words: Sequence[str]) -> int:
    """Three lines, each after a wait."""
    for place in range(3):
        await anyio.sleep(0.01)
        await ctx.out.write(b"%d\n" % place)
        await ctx.out.flush()
    return 0


async def bounded(ctx: Context, words: Sequence[str]) -> int:
    """Run another command for a limited time, in a cancel scope that stays open while it waits."""
    with anyio.move_on_after(float(words[0])):
        return await ctx.runner.run(words[1:], ctx.io)
    return 124


async def scoped(ctx: Context, words: Sequence[str]) -> int:
    """A cancel scope that closes while the pipeline still runs."""
    with anyio.CancelScope():
        await anyio.sleep(0.01)
        await ctx.out.write(b"a\n")
    await anyio.sleep(0.01)
    return 0


async def forever(ctx: Context, words: Sequence[str]) -> int:
    await anyio.sleep_forever()
    return 0


def bench(limits: Limits | None = None) -> Bench:
    made = Bench(limits)
    for name, run in (("slow", slow), ("bounded", bounded), ("scoped", scoped), ("forever", forever)):
        made.command(name, run)
    return made


async def test_stages_that_never_wait_run_in_one_task() -> None:
    made = bench()
    tasks: list[int] = []

    async def note(ctx: Context, words: Sequence[str]) -> int:
        tasks.append(anyio.get_current_task().id)
        return 0

    made.command("note", note)
    await made.run("note | note | note")
    assert tasks == [anyio.get_current_task().id] * 3


async def test_stages_run_beside_one_that_waits() -> None:
    made = bench()
    seen: list[str] = []

    async def early(ctx: Context, words: Sequence[str]) -> int:
        while chunk := await ctx.io.stdin.read():
            seen.append(chunk.decode())
        return 0

    made.command("early", early)
    with anyio.fail_after(5):
        assert (await made.run("slow | early")).status == 0
    assert "".join(seen) == "0\n1\n2\n"
    assert len(seen) > 1, "it read while the other waited"


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("slow | wc -l", b"3\n"),
        ("bounded 5 slow | wc -l", b"3\n"),
        ("scoped | wc -l", b"1\n"),
        ("slow | bounded 5 wc -l", b"3\n"),
        ("scoped | scoped | cat", b"a\n"),
        ("yes | head -n 1", b"y\n"),
        ("slow | head -n 1 | wc -l", b"1\n"),
        ("echo a | slow | cat | wc -l", b"3\n"),
        ("bounded 0.05 yes | head -n 2 | wc -l", b"2\n"),
    ],
)
async def test_scopes_and_waits_in_any_stage(line: str, out: bytes) -> None:
    with anyio.fail_after(10):
        assert await bench().run(line) == Ran(0, out, b"")


async def test_a_timeout_inside_a_stage_ends_that_stage_only() -> None:
    with anyio.fail_after(5):
        assert await bench().run("bounded 0.02 forever | cat; echo $?; bounded 0.02 forever") == Ran(124, b"0\n", b"")


async def test_a_writer_without_a_reader_ends_silently_with_141() -> None:
    made = bench()
    with anyio.fail_after(5):
        assert await made.run("yes | true") == Ran(0, b"", b"")
    assert list(made.session.pipestatus) == [141, 0]
    assert await made.run("set -o pipefail; yes | true") == Ran(141, b"", b"")


async def test_statuses_of_all_stages_are_kept() -> None:
    made = bench()
    assert (await made.run("true | false | (exit 3) | true")).status == 0
    assert list(made.session.pipestatus) == [0, 1, 3, 0]


async def test_stages_do_not_share_variables() -> None:
    assert (await bench().run("x=1; echo | x=2; echo $x; y=3 | cat; echo [$y]")).out == b"1\n[]\n"


async def test_a_limit_ends_all_stages_and_comes_out_as_itself() -> None:
    made = bench(Limits(steps=500))
    with anyio.fail_after(5), pytest.raises(LimitReached, match="steps 500"):
        await made.run("while true; do true; done | forever | cat")


async def test_a_limit_in_a_later_stage_too() -> None:
    made = bench(Limits(steps=500))
    with anyio.fail_after(5), pytest.raises(LimitReached, match="steps 500"):
        await made.run("slow | while true; do true; done")


async def test_a_subshell_is_charged_with_its_copy_until_it_ends() -> None:
    limits = Limits(held=256 * 1024)
    many = "for i in {1..1000}; do printf -v v$i x; done; "
    assert (await bench(limits).run(many + "for i in {1..20}; do (:) | (:); : $(:); done; echo $i")).out == b"20\n"
    with pytest.raises(LimitReached, match="memory"):
        await bench(limits).run(many + "( ( ( ( ( :; ); ); ); ); )")


async def test_stages_of_all_pipelines_that_run_are_counted() -> None:
    limits = Limits(stages=5)
    assert (await bench(limits).run("echo a | cat | cat; echo b | cat | cat | cat")).out == b"a\nb\n"
    with pytest.raises(LimitReached, match="stages 5"):
        await bench(limits).run("echo a | cat | { echo b | cat | cat; }")


async def test_cancellation_from_outside_stops_at_once() -> None:
    made = bench()
    with anyio.move_on_after(0.05) as scope:
        await made.run("yes | cat | wc -l")
    assert scope.cancelled_caught
    assert await made.run("echo still | cat") == Ran(0, b"still\n", b"")


async def test_cancellation_that_only_the_later_stages_wait_for_is_not_lost() -> None:
    made = bench()
    with anyio.move_on_after(0.01) as scope:
        # The deadline is over before any stage has begun.
        time.sleep(0.02)
        await made.run("yes | cat | wc -l")
    assert scope.cancelled_caught


async def test_exit_ends_its_stage_only() -> None:
    assert await bench().run("exit 3 | echo a; echo $?; slow | exit 5; echo $?") == Ran(0, b"a\n0\n5\n", b"")


async def test_an_internal_error_is_a_status_and_its_trace_an_event() -> None:
    made = bench()

    async def broken(ctx: Context, words: Sequence[str]) -> int:
        raise KeyError("secret")

    made.command("broken", broken)
    assert await made.run("broken | cat; echo next") == Ran(0, b"next\n", b"broken: internal error\n")
    ended = [event for event in made.events if isinstance(event, CommandEnded) and event.argv == ("broken",)]
    assert [event.status for event in ended] == [125]
    assert "KeyError: 'secret'" in str(ended[0].trace)


async def test_drive_tells_of_the_first_suspension_once() -> None:
    told: list[str] = []

    async def waits() -> None:
        await anyio.lowlevel.checkpoint()
        await anyio.sleep(0.001)
        told.append("done")

    await drive(waits(), lambda: told.append("suspended"))
    assert told == ["suspended", "done"]


async def test_drive_passes_results_and_errors_through() -> None:
    async def never_waits() -> None:
        return

    async def fails_late() -> None:
        await anyio.lowlevel.checkpoint()
        raise ValueError("late")

    suspensions: list[int] = []
    await drive(never_waits(), lambda: suspensions.append(1))
    assert suspensions == []
    with pytest.raises(ValueError, match="late"):
        await drive(fails_late(), lambda: suspensions.append(1))
    assert suspensions == [1]


async def test_drive_is_cancelled_like_the_task_it_runs_in() -> None:
    ended: list[str] = []

    async def waits() -> None:
        try:
            await anyio.sleep_forever()
        finally:
            ended.append("cleaned up")

    with anyio.move_on_after(0.01) as scope:
        await drive(waits(), lambda: None)
    assert scope.cancelled_caught
    assert ended == ["cleaned up"]


async def test_a_long_stream_passes_in_bounded_chunks() -> None:
    made = bench()
    held: list[int] = []

    async def watch(ctx: Context, words: Sequence[str]) -> int:
        total = 0
        while chunk := await ctx.io.stdin.read():
            total += len(chunk)
            held.append(len(chunk))
            await ctx.breathe()
            if total > 20_000_000:
                break
        return 0

    made.command("watch", watch)
    with anyio.fail_after(20):
        assert (await made.run("yes | watch")).status == 0
    assert max(held) <= 65536
