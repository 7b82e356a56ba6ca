"""Turns go round fairly and never get stuck; the budget counts, gives way and stops for good."""

import time

import anyio
import anyio.lowlevel
import pytest

from mirage.budget import Budget, Limits
from mirage.errors import LimitReached
from mirage.turn import OVERDUE, SLICE, Turn, current_turn

pytestmark = pytest.mark.anyio


class Passes:
    """Counts the passes that the event loop makes."""

    made = 0

    async def run(self) -> None:
        while True:
            self.made += 1
            await anyio.lowlevel.checkpoint()


async def test_lines_take_turns_with_a_pass_of_the_loop_between() -> None:
    turn = Turn()
    passes = Passes()
    grants: list[tuple[str, int]] = []

    async def line(name: str) -> None:
        for _ in range(20):
            await turn.next(name)
            grants.append((name, passes.made))

    async with anyio.create_task_group() as group:
        group.start_soon(passes.run)
        async with anyio.create_task_group() as lines:
            for name in "abcd":
                lines.start_soon(line, name)
        group.cancel_scope.cancel()
    settled = grants[4:-4]
    for at in range(len(settled) - 4):
        assert len({name for name, _ in settled[at : at + 4]}) == 4, "a line went twice before another once"
    # trio shuffles what is ready, so that a pass is counted before or after the line that went in it.
    for (_, before), (_, after) in zip(settled, settled[2:], strict=False):
        assert after > before, "lines computed without a pass of the loop in between"


@pytest.mark.parametrize("name", ["line {}", "one line"])
async def test_one_slice_of_computing_between_two_passes_of_the_loop(name: str) -> None:
    """Also where all of them are tasks of one line."""
    turn = Turn()
    passes = Passes()
    slices: list[int] = []

    async def busy(name: str) -> None:
        for _ in range(6):
            await turn.next(name)
            slices.append(passes.made)
            compute_for(1.2 * SLICE)

    async with anyio.create_task_group() as group:
        group.start_soon(passes.run)
        async with anyio.create_task_group() as lines:
            for number in range(8):
                lines.start_soon(busy, name.format(number))
        group.cancel_scope.cancel()
    assert len(slices) == 48
    assert max(slices.count(each) for each in slices) <= 2, "many slices were computed in one pass of the loop"


def compute_for(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


async def test_a_line_with_many_tasks_is_no_more_than_another() -> None:
    turn = Turn()
    grants: list[str] = []

    async def task(line: str) -> None:
        for _ in range(10):
            await turn.next(line)
            grants.append(line)

    async with anyio.create_task_group() as group:
        for _ in range(8):
            group.start_soon(task, "many")
        group.start_soon(task, "one")
    last = len(grants) - grants[::-1].index("one")
    assert grants[:last].count("many") <= 12


async def test_a_line_that_waits_elsewhere_does_not_hold_the_others_up() -> None:
    turn = Turn()
    await turn.next("asleep")
    await turn.next("asleep")
    order: list[str] = []

    async def line(name: str) -> None:
        await turn.next(name)
        order.append(name)

    with anyio.fail_after(5):
        async with anyio.create_task_group() as group:
            group.start_soon(line, "b")
            group.start_soon(line, "c")
    assert sorted(order) == ["b", "c"]


async def test_a_cancelled_waiter_leaves_the_queue() -> None:
    turn = Turn()

    async def wait(name: str) -> None:
        await turn.next(name)

    async with anyio.create_task_group() as group:
        await turn.next("holder")
        group.start_soon(wait, "first")
        group.start_soon(wait, "second")
        await anyio.lowlevel.checkpoint()
        group.cancel_scope.cancel()
    with anyio.fail_after(5):
        await turn.next("later")
        await turn.next("later")


async def test_what_came_due_in_a_long_slice_is_served_before_the_next() -> None:
    woken: list[bool] = []

    async def sleeper() -> None:
        await anyio.sleep(0.001)
        woken.append(True)

    async with anyio.create_task_group() as group:
        group.start_soon(sleeper)
        for _ in range(3):
            await anyio.lowlevel.checkpoint()
        time.sleep(2 * OVERDUE)
        await Turn().next("long", 2 * OVERDUE)
        assert woken


async def test_one_turn_per_event_loop() -> None:
    assert current_turn() is current_turn()
    found: list[Turn] = []

    async def elsewhere() -> None:
        found.append(current_turn())

    await anyio.to_thread.run_sync(lambda: anyio.run(elsewhere))
    assert found[0] is not current_turn()


async def test_steps_run_out_for_good() -> None:
    budget = Budget(Limits(steps=100))
    with pytest.raises(LimitReached, match="mirage: limit: steps 100"):
        step(budget, 1000)
    assert budget.steps <= 100 + 32
    with pytest.raises(LimitReached):
        await budget.breathe()


async def test_no_look_at_the_clock_is_missed_where_work_counts_for_several_steps() -> None:
    budget = Budget(Limits(steps=10_000))
    budget.step()
    for _ in range(10):
        compute_for(SLICE)
        due = False
        for _ in range(40):
            budget.pay(7)
            due = due or budget.step()
        assert due
        await budget.breathe()


async def test_processor_time_runs_out() -> None:
    budget = Budget(Limits(cpu=0.02))
    with pytest.raises(LimitReached, match="mirage: limit: cpu"):
        await compute(budget, 1000)


async def test_progress_renews_only_the_idle_part() -> None:
    budget = Budget(Limits(idle_cpu=0.03))
    for _ in range(40):
        spin(budget)
        budget.progress()
        await budget.breathe()
    with pytest.raises(LimitReached, match="without progress"):
        await compute(budget, 40)


def step(budget: Budget, times: int) -> None:
    for _ in range(times):
        budget.step()


def spin(budget: Budget) -> None:
    while not budget.due():
        sum(range(100))


async def compute(budget: Budget, slices: int) -> None:
    for _ in range(slices):
        spin(budget)
        await budget.breathe()


async def test_waiting_is_not_charged() -> None:
    """A line that waits is not billed for what others compute on the same thread."""
    patient = Budget(Limits(cpu=0.2))
    hog = Budget(Limits(cpu=100))

    async with anyio.create_task_group() as group:
        group.start_soon(compute, hog, 60)
        for _ in range(10):
            await anyio.sleep(0.02)
            await patient.breathe()


async def test_held_bytes_are_charged_before_they_are_kept() -> None:
    budget = Budget(Limits(held=1000))
    budget.hold(600)
    budget.drop(600)
    budget.hold(1000)
    with pytest.raises(LimitReached, match="mirage: limit: memory 1000"):
        budget.hold(1)
