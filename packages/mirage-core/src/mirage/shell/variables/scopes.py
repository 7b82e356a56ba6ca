"""What local variables hide: kept by each running function, and by what runs with variables of its own before it."""

from typing import TYPE_CHECKING, NamedTuple

from mirage.shell.leaving import Fatal
from mirage.shell.variables.access import exists, forget, store

if TYPE_CHECKING:
    from mirage.session import Session
    from mirage.shell.state import Shell
    from mirage.shell.variables.arrays import Array


class Hidden(NamedTuple):
    """All that a session knows of one name."""

    value: str | None
    array: "Array | None" = None
    reference: str | None = None
    letters: str | None = None
    exported: bool = False
    readonly: bool = False


NOTHING = Hidden(None)
"""Of a name that nothing was known of."""


class Scope:
    """What was there before the variables of a function, or of one command (``passing``), came."""

    __slots__ = ("hidden", "options", "passing")

    def __init__(self, *, passing: bool = False) -> None:
        self.hidden: dict[str, Hidden] = {}
        self.options: frozenset[str] | None = None
        """Those that ``local -`` is to bring back."""
        self.passing = passing

    def copy(self) -> "Scope":
        """For a subshell."""
        twin = Scope(passing=self.passing)
        twin.hidden = self.hidden.copy()
        twin.options = self.options
        return twin

    def hide(self, shell: "Shell", name: str) -> None:
        """Make room for a variable of this scope's own."""
        if name not in self.hidden:
            self.hidden[name] = _taken(shell.session, name)

    def reveal(self, shell: "Shell", name: str) -> None:
        """Bring back what was there before."""
        _revealed(shell, name, self.hidden.pop(name))

    def leave(self, shell: "Shell") -> None:
        """Bring back everything."""
        for name, hidden in self.hidden.items():
            _revealed(shell, name, hidden)
        if self.options is not None:
            shell.session.options = self.options


def _seen(session: "Session", name: str) -> Hidden:
    return Hidden(
        session.variables.get(name),
        session.arrays.get(name),
        session.references.get(name),
        session.attributes.get(name),
        name in session.exported,
        name in session.readonly,
    )


def _taken(session: "Session", name: str) -> Hidden:
    """All that is known of a name, which is forgotten here."""
    found = _seen(session, name)
    session.arrays.pop(name, None)
    _dropped(session, name)
    return found


def _revealed(shell: "Shell", name: str, hidden: Hidden) -> None:
    session = shell.session
    if name in session.arrays:
        forget(shell, name)
    else:
        _dropped(session, name)
    if hidden is not NOTHING:
        _put_back(session, name, hidden)


def _dropped(session: "Session", name: str) -> None:
    session.variables.pop(name, None)
    session.references.pop(name, None)
    session.attributes.pop(name, None)
    session.exported.discard(name)
    session.readonly.discard(name)


def _put_back(session: "Session", name: str, hidden: Hidden) -> None:
    value, array, reference, letters, exported, readonly = hidden
    if value is not None:
        session.variables[name] = value
    if array is not None:
        session.arrays[name] = array
    if reference is not None:
        session.references[name] = reference
    if letters is not None:
        session.attributes[name] = letters
    if exported:
        session.exported.add(name)
    if readonly:
        session.readonly.add(name)


def current(shell: "Shell") -> Scope:
    """The scope of the running function."""
    scope = shell.scopes[-1]
    if scope is None or scope.passing:
        at = next(at for at in reversed(range(len(shell.scopes))) if not _is_passing(shell.scopes[at]))
        scope = shell.scopes[at]
        if scope is None:
            scope = shell.scopes[at] = Scope()
    return scope


def in_function(shell: "Shell") -> bool:
    """Whether there is a function for a local variable to live in."""
    return any(not _is_passing(scope) for scope in shell.scopes)


def is_outermost(shell: "Shell", name: str) -> bool:
    """Whether no function that is running has a variable of this name."""
    return all(scope is None or name not in scope.hidden for scope in shell.scopes)


def _is_passing(scope: Scope | None) -> bool:
    return scope is not None and scope.passing


def make_local(shell: "Shell", name: str, *, inherit: bool = False) -> bool:
    """Give the running function a variable of this name; whether it had none yet.

    :raises Fatal: the name is read-only for all.
    """
    scope = current(shell)
    session = shell.session
    last = shell.scopes[-1]
    if name in scope.hidden:
        if last is not None and last.passing:
            # What was to be for this command only stays.
            last.hidden.pop(name, None)
        return False
    outer = [each for each in shell.scopes if each is not None and name in each.hidden]
    if name in session.readonly and not outer:
        raise Fatal(f"{name}: readonly variable")
    if outer and outer[-1] is shell.scopes[-1]:
        # What was to be for this command only stays for the function.
        scope.hidden[name] = outer[-1].hidden.pop(name)
        return True
    if (outer and outer[-1].passing) or inherit or "localvar_inherit" in session.options:
        scope.hidden[name] = _seen(session, name)
        if name in session.arrays:
            session.arrays[name].lease = None
        return True
    exported = name in session.exported
    scope.hide(shell, name)
    session.attributes[name] = ""
    if exported:
        session.exported.add(name)
    return True


def unset(shell: "Shell", name: str) -> None:
    """Forget a variable. One of an outer function goes away whole, and what it hid is seen again."""
    for place in reversed(range(len(shell.scopes))):
        scope = shell.scopes[place]
        if scope is None or name not in scope.hidden:
            continue
        if scope.passing or (scope is not _own(shell) and "localvar_unset" not in shell.session.options):
            scope.reveal(shell, name)
            return
        forget(shell, name)
        # It still is the function's own.
        shell.session.attributes[name] = ""
        return
    forget(shell, name)


def _own(shell: "Shell") -> Scope | None:
    for scope in reversed(shell.scopes):
        if scope is None or not scope.passing:
            return scope
    return None


def keep(shell: "Shell", name: str) -> None:
    """A variable of one command alone that this command exports stays."""
    scope = shell.scopes[-1] if shell.scopes else None
    if scope is not None and scope.passing:
        scope.hidden.pop(name, None)


def plain_local(shell: "Shell", name: str, value: str | None) -> bool:
    """Give the running function a plain variable, where that takes no thought; whether it has it now."""
    scope = shell.scopes[-1]
    if scope is None:
        scope = shell.scopes[-1] = Scope()
    session = shell.session
    if (
        scope.passing
        or "localvar_inherit" in session.options
        or name in session.attributes
        or name in session.exported
        or name in session.references
        or name in session.readonly
    ):
        return False
    for each in shell.scopes:
        if each is not None and name in each.hidden:
            return False
    before, array = session.variables.pop(name, None), session.arrays.pop(name, None)
    scope.hidden[name] = NOTHING if before is None and array is None else Hidden(before, array)
    if value is None:
        session.attributes[name] = ""
    else:
        store(shell, name, value)
    return True


def environment(shell: "Shell") -> dict[str, str]:
    """What a process is given: of each name the innermost variable that is exported and has a value."""
    found = shell.session.environment()
    for scope in reversed(shell.scopes):
        for name, hidden in () if scope is None else scope.hidden.items():
            if hidden.exported and hidden.value is not None:
                found.setdefault(name, hidden.value)
    return found


class Outermost:
    """``with Outermost(shell, name)``: the variable that no function's own hides is what the name means."""

    __slots__ = ("_aside", "_name", "_scope", "_shell")

    def __init__(self, shell: "Shell", name: str) -> None:
        self._shell = shell
        self._name = name
        self._scope = next((each for each in shell.scopes if each is not None and name in each.hidden), None)
        self._aside: Hidden | None = None

    def __enter__(self) -> None:
        if self._scope is not None:
            self._aside = _seen(self._shell.session, self._name)
            self._scope.reveal(self._shell, self._name)

    def __exit__(self, *_: object) -> None:
        if self._scope is not None and self._aside is not None:
            self._scope.hide(self._shell, self._name)
            _put_back(self._shell.session, self._name, self._aside)


def declared(shell: "Shell", name: str) -> bool:
    """Whether the variable lives in the running function."""
    scope = _own(shell)
    return scope is not None and name in scope.hidden and exists(shell.session, name)
