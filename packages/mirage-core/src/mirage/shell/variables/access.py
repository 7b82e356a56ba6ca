"""Variables of a shell: how each kind is read and set. Every read and write of a variable by name passes here."""

from typing import TYPE_CHECKING

from mirage.shell.leaving import Fatal
from mirage.shell.run import status_text
from mirage.shell.variables.arrays import SOME, Associative, Indexed

if TYPE_CHECKING:
    from collections.abc import Callable

    from mirage.session import Session
    from mirage.shell.state import Shell
    from mirage.shell.variables.arrays import Array

LARGE = 64 * 1024
"""Values above this size are charged to the line."""

LARGEST = 8 * 1024 * 1024
"""The most characters of one text: what is done to it in one go must not keep the event loop."""

_QUOTING = frozenset("$`\\\"'")

LONGEST_CHAIN = 8
"""So many references one behind the other are followed."""


class BadSubscript(Fatal):
    """A subscript that no element can have. An expansion says so and goes on without a value."""


class Miscounted(Fatal):
    """A subscript, or an integer's value, that is no expression."""

    reported = False


class Misvalued(Miscounted):
    """An integer's value that is no expression."""

    blames = True


# Reading


def lookup(shell: "Shell", name: str) -> str | None:
    """The value of a variable or parameter; None where it is unset. ``@`` and ``*`` are joined."""
    session = shell.session
    value = session.variables.get(name)
    if value is not None:
        return value
    special = _SPECIAL.get(name)
    if special is not None:
        return special(shell)
    if name.isdecimal():
        number = int(name if len(name) < _LONG else name.lstrip("0")[:_LONG] or "0")
        if number == 0:
            return session.name
        arguments = session.arguments
        return arguments[number - 1] if number <= len(arguments) else None
    if name in session.references:
        return _referred(shell, name)
    array = session.arrays.get(name)
    if array is not None:
        return array.first()
    if "d" in session.attributes.get(name, ""):
        from mirage.shell.variables import computed

        return computed.value(shell, name)
    return None


def _referred(shell: "Shell", name: str) -> str | None:
    target = resolved(shell.session, name)
    base, bracket, _ = target.partition("[")
    if bracket:
        subscript = subscript_of(shell, target)
        return element(shell, base, subscript) if subscript else None
    return None if target in shell.session.references else lookup(shell, target)


def _joined(shell: "Shell") -> str | None:
    arguments = shell.session.arguments
    return shell.session.variables.get("IFS", " ")[:1].join(arguments) if arguments else None


def _switches(shell: "Shell") -> str:
    from mirage.shell.variables.switches import letters  # Hardly ever asked for.

    return letters(shell.session)


_LONG = 19
"""No parameter has a number of so many digits."""

_SPECIAL: dict[str, "Callable[[Shell], str | None]"] = {
    "?": lambda shell: status_text(shell.session.status),
    "#": lambda shell: str(len(shell.session.arguments)),
    "$": lambda shell: str(shell.session.leader),
    "!": lambda shell: shell.session.background or None,
    "@": lambda shell: " ".join(shell.session.arguments) if shell.session.arguments else None,
    "*": _joined,
    "-": _switches,
}


def resolved(session: "Session", name: str) -> str:
    """The name that a reference leads to, which may be of an element; any other name itself."""
    seen = 0
    while name in session.references and seen < LONGEST_CHAIN:
        name = session.references[name] or name
        seen += 1
    return name


def subscript_of(shell: "Shell", target: str) -> str:
    """The subscript of an element that a reference leads to, expanded each time.

    :raises Fatal: it makes no sense.
    """
    name, _, rest = target.partition("[")
    if _QUOTING.isdisjoint(rest):
        return rest[:-1]
    from mirage.shell.expand.again import subscript
    from mirage.shell.syntax.tokens import NotSupported, SyntaxFault, Unfinished

    try:
        return subscript(shell, rest[:-1], named=isinstance(array(shell, name), Associative))
    except (NotSupported, SyntaxFault, Unfinished):
        raise BadSubscript(f"{target}: bad array subscript") from None


def array(shell: "Shell", name: str) -> "Array | None":
    """The array of this name, to be read."""
    session = shell.session
    if name in session.references:
        name = resolved(session, name)
    found = session.arrays.get(name)
    if found is None and "d" in session.attributes.get(name, ""):
        from mirage.shell.variables import computed

        return computed.array(shell, name)
    return found


def element(shell: "Shell", name: str, subscript: str) -> str | None:
    """``${name[subscript]}``: the subscript is expanded text, a key or an arithmetic expression.

    :raises Fatal: the subscript makes no sense.
    """
    found = array(shell, name)
    if isinstance(found, Associative):
        if not subscript:
            raise BadSubscript(f"{name}: bad array subscript")
        return found.get(subscript)
    if found is not None:
        return found.get(_number(shell, subscript, found, name))
    # What the subscript itself sets is not seen.
    unset = lookup(shell, name) is None
    return None if _number(shell, subscript, None, name) or unset else lookup(shell, name)


def values(shell: "Shell", name: str) -> list[str] | None:
    """``${name[@]}``; of a variable that is no array its value; None where nothing is set."""
    found = array(shell, name)
    if found is not None:
        return found.values()
    value = shell.value(name)
    return None if value is None else [value]


async def keys(shell: "Shell", name: str) -> list[str]:
    """``${!name[@]}``."""
    found = array(shell, name)
    if found is not None:
        return found.keys() if len(found) < SOME else await shell.budget.in_turn(found.listing())
    return [] if shell.value(name) is None else ["0"]


def exists(session: "Session", name: str) -> bool:
    """Whether there is a variable of this name: one with a value, or one that was declared."""
    return (
        name in session.variables
        or name in session.arrays
        or name in session.references
        or (name in session.attributes and (name != "PIPESTATUS" or bool(session.pipestatus)))
        or name in session.readonly
        or name in session.exported
    )


def _number(shell: "Shell", subscript: str, found: "Indexed | None", shown: str) -> int:
    """What a subscript of an indexed array comes to; negative ones count from the end."""
    if subscript.isdecimal() and subscript.isascii() and len(subscript) < 18 and subscript[0] != "0":
        return int(subscript)
    at = _calculated(shell, subscript)
    if at < 0:
        at += 0 if found is None else found.end()
        if at < 0:
            raise BadSubscript(f"{shown}: bad array subscript")
    return at


def _calculated(shell: "Shell", text: str) -> int:
    from mirage.shell.expand.arithmetic.evaluate import evaluate
    from mirage.shell.expand.arithmetic.nodes import Miscalculation

    try:
        return evaluate(text, shell)
    except Miscalculation as wrong:
        # Outside of an arithmetic expression this ends the shell.
        raise Miscounted(wrong.message, wrong.status or 1) from None


# Setting


def expect_writable(session: "Session", name: str) -> None:
    """Refuse to change what is read-only.

    :raises Fatal: it is.
    """
    if name in session.readonly:
        raise Fatal(f"{name}: readonly variable")


def prepared(shell: "Shell", name: str, value: str, before: str | None = None) -> str:
    """What the attributes of a name make of a value; where there is one ``before``, of the two together.

    :raises Fatal: an integer's value makes no sense.
    """
    letters = shell.session.attributes.get(name)
    if not letters:
        return value if before is None else before + value
    if "i" in letters:
        from mirage.shell.expand.arithmetic.integers import wrapped

        try:
            number = _calculated(shell, value)
            return str(number if before is None else wrapped(_calculated(shell, before) + number))
        except Miscounted as wrong:
            raise Misvalued(wrong.message, wrong.status) from None
    if before is not None:
        value = before + value
    if "u" in letters:
        return _upper(value)
    if "l" in letters:
        return value.lower()
    if "c" in letters:
        return _upper(value[:1]) + value[1:].lower()
    return value


def _upper(text: str) -> str:
    """In capitals; a letter whose capital is two stays."""
    if text.isascii():
        return text.upper()
    return "".join([mark if len(mark.upper()) > 1 else mark.upper() for mark in text])


def assign(shell: "Shell", name: str, value: str, *, append: bool = False) -> None:
    """Set a variable of any kind: references are followed, attributes applied.

    :raises Fatal: it is read-only, or an integer's value makes no sense.
    """
    session = shell.session
    if name in session.references:
        name = resolved(session, name)
        if name.endswith("]"):
            base = name[: name.index("[")]
            put_element(shell, base, subscript_of(shell, name), value, append=append)
            if "allexport" in session.options:
                session.exported.add(base)
            return
        if name in session.references:
            if session.references[name]:
                raise Fatal(f"warning: {name}: circular name reference")
            point(session, name, value)
            return
    expect_writable(session, name)
    letters = session.attributes.get(name, "")
    if "d" in letters:
        from mirage.shell.variables import computed

        computed.assign(shell, name, prepared(shell, name, value, lookup(shell, name) if append else None))
        return
    if name in session.arrays:
        put_element(shell, name, "0", value, append=append)
        if "allexport" in session.options:
            session.exported.add(name)
        return
    value = prepared(shell, name, value, session.variables.get(name, "") if append else None)
    store(shell, name, value)
    if not letters:
        session.attributes.pop(name, None)


def point(session: "Session", name: str, value: str) -> None:
    """Give a reference its target.

    :raises Fatal: nothing can be there.
    """
    if not is_target(value):
        raise Fatal(f"`{value}': not a valid identifier")
    session.references[name] = value


def is_target(text: str) -> bool:
    """Whether a reference may lead there: a name, or an element."""
    name, bracket, rest = text.partition("[")
    return name.isascii() and name.isidentifier() and (not bracket or (rest.endswith("]") and len(rest) > 1))


def store(shell: "Shell", name: str, value: str) -> None:
    """Set a variable that holds one text, whatever it was before."""
    session = shell.session
    before = session.variables.get(name)
    if len(value) > LARGE:
        shell.afford(len(value))
        shell.charge(len(value))
    if before is not None and len(before) > LARGE:
        shell.charge(-len(before))
    session.variables[name] = value
    if "allexport" in session.options:
        session.exported.add(name)


def own_array(shell: "Shell", name: str) -> "Array":
    """The array of this name, to be changed; made of what is there where it is none yet.

    :raises Fatal: it is read-only.
    """
    session = shell.session
    if name in session.references:
        name = resolved(session, name)
        if name.endswith("]") or name in session.references:
            raise Fatal(f"`{name}': not a valid identifier")
    expect_writable(session, name)
    found = session.arrays.get(name)
    if found is None:
        if "d" in session.attributes.get(name, ""):
            # What is given to these has no effect.
            return Indexed()
        before = session.variables.get(name)
        found = Indexed([] if before is None else [before])
        convert(shell, name, found)
        if not session.attributes.get(name, "-"):
            del session.attributes[name]
    elif found.lease is not session.lease:
        found = found.copy()
        convert(shell, name, found)
    return found


def _own(session: "Session", found: "Array") -> None:
    """The array is this session's alone, and charged to it."""
    found.lease = session.lease
    found.account = session.account


def _charged(session: "Session", found: "Array") -> int:
    """What an array is charged with here."""
    return found.size if found.account is session.account else 0


def put_element(shell: "Shell", name: str, subscript: str, value: str, *, append: bool = False) -> str:
    """``name[subscript]=value``; what the element then holds.

    :raises Fatal: it is read-only, or the subscript is bad.
    """
    session = shell.session
    name = resolved(session, name)
    expect_writable(session, name)
    return put_into(shell, name, place(shell, name, subscript), value, append=append)


def place(shell: "Shell", name: str, subscript: str, shown: str | None = None) -> int | str:
    """Where in an array a subscript leads: a number, or a key.

    :raises BadSubscript: nowhere; ``shown`` is what to call it.
    """
    shown = shown or f"{name}[{subscript}]"
    found = shell.session.arrays.get(name)
    if isinstance(found, Associative):
        if not subscript:
            raise BadSubscript(f"{shown}: bad array subscript")
        return subscript
    if subscript in ("@", "*"):
        raise BadSubscript(f"{shown}: bad array subscript")
    return _number(shell, subscript, found if found is not None else _as_array(shell, name), shown)


def _as_array(shell: "Shell", name: str) -> Indexed | None:
    value = shell.session.variables.get(name)
    return None if value is None else Indexed([value])


def put_into(shell: "Shell", name: str, at: int | str, value: str, *, append: bool = False) -> str:
    """Set the element at a number or key; what it then holds."""
    found = own_array(shell, name)
    before = found.size
    if isinstance(found, Associative):
        key = str(at)
        value = prepared(shell, name, value, (found.get(key) or "") if append else None)
        found.put(key, value)
    else:
        number = int(at)
        value = prepared(shell, name, value, (found.get(number) or "") if append else None)
        found.put(number, value)
    shell.charge(found.size - before)
    return value


def put_array(shell: "Shell", name: str, values: list[str]) -> None:
    """Make ``name`` an indexed array of these values, as ``read -a`` and ``mapfile`` do.

    :raises Fatal: it is read-only.
    """
    replace_array(shell, resolved(shell.session, name), Indexed(values))


def replace_array(shell: "Shell", name: str, new: "Array") -> None:
    """Put an array where a variable of any kind was.

    :raises Fatal: it is read-only.
    """
    session = shell.session
    expect_writable(session, name)
    letters = session.attributes.get(name)
    if letters and "d" in letters:
        return
    if letters == "":
        del session.attributes[name]
    convert(shell, name, new)


def convert(shell: "Shell", name: str, new: "Array") -> None:
    """Put an array where a variable of any kind was, be it read-only."""
    session = shell.session
    shell.charge(new.size)
    before = session.arrays.get(name)
    if before is not None:
        shell.charge(-_charged(session, before))
    session.variables.pop(name, None)
    session.arrays[name] = new
    _own(session, new)


def forget(shell: "Shell", name: str) -> None:
    """Unset a variable of any kind, its attributes too; a reference itself, not what it stands for."""
    session = shell.session
    session.variables.pop(name, None)
    found = session.arrays.pop(name, None)
    if found is not None:
        shell.charge(-_charged(session, found))
    session.references.pop(name, None)
    if name != "PIPESTATUS":
        # Every pipeline makes that one anew.
        session.attributes.pop(name, None)
    session.exported.discard(name)
    session.readonly.discard(name)
