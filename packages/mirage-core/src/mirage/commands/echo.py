"""echo: the program of that name, which ``find``, ``env`` and ``xargs`` run; the shell has its own."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.options import answer_alone
from mirage.commands.spec import Operands, Options
from mirage.paths import encode

if TYPE_CHECKING:
    from mirage.budget import Budget
    from mirage.commands.context import Context

NOTES = """\
  -n     do not append a newline
  -e     interpret the backslash escapes \\a \\b \\c \\e \\f \\n \\r \\t \\v \\\\
         \\0NNN \\NNN \\xHH
  -E     do not interpret them (the default)
      --help     display this help and exit
      --version  output version information and exit
"""

_ESCAPE = re.compile(r"\\(?:0[0-7]{0,3}|[1-7][0-7]{0,2}|x[0-9A-Fa-f]{1,2}|[abcefnrtv\\])")
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


@command("echo", "Write the STRINGs, separated by blanks.", Options, Operands("STRING"), raw=True, notes=NOTES)
async def echo(ctx: "Context", options: Options, words: Sequence[str]) -> int:
    """Print the words."""
    strict = "POSIXLY_CORRECT" in ctx.session.environment()
    chooses = not strict or words[:1] == ["-n"]
    if chooses:
        answer_alone(words)
    at, newline, escapes = chosen(words) if chooses else (0, True, False)
    end = b"\n" if newline else b""
    text = " ".join(words[at:])
    data = await unescape(ctx.budget, text, _ESCAPE, end) if escapes or strict else encode(text) + end
    if data:
        await ctx.out.write(data)
    return 0


def chosen(words: Sequence[str], *, escapes: bool = False) -> tuple[int, bool, bool]:
    """How many words are options, whether a line feed ends the text, and whether its ``escapes`` mean anything."""
    at = 0
    newline = True
    for word in words:
        if word[:1] != "-" or len(word) == 1 or word[1:].strip("neE"):
            break
        at += 1
        for letter in word[1:]:
            if letter == "n":
                newline = False
            else:
                escapes = letter == "e"
    return at, newline, escapes


async def unescape(budget: "Budget", text: str, escape: "re.Pattern[str]", end: bytes) -> bytes:
    """The bytes that ``text`` with backslash escapes stands for, and ``end`` unless ``\\c`` ended it early."""
    parts: list[bytes] = []
    at = 0
    for count, match in enumerate(escape.finditer(text), 1):
        if not count & 255 and budget.due():
            await budget.breathe()
        parts.append(encode(text[at : match.start()]))
        at = match.end()
        letter = match[0][1]
        if letter == "c":
            return b"".join(parts)
        if letter == "x":
            parts.append(bytes((int(match[0][2:], 16),)))
        elif letter in "uU":
            parts.append(utf8(int(match[0][2:], 16)))
        elif letter.isdecimal():
            parts.append(bytes((int(match[0][1:], 8) & 0xFF,)))
        else:
            parts.append(LETTERS[letter])
    return b"".join((*parts, encode(text[at:]), end))


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
