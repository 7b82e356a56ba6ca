"""Who owns a workspace, how other loops and threads reach it, and how background work ends."""

import threading
from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio
import anyio.lowlevel
import pytest

from mirage.errors import WrongThread
from mirage.supervisor import Canceled, Supervisor

T = TypeVar("T")
BACKENDS = ("asyncio", "trio")


async def here() -> int:
    await anyio.sleep(0.001)
    return threading.get_ident()


async def broken() -> None:
    await anyio.lowlevel.checkpoint()
    raise ZeroDivisionError


def in_loop(backend: str, call: Callable[[], Awaitable[T]]) -> T:
    return anyio.run(call, backend=backend)


@pytest.mark.anyio
async def test_the_first_callers_loop_is_the_owner() -> None:
    supervisor = Supervisor()
    assert supervisor.on_owner()
    assert supervisor.on_owner()
    assert await supervisor.call(here) == threading.get_ident()
    assert supervisor.epoch == 1


@pytest.mark.anyio
@pytest.mark.parametrize("other", BACKENDS)
async def test_other_loops_are_carried_out_on_the_owner(other: str) -> None:
    supervisor = Supervisor()
    supervisor.on_owner()

    async def elsewhere() -> tuple[int, int]:
        return threading.get_ident(), await supervisor.call(here)

    there, ran = await anyio.to_thread.run_sync(in_loop, other, elsewhere)
    assert ran == threading.get_ident() != there


@pytest.mark.anyio
@pytest.mark.parametrize("other", BACKENDS)
async def test_errors_cross_loops(other: str) -> None:
    supervisor = Supervisor()
    supervisor.on_owner()

    async def elsewhere() -> None:
        with pytest.raises(ZeroDivisionError):
            await supervisor.call(broken)

    await anyio.to_thread.run_sync(in_loop, other, elsewhere)
    with pytest.raises(ZeroDivisionError):
        await supervisor.call(broken)


@pytest.mark.anyio
@pytest.mark.parametrize("other", BACKENDS)
async def test_a_foreign_callers_cancellation_ends_the_work(other: str) -> None:
    supervisor = Supervisor()
    supervisor.on_owner()
    steps: list[str] = []

    async def slow() -> None:
        steps.append("begun")
        try:
            await anyio.sleep(60)
        finally:
            steps.append("ended")

    async def elsewhere() -> None:
        with anyio.move_on_after(0.05):
            await supervisor.call(slow)
        steps.append("returned")

    with anyio.fail_after(5):
        await anyio.to_thread.run_sync(in_loop, other, elsewhere)
    assert steps == ["begun", "ended", "returned"]


@pytest.mark.anyio
async def test_a_synchronous_caller_in_another_thread() -> None:
    supervisor = Supervisor()
    supervisor.on_owner()
    assert await anyio.to_thread.run_sync(supervisor.run, here) == threading.get_ident()


@pytest.mark.anyio
async def test_a_synchronous_caller_on_the_owners_thread_is_refused() -> None:
    supervisor = Supervisor()
    supervisor.on_owner()
    with pytest.raises(WrongThread, match=r"await Workspace\.execute"):
        supervisor.run(here)


@pytest.mark.anyio
async def test_background_work_outlives_its_waiter() -> None:
    supervisor = Supervisor()
    supervisor.on_owner()
    finish = anyio.Event()

    async def work() -> str:
        await finish.wait()
        return "done"

    background = supervisor.start(work)
    with anyio.move_on_after(0.02):
        await background.wait()
    assert not finish.is_set()
    finish.set()
    with anyio.fail_after(5):
        assert await background.wait() == "done"


@pytest.mark.anyio
async def test_closing_cancels_the_background_work_and_waits_for_it() -> None:
    supervisor = Supervisor()
    supervisor.on_owner()
    steps: list[str] = []

    async def work() -> None:
        try:
            await anyio.sleep(60)
        finally:
            steps.append("ended")

    background = supervisor.start(work)
    await anyio.sleep(0.01)
    with anyio.fail_after(5):
        await supervisor.aclose()
    assert steps == ["ended"]
    with pytest.raises(Canceled):
        await background.wait()


@pytest.mark.anyio
async def test_work_cancelled_before_it_began_never_runs() -> None:
    supervisor = Supervisor()
    supervisor.on_owner()
    began: list[bool] = []

    async def work() -> None:
        await anyio.lowlevel.checkpoint()
        began.append(True)

    background = supervisor.start(work)
    background.cancel()
    with anyio.fail_after(5), pytest.raises(Canceled):
        await background.wait()
    assert began == []


@pytest.mark.parametrize("second", BACKENDS)
@pytest.mark.parametrize("first", BACKENDS)
def test_the_next_loop_takes_over_when_the_owner_has_ended(first: str, second: str) -> None:
    supervisor = Supervisor()

    async def call() -> int:
        return await supervisor.call(here)

    assert in_loop(first, call) == threading.get_ident()
    assert in_loop(second, call) == threading.get_ident()
    assert supervisor.epoch == 2


@pytest.mark.parametrize("backend", BACKENDS)
def test_work_left_behind_by_an_ended_loop_says_so(backend: str) -> None:
    supervisor = Supervisor()
    left = []

    async def leave() -> None:
        supervisor.on_owner()
        left.append(supervisor.start(anyio.sleep_forever))
        await anyio.sleep(0.01)

    in_loop(backend, leave)
    with pytest.raises(Canceled, match="has ended"):
        left[0].result()


def test_a_thread_of_its_own_where_no_loop_runs() -> None:
    supervisor = Supervisor()
    first, second = supervisor.run(here), supervisor.run(here)
    assert first == second != threading.get_ident()

    async def from_a_loop() -> int:
        return await supervisor.call(here)

    assert anyio.run(from_a_loop) == first
    threads = threading.active_count()
    supervisor.stop_thread()
    assert threading.active_count() == threads - 1
