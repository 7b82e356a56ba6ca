"""od: the bytes of files in other notations."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import lcm

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.inputs import Concatenated, mind_closed
from mirage.commands.od.formats import Line, lines, types
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option, repeated
from mirage.commands.values import UINTMAX, choice

NOTES = """\
RADIX is d, o, x or n (none). TYPE is a (named characters), c (characters or
escapes), d, o, u, x (integers) or f (floating point), the latter ones with a
size: a number, or C, S, I, L for integers, and F, D, L for floats; a 'z'
behind it shows the characters of a line, too. BYTES may be hexadecimal, and
have a suffix: b 512, K 1024, KB 1000, and so on for M, G, T, P, E, Z, Y.
"""
USUAL = 16
_BYTES = re.compile(r"[ \t\n\v\f\r]*\+?(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)([A-Za-z]*)", re.ASCII)
_OFFSET = re.compile(r"\+?(0[xX][0-9a-fA-F]+|[0-7]+)([bB]?)", re.ASCII)
_POWERS = {
    letter: power for power, letters in enumerate(("kK", "mM", "gG", "tT", "P", "E", "Z", "Y"), 1) for letter in letters
}
_IMPLIED = frozenset({"a", "o1", "c", "u2", "fF", "dI", "dL", "o2", "d2", "x2"})
"""The types that have options of their own, with which the old form goes along."""
_RADIX = {"d": "%07d", "o": "%07o", "x": "%06x", "n": ""}


def _bytes(name: str) -> Callable[[str], int]:
    def parse(text: str) -> int:
        found = _BYTES.match(text)
        if found is None:
            raise Usage(f"invalid {name} argument {quoted_name(text)}", hint=False)
        digits = found[1]
        number = int(digits, 16 if digits[1:2] in ("x", "X") else 8 if digits[0] == "0" else 10)
        factor = _factor(found[2])
        if factor is None or found.end() < len(text):
            raise Usage(f"invalid suffix in {name} argument {quoted_name(text)}", hint=False)
        if number * factor > UINTMAX:
            raise Usage(f"{name} argument {quoted_name(text)} too large", hint=False)
        return number * factor

    return parse


def _factor(suffix: str) -> int | None:
    if not suffix:
        return 1
    if suffix == "b":
        return 512
    power = _POWERS.get(suffix[0])
    if power is None or suffix[1:] not in ("", "iB", "B", "D"):
        return None
    return int((1000 if suffix[1:] in ("B", "D") else 1024) ** power)


def _radix(text: str) -> str:
    if text[:1] not in _RADIX or not text:
        letter = text[:1] or "\0"
        message = f"invalid output address radix '{letter}'; it must be one character from [doxn]"
        raise Usage(message, hint=False)
    return text[0]


def _as(letter: str, means: str, help: str) -> tuple[str, ...]:
    return repeated(
        letter, metavar="", parse=str, argument="none", bare=means, into="types", help=f"same as -t {means}, {help}"
    )


@dataclass(frozen=True, slots=True)
class Od(Options):
    """The options of od."""

    radix: str = option(
        "-A",
        "--address-radix",
        metavar="RADIX",
        default="o",
        parse=_radix,
        help="output format for file offsets",
    )
    big: bool = option(
        "--endian",
        metavar="{big|little}",
        default=False,
        parse=choice("--endian", {"little": False, "big": True}),
        help="swap input bytes according the specified order",
    )
    skipped: int = option(
        "-j", "--skip-bytes", metavar="BYTES", default=0, parse=_bytes("-j"), help="skip BYTES input bytes first"
    )
    most: int | None = option(
        "-N", "--read-bytes", metavar="BYTES", default=None, parse=_bytes("-N"), help="limit dump to BYTES input bytes"
    )
    shortest: int | None = option(
        "-S",
        metavar="BYTES",
        default=None,
        parse=_bytes("-S"),
        help="output strings of at least BYTES graphic chars that end with NUL",
        into="strings",
    )
    strings: int | None = option(
        "--strings",
        metavar="BYTES",
        default=None,
        parse=_bytes("--strings"),
        argument="optional",
        bare=3,
        help="the same; BYTES is 3 where it is not specified",
    )
    types: tuple[str, ...] = repeated(
        "-t", "--format", metavar="TYPE", parse=str, help="select output format or formats"
    )
    all: bool = flag("-v", "--output-duplicates", help="do not use * to mark line suppression")
    width: int | None = option(
        "-w",
        "--width",
        metavar="BYTES",
        default=None,
        parse=_bytes("-w"),
        argument="attached",
        bare=32,
        help="output BYTES bytes per output line; 32 is implied when BYTES is not specified",
    )
    traditional: bool = flag("--traditional", help="(refused)")
    named: tuple[str, ...] = _as("-a", "a", "named characters, ignoring high-order bit")
    octal: tuple[str, ...] = _as("-b", "o1", "octal bytes")
    chars: tuple[str, ...] = _as("-c", "c", "printable characters or backslash escapes")
    decimal: tuple[str, ...] = _as("-d", "u2", "unsigned decimal 2-byte units")
    floats: tuple[str, ...] = _as("-f", "fF", "floats")
    ints: tuple[str, ...] = _as("-i", "dI", "decimal ints")
    longs: tuple[str, ...] = _as("-l", "dL", "decimal longs")
    shorts_octal: tuple[str, ...] = _as("-o", "o2", "octal 2-byte units")
    shorts: tuple[str, ...] = _as("-s", "d2", "decimal 2-byte units")
    hexadecimal: tuple[str, ...] = _as("-x", "x2", "hexadecimal 2-byte units")


@command(
    "od",
    "Write an unambiguous representation, octal bytes by default, of FILE to\nstandard output.",
    Od,
    Operands("FILE"),
    touches=reads,
    notes=NOTES,
)
async def od(ctx: Context, options: Od, files: Sequence[str]) -> int:
    """Write line by line, a block of them at a time."""
    if options.traditional:
        raise Usage("the traditional form is not supported", hint=False)
    files, skipped = _offset(options, list(files))
    kinds = [kind for text in options.types for kind in types(text, big=options.big)] or types("o2", big=options.big)
    if options.strings is not None and options.types:
        raise Usage("no type may be specified when dumping strings", hint=False)
    files = files or ["-"]
    mind_closed(ctx, files, "standard input: Bad file descriptor")
    async with Concatenated(ctx, files) as file:
        if not await file.begun():
            return ctx.status
        dump = _Dump(ctx, file, options, skipped)
        await dump.skip()
        unit = lcm(*[kind.size for kind in kinds])
        length = unit * max(USUAL // unit, 1)
        if options.width is not None:
            length = options.width
            if not length or length % unit:
                await ctx.complain(f"warning: invalid width {length}; using {unit} instead", 0)
                length = unit
        if options.strings is not None:
            await dump.strings(options.strings)
            return ctx.status
        ctx.budget.hold(length * 16)
        await dump.lines(lines(kinds, length), length)
    return ctx.status


def _offset(options: Od, files: list[str]) -> tuple[list[str], int]:
    """The files, and how much of them is skipped: an old form says it in the last operand."""
    modern = options.radix != "o" or options.most is not None or options.strings is not None or options.all
    if modern or options.skipped or options.width is not None or options.big or len(files) not in (1, 2):
        return files, options.skipped
    last = files[-1]
    found = _OFFSET.fullmatch(last) if last[:1] == "+" or (len(files) == 2 and last[:1].isdigit()) else None
    if found is None or not _IMPLIED.issuperset(options.types):
        return files, options.skipped
    number = int(found[1], 16 if found[1][1:2] in ("x", "X") else 8)
    return files[:-1], number * {"": 1, "b": 512, "B": 1024}[found[2]]


class _Dump:
    """The input, from where the dump begins to where it ends."""

    __slots__ = ("_at", "_ctx", "_file", "_left", "_options")

    def __init__(self, ctx: Context, file: Concatenated, options: Od, skipped: int) -> None:
        self._ctx = ctx
        self._file = file
        self._options = options
        self._at = skipped
        self._left = options.most

    def _address(self, at: int) -> str:
        form = _RADIX[self._options.radix]
        return form % at if form else ""

    async def skip(self) -> None:
        """Pass over what is not wanted."""
        left = self._at
        while left and (chunk := await self._file.read(min(left, 1 << 16))):
            left -= len(chunk)
            await self._ctx.breathe()
        if left:
            raise Usage("cannot skip past end of combined input", hint=False)

    async def _read(self) -> bytes:
        chunk = b""
        if self._left is None or self._left:
            chunk = await self._file.read(1 << 16 if self._left is None else min(1 << 16, self._left))
        if self._left is not None:
            self._left -= len(chunk)
        return chunk

    async def lines(self, forms: Sequence[Line], length: int) -> None:
        """All lines, and where they end."""
        writing = _Writing(forms, length, self._address, all=self._options.all)
        rest = b""
        while chunk := await self._read():
            rest += chunk
            whole = len(rest) - len(rest) % length
            for begin in range(0, whole, PART * length):
                part = rest[begin : min(begin + PART * length, whole)]
                await self._ctx.out.write("".join(writing.of(part, self._at)).encode())
                self._at += len(part)
                self._ctx.budget.look()
                await self._ctx.breathe()
            rest = rest[whole:]
        text = "".join(writing.part(rest, self._at)) if rest else ""
        address = self._address(self._at + len(rest))
        await self._ctx.out.write((text + (address + "\n" if address else "")).encode())

    async def strings(self, shortest: int) -> None:
        """Strings that end with NUL, and where they begin."""
        rest = b""
        while chunk := await self._read():
            data = rest + chunk
            # What may be the beginning of a string is kept.
            cut = len(data.rstrip(GRAPHIC))
            strings = [run for run in _RUNS.finditer(data, 0, cut) if run[2] and len(run[1]) >= shortest]
            shown = [f"{self._address(self._at + run.start())} ".encode() + run[1] + b"\n" for run in strings]
            await self._ctx.out.write(b"".join(shown))
            self._ctx.budget.hold(len(data) - cut - len(rest))
            rest = data[cut:]
            self._at += cut
            self._ctx.budget.look()
            await self._ctx.breathe()
        if self._left == 0 and len(rest) > shortest:
            # GNU od takes the end of what it may read for a NUL, and counts it.
            await self._ctx.out.write(f"{self._address(self._at - 1)} ".encode() + rest + b"\n")
        self._ctx.budget.drop(len(rest))


PART = 256
"""Lines that are written at once."""
GRAPHIC = bytes(range(32, 127))
_RUNS = re.compile(rb"([\x20-\x7e]++)(\0?)")


class _Writing:
    """Lines with their addresses; equal ones are left out."""

    __slots__ = ("_address", "_all", "_forms", "_last", "_length", "_starred")

    def __init__(self, forms: Sequence[Line], length: int, address: Callable[[int], str], *, all: bool) -> None:
        self._forms = forms
        self._length = length
        self._address = address
        self._all = all
        self._last = b""
        self._starred = False

    def of(self, data: bytes, at: int) -> Iterator[str]:
        """Whole lines, which begin at an address."""
        length, last = self._length, self._last
        first, *more = [form.of for form in self._forms]
        indent = "\n" + " " * len(self._address(0))
        for begin in range(0, len(data), length):
            line = data[begin : begin + length]
            if line == last and not self._all:
                if not self._starred:
                    yield "*\n"
                self._starred = True
                continue
            self._starred = False
            last = line
            yield self._address(at + begin) + first(line)
            for form in more:
                yield indent + form(line)
            yield "\n"
        self._last = last

    def part(self, line: bytes, at: int) -> Iterator[str]:
        """The last line."""
        indent = "\n" + " " * len(self._address(0))
        yield self._address(at) + indent.join([form.part(line) for form in self._forms]) + "\n"
