"""bzip2, bunzip2 and bzcat."""

from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.spec import Options, Unwritten, Usage, flag, select
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.compression.formats import Bzip2 as Expansion
    from mirage.commands.inputs import Input
    from mirage.resources import Entry

SUFFIXES = {".bz2": "", ".bz": "", ".tbz2": ".tar", ".tbz": ".tar"}
_NARROWEST = len("(stdin)")
_LEVELS = {f"-{level}": level for level in range(1, 10)} | {"--fast": 1, "--best": 9}
_LEVEL_HELP = "\n".join(f"work on blocks of {level}00 kB" for level in range(1, 10))
_UNWRITTEN = Unwritten("\n{name}: I/O or other error, bailing out.  Possible reason follows.\n{name}: {reason}")
_RECOVER = """
You can use the `bzip2recover' program to attempt to recover
data from undamaged sections of corrupted files.

"""
_BROKEN = """
It is possible that the compressed file(s) have become corrupted.
You can use the -tvv option to test integrity of such files.
"""
_SMALL = 2
"""The largest level where memory is to be saved."""
_SHORT = "file ends unexpectedly"


@dataclass(frozen=True, slots=True)
class Bzip2(Options):
    """The options of bzip2."""

    helps: bool = flag("-h", help="the same as --help")
    decompress: str = select(
        {"-d": "d", "--decompress": "d", "-z": "z", "--compress": "z", "-t": "t", "--test": "t"},
        default="",
        help="decompress\ncompress, whatever the name of the command\ntest whether compressed files are whole",
    )
    keep: bool = flag("-k", "--keep", help="keep the files")
    force: bool = flag("-f", "--force", help="replace files that are there")
    stdout: bool = flag("-c", "--stdout", help="write to standard output, keep the files")
    quiet: bool = flag("-q", "--quiet", help="say nothing that is not an error")
    verbose: bool = flag("-v", "--verbose", help="say what is done")
    license: bool = flag("-L", "--license", help="display the version")
    asks_version: bool = flag("-V", help="display the version")
    small: bool = flag("-s", "--small", help="work on blocks of 200 kB at most")
    repetitive_fast: bool = flag("--repetitive-fast", help="(ignored)")
    repetitive_best: bool = flag("--repetitive-best", help="(ignored)")
    level: int = select(_LEVELS, default=9, help=_LEVEL_HELP)


def replaced(options: Bzip2, files: Sequence[str]) -> Iterable[Access]:
    """Files are read, and the others made in their place."""
    for path in files:
        if path == "-":
            continue
        yield Access(Act.READ, path)
        if not options.stdout and options.decompress != "t":
            yield Access(Act.WRITE, path + ".bz2", certain=False)
            yield Access(Act.DELETE, path, certain=False)


def _stray(letter: str) -> Usage | None:
    return Usage(f"Bad flag `-{letter}'")


class _Operand(NamedTuple):
    path: str
    shown: str
    target: str
    entry: "Entry | None"


class _Ended(Exception):
    """Nothing more is done."""


class _Job:
    """One call."""

    __slots__ = ("_broken", "_count", "_ctx", "_left", "_mode", "_options", "_streams", "_width", "status")

    def __init__(self, ctx: Context, options: Bzip2, mode: str, *, streams: bool, files: Sequence[str]) -> None:
        self._ctx = ctx
        self._options = options
        self._mode = mode
        self._streams = streams or mode == "t"
        self._width = max(_NARROWEST, *(len(encode(path)) for path in files or [""]))
        self._count = len(files)
        self._left = len(files)
        self._broken = False
        self.status = 0

    async def treat(self, path: str) -> None:
        """Work on an operand."""
        self._left -= 1
        operand = _Operand("-", "(stdin)", "(stdout)", None) if path == "-" else await self._found(path)
        if operand is None:
            return
        from mirage.commands.inputs import Input, ReadError

        try:
            file = await Input.open(self._ctx, path)
        except OSError as error:
            await self._fail(f"Can't open input file {path}: {reason(error)}.")
            return
        async with file:
            try:
                await (self._pack(operand, file) if self._mode == "z" else self._expand(operand, file))
            except ReadError as failed:
                await self._fail(f"I/O or other error, bailing out.  Possible reason follows.\n{failed}")
                raise _Ended from None

    async def end(self) -> None:
        """What is said after a test that failed."""
        if self._broken:
            await self._say(_RECOVER)

    async def _found(self, path: str) -> _Operand | None:
        ctx, options = self._ctx, self._options
        in_place = not self._streams
        target, guessed = self._target(path)
        try:
            entry = await ctx.fs.stat(path)
            if self._mode == "z" and guessed:
                await self._fail(f"Input file {path} already has {guessed} suffix.")
                return None
            if entry.kind == "dir":
                await self._fail(f"Input file {path} is a directory.")
                return None
            itself = await ctx.fs.stat(path, follow=False)
        except OSError as error:
            file = "" if self._mode == "t" else "file "
            await self._fail(f"Can't open input {file}{path}: {reason(error)}.")
            return None
        if not in_place:
            return _Operand(path, path, "(stdout)", entry)
        if itself.kind != "file" and not options.force:
            await self._fail(f"Input file {path} is not a normal file.")
            return None
        if self._mode == "d" and not guessed and not options.quiet:
            await self._note(f"Can't guess original name for {path} -- using {target}")
        return _Operand(path, path, target, entry) if await self._free(path, target, itself) else None

    async def _free(self, path: str, target: str, entry: "Entry") -> bool:
        """Whether the target may be made of the file."""
        from mirage.commands.compression.replacing import is_there

        try:
            if await is_there(self._ctx, target):
                if not self._options.force:
                    await self._fail(f"Output file {target} already exists.")
                    return False
                await self._ctx.fs.unlink(target)
        except OSError as error:
            await self._fail(f"Can't create output file {target}: {reason(error)}.")
            return False
        others = (entry.nlink or 1) - 1
        if others > 0 and not self._options.force:
            await self._fail(f"Input file {path} has {others} other link{'s' if others > 1 else ''}.")
            return False
        return True

    def _target(self, path: str) -> tuple[str, str]:
        """What is made of ``path``, and the suffix that it has."""
        for suffix, instead in SUFFIXES.items():
            if path.endswith(suffix):
                return (path + ".bz2" if self._mode == "z" else path[: -len(suffix)] + instead), suffix
        return path + (".bz2" if self._mode == "z" else ".out"), ""

    async def _pack(self, operand: _Operand, file: "Input") -> None:
        from mirage.commands.compression.packing import bzipping
        from mirage.commands.compression.replacing import packed

        packing = bzipping(self._ctx, min(self._options.level, _SMALL) if self._options.small else self._options.level)
        await self._name(operand)
        async with aclosing(packed(file, packing)) as chunks:
            await self._stored(operand, chunks)
        if not self._options.verbose:
            return
        came, went = packing.came, packing.went
        if not came:
            await self._say(" no data compressed.\n")
            return
        words = f"{came / went:6.3f}:1, {went * 8 / came:6.3f} bits/byte, {100 * (1 - went / came):5.2f}% saved"
        await self._say(f"{words}, {came} in, {went} out.\n")

    async def _expand(self, operand: _Operand, file: "Input") -> None:
        from mirage.commands.compression.expanding import Corrupt, Feed, Refused
        from mirage.commands.compression.formats import Bzip2 as Expansion
        from mirage.commands.compression.formats import NotPacked

        await self._name(operand)
        with Expansion(self._ctx, Feed(file.read)) as expansion:
            try:
                await self._expanded(operand, expansion)
            except NotPacked as fault:
                await self._not_packed(operand, fault)
            except Corrupt as fault:
                await self._corrupt(operand, str(fault))
            except Refused as refusal:
                self.status = 2
                await self._say(f"{self._ctx.name}: {operand.shown}: {refusal}\n")

    async def _expanded(self, operand: _Operand, expansion: "Expansion") -> None:
        from mirage.commands.compression.replacing import expanded

        async with aclosing(expanded(expansion, await expansion.chunk())) as chunks:
            if self._mode == "t":
                async for _ in chunks:
                    await self._ctx.breathe()
            else:
                await self._stored(operand, chunks)
        if expansion.warning and not self._options.quiet:
            blank = "" if self._mode == "t" else "\n"
            named = f"{self._ctx.name}: {operand.shown}: "
            await self._say(f"{blank}{'' if not blank and self._options.verbose else named}{expansion.warning}\n")
        if self._options.verbose:
            await self._say("ok\n" if self._mode == "t" else "done\n")

    async def _not_packed(self, operand: _Operand, fault: Exception) -> None:
        """The file is of another format: in a test that is a fault like others."""
        if self._mode == "t":
            await self._fault(operand, "bad magic number (file not created by bzip2)")
            return
        if self._options.force and self._streams:
            await self._passed(operand)
            return
        self.status = 2
        verbose = self._options.verbose
        await self._say(f"{fault}.\n" if verbose else f"{self._ctx.name}: {operand.shown} is {fault}.\n")

    async def _passed(self, operand: _Operand) -> None:
        from mirage.commands.inputs import Input

        async with await Input.open(self._ctx, operand.path) as file:
            while chunk := await file.read():
                await self._ctx.out.write(chunk)
                await self._ctx.breathe()

    async def _corrupt(self, operand: _Operand, words: str) -> None:
        if self._mode == "t":
            await self._fault(operand, words)
            return
        name = self._ctx.name
        what = "Data integrity error when decompressing."
        if words == _SHORT:
            # The real one says what the system said last, whatever that was about.
            last = "Success" if operand.path != "-" else "Inappropriate ioctl for device"
            last = "No such file or directory" if operand.target != "(stdout)" else last
            what = "Compressed file ends unexpectedly;\n\tperhaps it is corrupted?  *Possible* reason follows.\n"
            what += f"{name}: {last}"
        files = f"\tInput file = {operand.shown}, output file = {operand.target}\n"
        await self._say(f"\n{name}: {what}\n{files}{_BROKEN}{_RECOVER}")
        if operand.target != "(stdout)":
            await self._say(f"{name}: Deleting output file {operand.target}, if it exists.\n")
        left = self._left
        if left:
            await self._note("WARNING: some files have not been processed:")
            await self._note(f"   {self._count} specified on command line, {left} not processed yet.\n")
        self.status = 2
        raise _Ended

    async def _fault(self, operand: _Operand, words: str) -> None:
        self._broken = True
        self.status = 2
        before = "" if self._options.verbose else f"{self._ctx.name}: {operand.shown}: "
        await self._say(f"{before}{words}\n")

    async def _stored(self, operand: _Operand, chunks: AsyncGenerator[bytes, None]) -> None:
        from mirage.commands.compression.replacing import replace

        if self._streams or operand.entry is None:
            async for chunk in chunks:
                await self._ctx.out.write(chunk)
            return
        try:
            keep = self._options.keep
            await replace(self._ctx, operand.path, operand.entry, operand.target, chunks, keep=keep)
        except OSError as error:
            await self._fail(f"Can't create output file {operand.target}: {reason(error)}.")
            raise _Ended from None

    async def _name(self, operand: _Operand) -> None:
        if self._options.verbose:
            await self._say(f"  {operand.shown}: {' ' * (self._width - len(encode(operand.shown)))}")

    async def _fail(self, words: str) -> None:
        self.status = self.status or 1
        await self._note(words)

    async def _note(self, words: str) -> None:
        await self._say(f"{self._ctx.name}: {words}\n")

    async def _say(self, text: str) -> None:
        await self._ctx.pass_on()
        await self._ctx.io.err.write(encode(text))


async def _run(ctx: Context, options: Bzip2, files: Sequence[str], mode: str, *, out: bool = False) -> int:
    from mirage.commands.options import Asked

    if options.helps:
        raise Asked("help")
    if options.license or options.asks_version:
        raise Asked("version")
    for spelling in ("fast", "best"):
        if getattr(options, f"repetitive_{spelling}"):
            await ctx.complain(f"--repetitive-{spelling} is redundant in versions 0.9.5 and above")
    if (out or options.stdout) and options.decompress == "t":
        raise Usage("-c and -t cannot be used together.", hint=False)
    job = _Job(ctx, options, options.decompress or mode, streams=out or options.stdout, files=files)
    try:
        for path in files or ["-"]:
            await job.treat(path)
            await ctx.breathe()
        await job.end()
    except _Ended:
        await ctx.pass_on()
    return job.status


@command(
    "bzip2",
    "Compress FILEs, each into one that takes its place.",
    Bzip2,
    touches=replaced,
    stray=_stray,
    unwritten=_UNWRITTEN,
)
async def bzip2(ctx: Context, options: Bzip2, files: Sequence[str]) -> int:
    """Compress, or whatever the options say."""
    return await _run(ctx, options, files, "z")


@command(
    "bunzip2",
    "Decompress FILEs, each into one that takes its place.",
    Bzip2,
    touches=replaced,
    stray=_stray,
    unwritten=_UNWRITTEN,
)
async def bunzip2(ctx: Context, options: Bzip2, files: Sequence[str]) -> int:
    """Decompress."""
    return await _run(ctx, options, files, "d")


@command("bzcat", "Decompress FILEs to standard output.", Bzip2, touches=replaced, stray=_stray, unwritten=_UNWRITTEN)
async def bzcat(ctx: Context, options: Bzip2, files: Sequence[str]) -> int:
    """Decompress to standard output."""
    return await _run(ctx, options, files, "d", out=True)
