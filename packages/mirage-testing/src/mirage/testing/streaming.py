"""Laws of streams: what is left stops, what fails changes nothing, and nothing stays open."""

import gc
from collections.abc import AsyncIterator, Awaitable, Callable

import anyio
import anyio.lowlevel

from mirage.testing.basis import Laws
from mirage.testing.law import needs
from mirage.testing.leaks import Watch, descriptors
from mirage.testing.ranges import largest
from mirage.testing.reading import directories_of
from mirage.testing.trial import Trial, reads, together

ROUNDS = 8
"""How often an operation is repeated to see whether each round leaves something open."""

PATIENCE = 5.0
"""Seconds after which an operation counts as hanging."""

LARGE = b"0123456789abcdef" * 40_000


class Interrupted(Exception):
    """What the data of a write raises in the laws."""


async def failing(*data: bytes) -> AsyncIterator[bytes]:
    """Data that gives these chunks and then fails."""
    for piece in data:
        yield piece
    raise Interrupted("the data failed")


async def _leaves_nothing(trial: Trial, doing: str, act: Callable[[], Awaitable[object]]) -> None:
    """After one round to warm up (connections are made once), more rounds leave nothing more open."""
    with trial.works(doing):
        await act()
    gc.collect()
    before = descriptors()
    async with Watch() as watch:
        for _ in range(ROUNDS):
            with trial.works(doing):
                await act()
        left = await watch.left()
    trial.same(f"what {doing} left open", [], left)
    after = descriptors()
    if before is not None and after is not None:
        more = after - before
        trial.holds(more < ROUNDS, f"descriptors left open by {ROUNDS} times {doing}", "none", more)


async def _fails(trial: Trial, path: str) -> None:
    doing = f"write({path!r}) whose data fails"
    try:
        await trial.resource.write(path, failing(LARGE, LARGE))
    except Interrupted:
        return
    except Exception as error:
        raise trial.verdict(doing, "the exception of its data", repr(error)) from error
    raise trial.verdict(doing, "the exception of its data", "no exception")


async def _cancelled(trial: Trial, path: str) -> None:
    doing = f"write({path!r}), cancelled while it waits for data"
    waiting = anyio.Event()
    ended = False

    async def stalling() -> AsyncIterator[bytes]:
        yield LARGE
        waiting.set()
        await anyio.sleep_forever()

    async def write() -> None:
        nonlocal ended
        try:
            with trial.works(doing):
                await trial.resource.write(path, stalling())
            ended = True
        finally:
            waiting.set()

    with anyio.move_on_after(PATIENCE) as patience:
        async with together() as tasks:
            tasks.start_soon(write)
            await waiting.wait()
            tasks.cancel_scope.cancel()
    trial.same(f"whether {doing} hangs", False, patience.cancelled_caught)
    trial.same(f"whether {doing} ends as if nothing was", False, ended)


class StreamLaws(Laws):
    """What a caller may leave, interrupt and do meanwhile."""

    async def test_a_finished_read_leaves_nothing_open(self, trial: Trial) -> None:
        """When a file is read to its end, nothing stays open."""
        path, _ = await largest(trial)
        await _leaves_nothing(trial, reads(path), lambda: trial.read(path))

    async def test_leaving_a_read_stops_it(self, trial: Trial) -> None:
        """Leaving a read before its end stops the download: no task, generator or descriptor stays."""
        path, _ = await largest(trial)

        async def glance() -> None:
            async with trial.resource.read(path) as reading:
                async for _ in reading:
                    break

        await _leaves_nothing(trial, f"{reads(path)} left after its first chunk", glance)

    async def test_a_read_may_be_left_unread(self, trial: Trial) -> None:
        """Entering a read and leaving it without a look leaves nothing open."""
        path, _ = await largest(trial)

        async def enter() -> None:
            async with trial.resource.read(path):
                pass

        await _leaves_nothing(trial, f"{reads(path)} entered and left", enter)

    async def test_an_error_leaves_a_read(self, trial: Trial) -> None:
        """An exception of the reader's own goes through a read unchanged, and stops it."""
        path, _ = await largest(trial)

        async def stumble() -> None:
            try:
                async with trial.resource.read(path) as reading:
                    async for _ in reading:
                        raise Interrupted
            except Interrupted:
                return
            raise trial.verdict(f"{reads(path)} left by an exception", "that exception", "none")

        await _leaves_nothing(trial, f"{reads(path)} left by an exception", stumble)

    async def test_leaving_a_listing_stops_it(self, trial: Trial) -> None:
        """Closing a listing after its first page leaves nothing open."""
        for path in ("", *directories_of(await trial.tree())):

            async def glance(path: str = path) -> None:
                listing = trial.resource.list(path)
                async for _ in listing:
                    break
                close = getattr(listing, "aclose", None)
                if close is not None:
                    await close()

            await _leaves_nothing(trial, f"list({path!r}) closed after its first page", glance)

    async def test_a_cancelled_read_stops(self, trial: Trial) -> None:
        """A read whose task is cancelled ends, and leaves nothing open."""
        path, _ = await largest(trial)

        async def interrupted() -> None:
            with anyio.CancelScope() as scope:
                async with trial.resource.read(path) as reading:
                    async for _ in reading:
                        scope.cancel()
                        await anyio.lowlevel.checkpoint()

        with anyio.move_on_after(PATIENCE) as patience:
            await _leaves_nothing(trial, f"{reads(path)} cancelled", interrupted)
        trial.same(f"whether {reads(path)} hangs when it is cancelled", False, patience.cancelled_caught)

    @needs("write")
    async def test_a_write_leaves_nothing_open(self, trial: Trial) -> None:
        """When a write is done, nothing stays open."""
        await _leaves_nothing(trial, "write('file')", lambda: trial.write("file", LARGE))

    @needs("write")
    async def test_failing_data_makes_no_file(self, trial: Trial) -> None:
        """A write whose data fails makes no file, and leaves nothing beside it."""
        await trial.make_dirs("dir")
        await _fails(trial, "dir/file")
        trial.same("the names in list('dir') after a write whose data failed", [], await trial.names("dir"))

    @needs("write")
    async def test_failing_data_keeps_the_file(self, trial: Trial) -> None:
        """A write whose data fails leaves the file as it was."""
        await trial.plant({"dir/file": b"as it was"})
        await _fails(trial, "dir/file")
        trial.same("read('dir/file') after a write whose data failed", b"as it was", await trial.read("dir/file"))
        trial.same("the names in list('dir')", ["file"], await trial.names("dir"))

    @needs("write")
    async def test_a_failed_write_leaves_nothing_open(self, trial: Trial) -> None:
        """A write whose data fails leaves nothing open."""
        await _leaves_nothing(trial, "write('file') whose data fails", lambda: _fails(trial, "file"))

    @needs("write")
    async def test_a_cancelled_write_makes_no_file(self, trial: Trial) -> None:
        """A write that is cancelled makes no file, and leaves nothing beside it."""
        await trial.make_dirs("dir")
        await _cancelled(trial, "dir/file")
        trial.same("the names in list('dir') after a write was cancelled", [], await trial.names("dir"))

    @needs("write")
    async def test_a_cancelled_write_keeps_the_file(self, trial: Trial) -> None:
        """A write that is cancelled leaves the file as it was."""
        await trial.plant({"dir/file": b"as it was"})
        await _cancelled(trial, "dir/file")
        trial.same("read('dir/file') after a write was cancelled", b"as it was", await trial.read("dir/file"))
        trial.same("the names in list('dir')", ["file"], await trial.names("dir"))

    @needs("write")
    async def test_a_cancelled_write_leaves_nothing_open(self, trial: Trial) -> None:
        """A write that is cancelled leaves nothing open."""
        await _leaves_nothing(trial, "write('file') cancelled", lambda: _cancelled(trial, "file"))

    @needs("write")
    async def test_a_write_in_progress_is_not_seen(self, trial: Trial) -> None:
        """While a write waits for its data, others see the file as it was, and then as it is."""
        old, new = b"as it was\n", LARGE + LARGE
        await trial.plant({"dir/file": old})
        half, on, done = anyio.Event(), anyio.Event(), anyio.Event()

        async def slow() -> AsyncIterator[bytes]:
            yield LARGE
            half.set()
            await on.wait()
            yield LARGE

        async def write() -> None:
            try:
                await trial.write("dir/file", slow())
            finally:
                half.set()
                done.set()

        with anyio.move_on_after(PATIENCE) as patience:
            async with together() as tasks:
                tasks.start_soon(write)
                await half.wait()
                trial.same("read('dir/file') while it is written", old, await trial.read("dir/file"))
                trial.same("the names in list('dir') meanwhile", ["file"], await trial.names("dir"))
                on.set()
                await done.wait()
        trial.same("whether reading a file hangs while it is written", False, patience.cancelled_caught)
        trial.same("read('dir/file') once it is written", new, await trial.read("dir/file"))

    @needs("write")
    async def test_a_read_never_mixes_two_writes(self, trial: Trial) -> None:
        """A read that began before a write gives the old bytes or the new, or fails; never some of both."""
        old, new = b"o" * len(LARGE), b"n" * len(LARGE)
        await trial.write("file", old)
        parts: list[bytes] = []
        with trial.works("read('file') with a write meanwhile"):
            try:
                async with trial.resource.read("file") as reading:
                    async for chunk in reading:
                        if not parts:
                            await trial.write("file", new)
                        parts.append(chunk)
            except OSError:
                return
        got = b"".join(parts)
        trial.holds(got in (old, new), "the bytes of a read during a write", "the old file or the new", got)

    @needs("write")
    async def test_writes_at_once_do_not_mix(self, trial: Trial) -> None:
        """Of writes to one file at the same time one wins whole; writes to others are not touched."""
        contents = [bytes([letter]) * 150_000 for letter in b"abcd"]

        async def write(data: bytes) -> None:
            async def slowly() -> AsyncIterator[bytes]:
                for at in range(0, len(data), 50_000):
                    yield data[at : at + 50_000]
                    await anyio.lowlevel.checkpoint()

            await trial.write("shared", slowly())
            await trial.write(f"own-{data[:1].decode()}", data)

        async with together() as tasks:
            for data in contents:
                tasks.start_soon(write, data)
        got = await trial.read("shared")
        trial.holds(got in contents, "read('shared') after four writes at once", "one of the four, whole", got)
        for data in contents:
            path = f"own-{data[:1].decode()}"
            trial.same(f"read({path!r})", data, await trial.read(path))

    async def test_closing_lets_go(self, trial: Trial) -> None:
        """After aclose nothing that the resource opened is left: no task and no descriptor."""
        before = descriptors()
        async with Watch() as watch:
            path, _ = await largest(trial)
            await trial.read(path)
            with trial.works("aclose()"):
                await trial.aclose()
            left = await watch.left()
        trial.same("what is left open after aclose()", [], left)
        after = descriptors()
        if before is not None and after is not None:
            trial.holds(after <= before, "descriptors after aclose()", f"at most {before}", after)
