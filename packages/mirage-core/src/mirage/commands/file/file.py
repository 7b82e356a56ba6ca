"""file: the command."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.file.kinds import DIRECTORY, EMPTY, LOOKED_AT, Kind, kind_of
from mirage.commands.inputs import Input, ReadError
from mirage.commands.spec import Operands, Options, flag, option, select
from mirage.commands.width import of
from mirage.paths import encode
from mirage.resources import BLOCK

Form = Literal["words", "mime", "type", "encoding"]
FORMS: dict[str, Form] = {"-i": "mime", "--mime": "mime", "--mime-type": "type", "--mime-encoding": "encoding"}
FOLLOW = {"-h": False, "--no-dereference": False, "-L": True, "--dereference": True}


@dataclass(frozen=True, slots=True)
class File(Options):
    """The options of file."""

    brief: bool = flag("-b", "--brief", help="do not print names before kinds")
    separator: str = option(
        "-F", "--separator", metavar="STRING", default=":", parse=str, help="use STRING instead of ':' behind names"
    )
    follow: bool = select(
        FOLLOW, default=False, help="do not follow symbolic links (the default)\nfollow symbolic links"
    )
    form: Form = select(
        FORMS,
        default="words",
        help="print media types and charsets\nprint only media types\nprint only charsets",
    )
    unpadded: bool = flag("-N", "--no-pad", help="do not line up kinds")
    special: bool = flag("-s", "--special-files", help="(ignored)")
    zero: bool = flag("-0", "--print0", help="end names with NUL")


NOTES = """\
Known are empty files, directories, links, texts by their encoding and the ends
of their lines, shell, Python and Perl scripts, XML, HTML, JSON, PDF, PNG, GIF,
JPEG, gzip, bzip2, xz, zstd, zip, 7-zip, ELF and SQLite; all else is data.
"""


@command(
    "file",
    "Tell of what kind each FILE is.",
    File,
    Operands("FILE", 1),
    touches=reads,
    notes=NOTES,
)
async def file(ctx: Context, options: File, paths: Sequence[str]) -> int:
    """Print a line for every operand."""
    names = ["/dev/stdin" if path == "-" else path for path in paths]
    columns = max(map(_width, names))
    for path, name in zip(paths, names, strict=True):
        text = await _described(ctx, options, path)
        if not options.brief:
            padding = "" if options.unpadded else " " * (columns - _width(name))
            text = f"{name}{chr(0) * options.zero}{options.separator}{padding} {text}"
        await ctx.out.write(encode(text + "\n"))
        await ctx.breathe()
    return 0


async def _described(ctx: Context, options: File, path: str) -> str:
    try:
        kind = await _kind(ctx, options, path)
    except ReadError as failed:
        return f"ERROR: cannot read `{path}' ({reason(failed.error)})"
    except OSError as error:
        return f"cannot open `{path}' ({reason(error)})"
    if options.form == "words":
        return kind.words
    if options.form == "mime":
        return f"{kind.mime}; charset={kind.charset}" if kind.charset else kind.mime
    return kind.mime if options.form == "type" else kind.charset or "binary"


async def _kind(ctx: Context, options: File, path: str) -> Kind:
    if path != "-":
        entry = await ctx.fs.stat(path, follow=options.follow)
        if entry.kind == "dir":
            return DIRECTORY
        if entry.kind == "link":
            if await ctx.fs.exists(path):
                return Kind(f"symbolic link to {entry.target}", "inode/symlink")
            return Kind(f"broken symbolic link to {entry.target}", "inode/symlink", "")
        if entry.kind == "other":
            return Kind("character special", "inode/chardevice")
        if entry.size == 0:
            return EMPTY
    async with await Input.open(ctx, path) as source:
        pieces: list[bytes] = []
        left = LOOKED_AT
        while left > 0 and (data := await source.read(min(BLOCK, left))):
            pieces.append(data)
            left -= len(data)
            await ctx.breathe()
    return kind_of(b"".join(pieces))


def _width(name: str) -> int:
    return sum(map(of, name))
