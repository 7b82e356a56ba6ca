"""The shape of a program, as the grammar sees it, to the tree. Nothing outside sees the grammar's nodes."""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from mirage.shell.ast import (
    AndOr,
    Arm,
    Background,
    Braces,
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
    Text,
    Timed,
    While,
    Word,
)
from mirage.shell.syntax.gather import Gathering
from mirage.shell.syntax.quoting import WordParser
from mirage.shell.syntax.tokens import Token
from mirage.turn import SLICE

if TYPE_CHECKING:
    import tree_sitter

SHORT = 16 * 1024
"""Cells of this many characters parse in one call."""

MANY = 64
"""Arms between two moments for whoever parses."""

CELL = 10
"""Columns for each token in the skeleton; ``;function`` is no cell, ``while`` and its like with a ``;`` are."""
_SEPARATORS = frozenset({";", "\n", ";;"})


@cache
def _language() -> "tree_sitter.Language":
    import tree_sitter_bash
    from tree_sitter import Language

    return Language(tree_sitter_bash.language())


def shape(tokens: list[Token]) -> "Generator[None, None, tree_sitter.Node]":
    """The shape of the tokens, each standing in a cell of its own so that a node's place names them."""
    skeleton = "".join([token.cell.ljust(CELL) for token in tokens]).encode()
    from tree_sitter import Parser

    parser = Parser(_language())
    if len(skeleton) <= SHORT:
        return parser.parse(skeleton).root_node
    until = time.perf_counter() + SLICE

    def stop(offset: int, error: bool) -> bool:
        return time.perf_counter() > until

    def read(offset: int, point: object) -> bytes:
        return skeleton[offset : offset + 65536]

    while True:
        try:
            return parser.parse(read, progress_callback=stop).root_node
        except ValueError:
            yield
            until = time.perf_counter() + SLICE


Lowered: TypeAlias = "Generator[tree_sitter.Node | None, Any, Node]"
"""Children, or None for a moment amid a large command; the trees of the children."""


class Lowering:
    """The shape, token by token, to the tree. Methods that meet children yield them and are sent their trees."""

    __slots__ = ("_alone", "_around", "_first", "begins", "last_line", "line_of", "simple", "text", "tokens", "words")

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        words: WordParser,
        line_of: Callable[[int], int],
        last_line: Callable[[int], int],
    ) -> None:
        self.text = text
        self.last_line = last_line
        """The last line of the outermost command with this token."""
        self._first = 0
        """The first token of the outermost command that is on its way."""
        self._around = 0
        """The line of the loop, subshell or function around, if any."""
        self._alone = -1
        """Where a subshell begins that is all that another one holds."""
        self.begins: list[int] = []
        """The first tokens of the outermost commands."""
        self.tokens = tokens
        self.words = words
        self.line_of = line_of
        self.simple = Gathering(tokens, words, line_of)

    def program(self, root: "tree_sitter.Node") -> Generator[None, None, List]:
        """The whole tree, with a pause now and then. The stack is a list, so depth costs no Python frames."""
        stack: list[tuple[Lowered, tree_sitter.Node | None]] = [(self._block(root.children, self.begins), None)]
        result: Node | None = None
        count = 0
        while stack:
            steps, node = stack[-1]
            try:
                child = steps.send(result)
            except StopIteration as done:
                stack.pop()
                result = done.value if node is None else self._introduced(node, done.value)
                continue
            if child is None:
                # A moment amid a large command.
                result = None
                yield
            elif child.type == "command":
                command = yield from self.simple.command(child.start_byte // CELL)
                result = self._introduced(child, command)
            else:
                stack.append((_LOWER[child.type](self, child), None if child.type in _JOINING else child))
                result = None
            count += 1
            if count % 256 == 0:
                yield
        assert isinstance(result, List)
        return result

    def _introduced(self, node: "tree_sitter.Node", command: Node) -> Node:
        """``command`` as what stands before it has it: the body of a function, a coprocess."""
        first = node.start_byte // CELL
        at = first - 1
        role = self.tokens[at].role if at >= 0 else ""
        if role in ("coproc", "coprocess"):
            name = self.tokens[at].text if role == "coprocess" else "COPROC"
            return Coprocess(name, command, self._text(first, (node.end_byte - 1) // CELL))
        if role not in ("function", "defines"):
            return command
        token = self.tokens[self._definition(first)]
        return Function(token.text, command, self.line_of(token.at))

    def _definition(self, first: int) -> int:
        """Where the name stands of the function whose body begins at ``first``."""
        at = first - 1
        while self.tokens[at].role != "defines":
            at -= 1
        return at

    def _head(self, first: int) -> int:
        """Where the command begins whose first cell is ``first``."""
        role = self.tokens[first - 1].role if first else ""
        if role in ("function", "defines"):
            first = self._definition(first)
            return first - (first > 0 and self.tokens[first - 1].role == "function")
        return first - (role == "coproc") - 2 * (role == "coprocess")

    def _text(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].at : self.tokens[last].end]

    def _block(self, children: "Sequence[tree_sitter.Node]", begins: list[int] | None = None) -> Lowered:
        items: list[Node] = []
        broken: list[int] = []
        begun = 0
        follows = False
        for child in children:
            kind = child.type
            first = child.start_byte // CELL
            if begins is not None:
                self._first = first
            if kind == "&":
                items[-1] = Background(items[-1], self._text(begun, first - 1))
            elif kind in _SEPARATORS:
                if follows and self.tokens[first].text == "\n":
                    broken.append(len(items) - 1)
            else:
                begun, command = self._marked(child, (yield child))
                items.append(command)
                if begins is not None:
                    begins.append(begun)
            follows = kind not in _SEPARATORS and kind != "&"
        return List(tuple(items), tuple(broken))

    def _marked(self, node: "tree_sitter.Node", command: Node) -> tuple[int, Node]:
        """The pipeline with the ``!`` and ``time`` before it, and where they begin."""
        at = node.start_byte // CELL
        alone = self.tokens[at].role in ("!", "time")
        at = at + 1 if alone else self._head(at)
        marks: list[str] = []
        while at and self.tokens[at - 1].role in ("!", "time"):
            at -= 1
            marks.append(self.tokens[at].text)
        if not marks or isinstance(command, AndOr):
            return at, command
        if "!" in marks:
            stages = command.stages if isinstance(command, Pipeline) else (command,)
            command = Pipeline(stages, marks.count("!") % 2 == 1)
        if "time" in marks:
            command = Timed(None if alone and len(marks) == 1 else command, "-p" in marks)
        return at, command

    def _joined(self, node: "tree_sitter.Node") -> Lowered:
        """Pipelines, and what ``&&`` and ``||`` join: the grammar nests them as it likes, their order tells."""
        joins: list[str] = []
        pipelines: list[Node] = []
        stages: list[Node] = []
        head: tree_sitter.Node | None = None
        for part in _in_order(node):
            if part.type == "|":
                if self.tokens[part.start_byte // CELL].text == "|&":
                    stages[-1] = self._errors_too(stages[-1], part)
            elif part.type in ("&&", "||"):
                assert head is not None
                pipelines.append(self._marked(head, _piped(stages))[1])
                joins.append(part.type)
                stages, head = [], None
            else:
                head = head or part
                stages.append((yield part))
        if not joins:
            # Whoever has it looks for what stands before it.
            return _piped(stages)
        assert head is not None
        pipelines.append(self._marked(head, _piped(stages))[1])
        return AndOr(pipelines[0], tuple(zip(joins, pipelines[1:], strict=True)))

    def _errors_too(self, stage: Node, pipe: "tree_sitter.Node") -> Node:
        line = self.line_of(self.tokens[pipe.start_byte // CELL].at)
        redirect = Redirect(2, ">&", Word((Text("1", True),), "1"), line)
        if isinstance(stage, Simple | Redirected):
            # Behind its own redirections.
            return stage._replace(redirects=(*stage.redirects, redirect))
        return Redirected(stage, (redirect,))

    def _group(self, node: "tree_sitter.Node") -> Lowered:
        first, last = node.start_byte // CELL, (node.end_byte - 1) // CELL
        children = node.children[1:-1]
        around = self._around
        if node.type != "subshell":
            if first and self.tokens[first - 1].role in ("function", "defines"):
                self._around = self.line_of(self.tokens[first].at)
            command: Node = yield from self._list_of(children)
        else:
            line = self.line_of(self.tokens[last].at)
            if node.start_byte != self._alone:
                self._around = line
            self._alone = self._lonely(children)
            command = Subshell((yield from self._list_of(children)), line)
        redirected = yield from self._redirected(node, command)
        self._around = around
        return redirected

    def _lonely(self, children: "Sequence[tree_sitter.Node]") -> int:
        """Where the subshell begins that is all there is: it is the one that holds it, and no other process."""
        found = [child for child in children if child.type not in _SEPARATORS]
        if len(found) != 1 or found[0].type != "subshell":
            return -1
        begins: int = found[0].start_byte
        return -1 if self.tokens[begins // CELL - 1].role in ("!", "time") else begins

    def _redirected(self, node: "tree_sitter.Node", command: Node) -> Generator[None, None, Node]:
        """``command`` with the redirections that stand behind ``node``.

        They are made before any line of it is reached: on that of what is around it.
        """
        at = (node.end_byte - 1) // CELL + 1
        if at >= len(self.tokens) or self.tokens[at].kind != "redirect":
            return command
        redirects = yield from self.simple.redirects(at, self._around or self.last_line(self._first))
        return Redirected(command, redirects)

    def _body(
        self, children: "Sequence[tree_sitter.Node]", line: int
    ) -> "Generator[tree_sitter.Node | None, Any, List]":
        """What a loop or an arm on ``line`` holds."""
        around, self._around = self._around, line
        body = yield from self._list_of(children)
        self._around = around
        return body

    def _if(self, node: "tree_sitter.Node") -> Lowered:
        arms: list[tuple[List, List]] = []
        otherwise: List | None = None
        own = [child for child in node.children if child.type not in ("elif_clause", "else_clause")]
        clauses = [own[1:-1]]
        for child in node.children:
            if child.type == "elif_clause":
                clauses.append(child.children[1:])
            elif child.type == "else_clause":
                otherwise = yield from self._list_of(child.children[1:])
        for clause in clauses:
            if not len(arms) % MANY:
                yield None
            then = next(place for place, child in enumerate(clause) if child.type == "then")
            condition = yield from self._list_of(clause[:then])
            body = yield from self._list_of(clause[then + 1 :])
            arms.append((condition, body))
        return (yield from self._redirected(node, If(tuple(arms), otherwise)))

    def _list_of(self, children: "Sequence[tree_sitter.Node]") -> "Generator[tree_sitter.Node | None, Any, List]":
        block = yield from self._block(children)
        assert isinstance(block, List)
        return block

    def _while(self, node: "tree_sitter.Node") -> Lowered:
        *condition, body = node.children
        inverted = self.tokens[node.start_byte // CELL].text == "until"
        head = yield from self._list_of(condition[1:])
        loop = While(head, (yield from self._list_of(body.children[1:-1])), inverted)
        return (yield from self._redirected(node, loop))

    def _for(self, node: "tree_sitter.Node") -> Lowered:
        at = node.start_byte // CELL
        keyword, name = self.tokens[at : at + 2]
        line = self.line_of(keyword.at)
        words: list[Word | Braces] | None = None
        while self.tokens[at].role != "do":
            at += 1
            token = self.tokens[at]
            if token.role == "in":
                words = []
            elif token.role == "item" and words is not None:
                words += yield from self.simple.expanded(token, self.line_of(token.at))
        counts = name.role == "sum"
        body = yield from self._body(node.children[-1].children[1:-1], self._around if counts else line)
        if counts:
            return (yield from self._redirected(node, Count((yield from self.simple.count(name)), body, line)))
        kind = Select if keyword.text == "select" else For
        loop = kind(name.text, None if words is None else tuple(words), body, line)
        return (yield from self._redirected(node, loop))

    def _case(self, node: "tree_sitter.Node") -> Lowered:
        at = node.start_byte // CELL + 1
        line = self.line_of(self.tokens[at].at)
        subject = yield from self.words.word(self.tokens[at].text, line)
        arms: list[Arm] = []
        for item in node.children:
            if item.type == "case_item":
                if not len(arms) % MANY:
                    yield None
                arms.append((yield from self._arm(item, line)))
        return (yield from self._redirected(node, Case(subject, tuple(arms), line)))

    def _arm(self, item: "tree_sitter.Node", line: int) -> "Generator[tree_sitter.Node | None, Any, Arm]":
        close = next(place for place, child in enumerate(item.children) if child.type == ")")
        first = item.start_byte // CELL
        last = item.children[close].start_byte // CELL
        patterns: list[Word] = []
        for token in self.tokens[first:last]:
            if token.role == "pattern":
                patterns.append((yield from self.words.word(token.text, self.line_of(token.at))))  # noqa: PERF401
        body = yield from self._body(item.children[close + 1 :], line)
        end = self.tokens[(item.end_byte - 1) // CELL].text
        return Arm(tuple(patterns), body, end if end in (";;", ";&", ";;&") else ";;")


def _in_order(node: "tree_sitter.Node") -> "Iterator[tree_sitter.Node]":
    """The commands and operators below a node that only joins them."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node.type not in _JOINING:
            yield node
        elif node.child_count > _MANY:
            waiting += reversed(node.children)
        else:
            # Not ``children``: a node keeps that list, and a chain of them is taken down by recursion in C.
            waiting += map(node.child, reversed(range(node.child_count)))


def _piped(stages: list[Node]) -> Node:
    return stages[0] if len(stages) == 1 else Pipeline(tuple(stages), False)


_MANY = 64
_JOINING = frozenset({"list", "pipeline"})
_LOWER: "dict[str, Callable[[Lowering, tree_sitter.Node], Lowered]]" = {
    "list": Lowering._joined,
    "pipeline": Lowering._joined,
    "compound_statement": Lowering._group,
    "subshell": Lowering._group,
    "if_statement": Lowering._if,
    "while_statement": Lowering._while,
    "for_statement": Lowering._for,
    "case_statement": Lowering._case,
}
