"""Where what is read goes: into files made one after the other, or to a command for each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from mirage.commands.context import Context, reason
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Usage
from mirage.commands.split.options import Split
from mirage.paths import encode
from mirage.streams import Given, Io

if TYPE_CHECKING:
    from mirage.vfs.handle import Handle


class Piece(Protocol):
    """One piece."""

    async def write(self, data: bytes) -> None:
        """Add to it."""
        ...

    async def close(self) -> None:
        """It is whole."""
        ...


class _File:
    __slots__ = ("_handle", "_name")

    def __init__(self, name: str, handle: "Handle") -> None:
        self._name = name
        self._handle = handle

    async def write(self, data: bytes) -> None:
        try:
            await self._handle.write(data)
        except OSError as error:
            raise Usage(f"{shown(self._name)}: {reason(error)}", hint=False) from None

    async def close(self) -> None:
        await self._handle.aclose()


class _Filter:
    """The standard input of a command, which runs when it is whole."""

    __slots__ = ("_command", "_ctx", "_name", "_parts", "_size")

    def __init__(self, ctx: Context, command: str, name: str) -> None:
        self._ctx = ctx
        self._command = command
        self._name = name
        self._parts: list[bytes] = []
        self._size = 0

    async def write(self, data: bytes) -> None:
        self._ctx.budget.hold(len(data))
        self._size += len(data)
        self._parts.append(data)

    async def close(self) -> None:
        ctx = self._ctx
        io = Io(Given(b"".join(self._parts)), ctx.io.out, ctx.io.err)
        await ctx.out.flush()
        status = await ctx.runner.run(["sh", "-c", self._command], io, env={"FILE": self._name})
        self._parts.clear()
        ctx.budget.drop(self._size)
        if status and status != BROKEN:
            message = f"with FILE={shown(self._name)}, exit {status} from command: {self._command}"
            raise Usage(message, hint=False, status=status)


BROKEN = 141
"""The status of a command that a pipe ended."""


class Pieces:
    """Makes one piece after the other."""

    __slots__ = ("_ctx", "_names", "_options", "_source")

    def __init__(self, ctx: Context, options: Split, names: Iterator[str], source: str) -> None:
        self._ctx = ctx
        self._options = options
        self._names = names
        self._source = source

    async def next(self) -> Piece:
        """The next piece."""
        name = next(self._names)
        command = self._options.filter
        if command is not None:
            await self._say(f"executing with FILE={quoted_name(name)}")
            return _Filter(self._ctx, command, name)
        await self._say(f"creating file {quoted_name(name)}")
        if self._source != "-" and await self._is_source(name):
            raise Usage(f"{quoted_name(name)} would overwrite input; aborting", hint=False)
        try:
            return _File(name, await self._ctx.create(name))
        except OSError as error:
            raise Usage(f"{shown(name)}: {reason(error)}", hint=False) from None

    async def _say(self, message: str) -> None:
        if self._options.verbose:
            await self._ctx.out.write(encode(message + "\n"))

    async def _is_source(self, name: str) -> bool:
        try:
            here, there = await self._ctx.fs.resolve(name), await self._ctx.fs.resolve(self._source)
        except OSError:
            return False
        return here.path == there.path
