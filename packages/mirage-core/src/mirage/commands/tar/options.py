"""The options of tar, in the order in which they were given where that matters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from mirage.commands.modes import Change
from mirage.commands.modes import parse as changes_of
from mirage.commands.options import takes_next
from mirage.commands.spec import Options, Usage, flag, mark, option, repeated, select
from mirage.commands.tar.member import Format
from mirage.commands.tar.names import transforms

What: TypeAlias = Literal[
    "name", "directory", "from", "exclude", "exclude from", "null", "recursion", "wildcards", "anchored", "ignore case"
]

PROGRAMS = {"gzip": "gzip", "gunzip": "gzip", "bzip2": "bzip2", "bunzip2": "bzip2", "xz": "xz", "unxz": "xz"}
SUFFIXES = {
    **dict.fromkeys((".gz", ".tgz", ".taz"), "gzip"),
    **dict.fromkeys((".bz2", ".tbz", ".tbz2", ".tz2"), "bzip2"),
    **dict.fromkeys((".xz", ".txz"), "xz"),
    **dict.fromkeys((".lzma", ".tlz"), "lzma"),
    **dict.fromkeys((".zst", ".tzst"), "zstd"),
}
_FORMATS: dict[str, Format] = {"gnu": "gnu", "oldgnu": "gnu", "ustar": "ustar", "pax": "pax", "posix": "pax"}
_TRY = "Try 'tar --help' or 'tar --usage' for more information."


def wrong(words: str) -> Usage:
    """A call that makes no sense."""
    return Usage(f"{words}\n{_TRY}", hint=False, status=2)


class Item(NamedTuple):
    """Something of a call whose place counts."""

    what: What
    value: str = ""
    on: bool = True


class Owner(NamedTuple):
    """A name and a number; None leaves either as it is."""

    name: str
    number: int | None

    @classmethod
    def parse(cls, text: str) -> "Owner":
        """``NAME``, ``NAME:NUMBER``, ``NUMBER`` or ``+NUMBER``."""
        name, colon, digits = text.partition(":")
        if not colon:
            digits = text.removeprefix("+")
            return cls("", int(digits)) if _is_number(digits) else cls(name, None)
        if not _is_number(digits.removeprefix("+")):
            raise Usage(f"Invalid owner or group ID: {text}", hint=False, status=2)
        return cls(name, int(digits.removeprefix("+")))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _item(what: What, *, on: bool = True) -> Callable[[str], Item]:
    return lambda text: Item(what, text, on)


def _format(text: str) -> Format:
    if text not in _FORMATS:
        raise Usage(f"Invalid archive format: {text}" if text != "v7" else "v7 archives are not made here", status=2)
    return _FORMATS[text]


def _mode(text: str) -> tuple[Change, ...]:
    changes = changes_of(text)
    if changes is None:
        raise Usage("Invalid mode given on option", hint=False, status=2)
    return changes


def _count(text: str) -> int:
    if not _is_number(text):
        raise Usage(f"{text}: Invalid number of elements", hint=False, status=2)
    return int(text)


def _blocks(text: str) -> int:
    if not _is_number(text) or not 0 < int(text) <= 4096:
        raise Usage("Invalid blocking factor", hint=False, status=2)
    return int(text)


def _program(text: str) -> str:
    words = text.split()
    if not words or words[0] not in PROGRAMS or any(not word.startswith("-") for word in words[1:]):
        raise Usage(f"{text}: no such program for archives here; gzip, bzip2 and xz are", hint=False, status=2)
    return PROGRAMS[words[0]]


def _sort(text: str) -> str:
    if text not in ("none", "name", "inode"):
        raise Usage(f"invalid argument '{text}' for '--sort'", hint=False, status=2)
    return text


Old: TypeAlias = Literal["default", "keep", "skip", "newer", "overwrite", "unlink"]
_OLD: dict[str, Old] = {
    **{"-k": "keep", "--keep-old-files": "keep", "--skip-old-files": "skip", "--keep-newer-files": "newer"},
    **{"--overwrite": "overwrite", "-U": "unlink", "--unlink-first": "unlink"},
}
_PERMISSIONS = {
    **dict.fromkeys(("-p", "--preserve-permissions", "--same-permissions"), True),
    "--no-same-permissions": False,
}
_OLD_HELP = """\
do not replace files, and fail where they are there
do not replace files
do not replace files that are newer
write into files that are there
remove files before they are made anew"""
_COMPRESSION_HELP = """\
gzip
bzip2
xz
lzma
what the name of the archive says
not what the name of the archive says
(not done here)
(not done here)
(not done here)
(not done here)"""
_COMPRESSION = {
    **{"-z": "gzip", "--gzip": "gzip", "--gunzip": "gzip", "--ungzip": "gzip", "-j": "bzip2", "--bzip2": "bzip2"},
    **{"-J": "xz", "--xz": "xz", "--lzma": "lzma", "-a": "auto", "--auto-compress": "auto"},
    **{
        "--no-auto-compress": "",
        "--zstd": "zstd",
        "-Z": "compress",
        "--compress": "compress",
        "--uncompress": "compress",
    },
    **{"--lzip": "lzip", "--lzop": "lzop"},
}


@dataclass(frozen=True, slots=True)
class Tar(Options):
    """The options of tar."""

    modes: tuple[str, ...] = ()
    """What is to be done; one of them may be given."""
    items: tuple[Item, ...] = ()
    """Names, and what counts for those that follow."""
    create: Any = mark("-c", "--create", help="make an archive", into="modes", value="c")
    extract: Any = mark("-x", "--extract", "--get", help="extract files", into="modes", value="x")
    list: Any = mark("-t", "--list", help="list members", into="modes", value="t")
    append: Any = mark("-r", "--append", help="add files at the end", into="modes", value="r")
    update: Any = mark("-u", "--update", help="add files that are newer", into="modes", value="u")
    diff: Any = mark("-d", "--diff", "--compare", help="(not done here)", into="modes", value="d")
    catenate: Any = mark("-A", "--catenate", "--concatenate", help="(not done here)", into="modes", value="A")
    delete: Any = mark("--delete", help="(not done here)", into="modes", value="D")
    file: str = option("-f", "--file", metavar="ARCHIVE", default="-", parse=str, help="the archive; - is a stream")
    directory: Any = repeated(
        "-C", "--directory", metavar="DIR", parse=_item("directory"), into="items", help="names that follow are in DIR"
    )
    add_file: Any = repeated(
        "--add-file", metavar="FILE", parse=_item("name"), into="items", help="add FILE, whatever it begins with"
    )
    files_from: Any = repeated(
        "-T", "--files-from", metavar="FILE", parse=_item("from"), into="items", help="names are in FILE"
    )
    exclude: Any = repeated(
        "--exclude", metavar="PATTERN", parse=_item("exclude"), into="items", help="leave out what matches PATTERN"
    )
    exclude_from: Any = repeated(
        "-X",
        "--exclude-from",
        metavar="FILE",
        parse=_item("exclude from"),
        into="items",
        help="leave out what matches patterns in FILE",
    )
    exclude_vcs: bool = flag("--exclude-vcs", help="leave out what version control systems keep")
    exclude_backups: bool = flag("--exclude-backups", help="leave out what editors leave")
    null: Any = mark("--null", help="names in files end with NUL", into="items", value=Item("null"))
    no_null: Any = mark("--no-null", help="names in files end with lines", into="items", value=Item("null", on=False))
    recursion: Any = mark("--recursion", help="enter directories", into="items", value=Item("recursion"))
    no_recursion: Any = mark(
        "--no-recursion", help="do not enter directories", into="items", value=Item("recursion", on=False)
    )
    wildcards: Any = mark("--wildcards", help="names are patterns", into="items", value=Item("wildcards"))
    no_wildcards: Any = mark(
        "--no-wildcards", help="names are no patterns", into="items", value=Item("wildcards", on=False)
    )
    anchored: Any = mark("--anchored", help="patterns match from the start", into="items", value=Item("anchored"))
    no_anchored: Any = mark(
        "--no-anchored", help="patterns match after any slash", into="items", value=Item("anchored", on=False)
    )
    ignore_case: Any = mark("--ignore-case", help="case does not count", into="items", value=Item("ignore case"))
    no_ignore_case: Any = mark(
        "--no-ignore-case", help="case counts", into="items", value=Item("ignore case", on=False)
    )
    match_slash: bool = flag("--wildcards-match-slash", help="(ignored: they do)")
    compression: str = select(_COMPRESSION, default="none", help=_COMPRESSION_HELP)
    program: str = option(
        "-I", "--use-compress-program", metavar="PROG", default="", parse=_program, help="gzip, bzip2 or xz"
    )
    verbose: Any = mark("-v", "--verbose", help="list what is worked on", into="verbosity", value=True)
    verbosity: tuple[bool, ...] = ()
    transform: Any = repeated(
        "--transform", "--xform", metavar="EXPRESSION", parse=transforms, help="change names as sed's s does"
    )
    strip_components: int = option(
        "--strip-components", metavar="NUMBER", default=0, parse=_count, help="take NUMBER components off names"
    )
    show_transformed: bool = flag(
        "--show-transformed-names", "--show-stored-names", help="list names as they are changed"
    )
    old: Old = select(_OLD, default="default", help=_OLD_HELP)
    stdout: bool = flag("-O", "--to-stdout", help="extract to standard output")
    permissions: bool | None = select(_PERMISSIONS, default=None, help="keep all permission bits\nheed the umask")
    no_time: bool = flag("-m", "--touch", help="do not restore times")
    same_owner: bool = flag("--same-owner", help="(ignored)")
    no_same_owner: bool = flag("--no-same-owner", "-o", help="(ignored: files are yours)")
    numeric_owner: bool = flag("--numeric-owner", help="numbers, not names, of owners")
    owner: Owner | None = option(
        "--owner", metavar="NAME[:UID]", default=None, parse=Owner.parse, help="whose the members are"
    )
    group: Owner | None = option(
        "--group", metavar="NAME[:GID]", default=None, parse=Owner.parse, help="the group of the members"
    )
    mode: tuple[Change, ...] | None = option(
        "--mode", metavar="CHANGES", default=None, parse=_mode, help="the permission bits of the members"
    )
    mtime: str | None = option("--mtime", metavar="DATE", default=None, parse=str, help="the time of the members")
    newer: str | None = option(
        "-N",
        "--newer",
        "--after-date",
        metavar="DATE",
        default=None,
        parse=str,
        help="only newer files",
    )
    newer_mtime: str | None = option(
        "--newer-mtime", metavar="DATE", default=None, parse=str, help="only files whose bytes are newer"
    )
    sort: str = option("--sort", metavar="ORDER", default="none", parse=_sort, help="the order: none or name")
    form: Format = option(
        "-H", "--format", metavar="FORMAT", default="gnu", parse=_format, help="the format: gnu, ustar or pax"
    )
    posix: bool = flag("--posix", help="the same as --format=pax")
    dereference: bool = flag("-h", "--dereference", help="archive what links lead to")
    hard_dereference: bool = flag("--hard-dereference", help="archive every name of a file as a file")
    absolute: bool = flag("-P", "--absolute-names", help="names may lead anywhere")
    one_top_level: str | None = option(
        "--one-top-level",
        metavar="DIR",
        default=None,
        parse=str,
        argument="optional",
        bare="",
        help="extract into DIR, or a directory named as the archive",
    )
    remove_files: bool = flag("--remove-files", help="remove files once they are in the archive")
    ignore_failed_read: bool = flag("--ignore-failed-read", help="what cannot be read is no failure")
    ignore_zeros: bool = flag("-i", "--ignore-zeros", help="blocks of zeros do not end the archive")
    full_time: bool = flag("--full-time", help="list seconds as well")
    blocks: int = option("-b", "--blocking-factor", metavar="N", default=20, parse=_blocks, help="N blocks a record")
    utc: bool = flag("--utc", help="(ignored: times are)")
    sparse: bool = flag("-S", "--sparse", help="(ignored)")
    reblocks: bool = flag("-B", "--read-full-records", help="(ignored)")
    force_local: bool = flag("--force-local", help="(ignored)")
    ordered: bool = flag("-s", "--preserve-order", "--same-order", help="(ignored)")
    one_file_system: bool = flag("--one-file-system", help="stay in the mount of each name")
    overwrites_dir: bool = flag("--overwrite-dir", "--no-overwrite-dir", help="(ignored)")
    attributes: bool = flag("--no-acls", "--no-selinux", "--no-xattrs", help="(ignored)")
    warning: str = option("--warning", metavar="KEYWORD", default="", parse=str, help="(ignored)")


def rewritten(words: list[str]) -> list[str]:
    """The words of a call with the letters of an old one as options, and its names as an option as well."""
    words = _old_style(words)
    result: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word == "--":
            result += [f"--add-file={name}" for name in words[at:]]
            break
        if word[:1] != "-" or word == "-":
            result.append(f"--add-file={word}")
            continue
        result.append(word)
        if takes_next(Tar, word) and at < len(words):
            result.append(words[at])
            at += 1
    return result


def _old_style(words: list[str]) -> list[str]:
    """``tar czf ARCHIVE``: letters without a dash, and then the arguments of those that take one."""
    if not words or words[0][:1] in ("-", ""):
        return words
    letters, rest = words[0], words[1:]
    result: list[str] = []
    for letter in letters:
        if takes_next(Tar, f"-{letter}"):
            if not rest:
                raise wrong(f"Old option '{letter}' requires an argument.")
            result += [f"-{letter}", rest.pop(0)]
        else:
            result.append(f"-{letter}")
    return result + rest
