"""Variables as text that makes them anew: what ``declare -p`` and ``set`` print."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from mirage.shell.syntax.requote import double, needs_ansi
from mirage.shell.syntax.requote import listed as as_listed
from mirage.shell.variables import access as variables
from mirage.shell.variables.arrays import Associative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mirage.session import Session
    from mirage.shell.state import Shell
    from mirage.shell.variables.arrays import Array

_BOUND = re.compile(r"[\s'\"\\|&;()<>!{}*\[\]?^$`]|^[~#]|[=:]~", re.A)
"""What makes a key that is to be quoted."""


SOME = 256
"""Elements that are shown in one step."""


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


def elements(found: "Array") -> str:
    """``([0]="x")``."""
    return "(" + "".join(parts(found)) + ")"


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


def declaration(shell: "Shell", name: str, *, listed: bool = False) -> str:
    """``declare -x name="value"``; among others (``listed``) what is computed is shown without a value."""
    session = shell.session
    computed = "d" in session.attributes.get(name, "") and name not in session.readonly
    if listed and computed and name != "PIPESTATUS":
        found = variables.array(shell, name)
        head = f"declare -{letters(session, name, found)} {name}"
        return head if found is None or found.bare else f"{head}=()"
    if name in session.references:
        target = session.references[name]
        return f"declare -{letters(session, name, None)} {name}" + (f'="{target}"' if target else "")
    found = variables.array(shell, name)
    head = f"declare -{letters(session, name, found)} {name}"
    if found is not None:
        return head if found.bare else f"{head}={elements(found)}"
    value = variables.lookup(shell, name)
    return head if value is None else f"{head}={double(value)}"


def setting(shell: "Shell", name: str) -> str | None:
    """``name=value`` as ``set`` prints it; None for what has no value."""
    found = variables.array(shell, name)
    if found is not None:
        return None if found.bare else f"{name}={elements(found)}"
    value = variables.lookup(shell, name)
    return None if value is None else f"{name}={as_listed(value)}"


def names(session: "Session") -> list[str]:
    """All variables there are, sorted."""
    kinds = (session.variables, session.arrays, session.references, session.attributes, session.exported)
    found = {name for kind in kinds for name in kind if name.isidentifier()} | session.readonly
    return sorted([name for name in found if variables.exists(session, name)])
