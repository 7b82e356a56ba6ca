"""How a part of a program is left before its end. Only closures pass these on; commands never see them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mirage.shell.run import Run
    from mirage.shell.state import Shell
    from mirage.streams import Io


class Leave(Exception):
    """The root of what ends a line, a function or a loop early."""


class Exit(Leave):
    """``exit``: the shell of this line, or the subshell, ends."""

    def __init__(self, status: int, signal: int = 0) -> None:
        super().__init__(status)
        self.status = status
        self.signal = signal
        """The signal that ended it."""


class Replaced(Exit):
    """``exec``: the shell has become a command, which has ended; nothing of the shell is left to run."""


class Unread(Exit):
    """A text that is run within the shell is no program where it substitutes a command: the shell ends."""


class Failed(Exit):
    """An expansion failed: the shell ends."""


class Return(Leave):
    """``return``: the function or sourced file ends."""

    def __init__(self, status: int) -> None:
        self.status = status


class Break(Leave):
    """``break`` and ``continue``: ``levels`` loops are left, the last of them going on where ``again``."""

    def __init__(self, levels: int, again: bool, status: int = 0) -> None:
        self.levels = levels
        self.again = again
        self.status = status


class Discard(Exit):
    """The line that is being run is given up: the shell goes on with the next, a subshell ends."""

    def __init__(self, status: int, *, all_of_it: bool = False) -> None:
        super().__init__(status)
        self.all_of_it = all_of_it
        """So is what read it: the shell goes on with the next line of its own text."""


class Fatal(Leave):
    """An expansion or assignment that cannot be done: its message is said, and the line is given up.

    With a ``status`` the shell ends.
    """

    reported = True
    """With ``set -e`` it ends the shell."""
    inner = 1
    """The status of a list in a subshell that ends with it."""
    blames = False
    """The builtin that met it is named before the message."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


async def contained(shell: "Shell", run: "Run", io: "Io") -> int:
    """Run to the end of a shell, however it comes about; the exit status."""
    try:
        status = await _left(shell, run, io)
    finally:
        if shell.kept or shell.beside:
            await _close(shell)
        if shell.charged:
            shell.budget.drop(min(shell.charged, shell.budget.held))
            shell.charged = 0
    shell.session.status = status
    return int(status)


async def _left(shell: "Shell", run: "Run", io: "Io") -> int:
    session = shell.session
    try:
        status = await run(shell, io)
        if session.traps is not None:
            if session.traps.doomed and encloses(shell):
                # The trap would begin, and look at the signal first.
                session.traps.handlers.pop("EXIT", None)
            await session.traps.deliver(shell, io)
    except Replaced as replaced:
        shell.signal = replaced.signal
        return replaced.status
    except Exit as left:
        shell.signal = left.signal
        status = left.status
    except Return as left:
        status = left.status
    except Leave:
        status = 0
    return status if session.traps is None else await session.traps.ended(shell, io, status)


def encloses(shell: "Shell") -> bool:
    """Whether a list in a process of its own runs, and nothing within it that looks at signals when it ends."""
    parent = shell.parent
    return (
        shell.forked
        and parent is not None
        and (shell.substitutions, shell.evals) == (parent.substitutions, parent.evals)
    )


async def _close(shell: "Shell") -> None:
    from mirage.shell.run.redirect import close

    kept, shell.kept, shell.beside = [*shell.kept, *shell.beside], [], []
    await close(kept)
