"""cd and pwd."""

import errno
from typing import TYPE_CHECKING

from mirage import paths
from mirage.errors import failure
from mirage.shell.builtins.words import options, put
from mirage.shell.variables.switches import is_on

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def cd(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Change the working directory; ``-`` is the one before."""
    parsed = await options(shell, io, argv, "LPe")
    if parsed is None:
        return 2
    if len(parsed.operands) > 1:
        await shell.say(io, "cd: too many arguments")
        return 1
    last = next((letter for letter, _ in reversed(parsed.options) if letter in "LP"), "")
    physical = last == "P" or (not last and is_on(shell.session, "physical"))
    target = parsed.operands[0] if parsed.operands else None
    if target is None or target == "-":
        name = "HOME" if target is None else "OLDPWD"
        value = shell.value(name)
        if value is None:
            await shell.say(io, f"cd: {name} not set")
            return 1
        return await enter(shell, io, value, physical=physical, shows=target == "-")
    return await _search(shell, io, target, physical)


async def _search(shell: "Shell", io: "Io", target: str, physical: bool) -> int:
    """Go to ``target``, along CDPATH where it names no place of its own."""
    first = target.split("/", 1)[0]
    if target and first not in ("", ".", ".."):
        for directory in (shell.value("CDPATH") or "").split(":"):
            if directory and await shell.fs.is_dir(f"{directory}/{target}"):
                return await enter(shell, io, f"{directory}/{target}", physical=physical, shows=True)
    if is_on(shell.session, "cdable_vars") and not await shell.fs.is_dir(target or "."):
        value = shell.value(target)
        if value is not None:
            return await enter(shell, io, value, physical=physical, shows=True)
    return await enter(shell, io, target, physical=physical)


async def enter(
    shell: "Shell", io: "Io", target: str, *, physical: bool = False, shows: bool = False, who: str = "cd"
) -> int:
    """Go where ``target`` leads, by its text unless ``physical``; ``shows`` where that is."""
    session = shell.session
    if target:
        place = paths.absolute(target, session.cwd)
        try:
            if len(paths.encode(target)) >= paths.PATH_MAX:
                paths.check(target)
            found = await shell.fs.resolve(place if not physical else target)
            entry = await shell.fs.stat(place)
            if entry.kind != "dir":
                raise failure(errno.ENOTDIR, place)
        except OSError as error:
            from mirage.shell.syntax.requote import printable  # Mostly one can go there.

            await shell.say(io, f"{who}: {printable(target)}: {error.strerror}")
            return 1
        if physical:
            place = found.path
        before = session.variables.get("PWD", session.cwd)
        session.cwd = place
        if not await put(shell, io, "OLDPWD", before) or not await put(shell, io, "PWD", place):
            return 1
    if shows:
        await io.out.write(paths.encode(session.cwd + "\n"))
    return 0


async def pwd(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Write the working directory."""
    parsed = await options(shell, io, argv, "LP")
    if parsed is None:
        return 2
    place = shell.session.cwd
    last = parsed.options[-1][0] if parsed.options else ""
    if last == "P" or (not last and is_on(shell.session, "physical")):
        place = (await shell.fs.resolve(place)).path
    await io.out.write(paths.encode(place + "\n"))
    return 0
