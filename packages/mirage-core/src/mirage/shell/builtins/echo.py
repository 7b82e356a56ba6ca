"""echo: words, with bash's escapes."""

import re
from collections.abc import Awaitable
from typing import TYPE_CHECKING

from mirage.commands.echo import LETTERS
from mirage.paths import encode
from mirage.shell.builtins.escapes import utf8
from mirage.streams import Ready

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_ESCAPE = re.compile(r"\\(?:c|0[0-7]{0,3}|x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[abeEfnrtv\\])")


def echo(shell: "Shell", io: "Io", argv: list[str]) -> int | Awaitable[int]:
    """Write the words; at once where that waits for nothing."""
    if shell.session.options or (len(argv) > 1 and argv[1][:1] == "-"):
        return _echo(shell, io, argv[1:])
    data = encode(" ".join(argv[1:]) + "\n")
    if not isinstance(io.out, Ready):
        return _write(io, data)
    io.out.put(data)
    return 0


async def _write(io: "Io", data: bytes) -> int:
    await io.out.write(data)
    return 0


async def _echo(shell: "Shell", io: "Io", words: list[str]) -> int:
    end = b"\n"
    escapes = "xpg_echo" in shell.session.options
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
    data, stopped = await _unescape(shell, text) if escapes else (encode(text), False)
    if not stopped:
        data += end
    return await _write(io, data) if data else 0


async def _unescape(shell: "Shell", text: str) -> tuple[bytes, bool]:
    """The bytes that ``text`` with backslash escapes stands for, and whether ``\\c`` ended it early."""
    parts: list[bytes] = []
    at = 0
    for count, match in enumerate(_ESCAPE.finditer(text), 1):
        if not count & 255 and shell.budget.due():
            await shell.budget.breathe()
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
