"""Small scripts from the grammar: the same seed and number give the same script."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from random import Random

from grammar import CHOICES, FINISH, GRAMMAR, SETUP

DEEP = 4
"""Below so many levels only the productions that end soonest are taken."""

LONGEST = 3
"""The most statements of a script."""

_REFERENCE = re.compile(r"<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class Script:
    """What the generator wrote, and with which productions."""

    body: str
    used: Counter[str]

    @property
    def code(self) -> str:
        return f"{SETUP}{self.body}{FINISH}"


def names() -> list[tuple[str, str]]:
    """Every production: its kind and its name."""
    return [(kind, name) for kind, productions in GRAMMAR.items() for name in productions]


def featured(number: int) -> tuple[str, str]:
    """The production that a script holds for certain."""
    known = names()
    return known[number % len(known)]


def script(seed: int, number: int) -> Script:
    """Script ``number`` of a seed: one production in turn, taken for certain, among others."""
    writer = _Writer(Random(f"{seed}/{number}"))
    kind, name = featured(number)
    parts = [writer.statement() for _ in range(writer.random.randint(0, LONGEST - 1))]
    parts.insert(writer.random.randint(0, len(parts)), writer.featuring(kind, name))
    return Script("".join(f"{part}\n" for part in parts), writer.used)


def of_kind(kind: str, chance: Random) -> str:
    """Something of a kind, for other tools."""
    return _Writer(chance).text(kind, 1)


_FRAMES = {
    "statement": "{}",
    "command": "{}",
    "word": "show {}",
    "words": "show {}",
    "glob": "show {}",
    "parameter": "show {}",
    "elements": 'show "{}"',
    "inner": 'show "{}"',
    "pattern": "[[ $L == {} ]]; echo $?",
    "sum": "echo $(( {} ))",
    "output": 'show "$({})"',
    "condition": "[[ {} ]]; echo $?",
    "inside": "[[ -n {} ]]; echo $?",
    "test": "[ {} ]; echo $?",
    "quoted": "show {}",
    "redirection": "echo a {}",
    "here": "{}",
    "reader": "echo abc | {}",
}


class _Writer:
    """Writes texts by chance and counts what it uses."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.used: Counter[str] = Counter()

    def statement(self) -> str:
        return self.text("statement", 0)

    def featuring(self, kind: str, name: str) -> str:
        """A statement around this very production."""
        return _FRAMES[kind].replace("{}", self.production(kind, name, 1))

    def text(self, kind: str, depth: int) -> str:
        """Something of this kind."""
        if kind in CHOICES:
            return self.random.choice(CHOICES[kind])
        return self.production(kind, self.random.choice(_allowed(kind, depth >= DEEP)), depth)

    def production(self, kind: str, name: str, depth: int) -> str:
        """This production, its references written out."""
        self.used[f"{kind} / {name}"] += 1
        return _REFERENCE.sub(lambda found: self._reference(found, depth), GRAMMAR[kind][name])

    def _reference(self, found: "re.Match[str]", depth: int) -> str:
        kind = found[1]
        return self.text(kind, depth + 1) if kind in GRAMMAR or kind in CHOICES else found[0]


@cache
def _allowed(kind: str, ending: bool) -> tuple[str, ...]:
    productions = GRAMMAR[kind]
    if not ending:
        return tuple(productions)
    soonest = min(_height(text) for text in productions.values())
    return tuple(name for name, text in productions.items() if _height(text) == soonest)


def _height(text: str) -> int:
    """How many levels a production needs at least."""
    return max((_heights().get(kind, 0) for kind in _REFERENCE.findall(text)), default=0)


@cache
def _heights() -> dict[str, int]:
    """How many levels each kind needs at least: computed until nothing changes."""
    found = dict.fromkeys(GRAMMAR, 99)
    while True:
        before = dict(found)
        for kind, productions in GRAMMAR.items():
            found[kind] = 1 + min(
                max((found.get(each, 0) for each in _REFERENCE.findall(text)), default=0)
                for text in productions.values()
            )
        if found == before:
            return found
