"""The program as a tree: values without behaviour, never hashed, compared or printed whole.

Named tuples, because a frozen dataclass takes four times as long to define, and every start pays for it.
"""

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from mirage.shell.run import Run


class Node(Protocol):
    """A command of any kind, one of the values below. No union: type checkers compare recursive tuples for ever."""

    @property
    def _fields(self) -> tuple[str, ...]: ...


class Condition(Protocol):
    """A condition of ``[[ ]]``: a Check, Joined or Negated."""

    @property
    def _fields(self) -> tuple[str, ...]: ...


class Text(NamedTuple):
    """Characters that stand for themselves; ``quoted`` ones are no pattern."""

    text: str
    quoted: bool


class Tilde(NamedTuple):
    """``~`` or ``~name`` where it begins a word."""

    user: str


class Parameter(NamedTuple):
    """``$name`` and ``${name...}``.

    ``operator`` is empty for the plain value; else as written (``:-`` ``##`` ``//`` ``^^`` ``@Q``, ``:`` for a slice),
    or a word: ``length`` (``${#x}``), ``keys`` (``${!x[@]}``), ``prefix`` (``${!x@}``), ``bad``.
    """

    name: str
    quoted: bool
    operator: str = ""
    argument: "Word | None" = None
    source: str = ""
    subscript: "Word | None" = None
    """Of an array; its source is ``@`` or ``*`` for all elements, and of a ``prefix`` for how the names are joined."""
    indirect: bool = False
    """``${!name}``: of the parameter that this one's value names."""
    second: "Word | None" = None
    """The replacement of a pattern, the length of a slice."""


class Body(list["List"]):
    """The program of a substitution, filled by the parser when the one around it is complete, and its closure."""

    __slots__ = ("run",)

    def __init__(self) -> None:
        super().__init__()
        self.run: Run | None = None


class Substitution(NamedTuple):
    """``$(...)`` and backquotes."""

    source: str
    quoted: bool
    line: int
    body: Body
    late: bool = False
    """Backquotes, or in a here-document: a fault in it is noticed when it is reached."""


class Sum(NamedTuple):
    """``$((...))``: an expression that is itself expanded first."""

    expression: "Word"
    quoted: bool


class Process(NamedTuple):
    """``<(...)`` and ``>(...)``; ``direction`` is the first character."""

    direction: str
    source: str
    line: int
    body: Body


class Faulty(NamedTuple):
    """Source that is no program, where that is noticed only when it is reached."""

    message: str
    line: int
    text: str


Part: TypeAlias = Text | Tilde | Parameter | Substitution | Sum | Process | Faulty


class Word(NamedTuple):
    """One word of the source and its parts, in order."""

    parts: tuple[Part, ...]
    source: str


class Braces(NamedTuple):
    """A word with brace expansions too many to write out: expanded when it is reached."""

    source: str
    line: int


class Element(NamedTuple):
    """One word of ``name=( ... )``; with a subscript (``[1]=x``) a value, else as many words as it expands to.

    ``words`` is what braces make of the whole of it, where there are any: an indexed array takes them instead.
    """

    subscript: Word | None
    value: Word
    append: bool
    words: tuple[Word | Braces, ...] | None = None


class Elements(NamedTuple):
    """``( ... )`` behind an assignment."""

    items: tuple[Element, ...]
    source: str


class Assignment(NamedTuple):
    """``name=value``, ``name+=value``, ``name[subscript]=value``, ``name=( ... )``."""

    name: str
    value: Word | Elements
    append: bool
    subscript: Word | None = None
    source: str = ""


class Redirect(NamedTuple):
    """``fd operator target``; a here-document's or here-string's target is its body.

    A descriptor that is a name (``{name}>``) is chosen by the shell, and kept under that name.
    """

    fd: int | str
    operator: str
    target: Word | Braces
    line: int
    mark: str = ""
    """The delimiter of a here-document as it was written; behind ``-`` where its tabs go."""


class Simple(NamedTuple):
    """Assignments, words and redirections.

    ``name=( ... )`` behind ``declare`` and its like is an Assignment among the words; ``name=value`` a word that is
    not split.
    """

    assignments: tuple[Assignment, ...]
    words: tuple[Word | Braces | Assignment, ...]
    redirects: tuple[Redirect, ...]
    line: int


class Calculation(NamedTuple):
    """``(( ... ))``: succeeds where the value is not 0."""

    expression: Word
    line: int


class Check(NamedTuple):
    """``-f word``, ``word = word`` or a word alone (``-n``) in ``[[ ]]``."""

    operator: str
    left: Word
    right: Word | None = None


class Joined(NamedTuple):
    """Conditions all of which (``&&``) or one of which (``||``) must hold."""

    operator: str
    items: tuple[Condition, ...]


class Negated(NamedTuple):
    """``! condition``."""

    item: Condition


class Test(NamedTuple):
    """``[[ ... ]]``."""

    condition: Condition
    line: int
    source: str


class Pipeline(NamedTuple):
    """Commands joined by ``|``; one only where it is negated."""

    stages: tuple[Node, ...]
    negated: bool
    beside: bool = False
    """It is a job."""


class AndOr(NamedTuple):
    """Pipelines joined by ``&&`` and ``||``, which bind alike."""

    first: Node
    rest: tuple[tuple[str, Node], ...]


class List(NamedTuple):
    """Commands one after the other."""

    items: tuple[Node, ...]
    broken: tuple[int, ...] = ()
    """The places of those that the end of a line ends."""


class Subshell(NamedTuple):
    """``( ... )``."""

    body: List
    line: int = 1
    """Where it ends."""


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


class Count(NamedTuple):
    """``for ((first; condition; next))``; a part that is empty counts as 1."""

    parts: tuple[Word, Word, Word]
    body: List
    line: int


class Select(NamedTuple):
    """``select name in words``; without words, over the arguments."""

    name: str
    words: tuple[Word | Braces, ...] | None
    body: List
    line: int


class Timed(NamedTuple):
    """``time pipeline``; ``posix`` is ``-p``."""

    body: Node | None
    posix: bool


class Background(NamedTuple):
    """``command &``; ``source`` is what ``jobs`` shows."""

    body: Node
    source: str


class Coprocess(NamedTuple):
    """``coproc name command``."""

    name: str
    body: Node
    source: str


class Arm(NamedTuple):
    """One arm of ``case``; ``end`` is ``;;``, ``;&`` or ``;;&``."""

    patterns: tuple[Word, ...]
    body: List
    end: str


class Case(NamedTuple):
    """``case subject in ... esac``."""

    subject: Word
    arms: tuple[Arm, ...]
    line: int = 1


class Function(NamedTuple):
    """``name() body``."""

    name: str
    body: Node
    line: int = 1


class Redirected(NamedTuple):
    """A compound command with redirections of its own."""

    body: Node
    redirects: tuple[Redirect, ...]
    alone: bool = False
    """It is all that its shell runs."""
