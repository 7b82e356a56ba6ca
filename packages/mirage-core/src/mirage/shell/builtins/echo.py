"""echo: words, with bash's escapes."""

import re
from collections.abc import Awaitable
from typing import TYPE_CHECKING

from mirage.commands.echo import chosen, unescape
from mirage.paths import encode
from mirage.streams import Ready

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_ESCAPE = re.compile(r"\\(?:c|0[0-7]{0,3}|x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[abeEfnrtv\\])")


def echo(shell: "Shell", io: "Io", argv: list[str]) -> int | Awaitable[int]:
    """Write the words; at once where that waits for nothing."""
    if (len(argv) > 1 and argv[1][:1] == "-") or "xpg_echo" in shell.session.options:
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
    at, newline, escapes = chosen(words, escapes="xpg_echo" in shell.session.options)
    end = b"\n" if newline else b""
    text = " ".join(words[at:])
    data = await unescape(shell.budget, text, _ESCAPE, end) if escapes else encode(text) + end
    return await _write(io, data) if data else 0
