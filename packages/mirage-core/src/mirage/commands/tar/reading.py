"""Reads an archive from its beginning to its end: headers, what belongs to them, and the data in between."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from mirage.commands.compression.expanding import Allowance, Refused
from mirage.commands.tar.member import SIZE, Malformed, Member, is_sound, number, padded, read
from mirage.paths import decode
from mirage.resources import BLOCK

if TYPE_CHECKING:
    from mirage.commands.compression.expanding import Feed
    from mirage.commands.context import Context

MEMBERS = 100_000
"""The most members of one archive."""

_NOTES_MAX = 1 << 20
"""The longest name, and the longest list of what else is told of a member."""

_PARTS_MAX = 100_000
_ZEROS = bytes(SIZE)
_SECOND = 10**9
_VOLUME = (b"V", b"M", b"D", b"N")


class Short(Exception):
    """The archive ends within a member."""


class Archive:
    """An archive on its way; ``next`` passes over whatever was not read of the member before."""

    __slots__ = ("_allowance", "_count", "_ctx", "_feed", "_global", "_ignores_zeros", "_left", "_pad", "end", "notes")

    def __init__(self, ctx: "Context", feed: "Feed", *, ignores_zeros: bool = False) -> None:
        self._ctx = ctx
        self._feed = feed
        self._ignores_zeros = ignores_zeros
        self._global: dict[str, str] = {}
        self._allowance = Allowance()
        self._count = 0
        self._left = 0
        self._pad = 0
        self.end = 0
        """Where the last member ends, once all were read."""
        self.notes: list[str] = []
        """What is to be said of the archive."""

    async def next(self) -> Member | None:
        """The next member; None at the end.

        :raises Short: the archive ends early.
        :raises Refused: it has too many members.
        """
        await self._skip(self._left + self._pad)
        self._left = self._pad = 0
        told: dict[str, str] = {}
        parts: list[str] = []
        while True:
            block = await self._header()
            if block is None:
                return None
            flag = block[156:157]
            try:
                member = read(block)
                if flag in (b"L", b"K"):
                    data = await self._note(member.stored)
                    told["path" if flag == b"L" else "linkpath"] = decode(data.split(b"\0", 1)[0])
                elif flag in (b"x", b"X", b"g"):
                    records = _records(await self._note(member.stored))
                    (self._global if flag == b"g" else told).update(records)
                    parts += [value for key, value in records if key in ("GNU.sparse.offset", "GNU.sparse.numbytes")]
                elif flag in _VOLUME:
                    await self._skip(padded(member.stored))
                else:
                    return await self._found(block, member, self._global | told, parts)
            except Malformed:
                self.notes.append("Skipping to next header")
            await self._ctx.breathe()

    def data(self, member: Member) -> AsyncGenerator[bytes, None]:
        """The bytes of the member that came last."""
        return self._stored() if member.parts is None else self._sparse(member, member.parts)

    async def _sparse(self, member: Member, parts: Sequence[tuple[int, int]]) -> AsyncGenerator[bytes, None]:
        at = 0
        for offset, size in parts:
            for piece in (self._zeros(offset - at), self._stored(size)):
                async with aclosing(piece) as chunks:
                    async for chunk in chunks:
                        yield chunk
            at = offset + size
        async with aclosing(self._zeros(member.size - at)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def _found(self, block: bytes, member: Member, told: dict[str, str], parts: list[str]) -> Member:
        self._count += 1
        if self._count > MEMBERS:
            raise Refused(f"refused: it has more than {MEMBERS} members")
        member = _amended(member, told)
        self._left = member.stored
        self._pad = padded(member.stored) - member.stored
        if block[156:157] == b"S":
            return await self._old_sparse(block, member)
        if told.get("GNU.sparse.major") == "1":
            return await self._new_sparse(member, told)
        if "GNU.sparse.map" in told:
            parts = told["GNU.sparse.map"].split(",")
        if parts:
            return _with_parts(member, [int(part) for part in parts if part.isdecimal()], _size(told, member))
        return member

    async def _header(self) -> bytes | None:
        """The next block that is a header; None at the end."""
        skipping = False
        while True:
            begin = self._feed.taken
            block = await self._feed.take(SIZE)
            if len(block) < SIZE:
                self.end = begin
                if (block and not self._count and not skipping) or (not block and not begin):
                    self.notes.append("This does not look like a tar archive")
                return None
            if block == _ZEROS:
                if not self._ignores_zeros:
                    await self._after_zeros(begin)
                    return None
            elif is_sound(block):
                return block
            elif not skipping:
                if not self._count:
                    self.notes.append("This does not look like a tar archive")
                self.notes.append("Skipping to next header")
                skipping = True
            await self._ctx.breathe()

    async def _after_zeros(self, begin: int) -> None:
        """Whether a second block of zeros follows the first; and all else is read, so that nobody's pipe breaks."""
        self.end = begin
        block = await self._feed.take(SIZE)
        if block != _ZEROS:
            self.notes.append(f"A lone zero block at {begin // SIZE + 1}")
        while await self._feed.some(BLOCK):
            await self._ctx.breathe()

    async def _note(self, size: int) -> bytes:
        if size > _NOTES_MAX:
            raise Refused("refused: the name of a member is too long")
        data = await self._feed.take(padded(size))
        if len(data) < padded(size):
            raise Short
        return data[:size]

    async def _stored(self, size: int | None = None) -> AsyncGenerator[bytes, None]:
        left = self._left if size is None else min(size, self._left)
        while left:
            chunk = await self._feed.some(min(left, BLOCK))
            if not chunk:
                raise Short
            left -= len(chunk)
            self._left -= len(chunk)
            self._allowance.count(len(chunk), len(chunk))
            await self._ctx.breathe()
            yield chunk

    async def _zeros(self, size: int) -> AsyncGenerator[bytes, None]:
        while size > 0:
            chunk = bytes(min(size, BLOCK))
            self._allowance.count(0, len(chunk))
            size -= len(chunk)
            await self._ctx.breathe()
            yield chunk

    async def _skip(self, size: int) -> None:
        while size:
            chunk = await self._feed.some(min(size, BLOCK))
            if not chunk:
                raise Short
            size -= len(chunk)
            await self._ctx.breathe()

    async def _old_sparse(self, block: bytes, member: Member) -> Member:
        """The parts are in the header, and in blocks that follow it."""
        numbers: list[int] = []
        fields, more = block[386:482], block[482]
        while True:
            for at in range(0, len(fields), 24):
                if fields[at : at + 1] in (b"\0", b""):
                    break
                numbers += [number(fields[at : at + 12]), number(fields[at + 12 : at + 24])]
            if not more:
                return _with_parts(member, numbers, number(block[483:495]))
            if len(numbers) > 2 * _PARTS_MAX:
                raise Refused("refused: a member has too many holes")
            following = await self._feed.take(SIZE)
            if len(following) < SIZE:
                raise Short
            fields, more = following[:504], following[504]
            await self._ctx.breathe()

    async def _new_sparse(self, member: Member, told: dict[str, str]) -> Member:
        """The parts are in front of the data, in decimal lines."""
        lines: list[bytes] = []
        rest = b""
        wanted = 1
        while len(lines) < wanted:
            if self._left < SIZE:
                raise Malformed("sparse map")
            block = await self._feed.take(SIZE)
            if len(block) < SIZE:
                raise Short
            self._left -= SIZE
            *more, rest = (rest + block).split(b"\n")
            lines += more
            if lines and wanted == 1:
                if not lines[0].isdigit() or len(lines[0]) > 9 or int(lines[0]) > _PARTS_MAX:
                    raise Refused("refused: a member has too many holes")
                wanted = 1 + 2 * int(lines[0])
            if len(rest) > SIZE:
                raise Malformed("sparse map")
            await self._ctx.breathe()
        numbers = [int(line) for line in lines[1:wanted] if line.isdigit() and len(line) < 20]
        return _with_parts(member, numbers, _size(told, member))


def _size(told: dict[str, str], member: Member) -> int:
    text = told.get("GNU.sparse.realsize") or told.get("GNU.sparse.size") or ""
    return int(text) if text.isdecimal() and len(text) < 20 else member.size


def _with_parts(member: Member, numbers: list[int], size: int) -> Member:
    parts = tuple(zip(numbers[::2], numbers[1::2], strict=False))
    at = 0
    for offset, length in parts:
        if offset < at or length < 0:
            raise Malformed("sparse map")
        at = offset + length
    if at > size:
        raise Malformed("sparse map")
    return replace(member, kind="file", size=size, parts=parts)


def _records(data: bytes) -> list[tuple[str, str]]:
    """What a list of ``LENGTH KEY=VALUE`` says."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(data):
        blank = data.find(b" ", at, at + 12)
        digits = data[at:blank] if blank > 0 else b""
        if not digits.isdigit():
            raise Malformed("extended header")
        end = at + int(digits)
        record = data[blank + 1 : end - 1]
        key, sign, value = record.partition(b"=")
        if end <= blank or end > len(data) or not sign:
            raise Malformed("extended header")
        found.append((decode(key), decode(value)))
        at = end
    return found


def _amended(member: Member, told: dict[str, str]) -> Member:
    """The member, and what else is told of it."""
    if not told:
        return member
    changes: dict[str, object] = {}
    name = told.get("GNU.sparse.name") or told.get("path")
    if name:
        changes["name"] = name
        if member.kind == "file" and name.endswith("/"):
            changes |= {"kind": "dir", "size": 0}
    for key, field in (("linkpath", "target"), ("uname", "user"), ("gname", "group")):
        if key in told:
            changes[field] = told[key]
    for key in ("uid", "gid", "size"):
        text = told.get(key, "")
        if text.isdecimal() and len(text) < 20:
            changes[key] = int(text)
    if "size" in changes:
        changes["stored"] = changes["size"]
    if "mtime" in told:
        changes["mtime"] = _time(told["mtime"])
    return replace(member, **changes)  # type: ignore[arg-type]


def _time(text: str) -> int:
    """A decimal number of seconds, in nanoseconds."""
    whole, _, fraction = text.partition(".")
    digits = whole.removeprefix("-")
    if not digits.isdecimal() or len(digits) > 12 or not (fraction or "0").isdecimal():
        raise Malformed("extended header")
    moment = int(digits) * _SECOND + int(fraction.ljust(9, "0")[:9])
    return -moment if whole.startswith("-") else moment
