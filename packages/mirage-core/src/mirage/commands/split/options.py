"""The options of split."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Options, Usage, flag, option, repeated
from mirage.commands.values import UINTMAX, number
from mirage.paths import encode

Kind = Literal["lines", "bytes", "line-bytes", "chunks", "line-chunks", "robin", "digits"]
LONGEST = 255
"""Of a suffix: no file has a longer name."""
SIZES = "bEGKkMmPTYZ0"
ALPHABETS = {"alphabetic": "abcdefghijklmnopqrstuvwxyz", "numeric": "0123456789", "hex": "0123456789abcdef"}


class Way(NamedTuple):
    """How the input is split: by so many units, or into so many pieces, of which one may be wanted only."""

    kind: Kind
    units: int
    wanted: int = 0


class Suffixes(NamedTuple):
    """The alphabet of suffixes, and the first of them, where it is given."""

    alphabet: str
    start: str = ""


def _by(kind: Kind, what: str, suffixes: str | None = None) -> Callable[[str], Way]:
    read = number(f"invalid number of {what}", suffixes=suffixes, minimum=1)
    return lambda text: Way(kind, read(text))


def _chunks(text: str) -> Way:
    kinds: dict[str, Kind] = {"l/": "line-chunks", "r/": "robin"}
    kind = kinds.get(text[:2], "chunks")
    rest = text[2:] if kind != "chunks" else text
    first, slash, last = rest.partition("/")
    total = number("invalid number of chunks", minimum=1)(last if slash else first)
    if not slash:
        return Way(kind, total)
    return Way(kind, total, number("invalid chunk number", minimum=1, maximum=total)(first))


def _suffixes(kind: str) -> Callable[[str], Suffixes]:
    alphabet = ALPHABETS[kind]

    def parse(text: str) -> Suffixes:
        if text.strip(alphabet):
            name = "numerical" if kind == "numeric" else "hexadecimal"
            raise Usage(f"{quoted(text)}: invalid start value for {name} suffix")
        return Suffixes(alphabet, text.lstrip("0") or "0")

    return parse


def _separator(text: str) -> bytes:
    separator = encode(text)
    if not separator:
        raise Usage("empty record separator", hint=False)
    if separator == rb"\0":
        return b"\0"
    if len(separator) > 1:
        raise Usage(f"multi-character separator {quoted(text)}", hint=False)
    return separator


def _additional(text: str) -> str:
    if "/" in text:
        raise Usage(f"invalid suffix {quoted(text)}, contains directory separator")
    return text


@dataclass(frozen=True, slots=True)
class Split(Options):
    """The options of split."""

    length: int = option(
        "-a",
        "--suffix-length",
        metavar="N",
        default=0,
        parse=number("invalid suffix length", maximum=LONGEST),
        help="generate suffixes of length N (default 2)",
    )
    additional: str = option(
        "--additional-suffix",
        metavar="SUFFIX",
        default="",
        parse=_additional,
        help="append an additional SUFFIX to file names",
    )
    sizes: tuple[Way, ...] = repeated(
        "-b",
        "--bytes",
        metavar="SIZE",
        parse=_by("bytes", "bytes", SIZES),
        into="ways",
        help="put SIZE bytes per output file",
    )
    line_sizes: tuple[Way, ...] = repeated(
        "-C",
        "--line-bytes",
        metavar="SIZE",
        parse=_by("line-bytes", "bytes", SIZES),
        into="ways",
        help="put at most SIZE bytes of records per output file",
    )
    suffixes: Suffixes = option(
        "--numeric-suffixes",
        metavar="FROM",
        default=Suffixes(ALPHABETS["alphabetic"]),
        parse=_suffixes("numeric"),
        argument="optional",
        bare=Suffixes(ALPHABETS["numeric"]),
        help="same as -d, but allow setting the start value",
    )
    numeric: Suffixes | None = option(
        "-d",
        metavar="",
        default=None,
        parse=_suffixes("numeric"),
        argument="optional",
        bare=Suffixes(ALPHABETS["numeric"]),
        into="suffixes",
        help="use numeric suffixes starting at 0, not alphabetic",
    )
    hexadecimal: Suffixes | None = option(
        "-x",
        metavar="",
        default=None,
        parse=_suffixes("hex"),
        argument="optional",
        bare=Suffixes(ALPHABETS["hex"]),
        into="suffixes",
        help="use hex suffixes starting at 0, not alphabetic",
    )
    hex_from: Suffixes | None = option(
        "--hex-suffixes",
        metavar="FROM",
        default=None,
        parse=_suffixes("hex"),
        argument="optional",
        bare=Suffixes(ALPHABETS["hex"]),
        into="suffixes",
        help="same as -x, but allow setting the start value",
    )
    elide: bool = flag("-e", "--elide-empty-files", help="do not generate empty output files with '-n'")
    filter: str | None = option(
        "--filter", metavar="COMMAND", default=None, parse=str, help="write to shell COMMAND; file name is $FILE"
    )
    ways: tuple[Way, ...] = repeated(
        "-l",
        "--lines",
        metavar="NUMBER",
        parse=_by("lines", "lines"),
        help="put NUMBER lines/records per output file",
    )
    chunks: tuple[Way, ...] = repeated(
        "-n", "--number", metavar="CHUNKS", parse=_chunks, into="ways", help="generate CHUNKS output files"
    )
    digits: tuple[Way, ...] = repeated(
        "-NUM", metavar="", parse=lambda text: Way("digits", int(text[:40])), into="ways", help="the same as -l NUM"
    )
    separators: tuple[bytes, ...] = repeated(
        "-t",
        "--separator",
        metavar="SEP",
        parse=_separator,
        help="use SEP instead of newline as the record separator; '\\0' (zero) specifies the NUL character",
    )
    unbuffered: bool = flag("-u", "--unbuffered", help="immediately copy input to output with '-n r/...'")
    verbose: bool = flag("--verbose", help="print a diagnostic just before each output file is opened")

    @property
    def way(self) -> Way:
        """How the input is split; refused where several ways are given."""
        kinds = {way.kind for way in self.ways}
        if len(self.ways) > 1 and kinds != {"digits"}:
            raise Usage("cannot split in more than one way")
        if not self.ways:
            return Way("lines", 1000)
        way = self.ways[-1]
        if way.kind != "digits":
            return way
        if not way.units:
            raise Usage(f"invalid number of lines: {quoted('0')}")
        return Way("lines", min(way.units, UINTMAX))

    @property
    def end(self) -> bytes:
        """What ends a record."""
        if len(set(self.separators)) > 1:
            raise Usage("multiple separator characters specified", hint=False)
        return self.separators[0] if self.separators else b"\n"
