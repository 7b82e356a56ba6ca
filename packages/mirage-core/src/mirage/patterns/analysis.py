"""What can be said of a pattern without running it: its first characters, what it costs, whether greedy is longest."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from mirage.patterns.classes import mask as class_mask
from mirage.patterns.tree import Alt, Anchor, Any, Back, Cat, Char, Group, Node, Repeat, Set, cat, size, walk

OTHERS = 1 << 128
"""The bit of every character beyond ASCII, in sets of characters as integers."""
ALL = (1 << 129) - 1
WORD = class_mask("word")
FEED = 1 << 10

STRAYING = "kKsSiI"
"""Letters that have a counterpart beyond ASCII in another case."""

HOPELESS = 99
"""The degree of what might take exponential time."""
_FACTOR_MAX = 32
_SIZE_MAX = 2000
_COPIES_MAX = 4
_MANY = 32


def members(node: Node, fold: bool) -> int | None:
    """The characters that ``node`` matches, where it matches exactly one; None for anything else."""
    if isinstance(node, Char):
        return _bits(node.char, node.char, fold)
    if isinstance(node, Any):
        return ALL
    if isinstance(node, Set):
        bits = reduce(lambda left, pair: left | _bits(pair[0], pair[1], fold), node.ranges, 0)
        for name in node.classes:
            bits |= class_mask("alpha" if fold and name in ("lower", "upper") else name)
        return (ALL & ~(bits & ~OTHERS)) if node.negated else bits
    return None


def _bits(low: str, high: str, fold: bool) -> int:
    bits = OTHERS if high > "\x7f" else 0
    for point in range(ord(low), min(ord(high), 127) + 1):
        bits |= 1 << point
        if fold:
            char = chr(point)
            bits |= 1 << ord(char.lower()) | 1 << ord(char.upper())
            if char in STRAYING:
                bits |= OTHERS
    return bits


def nullable(node: Node) -> bool:
    """Whether it can match nothing at all."""
    if isinstance(node, Cat):
        return all(nullable(item) for item in node.items)
    if isinstance(node, Alt):
        return any(nullable(branch) for branch in node.branches)
    if isinstance(node, Group):
        return nullable(node.node)
    if isinstance(node, Repeat):
        return node.low == 0 or nullable(node.node)
    return isinstance(node, Anchor | Back)


def hollow(node: Node) -> bool:
    """Whether it is positions only, so that no match of it has a length."""
    return all(isinstance(item, Anchor) for item in (node.items if isinstance(node, Cat) else (node,)))


def first(items: Sequence[Node], fold: bool) -> int:
    """The characters that a match of ``items`` can begin with; all where it may be empty and goes on."""
    bits = 0
    for item in items:
        own, ends = opening(item, fold)
        bits |= own
        if ends:
            break
    return bits


def opening(item: Node, fold: bool) -> tuple[int, bool]:
    """The characters that ``item`` can begin with, and whether what follows it has no say in that."""
    one = members(item, fold)
    if one is not None:
        return one, True
    if isinstance(item, Back):
        return ALL, True
    if isinstance(item, Anchor):
        return (FEED, True) if item.place in ("end", "line_end") else (0, False)
    if isinstance(item, Cat):
        bits = first(item.items, fold)
    elif isinstance(item, Alt):
        bits = reduce(lambda left, branch: left | first((branch,), fold), item.branches, 0)
    else:
        bits = first((item.node,), fold) if isinstance(item, Group | Repeat) else 0
    return bits, not nullable(item)


@dataclass(frozen=True, slots=True)
class _Rest:
    """What follows in a sequence."""

    following: int
    """The characters that it can begin with."""
    rigid: bool
    """Characters and positions only."""
    repeated: int | None
    """The characters of its repetitions; None where anything but characters varies."""
    optional: bool
    """Nothing of it need match."""
    ended: bool
    """The end comes at once."""


_NOTHING = _Rest(following=0, rigid=True, repeated=0, optional=True, ended=False)


def _rests(items: Sequence[Node], fold: bool) -> list[_Rest]:
    """What follows each of ``items``: found from the end, each from the one behind it."""
    rest = _NOTHING
    found = [rest]
    for item in reversed(items[1:]):
        begins, ends = opening(item, fold)
        fixed = isinstance(item, Anchor) or members(item, fold) is not None
        own = members(item.node, fold) if isinstance(item, Repeat) else (0 if fixed else None)
        rest = _Rest(
            following=begins if ends else begins | rest.following,
            rigid=fixed and rest.rigid,
            repeated=None if own is None or rest.repeated is None else own | rest.repeated,
            optional=isinstance(item, Repeat) and item.low == 0 and rest.optional,
            ended=isinstance(item, Anchor) and item.place == "end",
        )
        found.append(rest)
    found.reverse()
    return found


@dataclass(frozen=True, slots=True)
class Verdict:
    """``degree`` 1: linear in the line, 2: quadratic, and so on. ``longest``: the first match found is the longest."""

    degree: int
    longest: bool


def judge(node: Node, fold: bool) -> Verdict:
    """What matching ``node`` by backtracking costs, from every position of a line."""
    if size(node) > _SIZE_MAX:
        return Verdict(HOPELESS, False)
    weighing = _Weighing(fold)
    weighing.run(_flat(node), ALL)
    hopeless = weighing.factor > _FACTOR_MAX
    return Verdict(HOPELESS if hopeless else weighing.degree, weighing.longest)


def _flat(node: Node) -> list[Node]:
    """``node`` as a sequence, groups opened and short repetitions of more than a character written out."""
    if isinstance(node, Cat):
        return [each for item in node.items for each in _flat(item)]
    if isinstance(node, Group):
        return _flat(node.node)
    if isinstance(node, Repeat) and node.high is not None and node.high <= _COPIES_MAX:
        inner = _flat(node.node)
        if len(inner) != 1 or isinstance(inner[0], Repeat | Alt | Back | Anchor):
            optional = Repeat(cat(inner), 0, 1)
            return inner * node.low + [optional] * (node.high - node.low)
    return [node]


class _Weighing:
    def __init__(self, fold: bool) -> None:
        self._fold = fold
        self.degree = 1
        self.factor = 1
        self.longest = True
        self._loose = False
        """Something before may match more or less than its greedy choice."""

    def run(self, items: Sequence[Node], guard: int) -> int:
        """Weigh a sequence. ``guard``: the characters that can stand right before it (ALL at a match's start)."""
        for item, rest in zip(items, _rests(items, self._fold), strict=False):
            one = members(item, self._fold)
            if one is not None:
                guard = one
            elif isinstance(item, Anchor):
                guard = 0 if item.place == "start" else guard
            elif isinstance(item, Back):
                guard = ALL
                self.longest = False
            elif isinstance(item, Alt):
                guard = self._choice(item, rest, guard)
            elif isinstance(item, Repeat):
                guard = self._loop(item, rest, guard)
        return guard

    def _choice(self, node: Alt, rest: _Rest, guard: int) -> int:
        self.factor *= max(1, len(node.branches))
        if not _apart(node, self._fold):
            self._vary(rest.rigid and _literal(node))
        degree = self.degree
        worst, after = degree, 0
        for branch in node.branches:
            self.degree = degree
            after |= self.run(_flat(branch), guard)
            worst = max(worst, self.degree)
        self.degree = worst
        return after | (guard if nullable(node) else 0)

    def _loop(self, node: Repeat, rest: _Rest, guard: int) -> int:
        inner = _flat(node.node)
        bits = self._union(inner)
        if bits is None:
            return self._intricate(node, inner, rest, guard)
        definite = not bits & rest.following
        if node.low != node.high and not definite:
            absorbs = rest.repeated is not None and not rest.repeated & ~bits
            # Giving the rest less cannot make the whole shorter.
            self._vary(len(inner) == 1 and absorbs)
        ends = rest.optional or (bits == ALL and rest.ended)
        if node.high is None or node.high > _MANY:
            self.degree += not ends and bool(guard & bits)
        elif not definite and not ends:
            self.factor *= node.high - node.low + 1
        return bits if node.low else guard | bits

    def _intricate(self, node: Repeat, inner: list[Node], rest: _Rest, guard: int) -> int:
        if node.high != 1:
            self.degree += HOPELESS
            self.longest = False
            return ALL
        self.factor *= 2
        if rest is not _NOTHING:
            self._vary(not first(inner, self._fold) & rest.following)
        return guard | self.run([*inner], guard)

    def _union(self, inner: list[Node]) -> int | None:
        """All characters of a fixed sequence; None for anything that varies."""
        bits = 0
        for each in inner:
            one = members(each, self._fold)
            if one is None:
                return None
            bits |= one
        return bits

    def _vary(self, harmless: bool) -> None:
        if self._loose or not harmless:
            self.longest = False
        self._loose = True


def _literal(node: Alt) -> bool:
    return all(isinstance(each, Char) for branch in node.branches for each in _flat(branch))


def fixed(node: Node) -> bool:
    """Whether all matches that begin at a place end at the same one."""
    if isinstance(node, Cat) and node.items and node.items[-1] == Anchor("end"):
        return True
    return not any(isinstance(each, Alt) or (isinstance(each, Repeat) and each.low != each.high) for each in walk(node))


def settled(node: Node, fold: bool) -> bool:
    """Whether the next character always tells which alternative it is, so that their order has no say."""
    return all(_apart(each, fold) for each in walk(node) if isinstance(each, Alt))


def _apart(node: Alt, fold: bool) -> bool:
    firsts = [first((branch,), fold) for branch in node.branches]
    together = reduce(lambda left, right: left | right, firsts, 0)
    return sum(firsts) == together and not any(nullable(branch) for branch in node.branches)


def literal(node: Node) -> str | None:
    """The text that ``node`` is, where nothing in it is special."""
    items = node.items if isinstance(node, Cat) else (node,)
    if all(isinstance(item, Char) for item in items):
        return "".join(item.char for item in items if isinstance(item, Char))
    return None


def required(node: Node) -> str:
    """The longest text that every match contains; empty where none is known."""
    best = run = ""
    for item in _flat(node) if size(node) <= _SIZE_MAX else ():
        if isinstance(item, Char):
            run += item.char
        elif isinstance(item, Repeat) and item.low and isinstance(item.node, Char):
            best = max(best, run + item.node.char, key=len)
            run = item.node.char
        elif not isinstance(item, Anchor):
            best, run = max(best, run, key=len), ""
    return max(best, run, key=len)


def has(node: Node, *kinds: type) -> bool:
    """Whether anything in ``node`` is one of ``kinds``."""
    return any(isinstance(each, kinds) for each in walk(node))
