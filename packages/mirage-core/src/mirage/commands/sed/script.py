"""What a script consists of once it is read."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from mirage.commands.sed.replacement import Replacement
from mirage.patterns import Syntax
from mirage.patterns.finding import Finder, finder


class Regex(NamedTuple):
    """A regular expression as it is written; an empty one stands for that used last."""

    text: str
    syntax: Syntax
    ignore_case: bool = False
    lines: bool = False

    def finder(self, *, parts: bool) -> Finder:
        """What finds it, and with ``parts`` what its groups hold."""
        return finder(self.text, self.syntax, ignore_case=self.ignore_case, lines=self.lines, parts=parts)


class Address(NamedTuple):
    """Which lines a command is for, or where its range ends."""

    kind: Literal["number", "step", "last", "regex", "more", "multiple"]
    """``more`` and ``multiple`` (``+N`` and ``~N``) only end ranges."""
    number: int = 0
    step: int = 0
    regex: Regex | None = None


@dataclass(frozen=True, slots=True)
class Substitution:
    """``s``"""

    regex: Regex
    replacement: Replacement
    number: int = 1
    every: bool = False
    prints: bool = False
    path: str | None = None


Argument: TypeAlias = "str | int | Substitution | dict[int, str] | None"


@dataclass(slots=True)
class Command:
    """One command; ``target`` is where a branch or a block that is left out goes on."""

    name: str
    first: Address | None
    second: Address | None
    negated: bool
    argument: Argument = None
    target: int = 0


@dataclass(frozen=True, slots=True)
class Script:
    """All commands, and whether the script itself says ``-n``."""

    commands: list[Command]
    quiet: bool
    place: str
    """Where complaints at run time say they are from."""
