"""What an operation left behind: tasks, asynchronous generators and descriptors that were not there before."""

import os
import sys
import weakref
from collections.abc import AsyncGenerator
from types import AsyncGeneratorType, TracebackType
from typing import Any, Self, TypeAlias

import anyio

Generator: TypeAlias = "AsyncGeneratorType[Any, Any]"

_OWN = os.path.dirname(__file__)

PATIENCE = 1.0
"""Seconds in which what was left must have ended."""


def descriptors() -> int | None:
    """How many file descriptors the process has open; None where it cannot be told."""
    for folder in ("/proc/self/fd", "/dev/fd"):
        try:
            return len(os.listdir(folder))
        except OSError:
            continue
    return None


class Watch:
    """Watches what is opened inside it: ``async with Watch() as watch``, then ``await watch.left()``."""

    def __init__(self) -> None:
        self._generators: list[weakref.ref[Generator]] = []
        self._forgotten: list[str] = []
        self._hooks = sys.get_asyncgen_hooks()
        self._tasks: set[int] = set()

    async def __aenter__(self) -> Self:
        self._hooks = sys.get_asyncgen_hooks()
        self._tasks = _running()
        sys.set_asyncgen_hooks(firstiter=self._begun, finalizer=self._dropped)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.set_asyncgen_hooks(firstiter=self._hooks.firstiter, finalizer=self._hooks.finalizer)

    async def left(self) -> list[str]:
        """What is still open, in words; waits a moment for what is about to end."""
        with anyio.move_on_after(PATIENCE):
            while self._open():  # noqa: ASYNC110 - the garbage of others tells nobody when it ends
                await anyio.sleep(0.01)
        return self._open()

    def _open(self) -> list[str]:
        alive = [generator for reference in self._generators if (generator := reference()) is not None]
        found = [f"async generator {generator.__qualname__}" for generator in alive if generator.ag_frame is not None]
        found.extend(f"async generator {name}, dropped and never closed" for name in self._forgotten)
        found.extend(f"task {task.name}" for task in anyio.get_running_tasks() if task.id not in self._tasks)
        return found

    def _begun(self, generator: AsyncGenerator[Any, Any]) -> None:
        if self._hooks.firstiter is not None:
            self._hooks.firstiter(generator)
        # The kit's own feeding generators are not the resource's to close.
        if isinstance(generator, AsyncGeneratorType) and not generator.ag_code.co_filename.startswith(_OWN):
            self._generators.append(weakref.ref(generator))

    def _dropped(self, generator: AsyncGenerator[Any, Any]) -> None:
        if isinstance(generator, AsyncGeneratorType) and not generator.ag_code.co_filename.startswith(_OWN):
            self._forgotten.append(generator.__qualname__)
        if self._hooks.finalizer is not None:
            self._hooks.finalizer(generator)


def _running() -> set[int]:
    return {task.id for task in anyio.get_running_tasks()}
