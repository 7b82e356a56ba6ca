"""Redirections: the descriptors of a command, changed in order, and given back when it ends."""

import errno
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.errors import failure
from mirage.paths import encode
from mirage.resources import BLOCK
from mirage.shell.ast import Node, Redirect, Redirected
from mirage.shell.expand.words import Plan
from mirage.shell.leaving import Fatal
from mirage.shell.run import Compiling
from mirage.streams import Given, Io, Sink, Source
from mirage.vfs.handle import APPENDING, NOCLOBBER, READING, READING_AND_WRITING, WRITING, Flags, Handle

if TYPE_CHECKING:
    from mirage.shell.state import Shell

_FLAGS: dict[str, Flags] = {
    "<": READING,
    ">": WRITING,
    ">|": WRITING,
    ">>": APPENDING,
    "<>": READING_AND_WRITING,
    "&>": WRITING,
    "&>>": APPENDING,
}


class Closed:
    """A descriptor that was closed."""

    __slots__ = ()

    async def read(self, size: int = BLOCK) -> bytes:
        raise failure(errno.EBADF)

    def unread(self, data: bytes) -> None:
        return

    async def write(self, data: bytes) -> None:
        raise failure(errno.EBADF)

    async def flush(self) -> None:
        return

    async def aclose(self) -> None:
        return


CLOSED = Closed()


class Refused(Exception):
    """A redirection that cannot be made; the message says why, without the line."""


class Change:
    """A compiled redirection."""

    __slots__ = ("fd", "line", "operator", "source", "target")

    def __init__(self, node: Redirect) -> None:
        self.fd = node.fd
        self.operator = node.operator
        self.target = Plan(node.target)
        self.line = node.line
        self.source = node.target.source


class Descriptors:
    """The descriptors of one command: begins as its parent's, changed by redirections, closed by ``aclose``."""

    __slots__ = ("_opened", "io")

    def __init__(self, io: Io) -> None:
        self.io = Io(io.stdin, io.out, io.err, io.more)
        self._opened: list[Handle] = []

    async def apply(self, changes: Sequence[Change], shell: "Shell") -> None:
        """Make the changes, in order.

        :raises Refused: one cannot be made.
        """
        for change in changes:
            shell.line = change.line
            await self._make(change, shell)

    async def _make(self, change: Change, shell: "Shell") -> None:
        operator = change.operator
        if operator == "<<":
            self._put(change.fd, Given(encode(await change.target.text(shell, self.io))))
        elif operator == "<<<":
            self._put(change.fd, Given(encode(await change.target.text(shell, self.io) + "\n")))
        elif operator in (">&", "<&"):
            await self._duplicate(change, shell)
        else:
            await self._open(change, await self._name(change, shell), _FLAGS[operator], shell)

    async def _name(self, change: Change, shell: "Shell") -> str:
        names: list[str] = []
        await change.target.add_to(names, shell, self.io)
        if len(names) != 1:
            raise Refused(f"{change.source}: ambiguous redirect")
        return names[0]

    async def _duplicate(self, change: Change, shell: "Shell") -> None:
        name = await self._name(change, shell)
        if name == "-":
            self._put(change.fd, CLOSED)
        elif name.isdecimal() and name.isascii():
            stream = self._get(int(name)) if len(name) < 5 else None
            if stream is None or stream is CLOSED:
                raise Refused(f"{name}: Bad file descriptor")
            self._put(change.fd, stream)
        elif change.operator == ">&" and change.fd == 1:
            await self._open(change, name, WRITING, shell)
            self.io.err = self.io.out
        else:
            raise Refused(f"{name}: ambiguous redirect")

    async def _open(self, change: Change, name: str, flags: Flags, shell: "Shell") -> None:
        if change.operator in (">", "&>") and "noclobber" in shell.session.options:
            flags = NOCLOBBER
        if len(self._opened) >= shell.budget.limits.descriptors:
            raise Refused(f"{name}: Too many open files")
        try:
            handle = await shell.fs.open_handle(name, flags, io=self.io, holder=shell.budget)
        except FileExistsError:
            raise Refused(f"{name}: cannot overwrite existing file") from None
        except OSError as error:
            raise Refused(f"{name}: {error.strerror}") from None
        self._opened.append(handle)
        self._put(change.fd, handle)
        if change.operator.startswith("&"):
            self.io.err = handle

    def _put(self, fd: int, stream: "Source | Sink") -> None:
        io = self.io
        if fd == 0:
            io.stdin = stream  # type: ignore[assignment]  # what a descriptor allows is found out when it is used
        elif fd == 1:
            io.out = stream  # type: ignore[assignment]
        elif fd == 2:
            io.err = stream  # type: ignore[assignment]
        else:
            io.more = {**(io.more or {}), fd: stream}  # type: ignore[dict-item]

    def _get(self, fd: int) -> "Source | Sink | None":
        if fd < 3:
            return (self.io.stdin, self.io.out, self.io.err)[fd]
        return (self.io.more or {}).get(fd)

    async def aclose(self) -> str | None:
        """Let go of what was opened; what went wrong then, if anything."""
        trouble: str | None = None
        for handle in self._opened:
            try:
                await handle.aclose()
            except OSError as error:
                trouble = f"{handle.path}: {error.strerror}"
        return trouble


def compile_redirected(node: Redirected) -> Compiling:
    """A compound command with redirections."""
    body: Node = node.body
    run = yield body
    changes = [Change(redirect) for redirect in node.redirects]

    async def redirected(shell: "Shell", io: Io) -> int:
        descriptors = Descriptors(io)
        status = 1
        try:
            await descriptors.apply(changes, shell)
            status = await run(shell, descriptors.io)
        except Refused as refusal:
            await shell.say(descriptors.io, str(refusal))
            shell.session.status = 1
        except Fatal as fatal:
            await shell.die(io, fatal)
        finally:
            trouble = await descriptors.aclose()
        if trouble is not None:
            await shell.say(io, trouble)
            shell.session.status = status = 1
        return status

    return redirected
