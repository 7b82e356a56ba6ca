"""The tree of a program."""

from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Identity:
    """``.``"""


@dataclass(frozen=True, slots=True)
class Const:
    """A value as it stands."""

    value: Any


@dataclass(frozen=True, slots=True)
class Index:
    """``TERM[KEY]`` and ``TERM.key``; ``optional``: nothing where that cannot be, as ``?`` behind it says."""

    term: "Node"
    key: "Node"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """``TERM[START:STOP]``"""

    term: "Node"
    start: "Node | None"
    stop: "Node | None"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Each:
    """``TERM[]``"""

    term: "Node"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Try:
    """``try BODY catch HANDLER``, and ``BODY?``."""

    body: "Node"
    handler: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Text:
    """A string with parts to fill in; ``format`` without the ``@``."""

    parts: "tuple[str | Node, ...]"
    format: str = "text"


@dataclass(frozen=True, slots=True)
class Array:
    """``[BODY]``"""

    body: "Node | None"


@dataclass(frozen=True, slots=True)
class Object:
    """``{KEY: VALUE, ...}``"""

    pairs: "tuple[tuple[Node, Node], ...]"


@dataclass(frozen=True, slots=True)
class Negate:
    """``-TERM``"""

    term: "Node"


@dataclass(frozen=True, slots=True)
class Pipe:
    """``LEFT | RIGHT``"""

    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Comma:
    """``A, B, ...``"""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Binary:
    """Arithmetic, comparison, ``and``, ``or``, ``//``."""

    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Assign:
    """``PLACE = VALUE`` and its kin; ``operator`` without the ``=``, ``|`` for an update."""

    operator: str
    place: "Node"
    value: "Node"


@dataclass(frozen=True, slots=True)
class If:
    """Without ``else`` the input stays."""

    condition: "Node"
    yes: "Node"
    no: "Node | None"


@dataclass(frozen=True, slots=True)
class Variable:
    """``$name``"""

    name: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value is taken apart by: an array of patterns, or an object of key, name and pattern."""

    items: "tuple[Pattern, ...] | None" = None
    fields: "tuple[tuple[Node, str | None, Pattern | None], ...]" = ()


Pattern: TypeAlias = str | Shape
"""The name of a variable, or a shape."""


@dataclass(frozen=True, slots=True)
class Bind:
    """``SOURCE as PATTERN ?// PATTERN | BODY``"""

    source: "Node"
    patterns: tuple[Pattern, ...]
    body: "Node"


@dataclass(frozen=True, slots=True)
class Reduce:
    """``reduce SOURCE as PATTERN (START; UPDATE)``"""

    source: "Node"
    patterns: tuple[Pattern, ...]
    start: "Node"
    update: "Node"


@dataclass(frozen=True, slots=True)
class Foreach:
    """``foreach SOURCE as PATTERN (START; UPDATE; EXTRACT)``"""

    source: "Node"
    patterns: tuple[Pattern, ...]
    start: "Node"
    update: "Node"
    extract: "Node | None"


@dataclass(frozen=True, slots=True)
class Definition:
    """``def NAME(PARAMETERS): BODY;``; a parameter with a ``$`` is a value."""

    name: str
    parameters: tuple[str, ...]
    body: "Node"


@dataclass(frozen=True, slots=True)
class Define:
    """Definitions, and what they are for."""

    definition: Definition
    body: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """``NAME(ARGUMENTS)``"""

    name: str
    arguments: "tuple[Node, ...]" = ()
    at: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """``label $NAME | BODY``"""

    name: str
    body: "Node"


@dataclass(frozen=True, slots=True)
class Break:
    """``break $NAME``"""

    name: str
    at: int = 0
    end: int = 0


Node: TypeAlias = (
    Identity | Const | Index | Slice | Each | Try | Text | Array | Object | Negate | Pipe | Comma | Binary | Assign | If
    | Variable | Bind | Reduce | Foreach | Define | Call | Label | Break
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Import:
    """``import PATH as NAME META;``: ``name`` with a ``$`` for data, None for ``include``."""

    path: str
    name: str | None
    meta: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Program:
    """A whole program, or a module, which has no body."""

    imports: tuple[Import, ...]
    definitions: tuple[Definition, ...]
    body: Node | None
    meta: dict[str, Any] | None = None
