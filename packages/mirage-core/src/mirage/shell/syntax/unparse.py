"""Trees back to text, laid out as bash lays out functions and jobs. An explicit stack: depth costs no Python frames."""

from collections.abc import Callable, Generator, Sequence
from typing import Any, NamedTuple

from mirage.shell.ast import (
    AndOr,
    Background,
    Calculation,
    Case,
    Coprocess,
    Count,
    For,
    Function,
    If,
    List,
    Node,
    Pipeline,
    Redirect,
    Redirected,
    Select,
    Simple,
    Subshell,
    Test,
    Timed,
    While,
)
from mirage.shell.syntax.written import assignment_text, condition_text, delimiter, redirect_text, word_text, words_text

STEP = 4


class _Sequence(NamedTuple):
    """The commands of a list that is no group of its own."""

    items: tuple[Node, ...]
    broken: tuple[int, ...]


_Printing = Generator[Node, None, None]


def unparse(node: Node) -> str:
    """The text of a command in one line where that can be: as ``jobs`` shows it."""
    return Printer(laid_out=False).text(node)


def running_text(node: Node) -> str:
    """The text of a command that is being run: of a compound command its head."""
    if isinstance(node, For | Select | Case):
        return _head(node)
    return unparse(node)


def _head(node: For | Select | Case) -> str:
    if isinstance(node, Case):
        return f"case {word_text(node.subject)} in "
    words = '"$@"' if node.words is None else " ".join(words_text(node.words))
    return f"{'for' if isinstance(node, For) else 'select'} {node.name} in {words}"


def function_text(name: str, node: Function) -> str:
    """A function as ``declare -f`` prints it."""
    printer = Printer(laid_out=True)
    printer.write(f"{name} () \n")
    return printer.text(node.body, printer.body(node.body)) + "\n"


def program_text(program: List) -> str:
    """A program in a word."""
    text = Printer(laid_out=False).text(_Sequence(*program))
    # Two parentheses would begin a calculation.
    return f" {text}" if text.startswith("(") else text


class Printer:
    """What has been written, and how far in the next line begins."""

    __slots__ = ("_after_document", "_documents", "_in_word", "_indentation", "_laid_out", "_parts", "_skip")

    def __init__(self, *, laid_out: bool) -> None:
        self._laid_out = laid_out
        """Inside a function: each command has a line of its own."""
        self._in_word = not laid_out
        """What ended a command shows: the end of a line or a semicolon."""
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
        self._deferred()
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
            self.write(f"{each.target.source}{delimiter(each)}\n")
        self._documents.clear()
        self._after_document = True
        if text:
            self.write(" ")

    # Each kind of node

    def _simple(self, node: Simple) -> _Printing:
        self.write(" ".join([*map(assignment_text, node.assignments), *words_text(node.words)]))
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
                self._between("\n" if self._in_word and place in node.broken else ";")

    def _between(self, end: str) -> None:
        if self._documents:
            self._deferred()
        elif self._after_document:
            self._after_document = False
        else:
            self.write(end)
        if self._laid_out:
            self.write("\n")
            return
        if end == ";":
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
            yield _Sequence(*node)
            self._deferred()
            self._semicolon()
            self.write(" }")
            return
        self.write("{ \n")
        self._indentation += STEP
        yield _Sequence(*node)
        self._deferred()
        self._indentation -= STEP
        self._line("}")

    def _subshell(self, node: Subshell) -> _Printing:
        self.write("( ")
        self._skip += 1
        yield _Sequence(*node.body)
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
            yield _Sequence(*condition)
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
        yield _Sequence(*body)
        self._deferred()
        self._indentation -= STEP

    def _while(self, node: While) -> _Printing:
        self.write("until " if node.inverted else "while ")
        self._skip += 1
        yield _Sequence(*node.condition)
        self._deferred()
        self._semicolon()
        self.write(" do\n")
        yield from self._loop(node.body)

    def _loop(self, body: List) -> _Printing:
        yield from self._inner(body)
        self._semicolon()
        self._line("done")

    def _for(self, node: For | Select) -> _Printing:
        self.write(f"{_head(node)};")
        self._line("do\n")
        yield from self._loop(node.body)

    def _count(self, node: Count) -> _Printing:
        self.write(f"for (({'; '.join([word_text(part) or '1' for part in node.parts])}))")
        self._line("do\n")
        yield from self._loop(node.body)

    def _case(self, node: Case) -> _Printing:
        self.write(_head(node))
        self._indentation += STEP
        for arm in node.arms:
            self._line(" | ".join([word_text(pattern) for pattern in arm.patterns]) + ")\n")
            if arm.body.items:
                yield from self._inner(arm.body)
            self._line(arm.end)
        self._indentation -= STEP
        self._line("esac")

    def _calculation(self, node: Calculation) -> _Printing:
        self.write(f"(({word_text(node.expression)}))")
        yield from ()

    def _test(self, node: Test) -> _Printing:
        self.write(f"[[ {condition_text(node)} ]]")
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
        yield _Sequence(*inner) if isinstance(inner, List) else inner
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
            self.write(redirect_text(each))
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
