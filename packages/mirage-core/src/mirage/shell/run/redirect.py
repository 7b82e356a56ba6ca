"""Redirections: the descriptors of a command, changed in order, and given back when it ends."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from mirage.budget import OPENING
from mirage.shell.ast import Redirect, Redirected, Subshell, Word
from mirage.shell.expand.words import Plan, plan
from mirage.shell.leaving import Fatal
from mirage.shell.run import Compiling, Run
from mirage.shell.run.failing import counts, heed, heeding
from mirage.shell.variables import access as variables
from mirage.shell.variables.switches import is_on
from mirage.streams import Io, ReadOnly, Sink, Source, WriteOnly
from mirage.vfs.handle import APPENDING, NOCLOBBER, READING, READING_AND_WRITING, WRITING, Flags
from mirage.vfs.system import DESCRIPTORS

if TYPE_CHECKING:
    from mirage.shell.expand.document import Document
    from mirage.shell.jobs.beside import Beside
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

FIRST_CHOSEN = 10
"""The lowest number that ``{name}>`` is given."""


class Closed(ReadOnly, WriteOnly):
    """A descriptor that was closed."""

    __slots__ = ()

    async def aclose(self) -> None:
        return


CLOSED = Closed()


class Refused(Exception):
    """A redirection that cannot be made; the message says why, without the line, unless that was said."""

    status = 1


class Change:
    """A compiled redirection."""

    __slots__ = ("body", "fd", "line", "operator", "source", "target")

    def __init__(self, node: Redirect) -> None:
        self.fd = node.fd
        self.operator = node.operator
        self.target = plan(node.target)
        self.body = body_of(node)
        self.line = node.line
        self.source = node.target.source


def body_of(node: Redirect) -> "Plan | Document | None":
    """What a here-document or here-string is made from."""
    if not isinstance(node.target, Word) or node.operator not in ("<<", "<<<"):
        return None
    if node.operator == "<<<":
        return Plan(node.target)
    from mirage.shell.expand.document import Document  # Few scripts have any.

    return Document(node.target)


def stream_of(io: Io, fd: int) -> "Source | Sink | None":
    """What a descriptor is; None where it is closed."""
    stream = (io.stdin, io.out, io.err)[fd] if fd < 3 else (io.more or {}).get(fd)
    return None if stream is CLOSED else stream


def put(io: Io, fd: int, stream: "Source | Sink") -> None:
    """Make a descriptor something else, here alone."""
    if fd == 0:
        io.stdin = stream  # type: ignore[assignment]  # what a descriptor allows is found out when it is used
    elif fd == 1:
        io.out = stream  # type: ignore[assignment]
    elif fd == 2:
        io.err = stream  # type: ignore[assignment]
    else:
        io.more = {**(io.more or {}), fd: stream}  # type: ignore[dict-item]


class Opened(Protocol):
    """Something to be closed, once by each who holds it."""

    async def aclose(self) -> None: ...


def outward(io: Io, fd: int, stream: "Source | Sink") -> "tuple[Io, Source | Sink | None]":
    """Change a descriptor as far out as it is nobody's own: where that is, and what it was there."""
    while True:
        before = stream_of(io, fd)
        put(io, fd, stream)
        if not isinstance(io, Descriptors) or fd in io.own:
            return io, before
        io = io.outer


class Descriptors(Io):
    """The descriptors of one command: begins as its parent's, changed by redirections, closed by ``aclose``.

    What lasts beyond the command (``exec``, ``{name}>``) goes outward, up to those that have the descriptor as their
    own: there it would be given back, and so it ends there.
    """

    __slots__ = ("_aside", "_count", "beside", "forks", "moved", "opened", "outer", "own", "simple")

    def __init__(self, io: Io, *, simple: bool = False, forks: bool = False) -> None:
        self.stdin = io.stdin
        self.out = io.out
        self.err = io.err
        self.more = io.more
        self.simple = simple
        """Of a simple command: ``exec`` may keep them."""
        self.forks = forks
        """Of a subshell, which never gives them back."""
        self.outer = io
        self.own: list[int] = []
        self._aside: Shell | None = None
        """Who puts descriptors aside in bash, to give them back."""
        self._count = 0
        """So many of them."""
        self.moved: list[int] = []
        """Those closed because they were moved: they stay so."""
        self.opened: list[Opened] = []
        self.beside: list[Beside] = []
        """Process substitutions that a redirection names."""

    async def apply(self, changes: Sequence[Change], shell: "Shell") -> None:
        """Make the changes, in order.

        :raises Refused: one cannot be made.
        """
        if not self.forks:
            self._aside = shell
        for change in changes:
            shell.line = change.line
            fd = change.fd
            if isinstance(fd, str):
                await self._chosen(change, fd, shell)
            elif fd >= DESCRIPTORS:
                raise Refused(f"{fd}: Bad file descriptor")
            else:
                await self._make(change, fd, shell)

    async def _make(self, change: Change, fd: int, shell: "Shell") -> None:
        operator = change.operator
        if change.body is not None:
            text = await change.body.text(shell, self)
            if operator == "<<<":
                text += "\n"
            self._put(fd, shell.given(text))
        elif operator in (">&", "<&"):
            await self._duplicate(change, fd, await self._name(change, shell), shell)
        else:
            await self._open(change, fd, await self._name(change, shell), shell)

    async def _name(self, change: Change, shell: "Shell") -> str:
        names: list[str] = []
        await change.target.add_to(names, shell, self)
        if shell.beside:
            self.beside += shell.beside
            shell.beside = []
        if len(names) != 1:
            raise Refused(f"{change.fd if isinstance(change.fd, str) else change.source}: ambiguous redirect")
        return names[0]

    async def _duplicate(self, change: Change, fd: int, name: str, shell: "Shell") -> None:
        if name == "-":
            self._put(fd, CLOSED)
            return
        if not name:
            raise Refused(f"{change.source}: Bad file descriptor")
        digits = name.removesuffix("-")
        other = _number(digits)
        if other is not None:
            stream = stream_of(self, other)
            if stream is None and other == fd:
                # Nothing is to be done, so nothing is wrong.
                return
            if stream is None:
                raise Refused(f"{change.source.removesuffix('-')}: Bad file descriptor")
            dup = getattr(stream, "dup", None)
            if dup is not None:
                stream = dup()
                self.opened.append(stream)
            self._put(fd, stream)
            if digits != name and other != fd:
                self._put(other, CLOSED)
                self.moved.append(other)
        elif change.operator == ">&" and change.fd == 1:
            await self._open(change, fd, name, shell)
        else:
            raise Refused(f"{name}: ambiguous redirect")

    async def _open(self, change: Change, fd: int, name: str, shell: "Shell") -> None:
        operator = change.operator
        flags = _FLAGS.get(operator, WRITING)
        if operator in (">", "&>", ">&") and "noclobber" in shell.session.options:
            flags = NOCLOBBER
        if len(self.opened) + len(shell.kept) >= shell.budget.limits.descriptors:
            raise Refused(f"{name}: Too many open files")
        shell.budget.pay(OPENING)
        try:
            if flags is NOCLOBBER and await self._device(name, shell):
                flags = WRITING
            handle = await shell.fs.open_handle(name, flags, io=self, holder=shell.budget)
        except FileExistsError:
            raise Refused(f"{name}: cannot overwrite existing file") from None
        except OSError as error:
            raise Refused(f"{name}: {error.strerror}") from None
        self.opened.append(handle)
        self._put(fd, handle)
        if "&" in operator:
            self._put(2, handle)

    async def _device(self, name: str, shell: "Shell") -> bool:
        """Whether ``noclobber`` has nothing to protect there."""
        try:
            return (await shell.fs.stat(name)).kind != "file"
        except OSError:
            return False

    def _put(self, fd: int, stream: "Source | Sink") -> None:
        self.own.append(fd)
        if self._aside is not None and stream_of(self, fd) is not None:
            self._count += 1
            self._aside.aside += 1
        put(self, fd, stream)

    # What lasts

    async def _chosen(self, change: Change, name: str, shell: "Shell") -> None:
        """``{name}>``: a free descriptor, kept under that name; with ``-`` the one of that name is closed."""
        other: str | None = None
        if change.operator in (">&", "<&"):
            other = await self._name(change, shell)
            if other == "-":
                await self._close_of(name, shell)
                return
            await self._expect_open(name, other, change, shell)
        taken = self.more or {}
        free = (fd for fd in range(FIRST_CHOSEN, DESCRIPTORS) if taken.get(fd, CLOSED) is CLOSED)
        fd = next(islice(free, shell.aside, None), None)
        if fd is None:
            raise Refused(f"{change.source}: Too many open files")
        opened = len(self.opened)
        if other is None:
            await self._make(change, fd, shell)
        else:
            await self._duplicate(change, fd, other, shell)
        try:
            _assign(shell, name, str(fd))
        except Fatal as fatal:
            self._put(fd, CLOSED)
            await shell.complain(self, fatal.message)
            raise Refused(f"{name}: cannot assign fd to variable") from None
        if is_on(shell.session, "varredir_close"):
            return
        self.own.remove(fd)
        stream = stream_of(self, fd)
        assert stream is not None
        added, self.opened[opened:] = self.opened[opened:], []
        await self._release(shell)
        await self._last(fd, stream, shell, added)

    async def _close_of(self, name: str, shell: "Shell") -> None:
        """``{name}>&-``."""
        value = _value(shell, name)
        if not value:
            raise Refused(f"{name}: ambiguous redirect")
        if value.isdecimal() and value.isascii() and len(value) < 5:
            await self._last(int(value), CLOSED, shell)

    async def _expect_open(self, name: str, other: str, change: Change, shell: "Shell") -> None:
        """``{name}>&other``: a number, and the descriptor is open; one written ``4-`` is moved."""
        digits = other.removesuffix("-") if other == change.source else other
        number = _number(digits)
        if number is None:
            raise Refused(f"{name}: ambiguous redirect")
        if stream_of(self, number) is None:
            await shell.tell(self, f"{shell.reader}: redirection error: cannot duplicate fd: Bad file descriptor")
            raise Refused(f"{digits}: Bad file descriptor")

    async def keep(self, shell: "Shell") -> None:
        """``exec`` without a command: the changes last."""
        changed = {fd: stream_of(self, fd) or CLOSED for fd in self.own}
        handles, self.opened = self.opened, []
        await self._release(shell)
        self.own.clear()
        self.moved.clear()
        for fd, stream in changed.items():
            mine: list[Opened] = [handle for handle in handles if handle is stream]
            handles = [handle for handle in handles if handle is not stream] + mine[1:]
            await self._last(fd, stream, shell, mine[:1])
        self.opened += handles

    async def settle(self, shell: "Shell") -> None:
        """What ran was no process of its own: what was moved is gone for the shell too."""
        for fd in self.moved:
            self.own = [each for each in self.own if each != fd]
            await self._last(fd, CLOSED, shell)

    async def _release(self, shell: "Shell") -> None:
        """What a process substitution is connected to stays open: it ends with the shell."""
        for beside in self.beside:
            await beside.release()
        # The first to be closed is the last one kept.
        shell.kept[:0] = self.beside
        self.beside = []

    async def _last(self, fd: int, stream: "Source | Sink", shell: "Shell", handles: "Sequence[Opened]" = ()) -> None:
        """Change a descriptor as far out as it is not somebody's own; whoever has it there closes it."""
        at, before = outward(self, fd, stream)
        owned = at.opened if isinstance(at, Descriptors) else shell.kept
        place = next((place for place, each in enumerate(owned) if each is before), None)
        gone = [] if place is None else [owned.pop(place)]
        owned += handles
        await close(gone)

    async def aclose(self) -> str | None:
        """Let go of what was opened; what went wrong then, if anything."""
        if self._aside is not None:
            self._aside.aside -= self._count
            self._aside = None
        return await close([*self.beside, *self.opened])


def _number(text: str) -> int | None:
    """The descriptor that a text names, None for other text; more than five digits name none that is open."""
    if not (text.isdecimal() and text.isascii()):
        return None
    return int(text.lstrip("0")[:5] or "0")


def _value(shell: "Shell", name: str) -> str | None:
    base, bracket, rest = name.partition("[")
    return variables.element(shell, base, rest[:-1]) if bracket else shell.value(name)


def _assign(shell: "Shell", name: str, value: str) -> None:
    base, bracket, rest = name.partition("[")
    if bracket:
        variables.put_element(shell, base, rest[:-1], value)
    else:
        shell.assign(name, value)


async def close(opened: "Sequence[Opened]") -> str | None:
    """Let go of what was opened, the last first; what went wrong then, if anything."""
    trouble: str | None = None
    for each in reversed(opened):
        try:
            await each.aclose()
        except OSError as error:
            trouble = f"{getattr(each, 'path', '')}: {error.strerror}"
    return trouble


def compile_redirected(node: Redirected) -> Compiling:
    """A compound command with redirections."""
    from mirage.shell.run.control import subshell

    changes = [Change(redirect) for redirect in node.redirects]
    body = node.body
    if not isinstance(body, Subshell):
        return _redirected((yield body), changes, heeds=not counts(body), alone=node.alone)
    # The subshell makes them: its shell has its own descriptors to say what became of it.
    return subshell(_redirected((yield body.body), changes, heeds=False, forks=True), node, body.line)


def _redirected(run: Run, changes: Sequence[Change], *, heeds: bool, forks: bool = False, alone: bool = False) -> Run:
    """``heeds`` where nothing else looks at a redirection that cannot be made, ``forks`` where a subshell makes it.

    ``alone`` it is all that a shell of its own runs.
    """

    async def redirected(shell: "Shell", io: Io) -> int:
        whole = alone and shell.forked
        descriptors = Descriptors(io, forks=forks or whole)
        status = 1
        line = shell.line
        try:
            try:
                await descriptors.apply(changes, shell)
            except Refused as refusal:
                status = await refuse(shell, descriptors, refusal)
                # ERR finds the line of the command before.
                shell.line = line
                if heeds and heeding(shell):
                    await heed(shell, io, status)
            else:
                # What is trapped for the end of a subshell writes where it does.
                status = await (shell.contain(run, descriptors) if forks else run(shell, descriptors))
                if descriptors.moved:
                    await descriptors.settle(shell)
        except Fatal as fatal:
            if not forks and not whole:
                await shell.die(io, fatal)
            status = await perish(shell, io, fatal)
        finally:
            trouble = await descriptors.aclose()
        if trouble is not None:
            await shell.say(io, trouble)
            shell.session.status = status = 1
        return status

    return redirected


async def perish(shell: "Shell", io: Io, fatal: Fatal) -> int:
    """What a redirection names cannot be expanded in the process that makes it: only that one ends."""
    await shell.say(io, fatal.message)
    shell.session.status = status = fatal.status or 1
    return status


async def refuse(shell: "Shell", io: Io, refusal: Refused) -> int:
    """Say why a redirection was not made; the status of that."""
    if message := str(refusal):
        await shell.say(io, message)
    status = shell.session.status = refusal.status
    return status
