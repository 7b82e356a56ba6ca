"""``reduce`` and ``foreach``."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mirage.commands.jq.codes import MANY, ONE, Code, stream_of
from mirage.commands.jq.faults import JqError
from mirage.commands.jq.growth import GROWTH, SIZED, Growth
from mirage.commands.jq.machine import END, PAUSE
from mirage.commands.jq.matching import Matcher
from mirage.commands.jq.routes import lost
from mirage.commands.jq.updates import Draft, Step
from mirage.commands.jq.values import too_deep

if TYPE_CHECKING:
    from mirage.budget import Budget

OFTEN = 4096
"""Updates between two looks at how deep a state is."""


class Fold(NamedTuple):
    """The parts that both have."""

    source: Code
    matcher: Matcher
    start: Code
    update: Code


def reduced(fold: Fold, budget: "Budget") -> Code:
    """The last state; null where an update has no value."""
    begin, sources, update = stream_of(fold.start), stream_of(fold.source), stream_of(fold.update)
    single, matches = fold.matcher.single, fold.matcher.streams[0]
    direct = fold.update.run if fold.update.kind == ONE and single is not None else None

    def run(env: Any, value: Any) -> Any:
        states = begin(env, value)
        count = 0
        while (state := (yield states)) is not END:
            growth = Growth(budget)
            values = sources(env, value)
            try:
                while (each := (yield values)) is not END:
                    old = state
                    if direct is not None and single is not None:
                        state = direct(single(env, each), state)
                        count += 1
                        if not count % OFTEN and too_deep(state):
                            raise JqError("Value nested too deeply")
                    else:
                        bindings = matches(env, each)
                        while (inner := (yield bindings)) is not END:
                            results = update(inner, state)
                            state = None
                            while (found := (yield results)) is not END:
                                state = found
                    if type(state) in SIZED and growth.seen(old, state):
                        yield PAUSE
            finally:
                growth.close()
            yield state
            # What a further start is for, has had its input.
            value = None

    return Code(MANY, run)


def foreached(fold: Fold, extract: Code | None, budget: "Budget") -> Code:
    """Each state, or what ``extract`` makes of it; null is the next one where an update has no value."""
    begin, sources, update = stream_of(fold.start), stream_of(fold.source), stream_of(fold.update)
    matches = fold.matcher.streams[0]
    shown = None if extract is None else stream_of(extract)

    def run(env: Any, value: Any) -> Any:
        states = begin(env, value)
        while (state := (yield states)) is not END:
            growth = Growth(budget)
            values = sources(env, value)
            try:
                while (each := (yield values)) is not END:
                    bindings = matches(env, each)
                    while (inner := (yield bindings)) is not END:
                        results = update(inner, state)
                        old, state = state, None
                        while (found := (yield results)) is not END:
                            state = found
                            if type(state) in SIZED and growth.seen(old, state):
                                yield PAUSE
                            old = state
                            if shown is None:
                                yield state
                                continue
                            stream = shown(inner, state)
                            while (one := (yield stream)) is not END:
                                yield one
            finally:
                growth.close()

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
            growth = Growth(budget)
            values = sources(env, value)
            try:
                while (each := (yield values)) is not END:
                    # A text that is held twice does not grow in place.
                    old = len(draft.value) if type(draft.value) is str else draft.value
                    inner = single(env, each)
                    for step in steps:
                        step(inner, draft)
                    new = draft.value
                    if type(new) is str and type(old) is int:
                        pause = growth.lengthened(len(new) - old)
                    else:
                        # What is changed in place the draft has counted.
                        pause = new is not old and type(new) in SIZED and growth.seen(old, new)
                    del new
                    if pause:
                        yield PAUSE
                    if draft.grown > charged + GROWTH:
                        budget.hold(draft.grown - charged)
                        charged = draft.grown
            finally:
                budget.drop(charged)
                growth.close()
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
