"""``${x@Q}`` and its like: values quoted, expanded, in other letters, or as the commands that would set them."""

from typing import TYPE_CHECKING

from mirage.budget import finished
from mirage.shell.ast import Parameter, Word
from mirage.shell.expand.braced.letters import capital, small
from mirage.shell.expand.braced.operators import Prepare, Steps, edited, refusal
from mirage.shell.expand.braced.subjects import Subject, finder, put, put_several, seam
from mirage.shell.expand.params import Evaluator, expect, star
from mirage.shell.expand.pieces import QUOTED, SPLIT, Piece
from mirage.shell.syntax.quoting import ansi, unescaping
from mirage.shell.syntax.requote import escaping, needs_ansi, single
from mirage.shell.variables import access as variables
from mirage.shell.variables.showing import letters, pairs, parts, whole

if TYPE_CHECKING:
    from collections.abc import Generator

    from mirage.shell.expand.braced.operators import Edit
    from mirage.shell.state import Shell
    from mirage.shell.variables.arrays import Array
    from mirage.streams import Io


def requoted(text: str) -> str:
    """As ``@Q`` quotes it."""
    return finished(requoting(text))


def requoting(text: str) -> "Generator[None, None, str]":
    """As ``requoted``, in steps."""
    return (yield from escaping(text)) if needs_ansi(text) else single(text)


_EDITS: "dict[str, Edit]" = {
    "Q": requoted,
    "E": ansi,
    "U": capital,
    "L": small,
    "u": lambda text: capital(text[:1]) + text[1:],
}
_STEPS: "dict[str, Steps]" = {"Q": requoting, "E": unescaping}
"""Those that take a while in a long text."""


def transformed(part: Parameter, word: Word | None) -> Evaluator:
    """What the expansion adds; ``word`` is what it is a part of."""
    letter = part.operator[1:]
    edit = _EDITS.get(letter)
    if edit is not None:
        return edited(part, _always(edit), edit, _STEPS.get(letter))
    if letter == "P":
        return _prompt(part)
    return _described(part, letter, word)


def _always(edit: "Edit") -> Prepare:
    async def prepare(shell: "Shell", io: "Io") -> "Edit":
        return edit

    return prepare


def _prompt(part: Parameter) -> Evaluator:
    from mirage.shell.expand.braced.prompts import shown

    find = finder(part)

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        if subject.mark:
            subject = subject._replace(several=[await shown(each, shell, io) for each in subject.several or ()])
        elif subject.value is not None:
            subject = subject._replace(value=await shown(subject.value, shell, io))
        await put(pieces, shell, subject, part.quoted, seam(shell, part))

    return evaluate


def _described(part: Parameter, letter: str, word: Word | None) -> Evaluator:
    """The operators that look at the variable itself."""
    find = finder(part)
    quoted = part.quoted

    async def evaluate(shell: "Shell", io: "Io", pieces: list[Piece]) -> None:
        subject = await find(shell, io)
        if letter not in ("a", "A", "K", "k"):
            if subject.is_set:
                raise refusal(part, word, 127)
            await put(pieces, shell, subject, quoted)
        elif letter == "a":
            await _attributes(pieces, shell, subject, part)
        elif letter == "A":
            await _assignment(pieces, shell, subject, quoted)
        else:
            await _pairs(pieces, shell, subject, letter, part)

    return evaluate


def _letters(shell: "Shell", name: str) -> str:
    """The attributes of a variable."""
    if not name.isidentifier():
        return ""
    name = variables.resolved(shell.session, name)
    found = letters(shell.session, name, variables.array(shell, name)).replace("d", "")
    return "" if found == "-" else found


async def _attributes(pieces: list[Piece], shell: "Shell", subject: Subject, part: Parameter) -> None:
    quoted = part.quoted
    found = _letters(shell, subject.name)
    if subject.mark:
        array = variables.array(shell, subject.name)
        times = len(subject.several or ())
        if (array is None and found) or (array is not None and array.bare):
            # It is declared, whether or not it has a value.
            times = 1
        await put_several(pieces, shell, [found] * times, subject.mark, quoted, seam(shell, part))
    elif subject.value is None:
        pieces.append((QUOTED if quoted else SPLIT, expect(shell, subject.shown) or found))
    else:
        pieces.append((QUOTED if quoted else SPLIT, found))


async def _assignment(pieces: list[Piece], shell: "Shell", subject: Subject, quoted: bool) -> None:
    """The command that would make the variable what it is."""
    kind = QUOTED if quoted else SPLIT
    name = subject.name
    found = _letters(shell, name)
    array = variables.array(shell, name)
    words: list[str] = []
    if name in ("@", "*"):
        quoted_words = await _requoted(shell, subject)
        joined = quoted_words if name == "@" else [star(shell).join(quoted_words)]
        words = ["set", "--", *joined] if subject.several else []
    elif subject.mark and array is not None:
        shown = "" if array.bare else f"=({await whole(shell, parts(array))})"
        words = ["declare", f"-{found}", f"{name}{shown}"]
    elif name.isidentifier() and subject.is_set:
        value = f"{name}={requoted(subject.joined(shell))}"
        pieces.append((kind, f"declare -{found} {value}" if found else value))
        return
    elif found or not subject.mark:
        missing = "" if subject.is_set else expect(shell, subject.shown)
        pieces.append((kind, f"declare -{found} {name}" if found else missing))
        return
    if subject.mark == "@" and (not words or " " in shell.session.variables.get("IFS", " ")):
        await put_several(pieces, shell, words, "@", quoted)
    else:
        pieces.append((kind, " ".join(words)))


async def _pairs(pieces: list[Piece], shell: "Shell", subject: Subject, letter: str, part: Parameter) -> None:
    """``@K`` and ``@k``: keys with their values."""
    quoted, between = part.quoted, seam(shell, part)
    array = variables.array(shell, subject.name) if subject.subscript is not None else None
    if not subject.mark:
        value = subject.value
        await put(pieces, shell, subject if value is None else subject._replace(value=requoted(value)), quoted)
        return
    if array is None:
        await put_several(pieces, shell, await _requoted(shell, subject), subject.mark, quoted, between)
        return
    if letter == "k":
        await put_several(pieces, shell, await _flat(shell, array), subject.mark, quoted, between)
        return
    text = await whole(shell, pairs(array))
    await put_several(pieces, shell, [text] if text else [], subject.mark, quoted, between)


async def _requoted(shell: "Shell", subject: Subject) -> list[str]:
    """Each of several values, quoted."""
    made: list[str] = []
    for value in subject.several or ():
        if shell.budget.step():
            await shell.budget.breathe()
        made.append(requoted(value))
    return made


async def _flat(shell: "Shell", array: "Array") -> list[str]:
    """Each key, and behind it its value."""
    made: list[str] = []
    for pair in array.items():
        if shell.budget.step():
            await shell.budget.breathe()
        made += pair
    return made
