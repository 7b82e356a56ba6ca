"""Source that is no program, where that is noticed only when it is reached."""

from typing import TYPE_CHECKING

from mirage.shell.ast import Faulty
from mirage.shell.run import Run

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


def compile_faulty(node: Faulty) -> Run:
    """Says what is wrong with it."""
    messages = [*node.message.splitlines(), *([f"`{node.text}'"] if node.text else [])]

    async def run(shell: "Shell", io: "Io") -> int:
        for message in messages:
            await shell.tell(io, f"{shell.session.name}: command substitution: line {node.line}: {message}")
        shell.session.status = 2
        return 2

    return run
