"""Routes: a path, as a tuple of keys, with the value it leads to. A value of another origin has None for its path."""

from collections.abc import Callable
from typing import Any

from mirage.commands.jq import access
from mirage.commands.jq.codes import MANY, MAYBE, ONE, Code, stream_of
from mirage.commands.jq.faults import JqError
from mirage.commands.jq.machine import EMPTY, END, PAUSE
from mirage.commands.jq.values import brief

CHUNK = 1024


def entered(route: Any, key: Any) -> Any:
    """One key further."""
    path, value = route
    if path is None:
        raise JqError(f"Invalid path expression near attempt to access element {brief(key)} of {brief(value)}")
    return (*path, key), access.index(value, key)


def stepped(key: Any) -> Callable[[Any, Any], Any]:
    """One known key further."""
    return lambda env, route: entered(route, key)


def opened(env: Any, route: Any) -> Any:
    """Every key further."""
    path, value = route
    if path is None:
        raise JqError(f"Invalid path expression near attempt to iterate through {brief(value)}")
    found = access.keyed(value)
    for at in range(0, len(found), CHUNK):
        for key, each in found[at : at + CHUNK]:
            yield (*path, key), each
        yield PAUSE


def whole(route: Any) -> list[Any]:
    """The path of a route as a value."""
    path, value = route
    if path is None:
        raise JqError(f"Invalid path expression with result {brief(value)}")
    return list(path)


def valued(code: Code) -> Code:
    """What is done to a value, done to the value of a route."""
    run = code.run
    return Code(code.kind, lambda env, route: run(env, route[1]))


def foreign(code: Code) -> Code:
    """What leads nowhere: its values have a path only where they are the value of the route itself."""
    run = code.run
    if code.kind == ONE:
        return Code(ONE, lambda env, route: _from(route, run(env, route[1])))
    if code.kind == MAYBE:

        def maybe(env: Any, route: Any) -> Any:
            found = run(env, route[1])
            return EMPTY if found is EMPTY else _from(route, found)

        return Code(MAYBE, maybe)
    begin = stream_of(code)

    def many(env: Any, route: Any) -> Any:
        stream = begin(env, route[1])
        while (found := (yield stream)) is not END:
            yield _from(route, found)

    return Code(MANY, many)


def elsewhere(code: Code) -> Code:
    """A constant: only null, true and false are the same everywhere."""
    run = code.run

    def single(env: Any, route: Any) -> Any:
        found = run(env, route[1])
        return (route[0] if found is route[1] and (found is None or isinstance(found, bool)) else None), found

    return Code(ONE, single)


def _from(route: Any, found: Any) -> Any:
    same = found is route[1] and (not isinstance(found, (int, float)) or isinstance(found, bool))
    return (route[0] if same else None), found
