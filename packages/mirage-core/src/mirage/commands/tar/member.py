"""One member of an archive, and how its header is written and read."""

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from mirage.commands.quoting import escaped
from mirage.paths import decode, encode

Kind: TypeAlias = Literal["file", "dir", "link", "hard", "char", "block", "fifo", "other"]
Format: TypeAlias = Literal["gnu", "ustar", "pax"]

SIZE = 512
"""Headers are as long, and data is padded to a multiple."""

_KINDS: dict[bytes, Kind] = {
    **dict.fromkeys((b"0", b"\0", b"7", b"S"), "file"),
    **{b"1": "hard", b"2": "link", b"3": "char", b"4": "block", b"5": "dir", b"6": "fifo"},
}
_FLAGS: dict[Kind, bytes] = {"file": b"0", "hard": b"1", "link": b"2", "dir": b"5"}
_SECOND = 10**9
_LONG = "././@LongLink"
_NAME, _LINK, _PREFIX = 100, 100, 155
_OWNER = 32


class Malformed(Exception):
    """A header that makes no sense."""


class TooLong(Exception):
    """A name that the format has no room for; the message says so."""


@dataclass(frozen=True, slots=True)
class Member:
    """What an archive tells of one member."""

    name: str
    kind: Kind
    size: int = 0
    """Of the file, holes included."""
    mode: int = 0o644
    mtime: int = 0
    """Nanoseconds since the epoch."""
    uid: int = 0
    gid: int = 0
    user: str = ""
    group: str = ""
    target: str = ""
    device: tuple[int, int] = (0, 0)
    stored: int = 0
    """How much of it follows the header."""
    parts: tuple[tuple[int, int], ...] | None = None
    """Of a file with holes, where the stored bytes belong: offsets and sizes."""


_EXACT = 384
"""Neither the bytes before it nor those behind it are too many to be added up so."""


def padded(size: int) -> int:
    """How much room data takes."""
    return -(-size // SIZE) * SIZE


def _number(value: int, width: int) -> bytes:
    """A number in octal digits; in base 256 where they do not suffice."""
    if 0 <= value < 8 ** (width - 1):
        return b"%0*o\0" % (width - 1, value)
    return (value % (1 << 8 * width) | 1 << (8 * width - 1)).to_bytes(width, "big")


@lru_cache(1024)
def number(field: bytes) -> int:
    """A number of a header.

    :raises Malformed: it is none.
    """
    if field[:1] >= b"\x80":
        value = int.from_bytes(field, "big") & ((1 << (8 * len(field) - 1)) - 1)
        return value - (1 << (8 * len(field) - 1)) if field[0] & 0x40 else value
    digits = field.split(b"\0", 1)[0].strip(b" ")
    try:
        return int(digits or b"0", 8)
    except ValueError:
        raise Malformed("numeric field") from None


def _text(field: bytes) -> str:
    return decode(field.split(b"\0", 1)[0]) if field[:1] != b"\0" else ""


def checksum(block: bytes) -> int:
    """The sum over a header, its own field taken as blanks."""
    return _added(block[:148]) + 8 * 0x20 + _added(block[156:_EXACT]) + _added(block[_EXACT:])


def _added(data: bytes) -> int:
    """What few bytes add up to: their Adler sum begins with one more than that."""
    return (zlib.adler32(data) & 0xFFFF) - 1


def is_sound(block: bytes) -> bool:
    """Whether a block may be a header."""
    try:
        said = number(block[148:156])
    except Malformed:
        return False
    return said == checksum(block)


def read(block: bytes) -> Member:
    """The member of a sound header.

    :raises Malformed: a field of it makes no sense.
    """
    flag = block[156:157]
    name = _text(block[:_NAME])
    if block[257:263] == b"ustar\0" and (prefix := _text(block[345:500])):
        name = f"{prefix}/{name}"
    kind = _KINDS.get(flag, "other")
    if kind == "file" and name.endswith("/"):
        kind = "dir"
    size = max(number(block[124:136]), 0)
    magic = block[257:262] == b"ustar"
    return Member(
        name,
        kind,
        size if kind == "file" else 0,
        number(block[100:108]) & 0o7777,
        number(block[136:148]) * _SECOND,
        number(block[108:116]),
        number(block[116:124]),
        _text(block[265:297]) if magic else "",
        _text(block[297:329]) if magic else "",
        _text(block[157:257]),
        (number(block[329:337]), number(block[337:345])) if kind in ("char", "block") else (0, 0),
        0 if kind in ("hard", "link", "dir") and magic else size,
    )


def write(member: Member, form: Format) -> bytes:
    """The header of a member with all that goes before it.

    :raises TooLong: the format has no room for its name.
    """
    if form == "ustar":
        return _ustar(member)
    if form == "pax":
        return _pax(member)
    before = b""
    if len(encode(member.target)) > _LINK:
        before += _long(member.target, b"K")
    if len(encode(member.name)) > _NAME:
        before += _long(member.name, b"L")
    return before + _block(member, b"ustar  \0", encode(member.name)[:_NAME])


def _ustar(member: Member) -> bytes:
    faults: list[str] = []
    prefix, name = b"", b""
    if len(encode(member.target)) > _LINK:
        faults.append(f"{escaped(member.target)}: link name is too long; not dumped")
    try:
        prefix, name = _split(encode(member.name))
    except TooLong as fault:
        faults.append(f"{escaped(member.name)}: {fault}")
    if faults:
        raise TooLong(*faults)
    return _block(member, b"ustar\x0000", name, prefix)


def _split(name: bytes) -> tuple[bytes, bytes]:
    """A long name in the two parts that ustar has for it."""
    if len(name) <= _NAME:
        return b"", name
    if len(name) > _PREFIX + _NAME + 1:
        raise TooLong(f"file name is too long (max {_PREFIX + _NAME + 1}); not dumped")
    at = name.rfind(b"/", 0, min(len(name) - 1, _PREFIX + 1))
    if at <= 0 or len(name) - at - 1 > _NAME:
        raise TooLong("file name is too long (cannot be split); not dumped")
    return name[:at], name[at + 1 :]


def _pax(member: Member) -> bytes:
    records: list[tuple[bytes, bytes]] = []
    name, target = encode(member.name), encode(member.target)
    try:
        prefix, short = _split(name)
        plain = name.isascii()
    except TooLong:
        prefix, short, plain = b"", name[:_NAME], False
    if not plain:
        records.append((b"path", name))
    if len(target) > _LINK or not target.isascii():
        records.append((b"linkpath", target))
    if member.size >= 8**11:
        records.append((b"size", b"%d" % member.size))
    seconds, rest = divmod(member.mtime, _SECOND)
    if rest or seconds < 0:
        whole, sign = (seconds, b"") if seconds >= 0 else (-seconds - bool(rest), b"-")
        fraction = (rest if seconds >= 0 else _SECOND - rest) % _SECOND
        records.append((b"mtime", b"%s%d.%09d" % (sign, whole, fraction)))
    block = _block(member, b"ustar\x0000", short, prefix)
    if not records:
        return block
    data = b"".join(_record(key, value) for key, value in records)
    parent, _, last = member.name.rstrip("/").rpartition("/")
    extra = encode(f"{parent or '.'}/PaxHeaders/{last}")[:_NAME]
    header = Member("", "file", len(data), mtime=member.mtime, stored=len(data))
    return _block(header, b"ustar\x0000", extra, flag=b"x") + data.ljust(padded(len(data)), b"\0") + block


def _record(key: bytes, value: bytes) -> bytes:
    rest = len(key) + len(value) + 3
    size = rest + len(str(rest))
    size = rest + len(str(size))
    return b"%d %s=%s\n" % (size, key, value)


def _long(name: str, flag: bytes) -> bytes:
    data = encode(name) + b"\0"
    header = Member(_LONG, "file", len(data), user="root", group="root", stored=len(data))
    return _block(header, b"ustar  \0", encode(_LONG), flag=flag) + data.ljust(padded(len(data)), b"\0")


def _block(member: Member, magic: bytes, name: bytes, prefix: bytes = b"", *, flag: bytes = b"") -> bytes:
    device = b"" if magic == b"ustar  \0" else b"0000000\x000000000\0"
    block = b"".join(
        (
            name.ljust(100, b"\0"),
            _number(member.mode, 8),
            _number(member.uid, 8),
            _number(member.gid, 8),
            _number(member.stored, 12),
            _number(member.mtime // _SECOND, 12),
            b" " * 8,
            flag or _FLAGS.get(member.kind, b"0"),
            encode(member.target)[:_LINK].ljust(_LINK, b"\0"),
            magic,
            encode(member.user)[: _OWNER - 1].ljust(_OWNER, b"\0"),
            encode(member.group)[: _OWNER - 1].ljust(_OWNER, b"\0"),
            device.ljust(16, b"\0"),
            prefix.ljust(_PREFIX, b"\0"),
            bytes(12),
        )
    )
    return block[:148] + b"%06o\0 " % checksum(block) + block[156:]
