"""What ``set -x`` and traps are told before the head of a compound command is run."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mirage.shell.ast import Case, For, Select
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def announced(shell: "Shell", io: "Io", node: "For | Select | Case") -> None:
    """The head of ``node`` is about to be run."""
    session = shell.session
    if "xtrace" in session.options:
        from mirage.shell.run import trace

        await trace.compound(shell, io, node)
    if session.traps is not None:
        await session.traps.before(shell, io)
