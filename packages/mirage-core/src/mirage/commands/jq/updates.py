"""Assignments: values at paths replaced, computed from what was there, or removed."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mirage.commands.jq import access, operators
from mirage.commands.jq.codes import MANY, ONE, Code, stream_of
from mirage.commands.jq.growth import GROWTH, Sampled
from mirage.commands.jq.machine import END
from mirage.commands.jq.routes import whole

if TYPE_CHECKING:
    from mirage.budget import Budget


class Draft:
    """A value that is changed at many paths: a container is copied once, when it is first changed."""

    __slots__ = ("_owned", "_sampled", "grown", "value")

    def __init__(self, value: Any) -> None:
        self.value: Any = value
        self.grown = 0
        """Bytes that were added."""
        self._sampled = Sampled()
        self._owned: dict[int, Any] = {}
        """Copies that nobody else has seen, by identity; kept, so that no other object takes their place."""

    def shared(self, value: Any) -> None:
        """A value comes from ours: where it is a container, it may be one of our copies, or have one in it."""
        if isinstance(value, (list, dict)):
            self._owned.clear()

    def get(self, path: list[Any]) -> Any:
        """What is at ``path`` now."""
        found = access.followed(self.value, path)
        self.lent(found)
        return found

    def lent(self, value: Any) -> None:
        """A part of ours is handed out: what is around it stays ours."""
        if id(value) in self._owned:
            self._owned.clear()

    def set(self, path: list[Any], put: Any) -> None:
        """Put a value at ``path``."""
        if not path:
            self._owned.clear()
            self.value = put
            return
        self.value = container = self._own(self.value)
        for at, key in enumerate(path[:-1]):
            if not _within(container, key):
                self._rest(path, at, put)
                return
            child = self._own(container[key])
            container[key] = child
            container = child
        last = path[-1]
        if _within(container, last):
            old = container[last]
            self.grown += _length(put) - _length(old)
            if isinstance(put, (list, dict)):
                self.grown += self._sampled.seen(put, old)
            container[last] = put
            return
        if isinstance(container, dict) and isinstance(last, str):
            container[last] = put
        else:
            self._rest(path, len(path) - 1, put)
        self.grown += 64 + _length(put)
        if isinstance(put, (list, dict)):
            self.grown += self._sampled.seen(put)

    def add(self, path: list[Any], more: Any) -> None:
        """``+`` at ``path``; what is ours grows in place."""
        old = access.followed(self.value, path)
        if id(old) in self._owned and type(old) is type(more):
            if isinstance(old, list):
                old += more
            else:
                old.update(more)
            self.grown += _size(more)
            return
        if not path and type(old) is str and type(more) is str:
            del old
            self._lengthen(more)
            return
        put = operators.add(old, more)
        self.set(path, put)
        if path and isinstance(put, (list, dict)):
            self.grown += _size(more)
        if isinstance(put, (list, dict)) and put is not old and put is not more:
            self._owned[id(put)] = put

    def _lengthen(self, more: str) -> None:
        """Add to a text, which Python does in place where nobody else holds it."""
        text: str = self.value
        operators.fitting(len(text) + len(more))
        self.value = None
        text += more
        self.value = text

    def _rest(self, path: list[Any], done: int, put: Any) -> None:
        """What is no plain step in a container that exists."""
        container = access.followed(self.value, path[:done])
        made = access.replaced(container, path[done:], put)
        if not done:
            self.value = made
            return
        access.followed(self.value, path[: done - 1])[path[done - 1]] = made

    def _own(self, value: Any) -> Any:
        if id(value) in self._owned or not isinstance(value, (list, dict)):
            return value
        copied = value.copy()
        self._owned[id(copied)] = copied
        return copied


def _size(value: Any) -> int:
    """What an array or an object takes, the texts in it included."""
    parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    return 64 * len(parts) + sum([len(part) for part in parts if isinstance(part, str)])


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str) else 0


def _within(container: Any, key: Any) -> bool:
    """Whether a key leads to something that is there."""
    if isinstance(container, dict):
        return isinstance(key, str) and key in container
    return isinstance(container, list) and type(key) is int and 0 <= key < len(container)


def assigned(place: Code, value: Code) -> Code:
    """``PLACE = VALUE``, for each value."""
    if place.kind == ONE and value.kind == ONE:
        one, put = place.run, value.run

        def direct(env: Any, given: Any) -> Any:
            new = put(env, given)
            return access.replaced(given, whole(one(env, ((), given))), new)

        return Code(ONE, direct)
    places, values = stream_of(place), stream_of(value)

    def run(env: Any, given: Any) -> Any:
        news = values(env, given)
        while (new := (yield news)) is not END:
            draft = Draft(given)
            routes = places(env, ((), given))
            while (route := (yield routes)) is not END:
                draft.set(whole(route), new)
            yield draft.value

    return Code(MANY, run)


def combined(place: Code, value: Code, make: Callable[[Any, Any], Any]) -> Code:
    """``PLACE OP= VALUE``, for each value."""
    if place.kind == ONE and value.kind == ONE:
        one, put = place.run, value.run

        def direct(env: Any, given: Any) -> Any:
            new = put(env, given)
            route = one(env, ((), given))
            return access.replaced(given, whole(route), make(route[1], new))

        return Code(ONE, direct)
    places, values = stream_of(place), stream_of(value)

    def run(env: Any, given: Any) -> Any:
        news = values(env, given)
        while (new := (yield news)) is not END:
            draft = Draft(given)
            routes = places(env, ((), given))
            while (route := (yield routes)) is not END:
                path = whole(route)
                draft.set(path, make(draft.get(path), new))
            yield draft.value

    return Code(MANY, run)


def updated(place: Code, update: Code, budget: "Budget") -> Code:
    """``PLACE |= UPDATE``: its first value; without one the place is removed, when all is done."""
    if place.kind == ONE and update.kind == ONE:
        one, change = place.run, update.run

        def direct(env: Any, given: Any) -> Any:
            route = one(env, ((), given))
            return access.replaced(given, whole(route), change(env, route[1]))

        return Code(ONE, direct)
    places, changes = stream_of(place), stream_of(update)

    def run(env: Any, given: Any) -> Any:
        draft = Draft(given)
        removed: list[Any] = []
        routes = places(env, ((), given))
        charged = 0
        try:
            while (route := (yield routes)) is not END:
                path = whole(route)
                new = yield changes(env, draft.get(path))
                if new is END:
                    removed.append(path)
                    continue
                draft.set(path, new)
                if draft.grown > charged + GROWTH:
                    budget.hold(draft.grown - charged)
                    charged = draft.grown
        finally:
            budget.drop(charged)
        yield access.without(draft.value, removed) if removed else draft.value

    return Code(MANY, run)


Step = Callable[[Any, Draft], None]
"""What a ``reduce`` does to its state in place: called with what is bound."""


def step(place: Code, operator: str, value: Code, *, apart: bool) -> Step | None:
    """An assignment as a step; ``apart``: its value does not come from the state. None where it may have many."""
    if place.kind != ONE or value.kind != ONE:
        return None
    route, compute = place.run, value.run
    make = operators.OPERATORS.get(operator)

    def assign(env: Any, draft: Draft) -> None:
        new = compute(env, draft.value)
        if not apart:
            draft.shared(new)
        path = whole(route(env, ((), draft.value)))
        if operator == "+":
            draft.add(path, new)
        elif make is not None:
            draft.set(path, make(access.followed(draft.value, path), new))
        else:
            draft.set(path, new)

    def update(env: Any, draft: Draft) -> None:
        path, old = route(env, ((), draft.value))
        draft.lent(old)
        new = compute(env, old)
        draft.set(whole((path, old)), new)

    if operator == "|":
        return update
    return assign if operator == "" or make is not None else None
