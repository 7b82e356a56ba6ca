"""Commands that mounted resources bring: found by bare name, carried out at the mount they are meant for."""

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mirage.access import Access
from mirage.commands.accesses import plan
from mirage.commands.invoke import invoke
from mirage.commands.spec import Command, Operands, Options, Usage
from mirage.errors import failure
from mirage.paths import absolute
from mirage.vfs.table import Mount, MountMode, MountRegistry

if TYPE_CHECKING:
    from mirage.commands.context import Context

MOUNT = "--mount"


def with_resources(commands: Mapping[str, Command], registry: MountRegistry) -> Mapping[str, Command]:
    """``commands`` and those of the mounted resources; a built-in name stays what it is."""
    offers: dict[str, list[_Offer]] = {}
    for mount in registry:
        for command in mount.resource.commands():
            if command.name not in commands:
                offers.setdefault(command.name, []).append(_Offer(mount, command))
    if not offers:
        return commands
    return _Joined(commands, {name: _bound(tuple(several)) for name, several in offers.items()})


class _Joined(Mapping[str, Command]):
    """Two tables without a name in common; none of the commands is imported before it is asked for."""

    __slots__ = ("_first", "_second")

    def __init__(self, first: Mapping[str, Command], second: Mapping[str, Command]) -> None:
        self._first = first
        self._second = second

    def __getitem__(self, name: str) -> Command:
        return self._second[name] if name in self._second else self._first[name]

    def __contains__(self, name: object) -> bool:
        return name in self._second or name in self._first

    def __iter__(self) -> Iterator[str]:
        return chain(self._first, self._second)

    def __len__(self) -> int:
        return len(self._first) + len(self._second)


class _Offer(NamedTuple):
    """A command as one mount brings it."""

    mount: Mount
    command: Command


def _bound(offers: "tuple[_Offer, ...]") -> Command:
    """One command for all mounts that bring it: it finds the one that is meant, and hands its words on."""
    first = offers[0].command

    async def run(ctx: "Context", options: Options, words: Sequence[str]) -> int:
        offer, rest = _choose(offers, words, ctx.session.cwd)
        if offer.command.mutates and offer.mount.mode < MountMode.WRITE:
            raise failure(errno.EROFS, offer.mount.prefix)
        return await invoke(offer.command, ctx, rest)

    def touches(options: Options, words: Sequence[str]) -> Iterable[Access]:
        offer, rest = _choose(offers, words, "/")
        return plan(offer.command, rest)

    return Command(
        first.name,
        first.summary,
        Options,
        Operands(),
        run,
        touches,
        usage_status=first.usage_status,
        raw=True,
        mutates=first.mutates,
    )


def _choose(offers: "tuple[_Offer, ...]", words: Sequence[str], cwd: str) -> "tuple[_Offer, list[str]]":
    """The mount that ``--mount``, an operand, the working directory or the lack of others names.

    :raises Usage: several are possible, or ``--mount`` names none of them.
    """
    by_prefix = {offer.mount.prefix: offer for offer in offers}
    named, rest = _named(words)
    if named is not None:
        found = by_prefix.get(absolute(named, cwd))
        if found is None:
            raise Usage(f"{named}: not a mount of this command; use {MOUNT} {_either(by_prefix)}", hint=False)
        return found, rest
    if len(offers) == 1:
        return offers[0], rest
    for place in (*(absolute(word, cwd) for word in rest if "/" in word), cwd):
        holding = [prefix for prefix in by_prefix if place == prefix or place.startswith(prefix.rstrip("/") + "/")]
        if holding:
            return by_prefix[max(holding, key=len)], rest
    raise Usage(f"several mounts have this command; use {MOUNT} {_either(by_prefix)}", hint=False)


def _named(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """The value of ``--mount``, where it is given, and the words without it."""
    for at, word in enumerate(words):
        if word == "--":
            break
        if word == MOUNT and at + 1 < len(words):
            return words[at + 1], [*words[:at], *words[at + 2 :]]
        if word.startswith(MOUNT + "="):
            return word[len(MOUNT) + 1 :], [*words[:at], *words[at + 1 :]]
    return None, list(words)


def _either(prefixes: Iterable[str]) -> str:
    return " or ".join(sorted(prefixes))
