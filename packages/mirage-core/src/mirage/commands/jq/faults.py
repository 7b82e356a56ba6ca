"""What ends a program, or part of it."""

from typing import Any


class JqError(Exception):
    """An error that ``try`` catches; its value is any JSON value."""

    def __init__(self, value: Any) -> None:
        super().__init__(value)
        self.value = value


class PathError(JqError):
    """A path was asked for of what has none: ``?`` behind a key does not mean that."""


class BreakOut(Exception):
    """``break``: ends what its label stands before; ``try`` lets it pass."""

    def __init__(self, label: object) -> None:
        super().__init__(label)
        self.label = label


class Halt(Exception):
    """``halt`` and ``halt_error``: the program ends here."""

    def __init__(self, status: int, value: Any = None, *, silent: bool = True) -> None:
        super().__init__(status)
        self.status = status
        self.value = value
        self.silent = silent


class CompileError(Exception):
    """A program that is none; ``at`` is where in its text, ``end`` where that part ends."""

    def __init__(self, message: str, at: int | None = None, end: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.end = end


class JsonError(Exception):
    """Text that is no JSON; the message says where."""
