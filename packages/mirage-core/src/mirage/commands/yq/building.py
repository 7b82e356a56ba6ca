"""Collections that are being put together from their nodes."""

# What is constructed is Any, and what is known of it no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from typing import Any, NamedTuple, Protocol

from mirage.commands.yq import annotations, grammar
from mirage.commands.yq.annotations import BEFORE, INLINE, Comments


class Node(NamedTuple):
    """A value with what stood around it."""

    value: Any
    mark: Any
    """Where it begins."""
    end: int
    """The line where it ends."""
    tag: str = ""
    """One of its own: ``!name``."""
    style: str = ""
    """A quote, ``|``, ``>``, ``flow``; empty: plain."""
    merges: bool = False
    """The key ``<<``."""
    weight: int = 1
    """Values in it, aliases expanded."""
    size: int = 0
    """Characters in it, aliases expanded."""


class Collection(Protocol):
    """One that is not complete."""

    start: Any
    """The event that it began with."""

    def look(self, line: int, merges: bool) -> None:
        """A node begins on a line: take the comments above it."""
        ...

    def add(self, node: Node) -> None:
        """A node is complete."""
        ...

    def complete(self, end: int) -> Node:
        """Nothing follows."""
        ...


class Sequence:
    """``- item``; with ``comments``, further items tell of styles, tags and comments."""

    def __init__(self, start: Any, comments: Comments | None) -> None:
        self.start = start
        self._comments = comments
        self._above: list[str] = []
        self._values: list[Any] = []
        self._notes: list[str] = []
        self._weight = 1
        self._size = 2

    def look(self, line: int, merges: bool) -> None:
        """Take the comments above an item."""
        if self._comments is not None:
            self._above = self._comments.before(line)

    def add(self, node: Node) -> None:
        """One more item."""
        if self._comments is not None:
            self._note(node, self._comments)
        self._values.append(node.value)
        self._weight += node.weight
        self._size += node.size + 1

    def _note(self, node: Node, comments: Comments) -> None:
        at = len(self._values)
        notes = self._notes
        notes += [annotations.comment_of_item(BEFORE, at, text) for text in self._above]
        notes += [annotations.comment_of_item(INLINE, at, text) for text in comments.inline([node.end])]
        if node.tag:
            notes.append(annotations.of_item("tag", at, node.tag))
        if node.style:
            notes.append(annotations.of_item("style", at, node.style))

    def complete(self, end: int) -> Node:
        """The array."""
        start = self.start
        value = grammar.listed(start.tag, self._values, self._notes, start.start_mark)
        return _node(start, value, end, self._weight, self._size + sum(map(len, self._notes)))


class Mapping:
    """``key: value``; with ``comments``, further entries tell of styles, tags and comments."""

    def __init__(self, start: Any, comments: Comments | None) -> None:
        self.start = start
        self._comments = comments
        self._above: list[str] = []
        self._key: Node | None = None
        self._values: dict[str, Any] = {}
        self._merged: dict[str, Any] = {}
        self._weight = 1
        self._size = 2

    def look(self, line: int, merges: bool) -> None:
        """Take the comments above a key."""
        if self._comments is not None and self._key is None and not merges:
            self._above = self._comments.before(line)

    def add(self, node: Node) -> None:
        """One more key, or value."""
        key = self._key
        self._weight += node.weight
        self._size += node.size + 2
        if key is None:
            self._key = node
            return
        self._key = None
        if key.merges:
            self._merge(node)
            return
        name = _name(key.value)
        self._values[name] = node.value
        if self._comments is not None:
            self._note(key, name, node, self._comments)

    def _note(self, key: Node, name: str, node: Node, comments: Comments) -> None:
        below = comments.inline([key.end, node.end])
        if not isinstance(key.value, str):
            return
        name = annotations.hashed(name)
        notes: dict[str, Any] = {
            f"comment_{BEFORE}": self._above,
            f"comment_{INLINE}": below,
            "tag": node.tag,
            "style": node.style,
        }
        self._values.update({annotations.of_key(what, name): note for what, note in notes.items() if note})

    def _merge(self, node: Node) -> None:
        """``<<``: entries of other mappings, which come first and count least."""
        value = node.value
        if isinstance(value, dict):
            sources: list[Any] = [value]
        elif isinstance(value, list):
            sources = [each for each in reversed(value) if self._comments is None or not isinstance(each, str)]
        else:
            raise grammar.broken(
                "while constructing a mapping",
                self.start.start_mark,
                "expected a mapping or list of mappings for merging, but found scalar",
                node.mark,
            )
        for source in sources:
            if not isinstance(source, dict):
                kind = "sequence" if isinstance(source, list) else "scalar"
                problem = f"expected a mapping for merging, but found {kind}"
                raise grammar.broken("while constructing a mapping", self.start.start_mark, problem, node.mark)
            self._merged.update({name: each for name, each in source.items() if not annotations.is_comment(name)})

    def complete(self, end: int) -> Node:
        """The object."""
        start = self.start
        grammar.mapped(start.tag, start.start_mark)
        value = {**self._merged, **self._values} if self._merged else self._values
        return _node(start, value, end, self._weight, self._size)


def _node(start: Any, value: Any, end: int, weight: int, size: int) -> Node:
    style = "flow" if start.flow_style else ""
    return Node(value, start.start_mark, end, own_tag(start.tag), style, False, weight, size)


def own_tag(tag: str | None) -> str:
    """A tag that is nobody else's; empty where it is, or there is none."""
    return tag if tag is not None and len(tag) > 1 and tag[0] == "!" and tag[1] != "!" else ""


def _name(key: Any) -> str:
    """A key as JSON has it."""
    if isinstance(key, str):
        return key
    if isinstance(key, (list, dict)):
        raise TypeError(f"unhashable type: '{type(key).__name__}'")
    if key is None:
        return "null"
    if isinstance(key, bool):
        return "true" if key else "false"
    return repr(float(key)) if isinstance(key, float) else str(key)
