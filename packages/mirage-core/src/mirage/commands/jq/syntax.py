"""The tree of a program."""

from typing import Any, NamedTuple, TypeAlias


class Identity(NamedTuple):
    """``.``"""


class Const(NamedTuple):
    """A value as it stands."""

    value: Any


class Index(NamedTuple):
    """``TERM[KEY]`` and ``TERM.key``; ``optional``: nothing where that cannot be, as ``?`` behind it says."""

    term: "Node"
    key: "Node"
    optional: bool = False


class Slice(NamedTuple):
    """``TERM[START:STOP]``"""

    term: "Node"
    start: "Node | None"
    stop: "Node | None"
    optional: bool = False


class Each(NamedTuple):
    """``TERM[]``"""

    term: "Node"
    optional: bool = False


class Try(NamedTuple):
    """``try BODY catch HANDLER``, and ``BODY?``."""

    body: "Node"
    handler: "Node | None" = None


class Text(NamedTuple):
    """A string with parts to fill in; ``format`` without the ``@``."""

    parts: "tuple[str | Node, ...]"
    format: str = "text"


class Array(NamedTuple):
    """``[BODY]``"""

    body: "Node | None"


class Object(NamedTuple):
    """``{KEY: VALUE, ...}``"""

    pairs: "tuple[tuple[Node, Node], ...]"


class Negate(NamedTuple):
    """``-TERM``"""

    term: "Node"


class Pipe(NamedTuple):
    """``LEFT | RIGHT``"""

    left: "Node"
    right: "Node"


class Comma(NamedTuple):
    """``A, B, ...``"""

    parts: "tuple[Node, ...]"


class Binary(NamedTuple):
    """Arithmetic, comparison, ``and``, ``or``, ``//``."""

    operator: str
    left: "Node"
    right: "Node"


class Assign(NamedTuple):
    """``PLACE = VALUE`` and its kin; ``operator`` without the ``=``, ``|`` for an update."""

    operator: str
    place: "Node"
    value: "Node"


class If(NamedTuple):
    """Without ``else`` the input stays."""

    condition: "Node"
    yes: "Node"
    no: "Node | None"


class Variable(NamedTuple):
    """``$name``"""

    name: str
    at: int = 0


class Shape(NamedTuple):
    """What a value is taken apart by: an array of patterns, or an object of key, name and pattern."""

    items: "tuple[Pattern, ...] | None" = None
    fields: "tuple[tuple[Node, str | None, Pattern | None], ...]" = ()


Pattern: TypeAlias = str | Shape
"""The name of a variable, or a shape."""


class Bind(NamedTuple):
    """``SOURCE as PATTERN ?// PATTERN | BODY``"""

    source: "Node"
    patterns: tuple[Pattern, ...]
    body: "Node"


class Reduce(NamedTuple):
    """``reduce SOURCE as PATTERN (START; UPDATE)``"""

    source: "Node"
    patterns: tuple[Pattern, ...]
    start: "Node"
    update: "Node"


class Foreach(NamedTuple):
    """``foreach SOURCE as PATTERN (START; UPDATE; EXTRACT)``"""

    source: "Node"
    patterns: tuple[Pattern, ...]
    start: "Node"
    update: "Node"
    extract: "Node | None"


class Definition(NamedTuple):
    """``def NAME(PARAMETERS): BODY;``; a parameter with a ``$`` is a value."""

    name: str
    parameters: tuple[str, ...]
    body: "Node"


class Define(NamedTuple):
    """Definitions, and what they are for."""

    definition: Definition
    body: "Node"


class Call(NamedTuple):
    """``NAME(ARGUMENTS)``"""

    name: str
    arguments: "tuple[Node, ...]" = ()
    at: int = 0


class Label(NamedTuple):
    """``label $NAME | BODY``"""

    name: str
    body: "Node"


class Break(NamedTuple):
    """``break $NAME``"""

    name: str
    at: int = 0
    end: int = 0


Node: TypeAlias = (
    Identity | Const | Index | Slice | Each | Try | Text | Array | Object | Negate | Pipe | Comma | Binary | Assign | If
    | Variable | Bind | Reduce | Foreach | Define | Call | Label | Break
)  # fmt: skip


class Import(NamedTuple):
    """``import PATH as NAME META;``: ``name`` with a ``$`` for data, None for ``include``."""

    path: str
    name: str | None
    meta: dict[str, Any]


class Program(NamedTuple):
    """A whole program, or a module, which has no body."""

    imports: tuple[Import, ...]
    definitions: tuple[Definition, ...]
    body: Node | None
    meta: dict[str, Any] | None = None
