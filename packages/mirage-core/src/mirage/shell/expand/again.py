"""Text that turns up while a program runs and is itself to be expanded."""

from typing import TYPE_CHECKING

from mirage.shell.expand.words import Plan
from mirage.shell.leaving import Fatal
from mirage.shell.outcome import Complete
from mirage.shell.parse import parse_in_turn
from mirage.shell.quoting import WordParser
from mirage.shell.tokens import NotSupported, SyntaxFault, Unfinished

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def expanded(text: str, shell: "Shell", io: "Io", *, document: bool = False) -> str:
    """``text`` as between double quotes; in a ``document`` double quotes stay what they are.

    :raises Fatal: it is not well formed.
    """
    parser = WordParser()
    try:
        word = parser.document(text, shell.line) if document else parser.operand(text, shell.line, quoted=True)
    except (SyntaxFault, Unfinished, NotSupported) as fault:
        raise Fatal(f"{text}: bad substitution") from fault
    for substitution in parser.found:
        outcome = await parse_in_turn(substitution.source, shell.budget)
        if not isinstance(outcome, Complete):
            raise Fatal(f"{substitution.source}: bad substitution")
        substitution.body.append(outcome.program)
    return await Plan(word).text(shell, io)
