"""rev: the characters of every line in reverse."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mirage.commands.accesses import reads
from mirage.commands.context import Context, reason
from mirage.commands.declare import command
from mirage.commands.inputs import Blocks, Input, ReadError
from mirage.commands.options import Asked
from mirage.commands.spec import Operands, Options, flag

_CHARACTER = re.compile(
    rb"[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf7][\x80-\xbf]{3}"
)
"""Also beyond the end of Unicode, as the C library has it."""


@dataclass(frozen=True, slots=True)
class Rev(Options):
    """The options of rev."""

    help: bool = flag("-h", help="the same as --help")
    version: bool = flag("-V", help="the same as --version")


@command("rev", "Reverse lines characterwise.", Rev, Operands("FILE"), touches=reads)
async def rev(ctx: Context, options: Rev, files: Sequence[str]) -> int:
    """Reverse whole blocks of lines."""
    if options.help or options.version:
        raise Asked("help" if options.help else "version")
    if not files:
        await _file(ctx, "-", "stdin")
    for path in files:
        # Standard input is read where there is no operand: ``-`` is a file.
        await _file(ctx, "./-" if path == "-" else path, path)
    return ctx.status


async def _file(ctx: Context, path: str, shown: str) -> None:
    reversal = _Reversal()
    try:
        async with await Input.open(ctx, path) as file:
            async for block in Blocks(file, b"\n", ctx.budget):
                await ctx.out.write(reversal.of(block))
                ctx.budget.look()
                await ctx.breathe()
    except (ReadError, IsADirectoryError) as error:
        wrong = error.error if isinstance(error, ReadError) else error
        await ctx.complain(f"{shown}: {reversal.lines}: {reason(wrong)}")
    except OSError as error:
        if error.filename != path:
            raise
        await ctx.complain(f"cannot open {shown}: {reason(error)}")
    else:
        await ctx.out.write(reversal.rest())
        if reversal.failed:
            await ctx.complain(f"{shown}: {reversal.lines}: Invalid or incomplete multibyte or wide character")


class _Reversal:
    """One file: how many of its lines were reversed, and what is kept of one that is not over."""

    __slots__ = ("_kept", "failed", "lines")

    def __init__(self) -> None:
        self.lines = 0
        self.failed = False
        """A character was none: nothing behind it is read."""
        self._kept = b""

    def of(self, block: bytes) -> bytes:
        """Whole lines in reverse."""
        if self._kept or b"\0" in block:
            return self._one_by_one(block)
        try:
            text = block.decode()
        except UnicodeDecodeError:
            return self._one_by_one(block)
        self.lines += text.count("\n")
        return _turned(text).encode()

    def rest(self) -> bytes:
        """What was kept at the end."""
        kept, self._kept = self._kept, b""
        return kept

    def _one_by_one(self, block: bytes) -> bytes:
        *lines, last = block.split(b"\n")
        return b"".join([*[self._line(line, b"\n") for line in lines], self._line(last, b"") if last else b""])

    def _line(self, line: bytes, end: bytes) -> bytes:
        """A line in reverse; of one with a NUL in it, what is before that goes on in the next line."""
        characters = [] if self.failed else _CHARACTER.findall(line)
        if self.failed or sum(map(len, characters)) < len(line):
            self.failed = True
            return b""
        whole = b"\0" not in line
        if not whole:
            del characters[characters.index(b"\0") :]
        characters.reverse()
        text = b"".join(characters) + self._kept
        if not whole and end:
            self._kept = text
            return b""
        self._kept = b""
        self.lines += 1
        return text + end if whole else text


def _turned(lines: str) -> str:
    reverse = lines[::-1].split("\n")
    reverse.reverse()
    return "\n".join(reverse)
