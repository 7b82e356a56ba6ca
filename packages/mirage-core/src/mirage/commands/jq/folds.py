"""``reduce`` and ``foreach``."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownVariableType=false

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mirage.commands.jq.codes import MANY, ONE, Code, stream_of
from mirage.commands.jq.faults import JqError
from mirage.commands.jq.machine import END
from mirage.commands.jq.matching import Matcher
from mirage.commands.jq.routes import lost
from mirage.commands.jq.updates import Draft, Step
from mirage.commands.jq.values import too_deep

if TYPE_CHECKING:
    from mirage.budget import Budget

OFTEN = 4096
"""Updates between two looks at how deep a state is."""
GROWTH = 1 << 16
"""Bytes by which a state grows before that is charged."""


class Fold(NamedTuple):
    """The parts that both have."""

    source: Code
    matcher: Matcher
    start: Code
    update: Code


def reduced(fold: Fold) -> Code:
    """The last state; null where an update has no value."""
    begin, sources, update = stream_of(fold.start), stream_of(fold.source), stream_of(fold.update)
    single, matches = fold.matcher.single, fold.matcher.streams[0]
    direct = fold.update.run if fold.update.kind == ONE and single is not None else None

    def run(env: Any, value: Any) -> Any:
        states = begin(env, value)
        count = 0
        while (state := (yield states)) is not END:
            values = sources(env, value)
            while (each := (yield values)) is not END:
                if direct is not None and single is not None:
                    state = direct(single(env, each), state)
                    count += 1
                    if not count % OFTEN and too_deep(state):
                        raise JqError("Value nested too deeply")
                    continue
                bindings = matches(env, each)
                while (inner := (yield bindings)) is not END:
                    results = update(inner, state)
                    state = None
                    while (found := (yield results)) is not END:
                        state = found
            yield state
            # What a further start is for, has had its input.
            value = None

    return Code(MANY, run)


def foreached(fold: Fold, extract: Code | None) -> Code:
    """Each state, or what ``extract`` makes of it; null is the next one where an update has no value."""
    begin, sources, update = stream_of(fold.start), stream_of(fold.source), stream_of(fold.update)
    matches = fold.matcher.streams[0]
    shown = None if extract is None else stream_of(extract)

    def run(env: Any, value: Any) -> Any:
        states = begin(env, value)
        while (state := (yield states)) is not END:
            values = sources(env, value)
            while (each := (yield values)) is not END:
                bindings = matches(env, each)
                while (inner := (yield bindings)) is not END:
                    results = update(inner, state)
                    state = None
                    while (found := (yield results)) is not END:
                        state = found
                        if shown is None:
                            yield state
                            continue
                        stream = shown(inner, state)
                        while (one := (yield stream)) is not END:
                            yield one

    return Code(MANY, run)


def reduced_in_place(fold: Fold, steps: Sequence[Step], budget: "Budget") -> Code:
    """As ``reduced``, where each update changes the state at a few places: it is copied only once."""
    begin, sources = stream_of(fold.start), stream_of(fold.source)
    single = fold.matcher.single
    assert single is not None

    def run(env: Any, value: Any) -> Any:
        states = begin(env, value)
        while (state := (yield states)) is not END:
            draft = Draft(state)
            charged = 0
            values = sources(env, value)
            try:
                while (each := (yield values)) is not END:
                    inner = single(env, each)
                    for step in steps:
                        step(inner, draft)
                    if draft.grown > charged + GROWTH:
                        budget.hold(draft.grown - charged)
                        charged = draft.grown
            finally:
                budget.drop(charged)
            yield draft.value
            value = None

    return Code(MANY, run)


def _moved(origin: Any, state: Any) -> Any:
    """The route of a state: only what the start led to has a path."""
    return origin if state is origin[1] else lost(origin, state)


def reduced_routes(fold: Fold) -> Code:
    """The last state, with the path of the start where it is still what that led to."""
    begin, sources, update = stream_of(fold.start), stream_of(fold.source), stream_of(fold.update)
    matches = fold.matcher.streams[0]

    def run(env: Any, route: Any) -> Any:
        origins = begin(env, route)
        while (origin := (yield origins)) is not END:
            state = origin[1]
            values = sources(env, route)
            while (each := (yield values)) is not END:
                bindings = matches(env, each)
                while (inner := (yield bindings)) is not END:
                    results = update(inner, _moved(origin, state))
                    state = None
                    while (found := (yield results)) is not END:
                        state = found[1]
            yield _moved(origin, state)

    return Code(MANY, run)


def foreached_routes(fold: Fold, extract: Code | None) -> Code:
    """The routes that each update leads to, or those that ``extract`` makes of them."""
    begin, sources, update = stream_of(fold.start), stream_of(fold.source), stream_of(fold.update)
    matches = fold.matcher.streams[0]
    shown = None if extract is None else stream_of(extract)

    def run(env: Any, route: Any) -> Any:
        origins = begin(env, route)
        while (origin := (yield origins)) is not END:
            state = origin[1]
            values = sources(env, route)
            while (each := (yield values)) is not END:
                bindings = matches(env, each)
                while (inner := (yield bindings)) is not END:
                    results = update(inner, _moved(origin, state))
                    state = None
                    while (found := (yield results)) is not END:
                        state = found[1]
                        if shown is None:
                            yield found
                            continue
                        stream = shown(inner, found)
                        while (one := (yield stream)) is not END:
                            yield one

    return Code(MANY, run)
