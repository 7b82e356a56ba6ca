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
_GRAPHIC = rb"\t\x20-\x7e"
_SPACE = rb"\n\v\f\r"


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
    def wanted(self) -> "tuple[re.Pattern[bytes], re.Pattern[bytes]]":
        """What is a string, and what may be the beginning of one at the end of a piece."""
        graphic = _GRAPHIC + (_SPACE if self.spaces else b"") + (rb"\x80-\xff" if self.encoding == "S" else b"")
        char = {
            "b": rb"\0[%b]",
            "l": rb"[%b]\0",
            "B": rb"\0\0\0[%b]",
            "L": rb"[%b]\0\0\0",
        }.get(self.encoding, b"[%b]") % graphic
        part = rb"(?:%b)*+[%b\0]{0,3}\Z" if self.encoding in "blBL" else rb"(?:%b)*+\Z"
        tail = part % ((char, graphic) if self.encoding in "blBL" else char)
        return re.compile(b"(?:%b){%d,}" % (char, self.length)), re.compile(tail)


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
    wanted, tail = options.wanted
    prefix = encode(name) + b": " if options.names else b""
    radix = RADIX.get(options.radix or ("o" if options.octal else ""), "")
    separator = encode(options.separator)
    rest = b""
    begin = 0
    while True:
        chunk = await file.read()
        data = rest + chunk
        kept = tail.search(data, max(len(data) - len(chunk) - 3, 0)) if chunk else None
        if chunk and rest and (kept is None or kept.start() <= len(rest)):
            # All of it may still belong to one string.
            kept = tail.search(data)
        cut = kept.start() if kept is not None else len(data)
        parts: list[bytes] = []
        for found in wanted.finditer(data, 0, cut):
            place = (radix % (begin + found.start())).encode() if radix else b""
            parts += (prefix, place, found[0].replace(b"\0", b""), separator)
        await ctx.out.write(b"".join(parts))
        ctx.budget.hold(len(data) - cut - len(rest))
        rest, begin = data[cut:], begin + cut
        ctx.budget.look()
        await ctx.breathe()
        if not chunk:
            return
