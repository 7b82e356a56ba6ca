"""Commands that run beside a program: what is printed to them, what is read from them."""

from typing import TYPE_CHECKING

import anyio
import anyio.abc

from mirage.channel import Channel
from mirage.errors import LimitReached
from mirage.streams import Io, Sink, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mirage.commands.context import Context

PIPE = 141
"""The status of a command whose reader has left."""


class Child:
    """One command, at one end of a pipe."""

    __slots__ = ("_channel", "_ended", "status")

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._ended = anyio.Event()
        self.status = 0

    @property
    def input(self) -> Sink:
        """What it reads is written here."""
        return self._channel.input

    @property
    def output(self) -> Source:
        """What it writes is read here."""
        return self._channel.output

    async def ended(self) -> int:
        """Its status, once it has ended."""
        await self._ended.wait()
        return self.status

    def end(self) -> None:
        """It has."""
        self._ended.set()


class Children:
    """Starts commands in the task group of one run."""

    group: anyio.abc.TaskGroup

    def __init__(self, ctx: "Context") -> None:
        self._ctx = ctx
        self.limit: LimitReached | None = None
        """What ended one of them, and the line with it."""

    def start(self, command: str, *, reads: bool, env: "Mapping[str, str] | None") -> Child:
        """Start a command; ``reads``: it reads what is printed, else it writes what is read."""
        channel = Channel()
        child = Child(channel)
        io = self._ctx.io
        own = Io(channel.output, io.out, io.err, io.more) if reads else Io(io.stdin, channel.input, io.err, io.more)
        self.group.start_soon(self._run, command, own, channel, child, reads, env)
        return child

    async def _run(
        self, command: str, io: Io, channel: Channel, child: Child, reads: bool, env: "Mapping[str, str] | None"
    ) -> None:
        try:
            child.status = await self._ctx.runner.run(["sh", "-c", command], io, env=env)
        except BrokenPipeError:
            child.status = PIPE
        except LimitReached as limit:
            self.limit = limit
            self.group.cancel_scope.cancel()
        finally:
            if reads:
                channel.leave()
            else:
                channel.close()
            child.end()
