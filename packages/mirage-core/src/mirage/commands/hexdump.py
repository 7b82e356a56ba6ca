"""hexdump: the bytes of files in other notations."""

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Concatenated
from mirage.commands.options import Asked
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated
from mirage.commands.values import scaled
from mirage.vfs.handle import Handle

SIZE = 16
PART = 256
"""Lines that are written at once."""
_ESCAPES = {0: "\\0", 7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r"}
_CHARACTERS = [_ESCAPES.get(byte) or (chr(byte) if 32 <= byte < 127 else f"{byte:03o}") for byte in range(256)]
_PRINTED = bytes(byte if 32 <= byte < 127 else 46 for byte in range(256))


class Form(NamedTuple):
    """How a line is written: its address, and what is behind that."""

    address: str
    line: Callable[[bytes], str]


def _fields(directive: str, size: int) -> Form:
    """Fields of so many bytes; where bytes are missing, blanks stand."""
    width = len(directive % 0)
    whole = directive * (SIZE // size)
    code = "B" if size == 1 else "H"

    def line(data: bytes) -> str:
        if len(data) == SIZE:
            return whole % struct.unpack(f"<{SIZE // size}{code}", data)
        data += bytes(-len(data) % size)
        count = len(data) // size
        text = directive * count % struct.unpack(f"<{count}{code}", data)
        return text + " " * (width * (SIZE // size - count))

    return Form("%07x", line)


def _characters(data: bytes) -> str:
    return "".join([f"{_CHARACTERS[byte]:>4}" for byte in data]).ljust(4 * SIZE)


def _canonical(data: bytes) -> str:
    left, right = data[:8].hex(" "), data[8:].hex(" ")
    return f"  {left:23}  {right:23}  |{data.translate(_PRINTED).decode()}|"


FORMS = {
    "": _fields(" %04x", 2),
    "b": _fields(" %03o", 1),
    "c": Form("%07x", _characters),
    "C": Form("%08x", _canonical),
    "d": _fields("   %05u", 2),
    "o": _fields("  %06o", 2),
    "x": _fields("    %04x", 2),
}


def _number(what: str) -> Callable[[str], int]:
    def parse(text: str) -> int:
        digits = text[2:] if text[:2] in ("0x", "0X") else ""
        value = int(digits, 16) if digits and not digits.strip("0123456789abcdefABCDEF") else None
        if value is None and text[:1].isdigit():
            octal = text.startswith("0") and text.isdigit() and not text.strip("01234567")
            value = int(text, 8) if octal else scaled(text.upper().replace("IB", "iB"), "KMGTPEZY0")
        if value is None:
            raise Usage(f"failed to parse {what}: {quoted_name(text)}: Invalid argument", hint=False)
        return value

    return parse


def _as(letter: str, name: str, help: str) -> tuple[str, ...]:
    return repeated(f"-{letter}", name, metavar="", parse=str, argument="none", bare=letter, into="forms", help=help)


@dataclass(frozen=True, slots=True)
class Hexdump(Options):
    """The options of hexdump."""

    forms: tuple[str, ...] = _as("b", "--one-byte-octal", "one-byte octal display")
    characters: tuple[str, ...] = _as("c", "--one-byte-char", "one-byte character display")
    canonical: tuple[str, ...] = _as("C", "--canonical", "canonical hex+ASCII display")
    decimal: tuple[str, ...] = _as("d", "--two-bytes-decimal", "two-byte decimal display")
    octal: tuple[str, ...] = _as("o", "--two-bytes-octal", "two-byte octal display")
    hexadecimal: tuple[str, ...] = _as("x", "--two-bytes-hex", "two-byte hexadecimal display")
    format: str | None = option(
        "-e", "--format", metavar="FORMAT", default=None, parse=str, help="format string to be used (refused)"
    )
    format_file: str | None = option(
        "-f", "--format-file", metavar="FILE", default=None, parse=str, help="file with format strings (refused)"
    )
    length: int | None = option(
        "-n",
        "--length",
        metavar="LENGTH",
        default=None,
        parse=_number("length"),
        help="interpret only length bytes of input",
    )
    skip: int = option(
        "-s",
        "--skip",
        metavar="OFFSET",
        default=0,
        parse=_number("offset"),
        help="skip offset bytes from the beginning",
    )
    all: bool = flag("-v", "--no-squeezing", help="output identical lines")
    help: bool = flag("-h", help="the same as --help")
    version: bool = flag("-V", help="the same as --version")


@command(
    "hexdump",
    "Display file contents in hexadecimal, decimal, octal, or ascii.",
    Hexdump,
    Operands("FILE"),
    touches=reads,
)
async def hexdump(ctx: Context, options: Hexdump, files: Sequence[str]) -> int:
    """Dump line by line, many at once."""
    if options.help or options.version:
        raise Asked("help" if options.help else "version")
    if options.format is not None or options.format_file is not None:
        raise Usage("formats of one's own are not supported: see od and xxd", hint=False)
    if options.skip and not files and not isinstance(ctx.io.stdin, Handle):
        raise Usage("stdin: Illegal seek", hint=False)
    found = await _found(ctx, files)
    if files and found is None:
        await ctx.complain("all input file arguments failed")
        return ctx.status
    async with Concatenated(ctx, ["-"] if not files else found or []) as file:
        dump = _Dump(ctx, [FORMS[letter] for letter in options.forms or ("",)], options)
        await dump.run(file)
    return ctx.status


async def _found(ctx: Context, files: Sequence[str]) -> list[str] | None:
    """The files that have bytes; None where there is none at all, not even a directory."""
    found: list[str] = []
    missing = 0
    for path in files:
        try:
            source = await ctx.open("./-" if path == "-" else path)
        except IsADirectoryError as error:
            await ctx.complain(f"{path}: {reason(error)}", 0)
        except OSError as error:
            await ctx.complain(f"{path}: {reason(error)}")
            missing += 1
        else:
            await source.aclose()
            found.append("./-" if path == "-" else path)
    return None if missing == len(files) else found


class _Dump:
    """The lines, and the last of them."""

    __slots__ = ("_at", "_ctx", "_forms", "_last", "_options", "_starred")

    def __init__(self, ctx: Context, forms: Sequence[Form], options: Hexdump) -> None:
        self._ctx = ctx
        self._forms = forms
        self._options = options
        self._at = 0
        self._last = b""
        self._starred = False

    async def run(self, file: Concatenated) -> None:
        """All of the input that is wanted."""
        left = self._options.skip
        while left and (chunk := await file.read(min(left, 1 << 16))):
            left -= len(chunk)
            self._at += len(chunk)
            await self._ctx.breathe()
        limit = self._options.length
        rest = b""
        while limit != 0 and (chunk := await file.read(1 << 16 if limit is None else min(limit, 1 << 16))):
            limit = None if limit is None else limit - len(chunk)
            rest += chunk
            whole = len(rest) - len(rest) % SIZE
            for begin in range(0, whole, PART * SIZE):
                await self._ctx.out.write("".join(self._lines(rest[begin : min(begin + PART * SIZE, whole)])).encode())
                self._ctx.budget.look()
                await self._ctx.breathe()
            rest = rest[whole:]
        text = "".join(self._lines(rest)) if rest else ""
        end = self._forms[-1].address % self._at + "\n" if self._at else ""
        await self._ctx.out.write((text + end).encode())

    def _lines(self, data: bytes) -> Iterator[str]:
        for begin in range(0, len(data), SIZE):
            line = data[begin : begin + SIZE]
            at = self._at
            self._at += len(line)
            if line == self._last and not self._options.all:
                if not self._starred:
                    yield "*\n"
                self._starred = True
                continue
            self._starred = False
            self._last = line
            for address, form in self._forms:
                yield f"{address % at}{form(line)}\n"
