"""The syntax tree of a program."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """A numeric constant."""

    value: float


@dataclass(frozen=True, slots=True)
class String:
    """A string constant, its escapes done."""

    text: str


@dataclass(frozen=True, slots=True)
class Regex:
    """``/re/``; ``strong`` is ``@/re/``."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Var:
    """A variable, or a parameter of the function it stands in."""

    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """``$index``"""

    index: "Expr"


@dataclass(frozen=True, slots=True)
class Index:
    """``array[i, j]``; the array may be an element itself."""

    array: "Var | Index"
    keys: "tuple[Expr, ...]"


@dataclass(frozen=True, slots=True)
class Assign:
    """``target op= value``; the operator is empty for a plain assignment."""

    operator: str
    target: "Target"
    value: "Expr"


@dataclass(frozen=True, slots=True)
class Step:
    """``++`` and ``--``, before or behind."""

    operator: Literal["+", "-"]
    before: bool
    target: "Target"


@dataclass(frozen=True, slots=True)
class Choice:
    """``condition ? yes : no``"""

    condition: "Expr"
    yes: "Expr"
    no: "Expr"


@dataclass(frozen=True, slots=True)
class Binary:
    """Arithmetic."""

    operator: str
    left: "Expr"
    right: "Expr"


@dataclass(frozen=True, slots=True)
class Concat:
    """Texts one after the other."""

    parts: "tuple[Expr, ...]"


@dataclass(frozen=True, slots=True)
class Compare:
    """``< <= == != > >=``"""

    operator: str
    left: "Expr"
    right: "Expr"


@dataclass(frozen=True, slots=True)
class Match:
    """``~`` and ``!~``"""

    negated: bool
    text: "Expr"
    pattern: "Expr"


@dataclass(frozen=True, slots=True)
class Member:
    """``(i, j) in array``"""

    keys: "tuple[Expr, ...]"
    array: "Var | Index"


@dataclass(frozen=True, slots=True)
class Logic:
    """``&&`` and ``||`` between several."""

    operator: Literal["&&", "||"]
    parts: "tuple[Expr, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """``!``"""

    operand: "Expr"


@dataclass(frozen=True, slots=True)
class Sign:
    """``-`` and ``+`` before an operand."""

    operator: Literal["+", "-"]
    operand: "Expr"


@dataclass(frozen=True, slots=True)
class Group:
    """Expressions in parentheses: several for ``in`` and ``print``, one where the parentheses matter."""

    items: "tuple[Expr, ...]"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the program."""

    name: str
    arguments: "tuple[Expr, ...]"


@dataclass(frozen=True, slots=True)
class Builtin:
    """A function of the language."""

    name: str
    arguments: "tuple[Expr, ...]"


@dataclass(frozen=True, slots=True)
class Getline:
    """``getline``, from the input, a file or a command."""

    source: Literal["input", "file", "command"]
    origin: "Expr | None"
    target: "Target | None"


Target: TypeAlias = Var | Field | Index
Expr: TypeAlias = (
    Number
    | String
    | Regex
    | Var
    | Field
    | Index
    | Assign
    | Step
    | Choice
    | Binary
    | Concat
    | Compare
    | Match
    | Member
    | Logic
    | Not
    | Sign
    | Group
    | Call
    | Builtin
    | Getline
)
Redirect: TypeAlias = Literal["", ">", ">>", "|"]


@dataclass(frozen=True, slots=True)
class Print:
    """``print`` and ``printf``"""

    formatted: bool
    arguments: tuple[Expr, ...]
    redirect: Redirect
    target: Expr | None
    line: int


@dataclass(frozen=True, slots=True)
class Do:
    """An expression for what it does."""

    expression: Expr
    line: int


@dataclass(frozen=True, slots=True)
class If:
    """``if``"""

    condition: Expr
    yes: "Block"
    no: "Block"
    line: int


@dataclass(frozen=True, slots=True)
class Loop:
    """``while``, ``do`` and ``for (;;)``"""

    condition: Expr | None
    body: "Block"
    line: int
    advance: "Block" = ()
    body_first: bool = False


@dataclass(frozen=True, slots=True)
class Each:
    """``for (name in array)``"""

    target: Target
    array: Var | Index
    body: "Block"
    line: int


@dataclass(frozen=True, slots=True)
class Case:
    """One ``case`` of a switch; no value is ``default``."""

    value: Expr | None
    body: "Block"


@dataclass(frozen=True, slots=True)
class Switch:
    """``switch``"""

    subject: Expr
    cases: tuple[Case, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Leave:
    """``break``, ``continue``, ``next``, ``nextfile``"""

    how: Literal["break", "continue", "next", "nextfile"]
    line: int


@dataclass(frozen=True, slots=True)
class Exit:
    """``exit``"""

    status: Expr | None
    line: int


@dataclass(frozen=True, slots=True)
class Return:
    """``return``"""

    value: Expr | None
    line: int


@dataclass(frozen=True, slots=True)
class Delete:
    """``delete``: an element, or all of an array."""

    array: Var | Index
    keys: tuple[Expr, ...]
    line: int


Statement: TypeAlias = Print | Do | If | Loop | Each | Switch | Leave | Exit | Return | Delete
Block: TypeAlias = Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done with records: where ``last`` is given, from one that matches the pattern to one that matches it."""

    pattern: Expr | None
    last: Expr | None
    body: Block | None
    """None: the record is printed."""
    line: int


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the program."""

    name: str
    parameters: tuple[str, ...]
    body: Block
    line: int


@dataclass(frozen=True, slots=True)
class Program:
    """All of it."""

    begin: tuple[Block, ...]
    rules: tuple[Rule, ...]
    end: tuple[Block, ...]
    begin_file: tuple[Block, ...]
    end_file: tuple[Block, ...]
    functions: dict[str, Function]


def bare(node: Expr) -> Expr:
    """What stands in parentheses."""
    while isinstance(node, Group):
        node = node.items[0]
    return node


def is_zero(node: Expr) -> bool:
    """Whether it is the number of the whole record."""
    node = bare(node)
    return isinstance(node, Number) and 0 <= node.value < 1
