"""stat: the command."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.ls.long import mode_text, strftime
from mirage.commands.ls.sizes import allocated
from mirage.commands.owners import group_name, owner, user_name
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, flag, option
from mirage.commands.stat.formats import Part, Value, filled, parts, unescaped
from mirage.commands.values import choice
from mirage.paths import NAME_MAX
from mirage.resources import Entry
from mirage.vfs.handle import Handle
from mirage.vfs.resolve import Location

BLOCK = 4096
_TYPES = {"file": 0o100000, "dir": 0o040000, "link": 0o120000, "other": 0o020000}
_WORDS = {"dir": "directory", "link": "symbolic link", "other": "character special file"}
_READABLE = "%Y-%m-%d %H:%M:%S.%N %z"

Cached = Literal["default", "never", "always"]
CACHED: dict[str, Cached] = {"default": "default", "never": "never", "always": "always"}


class Wanted(NamedTuple):
    """A format, whether there are escapes in it, and what follows each use of it."""

    text: str
    escapes: bool = False
    end: bytes = b""
    quotes: bool = False
    """Whether ``%N`` quotes names: only where a format says just that."""


USUAL = Wanted(
    "  File: %N\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\nDevice: %Hd,%Ld\tInode: %-10i  Links: %h\n"
    "Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\nAccess: %x\nModify: %y\nChange: %z\n Birth: %w\n"
)
TERSE = Wanted("%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o\n")
FILE_SYSTEM = Wanted(
    '  File: "%n"\n    ID: %-8i Namelen: %-7l Type: %T\nBlock size: %-10s Fundamental block size: %S\n'
    "Blocks: Total: %-10b Free: %-10f Available: %a\nInodes: Total: %-10c Free: %d\n"
)
TERSE_FILE_SYSTEM = Wanted("%n %i %l %t %s %S %b %f %a %c %d\n")


@dataclass(frozen=True, slots=True)
class Stat(Options):
    """The options of stat."""

    dereference: bool = flag("-L", "--dereference", help="follow links")
    file_system: bool = flag("-f", "--file-system", help="tell of the mount that holds a file, not of the file")
    cached: Cached = option(
        "--cached",
        metavar="MODE",
        default="default",
        parse=choice("--cached", CACHED),
        help="always, never or default: what is kept of a remote file is the mount's own matter",
    )
    format: Wanted | None = option(
        "-c",
        "--format",
        metavar="FORMAT",
        default=None,
        parse=lambda text: Wanted(text, end=b"\n", quotes="%N" in text),
        help="use FORMAT, and a newline after it",
    )
    printf: Wanted | None = option(
        "--printf",
        metavar="FORMAT",
        default=None,
        parse=lambda text: Wanted(text, escapes=True, quotes="%N" in text),
        help="use FORMAT with its backslash escapes, and no newline after it",
        into="format",
    )
    terse: bool = flag("-t", "--terse", help="print everything in one line")


NOTES = """\
Of files: %a %A permissions in octal and letters, %b %B blocks and their size,
%d %D %Hd %Ld the device, %f the raw mode, %F the kind, %g %G %u %U group and
user, %h links, %i inode, %m mount point, %n %N name and quoted name, %o best
size for reading, %s size, %r %R %t %T of device files, %w %x %y %z times of
birth, access, change of content and of state, and %W %X %Y %Z in seconds.
Of mounts: %a %b %c %d %f blocks and inodes, %i id, %l longest name, %n name,
%s %S block sizes, %t %T kind.
"""


def looked_at(options: Stat, paths: Sequence[str]) -> Iterable[Access]:
    """Every operand is looked at."""
    return [Access(Act.STAT, path) for path in paths if path != "-"]


@command("stat", "Show what is known of each FILE.", Stat, Operands("FILE", 1), touches=looked_at, notes=NOTES)
async def stat(ctx: Context, options: Stat, paths: Sequence[str]) -> int:
    """Show every operand."""
    wanted = options.format or _standard(options)
    shape = await _shape(ctx, wanted)
    for path in paths:
        try:
            place, entry = await _found(ctx, options, path)
        except OSError as error:
            what = "read file system information for" if options.file_system else "statx"
            await ctx.complain(f"cannot {what} {quoted_name(path)}: {reason(error)}")
            continue
        if options.file_system:
            look = _Mount(ctx, path, place).value
        else:
            look = _File(ctx, path, place, entry, quotes=wanted.quotes).value
            if any(not isinstance(part, bytes) and part.name == "C" for part in shape):
                await ctx.complain(f"failed to get security context of {quoted_name(path)}: No data available")
        await ctx.out.write(filled(shape, look))
        await ctx.breathe()
    return ctx.status


async def _shape(ctx: Context, wanted: Wanted) -> list[Part]:
    text = wanted.text
    if wanted.escapes:
        text, warnings = unescaped(text)
        for warning in warnings:
            await ctx.complain(warning, 0)
    return [*parts(text), wanted.end]


def _standard(options: Stat) -> Wanted:
    if options.file_system:
        return TERSE_FILE_SYSTEM if options.terse else FILE_SYSTEM
    return TERSE if options.terse else USUAL


async def _found(ctx: Context, options: Stat, path: str) -> tuple[Location, Entry]:
    fs = ctx.fs
    if path == "-" and not options.file_system:
        stdin = ctx.io.stdin
        entry = await stdin.stat() if isinstance(stdin, Handle) else Entry("-", "other", 0, mode=0o600)
        return fs.located("/"), entry
    follow = options.dereference or options.file_system
    return await fs.resolve(path, follow=follow), await fs.stat(path, follow=follow)


def _mount_number(ctx: Context, place: Location) -> int:
    """Mounts are numbered as they are sorted."""
    return next((at for at, mount in enumerate(ctx.fs.table, 1) if mount is place.mount), 0)


class _File:
    """The directives of one file."""

    def __init__(self, ctx: Context, path: str, place: Location, entry: Entry, *, quotes: bool) -> None:
        self._ctx = ctx
        self._quotes = quotes
        self._path = path
        self._place = place
        self._entry = entry

    def value(self, letter: str) -> Value | None:
        """What a directive stands for."""
        found = _FILE.get(letter)
        return None if found is None else found(self)

    def name(self) -> Value:
        """The name, and what it links to."""
        entry = self._entry
        target = entry.target if entry.kind == "link" else None
        names = [self._path] if target is None else [self._path, target]
        return Value("text", *map(quoted_name, names) if self._quotes else names)

    def blocks(self) -> Value:
        return Value("unsigned", (allocated(self._entry) or 0) // 512)

    def device(self) -> int:
        return _mount_number(self._ctx, self._place)

    def raw_mode(self) -> Value:
        return Value("hex", _TYPES[self._entry.kind] | (self._entry.mode or 0))

    def kind(self) -> Value:
        entry = self._entry
        word = _WORDS.get(entry.kind)
        return Value("text", word or ("regular empty file" if entry.size == 0 else "regular file"))

    def owner(self, *, group: bool, named: bool) -> Value:
        host, entry = self._ctx.host, self._entry
        if named:
            return Value("text", group_name(host, entry.gid) if group else user_name(host, entry.uid))
        return Value("unsigned", owner(host, entry)[group])

    def mode(self) -> Value:
        return Value("octal", self._entry.mode or 0)

    def letters(self) -> Value:
        return Value("text", mode_text(self._entry))

    def number(self, field: str) -> Value:
        value: int | None = getattr(self._entry, field)
        return Value("unsigned", (1 if field == "nlink" else 0) if value is None else value)

    def size(self) -> Value:
        return Value("signed", self._entry.size or 0)

    def mount_point(self) -> Value:
        return Value("text", self._place.mount.prefix)

    def plain_name(self) -> Value:
        return Value("text", self._path)

    def moment(self, field: str) -> Value:
        time: int | None = getattr(self._entry, field)
        return Value("text", "-" if time is None else strftime(_READABLE, time))

    def seconds(self, field: str) -> Value:
        time: int | None = getattr(self._entry, field)
        return Value("time", time or 0)


Directive: TypeAlias = Callable[[_File], Value]

_FILE: Mapping[str, Directive] = {
    "a": _File.mode,
    "A": _File.letters,
    "b": _File.blocks,
    "B": lambda file: Value("unsigned", 512),
    "C": lambda file: Value("text", "?"),
    "d": lambda file: Value("unsigned", file.device()),
    "D": lambda file: Value("hex", file.device()),
    "Hd": lambda file: Value("unsigned", 0),
    "Ld": lambda file: Value("unsigned", file.device()),
    "f": _File.raw_mode,
    "F": _File.kind,
    "g": lambda file: file.owner(group=True, named=False),
    "G": lambda file: file.owner(group=True, named=True),
    "u": lambda file: file.owner(group=False, named=False),
    "U": lambda file: file.owner(group=False, named=True),
    "h": lambda file: file.number("nlink"),
    "i": lambda file: file.number("inode"),
    "m": _File.mount_point,
    "n": _File.plain_name,
    "N": _File.name,
    "o": lambda file: Value("unsigned", BLOCK),
    "s": _File.size,
    "r": lambda file: Value("unsigned", 0),
    "R": lambda file: Value("hex", 0),
    "Hr": lambda file: Value("unsigned", 0),
    "Lr": lambda file: Value("unsigned", 0),
    "t": lambda file: Value("hex", 0),
    "T": lambda file: Value("hex", 0),
    "w": lambda file: Value("text", "-"),
    "W": lambda file: Value("time", 0),
    "x": lambda file: file.moment("atime"),
    "X": lambda file: file.seconds("atime"),
    "y": lambda file: file.moment("mtime"),
    "Y": lambda file: file.seconds("mtime"),
    "z": lambda file: file.moment("ctime"),
    "Z": lambda file: file.seconds("ctime"),
}


class _Mount:
    """The directives of one mount."""

    def __init__(self, ctx: Context, path: str, place: Location) -> None:
        self._values: dict[str, Value] = {
            **{letter: Value("unsigned", 0) for letter in "abcdf"},
            "i": Value("hex", _mount_number(ctx, place)),
            "l": Value("unsigned", NAME_MAX),
            "n": Value("text", path),
            "s": Value("unsigned", BLOCK),
            "S": Value("unsigned", BLOCK),
            "t": Value("hex", 0),
            "T": Value("text", place.mount.resource.kind or "none"),
        }

    def value(self, letter: str) -> Value | None:
        """What a directive stands for."""
        return self._values.get(letter)
