"""What outlives a call or crosses threads: the owner loop of a workspace, hand-over to it, and background work.

The owner is the event loop of the first call, for as long as it runs. Calls from other loops and threads are
carried out on it; when it has ended, the next caller's loop becomes the owner.
"""

import asyncio
import sys
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from contextvars import Context
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import anyio

from mirage.errors import MirageError, WrongThread

if TYPE_CHECKING:
    import trio

T = TypeVar("T")


class Loop(Protocol):
    """A running event loop, as far as the supervisor needs one."""

    thread: int

    def is_current(self) -> bool: ...

    def is_running(self) -> bool: ...

    def soon(self, call: Callable[[], object]) -> None:
        """Call on the loop's thread, from any thread.

        :raises RuntimeError: the loop has ended.
        """
        ...

    def spawn(self, call: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start a task of its own; on the loop's thread only."""
        ...


class _AsyncioLoop:
    __slots__ = ("_loop", "_tasks", "thread")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._tasks: set[asyncio.Task[None]] = set()
        self.thread = threading.get_ident()

    def is_current(self) -> bool:
        return asyncio._get_running_loop() is self._loop

    def is_running(self) -> bool:
        return self._loop.is_running()

    def soon(self, call: Callable[[], object]) -> None:
        self._loop.call_soon_threadsafe(call, context=Context())

    def spawn(self, call: Callable[[], Coroutine[Any, Any, None]]) -> None:
        # A context of its own: the caller's says which event loop library *its* thread runs.
        task = self._loop.create_task(call(), context=Context())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


class _TrioLoop:
    __slots__ = ("_token", "thread")

    def __init__(self, token: "trio.lowlevel.TrioToken") -> None:
        self._token = token
        self.thread = threading.get_ident()

    def is_current(self) -> bool:
        import trio

        try:
            return trio.lowlevel.current_trio_token() is self._token
        except RuntimeError:
            return False

    def is_running(self) -> bool:
        import trio

        try:
            self._token.run_sync_soon(bool)
        except trio.RunFinishedError:
            return False
        return True

    def soon(self, call: Callable[[], object]) -> None:
        self._token.run_sync_soon(call)

    def spawn(self, call: Callable[[], Coroutine[Any, Any, None]]) -> None:
        import trio

        trio.lowlevel.spawn_system_task(call)


def _current_loop() -> Loop | None:
    running = asyncio._get_running_loop()
    if running is not None:
        return _AsyncioLoop(running)
    trio = sys.modules.get("trio")
    if trio is not None and trio.lowlevel.in_trio_run():
        return _TrioLoop(trio.lowlevel.current_trio_token())
    return None


class Background(Generic[T]):
    """A piece of work on the owner loop that nobody's cancellation but its own ends."""

    __slots__ = ("_call", "_loop", "_outcome", "_scope", "_wanted")

    def __init__(self, loop: Loop, call: Callable[[], Awaitable[T]]) -> None:
        self._loop = loop
        self._call = call
        self._outcome: Future[T] = Future()
        self._scope: anyio.CancelScope | None = None
        self._wanted = True

    async def _work(self) -> None:
        try:
            with anyio.CancelScope() as self._scope:
                if not self._wanted:
                    self._scope.cancel()
                self._outcome.set_result(await self._call())
                return
        except Exception as error:  # noqa: BLE001 - it is the result, and goes to whoever waits for it
            self._outcome.set_exception(error)
        except BaseException as error:
            self._outcome.set_exception(_ended(error))
            raise
        if not self._outcome.done():
            self._outcome.set_exception(Canceled())

    def when_done(self, call: "Callable[[Background[T]], object]") -> None:
        """Call once it has ended, on whichever thread that happens."""
        self._outcome.add_done_callback(lambda _: call(self))

    def cancel(self) -> None:
        """Ask it to end; from any thread."""
        if not self._outcome.done():
            try:
                self._loop.soon(self._cancel)
            except RuntimeError:
                return

    def _cancel(self) -> None:
        self._wanted = False
        if self._scope is not None:
            self._scope.cancel()

    async def wait(self) -> T:
        """Its result, on any loop; a cancelled waiter leaves it running.

        :raises Canceled: it was cancelled.
        """
        await self.ended()
        return self._outcome.result()

    async def join(self) -> T:
        """Its result; a cancelled waiter cancels it and waits for its end."""
        try:
            return await self.wait()
        except BaseException:
            self.cancel()
            with anyio.CancelScope(shield=True):
                await self.ended()
            raise

    def result(self) -> T:
        """Its result, for a thread without an event loop: blocks."""
        try:
            return self._outcome.result()
        except KeyboardInterrupt:
            self.cancel()
            raise

    async def ended(self) -> None:
        """Return when it has ended, on any loop."""
        if self._outcome.done():
            return
        here = _current_loop()
        assert here is not None
        ended = anyio.Event()

        def tell(_: object) -> None:
            try:
                here.soon(ended.set)
            except RuntimeError:
                return

        self._outcome.add_done_callback(tell)
        await ended.wait()


def begin(call: Callable[[], Awaitable[T]]) -> Background[T]:
    """Begin work on the loop that runs here; it ends when it does, or is cancelled, and with the loop."""
    loop = _current_loop()
    assert loop is not None
    work = Background(loop, call)
    loop.spawn(work._work)
    return work


class Canceled(MirageError):
    """Background work was cancelled before it had a result."""

    def __init__(self, why: str = "canceled") -> None:
        super().__init__(why)


def _ended(error: BaseException) -> BaseException:
    if isinstance(error, asyncio.CancelledError) or type(error).__name__ == "Cancelled":
        return Canceled("the event loop that ran the workspace has ended")
    return error


class Supervisor:
    """The owner loop of one workspace and what runs on it beyond a call."""

    __slots__ = ("_background", "_lock", "_own_thread", "_stop", "epoch", "owner")

    def __init__(self) -> None:
        self.owner: Loop | None = None
        self.epoch = 0
        """Counts owners: what is bound to a loop is void when it changes."""
        self._lock = threading.Lock()
        self._background: set[Background[Any]] = set()
        self._own_thread: threading.Thread | None = None
        self._stop: Callable[[], None] | None = None

    def on_owner(self) -> bool:
        """Whether the caller runs on the owner loop; a first caller's loop becomes the owner."""
        owner = self.owner
        if owner is not None and owner.is_current():
            return True
        with self._lock:
            if self.owner is not None and self.owner.is_running():
                return self.owner.is_current()
            here = _current_loop()
            if here is None:
                raise WrongThread("no event loop is running here: use Workspace.run(line)")
            self._become(here)
            return True

    async def call(self, call: Callable[[], Awaitable[T]]) -> T:
        """Carry out on the owner loop, with the caller's cancellation."""
        if self.on_owner():
            return await call()
        return await self._begin(call).join()

    def run(self, call: Callable[[], Awaitable[T]]) -> T:
        """Carry out on the owner loop for a synchronous caller; starts a loop thread where none runs.

        :raises WrongThread: this is the owner's thread, which would wait for itself.
        """
        with self._lock:
            if self.owner is None or not self.owner.is_running():
                self._start_thread()
            owner = self.owner
        if owner is not None and owner.thread == threading.get_ident():
            raise WrongThread("this thread runs the workspace's event loop: await Workspace.execute(line) instead")
        return self._begin(call).result()

    def start(self, call: Callable[[], Awaitable[T]]) -> Background[T]:
        """Begin work that outlives the caller, until ``aclose``; on the owner loop."""
        work = self._begin(call)
        self._background.add(work)
        work.when_done(self._background.discard)
        return work

    def _begin(self, call: Callable[[], Awaitable[T]]) -> Background[T]:
        owner = self.owner
        assert owner is not None
        work = Background(owner, call)
        if owner.is_current():
            owner.spawn(work._work)
        else:
            owner.soon(lambda: owner.spawn(work._work))
        return work

    def _become(self, loop: Loop) -> None:
        self.owner = loop
        self.epoch += 1

    def _start_thread(self) -> None:
        started: Future[None] = Future()

        async def serve() -> None:
            end = anyio.Event()
            loop = _current_loop()
            assert loop is not None
            self._become(loop)
            self._stop = lambda: loop.soon(end.set)
            started.set_result(None)
            await end.wait()

        self._own_thread = threading.Thread(target=anyio.run, args=(serve,), name="mirage", daemon=True)
        self._own_thread.start()
        started.result()

    async def aclose(self) -> None:
        """Cancel the background work and wait for its end; called on the owner."""
        works = list(self._background)
        for work in works:
            work.cancel()
        for work in works:
            await work.ended()

    def stop_thread(self) -> None:
        """End the loop thread that ``run`` started, if it did."""
        stop, self._stop = self._stop, None
        if stop is None:
            return
        try:
            stop()
        except RuntimeError:
            return
        thread = self._own_thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout=5)
