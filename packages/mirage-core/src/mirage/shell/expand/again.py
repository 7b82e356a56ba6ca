"""Text that turns up while a program runs and is itself to be expanded."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Literal, TypeAlias

from mirage.budget import finished
from mirage.shell.depth import descend
from mirage.shell.expand.words import Plan
from mirage.shell.leaving import Fatal
from mirage.shell.syntax.outcome import Complete
from mirage.shell.syntax.parse import parse_in_turn
from mirage.shell.syntax.quoting import WordParser, untranslated
from mirage.shell.syntax.tokens import NotSupported, SyntaxFault, TooLarge, Unfinished
from mirage.shell.variables import access as variables
from mirage.shell.variables.access import BadSubscript
from mirage.shell.variables.arrays import Associative
from mirage.streams import Io, Nothing

Manner: TypeAlias = Literal["word", "bare", "quoted", "document"]

if TYPE_CHECKING:
    from mirage.shell.ast import List
    from mirage.shell.state import Shell


async def expanded(text: str, shell: "Shell", io: "Io", *, document: bool = False) -> str:
    """``text`` as between double quotes; in a ``document`` double quotes stay what they are.

    :raises Fatal: it is not well formed.
    """
    limit = shell.budget.limits.substitution_depth
    if shell.substitutions >= limit:
        shell.budget.stop("substitution depth", limit)
    plan = await _kept(text, "document" if document else "quoted", shell)
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


_QUOTING = frozenset("$`\\\"'")


async def element(word: str, shell: "Shell", io: "Io") -> str:
    """``word``, which may name an element, with its subscript expanded; of a key the quotes are taken away, too.

    :raises BadSubscript: nothing is left of the key.
    """
    name, bracket, rest = word.partition("[")
    if not bracket or _QUOTING.isdisjoint(rest):
        return word
    if not isinstance(variables.array(shell, name), Associative):
        if not any(mark in rest for mark in '$`"'):
            return word
        return f"{name}[{await expanded(rest[:-1], shell, io)}]"
    try:
        plan = await _kept(untranslated(rest[:-1]), "word", shell)
    except Fatal:
        # Whatever it is, it is no key.
        return word
    key = await plan.text(shell, io)
    if not key:
        raise BadSubscript(f"{word}: bad array subscript")
    return f"{name}[{key}]"


_REFUSED = "mirage: not supported yet: command substitution in a subscript that a variable holds"


def subscript(shell: "Shell", text: str, *, named: bool) -> str:
    """A subscript that a variable or an expression holds, expanded at once: a name as a word, a number as if quoted.

    :raises Fatal: it would have to wait.
    """
    parser = WordParser()
    text = untranslated(text)
    word = finished((parser.word if named else parser.sum)(text, shell.line))
    if parser.found:
        raise Fatal(_REFUSED, 2)
    expanding = Plan(word).text(shell, Io(Nothing(), Nothing(), Nothing()))
    try:
        expanding.send(None)
    except StopIteration as done:
        return str(done.value)
    expanding.close()
    raise Fatal(_REFUSED, 2)


async def fields(text: str, shell: "Shell", io: "Io") -> list[str]:
    """The fields that ``text`` makes as a word.

    :raises Fatal: it is not well formed.
    """
    return await (await planned(text, "bare", shell)).fields(shell, io)


_plans: "OrderedDict[tuple[str, Manner, int], Plan]" = OrderedDict()
"""What was expanded last: a prompt comes again and again. Plans hold no state of any session."""
_PLANS = 64
_LONGEST_KEPT = 512


async def _kept(text: str, manner: Manner, shell: "Shell") -> Plan:
    """``text`` compiled, or what was made of it before."""
    key = (text, manner, shell.line)
    plan = _plans.get(key)
    if plan is None:
        plan = await planned(text, manner, shell)
        if len(text) <= _LONGEST_KEPT:
            _plans[key] = plan
            while len(_plans) > _PLANS:
                _plans.popitem(last=False)
    return plan


async def planned(text: str, manner: Manner, shell: "Shell", known: "dict[str, List] | None" = None) -> Plan:
    """``text`` compiled as a word; programs in it that are ``known`` are not parsed again.

    :raises Fatal: it is not well formed.
    """
    parser = WordParser()
    try:
        if manner == "document":
            steps = parser.document(text, shell.line)
        elif manner == "word":
            steps = parser.word(text, shell.line)
        else:
            steps = parser.operand(text, shell.line, quoted=manner == "quoted")
        word = await shell.budget.in_turn(steps)
    except TooLarge as fault:
        raise Fatal(fault.message, 2) from fault
    except (SyntaxFault, Unfinished, NotSupported) as fault:
        raise Fatal(f"{text}: bad substitution") from fault
    known = {} if known is None else known
    for part in parser.found:
        if part.source not in known:
            outcome = await parse_in_turn(part.source, shell.budget)
            if not isinstance(outcome, Complete):
                raise Fatal(f"{part.source}: bad substitution")
            known[part.source] = outcome.program
        part.body.append(known[part.source])
    return Plan(word)
