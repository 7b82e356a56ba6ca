"""Small scripts from the grammar: the same seed and number give the same script."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random

from grammar import BESIDE, CHOICES, FINISH, GRAMMAR, SETUP, TRACED

DEEP = 4
"""Below so many levels only the productions that end soonest are taken."""

FEATURED = 6
"""The productions that a script holds for certain."""

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


def featured(seed: int, number: int) -> list[tuple[str, str]]:
    """The productions that a script holds for certain: all come in turn, in another order every round."""
    size = len(names())
    places = range(number * FEATURED, (number + 1) * FEATURED)
    return [_order(seed, place // size)[place % size] for place in places]


@lru_cache(2)
def _order(seed: int, turn: int) -> list[tuple[str, str]]:
    known = names()
    Random(f"{seed}/turn {turn}").shuffle(known)
    return known


def script(seed: int, number: int) -> Script:
    """Script ``number`` of a seed: some productions in turn, taken for certain, and one statement by chance."""
    writer = _Writer(Random(f"{seed}/{number}"))
    parts = [writer.featuring(kind, name) for kind, name in featured(seed, number)]
    parts.insert(writer.random.randint(0, len(parts)), writer.statement())
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
        self.alone = 0
        """Within what tells in which order commands run."""

    def statement(self) -> str:
        return self.text("statement", 0)

    def featuring(self, kind: str, name: str) -> str:
        """A statement around this very production."""
        return _FRAMES[kind].replace("{}", self.production(kind, name, 1))

    def text(self, kind: str, depth: int) -> str:
        """Something of this kind."""
        if kind in CHOICES:
            return self.random.choice(CHOICES[kind])
        return self.production(kind, self.random.choice(_allowed(kind, depth >= DEEP, self.alone > 0)), depth)

    def production(self, kind: str, name: str, depth: int) -> str:
        """This production, its references written out."""
        whole = f"{kind} / {name}"
        self.used[whole] += 1
        self.alone += whole in TRACED
        try:
            return _REFERENCE.sub(lambda found: self._reference(found, depth), GRAMMAR[kind][name])
        finally:
            self.alone -= whole in TRACED

    def _reference(self, found: "re.Match[str]", depth: int) -> str:
        kind = found[1]
        return self.text(kind, depth + 1) if kind in GRAMMAR or kind in CHOICES else found[0]


@cache
def _allowed(kind: str, ending: bool, alone: bool) -> tuple[str, ...]:
    productions = GRAMMAR[kind]
    if alone:
        productions = {name: text for name, text in productions.items() if not BESIDE.search(text)}
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
