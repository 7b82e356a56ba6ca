"""exit, return, break, continue and ``:``."""

from typing import TYPE_CHECKING

from mirage.shell.builtins.words import number
from mirage.shell.leaving import Break, Exit, Return

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def colon(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Nothing, successfully."""
    return 0


async def exit_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """End the shell."""
    if len(argv) > 2 and number(argv[1]) is not None:
        await shell.say(io, "exit: too many arguments")
        raise Exit(1)
    raise Exit(await _status(shell, io, argv))


async def return_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """End the function or the sourced file."""
    if not shell.scopes and not shell.sources:
        await shell.say(io, "return: can only `return' from a function or sourced script")
        return 2
    raise Return(await _status(shell, io, argv))


async def _status(shell: "Shell", io: "Io", argv: list[str]) -> int:
    if len(argv) < 2:
        return shell.session.status
    status = number(argv[1])
    if status is None:
        await shell.say(io, f"{argv[0]}: {argv[1]}: numeric argument required")
        return 2
    return status & 255


async def break_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Leave loops."""
    return await _leave(shell, io, argv, again=False)


async def continue_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Go on with the next turn of a loop."""
    return await _leave(shell, io, argv, again=True)


async def _leave(shell: "Shell", io: "Io", argv: list[str], *, again: bool) -> int:
    if not shell.loops:
        await shell.say(io, f"{argv[0]}: only meaningful in a `for', `while', or `until' loop")
        return 0
    words = argv[2:] if argv[1:2] == ["--"] else argv[1:]
    if len(words) > 1:
        await shell.say(io, f"{argv[0]}: too many arguments")
        raise Exit(1)
    levels = number(words[0]) if words else 1
    if levels is None:
        await shell.say(io, f"{argv[0]}: {words[0]}: numeric argument required")
        raise Exit(128)
    if levels < 1:
        await shell.say(io, f"{argv[0]}: {words[0]}: loop count out of range")
        shell.session.status = 1
        raise Break(shell.loops, False, 1)
    shell.session.status = 0
    raise Break(min(levels, shell.loops), again)
