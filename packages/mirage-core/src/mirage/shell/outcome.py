"""What parsing comes to."""

from dataclasses import dataclass
from typing import TypeAlias

from mirage.shell.ast import List


@dataclass(frozen=True, slots=True)
class Warned:
    """Something dubious in a program that runs."""

    message: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Complete:
    """A whole program, and what bash says of it all the same."""

    program: List
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class Incomplete:
    """The beginning of a program: an interactive shell asks for more."""

    message: str
    line: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Error:
    """No program: what bash says, the line it says it of, and that line's text where it is shown."""

    message: str
    line: int
    text: str = ""


Outcome: TypeAlias = Complete | Incomplete | Error
