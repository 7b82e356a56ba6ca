"""``${...}``: the parameter, and what is to be made of it."""

import re
from typing import TYPE_CHECKING, Final

from mirage.shell.ast import Parameter, Word
from mirage.shell.syntax.enclosed import Scan
from mirage.shell.syntax.scan import KNOWN, Program, subscript_end
from mirage.shell.syntax.tokens import SyntaxFault, Unfinished

if TYPE_CHECKING:
    from mirage.shell.syntax.quoting import WordParser

_NAME: Final = r"[A-Za-z_]\w*|[0-9]+|[@*#?$!-]"
_PARAMETER = re.compile(_NAME, re.A)
_INDIRECT = re.compile(r"!(?=[A-Za-z_0-9#?@*])", re.A)
_LENGTH = re.compile(rf"#({_NAME})", re.A)
_VARIABLE = re.compile(r"[A-Za-z_]\w*", re.A)
_OPERATOR = re.compile(r":?[-=?+]|##?|%%?|//|/[#%]?|\^\^?|,,?|~~?|@.*|:", re.A | re.S)
_ENDS = re.compile(r"[\\'\"`$/:?()<>]")


def braced(words: "WordParser", text: str, line: int, quoted: bool) -> Parameter:
    """The parameter that ``text`` is, braces included."""
    inside = text[2:-1]
    if inside.startswith("#"):
        length = _length(words, inside, line, quoted)
        if length is not None:
            return length._replace(source=text)
    indirect = _INDIRECT.match(inside) is not None
    name, subscript, rest = _named(words, inside[indirect:], line)
    part = Parameter(name, quoted, "", None, text, subscript, indirect)
    if not name:
        return part._replace(operator="bad")
    if not rest:
        keys = indirect and subscript is not None and subscript.source in ("@", "*")
        return part._replace(operator="keys", indirect=False) if keys else part
    if indirect and rest in ("@", "*") and _VARIABLE.fullmatch(name) and subscript is None:
        return part._replace(operator="prefix", subscript=Word((), rest), indirect=False)
    found = _OPERATOR.match(rest)
    if found is None:
        return part._replace(operator="bad")
    operator = found.group()
    operand = rest[found.end() :]
    if operator == ":":
        return _slice(words, part, operand, line)
    if operator[0] == "/":
        return _replacement(words, part, (operator, operand), line)
    # What is a pattern is quoted by its own quotes alone.
    as_is = quoted and operator[0] not in "#%^,~"
    return part._replace(operator=operator, argument=words.operand(operand, line, as_is))


def _named(words: "WordParser", inside: str, line: int) -> tuple[str, Word | None, str]:
    """The name at the beginning, its subscript, and what follows."""
    found = _PARAMETER.match(inside)
    if not found:
        return "", None, inside
    name, rest = found.group(), inside[found.end() :]
    if not rest.startswith("[") or not _VARIABLE.fullmatch(name):
        return name, None, rest
    end = subscript_end(rest, 0) if _closes(rest) else 0
    if not end:
        return "", None, rest
    return name, words.subscript(rest[1 : end - 1], line), rest[end:]


def _closes(text: str) -> bool:
    """Whether the bracket that ``text`` begins with is closed."""
    try:
        return subscript_end(text, 0) > 0
    except (SyntaxFault, Unfinished):
        return False


def _length(words: "WordParser", inside: str, line: int, quoted: bool) -> Parameter | None:
    """``${#name}``; None where the ``#`` is itself the parameter."""
    found = _LENGTH.match(inside)
    if not found:
        return None
    name, subscript, rest = _named(words, inside[1:], line)
    if not rest and name:
        return Parameter(name, quoted, "length", subscript=subscript)
    if _VARIABLE.match(inside, 1) or inside[1].isdigit():
        return Parameter(name, quoted, "bad")
    return None


def _slice(words: "WordParser", part: Parameter, operand: str, line: int) -> Parameter:
    at = _cut(operand, ":")
    first = words.operand(operand[:at], line, True)
    second = words.operand(operand[at + 1 :], line, True) if at < len(operand) else None
    return part._replace(operator=":", argument=first, second=second)


def _replacement(words: "WordParser", part: Parameter, found: tuple[str, str], line: int) -> Parameter:
    operator, operand = found
    # The pattern of // may begin with a slash.
    at = _cut(operand, "/", int(operator == "//" and operand.startswith("/")))
    # What says at which end begins the word: a tilde behind it is none.
    ends = operator in ("/#", "/%")
    pattern = words.subscript(operand[:at], line) if ends else words.operand(operand[:at], line, False)
    second = words.operand(operand[at + 1 :], line, False) if at < len(operand) else None
    return part._replace(operator=operator, argument=pattern, second=second)


def _cut(text: str, mark: str, at: int = 0) -> int:
    """Where ``mark`` divides ``text``, outside quotes and expansions; its length where it does not.

    The colons of ``?:`` and what is in parentheses do not divide a slice.
    """
    depth = choices = 0
    while True:
        found = _ENDS.search(text, at)
        if not found:
            return len(text)
        at = found.start()
        each = text[at]
        if each == mark and not depth and not choices:
            return at
        if each in "\\'\"`$" or text.startswith(("<(", ">("), at):
            at = _past(text, at)
            continue
        if mark == ":":
            depth += (each == "(") - (each == ")")
            choices += (each == "?") - (each == ":" and choices > 0)
        at += 1


def _past(text: str, at: int) -> int:
    scan = Scan(text, at, Program, KNOWN)
    try:
        if text[at] in "<>":
            scan.push(Program(at), 2)
        else:
            scan.special(quoted=False)
        for _ in scan.run():
            pass
    except (SyntaxFault, Unfinished):
        # A quote that means nothing here.
        return at + 1
    return scan.at
