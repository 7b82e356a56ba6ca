"""Reading a tree in memory: what a living tree and a cut of one have in common."""

import errno
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from mirage import paths
from mirage.errors import failure
from mirage.resource.ram.nodes import Directory, File, Link, Node
from mirage.resource.ram.tree import require_file
from mirage.resources import BLOCK, PAGE, Entry, Reading, Resource, Unchanged, interval

T = TypeVar("T")


class View(Resource):
    """``stat``, ``list`` and ``read`` of nodes that subclasses find."""

    async def stat(self, path: str) -> Entry:
        return self._find(path).describe(paths.name_of(path))

    def list(self, path: str) -> AsyncIterator[Sequence[Entry]]:
        return _Ready(self._pages(path))

    def read(self, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None) -> Reading:
        file = require_file(self._find(path), path)
        entry = file.describe(paths.name_of(path))
        if unless is not None and unless == entry.etag:
            return Unchanged(entry)
        content = file.content
        begin, end = interval(content.size, start, stop)
        if begin == end:
            return Reading(entry, _Ready(iter(())))
        if end - begin <= BLOCK - begin % BLOCK:
            return Reading(entry, _Ready(iter([*content.pieces(begin, end)])))
        # What is shared stays as it is: a reader sees one state of the file, whoever writes meanwhile.
        return Reading(entry, _Ready(content.share().pieces(begin, end)))

    async def glance(self, path: str, names: Sequence[str], most: int) -> Sequence[bytes | None]:
        children = self._directory(path).children
        return [_held(children.get(name), most) for name in names]

    def _find(self, path: str) -> Node:
        """The node at ``path``, as it is to be seen."""
        raise NotImplementedError

    def _page(self, items: Iterable[tuple[str, Node]]) -> Sequence[Entry]:
        """The entries of some names of a directory."""
        raise NotImplementedError

    def _directory(self, path: str) -> Directory:
        node = self._find(path)
        if isinstance(node, Directory):
            return node
        raise failure(errno.ELOOP if isinstance(node, Link) else errno.ENOTDIR, path)

    def _pages(self, path: str) -> Iterator[Sequence[Entry]]:
        children = self._directory(path).children
        if len(children) <= PAGE:
            if children:
                yield self._page(children.items())
            return
        # Two lists instead of pairs: as many new objects would have the garbage collector look through the tree.
        names, nodes = list(children), list(children.values())
        for at in range(0, len(names), PAGE):
            yield self._page(zip(names[at : at + PAGE], nodes[at : at + PAGE], strict=True))


def _held(node: Node | None, most: int) -> bytes | None:
    if not isinstance(node, File) or node.content.size > most:
        return None
    return b"".join(node.content.pieces(0, node.content.size))


class _Ready(Generic[T]):
    """An asynchronous iterator over what is at hand; much cheaper than an asynchronous generator."""

    __slots__ = ("_items",)

    def __init__(self, items: Iterator[T]) -> None:
        self._items = items

    def __aiter__(self) -> "_Ready[T]":
        return self

    async def __anext__(self) -> T:
        for item in self._items:
            return item
        raise StopAsyncIteration

    async def aclose(self) -> None:
        self._items = iter(())
