"""JSON values as documents of YAML: a sink that puts each line of JSON into the library's emitter, event by event."""

# What is constructed is Any, and what is known of it no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from mirage.commands.yq import annotations, grammar
from mirage.commands.yq.annotations import BEFORE
from mirage.commands.yq.loading import DEEPEST, Unsupported
from mirage.streams import WriteOnly

if TYPE_CHECKING:
    from mirage.budget import Budget
    from mirage.streams import Sink

LONGEST = 1 << 20
"""Characters of a string: the emitter looks at them one by one."""
_FULL = 1 << 16
_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{}]')
"""What opens or closes a value, strings taken for one."""
_STEPS = {b"[": 1, b"{": 1, b"]": -1, b"}": -1}


@dataclass(frozen=True, slots=True)
class Layout:
    """How documents are written."""

    width: int | None = None
    indentless: bool = False
    start: bool = False
    end: bool = False
    version: grammar.Version = "1.1"
    annotated: bool = False
    """Names that tell of styles, tags and comments are obeyed."""


@dataclass(slots=True)
class Notes:
    """What is told of a value."""

    tag: str = ""
    style: str = ""
    before: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)

    def tell(self, what: str | None, place: str | None, value: Any) -> None:
        """One more thing."""
        if place is not None:
            texts = [str(each) for each in value] if isinstance(value, list) else [str(value)]
            (self.before if place == BEFORE else self.inline).extend(texts)
        elif isinstance(value, str):
            if what == "tag":
                self.tag = value
            else:
                self.style = value


NONE = Notes()


class Dumped(WriteOnly):
    """Takes JSON values, one on each line, and writes YAML to another sink."""

    __slots__ = ("_budget", "_layout", "_out", "_pending", "_rest", "documents", "explicit")

    def __init__(self, out: "Sink", budget: "Budget", layout: Layout) -> None:
        self._out = out
        self._budget = budget
        self._layout = layout
        self._rest = b""
        self._pending = False
        """Whether the end of the last document has to be marked, if it is the last."""
        self.documents = 0
        self.explicit = False
        """Whether the first document begins with a mark in any case."""

    async def write(self, data: bytes) -> None:
        """Write the documents that are complete."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            await self._document(line)

    async def flush(self) -> None:
        """Pass on what was written."""
        await self._out.flush()

    async def aclose(self) -> None:
        """Nothing follows."""
        if self._pending:
            await self._out.write(b"...\n")
        self._pending = False

    async def _expect_shallow(self, line: bytes) -> None:
        """A value is nested no deeper than one that could be read.

        :raises Unsupported: it is.
        """
        if line.count(b"[") + line.count(b"{") <= DEEPEST:
            return
        depth = 0
        for found in _BRACKET.finditer(line):
            if self._budget.step():
                await self._budget.breathe()
            depth += _STEPS.get(found[0], 0)
            if depth > DEEPEST:
                raise Unsupported(f"values nested deeper than {DEEPEST} are not supported in YAML")

    async def _document(self, line: bytes) -> None:
        import json

        await self._expect_shallow(line)
        value = json.loads(line)
        if self.documents or self.explicit or self._layout.start:
            await self._out.write(b"---\n")
        self.documents += 1
        pieces = _Pieces()
        emitter = _emitter_class()(pieces, self._layout)
        self._budget.hold(len(line))
        try:
            for event in _document_events(value, self._layout):
                emitter.emit(event)
                if self._budget.step():
                    await self._budget.breathe()
                if pieces.size > _FULL:
                    await self._out.write(pieces.taken())
        finally:
            self._budget.drop(len(line))
        self._pending = emitter.open_ended
        emitter.open_ended = False
        emitter.emit(_yaml().StreamEndEvent())
        await self._out.write(pieces.taken())


class _Pieces:
    """What the emitter writes to."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self.size = 0

    def write(self, text: str) -> None:
        """Keep it."""
        self._texts.append(text)
        self.size += len(text)

    def taken(self) -> bytes:
        """What was kept."""
        data = "".join(self._texts).encode("utf-8", "surrogatepass")
        self._texts.clear()
        self.size = 0
        return data


def _yaml() -> Any:
    import yaml

    return yaml


def _document_events(value: Any, layout: Layout) -> Iterator[Any]:
    yaml = _yaml()
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield from _events(value, layout)
    yield yaml.DocumentEndEvent(explicit=layout.end)


def _events(value: Any, layout: Layout) -> Iterator[Any]:
    """The events of a value; what is nested waits on a stack."""
    yaml = _yaml()
    pending: list[Any] = [(value, NONE)]
    while pending:
        task = pending.pop()
        if not isinstance(task, tuple):
            yield task
            continue
        one, notes = task
        if isinstance(one, dict):
            yield _noted(yaml.MappingStartEvent(None, *_collection_tag(notes, grammar.MAP), **_flow(notes)), notes)
            pending.append(yaml.MappingEndEvent())
            for name, each, told in reversed(_entries(one, layout)):
                pending += [(each, told), (name, Notes(before=told.before))]
                told.before = []
        elif isinstance(one, list):
            yield _noted(yaml.SequenceStartEvent(None, *_collection_tag(notes, grammar.SEQ), **_flow(notes)), notes)
            pending.append(yaml.SequenceEndEvent())
            pending += reversed(_items(one, layout))
        else:
            yield _noted(_scalar(one, notes, layout.version), notes)


def _noted(event: Any, notes: Notes) -> Any:
    event.before, event.inline = notes.before, notes.inline
    return event


def _collection_tag(notes: Notes, usual: str) -> tuple[str, bool]:
    return (notes.tag, False) if notes.tag else (usual, True)


def _flow(notes: Notes) -> dict[str, Any]:
    return {"flow_style": notes.style == "flow"}


def _scalar(value: Any, notes: Notes, version: grammar.Version) -> Any:
    tag, text = _represented(value)
    tag = notes.tag or tag
    plain = tag == grammar.tag_of(text, version)
    return _yaml().ScalarEvent(None, tag, (plain, tag == grammar.STR), text, style=notes.style or None)


def _represented(value: Any) -> tuple[str, str]:
    """The tag and the text of a scalar."""
    if isinstance(value, str):
        if len(value) > LONGEST:
            raise Unsupported(f"strings of more than {LONGEST} characters are not supported in YAML")
        return grammar.STR, value
    if value is None:
        return f"{grammar.PREFIX}null", "null"
    if isinstance(value, bool):
        return f"{grammar.PREFIX}bool", "true" if value else "false"
    if isinstance(value, int):
        return f"{grammar.PREFIX}int", str(value)
    text = repr(value)
    if "." not in text and "e" in text:
        text = text.replace("e", ".0e", 1)
    return f"{grammar.PREFIX}float", text


def _entries(value: dict[str, Any], layout: Layout) -> list[tuple[str, Any, Notes]]:
    """The entries of an object with what others tell of them."""
    if not layout.annotated:
        return [(name, each, Notes()) for name, each in value.items()]
    told: dict[str, Notes] = {}
    plain: list[tuple[str, Any]] = []
    for name, each in value.items():
        found = annotations.OF_KEY.match(name) if name.startswith("__yq_") else None
        if found is not None:
            told.setdefault(found["key"], Notes()).tell(found["what"], found["place"], each)
        elif name != annotations.ALIAS:
            plain.append((name, each))
    if not told:
        return [(name, each, Notes()) for name, each in plain]
    return [(name, each, told.get(annotations.hashed(name)) or Notes()) for name, each in plain]


def _items(value: list[Any], layout: Layout) -> list[tuple[Any, Notes]]:
    """The items of an array with what others tell of them."""
    if not layout.annotated:
        return [(each, NONE) for each in value]
    told: dict[int, Notes] = {}
    plain: list[Any] = []
    for each in value:
        found = annotations.OF_ITEM.match(each) if isinstance(each, str) and each.startswith("__yq_") else None
        if found is None:
            plain.append(each)
            continue
        text = found["value"]
        notes = told.setdefault(int(found["at"]), Notes())
        notes.tell(found["what"], found["place"], annotations.comment(text) if found["place"] else text)
    return [(each, told.get(at, NONE)) for at, each in enumerate(plain)]


@cache
def _emitter_class() -> Any:
    from yaml.emitter import Emitter

    class Laid(Emitter):
        """The library's own with lists indented, roots on lines of their own, and comments."""

        def __init__(self, stream: _Pieces, layout: Layout) -> None:
            width = sys.maxsize if layout.width == 0 else layout.width
            super().__init__(stream, width=width, allow_unicode=True)
            self._indentless = layout.indentless

        def expect_document_root(self) -> None:
            """The value of a document."""
            self.write_indent()
            super().expect_document_root()

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            """Where what is nested begins."""
            super().increase_indent(flow, indentless and self._indentless)

        def expect_node(
            self, root: bool = False, sequence: bool = False, mapping: bool = False, simple_key: bool = False
        ) -> None:
            """A value: the comment behind a collection follows its key."""
            if not (root or simple_key) and hasattr(self.event, "flow_style"):
                self._behind(self.event)
            super().expect_node(root, sequence, mapping, simple_key)

        def expect_block_mapping_key(self, first: bool = False) -> None:
            """A key, comments above it."""
            self._above(self.event)
            super().expect_block_mapping_key(first)

        def expect_block_sequence_item(self, first: bool = False) -> None:
            """An item, comments above it."""
            self._above(self.event)
            super().expect_block_sequence_item(first)

        def process_scalar(self) -> None:
            """A scalar, the comment behind it."""
            super().process_scalar()
            self._behind(self.event)

        def _above(self, event: Any) -> None:
            for text in getattr(event, "before", ()):
                self.write_indent()
                self._comment(text)
                self.write_line_break()

        def _behind(self, event: Any) -> None:
            for at, text in enumerate(getattr(event, "inline", ())):
                if at:
                    self.write_line_break()
                    self.write_indent()
                self._comment(text)

        def _comment(self, text: str) -> None:
            data = f" #{text}" if self.column and not self.whitespace else f"#{text}"
            self.whitespace = self.indention = self.open_ended = False
            self.column += len(data)
            self.stream.write(data)

    return Laid
