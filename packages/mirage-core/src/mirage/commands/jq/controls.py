"""Filters that take filters, or ask for something: neither functions of values nor well written in jq itself."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mirage.commands.jq import access, operators
from mirage.commands.jq.codes import MANY, MAYBE, ONE, SERIES, Code, constant, crossed, piped, stream_of
from mirage.commands.jq.faults import Halt, JqError, PathError
from mirage.commands.jq.growth import SIZED, Growth
from mirage.commands.jq.machine import EMPTY, END, FRAME, PAUSE, Message, ModuleAsked, NextInput
from mirage.commands.jq.numbers import double, is_number, number
from mirage.commands.jq.routes import Lost, foreign, lost, valued, whole
from mirage.commands.jq.scope import Scope
from mirage.commands.jq.syntax import Call, Comma, Define, Definition, Identity, If, Node, Pipe
from mirage.commands.jq.values import brief, fault, too_deep, truthy
from mirage.commands.jq.writing import written

if TYPE_CHECKING:
    from mirage.budget import Budget
    from mirage.commands.jq.compile import Compiler

Arguments = tuple[Node, ...]
Build = Callable[["Compiler", Arguments, Scope, bool], Code]

CHUNK = 512


def _empty(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    return Code(MAYBE, lambda env, value: EMPTY)


def _error(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    def run(env: Any, value: Any) -> Any:
        raise JqError(value)

    return valued(Code(MAYBE, run)) if routes else Code(MAYBE, run)


def _path(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    inner = compiler.code(arguments[0], scope, True)
    begun = piped(Code(ONE, lambda env, value: ((), value)), inner)
    made = piped(begun, Code(ONE, lambda env, route: whole(route)))
    return foreign(made) if routes else made


def _getpath(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    paths = compiler.inner(arguments[0], scope, routes)
    itself = Code(ONE, lambda env, value: value)
    return crossed([itself, paths], _followed_route if routes else access.followed)


def _followed_route(route: Any, path: Any) -> Any:
    before, value = route
    found = access.followed(value, path)
    if type(before) is Lost:
        raise PathError(f"Invalid path expression with result {brief(value)}")
    return (*before, *path), found


def _recurse(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    return Code(SERIES, _every_route if routes else _every_value)


def _every_value(env: Any, value: Any) -> Any:
    pending = [value]
    count = 0
    while pending:
        each = pending.pop()
        yield each
        if isinstance(each, list):
            pending += each[::-1]
        elif isinstance(each, dict):
            pending += list(each.values())[::-1]
        count += 1
        if not count % CHUNK:
            yield PAUSE


def _every_route(env: Any, route: Any) -> Any:
    pending = [route]
    count = 0
    while pending:
        path, value = each = pending.pop()
        yield each
        if type(path) is Lost:
            raise PathError(f"Invalid path expression near attempt to iterate through {brief(value)}")
        if isinstance(value, (list, dict)):
            pending += [((*path, key), inner) for key, inner in reversed(access.keyed(value))]
        count += 1
        if not count % CHUNK:
            yield PAUSE


Shows = Callable[[Any, Any], tuple[bool, bool]]
"""Whether a value is one of the results, and whether it leads further."""


def _walking(compiler: "Compiler", further: Code, shows: Shows) -> Code:
    """Values that lead to values, each before those."""
    budget = compiler.world.budget
    begin = stream_of(further)

    def run(env: Any, value: Any) -> Any:
        running = [_only(value)]
        charged = 0
        try:
            while running:
                found = yield running[-1]
                if found is END:
                    running.pop()
                    continue
                shown, goes_on = shows(env, found)
                if shown:
                    yield found
                if goes_on:
                    running.append(begin(env, found))
                    if len(running) > charged:
                        charged += CHUNK
                        budget.hold(CHUNK * FRAME)
        finally:
            budget.drop(charged * FRAME)

    return Code(SERIES, _chain(further, shows, budget)) if further.kind <= MAYBE else Code(MANY, run)


def _chain(further: Code, shows: Shows, budget: "Budget") -> Callable[[Any, Any], Any]:
    """The same where each leads to one at most."""
    step = further.run

    def run(env: Any, value: Any) -> Any:
        count = 0
        growth = Growth(budget)
        try:
            while value is not EMPTY:
                shown, goes_on = shows(env, value)
                if shown:
                    yield value
                if not goes_on:
                    return
                old, value = value, step(env, value)
                pause = type(value) in SIZED and growth.seen(old, value)
                count += 1
                if not count % CHUNK and too_deep(value):
                    raise JqError("Value nested too deeply")
                if pause or not count % CHUNK:
                    yield PAUSE
        finally:
            growth.close()

    return run


def _only(value: Any) -> Any:
    yield value


def _recurse_by(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    node: Node = arguments[0]
    if len(arguments) == 2:
        node = Pipe(node, Call("select", (arguments[1],)))
    return _walking(compiler, compiler.code(node, scope, routes), lambda env, value: (True, True))


def _looping(until: bool) -> Build:
    """``while`` and ``until``."""

    def build(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
        condition = compiler.inner(arguments[0], scope, routes)
        if condition.kind != ONE:
            return compiler.code(_LOOPS[until](*arguments), scope, routes)
        test = condition.run

        def shows(env: Any, value: Any) -> tuple[bool, bool]:
            true = truthy(test(env, value))
            return true, true is not until

        return _walking(compiler, compiler.code(arguments[1], scope, routes), shows)

    return build


def _loop(until: bool) -> Callable[[Node, Node], Node]:
    """The same in jq, for conditions that have many values."""

    def written_out(condition: Node, update: Node) -> Node:
        following: Node = Pipe(update, Call(" next"))
        yes, no = (Identity(), following) if until else (Comma((Identity(), following)), Call("empty"))
        return Define(Definition(" next", (), If(condition, yes, no)), Call(" next"))

    return written_out


_LOOPS = {True: _loop(True), False: _loop(False)}


def _first(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    body = compiler.code(arguments[0], scope, routes)
    if body.kind <= MAYBE:
        return body
    begin = stream_of(body)

    def run(env: Any, value: Any) -> Any:
        found = yield begin(env, value)
        if found is not END:
            yield found

    return Code(MANY, run)


def _last(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    begin = stream_of(compiler.code(arguments[0], scope))

    def run(env: Any, value: Any) -> Any:
        stream = begin(env, value)
        last: Any = END
        while (found := (yield stream)) is not END:
            last = found
        if last is not END:
            yield last

    return foreign(Code(MANY, run), passes=True) if routes else Code(MANY, run)


def _counted(name: str, compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    """``limit`` and ``skip``."""
    counts = stream_of(compiler.inner(arguments[0], scope, routes))
    begin = stream_of(compiler.code(arguments[1], scope, routes))

    def run(env: Any, value: Any) -> Any:
        numbers = counts(env, value)
        while (count := (yield numbers)) is not END:
            if operators.less(count, 0):
                raise JqError(f"{name} doesn't support negative count")
            if name == "limit" and not operators.greater(count, 0):
                continue
            stream = begin(env, value)
            while (found := (yield stream)) is not END:
                positive = operators.greater(count, 0)
                if positive:
                    count = operators.subtract(count, 1)
                if positive == (name == "limit"):
                    yield found
                if name == "limit" and not operators.greater(count, 0):
                    break

    return Code(MANY, run)


def _limit(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    return _counted("limit", compiler, arguments, scope, routes)


def _skip(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    return _counted("skip", compiler, arguments, scope, routes)


def _isempty(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    begin = stream_of(compiler.code(arguments[0], scope))

    def run(env: Any, value: Any) -> Any:
        found = yield begin(env, value)
        yield found is END

    return foreign(Code(MANY, run)) if routes else Code(MANY, run)


def _decided(wanted: bool) -> Build:
    """``any`` and ``all``: over as soon as one decides."""

    def build(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
        begin = stream_of(compiler.code(Pipe(*arguments), scope))

        def run(env: Any, value: Any) -> Any:
            stream = begin(env, value)
            while (found := (yield stream)) is not END:
                if truthy(found) is wanted:
                    yield wanted
                    return
            yield not wanted

        return foreign(Code(MANY, run)) if routes else Code(MANY, run)

    return build


def _range(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    bounds = [compiler.code(argument, scope) for argument in arguments]
    if len(bounds) == 1:
        bounds.insert(0, constant(0))
    made = piped(
        crossed(bounds, lambda *given: given, first_outermost=True),
        Code(SERIES, _steps if len(bounds) == 3 else _count),
    )
    made = Code(MANY, stream_of(made))
    return foreign(made) if routes else made


def _count(env: Any, bounds: Any) -> Any:
    start, stop = bounds
    if not is_number(start) or not is_number(stop):
        raise JqError("Range bounds must be numeric")
    at, last = double(start), double(stop)
    whole = type(start) is int
    done = 0
    while at < last:
        # The first one is what was given: a literal stays one.
        yield start if not done else int(at) if whole else number(at)
        at += 1
        done += 1
        if not done % CHUNK:
            yield PAUSE


def _steps(env: Any, bounds: Any) -> Any:
    at, stop, step = bounds
    forward = operators.greater(step, 0)
    if not forward and not operators.less(step, 0):
        return
    beyond = operators.less if forward else operators.greater
    done = 0
    while beyond(at, stop):
        yield at
        at = operators.add(at, step)
        done += 1
        if not done % CHUNK:
            yield PAUSE


def _input(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    def run(env: Any, value: Any) -> Any:
        found = yield NextInput()
        if found is END:
            raise JqError("break")
        if isinstance(found, JqError):
            raise found
        yield lost(value, found) if routes else found

    return Code(MANY, run)


def _inputs(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    def run(env: Any, value: Any) -> Any:
        while (found := (yield NextInput())) is not END:
            if isinstance(found, JqError):
                raise found
            yield lost(value, found) if routes else found

    return Code(MANY, run)


def _said(text: Callable[["Compiler", Any], bytes]) -> Build:
    """``debug`` and ``stderr``: what comes in goes on."""

    def build(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
        def run(env: Any, value: Any) -> Any:
            yield Message(text(compiler, value[1] if routes else value))
            yield value

        return Code(MANY, run)

    return build


def _debugged(compiler: "Compiler", value: Any) -> bytes:
    return written(["DEBUG:", value], compiler.world.style) + b"\n"


def _to_stderr(compiler: "Compiler", value: Any) -> bytes:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else written(value)


def _halt(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    def run(env: Any, value: Any) -> Any:
        raise Halt(0)

    return Code(MAYBE, run)


def _halt_error(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    def halt(value: Any, status: Any) -> Any:
        if not is_number(status):
            raise fault(value, "halt_error/1: number required")
        raise Halt(int(double(status)) if status == status else 0, value, silent=value is None)

    statuses = compiler.inner(arguments[0], scope, routes)
    itself = Code(ONE, lambda env, value: value[1] if routes else value)
    return crossed([itself, statuses], halt)


def _sub(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    """``sub(RE; TEXT; FLAGS)``: each text that is computed from the captures makes a result of its own."""
    from mirage.commands.jq import regexes

    pattern, text, flags = (compiler.code(each, scope) for each in arguments)
    given = stream_of(crossed([pattern, flags], lambda *both: both, first_outermost=True))
    begin = stream_of(text)

    def run(env: Any, value: Any) -> Any:
        pairs = given(env, value)
        while (pair := (yield pairs)) is not END:
            results: list[Any] = []
            previous = 0
            for found in regexes.matches(value, pair[0], pair[1], False):
                gap = value[previous : found["offset"]]
                stream = begin(env, regexes.captured(found))
                at = 0
                while (insert := (yield stream)) is not END:
                    if at == len(results):
                        results.append(None)
                    results[at] = operators.add(results[at], operators.add(gap, insert))
                    at += 1
                previous = found["offset"] + found["length"]
                yield PAUSE
            if not results:
                yield value
            for result in results:
                yield operators.add(result, value[previous:])

    return foreign(Code(MANY, run)) if routes else Code(MANY, run)


def _tostream(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    """``[path, leaf]`` of each leaf, and ``[path]`` of the last one in a container where that ends."""

    def run(env: Any, value: Any) -> Any:
        pending: list[tuple[list[Any], Any]] = [([], value)]
        count = 0
        while pending:
            path, each = pending.pop()
            if each is END:
                yield [path]
            elif isinstance(each, (list, dict)) and each:
                keyed = access.keyed(each)
                pending.append(([*path, keyed[-1][0]], END))
                pending += [([*path, key], inner) for key, inner in reversed(keyed)]
            else:
                yield [path, each]
            count += 1
            if not count % CHUNK:
                yield PAUSE

    return foreign(Code(SERIES, run)) if routes else Code(SERIES, run)


def _now(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    made = Code(ONE, lambda env, value: compiler.world.now())
    return foreign(made) if routes else made


def _input_filename(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    made = Code(ONE, lambda env, value: compiler.world.file())
    return foreign(made) if routes else made


def _input_line_number(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    made = Code(ONE, lambda env, value: compiler.world.line())
    return foreign(made) if routes else made


def _builtins(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    from mirage.commands.jq.library import names

    made = Code(ONE, lambda env, value: names())
    return foreign(made) if routes else made


def _modulemeta(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    def run(env: Any, value: Any) -> Any:
        if not isinstance(value, str):
            raise JqError("modulemeta input module name must be a string")
        found = yield ModuleAsked(value)
        if isinstance(found, JqError):
            raise found
        yield found

    return foreign(Code(MANY, run)) if routes else Code(MANY, run)


def _search_list(compiler: "Compiler", arguments: Arguments, scope: Scope, routes: bool) -> Code:
    made = constant(compiler.world.paths)
    return foreign(made) if routes else made


FILTERS: dict[str, Build] = {
    "empty/0": _empty,
    "error/0": _error,
    "path/1": _path,
    "getpath/1": _getpath,
    "recurse/0": _recurse,
    "recurse/1": _recurse_by,
    "recurse/2": _recurse_by,
    "while/2": _looping(False),
    "until/2": _looping(True),
    "first/1": _first,
    "last/1": _last,
    "limit/2": _limit,
    "skip/2": _skip,
    "isempty/1": _isempty,
    "any/2": _decided(True),
    "all/2": _decided(False),
    "range/1": _range,
    "range/2": _range,
    "range/3": _range,
    "input/0": _input,
    "inputs/0": _inputs,
    "debug/0": _said(_debugged),
    "stderr/0": _said(_to_stderr),
    "halt/0": _halt,
    "halt_error/1": _halt_error,
    "sub/3": _sub,
    "tostream/0": _tostream,
    "now/0": _now,
    "input_filename/0": _input_filename,
    "input_line_number/0": _input_line_number,
    "builtins/0": _builtins,
    "modulemeta/0": _modulemeta,
    "get_search_list/0": _search_list,
}
"""``name/arity`` -> what makes its code."""
