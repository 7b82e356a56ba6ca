"""Deliberately wrong resources: for each law at least one that breaks it, and little else."""

import errno
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from shelf import Shelf

from mirage.errors import failure
from mirage.resources import Entry, Reading, Resource
from mirage.testing import Tree

R = TypeVar("R", bound=type[Resource])


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong resource for a law, and the tree it claims to hold where the kit cannot plant one."""

    law: str
    make: Callable[[], Resource]
    name: str
    tree: Tree | None = None


MUTANTS: list[Mutant] = []

KEPT: list[Any] = []
"""What mutants leave open, kept from the garbage collector until the test is over."""


async def close_kept() -> None:
    """Close what mutants left open."""
    while KEPT:
        left = KEPT.pop()
        if hasattr(left, "aclose"):
            await left.aclose()
        else:
            left.close()


def breaks(*laws: str, tree: Tree | None = None) -> Callable[[R], R]:
    """Register a class as a mutant for these laws."""

    def register(cls: R) -> R:
        MUTANTS.extend(Mutant(law, cls, cls.__name__, tree) for law in laws)
        return cls

    return register


def wrong(law: str, method: str, code: int, instead: int | type[Exception] | None) -> None:
    """Register a mutant whose ``method`` answers an errno with another one, a crash, or (None) with success."""

    def verdict(error: OSError) -> None:
        if error.errno != code:
            raise error
        if instead is None:
            return
        raise failure(instead, "x") if isinstance(instead, int) else instead("broken")

    body = {"read": _reading, "list": _listing, "walk": _listing}.get(method, _acting)(method, verdict)
    name = f"{method}_{errno.errorcode[code]}_{getattr(instead, '__name__', instead)}"
    MUTANTS.append(Mutant(law, type(name, (Shelf,), {method: body}), name))


Verdict = Callable[[OSError], None]


def _acting(method: str, verdict: Verdict) -> Callable[..., Any]:
    async def act(self: Shelf, *given: Any, **named: Any) -> Any:
        try:
            return await getattr(Shelf, method)(self, *given, **named)
        except OSError as error:
            verdict(error)
            return Entry.file("x") if method != "open" else self.opened("x", self.new("file"), True)

    return act


def _listing(method: str, verdict: Verdict) -> Callable[..., Any]:
    async def listing(self: Shelf, path: str) -> AsyncIterator[Sequence[object]]:
        try:
            async for page in getattr(Shelf, method)(self, path):
                yield page
        except OSError as error:
            verdict(error)

    return listing


def _reading(method: str, verdict: Verdict) -> Callable[..., Any]:
    @asynccontextmanager
    async def read(
        self: Shelf, path: str, start: int = 0, stop: int | None = None, *, unless: str | None = None
    ) -> AsyncIterator[Reading]:
        try:
            opened = Shelf.read(self, path, start, stop, unless=unless)
        except OSError as error:
            verdict(error)
            opened = Reading.of(b"")
        async with opened as reading:
            yield reading

    return read
