"""Blocking calls in a thread, with one rule: what has begun is finished before anybody hears of a cancellation."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from anyio import CancelScope, get_cancelled_exc_class, sleep, to_thread

T = TypeVar("T")

_GLANCE = 0.001
"""Seconds between two looks at a thread whose caller was cancelled."""


async def hop(
    work: Callable[[], T], path: str, *, other: str | None = None, discard: Callable[[T], object] | None = None
) -> T:
    """``work()`` in a thread; an OSError of it is about ``path`` (and ``other``) and says nothing of the host.

    A result that cannot be delivered is given to ``discard``.
    """
    job = _Job(work, discard)
    try:
        return await _delivered(job)
    except OSError as error:
        if error.errno is None:
            raise
        said = error.errno, error.strerror or os.strerror(error.errno), path
    # Outside the handler: names that the host knows are not even in the context of what is raised.
    raise OSError(*said) if other is None else OSError(*said, None, other)


async def run(work: Callable[[], T]) -> T:
    """``work()`` in a thread: what computes for long without Python's lock."""
    return await _delivered(_Job(work, None))


async def _delivered(job: "_Job[T]") -> T:
    # anyio shields the call from its own cancel scopes, but not from asyncio's Task.cancel (wait_for): then the
    # thread would go on alone, with descriptors that its caller believes to be free.
    try:
        return await to_thread.run_sync(job)
    except GeneratorExit:
        # The coroutine is thrown away and may not wait: the thread tidies up after itself.
        job.leave()
        raise
    except BaseException:
        if job.leave():
            await job.wait()
        raise


class _Job(Generic[T]):
    __slots__ = ("_begun", "_discard", "_ended", "_left", "_lock", "_result", "_work")

    def __init__(self, work: Callable[[], T], discard: Callable[[T], object] | None) -> None:
        self._work = work
        self._discard = discard
        self._lock = threading.Lock()
        self._begun = False
        self._ended = False
        self._left = False
        self._result: list[T] = []

    def __call__(self) -> T:
        with self._lock:
            if self._left:
                raise RuntimeError("the caller has left")
            self._begun = True
        try:
            result = self._work()
        except BaseException:
            self._ended = True
            raise
        self._finish(result)
        return result

    def leave(self) -> bool:
        """The caller no longer wants the result; True while the thread is still at work."""
        with self._lock:
            self._left = True
            if self._ended:
                self._drop()
            return self._begun and not self._ended

    async def wait(self) -> None:
        """Until the thread is done, however often the caller is cancelled meanwhile."""
        with CancelScope(shield=True):
            while not self._ended:
                with suppress(get_cancelled_exc_class()):
                    await sleep(_GLANCE)

    def _finish(self, result: T) -> None:
        with self._lock:
            self._result.append(result)
            if self._left:
                self._drop()
            self._ended = True

    def _drop(self) -> None:
        while self._result:
            result = self._result.pop()
            if self._discard is not None:
                self._discard(result)
