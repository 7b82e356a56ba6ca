"""pushd, popd and dirs: the working directory and those it was left for."""

import re
from typing import TYPE_CHECKING

from mirage.paths import absolute, encode
from mirage.shell.builtins.directories import cd, enter
from mirage.shell.builtins.words import misused

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_NUMBER = re.compile(r"[-+]\d{1,9}", re.ASCII)
_EMPTY = "directory stack empty"


class _Asked:
    """What the words of a call ask for."""

    __slots__ = ("flags", "number", "rest")

    def __init__(self) -> None:
        self.flags = ""
        self.number: str | None = None
        self.rest: list[str] = []

    def index(self, size: int) -> int | None:
        """The place of the directory meant, 0 for the working directory; None beyond the stack."""
        assert self.number is not None
        amount = int(self.number[1:])
        at = amount if self.number[0] == "+" else size - 1 - amount
        return at if 0 <= at < size else None


async def _asked(shell: "Shell", io: "Io", argv: list[str], flags: str) -> _Asked | None:
    asked = _Asked()
    words = iter(argv[1:])
    for word in words:
        if word == "--":
            # The others do not look at what follows.
            asked.rest += words if argv[0] == "pushd" else ()
            break
        elif word[:1] == "-" and len(word) == 2 and word[1] in flags:
            asked.flags += word[1]
        elif _NUMBER.fullmatch(word):
            asked.number = word
        elif word[:1] == "+" or (word[:1] == "-" and len(word) > 1):
            await misused(shell, io, argv[0], f"{word}: invalid number")
            return None
        else:
            asked.rest += [word, *words]
    return asked


async def pushd(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Go to a directory and keep the one before; alone, change places with it."""
    asked = await _asked(shell, io, argv, "n")
    if asked is None:
        return 2
    if len(asked.rest) > 1:
        await shell.say(io, "pushd: too many arguments")
        return 1
    stays = "n" in asked.flags
    if asked.rest:
        return await _push(shell, io, asked.rest[0], stays)
    if asked.number is None:
        if stays:
            return 0
        if not shell.session.stack:
            await shell.say(io, "pushd: no other directory")
            return 1
        asked.number = "+1"
    return await _rotate(shell, io, asked, stays)


async def _push(shell: "Shell", io: "Io", target: str, stays: bool) -> int:
    session = shell.session
    if stays:
        session.stack = (absolute(target, session.cwd), *session.stack)
        return await _show(shell, io)
    before = session.cwd
    status = await cd(shell, io, ["cd", "-"]) if target == "-" else await enter(shell, io, target, who="pushd")
    if status:
        return status
    session.stack = (before, *session.stack)
    return await _show(shell, io)


async def _rotate(shell: "Shell", io: "Io", asked: _Asked, stays: bool) -> int:
    session = shell.session
    entries = [session.cwd, *session.stack]
    at = asked.index(len(entries))
    if at is None:
        wrong = f"{asked.number}: directory stack index out of range" if session.stack else _EMPTY
        await shell.say(io, f"pushd: {wrong}")
        return 1
    turned = entries[at:] + entries[:at]
    if stays:
        session.stack = tuple(turned[1:])
        return 0
    status = await enter(shell, io, turned[0], who="pushd")
    if status:
        return status
    session.stack = tuple(turned[1:])
    return await _show(shell, io)


async def popd(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Go back to the directory kept last, or drop another one."""
    asked = await _asked(shell, io, argv, "n")
    if asked is None:
        return 2
    if asked.rest:
        return await misused(shell, io, "popd", f"{asked.rest[0]}: invalid argument")
    session = shell.session
    if not session.stack:
        await shell.say(io, f"popd: {_EMPTY}")
        return 1
    at = 0 if asked.number is None else asked.index(len(session.stack) + 1)
    if at is None:
        await shell.say(io, f"popd: {asked.number}: directory stack index out of range")
        return 1
    if at == 0:
        first, *rest = session.stack
        if "n" not in asked.flags:
            status = await enter(shell, io, first, who="popd")
            if status:
                return status
        session.stack = tuple(rest)
    else:
        session.stack = session.stack[: at - 1] + session.stack[at:]
    return await _show(shell, io)


async def dirs(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Write the directories, or forget them."""
    asked = await _asked(shell, io, argv, "clpv")
    if asked is None:
        return 2
    if asked.rest:
        return await misused(shell, io, "dirs", f"{asked.rest[0]}: invalid option")
    session = shell.session
    if "c" in asked.flags:
        session.stack = ()
        return 0
    if asked.number is None:
        return await _show(shell, io, asked.flags)
    at = asked.index(len(session.stack) + 1)
    if at is None:
        wrong = f"{asked.number[1:]}: directory stack index out of range" if session.stack else _EMPTY
        await shell.say(io, f"dirs: {wrong}")
        return 1
    text = _shown(shell, [session.cwd, *session.stack][at], asked.flags)
    await io.out.write(encode(f"{at:2d}  {text}\n" if "v" in asked.flags else f"{text}\n"))
    return 0


async def _show(shell: "Shell", io: "Io", flags: str = "") -> int:
    shell.budget.pay(len(shell.session.stack))
    texts = [_shown(shell, place, flags) for place in (shell.session.cwd, *shell.session.stack)]
    if "v" in flags:
        texts = [f"{at:2d}  {text}" for at, text in enumerate(texts)]
    await io.out.write(encode(("\n" if flags.strip("l") else " ").join(texts) + "\n"))
    return 0


def _shown(shell: "Shell", place: str, flags: str) -> str:
    """A directory; the home directory is ``~``."""
    home = shell.value("HOME")
    if "l" in flags or not home or home == "/":
        return place
    return f"~{place[len(home) :]}" if place == home or place.startswith(f"{home}/") else place
