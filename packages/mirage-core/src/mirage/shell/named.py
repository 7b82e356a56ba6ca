"""What a name would run, in the order in which the shell looks."""

from typing import TYPE_CHECKING, NamedTuple

from mirage.shell import files
from mirage.shell.builtins.synopses import SYNOPSES
from mirage.shell.variables.switches import is_on
from mirage.vfs.fs import EXEC

if TYPE_CHECKING:
    from mirage.shell.state import Shell

KEYWORDS = tuple(
    "if then else elif fi case esac for select while until do done in function time { } ! [[ ]] coproc".split()
)
"""Reserved words, in the order of bash."""
RUNTIMES = frozenset("deno js lua node nodejs perl php pip pip3 python python3 ruby Rscript".split())
"""Interpreters that programs are written for: nothing here runs them unless a plugin does."""
SPECIAL = frozenset(
    ". : break continue eval exec exit export readonly return set shift source times trap unset".split()
)
"""Builtins that POSIX calls special."""


class Meaning(NamedTuple):
    """One thing a name stands for; ``value`` is the alias's text or the file's path."""

    kind: str
    value: str = ""


async def meanings(shell: "Shell", name: str, *, functions: bool = True) -> list[Meaning]:
    """All that ``name`` stands for, the first of which would run."""
    session = shell.session
    found: list[Meaning] = []
    if name in session.aliases and is_on(session, "expand_aliases"):
        found.append(Meaning("alias", session.aliases[name]))
    if name in KEYWORDS:
        found.append(Meaning("keyword"))
    if functions and name in session.functions:
        found.append(Meaning("function"))
    if is_builtin(shell, name):
        found.append(Meaning("builtin"))
    return found + [Meaning("file", path) for path in await paths(shell, name)]


def is_builtin(shell: "Shell", name: str) -> bool:
    """Whether a name is a builtin of bash that is turned on."""
    return name in SYNOPSES and name not in shell.session.disabled


async def paths(shell: "Shell", name: str) -> list[str]:
    """The files that a name stands for: those of the commands, and scripts along PATH."""
    if "/" in name:
        return [name] if await _runs(shell, name) else []
    if not name:
        return []
    hashed = shell.session.hashed.get(name)
    found = [] if hashed is None else [hashed]
    for place in along(shell, name):
        if shell.budget.step():
            await shell.budget.breathe()
        if await _runs(shell, place):
            found.append(place)
    return found


def along(shell: "Shell", name: str) -> list[str]:
    """Where a file of this name could be, as PATH has it."""
    directories = (shell.value("PATH") or "").split(":")
    return [f"{directory or '.'}/{name}".replace("//", "/") for directory in directories]


async def path_of(shell: "Shell", name: str) -> str | None:
    """The file that a name runs, were there no functions and builtins."""
    found = await paths(shell, name)
    return found[0] if found else None


async def _runs(shell: "Shell", path: str) -> bool:
    if path.startswith(files.COMMAND_DIRECTORIES):
        return not path.startswith("/usr/local/") and path.rpartition("/")[2] in shell.commands
    try:
        entry = await shell.fs.stat(path)
        return entry.kind == "file" and await shell.fs.access(path, EXEC)
    except OSError:
        return False
