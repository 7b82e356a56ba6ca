"""md5sum, its kin, cksum, sum, md5 and crc32: the commands."""

import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mirage.commands.accesses import reads
from mirage.commands.context import Context
from mirage.commands.declare import command
from mirage.commands.digest.check import check, digest, feed
from mirage.commands.digest.kinds import (
    BLAKE2B,
    BLAKE_BITS,
    MD5,
    SHA1,
    SHA224,
    SHA256,
    SHA384,
    SHA512,
    SM3,
    Bsd,
    Crc,
    Kind,
    Sum,
    Sysv,
)
from mirage.commands.digest.lines import line
from mirage.commands.inputs import ReadError
from mirage.commands.quoting import word as quoted
from mirage.commands.spec import Command, Operands, Options, Usage, flag, option, repeated, select
from mirage.commands.values import choice
from mirage.paths import encode
from mirage.resources import BLOCK
from mirage.streams import chunks_of

SLOW_CHUNK = 1 << 14
"""What is given at once to a sum that is made byte by byte."""


def _bits(text: str) -> int:
    """The argument of ``--length``."""
    if not text.isascii() or not text.isdigit():
        raise Usage(f"invalid length: {quoted(text)}", hint=False)
    bits = int(text[-18:]) if len(text) < 19 else BLAKE_BITS + 8
    if bits > BLAKE_BITS:
        limit = f"maximum digest length for {quoted('BLAKE2b')} is {BLAKE_BITS} bits"
        raise Usage(f"invalid length: {quoted(text)}\nb2sum: {limit}", hint=False)
    if bits % 8:
        raise Usage(f"invalid length: {quoted(text)}\nb2sum: length is not a multiple of 8", hint=False)
    return bits


@dataclass(frozen=True, slots=True)
class Checking(Options):
    """What is said where files are checked."""

    check: bool = flag("-c", "--check", help="read checksums from the FILEs and check them")
    ignore_missing: bool = flag("--ignore-missing", help="with -c, say nothing of files that are missing")
    quiet: bool = flag("--quiet", help="with -c, do not print OK for each file that is")
    status: bool = flag("--status", help="with -c, print nothing: the status says it")
    strict: bool = flag("--strict", help="with -c, lines that make no sense are a failure")
    warn: bool = flag("-w", "--warn", help="with -c, say which lines make no sense")
    zero: bool = flag("-z", "--zero", help="end each line with NUL, not newline, and escape no names")

    def expect_checking(self) -> None:
        """:raises Usage: options only make sense where files are checked, and they are not."""
        if self.check:
            return
        for given, name in (
            (self.ignore_missing, "ignore-missing"),
            (self.status, "status"),
            (self.warn, "warn"),
            (self.quiet, "quiet"),
            (self.strict, "strict"),
        ):
            if given:
                raise Usage(f"the --{name} option is meaningful only when verifying checksums")


@dataclass(frozen=True, slots=True)
class Digesting(Checking):
    """The options of md5sum and its kin."""

    binary: tuple[str, ...] = repeated(
        "-b",
        "--binary",
        metavar="",
        parse=str,
        argument="none",
        bare="binary",
        help="mark files as binary",
        into="ways",
    )
    text: tuple[str, ...] = repeated(
        "-t",
        "--text",
        metavar="",
        parse=str,
        argument="none",
        bare="text",
        help="mark files as text (the default)",
        into="ways",
    )
    ways: tuple[str, ...] = repeated(
        "--tag", metavar="", parse=str, argument="none", bare="tag", help="write lines as BSD does"
    )

    def expect_sense(self) -> None:
        """:raises Usage: the options contradict each other."""
        if "tag" in self.ways and self.ways[-1] == "text":
            raise Usage("--tag does not support --text mode")
        if self.check:
            if self.zero:
                raise Usage("the --zero option is not supported when verifying checksums")
            if "tag" in self.ways:
                raise Usage("the --tag option is meaningless when verifying checksums")
            if self.ways:
                raise Usage("the --binary and --text options are meaningless when verifying checksums")
        self.expect_checking()

    @property
    def mark(self) -> bytes:
        """What stands before a name."""
        return b"*" if self.ways and self.ways[-1] == "binary" else b" "


@dataclass(frozen=True, slots=True)
class B2sum(Digesting):
    """The options of b2sum."""

    length: int = option(
        "-l", "--length", metavar="BITS", default=0, parse=_bits, help="digest length in bits, a multiple of 8"
    )


NOTES = """\
Files that are checked are listed as this command writes them: a digest, a
blank, a blank or '*', and a name; or as BSD does it (--tag).
"""


def _summing(name: str, kind: Kind, options: type[Digesting] = Digesting) -> Command:
    """The command that prints and checks one kind of digest."""

    @command(
        name,
        f"Print or check {kind.tag} checksums.",
        options,
        Operands("FILE", default="-"),
        touches=reads,
        notes=NOTES,
    )
    async def run(ctx: Context, options: Digesting, paths: Sequence[str]) -> int:
        options.expect_sense()
        wanted = kind.of_length(options.length) if isinstance(options, B2sum) else kind
        if options.check:
            await check(ctx, options, paths, wanted)
            return ctx.status
        tagged = "tag" in options.ways
        await _print(ctx, paths, wanted, tagged=tagged, mark=options.mark, zero=options.zero)
        return ctx.status

    return run


async def _print(ctx: Context, paths: Sequence[str], kind: Kind, *, tagged: bool, mark: bytes, zero: bool) -> None:
    for path in paths:
        found = await digest(ctx, path, kind)
        if found is None:
            ctx.status = 1
        else:
            await ctx.out.write(line(kind, found, encode(path), tagged=tagged, mark=mark, zero=zero))
            await ctx.pass_on()
        await ctx.breathe()


md5sum = _summing("md5sum", MD5)
sha1sum = _summing("sha1sum", SHA1)
sha224sum = _summing("sha224sum", SHA224)
sha256sum = _summing("sha256sum", SHA256)
sha384sum = _summing("sha384sum", SHA384)
sha512sum = _summing("sha512sum", SHA512)
b2sum = _summing("b2sum", BLAKE2B, B2sum)

SUMS: Mapping[str, Callable[[], Sum]] = {"bsd": Bsd, "sysv": Sysv, "crc": Crc}
KINDS: Mapping[str, Kind] = {
    "md5": MD5,
    "sha1": SHA1,
    "sha224": SHA224,
    "sha256": SHA256,
    "sha384": SHA384,
    "sha512": SHA512,
    "blake2b": BLAKE2B,
    "sm3": SM3,
}
NAMES = {name: name for name in (*SUMS, *KINDS)}


@dataclass(frozen=True, slots=True)
class Cksum(Digesting):
    """The options of cksum."""

    algorithm: str | None = option(
        "-a",
        "--algorithm",
        metavar="TYPE",
        default=None,
        parse=choice("--algorithm", NAMES, abbreviated=False),
        help="the kind of checksum",
    )
    debug: bool = flag("--debug", help="(ignored: there is one implementation)")
    length: int = option(
        "-l", "--length", metavar="BITS", default=0, parse=_bits, help="digest length in bits, of blake2b only"
    )
    untagged: bool = select({"--untagged": True}, default=False, help="write lines as md5sum does")


CKSUM_NOTES = """\
TYPE is bsd or sysv (as sum prints them), crc (the default), md5, sha1, sha224,
sha256, sha384, sha512, blake2b or sm3.
"""


@command(
    "cksum",
    "Print or check checksums.",
    Cksum,
    Operands("FILE"),
    touches=reads,
    notes=CKSUM_NOTES,
)
async def cksum(ctx: Context, options: Cksum, paths: Sequence[str]) -> int:
    """Print or check checksums of any kind."""
    if options.length and options.algorithm != "blake2b":
        raise Usage("--length is only supported with --algorithm=blake2b", hint=False)
    if options.check and options.algorithm in SUMS:
        raise Usage("--check is not supported with --algorithm={bsd,sysv,crc}", hint=False)
    if options.check and options.untagged is False and "tag" in options.ways:
        raise Usage("the --tag option is meaningless when verifying checksums")
    options.expect_checking()
    name = options.algorithm or "crc"
    if options.check:
        kind = None if options.algorithm is None else KINDS[name]
        await check(ctx, options, paths or ["-"], kind)
    elif name in SUMS:
        await _print_sums(ctx, paths, SUMS[name], "\0" if options.zero else "\n")
    else:
        kind = KINDS[name].of_length(options.length)
        await _print(ctx, paths or ["-"], kind, tagged=not options.untagged, mark=b" ", zero=options.zero)
    return ctx.status


async def _print_sums(ctx: Context, paths: Sequence[str], make: Callable[[], Sum], end: str = "\n") -> None:
    for path in paths or ["-"]:
        made = make()
        try:
            await feed(ctx, path, made, SLOW_CHUNK if make is Bsd else BLOCK)
        except ReadError as failed:
            await ctx.failed(path, failed.error)
        except OSError as error:
            await ctx.failed(path, error)
        else:
            await ctx.out.write(encode(made.text() + (f" {path}" if paths else "") + end))
            await ctx.pass_on()


@dataclass(frozen=True, slots=True)
class Old(Options):
    """The options of sum."""

    kind: str = select(
        {"-r": "bsd", "-s": "sysv", "--sysv": "sysv"},
        default="bsd",
        help="the sum of BSD, and blocks of 1024 bytes (the default)\nthe sum of System V, and blocks of 512 bytes",
    )


@command("sum", "Print a checksum and the number of blocks of each FILE.", Old, Operands("FILE"), touches=reads)
async def sum_(ctx: Context, options: Old, paths: Sequence[str]) -> int:
    """Print the sum of every operand."""
    await _print_sums(ctx, paths, SUMS[options.kind])
    return ctx.status


@dataclass(frozen=True, slots=True)
class Md5(Options):
    """The options of md5."""

    passes: bool = flag("-p", help="pass standard input on, and print its digest after it")
    bare: bool = flag("-q", help="print only digests")
    reverse: bool = flag("-r", help="print the digest before the name")
    text: str | None = option("-s", metavar="STRING", default=None, parse=str, help="print the digest of STRING")


@command("md5", "Print MD5 digests as BSD does.", Md5, Operands("FILE"), touches=reads)
async def md5(ctx: Context, options: Md5, paths: Sequence[str]) -> int:
    """Print the digest of a text, of every operand, or of standard input."""
    if options.text is not None:
        found = hashlib.md5(encode(options.text), usedforsecurity=False).hexdigest()
        await ctx.out.write(
            _bsd_line(options, f'"{options.text}"' if options.reverse else f'("{options.text}")', found)
        )
    elif options.passes or not paths:
        data = hashlib.md5(usedforsecurity=False)
        async for chunk in chunks_of(ctx.io.stdin):
            data.update(chunk)
            if options.passes:
                await ctx.out.write(chunk)
            await ctx.breathe()
        await ctx.out.write(encode(data.hexdigest() + "\n"))
    for path in paths:
        digested = await digest(ctx, path, MD5)
        if digested is None:
            ctx.status = 1
        else:
            await ctx.out.write(_bsd_line(options, path if options.reverse else f"({path})", digested))
    return ctx.status


def _bsd_line(options: Md5, name: str, found: str) -> bytes:
    if options.bare:
        return encode(f"{found}\n")
    if options.reverse:
        return encode(f"{found} {name}\n")
    return encode(f"MD5 {name} = {found}\n")


class _Crc32:
    """The CRC that archives use."""

    __slots__ = ("_state",)

    def __init__(self) -> None:
        self._state = 0

    def update(self, data: bytes, /) -> None:
        self._state = zlib.crc32(data, self._state)

    def text(self) -> str:
        return f"{self._state:08x}"


@command("crc32", "Print the CRC-32 of each FILE.", Options, Operands("FILE", 1), touches=reads)
async def crc32(ctx: Context, options: Options, paths: Sequence[str]) -> int:
    """Print the sum of every operand, with its name where there are several."""
    for path in paths:
        made = _Crc32()
        try:
            await feed(ctx, path, made)
        except ReadError as failed:
            await ctx.failed(path, failed.error)
        except OSError as error:
            await ctx.failed(path, error)
        else:
            await ctx.out.write(encode(made.text() + (f"\t{path}" if len(paths) > 1 else "") + "\n"))
            await ctx.pass_on()
    return ctx.status
