"""echo: the program of that name, which ``find``, ``env`` and ``xargs`` run; the shell has its own."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mirage.commands.declare import command
from mirage.commands.options import answer_alone
from mirage.commands.spec import Operands, Options
from mirage.paths import encode

if TYPE_CHECKING:
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
    end = b"\n"
    escapes = False
    at = 0
    while chooses and at < len(words) and _chooses(words[at]):
        for letter in words[at][1:]:
            if letter == "n":
                end = b""
            else:
                escapes = letter == "e"
        at += 1
    text = " ".join(words[at:])
    data, stopped = await _unescape(ctx, text) if escapes or strict else (encode(text), False)
    if not stopped:
        data += end
    if data:
        await ctx.out.write(data)
    return 0


def _chooses(word: str) -> bool:
    """Whether the word is of options only."""
    return len(word) > 1 and word[0] == "-" and not word[1:].strip("neE")


async def _unescape(ctx: "Context", text: str) -> tuple[bytes, bool]:
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
        if letter == "x":
            parts.append(bytes((int(match[0][2:], 16),)))
        elif letter.isdecimal():
            parts.append(bytes((int(match[0][1:], 8) & 0xFF,)))
        else:
            parts.append(LETTERS[letter])
    parts.append(encode(text[at:]))
    return b"".join(parts), False
