"""dd: copies blocks, and converts what it copies."""

import errno
from collections.abc import Iterable, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.dd.conversions import Conversion
from mirage.commands.dd.operands import Wish, read
from mirage.commands.declare import command
from mirage.commands.quoting import name as shown
from mirage.commands.quoting import quoted_name
from mirage.commands.spec import Operands, Options, Unwritten, Usage
from mirage.errors import failure
from mirage.vfs.handle import READING, Flags, Handle

if TYPE_CHECKING:
    from mirage.streams import Sink, Source

BLOCK = 256 * 1024
_UNITS = " kMGTPEZY"

NOTES = """\
  if=FILE         read from FILE instead of standard input
  of=FILE         write to FILE instead of standard output
  bs=BYTES        the size of blocks (default: 512); ibs=BYTES and obs=BYTES
                  set that of input and output alone
  count=N         copy only N input blocks
  skip=N, iseek=N  leave out N input blocks at the start
  seek=N, oseek=N  leave out N output blocks at the start
  cbs=BYTES       the size of records for block and unblock
  conv=CONVS      ascii, ebcdic, ibm, block, unblock, lcase, ucase, sparse,
                  swab, sync, excl, nocreat, notrunc, noerror, fdatasync, fsync
  iflag=FLAGS     append, count_bytes, direct, directory, dsync, fullblock,
                  noatime, nocache, noctty, nofollow, nonblock, skip_bytes
  oflag=FLAGS     the same, and seek_bytes
  status=LEVEL    none: no statistics; noxfer: without the last line

N and BYTES may be followed by c=1, w=2, b=512, kB=1000, K=1024, MB, M and so
on; N counts bytes where it ends in B. Input blocks are always filled, also
those that come from a pipe.
"""


def copied(options: Options, operands: Sequence[str]) -> Iterable[Access]:
    """One file is read, one is written."""
    for word in operands:
        name, sign, path = word.partition("=")
        if sign and name in ("if", "of"):
            yield Access(Act.READ if name == "if" else Act.WRITE, path)


@command(
    "dd",
    "Copy a file, converting and formatting it.",
    Options,
    Operands("OPERAND"),
    touches=copied,
    notes=NOTES,
    unwritten=Unwritten("{name}: error writing 'standard output': {reason}"),
)
async def dd(ctx: Context, options: Options, words: Sequence[str]) -> int:
    """Copy the input to the output."""
    warnings: list[str] = []
    try:
        wish = read(words, warnings.append)
    finally:
        for warning in warnings:
            await ctx.complain(warning, 0)
    began = ctx.host.elapsed()
    source = await _opened(ctx, wish)
    try:
        target = await _target(ctx, wish)
        copy = _Copy(ctx, wish, source, target)
        try:
            await copy.run()
        finally:
            if isinstance(target, Handle):
                await _close(ctx, wish, target)
    finally:
        if isinstance(source, Handle):
            await source.aclose()
    await copy.report(ctx.host.elapsed() - began)
    return ctx.status


def _cannot_open(path: str, error: OSError) -> Usage:
    return Usage(f"failed to open {quoted_name(path)}: {reason(error)}", hint=False)


async def _opened(ctx: Context, wish: Wish) -> "Source":
    path = wish.source
    if path is None:
        if "directory" in wish.input_flags:
            raise Usage(f"setting flags for 'standard input': {reason(failure(errno.ENOTDIR))}", hint=False)
        return ctx.io.stdin
    try:
        await _expect(ctx, path, wish.input_flags)
        return await ctx.fs.open_handle(path, READING, io=ctx.io, holder=ctx.budget)
    except OSError as error:
        raise _cannot_open(path, error) from None


async def _target(ctx: Context, wish: Wish) -> "Sink":
    path = wish.target
    if path is None:
        return ctx.out
    # What is to be left out before the first block does not count.
    keeps = "notrunc" in wish.conversions or wish.place >= wish.output_size
    flags = Flags(
        write=True,
        append="append" in wish.output_flags,
        create="nocreat" not in wish.conversions,
        exclusive="excl" in wish.conversions,
        truncate=not keeps,
    )
    try:
        await _expect(ctx, path, wish.output_flags)
        target = await ctx.fs.open_handle(path, flags, io=ctx.io, holder=ctx.budget)
    except OSError as error:
        raise _cannot_open(path, error) from None
    if flags.append and "notrunc" not in wish.conversions:
        await ctx.complain("you probably want conv=notrunc with oflag=append", 0)
    return target


async def _expect(ctx: Context, path: str, flags: frozenset[str]) -> None:
    """What the flags ask of a file.

    :raises OSError: it is not so.
    """
    if not flags & {"nofollow", "directory"}:
        return
    with suppress(FileNotFoundError):
        entry = await ctx.fs.stat(path, follow="nofollow" not in flags)
        if entry.kind == "link":
            raise failure(errno.ELOOP, path)
        if entry.kind != "dir" and "directory" in flags:
            raise failure(errno.ENOTDIR, path)


async def _close(ctx: Context, wish: Wish, target: Handle) -> None:
    try:
        await target.aclose()
    except OSError as error:
        await ctx.complain(f"closing output file {quoted_name(wish.target or '')}: {reason(error)}")


class _Copy:
    """One call: how much came in, and how much went out."""

    def __init__(self, ctx: Context, wish: Wish, source: "Source", target: "Sink") -> None:
        self._ctx = ctx
        self._wish = wish
        self._source = source
        self._target = target
        self._conversion = Conversion(wish)
        self._in = 0
        self._out = 0
        self._sparse = 0
        """Zeros that were not written, at the end."""

    async def run(self) -> None:
        """Copy all of it; what goes wrong is said."""
        if not await self._begun():
            return
        try:
            await self._skip()
            if await self._pieces():
                await self._end()
        except _Unwritten as failed:
            target = "standard output" if self._wish.target is None else self._wish.target
            await self._ctx.complain(f"error writing {quoted_name(target)}: {reason(failed.error)}")

    async def report(self, seconds: float) -> None:
        """The statistics, as far as they are wanted."""
        wish = self._wish
        if wish.status == "none":
            return
        await self._ctx.pass_on()
        text = f"{_records(self._in, wish.input_size)} in\n{_records(self._out, wish.output_size)} out\n"
        truncated = self._conversion.truncated
        if truncated:
            text += f"{truncated} truncated record{'s' * (truncated > 1)}\n"
        if wish.status != "noxfer":
            text += _transfer(self._out, seconds)
        await self._ctx.io.err.write(text.encode())

    async def _begun(self) -> bool:
        """Whether the output could be put to where it begins."""
        place = self._wish.place
        if not place:
            return True
        target = self._target
        if not isinstance(target, Handle):
            await self._ctx.complain("'standard output': cannot seek: Illegal seek")
            return False
        try:
            if "notrunc" not in self._wish.conversions and (await target.stat()).kind == "file":
                await target.truncate(place)
            await target.seek(place)
        except OSError as error:
            path = self._wish.target or ""
            await self._ctx.complain(
                f"failed to truncate to {place} bytes in output file {quoted_name(path)}: {reason(error)}"
            )
            return False
        return True

    async def _skip(self) -> None:
        left = self._wish.start
        if not left:
            return
        source = self._source
        if isinstance(source, Handle):
            entry = await source.stat()
            if entry.kind == "file" and entry.size is not None:
                await source.seek(left)
                left = max(left - entry.size, 0)
        # What cannot be sought in is read.
        while left and not isinstance(source, Handle) and (chunk := await self._read(min(left, BLOCK))):
            left -= len(chunk)
        if left:
            name = "'standard input'" if self._wish.source is None else shown(self._wish.source)
            await self._ctx.complain(f"{name}: cannot skip to specified offset", 0)

    async def _pieces(self) -> bool:
        """Copy piece by piece; whether all could be read."""
        most = self._wish.most
        while most is None or self._in < most:
            size = BLOCK if most is None else min(BLOCK, most - self._in)
            try:
                data = await self._read(size)
            except OSError as error:
                name = "standard input" if self._wish.source is None else self._wish.source
                await self._ctx.complain(f"error reading {quoted_name(name)}: {reason(error)}")
                return False
            if not data:
                break
            self._in += len(data)
            await self._convert(data)
        return True

    async def _read(self, size: int) -> bytes:
        await self._ctx.breathe()
        data = await self._source.read(size)
        if len(data) > size:
            self._source.unread(data[size:])
        return data[:size]

    async def _convert(self, data: bytes) -> None:
        for piece in self._conversion.feed(data):
            await self._write(piece)

    async def _end(self) -> None:
        """Fill the last block where that is asked for, and write what was kept back."""
        wish = self._wish
        missing = -self._in % wish.input_size if "sync" in wish.conversions else 0
        fill = b" " if wish.conversions & {"block", "unblock"} else b"\0"
        while missing:
            size = min(missing, BLOCK)
            missing -= size
            await self._convert(fill * size)
        for piece in self._conversion.finish():
            await self._write(piece)

    async def _write(self, data: bytes) -> None:
        await self._ctx.breathe()
        if not data:
            return
        try:
            await self._target.write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _Unwritten(error) from None
        self._out += len(data)


class _Unwritten(Exception):
    """The output takes no more."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


def _records(size: int, block: int) -> str:
    return f"{size // block}+{int(size % block > 0)} records"


def _transfer(size: int, seconds: float) -> str:
    """``2048 bytes (2.0 kB, 2.0 KiB) copied, 1 s, 2.0 kB/s``."""
    decimal, binary = _scaled(size, 1000), _scaled(size, 1024)
    behind = "" if decimal.endswith(" B") else f" ({decimal})" if binary.endswith(" B") else f" ({decimal}, {binary})"
    rate = _scaled(Fraction(size) / Fraction(seconds), 1000, tenths_below=100) if seconds > 0 else "Infinity B"
    return f"{size} byte{'s' * (size != 1)}{behind} copied, {seconds:g} s, {rate}/s\n"


def _scaled(size: int | Fraction, base: int, *, tenths_below: int = 10) -> str:
    power = 0
    scaled = Fraction(size)
    while round(scaled) >= base and power < len(_UNITS) - 1:
        scaled /= base
        power += 1
    if not power:
        return f"{round(scaled)} B"
    tenths = round(scaled * 10)
    number = f"{tenths // 10}.{tenths % 10}" if tenths < 10 * tenths_below else str(round(scaled))
    unit = _UNITS[power] if base == 1000 else f"{_UNITS[power].upper()}i"
    return f"{number} {unit}B"
