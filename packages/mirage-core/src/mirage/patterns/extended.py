"""Extended shell patterns (``+(a|b)``, ``!(x)``): sets of positions as integers, so that no pattern is tried twice.

A bit of such a set says that a match may stand at that place of the text; every part of a pattern makes the set of
where it can end out of the set of where it begins.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mirage.keeping import kept
from mirage.patterns.faults import PatternTooHard
from mirage.patterns.glob import Rules, Sets

if TYPE_CHECKING:
    from mirage.patterns.behind import Behind

MARKS: Final = "?*+@!"
DEEPEST: Final = 64
"""Groups inside each other."""
WORK: Final = 60_000
"""Operations on sets, each weighed by its size."""


class Unit(NamedTuple):
    """One character; the source of an expression that it matches."""

    source: str


class Star(NamedTuple):
    """``*``"""


class Choice(NamedTuple):
    """``@(..|..)`` and its like, by its mark."""

    mark: str
    branches: "tuple[tuple[Item, ...], ...]"
    units: tuple[str, ...]
    """The expressions of the branches, where each is one character."""


Item: TypeAlias = Unit | Star | Choice
Parts: TypeAlias = tuple[Item, ...]


_ORDINARY = re.compile(r"[^?*+@!()|\[\\]+")


class _Units(dict[str, Unit]):
    """Those of characters that stand for themselves."""

    def __missing__(self, char: str) -> Unit:
        unit = self[char] = Unit(re.escape(char))
        return unit


class _Frame:
    """A group that is open, or the whole."""

    __slots__ = ("at", "branches", "items", "mark", "plain")

    def __init__(self, mark: str, at: int) -> None:
        self.mark = mark
        self.at = at
        self.plain = 0
        """Parentheses that are open in it and stand for themselves."""
        self.items: list[Item] = []
        self.branches: list[Parts] = []

    def end(self) -> None:
        self.branches.append(tuple(self.items))
        self.items = []


@kept(256)
def parsed(pattern: str, rules: Rules) -> Parts:
    """The parts of a pattern.

    :raises PatternTooHard: its groups are nested too deep.
    """
    literal: set[int] = set()
    frames = [_Frame("", 0)]
    sets = Sets(pattern, rules)
    units = _Units()
    at = 0
    while True:
        while at < len(pattern):
            run = _ORDINARY.match(pattern, at)
            if run:
                frames[-1].items += [units[char] for char in run[0]]
                at = run.end()
            else:
                at = _step(pattern, at, frames, literal, sets)
        if len(frames) == 1:
            return tuple(frames[0].items)
        # What is not closed is no group: read again from the outermost, their openings ordinary characters.
        literal.update(frame.at for frame in frames[1:])
        at = frames[1].at
        del frames[1:]


def _step(pattern: str, at: int, frames: list[_Frame], literal: set[int], sets: Sets) -> int:
    char = pattern[at]
    frame = frames[-1]
    if char in MARKS and pattern.startswith("(", at + 1) and at not in literal:
        if len(frames) > DEEPEST:
            raise PatternTooHard(f"pattern nested deeper than {DEEPEST}")
        frames.append(_Frame(char, at))
        return at + 2
    if len(frames) > 1 and char in "()|" and _grouping(char, frames):
        return at + 1
    if char == "*":
        if not frame.items or not isinstance(frame.items[-1], Star):
            frame.items.append(Star())
        return at + 1
    if char == "?":
        frame.items.append(Unit("."))
        return at + 1
    if char == "[":
        source, at = sets.read(at + 1)
        frame.items.append(Unit(source or "\\["))
        # A set without its end takes everything with it.
        return at if source or len(frames) == 1 else len(pattern)
    if char == "\\" and at + 1 < len(pattern):
        at += 1
    frame.items.append(Unit(re.escape(pattern[at])))
    return at + 1


def _grouping(char: str, frames: list[_Frame]) -> bool:
    """Take a parenthesis or a bar within a group, unless it stands for itself."""
    frame = frames[-1]
    if char == "(":
        frame.plain += 1
        return False
    if frame.plain:
        frame.plain -= char == ")"
        return False
    frame.end()
    if char == ")":
        frames.pop()
        frames[-1].items.append(_choice(frame))
    return True


def _choice(frame: _Frame) -> Choice:
    units = [branch[0].source for branch in frame.branches if len(branch) == 1 and isinstance(branch[0], Unit)]
    every = len(units) == len(frame.branches)
    return Choice(frame.mark, tuple(frame.branches), tuple(units) if every else ())


class Subject:
    """A text that patterns are matched against."""

    __slots__ = ("_dotted", "_dotted_place", "_fold", "_known", "_masks", "_unit", "_whole", "_work", "text")

    def __init__(self, text: str, rules: Rules) -> None:
        self.text = text
        self._fold = re.DOTALL | (re.IGNORECASE if rules.ignore_case else 0)
        self._dotted = self._dotted_place = int(rules.dot and text.startswith("."))
        """The first character and its place, where only a dot that is written matches."""
        self._whole = (1 << len(text) + 1) - 1
        self._unit = 1 + (len(text) >> 12)
        self._work = 0
        self._masks: dict[str, int] = {}
        self._known: dict[tuple[int, int], int] = {}

    def ends(self, items: Parts, starts: int) -> int:
        """Where matches that begin at ``starts`` end.

        :raises PatternTooHard: it takes too long.
        """
        for item in items:
            if not starts:
                break
            self._spend(self._unit)
            starts = self._item(item, starts)
        return starts

    def _spend(self, work: int) -> None:
        self._work += work
        if self._work > WORK:
            raise PatternTooHard("this pattern takes too long for this text")

    def _item(self, item: Item, starts: int) -> int:
        if isinstance(item, Unit):
            return (starts & self._mask(item.source)) << 1
        if isinstance(item, Star):
            return self._beyond(starts)
        if item.units and item.mark != "!":
            return self._choice(item, starts)
        key = (id(item), starts)
        ended = self._known.get(key)
        if ended is None:
            ended = self._known[key] = self._choice(item, starts)
        return ended

    def _choice(self, item: Choice, starts: int) -> int:
        if item.mark == "!":
            return self._others(item, starts)
        if item.mark in "*+":
            return self._repeated(item, starts)
        found = self._either(item, starts)
        return found | starts if item.mark == "?" else found

    def _beyond(self, starts: int) -> int:
        """What a star reaches: it matches no leading dot, and nothing before one."""
        starts &= ~self._dotted_place
        return self._from(starts) if starts else 0

    def _from(self, starts: int) -> int:
        """The first of ``starts`` and all behind it."""
        return self._whole & ~((starts & -starts) - 1)

    def _either(self, item: Choice, starts: int) -> int:
        found = 0
        for branch in item.branches:
            found |= self.ends(branch, starts)
        return found

    def _repeated(self, item: Choice, starts: int) -> int:
        if item.units:
            # A sum carries each start through the run of characters that it stands in.
            mask = 0
            for source in item.units:
                mask |= self._mask(source)
            first = starts if item.mark == "*" else (starts & mask) << 1
            return (((first & mask) + mask) ^ mask) | first if first else 0
        found = starts if item.mark == "*" else 0
        fresh = starts
        while fresh:
            ended = self._either(item, fresh)
            fresh = ended & ~found
            found |= ended
        return found

    def _others(self, item: Choice, starts: int) -> int:
        """Every end but those of the branches, from each start by itself."""
        most = self._beyond(starts)
        found = 0
        for start in bits(starts):
            self._spend(self._unit)
            begin = 1 << start
            found |= self._beyond(begin) & ~self._either(item, begin)
            if found == most:
                break
        return found

    def _mask(self, source: str) -> int:
        """Where a character stands that the expression matches."""
        mask = self._masks.get(source)
        if mask is None:
            self._spend(self._unit + (len(self.text) >> 5))
            mask = 0
            found = re.compile(source, self._fold)
            members = {char for char in set(self.text) if found.fullmatch(char)}
            if members:
                digits = "".join(["1" if char in members else "0" for char in reversed(self.text)])
                mask = int(digits, 2)
            if source != "\\.":
                mask &= ~self._dotted
            self._masks[source] = mask
        return mask


def bits(positions: int) -> Iterator[int]:
    """The members of a set, in order."""
    while positions:
        lowest = positions & -positions
        yield lowest.bit_length() - 1
        positions ^= lowest


def matches(pattern: str, text: str, rules: Rules) -> bool:
    """Whether an extended pattern matches all of ``text``."""
    items = parsed(pattern, rules)
    if wary(items):
        return bool(_behind(items, text, rules).begins(1 << len(text)) & 1)
    return bool(Subject(text, rules).ends(items, 1) >> len(text))


def prefix_end(pattern: str, text: str, rules: Rules, *, longest: bool) -> int | None:
    """Where the shortest or longest beginning of ``text`` that matches ends."""
    return next(_ends(parsed(pattern, rules), text, rules, longest=longest)(0), None)


def suffix_start(pattern: str, text: str, rules: Rules, *, longest: bool) -> int | None:
    """Where the shortest or longest end of ``text`` that matches begins."""
    begins = _behind(parsed(pattern, rules), text, rules).begins(1 << len(text))
    return next(ordered(begins, longest=not longest), None)


def occurrences(pattern: str, text: str, rules: Rules) -> Iterator[tuple[int, int]]:
    """The longest matches, from the left; one of nothing is followed by a character that is none."""
    items = parsed(pattern, rules)
    ends = _ends(items, text, rules, longest=True)
    size = len(text)
    begins = _behind(items, text, rules).begins((2 << size) - 1)
    at = 0
    for begin in bits(begins):
        if begin < at or (begin == size and size):
            continue
        end = next(ends(begin), None)
        if end is not None:
            yield begin, end
            at = max(end, begin + 1)


def wary(items: Parts) -> bool:
    """Whether a group stands behind a star, here or within a group."""
    return group_behind(items) or any(
        wary(branch) for item in items if isinstance(item, Choice) for branch in item.branches
    )


def group_behind(items: Iterable[Item]) -> bool:
    """Whether a star, and all that bash reads with it, is followed by a group."""
    behind = False
    for item in items:
        if isinstance(item, Star):
            behind = True
        elif isinstance(item, Unit):
            behind = behind and item.source == "."
        elif behind and item.mark in "+@!":
            return True
    return False


def _ends(items: Parts, text: str, rules: Rules, *, longest: bool) -> Callable[[int], Iterator[int]]:
    """What tells where the matches end that begin at a place."""
    if not wary(items):
        subject = Subject(text, rules)
        return lambda begin: ordered(subject.ends(items, 1 << begin), longest=longest)
    behind = _behind(items, text, rules)
    return lambda begin: behind.ends_from(begin, longest=longest)


def ordered(places: int, *, longest: bool) -> Iterator[int]:
    """The members of a set, from its beginning or, for the longest, from its end."""
    if not longest:
        yield from bits(places)
        return
    while places:
        last = places.bit_length() - 1
        yield last
        places ^= 1 << last


def _behind(items: Parts, text: str, rules: Rules) -> "Behind":
    from mirage.patterns.behind import Behind

    return Behind(items, text, rules)
