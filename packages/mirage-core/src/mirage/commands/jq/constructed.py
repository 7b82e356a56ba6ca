"""Arrays and objects that a program makes."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable
from typing import Any

from mirage.commands.jq.codes import SERIES, Code, stream_of
from mirage.commands.jq.faults import JqError
from mirage.commands.jq.growth import SIZED, Sampled, large
from mirage.commands.jq.machine import END, PAUSE
from mirage.commands.jq.values import described


def gathered(body: Code, budget: Any) -> Callable[[Any, Any], Any]:
    """The values of a part as an array; charged while it is made."""
    begin = stream_of(body)

    def series(env: Any, value: Any) -> Any:
        found: list[Any] = []
        charged = 0
        sampled = Sampled()
        try:
            for each in begin(env, value):
                if each is PAUSE:
                    yield PAUSE
                    continue
                found.append(each)
                if type(each) is str:
                    size = large(each)
                elif type(each) in SIZED:
                    size = sampled.seen(each)
                else:
                    continue
                if size:
                    charged += size
                    budget.hold(size)
        finally:
            budget.drop(charged)
        yield found

    def many(env: Any, value: Any) -> Any:
        found: list[Any] = []
        charged = 0
        sampled = Sampled()
        stream = begin(env, value)
        try:
            while (each := (yield stream)) is not END:
                found.append(each)
                size = 40
                if type(each) in SIZED:
                    size = 64 + len(each) + (large(each) if type(each) is str else sampled.seen(each))
                charged += size
                budget.hold(size)
        finally:
            budget.drop(charged)
        yield found

    return series if body.kind == SERIES else many


def object_of(*parts: Any) -> dict[str, Any]:
    """An object of keys and values in turn."""
    made: dict[str, Any] = {}
    for key, value in zip(parts[::2], parts[1::2], strict=True):
        if not isinstance(key, str):
            raise JqError(f"Cannot use {described(key)} as object key")
        made[key] = value
    return made
