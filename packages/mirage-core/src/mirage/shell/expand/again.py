"""Text that turns up while a program runs and is itself to be expanded."""

from typing import TYPE_CHECKING, Literal, TypeAlias

from mirage.shell.depth import descend
from mirage.shell.expand.words import Plan
from mirage.shell.leaving import Fatal
from mirage.shell.outcome import Complete
from mirage.shell.parse import parse_in_turn
from mirage.shell.quoting import WordParser
from mirage.shell.tokens import NotSupported, SyntaxFault, Unfinished

Manner: TypeAlias = Literal["bare", "quoted", "document"]

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def expanded(text: str, shell: "Shell", io: "Io", *, document: bool = False) -> str:
    """``text`` as between double quotes; in a ``document`` double quotes stay what they are.

    :raises Fatal: it is not well formed.
    """
    limit = shell.budget.limits.substitution_depth
    if shell.substitutions >= limit:
        shell.budget.stop("substitution depth", limit)
    plan = await _plan(text, "document" if document else "quoted", shell)
    texts: list[str] = []

    async def run() -> int:
        texts.append(await plan.text(shell, io))
        return 0

    shell.substitutions += 1
    try:
        await descend(shell.deeper(), run)
    finally:
        shell.substitutions -= 1
    return texts[0]


async def fields(text: str, shell: "Shell", io: "Io") -> list[str]:
    """The fields that ``text`` makes as a word.

    :raises Fatal: it is not well formed.
    """
    return await (await _plan(text, "bare", shell)).fields(shell, io)


async def _plan(text: str, manner: Manner, shell: "Shell") -> Plan:
    parser = WordParser()
    try:
        if manner == "document":
            word = parser.document(text, shell.line)
        else:
            word = parser.operand(text, shell.line, quoted=manner == "quoted")
    except (SyntaxFault, Unfinished, NotSupported) as fault:
        raise Fatal(f"{text}: bad substitution") from fault
    for substitution in parser.found:
        outcome = await parse_in_turn(substitution.source, shell.budget)
        if not isinstance(outcome, Complete):
            raise Fatal(f"{substitution.source}: bad substitution")
        substitution.body.append(outcome.program)
    return Plan(word)
