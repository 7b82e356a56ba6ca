"""Variables of a shell: how each kind is read and set. Every read and write of a variable by name passes here."""

from typing import TYPE_CHECKING

from mirage.shell.arrays import Associative, Indexed
from mirage.shell.leaving import Fatal

if TYPE_CHECKING:
    from mirage.session import Session
    from mirage.shell.arrays import Array
    from mirage.shell.state import Shell

LARGE = 64 * 1024
"""Values above this size are charged to the line."""


def resolved(session: "Session", name: str) -> str:
    """The name that a reference leads to; any other name itself."""
    seen = 0
    while name in session.references and seen < 8:
        name = session.references[name]
        seen += 1
    return name


def prepared(shell: "Shell", name: str, value: str) -> tuple[str, str]:
    """The name and the value that an assignment comes to: references are followed, attributes applied.

    :raises Fatal: an integer's value makes no sense.
    """
    session = shell.session
    name = resolved(session, name)
    letters = session.attributes.get(name, "")
    if "i" in letters:
        from mirage.shell.expand.arith import evaluate

        value = str(evaluate(value, shell))
    if "u" in letters:
        value = value.upper()
    elif "l" in letters:
        value = value.lower()
    elif "c" in letters:
        value = value[:1].upper() + value[1:].lower()
    return name, value


def array(shell: "Shell", name: str) -> "Array | None":
    """The array of this name, to be read."""
    session = shell.session
    return session.arrays.get(resolved(session, name))


def own_array(shell: "Shell", name: str) -> "Array":
    """The array of this name, to be changed; made of what is there where it is none yet.

    :raises Fatal: it is read-only.
    """
    session = shell.session
    name = resolved(session, name)
    expect_writable(session, name)
    found = session.arrays.get(name)
    if found is None:
        before = session.variables.pop(name, None)
        found = session.arrays[name] = Indexed([] if before is None else [before])
    elif name in session.borrowed:
        found = session.arrays[name] = found.copy()
        session.borrowed.discard(name)
    return found


def expect_writable(session: "Session", name: str) -> None:
    """Refuse to change what is read-only.

    :raises Fatal: it is.
    """
    if name in session.readonly:
        raise Fatal(f"{name}: readonly variable")


def element(shell: "Shell", name: str, subscript: str) -> str | None:
    """``${name[subscript]}``: the subscript is expanded text, a key or an arithmetic expression."""
    found = array(shell, name)
    if isinstance(found, Associative):
        return found.get(subscript)
    at = _number(shell, name, subscript, found)
    if found is None:
        return shell.value(name) if at == 0 else None
    return found.get(at)


def put_element(shell: "Shell", name: str, subscript: str, value: str, *, append: bool = False) -> None:
    """``name[subscript]=value``.

    :raises Fatal: it is read-only, or the subscript is bad.
    """
    found = own_array(shell, name)
    if isinstance(found, Associative):
        found.put(subscript, (found.get(subscript) or "") + value if append else value)
        return
    at = _number(shell, name, subscript, found)
    found.put(at, (found.get(at) or "") + value if append else value)


def values(shell: "Shell", name: str) -> list[str] | None:
    """``${name[@]}``; of a variable that is no array its value; None where nothing is set."""
    found = array(shell, name)
    if found is not None:
        return found.values()
    value = shell.value(name)
    return None if value is None else [value]


def keys(shell: "Shell", name: str) -> list[str]:
    """``${!name[@]}``."""
    found = array(shell, name)
    if found is not None:
        return found.keys()
    return [] if shell.value(name) is None else ["0"]


def put_array(shell: "Shell", name: str, values: list[str]) -> None:
    """Make ``name`` an indexed array of these values, as ``read -a`` and ``mapfile`` do.

    :raises Fatal: it is read-only.
    """
    session = shell.session
    name = resolved(session, name)
    expect_writable(session, name)
    session.variables.pop(name, None)
    session.borrowed.discard(name)
    session.arrays[name] = Indexed(values)


def _number(shell: "Shell", name: str, subscript: str, found: "Indexed | None") -> int:
    """What a subscript of an indexed array comes to; negative ones count from the end."""
    from mirage.shell.expand.arith import evaluate

    at = evaluate(subscript, shell)
    if at < 0:
        at += 0 if found is None else found.end()
        if at < 0:
            raise Fatal(f"{name}: bad array subscript")
    return at
