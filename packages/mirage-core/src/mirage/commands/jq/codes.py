"""Compiled parts of a program, by how many values they have, and how they are put together."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from mirage.commands.jq.faults import JqError
from mirage.commands.jq.machine import EMPTY, END, PAUSE, Deferred, Run
from mirage.commands.jq.values import truthy

ONE: Final = 0
"""``run`` returns the value."""
MAYBE: Final = 1
"""``run`` returns the value, or EMPTY."""
SERIES: Final = 2
"""``run`` returns a generator of values and PAUSE, which needs no machine."""
MANY: Final = 3
"""``run`` returns a stream."""


class Code(NamedTuple):
    """A compiled part."""

    kind: int
    run: Run


def nothing() -> Any:
    """No value."""
    yield from ()


def stream_of(code: Code) -> Run:
    """``run`` of a part as a stream, however many values it has."""
    run = code.run
    if code.kind >= SERIES:
        return run
    if code.kind == ONE:

        def single(env: Any, value: Any) -> Any:
            yield run(env, value)

        return single

    def maybe(env: Any, value: Any) -> Any:
        found = run(env, value)
        if found is not EMPTY:
            yield found

    return maybe


def constant(value: Any) -> Code:
    """Always the same."""
    return Code(ONE, lambda env, _: value)


def piped(first: Code, second: Code) -> Code:
    """``first | second``"""
    one, other = first.run, second.run
    if first.kind == ONE:
        return Code(second.kind, lambda env, value: other(env, one(env, value)))
    if first.kind == MAYBE:
        return _piped_maybe(first, second)
    if first.kind == SERIES and second.kind <= SERIES:
        return _piped_series(first, second)
    if second.kind == ONE:

        def changed(env: Any, value: Any) -> Any:
            stream = one(env, value)
            while (each := (yield stream)) is not END:
                yield other(env, each)

        return Code(MANY, changed)
    if second.kind == MAYBE:

        def filtered(env: Any, value: Any) -> Any:
            stream = one(env, value)
            while (each := (yield stream)) is not END:
                found = other(env, each)
                if found is not EMPTY:
                    yield found

        return Code(MANY, filtered)

    def run(env: Any, value: Any) -> Any:
        stream = one(env, value)
        while (each := (yield stream)) is not END:
            inner = other(env, each)
            while (found := (yield inner)) is not END:
                yield found

    return Code(MANY, run)


def _piped_maybe(first: Code, second: Code) -> Code:
    one, other = first.run, second.run
    if second.kind <= MAYBE:

        def maybe(env: Any, value: Any) -> Any:
            found = one(env, value)
            return EMPTY if found is EMPTY else other(env, found)

        return Code(MAYBE, maybe)

    def run(env: Any, value: Any) -> Any:
        found = one(env, value)
        return nothing() if found is EMPTY else other(env, found)

    return Code(second.kind, run)


def _piped_series(first: Code, second: Code) -> Code:
    one, other = first.run, second.run
    if second.kind == SERIES:

        def nested(env: Any, value: Any) -> Any:
            for each in one(env, value):
                if each is PAUSE:
                    yield PAUSE
                else:
                    yield from other(env, each)

        return Code(SERIES, nested)

    def run(env: Any, value: Any) -> Any:
        for each in one(env, value):
            if each is PAUSE:
                yield PAUSE
                continue
            found = other(env, each)
            if found is not EMPTY:
                yield found

    return Code(SERIES, run)


def joined(parts: Sequence[Code]) -> Code:
    """``a, b, c``"""
    runs = [(part.kind, part.run) for part in parts]
    if all(kind <= MAYBE for kind, _ in runs):

        def short(env: Any, value: Any) -> Any:
            for _, run in runs:
                found = run(env, value)
                if found is not EMPTY:
                    yield found

        return Code(SERIES, short)
    *streams, last = [stream_of(part) for part in parts]

    def run(env: Any, value: Any) -> Any:
        for begin in streams:
            stream = begin(env, value)
            while (found := (yield stream)) is not END:
                yield found
        return Deferred(last, env, value)

    return Code(MANY, lambda env, value: Deferred(run, env, value))


def crossed(parts: Sequence[Code], make: Callable[..., Any], *, first_outermost: bool = False) -> Code:
    """``make(*values)`` of every combination; the last part is the outermost loop, unless the first is to be."""
    if all(part.kind == ONE for part in parts):
        return Code(ONE, _crossed_singles([part.run for part in parts], make, first_outermost))
    order = list(range(len(parts)))
    if not first_outermost:
        order.reverse()
    if all(part.kind <= MAYBE for part in parts):
        runs = [parts[at].run for at in order]

        def maybe(env: Any, value: Any) -> Any:
            values: list[Any] = [None] * len(runs)
            for at, run in zip(order, runs, strict=True):
                found = run(env, value)
                if found is EMPTY:
                    return EMPTY
                values[at] = found
            return make(*values)

        return Code(MAYBE, maybe)
    streams = [stream_of(parts[at]) for at in order]

    def combined(env: Any, value: Any) -> Any:
        values: list[Any] = [None] * len(streams)
        running: list[Any] = [streams[0](env, value)]
        while running:
            found = yield running[-1]
            if found is END:
                running.pop()
                continue
            values[order[len(running) - 1]] = found
            if len(running) == len(streams):
                yield make(*values)
            else:
                running.append(streams[len(running)](env, value))

    return Code(MANY, combined)


def _crossed_singles(runs: Sequence[Run], make: Callable[..., Any], first_outermost: bool) -> Run:
    if len(runs) == 1:
        only = runs[0]
        return lambda env, value: make(only(env, value))
    if len(runs) == 2 and not first_outermost:
        one, two = runs

        def pair(env: Any, value: Any) -> Any:
            right = two(env, value)
            return make(one(env, value), right)

        return pair
    if first_outermost:
        return lambda env, value: make(*[run(env, value) for run in runs])
    backwards = runs[::-1]
    return lambda env, value: make(*[run(env, value) for run in backwards][::-1])


def chosen(condition: Code, yes: Code, no: Code) -> Code:
    """``if condition then yes else no end``"""
    test, one, other = condition.run, yes.run, no.run
    kind = max(yes.kind, no.kind)
    if condition.kind == ONE:
        if kind > MAYBE:
            one, other = stream_of(yes), stream_of(no)

        def direct(env: Any, value: Any) -> Any:
            found = test(env, value)
            return other(env, value) if found is None or found is False else one(env, value)

        return Code(kind, direct)
    begin_test, begin_yes, begin_no = stream_of(condition), stream_of(yes), stream_of(no)

    def run(env: Any, value: Any) -> Any:
        tests = begin_test(env, value)
        while (found := (yield tests)) is not END:
            stream = begin_yes(env, value) if truthy(found) else begin_no(env, value)
            while (each := (yield stream)) is not END:
                yield each

    return Code(MANY, run)


def tried(body: Code, handler: Code | None) -> Code:
    """``try body catch handler``: the handler gets the error's value."""
    run = body.run
    if body.kind <= MAYBE and (handler is None or handler.kind <= MAYBE):
        caught = handler.run if handler is not None else None

        def maybe(env: Any, value: Any) -> Any:
            try:
                return run(env, value)
            except JqError as error:
                return EMPTY if caught is None else caught(env, error.value)

        kind = ONE if handler is not None and body.kind == handler.kind == ONE else MAYBE
        return Code(kind, maybe)
    begin = stream_of(body)
    recover = stream_of(handler) if handler is not None else None

    def many(env: Any, value: Any) -> Any:
        try:
            stream = begin(env, value)
            while (found := (yield stream)) is not END:
                yield found
        except JqError as error:
            if recover is None:
                return
            fault = error.value
        else:
            return
        stream = recover(env, fault)
        while (found := (yield stream)) is not END:
            yield found

    return Code(MANY, many)


def alternative(left: Code, right: Code, is_true: Callable[[Any], bool] = truthy) -> Code:
    """``left // right``: the values of ``left`` that are true, or else ``right``."""
    one, other = left.run, right.run
    if left.kind <= MAYBE:
        if right.kind > MAYBE:
            other = stream_of(right)

        def direct(env: Any, value: Any) -> Any:
            found = one(env, value)
            if found is EMPTY or not is_true(found):
                return other(env, value)
            return found if right.kind <= MAYBE else _single(found)

        return Code(right.kind, direct)
    begin, fall_back = stream_of(left), stream_of(right)

    def many(env: Any, value: Any) -> Any:
        any_true = False
        stream = begin(env, value)
        while (found := (yield stream)) is not END:
            if is_true(found):
                any_true = True
                yield found
        if any_true:
            return
        stream = fall_back(env, value)
        while (found := (yield stream)) is not END:
            yield found

    return Code(MANY, many)


def _single(value: Any) -> Any:
    yield value
