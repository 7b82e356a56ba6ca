"""cmp: where two files differ, byte by byte."""

import errno
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input, ReadError
from mirage.commands.quoting import name as shown
from mirage.commands.spec import Operands, Options, Unwritten, Usage, flag, repeated
from mirage.commands.values import scaled
from mirage.errors import failure
from mirage.paths import encode
from mirage.resources import BLOCK
from mirage.vfs.naming import same_file

SUFFIXES = "kKMGTPEZY0"
TROUBLE = 2
_DIGITS = re.compile(r"[0-9]")


def _number(spelling: str, text: str) -> int:
    value = scaled(text, SUFFIXES) if _DIGITS.match(text) else None
    if value is None:
        raise Usage(f"invalid {spelling} value '{text}'")
    return value


def _skips(text: str) -> tuple[int, int | None]:
    """The argument of ``-i``: one number, or one for each file."""
    first, colon, second = text.partition(":")
    return _number("--ignore-initial", first), _number("--ignore-initial", second) if colon else None


@dataclass(frozen=True, slots=True)
class Cmp(Options):
    """The options of cmp."""

    print_bytes: bool = flag("-b", "-c", "--print-bytes", help="print the bytes that differ")
    skips: tuple[tuple[int, int | None], ...] = repeated(
        "-i",
        "--ignore-initial",
        metavar="SKIP[:SKIP2]",
        parse=_skips,
        help="pass over the first SKIP bytes of both files, or SKIP2 of the second one",
    )
    verbose: bool = flag("-l", "--verbose", help="print where each byte differs, and how")
    limits: tuple[int, ...] = repeated(
        "-n",
        "--bytes",
        metavar="LIMIT",
        parse=lambda text: _number("--bytes", text),
        help="compare at most LIMIT bytes",
    )
    silent: bool = flag("-s", "--quiet", "--silent", help="print nothing: the status says it")

    @property
    def skipped(self) -> list[int]:
        """What is passed over of each file: the most that was asked for."""
        first = second = 0
        for one, other in self.skips:
            first = max(first, one)
            second = max(second, first if other is None else other)
        return [first, second]

    @property
    def limit(self) -> int | None:
        """The least of the limits; None where there is none."""
        return min(self.limits, default=None)


def read(options: Cmp, words: Sequence[str]) -> Iterable[Access]:
    """Both files are read."""
    return [Access(Act.READ, path) for path in words[:2] if path != "-"]


NOTES = """\
The optional SKIP1 and SKIP2 are as -i SKIP1:SKIP2 has them; they may end with
kB 1000, K 1024, MB, M and so on. Where there is one FILE, or FILE2 is '-',
standard input is read. Exit status is 0 if the files are the same, 1 if they
differ, 2 if something went wrong.
"""


@command(
    "cmp",
    "Compare two files byte by byte.",
    Cmp,
    Operands("FILE1 [FILE2 [SKIP1 [SKIP2]]]"),
    touches=read,
    usage_status=TROUBLE,
    notes=NOTES,
    named_hint=True,
    unwritten=Unwritten("{name}: standard output: {reason}"),
)
async def cmp(ctx: Context, options: Cmp, words: Sequence[str]) -> int:
    """Compare."""
    if options.verbose and options.silent:
        raise Usage("options -l and -s are incompatible")
    if not words:
        raise Usage(f"missing operand after '{ctx.name}'")
    if len(words) > 4:
        raise Usage(f"extra operand '{words[4]}'")
    paths = (words[0], words[1] if len(words) > 1 else "-")
    skips = options.skipped
    for at, word in enumerate(words[2:]):
        skips[at] = max(skips[at], _number("--ignore-initial", word))
    if skips[0] == skips[1] and await _is_same(ctx, *paths):
        return 0
    try:
        one, other = await _opened(ctx, options, paths, skips)
    except _Unread:
        return TROUBLE
    async with one.file, other.file:
        try:
            return await _Comparing(ctx, options, one, other).run()
        except _Unread:
            return TROUBLE


class _Unread(Exception):
    """A file could not be read, and that was said."""


async def _is_same(ctx: Context, one: str, other: str) -> bool:
    """Whether both are one file, and so nothing needs to be read."""
    if one == other:
        return one == "-" or await ctx.fs.exists(one)
    if "-" in (one, other):
        return False
    try:
        first, second = await ctx.fs.stat(one), await ctx.fs.stat(other)
        places = await ctx.fs.resolve(one), await ctx.fs.resolve(other)
    except OSError:
        return False
    same = places[0].mount is places[1].mount and same_file(first, second)
    return same or places[0].path == places[1].path


class _Side:
    """A file being compared."""

    __slots__ = ("_ctx", "file", "path", "rest", "skipped")

    def __init__(self, ctx: Context, path: str, file: Input) -> None:
        self._ctx = ctx
        self.path = path
        self.file = file
        self.rest = b""
        self.skipped = 0

    async def more(self) -> bytes:
        """What is at hand; empty at the end."""
        if not self.rest:
            try:
                self.rest = await self.file.read(BLOCK)
            except ReadError as failed:
                await self._ctx.failed(self.path, failed.error, TROUBLE)
                raise _Unread from None
        return self.rest

    async def skip(self, count: int) -> None:
        """Pass over bytes."""
        self.skipped = count
        while count > 0 and (data := await self.more()):
            self.rest = data[count:]
            count -= min(count, len(data))
            await self._ctx.breathe()


async def _opened(ctx: Context, options: Cmp, paths: Sequence[str], skips: Sequence[int]) -> tuple[_Side, _Side]:
    sides: list[_Side] = []
    for path in paths:
        try:
            if path != "-" and (await ctx.fs.stat(path)).kind == "dir":
                raise failure(errno.EISDIR, path)
            sides.append(_Side(ctx, path, await Input.open(ctx, path)))
        except OSError as error:
            if not (options.silent and isinstance(error, FileNotFoundError)):
                await ctx.complain(f"{shown(path)}: {reason(error)}", TROUBLE)
            for side in sides:
                await side.file.aclose()
            raise _Unread from None
    for side, skip in zip(sides, skips, strict=True):
        await side.skip(skip)
    return sides[0], sides[1]


class _Comparing:
    """Goes through both files at once."""

    def __init__(self, ctx: Context, options: Cmp, one: _Side, other: _Side) -> None:
        self._ctx = ctx
        self._options = options
        self._one = one
        self._other = other
        self._passed = 0
        self._lines = 0
        self._last = b""
        self._differ = False

    async def run(self) -> int:
        """The exit status."""
        left = self._options.limit
        while left is None or left > 0:
            first, second = await self._one.more(), await self._other.more()
            size = min(len(first), len(second), len(first) if left is None else left)
            if not size:
                break
            a, b = first[:size], second[:size]
            if a != b:
                self._differ = True
                if self._options.silent:
                    return 1
                if not self._options.verbose:
                    await self._say_first(a, b)
                    return 1
                await self._say_all(a, b)
            self._pass(a)
            self._one.rest, self._other.rest = first[size:], second[size:]
            left = None if left is None else left - size
            await self._ctx.breathe()
        if left is None or left > 0:
            await self._end()
        return int(self._differ)

    def _pass(self, data: bytes) -> None:
        self._passed += len(data)
        self._last = data[-1:]
        if not (self._options.verbose or self._options.silent):
            self._lines += data.count(b"\n")

    async def _end(self) -> None:
        """One of them, or both, have ended."""
        first, second = await self._one.more(), await self._other.more()
        if bool(first) == bool(second):
            return
        self._differ = True
        if self._options.silent:
            return
        path = self._other.path if first else self._one.path
        if not self._passed:
            text = "which is empty"
        elif self._options.verbose:
            text = f"after byte {self._passed}"
        elif self._last == b"\n":
            text = f"after byte {self._passed}, line {self._lines}"
        else:
            text = f"after byte {self._passed}, in line {self._lines + 1}"
        await self._ctx.complain(f"EOF on {path} {text}")

    async def _say_first(self, a: bytes, b: bytes) -> None:
        at = _first_difference(a, b)
        line = self._lines + a.count(b"\n", 0, at) + 1
        text = f"{self._one.path} {self._other.path} differ: byte {self._passed + at + 1}, line {line}"
        if self._options.print_bytes:
            text += f" is {a[at]:3o} {_visible(a[at])} {b[at]:3o} {_visible(b[at])}"
        await self._ctx.out.write(encode(text + "\n"))

    async def _say_all(self, a: bytes, b: bytes) -> None:
        width = await self._width()
        for start in range(0, len(a), 4096):
            piece = a[start : start + 4096], b[start : start + 4096]
            if piece[0] != piece[1]:
                base = self._passed + start + 1
                lines = [
                    self._line(base + at, x, y, width) for at, (x, y) in enumerate(zip(*piece, strict=True)) if x != y
                ]
                await self._ctx.out.write(encode("".join(lines)))
            await self._ctx.breathe()

    def _line(self, number: int, x: int, y: int, width: int) -> str:
        if self._options.print_bytes:
            return f"{number:>{width}} {x:3o} {_visible(x):<4} {y:3o} {_visible(y)}\n"
        return f"{number:>{width}} {x:3o} {y:3o}\n"

    async def _width(self) -> int:
        """As many digits as the number of the last byte that can be compared has."""
        sizes = [self._options.limit]
        for side in (self._one, self._other):
            try:
                size = None if side.path == "-" else (await self._ctx.fs.stat(side.path)).size
            except OSError:
                size = None
            sizes.append(None if size is None else max(size - side.skipped, 0))
        known = [size for size in sizes if size is not None]
        return len(str(min(known))) if known else 20


def _first_difference(a: bytes, b: bytes) -> int:
    """Where two texts of one length first differ."""
    start, size = 0, len(a)
    while size > 1:
        half = size // 2
        if a[start : start + half] == b[start : start + half]:
            start += half
            size -= half
        else:
            size = half
    return start


def _visible(byte: int) -> str:
    """A byte as ``cat -v`` shows it."""
    if byte >= 128:
        return "M-" + _visible(byte - 128)
    if byte < 32:
        return "^" + chr(byte + 64)
    return "^?" if byte == 127 else chr(byte)
