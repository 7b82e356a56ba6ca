"""What rg can be told."""

from dataclasses import dataclass, field
from typing import Any

from mirage.commands.rg.values import (
    BINARIES,
    CASES,
    EDGES,
    ENDLESS,
    Binary,
    Case,
    Edge,
    Glob,
    Kind,
    Order,
    Source,
    Wish,
    choice,
    folded_glob,
    kind,
    number,
    order,
    pattern_file,
    size,
    wish,
)
from mirage.commands.spec import Option, Options, flag, mark, option, repeated, select

_colour = choice("color", "WHEN", ("never", "auto", "always", "ansi"))
_engine = choice("engine", "ENGINE", ("default", "pcre2", "auto"))


def _more(
    *names: str, metavar: str | None = None, parse: "Any" = None, help: str, into: str, repeats: bool = True
) -> "Any":
    """One more way to fill a field."""
    declared = Option(names, help, metavar, parse, "required", repeats=repeats, into=into)
    return field(default=(), metadata={"option": declared})


def _turns(name: str, *, help: str, undo: str = "", short: str = "", default: bool = False) -> bool:
    """A flag that another one takes back."""
    undo = undo or f"no-{name}"
    values = {**({short: not default} if short else {}), f"--{name}": not default, f"--{undo}": default}
    return select(values, default=default, help=f"{help}\nthe opposite of --{name}")


def _ignores(name: str, what: str) -> bool:
    return select(
        {f"--no-ignore{name}": False, f"--ignore{name}": True},
        default=True,
        help=f"do not heed {what}\nheed {what} (default)",
    )


def _accepted(*names: str, metavar: str | None = None) -> "Any":
    """An option that changes nothing here."""
    if metavar is None:
        return flag(*names, help="accepted, and makes no difference here")
    return option(*names, metavar=metavar, default="", parse=str, help="accepted, and makes no difference here")


@dataclass(frozen=True, slots=True)
class Rg(Options):
    """The options of rg."""

    patterns: tuple[Source, ...] = repeated(
        "-e", "--regexp", metavar="PATTERN", parse=Source, help="search for PATTERN"
    )
    pattern_files: tuple[object, ...] = _more(
        "-f",
        "--file",
        metavar="FILE",
        parse=pattern_file,
        help="search for the patterns in FILE, one on each line",
        into="patterns",
    )
    fixed: bool = _turns("fixed-strings", short="-F", help="take the pattern as plain text")
    case: Case = select(
        CASES,
        default="sensitive",
        help="pass over the case of letters\npass over it where the pattern is lower case\nheed the case of letters",
    )
    edge: Edge = select(
        EDGES,
        default="",
        help="match whole words only\nmatch whole lines only",
    )
    invert: bool = flag("-v", "--invert-match", help="print lines that do not match")
    count: bool = flag("-c", "--count", help="print how many lines match in each file")
    count_matches: bool = flag("--count-matches", help="print how many matches there are in each file")
    with_matches: bool = flag("-l", "--files-with-matches", help="print the paths of files with a match")
    without_match: bool = flag("--files-without-match", help="print the paths of files without a match")
    files: bool = flag("--files", help="print the paths of the files that would be searched")
    type_list: bool = flag("--type-list", help="print all types of files and their globs")
    quiet: bool = flag("-q", "--quiet", help="print nothing; the status tells")
    include_zero: bool = flag("--include-zero", help="with counts, print files without a match, too")
    only: bool = flag("-o", "--only-matching", help="print matches instead of their lines")
    replace: str | None = option(
        "-r",
        "--replace",
        metavar="TEXT",
        default=None,
        parse=str,
        help="print TEXT instead of matches; $1, ${name} are what groups hold",
    )
    numbers: bool | None = select(
        {"-n": True, "--line-number": True, "-N": False, "--no-line-number": False},
        default=None,
        help="print line numbers\ndo not print line numbers",
    )
    names: bool | None = select(
        {"-H": True, "--with-filename": True, "-I": False, "--no-filename": False},
        default=None,
        help="print the path with each line\nnever print paths with lines",
    )
    column: bool | None = select(
        {"--column": True, "--no-column": False}, default=None, help="print columns\ndo not print columns"
    )
    offsets: bool = flag("-b", "--byte-offset", help="print where in the file lines or matches begin")
    heading: bool | None = select(
        {"--heading": True, "--no-heading": False},
        default=None,
        help="print the path once above the lines of a file\nprint the path with each line",
    )
    vimgrep: bool = flag("--vimgrep", help="print each match on its own line with path, line and column")
    pretty: bool = flag("-p", "--pretty", help="as --color always --heading --line-number")
    json: bool = _turns("json", help="print JSON, one object on each line")
    null: bool = flag("-0", "--null", help="print a NUL behind paths")
    context: tuple[Wish, ...] = repeated(
        "-C",
        "--context",
        metavar="NUM",
        parse=wish("both", "context"),
        help="print NUM lines before and after matches",
    )
    before: tuple[object, ...] = _more(
        "-B",
        "--before-context",
        metavar="NUM",
        parse=wish("before", "before-context"),
        help="print NUM lines before matches",
        into="context",
    )
    after: tuple[object, ...] = _more(
        "-A",
        "--after-context",
        metavar="NUM",
        parse=wish("after", "after-context"),
        help="print NUM lines after matches",
        into="context",
    )
    passthru: tuple[object, ...] = mark(
        "--passthru", "--passthrough", help="print all lines", into="context", value=Wish("all")
    )
    separator: str | None = option(
        "--context-separator",
        metavar="TEXT",
        default="--",
        parse=str,
        help="print TEXT between lines that do not follow each other",
    )
    no_separator: bool = field(
        default=False,
        metadata={"option": Option(("--no-context-separator",), "print nothing there", bare=None, into="separator")},
    )
    match_mark: str = option(
        "--field-match-separator",
        metavar="TEXT",
        default=":",
        parse=str,
        help="print TEXT behind path, line and column",
    )
    context_mark: str = option(
        "--field-context-separator", metavar="TEXT", default="-", parse=str, help="the same for lines around matches"
    )
    max_count: int = option(
        "-m",
        "--max-count",
        metavar="NUM",
        default=ENDLESS,
        parse=number("max-count"),
        help="print at most NUM matching lines of each file",
    )
    max_columns: int = option(
        "-M",
        "--max-columns",
        metavar="NUM",
        default=0,
        parse=number("max-columns"),
        help="do not print lines of more than NUM bytes",
    )
    preview: bool = _turns("max-columns-preview", help="print the begin of such lines")
    trim: bool = _turns("trim", help="print lines without the blanks they begin with")
    color: str = option(
        "--color", metavar="WHEN", default="auto", parse=_colour, help="use colors: never, auto, always or ansi"
    )
    colors: str = _accepted("--colors", metavar="SPEC")
    stats: bool = _turns("stats", help="print how much was found and searched")
    path_separator: str = option(
        "--path-separator", metavar="TEXT", default="/", parse=str, help="print TEXT for the slashes of paths"
    )
    multiline: bool = _turns("multiline", short="-U", help="let matches go over several lines")
    dot_all: bool = _turns("multiline-dotall", help="with -U, let . match a line feed")
    crlf: bool = _turns("crlf", help="let $ match before a carriage return, too")
    null_data: bool = flag("--null-data", help="a line ends in NUL, not in a line feed")
    pcre: bool = _turns("pcre2", short="-P", help="take the pattern as a Perl regular expression")
    engine: str = option(
        "--engine", metavar="ENGINE", default="default", parse=_engine, help="use the engine default, pcre2 or auto"
    )
    auto_engine: bool = _turns("auto-hybrid-regex", help="as --engine auto")
    unicode: bool = select(
        {"--no-unicode": False, "--unicode": True},
        default=True,
        help="let \\w and its like match ASCII only\nlet them match all of Unicode (default)",
    )
    encoding: str = option(
        "-E", "--encoding", metavar="NAME", default="auto", parse=str, help="read files in the encoding NAME"
    )
    binary: Binary = select(
        BINARIES,
        default="auto",
        help="search binary files as if they were text\npass over binary files (default)\nsearch binary files",
    )
    unzip: bool = _turns("search-zip", short="-z", help="search what compressed files hold")
    globs: tuple[Glob, ...] = repeated(
        "-g", "--glob", metavar="GLOB", parse=Glob, help="search files that match GLOB, or with ! those that do not"
    )
    iglobs: tuple[object, ...] = _more(
        "--iglob", metavar="GLOB", parse=folded_glob, help="the same in any case", into="globs"
    )
    fold_globs: bool = _turns("glob-case-insensitive", help="pass over the case of letters in all globs")
    kinds: tuple[Kind, ...] = repeated(
        "-t", "--type", metavar="TYPE", parse=kind("only"), help="search only files of TYPE"
    )
    not_kinds: tuple[object, ...] = _more(
        "-T",
        "--type-not",
        metavar="TYPE",
        parse=kind("never"),
        help="search no files of TYPE",
        into="kinds",
    )
    added: tuple[object, ...] = _more(
        "--type-add",
        metavar="SPEC",
        parse=kind("add"),
        help="add a glob to a type: name:glob, or name:include:type,type",
        into="kinds",
    )
    cleared: tuple[object, ...] = _more(
        "--type-clear",
        metavar="TYPE",
        parse=kind("clear"),
        help="forget the globs of TYPE",
        into="kinds",
    )
    hidden: bool = _turns("hidden", short="-.", help="search hidden files and directories")
    follow: bool = _turns("follow", short="-L", help="follow symbolic links")
    one_mount: bool = _turns("one-file-system", help="stay on the mount of each path")
    max_depth: int = option(
        "--max-depth",
        "--maxdepth",
        metavar="NUM",
        default=ENDLESS,
        parse=number("max-depth"),
        help="go down NUM directories at most",
    )
    max_filesize: int = option(
        "--max-filesize",
        metavar="SIZE",
        default=ENDLESS,
        parse=size,
        help="pass over files larger than SIZE (K, M, G)",
    )
    unrestricted: tuple[bool, ...] = field(
        default=(),
        metadata={
            "option": Option(
                ("-u", "--unrestricted"), "once: --no-ignore; twice: --hidden, too; thrice: --binary, too", repeats=True
            )
        },
    )
    ignore: bool = _ignores("", "what ignore files say")
    ignore_dot: bool = _ignores("-dot", ".ignore and .rgignore")
    ignore_exclude: bool = _ignores("-exclude", ".git/info/exclude")
    ignore_files: bool = _ignores("-files", "the files of --ignore-file")
    ignore_global: bool = _ignores("-global", "the ignore file of the user")
    ignore_parent: bool = _ignores("-parent", "ignore files of directories above")
    ignore_vcs: bool = _ignores("-vcs", ".gitignore")
    ignore_sources: tuple[str, ...] = repeated(
        "--ignore-file", metavar="FILE", parse=str, help="pass over what the globs in FILE say"
    )
    fold_ignore: bool = _turns("ignore-file-case-insensitive", help="pass over the case of letters in ignore files")
    require_git: bool = select(
        {"--no-require-git": False, "--require-git": True},
        default=True,
        help="heed .gitignore outside of repositories, too\nheed it in repositories only (default)",
    )
    messages: bool = select(
        {"--no-messages": False, "--messages": True},
        default=True,
        help="do not say which files cannot be read\nsay which files cannot be read (default)",
    )
    ignore_messages: bool = select(
        {"--no-ignore-messages": False, "--ignore-messages": True},
        default=True,
        help="do not say what is wrong in ignore files\nsay what is wrong in ignore files (default)",
    )
    sorting: Order | None = option(
        "--sort",
        metavar="WHAT",
        default=None,
        parse=order("sort", reverse=False),
        help="sort files by path, modified, accessed, created or none",
    )
    reverse_order: object = _more(
        "--sortr",
        metavar="WHAT",
        parse=order("sortr", reverse=True),
        help="the same, the last ones first",
        into="sorting",
        repeats=False,
    )
    sort_files: bool = _turns("sort-files", help="as --sort path")
    preprocessor: str = option(
        "--pre", metavar="COMMAND", default="", parse=str, help="search what COMMAND prints of each file; refused"
    )
    no_pre: bool = field(
        default=False, metadata={"option": Option(("--no-pre",), "the opposite of --pre", bare="", into="preprocessor")}
    )
    pre_globs: tuple[str, ...] = repeated(
        "--pre-glob", metavar="GLOB", parse=str, help="which files --pre is for; no use here"
    )
    pcre_version: bool = flag("--pcre2-version", help="say whether Perl's regular expressions can be had")
    short_help: bool = flag("-h", help="display this help and exit")
    short_version: bool = flag("-V", help="output version information and exit")
    config: bool = _accepted("--no-config")
    threads: str = _accepted("-j", "--threads", metavar="NUM")
    mapping: bool = _accepted("--mmap", "--no-mmap")
    buffering: bool = _accepted("--line-buffered", "--no-line-buffered")
    block_buffering: bool = _accepted("--block-buffered", "--no-block-buffered")
    limits: str = _accepted("--dfa-size-limit", "--regex-size-limit", metavar="SIZE")
    debug: bool = _accepted("--debug", "--trace")
    perl_unicode: bool = _accepted("--no-pcre2-unicode", "--pcre2-unicode")
