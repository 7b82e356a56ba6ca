"""``${x@Q}`` and its like: values quoted, expanded, in other letters, or as the commands that would set them."""

from typing import TYPE_CHECKING

from mirage.shell import variables
from mirage.shell.arrays import Associative
from mirage.shell.ast import Parameter
from mirage.shell.expand.letters import capital, small
from mirage.shell.expand.operators import Prepare, edited
from mirage.shell.expand.params import Evaluator, expect, put_all
from mirage.shell.expand.pieces import QUOTED, SPLIT, Piece
from mirage.shell.expand.subjects import Subject, finder, put
from mirage.shell.leaving import Fatal
from mirage.shell.quoting import ansi
from mirage.shell.requote import ansi as escaped
from mirage.shell.requote import double, listed, needs_ansi, single

if TYPE_CHECKING:
    from mirage.shell.arrays import Array
    from mirage.shell.expand.operators import Edit
    from mirage.shell.state import Shell
    from mirage.streams import Io


def requoted(text: str) -> str:
    """As ``@Q`` quotes it."""
    return escaped(text) if needs_ansi(text) else single(text)


_EDITS: "dict[str, Edit]" = {
    "Q": requoted,
    "E": ansi,
    "U": capital,
    "L": small,
    "u": lambda text: capital(text[:1]) + text[1:],
}
_LETTERS = "irtxclu"
"""Attributes in the order in which they are written, behind what says which kind of array it is."""


def transformed(part: Parameter) -> Evaluator:
    """What the expansion adds."""
    letter = part.operator[1:]
    edit = _EDITS.get(letter)
    if edit is not None:
        return edited(part, _always(edit))
    if letter == "P":
        return _prompt(part)
    return _described(part, letter)


def _always(edit: "Edit") -> Prepare:
    async def prepare(shell: "Shell", io: "Io") -> "Edit":
        return edit

    return prepare


def _prompt(part: Parameter) -> Evaluator:
    from mirage.shell.expand.prompts import shown

    find = finder(part)

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        if subject.mark:
            subject = subject._replace(several=[await shown(each, shell, io) for each in subject.several or ()])
        elif subject.value is not None:
            subject = subject._replace(value=await shown(subject.value, shell, io))
        put(pieces, shell, subject, part.quoted)

    return evaluate


def _described(part: Parameter, letter: str) -> Evaluator:
    """The operators that look at the variable itself."""
    find = finder(part)
    quoted = part.quoted
    kind = QUOTED if quoted else SPLIT

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        if letter not in ("a", "A", "K", "k"):
            if subject.is_set:
                raise Fatal(f"{part.source}: bad substitution", 127)
            put(pieces, shell, subject, quoted)
        elif letter == "a":
            _attributes(pieces, shell, subject, quoted)
        elif letter == "A":
            text = _assignment(shell, subject)
            pieces.append((kind, expect(shell, subject.shown) if text is None and not subject.mark else text or ""))
        else:
            _pairs(pieces, shell, subject, letter, quoted)

    return evaluate


def letters_of(shell: "Shell", name: str) -> str:
    """The attributes of a variable as ``declare`` writes them."""
    session = shell.session
    name = variables.resolved(session, name)
    array = session.arrays.get(name)
    own = session.attributes.get(name, "")
    held = own + ("r" if name in session.readonly else "") + ("x" if name in session.exported else "")
    first = "" if array is None else "A" if isinstance(array, Associative) else "a"
    return first + "".join([each for each in _LETTERS if each in held])


def _attributes(pieces: list[Piece], shell: "Shell", subject: Subject, quoted: bool) -> None:
    letters = letters_of(shell, subject.name) if subject.name.isidentifier() else ""
    if subject.mark:
        put_all(pieces, shell, [letters for _ in subject.several or ()], subject.mark, quoted)
    elif subject.value is None and not letters:
        put(pieces, shell, subject, quoted)
    else:
        pieces.append((QUOTED if quoted else SPLIT, letters))


def _assignment(shell: "Shell", subject: Subject) -> str | None:
    """The command that would make the variable what it is."""
    name = subject.name
    if name in ("@", "*"):
        return "set -- " + " ".join(map(requoted, subject.several or ())) if subject.several else ""
    if not name.isidentifier():
        return "" if subject.is_set else None
    letters = letters_of(shell, name)
    declares = f"declare -{letters} {name}" if letters else name
    array = variables.array(shell, name)
    if subject.mark and array is not None:
        return declares + (f"={elements(array)}" if len(array) else "")
    if not subject.is_set:
        return declares if letters else None
    return f"{declares}={requoted(subject.joined(shell))}"


def _key(text: str) -> str:
    return double(text) if text in ("", "@", "*") or listed(text) != text else text


def elements(array: "Array") -> str:
    """All of an array as behind ``=``."""
    pairs = zip(array.keys(), array.values(), strict=True)
    if isinstance(array, Associative):
        return "(" + "".join([f"[{_key(at)}]={double(value)} " for at, value in pairs]) + ")"
    return "(" + " ".join([f"[{at}]={double(value)}" for at, value in pairs]) + ")"


def _pairs(pieces: list[Piece], shell: "Shell", subject: Subject, letter: str, quoted: bool) -> None:
    """``@K`` and ``@k``: keys with their values."""
    array = variables.array(shell, subject.name) if subject.subscript is not None else None
    if not subject.mark:
        value = subject.value
        put(pieces, shell, subject if value is None else subject._replace(value=requoted(value)), quoted)
        return
    if array is None:
        put_all(pieces, shell, list(map(requoted, subject.several or ())), subject.mark, quoted)
        return
    pairs = list(zip(array.keys(), array.values(), strict=True))
    if letter == "k":
        put_all(pieces, shell, [each for pair in pairs for each in pair], subject.mark, quoted)
        return
    associative = isinstance(array, Associative)
    text = " ".join([f"{_key(at) if associative else at} {double(value)}" for at, value in pairs])
    put_all(pieces, shell, [text + " " * associative] if pairs else [], subject.mark, quoted)
