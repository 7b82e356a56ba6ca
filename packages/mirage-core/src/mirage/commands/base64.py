"""base64, base32 and basenc: bytes as printable text, and back."""

import binascii
import re
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from mirage.commands.accesses import reads
from mirage.commands.columns32 import LETTERS as STANDARD32
from mirage.commands.columns32 import decoded as decoded32
from mirage.commands.columns32 import encoded as encoded32
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Command, Operands, Options, Usage, flag, option, select

USUAL_WRAP = 76
_LINES = 64
CHUNK = 1 << 16
WHOLE = 30720
"""Where there is no way to write the end of an input, as much of it is looked at before any is written."""

HEX32 = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
STANDARD64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
URL64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LETTERS85 = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"


Partial: TypeAlias = Callable[[bytes], tuple[bytes, bool]]
"""What a group stands for that has other letters in it, or too few; whether it is sound."""


class Coding(NamedTuple):
    """One way to write bytes: ``group`` of them become ``width`` letters."""

    group: int
    width: int
    letters: bytes
    encode: Callable[[bytes], bytes]
    decode: Callable[[bytes], bytes]
    """Of whole groups, all letters."""
    partial: Partial = lambda text: (b"", False)
    whole: str = ""
    """What is said where the bytes do not make whole groups; empty where they need not."""


def _padded(letters: bytes, decode: Callable[[bytes], bytes], steps: Sequence[int], least: int = 0) -> Partial:
    """Reads groups that may end with ``=``; byte N is known once there are ``steps[N]`` letters."""
    width = steps[-1]

    def partial(text: bytes) -> tuple[bytes, bool]:
        if len(text) < least:
            return b"", False
        good = len(text) - len(text.lstrip(letters))
        rest = text[good:]
        known = sum(step <= good for step in steps)
        data = decode(text[:good].ljust(width, letters[:1]))[:known] if known else b""
        ends = known > 0 and steps[known - 1] == good and rest == b"=" * (width - good)
        return data, ends

    return partial


def _translated32(data: bytes) -> bytes:
    return encoded32(data).translate(bytes.maketrans(STANDARD32, HEX32))


def _from_hex32(text: bytes) -> bytes:
    return decoded32(text.translate(bytes.maketrans(HEX32, STANDARD32)))


def _encode64(data: bytes) -> bytes:
    return binascii.b2a_base64(data, newline=False)


def _encode_url(data: bytes) -> bytes:
    return _encode64(data).translate(bytes.maketrans(b"+/", b"-_"))


def _decode_url(text: bytes) -> bytes:
    return binascii.a2b_base64(text.translate(bytes.maketrans(b"-_", b"+/")))


def _encode16(data: bytes) -> bytes:
    return data.hex().upper().encode()


def _decode16(text: bytes) -> bytes:
    return bytes.fromhex(text.decode())


def _encode2(data: bytes) -> bytes:
    return f"{int.from_bytes(data):0{8 * len(data)}b}".encode() if data else b""


def _encode2_turned(data: bytes) -> bytes:
    return _encode2(data[::-1])[::-1]


def _decode2(text: bytes) -> bytes:
    return int(text, 2).to_bytes(len(text) // 8) if text else b""


def _decode2_turned(text: bytes) -> bytes:
    return _decode2(text[::-1])[::-1]


def _encode85(data: bytes) -> bytes:
    out = bytearray()
    for at in range(0, len(data), 4):
        number = int.from_bytes(data[at : at + 4])
        for power in (52200625, 614125, 7225, 85, 1):
            out.append(LETTERS85[number // power % 85])
    return bytes(out)


def _decode85(text: bytes) -> bytes:
    out = bytearray()
    for at in range(0, len(text), 5):
        number = 0
        for letter in text[at : at + 5]:
            number = number * 85 + LETTERS85.index(letter)
        if number >> 32:
            raise OverflowError(bytes(out))
        out += number.to_bytes(4)
    return bytes(out)


_EIGHT = (2, 4, 5, 7, 8)
BASE64 = Coding(3, 4, STANDARD64, _encode64, binascii.a2b_base64, _padded(STANDARD64, binascii.a2b_base64, (2, 3, 4)))
BASE64URL = Coding(3, 4, URL64, _encode_url, _decode_url, _padded(URL64, _decode_url, (2, 3, 4)))
BASE32 = Coding(5, 8, STANDARD32, encoded32, decoded32, _padded(STANDARD32, decoded32, _EIGHT, 8))
BASE32HEX = Coding(5, 8, HEX32, _translated32, _from_hex32, _padded(HEX32, _from_hex32, _EIGHT, 8))
BASE16 = Coding(1, 2, b"0123456789ABCDEF", _encode16, _decode16)
BASE2M = Coding(1, 8, b"01", _encode2, _decode2)
BASE2L = Coding(1, 8, b"01", _encode2_turned, _decode2_turned)
Z85 = Coding(4, 5, LETTERS85, _encode85, _decode85, whole="invalid input (length must be multiple of 4 characters)")

CODINGS: Mapping[str, Coding] = {
    "--base64": BASE64,
    "--base64url": BASE64URL,
    "--base32": BASE32,
    "--base32hex": BASE32HEX,
    "--base16": BASE16,
    "--base2msbf": BASE2M,
    "--base2lsbf": BASE2L,
    "--z85": Z85,
}


def _wrap(text: str) -> int:
    digits = text.lstrip(" \t\n").removeprefix("+")
    if not digits.isascii() or not digits.isdigit():
        raise Usage(f"invalid wrap size: {quoted(text)}", hint=False)
    return int(digits) if len(digits.lstrip("0")) < 19 else 0


@dataclass(frozen=True, slots=True)
class Base(Options):
    """The options of base64 and base32."""

    decode: bool = flag("-d", "--decode", help="decode data")
    ignore: bool = flag("-i", "--ignore-garbage", help="when decoding, pass over what belongs to no such text")
    wrap: int = option(
        "-w",
        "--wrap",
        metavar="COLS",
        default=USUAL_WRAP,
        parse=_wrap,
        help="break encoded lines after COLS characters (default 76); 0 does not break them",
    )


@dataclass(frozen=True, slots=True)
class Basenc(Base):
    """The options of basenc."""

    coding: Coding | None = select(
        CODINGS,
        default=None,
        help="as 'base64' (RFC 4648 section 4)\nfit for file names and addresses (section 5)\n"
        "as 'base32' (section 6)\nwith digits first (section 7)\nhexadecimal (section 8)\n"
        "bits, the most significant one first\nbits, the least significant one first\n"
        "as ZeroMQ has it: 4 bytes in 5 characters",
    )


def _base(name: str, coding: Coding) -> Command:
    @command(
        name,
        f"Write FILE, or standard input, as {name} text; or what such text stands for.",
        Base,
        Operands("FILE", maximum=1, default="-"),
        touches=reads,
    )
    async def run(ctx: Context, options: Base, paths: Sequence[str]) -> int:
        return await _run(ctx, options, coding, paths[0])

    return run


base64 = _base("base64", BASE64)
base32 = _base("base32", BASE32)


@command(
    "basenc",
    "Write FILE, or standard input, as text in one of several ways; or back.",
    Basenc,
    Operands("FILE", default="-"),
    touches=reads,
)
async def basenc(ctx: Context, options: Basenc, paths: Sequence[str]) -> int:
    """Encode or decode."""
    if options.coding is None:
        raise Usage("missing encoding type")
    if len(paths) > 1:
        raise Usage(f"extra operand {quoted(paths[1])}")
    return await _run(ctx, options, options.coding, paths[0])


async def _run(ctx: Context, options: Base, coding: Coding, path: str) -> int:
    try:
        async with await Input.open(ctx, path) as file:
            if options.decode:
                await _decode(ctx, file, coding, ignore=options.ignore)
            else:
                await _encode(ctx, file, coding, options.wrap)
    except ReadError as failed:
        await ctx.complain(f"read error: {reason(failed.error)}")
    except OSError as error:
        if error.filename != path:
            raise
        directory = isinstance(error, IsADirectoryError)
        await ctx.complain(f"{'read error' if directory else shown(path)}: {reason(error)}")
    return ctx.status


def _cut(text: bytes, wrap: int, full: int) -> list[bytes]:
    """The lines up to a place, many at a time."""
    pieces: list[bytes] = []
    at = 0
    step = wrap * _LINES
    if step <= full:
        lines = struct.Struct(f"{wrap}s" * _LINES)
        for at in range(0, full - step + 1, step):
            pieces += lines.unpack_from(text, at)
        at += step
    return pieces + [text[begin : begin + wrap] for begin in range(at, full, wrap)]


async def _encode(ctx: Context, file: Input, coding: Coding, wrap: int) -> None:
    rest = b""
    line = b""
    unit = WHOLE if coding.whole else coding.group
    while True:
        chunk = await file.read(CHUNK)
        data = rest + chunk
        end = len(data) - len(data) % unit if chunk else len(data)
        if not chunk and coding.whole and len(data) % coding.group:
            await ctx.complain(coding.whole)
            end = 0
        text, rest = coding.encode(data[:end]), data[end:]
        if wrap:
            text = line + text
            full = len(text) - len(text) % wrap
            pieces = _cut(text, wrap, full)
            line = text[full:]
            text = b"\n".join([*pieces, b""])
        await ctx.out.write(text)
        if not chunk:
            break
        await ctx.breathe()
    if line:
        await ctx.out.write(line + b"\n")


async def _decode(ctx: Context, file: Input, coding: Coding, *, ignore: bool) -> None:
    others = bytes(byte for byte in range(256) if byte not in coding.letters and byte != 61)
    passed = others if ignore else b"\n"
    valid = re.compile(rb"(?:[%s]{%d})*" % (re.escape(coding.letters), coding.width))
    rest = b""
    while True:
        chunk = await file.read(CHUNK)
        text = rest + chunk.translate(None, passed)
        sound, at = await _groups(ctx, text, coding, valid, ended=not chunk)
        if not sound:
            await ctx.complain("invalid input")
            return
        if not chunk:
            return
        rest = text[at:]
        await ctx.breathe()


def _sound_until(text: bytes, at: int, coding: Coding, valid: re.Pattern[bytes]) -> int:
    """Where the last of the whole groups ends that have only letters in them."""
    if not at and not text.translate(None, coding.letters):
        return len(text) - len(text) % coding.width
    match = valid.match(text, at)
    return at if match is None else match.end()


async def _groups(
    ctx: Context, text: bytes, coding: Coding, valid: re.Pattern[bytes], *, ended: bool
) -> tuple[bool, int]:
    """Write what the groups of ``text`` stand for; whether they are sound, and where the last one ends."""
    at = 0
    while at < len(text):
        end = _sound_until(text, at, coding, valid)
        if end > at:
            try:
                await ctx.out.write(coding.decode(text[at:end]))
            except OverflowError as error:
                await ctx.out.write(error.args[0])
                return False, at
            at = end
            continue
        group = text[at : at + coding.width]
        if len(group) < coding.width and not ended:
            break
        data, sound = coding.partial(group)
        await ctx.out.write(data)
        if not sound:
            return False, at
        at += len(group)
        await ctx.breathe()
    return True, at
