"""Functions: what a name was defined as, and which are running."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mirage.shell.ast import Function
    from mirage.shell.run import Run


class Defined(NamedTuple):
    """A function: what runs it, and what it was made from."""

    run: "Run"
    node: "Function"
    file: str
    """Where it was defined: ``$0``, or the sourced file."""


class Call(NamedTuple):
    """A function or sourced file that is running."""

    name: str
    """Of a sourced file, ``source``."""
    line: int
    """Where it was called."""
    file: str
    """Where it was defined."""
