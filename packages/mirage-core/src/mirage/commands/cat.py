"""cat: files one after the other, with what cannot be seen made visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirage.commands.accesses import reads
from mirage.commands.declare import command
from mirage.commands.inputs import is_output, sliced
from mirage.commands.spec import Operands, Options, Usage, flag

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.streams import Source


@dataclass(frozen=True, slots=True)
class Cat(Options):
    """The options of cat."""

    number_nonblank: bool = flag("-b", "--number-nonblank", help="number nonempty output lines, overrides -n")
    number: bool = flag("-n", "--number", help="number all output lines")
    squeeze: bool = flag("-s", "--squeeze-blank", help="suppress repeated empty output lines")
    nonprinting: bool = flag(
        "-v", "--show-nonprinting", help="use ^ and M- notation, except for line feeds and tabulators"
    )
    ends: bool = flag("-E", "--show-ends", help="display $ at end of each line")
    tabs: bool = flag("-T", "--show-tabs", help="display tabulators as ^I")
    all: bool = flag("-A", "--show-all", help="equivalent to -vET")
    nonprinting_ends: bool = flag("-e", help="equivalent to -vE")
    nonprinting_tabs: bool = flag("-t", help="equivalent to -vT")
    unbuffered: bool = flag("-u", help="(ignored)")


@command("cat", "Concatenate FILE(s) to standard output.", Cat, Operands("FILE", default="-"), touches=reads)
async def cat(ctx: "Context", options: Cat, files: Sequence[str]) -> int:
    """Copy every file to standard output."""
    if ctx.writes_nothing:
        raise Usage("standard output: Bad file descriptor", hint=False)
    shown = _Shown.of(options)
    closable = True
    for path in files:
        if await is_output(ctx, path):
            await ctx.failed(path, OSError(0, "input file is output file"))
            continue
        try:
            source = await ctx.open(path)
        except OSError as error:
            await ctx.failed(path, error)
            continue
        try:
            closable = await _copy(ctx, path, source, shown) and closable
        finally:
            await source.aclose()
    if shown is not None:
        await ctx.out.write(shown.rest())
    if not closable:
        ctx.farewell = "closing standard input: Bad file descriptor"
    return ctx.status


async def _copy(ctx: "Context", path: str, source: "Source", shown: "_Shown | None") -> bool:
    """Copy one file; False where it is standard input, and that is closed."""
    write = ctx.out.write
    waits = path == "-" or path.startswith("/dev/")
    while True:
        try:
            chunk = await source.read()
        except OSError as error:
            await ctx.failed(path, error)
            return path != "-" or not ctx.reads_nothing
        if not chunk:
            return True
        ctx.budget.progress()
        for piece in sliced(chunk) if shown is not None and shown.by_line else (chunk,):
            await write(piece if shown is None else shown.feed(piece))
            await ctx.breathe()
        if waits:
            # More may be long in coming, and whoever reads this may have to answer first.
            await ctx.out.flush()


def _visible(byte: int) -> str:
    if byte >= 0x80:
        return "M-" + (chr(byte - 0x80) if byte in (0x89, 0x8A) else _visible(byte - 0x80))
    if byte == 0x7F:
        return "^?"
    return "^" + chr(byte + 0x40) if byte < 0x20 else chr(byte)


_VISIBLE = {byte: _visible(byte) for byte in range(256) if byte not in b"\t\n" and not 0x20 <= byte < 0x7F}
_VISIBLE[0x89] = "M-^I"
_VISIBLE[0x8A] = "M-^J"


class _Shown:
    """Turns chunks into what is shown of them; lines and counts go on from one file to the next."""

    __slots__ = (
        "_blanks",
        "_count",
        "_ends",
        "_held",
        "_inside",
        "_nonblank",
        "_nonprinting",
        "_number",
        "_squeeze",
        "_tabs",
    )

    @classmethod
    def of(cls, options: Cat) -> "_Shown | None":
        """None where the bytes are copied as they are."""
        shown = cls(options)
        plain = not (shown._number or shown._squeeze or shown._nonprinting or shown._ends or shown._tabs)
        return None if plain else shown

    def __init__(self, options: Cat) -> None:
        self._number = options.number or options.number_nonblank
        self._nonblank = options.number_nonblank
        self._squeeze = options.squeeze
        self._nonprinting = options.nonprinting or options.all or options.nonprinting_ends or options.nonprinting_tabs
        self._ends = options.ends or options.all or options.nonprinting_ends
        self._tabs = options.tabs or options.all or options.nonprinting_tabs
        self._count = 0
        self._blanks = 0
        self._inside = False
        """Whether the last line shown is not over."""
        self._held = b""
        """A carriage return at the end of a chunk: it is shown where a line feed follows."""

    @property
    def by_line(self) -> bool:
        """Whether every line is looked at."""
        return self._number or self._squeeze

    def feed(self, chunk: bytes) -> bytes:
        """What is shown of a chunk."""
        if self._nonprinting:
            chunk = chunk.decode("latin-1").translate(_VISIBLE).encode("ascii")
        elif self._ends:
            chunk = self._held + chunk
            self._held = b"\r" if chunk.endswith(b"\r") else b""
            chunk = (chunk[:-1] if self._held else chunk).replace(b"\r\n", b"^M\n")
        if self._tabs:
            chunk = chunk.replace(b"\t", b"^I")
        if not self.by_line:
            return chunk.replace(b"\n", b"$\n") if self._ends else chunk
        return self._lines(chunk)

    def rest(self) -> bytes:
        """What was held back, once there is no more."""
        held, self._held = self._held, b""
        return self._lines(held) if self._number else held

    def _lines(self, chunk: bytes) -> bytes:
        pieces = chunk.split(b"\n")
        fragment = pieces.pop()
        end = b"$\n" if self._ends else b"\n"
        shown: list[bytes] = []
        for piece in pieces:
            if piece or self._inside:
                self._blanks = 0
                shown.append(self._numbered(piece) + end)
            elif not self._squeeze or not self._blanks:
                self._blanks += 1
                shown.append(end if self._nonblank or not self._number else self._numbered(b"") + end)
            self._inside = False
        if fragment:
            self._blanks = 0
            shown.append(self._numbered(fragment))
            self._inside = True
        return b"".join(shown)

    def _numbered(self, piece: bytes) -> bytes:
        if not self._number or self._inside:
            return piece
        self._count += 1
        return b"%6d\t%s" % (self._count, piece)
