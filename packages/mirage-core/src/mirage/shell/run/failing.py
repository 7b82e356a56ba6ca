"""What a failure that nothing looks at comes to: ``set -e``."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from mirage.shell.leaving import Exit
from mirage.shell.run import Instant, Run

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


def heed(shell: "Shell", status: int) -> None:
    """``set -e``: a failure that nothing tests ends the shell."""
    if "errexit" in shell.session.options and not shell.tested:
        raise Exit(status)


def checked(item: Run) -> Run:
    """``item``, whose failure is looked at by ``set -e``."""
    if isinstance(item, Instant):
        return _checked_now(item)

    async def run(shell: "Shell", io: "Io") -> int:
        status = await item(shell, io)
        if status and shell.session.options:
            heed(shell, status)
        return status

    return run


def _checked_now(item: Instant) -> Instant:
    run = item.now

    def now(shell: "Shell", io: "Io") -> int | Awaitable[int]:
        status = run(shell, io)
        if not isinstance(status, int):
            return _heeded(status, shell)
        if status and shell.session.options:
            heed(shell, status)
        return status

    return Instant(now)


async def _heeded(waiting: Awaitable[int], shell: "Shell") -> int:
    status = await waiting
    if status and shell.session.options:
        heed(shell, status)
    return status
