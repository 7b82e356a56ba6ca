"""Where operands go: into a directory, each by its name, or the one that there is to the name it is to have."""

import errno
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.copying.backups import Backups
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Options, Usage, flag, option, repeated
from mirage.errors import failure
from mirage.paths import name_of

if TYPE_CHECKING:
    from mirage.resources import Entry


class Placed(Protocol):
    """What options say where things go, and what becomes of what is there; install has fewer of them."""

    @property
    def backup(self) -> str | None: ...
    @property
    def simple_backup(self) -> bool: ...
    @property
    def suffix(self) -> str | None: ...
    @property
    def directories(self) -> tuple[str, ...]: ...
    @property
    def plain(self) -> bool: ...


def backs_up(options: Placed) -> bool:
    """Whether what is replaced is to be kept."""
    return options.backup is not None or options.simple_backup or options.suffix is not None


@dataclass(frozen=True, slots=True)
class Placing(Options):
    """The options of cp and mv that say where things go, and what becomes of what is there."""

    backup: str | None = option(
        "--backup",
        metavar="CONTROL",
        default=None,
        parse=str,
        help="make a backup of each existing destination file",
        argument="optional",
        bare="",
    )
    simple_backup: bool = flag("-b", help="like --backup but does not accept an argument")
    strip: bool = flag("--strip-trailing-slashes", help="remove any trailing slashes from each SOURCE argument")
    suffix: str | None = option(
        "-S", "--suffix", metavar="SUFFIX", default=None, parse=str, help="override the usual backup suffix"
    )
    directories: tuple[str, ...] = repeated(
        "-t",
        "--target-directory",
        metavar="DIRECTORY",
        parse=str,
        help="all SOURCE arguments go into DIRECTORY",
    )
    plain: bool = flag("-T", "--no-target-directory", help="treat DEST as a normal file")
    update: bool = flag(
        "-u",
        "--update",
        help="only when the SOURCE file is newer than the destination file or when the destination file is missing",
    )
    verbose: bool = flag("-v", "--verbose", help="explain what is being done")

    def backups(self, ctx: Context, *, never_replaces: bool) -> Backups | None:
        """How backups are made; None where none are.

        :raises Usage: they are wanted by no known word, or where nothing is replaced.
        """
        if not backs_up(self):
            return None
        if never_replaces:
            raise Usage("options --backup and --no-clobber are mutually exclusive")
        return Backups.wanted(self.backup or "", self.suffix, ctx.session.environment())


@dataclass(frozen=True, slots=True)
class Destination:
    """What the operands are, once it is known whether the last one is a directory."""

    sources: Sequence[str]
    directory: str | None
    """Where they all go into; None: there is one, and it gets another name."""
    target: str = ""

    def pairs(self, *, above: str = "..") -> Iterator[tuple[str, str]]:
        """Each source with its target; ``above`` is what ``..`` is called there."""
        if self.directory is None:
            yield self.sources[0], self.target
            return
        for source in self.sources:
            name = own_name(source)
            yield source, inside(self.directory, above if name == ".." else name)


async def destination(ctx: Context, options: Placed, operands: Sequence[str], *, strip: bool = False) -> Destination:
    """Tell sources from where they go.

    :raises Usage: that cannot be.
    """
    if len(options.directories) > 1:
        raise Usage("multiple target directories specified", hint=False)
    _expect_enough(operands, options)
    if options.plain:
        if options.directories:
            raise Usage("cannot combine --target-directory (-t) and --no-target-directory (-T)", hint=False)
        if len(operands) > 2:
            raise Usage(f"extra operand {quoted_name(operands[2])}")
        return Destination(operands[:1], None, operands[1])
    directory = options.directories[0] if options.directories else operands[-1]
    trouble = await _no_directory(ctx, directory)
    if options.directories:
        if trouble is not None:
            raise Usage(f"target directory {quoted_name(directory)}: {reason(trouble)}", hint=False)
        return Destination(_stripped(operands, strip), directory)
    if trouble is None:
        return Destination(_stripped(operands[:-1], strip), directory)
    if len(operands) > 2:
        raise Usage(f"target {quoted_name(directory)}: {reason(trouble)}", hint=False)
    return Destination(operands[:1], None, directory)


def replaced(options: Placed, operands: Sequence[str], acts: Sequence[Act], *, whole: bool) -> Iterator[Access]:
    """What may happen where things go; of ``acts`` only the first one is what they are sent there for.

    ``whole``: below the directory they keep their whole paths.
    """
    certain = len(operands) != 2 or options.plain or bool(options.directories)
    for path in _reached(options, operands, whole=whole):
        yield Access(Act.STAT, path, subtree=True)
        yield Access(acts[0], path, certain=certain)
        for act in acts:
            yield Access(act, path, subtree=True, certain=False)
        if backs_up(options):
            parent = path.rpartition("/")[0] or ("/" if path.startswith("/") else ".")
            for act in (Act.STAT, Act.LIST, Act.RENAME):
                yield Access(act, parent, subtree=True, certain=False)


def _reached(options: Placed, operands: Sequence[str], *, whole: bool) -> Sequence[str]:
    """The paths that operands may come to, as far as that is known without looking."""
    directory = options.directories[-1] if options.directories else operands[-1]
    sources = operands if options.directories else operands[:-1]
    if options.plain and not options.directories:
        return [directory]
    targets = [inside(directory, stripped(source) if whole else own_name(source)) for source in sources]
    return [directory, *targets]


def inside(directory: str, path: str) -> str:
    """``path`` below a directory, also where it is absolute."""
    base = directory.rstrip("/")
    if path.startswith("/"):
        return base + path if base or not directory else f"/.{path}"
    return f"{base}/{path}" if directory else path


def own_name(path: str) -> str:
    """What a source is called in a directory that it goes into."""
    return name_of(path.rstrip("/"))


def _stripped(sources: Sequence[str], strip: bool) -> Sequence[str]:
    return [stripped(source) for source in sources] if strip else sources


def stripped(path: str) -> str:
    """``path`` without the slashes at its end."""
    return path.rstrip("/") or path[:1]


def _expect_enough(operands: Sequence[str], options: Placed) -> None:
    if len(operands) == 1 and not options.directories:
        raise Usage(f"missing destination file operand after {quoted_name(operands[0])}")


async def _no_directory(ctx: Context, path: str) -> OSError | None:
    """Why a path is no directory; None where it is one."""
    try:
        entry: Entry = await ctx.fs.stat(path)
    except OSError as error:
        return error
    return None if entry.kind == "dir" else failure(errno.ENOTDIR, path)
