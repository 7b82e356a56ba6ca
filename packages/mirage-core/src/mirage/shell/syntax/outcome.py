"""What parsing comes to."""

from typing import NamedTuple, TypeAlias

from mirage.shell.ast import List


class Warned(NamedTuple):
    """Something dubious in a program that runs."""

    message: str
    line: int


class Complete(NamedTuple):
    """A whole program, and what bash says of it all the same."""

    program: List
    warnings: tuple[Warned, ...] = ()
    lines: tuple[List, ...] = ()
    """The program's commands line by line, where there are several: what fails may give up its line."""


class Incomplete(NamedTuple):
    """The beginning of a program: an interactive shell asks for more."""

    message: str
    line: int
    text: str = ""
    status: int | None = 2
    warnings: tuple[Warned, ...] = ()


class Error(NamedTuple):
    """No program: what bash says, the line it says it of, that line's text where it is shown, and the status."""

    message: str
    line: int
    text: str = ""
    status: int | None = 2
    """None where a shell ends with the one it has."""


Outcome: TypeAlias = Complete | Incomplete | Error
