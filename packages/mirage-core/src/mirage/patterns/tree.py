"""The syntax tree of a regular expression, whatever notation it was written in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Char:
    """One character; an undecodable byte is its surrogate escape."""

    char: str


@dataclass(frozen=True, slots=True)
class Any:
    """Any character."""


@dataclass(frozen=True, slots=True)
class Set:
    """A bracket expression: ranges of characters, and named classes (``alpha``; ``word`` for ``\\w``)."""

    ranges: tuple[tuple[str, str], ...]
    classes: tuple[str, ...] = ()
    negated: bool = False


Place: TypeAlias = Literal[
    "start",
    "end",
    "line_start",
    "line_end",
    "edge",
    "inside",
    "word_start",
    "word_end",
    "before_word",
    "after_word",
]
"""``line_start`` and ``line_end`` are those of each line of a text, ``start`` and ``end`` those of the whole.

``before_word``: no word character is to the left; ``after_word``: none to the right (grep -w)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A position."""

    place: Place


@dataclass(frozen=True, slots=True)
class Cat:
    """One thing after the other; nothing at all where there is none."""

    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Alt:
    """Either of several; nothing can match where there is none."""

    branches: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Group:
    """A numbered group."""

    node: "Node"
    number: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """``node`` from ``low`` to ``high`` times; None is without end."""

    node: "Node"
    low: int
    high: int | None
    lazy: bool = False
    """As few times as it takes, where the first match counts (not the longest)."""


@dataclass(frozen=True, slots=True)
class Back:
    """What the numbered group matched, once more."""

    number: int


Node: TypeAlias = Char | Any | Set | Anchor | Cat | Alt | Group | Repeat | Back

EMPTY = Cat(())
NEVER = Alt(())


def cat(items: Sequence[Node]) -> Node:
    """The concatenation, without needless levels."""
    flat: list[Node] = []
    for item in items:
        if isinstance(item, Cat):
            flat.extend(item.items)
        else:
            flat.append(item)
    return flat[0] if len(flat) == 1 else Cat(tuple(flat))


def alt(branches: Sequence[Node]) -> Node:
    """The alternation, without needless levels."""
    flat: list[Node] = []
    for branch in branches:
        if isinstance(branch, Alt):
            flat.extend(branch.branches)
        else:
            flat.append(branch)
    return flat[0] if len(flat) == 1 else Alt(tuple(flat))


def repeat(node: Node, low: int, high: int | None) -> Node:
    """The repetition; one of a repetition is written as one where that is the same."""
    if isinstance(node, Anchor):
        return node if low else EMPTY
    if isinstance(node, Repeat) and _simple(node.low, node.high) and _simple(low, high):
        return Repeat(node.node, node.low * low, None if node.high is None or high is None else 1)
    return Repeat(node, low, high)


def _simple(low: int, high: int | None) -> bool:
    return (low, high) in ((0, None), (1, None), (0, 1))


def walk(node: Node) -> list[Node]:
    """``node`` and everything in it."""
    found: list[Node] = []
    pending = [node]
    while pending:
        each = pending.pop()
        found.append(each)
        pending.extend(children(each))
    return found


def children(node: Node) -> Sequence[Node]:
    """What is directly in ``node``."""
    if isinstance(node, Cat):
        return node.items
    if isinstance(node, Alt):
        return node.branches
    if isinstance(node, Group | Repeat):
        return (node.node,)
    return ()


def size(node: Node) -> int:
    """How many characters and positions ``node`` comes to when its repetitions are written out."""
    total = 0
    pending = [(node, 1)]
    while pending:
        each, times = pending.pop()
        if isinstance(each, Repeat):
            times *= max(each.low, each.high or 0, 1)
        inner = children(each)
        total += 0 if inner else times
        pending.extend((child, times) for child in inner)
    return total
