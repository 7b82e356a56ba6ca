"""How deep a line may nest: counted on entry, and continued in a fresh task before any stack is near its end."""

from collections.abc import Awaitable, Callable

import anyio

from mirage.budget import FRESH_TASK_EVERY
from mirage.errors import LimitReached
from mirage.shell.leaving import Leave


async def descend(level: int, run: Callable[[], Awaitable[int]]) -> int:
    """Run the body of nesting ``level``: in place, or every FRESH_TASK_EVERY levels in a task with an empty stack."""
    if level % FRESH_TASK_EVERY:
        return await run()
    return await afresh(run)


async def afresh(run: Callable[[], Awaitable[int]]) -> int:
    """Run in a fresh task; what leaves ``run`` early leaves here as itself, not in a group."""
    status = 0
    left: Leave | LimitReached | None = None

    async def task() -> None:
        nonlocal status, left
        try:
            status = await run()
        except (Leave, LimitReached) as reason:
            left = reason

    async with anyio.create_task_group() as group:
        group.start_soon(task)
    if left is not None:
        raise left
    return status
