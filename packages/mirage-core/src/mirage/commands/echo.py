"""echo: bash's builtin, with its escapes."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.spec import Operands, Options
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.commands.context import Context

NOTES = """\
  -n     do not append a newline
  -e     interpret the backslash escapes \\a \\b \\c \\e \\f \\n \\r \\t \\v \\\\
         \\0NNN \\xHH \\uHHHH \\UHHHHHHHH
  -E     do not interpret them (the default)
"""

_ESCAPE = re.compile(r"\\(?:c|0[0-7]{0,3}|x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[abeEfnrtv\\])")
LETTERS = {
    "a": b"\a",
    "b": b"\b",
    "e": b"\x1b",
    "E": b"\x1b",
    "f": b"\f",
    "n": b"\n",
    "r": b"\r",
    "t": b"\t",
    "v": b"\v",
    "\\": b"\\",
}
"""What a letter behind a backslash stands for."""


def _plain(words: Sequence[str]) -> bytes | None:
    """Without options, what is printed is known at once."""
    if len(words) == 2:
        text = words[1]
        return None if text[:1] == "-" else encode(text + "\n")
    if len(words) > 1 and words[1][:1] == "-":
        return None
    return encode(" ".join(words[1:]) + "\n")


@command(
    "echo",
    "Write the STRINGs, separated by blanks.",
    Options,
    Operands("STRING"),
    raw=True,
    notes=NOTES,
    prints=_plain,
)
async def echo(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Print the words."""
    end = b"\n"
    escapes = "xpg_echo" in ctx.session.options
    at = 0
    for word in words:
        if word[:1] != "-" or len(word) == 1 or word[1:].strip("neE"):
            break
        at += 1
        for letter in word[1:]:
            if letter == "n":
                end = b""
            else:
                escapes = letter == "e"
    text = " ".join(words[at:] if at else words)
    if escapes:
        data, stopped = await unescape(ctx, text)
        await ctx.out.write(data if stopped else data + end)
    elif text or end:
        await ctx.out.write(encode(text) + end)
    return 0


async def unescape(ctx: "Context", text: str) -> tuple[bytes, bool]:
    """The bytes that ``text`` with backslash escapes stands for, and whether ``\\c`` ended it early."""
    parts: list[bytes] = []
    at = 0
    for count, match in enumerate(_ESCAPE.finditer(text), 1):
        if not count & 255 and ctx.budget.due():
            await ctx.budget.breathe()
        parts.append(encode(text[at : match.start()]))
        at = match.end()
        letter = match[0][1]
        if letter == "c":
            return b"".join(parts), True
        digits = match[0][2:]
        if letter == "0":
            parts.append(bytes((int(digits or "0", 8) & 0xFF,)))
        elif letter == "x":
            parts.append(bytes((int(digits, 16),)))
        elif letter in "uU":
            parts.append(utf8(int(digits, 16)))
        else:
            parts.append(LETTERS[letter])
    parts.append(encode(text[at:]))
    return b"".join(parts), False


def utf8(point: int) -> bytes:
    """As bash writes it: no code point is refused, those beyond Unicode take up to six bytes."""
    if point < 0x80:
        return bytes((point,))
    for size, limit in ((2, 0x800), (3, 0x10000), (4, 0x200000), (5, 0x4000000), (6, 0x80000000)):
        if point < limit:
            lead = (0xFF00 >> size) & 0xFF
            tail = [0x80 | (point >> shift) & 0x3F for shift in range(6 * (size - 2), -1, -6)]
            return bytes((lead | point >> 6 * (size - 1), *tail))
    return b""
