"""From the tree of a program to what runs. ``routes`` are paths with the values they lead to: ``(path, value)``."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from mirage.commands.jq import access, matching, updates
from mirage.commands.jq.calls import Argument, called_with_values, climber, entry, free, passed, variable
from mirage.commands.jq.codes import (
    MANY,
    MAYBE,
    ONE,
    SERIES,
    Code,
    alternative,
    chosen,
    constant,
    crossed,
    joined,
    piped,
    stream_of,
    tried,
)
from mirage.commands.jq.constructed import gathered, object_of
from mirage.commands.jq.faults import BreakOut, CompileError
from mirage.commands.jq.folds import Fold, foreached, foreached_routes, reduced, reduced_in_place, reduced_routes
from mirage.commands.jq.formats import formatted
from mirage.commands.jq.machine import EMPTY, END
from mirage.commands.jq.operators import OPERATORS, multiplying, negate
from mirage.commands.jq.parse import VARYING, constant_of
from mirage.commands.jq.routes import Lost, elsewhere, entered, foreign, opened, stepped, valued
from mirage.commands.jq.scope import Function, Inline, Known, Parameter, Scope, Slot
from mirage.commands.jq.syntax import (
    Array,
    Assign,
    Binary,
    Bind,
    Break,
    Call,
    Comma,
    Const,
    Define,
    Each,
    Foreach,
    Identity,
    If,
    Index,
    Label,
    Negate,
    Node,
    Object,
    Pipe,
    Reduce,
    Slice,
    Text,
    Try,
    Variable,
)
from mirage.commands.jq.terms import each_item, field, item, optional, parted, route_sliced, sliced
from mirage.commands.jq.values import described, truthy

if TYPE_CHECKING:
    from mirage.commands.jq.world import World

DEEPEST = 150
"""How deep a tree is compiled."""
LEVELS = 16
"""How deep calls are nested in each other before one begins anew."""
FILTER = 160
"""Bytes that a filter takes which a function passes to itself."""


class Compiler:
    """Compiles the parts of one program."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.errors: list[tuple[str, int, int]] = []
        """What names mean nothing, and where they stand."""
        self.library: dict[str, Function] = {}
        """What is written in jq and was called."""
        self._depth = 0
        self._levels = [0]

    def code(self, node: Node, scope: Scope, routes: bool = False) -> Code:
        """What a part of the tree does to a value; or to a route, for the routes it leads to."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise CompileError("expression too deeply nested")
        try:
            method = _METHODS.get(type(node))
            if method is not None:
                return method(self, node, scope, routes)
            made = _VALUES[type(node)](self, node, scope)
            return elsewhere(made) if routes and isinstance(node, Const) else foreign(made) if routes else made
        finally:
            self._depth -= 1

    def inner(self, node: Node, scope: Scope, routes: bool) -> Code:
        """What a part does to the value, given it or its route."""
        made = self.code(node, scope)
        return valued(made) if routes else made

    # What leads to routes

    def _identity(self, node: Identity, scope: Scope, routes: bool) -> Code:
        return Code(ONE, lambda env, value: value)

    def _index(self, node: Index, scope: Scope, routes: bool) -> Code:
        term = self.code(node.term, scope, routes)
        if isinstance(node.key, Const):
            key = node.key.value
            step = stepped(key) if routes else field(key) if isinstance(key, str) else item(key)
            return piped(term, optional(Code(ONE, step), node.optional))
        keys = self.inner(node.key, scope, routes)
        return parted([term, keys], entered if routes else access.index, node.optional)

    def _slice(self, node: Slice, scope: Scope, routes: bool) -> Code:
        term = self.code(node.term, scope, routes)
        start, stop = (
            constant(None) if each is None else self.inner(each, scope, routes) for each in (node.start, node.stop)
        )
        return parted([term, stop, start], route_sliced if routes else sliced, node.optional)

    def _each(self, node: Each, scope: Scope, routes: bool) -> Code:
        every = Code(SERIES, opened if routes else each_item)
        return piped(self.code(node.term, scope, routes), optional(every, node.optional))

    def _try(self, node: Try, scope: Scope, routes: bool) -> Code:
        handler = None if node.handler is None else self.code(node.handler, scope)
        if handler is not None and routes:
            handler = piped(handler, Code(ONE, lambda env, value: (Lost((), None), value)))
        return tried(self.code(node.body, scope, routes), handler)

    def _pipe(self, node: Pipe, scope: Scope, routes: bool) -> Code:
        steps = [node.left]
        rest = node.right
        while isinstance(rest, Pipe):
            steps.append(rest.left)
            rest = rest.right
        steps.append(rest)
        # What is compiled of the last ones first nests least when it runs.
        codes = [self.code(step, scope, routes) for step in steps]
        made = codes[0]
        for code in codes[1:]:
            made = piped(made, code)
        return made

    def _comma(self, node: Comma, scope: Scope, routes: bool) -> Code:
        return joined([self.code(part, scope, routes) for part in node.parts])

    def _if(self, node: If, scope: Scope, routes: bool) -> Code:
        branches = []
        final: Node = node
        while isinstance(final, If):
            branches.append((self.inner(final.condition, scope, routes), self.code(final.yes, scope, routes)))
            final = final.no or Identity()
        made = self.code(final, scope, routes)
        for condition, yes in reversed(branches):
            made = chosen(condition, yes, made)
        return made

    def _binary(self, node: Binary, scope: Scope, routes: bool) -> Code:
        if node.operator == "//":
            left, right = (self.code(each, scope, routes) for each in (node.left, node.right))
            return alternative(left, right, _leads_to_true) if routes else alternative(left, right)
        made = self._operation(node, scope)
        return foreign(made) if routes else made

    def _bind(self, node: Bind, scope: Scope, routes: bool) -> Code:
        source = self.inner(node.source, scope, routes)
        matcher = matching.matcher(self, node.patterns, scope)
        return matching.bound(source, matcher, self.code(node.body, matcher.scope, routes))

    def _reduce(self, node: Reduce, scope: Scope, routes: bool) -> Code:
        fold = self._fold(node, scope, routes)
        if routes:
            return reduced_routes(fold)
        steps = self._steps(node.update, fold.matcher.scope) if fold.matcher.single is not None else None
        budget = self.world.budget
        return reduced(fold, budget) if steps is None else reduced_in_place(fold, steps, budget)

    def _steps(self, node: Node, scope: Scope) -> list[updates.Step] | None:
        """An update of a ``reduce`` as assignments; None where it is something else."""
        found: list[updates.Step] = []
        while True:
            first = node.left if isinstance(node, Pipe) else node
            if isinstance(first, Binary) and first.operator == "+" and isinstance(first.left, Identity):
                first = Assign("+", first.left, first.right)
            if not isinstance(first, Assign):
                return None
            place = self.code(first.place, scope, True)
            made = updates.step(place, first.operator, self.code(first.value, scope), apart=_is_apart(first.value))
            if made is None:
                return None
            found.append(made)
            if not isinstance(node, Pipe):
                return found
            node = node.right

    def _foreach(self, node: Foreach, scope: Scope, routes: bool) -> Code:
        fold = self._fold(node, scope, routes)
        extract = None if node.extract is None else self.code(node.extract, fold.matcher.scope, routes)
        return foreached_routes(fold, extract) if routes else foreached(fold, extract, self.world.budget)

    def _fold(self, node: Reduce | Foreach, scope: Scope, routes: bool) -> Fold:
        source = self.inner(node.source, scope, routes)
        matcher = matching.matcher(self, node.patterns, scope)
        start, update = self.code(node.start, scope, routes), self.code(node.update, matcher.scope, routes)
        return Fold(source, matcher, start, update)

    def _label(self, node: Label, scope: Scope, routes: bool) -> Code:
        begin = stream_of(self.code(node.body, scope.bound(f"*{node.name}"), routes))

        def run(env: Any, value: Any) -> Any:
            label = object()
            try:
                stream = begin((label, env), value)
                while (found := (yield stream)) is not END:
                    yield found
            except BreakOut as out:
                if out.label is not label:
                    raise

        return Code(MANY, run)

    def _break(self, node: Break, scope: Scope, routes: bool) -> Code:
        meaning = scope.find(f"*{node.name}")
        if not isinstance(meaning, Slot):
            self.errors.append((f"$*label-{node.name[1:]} is not defined", node.at, node.end))
            return constant(None)
        climb = climber(scope.depth - meaning.before - 1)

        def run(env: Any, value: Any) -> Any:
            raise BreakOut(climb(env)[0])

        return Code(MAYBE, run)

    def _define(self, node: Define, scope: Scope, routes: bool) -> Code:
        inner = scope
        body: Node = node
        while isinstance(body, Define):
            inner, function = inner.defined(body.definition)
            self.check(function)
            body = body.body
        return self.code(body, inner, routes)

    def check(self, function: Function) -> None:
        """Compile a function also where nobody calls it: what it calls has to exist."""
        self.function(function, False)

    def _call(self, node: Call, scope: Scope, routes: bool) -> Code:
        from mirage.commands.jq.library import native

        name = f"{node.name}/{len(node.arguments)}"
        meaning = scope.find(name)
        if meaning is None:
            return self._undefined(node, name) if (made := native(self, node, scope, routes)) is None else made
        if isinstance(meaning, Inline):
            return self.code(meaning.node, meaning.scope, routes)
        if isinstance(meaning, Parameter):
            return passed(scope.depth - meaning.before - 1, routes)
        assert isinstance(meaning, Function)
        return self.called(meaning, node.arguments, scope, routes)

    def _undefined(self, node: Call, name: str) -> Code:
        self.errors.append((f"{name} is not defined", node.at, node.at + len(node.name)))
        return constant(None)

    def called(self, function: Function, arguments: tuple[Node, ...], scope: Scope, routes: bool) -> Code:
        """A call of a function of the program, or of the library."""
        climb = climber(scope.depth - function.scope.depth)
        parameters = function.definition.parameters
        code = self.function(function, routes)
        again = code is None or function.level >= LEVELS
        if not again:
            self._levels[-1] = max(self._levels[-1], function.level + 1)
        run, made_kind = entry(function, routes, code, again)
        if not parameters:
            return Code(made_kind, lambda env, value: run(climb(env), value))
        filters = [Argument(partial(self.code, each, scope)) for each in arguments]
        places = [at for at, name in enumerate(parameters) if name.startswith("$")]
        if not places:
            bound = self.world.bound if again else free

            def call(env: Any, value: Any) -> Any:
                inner = climb(env)
                for each in filters:
                    inner = ((each, env), inner)
                bound(FILTER)
                return run(inner, value)

            return Code(made_kind, call)
        return called_with_values(
            Code(made_kind, run), climb, filters, [self.inner(arguments[at], scope, routes) for at in places], places
        )

    def function(self, function: Function, routes: bool) -> Code | None:
        """The code of a function; None while it is compiled: it calls itself."""
        if routes in function.codes:
            return function.codes[routes]
        if routes in function.compiling:
            return None
        function.compiling.add(routes)
        scope = function.scope
        for name in function.definition.parameters:
            # What is passed as a value is a filter, too.
            scope = scope.passed(f"{name.lstrip('$')}/0")
            if name.startswith("$"):
                scope = scope.bound(name)
        self._levels.append(0)
        made = self.code(function.definition.body, scope, routes)
        function.level = max(function.level, self._levels.pop())
        if made.kind == SERIES:
            made = Code(MANY, made.run)
        function.codes[routes] = made
        return made

    # What only has values

    def _const(self, node: Const, scope: Scope) -> Code:
        return constant(node.value)

    def _variable(self, node: Variable, scope: Scope, routes: bool) -> Code:
        meaning = scope.find(f"${node.name}")
        if isinstance(meaning, Slot):
            made = variable(scope.depth - meaning.before - 1)
        elif isinstance(meaning, Known):
            made = constant(meaning.value)
        elif node.name == "ENV":
            made = constant(self.world.environment)
        else:
            self.errors.append((f"${node.name} is not defined", node.at, node.at + len(node.name) + 1))
            made = constant(None)
        return foreign(made, passes=True) if routes else made

    def _text(self, node: Text, scope: Scope) -> Code:
        parts = [constant(each) if isinstance(each, str) else self.code(each, scope) for each in node.parts]
        literal = [isinstance(each, str) for each in node.parts]
        form = node.format

        def make(*values: Any) -> str:
            texts = zip(literal, values, strict=True)
            return "".join(value if plain else formatted(form, value) for plain, value in texts)

        return crossed(parts, make)

    def _array(self, node: Array, scope: Scope) -> Code:
        if node.body is None:
            return Code(ONE, lambda env, value: [])
        if isinstance(node.body, Comma):
            parts = [self.code(part, scope) for part in node.body.parts]
            if all(part.kind == ONE for part in parts):
                runs = [part.run for part in parts]
                return Code(ONE, lambda env, value: [run(env, value) for run in runs])
            body = joined(parts)
        else:
            body = self.code(node.body, scope)
        run = body.run
        if body.kind == ONE:
            return Code(ONE, lambda env, value: [run(env, value)])
        if body.kind == MAYBE:
            return Code(ONE, lambda env, value: [] if (found := run(env, value)) is EMPTY else [found])
        return Code(MANY, gathered(body, self.world.budget))

    def _object(self, node: Object, scope: Scope) -> Code:
        if not node.pairs:
            return Code(ONE, lambda env, value: {})
        parts: list[Code] = []
        for key, value in node.pairs:
            fixed = constant_of(key)
            if fixed is not VARYING and not isinstance(fixed, str):
                raise CompileError(f"Cannot use {described(fixed)} as object key")
            parts += [self.code(key, scope), self.code(value, scope)]
        names = [key.value for key, _ in node.pairs if isinstance(key, Const)]
        runs = [part.run for part in parts[1::2]]
        if len(names) == len(runs) and all(part.kind == ONE for part in parts):
            fields = list(zip(names, runs, strict=True))
            return Code(ONE, lambda env, value: {name: run(env, value) for name, run in fields})
        return crossed(parts, object_of, first_outermost=True)

    def _negate(self, node: Negate, scope: Scope) -> Code:
        return piped(self.code(node.term, scope), Code(ONE, lambda env, value: negate(value)))

    def _operation(self, node: Binary, scope: Scope) -> Code:
        operator = node.operator
        left, right = self.code(node.left, scope), self.code(node.right, scope)
        if operator in ("and", "or"):
            told = piped(right, Code(ONE, lambda env, value: value is not None and value is not False))
            return chosen(left, told, constant(False)) if operator == "and" else chosen(left, constant(True), told)
        if operator in ("==", "!=") and isinstance(node.right, Const) and left.kind == ONE:
            return _compared(left, node.right.value, operator == "==")
        return crossed([left, right], self._operator(operator))

    def _operator(self, operator: str) -> Callable[[Any, Any], Any]:
        return multiplying(self.world.bound) if operator == "*" else OPERATORS[operator]

    def _assign(self, node: Assign, scope: Scope) -> Code:
        place = self.code(node.place, scope, True)
        if node.operator == "|":
            return updates.updated(place, self.code(node.value, scope), self.world.budget)
        value = self.code(node.value, scope)
        if node.operator == "":
            return updates.assigned(place, value)
        if node.operator == "//":
            return updates.combined(place, value, lambda old, new: old if truthy(old) else new)
        return updates.combined(place, value, self._operator(node.operator))


def _is_apart(node: Node) -> bool:
    """Whether a value comes from constants and variables only."""
    pending = [node]
    while pending:
        each = pending.pop()
        if isinstance(each, (Const, Variable)):
            continue
        if isinstance(each, Pipe):
            pending.append(each.left)
        elif isinstance(each, Index):
            pending += [each.term, each.key]
        elif isinstance(each, Array) and each.body is not None:
            pending.append(each.body)
        elif isinstance(each, Object):
            pending += [part for pair in each.pairs for part in pair]
        elif isinstance(each, Comma):
            pending += each.parts
        else:
            return False
    return True


def _compared(left: Code, wanted: Any, same: bool) -> Code:
    run = left.run
    if isinstance(wanted, str):
        if same:
            return Code(ONE, lambda env, value: run(env, value) == wanted)
        return Code(ONE, lambda env, value: run(env, value) != wanted)
    if type(wanted) is int:

        def equal(env: Any, value: Any) -> bool:
            found = run(env, value)
            return (found == wanted and found is not True and found is not False) is same

        return Code(ONE, equal)
    return crossed([left, constant(wanted)], OPERATORS["==" if same else "!="])


def _leads_to_true(route: Any) -> bool:
    return truthy(route[1])


_METHODS: dict[type, Callable[[Compiler, Any, Scope, bool], Code]] = {
    Identity: Compiler._identity,
    Index: Compiler._index,
    Slice: Compiler._slice,
    Each: Compiler._each,
    Try: Compiler._try,
    Pipe: Compiler._pipe,
    Comma: Compiler._comma,
    If: Compiler._if,
    Binary: Compiler._binary,
    Bind: Compiler._bind,
    Reduce: Compiler._reduce,
    Foreach: Compiler._foreach,
    Label: Compiler._label,
    Break: Compiler._break,
    Define: Compiler._define,
    Call: Compiler._call,
    Variable: Compiler._variable,
}
_VALUES: dict[type, Callable[[Compiler, Any, Scope], Code]] = {
    Const: Compiler._const,
    Text: Compiler._text,
    Array: Compiler._array,
    Object: Compiler._object,
    Negate: Compiler._negate,
    Assign: Compiler._assign,
}
