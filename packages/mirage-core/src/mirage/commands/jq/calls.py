"""Calls of functions: the filters and values that are passed, and where they are found again."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mirage.commands.jq.codes import MANY, MAYBE, ONE, Code, crossed, stream_of
from mirage.commands.jq.machine import EMPTY, END, Deferred

if TYPE_CHECKING:
    from mirage.commands.jq.scope import Function


class Argument:
    """A filter that is passed: compiled when it is called, for values and for routes."""

    __slots__ = ("_codes", "_compiled")

    def __init__(self, compiled: Callable[[bool], Code]) -> None:
        self._compiled = compiled
        # Its names have to mean something, called or not.
        self._codes: dict[bool, Callable[[Any, Any], Any]] = {False: stream_of(compiled(False))}

    def run(self, routes: bool) -> Callable[[Any, Any], Any]:
        """Its stream."""
        found = self._codes.get(routes)
        if found is None:
            found = self._codes[routes] = stream_of(self._compiled(routes))
        return found


def passed(steps: int, routes: bool) -> Code:
    """The filter that was passed ``steps`` bindings ago."""
    climb = climber(steps)

    def run(env: Any, value: Any) -> Any:
        argument, outer = climb(env)[0]
        return Deferred(argument.run(routes), outer, value)

    return Code(MANY, run)


def entry(function: "Function", routes: bool, code: Code | None, again: bool) -> tuple[Callable[[Any, Any], Any], int]:
    """What runs a function, and how many values it has."""
    if code is not None and not again:
        return code.run, code.kind

    def begin(env: Any, value: Any) -> Any:
        return Deferred(stream_of(function.codes[routes]), env, value)

    return begin, MANY


def called_with_values(
    body: Code,
    climb: Callable[[Any], Any],
    filters: list[Argument],
    values: list[Code],
    places: list[int],
) -> Code:
    """A call some of whose parameters are values: it is made for each of their combinations."""
    taken = set(places)

    def call(env: Any, value: Any, given: tuple[Any, ...]) -> Any:
        inner = climb(env)
        rest = iter(given)
        for at, each in enumerate(filters):
            inner = ((each, env), inner)
            if at in taken:
                inner = (next(rest), inner)
        return body.run(inner, value)

    combinations = crossed(values, lambda *given: given, first_outermost=True)
    each = combinations.run
    if combinations.kind == ONE:
        return Code(body.kind, lambda env, value: call(env, value, each(env, value)))
    begin = stream_of(combinations)
    kind = body.kind

    def run(env: Any, value: Any) -> Any:
        stream = begin(env, value)
        while (given := (yield stream)) is not END:
            found = call(env, value, given)
            if kind <= MAYBE:
                if found is not EMPTY:
                    yield found
                continue
            while (result := (yield found)) is not END:
                yield result

    return Code(MANY, run)


def climber(steps: int) -> Callable[[Any], Any]:
    """The environment as it was ``steps`` bindings ago."""
    if steps == 0:
        return lambda env: env
    if steps == 1:
        return lambda env: env[1]
    if steps == 2:
        return lambda env: env[1][1]

    def climb(env: Any) -> Any:
        for _ in range(steps):
            env = env[1]
        return env

    return climb


def variable(steps: int) -> Code:
    """The value that was bound ``steps`` bindings ago."""
    if steps == 0:
        return Code(ONE, lambda env, value: env[0])
    climb = climber(steps)
    return Code(ONE, lambda env, value: climb(env)[0])


def free(size: int) -> None:
    """What is charged for values that take nothing to keep."""
    return
