"""The program as a tree: values without behaviour, never hashed, compared or printed whole.

Named tuples, because a frozen dataclass takes four times as long to define, and every start pays for it.
"""

from typing import NamedTuple, TypeAlias


class Text(NamedTuple):
    """Characters that stand for themselves; ``quoted`` ones are no pattern."""

    text: str
    quoted: bool


class Tilde(NamedTuple):
    """``~`` or ``~name`` where it begins a word."""

    user: str


class Parameter(NamedTuple):
    """``$name`` and ``${name...}``; ``operator`` is empty for the plain value, ``length`` for ``${#name}``."""

    name: str
    quoted: bool
    operator: str = ""
    argument: "Word | None" = None
    source: str = ""


class Substitution(NamedTuple):
    """``$(...)`` and backquotes. ``body`` is filled by the parser, once, when the program around it is complete."""

    source: str
    quoted: bool
    line: int
    body: "list[List]"


class Sum(NamedTuple):
    """``$((...))``: an expression that is itself expanded first."""

    expression: "Word"
    quoted: bool


Part: TypeAlias = Text | Tilde | Parameter | Substitution | Sum


class Word(NamedTuple):
    """One word of the source and its parts, in order."""

    parts: tuple[Part, ...]
    source: str


class Braces(NamedTuple):
    """A word with brace expansions too many to write out: expanded when it is reached."""

    source: str
    line: int


class Assignment(NamedTuple):
    """``name=value`` or ``name+=value``."""

    name: str
    value: Word
    append: bool


class Redirect(NamedTuple):
    """``fd operator target``; a here-document's or here-string's target is its body."""

    fd: int
    operator: str
    target: Word
    line: int


class Simple(NamedTuple):
    """Assignments, words and redirections."""

    assignments: tuple[Assignment, ...]
    words: tuple[Word | Braces, ...]
    redirects: tuple[Redirect, ...]
    line: int


class Calculation(NamedTuple):
    """``(( ... ))``: succeeds where the value is not 0."""

    expression: Word
    line: int


class Pipeline(NamedTuple):
    """Commands joined by ``|``; one only where it is negated."""

    stages: "tuple[Node, ...]"
    negated: bool


class AndOr(NamedTuple):
    """Pipelines joined by ``&&`` and ``||``, which bind alike."""

    first: "Node"
    rest: "tuple[tuple[str, Node], ...]"


class List(NamedTuple):
    """Commands one after the other."""

    items: "tuple[Node, ...]"


class Subshell(NamedTuple):
    """``( ... )``."""

    body: List


class If(NamedTuple):
    """Conditions with what they guard, in order, and what else."""

    arms: tuple[tuple[List, List], ...]
    otherwise: List | None


class While(NamedTuple):
    """``while``, and ``until`` where ``inverted``."""

    condition: List
    body: List
    inverted: bool


class For(NamedTuple):
    """``for name in words``; without words, over the arguments."""

    name: str
    words: tuple[Word | Braces, ...] | None
    body: List
    line: int


class Arm(NamedTuple):
    """One arm of ``case``; ``end`` is ``;;``, ``;&`` or ``;;&``."""

    patterns: tuple[Word, ...]
    body: List
    end: str


class Case(NamedTuple):
    """``case subject in ... esac``."""

    subject: Word
    arms: tuple[Arm, ...]


class Function(NamedTuple):
    """``name() body``."""

    name: str
    body: "Node"


class Redirected(NamedTuple):
    """A compound command with redirections of its own."""

    body: "Node"
    redirects: tuple[Redirect, ...]


Node: TypeAlias = (
    Simple | Calculation | Pipeline | AndOr | List | Subshell | If | While | For | Case | Function | Redirected
)
