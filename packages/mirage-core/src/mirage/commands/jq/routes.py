"""Routes: a path, as a tuple of keys, with the value it leads to. A value of another origin has a Lost for its path."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable
from typing import Any, NamedTuple

from mirage.commands.jq import access
from mirage.commands.jq.codes import MANY, MAYBE, ONE, Code, stream_of
from mirage.commands.jq.faults import PathError
from mirage.commands.jq.machine import EMPTY, END, PAUSE
from mirage.commands.jq.numbers import is_number
from mirage.commands.jq.values import brief

CHUNK = 1024


class Lost(NamedTuple):
    """The path that was known last, and what it leads to: a value that is that again has it again."""

    path: Any
    value: Any


def entered(route: Any, key: Any) -> Any:
    """One key further."""
    path, value = route
    if type(path) is Lost:
        raise PathError(f"Invalid path expression near attempt to access element {brief(key)} of {brief(value)}")
    return (*path, key), access.index(value, key)


def stepped(key: Any) -> Callable[[Any, Any], Any]:
    """One known key further."""
    return lambda env, route: entered(route, key)


def opened(env: Any, route: Any) -> Any:
    """Every key further."""
    path, value = route
    if type(path) is Lost:
        raise PathError(f"Invalid path expression near attempt to iterate through {brief(value)}")
    found = access.keyed(value)
    for at in range(0, len(found), CHUNK):
        for key, each in found[at : at + CHUNK]:
            yield (*path, key), each
        yield PAUSE


def whole(route: Any) -> list[Any]:
    """The path of a route as a value."""
    path, value = route
    if type(path) is Lost:
        raise PathError(f"Invalid path expression with result {brief(value)}")
    return list(path)


def valued(code: Code) -> Code:
    """What is done to a value, done to the value of a route."""
    run = code.run
    return Code(code.kind, lambda env, route: run(env, route[1]))


def foreign(code: Code, *, passes: bool = False) -> Code:
    """What leads nowhere: its values have a path only where they are the value of the route itself.

    A number is that only where it is passed on, and not made.
    """
    run = code.run
    if code.kind == ONE:
        return Code(ONE, lambda env, route: _from(route, run(env, route[1]), passes))
    if code.kind == MAYBE:

        def maybe(env: Any, route: Any) -> Any:
            found = run(env, route[1])
            return EMPTY if found is EMPTY else _from(route, found, passes)

        return Code(MAYBE, maybe)
    begin = stream_of(code)

    def many(env: Any, route: Any) -> Any:
        stream = begin(env, route[1])
        while (found := (yield stream)) is not END:
            yield _from(route, found, passes)

    return Code(MANY, many)


def elsewhere(code: Code) -> Code:
    """A constant: only null, true and false are the same everywhere."""
    run = code.run

    def single(env: Any, route: Any) -> Any:
        found = run(env, route[1])
        return _from(route, found, False) if found is None or isinstance(found, bool) else lost(route, found)

    return Code(ONE, single)


def lost(route: Any, found: Any) -> Any:
    """The route of a value of another origin."""
    path, value = route
    return (path if type(path) is Lost else Lost(path, value)), found


def _from(route: Any, found: Any, passes: bool) -> Any:
    path, value = route
    if type(path) is Lost:
        path, value = path
    if found is value and (passes or not is_number(found)):
        return path, found
    return lost(route, found)
