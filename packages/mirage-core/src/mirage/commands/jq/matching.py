"""``as``: values taken apart, and their parts bound to names."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from mirage.commands.jq import access
from mirage.commands.jq.codes import MANY, MAYBE, ONE, Code, constant, stream_of
from mirage.commands.jq.faults import JqError
from mirage.commands.jq.machine import EMPTY, END
from mirage.commands.jq.scope import Scope
from mirage.commands.jq.syntax import Pattern, Shape

if TYPE_CHECKING:
    from mirage.commands.jq.compile import Compiler

Env = Any
LARGE = 1 << 20
"""Bytes of a string whose binding is charged."""


class Matcher(NamedTuple):
    """Alternative patterns: each a stream of the environments in which a value's parts are bound."""

    scope: Scope
    single: Callable[[Env, Any], Env] | None
    """Where there is one pattern and one way to match it."""
    streams: tuple[Callable[[Env, Any], Any], ...]


class _Step(NamedTuple):
    """Take ``key`` of what is held at ``source``; bind it, or hold it as the next one."""

    source: int
    key: Code
    binds: bool
    holds: bool


def matcher(compiler: "Compiler", patterns: tuple[Pattern, ...], scope: Scope) -> Matcher:
    """What binds the names of ``patterns``; with alternatives all names are bound, some of them to null."""
    if len(patterns) == 1:
        if isinstance(patterns[0], str):
            return Matcher(scope.bound(f"${patterns[0]}"), _charged(compiler), (_newest_stream,))
        return _plain(compiler, patterns[0], scope)
    names = list(dict.fromkeys(name for pattern in patterns for name in _names(pattern)))
    streams = tuple(_alternative(compiler, pattern, scope, names) for pattern in patterns)
    for name in names:
        scope = scope.bound(f"${name}")
    return Matcher(scope, None, streams)


def _newest_stream(env: Env, value: Any) -> Any:
    yield value, env


def _charged(compiler: "Compiler") -> Callable[[Env, Any], Env]:
    """Binds the value; what is large is charged."""
    world = compiler.world

    def bind(env: Env, value: Any) -> Env:
        if type(value) is str and len(value) > LARGE:
            world.bound(len(value))
        return value, env

    return bind


def _plain(compiler: "Compiler", shape: Shape, scope: Scope) -> Matcher:
    steps, inner = _steps(compiler, shape, scope)
    single = _single(steps) if all(step.key.kind == ONE for step in steps) else None
    return Matcher(inner, single, (_stream(steps),))


def _alternative(compiler: "Compiler", pattern: Pattern, scope: Scope, names: list[str]) -> Callable[[Env, Any], Any]:
    """A pattern that binds ``names`` in their order."""
    if isinstance(pattern, str):
        begin: Callable[[Env, Any], Any] = _newest_stream
    else:
        begin = _stream(_steps(compiler, pattern, scope)[0])
    bound = _names(pattern)

    def run(env: Env, value: Any) -> Any:
        stream = begin(env, value)
        while (found := (yield stream)) is not END:
            values: dict[str, Any] = {}
            for name in reversed(bound):
                values.setdefault(name, found[0])
                found = found[1]
            made = env
            for name in names:
                made = (values.get(name), made)
            yield made

    return run


def _names(pattern: Pattern) -> list[str]:
    """The names a pattern binds, in the order of its steps."""
    if isinstance(pattern, str):
        return [pattern]
    found: list[str] = []
    for item in reversed(pattern.items or ()):
        found += _names(item)
    for _, name, inner in pattern.fields:
        if name is not None:
            found.append(name)
        if inner is not None:
            found += _names(inner)
    return found


def _steps(compiler: "Compiler", shape: Shape, scope: Scope) -> tuple[list[_Step], Scope]:
    steps: list[_Step] = []
    held = 1

    def visit(pattern: Pattern, source: int, key: Code, scope: Scope, name: str | None = None) -> Scope:
        nonlocal held
        if name is not None:
            scope = scope.bound(f"${name}")
        if isinstance(pattern, str):
            steps.append(_Step(source, key, True, False))
            return scope.bound(f"${pattern}")
        place = held
        held += 1
        steps.append(_Step(source, key, name is not None, True))
        return parts(pattern, place, scope)

    def parts(pattern: Shape, place: int, scope: Scope) -> Scope:
        # The last item is taken first.
        for at, item in reversed(list(enumerate(pattern.items or ()))):
            scope = visit(item, place, constant(at), scope)
        for key, name, inner in pattern.fields:
            code = compiler.code(key, scope)
            if inner is None:
                steps.append(_Step(place, code, True, False))
                scope = scope.bound(f"${name}")
            elif name is not None and isinstance(inner, str):
                steps.append(_Step(place, code, True, False))
                scope = visit(inner, place, code, scope.bound(f"${name}"))
            else:
                scope = visit(inner, place, code, scope, name)
        return scope

    scope = parts(shape, 0, scope)
    return steps, scope


def _taken(value: Any, key: Any) -> Any:
    return access.index(value, key)


def _single(steps: list[_Step]) -> Callable[[Env, Any], Env]:
    def run(env: Env, value: Any) -> Env:
        held = [value]
        for source, key, binds, holds in steps:
            found = _taken(held[source], key.run(env, held[source]))
            if binds:
                env = (found, env)
            if holds:
                held.append(found)
        return env

    return run


def _stream(steps: list[_Step]) -> Callable[[Env, Any], Any]:
    begins = [stream_of(step.key) for step in steps]

    def run(env: Env, value: Any) -> Any:
        states: list[tuple[Env, tuple[Any, ...]]] = [(env, (value,))]
        running = [begins[0](env, value)]
        while running:
            at = len(running) - 1
            key = yield running[-1]
            if key is END:
                running.pop()
                states.pop()
                continue
            now, held = states[-1]
            step = steps[at]
            found = _taken(held[step.source], key)
            if step.binds:
                now = (found, now)
            if step.holds:
                held = (*held, found)
            if at + 1 == len(steps):
                yield now
                continue
            states.append((now, held))
            running.append(begins[at + 1](now, held[steps[at + 1].source]))

    return run


def bound(source: Code, matcher: Matcher, body: Code) -> Code:
    """``SOURCE as PATTERNS | BODY``"""
    one, two, single = source.run, body.run, matcher.single
    if single is not None and source.kind == ONE:
        return Code(body.kind, lambda env, value: two(single(env, one(env, value)), value))
    match = matcher.streams[0]
    if len(matcher.streams) > 1:
        return _first_that_fits(source, matcher, body)
    begin, rest = stream_of(source), stream_of(body)
    if single is not None and body.kind <= MAYBE:

        def direct(env: Env, value: Any) -> Any:
            values = begin(env, value)
            while (each := (yield values)) is not END:
                found = two(single(env, each), value)
                if found is not EMPTY:
                    yield found

        return Code(MANY, direct)

    def run(env: Env, value: Any) -> Any:
        values = begin(env, value)
        while (each := (yield values)) is not END:
            matches = match(env, each)
            while (inner := (yield matches)) is not END:
                stream = rest(inner, value)
                while (found := (yield stream)) is not END:
                    yield found

    return Code(MANY, run)


def _first_that_fits(source: Code, matcher: Matcher, body: Code) -> Code:
    """The next pattern is tried where one fails, and where what follows fails."""
    begin, rest = stream_of(source), stream_of(body)
    last = len(matcher.streams) - 1

    def run(env: Env, value: Any) -> Any:
        values = begin(env, value)
        while (each := (yield values)) is not END:
            for at, match in enumerate(matcher.streams):
                try:
                    matches = match(env, each)
                    while (inner := (yield matches)) is not END:
                        stream = rest(inner, value)
                        while (found := (yield stream)) is not END:
                            yield found
                    break
                except JqError:
                    if at == last:
                        raise

    return Code(MANY, run)
