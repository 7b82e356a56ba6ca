"""look: the lines of a sorted file that begin with a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirage.access import Access, Act
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Input
from mirage.commands.options import Asked
from mirage.commands.spec import Operands, Options, Usage, flag, option
from mirage.paths import encode

WORDS = "/usr/share/dict/words"
OTHERS = "/usr/share/dict/web2"
_LOWER = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
_NO_WORDS = bytes(byte for byte in range(256) if not (byte < 128 and (chr(byte).isalnum() or byte in b" \t")))


@dataclass(frozen=True, slots=True)
class Look(Options):
    """The options of look."""

    others: bool = flag("-a", "--alternative", help="use the alternative dictionary")
    words: bool = flag("-d", "--alphanum", help="compare only blanks and alphanumeric characters")
    fold: bool = flag("-f", "--ignore-case", help="ignore case differences when comparing")
    end: str | None = option(
        "-t", "--terminate", metavar="CHAR", default=None, parse=str, help="define the string-termination character"
    )
    help: bool = flag("-h", help="the same as --help")
    version: bool = flag("-V", help="the same as --version")


def _touches(options: Look, operands: Sequence[str]) -> Iterable[Access]:
    yield Access(Act.READ, operands[1] if len(operands) > 1 else OTHERS if options.others else WORDS)


@command("look", "Display lines beginning with a specified string.", Look, Operands("string [file]"), touches=_touches)
async def look(ctx: Context, options: Look, operands: Sequence[str]) -> int:
    """Find the first of the lines by halving, then print them."""
    if options.help or options.version:
        raise Asked("help" if options.help else "version")
    if not 1 <= len(operands) <= 2:
        raise Usage("bad usage")
    dictionary = len(operands) == 1
    path = (OTHERS if options.others else WORDS) if dictionary else operands[1]
    text = encode(operands[0])
    if options.end is not None and options.end:
        cut = text.find(encode(options.end)[:1])
        text = text[: cut + 1] if cut >= 0 else text
    wanted = _Wanted(text, words=options.words or dictionary, fold=options.fold or dictionary)
    try:
        async with await Input.open(ctx, "./-" if path == "-" else path) as file:
            data = await ctx.gather(file)
    except IsADirectoryError:
        raise Usage(f"{path}: No such device", hint=False) from None
    except OSError as error:
        raise Usage(f"{path}: {reason(error)}", hint=False) from None
    if not data:
        raise Usage(f"{path}: Invalid argument", hint=False)
    at = _first(data, wanted)
    found = False
    while at < len(data):
        end = data.find(b"\n", at) + 1 or len(data)
        order = wanted.compare(data[at:end])
        if order < 0 or (order and found):
            break
        if not order:
            found = True
            await ctx.out.write(data[at:end])
        at = end
        await ctx.breathe()
    return 0 if found else 1


def _first(data: bytes, wanted: "_Wanted") -> int:
    """A line that is not behind those that are looked for, and near."""
    front, back = 0, len(data)
    at = _behind(data, back // 2, back)
    while at < back and back > front:
        line = data[at : data.find(b"\n", at) + 1 or len(data)]
        if wanted.compare(line) > 0:
            front = at
        else:
            back = at
        at = _behind(data, front + (back - front) // 2, back)
    return front


def _behind(data: bytes, at: int, back: int) -> int:
    """Where the next line begins."""
    return data.find(b"\n", at, back) + 1 or back


class _Wanted:
    """The text that is looked for, as it is compared."""

    __slots__ = ("_drop", "_table", "_text")

    def __init__(self, text: bytes, *, words: bool, fold: bool) -> None:
        self._drop = _NO_WORDS if words else b""
        self._table = _LOWER if fold else None
        self._text = text.translate(self._table, self._drop)

    def compare(self, line: bytes) -> int:
        """More than 0 where the text comes behind the line, 0 where the line begins with it."""
        part = line.removesuffix(b"\n").translate(self._table, self._drop)[: len(self._text)]
        return (self._text > part) - (self._text < part)
