"""What ``set -x`` and traps are told before the head of a compound command, or a command beside the shell, is run."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mirage.shell.ast import Case, For, Select, Simple
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


async def announced_beside(shell: "Shell", io: "Io", node: "Simple") -> None:
    """A command is about to be run in a shell of its own."""
    if shell.session.traps is not None:
        shell.line, shell.node = node.line, node
        await shell.session.traps.before(shell, io)


def stand_alone(child: "Shell") -> None:
    """It runs one command, of which the shell that began it has told."""
    child.lone = True
    if child.session.traps is not None:
        child.session.traps.announced = True
