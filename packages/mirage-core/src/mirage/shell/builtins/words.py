"""What builtins make of their words: options of one letter, names, numbers."""

import re
from typing import TYPE_CHECKING, NamedTuple

from mirage.paths import encode
from mirage.shell.leaving import Fatal
from mirage.shell.variables import access as variables

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

NAME = re.compile(r"[A-Za-z_]\w*", re.A)
_QUOTING = frozenset("'\"`$\\")
_ELEMENT = re.compile(r"([A-Za-z_]\w*)\[(.+)\]", re.A | re.S)


def letters(argv: list[str], known: str) -> tuple[str, list[str]] | str:
    """The options given and the operands behind them; the bad option alone where there is one."""
    given = ""
    for place, word in enumerate(argv[1:], 1):
        if word == "--":
            return given, argv[place + 1 :]
        if len(word) < 2 or word[0] != "-":
            return given, argv[place:]
        for letter in word[1:]:
            if letter not in known:
                return f"-{letter}"
        given += word[1:]
    return given, []


def number(word: str) -> int | None:
    """A decimal number, blanks around it allowed; None for any other word."""
    if word.isdecimal() and word.isascii() and len(word) <= 18:
        return int(word)
    text = word.strip(" \t")
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 18:
        return None
    return int(text)


class Parsed(NamedTuple):
    """Options with their arguments in the order given, and the operands behind them."""

    options: list[tuple[str, str]]
    operands: list[str]

    def has(self, letter: str) -> bool:
        """Whether an option was given."""
        return any(given == letter for given, _ in self.options)


async def options(shell: "Shell", io: "Io", argv: list[str], known: str) -> Parsed | None:
    """The options of a builtin, ``known`` as getopt has it (``ab:``); None where they are wrong, which was said."""
    found: list[tuple[str, str]] = []
    place = 1
    while place < len(argv):
        word = argv[place]
        if len(word) < 2 or word[0] != "-":
            break
        place += 1
        if word == "--":
            break
        if word == "--help":
            from mirage.shell.builtins.help import show

            await show(io, argv[0])
            return None
        at = 1
        while at < len(word):
            letter = word[at]
            at += 1
            where = known.find(letter)
            if where < 0 or letter == ":":
                await misused(shell, io, argv[0], f"-{letter}: invalid option")
                return None
            if known[where + 1 : where + 2] != ":":
                found.append((letter, ""))
                continue
            if at == len(word) and place == len(argv):
                await misused(shell, io, argv[0], f"-{letter}: option requires an argument")
                return None
            argument = word[at:]
            if at == len(word):
                argument = argv[place]
                place += 1
            found.append((letter, argument))
            break
    return Parsed(found, argv[place:])


async def misused(shell: "Shell", io: "Io", name: str, complaint: str = "") -> int:
    """Say what is wrong with a call, and how it is meant; the status of that."""
    from mirage.shell.builtins.synopses import SYNOPSES

    if complaint:
        await shell.say(io, f"{name}: {complaint}")
    await shell.tell(io, f"{name}: usage: {SYNOPSES[name]}")
    return 2


def is_target(word: str) -> bool:
    """Whether a word names a variable or an element."""
    return (word.isidentifier() and word.isascii()) or (_ELEMENT.fullmatch(word) is not None and is_closed(word))


def is_closed(word: str) -> bool:
    """Whether the subscript of an element ends where the word does, with all quotes and substitutions in it."""
    if _QUOTING.isdisjoint(word) and word.count("[") == word.count("]") == 1:
        return word.endswith("]")
    from mirage.budget import finished
    from mirage.shell.syntax.scan import subscript_ending
    from mirage.shell.syntax.tokens import SyntaxFault, Unfinished

    try:
        return finished(subscript_ending(word, word.index("["))) == len(word)
    except (SyntaxFault, Unfinished):
        return False


def assign(shell: "Shell", word: str, value: str) -> None:
    """Set the variable or element that a word names.

    :raises Fatal: that cannot be.
    """
    element = None if word.isidentifier() else _ELEMENT.fullmatch(word)
    if element is None:
        shell.assign(word, value)
    else:
        variables.put_element(shell, element[1], element[2], value)


async def put(shell: "Shell", io: "Io", word: str, value: str) -> bool:
    """As ``assign``; False where that cannot be, which was said.

    :raises Fatal: a subscript or an integer's value makes no sense, which ends more than a builtin.
    """
    try:
        if "[" in word:
            from mirage.shell.expand.again import element  # Few are.

            word = await element(word, shell, io)
        assign(shell, word, value)
    except Fatal as fatal:
        await unassigned(shell, io, fatal)
        return False
    return True


async def unassigned(shell: "Shell", io: "Io", fatal: Fatal) -> int:
    """A builtin could not set a variable: it fails.

    :raises Fatal: so does more than the builtin.
    """
    if fatal.status is not None:
        raise fatal
    await shell.complain(io, fatal.message)
    return 1


async def put_regardless(io: "Io", text: str) -> None:
    """Print where bash does not look whether it could."""
    try:
        await io.out.write(encode(text))
    except BrokenPipeError:
        raise
    except OSError:
        return
