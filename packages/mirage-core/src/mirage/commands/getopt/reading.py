"""Words read as getopt_long(3) reads them; letters are bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Argument: TypeAlias = Literal["none", "required", "optional"]


class Long(NamedTuple):
    """A long option."""

    name: str
    argument: Argument


@dataclass(frozen=True, slots=True)
class Grammar:
    """Which options there are."""

    short: str
    longs: Sequence[Long] = ()
    alternative: bool = False
    """A long option may begin with a single ``-``."""

    @property
    def order(self) -> Literal["as given", "ended", "sorted"]:
        """What becomes of operands between options."""
        if self.short.startswith("-"):
            return "as given"
        return "ended" if self.short.startswith("+") else "sorted"

    @property
    def letters(self) -> str:
        return self.short[1:] if self.short[:1] in ("-", "+") else self.short

    @property
    def silent(self) -> bool:
        """Nothing is said of mistakes."""
        return self.letters.startswith(":")


class Found(NamedTuple):
    """An option as it is written, with its argument; one without a spelling is an operand in its place."""

    spelling: str
    argument: str | None


class Mistake(NamedTuple):
    """Something that is no option, or not used as one."""

    message: str


class Reading:
    """One pass over words; at its end ``operands`` has what is no option."""

    def __init__(self, grammar: Grammar, words: Sequence[str]) -> None:
        self._grammar = grammar
        self._letters = grammar.letters
        self._words = words
        self._at = 0
        self.operands: list[str] = []

    def all(self) -> "Iterator[Found | Mistake]":
        """The options in order, and what is wrong."""
        words, order = self._words, self._grammar.order
        while self._at < len(words):
            word = words[self._at]
            if word == "--":
                self._at += 1
                break
            if len(word) > 1 and word.startswith("-"):
                yield from self._option(word)
                continue
            if order == "ended":
                break
            self._at += 1
            if order == "sorted":
                self.operands.append(word)
            else:
                yield Found("", word)
        self.operands += words[self._at :]

    def _option(self, word: str) -> "Iterator[Found | Mistake]":
        if word.startswith("--"):
            self._at += 1
            yield self._long("--", word[2:])
            return
        if self._grammar.alternative and (len(word) > 2 or word[1] not in self._letters):
            found = self._matching(word[1:])
            if found or word[1] not in self._letters:
                self._at += 1
                yield self._long("-", word[1:])
                return
        self._at += 1
        yield from self._cluster(word[1:])

    def _matching(self, text: str) -> list[Long]:
        """The long options that a text may mean."""
        name = text.partition("=")[0]
        longs = self._grammar.longs
        exact = [each for each in longs if each.name == name]
        return exact[:1] or [each for each in longs if each.name.startswith(name)]

    def _long(self, prefix: str, text: str) -> "Found | Mistake":
        matching = self._matching(text)
        if not matching:
            return Mistake(f"unrecognized option '{prefix}{text}'")
        long = matching[0]
        if len(matching) > 1:
            names = " ".join(f"'{prefix}{each.name}'" for each in matching)
            return Mistake(f"option '{prefix}{text}' is ambiguous; possibilities: {names}")
        _, given, argument = text.partition("=")
        if given and long.argument == "none":
            return Mistake(f"option '{prefix}{long.name}' doesn't allow an argument")
        if given or long.argument != "required":
            return Found(f"--{long.name}", None if long.argument == "none" else argument)
        taken = self._taken()
        if taken is None:
            return Mistake(f"option '{prefix}{long.name}' requires an argument")
        return Found(f"--{long.name}", taken)

    def _taken(self) -> str | None:
        """The next word as an argument."""
        if self._at >= len(self._words):
            return None
        self._at += 1
        return self._words[self._at - 1]

    def _cluster(self, letters: str) -> "Iterator[Found | Mistake]":
        for at, letter in enumerate(letters, 1):
            place = self._letters.find(letter)
            if place < 0 or letter in ":;":
                yield Mistake(f"invalid option -- '{letter}'")
                continue
            rest = letters[at:]
            kind = self._letters[place + 1 : place + 3]
            if letter == "W" and kind.startswith(";"):
                yield self._worded(rest)
                return
            if not kind.startswith(":"):
                yield Found(f"-{letter}", None)
                continue
            yield self._with_argument(letter, rest, optional=kind == "::")
            return

    def _with_argument(self, letter: str, rest: str, *, optional: bool) -> "Found | Mistake":
        if rest or optional:
            return Found(f"-{letter}", rest)
        taken = self._taken()
        if taken is None:
            return Mistake(f"option requires an argument -- '{letter}'")
        return Found(f"-{letter}", taken)

    def _worded(self, rest: str) -> "Found | Mistake":
        """``-W name``: a long option."""
        text = rest or self._taken()
        if text is None:
            return Mistake("option requires an argument -- 'W'")
        return self._long("-W ", text)
