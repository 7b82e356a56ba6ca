"""Reads a tree: what is to be drawn of each directory, in order."""

import re
from typing import TYPE_CHECKING

from mirage.commands.tree.options import Wishes
from mirage.paths import encode, join
from mirage.patterns.glob import Match, Rules, matcher
from mirage.vfs.reading import close

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.resources import Entry
    from mirage.vfs.resolve import Location

NODE = 400
"""Bytes that a file of the tree is charged with."""


class Node:
    """A file that is drawn."""

    __slots__ = ("behind", "children", "entry", "name", "note", "path")

    def __init__(self, name: str, path: str, entry: "Entry") -> None:
        self.name = name
        self.path = path
        self.entry = entry
        self.behind: Entry | None = None
        """What a link leads to."""
        self.children: list[Node] | None = None
        """None: it is not entered."""
        self.note = ""

    @property
    def is_directory(self) -> bool:
        """Whether it is a directory, or leads to one."""
        return (self.behind or self.entry).kind == "dir"


_PARTS = re.compile(rb"([^0-9]*)([0-9]*)")


def _version(name: bytes) -> list[tuple[bytes, int, bytes]]:
    """What compares as names do whose numbers count by their value."""
    return [
        (letters + b"0" * bool(digits), len(digits.lstrip(b"0")), digits.lstrip(b"0"))
        for letters, digits in _PARTS.findall(name)
    ]


class Reading:
    """Reads what is below operands."""

    def __init__(self, ctx: "Context", wishes: Wishes) -> None:
        self._ctx = ctx
        self._wishes = wishes
        self._patterns = self._matchers(wishes.patterns)
        self._ignored = self._matchers(wishes.ignored)
        self.held = 0

    def _matchers(self, texts: list[str]) -> list[tuple[Match, bool]]:
        """The alternatives of patterns; those that end with a slash are for directories."""
        rules = Rules(dot=False, ignore_case=self._wishes.ignore_case)
        parts = [part for text in texts for part in text.split("|")]
        return [(matcher(part.rstrip("/") if len(part) > 1 else part, rules), part.endswith("/")) for part in parts]

    async def operand(self, path: str) -> Node | None:
        """All below an operand; None where it is no directory that can be read."""
        fs = self._ctx.fs
        try:
            entry = await fs.stat(path)
            if entry.kind != "dir":
                return None
            top = Node(path, path, entry)
            await self._enter(top, await fs.resolve(path))
        except OSError:
            return None
        return top

    async def _enter(self, top: Node, place: "Location") -> None:
        """Read the directory and all below it, without recursion; then what depends on all of it is worked out."""
        order: list[Node] = []
        entered = {place.path}
        pending: list[tuple[Node, Location | None, Location, int]] = [(top, place, place, 1)]
        while pending:
            node, known, above, depth = pending.pop()
            here = known or await self._below(node, above, entered)
            if here is None:
                continue
            entered.add(here.path)
            order.append(node)
            try:
                await self._list(node, here)
            except OSError:
                if node is top:
                    raise
                node.note, node.children = "error opening dir", []
                continue
            if self._wishes.depth is not None and depth >= self._wishes.depth:
                continue
            below = [child for child in node.children or () if child.is_directory]
            pending += [(child, None, here, depth + 1) for child in reversed(below)]
        for node in reversed(order):
            self._finish(node)

    async def _below(self, child: Node, place: "Location", entered: set[str]) -> "Location | None":
        """Where to go on with a directory; None where it is not entered."""
        fs, wishes = self._ctx.fs, self._wishes
        if child.entry.kind == "link" and not wishes.follow:
            return None
        below = fs.located(join(place.path, child.entry.name))
        if child.entry.kind == "link":
            below = await fs.resolve(below.path)
            if below.path in entered:
                child.note = "recursive, not followed"
                return None
        other = below.mount is not place.mount
        return None if other and (wishes.one_mount or below.mount.hidden) else below

    async def _list(self, node: Node, place: "Location") -> None:
        ctx, wishes = self._ctx, self._wishes
        found: list[Node] = []
        pages = ctx.fs.list(place.path)
        try:
            async for page in pages:
                for entry in page:
                    if entry.name.startswith(".") and not wishes.hidden:
                        continue
                    child = Node(entry.name, join(node.path, entry.name), entry)
                    if entry.kind == "link":
                        child.behind = await self._behind(join(place.path, entry.name))
                    if self._wanted(child):
                        found.append(child)
                ctx.budget.hold(NODE * len(page))
                self.held += NODE * len(page)
                await ctx.breathe()
        finally:
            await close(pages)
        if wishes.limit is not None and len(found) > wishes.limit > 0:
            node.note, found = f"{len(found)} entries exceeds filelimit, not opening dir", []
        node.children = self._sorted(found)

    async def _behind(self, path: str) -> "Entry | None":
        try:
            return await self._ctx.fs.stat(path)
        except OSError:
            return None

    def _wanted(self, node: Node) -> bool:
        wishes = self._wishes
        directory = node.is_directory
        if wishes.directories_only and not directory:
            return False
        if any(test(node.name) and (directory or not only) for test, only in self._ignored):
            return False
        # A directory is drawn for what is in it.
        if not self._patterns or (directory and node.entry.kind == "dir"):
            return True
        return any(test(node.name) and (directory or not only) for test, only in self._patterns)

    def _sorted(self, nodes: list[Node]) -> list[Node]:
        wishes = self._wishes
        nodes.sort(key=lambda node: encode(node.name))
        if wishes.sort == "version":
            nodes.sort(key=lambda node: _version(encode(node.name)))
        elif wishes.sort == "size":
            nodes.sort(key=lambda node: -(node.entry.size or 0))
        elif wishes.sort in ("mtime", "ctime"):
            nodes.sort(key=lambda node: getattr(node.entry, wishes.sort) or 0)
        if wishes.reverse:
            nodes.reverse()
        if wishes.directories_first:
            nodes.sort(key=lambda node: not node.is_directory)
        elif wishes.files_first:
            nodes.sort(key=lambda node: node.is_directory)
        return nodes

    def _finish(self, node: Node) -> None:
        """All below a directory is known."""
        wishes = self._wishes
        children = node.children or []
        if wishes.prune and not wishes.directories_only:
            children = [child for child in children if not child.is_directory or child.children or child.note]
            node.children = children
