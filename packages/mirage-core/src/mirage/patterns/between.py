"""Shell patterns as what stands between their stars: each part is looked for once, from the left.

The first place where a part fits is as good as any later one, so that nothing is ever tried twice.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple, Protocol

from mirage.keeping import kept, program
from mirage.patterns.faults import PatternTooHard
from mirage.patterns.glob import Rules, Sets

STARS: Final = 4096
"""The most parts of one pattern that are expressions: each takes a while to be compiled."""
LONGEST: Final = 100_000
"""The longest source of all these expressions together."""
NARROW: Final = 64
"""An expression of so many characters is looked for in any text."""
WORK: Final = 1 << 25
"""Places of the text, times characters of the expression."""
RUNS: Final = 16_384
"""Stars, sets, and what is between them."""
_NEXT: Final = re.compile(r"\*+|\?+|(?:[^*?[\\]++|\\.?)++", re.DOTALL)
_BEYOND: Final = re.compile(r"\*+|\?+|(?:[^*?\\]++|\\.?)++", re.DOTALL)
"""The same behind the last bracket that ends a set."""
_QUOTED: Final = re.compile(r"\\(.)", re.DOTALL)


class Run(NamedTuple):
    """Characters of a pattern that follow each other."""

    text: str
    written: bool
    """They stand for themselves; else this is the source of an expression that is the same from its end."""
    width: int

    @property
    def source(self) -> str:
        """The expression that they are."""
        return re.escape(self.text) if self.written else self.text

    def backwards(self) -> "Run":
        """As it is in a text that is read from its end."""
        return self._replace(text=self.text[::-1]) if self.written else self


class Part(Protocol):
    """What is between two stars: a number of characters."""

    width: int

    def stands(self, text: str, at: int) -> bool:
        """Whether it is at this place of the text."""
        ...

    def first(self, text: str, at: int, end: int) -> int:
        """The first place between those where it is, or -1."""
        ...

    def last(self, text: str, at: int) -> int:
        """The last place from there on where it is, or -1."""
        ...

    def every(self, text: str) -> Iterator[tuple[int, int]]:
        """All the places where it is, from the left."""
        ...


class Literal:
    """Characters that stand for themselves."""

    __slots__ = ("text", "width")

    def __init__(self, text: str) -> None:
        self.text = text
        self.width = len(text)

    def stands(self, text: str, at: int) -> bool:
        return text.startswith(self.text, at)

    def first(self, text: str, at: int, end: int) -> int:
        return text.find(self.text, at, end)

    def last(self, text: str, at: int) -> int:
        if self.width <= NARROW:
            return text.rfind(self.text, at)
        # Only forwards a text is found in linear time.
        found = text[: at - 1 if at else None : -1].find(self.text[::-1])
        return -1 if found < 0 else len(text) - found - self.width

    def every(self, text: str) -> Iterator[tuple[int, int]]:
        at = 0
        while (found := text.find(self.text, at)) >= 0:
            at = found + self.width
            yield found, at


class Expression:
    """Characters of which some may be several; compiled when it is asked for the first time."""

    __slots__ = ("_behind", "_flags", "_program", "source", "width")

    def __init__(self, runs: Sequence[Run], rules: Rules) -> None:
        self.width = sum([run.width for run in runs])
        self.source = "".join([_repeated(run.source, len(list(same))) for run, same in groupby(runs)])
        self._flags = re.DOTALL | re.IGNORECASE if rules.ignore_case else re.DOTALL
        self._program: re.Pattern[str] | None = None
        self._behind: re.Pattern[str] | None = None

    def stands(self, text: str, at: int) -> bool:
        return self.compiled().match(text, at) is not None

    def first(self, text: str, at: int, end: int) -> int:
        self._check(end - at)
        found = self.compiled().search(text, at, end)
        return found.start() if found else -1

    def last(self, text: str, at: int) -> int:
        self._check(len(text) - at)
        if self._behind is None:
            self._behind = program(f".*{self.source}", self._flags)
        found = self._behind.match(text, at)
        return found.end() - self.width if found else -1

    def every(self, text: str) -> Iterator[tuple[int, int]]:
        self._check(len(text))
        for found in self.compiled().finditer(text):
            yield found.span()

    def compiled(self) -> re.Pattern[str]:
        """The expression by itself."""
        if self._program is None:
            self._program = program(self.source, self._flags)
        return self._program

    def _check(self, size: int) -> None:
        if self.width > NARROW and self.width * (size - self.width) > WORK:
            raise PatternTooHard("this pattern takes too long for this text")


class Between(NamedTuple):
    """A pattern: what it begins with, and what is behind each of its stars."""

    parts: Sequence[Part]
    width: int

    def whole(self, text: str) -> bool:
        """Whether it matches all of ``text``.

        :raises PatternTooHard: it would take too long to know.
        """
        parts = self.parts
        end = len(text)
        at = parts[0].width
        if self.width > end or not parts[0].stands(text, 0):
            return False
        if len(parts) == 1:
            return at == end
        end -= parts[-1].width
        if not parts[-1].stands(text, end):
            return False
        for part in parts[1:-1]:
            at = part.first(text, at, end)
            if at < 0:
                return False
            at += part.width
        return True

    def end(self, text: str, at: int, *, longest: bool) -> int:
        """Where the shortest or longest match that begins there ends, or -1.

        :raises PatternTooHard: it would take too long to know.
        """
        parts = self.parts
        if self.width > len(text) - at or not parts[0].stands(text, at):
            return -1
        at += parts[0].width
        for part in parts[1:-1]:
            at = part.first(text, at, len(text))
            if at < 0:
                return -1
            at += part.width
        if len(parts) > 1:
            last = parts[-1]
            at = last.last(text, at) if longest else last.first(text, at, len(text))
            if at < 0:
                return -1
            at += last.width
        return at

    def occurrences(self, text: str) -> Iterator[tuple[int, int]]:
        """The longest matches, from the left, of a pattern that is more than stars.

        :raises PatternTooHard: it would take too long to know.
        """
        first, *more = self.parts
        if not more:
            yield from first.every(text)
            return
        at = 0
        while True:
            begin = first.first(text, at, len(text))
            at = -1 if begin < 0 else self.end(text, begin, longest=True)
            if at < 0:
                # What does not fit behind here fits behind no later place either.
                return
            yield begin, at
            if at >= len(text):
                return


@kept(256)
def between(pattern: str, rules: Rules, *, backwards: bool = False) -> Between:
    """The parts of a pattern; ``backwards`` those for a text that is read from its end.

    :raises PatternTooHard: its sets make too much of it.
    """
    stretches: list[list[Run]] = [[]]
    for run in _runs(pattern, rules):
        if run is None:
            stretches.append([])
        else:
            stretches[-1].append(run.backwards() if backwards else run)
    if backwards:
        stretches = [stretch[::-1] for stretch in reversed(stretches)]
    parts = [_part(stretch, rules) for stretch in stretches]
    made = [part for part in parts if isinstance(part, Expression)]
    if len(made) > STARS or sum([len(part.source) for part in made]) > LONGEST:
        raise PatternTooHard("pattern too long")
    return Between(tuple(parts), sum([part.width for part in parts]))


def _part(runs: Sequence[Run], rules: Rules) -> Part:
    if runs and (rules.ignore_case or not all(run.written for run in runs)):
        return Expression(runs, rules)
    return Literal("".join([run.text for run in runs]))


def _runs(pattern: str, rules: Rules) -> Iterator[Run | None]:
    """What follows each other, and None for each star."""
    at = 0
    last = pattern.rfind("]")
    sets = Sets(pattern, rules)
    starred = False
    for _ in range(RUNS):
        if at >= len(pattern):
            return
        found = (_NEXT if at < last else _BEYOND).match(pattern, at)
        if found is None:
            starred = False
            source, at = sets.read(at + 1)
            yield Run(source, written=False, width=1) if source else Run("[", written=True, width=1)
            continue
        at = found.end()
        text = found[0]
        if text[0] == "*":
            starred = True
            yield None
        elif text[0] == "?":
            yield Run(_repeated(".", len(text)), written=False, width=len(text))
        else:
            if text == "\\" and starred:
                # Behind a star bash looks for what it quotes.
                yield Run("(?!).", written=False, width=1)
                return
            starred = False
            text = _QUOTED.sub(r"\1", text)
            yield Run(text, written=True, width=len(text))
    raise PatternTooHard("pattern too long")


def _repeated(source: str, times: int) -> str:
    return f"(?:{source}){{{times}}}" if times > 1 else source
