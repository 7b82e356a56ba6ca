"""Documents of YAML: events put together on a stack of our own, with aliases and depth counted."""

# What is constructed is Any, and what is known of it no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from collections.abc import AsyncIterator, Iterable, Iterator
from math import isinf
from typing import Any

from mirage.budget import Budget
from mirage.commands.jq import numbers
from mirage.commands.yq import annotations, grammar
from mirage.commands.yq.annotations import Comments
from mirage.commands.yq.building import Collection, Mapping, Node, Sequence, own_tag

DEEPEST = 512
MOST = 1_000_000
"""Values that the aliases of a document may stand for, all in all."""
LARGEST = 64 << 20
"""Characters of such values."""
FACTOR = 1024
"""How many times the length of a document they may be."""
_ENTRY = 96
"""About what a value takes in memory besides its text."""

_STEPS = {"SequenceStartEvent": 1, "MappingStartEvent": 1, "SequenceEndEvent": -1, "MappingEndEvent": -1}


class Unsafe(Exception):
    """Aliases stand for more than is ever expanded."""


class Unsupported(Exception):
    """Something that is not read here."""


class _Named:
    """Bytes to read with the name that messages call them by."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._data = data
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        begin = self._at
        self._at = len(self._data) if size < 0 else begin + size
        return self._data[begin : self._at]


class Documents:
    """The documents of a text, one after the other; ``annotated``: with their styles, tags and comments."""

    def __init__(self, name: str, data: bytes, budget: Budget, *, annotated: bool) -> None:
        self._budget = budget
        self._stream: Any = _Named(name, data)
        self._comments = Comments() if annotated else None
        self._anchors: dict[str, Node | Collection] = {}
        self._repeated = self._repeated_size = 0
        self._end = 0
        self.explicit = False
        """Whether the first document begins with a mark."""

    async def all(self) -> AsyncIterator[Any]:
        """The value of each; errors of the library and of Python say what is wrong.

        :raises Unsafe: aliases stand for too much.
        :raises Unsupported: values are nested too deep.
        """
        parser = self._parser()
        parser.get_event()
        first = True
        while (event := parser.get_event()).end_mark is not None and hasattr(event, "explicit"):
            if first:
                self.explicit = event.explicit
            first = False
            yield await self._document(self._end, await self._events(parser))
            if self._comments is not None:
                self._comments.clear()

    def _parser(self) -> Any:
        if self._comments is not None:
            return annotations.loader(self._stream, self._comments)
        import yaml

        return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(self._stream)

    def _rest(self, parser: Any) -> Iterator[Any]:
        """The events of a document, without its beginning and end."""
        depth = 0
        while not hasattr(event := parser.get_event(), "explicit"):
            self._end = event.end_mark.index
            depth += _STEPS.get(type(event).__name__, 0)
            if depth > DEEPEST:
                raise Unsupported(f"values nested deeper than {DEEPEST} are not supported")
            yield event

    async def _events(self, parser: Any) -> Iterable[Any]:
        """With comments all are read first: a comment comes after what it stands behind."""
        if self._comments is None:
            return self._rest(parser)
        events: list[Any] = []
        try:
            for event in self._rest(parser):
                events.append(event)
                self._budget.hold(_ENTRY)
                if self._budget.step():
                    await self._budget.breathe()
        finally:
            self._budget.drop(_ENTRY * len(events))
        return events

    async def _document(self, begin: int, events: Iterable[Any]) -> Any:
        self._anchors.clear()
        self._repeated = self._repeated_size = held = 0
        stack: list[Collection] = []
        value: Any = None
        try:
            for event in events:
                held += _ENTRY
                self._budget.hold(_ENTRY)
                if self._budget.step():
                    await self._budget.breathe()
                node = self._node(event, stack)
                if node is None:
                    continue
                if stack:
                    stack[-1].add(node)
                else:
                    value = node.value
        finally:
            self._budget.drop(held)
        if self._repeated_size > FACTOR * (self._end - begin):
            raise Unsafe
        return value

    def _node(self, event: Any, stack: list[Collection]) -> Node | None:
        """The value that an event completes."""
        name = type(event).__name__
        if name in ("SequenceEndEvent", "MappingEndEvent"):
            return self._closed(stack.pop(), event)
        if name == "AliasEvent":
            found = self._alias(event)
            if stack:
                stack[-1].look(found.mark.line, False)
            return found
        if event.anchor is not None:
            self._new_anchor(event)
        if name == "ScalarEvent":
            node = _scalar(event)
            if stack:
                stack[-1].look(event.start_mark.line, node.merges)
            if event.anchor is not None:
                self._anchors[event.anchor] = node
            return node
        if stack:
            stack[-1].look(event.start_mark.line, False)
        begun: Collection = (Sequence if name == "SequenceStartEvent" else Mapping)(event, self._comments)
        stack.append(begun)
        if event.anchor is not None:
            self._anchors[event.anchor] = begun
        return None

    def _closed(self, done: Collection, event: Any) -> Node:
        node = done.complete(event.end_mark.line)
        if done.start.anchor is not None:
            self._anchors[done.start.anchor] = node
        return node

    def _new_anchor(self, event: Any) -> None:
        known = self._anchors.get(event.anchor)
        if known is None:
            return
        from yaml.composer import ComposerError

        mark = known.mark if isinstance(known, Node) else known.start.start_mark
        raise ComposerError("found duplicate anchor; first occurrence", mark, "second occurrence", event.start_mark)

    def _alias(self, event: Any) -> Node:
        found = self._anchors.get(event.anchor)
        if found is None:
            from yaml.composer import ComposerError

            raise ComposerError(None, None, "found undefined alias", event.start_mark)
        if not isinstance(found, Node):
            raise grammar.broken(None, None, "found unconstructable recursive node", found.start.start_mark)
        self._repeated += found.weight
        self._repeated_size += found.size
        if self._repeated > MOST or self._repeated_size > LARGEST:
            raise Unsafe
        return found


def _scalar(event: Any) -> Node:
    text: str = event.value
    tag: str | None = event.tag
    merges = False
    if tag is None or tag == "!":
        tag = grammar.tag_of(text) if event.implicit[0] else grammar.STR
        merges = tag == grammar.MERGE
    value: Any = text if tag == grammar.STR else grammar.constructed(tag, text)
    if isinstance(value, float) and isinf(value):
        # JSON has no such word, but jq reads it.
        value = numbers.shown(value, "Infinity" if value > 0 else "-Infinity")
    mark = event.start_mark
    return Node(value, mark, event.end_mark.line, own_tag(event.tag), event.style or "", merges, 1, len(text) + 2)
