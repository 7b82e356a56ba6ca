"""What grep can be told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast

from mirage.commands.options import Asked
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Option, Options, Usage, flag, option, repeated, select

Kind: TypeAlias = Literal["basic", "extended", "fixed", "perl"]
Binary: TypeAlias = Literal["binary", "text", "without-match", "quit"]
Directories: TypeAlias = Literal["read", "skip", "recurse", "follow"]

USAGE = "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information."
LARGEST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Source:
    """Where patterns come from: the text of ``-e``, or the file of ``-f``."""

    text: str
    file: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A glob of ``--include``, ``--exclude`` or ``--exclude-from``."""

    text: str
    kind: Literal["include", "exclude", "from"]


def _count(text: str) -> int:
    value = _number(text)
    if value is None:
        raise Usage("invalid max count", hint=False)
    return LARGEST if value < 0 else value


def _context(text: str) -> int:
    value = _number(text)
    if value is None or value < 0:
        raise Usage(f"{text}: invalid context length argument", hint=False)
    return value


def _number(text: str) -> int | None:
    digits = text.removeprefix("-").removeprefix("+")
    if not digits.isascii() or not digits.isdigit():
        return None
    return min(int(digits[:40]), LARGEST) * (-1 if text[0] == "-" else 1)


_BINARY: dict[str, Binary] = {"binary": "binary", "text": "text", "without-match": "without-match"}
_DIRECTORIES: dict[str, Directories] = {"read": "read", "recurse": "recurse", "skip": "skip"}


def _binary(text: str) -> Binary:
    found = _BINARY.get(text)
    if found is None:
        raise Usage("unknown binary-files type", hint=False)
    return found


def _directories(text: str) -> Directories:
    found = _DIRECTORIES.get(text)
    if found is None:
        valid = "".join(f"\n  - {quoted(word)}" for word in ("read", "recurse", "skip"))
        raise Usage(
            f"invalid argument {quoted(text)} for {quoted('--directories')}\nValid arguments are:{valid}\n{USAGE}",
            hint=False,
        )
    return found


def _devices(text: str) -> str:
    if text not in ("read", "skip"):
        raise Usage("unknown devices method", hint=False)
    return text


_ALWAYS = ("always", "yes", "force")
_NEVER = ("never", "no", "none", "auto", "tty", "if-tty")


def _color(text: str) -> bool:
    if text not in _ALWAYS and text not in _NEVER:
        raise Asked("help")
    return text in _ALWAYS


def _filter(kind: Literal["include", "exclude", "from"]) -> Callable[[str], Filter]:
    return lambda text: Filter(text, kind)


def _more(
    names: tuple[str, ...], metavar: str, into: str, parse: Callable[[str], object], help: str
) -> tuple[object, ...]:
    """One more way to fill a field that collects."""
    declared = Option(names, help, metavar, parse, "required", repeats=True, into=into)
    return field(default=(), metadata={"option": declared})


def _kinds() -> tuple[Kind, ...]:
    values: dict[str, Kind] = {
        "-E": "extended",
        "--extended-regexp": "extended",
        "-F": "fixed",
        "--fixed-strings": "fixed",
        "-G": "basic",
        "--basic-regexp": "basic",
        "-P": "perl",
        "--perl-regexp": "perl",
    }
    help = (
        "PATTERNS are extended regular expressions\nPATTERNS are strings\n"
        "PATTERNS are basic regular expressions\nPATTERNS are Perl regular expressions"
    )
    declared = Option(tuple(values), help, values=values, repeats=True)
    return cast("tuple[Kind, ...]", field(default=(), metadata={"option": declared}))


@dataclass(frozen=True, slots=True)
class Grep(Options):
    """The options of grep."""

    kinds: tuple[Kind, ...] = _kinds()
    patterns: tuple[Source, ...] = repeated(
        "-e", "--regexp", metavar="PATTERNS", parse=Source, help="use PATTERNS for matching"
    )
    pattern_files: tuple[object, ...] = _more(
        ("-f", "--file"), "FILE", "patterns", lambda text: Source(text, file=True), "take PATTERNS from FILE"
    )
    ignore_case: bool = select(
        {"-i": True, "-y": True, "--ignore-case": True, "--no-ignore-case": False},
        default=False,
        help="ignore case distinctions in patterns and data\ndo not ignore case distinctions (default)",
    )
    whole_word: bool = flag("-w", "--word-regexp", help="match only whole words")
    whole_line: bool = flag("-x", "--line-regexp", help="match only whole lines")
    null_data: bool = flag("-z", "--null-data", help="a data line ends in 0 byte, not newline")
    no_messages: bool = flag("-s", "--no-messages", help="suppress error messages")
    invert: bool = flag("-v", "--invert-match", help="select non-matching lines")
    max_count: int = option(
        "-m", "--max-count", metavar="NUM", default=LARGEST, parse=_count, help="stop after NUM selected lines"
    )
    byte_offset: bool = flag("-b", "--byte-offset", help="print the byte offset with output lines")
    line_number: bool = flag("-n", "--line-number", help="print line number with output lines")
    line_buffered: bool = flag("--line-buffered", help="flush output on every line")
    filename: bool | None = select(
        {"-H": True, "--with-filename": True, "-h": False, "--no-filename": False},
        default=None,
        help="print file name with output lines\nsuppress the file name prefix on output",
    )
    label: str | None = option(
        "--label",
        metavar="LABEL",
        default=None,
        parse=str,
        help="use LABEL as the standard input file name prefix",
    )
    only_matching: bool = flag("-o", "--only-matching", help="show only nonempty parts of lines that match")
    quiet: bool = flag("-q", "--quiet", "--silent", help="suppress all normal output")
    binary_files: Binary = option(
        "--binary-files",
        metavar="TYPE",
        default="binary",
        parse=_binary,
        help="assume that binary files are TYPE; TYPE is 'binary', 'text', or 'without-match'",
    )
    text: bool = field(
        default=False,
        metadata={
            "option": Option(("-a", "--text"), "equivalent to --binary-files=text", bare="text", into="binary_files")
        },
    )
    skip_binary: bool = field(
        default=False,
        metadata={
            "option": Option(
                ("-I",), "equivalent to --binary-files=without-match", bare="without-match", into="binary_files"
            )
        },
    )
    directories: Directories = option(
        "-d",
        "--directories",
        metavar="ACTION",
        default="read",
        parse=_directories,
        help="how to handle directories; ACTION is 'read', 'recurse', or 'skip'",
    )
    devices: str = option(
        "-D",
        "--devices",
        metavar="ACTION",
        default="read",
        parse=_devices,
        help="how to handle devices; ACTION is 'read' or 'skip'",
    )
    recursive: bool = field(
        default=False,
        metadata={
            "option": Option(("-r", "--recursive"), "like --directories=recurse", bare="recurse", into="directories")
        },
    )
    dereference: bool = field(
        default=False,
        metadata={
            "option": Option(
                ("-R", "--dereference-recursive"),
                "likewise, but follow all symlinks",
                bare="follow",
                into="directories",
            )
        },
    )
    filters: tuple[Filter, ...] = repeated(
        "--include", metavar="GLOB", parse=_filter("include"), help="search only files that match GLOB"
    )
    excluded: tuple[object, ...] = _more(
        ("--exclude",), "GLOB", "filters", _filter("exclude"), "skip files that match GLOB"
    )
    excluded_from: tuple[object, ...] = _more(
        ("--exclude-from",), "FILE", "filters", _filter("from"), "skip files that match any pattern from FILE"
    )
    excluded_dirs: tuple[str, ...] = repeated(
        "--exclude-dir", metavar="GLOB", parse=str, help="skip directories that match GLOB"
    )
    listing: bool | None = select(
        {"-L": False, "--files-without-match": False, "-l": True, "--files-with-matches": True},
        default=None,
        help="print only names of FILEs with no selected lines\nprint only names of FILEs with selected lines",
    )
    count: bool = flag("-c", "--count", help="print only a count of selected lines per FILE")
    initial_tab: bool = flag("-T", "--initial-tab", help="make tabs line up (if needed)")
    null: bool = flag("-Z", "--null", help="print 0 byte after FILE name")
    before: int | None = option(
        "-B",
        "--before-context",
        metavar="NUM",
        default=None,
        parse=_context,
        help="print NUM lines of leading context",
    )
    after: int | None = option(
        "-A",
        "--after-context",
        metavar="NUM",
        default=None,
        parse=_context,
        help="print NUM lines of trailing context",
    )
    context: int | None = option(
        "-C", "--context", "-NUM", metavar="NUM", default=None, parse=_context, help="print NUM lines of output context"
    )
    separator: str | None = option(
        "--group-separator",
        metavar="SEP",
        default="--",
        parse=str,
        help="print SEP on line between matches with context",
    )
    no_separator: bool = field(
        default=False,
        metadata={
            "option": Option(
                ("--no-group-separator",),
                "do not print separator for matches with context",
                bare=None,
                into="separator",
            )
        },
    )
    color: bool = option(
        "--color",
        "--colour",
        metavar="WHEN",
        default=False,
        parse=_color,
        help="use markers to highlight the matching strings; WHEN is 'always', 'never', or 'auto'",
        argument="optional",
        bare=False,
    )
    binary: bool = flag("-U", "--binary", help="do not strip CR characters at EOL (MSDOS/Windows)")
