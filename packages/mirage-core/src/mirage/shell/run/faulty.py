"""Source that is no program, where that is noticed only when it is reached."""

from typing import TYPE_CHECKING

from mirage.shell.ast import Faulty
from mirage.shell.expand.params import Evaluator
from mirage.shell.expand.pieces import Piece
from mirage.shell.run import Run
from mirage.shell.run.redirect import Refused

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


def compile_faulty(node: Faulty) -> Run:
    """Says what is wrong with it."""

    async def run(shell: "Shell", io: "Io") -> int:
        await told(node, shell, io)
        shell.session.status = 2
        return 2

    return run


def refused(part: Faulty) -> Evaluator:
    """Of a here-document: it says so too, and there is no such document; ``set -e`` ends what reads it at once."""

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        refusal = Refused()
        ends = "errexit" in shell.session.options
        if ends:
            refusal.status = 2
        await told(part._replace(text="") if ends else part, shell, io)
        raise refusal

    return evaluate


async def told(node: Faulty, shell: "Shell", io: "Io") -> None:
    """Say what is wrong, and with which line."""
    for message in (*node.message.splitlines(), *([f"`{node.text}'"] if node.text else [])):
        await shell.tell(io, f"{shell.reader}: command substitution: line {node.line}: {message}")
