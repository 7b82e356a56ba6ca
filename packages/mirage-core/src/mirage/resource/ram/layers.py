"""What a cut keeps of the time it was taken: each node as it was before its first change since."""

from mirage.resource.ram.nodes import Node


class Layer:
    """Before-images by node. A node without one, here and in all younger layers, is still as it was."""

    __slots__ = ("images", "last_inode")

    def __init__(self, last_inode: int) -> None:
        self.last_inode = last_inode
        """Younger nodes are invisible to the cut: nothing of them is kept."""
        self.images: dict[Node, Node] = {}

    def keep(self, node: Node) -> None:
        """``node`` is about to change."""
        if node.inode <= self.last_inode and node not in self.images:
            self.images[node] = node.image()

    def inherit(self, younger: "Layer") -> None:
        """Take over what a younger layer, about to go, kept: of what was kept here already, the older image counts."""
        if younger.images:
            self.images = younger.images | self.images
