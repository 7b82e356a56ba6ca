"""What the parts of find share: the file looked at, the run it is part of, and what an expression is made of."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from mirage.resources import Entry

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.vfs.resolve import Location


class FindError(Exception):
    """An expression that makes no sense."""


class Finished(Exception):
    """``-quit`` was reached."""


class Item:
    """The file that is looked at; one object, filled anew for each."""

    __slots__ = ("behind", "depth", "entry", "link", "mount_kind", "name", "path", "place", "pruned", "start")

    def __init__(self, start: str, entry: Entry) -> None:
        self.start = start
        """The starting point it was found under."""
        self.path = start
        self.name = start
        self.depth = 0
        self.entry = entry
        self.link = False
        """Whether the name is that of a link that was followed."""
        self.pruned = False
        self.place: Location | None = None
        """The directory it is in; None for a starting point."""
        self.mount_kind = ""
        self.behind = ""
        """The letter of what a link leads to, where that was asked for."""


Follow: TypeAlias = Literal["never", "arguments", "always"]


@dataclass(slots=True)
class Settings:
    """What holds for a whole run, wherever in the expression it was said."""

    follow: Follow = "never"
    minimum: int = 0
    maximum: int | None = None
    depth_first: bool = False
    explicit_depth: bool = False
    one_file_system: bool = False
    daystart: bool = False
    regex_type: str = "findutils-default"
    has_action: bool = False
    prunes: bool = False
    deletes: bool = False


class Run:
    """A run of find: its output, and what is to be done when it ends."""

    def __init__(self, ctx: "Context", settings: Settings) -> None:
        self.ctx = ctx
        self.settings = settings
        self.pieces: list[str] = []
        self.files: dict[str, list[str]] = {}
        """What ``-fprint`` and its like have for their files."""
        self.endings: list[Callable[[], Awaitable[None]]] = []
        self.now = ctx.host.now()

    async def flush(self) -> None:
        """Write what was printed so far."""
        if self.pieces:
            data = "".join(self.pieces).encode("utf-8", "surrogateescape")
            self.pieces.clear()
            await self.ctx.out.write(data)

    async def complain(self, message: str) -> None:
        """Say what went wrong, in its place among the output."""
        await self.flush()
        await self.ctx.complain(message)


Test: TypeAlias = Callable[[Item], bool]
Action: TypeAlias = Callable[[Item], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Primary:
    """A test or an action. ``test`` answers at once; only where there is none, ``action`` is awaited."""

    test: Test | None = None
    action: Action | None = None
    needs: frozenset[str] = frozenset()
    """The fields of an Entry that it reads: where one is unknown, it is asked for first."""


@dataclass(frozen=True, slots=True)
class Branch:
    """``-a``, ``-o`` or ``,`` of several, or ``!`` of one."""

    kind: Literal["and", "or", "list", "not"]
    nodes: "tuple[Node, ...]" = field(default=())


Node: TypeAlias = Primary | Branch
