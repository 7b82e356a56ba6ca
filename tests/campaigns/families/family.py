"""What a family of commands is: a grammar of its calls, and where we differ on purpose."""

import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from calls import Call, Programs
from oracle import Node, Outcome
from writer import Grammar, Writer


@dataclass(frozen=True, slots=True)
class Limit:
    """A deliberate difference: calls in which ``feature`` is found, or that it picks, may show it."""

    name: str
    reason: str
    feature: str | Callable[[Call], bool]

    def holds(self, call: Call) -> bool:
        if isinstance(self.feature, str):
            return re.search(self.feature, str(call)) is not None
        return self.feature(call)


def files(writer: Writer) -> dict[str, Node]:
    """Two files; the grammar's ``text`` is one."""
    return {name: writer.text("text").encode() for name in "ab"}


def same(seen: Outcome) -> Outcome:
    return seen


@dataclass(frozen=True, slots=True)
class Family:
    """``call`` of the grammar is a line of words; ``text`` is what stands in files and on standard input."""

    name: str
    grammar: Grammar
    limits: tuple[Limit, ...] = ()
    tree: Callable[[Writer], Mapping[str, Node]] = files
    run: Callable[[Programs, Call], tuple[Outcome, Outcome]] = Programs.both
    seen: Callable[[Outcome], Outcome] = same
    """What is compared of an outcome."""
    deep: int = 5

    def call(self, seed: int, number: int) -> Call:
        """Call ``number`` of a seed."""
        writer = Writer(self.grammar, Random(f"{self.name}/{seed}/{number}"), self.deep)
        words = tuple(shlex.split(writer.text("call")))
        return Call(words, self.tree(writer), writer.text("text").encode())

    def limit(self, call: Call) -> Limit | None:
        """The deliberate difference that a call may show."""
        return next((each for each in self.limits if each.holds(call)), None)

    def differences(self, programs: Programs, call: Call) -> tuple[str, ...]:
        """What is not the same: nothing where all is."""
        expected, found = (self.seen(each) for each in self.run(programs, call))
        compared = ("status", "out", "err", "tree")
        return tuple(name for name in compared if getattr(expected, name) != getattr(found, name))
