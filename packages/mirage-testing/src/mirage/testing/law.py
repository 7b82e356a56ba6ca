"""What a law is: a test with a sentence, what it asks of a resource, and how an author says that one does not hold."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from mirage.resources import Resource

T = TypeVar("T")

PREFIX = "test_"
_NEEDS = "__mirage_needs__"
_DEVIATIONS = "__mirage_deviations__"


@dataclass(frozen=True, slots=True)
class Law:
    """One law: ``owner`` is the class that states it, ``name`` its function without ``test_``."""

    name: str
    sentence: str
    owner: type
    function: Callable[..., Any]
    needs: tuple[str, ...] = ()
    """Methods the resource must offer; ``-write`` is one that it must not."""

    def __str__(self) -> str:
        return f"{self.owner.__name__}.{self.name}"

    def missing(self, resource: type[Resource]) -> str | None:
        """Why the law says nothing about this kind of resource, or None where it applies."""
        for need in self.needs:
            name = need.removeprefix("-")
            if offers(resource, name) != (name == need):
                return f"{resource.__name__} has {'no ' if name == need else ''}{name}()"
        return None


def offers(resource: type[Resource], method: str) -> bool:
    """Whether the class has a ``method`` of its own: a capability, or more than the base class's refusal."""
    own = getattr(resource, method, None)
    return own is not None and own is not getattr(Resource, method, None)


def needs(*methods: str) -> Callable[[T], T]:
    """Decorate a law, or a class of laws, with the methods it needs; ``-write`` says: only where there is none."""

    def mark(target: T) -> T:
        setattr(target, _NEEDS, (*getattr(target, _NEEDS, ()), *methods))
        return target

    return mark


def stated(owner: type) -> tuple[Law, ...]:
    """The laws that a class states itself, in order."""
    asked: tuple[str, ...] = vars(owner).get(_NEEDS, ())
    return tuple(
        Law(
            name.removeprefix(PREFIX),
            _sentence(function),
            owner,
            function,
            (*asked, *getattr(function, _NEEDS, ())),
        )
        for name, function in vars(owner).items()
        if name.startswith(PREFIX) and callable(function)
    )


def laws_of(cls: type) -> tuple[Law, ...]:
    """Every law that holds for a test class, its own and inherited ones, each name once."""
    found: dict[str, Law] = {}
    for owner in cls.__mro__:
        for law in stated(owner):
            found.setdefault(law.name, law)
    return tuple(found.values())


def deviates(laws: str | Iterable[str], why: str) -> Callable[[type[T]], type[T]]:
    """Say that laws do not hold for a resource, and why. They must then fail: one that passes is an error.

    :param laws: the name of a law, or several (an iterable, or names separated by blanks).
    :raises ValueError: the class has no such law, or there is no reason.
    """
    names = tuple(laws.split()) if isinstance(laws, str) else tuple(laws)
    if not names or not why.strip():
        raise ValueError("deviates(laws, why): name at least one law, and say why it does not hold")

    def mark(cls: type[T]) -> type[T]:
        known = [law.name for law in laws_of(cls)]
        for name in names:
            if name not in known:
                close = difflib.get_close_matches(name, known, n=3)
                raise ValueError(f"{cls.__name__} has no law {name!r}; near it: {', '.join(close) or 'none'}")
        setattr(cls, _DEVIATIONS, {**deviations_of(cls), **dict.fromkeys(names, why)})
        return cls

    return mark


def deviations_of(cls: type) -> Mapping[str, str]:
    """The laws that a test class declares not to hold, and why."""
    found: Mapping[str, str] = getattr(cls, _DEVIATIONS, {})
    return found


def _sentence(function: Callable[..., Any]) -> str:
    return " ".join((function.__doc__ or "").split())
