"""read: one line to variables, and not a byte more than that line is taken from its source."""

import errno
import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import anyio

from mirage.errors import failure
from mirage.keeping import kept, program
from mirage.paths import decode
from mirage.shell.builtins.words import NAME, is_target, options, put, unassigned
from mirage.shell.leaving import Fatal
from mirage.shell.variables import access as variables
from mirage.shell.variables.access import LARGE
from mirage.shell.variables.arrays import Associative
from mirage.streams import Given

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterator

    from mirage.shell.state import Shell
    from mirage.streams import Io, Source

CHUNK = 4096
"""What is asked for at once; what lies behind the line is given back."""

TIMED_OUT = 142
_BLANKS = " \t\n"


class Request(NamedTuple):
    """What a call of ``read`` asks for."""

    names: list[str]
    array: str | None
    delimiter: bytes
    raw: bool
    most: int | None
    """At most so many characters."""
    exact: bool
    """So many characters, whatever they are."""
    timeout: float | None
    fd: int


def read(shell: "Shell", io: "Io", argv: list[str]) -> "int | Awaitable[int]":
    """Read a line and split it by IFS; 1 at the end of the input."""
    source = io.stdin
    request = _plain(argv)
    if request is None or not isinstance(source, Given):
        return waited(shell, io, argv)
    line = source.line(CHUNK)
    if not line or b"\0" in line or (b"\\" in line and not request.raw):
        source.unread(line)
        return waited(shell, io, argv)
    text = decode(line[:-1])
    return _give(shell, io, request.names, _values(shell, text, text, request))


async def waited(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """As ``read``, where the line may have to be waited for."""
    request = _plain(argv) or await _request(shell, io, argv)
    if isinstance(request, int):
        return request
    source = descriptor(io, request.fd)
    if source is None:
        await shell.say(io, f"read: {request.fd}: invalid file descriptor: {failure(errno.EBADF).strerror}")
        return 1
    if request.timeout == 0:
        return await _is_ready(source)
    taken = Taken()
    try:
        status = await _take(shell, source, request, taken)
        return await _store(shell, io, request, taken) or status
    except OSError as error:
        await shell.say(io, f"read: read error: {request.fd}: {error.strerror}")
        return 1
    finally:
        if taken.held:
            shell.budget.drop(taken.held)


class Taken(bytearray):
    """What has been read, and what of it the line is charged with."""

    __slots__ = ("held",)

    def __init__(self) -> None:
        super().__init__()
        self.held = 0


def _plain(argv: list[str]) -> Request | None:
    """A line to variables, with ``-r`` or without options: what nearly every call is."""
    raw = argv[1:2] == ["-r"]
    names = argv[2:] if raw else argv[1:]
    return Request(names, None, b"\n", raw, None, False, None, 0) if names and NAME.fullmatch(names[0]) else None


async def _request(shell: "Shell", io: "Io", argv: list[str]) -> Request | int:
    parsed = await options(shell, io, argv, "ersa:d:i:n:N:p:t:u:")
    if parsed is None:
        return 2
    request = Request(parsed.operands, None, b"\n", False, None, False, None, 0)
    for letter, argument in parsed.options:
        if letter == "r":
            request = request._replace(raw=True)
        elif letter == "a":
            request = request._replace(array=argument)
        elif letter == "d":
            request = request._replace(delimiter=argument.encode("utf-8", "surrogateescape")[:1] or b"\0")
        elif letter in "nN":
            count = natural(argument)
            if count is None:
                await shell.say(io, f"read: {argument}: invalid number")
                return 1
            request = request._replace(most=count, exact=letter == "N")
        elif letter == "t":
            seconds = _seconds(argument)
            if seconds is None:
                await shell.say(io, f"read: {argument}: invalid timeout specification")
                return 1
            request = request._replace(timeout=seconds)
        elif letter == "u":
            fd = natural(argument)
            if fd is None:
                await shell.say(io, f"read: {argument}: invalid file descriptor specification")
                return 1
            request = request._replace(fd=fd)
    first = request.names[:1] if request.array is None else [request.array]
    if first and not (is_target(first[0]) if request.array is None else NAME.fullmatch(first[0])):
        await shell.say(io, f"read: `{first[0]}': not a valid identifier")
        return 1
    return request


def natural(word: str) -> int | None:
    """A number that is not negative; None for any other word."""
    text = word.strip(_BLANKS).removeprefix("+")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _seconds(word: str) -> float | None:
    whole, _, fraction = word.partition(".")
    digits = whole + fraction
    if (digits and not (digits.isascii() and digits.isdecimal())) or len(word) > 12 or not word:
        return None
    return float(f"{whole or 0}.{fraction[:6] or 0}")


def descriptor(io: "Io", fd: int) -> "Source | None":
    """The descriptor of a number, where it can be read at all."""
    stream = (io.stdin, io.out, io.err)[fd] if fd < 3 else (io.more or {}).get(fd)
    return stream if hasattr(stream, "read") else None  # type: ignore[return-value]  # it has just been looked at


async def _is_ready(source: "Source") -> int:
    """``-t 0``: whether a read would not wait."""
    with anyio.move_on_after(0.001):
        try:
            source.unread(await source.read(1))
        except OSError:
            return 1
        return 0
    return 1


async def _take(shell: "Shell", source: "Source", request: Request, taken: Taken) -> int:
    """Read what is asked for into ``taken``; the status."""
    reading = _until if request.most is None else _characters
    if request.timeout is None:
        return await reading(shell, source, request, taken)
    with anyio.move_on_after(request.timeout):
        return await reading(shell, source, request, taken)
    return TIMED_OUT


async def _until(shell: "Shell", source: "Source", request: Request, taken: Taken) -> int:
    """All before the delimiter, which is taken and left out; 1 where the input ends first."""
    delimiter = request.delimiter
    at = 0
    while chunk := await source.read(CHUNK):
        before = len(taken)
        if before + len(chunk) > LARGE:
            await _charge(shell, taken, len(chunk))
        taken += chunk
        if request.raw:
            end = taken.find(delimiter, before)
        else:
            end, at = _unescaped_end(taken, at, delimiter)
        if end >= 0:
            if end + 1 < len(taken):
                source.unread(bytes(taken[end + 1 :]))
            del taken[end:]
            return 0
    return 1


async def _charge(shell: "Shell", taken: Taken, size: int) -> None:
    taken.held += size
    shell.budget.hold(size)
    if shell.budget.step():
        await shell.budget.breathe()


def _unescaped_end(data: bytearray, at: int, delimiter: bytes) -> tuple[int, int]:
    """Where the first delimiter is that no backslash takes, or -1; and where to look on when there is more."""
    while True:
        end = data.find(delimiter, at)
        slash = data.find(b"\\", at, end if end >= 0 else len(data))
        if slash < 0:
            return end, len(data)
        if slash + 1 >= len(data):
            return -1, slash
        at = slash + 2


async def _characters(shell: "Shell", source: "Source", request: Request, taken: Taken) -> int:
    """At most ``most`` characters. So many bytes as characters are missing are never too many."""
    missing = request.most or 0
    counted = 0
    while missing > 0:
        chunk = await source.read(min(missing, CHUNK))
        if not chunk:
            return 1
        if len(taken) + len(chunk) > LARGE:
            await _charge(shell, taken, len(chunk))
        taken += chunk
        if not request.exact and (end := _end(taken, counted, request)) >= 0:
            source.unread(bytes(taken[end + 1 :]))
            del taken[end:]
            return 0
        whole = len(taken) - _incomplete(taken, request.raw)
        segment = bytes(taken[counted:whole]).replace(b"\0", b"")
        missing -= len(_unescaped(decode(segment), request.raw)[0])
        counted = whole
    return 0


def _end(data: bytearray, at: int, request: Request) -> int:
    return data.find(request.delimiter, at) if request.raw else _unescaped_end(data, at, request.delimiter)[0]


def _incomplete(data: bytearray, raw: bool) -> int:
    """How many bytes at the end only begin a character."""
    if not raw and data.endswith(b"\\"):
        return (len(data) - len(data.rstrip(b"\\"))) % 2
    for back in range(1, min(4, len(data) + 1)):
        lead = data[-back]
        if lead >= 0xC0:
            size = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
            return back if back < size else 0
        if lead < 0x80:
            return 0
    return 0


def _unescaped(text: str, raw: bool) -> tuple[str, str]:
    """The text without its backslashes, and a mask of it in which escaped characters split nothing."""
    if raw or "\\" not in text:
        return text, text
    kept: list[str] = []
    mask: list[str] = []
    at = 0
    while at < len(text):
        slash = text.find("\\", at)
        if slash < 0:
            slash = len(text)
        kept.append(text[at:slash])
        mask.append(text[at:slash])
        follower = text[slash + 1 : slash + 2]
        if follower and follower != "\n":
            kept.append(follower)
            mask.append("\0")
        at = slash + 2
    return "".join(kept), "".join(mask)


async def _all_unescaped(shell: "Shell", text: str) -> tuple[str, str]:
    """As ``_unescaped``, giving the loop back between pieces."""
    kept: list[str] = []
    mask: list[str] = []
    at = 0
    while at < len(text):
        if shell.budget.due():
            await shell.budget.breathe()
        piece = text[at : at + CHUNK]
        if (len(piece) - len(piece.rstrip("\\"))) % 2:
            # A backslash goes with what it escapes.
            piece = text[at : at + CHUNK + 1]
        at += len(piece)
        for parts, part in zip((kept, mask), _unescaped(piece, False), strict=True):
            parts.append(part)
    return "".join(kept), "".join(mask)


async def _store(shell: "Shell", io: "Io", request: Request, taken: Taken) -> int:
    """Give the variables their values; 0 where that could be done."""
    data = bytes(taken)
    text = decode(data.replace(b"\0", b"") if b"\0" in data else data)
    text, mask = (text, text) if request.raw or "\\" not in text else await _all_unescaped(shell, text)
    ifs = shell.session.variables.get("IFS", _BLANKS)
    if request.array is not None:
        return await _array(shell, io, request.array, text, all_fields(mask, ifs))
    if not request.names:
        return int(not await put(shell, io, "REPLY", text))
    done = _give(shell, io, request.names, [text] if request.exact else _values(shell, text, mask, request))
    return done if isinstance(done, int) else await done


def _values(shell: "Shell", text: str, mask: str, request: Request) -> list[str]:
    """The fields that the names are to have, as many as there are."""
    cut = _cut(shell.session.variables.get("IFS", _BLANKS))
    if cut.soft and mask is text:
        return cut.fields(text, len(request.names))
    return [text[a:b] for a, b in _fields(mask, cut, len(request.names))]


async def _put_all(shell: "Shell", io: "Io", names: list[str], values: list[str]) -> int:
    """As ``_give``, where elements are among them."""
    for name, value in zip_longest(names, values, fillvalue=""):
        if not is_target(name):
            return await _refused(shell.say(io, f"read: `{name}': not a valid identifier"))
        if not await put(shell, io, name, value):
            return 1
    return 0


def _give(shell: "Shell", io: "Io", names: list[str], values: list[str]) -> "int | Awaitable[int]":
    """Give the variables their values, those without a field an empty one; 0 where that could be done."""
    for at, (name, value) in enumerate(zip_longest(names, values, fillvalue="")):
        try:
            if name.isidentifier() and name.isascii():
                shell.assign(name, value)
            elif is_target(name):
                return _put_all(shell, io, names[at:], values[at:])
            else:
                return _refused(shell.say(io, f"read: `{name}': not a valid identifier"))
        except Fatal as fatal:
            return unassigned(shell, io, fatal)
    return 0


async def _refused(saying: "Awaitable[None]") -> int:
    await saying
    return 1


async def _array(shell: "Shell", io: "Io", name: str, text: str, fields: "Iterator[tuple[int, int]]") -> int:
    if isinstance(variables.array(shell, name), Associative):
        await shell.say(io, f"read: {name}: not an indexed array")
        return 1
    values: list[str] = []
    target = variables.resolved(shell.session, name)
    plain = not shell.session.attributes.get(target)
    try:
        try:
            for begin, end in fields:
                if not len(values) & 255 and shell.budget.due():
                    await shell.budget.breathe()
                value = text[begin:end]
                values.append(value if plain else variables.prepared(shell, target, value))
        finally:
            variables.put_array(shell, name, values)
    except Fatal as fatal:
        return await unassigned(shell, io, fatal)
    return 0


def _fields(mask: str, cut: "_Cut", most: int) -> "Iterator[tuple[int, int]]":
    """Where the fields lie: the last of them is all that is left, but for blanks and a delimiter at its end."""
    if cut.never:
        yield 0, len(mask)
        return
    at = cut.begin(mask)
    for _ in range(most - 1):
        end, behind = cut.next(mask, at)
        yield at, end
        at = behind
    end, behind = cut.next(mask, at)
    yield at, end if behind >= len(mask) else at + len(mask[at:].rstrip(cut.blank or "\0"))


def all_fields(mask: str, ifs: str) -> "Iterator[tuple[int, int]]":
    """Where the fields lie, all of them."""
    cut = _cut(ifs)
    at = cut.begin(mask)
    while at < len(mask):
        end, behind = cut.next(mask, at)
        yield at, end
        at = behind


class _Cut:
    """Where fields end, for one IFS."""

    __slots__ = ("_delimiter", "blank", "never", "soft")

    def __init__(self, ifs: str) -> None:
        self.never = not ifs
        self.blank = "".join([mark for mark in _BLANKS if mark in ifs])
        hard = "".join([re.escape(mark) for mark in ifs if mark not in _BLANKS])
        self.soft = not hard and bool(self.blank)
        """Blanks alone end a field."""
        soft = f"[{self.blank}]*+" if self.blank else ""
        either = [f"{soft}[{hard}]{soft}"] if hard else []
        if self.blank:
            either.append(f"[{self.blank}]++")
        self._delimiter = program("|".join(either) or r"(?!)")

    def fields(self, text: str, most: int) -> list[str]:
        """The fields of a text that only blanks cut, the last of them all that is left."""
        return self._delimiter.split(text.strip(self.blank), most - 1) if most > 1 else [text.strip(self.blank)]

    def begin(self, mask: str) -> int:
        """Behind the blanks at the beginning."""
        return len(mask) - len(mask.lstrip(self.blank)) if self.blank else 0

    def next(self, mask: str, at: int) -> tuple[int, int]:
        """The end of the field at ``at``, and where the one behind it begins."""
        found = self._delimiter.search(mask, at)
        return found.span() if found else (len(mask), len(mask))


@kept(64)
def _cut(ifs: str) -> _Cut:
    return _Cut(ifs)
