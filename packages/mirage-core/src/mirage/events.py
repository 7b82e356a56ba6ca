"""What observers are told (``mirage_event``)."""

from typing import NamedTuple

from mirage.access import Access


class Operated(NamedTuple):
    """A file operation was dispatched to a mount."""

    session: str
    access: Access
    resource: str
    error: OSError | None = None


class CommandEnded(NamedTuple):
    """A command or builtin of a line ended; ``trace`` is the traceback of an internal error (status 125)."""

    session: str
    argv: tuple[str, ...]
    status: int
    trace: str | None = None


class LineEnded(NamedTuple):
    """A line given to ``execute`` ended; ``trace`` is the traceback of an internal error (status 125)."""

    session: str
    text: str
    status: int
    elapsed: float
    trace: str | None = None


Event = Operated | CommandEnded | LineEnded
