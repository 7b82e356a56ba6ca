"""xz, unxz, xzcat, lzma, unlzma and lzcat."""

from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.spec import Options, Unwritten, Usage, flag, option, select
from mirage.paths import encode

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.commands.inputs import Input
    from mirage.resources import Entry

SUFFIXES = {".xz": "", ".txz": ".tar", ".lzma": "", ".tlz": ".tar"}
CHECKS = {"none": 0, "crc32": 1, "crc64": 4, "sha256": 10}
FORMATS = {"auto": "auto", "xz": "xz", "lzma": "lzma", "alone": "lzma"}
_MODES = {
    **{"-z": "z", "--compress": "z"},
    **{"-d": "d", "--decompress": "d", "--uncompress": "d"},
    **{"-t": "t", "--test": "t", "-l": "l", "--list": "l"},
}
_LEVELS = {f"-{level}": level for level in range(10)} | {"--fast": 0, "--best": 9}
_LEVEL_HELP = "\n".join(f"compress with effort {level} of 9" for level in range(10))
_UNWRITTEN = Unwritten("{name}: (stdout): Write error: {reason}")


def _one_of(words: dict[str, str] | dict[str, int], complaint: str) -> "Callable[[str], str]":
    def parse(text: str) -> str:
        if text not in words:
            raise Usage(f"{text}: {complaint}", hint=False)
        return text

    return parse


def _suffix(text: str) -> str:
    if not text or "/" in text:
        raise Usage(f"{text}: Invalid filename suffix", hint=False)
    return text


@dataclass(frozen=True, slots=True)
class Xz(Options):
    """The options of xz."""

    mode: str = select(_MODES, default="", help="compress\ndecompress\ntest whether files are whole\n(not done here)")
    keep: bool = flag("-k", "--keep", help="keep the files")
    force: bool = flag("-f", "--force", help="replace files that are there, and compress links")
    stdout: bool = flag("-c", "--stdout", "--to-stdout", help="write to standard output, keep the files")
    no_sparse: bool = flag("--no-sparse", help="(ignored)")
    suffix: str = option("-S", "--suffix", metavar=".SUF", default="", parse=_suffix, help="the suffix of packed files")
    form: str = option(
        "-F",
        "--format",
        metavar="FMT",
        default="auto",
        parse=_one_of(FORMATS, "Unknown file format type"),
        help="the format: auto, xz or lzma",
    )
    check: str = option(
        "-C",
        "--check",
        metavar="CHECK",
        default="crc64",
        parse=_one_of(CHECKS, "Unsupported integrity check type"),
        help="the check that is stored: none, crc32, crc64 or sha256",
    )
    level: int = select(_LEVELS, default=6, help=_LEVEL_HELP)
    extreme: bool = flag("-e", "--extreme", help="take more time to compress better")
    threads: str = option("-T", "--threads", metavar="NUM", default="", parse=str, help="(ignored)")
    memory: str = option("-M", "--memlimit", "--memory", metavar="LIMIT", default="", parse=str, help="(ignored)")
    quiet: bool = flag("-q", "--quiet", help="say nothing of what is only worth a warning")
    no_warn: bool = flag("-Q", "--no-warn", help="warnings do not change the exit status")
    verbose: bool = flag("-v", "--verbose", help="say what is done")
    helps: bool = flag("-h", "-H", "--long-help", help="the same as --help")
    asks_version: bool = flag("-V", help="the same as --version")


def replaced(options: Xz, files: Sequence[str]) -> Iterable[Access]:
    """Files are read, and the others made in their place."""
    for path in files:
        if path == "-":
            continue
        yield Access(Act.READ, path)
        if not options.stdout and options.mode not in ("t", "l"):
            yield Access(Act.WRITE, path + ".xz", certain=False)
            yield Access(Act.DELETE, path, certain=False)


class _Operand(NamedTuple):
    path: str
    shown: str
    target: str
    entry: "Entry | None"


class _Job:
    """One call."""

    __slots__ = ("_ctx", "_form", "_mode", "_options", "_streams", "status")

    def __init__(self, ctx: Context, options: Xz, mode: str, form: str, *, streams: bool) -> None:
        self._ctx = ctx
        self._options = options
        self._mode = mode
        self._form = form
        self._streams = streams or mode == "t"
        self.status = 0

    async def treat(self, path: str) -> None:
        """Work on an operand."""
        from mirage.commands.inputs import Input, ReadError

        operand = _Operand("-", "(stdin)", "", None) if path == "-" else await self._found(path)
        if operand is None:
            return
        try:
            file = await Input.open(self._ctx, path)
        except OSError as error:
            await self._fail(path, reason(error))
            return
        async with file:
            try:
                await (self._pack(operand, file) if self._mode == "z" else self._expand(operand, file))
            except ReadError as failed:
                await self._fail(operand.shown, f"Read error: {reason(failed.error)}")

    async def _found(self, path: str) -> _Operand | None:
        options = self._options
        follow = options.force or self._streams
        try:
            entry = await self._ctx.fs.stat(path, follow=follow)
        except OSError as error:
            await self._fail(path, reason(error))
            return None
        if words := self._unfit(entry):
            await self._warn(path, f"{words}, skipping")
            return None
        if self._streams:
            return _Operand(path, path, "", entry)
        target = await self._target(path)
        return None if target is None else _Operand(path, path, target, entry)

    def _unfit(self, entry: "Entry") -> str:
        """Why a file is left as it is."""
        if entry.kind == "link":
            return "Is a symbolic link"
        if entry.kind == "dir":
            return "Is a directory"
        if self._streams or self._options.force:
            return ""
        if entry.kind != "file":
            return "Not a regular file"
        mode = entry.mode or 0
        if mode & 0o6000:
            return "File has setuid or setgid bit set"
        if mode & 0o1000:
            return "File has sticky bit set"
        return "Input file has more than one hard link" if (entry.nlink or 1) > 1 and not self._options.keep else ""

    async def _target(self, path: str) -> str | None:
        own = self._options.suffix
        endings = ({own: ""} if own else {}) | SUFFIXES
        if self._mode == "d":
            for suffix, instead in endings.items():
                if path.endswith(suffix) and path != suffix and not path.endswith("/" + suffix):
                    return path[: -len(suffix)] + instead
            await self._warn(path, "Filename has an unknown suffix, skipping")
            return None
        usual = ".lzma" if self._form == "lzma" else ".xz"
        known = [suffix for suffix in endings if suffix == own or (suffix in (".lzma", ".tlz")) == (usual == ".lzma")]
        for suffix in known:
            if path.endswith(suffix) and path != suffix:
                await self._warn(path, f"File already has `{suffix}' suffix, skipping")
                return None
        return path + (own or usual)

    async def _pack(self, operand: _Operand, file: "Input") -> None:
        from mirage.commands.compression.packing import xzipping
        from mirage.commands.compression.replacing import packed

        if not await self._begun(operand):
            return
        options = self._options
        packing = xzipping(
            self._ctx,
            options.level,
            extreme=options.extreme,
            check=CHECKS[options.check],
            alone=self._form == "lzma",
        )
        async with aclosing(packed(file, packing)) as chunks:
            if not await self._stored(operand, chunks):
                return
        await self._sum(operand, packing.went, packing.came)

    async def _expand(self, operand: _Operand, file: "Input") -> None:
        from mirage.commands.compression.expanding import Corrupt, Feed, Refused
        from mirage.commands.compression.formats import XZ, NotPacked, Plain, Xz
        from mirage.commands.compression.replacing import expanded

        feed = Feed(file.read)
        head = await feed.peek(6)
        passes = self._options.force and self._options.stdout and head != XZ and head[:3] != b"\x5d\0\0"
        with Plain(self._ctx, feed) if passes else Xz(self._ctx, feed) as expansion:
            try:
                if self._form != "auto" and (self._form == "xz") != (head == XZ) and not passes:
                    raise NotPacked("File format not recognized")
                first = await expansion.chunk()
                if not await self._begun(operand):
                    return
                async with aclosing(expanded(expansion, first)) as chunks:
                    if not await self._stored(operand, chunks):
                        return
            except (Corrupt, Refused) as fault:
                await self._fail(operand.shown, str(fault))
                return
            await self._sum(operand, feed.taken, expansion.allowance.went)

    async def _begun(self, operand: _Operand) -> bool:
        """Whether the target may be made."""
        from mirage.commands.compression.replacing import is_there

        if self._streams or operand.entry is None:
            return True
        try:
            if not await is_there(self._ctx, operand.target):
                return True
            if self._options.force:
                await self._ctx.fs.unlink(operand.target)
                return True
            words = "File exists"
        except OSError as error:
            words = reason(error)
        await self._fail(operand.target, words)
        return False

    async def _stored(self, operand: _Operand, chunks: AsyncGenerator[bytes, None]) -> bool:
        from mirage.commands.compression.replacing import replace

        if self._streams or operand.entry is None:
            async for chunk in chunks:
                if self._mode != "t":
                    await self._ctx.out.write(chunk)
            return True
        try:
            keep = self._options.keep
            await replace(self._ctx, operand.path, operand.entry, operand.target, chunks, keep=keep)
        except OSError as error:
            await self._fail(operand.target, reason(error))
            return False
        return True

    async def _sum(self, operand: _Operand, packed: int, plain: int) -> None:
        if not self._options.verbose:
            return
        ratio = f"= {packed / plain:.3f}" if plain and packed / plain <= 9.999 else "> 9.999"
        await self._say(f"{operand.shown}: {_bytes(packed)} / {_bytes(plain)} {ratio}\n")

    async def _warn(self, shown: str, words: str) -> None:
        if not self._options.no_warn:
            self.status = self.status or 2
        if not self._options.quiet:
            await self._say(f"{self._ctx.name}: {shown}: {words}\n")

    async def _fail(self, shown: str, words: str) -> None:
        self.status = 1
        await self._say(f"{self._ctx.name}: {shown}: {words}\n")

    async def _say(self, text: str) -> None:
        await self._ctx.pass_on()
        await self._ctx.io.err.write(encode(text))


def _bytes(size: int) -> str:
    """A size as xz writes it: in units, from 10,000 bytes on."""
    if size < 10000:
        return f"{size} B"
    number = float(size)
    for unit in ("KiB", "MiB", "GiB"):
        number /= 1024
        if number < 9999.95 or unit == "GiB":
            return f"{number:,.1f} {unit}"
    return ""


async def _run(
    ctx: Context, options: Xz, files: Sequence[str], mode: str, *, form: str = "auto", out: bool = False
) -> int:
    from mirage.commands.options import Asked

    if options.helps:
        raise Asked("help")
    if options.asks_version:
        raise Asked("version")
    if options.mode == "l":
        raise Usage("--list is not supported here", hint=False)
    form = form if options.form == "auto" else FORMATS[options.form]
    job = _Job(ctx, options, options.mode or mode, form, streams=out or options.stdout)
    for path in files or ["-"]:
        await job.treat(path)
        await ctx.breathe()
    return job.status


@command("xz", "Compress FILEs, each into one that takes its place.", Xz, touches=replaced, unwritten=_UNWRITTEN)
async def xz(ctx: Context, options: Xz, files: Sequence[str]) -> int:
    """Compress, or whatever the options say."""
    return await _run(ctx, options, files, "z")


@command("unxz", "Decompress FILEs, each into one that takes its place.", Xz, touches=replaced, unwritten=_UNWRITTEN)
async def unxz(ctx: Context, options: Xz, files: Sequence[str]) -> int:
    """Decompress."""
    return await _run(ctx, options, files, "d")


@command("xzcat", "Decompress FILEs to standard output.", Xz, touches=replaced, unwritten=_UNWRITTEN)
async def xzcat(ctx: Context, options: Xz, files: Sequence[str]) -> int:
    """Decompress to standard output."""
    return await _run(ctx, options, files, "d", out=True)
