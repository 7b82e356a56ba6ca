"""Trees back to text, laid out as bash lays out functions and jobs. An explicit stack: depth costs no Python frames."""

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any, NamedTuple

from mirage.shell.ast import (
    AndOr,
    Assignment,
    Background,
    Braces,
    Calculation,
    Case,
    Check,
    Condition,
    Coprocess,
    Count,
    Elements,
    For,
    Function,
    If,
    Joined,
    List,
    Negated,
    Node,
    Parameter,
    Pipeline,
    Process,
    Redirect,
    Redirected,
    Select,
    Simple,
    Subshell,
    Substitution,
    Test,
    Timed,
    While,
    Word,
)
from mirage.shell.scan import end_of

STEP = 4


class _Sequence(NamedTuple):
    """The commands of a list that is no group of its own."""

    items: tuple[Node, ...]


_Printing = Generator[Node, None, None]


def unparse(node: Node) -> str:
    """The text of a command in one line where that can be: as ``jobs`` shows it."""
    return Printer(laid_out=False).text(node)


def function_text(name: str, node: Function) -> str:
    """A function as ``declare -f`` prints it."""
    printer = Printer(laid_out=True)
    printer.write(f"{name} () \n")
    return printer.text(node.body, printer.body(node.body)) + "\n"


class Printer:
    """What has been written, and how far in the next line begins."""

    __slots__ = ("_after_document", "_documents", "_indentation", "_laid_out", "_parts", "_skip")

    def __init__(self, *, laid_out: bool) -> None:
        self._laid_out = laid_out
        """Inside a function: each command has a line of its own."""
        self._parts: list[str] = []
        self._indentation = 0
        self._skip = 0
        """So many commands come that go on in the line they are in."""
        self._documents: list[Redirect] = []
        """Here-documents whose bodies are still to come."""
        self._after_document = False

    def text(self, node: Node, first: _Printing | None = None) -> str:
        """All of a node."""
        stack = [self._begun(node) if first is None else first]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            else:
                stack.append(self._begun(child))
        return "".join(self._parts)

    def write(self, text: str) -> None:
        """Add text."""
        if text:
            self._parts.append(text)

    def _begun(self, node: Node) -> _Printing:
        if isinstance(node, _Sequence) and not _joins(node):
            return self._list(node)
        if self._skip:
            self._skip -= 1
        else:
            self.write(" " * self._indentation)
        return _PRINT[type(node)](self, node)

    def _line(self, text: str) -> None:
        self.write("\n" + " " * self._indentation + text)

    def _semicolon(self) -> None:
        if not self._parts or self._parts[-1][-1] not in "&\n":
            self.write(";")

    def _deferred(self, text: str = "") -> None:
        """What stands between two commands, and the here-documents that were begun before it."""
        self.write(text)
        if not self._documents:
            return
        self.write("\n")
        for each in self._documents:
            self.write(f"{each.target.source}{_delimiter(each)}\n")
        self._documents.clear()
        self._after_document = True
        if text:
            self.write(" ")

    # Each kind of node

    def _simple(self, node: Simple) -> _Printing:
        self.write(" ".join([*map(_assignment, node.assignments), *words_text(node.words)]))
        if node.redirects:
            if node.assignments or node.words:
                self.write(" ")
            self._redirects(node.redirects)
        yield from ()

    def _list(self, node: _Sequence) -> _Printing:
        if _joins(node):
            self._skip += 1
        for place, item in enumerate(node.items):
            last = place == len(node.items) - 1
            if isinstance(item, Background):
                yield item.body
                self._deferred(" &")
                if not last:
                    self.write(" ")
                    self._skip += 1
                continue
            yield item
            if place:
                self._deferred()
            if not last:
                self._between()

    def _between(self) -> None:
        if self._documents:
            self._deferred()
        elif self._after_document:
            self._after_document = False
        else:
            self.write(";")
        if self._laid_out:
            self.write("\n")
        else:
            self.write(" ")
            self._skip += 1

    def _and_or(self, node: AndOr) -> _Printing:
        self._skip += 1
        yield node.first
        for operator, item in node.rest:
            self._deferred(f" {operator} ")
            self._skip += 1
            yield item
            self._deferred()

    def _pipeline(self, node: Pipeline) -> _Printing:
        if node.negated:
            self.write("! ")
        self._skip += 1
        for place, stage in enumerate(node.stages):
            if place:
                self._deferred(" |")
                self.write(" ")
                self._skip += 1
            yield stage
            if place:
                self._deferred()

    def _timed(self, node: Timed) -> _Printing:
        self.write("time -p " if node.posix else "time ")
        if node.body is not None:
            self._skip += 1
            yield node.body

    def _group(self, node: List) -> _Printing:
        if not self._laid_out:
            self.write("{ ")
            self._skip += 1
            yield _Sequence(node.items)
            self._deferred()
            self._semicolon()
            self.write(" }")
            return
        self.write("{ \n")
        self._indentation += STEP
        yield _Sequence(node.items)
        self._deferred()
        self._indentation -= STEP
        self._line("}")

    def _subshell(self, node: Subshell) -> _Printing:
        self.write("( ")
        self._skip += 1
        yield _Sequence(node.body.items)
        self._deferred()
        self.write(" )")

    def _if(self, node: If) -> _Printing:
        for place, (condition, body) in enumerate(node.arms):
            if place:
                self._semicolon()
                self._line("else\n")
                self._indentation += STEP
                self.write(" " * self._indentation)
            self.write("if ")
            self._skip += 1
            yield _Sequence(condition.items)
            self._semicolon()
            self.write(" then\n")
            yield from self._inner(body)
        if node.otherwise is not None:
            self._semicolon()
            self._line("else\n")
            yield from self._inner(node.otherwise)
        for _ in node.arms[1:]:
            self._semicolon()
            self._line("fi")
            self._indentation -= STEP
        self._semicolon()
        self._line("fi")

    def _inner(self, body: List) -> _Printing:
        self._indentation += STEP
        yield _Sequence(body.items)
        self._deferred()
        self._indentation -= STEP

    def _while(self, node: While) -> _Printing:
        self.write("until " if node.inverted else "while ")
        self._skip += 1
        yield _Sequence(node.condition.items)
        self._deferred()
        self._semicolon()
        self.write(" do\n")
        yield from self._loop(node.body)

    def _loop(self, body: List) -> _Printing:
        yield from self._inner(body)
        self._semicolon()
        self._line("done")

    def _for(self, node: For | Select) -> _Printing:
        words = '"$@"' if node.words is None else " ".join(words_text(node.words))
        self.write(f"{'for' if isinstance(node, For) else 'select'} {node.name} in {words};")
        self._line("do\n")
        yield from self._loop(node.body)

    def _count(self, node: Count) -> _Printing:
        self.write(f"for (({'; '.join([part.source or '1' for part in node.parts])}))")
        self._line("do\n")
        yield from self._loop(node.body)

    def _case(self, node: Case) -> _Printing:
        self.write(f"case {word_text(node.subject)} in ")
        self._indentation += STEP
        for arm in node.arms:
            self._line(" | ".join([word_text(pattern) for pattern in arm.patterns]) + ")\n")
            if arm.body.items:
                yield from self._inner(arm.body)
            self._line(arm.end)
        self._indentation -= STEP
        self._line("esac")

    def _calculation(self, node: Calculation) -> _Printing:
        self.write(f"(({node.expression.source}))")
        yield from ()

    def _test(self, node: Test) -> _Printing:
        self.write(f"[[ {_condition(node)} ]]")
        yield from ()

    def _background(self, node: Background) -> _Printing:
        self._skip += 1
        yield node.body
        self._deferred(" &")

    def _coprocess(self, node: Coprocess) -> _Printing:
        self.write(f"coproc {node.name} ")
        self._skip += 1
        yield node.body

    def _function(self, node: Function) -> _Printing:
        self.write(f"function {node.name} () \n" + " " * self._indentation)
        before, self._laid_out = self._laid_out, True
        yield from self.body(node.body)
        self._laid_out = before

    def body(self, node: Node) -> _Printing:
        """The body of a function, in braces whatever it is."""
        grouped = isinstance(node, Redirected) and isinstance(node.body, List)
        redirects = node.redirects if isinstance(node, Redirected) and grouped else ()
        inner = node.body if isinstance(node, Redirected) and grouped else node
        self.write("{ \n")
        self._indentation += STEP
        yield _Sequence(inner.items) if isinstance(inner, List) else inner
        self._deferred()
        self._indentation -= STEP
        self._line("}")
        if redirects:
            self.write(" ")
            self._redirects(redirects)
            self._deferred()

    def _redirected(self, node: Redirected) -> _Printing:
        self._skip += 1
        yield node.body
        self.write(" ")
        self._redirects(node.redirects)

    def _redirects(self, redirects: Sequence[Redirect]) -> None:
        for place, each in enumerate(redirects):
            if place:
                self.write(" ")
            self.write(_redirect(each))
            if each.operator == "<<":
                self._documents.append(each)


_PRINT: dict[type[Any], Callable[[Printer, Any], _Printing]] = {
    _Sequence: Printer._list,
    AndOr: Printer._and_or,
    Background: Printer._background,
    Calculation: Printer._calculation,
    Case: Printer._case,
    Coprocess: Printer._coprocess,
    Count: Printer._count,
    For: Printer._for,
    Function: Printer._function,
    If: Printer._if,
    List: Printer._group,
    Pipeline: Printer._pipeline,
    Redirected: Printer._redirected,
    Select: Printer._for,
    Simple: Printer._simple,
    Subshell: Printer._subshell,
    Test: Printer._test,
    Timed: Printer._timed,
    While: Printer._while,
}


def _joins(node: _Sequence) -> bool:
    """Whether there is anything between commands: one alone stands for itself."""
    return len(node.items) > 1 or any(isinstance(item, Background) for item in node.items)


# Words


def words_text(words: Sequence[Word | Braces | Assignment]) -> list[str]:
    """Words as they were written."""
    texts: list[str] = []
    for word in words:
        if isinstance(word, Assignment):
            texts.append(_assignment(word))
        elif word.source:
            texts.append(word.source if isinstance(word, Braces) else word_text(word))
    return texts


def _assignment(node: Assignment) -> str:
    if not isinstance(node.value, Elements):
        return _text(node.source, _programs(node.value))
    items: list[str] = []
    for item in node.value.items:
        if item.value.source or item.subscript is not None:
            value = item.value.source if isinstance(item.value, Braces) else word_text(item.value)
            sub = "" if item.subscript is None else f"[{item.subscript.source}]{'+' if item.append else ''}="
            items.append(sub + value)
    sub = "" if node.subscript is None else f"[{node.subscript.source}]"
    return f"{node.name}{sub}{'+' if node.append else ''}=({' '.join(items)})"


def word_text(word: Word) -> str:
    """A word as it was written, programs in it laid out."""
    return _text(word.source, _programs(word))


def _programs(word: Word) -> dict[str, List]:
    """The programs in a word, by their text."""
    found: dict[str, List] = {}
    pending = [word]
    while pending:
        for part in pending.pop().parts:
            if isinstance(part, Substitution | Process):
                if part.body:
                    found[part.source] = part.body[0]
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
        if mark == "\\":
            if pair != "\\\n":
                yield pair
            at += 2
        elif mark == "'" and not double:
            end = source.index("'", at + 1) + 1
            yield source[at:end]
            at = end
        elif pair == "$'" and not double:
            from mirage.shell.quoting import ansi
            from mirage.shell.requote import single

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
    if "\n" in source or "<<" in source:
        return source
    return Printer(laid_out=False).text(_Sequence(program.items))


# Conditions


def _condition(node: Test) -> str:
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


def _redirect(node: Redirect) -> str:
    operator, target = node.operator, word_text(node.target)
    if operator in ("&>", "&>>"):
        return f"{operator} {target}"
    fd = f"{{{node.fd}}}" if isinstance(node.fd, str) else str(node.fd)
    if operator in ("<&", ">&"):
        if target == "-":
            return f"{fd}>&-"
        digits = target.removesuffix("-")
        if operator == ">&" and node.fd == 1 and not digits.isdecimal():
            fd = ""
        return f"{fd}{operator}{target}"
    shown = "" if node.fd == _PLAIN_FD.get(operator) else fd
    if operator == "<<":
        return f"{shown}<<{'-' if node.mark.startswith('-') else ''}{_quoted_delimiter(node)}"
    return f"{shown}{operator} {target}"


def _delimiter(node: Redirect) -> str:
    return "".join(_unquoted(node.mark.removeprefix("-")))


def _quoted_delimiter(node: Redirect) -> str:
    plain = _delimiter(node)
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
