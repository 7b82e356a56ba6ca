"""A shell over an empty tree in memory, for the tests of the shell."""

from collections import ChainMap
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mirage.access import Access
from mirage.budget import Budget, Limits
from mirage.commands.context import Context
from mirage.commands.registry import built_in
from mirage.commands.spec import Command, Operands, Options
from mirage.host import Host
from mirage.resource.ram import RAMResource
from mirage.session import Session
from mirage.shell.state import Shell
from mirage.streams import Collected, Io, Nothing, Source
from mirage.vfs.fs import FileSystem
from mirage.vfs.guard import Guard
from mirage.vfs.table import MountMode, MountRegistry

if TYPE_CHECKING:
    from mirage.events import Event


@dataclass(frozen=True, slots=True)
class Ran:
    """How a line ended."""

    status: int
    out: bytes
    err: bytes


class Bench:
    """A shell, and lines run in it one after the other."""

    def __init__(self, limits: Limits | None = None, mode: MountMode = MountMode.EXEC) -> None:
        self.table = MountRegistry(mode)
        self.table.mount("/", RAMResource())
        self.session = Session("test", Host())
        self.limits = limits or Limits()
        self.commands: dict[str, Command] = {}
        self.events: list[Event] = []
        self.fs = FileSystem(self.table, self.session, Guard())
        self.budget = Budget(self.limits)

    def shell(self) -> Shell:
        """A shell for one more line."""
        self.budget = Budget(self.limits)
        commands = ChainMap(self.commands, cast("dict[str, Command]", built_in))
        return Shell(self.session, self.fs, self.budget, commands, emit=self.events.append)

    async def run(self, text: str, stdin: Source | None = None) -> Ran:
        """Run a line."""
        out, err = Collected(), Collected()
        status = await self.shell().execute(text, Io(stdin or Nothing(), out, err))
        return Ran(status, out.data, err.data)

    def command(self, name: str, run: Callable[[Context, Sequence[str]], Awaitable[int]]) -> None:
        """Add a command of the test's own; it gets its words as they are."""

        async def call(ctx: Context, options: Options, words: Sequence[str]) -> int:
            return await run(ctx, words)

        def touches(options: Options, words: Sequence[str]) -> Sequence[Access]:
            return ()

        self.commands[name] = Command(name, "a test's own", Options, Operands(), call, touches, raw=True)
