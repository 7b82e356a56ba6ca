"""The expression grammar of find, without recursion."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias

from mirage.commands.find.items import Branch, FindError, Node, Primary
from mirage.commands.quoting import word as quoted

_REFERENCE = re.compile(r"-newer[aBcm][aBcmt]")
NESTING_MAX = 64

Build: TypeAlias = "Callable[[str, Words], Awaitable[Primary | None]]"
"""Makes a primary from its name and what follows; None: it only set something for the whole run."""

Part: TypeAlias = "Primary | str"
"""A primary, or a sign of the grammar."""

_BINARY = {"-o": "or", "-or": "or", "-a": "and", "-and": "and", ",": "list"}
_NEGATIONS = ("!", "-not")
_SIGNS = ("(", ")", *_NEGATIONS, *_BINARY)


class Words:
    """The words of the expression, taken one at a time."""

    __slots__ = ("_at", "_words")

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._at = 0

    def next(self) -> str | None:
        """The next word, if there is one."""
        if self._at >= len(self._words):
            return None
        self._at += 1
        return self._words[self._at - 1]

    def argument(self, name: str) -> str:
        """The argument of ``name``.

        :raises FindError: there is none.
        """
        word = self.next()
        if word is None:
            if _REFERENCE.fullmatch(name):
                raise FindError(f"The {quoted(name)} test needs an argument")
            raise FindError(f"missing argument to `{name}'")
        return word


class _Level:
    """What is open between two parentheses: terms, and the operators of each strength around them."""

    __slots__ = ("alternatives", "commas", "negations", "operator", "outer", "terms")

    def __init__(self, outer: int = 0) -> None:
        self.commas: list[Node] = []
        self.alternatives: list[Node] = []
        self.terms: list[Node] = []
        self.operator: str | None = None
        """A binary operator, or a negation, that still waits for what it applies to."""
        self.negations = 0
        self.outer = outer
        """How often the whole level is negated."""

    def add(self, node: Node) -> None:
        if self.negations % 2:
            node = Branch("not", (node,))
        self.negations = 0
        self.operator = None
        self.terms.append(node)

    def end_terms(self) -> None:
        self.alternatives.append(_joined("and", self.terms))
        self.terms = []

    def end_alternatives(self) -> None:
        self.end_terms()
        self.commas.append(_joined("or", self.alternatives))
        self.alternatives = []

    @property
    def empty(self) -> bool:
        return not (self.commas or self.alternatives or self.terms)


def _joined(kind: str, nodes: list[Node]) -> Node:
    if len(nodes) == 1:
        return nodes[0]
    return Branch("and" if kind == "and" else "or" if kind == "or" else "list", tuple(nodes))


async def parts_of(words: Words, builders: Mapping[str, Build]) -> list[Part]:
    """The primaries with the signs between them: each is understood before any has its place.

    :raises FindError: one of them is none.
    """
    parts: list[Part] = []
    while (word := words.next()) is not None:
        if word in _SIGNS:
            parts.append(word)
        elif word.startswith("-") and word in builders:
            node = await builders[word](word, words)
            parts.append(Primary(test=lambda item: True) if node is None else node)
        elif word.startswith("-") and len(word) > 1:
            raise FindError(_unknown(word))
        else:
            raise FindError(f"paths must precede expression: `{word}'")
    return parts


def tree(parts: Sequence[Part]) -> Node | None:
    """The tree of an expression; None where there is none.

    :raises FindError: it makes no sense.
    """
    levels = [_Level()]
    for part in parts:
        level = levels[-1]
        if isinstance(part, Primary):
            level.add(part)
        elif part == "(":
            if len(levels) > NESTING_MAX:
                raise FindError("expression too deeply nested")
            outer, level.negations, level.operator = level.negations, 0, None
            levels.append(_Level(outer))
        elif part == ")":
            _close(levels)
        elif part in _NEGATIONS:
            level.negations += 1
            level.operator = part
        else:
            _operate(level, part)
    if len(levels) > 1:
        raise _unclosed(levels[-1])
    return None if levels[0].empty and levels[0].operator is None else _whole(levels[0])


def _unclosed(level: _Level) -> FindError:
    if level.operator is not None:
        return _lacking(level.operator)
    if level.empty:
        return FindError(
            "invalid expression; expected to find a ')' but didn't see one. "
            "Perhaps you need an extra predicate after '('"
        )
    return FindError("invalid expression; I was expecting to find a ')' somewhere but did not see one.")


def _unknown(word: str) -> str:
    if word.startswith("-newer"):
        return f"invalid predicate `{word}'"
    return f"unknown predicate `{word}'"


def _operate(level: _Level, word: str) -> None:
    if not level.terms or level.operator is not None:
        raise FindError(f"invalid expression; you have used a binary operator '{word}' with nothing before it.")
    kind = _BINARY[word]
    if kind == "or":
        level.end_terms()
    elif kind == "list":
        level.end_alternatives()
    level.operator = word


def _close(levels: list[_Level]) -> None:
    if levels[-1].operator is not None:
        raise FindError(f"expected an expression between '{levels[-1].operator}' and ')'")
    if len(levels) == 1:
        raise FindError("you have too many ')'")
    if levels[-1].empty:
        raise FindError("invalid expression; empty parentheses are not allowed.")
    closed = levels.pop()
    levels[-1].negations = closed.outer
    levels[-1].add(_whole(closed))


def _lacking(operator: str) -> FindError:
    return FindError(f"expected an expression after '{operator}'")


def _whole(level: _Level) -> Node:
    if level.operator is not None:
        raise _lacking(level.operator)
    level.end_alternatives()
    return _joined("list", level.commas)
