"""cd and pwd."""

from typing import TYPE_CHECKING

from mirage import paths
from mirage.shell.builtins.words import letters

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_CD_USAGE = "cd: usage: cd [-L|[-P [-e]] [-@]] [dir]"
_PWD_USAGE = "pwd: usage: pwd [-LP]"


async def cd(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Change the working directory; ``-`` is the one before."""
    parsed = letters(argv, "LPe")
    if isinstance(parsed, str):
        await shell.say(io, f"cd: {parsed}: invalid option")
        await shell.tell(io, _CD_USAGE)
        return 2
    given, operands = parsed
    if len(operands) > 1:
        await shell.say(io, "cd: too many arguments")
        return 1
    target = operands[0] if operands else None
    variables = shell.session.variables
    if target is None or target == "-":
        name = "HOME" if target is None else "OLDPWD"
        value = variables.get(name)
        if value is None:
            await shell.say(io, f"cd: {name} not set")
            return 1
        status = await _enter(shell, io, value, "P" in given)
        if target == "-" and status == 0:
            await io.out.write(paths.encode(shell.session.cwd + "\n"))
        return status
    if not target:
        return 0
    return await _enter(shell, io, target, "P" in given)


async def _enter(shell: "Shell", io: "Io", target: str, physical: bool) -> int:
    """Go where ``target`` leads; by its text unless ``physical``."""
    session = shell.session
    place = paths.absolute(target, session.cwd)
    try:
        if len(paths.encode(target)) >= paths.PATH_MAX:
            paths.check(target)
        found = await shell.fs.resolve(place if not physical else target)
        entry = await shell.fs.stat(place)
        if entry.kind != "dir":
            await shell.say(io, f"cd: {target}: Not a directory")
            return 1
    except OSError as error:
        await shell.say(io, f"cd: {target}: {error.strerror}")
        return 1
    if physical:
        place = found.path
    session.variables["OLDPWD"] = session.variables.get("PWD", session.cwd)
    session.cwd = session.variables["PWD"] = place
    return 0


async def pwd(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Write the working directory."""
    parsed = letters(argv, "LP")
    if isinstance(parsed, str):
        await shell.say(io, f"pwd: {parsed}: invalid option")
        await shell.tell(io, _PWD_USAGE)
        return 2
    place = shell.session.cwd
    if "P" in parsed[0]:
        place = (await shell.fs.resolve(place)).path
    await io.out.write(paths.encode(place + "\n"))
    return 0
