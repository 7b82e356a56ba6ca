"""Running the tree: each module compiles some of its nodes to closures ``async def run(shell, io) -> int``."""

from collections.abc import Awaitable, Callable, Generator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from mirage.shell.ast import Node
    from mirage.shell.state import Shell
    from mirage.streams import Io

Run: TypeAlias = Callable[["Shell", "Io"], Awaitable[int]]
Compiling: TypeAlias = Generator["Node", Run, Run]
"""A node being compiled: yields its children, is sent their closures, returns its own."""
