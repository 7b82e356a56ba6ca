"""``#``, ``##``, ``%``, ``%%``: what matches at either end, in time linear in the text for each star."""

from typing import TYPE_CHECKING, Literal

from mirage.patterns.between import between
from mirage.patterns.faults import PatternTooHard
from mirage.patterns.glob import EXTENDED, PLAIN, Rules, has_magic, is_extended
from mirage.shell.ast import Parameter
from mirage.shell.expand.braced.argument import Argument
from mirage.shell.expand.braced.operators import Edit, edited
from mirage.shell.expand.matching import too_hard
from mirage.shell.expand.params import Evaluator
from mirage.shell.expand.pieces import pattern_of

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

Extent = Literal["shortest", "longest"]


def trimmed(part: Parameter) -> Evaluator:
    """What the expansion adds."""
    edit = _prefix if part.operator[0] == "#" else _suffix
    extent: Extent = "longest" if len(part.operator) > 1 else "shortest"
    argument = Argument(part.argument, part.quoted)
    fixed = None if argument.fixed is None else pattern_of(argument.fixed)

    async def prepare(shell: "Shell", io: "Io") -> Edit:
        rules = EXTENDED if "extglob" in shell.session.options else PLAIN
        return edit(await argument.pattern(shell, io), extent, rules)

    settled = fixed is not None and not is_extended(fixed, EXTENDED)
    return edited(part, prepare, edit(fixed, extent, PLAIN) if settled and fixed is not None else None)


def _prefix(pattern: str, extent: Extent, rules: Rules) -> Edit:
    if is_literal(pattern, rules):
        return lambda text: text.removeprefix(pattern)

    def edit(text: str) -> str:
        end = prefix_end(pattern, text, extent, rules)
        return text[end:] if end else text

    return edit


def _suffix(pattern: str, extent: Extent, rules: Rules) -> Edit:
    if is_literal(pattern, rules):
        return lambda text: text.removesuffix(pattern)

    def edit(text: str) -> str:
        start = suffix_start(pattern, text, extent, rules)
        return text if start is None else text[:start]

    return edit


def is_literal(pattern: str, rules: Rules) -> bool:
    """Whether ``pattern`` matches itself only."""
    return not (rules.ignore_case or has_magic(pattern) or is_extended(pattern, rules))


def prefix_end(pattern: str, text: str, extent: Extent, rules: Rules) -> int | None:
    """Where the shortest or longest beginning that matches ends."""
    if is_extended(pattern, rules):
        from mirage.patterns import extended

        try:
            return extended.prefix_end(pattern, text, rules, longest=extent == "longest")
        except PatternTooHard as hard:
            raise too_hard(hard) from None
    try:
        end = between(pattern, rules).end(text, 0, longest=extent == "longest")
    except PatternTooHard as hard:
        raise too_hard(hard) from None
    return end if end >= 0 else None


def suffix_start(pattern: str, text: str, extent: Extent, rules: Rules) -> int | None:
    """Where the shortest or longest end that matches begins: the pattern is read backwards, and so is the text."""
    if is_extended(pattern, rules):
        from mirage.patterns import extended

        try:
            return extended.suffix_start(pattern, text, rules, longest=extent == "longest")
        except PatternTooHard as hard:
            raise too_hard(hard) from None
    try:
        end = between(pattern, rules, backwards=True).end(text[::-1], 0, longest=extent == "longest")
    except PatternTooHard as hard:
        raise too_hard(hard) from None
    return len(text) - end if end >= 0 else None
