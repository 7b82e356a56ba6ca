"""What the closures of nodes ask of what they run in; every other part of a line goes the same way in any world.

Two worlds answer. In a Shell things happen. A plan is a Shell as well, over a copy of the session, that answers these
questions otherwise: it writes down what would run and what would be touched, runs nothing, and says ``UNKNOWN`` for a
status and ``HOLE`` for a text that only running could tell. A node that meets an unknown status does not choose: it
asks for ``either`` of its ways. So the tree is compiled once, and walked by one set of closures.

What is computed from texts (``[[ ]]``, arithmetic, operators of parameters, builtins) asks nothing: to it a ``HOLE``
is a character like others.
"""

from collections.abc import Awaitable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mirage.session import Session
    from mirage.shell.ast import Substitution
    from mirage.shell.jobs.processes import Process
    from mirage.shell.run import Now, Run
    from mirage.shell.state import Shell
    from mirage.streams import Io, Source
    from mirage.vfs.fs import FileSystem


class World(Protocol):
    """The questions, and who asks them."""

    fs: "FileSystem"
    """Redirections open here, ``source`` and ``$(< file)`` read here, conditions and patterns look here."""

    def command_now(self, words: list[str], io: "Io") -> int | Awaitable[int]:
        """A simple command: what these words come to, a function's body, a builtin or a command."""
        ...

    async def plainly(self, words: list[str], io: "Io") -> int:
        """``command`` and ``builtin``: the same without functions."""
        ...

    async def substitute(self, part: "Substitution", io: "Io") -> str:
        """A word: the text that a command substitution stands for."""
        ...

    async def begin(self, process: "Process", run: "Run", io: "Io") -> None:
        """``&``, ``coproc`` and process substitution: what runs beside the line."""
        ...

    def given(self, text: str) -> "Source":
        """A redirection: what a here-document is read from."""
        ...

    async def either(self, runs: Sequence["Now"], io: "Io") -> int:
        """``if``, ``case``, ``&&``, ``||``, ``while``, ``set -e``: the ways to go on where nobody knows which one is
        taken; the status, where it is the same for all. Asked only about what is unknown."""
        ...

    def turns(self, words: Iterable[str] = ...) -> Iterable[str]:
        """A loop: what it goes over, at the most; without words, so many turns."""
        ...

    async def tell(self, io: "Io", message: str) -> None:
        """Every node: a line on standard error."""
        ...

    def alike(self, session: "Session") -> "Shell":
        """Subshells, stages of pipelines, substitutions: a shell in the same world, over a copy of the session."""
        ...
