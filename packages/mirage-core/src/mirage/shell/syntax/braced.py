"""``${...}``: the parameter, and what is to be made of it."""

import re
from collections.abc import Generator
from typing import TYPE_CHECKING, Final, TypeAlias

from mirage.shell.ast import Parameter, Word
from mirage.shell.syntax.enclosed import PAUSE, Scan
from mirage.shell.syntax.scan import KNOWN, Program, subscript_ending
from mirage.shell.syntax.tokens import SyntaxFault, Unfinished

if TYPE_CHECKING:
    from mirage.shell.syntax.quoting import WordParser

_NAME: Final = r"[A-Za-z_]\w*|[0-9]+|[@*#?$!-]"
_PARAMETER = re.compile(_NAME, re.A)
_INDIRECT = re.compile(r"!(?=[A-Za-z_0-9#?@*])", re.A)
_PREFIX = re.compile(r"!([A-Za-z_][^][#%^,~:=?+/@*-]*)([@*])")
_LENGTHLESS = re.compile(r"#(?:[=+%/]$|[~^,])")
"""``${#`` before what it has no meaning with."""
_LENGTH = re.compile(rf"#({_NAME})", re.A)
_VARIABLE = re.compile(r"[A-Za-z_]\w*", re.A)
_OPERATOR = re.compile(r":?[-=?+]|##?|%%?|//|/[#%]?|\^\^?|,,?|~~?|@.*|:", re.A | re.S)
_ENDS = re.compile(r"[\\'\"`$/:?()<>]")


Parsing: TypeAlias = Generator[None, None, Parameter]


def braced(words: "WordParser", text: str, line: int, quoted: bool) -> Parsing:
    """The parameter that ``text`` is, braces included."""
    inside = text[2:-1]
    if inside.startswith("#"):
        length = yield from _length(words, inside, line, quoted)
        if length is not None:
            return length._replace(source=text)
    prefix = _PREFIX.fullmatch(inside)
    if prefix is not None:
        return Parameter(prefix[1], quoted, "prefix", None, text, Word((), prefix[2]))
    indirect = _INDIRECT.match(inside) is not None
    name, subscript, rest = yield from _named(words, inside[indirect:], line, quoted)
    part = Parameter(name, quoted, "", None, text, subscript, indirect)
    if not name:
        return part._replace(operator="bad")
    if not rest:
        keys = indirect and subscript is not None and subscript.source in ("@", "*")
        return part._replace(operator="keys", indirect=False) if keys else part
    found = _OPERATOR.match(rest)
    if found is None:
        return part._replace(operator="bad")
    operator = found.group()
    operand = rest[found.end() :]
    if operator == ":":
        return (yield from _slice(words, part, operand, line))
    if operator[0] == "/":
        return (yield from _replacement(words, part, (operator, operand), line))
    # What is a pattern is quoted by its own quotes alone.
    as_is = quoted and operator[0] not in "#%^,~"
    return part._replace(operator=operator, argument=(yield from words.operand(operand, line, as_is, operator)))


def _named(
    words: "WordParser", inside: str, line: int, quoted: bool
) -> Generator[None, None, tuple[str, Word | None, str]]:
    """The name at the beginning, its subscript, and what follows."""
    found = _PARAMETER.match(inside)
    if not found:
        return "", None, inside
    name, rest = found.group(), inside[found.end() :]
    if not rest.startswith("[") or not _VARIABLE.fullmatch(name):
        return name, None, rest
    try:
        end = yield from subscript_ending(rest, 0)
    except (SyntaxFault, Unfinished):
        # The bracket is not closed.
        return "", None, rest
    return name, (yield from words.subscript(rest[1 : end - 1], line, quoted=quoted)), rest[end:]


def _length(words: "WordParser", inside: str, line: int, quoted: bool) -> Generator[None, None, Parameter | None]:
    """``${#name}``; None where the ``#`` is itself the parameter."""
    found = _LENGTH.match(inside)
    if not found:
        return Parameter("#", quoted, "bad") if _LENGTHLESS.match(inside) else None
    name, subscript, rest = yield from _named(words, inside[1:], line, quoted)
    if not rest and name:
        return Parameter(name, quoted, "length", subscript=subscript)
    if _VARIABLE.match(inside, 1) or inside[1].isdigit():
        return Parameter(name, quoted, "bad")
    return None


def _slice(words: "WordParser", part: Parameter, operand: str, line: int) -> Parsing:
    at = yield from _cut(operand, ":")
    first = yield from words.operand(operand[:at], line, True)
    second = (yield from words.operand(operand[at + 1 :], line, True)) if at < len(operand) else None
    return part._replace(operator=":", argument=first, second=second)


def _replacement(words: "WordParser", part: Parameter, found: tuple[str, str], line: int) -> Parsing:
    operator, operand = found
    # The pattern of // may begin with a slash.
    at = yield from _cut(operand, "/", int(operator == "//" and operand.startswith("/")))
    # What says at which end begins the word: a tilde behind it is none.
    ends = operator in ("/#", "/%")
    text = operand[:at]
    pattern = yield from words.subscript(text, line) if ends else words.operand(text, line, False)
    second = (yield from words.operand(operand[at + 1 :], line, False)) if at < len(operand) else None
    return part._replace(operator=operator, argument=pattern, second=second)


def _cut(text: str, mark: str, at: int = 0) -> Generator[None, None, int]:
    """Where ``mark`` divides ``text``, outside quotes and expansions; its length where it does not.

    The colons of ``?:`` and what is in parentheses do not divide a slice.
    """
    depth = choices = count = 0
    while True:
        count += 1
        if not count % PAUSE:
            yield
        found = _ENDS.search(text, at)
        if not found:
            return len(text)
        at = found.start()
        each = text[at]
        if each == mark and not depth and not choices:
            return at
        if each in "\\'\"`$" or text.startswith(("<(", ">("), at):
            at = yield from _past(text, at)
            continue
        if mark == ":":
            depth += (each == "(") - (each == ")")
            choices += (each == "?") - (each == ":" and choices > 0)
        at += 1


def _past(text: str, at: int) -> Generator[None, None, int]:
    scan = Scan(text, at, Program, KNOWN)
    try:
        if text[at] in "<>":
            scan.push(Program(at), 2)
        else:
            scan.special(quoted=False)
        yield from scan.run()
    except (SyntaxFault, Unfinished):
        # A quote that means nothing here.
        return at + 1
    return scan.at
