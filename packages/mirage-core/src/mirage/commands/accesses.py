"""The dry run's view of a call: what it would touch, without running it."""

from collections.abc import Iterable, Sequence

from mirage.access import Access, Act
from mirage.commands.options import Asked, parse
from mirage.commands.spec import Command, Options, Usage

ANYTHING = Access(Act.EXECUTE, "**", certain=False)
"""What a command does that is not known before it runs."""


def plan(command: Command, argv: Sequence[str]) -> list[Access]:
    """The accesses of ``command argv``, paths as typed; none where the call would be refused or only prints help."""
    if command.raw:
        return list(command.touches(command.options(), argv))
    try:
        options, operands = parse(command, argv)
        return list(command.touches(options, operands))
    except (Usage, Asked):
        return []


def reads(options: Options, operands: Sequence[str]) -> Iterable[Access]:
    """Every operand is a file that is read to its end; ``-`` is none."""
    return [Access(Act.READ, path) for path in operands if path != "-"]


def writes(options: Options, operands: Sequence[str]) -> Iterable[Access]:
    """Every operand is a file that is made or replaced."""
    return [Access(Act.WRITE, path) for path in operands]


def lists(options: Options, operands: Sequence[str]) -> Iterable[Access]:
    """Every operand is looked at, and listed where it is a directory."""
    return [Access(act, path) for path in operands for act in (Act.STAT, Act.LIST)]


def runs(options: Options, operands: Sequence[str]) -> Iterable[Access]:
    """The operands are a command."""
    return [ANYTHING] if operands else []
