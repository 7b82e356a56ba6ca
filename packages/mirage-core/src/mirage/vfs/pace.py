"""The checkpoint of long work: whose line it is decides, and where it is nobody's, the loop still gets its turn."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

import anyio.lowlevel

Breathe: TypeAlias = Callable[[], Awaitable[None]]
"""What a line passes through at every chunk, page and file: ``Context.breathe``."""

UNASKED = 64
"""Passes between two checkpoints where no line is charged."""


def paced(breathe: Breathe | None) -> Breathe:
    """``breathe``; where there is none, a checkpoint now and then."""
    count = 0

    async def seldom() -> None:
        nonlocal count
        count += 1
        if count % UNASKED == 0:
            await anyio.lowlevel.checkpoint()

    return breathe or seldom
