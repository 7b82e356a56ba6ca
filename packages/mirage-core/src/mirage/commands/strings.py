"""strings: the printable parts of files."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, ReadError
from mirage.commands.options import Asked
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.paths import encode

NOTES = """\
Encodings are s (7 bits), S (8 bits), b and l (16 bits, the first byte counts
most or least), B and L (32 bits). All of each file is looked at.
"""
RADIX = {"o": "%7o ", "d": "%7d ", "x": "%7x "}
MOST = 1 << 30
_NUMBER = re.compile("0[xX][0-9a-fA-F]+|[0-9]+")
_GRAPHIC = b"\t" + bytes(range(32, 127))
_SPACE = b"\n\v\f\r"
_HIGH = bytes(range(128, 256))


def _length(text: str) -> int:
    if _NUMBER.fullmatch(text) is None:
        raise Usage(f"invalid integer argument {text}", hint=False)
    length = int(text[:40], 16 if text[1:2] in ("x", "X") else 8 if text[0] == "0" else 10)
    if length < 1:
        raise Usage(f"invalid minimum string length {length}", hint=False)
    return min(length, MOST)


def _one_of(words: str, what: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in words.split():
            raise Usage(f"invalid {what} {text}")
        return text

    return parse


@dataclass(frozen=True, slots=True)
class Strings(Options):
    """The options of strings."""

    all: bool = flag("-a", "--all", help="scan the entire file (the default)")
    names: bool = flag("-f", "--print-file-name", help="print the name of the file before each string")
    length: int = option(
        "-n",
        "--bytes",
        metavar="NUMBER",
        default=4,
        parse=_length,
        help="print sequences of at least NUMBER displayable characters (the default is 4)",
    )
    short: int = option("-NUM", metavar="", default=4, parse=_length, into="length", help="the same as -n NUM")
    radix: str = option(
        "-t",
        "--radix",
        metavar="{o,d,x}",
        default="",
        parse=_one_of("o d x", "radix"),
        help="print the location of the string in base 8, 10 or 16",
    )
    octal: bool = flag("-o", help="an alias for --radix=o")
    spaces: bool = flag("-w", "--include-all-whitespace", help="include all whitespace as valid string characters")
    encoding: str = option(
        "-e",
        "--encoding",
        metavar="{s,S,b,l,B,L}",
        default="s",
        parse=_one_of("s S b l B L", "encoding"),
        help="select character size and endianness",
    )
    unicode: str = option(
        "-U",
        "--unicode",
        metavar="default",
        default="default",
        parse=_one_of("default d", "or unsupported way to show Unicode:"),
        help="how to treat UTF-8 encoded unicode characters: as any other bytes",
    )
    target: str = option(
        "-T", "--target", metavar="NAME", default="", parse=str, help="(accepted: files are only bytes here)"
    )
    separator: str = option(
        "-s", "--output-separator", metavar="STRING", default="\n", parse=str, help="string used to separate strings"
    )
    help: bool = flag("-h", help="the same as --help")
    version: bool = flag("-v", "-V", help="the same as --version")

    @property
    def graphic(self) -> bytes:
        """The bytes that are displayed."""
        return _GRAPHIC + (_SPACE if self.spaces else b"") + (_HIGH if self.encoding == "S" else b"")

    @property
    def size(self) -> int:
        """Bytes of a character."""
        return {"b": 2, "l": 2, "B": 4, "L": 4}.get(self.encoding, 1)

    @property
    def runs(self) -> "re.Pattern[bytes]":
        """What finds displayed characters behind each other."""
        char = b"[%b]" % re.escape(self.graphic)
        zeros = rb"\0" * (self.size - 1)
        return re.compile(b"(?:%b)+" % (zeros + char if self.encoding in "bB" else char + zeros))

    def kept(self, data: bytes) -> int:
        """From where on what is at the end of a piece may belong to a string that goes on."""
        size = self.size
        if size == 1:
            return len(data.rstrip(self.graphic))
        cut = len(data.rstrip(self.graphic + b"\0"))
        # No character has so many NULs behind each other: one may end before them, or begin with them.
        zeros = data.rfind(bytes(size))
        return cut if zeros < cut else zeros + (1 if self.encoding in "bB" else size)


@command(
    "strings",
    "Display printable strings in [file(s)] (stdin by default).",
    Strings,
    Operands("FILE"),
    touches=reads,
    notes=NOTES,
)
async def strings(ctx: Context, options: Strings, files: Sequence[str]) -> int:
    """Search block by block."""
    if options.help or options.version:
        raise Asked("help" if options.help else "version")
    for path in files or ["{standard input}"]:
        if path == "-":
            continue
        source = path if files else "-"
        try:
            async with await Input.open(ctx, source) as file:
                await _file(ctx, file, options, path)
        except IsADirectoryError:
            await ctx.complain(f"Warning: {quoted_name(path)} is a directory")
        except FileNotFoundError:
            await ctx.complain(f"{quoted_name(path)}: No such file")
        except ReadError as failed:
            await ctx.complain(f"{path}: {reason(failed.error)}")
        except OSError as error:
            if error.filename != source:
                raise
            await ctx.complain(f"{path}: {reason(error)}")
    return ctx.status


async def _file(ctx: Context, file: Input, options: Strings, name: str) -> None:
    runs, size = options.runs, options.size
    prefix = encode(name) + b": " if options.names else b""
    radix = RADIX.get(options.radix or ("o" if options.octal else ""), "")
    separator = encode(options.separator)
    rest = bytearray()
    begin = 0
    while True:
        chunk = await file.read()
        if chunk and not chunk.translate(None, options.graphic):
            # All of it may still belong to one string.
            rest += chunk
            ctx.budget.hold(len(chunk))
            await ctx.breathe()
            continue
        data = bytes(rest) + chunk
        cut = options.kept(data) if chunk else len(data)
        parts: list[bytes] = []
        for found in runs.finditer(data, 0, cut):
            if len(found[0]) >= options.length * size:
                place = (radix % (begin + found.start())).encode() if radix else b""
                parts += (prefix, place, found[0].replace(b"\0", b""), separator)
        await ctx.out.write(b"".join(parts))
        ctx.budget.hold(len(data) - cut - len(rest))
        rest, begin = bytearray(data[cut:]), begin + cut
        ctx.budget.look()
        await ctx.breathe()
        if not chunk:
            return
