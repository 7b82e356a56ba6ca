"""Channel: a pipe that is bounded in bytes, and leaves no one waiting."""

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage.budget import Budget, Limits
from mirage.channel import Buffered, Captured, Channel
from mirage.errors import LimitReached
from mirage.resources import BLOCK
from mirage.streams import Collected

pytestmark = pytest.mark.anyio


async def drain(channel: Channel, size: int = BLOCK) -> bytes:
    chunks: list[bytes] = []
    while chunk := await channel.output.read(size):
        assert len(chunk) <= size
        chunks.append(chunk)
    return b"".join(chunks)


async def test_what_fits_is_taken_without_waiting() -> None:
    channel = Channel(capacity=10)
    with anyio.fail_after(1):
        await channel.input.write(b"0123456789")
        await channel.input.aclose()
        assert await drain(channel) == b"0123456789"


async def test_a_full_pipe_holds_the_writer_back() -> None:
    channel = Channel(capacity=10)
    written: list[int] = []

    async def write() -> None:
        for place in range(5):
            await channel.input.write(b"1234567")
            written.append(place)
        await channel.input.aclose()

    with anyio.fail_after(5):
        async with anyio.create_task_group() as group:
            group.start_soon(write)
            await anyio.wait_all_tasks_blocked()
            assert written == [0]
            assert await channel.output.read(4) == b"1234"
            await anyio.wait_all_tasks_blocked()
            assert written == [0, 1]
            assert await drain(channel) == b"567" + b"1234567" * 4


async def test_one_large_write_passes_in_pieces() -> None:
    channel = Channel(capacity=1000)
    data = bytes(range(256)) * 100

    async def write() -> None:
        await channel.input.write(data)
        await channel.input.aclose()

    with anyio.fail_after(5):
        async with anyio.create_task_group() as group:
            group.start_soon(write)
            assert await drain(channel, 777) == data


async def test_a_reader_waits_for_the_first_byte() -> None:
    channel = Channel()
    got: list[bytes] = []

    async def read() -> None:
        got.append(await channel.output.read())
        got.append(await channel.output.read())

    with anyio.fail_after(5):
        async with anyio.create_task_group() as group:
            group.start_soon(read)
            await anyio.wait_all_tasks_blocked()
            await channel.input.write(b"a")
            await anyio.wait_all_tasks_blocked()
            assert got == [b"a"]
            await channel.input.aclose()
    assert got == [b"a", b""]


async def test_a_reader_that_leaves_breaks_the_pipe() -> None:
    channel = Channel(capacity=4)
    broken: list[bool] = []

    async def write() -> None:
        with pytest.raises(BrokenPipeError):
            await channel.input.write(b"12345678")
        broken.append(True)

    with anyio.fail_after(5):
        async with anyio.create_task_group() as group:
            group.start_soon(write)
            await anyio.wait_all_tasks_blocked()
            await channel.output.aclose()
    assert broken == [True]
    with pytest.raises(BrokenPipeError):
        await channel.input.write(b"x")
    assert await channel.output.read() == b""


async def test_bytes_given_back_come_first() -> None:
    channel = Channel()
    await channel.input.write(b"abcdef")
    output = channel.output
    assert await output.read(4) == b"abcd"
    output.unread(b"cd")
    assert await output.read() == b"cdef"


async def test_a_cancelled_wait_loses_nothing() -> None:
    channel = Channel(capacity=2)
    with anyio.move_on_after(0.01):
        await channel.output.read()
    await channel.input.write(b"ab")
    with anyio.move_on_after(0.01):
        await channel.input.write(b"cd")
    assert await channel.output.read() == b"ab"


@given(st.lists(st.binary(max_size=40), max_size=20), st.integers(1, 50), st.integers(1, 50))
@settings(max_examples=50, deadline=None)
def test_bytes_arrive_in_order_whatever_the_sizes(chunks: list[bytes], capacity: int, size: int) -> None:
    async def pass_through() -> bytes:
        channel = Channel(capacity)

        async def write() -> None:
            for chunk in chunks:
                await channel.input.write(chunk)
            await channel.input.aclose()

        async with anyio.create_task_group() as group:
            group.start_soon(write)
            return await drain(channel, size)
        raise AssertionError

    assert anyio.run(pass_through) == b"".join(chunks)


async def test_buffered_output_waits_for_a_block_or_the_end() -> None:
    sink = Collected()
    buffered = Buffered(sink)
    for _ in range(100):
        await buffered.write(b"line\n")
    assert sink.chunks == []
    await buffered.flush()
    assert sink.chunks == [b"line\n" * 100]
    await buffered.write(b"x" * BLOCK)
    assert len(sink.chunks) == 2
    await buffered.flush()
    assert len(sink.chunks) == 2


async def test_captured_output_is_charged_and_given_back() -> None:
    budget = Budget(Limits(held=10))
    captured = Captured(budget)
    await captured.write(b"12345678")
    assert budget.held == 8
    with pytest.raises(LimitReached):
        await captured.write(b"1234")
    budget.drop(4)
    captured.drop()
    assert budget.held == 0
