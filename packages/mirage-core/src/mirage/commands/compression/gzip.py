"""gzip, gunzip and zcat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.declare import command
from mirage.commands.spec import Options, Unwritten, Usage, flag, option, select

if TYPE_CHECKING:
    from mirage.commands.context import Context

LEVELS = {f"-{level}": level for level in range(1, 10)} | {"--fast": 1, "--best": 9}
_EFFORTS = (f"compress with effort {level} of 9" for level in range(2, 9))
_LEVEL_HELP = "\n".join(("compress faster", *_EFFORTS, "compress better"))
_UNWRITTEN = Unwritten("\n{name}: stdout: {reason}")


@dataclass(frozen=True, slots=True)
class Gzip(Options):
    """The options of gzip."""

    ascii: bool = flag("-a", "--ascii", help="(ignored)")
    stdout: bool = flag("-c", "--stdout", "--to-stdout", help="write to standard output, keep the files")
    decompress: bool = flag("-d", "--decompress", "--uncompress", help="decompress")
    force: bool = flag("-f", "--force", help="replace files that are there, and compress links")
    helps: bool = flag("-h", help="the same as --help")
    keep: bool = flag("-k", "--keep", help="keep the files")
    list: bool = flag("-l", "--list", help="list what compressed files hold")
    license: bool = flag("-L", "--license", help="display the license")
    no_name: bool = flag("-n", "--no-name", help="do not save or restore the name and the time")
    name: bool = flag("-N", "--name", help="save or restore the name and the time")
    quiet: bool = flag("-q", "--quiet", "--silent", help="say nothing of what is only worth a warning")
    recursive: bool = flag("-r", "--recursive", help="work on all files below directories")
    rsyncable: bool = flag("--rsyncable", help="(ignored)")
    suffix: str = option(
        "-S", "--suffix", metavar="SUF", default=".gz", parse=str, help="the suffix of compressed files"
    )
    synchronous: bool = flag("--synchronous", help="(ignored)")
    test: bool = flag("-t", "--test", help="test whether compressed files are whole")
    verbose: bool = flag("-v", "--verbose", help="say what is done")
    asks_version: bool = flag("-V", help="the same as --version")
    bits: str = option("-b", "--bits", metavar="BITS", default="", parse=str, help="(ignored)")
    level: int = select(LEVELS, default=6, help=_LEVEL_HELP)


def replaced(options: Gzip, files: Sequence[str]) -> Iterable[Access]:
    """Files are read, and the others made in their place."""
    only_read = options.stdout or options.test or options.list
    for path in files:
        if path == "-":
            continue
        yield Access(Act.READ, path, subtree=options.recursive)
        if not only_read:
            yield Access(Act.WRITE, path + options.suffix, subtree=options.recursive, certain=False)
            if not options.keep:
                yield Access(Act.DELETE, path, subtree=options.recursive, certain=False)


def _stray(letter: str) -> Usage | None:
    return Usage("-Z not supported in this version") if letter == "Z" else None


async def _run(ctx: "Context", options: Gzip, files: Sequence[str], *, unpack: bool, out: bool) -> int:
    from mirage.commands.compression.gzipping import Abort, Job, Way
    from mirage.commands.options import Asked

    # The others are this one under another name.
    ctx.name = "gzip"
    if options.helps:
        raise Asked("help")
    if options.asks_version or options.license:
        raise Asked("version")
    if not options.suffix:
        raise Usage("invalid suffix ''", hint=False)
    expands = unpack or options.decompress or options.test or options.list
    named = options.name if expands else not options.no_name
    job = Job(ctx, Way(options, expands=expands, streams=out or options.stdout, named=named))
    try:
        for path in files or ["-"]:
            await job.treat(path)
            await ctx.breathe()
        if options.list and len(files) > 1 and not options.quiet:
            await job.total()
    except Abort:
        await ctx.pass_on()
        return 1
    return job.status


@command(
    "gzip",
    "Compress FILEs, each into one that takes its place.",
    Gzip,
    touches=replaced,
    stray=_stray,
    unwritten=_UNWRITTEN,
)
async def gzip(ctx: "Context", options: Gzip, files: Sequence[str]) -> int:
    """Compress, or whatever the options say."""
    return await _run(ctx, options, files, unpack=False, out=False)


@command(
    "gunzip",
    "Decompress FILEs, each into one that takes its place.",
    Gzip,
    touches=replaced,
    stray=_stray,
    unwritten=_UNWRITTEN,
)
async def gunzip(ctx: "Context", options: Gzip, files: Sequence[str]) -> int:
    """Decompress."""
    return await _run(ctx, options, files, unpack=True, out=False)


@command("zcat", "Decompress FILEs to standard output.", Gzip, touches=replaced, stray=_stray, unwritten=_UNWRITTEN)
async def zcat(ctx: "Context", options: Gzip, files: Sequence[str]) -> int:
    """Decompress to standard output."""
    return await _run(ctx, options, files, unpack=True, out=True)
