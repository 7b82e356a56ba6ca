"""From tree to the notation of an engine: ``re`` over ASCII bytes, ``re`` over str, or RE2 over UTF-8."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from mirage.keeping import program
from mirage.patterns import Subject, properties
from mirage.patterns.analysis import ALL, STRAYING, WORD, hollow, literal, nullable, opening
from mirage.patterns.classes import ASCII, for_re2, for_str
from mirage.patterns.tree import (
    EMPTY,
    NEVER,
    Alt,
    Anchor,
    Any,
    Back,
    Cat,
    Char,
    Group,
    Node,
    Repeat,
    Set,
    alt,
    cat,
    walk,
)

Dialect: TypeAlias = Literal["bytes", "str", "re2"]

_WORD_ANCHORS = {
    "edge": "\\b",
    "inside": "\\B",
    "word_start": "\\b(?=\\w)",
    "word_end": "\\b(?<=\\w)",
    "before_word": "(?<!\\w)",
    "after_word": "(?!\\w)",
}
_LINE_ANCHORS = {"line_start": "(?m:^)", "line_end": "(?m:$)"}
_SURROGATES = "\\ud800-\\udfff"


class Inexpressible(Exception):
    """The engine has no notation for this pattern."""


class Emitter:
    """Writes trees in one dialect."""

    __slots__ = ("_dialect", "_fold", "_groups", "_lines", "_ordered")

    def __init__(self, dialect: Dialect, subject: Subject, *, fold: bool, groups: bool, ordered: bool = False) -> None:
        self._dialect = dialect
        self._fold = fold
        self._groups = groups
        """Whether groups are numbered; they cost time."""
        self._lines = subject is not Subject.TEXT
        self._ordered = ordered
        """Whether alternatives keep their order; else the longest text stands first, and what has no length last."""

    def source(self, node: Node) -> str:
        """The pattern text. Nested as deep as the tree, which the parser limits.

        :raises Inexpressible: this dialect has no way to say it.
        """
        if isinstance(node, Char):
            return self._char(node.char)
        if isinstance(node, Any):
            return self._any()
        if isinstance(node, Set):
            return self._set(node)
        if isinstance(node, Anchor):
            return self._anchor(node)
        if isinstance(node, Cat):
            return "".join(
                f"(?:{self.source(item)})" if isinstance(item, Alt) else self.source(item) for item in node.items
            )
        if isinstance(node, Alt):
            return self._choice(node)
        if isinstance(node, Group):
            return f"({'' if self._groups else '?:'}{self.source(node.node)})"
        if isinstance(node, Repeat):
            return self._repeat(node)
        return self._back(node)

    def _char(self, char: str) -> str:
        if char.isascii():
            return char if char.isalnum() else f"\\x{ord(char):02x}"
        if self._dialect == "bytes":
            data = char.encode("utf-8", "surrogateescape")
            text = "".join("\\x%02x" % byte for byte in data)  # noqa: UP031 - a backslash may not stand in an f-string
            return f"(?:{text})" if len(data) > 1 else text
        return self._point(char)

    def _point(self, char: str) -> str:
        if self._dialect == "bytes" or char.isascii():
            return f"\\x{ord(char):02x}"
        if self._dialect == "str":
            return f"\\U{ord(char):08x}"
        if "\ud800" <= char <= "\udfff":
            raise Inexpressible
        return f"\\x{{{ord(char):x}}}"

    def _any(self) -> str:
        if self._dialect == "str":
            return f"[^{_SURROGATES}\\n]" if self._lines else f"[^{_SURROGATES}]"
        return "." if self._lines else "(?s:.)"

    def _set(self, node: Set) -> str:
        parts = [self._range(low, high) for low, high in node.ranges]
        parts += [self._class(name) for name in node.classes]
        body = "".join(parts)
        if node.negated:
            body += "\\n" if self._lines else ""
            body += _SURROGATES if self._dialect == "str" else ""
            return f"[^{body}]" if body else self._any()
        if body:
            return f"[{body}]"
        return "[^\\x00-\\x{10ffff}]" if self._dialect == "re2" else "(?!)"

    def _range(self, low: str, high: str) -> str:
        if self._lines and low <= "\n" <= high:
            below = self._range(low, "\t") if low < "\n" else ""
            return below + (self._range("\v", high) if high > "\n" else "")
        if self._dialect == "bytes":
            if low > "\x7f":
                return ""
            high = min(high, "\x7f")
        return self._point(low) if low == high else f"{self._point(low)}-{self._point(high)}"

    def _class(self, name: str) -> str:
        if name.startswith(properties.MARK):
            return self._property(name)
        if self._fold and name in ("lower", "upper"):
            name = "alpha"
        text = ASCII[name] if self._dialect == "bytes" else for_str(name) if self._dialect == "str" else for_re2(name)
        return text.replace(*_FEEDS[name]) if self._lines and name in _FEEDS else text

    def _property(self, name: str) -> str:
        if self._dialect == "bytes":
            return properties.ascii_members(name)
        if self._dialect == "re2":
            return properties.for_re2(name)
        if properties.is_script(name):
            raise Inexpressible
        return properties.for_str(name)

    def _anchor(self, node: Anchor) -> str:
        if node.place == "start":
            return "(?m:^)" if self._lines else "\\A"
        if node.place == "end":
            if self._dialect == "re2":
                return "(?m:$)" if self._lines else "\\z"
            return "(?=\\n)" if self._lines else "\\Z"
        if node.place in _LINE_ANCHORS:
            return _LINE_ANCHORS[node.place]
        if self._dialect == "re2" and node.place not in ("edge", "inside"):
            raise Inexpressible
        # In an empty text there is no ``\B`` to ``re``.
        return "(?!\\b)" if node.place == "inside" and self._dialect != "re2" else _WORD_ANCHORS[node.place]

    def _choice(self, node: Alt) -> str:
        if not node.branches:
            return "[^\\x00-\\x{10ffff}]" if self._dialect == "re2" else "(?!)"
        texts = [literal(branch) for branch in node.branches]
        branches: Sequence[Node] = node.branches
        if not self._ordered and all(text is not None for text in texts):
            branches = sorted(node.branches, key=lambda branch: -len(literal(branch) or ""))
        elif not self._ordered:
            branches = sorted(node.branches, key=hollow)
        return "|".join(self.source(branch) for branch in branches)

    def _repeat(self, node: Repeat) -> str:
        inner = self.source(node.node)
        if not isinstance(node.node, Char | Any | Set | Group) or (isinstance(node.node, Group) and self._groups):
            inner = f"(?:{inner})"
        low, high = node.low, node.high
        lazy = "?" if node.lazy else ""
        if (low, high) in _SIGNS:
            return inner + _SIGNS[low, high] + lazy
        if self._dialect == "re2" and max(low, high or 0) > _RE2_REPEAT_MAX:
            raise Inexpressible
        return f"{inner}{{{low}}}" if low == high else f"{inner}{{{low},{'' if high is None else high}}}{lazy}"

    def _back(self, node: Back) -> str:
        if self._dialect == "re2":
            raise Inexpressible
        return f"(?:\\{node.number})"


_RE2_REPEAT_MAX = 1000
_FEEDS = {"space": ("\\t-\\r", "\\t\\v-\\r"), "cntrl": ("\\x00-\\x1f", "\\x00-\\t\\v-\\x1f")}
"""Classes that hold the line feed, and how they are written without it."""
_SIGNS: dict[tuple[int, int | None], str] = {(0, None): "*", (1, None): "+", (0, 1): "?"}


def sensitive(node: Node, fold: bool) -> bool:
    """Whether characters beyond ASCII in the text must be seen as characters, not as bytes."""
    for each in walk(node):
        if isinstance(each, Char):
            if "\ud800" <= each.char <= "\udfff" or (fold and (not each.char.isascii() or each.char in STRAYING)):
                return True
        elif isinstance(each, Set):
            wide = any(high > "\x7f" or (fold and _strays(low, high)) for low, high in each.ranges)
            if wide or each.negated or any(name not in ("digit", "xdigit") for name in each.classes):
                return True
        elif isinstance(each, Any | Back) or (isinstance(each, Anchor) and each.place not in ("start", "end")):
            return True
    return False


def _strays(low: str, high: str) -> bool:
    return any(low <= letter <= high for letter in STRAYING)


def edges(node: Node, fold: bool) -> Node:
    """``node`` with the starts and ends of words as plain word edges, wherever what stands there decides it."""
    if isinstance(node, Alt):
        return alt([edges(branch, fold) for branch in node.branches])
    if isinstance(node, Group):
        return Group(edges(node.node, fold), node.number)
    if isinstance(node, Repeat):
        return replace(node, node=edges(node.node, fold))
    if not isinstance(node, Cat):
        return node
    items = node.items
    if not any(isinstance(item, Anchor) for item in items):
        return cat([edges(item, fold) for item in items])
    behind = _sides(items, fold)
    before = reversed(_sides([mirrored(item) for item in reversed(items)], fold))
    return cat([_edge(*each, fold) for each in zip(items, before, behind, strict=True)])


def _sides(items: Sequence[Node], fold: bool) -> list[int]:
    """The characters that can follow each item: found from the end, all of them where none need."""
    found: list[int] = []
    bits, hollow = 0, True
    for item in reversed(items):
        found.append(ALL if hollow else bits)
        own, ends = opening(item, fold)
        bits = own if ends else own | bits
        hollow = hollow and nullable(item)
    found.reverse()
    return found


def _edge(item: Node, before: int, behind: int, fold: bool) -> Node:
    if not isinstance(item, Anchor):
        return edges(item, fold)
    if item.place not in ("word_start", "before_word", "word_end", "after_word"):
        return item
    bits = behind if item.place in ("word_start", "before_word") else before
    if not bits & ~WORD:
        return Anchor("edge")
    if bits & WORD:
        return item
    return NEVER if item.place in ("word_start", "word_end") else Anchor("inside")


def mirrored(node: Node) -> Node:
    """``node`` read from right to left; good for asking how its matches end."""
    if isinstance(node, Cat):
        return Cat(tuple(mirrored(item) for item in reversed(node.items)))
    if isinstance(node, Alt):
        return Alt(tuple(mirrored(branch) for branch in node.branches))
    if isinstance(node, Group):
        return Group(mirrored(node.node), node.number)
    if isinstance(node, Repeat):
        return Repeat(mirrored(node.node), node.low, node.high)
    return node


def blurred(node: Node) -> Node:
    """``node`` with anything in place of what must be seen as a character: it matches wherever ``node`` does."""
    if isinstance(node, Cat):
        return cat([blurred(item) for item in node.items])
    if isinstance(node, Alt):
        return alt([blurred(branch) for branch in node.branches])
    if isinstance(node, Group):
        return blurred(node.node)
    if isinstance(node, Repeat):
        return replace(node, node=blurred(node.node))
    if isinstance(node, Anchor):
        return node if node.place in ("start", "end") else EMPTY
    return Repeat(Any(), 0, None) if isinstance(node, Any | Back) or _intricate(node) else node


def _intricate(node: Node) -> bool:
    """Whether it is a set that is not a list of characters; one alone may be an equivalence class."""
    if not isinstance(node, Set):
        return False
    listed = len(node.ranges) > 1 and all(low == high for low, high in node.ranges)
    return node.negated or bool(node.classes) or not listed


def without_backs(node: Node, groups: dict[int, Node]) -> Node:
    """``node`` with each back-reference replaced by its group: it matches wherever ``node`` does, and more."""
    if isinstance(node, Back):
        return groups.get(node.number, node)
    if isinstance(node, Cat):
        return Cat(tuple(without_backs(item, groups) for item in node.items))
    if isinstance(node, Alt):
        return Alt(tuple(without_backs(branch, groups) for branch in node.branches))
    if isinstance(node, Repeat):
        return replace(node, node=without_backs(node.node, groups))
    if isinstance(node, Group):
        inner = without_backs(node.node, groups)
        groups[node.number] = inner
        return inner
    return node


def compiled(source: str, dialect: Dialect, *, fold: bool) -> "re.Pattern[bytes] | re.Pattern[str]":
    """The program of ``re`` for what an Emitter wrote."""
    flags = re.IGNORECASE if fold else re.NOFLAG
    return program(source.encode("latin-1"), flags) if dialect == "bytes" else program(source, flags)
