"""What commands are made of, back to text: words, assignments, conditions, redirections."""

from collections.abc import Iterator, Sequence

from mirage.shell.ast import (
    Assignment,
    Braces,
    Check,
    Condition,
    Elements,
    Joined,
    List,
    Negated,
    Parameter,
    Process,
    Redirect,
    Substitution,
    Sum,
    Test,
    Word,
)
from mirage.shell.syntax.scan import end_of
from mirage.shell.syntax.tokens import SyntaxFault, Unfinished

LONG = 16 * 1024
"""Of a longer word only the part that makes no sense is named."""

NESTED = 32
"""Programs in words with more parentheses than these are shown as they were written."""

# Words


def words_text(words: Sequence[Word | Braces | Assignment]) -> list[str]:
    """Words as they were written."""
    texts: list[str] = []
    for place, word in enumerate(words):
        if isinstance(word, Assignment):
            texts.append(assignment_text(word))
        elif isinstance(word, Braces):
            texts.append(word.source)
        elif word.source:
            texts.append(_text(word.source, _programs(word, *_others(words, place))))
    return texts


def _others(words: Sequence[Word | Braces | Assignment], place: int) -> Iterator[Word]:
    """What braces made of a word besides the first: these have no text of their own."""
    for word in words[place + 1 :]:
        if not isinstance(word, Word) or word.source:
            return
        yield word


def assignment_text(node: Assignment) -> str:
    """An assignment; blanks in lists are made one."""
    if not isinstance(node.value, Elements):
        return _text(node.source, _programs(node.value, *([node.subscript] if node.subscript else ())))
    items: list[str] = []
    for item in node.value.items:
        if item.value.source or item.subscript is not None:
            value = item.value.source if isinstance(item.value, Braces) else word_text(item.value)
            sub = "" if item.subscript is None else f"[{word_text(item.subscript)}]{'+' if item.append else ''}="
            items.append(sub + value)
    sub = "" if node.subscript is None else f"[{word_text(node.subscript)}]"
    return f"{node.name}{sub}{'+' if node.append else ''}=({' '.join(items)})"


def word_text(word: Word) -> str:
    """A word as it was written, programs in it laid out."""
    return _text(word.source, _programs(word))


def around(part: Parameter, word: Word) -> str:
    """What is named where a part of a word makes no sense: what stands in the same quotes, else the word."""
    source = word.source
    if len(source) > LONG:
        return part.source
    try:
        if part.quoted:
            for quoted in _quoted(source):
                if part.source in quoted:
                    return _text(quoted, _programs(word))[1:-1]
        return word_text(word)
    except (SyntaxFault, Unfinished):
        # What makes no sense need not end, either.
        return source


def _quoted(source: str) -> Iterator[str]:
    """What of a word is in double quotes, with them."""
    at = 0
    while at < len(source):
        if source[at] == "\\" or source.startswith("$$", at):
            at += 2
        elif source[at] in "'\"`" or source.startswith(("$'", "${", "$(", "<(", ">("), at):
            end = end_of(source, at, False)
            if source[at] == '"':
                yield source[at:end]
            at = end
        else:
            at += 1


def _programs(*words: Word) -> dict[str, List]:
    """The programs in words, by their text."""
    found: dict[str, List] = {}
    pending = [*words]
    while pending:
        for part in pending.pop().parts:
            if isinstance(part, Substitution | Process):
                if part.body:
                    found[part.source] = part.body[0]
            elif isinstance(part, Sum):
                pending.append(part.expression)
            elif isinstance(part, Parameter):
                pending += [inner for inner in (part.argument, part.second) if inner is not None]
    return found


def _text(source: str, programs: dict[str, List]) -> str:
    """A word as it is shown: without continued lines, ``$'..'`` in plain quotes, programs laid out."""
    if "$'" not in source and '$"' not in source and "\\\n" not in source and not programs:
        return source
    return "".join(_pieces(source, programs))


def _pieces(source: str, programs: dict[str, List]) -> Iterator[str]:
    at = 0
    double = False
    while at < len(source):
        mark = source[at]
        pair = source[at : at + 2]
        if mark == "\\" or pair == "$$":
            if pair != "\\\n":
                yield pair
            at += 2
        elif mark == "'" and not double:
            end = end_of(source, at, False)
            yield source[at:end]
            at = end
        elif pair == "$'" and not double:
            from mirage.shell.syntax.quoting import ansi
            from mirage.shell.syntax.requote import single

            end = end_of(source, at, False)
            yield single(ansi(source[at + 2 : end - 1]))
            at = end
        elif pair == '$"' and not double:
            at += 1
        elif mark == '"':
            double = not double
            yield mark
            at += 1
        elif pair in ("$(", "<(", ">(") and (pair == "$(" or not double) and not source.startswith("$((", at):
            end = end_of(source, at, double)
            inner = source[at + 2 : end - 1]
            program = programs.get(inner)
            yield source[at:end] if program is None else f"{pair}{_program(program, inner)})"
            at = end
        elif mark == "`":
            end = end_of(source, at, double)
            yield source[at:end]
            at = end
        else:
            yield mark
            at += 1


def _program(program: List, source: str) -> str:
    if "<<" in source or source.count("(") > NESTED:
        return source
    from mirage.shell.syntax.unparse import program_text  # Commands are made of words, and words of commands.

    return program_text(program)


# Conditions


def condition_text(node: Test) -> str:
    """A condition; which of its parts stood in parentheses shows in the source alone."""
    groups = "(" in node.source
    if isinstance(node.condition, Check) and node.source[2:].lstrip().startswith("( "):
        return f"( {_check(node.condition)} )"
    parts: list[str] = []
    pending: list[Condition | str] = [node.condition]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            parts.append(item)
        elif isinstance(item, Check):
            parts.append(_check(item))
        elif isinstance(item, Negated):
            parts.append("! ")
            pending += _grouped(item.item, groups)
        elif isinstance(item, Joined):
            for place in range(len(item.items) - 1, -1, -1):
                pending += _grouped(item.items[place], groups)
                if place:
                    pending.append(f" {item.operator} ")
    return "".join(parts)


def _grouped(item: Condition, groups: bool) -> "list[Condition | str]":
    return [" )", item, "( "] if groups and isinstance(item, Joined) else [item]


def _check(item: Check) -> str:
    if item.right is None:
        return f"{item.operator} {word_text(item.left)}"
    return f"{word_text(item.left)} {item.operator} {word_text(item.right)}"


# Redirections

_PLAIN_FD = {"<": 0, "<<": 0, "<<<": 0, ">": 1, ">>": 1, ">|": 1}
"""The descriptors that are not written."""


def redirect_text(node: Redirect) -> str:
    """A redirection without the body of a here-document."""
    operator = node.operator
    shown = "" if node.fd == _PLAIN_FD.get(operator) else _descriptor(node)
    if operator == "<<":
        return f"{shown}<<{'-' if node.mark.startswith('-') else ''}{_quoted_delimiter(node)}"
    target = "".join(words_text([node.target]))
    if operator in ("&>", "&>>"):
        return f"{operator} {target}"
    if operator in ("<&", ">&"):
        if target == "-":
            return f"{_descriptor(node)}>&-"
        plain = node.fd == (1 if operator == ">&" else 0) and not target.endswith("-") and not target.isdecimal()
        return f"{'' if plain else _descriptor(node)}{operator}{target}"
    return f"{shown}{operator} {target}"


def _descriptor(node: Redirect) -> str:
    return f"{{{node.fd}}}" if isinstance(node.fd, str) else str(node.fd)


def delimiter(node: Redirect) -> str:
    """What ends a here-document."""
    return "".join(_unquoted(node.mark.removeprefix("-")))


def _quoted_delimiter(node: Redirect) -> str:
    plain = delimiter(node)
    return plain if plain == node.mark.removeprefix("-") else "'" + plain.replace("'", "'\\''") + "'"


def _unquoted(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        mark = text[at]
        if mark == "\\":
            yield text[at + 1 : at + 2]
            at += 2
        elif mark in "'\"":
            end = text.find(mark, at + 1)
            yield text[at + 1 : end]
            at = end + 1
        else:
            yield mark
            at += 1
