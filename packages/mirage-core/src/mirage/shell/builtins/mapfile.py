"""mapfile, also named readarray: lines to the elements of an array."""

import errno
from contextlib import aclosing
from typing import TYPE_CHECKING, NamedTuple

from mirage.errors import failure
from mirage.paths import decode
from mirage.shell.builtins.read import descriptor, natural
from mirage.shell.builtins.words import NAME, options, unassigned
from mirage.shell.leaving import Fatal
from mirage.shell.variables import access as variables
from mirage.shell.variables.arrays import Associative

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from mirage.shell.state import Shell
    from mirage.shell.variables.arrays import Indexed
    from mirage.streams import Io, Source

CHUNK = 16 * 1024


class Request(NamedTuple):
    """What a call asks for."""

    name: str = "MAPFILE"
    delimiter: bytes = b"\n"
    most: int = 0
    """So many lines; 0 for all."""
    origin: int | None = None
    """The first element that is set; the others stay where it is given."""
    skipped: int = 0
    trims: bool = False
    fd: int = 0
    callback: str | None = None
    quantum: int = 5000


_COMPLAINTS = {
    "n": "invalid line count",
    "O": "invalid array origin",
    "s": "invalid line count",
    "u": "invalid file descriptor specification",
    "c": "invalid callback quantum",
}


async def mapfile(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Read lines into an array."""
    request = await _request(shell, io, argv)
    if isinstance(request, int):
        return request
    source = descriptor(io, request.fd)
    if source is None:
        await shell.say(io, f"{argv[0]}: {request.fd}: invalid file descriptor: {failure(errno.EBADF).strerror}")
        return 1
    if isinstance(variables.array(shell, request.name), Associative):
        await shell.say(io, f"{argv[0]}: {request.name}: not an indexed array")
        return 1
    try:
        if request.origin is None:
            variables.put_array(shell, request.name, [])
        return await _fill(shell, io, source, request)
    except Fatal as fatal:
        return await unassigned(shell, io, fatal)


async def _request(shell: "Shell", io: "Io", argv: list[str]) -> Request | int:
    parsed = await options(shell, io, argv, "d:u:n:O:tC:c:s:")
    if parsed is None:
        return 2
    request = Request()
    for letter, argument in parsed.options:
        if letter == "t":
            request = request._replace(trims=True)
        elif letter == "d":
            request = request._replace(delimiter=argument.encode("utf-8", "surrogateescape")[:1] or b"\0")
        elif letter == "C":
            request = request._replace(callback=argument)
        else:
            value = natural(argument)
            if value is None or (letter == "c" and not value):
                await shell.say(io, f"{argv[0]}: {argument}: {_COMPLAINTS[letter]}")
                return 1
            request = _numbered(request, letter, value)
    if not parsed.operands:
        return request
    name = parsed.operands[0]
    if not NAME.fullmatch(name):
        wrong = f"`{name}': not a valid identifier" if name else "empty array variable name"
        await shell.say(io, f"{argv[0]}: {wrong}")
        return 1
    return request._replace(name=name)


def _numbered(request: Request, letter: str, value: int) -> Request:
    if letter == "n":
        return request._replace(most=value)
    if letter == "O":
        return request._replace(origin=value)
    if letter == "s":
        return request._replace(skipped=value)
    return request._replace(fd=value) if letter == "u" else request._replace(quantum=value)


async def _fill(shell: "Shell", io: "Io", source: "Source", request: Request) -> int:
    at = request.origin or 0
    count = -request.skipped
    target: Indexed = variables.own_array(shell, request.name)  # type: ignore[assignment]  # no associative one
    charged = target.size
    name = variables.resolved(shell.session, request.name)
    async with aclosing(_lines(shell, source, request)) as lines:
        async for line in lines:
            count += 1
            if not count & 255:
                shell.charge(target.size - charged)
                charged = target.size
                if shell.budget.due():
                    await shell.budget.breathe()
            if count <= 0:
                continue
            if len(target) > shell.budget.limits.words:
                shell.budget.stop("words", shell.budget.limits.words)
            text = decode(line.removesuffix(request.delimiter) if request.trims else line)
            if b"\0" in line:
                text = text.replace("\0", "")
            if request.callback is not None and count % request.quantum == 0:
                shell.charge(target.size - charged)
                await _call(shell, io, f"{request.callback} {at} '" + text.replace("'", "'\\''") + "'")
                target = variables.own_array(shell, request.name)  # type: ignore[assignment]  # it may have been unset
                charged = target.size
            target.put(at, variables.prepared(shell, name, text))
            at += 1
    shell.charge(target.size - charged)
    return 0


async def _call(shell: "Shell", io: "Io", text: str) -> None:
    from mirage.shell.builtins.text import eval_

    await eval_(shell, io, ["eval", text])


async def _read(source: "Source") -> bytes:
    try:
        return await source.read(CHUNK)
    except OSError:
        # What cannot be read has ended.
        return b""


async def _lines(shell: "Shell", source: "Source", request: Request) -> "AsyncGenerator[bytes, None]":
    """The lines with their delimiters; what is read too much is given back behind the last one wanted."""
    wanted = request.most + request.skipped if request.most else None
    held: list[bytes] = []
    given = 0
    while chunk := await _read(source):
        if shell.budget.step():
            await shell.budget.breathe()
        at = 0
        while (end := chunk.find(request.delimiter, at) + 1) > 0:
            piece = chunk[at:end]
            at = end
            given += 1
            if given == wanted:
                source.unread(chunk[at:])
            if held:
                shell.budget.drop(sum(map(len, held)))
                piece = b"".join([*held, piece])
                held.clear()
            yield piece
            if given == wanted:
                return
        if at < len(chunk):
            shell.budget.hold(len(chunk) - at)
            held.append(chunk[at:])
    if held:
        shell.budget.drop(sum(map(len, held)))
        yield b"".join(held)
