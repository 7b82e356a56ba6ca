"""Functions: what a name was defined as, and which are running."""

from typing import TYPE_CHECKING, NamedTuple

from mirage.budget import FRESH_TASK_EVERY
from mirage.shell.compile import compile_in_turn
from mirage.shell.depth import afresh
from mirage.shell.leaving import Return

if TYPE_CHECKING:
    from collections.abc import Generator

    from mirage.budget import Budget
    from mirage.shell.ast import Function, Node
    from mirage.shell.run import Run
    from mirage.shell.state import Shell
    from mirage.streams import Io


NODE = 1024
"""Bytes that a node of a function is charged with: more than it takes, for each is one more thing to look after."""


class Code:
    """The body of a function, wherever it is defined: compiled when it is first called."""

    __slots__ = ("_node", "_size", "run")

    def __init__(self, node: "Node") -> None:
        self._node = node
        self._size = 0
        self.run: Run | None = None

    async def compiled(self, budget: "Budget") -> "Run":
        """What runs it."""
        self.run = run = await compile_in_turn(self._node, budget)
        return run

    async def size(self, budget: "Budget") -> int:
        """What a definition is charged with."""
        if not self._size:
            self._size = NODE * await budget.in_turn(_nodes(self._node))
        return self._size


def _nodes(tree: "Node") -> "Generator[None, None, int]":
    """How many values and lists of them a tree is made of, with a pause now and then."""
    found = 0
    ahead: list[object] = [tree]
    while ahead:
        each = ahead.pop()
        if isinstance(each, tuple | list):
            found += 1
            ahead += each
            if not found % 256:
                yield
    return found


class Defined(NamedTuple):
    """A function: what runs it, and what it was made from."""

    code: Code
    node: "Function"
    file: str
    """Where it was defined: ``$0``, or the sourced file."""
    size: int
    """What the line that defined it was charged with."""


async def define(shell: "Shell", node: "Function", code: Code) -> None:
    """Make it a function of the session, in place of what had its name."""
    size = await code.size(shell.budget)
    shell.charge(size - _charged(shell, node.name))
    shell.session.functions[node.name] = Defined(code, node, shell.file, size)


def forget(shell: "Shell", name: str) -> None:
    """Remove a function, if there is one."""
    shell.charge(-_charged(shell, name))
    shell.session.functions.pop(name, None)


def _charged(shell: "Shell", name: str) -> int:
    function = shell.session.functions.get(name)
    return 0 if function is None else function.size


class Call(NamedTuple):
    """A function or sourced file that is running."""

    name: str
    """Of a sourced file, ``source``."""
    line: int
    """Where it was called."""
    file: str
    """Where it was defined."""


async def call(shell: "Shell", function: Defined, words: list[str], io: "Io") -> int:
    """Run a function; the status, which the session has too."""
    session = shell.session
    limit = shell.budget.limits.function_depth
    if shell.functions >= limit:
        shell.budget.stop("function depth", limit)
    run = function.code.run or await function.code.compiled(shell.budget)
    if shell.staged:
        shell.enter()
    before = session.arguments
    loops = shell.loops
    line = shell.line
    session.arguments = words[1:]
    shell.scopes.append(None)
    shell.calls.append(Call(words[0], line, function.file))
    shell.functions += 1
    shell.loops = 0
    hidden = None if session.traps is None else await session.traps.enter(shell, io)
    try:
        try:
            if shell.deeper() % FRESH_TASK_EVERY:
                status = await run(shell, io)
            else:
                status = await afresh(lambda: run(shell, io))
        except Return as returned:
            status = returned.status
        if session.traps is not None:
            await session.traps.returned(shell, io)
    finally:
        if hidden and session.traps is not None:
            session.traps.leave(hidden)
        shell.functions -= 1
        shell.loops = loops
        session.arguments = before
        shell.line = line
        shell.calls.pop()
        scope = shell.scopes.pop()
        if scope is not None:
            scope.leave(shell)
    # Of a pipeline in it, the statuses of the stages are not the call's.
    status = session.status = int(status)
    session.last = words
    return status
