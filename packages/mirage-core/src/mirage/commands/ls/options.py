"""What ls can be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast, get_args

from mirage.commands.ls.sizes import Unit
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Option, Options, Usage, flag, option, repeated, select
from mirage.commands.values import choice

Format: TypeAlias = Literal["long", "single", "columns", "across", "commas"]
Sort: TypeAlias = Literal["name", "size", "time", "version", "extension", "width", "none"]
Time: TypeAlias = Literal["mtime", "atime", "ctime", "birth"]
Style: TypeAlias = Literal[
    "literal",
    "shell",
    "shell-always",
    "shell-escape",
    "shell-escape-always",
    "c",
    "c-maybe",
    "escape",
    "locale",
    "clocale",
]
Hidden: TypeAlias = Literal["", "almost", "all"]
Indicator: TypeAlias = Literal["none", "slash", "file-type", "classify"]
Follow: TypeAlias = Literal["default", "arguments", "directories", "always"]

_FORMATS: Mapping[str, str] = {
    "-l": "long",
    "-1": "one",
    "-C": "columns",
    "-x": "across",
    "-m": "commas",
    "-g": "no-owner",
    "-o": "no-group",
    "-n": "numeric",
    "--numeric-uid-gid": "numeric",
    "--zero": "zero",
    "--full-time": "full-time",
}
_FORMAT_HELP = """\
use a long listing format
list one file per line
list entries by columns
list entries by lines instead of by columns
fill width with a comma separated list of entries
like -l, but do not list owner
like -l, but do not list group information
like -l, but list numeric user and group IDs
end each output line with NUL, not newline
like -l --time-style=full-iso"""
_FORMAT_WORDS: Mapping[str, str] = {
    "verbose": "long",
    "long": "long",
    "commas": "commas",
    "horizontal": "across",
    "across": "across",
    "vertical": "columns",
    "single-column": "single",
}
_SORTS: Mapping[str, Sort] = {
    "none": "none",
    "time": "time",
    "size": "size",
    "extension": "extension",
    "version": "version",
    "width": "width",
}
_TIMES: Mapping[str, Time] = {
    "atime": "atime",
    "access": "atime",
    "use": "atime",
    "ctime": "ctime",
    "status": "ctime",
    "birth": "birth",
    "creation": "birth",
}
_HIDDEN: Mapping[str, Hidden] = {"-a": "all", "--all": "all", "-A": "almost", "--almost-all": "almost"}
_FOLLOW: Mapping[str, Follow] = {
    "-H": "arguments",
    "--dereference-command-line": "arguments",
    "--dereference-command-line-symlink-to-dir": "directories",
    "-L": "always",
    "--dereference": "always",
}
_STYLES: Mapping[str, Style] = {each: each for each in get_args(Style)}
_INDICATORS: Mapping[str, Indicator] = {
    "none": "none",
    "slash": "slash",
    "file-type": "file-type",
    "classify": "classify",
}
_WHEN: Mapping[str, str] = {
    "always": "always",
    "yes": "always",
    "force": "always",
    "never": "never",
    "no": "never",
    "none": "never",
    "auto": "auto",
    "tty": "auto",
    "if-tty": "auto",
}


def _mixed(values: Mapping[str, str], help: str) -> tuple[str, ...]:
    declared = Option(tuple(values), help, values=values, repeats=True)
    return cast("tuple[str, ...]", field(default=(), metadata={"option": declared}))


def _into(place: str, value: object, names: tuple[str, ...], help: str) -> bool:
    """A flag that stores ``value`` in another field."""
    return field(default=False, metadata={"option": Option(names, help, bare=value, into=place)})


def _width(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise Usage(f"invalid line width: {quoted(text)}", hint=False)
    return min(int(text[:20]), 1 << 30)


def _tabs(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise Usage(f"invalid tab size: {quoted(text)}", hint=False)
    return min(int(text[:20]), 1 << 30)


@dataclass(frozen=True, slots=True)
class Ls(Options):
    """The options of ls."""

    hidden: Hidden = select(
        _HIDDEN,
        default="",
        help="do not ignore entries starting with .\ndo not list implied . and ..",
    )
    escape: bool = _into("quoting", "escape", ("-b", "--escape"), "print C-style escapes for nongraphic characters")
    block_size: Unit | None = option(
        "--block-size",
        metavar="SIZE",
        default=None,
        parse=Unit.parse,
        help="with -l, scale sizes by SIZE when printing them",
    )
    no_backups: bool = flag("-B", "--ignore-backups", help="do not list implied entries ending with ~")
    directory: bool = flag("-d", "--directory", help="list directories themselves, not their contents")
    unsorted: bool = flag("-f", help="list all entries in directory order")
    color: bool = option(
        "--color",
        metavar="WHEN",
        default=False,
        parse=lambda text: choice("--color", _WHEN)(text) == "always",
        help="color the output WHEN",
        argument="optional",
        bare=True,
    )
    classify: Indicator = option(
        "-F",
        "--classify",
        metavar="WHEN",
        default="none",
        parse=lambda text: "classify" if choice("--classify", _WHEN)(text) == "always" else "none",
        help="append indicator (one of */=>@|) to entries WHEN",
        argument="optional",
        bare="classify",
        into="indicator",
    )
    file_type: bool = _into("indicator", "file-type", ("--file-type",), "likewise, except do not append '*'")
    slash: bool = _into("indicator", "slash", ("-p",), "append / indicator to directories")
    indicator: Indicator = option(
        "--indicator-style",
        metavar="WORD",
        default="none",
        parse=choice("--indicator-style", _INDICATORS),
        help="append indicator with style WORD to entry names: none, slash (-p), file-type, classify (-F)",
    )
    format_words: tuple[str, ...] = field(
        default=(),
        metadata={
            "option": Option(
                ("--format",),
                "across -x, commas -m, horizontal -x, long -l, single-column -1, verbose -l, vertical -C",
                "WORD",
                choice("--format", _FORMAT_WORDS),
                "required",
                repeats=True,
                into="formats",
            )
        },
    )
    formats: tuple[str, ...] = _mixed(_FORMATS, _FORMAT_HELP)
    directories_first: bool = flag("--group-directories-first", help="group directories before files")
    no_group: bool = flag("-G", "--no-group", help="in a long listing, don't print group names")
    author: bool = flag("--author", help="with -l, print the author of each file")
    human: Unit | None = select(
        {
            "-h": Unit(1024, human=True),
            "--human-readable": Unit(1024, human=True),
            "--si": Unit(1000, human=True),
        },
        default=None,
        help="with -l and -s, print sizes like 1K 234M 2G etc.\nlikewise, but use powers of 1000 not 1024",
    )
    follow: Follow = select(
        _FOLLOW,
        default="default",
        help="follow symbolic links listed on the command line\n"
        "follow each command line symbolic link that points to a directory\n"
        "show information for the file a symbolic link references",
    )
    hide: tuple[str, ...] = repeated(
        "--hide", metavar="PATTERN", parse=str, help="do not list implied entries matching shell PATTERN"
    )
    inode: bool = flag("-i", "--inode", help="print the index number of each file")
    ignore: tuple[str, ...] = repeated(
        "-I", "--ignore", metavar="PATTERN", parse=str, help="do not list implied entries matching shell PATTERN"
    )
    kibibytes: bool = flag("-k", "--kibibytes", help="default to 1024-byte blocks for file system usage")
    literal: bool = _into("quoting", "literal", ("-N", "--literal"), "print entry names without quoting")
    graphic: bool = select(
        {"-q": True, "--hide-control-chars": True, "--show-control-chars": False},
        default=False,
        help="print ? instead of nongraphic characters\nshow nongraphic characters as-is (the default)",
    )
    quote: bool = _into("quoting", "c", ("-Q", "--quote-name"), "enclose entry names in double quotes")
    quoting: Style = option(
        "--quoting-style",
        metavar="WORD",
        default="literal",
        parse=choice("--quoting-style", _STYLES),
        help="use quoting style WORD for entry names",
    )
    reverse: bool = flag("-r", "--reverse", help="reverse order while sorting")
    recursive: bool = flag("-R", "--recursive", help="list subdirectories recursively")
    blocks: bool = flag("-s", "--size", help="print the allocated size of each file, in blocks")
    by_size: bool = _into("sort", "size", ("-S",), "sort by file size, largest first")
    sort: Sort | None = option(
        "--sort",
        metavar="WORD",
        default=None,
        parse=choice("--sort", _SORTS),
        help="sort by WORD instead of name: none (-U), size (-S), time (-t), version (-v), extension (-X), width",
    )
    time: Time | None = option(
        "--time",
        metavar="WORD",
        default=None,
        parse=choice("--time", _TIMES),
        help="change the default of using modification times; access time (-u), change time (-c)",
    )
    time_style: str | None = option(
        "--time-style",
        metavar="STYLE",
        default=None,
        parse=str,
        help="time/date format with -l: full-iso, long-iso, iso, locale, or +FORMAT",
    )
    by_time: bool = _into("sort", "time", ("-t",), "sort by time, newest first")
    tab_size: int = option(
        "-T", "--tabsize", metavar="COLS", default=8, parse=_tabs, help="assume tab stops at each COLS instead of 8"
    )
    accessed: bool = _into("time", "atime", ("-u",), "with -l, show access time; sort by it with -t, or without -l")
    changed: bool = _into("time", "ctime", ("-c",), "with -l, show change time; sort by it with -t, or without -l")
    listed: bool = _into("sort", "none", ("-U",), "do not sort; list entries in directory order")
    natural: bool = _into("sort", "version", ("-v",), "natural sort of (version) numbers within text")
    width: int | None = option(
        "-w", "--width", metavar="COLS", default=None, parse=_width, help="set output width to COLS.  0 means no limit"
    )
    by_extension: bool = _into("sort", "extension", ("-X",), "sort alphabetically by entry extension")
    context: bool = flag("-Z", "--context", help="print any security context of each file")
