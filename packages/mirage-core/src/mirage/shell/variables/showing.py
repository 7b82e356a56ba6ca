"""Variables as text that makes them anew: what ``declare -p`` and ``set`` print."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from mirage.paths import encode
from mirage.shell.syntax.requote import double, needs_ansi
from mirage.shell.syntax.requote import listed as as_listed
from mirage.shell.variables import access as variables
from mirage.shell.variables.arrays import Associative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mirage.session import Session
    from mirage.shell.state import Shell
    from mirage.shell.variables.arrays import Array
    from mirage.streams import Io

_BOUND = re.compile(r"[\s'\"\\|&;()<>!{}*\[\]?^$`]|^[~#]|[=:]~", re.A)
"""What makes a key that is to be quoted."""


SOME = 256
"""Elements that are shown in one step."""
LONG = 4096
"""What is longer is printed before more is made."""


def parts(found: "Array") -> "Iterator[str]":
    """What stands between the parentheses of ``elements``, some elements at a time."""
    items = found.items()
    between = ""
    while some := list(islice(items, SOME)):
        if isinstance(found, Associative):
            yield "".join([f"[{key(name)}]={double(value)} " for name, value in some])
        else:
            yield between + " ".join([f"[{name}]={double(value)}" for name, value in some])
            between = " "


def pairs(found: "Array") -> "Iterator[str]":
    """What ``@K`` makes of an array, some elements at a time."""
    items = found.items()
    between = ""
    while some := list(islice(items, SOME)):
        if isinstance(found, Associative):
            yield "".join([f"{key(name)} {double(value)} " for name, value in some])
        else:
            yield between + " ".join([f"{name} {double(value)}" for name, value in some])
            between = " "


async def whole(shell: "Shell", texts: "Iterator[str]") -> str:
    """Parts as one text, made in steps and affordable."""
    made: list[str] = []
    size = 0
    for text in texts:
        size += len(text)
        shell.afford(size)
        made.append(text)
        if shell.budget.due():
            await shell.budget.breathe()
    return "".join(made)


async def put(shell: "Shell", io: "Io", texts: "Iterator[str]") -> None:
    """Print what is shown in parts."""
    for text in texts:
        await io.out.write(encode(text))
        if shell.budget.due():
            await shell.budget.breathe()


def _elements(head: str, found: "Array") -> "Iterator[str]":
    """``head=([0]="x")`` and the end of the line; what is short in one part."""
    text = f"{head}=("
    for more in parts(found):
        if len(text) > LONG:
            yield text
            text = ""
        text += more
    yield text + ")\n"


def key(text: str) -> str:
    """A key as a subscript: quoted where it must be."""
    return double(text) if not text or text == "@" or needs_ansi(text) or _BOUND.search(text) else text


def letters(session: "Session", name: str, found: "Array | None") -> str:
    """The attributes of a variable, in the order of bash; ``-`` where it has none."""
    own = session.attributes.get(name, "")
    given = "" if found is None else "A" if isinstance(found, Associative) else "a"
    if name in session.references:
        own += "n"
    if name in session.readonly:
        own += "r"
    if name in session.exported:
        own += "x"
    return given + "".join([letter for letter in "inrtxclu" if letter in own]) or "-"


def declaration(shell: "Shell", name: str, *, listed: bool = False) -> "Iterator[str]":
    """The line ``declare -x name="value"``, in parts.

    Among others (``listed``) what is computed is shown without a value.
    """
    session = shell.session
    computed = "d" in session.attributes.get(name, "") and name not in session.readonly
    if listed and computed and name != "PIPESTATUS":
        found = variables.array(shell, name)
        head = f"declare -{letters(session, name, found)} {name}"
        yield head + ("\n" if found is None or found.bare else "=()\n")
        return
    if name in session.references:
        target = session.references[name]
        yield f"declare -{letters(session, name, None)} {name}" + (f'="{target}"\n' if target else "\n")
        return
    found = variables.array(shell, name)
    head = f"declare -{letters(session, name, found)} {name}"
    if found is not None and not found.bare:
        yield from _elements(head, found)
        return
    value = variables.lookup(shell, name) if found is None else None
    yield head + ("\n" if value is None else f"={double(value)}\n")


def setting(shell: "Shell", name: str) -> "Iterator[str]":
    """The line ``name=value`` as ``set`` prints it, in parts; none for what has no value."""
    found = variables.array(shell, name)
    if found is not None:
        if not found.bare:
            yield from _elements(name, found)
        return
    value = variables.lookup(shell, name)
    if value is not None:
        yield f"{name}={as_listed(value)}\n"


def names(session: "Session") -> list[str]:
    """All variables there are, sorted."""
    kinds = (session.variables, session.arrays, session.references, session.attributes, session.exported)
    found = {name for kind in kinds for name in kind if name.isidentifier()} | session.readonly
    return sorted([name for name in found if variables.exists(session, name)])
