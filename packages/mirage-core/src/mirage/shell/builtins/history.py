"""history and fc, and what needs a terminal or a login: what they say where there is none."""

import re
from typing import TYPE_CHECKING

from mirage.shell.builtins.words import options

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_COUNT = re.compile(r"[-+]?\d{1,18}", re.ASCII)


async def history(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """There is none: a shell that nobody types into keeps no lines."""
    parsed = await options(shell, io, argv, "acd:npsrw")
    if parsed is None:
        return 2
    if any(parsed.has(letter) for letter in "dps"):
        await shell.tell(io, "mirage: not supported yet: history -d -p -s")
        return 2
    if parsed.operands and not parsed.options and not _COUNT.fullmatch(parsed.operands[0]):
        await shell.say(io, f"history: {parsed.operands[0]}: numeric argument required")
        return 1
    return 0


async def fc(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Nothing to show, nothing to run again."""
    parsed = await options(shell, io, argv, "e:lnrs")
    if parsed is None:
        return 2
    if parsed.has("s"):
        await shell.say(io, "fc: no command found")
        return 1
    return 0


async def suspend(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Nobody could wake it."""
    if await options(shell, io, argv, "f") is None:
        return 2
    await shell.say(io, "suspend: cannot suspend: no job control")
    return 1


async def logout(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """No shell of ours is a login shell."""
    await shell.say(io, "logout: not login shell: use `exit'")
    return 1


async def bind(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """There is no line editor."""
    await shell.say(io, "bind: warning: line editing not enabled")
    return 2 if await options(shell, io, argv, "lvpsVPSXf:q:u:m:r:x:") is None else 0
