"""Variables as text that makes them anew: what ``declare -p`` and ``set`` print."""

import re
from typing import TYPE_CHECKING

from mirage.shell import variables
from mirage.shell.arrays import Associative

if TYPE_CHECKING:
    from mirage.session import Session
    from mirage.shell.arrays import Array
    from mirage.shell.state import Shell

_NAMED = {
    "\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r", "\x1b": "\\E",
    "'": "\\'", "\\": "\\\\",
}  # fmt: skip
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BOUND = re.compile(r"[\s'\"\\|&;()<>!{}*\[\]?^$`]|^[~#]|[=:]~", re.A)
"""What a shell would not take as it is."""


def dollared(text: str) -> str:
    """``$'...'``."""
    return "$'" + "".join([_escaped(mark) for mark in text]) + "'"


def _escaped(mark: str) -> str:
    if mark in _NAMED:
        return _NAMED[mark]
    if not _UNPRINTABLE.match(mark):
        return mark
    return "".join(f"\\{byte:03o}" for byte in mark.encode("utf-8", "surrogateescape"))


def double(text: str) -> str:
    """``"..."``, or ``$'...'`` where something in it does not print."""
    if _UNPRINTABLE.search(text):
        return dollared(text)
    return '"' + re.sub(r'(["\\$`])', r"\\\1", text) + '"'


def single(text: str) -> str:
    """The text itself where it needs no quotes, else ``'...'`` or ``$'...'``."""
    if _UNPRINTABLE.search(text):
        return dollared(text)
    return "'" + text.replace("'", "'\\''") + "'" if _BOUND.search(text) else text


def elements(found: "Array") -> str:
    """``([0]="x")``."""
    if isinstance(found, Associative):
        return "(" + "".join([f"[{key(at)}]={double(value)} " for at, value in found.items()]) + ")"
    return "(" + " ".join([f"[{at}]={double(value)}" for at, value in found.items()]) + ")"


def key(text: str) -> str:
    """A key as a subscript: quoted where it must be."""
    return double(text) if not text or text == "@" or _UNPRINTABLE.search(text) or _BOUND.search(text) else text


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


def declaration(shell: "Shell", name: str) -> str:
    """``declare -x name="value"``."""
    session = shell.session
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
    return None if value is None else f"{name}={single(value)}"


def names(session: "Session") -> list[str]:
    """All variables there are, sorted."""
    kinds = (session.variables, session.arrays, session.references, session.attributes, session.exported)
    return sorted({name for kind in kinds for name in kind if name.isidentifier()} | session.readonly)
