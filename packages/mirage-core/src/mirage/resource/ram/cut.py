"""A tree in memory as it was at one moment, for as long as somebody wants to read it."""

import errno
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Self

from mirage.errors import failure
from mirage.resource.ram.nodes import Node
from mirage.resource.ram.tree import Tree, missing
from mirage.resource.ram.view import View
from mirage.resources import Entry

if TYPE_CHECKING:
    from mirage.resource.ram.layers import Layer


class Cut(View):
    """A read-only resource. Taking it is O(1); it holds what has changed since, until it is closed or dropped.

    What it keeps of contents counts against the quota of the tree.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._layer: Layer | None = tree.cut()

    def close(self) -> None:
        """Forget what was kept; the cut can no longer be read."""
        layer, self._layer = self._layer, None
        if layer is not None:
            self._tree.drop(layer)

    async def aclose(self) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    def _find(self, path: str) -> Node:
        node: Node = self._seen(self._tree.root)
        root = node
        if path:
            try:
                for name in path.split("/"):
                    node = self._seen(node.children[name])
            except KeyError:
                raise missing(root, path, self._seen) from None
        return node

    def _page(self, items: Iterable[tuple[str, Node]]) -> Sequence[Entry]:
        return [self._seen(node).describe(name) for name, node in items]

    def _seen(self, node: Node) -> Node:
        """The node as it was: its image in this cut's layer or, where there is none, in the next younger one's.

        :raises OSError: EBADF: the cut is closed.
        """
        layers = self._tree.layers
        if self._layer is None:
            raise failure(errno.EBADF)
        if self._layer is layers[-1]:
            return self._layer.images.get(node, node)
        for layer in layers[layers.index(self._layer) :]:
            image = layer.images.get(node)
            if image is not None:
                return image
        return node
