"""Small scripts from the grammar: the same seed and number give the same script."""

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random

from grammar import BESIDE, CHOICES, FINISH, GRAMMAR, SETUP, TRACED
from writer import Grammar, Writer

FEATURED = 6
"""The productions that a script holds for certain."""

_GRAMMAR = Grammar(GRAMMAR, CHOICES)


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


class _Writer(Writer):
    """Counts what it uses."""

    def __init__(self, random: Random) -> None:
        super().__init__(_GRAMMAR, random)
        self.used: Counter[str] = Counter()
        self.alone = 0
        """Within what tells in which order commands run."""

    def statement(self) -> str:
        return self.text("statement")

    def featuring(self, kind: str, name: str) -> str:
        """A statement around this very production."""
        return _FRAMES[kind].replace("{}", self.production(kind, name, 1))

    def allowed(self, kind: str, ending: bool) -> tuple[str, ...]:
        return _alone(kind, ending) if self.alone else super().allowed(kind, ending)

    def production(self, kind: str, name: str, depth: int) -> str:
        whole = f"{kind} / {name}"
        self.used[whole] += 1
        self.alone += whole in TRACED
        try:
            return super().production(kind, name, depth)
        finally:
            self.alone -= whole in TRACED


@cache
def _alone(kind: str, ending: bool) -> tuple[str, ...]:
    """The productions with nothing that runs beside others."""
    productions = {name: text for name, text in GRAMMAR[kind].items() if not BESIDE.search(text)}
    return _GRAMMAR.soonest(productions) if ending else tuple(productions)
