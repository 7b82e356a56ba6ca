"""Texts written by chance from a grammar: productions by kind, as templates with references to kinds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random

DEEP = 4
"""Below so many levels only the productions that end soonest are taken."""

_SIGNS = str.maketrans({"ε": "", "¶": "\n", "␉": "\t", "␠": " "})
_REFERENCE = re.compile(r"<([a-z]+)>")


@dataclass(frozen=True, eq=False)
class Grammar:
    """Kind -> name -> template; ``choices`` are plain words that nobody counts."""

    productions: Mapping[str, Mapping[str, str]]
    choices: Mapping[str, list[str]]

    @classmethod
    def of_lines(cls, **kinds: str) -> "Grammar":
        """From a production a line: ``ε`` stands for nothing, ``¶``, ``␉`` and ``␠`` for blanks."""
        rows = {kind: [line.strip() for line in text.strip().split("\n")] for kind, text in kinds.items()}
        written = {
            kind: {f"{number} {line}": line.translate(_SIGNS) for number, line in enumerate(lines)}
            for kind, lines in rows.items()
        }
        return cls(written, {})

    @cached_property
    def _heights(self) -> dict[str, int]:
        """How many levels each kind needs at least: computed until nothing changes."""
        found = dict.fromkeys(self.productions, 99)
        while True:
            before = dict(found)
            for kind, productions in self.productions.items():
                found[kind] = 1 + min(
                    max((found.get(each, 0) for each in _REFERENCE.findall(text)), default=0)
                    for text in productions.values()
                )
            if found == before:
                return found

    @cached_property
    def _ending(self) -> dict[str, tuple[str, ...]]:
        return {kind: self.soonest(productions) for kind, productions in self.productions.items()}

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return {kind: tuple(productions) for kind, productions in self.productions.items()}

    def soonest(self, productions: Mapping[str, str]) -> tuple[str, ...]:
        """Those of them that end soonest."""
        heights = {name: self._height(text) for name, text in productions.items()}
        least = min(heights.values())
        return tuple(name for name, height in heights.items() if height == least)

    def names(self, kind: str, ending: bool) -> tuple[str, ...]:
        """The productions of a kind: all, or those that end soonest."""
        return (self._ending if ending else self._names)[kind]

    def _height(self, text: str) -> int:
        return max((self._heights.get(kind, 0) for kind in _REFERENCE.findall(text)), default=0)


class Writer:
    """Writes texts of a grammar."""

    def __init__(self, grammar: Grammar, random: Random, deep: int = DEEP) -> None:
        self.grammar = grammar
        self.random = random
        self._deep = deep

    def text(self, kind: str, depth: int = 0) -> str:
        """Something of this kind."""
        if kind in self.grammar.choices:
            return self.random.choice(self.grammar.choices[kind])
        return self.production(kind, self.random.choice(self.allowed(kind, depth >= self._deep)), depth)

    def allowed(self, kind: str, ending: bool) -> tuple[str, ...]:
        """The productions of which one is taken."""
        return self.grammar.names(kind, ending)

    def production(self, kind: str, name: str, depth: int) -> str:
        """This production, its references written out."""
        return _REFERENCE.sub(lambda found: self._reference(found, depth), self.grammar.productions[kind][name])

    def _reference(self, found: "re.Match[str]", depth: int) -> str:
        kind = found[1]
        known = kind in self.grammar.productions or kind in self.grammar.choices
        return self.text(kind, depth + 1) if known else found[0]
