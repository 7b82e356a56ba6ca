"""How a command is declared: once, and parsing, ``--help``, the man page and the dry run's accesses derive from it."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypeVar

from mirage.access import Access

if TYPE_CHECKING:
    from mirage.commands.context import Context

T = TypeVar("T")


class Usage(Exception):
    """Words a command cannot make sense of. ``hint`` adds the line that points to ``--help``.

    ``status`` is the exit status where it is not the command's usual one for such words.
    """

    def __init__(self, message: str, *, hint: bool = True, status: int | None = None) -> None:
        super().__init__(message)
        self.hint = hint
        self.status = status


class Option(NamedTuple):
    """One option of a command: its spellings, what its argument is called, and what it stores."""

    names: tuple[str, ...]
    help: str
    metavar: str | None = None
    """None: it takes no argument."""
    parse: Callable[[str], object] | None = None
    """Turns the argument into a value; raises Usage or ValueError."""
    argument: Literal["none", "required", "optional", "attached"] = "none"
    """``optional``: only ``--name=VALUE`` carries one; ``attached``: so does ``-nVALUE``."""
    repeats: bool = False
    """Values are collected in a tuple, in order."""
    values: Mapping[str, object] | None = None
    """What each spelling stores, where spellings share one place and the last one wins."""
    bare: object = True
    """What is stored where the argument is optional and missing, or there is none."""
    into: str | None = None
    """The field it fills instead of its own, where several options set one thing and the last one wins."""


@dataclass(frozen=True, slots=True)
class Options:
    """The parsed options of a command; a subclass declares them with ``flag``, ``option``, ``repeated``, ``select``."""


def flag(*names: str, help: str) -> bool:
    """An option without an argument: False until given."""
    return field(default=False, metadata={"option": Option(names, help)})


def option(
    *names: str,
    metavar: str,
    default: T,
    parse: Callable[[str], T],
    help: str,
    argument: Literal["required", "optional", "attached"] = "required",
    bare: T | None = None,
    into: str | None = None,
) -> T:
    """An option with an argument; where that is ``optional`` or ``attached``, and missing, ``bare`` is stored.

    The spelling ``-NUM`` stands for digits given as an option (``-5``).
    """
    declared = Option(names, help, metavar, parse, argument, bare=bare, into=into)
    return field(default=default, metadata={"option": declared})


def repeated(
    *names: str,
    metavar: str,
    parse: Callable[[str], T],
    help: str,
    argument: Literal["none", "required", "optional", "attached"] = "required",
    bare: T | None = None,
    into: str | None = None,
) -> tuple[T, ...]:
    """An option that may be given several times; its values in order, with those of others that go ``into`` one field.

    Where the argument is missing, ``bare`` is one.
    """
    declared = Option(names, help, metavar, parse, argument, repeats=True, bare=bare, into=into)
    return field(default=(), metadata={"option": declared})


def mark(*names: str, help: str, into: str, value: T) -> tuple[T, ...]:
    """An option without an argument that adds ``value`` to the values of the field ``into``."""
    return field(default=(), metadata={"option": Option(names, help, repeats=True, bare=value, into=into)})


def select(values: Mapping[str, T], *, default: T, help: str) -> T:
    """Options without arguments that exclude each other: the last one given decides.

    ``help`` has a line for each value, in order.
    """
    declared = Option(tuple(values), help, values=values)
    return field(default=default, metadata={"option": declared})


class Operands(NamedTuple):
    """What a command takes besides options."""

    metavar: str = "FILE"
    minimum: int = 0
    maximum: int | None = None
    default: str | None = None
    """Stands in where none is given."""
    missing: str = "missing operand"
    """What is said where there are fewer than ``minimum``."""


class Unwritten(NamedTuple):
    """What a command makes of standard output that cannot be written."""

    text: str = "{name}: write error: {reason}"
    status: int | None = None
    """None: the usual one for words that make no sense."""


USUALLY_UNWRITTEN = Unwritten()

Run: TypeAlias = Callable[["Context", Any, Sequence[str]], Awaitable[int]]
Touches: TypeAlias = Callable[[Any, Sequence[str]], Iterable[Access]]


class Command(NamedTuple):
    """A declared command: one of these, and nothing else, is what the shell, the help and the dry run see."""

    name: str
    summary: str
    options: type[Options]
    operands: Operands
    run: Run
    touches: Touches
    """The accesses of a call, from its options and operands; paths as typed."""
    usage_status: int = 1
    """The exit status where the words make no sense, or something cannot be written."""
    unwritten: Unwritten = USUALLY_UNWRITTEN
    raw: bool = False
    """The command has a grammar of its own: it gets every word as an operand, and handles ``--help`` itself."""
    mutates: bool = False
    """A resource's own command that changes the backend: refused on a READ mount."""
    notes: str = ""
    """What ``--help`` says after the options."""
    permutes: bool = True
    """Options may follow operands; False where the first operand ends them (``timeout``, ``xargs``)."""
    obsolete: Callable[[list[str]], list[str]] | None = None
    """Rewrites historical forms (``head -5``, ``tail +3``) before the words are parsed."""
    stray: Callable[[str], Usage | None] | None = None
    """The complaint about a short option that it does not have, where that is not the usual one."""
    usage_line: str = ""
    """Said between a complaint about the words and the line that points to ``--help``."""
    named_hint: bool = False
    """The line that points to ``--help`` begins with the command's name too."""

    @property
    def unwritten_status(self) -> int:
        """The exit status where standard output cannot be written."""
        return self.usage_status if self.unwritten.status is None else self.unwritten.status


def nothing(options: Options, operands: Sequence[str]) -> Iterable[Access]:
    """Touches no file."""
    return ()
