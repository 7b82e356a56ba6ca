"""What arithmetic reads and assigns: variables and elements of arrays."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from mirage.shell.expand.arithmetic.integers import decimal, known, written
from mirage.shell.expand.arithmetic.nodes import Complaint, Compute, Miscalculation
from mirage.shell.leaving import Fatal
from mirage.shell.syntax.tokens import NotSupported, SyntaxFault, Unfinished

if TYPE_CHECKING:
    from mirage.shell.state import Shell

Valued: TypeAlias = Callable[["Shell", str, Complaint], int]
"""What a variable's text comes to as an expression; the last is the complaint where it goes too deep."""

_EXPANDED = frozenset("$`\\\"'")
"""A subscript with one of these is expanded once more before it is looked up."""


class Place:
    """A variable, or an element of an array, in an expression."""

    __slots__ = ("_complaint", "_valued", "name", "subscript")

    def __init__(self, source: str, complaint: Complaint, valued: Valued) -> None:
        name, bracket, rest = source.partition("[")
        self.name = name
        self.subscript = rest[:-1] if bracket else None
        self._complaint = complaint
        self._valued = valued

    def loading(self) -> Compute:
        """What computes its value."""
        if self.subscript is not None:
            return lambda shell: self._element(shell, self._key(shell))
        name = self.name
        numbers = known
        slow = self._load

        def load(shell: "Shell") -> int:
            value = numbers.get(shell.session.variables.get(name, ""))
            return slow(shell) if value is None else value

        return load

    def assigning(self, compute: Compute) -> Compute:
        """``=``: what assigns the value of ``compute``."""
        if self.subscript is None:
            return lambda shell: self._store(shell, compute(shell))

        def assign(shell: "Shell") -> int:
            value = compute(shell)
            return self._put(shell, self._key(shell), value)

        return assign

    def changing(self, change: "Callable[[Shell, int], int]", *, before: bool = False) -> Compute:
        """Assigns what ``change`` makes of its value; comes to the new value, or to the one ``before``."""
        if self.subscript is None:
            load, store = self.loading(), self._store

            def run(shell: "Shell") -> int:
                old = load(shell)
                new = store(shell, change(shell, old))
                return old if before else new

            return run

        def element(shell: "Shell") -> int:
            key = self._key(shell)
            old = self._element(shell, key)
            new = self._put(shell, key, change(shell, old))
            return old if before else new

        return element

    def _load(self, shell: "Shell") -> int:
        text = shell.value(self.name)
        if text is None:
            return self._unset(shell)
        return self._number(shell, text)

    def _unset(self, shell: "Shell") -> int:
        if "nounset" in shell.session.options:
            raise Fatal(f"{self.name}: unbound variable", 127)
        return 0

    def _number(self, shell: "Shell", text: str) -> int:
        value = decimal(text)
        return self._valued(shell, text, self._complaint) if value is None else value

    def _store(self, shell: "Shell", value: int) -> int:
        session = shell.session
        name = self.name
        text = written(value)
        plain = name in session.variables and name not in session.attributes and name not in session.readonly
        if plain and not session.options:
            session.variables[name] = text
            return value
        _heard(shell.assign, name, text)
        return value

    def _key(self, shell: "Shell") -> str:
        """The subscript as it is looked up: expanded, and computed where the array has numbers."""
        from mirage.shell.variables.access import Miscounted, array
        from mirage.shell.variables.arrays import Associative

        text = self.subscript or ""
        named = isinstance(array(shell, self.name), Associative)
        if not _EXPANDED.isdisjoint(text):
            from mirage.shell.expand.again import subscript

            try:
                text = subscript(shell, text, named=named)
            except (NotSupported, SyntaxFault, Unfinished):
                raise Miscalculation(str(self._complaint._replace(message="bad array subscript"))) from None
        if named:
            return text
        if text in ("", "@", "*"):
            raise Miscalculation(f"{self.name}[{text}]: bad array subscript")
        try:
            return written(self._number(shell, text))
        except Miscalculation as wrong:
            # Not the expression's own fault: this one ends the shell.
            raise Miscounted(wrong.message, 1) from None

    def _element(self, shell: "Shell", key: str) -> int:
        from mirage.shell.variables.access import array, element

        if array(shell, self.name) is None and shell.value(self.name) is None:
            return self._unset(shell)
        if not key:
            return 0
        text = _heard(element, shell, self.name, key)
        return self._number(shell, text) if text else 0

    def _put(self, shell: "Shell", key: str, value: int) -> int:
        from mirage.shell.variables.access import put_element

        _heard(put_element, shell, self.name, key, written(value))
        return value


def _heard(do: "Callable[..., str | None]", *what: object) -> str | None:
    """Read or assign; a refusal is one of the expression."""
    try:
        return do(*what)
    except Miscalculation:
        raise
    except Fatal as fatal:
        raise Refused(fatal.message) from None


class Refused(Miscalculation):
    """A variable could not be read or assigned: its message stands alone, without ``((`` or ``let`` before it."""
