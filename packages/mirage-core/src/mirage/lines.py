"""One line given to a workspace: what was asked for, and how it ends when it fails to end by itself."""

from collections.abc import AsyncIterator, Mapping
from typing import NamedTuple, TypeAlias

import anyio

from mirage.budget import Budget
from mirage.errors import LimitReached
from mirage.paths import encode, sound
from mirage.shell.state import Shell
from mirage.streams import Flowing, Given, Io, Nothing, Source

Stdin: TypeAlias = "bytes | str | AsyncIterator[bytes] | None"

TIMED_OUT = 124
OVER_LIMIT = 137
INTERNAL_ERROR = 125


class Line(NamedTuple):
    """The arguments of ``Workspace.execute``."""

    text: str
    session_id: str | None
    stdin: Stdin
    cwd: str | None
    env: Mapping[str, str] | None
    timeout: float | None

    @property
    def source(self) -> Source:
        """What the line reads as standard input."""
        stdin = self.stdin
        if stdin is None:
            return Nothing()
        if isinstance(stdin, str):
            return Given(encode(sound(stdin)))
        if isinstance(stdin, bytes):
            return Given(stdin)
        return Flowing(stdin)


class Ending(NamedTuple):
    """The exit status, and Mirage's own last word for standard error where it ended the line."""

    status: int
    note: bytes = b""
    trace: str | None = None
    """The traceback of an internal error."""


async def perform(line: Line, shell: Shell, io: Io, budget: Budget) -> Ending:
    """Run the line to its end, or to the end of its time or its budget."""
    wall = budget.limits.wall
    allowed = wall if line.timeout is None else min(line.timeout, wall)
    whole = False
    try:
        with anyio.move_on_after(allowed) as budget.scope:
            status = await shell.execute(sound(line.text), io)
            if budget.over is not None:
                raise budget.over
            whole = True
            return Ending(status)
        if budget.over is not None:
            raise budget.over
        return Ending(TIMED_OUT, f"mirage: timed out after {allowed:g} s\n".encode())
    except LimitReached as limit:
        return Ending(OVER_LIMIT, encode(f"{limit}\n"))
    except Exception:  # noqa: BLE001 - whatever the shell did wrong is an ending like others, and told to observers
        import traceback  # Rarely needed: not imported at start-up.

        return Ending(INTERNAL_ERROR, b"mirage: internal error\n", traceback.format_exc())
    finally:
        budget.scope = None
        if not whole and shell.session.traps is not None:
            shell.session.traps.handlers.pop("EXIT", None)
        if shell.session.processes:
            from mirage.shell.jobs.processes import leave

            await leave(shell.session, budget, cut=not whole)
