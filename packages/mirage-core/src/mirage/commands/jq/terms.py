"""What terms take from a value: fields, items, slices; and what has no value where it fails."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable
from typing import Any

from mirage.commands.jq import access
from mirage.commands.jq.codes import MAYBE, ONE, SERIES, Code, crossed, piped
from mirage.commands.jq.faults import JqError, PathError
from mirage.commands.jq.machine import EMPTY, PAUSE
from mirage.commands.jq.routes import entered

CHUNK = 1024


def optional(code: Code, wanted: bool) -> Code:
    """What has no value where it fails; a path that goes wrong is no such failure."""
    if not wanted:
        return code
    run = code.run
    if code.kind == ONE:

        def maybe(env: Any, value: Any) -> Any:
            try:
                return run(env, value)
            except PathError:
                raise
            except JqError:
                return EMPTY

        return Code(MAYBE, maybe)

    def series(env: Any, value: Any) -> Any:
        found = run(env, value)
        try:
            # What can fail does so at first.
            first = next(found, PAUSE)
        except PathError:
            raise
        except JqError:
            return
        yield first
        yield from found

    return Code(SERIES, series)


def parted(parts: list[Code], take: Callable[..., Any], is_optional: bool) -> Code:
    """A part of a term, with what its keys are computed from."""
    if not is_optional:
        return crossed(parts, take)
    return piped(crossed(parts, lambda *given: given), optional(Code(ONE, lambda env, given: take(*given)), True))


def sliced(value: Any, stop: Any, start: Any) -> Any:
    """A slice, given its ends in the order in which they are computed."""
    return access.sliced(value, start, stop)


def route_sliced(route: Any, stop: Any, start: Any) -> Any:
    """The route of a slice."""
    return entered(route, {"start": start, "end": stop})


def item(key: Any) -> Callable[[Any, Any], Any]:
    """What stands at a key that is known."""
    return lambda env, value: access.index(value, key)


def field(name: str) -> Callable[[Any, Any], Any]:
    """As ``item``, for the key of an object."""

    def run(env: Any, value: Any) -> Any:
        if type(value) is dict:
            return value.get(name)
        return access.index(value, name)

    return run


def each_item(env: Any, value: Any) -> Any:
    """All that is in an array or an object."""
    found = access.items(value)
    for at in range(0, len(found), CHUNK):
        yield from found[at : at + CHUNK]
        yield PAUSE
