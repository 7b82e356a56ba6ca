"""What names mean at a place of a program, and where in the environment their values are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from mirage.commands.jq.syntax import Definition, Node

if TYPE_CHECKING:
    from mirage.commands.jq.codes import Code


@dataclass(frozen=True, slots=True)
class Slot:
    """A value, or the mark of a label: so many were bound before it."""

    before: int


@dataclass(frozen=True, slots=True)
class Parameter:
    """A filter that was passed."""

    before: int


@dataclass(frozen=True, slots=True)
class Inline:
    """A filter that is known where it is used: its text, and what names mean in it."""

    node: Node
    scope: "Scope"


@dataclass(frozen=True, slots=True)
class Known:
    """A value that is the same for the whole run."""

    value: Any


class Function:
    """A definition, compiled when it is first called: for its values and for their paths."""

    __slots__ = ("codes", "compiling", "definition", "level", "scope")

    def __init__(self, definition: Definition, scope: "Scope") -> None:
        self.definition = definition
        self.scope = scope
        self.codes: dict[bool, Code] = {}
        self.compiling: set[bool] = set()
        self.level = 0
        """How deep the calls in it are nested, at most."""


Meaning: TypeAlias = Slot | Parameter | Inline | Known | Function


class Scope:
    """Names and their meaning, newest first. ``$name``, ``*label``, ``name/arity``."""

    __slots__ = ("_meaning", "_name", "_outer", "depth")

    def __init__(self, depth: int = 0, outer: "Scope | None" = None, name: str = "", meaning: Any = None) -> None:
        self.depth = depth
        """So many values are bound here."""
        self._outer = outer
        self._name = name
        self._meaning = meaning

    def bound(self, name: str) -> "Scope":
        """With one more value."""
        return Scope(self.depth + 1, self, name, Slot(self.depth))

    def passed(self, name: str) -> "Scope":
        """With one more filter."""
        return Scope(self.depth + 1, self, name, Parameter(self.depth))

    def known(self, name: str, meaning: Meaning) -> "Scope":
        """With a name that needs no place in the environment."""
        return Scope(self.depth, self, name, meaning)

    def defined(self, definition: Definition) -> "tuple[Scope, Function]":
        """With a function, which may call itself."""
        function = Function(definition, self)
        name = f"{definition.name}/{len(definition.parameters)}"
        function.scope = Scope(self.depth, self, name, function)
        return function.scope, function

    def find(self, name: str) -> Meaning | None:
        """What a name means."""
        scope: Scope | None = self
        while scope is not None:
            if scope._name == name:
                meaning: Meaning = scope._meaning
                return meaning
            scope = scope._outer
        return None
