"""eval and source: text that becomes commands while the line runs."""

from typing import TYPE_CHECKING

from mirage.paths import decode
from mirage.shell import files
from mirage.shell.builtins.words import misused, options
from mirage.shell.calls import Call
from mirage.shell.depth import descend
from mirage.shell.leaving import Return
from mirage.shell.named import along
from mirage.shell.variables.switches import is_on

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def eval_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Run the words as a line."""
    parsed = await options(shell, io, argv, "")
    if parsed is None:
        return 2
    text = " ".join(parsed.operands)
    if not text.strip():
        return 0
    return await _deeper(shell, io, text, f"{shell.reader}: eval", shell.line - 1)


async def source(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Run a file in this shell; further words are its arguments."""
    parsed = await options(shell, io, argv, "")
    if parsed is None:
        return 2
    words = parsed.operands
    if not words:
        return await misused(shell, io, argv[0], "filename argument required")
    path = await _found(shell, words[0])
    try:
        if await shell.fs.is_dir(path):
            await shell.say(io, f"{argv[0]}: {path}: is a directory")
            return 1
        text = decode(await files.script(shell, path, io))
    except OSError as error:
        await shell.say(io, f"{path}: {error.strerror}")
        return 1
    session = shell.session
    arguments = session.arguments
    if words[1:]:
        session.arguments = words[1:]
    shell.sources += 1
    shell.calls.append(Call("source", shell.line, path))
    traps = session.traps
    hidden = None if traps is None else traps.hide(session.options | {"errtrace"})
    try:
        status = await _sourced(shell, io, text, path)
        if session.traps is not None:
            if hidden:
                session.traps.leave(hidden)
            await session.traps.returned(shell, io)
        return status
    finally:
        shell.sources -= 1
        shell.calls.pop()
        if words[1:]:
            session.arguments = arguments


async def _found(shell: "Shell", name: str) -> str:
    """Where a file to be sourced is: along PATH, or else here."""
    if "/" in name or not name or not is_on(shell.session, "sourcepath"):
        return name
    for place in along(shell, name):
        if shell.budget.step():
            await shell.budget.breathe()
        try:
            if (await shell.fs.stat(place)).kind == "file":
                return place
        except OSError:
            continue
    return name


async def _sourced(shell: "Shell", io: "Io", text: str, path: str) -> int:
    try:
        return await _deeper(shell, io, text, path)
    except Return as returned:
        return returned.status


async def _deeper(shell: "Shell", io: "Io", text: str, origin: str, before: int = 0) -> int:
    limit = shell.budget.limits.function_depth
    if shell.functions >= limit:
        shell.budget.stop("source depth", limit)
    shell.enter()
    line = shell.line
    shell.functions += 1
    shell.evals += 1
    spared = int(shell.tested > 0)
    shell.spared += spared
    try:
        return await descend(shell.deeper(), lambda: shell.interpret(text, io, origin, before))
    finally:
        shell.functions -= 1
        shell.evals -= 1
        shell.spared -= spared
        shell.line = line
