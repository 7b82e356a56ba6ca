"""Tree to closures, kept by their source: a line that was run before is neither parsed nor compiled again."""

from collections import OrderedDict, deque
from collections.abc import Callable, Generator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mirage.budget import FRESH_TASK_EVERY, Budget, finished
from mirage.shell.ast import List, Node, Simple
from mirage.shell.depth import afresh
from mirage.shell.run import Compiling, Run
from mirage.shell.run.failing import checked
from mirage.shell.run.simple import compile_simple
from mirage.shell.syntax.tokens import NotSupported

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mirage.shell.state import Shell
    from mirage.streams import Io

_COMPILERS: dict[str, str] = {
    "List": "control:compile_list",
    "AndOr": "control:compile_and_or",
    "Pipeline": "pipeline:compile_pipeline",
    "Background": "background:compile_background",
    "Coprocess": "coprocess:compile_coprocess",
    "Subshell": "control:compile_subshell",
    "If": "control:compile_if",
    "While": "loops:compile_while",
    "For": "loops:compile_for",
    "Case": "control:compile_case",
    "Calculation": "calculation:compile_calculation",
    "Count": "loops:compile_count",
    "Select": "loops:compile_select",
    "Timed": "timing:compile_timed",
    "Function": "control:compile_function",
    "Test": "condition:compile_test",
    "Faulty": "faulty:compile_faulty",
    "Redirected": "redirect:compile_redirected",
}
"""The name of a node's type -> ``module:function`` in ``run``; imported on first use."""

_loaded: dict[type[Any], Callable[[Any], Compiling | Run]] = {}


def _compiler(node: Node) -> Callable[[Any], Compiling | Run]:
    """What compiles a node: a generator of its children, or the closure of a node without any."""
    kind = type(node)
    found = _loaded.get(kind)
    if found is None:
        if kind.__name__ not in _COMPILERS:
            raise NotSupported(kind.__name__.lower())
        module, _, function = _COMPILERS[kind.__name__].partition(":")
        found = _loaded[kind] = getattr(import_module(f"mirage.shell.run.{module}"), function)
    return found


PAUSE = 64
"""Nodes between two moments for whoever compiles."""

EAGER = 256
"""Nodes of a program that are compiled before it runs; what is behind them when it is reached."""

KEPT = 8 * EAGER
"""So many nodes that were compiled when they were reached stay so."""

NODES_PER_FRAME = 3 * FRESH_TASK_EVERY
"""So many nodes inside each other, the innermost goes on in a fresh task: written nesting is depth too."""


def _begun(node: Node) -> Compiling | Run:
    # Most are these two: a program of one simple command imports nothing else.
    if isinstance(node, Simple):
        return compile_simple(node)
    if isinstance(node, List) and len(node.items) == 1 and isinstance(node.items[0], Simple):
        return checked(compile_simple(node.items[0]))
    return _compiler(node)(node)


def compile_program(program: Node) -> Run:
    """The closure of a tree; of one with something that is not spoken yet, a closure that says so."""
    return finished(Compiler().compiling(program))


async def compile_in_turn(program: Node, budget: Budget) -> Run:
    """The same, and give the loop back between slices."""
    return await budget.in_turn(Compiler().compiling(program))


async def lines_in_turn(lines: "Iterable[Node]", budget: Budget) -> list[Run]:
    """The closures of the lines of one program."""
    compiler = Compiler()
    return [await budget.in_turn(compiler.compiling(line)) for line in lines]


def _refusal(feature: str) -> Run:
    async def refuse(shell: "Shell", io: "Io") -> int:
        await shell.tell(io, f"mirage: not supported yet: {feature}")
        shell.session.status = 2
        return 2

    return refuse


class Compiler:
    """Makes the closures of one program, so many ``nodes`` of it until now, the outermost at a ``level``."""

    __slots__ = ("_level", "nodes")

    def __init__(self, level: int = 0) -> None:
        self.nodes = 0
        self._level = level

    def compiling(self, program: Node) -> Generator[None, None, Run]:
        """The closure of a tree, with a pause now and then."""
        if self.nodes > EAGER:
            return Later(program, self._level)
        try:
            return (yield from self._steps(program))
        except NotSupported as refused:
            return _refusal(refused.feature)

    def _steps(self, program: Node) -> Generator[None, None, Run]:
        """The stack is a list, so depth costs no Python frames."""
        stack: list[Compiling] = []
        count = 0
        node: Node | None = program
        closure: Run | None = None
        while True:
            count += 1
            if not count % PAUSE:
                yield
            if node is not None:
                compiled = self._begun(node, self._level + len(stack))
                if callable(compiled):
                    closure = compiled
                else:
                    stack.append(compiled)
                    closure = None
            if not stack:
                assert closure is not None
                return closure
            try:
                node = stack[-1].send(closure)  # type: ignore[arg-type]  # None starts a generator
            except StopIteration as done:
                stack.pop()
                node = None
                closure = done.value
                if closure is not None and stack:
                    closure = _framed(closure, self._level + len(stack))

    def _begun(self, node: Node, level: int) -> Compiling | Run:
        self.nodes += 1
        return _begun(node) if self.nodes <= EAGER else Later(node, level)


class Later:
    """A part of a large program, compiled when it is reached: a tree is small beside its closures."""

    __slots__ = ("_level", "_node", "_run")

    def __init__(self, node: Node, level: int) -> None:
        self._node = node
        self._level = level
        self._run: Run | None = None

    async def __call__(self, shell: "Shell", io: "Io") -> int:
        run = self._run
        if run is None:
            compiler = Compiler(self._level)
            run = await shell.budget.in_turn(compiler.compiling(self._node))
            if self._level:
                run = _framed(run, self._level)
            self._run = run
            _reached.put(self, compiler.nodes)
        return await run(shell, io)

    def forget(self) -> None:
        """The next time it is compiled anew."""
        self._run = None


class _Reached:
    """What was compiled when it was reached, of all workspaces: bounded in nodes, the oldest goes first."""

    __slots__ = ("_kept", "_nodes")

    def __init__(self) -> None:
        self._kept: deque[tuple[Later, int]] = deque()
        self._nodes = 0

    def put(self, later: Later, nodes: int) -> None:
        self._kept.append((later, nodes))
        self._nodes += nodes
        while self._nodes > KEPT and self._kept:
            oldest, size = self._kept.popleft()
            self._nodes -= size
            oldest.forget()


_reached = _Reached()


def _framed(run: Run, level: int) -> Run:
    """The closure of a node so deep in a program: now and then one that begins a stack of its own."""
    return run if level % NODES_PER_FRAME else _afresh(run)


def _afresh(run: Run) -> Run:
    async def fresh(shell: "Shell", io: "Io") -> int:
        return await afresh(lambda: run(shell, io))

    return fresh


class Cache:
    """Closures by source text, bounded in number and in the words and size of the texts.

    The least recently used go first. Words and expansions are what closures are made of: however short, each is some
    ten objects to look after.
    """

    __slots__ = ("_kept", "_size", "_words", "most", "size", "words")

    def __init__(self, most: int = 1024, words: int = 4096, size: int = 1024 * 1024) -> None:
        self.most = most
        self.words = words
        self.size = size
        self._kept: OrderedDict[str, Run] = OrderedDict()
        self._words = 0
        self._size = 0

    def get(self, text: str) -> Run | None:
        """The closure of ``text``, if it is kept."""
        run = self._kept.get(text)
        if run is not None:
            try:
                self._kept.move_to_end(text)
            except KeyError:
                # Another thread's workspace has just pushed it out.
                return run
        return run

    def put(self, text: str, run: Run) -> None:
        """Keep a closure, unless its source is large."""
        words = _words(text)
        if len(text) > self.size // 16 or words > self.words // 2 or text in self._kept:
            return
        self._kept[text] = run
        self._words += words
        self._size += len(text)
        while self._words > self.words or self._size > self.size or len(self._kept) > self.most:
            oldest, _ = self._kept.popitem(last=False)
            self._words -= _words(oldest)
            self._size -= len(oldest)

    def __len__(self) -> int:
        return len(self._kept)


def _words(text: str) -> int:
    """About as many as there are words, operators and expansions."""
    return 1 + sum(map(text.count, " \n;&|($`"))


cache = Cache()
"""One for all workspaces: closures hold no state of any."""
