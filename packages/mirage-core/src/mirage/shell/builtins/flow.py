"""exit, return, break, continue, true, false and ``:``."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from mirage.shell.builtins.words import number
from mirage.shell.leaving import Break, Discard, Exit, Return

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


def colon(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Nothing, successfully."""
    return 0


def true(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Succeed."""
    return 0


def false(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Fail."""
    return 1


async def exit_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """End the shell."""
    raise Exit(await _status(shell, io, argv))


def return_(shell: "Shell", io: "Io", argv: list[str]) -> Awaitable[int]:
    """End the function or the sourced file."""
    status = shell.session.status if len(argv) < 2 else number(argv[1])
    if status is None or len(argv) > 2 or not (shell.scopes or shell.sources):
        return _return(shell, io, argv)
    raise Return(status if len(argv) < 2 else status & 255)


async def _return(shell: "Shell", io: "Io", argv: list[str]) -> int:
    status = await _status(shell, io, argv)
    if not shell.scopes and not shell.sources:
        await shell.say(io, "return: can only `return' from a function or sourced script")
        return 2
    raise Return(status)


async def _status(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """The status that is asked for.

    :raises Discard: so is another.
    """
    words = argv[2:] if argv[1:2] == ["--"] else argv[1:]
    if not words:
        return shell.session.status
    status = number(words[0])
    if status is None:
        await shell.say(io, f"{argv[0]}: {words[0]}: numeric argument required")
        return 2
    if len(words) > 1:
        await shell.say(io, f"{argv[0]}: too many arguments")
        raise Discard(1, all_of_it=True)
    return status & 255


def break_(shell: "Shell", io: "Io", argv: list[str]) -> Awaitable[int]:
    """Leave loops."""
    if shell.loops and len(argv) == 1:
        raise _left(shell, 1, again=False)
    return _leave(shell, io, argv, again=False)


def continue_(shell: "Shell", io: "Io", argv: list[str]) -> Awaitable[int]:
    """Go on with the next turn of a loop."""
    if shell.loops and len(argv) == 1:
        raise _left(shell, 1, again=True)
    return _leave(shell, io, argv, again=True)


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
    raise _left(shell, levels, again=again)


def _left(shell: "Shell", levels: int, *, again: bool) -> Break:
    shell.session.status = 0
    return Break(min(levels, shell.loops), again)
