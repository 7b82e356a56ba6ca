"""What a name would run, in the order in which the shell looks."""

from typing import TYPE_CHECKING, NamedTuple

from mirage.shell import files
from mirage.shell.builtins.synopses import SYNOPSES
from mirage.shell.switches import is_on
from mirage.vfs.fs import EXEC

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from mirage.shell.state import Shell

KEYWORDS = tuple(
    "if then else elif fi case esac for select while until do done in function time { } ! [[ ]] coproc".split()
)
"""Reserved words, in the order of bash."""
SPECIAL = frozenset(
    ". : break continue eval exec exit export readonly return set shift source times trap unset".split()
)
"""Builtins that POSIX calls special."""


class Meaning(NamedTuple):
    """One thing a name stands for; ``value`` is the alias's text or the file's path."""

    kind: str
    value: str = ""


async def meanings(shell: "Shell", name: str, *, functions: bool = True) -> "AsyncIterator[Meaning]":
    """All that ``name`` stands for, the first of which would run."""
    session = shell.session
    if name in session.aliases and is_on(session, "expand_aliases"):
        yield Meaning("alias", session.aliases[name])
    if name in KEYWORDS:
        yield Meaning("keyword")
    if functions and name in session.functions:
        yield Meaning("function")
    if is_builtin(shell, name):
        yield Meaning("builtin")
    async for path in paths(shell, name):
        yield Meaning("file", path)


def is_builtin(shell: "Shell", name: str) -> bool:
    """Whether a name is a builtin of bash that is turned on."""
    return name in SYNOPSES and name not in shell.session.disabled


async def paths(shell: "Shell", name: str) -> "AsyncIterator[str]":
    """The files that a name stands for: those of the commands, and scripts along PATH."""
    if "/" in name:
        if await _runs(shell, name):
            yield name
        return
    if not name:
        return
    if name in shell.session.hashed:
        yield shell.session.hashed[name]
    for directory in shell.session.variables.get("PATH", "").split(":"):
        place = f"{directory or '.'}/{name}".replace("//", "/")
        if await _runs(shell, place):
            yield place


async def path_of(shell: "Shell", name: str) -> str | None:
    """The file that a name runs, were there no functions and builtins."""
    async for path in paths(shell, name):
        return path
    return None


async def _runs(shell: "Shell", path: str) -> bool:
    if path.startswith(files.COMMAND_DIRECTORIES):
        return path.startswith("/usr/bin/") and path.removeprefix("/usr/bin/") in _programs(shell)
    try:
        entry = await shell.fs.stat(path)
        return entry.kind == "file" and await shell.fs.access(path, EXEC)
    except OSError:
        return False


def _programs(shell: "Shell") -> "frozenset[str]":
    from mirage.shell.state import FILES

    return FILES.union(shell.commands)
